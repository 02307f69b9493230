#include "ui/forms/ages_text.h"

#include "core/ledgers/ages.h"

#include <QtCore/QCoreApplication>

namespace mulin::ui {

namespace {
class AgesText {
    Q_DECLARE_TR_FUNCTIONS(mulin::ui::AgesText)
};
} // namespace

QString agesText(const schema::TypeDef& ledger) {
    const auto ages = ledgers::agesOf(ledger);
    if (!ages) return {};
    if (ages->from && ages->to) return AgesText::tr("people from %1 to %2").arg(*ages->from).arg(*ages->to);
    return ages->from ? AgesText::tr("people of %1 and over").arg(*ages->from)
                      : AgesText::tr("people under %1").arg(*ages->to + 1);
}

} // namespace mulin::ui

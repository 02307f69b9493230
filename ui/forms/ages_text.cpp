#include "ui/forms/ages_text.h"

#include "core/ledgers/ages.h"

#include <QtCore/QCoreApplication>

namespace mulin::ui {

namespace {
QString words(const char* source) { return QCoreApplication::translate("mulin::ui::AgesText", source); }
} // namespace

QString agesText(const schema::TypeDef& ledger) {
    const auto ages = ledgers::agesOf(ledger);
    if (!ages) return {};
    if (ages->from && ages->to)
        return words(QT_TRANSLATE_NOOP("mulin::ui::AgesText", "people from %1 to %2")).arg(*ages->from).arg(*ages->to);
    return ages->from ? words(QT_TRANSLATE_NOOP("mulin::ui::AgesText", "people of %1 and over")).arg(*ages->from)
                      : words(QT_TRANSLATE_NOOP("mulin::ui::AgesText", "people under %1")).arg(*ages->to + 1);
}

} // namespace mulin::ui

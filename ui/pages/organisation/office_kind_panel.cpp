#include "ui/pages/organisation/office_kind_panel.h"

#include "core/organisation/setup.h"
#include "core/schema/type_def.h"
#include "ui/look/theme.h"
#include "ui/shell/error_text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"

#include <QtWidgets/QButtonGroup>
#include <QtWidgets/QRadioButton>
#include <QtWidgets/QVBoxLayout>

namespace mulin::ui {

using organisation::setting_key::officeKind;
using schema::OfficeKind;

OfficeKindPanel::OfficeKindPanel(OfficeSession& session, QWidget* parent)
    : SidePanel(session, "kind", tr("Kind of office"), parent), m_kinds(new QButtonGroup(this)) {
    const auto add = [this](OfficeKind kind, const QString& words, const QString& meaning) {
        auto* one = new QRadioButton(words, this);
        one->setObjectName(name(codeOf(kind).data()));
        one->setAccessibleDescription(meaning);
        m_kinds->addButton(one, static_cast<int>(kind));
        body().addWidget(one);
        auto* what = paragraph(meaning, Look::Secondary, this);
        what->setContentsMargins(px().s6, 0, 0, px().s2);
        body().addWidget(what);
    };
    add(OfficeKind::Neighbourhood, tr("Neighbourhood, street or mediation committee"),
        tr("Helps the judicial office: of talks, leave and assessments the number and day alone are kept."));
    add(OfficeKind::Judicial, tr("Judicial office"),
        tr("Keeps talks, leave and assessments itself, in full, in the sealed ledgers."));
    body().addWidget(paragraph(tr("What was entered before stays readable. The choice holds for everybody who works in "
                                  "this file; it is written to the history and can be undone."),
                               Look::Secondary, this));
    body().addStretch(1);
    primary("act", tr("Save"))->setEnabled(!session.isReadOnly());
    refresh();
}

bool OfficeKindPanel::canAct() const { return !session().isReadOnly(); }

void OfficeKindPanel::refresh() {
    session().read(
        this, m_latest,
        [](const ReadContext& context) -> Result<int> {
            const auto kind = schema::officeKindOf(records::setting(context.reader, officeKind));
            return static_cast<int>(kind.value_or(OfficeKind::Neighbourhood));
        },
        [this](const Result<int>& kind) {
            if (!kind) return;
            m_inForce = *kind;
            m_kinds->button(*kind)->setChecked(true);
        });
}

void OfficeKindPanel::act() {
    const int chosen = m_kinds->checkedId();
    if (chosen < 0 || chosen == m_inForce) return emit closeRequested();
    const std::string code(codeOf(static_cast<OfficeKind>(chosen)));
    session().transact(
        this, {"office.kind", {{"kind", code}}},
        [code](journal::Writer& writer) { return organisation::setSetting(writer, officeKind, code); }, closing());
}

} // namespace mulin::ui

#include "ui/pages/designer/rules_panel.h"

#include "ui/forms/field_editor.h"
#include "ui/shell/error_text.h"
#include "ui/widgets/form_rows.h"

#include <QtWidgets/QVBoxLayout>

namespace mulin::ui {

RulesPanel::RulesPanel(OfficeSession& session, const QString& area, const std::vector<std::string>& fields,
                       QWidget* parent)
    : QWidget(parent), m_session(session) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(px().s6, px().s4, px().s6, px().s4);
    auto* rows = new FormRows(area, this);
    rows->setNarrow();
    rows->setNotesBelow();
    layout->addWidget(rows);
    layout->addStretch(1);
    const schema::TypeDef* records = session.catalogue().find("ledger_definition");
    if (records == nullptr) return;
    for (const std::string& id : fields) {
        const schema::FieldDef* field = records->field(id);
        if (field == nullptr) continue;
        FieldEditor* editor = makeEditor(session, *records, *field, rows);
        QString label = session.label(field->label);
        if (!field->unit.empty() && session.language() == schema::Language::Zh)
            label += QStringLiteral("（%1）").arg(QString::fromStdString(field->unit));
        FormRow* row = rows->add(QString::fromStdString(id), label, editor->widget(), session.label(field->help));
        m_lines.push_back({id, editor, row});
        connect(editor, &FieldEditor::edited, this, [this, editor, row, id, label] {
            if (m_filling) return;
            const auto value = editor->read();
            if (!value) return row->setError(errorText(value.error(), &m_session.catalogue(), m_session.language()));
            row->clear();
            schema::Values values = valuesOf(m_now);
            values.set(id, *value);
            m_now = schema::ledgerDefinitionOf(m_now.uid, values);
            emit changed(label, QString::fromStdString(id), m_now);
        });
    }
}

void RulesPanel::show(const schema::LedgerDefinition& definition, const schema::Values& shipped) {
    m_now = definition;
    m_filling = true;
    const schema::Values values = valuesOf(definition);
    for (const Line& line : m_lines) {
        const schema::Value& said = values.get(line.id);
        const schema::Value& shown = said.isEmpty() ? shipped.get(line.id) : said;
        const auto now = line.editor->read();
        if (now && *now == shown) continue; // what is being typed stays
        if (line.editor->widget()->isAncestorOf(window()->focusWidget()) ||
            line.editor->focusWidget() == window()->focusWidget()) {
            if (now) line.editor->setValue(shown);
            continue;
        }
        line.editor->setValue(shown);
        line.row->clear();
    }
    m_filling = false;
}

void RulesPanel::tellGaps(const std::vector<ledgers::DesignGap>& gaps) {
    for (const Line& line : m_lines)
        for (const ledgers::DesignGap& gap : gaps)
            if (gap.field.empty() && gap.what == line.id)
                line.row->setError(line.id == "name" ? tr("What is the ledger called?")
                                                     : tr("What is the ledger needed for?"));
}

} // namespace mulin::ui

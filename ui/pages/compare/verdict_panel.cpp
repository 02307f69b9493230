#include "ui/pages/compare/verdict_panel.h"

#include "core/ledgers/ages.h"
#include "ui/forms/ages_text.h"
#include "ui/forms/choice_list.h"
#include "ui/forms/field_editor.h"
#include "ui/look/theme.h"
#include "ui/pages/compare/list_words.h"
#include "ui/shell/error_text.h"
#include "ui/shell/office_session.h"
#include "ui/widgets/form_rows.h"
#include "ui/widgets/label.h"
#include "ui/widgets/segmented.h"

#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QVBoxLayout>

namespace mulin::ui {

using sheets::ListDecision;

VerdictPanel::VerdictPanel(OfficeSession& session, QWidget* parent)
    : QWidget(parent), m_session(session), m_place(new QVBoxLayout(this)) {
    setObjectName(QStringLiteral("compare.verdict"));
    m_place->setContentsMargins(px().s4, px().s3, px().s4, px().s3);
    clear();
}

void VerdictPanel::clear() {
    delete m_body;
    m_body = new QWidget(this);
    m_row.reset();
    m_ticks.clear();
    m_asked.clear();
    m_words = nullptr;
    m_choice = nullptr;
    m_more = nullptr;
    m_fields = nullptr;
    m_place->addWidget(m_body);
    auto* column = new QVBoxLayout(m_body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px().s2);
}

void VerdictPanel::show(const schema::TypeDef& type, const sheets::ListRow& row, const QString& name,
                        const sheets::ListVerdict& verdict) {
    clear();
    m_type = &type;
    m_row = row;
    m_verdict = verdict;
    auto& column = static_cast<QVBoxLayout&>(*m_body->layout());
    column.addWidget(paragraph(name, Look::Name, m_body));
    QStringList said{outcomeText(row.outcome)};
    if (row.birth) said << tr("aged %1").arg(Date::age(*row.birth, m_session.today()));
    column.addWidget(plainLabel(said.join(QStringLiteral(" · ")), Look::Secondary, m_body));
    if (row.before) {
        const auto decision = row.before->decision == "decline" ? ListDecision::Decline
                              : row.before->decision == "adopt" ? ListDecision::Adopt
                              : row.before->decision == "enter" ? ListDecision::Enter
                                                                : ListDecision::Leave;
        const QString reason = QString::fromStdString(row.before->reason);
        column.addWidget(
            paragraph(tr("Decided before: %1%2")
                          .arg(decisionText(decision), reason.isEmpty() ? QString() : tr(", %1").arg(reason)),
                      Look::Due, m_body));
    }
    if (row.error) column.addWidget(paragraph(differenceText(m_session, row), Look::Overdue, m_body));
    addNamesakes(column);
    addDifferences(column);
    const auto decisions = row.decisions();
    if (!decisions.empty()) {
        QStringList options;
        int current = 0;
        for (std::size_t i = 0; i < decisions.size(); ++i) {
            options << decisionText(decisions[i]);
            if (decisions[i] == verdict.decision) current = static_cast<int>(i);
        }
        m_choice = new Segmented(options, m_body);
        m_choice->setObjectName(QStringLiteral("compare.decision"));
        m_choice->setAccessibleName(tr("Decision"));
        {
            const QSignalBlocker quiet(m_choice);
            m_choice->setCurrent(current);
        }
        column.addWidget(m_choice);
        connect(m_choice, &Segmented::chosen, this, &VerdictPanel::choose);
        m_more = new QVBoxLayout;
        column.addLayout(m_more);
        addFields(*m_more);
    }
    column.addStretch(1);
}

void VerdictPanel::addNamesakes(QVBoxLayout& column) {
    if (m_row->namesakes.empty()) return;
    auto* which = new QComboBox(m_body);
    which->setObjectName(QStringLiteral("compare.namesake"));
    which->setAccessibleName(tr("Which of them it is"));
    which->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    which->setMinimumContentsLength(12);
    which->setPlaceholderText(tr("Choose which of them it is"));
    for (const sheets::Namesake& one : m_row->namesakes) {
        QString words = QString::fromStdString(one.beside.empty() ? one.name : one.beside);
        if (one.birth) words += QStringLiteral(" · ") + tr("aged %1").arg(Date::age(*one.birth, m_session.today()));
        if (one.enrolled) words = tr("%1, in the ledger").arg(words);
        which->addItem(words);
        which->setItemData(which->count() - 1, plainToolTip(words), Qt::ToolTipRole);
        if (m_row->person == one.person) which->setCurrentIndex(which->count() - 1);
    }
    if (!m_row->person) which->setCurrentIndex(-1);
    connect(which, &QComboBox::activated, this, [this](int index) {
        const RecordId person = m_row->namesakes[static_cast<std::size_t>(index)].person;
        if (m_row->person != person) emit meant(m_verdict.row, person);
    });
    column.addWidget(which);
    if (!m_row->person)
        column.addWidget(paragraph(tr("None of them? Enter the new person under Residents first, then compare again."),
                                   Look::Secondary, m_body));
}

void VerdictPanel::addDifferences(QVBoxLayout& column) {
    for (const sheets::ListDifference& one : m_row->differences) {
        auto* tick = new QCheckBox(fieldText(m_session, one), m_body);
        tick->setObjectName(QStringLiteral("compare.field.") + QString::fromStdString(one.key()));
        tick->setChecked(m_verdict.fields.contains(one.key()));
        column.addWidget(tick);
        column.addWidget(paragraph(tr("Theirs: %1").arg(valueText(m_session, one, one.theirs)), Look::Body, m_body));
        column.addWidget(paragraph(tr("Ours: %1").arg(valueText(m_session, one, one.ours)), Look::Secondary, m_body));
        m_ticks.emplace_back(tick, one.key());
        connect(tick, &QCheckBox::toggled, this, [this] {
            // Who ticks a field wants it.
            const auto all = m_row->decisions();
            const bool any =
                std::any_of(m_ticks.begin(), m_ticks.end(), [](const auto& t) { return t.first->isChecked(); });
            const auto taking = std::find_if(all.begin(), all.end(), sheets::takesFields);
            const bool entering = taking != all.end() && *taking == ListDecision::Enter;
            if (m_choice && taking != all.end() && (any || !entering)) {
                const int at = any ? static_cast<int>(taking - all.begin()) : 0;
                m_choice->setCurrent(at);
                if (m_verdict.decision != all[static_cast<std::size_t>(at)]) return choose(at);
            }
            tell();
        });
    }
}

void VerdictPanel::addFields(QVBoxLayout& column) {
    delete m_fields;
    m_asked.clear();
    m_words = nullptr;
    m_fields = new QWidget(m_body);
    auto* inside = new QVBoxLayout(m_fields);
    inside->setContentsMargins(0, 0, 0, 0);
    auto* rows = new FormRows(QStringLiteral("compare"), m_fields);
    rows->setNarrow();
    rows->setNotesBelow();
    const bool enters = m_verdict.decision == ListDecision::Enter, leaves = m_verdict.decision == ListDecision::Leave;
    const auto ask = [&](const std::string& id, const char* control, const schema::Value& said, auto read) {
        const schema::FieldDef* field = m_type->field(id);
        if (field == nullptr) return;
        FieldEditor* editor = makeEditor(m_session, *m_type, *field, rows);
        letShrink(*editor->widget());
        FormRow* row = rows->add(QString::fromLatin1(control), m_session.label(field->label), editor->widget());
        if (!said.isEmpty()) editor->setValue(said);
        connect(editor, &FieldEditor::edited, this, &VerdictPanel::tell);
        m_asked.push_back({row, [editor, read] { return read(*editor); }});
    };
    const auto ages = enters && m_row->birth ? ledgers::agesOf(*m_type) : std::nullopt;
    if (ages && !ages->holds(*m_row->birth, m_session.today()))
        inside->addWidget(paragraph(tr("aged %1: this ledger is for %2")
                                        .arg(Date::age(*m_row->birth, m_session.today()))
                                        .arg(agesText(*m_type)),
                                    Look::Due, m_fields));
    if ((enters || leaves) && m_type->ledger) {
        const Date proposed = enters && m_row->since ? *m_row->since : m_session.today();
        ask(enters ? m_type->since : m_type->until, "on", schema::Value(m_verdict.on.value_or(proposed)),
            [this](const FieldEditor& editor) -> Result<void> {
                MULIN_TRY_LET(on, editor.read());
                if (on.isEmpty()) return makeError(ErrorCode::Required, {{"field", editor.field().id}});
                m_verdict.on = on.date();
                return {};
            });
        ask(enters ? "entry_reason" : "exit_reason", "why",
            m_verdict.why.empty() ? schema::Value() : schema::Value(m_verdict.why),
            [this](const FieldEditor& editor) -> Result<void> {
                MULIN_TRY_LET(why, editor.read());
                m_verdict.why = why.text();
                return {};
            });
    }
    if (m_verdict.decision != ListDecision::Later) {
        m_words = new QLineEdit(QString::fromStdString(m_verdict.words), rows);
        m_words->setMaxLength(200);
        rows->add(QStringLiteral("words"), m_verdict.decision == ListDecision::Decline ? tr("Why not") : tr("Remark"),
                  m_words, {}, m_verdict.decision == ListDecision::Decline);
        connect(m_words, &QLineEdit::textEdited, this, &VerdictPanel::tell);
    }
    inside->addWidget(rows);
    column.addWidget(m_fields);
}

void VerdictPanel::choose(int index) {
    if (!m_row) return;
    const auto all = m_row->decisions();
    if (index < 0 || static_cast<std::size_t>(index) >= all.size()) return;
    m_verdict.decision = all[static_cast<std::size_t>(index)];
    if (m_verdict.decision == ListDecision::Enter && m_verdict.why.empty())
        m_verdict.why = m_row->why.empty() ? "list" : m_row->why;
    if (m_verdict.decision == ListDecision::Leave) m_verdict.why.clear();
    const bool adopts = m_verdict.decision == ListDecision::Adopt;
    const bool any = std::any_of(m_ticks.begin(), m_ticks.end(), [](const auto& t) { return t.first->isChecked(); });
    for (const auto& [tick, key] : m_ticks) {
        const QSignalBlocker quiet(tick);
        if (adopts && !any) tick->setChecked(true); // all of it, unless some were named
        if (!sheets::takesFields(m_verdict.decision)) tick->setChecked(false);
    }
    addFields(*m_more);
    tell();
    if (m_words && m_verdict.decision == ListDecision::Decline) m_words->setFocus();
}

void VerdictPanel::tell() {
    if (!m_row) return;
    m_verdict.fields.clear();
    for (const auto& [tick, key] : m_ticks)
        if (tick->isChecked()) m_verdict.fields.insert(key);
    if (m_words) m_verdict.words = m_words->text().trimmed().toStdString();
    bool whole = true;
    for (const Asked& asked : m_asked) {
        asked.row->clear();
        const auto value = asked.read();
        if (value) continue;
        asked.row->setError(fieldErrorText(value.error(), &m_session.catalogue(), m_session.language()));
        whole = false;
    }
    sheets::ListVerdict said = m_verdict;
    if (!whole) said.decision = ListDecision::Later; // not by what stood there before
    emit decided(said);
}

} // namespace mulin::ui

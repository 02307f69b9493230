#include "ui/pages/campaigns/door_panel.h"

#include "core/base/text.h"
#include "core/schema/validation.h"
#include "ui/look/theme.h"
#include "ui/shell/office_session.h"
#include "ui/widgets/button.h"
#include "ui/widgets/form_rows.h"
#include "ui/widgets/label.h"
#include "ui/widgets/segmented.h"

#include <QtWidgets/QCheckBox>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QVBoxLayout>

namespace mulin::ui {

namespace {

constexpr int findingsLines = 3;

QString utf(const std::string& text) { return QString::fromStdString(text); }

/// What a column takes, beside its field.
QString hintOf(const ledgers::CampaignColumn& column) {
    switch (column.kind) {
    case ledgers::CampaignColumn::Kind::YesNo: return DoorPanel::tr("yes or no");
    case ledgers::CampaignColumn::Kind::Number: return DoorPanel::tr("a number");
    case ledgers::CampaignColumn::Kind::Choice: {
        QStringList choices;
        for (std::size_t i = 0; i < column.choices.size(); ++i)
            choices << QString::number(i + 1) + QLatin1Char(' ') + utf(column.choices[i]);
        return choices.join(QStringLiteral("  "));
    }
    case ledgers::CampaignColumn::Kind::Text: break;
    }
    return {};
}

} // namespace

QString campaignResultText(const OfficeSession& session, const std::string& result) {
    const schema::TypeDef* type = session.catalogue().find("campaign_visit");
    const schema::FieldDef* field = type ? type->field("result") : nullptr;
    if (field == nullptr || result.empty()) return {};
    return utf(schema::displayText(*field, schema::Value(result), session.language()));
}

DoorPanel::DoorPanel(OfficeSession& session, QWidget* parent)
    : QWidget(parent), m_session(session), m_place(new QVBoxLayout(this)) {
    setObjectName(QStringLiteral("campaigns.door"));
    m_place->setContentsMargins(px().s4, px().s3, px().s4, px().s3);
    m_back = (new Button(ButtonKind::Quiet, tr("Back to the doors"), this))->named(QStringLiteral("campaigns.back"));
    m_back->hide();
    connect(m_back, &QAbstractButton::clicked, this, &DoorPanel::backRequested);
    m_place->addWidget(m_back, 0, Qt::AlignLeft);
    clear();
}

void DoorPanel::setBackVisible(bool visible) { m_back->setVisible(visible); }

QString DoorPanel::visitor() const { return m_visitor ? m_visitor->text() : m_lastVisitor; }

void DoorPanel::clear() {
    m_lastVisitor = visitor();
    delete m_body;
    m_body = new QWidget(this);
    m_place->addWidget(m_body);
    m_answers.clear();
    m_result = nullptr;
    m_findings = nullptr;
    m_need = m_newcomer = m_phone = m_visitor = nullptr;
    m_tenant = nullptr;
}

void DoorPanel::show(const ledgers::CampaignProgress& campaign, const ledgers::CampaignDoor& door) {
    clear();
    m_columns = campaign.columns;
    m_entry = {};
    m_entry.campaign = campaign.record.id();
    m_entry.dwelling = door.dwelling;
    m_entry.answers = door.answers;
    auto* column = new QVBoxLayout(m_body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px().s2);
    column->addWidget(plainLabel(utf(door.door), Look::Name, m_body));
    QStringList names;
    for (const std::string& name : door.residents) names << utf(name);
    column->addWidget(
        paragraph(names.isEmpty() ? tr("Nobody is registered here") : names.join(tr(", ", "between names")),
                  Look::Secondary, m_body));
    QStringList results;
    int current = 0;
    for (int i = 0; i < 4; ++i) {
        results << campaignResultText(m_session, campaignResults[i]);
        if (door.result == campaignResults[i]) current = i;
    }
    m_result = new Segmented(results, m_body);
    m_result->setObjectName(QStringLiteral("campaigns.result"));
    m_result->setAccessibleName(tr("Result"));
    m_result->setCurrent(current);
    column->addWidget(m_result);
    auto* rows = new FormRows(QStringLiteral("campaigns"), m_body);
    rows->setNarrow();
    const auto add = [&](const char* name, const QString& label, const QString& hint = {}) {
        auto* edit = new QLineEdit(rows);
        edit->setMaxLength(200);
        rows->add(QString::fromLatin1(name), label, edit, hint);
        connect(edit, &QLineEdit::returnPressed, this, &DoorPanel::submit);
        return edit;
    };
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        auto* edit = add(("column" + std::to_string(i)).c_str(), utf(m_columns[i].name), hintOf(m_columns[i]));
        if (const auto at = door.answers.find(m_columns[i].name); at != door.answers.end())
            edit->setText(utf(at->second));
        m_answers.push_back(edit);
    }
    m_findings = new QPlainTextEdit(utf(door.findings), rows);
    m_findings->setTabChangesFocus(true);
    m_findings->setFixedHeight(m_findings->fontMetrics().lineSpacing() * findingsLines + px().s4);
    rows->add(QStringLiteral("findings"), tr("Findings"), m_findings, tr("Go into the files of those who live here"));
    m_need = add("need", tr("Asked for"));
    m_newcomer = add("newcomer", tr("New resident"), tr("Becomes a person who lives here"));
    m_phone = add("phone", tr("Phone"));
    m_tenant = new QCheckBox(tr("Rents here"), rows);
    rows->add(QStringLiteral("tenant"), {}, m_tenant);
    m_visitor = add("visitor", tr("Visitor"));
    m_visitor->setText(m_lastVisitor);
    column->addWidget(rows);
    auto* save = (new Button(ButtonKind::Primary, tr("Save, next door"), m_body))
                     ->named(QStringLiteral("campaigns.save"))
                     ->withKeys(QStringLiteral("Enter"));
    connect(save, &QAbstractButton::clicked, this, &DoorPanel::submit);
    column->addWidget(save);
    column->addStretch(1);
}

void DoorPanel::takeFocus() {
    if (!m_answers.empty())
        m_answers.front()->setFocus();
    else if (m_findings)
        m_findings->setFocus();
}

void DoorPanel::submit() {
    if (m_result == nullptr) return;
    m_entry.result = campaignResults[std::max(m_result->current(), 0)];
    for (std::size_t i = 0; i < m_answers.size(); ++i)
        m_entry.answers[m_columns[i].name] = m_answers[i]->text().trimmed().toStdString();
    m_entry.findings = m_findings->toPlainText().trimmed().toStdString();
    m_entry.need = m_need->text().trimmed().toStdString();
    m_entry.visitor = m_visitor->text().trimmed().toStdString();
    m_entry.newcomers.clear();
    if (const QString name = m_newcomer->text().trimmed(); !name.isEmpty())
        m_entry.newcomers.push_back(
            {name.toStdString(), m_phone->text().trimmed().toStdString(), {}, {}, m_tenant->isChecked()});
    emit entered(m_entry);
}

} // namespace mulin::ui

#include "ui/pages/campaigns/door_panel.h"

#include "core/base/text.h"
#include "core/schema/validation.h"
#include "ui/look/theme.h"
#include "ui/shell/office_session.h"
#include "ui/widgets/button.h"
#include "ui/widgets/form_rows.h"
#include "ui/widgets/label.h"
#include "ui/widgets/segmented.h"

#include <QtGui/QKeyEvent>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QVBoxLayout>

namespace mulin::ui {

namespace {

constexpr int findingsLines = 3;

QString utf(const std::string& text) { return QString::fromStdString(text); }

/// Answers to choose from; none: it is typed.
QStringList offeredBy(const ledgers::CampaignColumn& column) {
    QStringList offered;
    if (column.kind == ledgers::CampaignColumn::Kind::YesNo) offered << QStringLiteral("是") << QStringLiteral("否");
    for (const std::string& choice : column.choices) offered << utf(choice);
    return column.kind == ledgers::CampaignColumn::Kind::Text ? QStringList() : offered;
}

QString answerIn(const QWidget& widget) {
    if (const auto* box = qobject_cast<const QComboBox*>(&widget)) return box->currentData().toString();
    return static_cast<const QLineEdit&>(widget).text().trimmed();
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
        const std::string name = "column" + std::to_string(i);
        const auto at = door.answers.find(m_columns[i].name);
        const QString said = at == door.answers.end() ? QString() : utf(at->second);
        if (const QStringList offered = offeredBy(m_columns[i]); !offered.isEmpty()) {
            auto* box = new QComboBox(rows);
            box->addItem({});
            // Chosen by a click, by the arrows, or by typing its number.
            const bool yesNo = m_columns[i].kind == ledgers::CampaignColumn::Kind::YesNo;
            for (qsizetype k = 0; k < offered.size(); ++k)
                box->addItem(QString::number(k + 1) + QLatin1Char(' ') +
                                 (!yesNo   ? offered[k]
                                  : k == 0 ? tr("yes")
                                           : tr("no")),
                             offered[k]);
            if (!said.isEmpty() && box->findData(said) < 0) box->addItem(said, said); // asked otherwise once
            box->setCurrentIndex(said.isEmpty() ? 0 : box->findData(said));
            box->installEventFilter(this);
            rows->add(QString::fromStdString(name), utf(m_columns[i].name), box);
            m_answers.push_back(box);
        } else {
            const bool number = m_columns[i].kind == ledgers::CampaignColumn::Kind::Number;
            auto* edit = add(name.c_str(), utf(m_columns[i].name), number ? tr("a number") : QString());
            edit->setText(said);
            m_answers.push_back(edit);
        }
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

bool DoorPanel::eventFilter(QObject* object, QEvent* event) {
    if (event->type() == QEvent::KeyPress)
        if (const int key = static_cast<QKeyEvent*>(event)->key(); key == Qt::Key_Return || key == Qt::Key_Enter) {
            submit();
            return true;
        }
    return QWidget::eventFilter(object, event);
}

void DoorPanel::submit() {
    if (m_result == nullptr) return;
    m_entry.result = campaignResults[std::max(m_result->current(), 0)];
    for (std::size_t i = 0; i < m_answers.size(); ++i)
        m_entry.answers[m_columns[i].name] = answerIn(*m_answers[i]).toStdString();
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

#include "ui/pages/campaigns/door_panel.h"

#include "core/base/text.h"
#include "core/schema/validation.h"
#include "ui/forms/form_draft.h"
#include "ui/look/theme.h"
#include "ui/shell/error_text.h"
#include "ui/shell/office_session.h"
#include "ui/shell/text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/form_rows.h"
#include "ui/widgets/label.h"
#include "ui/widgets/page_head.h"
#include "ui/widgets/scrolled.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QButtonGroup>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QRadioButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace mulin::ui {

namespace {

constexpr int findingsLines = 3, needLines = 2;

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

/// As the draft of a door keeps it.
std::string textOf(const ledgers::DoorEntry& entry) {
    QJsonObject answers;
    for (const auto& [name, answer] : entry.answers) answers.insert(utf(name), utf(answer));
    QJsonArray gone;
    for (const RecordId& person : entry.gone) gone.append(utf(person.hex()));
    QJsonObject body{{QStringLiteral("result"), utf(entry.result)},     {QStringLiteral("answers"), answers},
                     {QStringLiteral("findings"), utf(entry.findings)}, {QStringLiteral("need"), utf(entry.need)},
                     {QStringLiteral("visitor"), utf(entry.visitor)},   {QStringLiteral("gone"), gone}};
    if (!entry.newcomers.empty()) {
        const ledgers::Newcomer& one = entry.newcomers.front();
        body.insert(QStringLiteral("newcomer"), QJsonObject{{QStringLiteral("name"), utf(one.name)},
                                                            {QStringLiteral("phone"), utf(one.phone)},
                                                            {QStringLiteral("tenant"), one.tenant}});
    }
    return QJsonDocument(body).toJson(QJsonDocument::Compact).toStdString();
}

std::optional<ledgers::DoorEntry> entryIn(const std::string& text, const ledgers::DoorEntry& of) {
    const QJsonObject body = QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
    if (body.isEmpty()) return {};
    ledgers::DoorEntry entry = of;
    const auto word = [](const QJsonObject& in, const char* name) {
        return in[QLatin1String(name)].toString().toStdString();
    };
    entry.result = word(body, "result");
    const QJsonObject answers = body[QStringLiteral("answers")].toObject();
    for (auto at = answers.begin(); at != answers.end(); ++at)
        entry.answers[at.key().toStdString()] = at->toString().toStdString();
    entry.findings = word(body, "findings");
    entry.need = word(body, "need");
    entry.visitor = word(body, "visitor");
    for (const QJsonValue& person : body[QStringLiteral("gone")].toArray())
        if (const auto uid = Uid::fromHex(person.toString().toStdString())) entry.gone.emplace_back(*uid);
    if (const QJsonObject one = body[QStringLiteral("newcomer")].toObject(); !one.isEmpty())
        entry.newcomers.push_back(
            {word(one, "name"), word(one, "phone"), {}, {}, one[QStringLiteral("tenant")].toBool()});
    return entry;
}

} // namespace

QString campaignResultText(const OfficeSession& session, const std::string& result) {
    const schema::TypeDef* type = session.catalogue().find("campaign_visit");
    const schema::FieldDef* field = type ? type->field("result") : nullptr;
    if (field == nullptr || result.empty()) return {};
    return utf(schema::displayText(*field, schema::Value(result), session.language()));
}

DoorPanel::DoorPanel(OfficeSession& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_inside(new QWidget(this))
    , m_place(new QVBoxLayout(m_inside))
    , m_draft(new FormDraft(session, this)) {
    connect(m_draft, &FormDraft::due, this, [this] {
        if (m_touched) m_draft->keep(textOf(entry()));
    });
    connect(m_draft, &FormDraft::found, this, [this](const std::string& body) {
        const auto kept = m_touched ? std::nullopt : entryIn(body, m_entry);
        if (!kept) return;
        m_draft->adopt();
        take(*kept);
    });
    setObjectName(QStringLiteral("campaigns.door"));
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    m_scroll = scrolled(m_inside, this, Qt::NoFocus);
    outer->addWidget(m_scroll, 1);
    m_place->setContentsMargins(px().s4, px().s3, px().s4, px().s3);
    m_back =
        (new Button(ButtonKind::Quiet, tr("Back to the doors"), m_inside))->named(QStringLiteral("campaigns.back"));
    m_back->hide();
    connect(m_back, &QAbstractButton::clicked, this, &DoorPanel::backRequested);
    m_place->addWidget(m_back, 0, Qt::AlignLeft);
    auto* foot = new PageFoot(this); // seen however long the questions are
    m_save = (new Button(ButtonKind::Primary, tr("Save, next door"), foot))
                 ->named(QStringLiteral("campaigns.save"))
                 ->withKeys(QStringLiteral("Ctrl+Enter"));
    connect(m_save, &QAbstractButton::clicked, this, [this] {
        if (m_result != nullptr && check()) emit entered(entry());
    });
    foot->addLeft(m_save);
    outer->addWidget(foot);
    clear();
}

void DoorPanel::setBackVisible(bool visible) { m_back->setVisible(visible); }

QString DoorPanel::visitor() const { return m_visitor ? m_visitor->text() : m_lastVisitor; }

void DoorPanel::touch() {
    m_touched = true;
    m_draft->touched();
}

void DoorPanel::setSaved() {
    m_touched = false;
    m_draft->drop();
    if (m_unsaved) m_unsaved->hide();
}

void DoorPanel::setBusy(bool busy) { setEnabled(!busy); }

void DoorPanel::clear() {
    m_draft->flush();
    m_lastVisitor = visitor();
    delete m_body;
    m_body = new QWidget(m_inside);
    m_place->addWidget(m_body);
    m_place->setStretchFactor(m_body, 1);
    m_fields.clear();
    m_answers.clear();
    m_gone.clear();
    m_touched = false;
    m_result = nullptr;
    m_findings = m_need = nullptr;
    m_newcomer = m_phone = m_visitor = nullptr;
    m_tenant = nullptr;
    m_unsaved = nullptr;
    m_rows = nullptr;
    m_save->setEnabled(false);
}

bool DoorPanel::shows(const RecordId& dwelling) const { return m_result != nullptr && m_entry.dwelling == dwelling; }

void DoorPanel::addResidents(const ledgers::CampaignDoor& door, QVBoxLayout& column) {
    QStringList names;
    for (const std::string& name : door.residents) names << utf(name);
    column.addWidget(
        paragraph(names.isEmpty() ? tr("Nobody is registered here") : names.join(tr(", ", "between names")),
                  Look::Secondary, m_body));
    if (names.isEmpty()) return;
    auto* who = new QWidget(m_body);
    auto* boxes = new QVBoxLayout(who);
    boxes->setContentsMargins(0, 0, 0, 0);
    for (std::size_t i = 0; i < door.people.size(); ++i) {
        auto* box = new QCheckBox(tr("%1 does not live here any more").arg(names[static_cast<qsizetype>(i)]), who);
        box->setObjectName(QStringLiteral("campaigns.gone"));
        connect(box, &QCheckBox::toggled, this, &DoorPanel::touch);
        boxes->addWidget(box);
        m_gone.emplace_back(door.people[i], box);
    }
    who->hide();
    auto* more = new LinkLabel(tr("Somebody has moved away …"), m_body);
    connect(more, &LinkLabel::clicked, who, [who, more] {
        who->show();
        more->hide();
    });
    column.addWidget(more, 0, Qt::AlignLeft);
    column.addWidget(who);
}

QWidget* DoorPanel::makeResults(const std::string& result) {
    auto* box = new QWidget(m_body);
    box->setObjectName(QStringLiteral("campaigns.result"));
    box->setAccessibleName(tr("Result"));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    box->setSizePolicy(policy);
    auto* flow = new FlowLayout(box, px().s3);
    m_result = new QButtonGroup(box);
    for (int i = 0; i < static_cast<int>(std::size(campaignResults)); ++i) {
        auto* one = new QRadioButton(campaignResultText(m_session, campaignResults[i]), box);
        one->setChecked(result == campaignResults[i] || (result.empty() && i == 0));
        m_result->addButton(one, i);
        flow->addWidget(one);
    }
    connect(m_result, &QButtonGroup::idToggled, this, &DoorPanel::touch);
    return box;
}

QWidget* DoorPanel::makeAnswer(FormRows& rows, std::size_t at, const QString& said) {
    const ledgers::CampaignColumn& asked = m_columns[at];
    const QString name = QStringLiteral("column%1").arg(at);
    const QStringList offered = offeredBy(asked);
    if (offered.isEmpty()) {
        const bool number = asked.kind == ledgers::CampaignColumn::Kind::Number;
        auto* edit = new QLineEdit(said, &rows);
        edit->setMaxLength(200);
        rows.add(name, utf(asked.name), edit, number ? tr("a number") : QString());
        return edit;
    }
    auto* box = new QComboBox(&rows);
    box->addItem({});
    // Chosen by a click, by the arrows, or by typing its number.
    const bool yesNo = asked.kind == ledgers::CampaignColumn::Kind::YesNo;
    for (qsizetype k = 0; k < offered.size(); ++k)
        box->addItem(QString::number(k + 1) + QLatin1Char(' ') +
                         (!yesNo   ? offered[k]
                          : k == 0 ? tr("yes")
                                   : tr("no")),
                     offered[k]);
    if (!said.isEmpty() && box->findData(said) < 0) box->addItem(said, said); // asked otherwise once
    box->setCurrentIndex(said.isEmpty() ? 0 : box->findData(said));
    rows.add(name, utf(asked.name), box);
    return box;
}

void DoorPanel::show(const ledgers::CampaignProgress& campaign, const ledgers::CampaignDoor& door) {
    clear();
    m_columns = campaign.columns;
    m_entry = {};
    m_entry.campaign = campaign.record.id();
    m_entry.dwelling = door.dwelling;
    m_entry.answers = door.answers;
    m_save->setEnabled(true);
    auto* column = new QVBoxLayout(m_body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px().s2);
    column->addWidget(plainLabel(utf(door.door), Look::Name, m_body));
    m_unsaved = paragraph(tr("Typed before and not saved yet"), Look::Due, m_body);
    m_unsaved->hide();
    column->addWidget(m_unsaved);
    addResidents(door, *column);
    column->addWidget(makeResults(door.result));
    auto* rows = new FormRows(QStringLiteral("campaigns"), m_body);
    rows->setNarrow();
    const auto line = [&](const char* name, const QString& label, const QString& hint = {}) {
        auto* edit = new QLineEdit(rows);
        edit->setMaxLength(200);
        rows->add(QString::fromLatin1(name), label, edit, hint);
        m_fields.push_back(edit);
        return edit;
    };
    const auto note = [&](const char* name, const QString& label, const std::string& said, int lines,
                          const QString& hint) {
        auto* edit = new QPlainTextEdit(utf(said), rows);
        edit->setTabChangesFocus(true);
        edit->setFixedHeight(edit->fontMetrics().lineSpacing() * lines + px().s4);
        rows->add(QString::fromLatin1(name), label, edit, hint);
        m_fields.push_back(edit);
        return edit;
    };
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const auto at = door.answers.find(m_columns[i].name);
        m_answers.push_back(makeAnswer(*rows, i, at == door.answers.end() ? QString() : utf(at->second)));
        m_fields.push_back(m_answers.back());
    }
    m_findings =
        note("findings", tr("Findings"), door.findings, findingsLines, tr("Go into the files of those who live here"));
    m_need =
        note("need", tr("Asked for"), door.needs, needLines, tr("One a line; each becomes a next step of the file"));
    m_newcomer = line("newcomer", tr("New resident"), tr("Becomes a person who lives here"));
    m_phone = line("phone", tr("Phone"));
    m_tenant = new QCheckBox(tr("Rents here"), rows);
    rows->add(QStringLiteral("tenant"), {}, m_tenant);
    m_fields.push_back(m_tenant);
    m_visitor = line("visitor", tr("Visitor"), tr("You, if it stays empty"));
    m_visitor->setText(door.visitor.empty() ? m_lastVisitor : utf(door.visitor));
    column->addWidget(rows);
    column->addStretch(1);
    m_rows = rows;
    m_scroll->verticalScrollBar()->setValue(0); // one sees which door it is
    watch();
    m_draft->begin("campaign/" + m_entry.campaign.hex(), m_entry.dwelling);
}

/// Enter goes on to the next field, and from the last one to the next door.
void DoorPanel::watch() {
    for (QWidget* field : m_fields) {
        field->installEventFilter(this);
        if (auto* edit = qobject_cast<QLineEdit*>(field))
            connect(edit, &QLineEdit::textEdited, this, &DoorPanel::touch);
        if (auto* edit = qobject_cast<QPlainTextEdit*>(field))
            connect(edit, &QPlainTextEdit::textChanged, this, &DoorPanel::touch);
        if (auto* box = qobject_cast<QComboBox*>(field))
            connect(box, &QComboBox::currentIndexChanged, this, &DoorPanel::touch);
        if (auto* box = qobject_cast<QCheckBox*>(field)) connect(box, &QCheckBox::toggled, this, &DoorPanel::touch);
    }
}

/// An answer that does not fit is told beside its question.
bool DoorPanel::check() {
    const ledgers::DoorEntry now = entry();
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const auto said = now.answers.find(m_columns[i].name);
        FormRow* row = m_rows->rows()[static_cast<qsizetype>(i)];
        const auto fits = ledgers::campaignAnswer(m_columns[i], said == now.answers.end() ? "" : said->second);
        if (fits)
            row->clear();
        else
            row->setError(errorText(fits.error(), &m_session.catalogue(), m_session.language()));
    }
    return m_rows->firstError(true) == nullptr;
}

void DoorPanel::takeFocus() {
    if (!m_answers.empty())
        m_answers.front()->setFocus();
    else if (m_findings)
        m_findings->setFocus();
}

bool DoorPanel::eventFilter(QObject* object, QEvent* event) {
    if (event->type() != QEvent::KeyPress) return QWidget::eventFilter(object, event);
    const auto& key = *static_cast<QKeyEvent*>(event);
    if (key.key() != Qt::Key_Return && key.key() != Qt::Key_Enter) return QWidget::eventFilter(object, event);
    if (key.modifiers() & Qt::ControlModifier) {
        m_save->click();
        return true;
    }
    if (qobject_cast<QPlainTextEdit*>(object)) return false; // a new line
    const auto at = std::find(m_fields.begin(), m_fields.end(), object);
    if (at == m_fields.end() || at + 1 == m_fields.end())
        m_save->click();
    else
        (*(at + 1))->setFocus(Qt::TabFocusReason);
    return true;
}

ledgers::DoorEntry DoorPanel::entry() const {
    ledgers::DoorEntry said = m_entry;
    if (m_result == nullptr) return said;
    said.result = campaignResults[std::max(m_result->checkedId(), 0)];
    for (std::size_t i = 0; i < m_answers.size(); ++i)
        said.answers[m_columns[i].name] = answerIn(*m_answers[i]).toStdString();
    said.findings = m_findings->toPlainText().trimmed().toStdString();
    said.need = m_need->toPlainText().trimmed().toStdString();
    said.visitor = m_visitor->text().trimmed().toStdString();
    for (const auto& [person, box] : m_gone)
        if (box->isChecked()) said.gone.push_back(person);
    if (const QString name = m_newcomer->text().trimmed(); !name.isEmpty())
        said.newcomers.push_back(
            {name.toStdString(), m_phone->text().trimmed().toStdString(), {}, {}, m_tenant->isChecked()});
    return said;
}

void DoorPanel::take(const ledgers::DoorEntry& said) {
    if (!shows(said.dwelling)) return;
    for (int i = 0; i < static_cast<int>(std::size(campaignResults)); ++i)
        if (said.result == campaignResults[i]) m_result->button(i)->setChecked(true);
    for (std::size_t i = 0; i < m_answers.size(); ++i)
        if (const auto at = said.answers.find(m_columns[i].name); at != said.answers.end()) {
            if (auto* box = qobject_cast<QComboBox*>(m_answers[i]))
                box->setCurrentIndex(std::max(0, box->findData(utf(at->second))));
            else
                static_cast<QLineEdit*>(m_answers[i])->setText(utf(at->second));
        }
    m_findings->setPlainText(utf(said.findings));
    m_need->setPlainText(utf(said.need));
    m_visitor->setText(utf(said.visitor));
    for (const auto& [person, box] : m_gone)
        box->setChecked(std::find(said.gone.begin(), said.gone.end(), person) != said.gone.end());
    if (!said.newcomers.empty()) {
        m_newcomer->setText(utf(said.newcomers.front().name));
        m_phone->setText(utf(said.newcomers.front().phone));
        m_tenant->setChecked(said.newcomers.front().tenant);
    }
    m_unsaved->show();
    touch();
}

} // namespace mulin::ui

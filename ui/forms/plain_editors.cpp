#include "ui/forms/plain_editors.h"

#include "ui/forms/date_text.h"
#include "ui/forms/reveal_menu.h"
#include "ui/look/icons.h"
#include "ui/widgets/flow_layout.h"

#include <QtGui/QAction>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QCalendarWidget>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace mulin::ui {

namespace {

constexpr int shortField = 176;
constexpr int noteHeight = 76;

QString labelOf(OfficeSession& session, const schema::FieldDef& field) { return session.label(field.label); }

} // namespace

LineEditor::LineEditor(OfficeSession& session, const schema::TypeDef& type, const schema::FieldDef& field,
                       QWidget* parent)
    : FieldEditor(session, type, field, parent), m_edit(new QLineEdit(parent)) {
    using schema::FieldType;
    const bool number = field.type == FieldType::Integer || field.type == FieldType::Money;
    const bool brief = number || (field.maxLength && *field.maxLength <= 20) || field.id == "building" ||
                       field.id == "entrance" || field.id == "room";
    if (brief) m_edit->setFixedWidth(shortField * px().base / 14);
    m_edit->setMaxLength(field.isText() ? static_cast<int>(field.lengthLimit()) + 100 : 40);
    if (field.mask != schema::Mask::None) {
        m_eye = m_edit->addAction(icon(QStringLiteral("eye")), QLineEdit::TrailingPosition);
        m_eye->setToolTip(tr("Show in full"));
        m_eye->setVisible(false);
        connect(m_eye, &QAction::triggered, this,
                [this] { askPurpose(*m_edit, [this](const QString& purpose) { reveal(purpose); }); });
        m_edit->installEventFilter(this);
    }
    connect(m_edit, &QLineEdit::textEdited, this, [this] {
        // Typed anew: what was masked is replaced as a whole.
        m_concealed.reset();
        if (m_eye != nullptr) m_eye->setVisible(false);
        emit edited();
    });
    connect(m_edit, &QLineEdit::editingFinished, this, &FieldEditor::left);
}

QWidget* LineEditor::widget() const { return m_edit; }
QString LineEditor::text() const { return m_concealed ? m_concealed->full : m_edit->text(); }
Result<schema::Value> LineEditor::read() const { return parsed(text()); }

void LineEditor::setValue(const schema::Value& value, const QString&) {
    show(QString::fromStdString(schema::displayText(field(), value, session().language())));
}

void LineEditor::show(const QString& full) {
    m_concealed.reset();
    if (m_eye != nullptr) m_eye->setVisible(false);
    m_edit->setText(full);
    m_edit->setCursorPosition(0);
}

void LineEditor::conceal(RecordId record) {
    if (m_eye == nullptr || m_edit->text().isEmpty()) return;
    const QString full = text();
    m_concealed = Concealed{record, full};
    m_eye->setVisible(true);
    m_edit->setText(QString::fromStdString(schema::masked(field().mask, full.toStdString())));
    m_edit->setCursorPosition(0);
}

void LineEditor::reveal(const QString& purpose) {
    if (!m_concealed) return;
    session().reveal(this, type().id, m_concealed->record, field().id, purpose, [this](bool allowed) {
        if (allowed && m_concealed) show(QString(m_concealed->full));
    });
}

bool LineEditor::eventFilter(QObject* object, QEvent* event) {
    // Half a masked number is no number: any key replaces all of it.
    if (event->type() == QEvent::KeyPress && m_concealed && !m_edit->hasSelectedText()) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool types = !key->text().isEmpty() && key->text().at(0).isPrint();
        if (types || key->key() == Qt::Key_Backspace || key->key() == Qt::Key_Delete ||
            key->matches(QKeySequence::Paste))
            m_edit->selectAll();
    } else if (event->type() == QEvent::InputMethod && m_concealed) {
        m_edit->selectAll();
    }
    return FieldEditor::eventFilter(object, event);
}

NoteEditor::NoteEditor(OfficeSession& session, const schema::TypeDef& type, const schema::FieldDef& field,
                       QWidget* parent)
    : FieldEditor(session, type, field, parent), m_edit(new QPlainTextEdit(parent)) {
    m_edit->setTabChangesFocus(true);
    m_edit->setFixedHeight(noteHeight * px().base / 14);
    m_edit->installEventFilter(this);
    connect(m_edit, &QPlainTextEdit::textChanged, this, &FieldEditor::edited);
}

QWidget* NoteEditor::widget() const { return m_edit; }
Result<schema::Value> NoteEditor::read() const { return parsed(m_edit->toPlainText()); }
QString NoteEditor::text() const { return m_edit->toPlainText(); }

void NoteEditor::setValue(const schema::Value& value, const QString&) {
    const QSignalBlocker quiet(m_edit);
    m_edit->setPlainText(QString::fromStdString(value.text()));
}

bool NoteEditor::eventFilter(QObject* object, QEvent* event) {
    if (event->type() == QEvent::FocusOut) emit left();
    return FieldEditor::eventFilter(object, event);
}

DateEditor::DateEditor(OfficeSession& session, const schema::TypeDef& type, const schema::FieldDef& field,
                       QWidget* parent)
    : FieldEditor(session, type, field, parent), m_edit(new QLineEdit(parent)) {
    m_edit->setFixedWidth(shortField * px().base / 14);
    QAction* calendar = m_edit->addAction(icon(QStringLiteral("calendar")), QLineEdit::TrailingPosition);
    calendar->setToolTip(tr("Calendar (Alt+Down)"));
    connect(calendar, &QAction::triggered, this, &DateEditor::openCalendar);
    m_edit->installEventFilter(this);
    connect(m_edit, &QLineEdit::textEdited, this, &FieldEditor::edited);
    connect(m_edit, &QLineEdit::editingFinished, this, [this] {
        tidy();
        emit left();
    });
}

QWidget* DateEditor::widget() const { return m_edit; }
QString DateEditor::text() const { return m_edit->text(); }

Result<schema::Value> DateEditor::read() const {
    if (const auto typed = typedDate(m_edit->text(), session().today(), field().future)) {
        const schema::Value value(*typed);
        MULIN_TRY(schema::validate(type(), field(), value, session().today()));
        return value;
    }
    return parsed(m_edit->text());
}

void DateEditor::setValue(const schema::Value& value, const QString&) {
    m_edit->setText(QString::fromStdString(schema::displayText(field(), value, session().language())));
}

void DateEditor::tidy() {
    std::optional<Date> date = typedDate(m_edit->text(), session().today(), field().future);
    if (!date) {
        const auto value = schema::parse(type(), field(), m_edit->text().toStdString(), session().today());
        if (value && value->isNumber()) date = value->date();
    }
    if (date) m_edit->setText(QString::fromStdString(date->iso()));
}

bool DateEditor::eventFilter(QObject* object, QEvent* event) {
    if (object == m_edit && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if ((key->modifiers() & Qt::ControlModifier) && key->key() == Qt::Key_Semicolon) {
            m_edit->setText(QString::fromStdString(session().today().iso()));
            emit edited();
            return true;
        }
        if ((key->modifiers() & Qt::AltModifier) && key->key() == Qt::Key_Down) {
            openCalendar();
            return true;
        }
    }
    return FieldEditor::eventFilter(object, event);
}

void DateEditor::openCalendar() {
    auto* popup = new QWidget(m_edit, Qt::Popup);
    popup->setAttribute(Qt::WA_DeleteOnClose);
    auto* layout = new QVBoxLayout(popup);
    layout->setContentsMargins(1, 1, 1, 1);
    auto* calendar = new QCalendarWidget(popup);
    calendar->setObjectName(m_edit->objectName() + QStringLiteral(".calendar"));
    calendar->setAccessibleName(tr("Calendar"));
    calendar->setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
    const auto shown = read();
    const Date date = shown && shown->isNumber() ? shown->date() : session().today();
    calendar->setSelectedDate(QDate(date.year(), date.month(), date.day()));
    const Date today = session().today();
    if (!field().future) calendar->setMaximumDate(QDate(today.year(), today.month(), today.day()));
    layout->addWidget(calendar);
    const auto take = [this, popup](QDate day) {
        m_edit->setText(day.toString(Qt::ISODate));
        popup->close();
        emit edited();
        m_edit->setFocus();
    };
    connect(calendar, &QCalendarWidget::clicked, this, take);
    connect(calendar, &QCalendarWidget::activated, this, take);
    popup->move(m_edit->mapToGlobal(QPoint(0, m_edit->height() + px().s1)));
    popup->show();
    calendar->setFocus();
}

ChoiceEditor::ChoiceEditor(OfficeSession& session, const schema::TypeDef& type, const schema::FieldDef& field,
                           QWidget* parent)
    : FieldEditor(session, type, field, parent), m_box(new QComboBox(parent)) {
    m_box->setFixedWidth(shortField * 3 / 2 * px().base / 14);
    if (!field.required) m_box->addItem(QString(), QString());
    for (const schema::ChoiceDef& choice : field.choices) {
        if (!choice.retired) m_box->addItem(session.label(choice.label), QString::fromStdString(choice.code));
    }
    m_box->setMaxVisibleItems(14);
    m_box->setCurrentIndex(field.required ? -1 : 0);
    // The wheel scrolls the form, not the choice.
    m_box->setFocusPolicy(Qt::StrongFocus);
    connect(m_box, &QComboBox::currentIndexChanged, this, [this] {
        emit edited();
        emit left();
    });
}

QWidget* ChoiceEditor::widget() const { return m_box; }
QString ChoiceEditor::text() const { return m_box->currentData().toString(); }
Result<schema::Value> ChoiceEditor::read() const { return parsed(text()); }

void ChoiceEditor::setValue(const schema::Value& value, const QString&) {
    const QSignalBlocker quiet(m_box);
    const QString code = QString::fromStdString(value.text());
    int at = m_box->findData(code);
    if (at < 0 && !code.isEmpty()) { // retired: kept as it is
        m_box->addItem(QString::fromStdString(schema::displayText(field(), value, session().language())), code);
        at = m_box->count() - 1;
    }
    m_box->setCurrentIndex(at);
}

TickEditor::TickEditor(OfficeSession& session, const schema::TypeDef& type, const schema::FieldDef& field,
                       QWidget* parent)
    : FieldEditor(session, type, field, parent), m_box(new QWidget(parent)) {
    auto* flow = new FlowLayout(m_box, px().s4);
    // Many ticks wrap instead of widening the column.
    m_box->setMaximumWidth(px().formEditor);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    m_box->setSizePolicy(policy);
    const auto add = [&](const std::string& code, const QString& label) {
        auto* tick = new QCheckBox(label, m_box);
        tick->setMinimumHeight(px().control);
        tick->setObjectName(
            QStringLiteral("tick.%1.%2").arg(QString::fromStdString(field.id), QString::fromStdString(code)));
        tick->setAccessibleName(labelOf(session, field) + QLatin1Char(' ') + label);
        flow->addWidget(tick);
        m_ticks.emplace_back(code, tick);
        connect(tick, &QCheckBox::toggled, this, &FieldEditor::edited);
    };
    if (field.type == schema::FieldType::Boolean) {
        add("1", tr("Yes"));
    } else {
        for (const schema::ChoiceDef& choice : field.choices) {
            if (!choice.retired) add(choice.code, session.label(choice.label));
        }
    }
    if (!m_ticks.empty()) m_box->setFocusProxy(m_ticks.front().second);
}

QWidget* TickEditor::focusWidget() const { return m_ticks.empty() ? m_box : m_ticks.front().second; }

QString TickEditor::text() const {
    QStringList on;
    for (const auto& [code, tick] : m_ticks) {
        if (tick->isChecked()) on << QString::fromStdString(code);
    }
    return on.join(QLatin1Char('|'));
}

Result<schema::Value> TickEditor::read() const {
    if (field().type == schema::FieldType::Boolean) {
        // Not ticked and never said are the same in a form.
        return m_ticks.front().second->isChecked() ? schema::Value(1) : schema::Value();
    }
    std::vector<std::string> codes;
    for (const auto& [code, tick] : m_ticks) {
        if (tick->isChecked()) codes.push_back(code);
    }
    if (codes.empty()) return schema::Value();
    return schema::Value(schema::storedChoices(codes));
}

void TickEditor::setValue(const schema::Value& value, const QString&) {
    const auto codes = schema::choicesOf(value.text());
    for (const auto& [code, tick] : m_ticks) {
        const QSignalBlocker quiet(tick);
        const bool listed = std::find(codes.begin(), codes.end(), code) != codes.end();
        tick->setChecked(field().type == schema::FieldType::Boolean ? value.flag() : listed);
    }
}

} // namespace mulin::ui

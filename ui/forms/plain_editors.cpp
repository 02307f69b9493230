#include "ui/forms/plain_editors.h"

#include "ui/forms/choice_list.h"
#include "ui/forms/date_text.h"
#include "ui/forms/keeper_proposals.h"
#include "ui/forms/record_picker.h"
#include "ui/forms/reveal_menu.h"
#include "ui/look/icons.h"
#include "ui/shell/permits.h"
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

/// Fields of words whose words usually are the name of a record.
std::vector<std::string> suggested(const schema::FieldDef& field) {
    if (isKeeper(field)) return {"person"};
    if (field.id == "estate_name" && field.type == schema::FieldType::Text) return {"estate"};
    return {};
}

/// As long as telephone numbers are, and beginning as they do. Several in one field are left alone.
bool looksLikePhone(const QString& text) {
    QString digits;
    for (const QChar sign : text) {
        if (sign.isDigit()) digits += QChar(u'0' + sign.digitValue());
        if (sign == u',' || sign == u'/' || sign == u';' || sign == u'、' || sign == u'，' || sign == u'+') return true;
    }
    const auto starts = [&](const char* some) { return QString::fromLatin1(some).contains(digits.at(0)); };
    switch (digits.size()) {
    case 7:
    case 8: return true;
    case 10: return starts("048");
    case 11: return starts("0") || (starts("1") && digits.at(1) >= u'3');
    case 12: return starts("0");
    default: return false;
    }
}

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
        m_eye->setToolTip(tr("Show in full (F2)"));
        m_eye->setText(m_eye->toolTip()); // what a screen reader says
        m_eye->setVisible(false);
        (new Permits(session, type.id, this))->require(m_eye, access::Right::Reveal);
        connect(m_eye, &QAction::triggered, this,
                [this] { askPurpose(*m_edit, [this](const QString& purpose) { reveal(purpose); }); });
        m_edit->installEventFilter(this);
    }
    connect(m_edit, &QLineEdit::textEdited, this, &FieldEditor::edited);
    connect(m_edit, &QLineEdit::editingFinished, this, &FieldEditor::left);
    if (auto types = suggested(field); !types.empty()) {
        auto* picker = new RecordPicker(session, *m_edit, std::move(types));
        if (isKeeper(field))
            picker->setSource([of = type.id]() -> RecordPicker::Source {
                return [of](const ReadContext& context, const std::string& typed) {
                    return keepersLike(context, of, typed);
                };
            });
        connect(picker, &RecordPicker::chosen, this, [this](const LinkedRecord& record) {
            m_edit->setText(record.title);
            emit edited();
            emit left();
        });
    }
}

QWidget* LineEditor::widget() const { return m_edit; }
QString LineEditor::text() const { return m_concealed ? m_concealed->full : m_edit->text(); }
Result<schema::Value> LineEditor::read() const { return parsed(text()); }

void LineEditor::setValue(const schema::Value& value, const QString&) {
    show(QString::fromStdString(schema::displayText(field(), value, session().language())));
}

void LineEditor::setText(const QString& text) { show(text); }

void LineEditor::show(const QString& full) {
    m_concealed.reset();
    m_former.reset();
    m_edit->setReadOnly(false);
    if (m_eye != nullptr) m_eye->setVisible(false);
    m_edit->setText(full);
    m_edit->setCursorPosition(0);
}

void LineEditor::conceal(RecordId record) {
    if (m_eye == nullptr || m_edit->text().isEmpty()) return;
    const QString full = text();
    m_concealed = Concealed{record, full};
    m_former.reset();
    m_edit->setReadOnly(true);
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

void LineEditor::replace() {
    m_former = std::exchange(m_concealed, std::nullopt);
    m_edit->setReadOnly(false);
    m_eye->setVisible(false);
    m_edit->clear();
}

QString LineEditor::doubt(bool leaving) const {
    const QString typed = m_edit->text().trimmed();
    const QString former =
        m_former ? QString::fromStdString(schema::masked(field().mask, m_former->full.toStdString())) : QString();
    if (m_former && typed.isEmpty()) return tr("%1 will be taken away; Esc brings it back").arg(former);
    const bool phone = field().type == schema::FieldType::Phone && !m_concealed && !typed.isEmpty();
    if (leaving && phone && !looksLikePhone(typed)) return tr("Please check: hardly a whole telephone number");
    return m_former ? tr("Replaces %1 as a whole; Esc brings it back").arg(former) : QString();
}

bool LineEditor::eventFilter(QObject* object, QEvent* event) {
    // Half a masked number is no number: it is shown first, or replaced as a whole.
    if (event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool plain = !(key->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
        if (m_concealed &&
            ((plain && !key->text().isEmpty() && key->text().at(0).isPrint()) || key->matches(QKeySequence::Paste))) {
            replace();
        } else if (m_concealed && (key->key() == Qt::Key_Backspace || key->key() == Qt::Key_Delete)) {
            emit noted(tr("Hidden: type the whole new number, or show it with the eye first"));
            return true;
        } else if (m_concealed && key->key() == Qt::Key_F2 && m_eye->isEnabled()) {
            m_eye->trigger();
            return true;
        } else if (m_former && key->key() == Qt::Key_Escape) {
            const Concealed former = *m_former;
            m_edit->setText(former.full);
            conceal(former.record);
            emit edited();
            return true;
        }
    } else if (event->type() == QEvent::InputMethod && m_concealed &&
               !static_cast<QInputMethodEvent*>(event)->commitString().isEmpty()) {
        replace();
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

void NoteEditor::setValue(const schema::Value& value, const QString&) { setText(QString::fromStdString(value.text())); }

void NoteEditor::setText(const QString& text) {
    const QSignalBlocker quiet(m_edit);
    m_edit->setPlainText(text);
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
    calendar->setText(calendar->toolTip());
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

void DateEditor::setText(const QString& text) { m_edit->setText(text); }

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
    (new ChoiceList(*m_box))->setAccessibleName(labelOf(session, field));
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

void ChoiceEditor::setText(const QString& text) { setValue(schema::Value(text.toStdString()), {}); }

TickEditor::TickEditor(OfficeSession& session, const schema::TypeDef& type, const schema::FieldDef& field,
                       QWidget* parent)
    : FieldEditor(session, type, field, parent), m_box(new QWidget(parent)) {
    new FlowLayout(m_box, px().s4);
    // Many ticks wrap instead of widening the column.
    m_box->setMaximumWidth(px().formEditor);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    m_box->setSizePolicy(policy);
    if (field.type == schema::FieldType::Boolean) {
        addTick("1", tr("Yes"));
    } else {
        for (const schema::ChoiceDef& choice : field.choices) {
            if (!choice.retired) addTick(choice.code, session.label(choice.label));
        }
    }
    if (!m_ticks.empty()) m_box->setFocusProxy(m_ticks.front().second);
}

void TickEditor::addTick(const std::string& code, const QString& label) {
    auto* tick = new QCheckBox(label, m_box);
    tick->setMinimumHeight(px().control);
    tick->setObjectName(
        QStringLiteral("tick.%1.%2").arg(QString::fromStdString(field().id), QString::fromStdString(code)));
    tick->setAccessibleName(labelOf(session(), field()) + QLatin1Char(' ') + label);
    m_box->layout()->addWidget(tick);
    m_ticks.emplace_back(code, tick);
    connect(tick, &QCheckBox::toggled, this, &FieldEditor::edited);
}

QWidget* TickEditor::focusWidget() const { return m_box->focusProxy() != nullptr ? m_box->focusProxy() : m_box; }

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
    const bool boolean = field().type == schema::FieldType::Boolean;
    setTicks(boolean && value.flag() ? std::vector<std::string>{"1"} : schema::choicesOf(value.text()));
}

void TickEditor::setText(const QString& text) {
    std::vector<std::string> codes;
    for (const QString& code : text.split(QLatin1Char('|'), Qt::SkipEmptyParts)) codes.push_back(code.toStdString());
    setTicks(codes);
}

void TickEditor::offer(std::optional<std::vector<std::string>> codes) {
    m_offered = std::move(codes);
    showOffered();
}

/// A choice that is retired, or that nothing defines any more, stays where it is ticked.
bool TickEditor::isOffered(const std::string& code) const {
    if (m_offered) return std::find(m_offered->begin(), m_offered->end(), code) != m_offered->end();
    const schema::ChoiceDef* choice = field().choice(code);
    return field().type == schema::FieldType::Boolean || (choice != nullptr && !choice->retired);
}

void TickEditor::showOffered() {
    auto* flow = static_cast<FlowLayout*>(m_box->layout());
    const auto place = [&](const std::string& code) {
        const auto at = std::find(m_offered->begin(), m_offered->end(), code);
        return at - m_offered->begin();
    };
    auto ordered = m_ticks;
    if (m_offered)
        std::stable_sort(ordered.begin(), ordered.end(),
                         [&](const auto& a, const auto& b) { return place(a.first) < place(b.first); });
    QWidget* before = nullptr;
    for (int at = 0; at < static_cast<int>(ordered.size()); ++at) {
        const auto& [code, tick] = ordered[static_cast<std::size_t>(at)];
        flow->removeWidget(tick);
        flow->insertWidget(at, tick);
        tick->setVisible(isOffered(code) || tick->isChecked());
        if (before != nullptr) QWidget::setTabOrder(before, tick);
        before = tick;
    }
    if (!ordered.empty()) m_box->setFocusProxy(ordered.front().second);
    m_box->updateGeometry();
}

void TickEditor::setTicks(const std::vector<std::string>& codes) {
    for (const std::string& code : codes) {
        const bool there =
            std::any_of(m_ticks.begin(), m_ticks.end(), [&](const auto& tick) { return tick.first == code; });
        const schema::ChoiceDef* choice = field().choice(code);
        if (!there) addTick(code, choice != nullptr ? session().label(choice->label) : QString::fromStdString(code));
    }
    for (const auto& [code, tick] : m_ticks) {
        const QSignalBlocker quiet(tick);
        tick->setChecked(std::find(codes.begin(), codes.end(), code) != codes.end());
    }
    showOffered();
}

} // namespace mulin::ui

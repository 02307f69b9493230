#include "ui/forms/link_editors.h"

#include "core/ledgers/ages.h"
#include "ui/forms/ages_text.h"
#include "ui/forms/attachment_editor.h"
#include "ui/forms/plain_editors.h"
#include "ui/look/icons.h"
#include "ui/look/paint.h"
#include "ui/look/theme.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/label.h"
#include "ui/widgets/withheld.h"

#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QLineEdit>

#include <algorithm>
#include <functional>

namespace mulin::ui {

namespace {

QString shown(const LinkedRecord& record) { return isWithheld(record.title) ? withheldWords() : record.title; }

/// "王海燕 ✕" inside a field; the whole chip takes the click. Whom one may not see one does not take away.
class NameChip final : public QAbstractButton {
public:
    NameChip(const LinkedRecord& record, QWidget* parent)
        : QAbstractButton(parent), m_icon(isWithheld(record.title) ? QStringLiteral("lock") : QStringLiteral("close")) {
        setText(shown(record));
        setAccessibleName(isWithheld(record.title) ? text() : LinksEditor::tr("Take %1 away").arg(text()));
        setToolTip(plainToolTip(accessibleName()));
        // Tab leads to the next field; the arrow keys of the field lead here.
        setFocusPolicy(Qt::NoFocus);
        setAttribute(Qt::WA_Hover);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }
    std::function<void(int)> onStep; ///< -1, +1: to the chip or the field beside
    QSize sizeHint() const override {
        return {QFontMetrics(baseFont()).horizontalAdvance(text()) + 2 * px().s2 + px().iconSmall,
                px().control - px().s2};
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour(underMouse() ? Colour::Hover : Colour::Tag));
        painter.drawRoundedRect(rect(), px().radiusSmall, px().radiusSmall);
        painter.setFont(baseFont());
        painter.setPen(colour(Colour::Text));
        painter.drawText(rect().adjusted(px().s2, 0, 0, 0), Qt::AlignVCenter | Qt::TextSingleLine, text());
        const int side = px().iconSmall;
        paintIcon(painter, QRectF(width() - side - px().s1, (height() - side) / 2.0, side, side), m_icon);
        if (hasFocus()) paintFocus(painter, QRectF(rect()).adjusted(1, 1, -1, -1), px().radiusSmall);
    }
    void keyPressEvent(QKeyEvent* event) override {
        if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace) {
            click();
        } else if ((event->key() == Qt::Key_Left || event->key() == Qt::Key_Right) && onStep) {
            onStep(event->key() == Qt::Key_Left ? -1 : 1);
        } else {
            QAbstractButton::keyPressEvent(event);
        }
    }

private:
    QString m_icon;
};

} // namespace

/// Every picker of a form ends with a way to what it does not find.
void LinkEditorBase::offerRegistration(RecordPicker& picker) {
    if (session().isReadOnly() || field().targets.empty()) return;
    const schema::TypeDef* target = session().catalogue().find(field().targets.front());
    if (target == nullptr) return;
    //: %1 a kind of record, %2 what was typed
    picker.setOffer(tr("+ Register %1 “%2” …").arg(session().label(target->label), QStringLiteral("%1")));
    picker.setNothing(tr("Nothing is found"));
    connect(&picker, &RecordPicker::offerTaken, this, &FieldEditor::registerRequested);
}

LinkEditor::LinkEditor(OfficeSession& session, const schema::TypeDef& type, const schema::FieldDef& field,
                       QWidget* parent)
    : LinkEditorBase(session, type, field, parent)
    , m_edit(new QLineEdit(parent))
    , m_picker(new RecordPicker(session, *m_edit, field.targets)) {
    connect(m_picker, &RecordPicker::rowChosen, this, &LinkEditor::takeRow);
    offerRegistration(*m_picker);
    connect(m_edit, &QLineEdit::textEdited, this, &FieldEditor::edited);
    connect(m_edit, &QLineEdit::editingFinished, this, [this] {
        if (!m_picker->isOpen()) emit left();
    });
}

void LinkEditor::take(const LinkedRecord& record) {
    setLinked({record});
    emit edited();
    emit left();
}

/// Of namesakes, one sees which one it became.
void LinkEditor::takeRow(const PickerRow& row) {
    setLinked({row.record});
    m_birth = row.birth;
    if (row.type == "person") {
        QStringList words = row.details;
        if (row.birth) words[1] = tr("aged %1").arg(Date::age(*row.birth, session().today()));
        words << row.end;
        words.removeAll(QString());
        m_who = words.join(QChar(0x3000));
    }
    emit edited();
    emit left();
}

QString LinkEditor::doubt(bool) const {
    if (!m_birth || !m_chosen || !type().ledger || field().id != type().person) return {};
    const auto ages = ledgers::agesOf(type());
    if (!ages || ages->holds(*m_birth, session().today())) return {};
    //: %2 people of 80 and over
    return tr("aged %1: this ledger is for %2").arg(Date::age(*m_birth, session().today())).arg(agesText(type()));
}

QWidget* LinkEditor::widget() const { return m_edit; }
QString LinkEditor::text() const { return m_edit->text(); }

void LinkEditor::setText(const QString& text) {
    if (m_edit->text() != text) m_edit->setText(text);
}

Result<schema::Value> LinkEditor::read() const {
    const QString words = m_edit->text().trimmed();
    schema::Value value;
    if (!words.isEmpty()) {
        if (!m_chosen || shown(*m_chosen) != words) {
            return makeError(ErrorCode::LinkTarget,
                             {{"type", type().id}, {"field", field().id}, {"id", words.toStdString()}});
        }
        value = schema::Value(m_chosen->id);
    }
    MULIN_TRY(schema::validate(type(), field(), value, session().today()));
    return value;
}

void LinkEditor::setValue(const schema::Value& value, const QString& shown) {
    if (value.isUid()) {
        setLinked({{RecordId(value.uid()), shown}});
    } else {
        setLinked({});
    }
}

std::vector<LinkedRecord> LinkEditor::linked() const {
    return m_chosen && shown(*m_chosen) == m_edit->text().trimmed() ? std::vector{*m_chosen}
                                                                    : std::vector<LinkedRecord>{};
}

void LinkEditor::setLinked(const std::vector<LinkedRecord>& records) {
    m_chosen = records.empty() ? std::nullopt : std::optional(records.front());
    m_birth.reset();
    m_who.clear();
    m_edit->setText(m_chosen ? shown(*m_chosen) : QString());
    m_edit->setCursorPosition(m_edit->hasFocus() ? static_cast<int>(m_edit->text().size()) : 0);
}

/// Frame of a field around chips and the line one types in.
class LinksEditor::Box final : public QWidget {
public:
    explicit Box(QWidget* parent) : QWidget(parent), m_flow(new FlowLayout(this, px().s1)) {
        m_flow->setContentsMargins(0, 0, 0, 0);
        setContentsMargins(px().s2, px().s1, px().s2, px().s1);
        QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
        policy.setHeightForWidth(true);
        setSizePolicy(policy);
    }
    FlowLayout* flow() const { return m_flow; }
    void setEdit(QLineEdit* edit) { m_edit = edit; }
    /// At once: while one types on, nothing may lie over the line.
    void arrange() { m_flow->setGeometry(contentsRect()); }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override {
        const QMargins margins = contentsMargins();
        return qMax(px().control, m_flow->heightForWidth(width - margins.left() - margins.right()) + margins.top() +
                                      margins.bottom());
    }
    QSize sizeHint() const override { return {px().formEditor, heightForWidth(px().formEditor)}; }
    QSize minimumSizeHint() const override { return {200, px().control}; }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        const bool focused = m_edit != nullptr && m_edit->hasFocus();
        paintField(painter, rect(),
                   property("bad").toBool() ? FieldState::Bad
                   : focused                ? FieldState::Focused
                                            : FieldState::Plain);
    }
    void mousePressEvent(QMouseEvent*) override {
        if (m_edit != nullptr) m_edit->setFocus();
    }

private:
    FlowLayout* m_flow;
    QLineEdit* m_edit = nullptr;
};

LinksEditor::LinksEditor(OfficeSession& session, const schema::TypeDef& type, const schema::FieldDef& field,
                         QWidget* parent)
    : LinkEditorBase(session, type, field, parent)
    , m_box(new Box(parent))
    , m_edit(new QLineEdit(m_box))
    , m_picker(new RecordPicker(session, *m_edit, field.targets, m_box)) {
    m_edit->setFrame(false);
    m_edit->setMinimumWidth(140);
    m_edit->setFixedHeight(px().control - px().s2);
    m_box->setEdit(m_edit);
    m_box->setFocusProxy(m_edit);
    m_edit->installEventFilter(this);
    offerRegistration(*m_picker);
    connect(m_picker, &RecordPicker::chosen, this, &LinksEditor::add);
    connect(m_edit, &QLineEdit::textEdited, this, &FieldEditor::edited);
    rebuild();
}

QWidget* LinksEditor::widget() const { return m_box; }
QWidget* LinksEditor::focusWidget() const { return m_edit; }

Result<schema::Value> LinksEditor::read() const {
    if (!m_edit->text().trimmed().isEmpty()) {
        return makeError(ErrorCode::LinkTarget,
                         {{"type", type().id}, {"field", field().id}, {"id", m_edit->text().toStdString()}});
    }
    return schema::Value();
}

QString LinksEditor::text() const {
    QStringList parts;
    for (const LinkedRecord& record : m_records) parts << QString::fromStdString(record.id.hex());
    parts << m_edit->text();
    return parts.join(QLatin1Char(','));
}

void LinksEditor::setText(const QString& text) {
    // The records come before what is typed, each with its comma.
    constexpr qsizetype idLength = 32;
    m_edit->setText(text.mid(static_cast<qsizetype>(m_records.size()) * (idLength + 1)));
}

void LinksEditor::setLinked(const std::vector<LinkedRecord>& records) {
    m_records = records;
    m_edit->clear();
    rebuild();
}

void LinksEditor::add(const LinkedRecord& record) {
    const bool known =
        std::any_of(m_records.begin(), m_records.end(), [&](const LinkedRecord& one) { return one.id == record.id; });
    if (!known) m_records.push_back(record);
    m_edit->clear();
    rebuild();
    emit edited();
    emit left();
}

void LinksEditor::remove(const Uid& uid) {
    m_records.erase(
        std::remove_if(m_records.begin(), m_records.end(),
                       [&](const LinkedRecord& one) { return one.id.uid() == uid && !isWithheld(one.title); }),
        m_records.end());
    rebuild();
    m_edit->setFocus();
    emit edited();
    emit left();
}

void LinksEditor::rebuild() {
    m_picker->setFilled(!m_records.empty());
    FlowLayout* flow = m_box->flow();
    while (QLayoutItem* item = flow->takeAt(0)) {
        if (item->widget() != m_edit) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
    for (const LinkedRecord& record : m_records) {
        auto* chip = new NameChip(record, m_box);
        flow->addWidget(chip);
        chip->show();
        connect(chip, &QAbstractButton::clicked, this, [this, uid = record.id.uid()] { remove(uid); });
        chip->onStep = [this, at = flow->count() - 1](int by) {
            if (at + by < 0) return;
            if (QLayoutItem* beside = m_box->flow()->itemAt(at + by)) beside->widget()->setFocus(Qt::OtherFocusReason);
        };
    }
    flow->addWidget(m_edit);
    m_edit->setObjectName(m_box->objectName() + QStringLiteral(".edit"));
    m_edit->setAccessibleName(m_box->accessibleName());
    m_box->updateGeometry();
    m_box->update();
    m_box->arrange();
}

bool LinksEditor::eventFilter(QObject* object, QEvent* event) {
    switch (event->type()) {
    case QEvent::FocusIn:
    case QEvent::FocusOut:
        m_edit->setAccessibleName(m_box->accessibleName());
        m_edit->setObjectName(m_box->objectName() + QStringLiteral(".edit"));
        m_box->update();
        if (event->type() == QEvent::FocusOut) emit left();
        break;
    case QEvent::KeyPress:
        if (static_cast<QKeyEvent*>(event)->key() == Qt::Key_Backspace && m_edit->text().isEmpty() &&
            !m_records.empty()) {
            remove(m_records.back().id.uid());
            return true;
        }
        if (static_cast<QKeyEvent*>(event)->key() == Qt::Key_Left && m_edit->cursorPosition() == 0 &&
            !m_edit->hasSelectedText() && !m_records.empty()) {
            m_box->flow()->itemAt(m_box->flow()->count() - 2)->widget()->setFocus(Qt::OtherFocusReason);
            return true;
        }
        break;
    default: break;
    }
    return FieldEditor::eventFilter(object, event);
}

QString withUnit(const QString& label, const schema::FieldDef& field, schema::Language language) {
    if (field.unit.empty()) return label;
    if (language == schema::Language::Zh)
        return label + QStringLiteral("（%1）").arg(QString::fromStdString(field.unit));
    for (const auto& [unit, english] : {std::pair("元", "yuan"), std::pair("岁", "years"), std::pair("个月", "months")})
        if (field.unit == unit) return label + QStringLiteral(" (%1)").arg(QLatin1String(english));
    return label;
}

FieldEditor* makeEditor(OfficeSession& session, const schema::TypeDef& type, const schema::FieldDef& field,
                        QWidget* parent) {
    using schema::FieldType;
    switch (field.type) {
    case FieldType::Note: return new NoteEditor(session, type, field, parent);
    case FieldType::Date: return new DateEditor(session, type, field, parent);
    case FieldType::Choice: return new ChoiceEditor(session, type, field, parent);
    case FieldType::Choices:
    case FieldType::Boolean: return new TickEditor(session, type, field, parent);
    case FieldType::Link: return new LinkEditor(session, type, field, parent);
    case FieldType::Links: return new LinksEditor(session, type, field, parent);
    case FieldType::Attachment: return new AttachmentEditor(session, type, field, parent);
    default: return new LineEditor(session, type, field, parent);
    }
}

} // namespace mulin::ui

#include "ui/widgets/form_rows.h"

#include "ui/widgets/label.h"
#include "ui/widgets/marks.h"
#include "ui/widgets/strip.h"
#include "ui/widgets/withheld.h"

#include <QtCore/QEvent>
#include <QtWidgets/QAbstractSpinBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QStyle>

#include <utility>

namespace mulin::ui {

namespace {

/// The wheel scrolls the form: a value is never changed by the mouse passing over it.
class WheelGuard final : public QObject {
public:
    using QObject::QObject;
    bool eventFilter(QObject* object, QEvent* event) override {
        if (event->type() != QEvent::Wheel) return QObject::eventFilter(object, event);
        event->ignore(); // goes on to the parent
        return true;
    }
};

bool turnsWithWheel(const QWidget* widget) {
    return qobject_cast<const QComboBox*>(widget) != nullptr ||
           qobject_cast<const QAbstractSpinBox*>(widget) != nullptr;
}

} // namespace

FormRow::FormRow(QWidget* form, const QString& name, const QString& label, QWidget* editor, bool required)
    : QObject(form)
    , m_label(plainLabel(label, Look::Secondary, form))
    , m_editor(editor)
    , m_note(new QWidget(form))
    , m_icon(new IconLabel({}, Colour::Text2, &Sizes::iconSmall, m_note))
    , m_words(new ElidedLabel({}, Look::Caption, m_note))
    , m_fix(new LinkLabel({}, m_note))
    , m_other(new LinkLabel({}, m_note)) {
    m_label->setBuddy(editor);
    editor->setParent(form);
    editor->setObjectName(name);
    if (editor->accessibleName().isEmpty()) {
        editor->setAccessibleName(required ? tr("%1 (required)").arg(label) : label);
    }
    m_words->setObjectName(name + QStringLiteral(".note"));
    m_fix->setObjectName(name + QStringLiteral(".fix"));
    m_other->setObjectName(name + QStringLiteral(".other"));
    auto* layout = new QHBoxLayout(m_note);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(px().s1);
    layout->addWidget(m_icon);
    layout->addWidget(m_words);
    layout->addWidget(m_fix);
    layout->addWidget(m_other);
    layout->addStretch(1);
    connect(m_fix, &LinkLabel::clicked, this, &FormRow::fixRequested);
    connect(m_other, &LinkLabel::clicked, this, &FormRow::otherRequested);
    clear();
}

void FormRow::setHint(const QString& hint) {
    m_hint = hint;
    if (!m_bad) clear();
}

void FormRow::setError(const QString& sentence, const QString& fix, const QString& other) {
    show(QStringLiteral("warning"), Colour::Overdue, sentence, fix, other);
    setLook(*m_words, Look::Overdue);
    markBad(true);
}

void FormRow::setWarning(const QString& sentence, const QString& fix, const QString& other) {
    show(QStringLiteral("warning"), Colour::Due, sentence, fix, other);
    setLook(*m_words, Look::Due);
    markBad(false);
}

void FormRow::setGood(const QString& sentence) {
    show(QStringLiteral("check"), Colour::Done, sentence);
    setLook(*m_words, Look::Done);
    markBad(false);
}

void FormRow::clear() {
    show({}, Colour::Text2, m_hint);
    setLook(*m_words, Look::Caption);
    markBad(false);
}

void FormRow::setVisible(bool visible) {
    for (QWidget* part : {static_cast<QWidget*>(m_label), m_note}) part->setVisible(visible);
    m_editor->setVisible(visible && !m_withheld);
    if (m_mark != nullptr) m_mark->setVisible(visible && m_withheld);
}

void FormRow::setWithheld(bool withheld) {
    if (m_withheld == withheld) return;
    m_withheld = withheld;
    if (m_mark == nullptr) {
        QWidget* form = m_editor->parentWidget();
        m_mark = new WithheldMark(form);
        m_mark->setObjectName(m_editor->objectName() + QStringLiteral(".withheld"));
        static_cast<FormRows*>(form)->place(*this);
    }
    setVisible(!m_label->isHidden());
}

void FormRow::show(const QString& icon, Colour role, const QString& sentence, const QString& fix,
                   const QString& other) {
    m_icon->setIcon(icon, role);
    m_icon->setVisible(!icon.isEmpty());
    m_words->setText(sentence);
    m_words->setVisible(!sentence.isEmpty());
    for (const auto& [link, words] : {std::pair(m_fix, fix), std::pair(m_other, other)}) {
        link->setText(words);
        link->setAccessibleName(words);
        link->setVisible(!words.isEmpty());
    }
    m_editor->setAccessibleDescription(sentence);
    if (std::exchange(m_long, !other.isEmpty()) != m_long)
        static_cast<FormRows*>(m_label->parentWidget())->place(*this);
}

void FormRow::markBad(bool bad) {
    m_bad = bad;
    if (m_editor->property("bad").toBool() == bad) return;
    m_editor->setProperty("bad", bad);
    m_editor->style()->unpolish(m_editor);
    m_editor->style()->polish(m_editor);
    m_editor->update();
}

FormRows::FormRows(const QString& area, QWidget* parent)
    : QWidget(parent), m_area(area), m_grid(new QGridLayout(this)) {
    m_grid->setContentsMargins(px().s6, px().s4, px().s6, px().s4);
    m_grid->setHorizontalSpacing(px().s3);
    m_grid->setVerticalSpacing(px().s3);
    m_grid->setColumnStretch(2, 1);
    fit();
}

FormRow* FormRows::add(const QString& control, const QString& label, QWidget* editor, const QString& hint,
                       bool required) {
    QList<QWidget*> parts = editor->findChildren<QWidget*>();
    parts.append(editor);
    for (QWidget* part : parts)
        if (turnsWithWheel(part)) part->installEventFilter(new WheelGuard(part));
    auto* row = new FormRow(this, m_area + QLatin1Char('.') + control, label, editor, required);
    row->setHint(hint);
    row->m_at = m_next;
    m_next += 3; // for a label above and a note below
    place(*row);
    if (editor->sizePolicy().verticalPolicy() != QSizePolicy::Expanding) editor->setMinimumHeight(px().control);
    m_rows.append(row);
    return row;
}

void FormRows::setNotesBelow() {
    m_below = true;
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setVerticalSpacing(px().s1);
    m_grid->setColumnStretch(1, 1);
    m_grid->setColumnStretch(2, 0);
}

void FormRows::setNarrow() {
    m_below = true;
    m_narrow = true;
    m_grid->setVerticalSpacing(px().s1);
    m_grid->setColumnStretch(1, 1);
    m_grid->setColumnStretch(2, 0);
    fit();
}

void FormRows::addSection(const QString& title) {
    const int at = m_next++;
    auto* head = plainLabel(title, Look::Lead, this);
    m_grid->addWidget(head, at, 0, 1, 3);
    m_grid->setRowMinimumHeight(at, px().control);
}

FormRow* FormRows::firstError(bool go) const {
    for (FormRow* row : m_rows) {
        if (!row->hasError()) continue;
        if (go) row->editor()->setFocus(Qt::OtherFocusReason);
        return row;
    }
    return nullptr;
}

int FormRows::errorCount() const {
    int count = 0;
    for (const FormRow* row : m_rows) count += row->hasError() ? 1 : 0;
    return count;
}

/// The note beside the editor, or in the line below it; the label beside it, or in the line above.
void FormRows::place(FormRow& row) {
    for (QWidget* part : {static_cast<QWidget*>(row.m_label), row.m_editor, row.m_mark, row.m_note})
        if (part != nullptr) m_grid->removeWidget(part);
    const bool brief = row.m_editor->maximumWidth() < px().formEditor;
    const int at = row.m_at, column = m_stacked ? 0 : 1, columns = m_stacked ? 2 : 1;
    m_grid->addWidget(row.m_label, at, 0, 1, columns, Qt::AlignTop);
    const int line = m_stacked ? at + 1 : at;
    m_grid->addWidget(row.m_editor, line, column, 1, columns, brief ? Qt::AlignTop | Qt::AlignLeft : Qt::AlignTop);
    if (row.m_mark != nullptr) m_grid->addWidget(row.m_mark, line, column, 1, columns, Qt::AlignTop);
    const bool below = notesBelow() || row.m_long;
    if (below)
        m_grid->addWidget(row.m_note, line + 1, column, 1, notesBelow() ? columns : 2, Qt::AlignTop);
    else
        m_grid->addWidget(row.m_note, line, 2, Qt::AlignTop);
    row.m_label->setMinimumHeight(m_stacked ? 0 : px().control);
    row.m_note->setMinimumHeight(below ? 0 : px().control);
}

void FormRows::changeEvent(QEvent* event) {
    if (event->type() == QEvent::StyleChange) {
        fit();
        for (FormRow* row : m_rows) place(*row);
    }
    QWidget::changeEvent(event);
}

void FormRows::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fit();
}

/// What the widest of them needs to be of use.
int FormRows::leastEditor() const {
    int least = 0;
    for (const FormRow* row : m_rows)
        if (!row->m_label->isHidden())
            least = qMax(least, qMax(row->m_editor->minimumWidth(), row->m_editor->minimumSizeHint().width()));
    return least;
}

/// As narrow as its labels and a short editor, or as its editors: a form never scrolls sideways.
QSize FormRows::minimumSizeHint() const {
    const QMargins margins = m_grid->contentsMargins();
    int width = px().formLabel + px().formEditor / 2;
    if (m_below)
        width = m_narrow ? margins.left() + leastEditor() + margins.right() : QWidget::minimumSizeHint().width();
    return {width, QWidget::minimumSizeHint().height()};
}

void FormRows::fit() {
    m_grid->setColumnMinimumWidth(0, px().formLabel);
    if (!m_below) {
        int labels = px().formLabel;
        for (const FormRow* row : m_rows) labels = qMax(labels, row->m_label->sizeHint().width());
        const QMargins margins = m_grid->contentsMargins();
        const int room = width() - margins.left() - margins.right() - labels - m_grid->horizontalSpacing();
        const int note = px().formEditor * 2 / 5 + m_grid->horizontalSpacing();
        const bool squeezed = room < px().formEditor + note;
        if (squeezed != m_squeezed) {
            m_squeezed = squeezed;
            for (FormRow* row : m_rows) place(*row);
            m_grid->setVerticalSpacing(squeezed ? px().s1 : px().s3);
        }
        m_grid->setColumnMinimumWidth(1, squeezed ? qBound(0, room, px().formEditor) : px().formEditor);
        m_grid->setColumnStretch(2, 1);
    } else {
        m_grid->setColumnMinimumWidth(1, m_narrow ? 0 : px().formEditor);
        if (!m_narrow) return;
        int labels = px().formLabel;
        for (const FormRow* row : m_rows)
            if (!row->m_label->isHidden()) labels = qMax(labels, row->m_label->sizeHint().width());
        const QMargins margins = m_grid->contentsMargins();
        const int room = width() - margins.left() - margins.right();
        const bool stacked = room < labels + m_grid->horizontalSpacing() + leastEditor();
        if (std::exchange(m_stacked, stacked) != stacked)
            for (FormRow* row : m_rows) place(*row);
        m_grid->setColumnMinimumWidth(0, stacked ? 0 : px().formLabel);
    }
}

} // namespace mulin::ui

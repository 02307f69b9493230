#include "ui/pages/list_cell.h"

#include "core/records/view.h"
#include "ui/forms/record_form.h"
#include "ui/grids/record_table.h"
#include "ui/look/theme.h"
#include "ui/shell/error_text.h"

#include <QtGui/QKeyEvent>
#include <QtWidgets/QApplication>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QStyle>

#include <algorithm>

namespace mulin::ui {

using schema::FieldDef;
using schema::FieldType;

namespace {

constexpr int leastWidth = 160; ///< pixels at 14 px

/// What fits into a cell: what one types or chooses in a word. Links and addresses want the form beside them.
bool fitsCell(const schema::TypeDef& type, const FieldDef& field) {
    switch (field.type) {
    case FieldType::Text:
    case FieldType::Integer:
    case FieldType::Money:
    case FieldType::Date:
    case FieldType::Boolean:
    case FieldType::Choice:
    case FieldType::Phone: return !field.derived() && isEditable(type, field);
    default: return false;
    }
}

} // namespace

ListCell::ListCell(OfficeSession& session, RecordTable& table) : QObject(&table), m_session(session), m_table(table) {
    for (QScrollBar* bar : {table.verticalScrollBar(), table.horizontalScrollBar()})
        connect(bar, &QScrollBar::valueChanged, this, &ListCell::place);
    connect(table.horizontalHeader(), &QHeaderView::sectionResized, this, &ListCell::place);
    connect(table.records(), &RecordModel::spineLoaded, this, &ListCell::place);
    connect(table.records(), &QAbstractItemModel::modelReset, this, [this] {
        const auto& columns = m_table.records()->columns();
        const bool there = std::any_of(columns.begin(), columns.end(),
                                       [this](const RecordColumn& column) { return column.id == m_column; });
        if (!isOpen() || (there && m_editor->type().id == m_table.records()->type())) return;
        if (!leave()) close();
    });
    table.viewport()->installEventFilter(this);
}

const FieldDef* ListCell::fieldAt(int column) const {
    const RecordModel& model = *m_table.records();
    const schema::TypeDef* type = m_session.catalogue().find(model.type());
    const FieldDef* field = type->field(model.columns()[static_cast<std::size_t>(column)].id);
    const bool may = field != nullptr && fitsCell(*type, *field) &&
                     m_session.access().allowsField(access::Right::Write, type->id, field->id);
    return may ? field : nullptr;
}

int ListCell::columnFrom(int column, int step) const {
    const QHeaderView& head = *m_table.horizontalHeader();
    for (int at = head.visualIndex(column); at >= 0 && at < head.count(); at += step)
        if (const int logical = head.logicalIndex(at); fieldAt(logical) != nullptr) return logical;
    return -1;
}

void ListCell::begin() {
    const QModelIndex at = m_table.currentIndex();
    if (!at.isValid())
        return m_session.say({StatusMessage::Kind::Plain, tr("Choose in the list first whom it is about")});
    if (isOpen()) return m_focus->setFocus(Qt::OtherFocusReason);
    if (m_saving) return;
    int column = columnFrom(at.column(), 1);
    if (column < 0) column = columnFrom(at.column(), -1);
    if (column < 0)
        return m_session.say(
            {StatusMessage::Kind::Plain, tr("None of these columns is changed in the list: Enter opens the form")});
    open(at.row(), column);
}

void ListCell::open(int row, int column) {
    const auto id = m_table.records()->idAt(row);
    const FieldDef* field = fieldAt(column);
    if (!id || field == nullptr) return;
    const std::string type = m_table.records()->type();
    m_session.read(
        this, m_latest,
        [type, id = *id](const ReadContext& context) -> Result<journal::Record> {
            auto record = records::find(context.reader, context.tables, context.access, type, id.uid());
            if (!record || !record->alive)
                return makeError(ErrorCode::UnknownRecord, {{"type", type}, {"id", id.hex()}});
            return std::move(*record);
        },
        [this, id, field, type](const Result<journal::Record>& record) {
            if (!record) return say(record.error());
            if (m_table.records()->type() != type) return;
            if (record->withholds(field->id))
                return m_session.say({StatusMessage::Kind::Plain, tr("This field is withheld from you")});
            close();
            m_row = record->row;
            m_id = id;
            m_head = record->head;
            m_column = field->id;
            m_editor = makeEditor(m_session, *m_session.catalogue().find(type), *field, m_table.viewport());
            m_editor->setValue(record->get(field->id));
            m_editor->conceal(*id);
            m_before = m_editor->text();
            m_doubted = false;
            connect(m_editor, &FieldEditor::edited, this, [this] { m_doubted = false; });
            QWidget* widget = m_editor->widget();
            m_focus = m_editor->focusWidget();
            widget->setParent(m_table.viewport());
            widget->setObjectName(m_table.objectName() + QStringLiteral(".cell"));
            if (m_focus->accessibleName().isEmpty()) m_focus->setAccessibleName(m_session.label(field->label));
            m_focus->installEventFilter(this);
            m_table.scrollTo(m_table.model()->index(m_table.records()->rowOf(m_row), m_table.currentIndex().column()));
            place();
            widget->show();
            m_focus->setFocus(Qt::OtherFocusReason);
            if (auto* line = qobject_cast<QLineEdit*>(m_focus)) line->selectAll();
        });
}

/// Over its cell, wherever that went; out of the list it stays where it is.
void ListCell::place() {
    if (!isOpen()) return;
    const RecordModel& model = *m_table.records();
    const int row = model.rowOf(m_row);
    const auto at = std::find_if(model.columns().begin(), model.columns().end(),
                                 [this](const RecordColumn& column) { return column.id == m_column; });
    if (row < 0 || at == model.columns().end()) return;
    QRect box = m_table.visualRect(model.index(row, static_cast<int>(at - model.columns().begin())));
    box.setWidth(qMax(box.width(), leastWidth * px().base / 14));
    const int most = m_table.viewport()->width();
    box.moveLeft(qMax(0, qMin(box.left(), most - box.width())));
    const int height = qMin(box.height(), m_editor->widget()->sizeHint().height());
    m_editor->widget()->setGeometry(box.left(), box.top() + (box.height() - height) / 2, box.width(), height);
}

void ListCell::say(const Error& error) {
    m_session.say({StatusMessage::Kind::Warning, errorText(error, &m_session.catalogue(), m_session.language())});
    if (!isOpen()) return;
    m_focus->setProperty("bad", true);
    m_focus->style()->unpolish(m_focus);
    m_focus->style()->polish(m_focus);
    m_focus->setFocus(Qt::OtherFocusReason);
}

void ListCell::save(Next next) {
    if (m_saving || !isOpen()) return;
    if (m_editor->text() == m_before) return go(next);
    const auto value = m_editor->read();
    if (!value) return say(value.error());
    // What may be saved but looks wrong, once it is complete, is said; the next Enter means it.
    if (const QString doubt = m_editor->doubt(true);
        doubt != m_editor->doubt(false) && !std::exchange(m_doubted, true)) {
        m_session.say({StatusMessage::Kind::Warning, tr("%1. Once more Enter saves it all the same").arg(doubt)});
        return m_focus->setFocus(Qt::OtherFocusReason);
    }
    const std::string type = m_editor->type().id;
    const std::string field = m_editor->field().id;
    journal::Operation operation{type + ".edit", {{"type", type}, {"id", m_id->hex()}}};
    m_saving = true;
    m_session.transact(
        this, operation,
        [type, id = *m_id, values = schema::Values().set(field, *value), head = m_head](journal::Writer& writer) {
            return writer.update(type, id, values, head);
        },
        [this, next](const Result<journal::ChangeSet>& done) {
            m_saving = false;
            if (!done) return say(done.error());
            go(next);
        });
}

bool ListCell::leave() {
    m_latest.cancel();
    save(Next::Stay);
    return m_saving || !isOpen();
}

void ListCell::close() {
    m_latest.cancel();
    if (!isOpen()) return;
    const bool focused = m_focus->hasFocus() || m_editor->widget()->isAncestorOf(QApplication::focusWidget());
    m_focus->removeEventFilter(this);
    QWidget* widget = m_editor->widget();
    delete std::exchange(m_editor, nullptr);
    widget->hide();
    widget->deleteLater();
    m_id.reset();
    if (focused) m_table.setFocus(Qt::OtherFocusReason);
}

void ListCell::go(Next next) {
    const RecordModel& model = *m_table.records();
    const int row = model.rowOf(m_row);
    const auto at = std::find_if(model.columns().begin(), model.columns().end(),
                                 [this](const RecordColumn& column) { return column.id == m_column; });
    const int column = static_cast<int>(at - model.columns().begin());
    close();
    if (next == Next::Stay) return;
    m_table.setFocus(Qt::OtherFocusReason);
    if (row < 0 || at == model.columns().end()) return;
    if (next == Next::Down) {
        if (row + 1 >= model.rowCount()) return;
        m_table.setCurrentIndex(model.index(row + 1, column));
        return open(row + 1, column);
    }
    const QHeaderView& head = *m_table.horizontalHeader();
    const int step = next == Next::Right ? 1 : -1;
    const int beside = head.logicalIndex(head.visualIndex(column) + step);
    const int to = beside < 0 ? -1 : columnFrom(beside, step);
    m_table.setCurrentIndex(model.index(row, to < 0 ? column : to));
    if (to >= 0) open(row, to);
}

bool ListCell::eventFilter(QObject* object, QEvent* event) {
    // A click elsewhere in the list saves what was typed, as in a spreadsheet.
    if (object == m_table.viewport()) {
        if (event->type() == QEvent::MouseButtonPress && isOpen()) save(Next::Stay);
        if (event->type() == QEvent::Resize) place();
        return false;
    }
    if (!isOpen() || object != m_focus) return false;
    if (event->type() == QEvent::ShortcutOverride) {
        // Esc, Enter and Ctrl+S are the cell's while it is open.
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Escape || key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter ||
            key->matches(QKeySequence::Save)) {
            event->accept();
            return true;
        }
        return false;
    }
    if (event->type() != QEvent::KeyPress) return false;
    const auto* key = static_cast<QKeyEvent*>(event);
    switch (key->key()) {
    case Qt::Key_Escape:
        if (m_saving) return true; // its answer comes first
        if (m_focus->property("bad").toBool() || m_doubted)
            m_session.say({StatusMessage::Kind::Plain, tr("Left as it was")});
        close();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter: save(key->modifiers() & Qt::ControlModifier ? Next::Stay : Next::Down); return true;
    case Qt::Key_Tab: save(Next::Right); return true;
    case Qt::Key_Backtab: save(Next::Left); return true;
    default: break;
    }
    if (key->matches(QKeySequence::Save)) {
        save(Next::Stay);
        return true;
    }
    return false;
}

} // namespace mulin::ui

#include "ui/grids/record_table.h"

#include "ui/grids/table_delegate.h"
#include "ui/look/tokens.h"

#include <QtGui/QKeyEvent>
#include <QtWidgets/QHeaderView>

namespace mulin::ui {

RecordTable::RecordTable(OfficeSession& session, const QString& objectName, const QString& accessibleName,
                         QWidget* parent)
    : QTableView(parent), m_session(session) {
    setObjectName(objectName);
    setAccessibleName(accessibleName);
    styleTable(*this);
    horizontalHeader()->setSectionsClickable(true);
    connect(horizontalHeader(), &QHeaderView::sectionClicked, this, &RecordTable::sortBy);
    connect(this, &QTableView::doubleClicked, this, [this](const QModelIndex& index) {
        if (const auto id = m_records->idAt(index.row())) emit opened(*id);
    });
}

void RecordTable::setRecords(RecordModel& model) {
    m_records = &model;
    setModel(&model);
    fitColumns();
    connect(&model, &QAbstractItemModel::modelReset, this, [this] { fitColumns(); });
    connect(&model, &RecordModel::spineLoaded, this, &RecordTable::restore);
    connect(&model, &RecordModel::windowLoaded, this, &RecordTable::announce);
}

void RecordTable::fitColumns() {
    const auto& columns = m_records->columns();
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const int width = columns[i].width > 0 ? columns[i].width : 120;
        setColumnWidth(static_cast<int>(i), width * px().base / 14 + (i == 0 ? px().s4 : 0));
    }
    horizontalHeader()->setStretchLastSection(true);
}

void RecordTable::sortBy(int column) {
    if (!m_records->canSort(column)) {
        m_session.say(
            {StatusMessage::Kind::Plain, tr("This column is not sorted: the list is too long for it. Filter first.")});
        return;
    }
    QHeaderView* header = horizontalHeader();
    const bool same = header->isSortIndicatorShown() && header->sortIndicatorSection() == column;
    const Qt::SortOrder order =
        same && header->sortIndicatorOrder() == Qt::AscendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder;
    header->setSortIndicator(column, order);
    header->setSortIndicatorShown(true);
    m_records->setSort(column, order);
}

std::optional<RecordId> RecordTable::currentId() const {
    return m_records != nullptr && currentIndex().isValid() ? m_records->idAt(currentIndex().row()) : std::nullopt;
}

std::vector<RecordId> RecordTable::selectedIds() const {
    std::vector<RecordId> ids;
    if (selectionModel() == nullptr) return ids;
    for (const QModelIndex& index : selectionModel()->selectedRows()) {
        if (const auto id = m_records->idAt(index.row())) ids.push_back(*id);
    }
    return ids;
}

void RecordTable::choose(RecordId id) {
    m_session.read(
        this, m_locate,
        [type = m_records->type(), id](const ReadContext& context) -> Result<std::int64_t> {
            const journal::Table* table = context.tables.find(type);
            const auto record = table != nullptr ? journal::findRecord(context.reader, *table, id.uid()) : std::nullopt;
            return record ? record->row : -1;
        },
        [this](const Result<std::int64_t>& row) {
            if (!row || *row < 0) return;
            remember(*row);
            if (m_records->loaded()) restore();
        });
}

void RecordTable::remember(std::optional<std::int64_t> row) {
    m_row = row;
    m_rowType = m_records->type();
}

void RecordTable::restore() {
    // Another kind of record has the same row numbers.
    if (m_rowType != m_records->type()) m_row.reset();
    if (!m_row) {
        // Chosen before its number was known.
        if (currentIndex().isValid()) remember(m_records->recordRowAt(currentIndex().row()));
        return;
    }
    const int at = m_records->rowOf(*m_row);
    if (at < 0 && !m_records->complete()) return; // further down, where the list has not been read yet
    m_restoring = true;
    if (at < 0) {
        setCurrentIndex({});
    } else if (currentIndex().row() != at) {
        setCurrentIndex(m_records->index(at, 0));
        scrollTo(m_records->index(at, 0), QAbstractItemView::EnsureVisible);
    }
    m_restoring = false;
    announce();
}

void RecordTable::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QTableView::currentChanged(current, previous);
    if (m_restoring || m_records == nullptr) return;
    if (current.isValid()) remember(m_records->recordRowAt(current.row()));
    announce();
}

void RecordTable::announce() {
    const auto id = currentId();
    // Not read yet: the window that brings it calls again.
    if (!id && currentIndex().isValid()) return;
    if (id == m_announced) return;
    m_announced = id;
    emit currentRecordChanged(id);
}

/// Qt would make the first row the current one without showing it as chosen. Who comes by key sees where he is; a page
/// that is only opened chooses nothing.
void RecordTable::focusInEvent(QFocusEvent* event) {
    const bool byKey = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    if (currentIndex().isValid() || m_records == nullptr || m_records->rowCount() == 0) {
        QTableView::focusInEvent(event);
        return;
    }
    QAbstractScrollArea::focusInEvent(event);
    if (byKey) setCurrentIndex(m_records->index(0, 0));
    viewport()->update();
}

void RecordTable::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (const auto id = currentId()) emit opened(*id);
        return;
    }
    if (event->key() == Qt::Key_Delete && event->modifiers() == Qt::NoModifier) {
        emit deleteRequested();
        return;
    }
    QTableView::keyPressEvent(event);
}

} // namespace mulin::ui

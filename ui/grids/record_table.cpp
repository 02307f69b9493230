#include "ui/grids/record_table.h"

#include "core/records/view.h"
#include "ui/grids/table_delegate.h"
#include "ui/grids/table_header.h"
#include "ui/look/theme.h"
#include "ui/shell/preferences.h"
#include "ui/widgets/button.h"

#include <QtGui/QKeyEvent>
#include <QtGui/QPaintEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QMenu>
#include <QtWidgets/QScrollBar>

#include <algorithm>
#include <utility>

namespace mulin::ui {

RecordTable::RecordTable(OfficeSession& session, const QString& objectName, const QString& accessibleName,
                         QWidget* parent)
    : QTableView(parent), m_session(session) {
    setObjectName(objectName);
    setAccessibleName(accessibleName);
    // The column of the name is bold wherever it stands.
    styleTable(*this)->setStrongColumn(-1);
    QHeaderView* header = horizontalHeader();
    head().setFirstFrozen(true);
    header->setSectionsClickable(true);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    // The last one follows the width of the list by itself.
    connect(header, &QHeaderView::sectionResized, this, [this, header](int column) {
        if (!m_fitting && header->visualIndex(column) + 1 < header->count()) m_byHand = true;
    });
    connect(header, &QHeaderView::sectionClicked, this, &RecordTable::sortBy);
    connect(header, &QHeaderView::sectionMoved, this, &RecordTable::keepMoved, Qt::QueuedConnection);
    connect(header, &QWidget::customContextMenuRequested, this,
            [this, header](const QPoint& at) { openColumnMenu(header->mapToGlobal(at)); });
    m_columns = iconButton(QStringLiteral("columns"), tr("Choose columns"), this)
                    ->named(objectName.section(QLatin1Char('.'), 0, 0) + QStringLiteral(".columns"));
    connect(m_columns, &QAbstractButton::clicked, this,
            [this] { openColumnMenu(m_columns->mapToGlobal(QPoint(0, m_columns->height()))); });
    connect(this, &QTableView::doubleClicked, this, [this](const QModelIndex& index) {
        if (const auto id = m_records->idAt(index.row())) emit opened(*id);
    });
}

void RecordTable::setRecords(RecordModel& model) {
    m_records = &model;
    model.setLayout([this](const std::string& type) {
        if (!m_view.empty() && type == m_viewType) return m_view;
        if (const Preferences* kept = m_session.preferences())
            return kept->columns(objectName(), QString::fromStdString(type));
        const auto at = m_shown.find(type);
        return at == m_shown.end() ? std::vector<std::string>{} : at->second;
    });
    setModel(&model);
    fitColumns();
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, &RecordTable::keepChosen);
    connect(&model, &QAbstractItemModel::modelReset, this, [this] { fitColumns(); });
    connect(&model, &RecordModel::spineLoaded, this, &RecordTable::restore);
    connect(&model, &RecordModel::windowLoaded, this, &RecordTable::announce);
}

void RecordTable::fitColumns() {
    const auto& columns = m_records->columns();
    QHeaderView* header = horizontalHeader();
    m_fitting = true;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const int column = static_cast<int>(i);
        header->moveSection(header->visualIndex(column), column);
    }
    m_fitting = false;
    m_byHand = false;
    shareRoom();
    header->setStretchLastSection(true);
    showOrder();
}

/// As wide as each column wishes; where there is not room for all, columns of sentences give way.
void RecordTable::shareRoom() {
    if (m_records == nullptr || m_byHand) return;
    constexpr int sentence = 180, least = 120;
    const auto scaled = [](int pixels) { return pixels * px().base / 14; };
    const auto& columns = m_records->columns();
    QHeaderView* header = horizontalHeader();
    std::vector<int> widths;
    int all = 0, spare = 0;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const int width = columns[i].width > 0 ? columns[i].width : 120;
        const int wanted = scaled(width) + (i == 0 ? px().s4 : 0);
        widths.push_back(qMax(wanted, header->sectionSizeHint(static_cast<int>(i))));
        all += widths.back();
        if (width >= sentence) spare += qMax(0, widths.back() - scaled(least));
    }
    const int missing = qMin(spare, all - viewport()->width());
    m_fitting = true;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (missing > 0 && columns[i].width >= sentence)
            widths[i] -= (qMax(0, widths[i] - scaled(least)) * missing + spare - 1) / spare;
        setColumnWidth(static_cast<int>(i), widths[i]);
    }
    m_fitting = false;
}

void RecordTable::showOrder() {
    const auto [column, order] = m_records->order();
    QHeaderView* header = horizontalHeader();
    header->setSortIndicator(column, order);
    header->setSortIndicatorShown(column >= 0);
}

/// Up, down, and back to the order the list has by itself.
void RecordTable::sortBy(int column) {
    if (!m_records->canSort(column)) {
        showOrder(); // a header that carries an arrow turns it at every click
        m_session.say(
            {StatusMessage::Kind::Plain, tr("This column is not sorted: the list is too long for it. Filter first.")});
        return;
    }
    const auto [sorted, order] = m_records->order();
    m_toTop = true;
    m_follow = false;
    if (sorted != column) {
        m_records->setSort(column, Qt::AscendingOrder);
    } else if (order == Qt::AscendingOrder) {
        m_records->setSort(column, Qt::DescendingOrder);
    } else if (m_records->inOwnOrder()) {
        m_records->setSort(column, Qt::AscendingOrder);
    } else {
        m_records->setOwnOrder();
    }
    showOrder();
}

std::vector<std::string> RecordTable::shownIds() const {
    std::vector<std::string> ids;
    const QHeaderView* header = horizontalHeader();
    for (int visual = 0; visual < header->count(); ++visual)
        ids.push_back(m_records->columns()[static_cast<std::size_t>(header->logicalIndex(visual))].id);
    return ids;
}

void RecordTable::setViewColumns(const std::vector<std::string>& ids) {
    if (m_view == ids) return;
    m_view = ids;
    m_viewType = m_records->type();
    m_records->arrange();
}

void RecordTable::showColumns(const std::vector<std::string>& ids) {
    if (!m_view.empty() && m_viewType == m_records->type()) {
        m_follow = false;
        return setViewColumns(ids);
    }
    if (Preferences* kept = m_session.preferences())
        kept->setColumns(objectName(), QString::fromStdString(m_records->type()), ids);
    m_shown[m_records->type()] = ids;
    m_follow = false;
    m_records->arrange();
}

/// A column dragged elsewhere by its header stays there.
void RecordTable::keepMoved() {
    if (m_fitting || m_records == nullptr) return;
    const std::vector<std::string> ids = shownIds();
    std::vector<std::string> now;
    for (const RecordColumn& column : m_records->columns()) now.push_back(column.id);
    if (ids != now) showColumns(ids);
}

void RecordTable::fillColumnMenu(QMenu& menu) {
    const std::vector<std::string> shown = shownIds();
    const schema::TypeDef& type = *m_session.catalogue().find(m_records->type());
    const auto add = [&](QMenu& to, const RecordColumn& column) {
        const bool on = std::find(shown.begin(), shown.end(), column.id) != shown.end();
        QAction* action = to.addAction(column.title, this, [this, shown, on, id = column.id] {
            std::vector<std::string> ids = shown;
            if (on) {
                ids.erase(std::remove(ids.begin(), ids.end(), id), ids.end());
            } else {
                ids.push_back(id);
            }
            showColumns(ids);
        });
        action->setObjectName(QStringLiteral("column.") + QString::fromStdString(column.id));
        action->setCheckable(true);
        action->setChecked(on);
        action->setEnabled(column.id != m_records->ownColumns().front().id);
    };
    const std::size_t own = m_records->ownColumns().size();
    std::vector<RecordColumn> all = m_records->offered();
    for (std::size_t i = 0; i < own; ++i) add(menu, all[i]);
    all.erase(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(own));
    if (!all.empty()) menu.addSeparator();
    for (const schema::Section& section : type.sections) {
        QMenu* sub = nullptr;
        for (const std::string& field : section.fields) {
            const auto at =
                std::find_if(all.begin(), all.end(), [&](const RecordColumn& one) { return one.id == field; });
            if (at == all.end()) continue;
            if (sub == nullptr) sub = menu.addMenu(m_session.label(section.label));
            add(*sub, *at);
            all.erase(at);
        }
    }
    // What no form asks for: found out by the program.
    QMenu* rest = all.empty() ? nullptr : menu.addMenu(tr("Worked out by the program"));
    for (const RecordColumn& column : all) add(*rest, column);
    menu.addSeparator();
    menu.addAction(tr("As at first"), this, [this] { showColumns({}); })->setObjectName(QStringLiteral("column.reset"));
}

void RecordTable::openColumnMenu(const QPoint& at) {
    if (m_records == nullptr) return;
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("columns.menu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillColumnMenu(*menu);
    menu->popup(at);
}

void RecordTable::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    const int side = horizontalHeader()->height() - px().hairline;
    m_columns->setGeometry(width() - side - px().s1, 0, side, side);
    m_columns->raise();
    head().setRoomAtEnd(side + px().s1);
    shareRoom();
}

TableHeader& RecordTable::head() const { return *static_cast<TableHeader*>(horizontalHeader()); }

/// Scrolled sideways, the first column is painted over the others: a view of its own would be a second list to those
/// who listen.
void RecordTable::paintEvent(QPaintEvent* event) {
    QTableView::paintEvent(event);
    const int width = head().frozenWidth();
    if (width == 0 || m_records == nullptr) return;
    QPainter painter(viewport());
    const int bottom = event->rect().bottom();
    const int column = head().firstSection();
    for (int row = rowAt(qMax(0, event->rect().top())); row >= 0 && row < m_records->rowCount(); ++row) {
        const int top = rowViewportPosition(row);
        if (top > bottom) break;
        const QModelIndex index = m_records->index(row, column);
        QStyleOptionViewItem option;
        initViewItemOption(&option);
        option.rect = QRect(0, top, width, rowHeight(row));
        if (selectionModel()->isSelected(index)) option.state |= QStyle::State_Selected;
        itemDelegate()->paint(&painter, option, index);
        painter.fillRect(width - px().hairline, top, px().hairline, option.rect.height(), colour(Colour::LineStrong));
    }
}

void RecordTable::scrollContentsBy(int dx, int dy) {
    QTableView::scrollContentsBy(dx, dy);
    if (dx == 0) return;
    // What stays is not moved along.
    viewport()->update();
    horizontalHeader()->viewport()->update();
}

void RecordTable::scrollTo(const QModelIndex& index, ScrollHint hint) {
    const int before = horizontalScrollBar()->value();
    QTableView::scrollTo(index, hint);
    if (index.column() == head().firstSection()) return horizontalScrollBar()->setValue(before); // in view already
    if (const int hidden = head().frozenWidth() - columnViewportPosition(index.column()); hidden > 0)
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() - hidden);
}

std::optional<RecordId> RecordTable::currentId() const {
    return m_records != nullptr && currentIndex().isValid() ? m_records->idAt(currentIndex().row()) : std::nullopt;
}

std::vector<std::int64_t> RecordTable::chosenRows() const {
    std::vector<std::int64_t> rows;
    if (selectionModel() == nullptr) return rows;
    const std::vector<std::int64_t>& spine = m_records->spine();
    std::vector<std::pair<int, int>> ranges;
    for (const QItemSelectionRange& range : selectionModel()->selection())
        ranges.emplace_back(range.top(), qMin(range.bottom() + 1, static_cast<int>(spine.size())));
    std::sort(ranges.begin(), ranges.end());
    for (const auto& [from, to] : ranges)
        if (from < to) rows.insert(rows.end(), spine.begin() + from, spine.begin() + to);
    return rows;
}

std::int64_t RecordTable::chosenCount() const {
    std::int64_t count = 0;
    if (selectionModel() == nullptr) return count;
    for (const QItemSelectionRange& range : selectionModel()->selection()) count += range.height();
    return count;
}

void RecordTable::selectAll() {
    QTableView::selectAll();
    m_all = m_records != nullptr && !m_records->complete();
}

/// Several that are chosen stay so where the rows are read anew or stand in another order; what a condition hides is no
/// longer chosen, so that nothing happens to what nobody sees.
void RecordTable::keepChosen() {
    if (chosenCount() < 2) return;
    m_kept.clear();
    m_keptType = m_records->type();
    for (const std::int64_t row : chosenRows()) {
        const auto at = static_cast<std::size_t>(row);
        if (at >= m_kept.size()) m_kept.resize(std::max(at + 1, m_kept.size() * 2));
        m_kept[at] = true;
    }
}

void RecordTable::chooseKept() {
    constexpr int mostRanges = 1000; // each is looked at for every row that is painted
    if (std::exchange(m_all, m_all && !m_records->complete()) && m_records->complete()) return QTableView::selectAll();
    if (m_kept.empty() || !m_records->complete()) return;
    const std::vector<bool> kept = std::exchange(m_kept, {});
    if (m_keptType != m_records->type()) return;
    const std::vector<std::int64_t>& spine = m_records->spine();
    QItemSelection chosen;
    const auto isKept = [&](std::size_t at) {
        return at < spine.size() && static_cast<std::size_t>(spine[at]) < kept.size() &&
               kept[static_cast<std::size_t>(spine[at])];
    };
    for (std::size_t at = 0; at < spine.size(); ++at) {
        if (!isKept(at)) continue;
        const std::size_t first = at;
        while (isKept(at + 1)) ++at;
        chosen.append(QItemSelectionRange(m_records->index(static_cast<int>(first), 0),
                                          m_records->index(static_cast<int>(at), m_records->columnCount() - 1)));
        if (chosen.size() > mostRanges) return;
    }
    if (!chosen.isEmpty()) selectionModel()->select(chosen, QItemSelectionModel::Select);
}

void RecordTable::selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) {
    QTableView::selectionChanged(selected, deselected);
    if (!m_restoring) {
        m_all = false;
        m_kept.clear();
    }
    emit chosenChanged();
}

void RecordTable::choose(RecordId id) {
    m_session.read(
        this, m_locate,
        [type = m_records->type(), id](const ReadContext& context) -> Result<std::int64_t> {
            const journal::Table* table = context.tables.find(type);
            const auto record = table != nullptr ? records::find(context.reader, context.tables, context.access,
                                                                 table->type->id, id.uid())
                                                 : std::nullopt;
            return record ? record->row : -1;
        },
        [this](const Result<std::int64_t>& row) {
            if (!row || *row < 0) return;
            remember(*row);
            m_asked = true;
            if (m_records->loaded()) restore();
        });
}

void RecordTable::remember(std::optional<std::int64_t> row) {
    m_row = row;
    m_rowType = m_records->type();
}

void RecordTable::restore() {
    showOrder();
    if (std::exchange(m_toTop, false)) scrollToTop();
    // Another kind of record has the same row numbers.
    if (m_rowType != m_records->type()) m_row.reset();
    if (!m_row) {
        // Chosen before its number was known.
        if (currentIndex().isValid()) remember(m_records->recordRowAt(currentIndex().row()));
        m_restoring = true;
        chooseKept();
        m_restoring = false;
        return;
    }
    const int at = m_records->rowOf(*m_row);
    if (at < 0 && !m_records->complete()) return; // further down, where the list has not been read yet
    m_restoring = true;
    if (at < 0) {
        setCurrentIndex({});
    } else if (currentIndex().row() != at) {
        setAutoScroll(m_follow);
        setCurrentIndex(m_records->index(at, 0));
        setAutoScroll(true);
        if (m_follow) scrollTo(m_records->index(at, 0), QAbstractItemView::EnsureVisible);
    }
    chooseKept();
    m_restoring = false;
    if (m_records->complete()) m_follow = true;
    announce();
    if (std::exchange(m_asked, false) && at < 0) emit chosenHidden();
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
    // Qt would put the cell on the clipboard, past what lets things out of the file.
    if (event->matches(QKeySequence::Copy)) return event->ignore();
    QTableView::keyPressEvent(event);
}

} // namespace mulin::ui

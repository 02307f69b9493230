// A list of records of one type: the row numbers of all hits in order (8 bytes each), and windows of 100 rows that a
// worker reads when they are shown. A million rows cost what a screen costs.
#pragma once

#ifndef Q_MOC_RUN // moc cannot parse <span>
#include "core/records/query.h"
#endif
#include "ui/look/roles.h"
#include "ui/shell/office_session.h"

#include <QtCore/QAbstractTableModel>

#include <list>
#include <unordered_map>

namespace mulin::ui {

struct Cell {
    QString text;
    CellState state = CellState::Plain;
    std::vector<Tag> tags;
    bool tagged = false; ///< tags instead of text
};

struct RecordColumn {
    std::string id; ///< field id, or a name of its own
    QString title;
    std::string sort = {}; ///< field id, "-field" where up means down (age); empty = not to be sorted
    bool right = false;    ///< numbers
    int width = 0;         ///< pixels at 14 px; 0 = by kind
    /// On a worker.
    std::function<Cell(const ReadContext&, const journal::Record&)> cell;
};

/// A column of the type as it is defined: masked, choices by label, links by title.
RecordColumn fieldColumn(const OfficeSession& session, const schema::TypeDef& type, const std::string& field);
std::vector<RecordColumn> defaultColumns(const OfficeSession& session, const schema::TypeDef& type);

class RecordModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    /// Replaces records::spine where a list finds its rows in a way of its own.
    using SpineSource = std::function<Result<std::vector<std::int64_t>>(const ReadContext&, const records::Query&)>;
    static constexpr int windowRows = 100;

    RecordModel(OfficeSession& session, std::string type, std::vector<RecordColumn> columns, QObject* parent = nullptr);

    void setType(std::string type, std::vector<RecordColumn> columns);
    void setSpineSource(SpineSource source) { m_source = std::move(source); }
    /// Reading begins with the first of these; each replaces the one before.
    void setWhere(const std::string& expression);
    void setSearch(const QString& text);
    void setSort(int column, Qt::SortOrder order);
    /// Without a change to the rows, windows are read anew in place.
    void reload();

    bool canSort(int column) const;
    const std::string& type() const { return m_query.type; }
    const std::vector<RecordColumn>& columns() const { return m_columns; }
    bool loaded() const { return m_loaded; }
    /// Of the whole type, without conditions; -1 = not known yet.
    std::int64_t countOfAll() const { return m_all; }
    /// nullopt while the window is not read, or if the record is gone.
    std::optional<RecordId> idAt(int row) const;
    /// -1 if it is not in the list.
    int rowOf(std::int64_t recordRow) const;
    std::optional<std::int64_t> recordRowAt(int row) const;
    /// Row numbers of all that is listed, in order.
    const std::vector<std::int64_t>& spine() const { return m_spine; }
    int windowsHeld() const { return static_cast<int>(m_windows.size()); }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

signals:
    /// The rows are there (again).
    void spineLoaded();
    void windowLoaded(int firstRow, int lastRow);
    void failed(const mulin::Error& error);

private:
    struct Row {
        std::optional<RecordId> id;
        std::vector<Cell> cells;
    };
    struct Window {
        std::vector<Row> rows;
        bool stale = false;
        std::list<int>::iterator used;
    };
    struct SpineReply {
        std::vector<std::int64_t> rows;
        std::int64_t all = -1;
    };
    const Row* rowAt(int row) const;
    void want(int window) const;
    void loadNext();
    void loadSpine();

    static constexpr std::size_t keptWindows = 24;

    OfficeSession& m_session;
    records::Query m_query;
    std::vector<RecordColumn> m_columns;
    SpineSource m_source;
    std::vector<std::int64_t> m_spine;
    std::int64_t m_all = -1;
    bool m_loaded = false;
    mutable std::unordered_map<int, Window> m_windows;
    mutable std::list<int> m_order; ///< most recently used first
    mutable std::vector<int> m_wanted;
    mutable bool m_scheduled = false;
    bool m_loading = false;
    Latest m_spineLatest, m_windowLatest;
};

} // namespace mulin::ui

// A list of records of one type: the row numbers of all hits in order (8 bytes each), and windows of 100 rows that a
// worker reads when they are shown. A million rows cost what a screen costs. Where there are many, the first rows are
// there at once; the numbers of all the others follow, and take nothing away from what is shown or chosen.
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
    QString icon = {};   ///< in front of the text
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
    /// Which columns are shown, in order, for a type; nothing = those the page gave.
    using Layout = std::function<std::vector<std::string>(const std::string& type)>;
    void setLayout(Layout layout);
    /// The layout says something else than before.
    void arrange();
    /// All that can be shown: the page's own columns, then every other field of the type.
    std::vector<RecordColumn> offered() const;
    const std::vector<RecordColumn>& ownColumns() const { return m_own; }
    enum class SourceFor : std::uint8_t { Everything, Search };
    /// For searches alone: all else is found as in any list.
    void setSpineSource(SpineSource source, SourceFor what = SourceFor::Everything) {
        m_source = std::move(source);
        m_sourceFor = what;
    }
    /// Reading begins with the first of these; each replaces the one before.
    void setWhere(const std::string& expression);
    void setSearch(const QString& text);
    void setSort(int column, Qt::SortOrder order);
    /// Back to the order the list has by itself.
    void setOwnOrder();
    bool inOwnOrder() const { return m_query.sort.empty(); }
    /// Field id, "-field" = descending; empty: the own order.
    const std::string& sorting() const { return m_query.sort; }
    void setSorting(const std::string& field);
    /// The column by which the rows stand in order, and how; -1 = none that is shown.
    std::pair<int, Qt::SortOrder> order() const;
    /// Without a change to the rows, windows are read anew in place.
    void reload();

    bool canSort(int column) const;
    const std::string& type() const { return m_query.type; }
    const std::vector<RecordColumn>& columns() const { return m_columns; }
    bool loaded() const { return m_loaded; }
    /// All row numbers are there, not only the first.
    bool complete() const { return m_loaded && m_complete; }
    /// How many rows there are; nothing while only the first are known.
    std::optional<int> total() const;
    static QString countingWords(); ///< in place of that number
    /// Of the whole type, without conditions; -1 = not known yet.
    std::int64_t countOfAll() const { return m_all; }
    /// nullopt while the window or the row's number is not read, or if the record is gone.
    std::optional<RecordId> idAt(int row) const;
    /// -1 if it is not in the list.
    int rowOf(std::int64_t recordRow) const;
    std::optional<std::int64_t> recordRowAt(int row) const;
    /// Row numbers of all that is listed, in order; the first of them until the list is complete.
    const std::vector<std::int64_t>& spine() const { return m_spine; }
    int windowsHeld() const { return static_cast<int>(m_windows.size()); }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

signals:
    /// The rows are there (again): the first of a long list, and once more when it is complete.
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
        std::optional<std::int64_t> total; ///< none: more than these, nobody knows how many
        std::int64_t all = -1;
        bool whole = true;
    };
    const Row* rowAt(int row) const;
    void want(int window) const;
    void loadNext();
    std::vector<RecordColumn> arranged() const;
    void query(bool anew); ///< anew: other rows than before; what is shown need not be kept
    void loadFirst();
    void loadSpine();
    void show(SpineReply reply);
    void showRest(std::vector<std::int64_t> rows);
    void markStale();
    bool opensFast() const;

    static constexpr std::size_t keptWindows = 24;

    OfficeSession& m_session;
    records::Query m_query;
    std::vector<RecordColumn> m_columns, m_own;
    Layout m_layout;
    SpineSource m_source;
    SourceFor m_sourceFor = SourceFor::Everything;
    std::vector<std::int64_t> m_spine;
    int m_rows = 0; ///< as many as the spine, or more while only the first are known
    std::int64_t m_all = -1;
    bool m_loaded = false;
    bool m_complete = false;
    bool m_totalKnown = false;
    mutable std::unordered_map<int, Window> m_windows;
    mutable std::list<int> m_order; ///< most recently used first
    mutable std::vector<int> m_wanted;
    mutable bool m_scheduled = false;
    bool m_loading = false;
    Latest m_spineLatest, m_windowLatest;
};

} // namespace mulin::ui

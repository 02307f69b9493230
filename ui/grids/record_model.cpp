#include "ui/grids/record_model.h"
#include "ui/widgets/label.h"

#include "core/records/view.h"

#include <algorithm>
#include <span>

namespace mulin::ui {

namespace {

/// Sorting without an index reads all: only as far as nobody waits for it.
constexpr std::int64_t sortableRows = 20'000;
/// Two windows: more than any screen shows.
constexpr std::int64_t openingRows = 2 * RecordModel::windowRows;

int defaultWidth(const schema::FieldDef& field) {
    switch (field.type) {
    case schema::FieldType::Boolean:
    case schema::FieldType::Integer: return 76;
    case schema::FieldType::Choice: return 112;
    case schema::FieldType::Date: return 108;
    case schema::FieldType::IdNumber: return 172;
    case schema::FieldType::Phone: return 132;
    case schema::FieldType::Link: return field.targets == std::vector<std::string>{"person"} ? 100 : 132;
    case schema::FieldType::Links: return 148;
    case schema::FieldType::Note: return 240;
    case schema::FieldType::Attachment: return 168;
    case schema::FieldType::Address: return 220;
    default: return field.search == schema::SearchKind::Name ? 104 : 128;
    }
}

} // namespace

RecordColumn fieldColumn(const OfficeSession& session, const schema::TypeDef& type, const std::string& field) {
    const schema::FieldDef* def = type.field(field);
    RecordColumn column;
    column.id = field;
    if (def == nullptr) return column;
    column.title = session.label(def->label);
    if (!def->unit.empty() && session.language() == schema::Language::Zh)
        column.title += QStringLiteral(" (%1)").arg(QString::fromStdString(def->unit));
    if (def->type == schema::FieldType::Link) {
        // Identities have no order that says anything; names have.
        if (type.field(field + "_name") != nullptr) column.sort = field + "_name";
    } else if (def->stored()) {
        column.sort = field;
    }
    column.right = def->type == schema::FieldType::Integer || def->type == schema::FieldType::Money;
    column.width = defaultWidth(*def);
    column.cell = [def](const ReadContext& context, const journal::Record& record) {
        Cell cell;
        cell.text = QString::fromStdString(
            records::shownText(context.reader, context.tables, context.access, record, *def, context.language, false));
        if (def->type == schema::FieldType::Attachment && !record.get(def->id).isEmpty())
            cell.icon = QStringLiteral("paperclip");
        return cell;
    };
    return column;
}

std::vector<RecordColumn> defaultColumns(const OfficeSession& session, const schema::TypeDef& type) {
    std::vector<RecordColumn> columns;
    for (const std::string& field : type.list) columns.push_back(fieldColumn(session, type, field));
    return columns;
}

RecordModel::RecordModel(OfficeSession& session, std::string type, std::vector<RecordColumn> columns, QObject* parent)
    : QAbstractTableModel(parent), m_session(session), m_columns(columns), m_own(std::move(columns)) {
    m_query.type = std::move(type);
}

std::vector<RecordColumn> RecordModel::offered() const {
    std::vector<RecordColumn> all = m_own;
    const schema::TypeDef* type = m_session.catalogue().find(m_query.type);
    if (type == nullptr) return all;
    for (const schema::FieldDef& field : type->fields) {
        const bool there =
            std::any_of(m_own.begin(), m_own.end(), [&](const RecordColumn& column) { return column.id == field.id; });
        if (!there && !field.retired) all.push_back(fieldColumn(m_session, *type, field.id));
    }
    return all;
}

std::vector<RecordColumn> RecordModel::arranged() const {
    const std::vector<std::string> ids = m_layout ? m_layout(m_query.type) : std::vector<std::string>{};
    if (ids.empty() || m_own.empty()) return m_own;
    std::vector<RecordColumn> all = offered(), chosen;
    for (const std::string& id : ids) {
        const auto at = std::find_if(all.begin(), all.end(), [&](const RecordColumn& one) { return one.id == id; });
        if (at == all.end()) continue; // a field that is gone
        chosen.push_back(std::move(*at));
        all.erase(at);
    }
    // What a row is about is always there.
    const auto named = [&](const RecordColumn& one) { return one.id == m_own.front().id; };
    if (std::none_of(chosen.begin(), chosen.end(), named)) chosen.insert(chosen.begin(), m_own.front());
    return chosen;
}

void RecordModel::setLayout(Layout layout) {
    m_layout = std::move(layout);
    arrange();
}

void RecordModel::arrange() {
    m_windowLatest.cancel();
    m_loading = false;
    m_wanted.clear();
    beginResetModel();
    m_columns = arranged();
    m_windows.clear();
    m_order.clear();
    endResetModel();
    if (m_loaded) emit spineLoaded();
}

void RecordModel::setType(std::string type, std::vector<RecordColumn> columns) {
    m_spineLatest.cancel();
    m_windowLatest.cancel();
    beginResetModel();
    m_query = {};
    m_query.type = std::move(type);
    m_own = std::move(columns);
    m_columns = arranged();
    m_spine.clear();
    m_windows.clear();
    m_order.clear();
    m_wanted.clear();
    m_loading = false;
    m_loaded = false;
    m_complete = false;
    m_rows = 0;
    m_all = -1;
    endResetModel();
    query(true);
}

void RecordModel::setWhere(const std::string& expression) {
    m_query.where = expression;
    query(true);
}

void RecordModel::setSearch(const QString& text) {
    m_query.search = text.trimmed().toStdString();
    query(true);
}

void RecordModel::setSort(int column, Qt::SortOrder order) {
    if (!canSort(column)) return;
    std::string field = m_columns[static_cast<std::size_t>(column)].sort;
    bool down = order == Qt::DescendingOrder;
    if (field.front() == '-') {
        field.erase(0, 1);
        down = !down;
    }
    m_query.sort = (down ? "-" : "") + field;
    query(true);
}

void RecordModel::setOwnOrder() { setSorting({}); }

void RecordModel::setSorting(const std::string& field) {
    m_query.sort = field;
    query(true);
}

std::pair<int, Qt::SortOrder> RecordModel::order() const {
    const std::pair none(-1, Qt::AscendingOrder);
    const journal::Table* table = m_session.tables().find(m_query.type);
    // Hits of a search stand in order of rank.
    if (table == nullptr || !m_query.search.empty()) return none;
    std::string field = m_query.sort.empty() ? table->type->sort : m_query.sort;
    if (field.empty()) return none;
    const bool down = field.front() == '-';
    if (down) field.erase(0, 1);
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const std::string& sort = m_columns[i].sort;
        if (sort == field) return {static_cast<int>(i), down ? Qt::DescendingOrder : Qt::AscendingOrder};
        if (sort == "-" + field) return {static_cast<int>(i), down ? Qt::AscendingOrder : Qt::DescendingOrder};
    }
    return none;
}

void RecordModel::reload() {
    // Of a long list, what is shown need not wait for the numbers of all the others.
    if (m_complete && m_rows > sortableRows) markStale();
    query(false);
}

bool RecordModel::canSort(int column) const {
    if (column < 0 || column >= columnCount()) return false;
    const std::string& field = m_columns[static_cast<std::size_t>(column)].sort;
    const journal::Table* table = m_session.tables().find(m_query.type);
    if (field.empty() || table == nullptr || !m_query.search.empty()) return false;
    return (m_all >= 0 && m_all <= sortableRows) || records::sortsFast(*table, field);
}

bool RecordModel::opensFast() const {
    const journal::Table* table = m_session.tables().find(m_query.type);
    const bool own = m_source && (m_sourceFor == SourceFor::Everything || !m_query.search.empty());
    if (table == nullptr || own || !m_query.search.empty()) return false;
    if (m_all >= 0 && m_all <= sortableRows) return false; // read as a whole before anybody looks
    const std::string& sort = m_query.sort.empty() ? table->type->sort : m_query.sort;
    return !sort.empty() && records::sortsFast(*table, sort);
}

void RecordModel::query(bool anew) {
    m_spineLatest.cancel();
    if ((anew || !complete()) && opensFast()) {
        loadFirst();
    } else {
        loadSpine();
    }
}

void RecordModel::loadFirst() {
    m_session.read(
        this, m_spineLatest,
        [query = m_query](const ReadContext& context) -> Result<SpineReply> {
            MULIN_TRY_LET(first, records::opening(context.reader, context.tables, context.access, query, context.today,
                                                  openingRows));
            SpineReply reply;
            reply.whole = first.whole();
            reply.total = first.total;
            reply.rows = std::move(first.rows);
            if (query.where.empty() && reply.total) {
                reply.all = *reply.total;
            } else if (reply.whole) {
                records::Query everything;
                everything.type = query.type;
                MULIN_TRY_LET(
                    all, records::count(context.reader, context.tables, context.access, everything, context.today));
                reply.all = all;
            }
            return reply;
        },
        [this](Result<SpineReply> reply) {
            if (!reply) {
                if (reply.error().code != ErrorCode::Cancelled) emit failed(reply.error());
                return;
            }
            const bool whole = reply->whole;
            show(std::move(*reply));
            if (!whole) loadSpine();
        });
}

void RecordModel::loadSpine() {
    const bool own = m_source && (m_sourceFor == SourceFor::Everything || !m_query.search.empty());
    m_session.read(
        this, m_spineLatest,
        [query = m_query, source = own ? m_source : SpineSource()](const ReadContext& context) -> Result<SpineReply> {
            SpineReply reply;
            if (source) {
                MULIN_TRY_LET(rows, source(context, query));
                reply.rows = std::move(rows);
            } else {
                MULIN_TRY_LET(rows,
                              records::spine(context.reader, context.tables, context.access, query, context.today));
                reply.rows = std::move(rows);
            }
            reply.total = static_cast<std::int64_t>(reply.rows.size());
            if (!source && query.where.empty() && query.search.empty()) {
                reply.all = *reply.total;
                return reply;
            }
            records::Query everything;
            everything.type = query.type;
            MULIN_TRY_LET(all,
                          records::count(context.reader, context.tables, context.access, everything, context.today));
            reply.all = all;
            return reply;
        },
        [this](Result<SpineReply> reply) {
            if (!reply) {
                if (reply.error().code != ErrorCode::Cancelled) emit failed(reply.error());
                return;
            }
            show(std::move(*reply));
        });
}

void RecordModel::show(SpineReply reply) {
    if (reply.all >= 0) m_all = reply.all;
    const bool begun = m_loaded && !m_complete;
    m_totalKnown = reply.total.has_value();
    const bool goesOn = reply.whole && begun && reply.rows.size() >= m_spine.size() &&
                        std::equal(m_spine.begin(), m_spine.end(), reply.rows.begin());
    m_complete = reply.whole;
    if (goesOn) {
        showRest(std::move(reply.rows));
    } else {
        m_windowLatest.cancel();
        m_loading = false;
        m_wanted.clear();
        const auto rows =
            static_cast<int>(std::max(reply.total.value_or(0), static_cast<std::int64_t>(reply.rows.size())));
        if (reply.rows == m_spine && rows == m_rows) {
            markStale();
        } else {
            beginResetModel();
            m_spine = std::move(reply.rows);
            m_rows = rows;
            m_windows.clear();
            m_order.clear();
            endResetModel();
        }
    }
    m_loaded = true;
    emit spineLoaded();
}

/// The first rows stay as they are, with what is chosen and where one has scrolled to.
void RecordModel::showRest(std::vector<std::int64_t> rows) {
    const auto known = static_cast<int>(m_spine.size());
    const auto all = static_cast<int>(rows.size());
    const int before = m_rows;
    const int cut = known % windowRows == 0 ? -1 : known / windowRows; // a window that was not full
    if (const auto found = m_windows.find(cut); found != m_windows.end()) found->second.stale = true;
    if (all > before) {
        beginInsertRows({}, before, all - 1);
        m_spine = std::move(rows);
        m_rows = all;
        endInsertRows();
    } else if (all < before) {
        beginRemoveRows({}, all, before - 1);
        m_spine = std::move(rows);
        m_rows = all;
        endRemoveRows();
    } else {
        m_spine = std::move(rows);
    }
    const int last = std::min(all, before) - 1;
    const int first = cut < 0 ? known : cut * windowRows;
    if (last >= first) emit dataChanged(index(first, 0), index(last, columnCount() - 1));
}

void RecordModel::markStale() {
    for (auto& [number, window] : m_windows) window.stale = true;
    if (m_rows > 0) emit dataChanged(index(0, 0), index(m_rows - 1, columnCount() - 1));
}

std::optional<int> RecordModel::total() const { return m_totalKnown ? std::optional(m_rows) : std::nullopt; }

QString RecordModel::countingWords() { return tr("Counting …"); }

const RecordModel::Row* RecordModel::rowAt(int row) const {
    if (row >= static_cast<int>(m_spine.size())) return nullptr; // told when its number is known
    const int number = row / windowRows;
    const auto found = m_windows.find(number);
    if (found == m_windows.end()) {
        want(number);
        return nullptr;
    }
    if (found->second.stale) want(number);
    m_order.splice(m_order.begin(), m_order, found->second.used);
    const auto at = static_cast<std::size_t>(row % windowRows);
    return at < found->second.rows.size() ? &found->second.rows[at] : nullptr;
}

void RecordModel::want(int window) const {
    // The last one asked for is what the eye is on: it goes first.
    m_wanted.erase(std::remove(m_wanted.begin(), m_wanted.end(), window), m_wanted.end());
    m_wanted.push_back(window);
    if (m_scheduled || m_loading) return;
    m_scheduled = true;
    QMetaObject::invokeMethod(
        const_cast<RecordModel*>(this),
        [self = const_cast<RecordModel*>(this)] {
            self->m_scheduled = false;
            self->loadNext();
        },
        Qt::QueuedConnection);
}

void RecordModel::loadNext() {
    if (m_loading || m_wanted.empty()) return;
    const int number = m_wanted.back();
    m_wanted.pop_back();
    if (m_wanted.size() > keptWindows) m_wanted.erase(m_wanted.begin(), m_wanted.end() - keptWindows);
    const std::size_t from = static_cast<std::size_t>(number) * windowRows;
    if (from >= m_spine.size()) {
        loadNext();
        return;
    }
    const std::size_t to = std::min(from + windowRows, m_spine.size());
    m_loading = true;
    m_session.read(
        this, m_windowLatest,
        [type = m_query.type, columns = m_columns,
         rows = std::vector<std::int64_t>(m_spine.begin() + static_cast<std::ptrdiff_t>(from),
                                          m_spine.begin() + static_cast<std::ptrdiff_t>(to))](
            const ReadContext& context) -> Result<std::vector<Row>> {
            MULIN_TRY_LET(found, records::window(context.reader, context.tables, context.access, type, rows));
            std::vector<Row> made(found.size());
            for (std::size_t i = 0; i < found.size(); ++i) {
                if (!found[i]) continue;
                made[i].id = found[i]->id();
                made[i].cells.reserve(columns.size());
                for (const RecordColumn& column : columns) {
                    made[i].cells.push_back(column.cell ? column.cell(context, *found[i]) : Cell{});
                }
            }
            return made;
        },
        [this, number](Result<std::vector<Row>> rows) {
            m_loading = false;
            if (!rows) {
                if (rows.error().code != ErrorCode::Cancelled) emit failed(rows.error());
                return;
            }
            auto found = m_windows.find(number);
            if (found == m_windows.end()) {
                m_order.push_front(number);
                found = m_windows.emplace(number, Window{{}, false, m_order.begin()}).first;
            }
            found->second.rows = std::move(*rows);
            found->second.stale = false;
            while (m_windows.size() > keptWindows) {
                m_windows.erase(m_order.back());
                m_order.pop_back();
            }
            const int first = number * windowRows;
            const int last = qMin(first + windowRows, static_cast<int>(m_spine.size())) - 1;
            emit dataChanged(index(first, 0), index(last, columnCount() - 1));
            emit windowLoaded(first, last);
            loadNext();
        });
}

std::optional<RecordId> RecordModel::idAt(int row) const {
    if (row < 0 || row >= rowCount()) return std::nullopt;
    const Row* found = rowAt(row);
    return found != nullptr ? found->id : std::nullopt;
}

int RecordModel::rowOf(std::int64_t recordRow) const {
    const auto found = std::find(m_spine.begin(), m_spine.end(), recordRow);
    return found == m_spine.end() ? -1 : static_cast<int>(found - m_spine.begin());
}

std::optional<std::int64_t> RecordModel::recordRowAt(int row) const {
    if (row < 0 || row >= static_cast<int>(m_spine.size())) return std::nullopt;
    return m_spine[static_cast<std::size_t>(row)];
}

int RecordModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : m_rows; }

int RecordModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant RecordModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const auto column = static_cast<std::size_t>(index.column());
    if (role == Qt::TextAlignmentRole) {
        return static_cast<int>((m_columns[column].right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole && role != StateRole && role != TagsRole && role != Qt::ToolTipRole &&
        role != StrongRole && role != IconRole)
        return {};
    if (role == StrongRole) return m_columns[column].id == m_own.front().id ? QVariant(true) : QVariant();
    const Row* row = rowAt(index.row());
    if (row == nullptr || column >= row->cells.size()) return {};
    const Cell& cell = row->cells[column];
    if (role == StateRole) return QVariant::fromValue(cell.state);
    if (role == IconRole) return cell.icon.isEmpty() ? QVariant() : cell.icon;
    if (role == TagsRole) return cell.tagged ? QVariant::fromValue(cell.tags) : QVariant();
    if (role == Qt::ToolTipRole) return cell.text.size() < 40 ? QVariant() : plainToolTip(cell.text);
    return cell.text;
}

QVariant RecordModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) return {};
    const RecordColumn& column = m_columns[static_cast<std::size_t>(section)];
    if (role == Qt::DisplayRole) return column.title;
    if (role == Qt::ToolTipRole) {
        return plainToolTip(canSort(section)      ? tr("%1: a click sorts").arg(column.title)
                            : column.sort.empty() ? column.title
                                                  : tr("%1: sorts once the list is filtered").arg(column.title));
    }
    if (role == Qt::TextAlignmentRole) {
        return static_cast<int>((column.right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    return {};
}

} // namespace mulin::ui

#include "core/records/query.h"

#include "core/db/exception.h"
#include "core/journal/horizon.h"
#include "core/journal/rows.h"
#include "core/journal/vault.h"
#include "core/records/expression.h"
#include "core/records/search.h"

#include <algorithm>
#include <unordered_set>

namespace mulin::records {

namespace {

Result<const journal::Table*> readable(const db::Reader& reader, const journal::Tables& tables,
                                       const access::Access& access, std::string_view type) {
    const journal::Table* table = tables.find(type);
    if (!table) return makeError(ErrorCode::UnknownType, {{"type", std::string(type)}});
    if (!access.allows(access::Right::Read, type)) return journal::denied("read", type);
    MULIN_TRY(journal::mustBeOpen(reader, table->type->compartment));
    return table;
}

/// Words that hold numbers (10号楼, 3-2-501); numbers of a fixed form are in order as they stand.
bool isNumbered(const journal::Table& table, const schema::FieldDef& field) {
    using schema::SearchKind;
    const bool words = field.type == schema::FieldType::Text || field.type == schema::FieldType::Address;
    const bool plain =
        field.search == SearchKind::None || field.search == SearchKind::Text || field.search == SearchKind::Room;
    return words && plain && !(field.id == "number" && !table.type->number.empty());
}

/// What is withheld gives no order: the type's own is left out then, any other one refused.
Result<std::string> order(const journal::Table& table, const journal::Horizon& horizon, std::string sort) {
    const bool usual = sort.empty();
    if (usual) sort = table.type->sort;
    if (sort.empty()) return std::string("t.id");
    const bool down = sort.front() == '-';
    if (down) sort.erase(0, 1);
    const journal::Column* column = table.column(sort);
    if (!column)
        return makeError(ErrorCode::UnknownField, {{"type", table.type->id}, {"field", sort}, {"what", "sort"}});
    if (column->def && horizon.hides(sort)) {
        if (usual) return std::string("t.id");
        return journal::denied("read", table.type->id);
    }
    const bool byPinyin = table.sortKey && column->def && column->def->search == schema::SearchKind::Name &&
                          &*std::find_if(table.columns.begin(), table.columns.end(), [](const journal::Column& c) {
                              return c.def && c.def->search == schema::SearchKind::Name;
                          }) == column;
    std::string name = byPinyin ? "t.sort_key" : "t.\"" + sort + "\"";
    if (byPinyin && !std::all_of(table.names.begin(), table.names.end(), [&](int at) {
            return !horizon.hides(table.columns[static_cast<std::size_t>(at)].name);
        }))
        name = "t.\"" + sort + "\"";
    if (column->def) name = horizon.seen(*column->def, name);
    if (column->def && isNumbered(table, *column->def)) name += " COLLATE natural_order"; // see core/db/open_file.h
    return name + (down ? " DESC, t.id DESC" : ", t.id");
}

/// Keeps the rows that a condition allows: each is looked at if they are few, else all that it allows are read.
void sift(const db::Reader& reader, const journal::Table& table, const std::string& where, const Condition& condition,
          std::vector<std::int64_t>& rows) {
    constexpr std::size_t few = 5000;
    const std::string sql = "SELECT t.id FROM " + table.name + " t" + where;
    std::unordered_set<std::int64_t> allowed;
    if (rows.size() <= few) {
        auto one = reader.prepare(sql + " AND t.id = ?");
        for (const std::int64_t row : rows) {
            condition.bind(one);
            one.bind(static_cast<int>(condition.parameters.size()) + 1, row);
            if (one.step()) allowed.insert(row);
            one.reset();
        }
    } else {
        auto all = reader.prepare(sql);
        condition.bind(all);
        while (all.step()) allowed.insert(all.integer(0));
    }
    std::erase_if(rows, [&](std::int64_t row) { return !allowed.contains(row); });
}

void cut(std::vector<std::int64_t>& rows, const Query& query) {
    const auto from = std::min(rows.size(), static_cast<std::size_t>(std::max<std::int64_t>(query.from, 0)));
    rows.erase(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(from));
    if (query.limit >= 0 && rows.size() > static_cast<std::size_t>(query.limit))
        rows.resize(static_cast<std::size_t>(query.limit));
}

/// Living rows of a whole table: rows are numbered without gaps and stay, and those that are not alive stand together
/// in the index.
std::int64_t countLiving(const db::Reader& reader, const journal::Table& table) {
    return reader.integer("SELECT coalesce(max(id), 0) - (SELECT count(*) FROM " + table.name +
                          " WHERE alive = 0) FROM " + table.name);
}

bool sortKeyed(const journal::Tables& tables, std::string_view type) {
    const journal::Table* table = tables.find(type);
    return table && table->sortKey;
}

} // namespace

bool sortsFast(const journal::Table& table, std::string_view field) {
    if (!field.empty() && field.front() == '-') field.remove_prefix(1);
    const journal::Column* column = table.column(field);
    if (!column || !column->def || isNumbered(table, *column->def)) return false;
    if (column->def->indexed || (column->def->search == schema::SearchKind::Name && table.sortKey)) return true;
    return std::any_of(table.type->indexes.begin(), table.type->indexes.end(),
                       [&](const auto& fields) { return !fields.empty() && fields.front() == field; });
}

Result<std::vector<std::int64_t>> spine(const db::Reader& reader, const journal::Tables& tables,
                                        const access::Access& access, const Query& query, Date today) {
    return db::guard([&]() -> Result<std::vector<std::int64_t>> {
        MULIN_TRY_LET(table, readable(reader, tables, access, query.type));
        MULIN_TRY_LET(condition, compile(reader, tables, access, *table, query.where, today));
        const journal::Horizon horizon(tables, *table, access);
        MULIN_TRY_LET(sorted, order(*table, horizon, query.sort));
        const std::string where = std::string(" WHERE t.alive = ") + (query.deleted ? "0" : "1") +
                                  (condition.sql == "1" ? "" : " AND " + condition.sql);
        if (!query.search.empty()) {
            // In order of rank; the condition then sifts.
            const bool sifts = condition.sql != "1" || query.deleted;
            const std::int64_t wanted = query.limit < 0 ? -1 : query.from + query.limit;
            MULIN_TRY_LET(hits, search(reader, tables, access, {query.type, query.search, sifts ? -1 : wanted}));
            std::vector<std::int64_t> rows;
            rows.reserve(hits.size());
            for (const Hit& hit : hits) rows.push_back(hit.row);
            if (sifts) sift(reader, *table, where, condition, rows);
            cut(rows, query);
            return rows;
        }
        auto select = reader.prepare("SELECT t.id FROM " + table->name + " t" + where + " ORDER BY " + sorted +
                                     " LIMIT " + std::to_string(query.limit) + " OFFSET " + std::to_string(query.from));
        condition.bind(select);
        std::vector<std::int64_t> rows;
        while (select.step()) rows.push_back(select.integer(0));
        return rows;
    });
}

Result<std::int64_t> count(const db::Reader& reader, const journal::Tables& tables, const access::Access& access,
                           const Query& query, Date today) {
    return db::guard([&]() -> Result<std::int64_t> {
        MULIN_TRY_LET(table, readable(reader, tables, access, query.type));
        MULIN_TRY_LET(condition, compile(reader, tables, access, *table, query.where, today));
        if (!query.search.empty()) {
            Query all = query;
            all.limit = -1;
            all.from = 0;
            MULIN_TRY_LET(rows, spine(reader, tables, access, all, today));
            return static_cast<std::int64_t>(rows.size());
        }
        auto select = reader.prepare("SELECT count(*) FROM " + table->name +
                                     " t WHERE t.alive = " + (query.deleted ? "0" : "1") + " AND " + condition.sql);
        condition.bind(select);
        return select.step() ? select.integer(0) : 0;
    });
}

Result<Opening> opening(const db::Reader& reader, const journal::Tables& tables, const access::Access& access,
                        const Query& query, Date today, std::int64_t most) {
    return db::guard([&]() -> Result<Opening> {
        db::Reader::Snapshot snapshot(reader);
        Opening opening;
        Query first = query;
        // A search is read to its end, which is cheap, to tell how many there are.
        if (query.search.empty()) first.limit = query.limit < 0 ? most : std::min(most, query.limit);
        MULIN_TRY_LET(rows, spine(reader, tables, access, first, today));
        const auto found = static_cast<std::int64_t>(rows.size());
        if (!query.search.empty() || found < first.limit || first.limit == query.limit) {
            opening.total = found;
        } else if (query.where.empty() && !query.deleted && sortKeyed(tables, query.type) &&
                   access.reach(access::Right::Read, query.type) == access::Reach::Office) {
            MULIN_TRY_LET(table, readable(reader, tables, access, query.type));
            opening.total = std::max(countLiving(reader, *table) - query.from, found);
            if (query.limit >= 0) opening.total = std::min(*opening.total, query.limit);
        }
        if (found > most) rows.resize(static_cast<std::size_t>(most));
        opening.rows = std::move(rows);
        return opening;
    });
}

Result<std::vector<std::optional<journal::Record>>> window(const db::Reader& reader, const journal::Tables& tables,
                                                           const access::Access& access, std::string_view type,
                                                           std::span<const std::int64_t> rows) {
    return db::guard([&]() -> Result<std::vector<std::optional<journal::Record>>> {
        MULIN_TRY_LET(table, readable(reader, tables, access, type));
        db::Reader::Snapshot snapshot(reader);
        std::vector<std::optional<journal::Record>> records;
        records.reserve(rows.size());
        const journal::Horizon horizon(tables, *table, access);
        for (const std::int64_t row : rows) {
            auto record = journal::findRow(reader, *table, row);
            if (record && !horizon.trim(reader, *record)) record.reset();
            records.push_back(std::move(record));
        }
        return records;
    });
}

Result<std::vector<journal::Record>> list(const db::Reader& reader, const journal::Tables& tables,
                                          const access::Access& access, const Query& query, Date today) {
    MULIN_TRY_LET(rows, spine(reader, tables, access, query, today));
    MULIN_TRY_LET(found, window(reader, tables, access, query.type, rows));
    std::vector<journal::Record> records;
    records.reserve(found.size());
    for (auto& record : found)
        if (record) records.push_back(std::move(*record));
    return records;
}

} // namespace mulin::records

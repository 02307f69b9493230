#include "core/journal/act_pages.h"

#include "core/db/exception.h"
#include "core/journal/horizon.h"
#include "core/journal/recorder.h"
#include "core/journal/rows.h"
#include "core/journal/vault.h"

#include <algorithm>
#include <set>

namespace mulin::journal {

namespace {

bool isImport(std::string_view operation) {
    const auto dot = operation.rfind('.');
    return (dot == std::string_view::npos ? operation : operation.substr(dot + 1)) == "import";
}

bool matches(const ActQuery::Match& match, std::int64_t row, std::string_view operation, const db::Statement& act) {
    if (std::binary_search(match.rows.begin(), match.rows.end(), row)) return true;
    if (std::find(match.operations.begin(), match.operations.end(), operation) != match.operations.end()) return true;
    if (match.file.empty() || !isImport(operation) || act.isNull(2)) return false;
    const auto args = decodeArgs(act.blob(2));
    const auto file = args.find("file");
    return file != args.end() && file->second.find(match.file) != std::string::npos;
}

bool isKeys(std::string_view operation) {
    const std::string_view area = operation.substr(0, operation.find('.'));
    if (area == "vault") return operation != "vault.open";
    return area == "user" || area == "role" || area == "grant" || area == "file";
}

/// Acts without entries say in words what they were about.
bool isAbout(std::string_view type, const std::optional<RecordId>& record, std::string_view operation,
             const std::map<std::string, std::string>& args) {
    const auto is = [&](const char* name, std::string_view value) {
        const auto at = args.find(name);
        return at != args.end() && at->second == value;
    };
    if (record && !is("id", record->hex())) return false;
    return is("type", type) || operation.substr(0, operation.find('.')) == type;
}

void collectLogs(const db::Reader& reader, std::string_view type, const std::optional<RecordId>& record,
                 std::set<std::int64_t>& rows) {
    auto logs = reader.prepare("SELECT t.id, " + operationColumn(reader) + ", " + argsColumn(reader) +
                               " FROM txn t WHERE t.kind = 2 AND t.uid = t.action");
    while (logs.step())
        if (isAbout(type, record, logs.text(1),
                    logs.isNull(2) ? std::map<std::string, std::string>() : decodeArgs(logs.blob(2))))
            rows.insert(logs.integer(0));
}

/// In one walk over the entries: no index leads from a type to them.
void collectWrites(const db::Reader& reader, const Tables& tables, std::string_view type,
                   std::set<std::int64_t>& rows) {
    std::string numbers;
    for (const auto& table : tables.all())
        if (table->type->id == type) numbers += (numbers.empty() ? "" : ",") + std::to_string(table->index);
    auto acts =
        reader.prepare("SELECT a.id FROM (SELECT DISTINCT txn FROM " + tables.find(type)->in("entry") +
                       " WHERE tbl IN (" + numbers + ")) e JOIN txn t ON t.id = e.txn JOIN txn a ON a.uid = t.action");
    while (acts.step()) rows.insert(acts.integer(0));
}

/// The txns of a chain of entries, by the row of the act they belong to.
void collect(const db::Reader& reader, const Table& table, std::int64_t head, std::set<std::int64_t>& rows) {
    for (std::int64_t entry = head; entry != 0;) {
        auto step = reader.cached("SELECT a.id, e.prev FROM " + table.in("entry") +
                                  " e JOIN txn t ON t.id = e.txn JOIN txn a ON a.uid = t.action WHERE e.id = ?");
        step->bind(1, entry);
        if (!step->step()) return;
        rows.insert(step->integer(0));
        entry = step->isNull(1) ? 0 : step->integer(1);
    }
}

/// Those of a deleted record as they were when it went.
std::vector<Link> linksAsTheyWere(const db::Reader& reader, const Tables& tables, const Record& record) {
    if (record.alive) return linksFrom(reader, tables, record.uid);
    // They went in the same txn as the record itself.
    const TxnIndex gone = record.dotOf(aliveRegister);
    std::vector<Link> links;
    auto rows = reader.prepare("SELECT uid, field FROM " + record.table->in("link") +
                               " WHERE src = ? AND alive = 0 ORDER BY id");
    rows.bind(1, record.uid);
    while (rows.step()) {
        const Table* table = tables.byIndex(rows.integer(1));
        const auto link = table != nullptr ? findRecord(reader, *table, rows.uid(0)) : std::nullopt;
        if (link && link->dotOf(aliveRegister) == gone)
            links.push_back({record.uid, link->values[1].uid(), link->values[2].text(), table});
    }
    return links;
}

} // namespace

ActSort sortOf(TxnKind kind, std::string_view operation) {
    if (kind == TxnKind::Log) {
        if (operation.ends_with(".print")) return ActSort::Printed;
        if (operation.ends_with(".export") || operation.ends_with(".backup")) return ActSort::Exported;
    }
    if (isKeys(operation)) return ActSort::Keys;
    return kind == TxnKind::Log ? ActSort::Seen : ActSort::Changed;
}

Result<std::vector<std::int64_t>> actRows(const db::Reader& reader, const access::Access& access,
                                          const ActQuery& query) {
    return db::guard([&]() -> Result<std::vector<std::int64_t>> {
        const auto own = ownActsOnly(access);
        std::string sql = "SELECT t.id, " + operationColumn(reader) + ", " + argsColumn(reader) +
                          ", t.kind FROM txn t WHERE t.uid = t.action AND (?1 IS NULL OR t.user = ?1)";
        if (!query.logs) sql += " AND t.kind <> 2";
        if (own) sql += " AND " + readableActs(reader);
        if (query.from) sql += " AND t.wall >= " + std::to_string(msOfDate(*query.from));
        if (query.until) sql += " AND t.wall < " + std::to_string(msOfDate(query.until->plusDays(1)));
        if (query.device)
            sql += " AND t.stream IN (SELECT s.id FROM stream s JOIN device d ON d.idx = s.device WHERE d.uid = ?2)";
        auto acts = reader.prepare(sql + " ORDER BY t.id DESC");
        if (query.device) acts.bind(2, *query.device);
        if (own && query.user && *query.user != *own) return std::vector<std::int64_t>{};
        if (const auto& user = own ? own : query.user) acts.bind(1, user->uid());
        std::vector<std::int64_t> rows;
        while (acts.step()) {
            const std::int64_t row = acts.integer(0);
            const std::string_view operation = acts.text(1);
            if (query.sort && sortOf(static_cast<TxnKind>(acts.integer(3)), operation) != *query.sort) continue;
            if (std::all_of(query.matches.begin(), query.matches.end(),
                            [&](const ActQuery::Match& match) { return matches(match, row, operation, acts); }))
                rows.push_back(row);
        }
        return rows;
    });
}

Result<std::vector<Act>> actsAt(const db::Reader& reader, const access::Access& access,
                                std::span<const std::int64_t> rows) {
    return db::guard([&]() -> Result<std::vector<Act>> {
        std::vector<Act> acts;
        acts.reserve(rows.size());
        auto find = reader.prepare("SELECT uid FROM txn WHERE id = ?");
        for (const std::int64_t row : rows) {
            find.bind(1, row);
            const auto id = find.step() ? std::optional(TxnId(find.uid(0))) : std::nullopt;
            find.reset();
            if (!id) continue;
            MULIN_TRY_LET(found, act(reader, access, *id));
            acts.push_back(std::move(found));
        }
        return acts;
    });
}

Result<std::optional<Act>> lastUndoable(const db::Reader& reader, const access::Access& access, std::int64_t after) {
    return db::guard([&]() -> Result<std::optional<Act>> {
        std::optional<TxnId> id;
        {
            auto last = reader.prepare(
                "SELECT t.action FROM txn t WHERE t.id > ?2 AND t.kind = 0 AND t.user IS ?1 AND t.entries > 0"
                " AND NOT EXISTS(SELECT 1 FROM txn u WHERE u.undoes = t.action"
                " AND NOT EXISTS(SELECT 1 FROM txn r WHERE r.undoes = u.action)) AND " +
                readableActs(reader) + " ORDER BY t.id DESC LIMIT 1");
            if (access.user()) last.bind(1, access.user()->uid());
            last.bind(2, after);
            if (last.step()) id = TxnId(last.uid(0));
        }
        if (!id) return std::optional<Act>();
        MULIN_TRY_LET(found, act(reader, access, *id));
        return std::optional<Act>(std::move(found));
    });
}

Result<std::int64_t> newestActRow(const db::Reader& reader) {
    return db::guard([&]() -> Result<std::int64_t> {
        auto newest = reader.prepare("SELECT max(id) FROM txn");
        return newest.step() && !newest.isNull(0) ? newest.integer(0) : 0;
    });
}

Result<std::optional<std::int64_t>> lastTime(const db::Reader& reader, std::string_view operation) {
    return db::guard([&]() -> Result<std::optional<std::int64_t>> {
        auto last = reader.prepare("SELECT t.wall FROM txn t WHERE " + operationColumn(reader) +
                                   " = ? ORDER BY t.id DESC LIMIT 1");
        last.bind(1, operation);
        return last.step() ? std::optional(last.integer(0)) : std::nullopt;
    });
}

Result<std::vector<std::string>> operationsUsed(const db::Reader& reader, const access::Access& access) {
    return db::guard([&]() -> Result<std::vector<std::string>> {
        std::vector<std::string> found;
        const auto own = ownActsOnly(access);
        auto rows = reader.prepare("SELECT DISTINCT " + operationColumn(reader) +
                                   " FROM txn t WHERE (?1 IS NULL OR t.user = ?1)" +
                                   (own ? " AND " + readableActs(reader) : std::string()));
        if (own) rows.bind(1, own->uid());
        while (rows.step()) found.emplace_back(rows.text(0));
        return found;
    });
}

Result<std::vector<std::int64_t>> actRowsOf(const db::Reader& reader, const Tables& tables,
                                            const access::Access& access, const Record& record) {
    return db::guard([&]() -> Result<std::vector<std::int64_t>> {
        if (!audits(access, *record.table) && !Horizon(tables, *record.table, access).covers(reader, record.row))
            return denied("read", record.type().id);
        std::set<std::int64_t> rows;
        collect(reader, *record.table, record.head, rows);
        std::vector<std::int64_t> heads;
        {
            auto links = reader.prepare("SELECT jhead, field FROM " + record.table->in("link") + " WHERE src = ?");
            links.bind(1, record.uid);
            while (links.step())
                if (tables.byIndex(links.integer(1)) != nullptr) heads.push_back(links.integer(0));
        }
        for (const std::int64_t head : heads) collect(reader, *record.table, head, rows);
        return std::vector<std::int64_t>(rows.begin(), rows.end());
    });
}

/// What stands in the file of somebody, written in records of its own: ledgers, visits, services. Not where they went
/// as a visitor, and nothing of sealed ledgers: those have a log of their own.
static void collectNaming(const db::Reader& reader, const Tables& tables, const Record& person,
                          std::set<std::int64_t>& rows) {
    const auto take = [&](const Table& table, const Uid& uid) {
        if (table.sealed) return;
        if (const auto record = findRecord(reader, table, uid)) collect(reader, table, record->head, rows);
    };
    for (const Referrer& by : tables.referrers(person.type().id))
        if (!by.table->sealed && by.column->field != 0)
            for (const Uid& uid : referring(reader, by, person.uid)) take(*by.table, uid);
    for (const Link& link : linksTo(reader, tables, person.uid))
        if (link.role != "visitor")
            if (const Table* table = tables.find(link.table->type->id)) take(*table, link.from);
}

Result<std::vector<std::int64_t>> actRowsAbout(const db::Reader& reader, const Tables& tables,
                                               const access::Access& access, std::string_view type,
                                               std::optional<RecordId> record) {
    return db::guard([&]() -> Result<std::vector<std::int64_t>> {
        const Table* table = tables.find(type);
        if (!table) return makeError(ErrorCode::UnknownType, {{"type", std::string(type)}});
        if (!access.allows(access::Right::Audit, "")) return denied("audit", type);
        std::set<std::int64_t> rows;
        collectLogs(reader, type, record, rows);
        if (record) {
            if (const auto found = findRecord(reader, *table, record->uid())) {
                MULIN_TRY_LET(written, actRowsOf(reader, tables, access, *found));
                rows.insert(written.begin(), written.end());
                if (type == "person") collectNaming(reader, tables, *found, rows);
            }
        } else {
            collectWrites(reader, tables, type, rows);
        }
        return std::vector<std::int64_t>(rows.begin(), rows.end());
    });
}

Result<std::vector<Device>> devices(const db::Reader& reader) {
    return db::guard([&] {
        std::vector<Device> found;
        auto rows = reader.prepare("SELECT uid, name FROM device ORDER BY idx");
        while (rows.step()) found.push_back({rows.uid(0), std::string(rows.text(1))});
        return found;
    });
}

std::vector<Link> linksOf(const db::Reader& reader, const Tables& tables, const access::Access& access,
                          const Record& record) {
    Record seen = record;
    if (!Horizon(tables, *record.table, access).trim(reader, seen)) return {};
    std::vector<Link> links = linksAsTheyWere(reader, tables, record);
    std::erase_if(links, [&](const Link& link) { return seen.withholds(link.table->links->id); });
    return links;
}

} // namespace mulin::journal

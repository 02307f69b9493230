// Makes the tables behind the record types, and what is missing when a file meets newer definitions.
#include "core/journal/tables.h"

#include <algorithm>
#include <set>

namespace mulin::journal {

namespace {

const char* sqlType(const schema::FieldDef& field) {
    using schema::FieldType;
    switch (field.type) {
    case FieldType::Integer:
    case FieldType::Money:
    case FieldType::Date:
    case FieldType::Timestamp:
    case FieldType::Boolean: return "INTEGER";
    case FieldType::Link: return "BLOB";
    default: return "TEXT";
    }
}

std::string quoted(std::string_view name) {
    std::string out = "\"";
    out += name;
    return out + '"';
}

/// The field that the sort key is made of; empty if there is none.
std::string nameField(const schema::TypeDef& type) {
    const auto at = std::find_if(type.fields.begin(), type.fields.end(), [](const auto& field) {
        return field.search == schema::SearchKind::Name && field.stored();
    });
    return at == type.fields.end() ? std::string() : at->id;
}
void installDefinitions(db::Connection& connection, const schema::Catalogue& catalogue) {
    std::set<Uid> known;
    std::int64_t next = firstDefinition;
    auto read = connection.prepare("SELECT idx, uid FROM definition");
    while (read.step()) {
        known.insert(read.uid(1));
        next = std::max(next, read.integer(0) + 1);
    }
    auto insert = connection.prepareWrite("INSERT INTO definition(idx, uid, kind, name) VALUES(?,?,?,?)");
    const auto add = [&](const Uid& uid, const char* kind, const std::string& name) {
        if (!known.insert(uid).second) return;
        insert.bind(1, next++).bind(2, uid).bind(3, kind).bind(4, name).run();
    };
    for (const schema::TypeDef* type : catalogue.types()) {
        add(type->uid, "type", type->id);
        for (const schema::FieldDef& field : type->fields)
            if (!field.derived()) add(field.uid, "field", type->id + "." + field.id);
    }
}

void installTable(db::Connection& connection, const schema::TypeDef& type) {
    std::set<std::string, std::less<>> have;
    auto info = connection.prepare("SELECT name FROM pragma_table_info(?)");
    info.bind(1, type.table());
    while (info.step()) have.insert(std::string(info.text(0)));
    const std::string table = quoted(type.table());
    if (have.empty()) {
        std::string sql =
            "CREATE TABLE " + table +
            "(id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE, alive INTEGER NOT NULL, rv INTEGER NOT NULL,"
            " cv BLOB, jhead INTEGER NOT NULL, sort_key TEXT";
        for (const schema::FieldDef& field : type.fields)
            if (field.stored()) sql += ", " + quoted(field.id) + " " + sqlType(field);
        connection.execute(sql + ")");
    } else {
        for (const schema::FieldDef& field : type.fields)
            if (field.stored() && !have.contains(field.id))
                connection.execute("ALTER TABLE " + table + " ADD COLUMN " + quoted(field.id) + " " + sqlType(field));
    }
    const auto index = [&](const std::vector<std::string>& fields) {
        std::string name = "i_" + type.id, columns;
        for (const std::string& field : fields) {
            name += "_" + field;
            columns += (columns.empty() ? "" : ", ") + quoted(field);
        }
        connection.execute("CREATE INDEX IF NOT EXISTS " + quoted(name) + " ON " + table + "(" + columns + ")");
    };
    // A list of living records in their order is read from the index alone.
    const std::string name = nameField(type);
    bool byName = name.empty();
    for (const auto& fields : type.indexes) byName = byName || fields.front() == name;
    const auto drop = [&](const std::string& former) {
        connection.execute("DROP INDEX IF EXISTS " + quoted("i_" + type.id + former));
    };
    drop("_sort_key");
    if (byName)
        drop("_alive_sort_key");
    else
        index({"alive", "sort_key"});
    // Links are walked both ways: from the record, and back when the target changes.
    std::set<std::string> walked;
    for (const schema::FieldDef& field : type.fields)
        for (const schema::Facade& facade : field.facades) walked.insert(facade.link);
    std::set<std::string> begun; // what a longer index begins with needs none of its own
    for (const auto& fields : type.indexes)
        if (fields.front() != name) begun.insert(fields.front());
    for (const schema::FieldDef& field : type.fields) {
        const bool wanted = field.stored() && (field.indexed || walked.contains(field.id) ||
                                               (field.type == schema::FieldType::Link && !field.derived()));
        if (!wanted) continue;
        if (begun.contains(field.id))
            drop("_" + field.id);
        else
            index({field.id});
    }
    for (const auto& fields : type.indexes) {
        if (fields.front() != name) {
            index(fields);
            continue;
        }
        // The same, with what a condition needs on the way.
        std::vector<std::string> columns{"alive", "sort_key", "id"};
        columns.insert(columns.end(), fields.begin() + 1, fields.end());
        index(columns);
    }
}

/// Search: terms of records in blocks, see search_terms_store.h; derived.
void installSearch(db::Connection& connection) {
    connection.execute("DROP TABLE IF EXISTS term"); // one row per term, of the first files
    connection.execute("CREATE TABLE IF NOT EXISTS term_block(id INTEGER PRIMARY KEY, at BLOB NOT NULL UNIQUE,"
                       " data BLOB NOT NULL)");
}

/// Who may open which vault, see core/security/vaults.h. Unjournalled: what a password once opened must not open it for
/// ever.
constexpr const char* vaultDdl = R"sql(
CREATE TABLE IF NOT EXISTS local_vault(vault TEXT PRIMARY KEY, epoch INTEGER NOT NULL, recovery BLOB NOT NULL,
  recovery_box BLOB NOT NULL, stale INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS local_personal_key(user BLOB PRIMARY KEY, public BLOB NOT NULL, wrapped BLOB NOT NULL)
  WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS local_vault_grant(vault TEXT NOT NULL, user BLOB NOT NULL, may TEXT NOT NULL,
  box BLOB NOT NULL, PRIMARY KEY(vault, user)) WITHOUT ROWID;
)sql";

/// Contents of attachments, see blobs.h. `named`: an act has spoken of it.
constexpr const char* blobDdl = R"sql(
CREATE TABLE IF NOT EXISTS blob(id INTEGER PRIMARY KEY, hash BLOB NOT NULL UNIQUE, named INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS blob_piece(id INTEGER PRIMARY KEY, blob INTEGER NOT NULL, ordinal INTEGER NOT NULL,
  bytes BLOB NOT NULL, UNIQUE(blob, ordinal));
)sql";

/// The vaults that are open, and what was done in them: in the file these words are encrypted.
constexpr const char* openVaultsDdl = R"sql(
CREATE TABLE vault(compartment TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE act(txn INTEGER PRIMARY KEY, operation TEXT NOT NULL, args BLOB NOT NULL);
)sql";

/// What SQLite's planner takes an index for, as after ANALYZE of a large office: without it, it believes that being
/// there (alive = 1) singles out a record as well as an ID number does. Fixed, so that every file is read alike.
void installStatistics(db::Connection& connection) {
    constexpr std::int64_t rows = 1'000'000;
    connection.execute("ANALYZE sqlite_schema"); // makes the table
    connection.execute("DELETE FROM sqlite_stat1");
    auto insert = connection.prepareWrite("INSERT INTO sqlite_stat1(tbl, idx, stat) VALUES(?,?,?)");
    auto indexes = connection.prepare("SELECT m.tbl_name, m.name, l.[unique] FROM sqlite_schema m"
                                      " JOIN pragma_index_list(m.tbl_name) l ON l.name = m.name"
                                      " WHERE m.type = 'index' ORDER BY m.name");
    while (indexes.step()) {
        std::string stat = std::to_string(rows);
        std::int64_t left = rows;
        auto columns = connection.prepare("SELECT name FROM pragma_index_info(?) ORDER BY seqno");
        columns.bind(1, indexes.text(1));
        const auto total =
            connection.integer("SELECT count(*) FROM pragma_index_info('" + std::string(indexes.text(1)) + "')");
        for (std::int64_t at = 1; columns.step(); ++at) {
            constexpr std::int64_t alike = 10; // records with the same value, or of the same name
            if (columns.text(0) != "alive") left = std::min(left, alike);
            if (at == total && indexes.integer(2) != 0) left = 1;
            stat += " " + std::to_string(left);
        }
        insert.bind(1, indexes.text(0)).bind(2, indexes.text(1)).bind(3, stat).run();
    }
    connection.execute("ANALYZE sqlite_schema"); // reads it anew
}

} // namespace

void Tables::install(db::Connection& connection, const schema::Catalogue& catalogue) {
    installSearch(connection);
    connection.execute(vaultDdl);
    connection.execute(blobDdl);
    installDefinitions(connection, catalogue);
    for (const schema::TypeDef* type : catalogue.types())
        if (!type->sealed()) installTable(connection, *type);
    installStatistics(connection);
}

void Tables::installSealed(db::Connection& memory, const schema::Catalogue& catalogue) {
    memory.execute(rowsDdl);
    memory.execute(openVaultsDdl);
    installSearch(memory);
    for (const schema::TypeDef* type : catalogue.types())
        if (type->sealed()) installTable(memory, *type);
}

} // namespace mulin::journal

#include "core/journal/vault.h"

#include "core/db/exception.h"
#include "core/journal/applier.h"
#include "core/journal/deriver.h"
#include "core/journal/vault_entry.h"

namespace mulin::journal {

namespace {

Error damaged(std::string detail) { return makeError(ErrorCode::FileDamaged, {{"what", "vault"}}, std::move(detail)); }

/// Every act of a vault, in order of arrival.
template<class F> Result<void> eachAct(const db::Reader& reader, const std::string& vault, F&& use) {
    struct Act {
        TxnIndex txn = 0;
        std::int64_t seq = 0, first = 0, last = 0;
        Uid stream;
        std::string args;
    };
    std::vector<Act> acts;
    auto rows = reader.prepare("SELECT t.id, t.seq, t.first_entry, t.last_entry, s.uid, t.args FROM txn t"
                               " JOIN stream s ON s.id = t.stream WHERE s.compartment = ? ORDER BY t.id");
    rows.bind(1, vault);
    while (rows.step())
        acts.push_back({rows.integer(0), rows.integer(1), rows.integer(2), rows.integer(3), rows.uid(4),
                        std::string(rows.blob(5))});
    for (const Act& act : acts) MULIN_TRY(use(act));
    return {};
}

struct Box {
    std::int64_t id = 0;
    std::string bytes;
};

std::vector<Box> boxesOf(const db::Reader& reader, TxnIndex txn, std::int64_t first, std::int64_t last) {
    std::vector<Box> boxes;
    auto rows = reader.cached("SELECT id, patch FROM entry WHERE id BETWEEN ? AND ? AND txn = ? ORDER BY id");
    rows->bind(1, first).bind(2, last).bind(3, txn);
    while (rows->step()) boxes.push_back({rows->integer(0), std::string(rows->blob(1))});
    return boxes;
}

} // namespace

std::unique_ptr<db::Connection> makeSealed(const schema::Catalogue& catalogue) {
    auto memory = db::Connection::sharedMemory();
    Tables::installSealed(*memory, catalogue);
    return memory;
}

Result<void> readVault(db::Connection& connection, const Tables& tables, const std::string& vault,
                       const access::VaultKey& key) {
    forgetVault(connection, tables, vault);
    connection.write("INSERT INTO sealed.vault(compartment) VALUES(?)")->bind(1, vault).run();
    auto words = connection.prepareWrite("INSERT INTO sealed.act(txn, operation, args) VALUES(?,?,?)");
    auto entry = connection.prepareWrite(
        "INSERT INTO sealed.entry(id, txn, tbl, row, op, prev, salt, patch) VALUES(?,?,?,?,?,?,?,?)");
    Applier applier(connection, tables, connection);
    MULIN_TRY(eachAct(connection, vault, [&](const auto& act) -> Result<void> {
        const auto said = openAct(key, act.args, act.stream, act.seq);
        if (!said) return damaged("act " + std::to_string(act.txn));
        words.bind(1, act.txn).bind(2, said->operation).bindBlob(3, said->args).run();
        std::int64_t ordinal = 0;
        for (const Box& box : boxesOf(connection, act.txn, act.first, act.last)) {
            const auto plain = access::decrypted(key, box.bytes, entryPlace(act.stream, act.seq, ordinal++));
            const auto opened = plain ? readCanonical(tables, *plain) : std::nullopt;
            const Table* table = opened ? tables.byUid(opened->table) : nullptr;
            if (!opened) return damaged("entry " + std::to_string(box.id));
            if (!table) continue; // of a type that this program does not know yet
            const std::int64_t before =
                applier.apply(act.txn, box.id, *table, opened->row, opened->op, opened->changes);
            entry.bind(1, box.id).bind(2, act.txn).bind(3, table->index).bind(4, opened->row);
            entry.bind(5, static_cast<int>(opened->op));
            if (before != 0)
                entry.bind(6, before);
            else
                entry.bindNull(6);
            entry.bindBlob(7, {reinterpret_cast<const char*>(opened->salt.data()), opened->salt.size()});
            entry.bindBlob(8, encodePatch(opened->op, opened->changes)).run();
        }
        return {};
    }));
    Deriver(connection, tables).rebuild([&](const Table& table) { return table.type->compartment == vault; });
    return {};
}

void forgetVault(db::Connection& connection, const Tables& tables, const std::string& vault) {
    for (const auto& table : tables.all()) {
        if (table->type->compartment != vault) continue;
        const std::string index = std::to_string(table->index);
        connection.execute("DELETE FROM " + table->name + (table->links ? " WHERE field = " + index : ""));
        for (const char* of : {"sealed.entry", "sealed.sibling"})
            connection.execute("DELETE FROM " + std::string(of) + " WHERE tbl = " + index);
    }
    connection
        .write("DELETE FROM sealed.act WHERE txn IN (SELECT t.id FROM main.txn t JOIN main.stream s"
               " ON s.id = t.stream WHERE s.compartment = ?)")
        ->bind(1, vault)
        .run();
    connection.write("DELETE FROM sealed.vault WHERE compartment = ?")->bind(1, vault).run();
    // A block of terms may hold those of several vaults.
    Deriver(connection, tables).rebuildSealedTerms();
}

Result<void> resealVault(db::Connection& connection, const std::string& vault, const access::VaultKey& from,
                         const access::VaultKey& to) {
    auto words = connection.prepareWrite("UPDATE txn SET args = ? WHERE id = ?");
    auto entry = connection.prepareWrite("UPDATE entry SET patch = ? WHERE id = ?");
    return eachAct(connection, vault, [&](const auto& act) -> Result<void> {
        const auto box = std::string_view(act.args).substr(std::min(commitmentSize, act.args.size()));
        const auto said = resealed(from, to, box, actPlace(act.stream, act.seq));
        if (!said) return damaged("act " + std::to_string(act.txn));
        words.bindBlob(1, act.args.substr(0, commitmentSize) + *said).bind(2, act.txn).run();
        std::int64_t ordinal = 0;
        for (const Box& old : boxesOf(connection, act.txn, act.first, act.last)) {
            const auto now = resealed(from, to, old.bytes, entryPlace(act.stream, act.seq, ordinal++));
            if (!now) return damaged("entry " + std::to_string(old.id));
            entry.bindBlob(1, *now).bind(2, old.id).run();
        }
        return {};
    });
}

std::vector<std::string> openVaults(const db::Reader& reader) {
    std::vector<std::string> open;
    if (!reader.hasSealed()) return open;
    auto rows = reader.cached("SELECT compartment FROM sealed.vault ORDER BY compartment");
    while (rows->step()) open.emplace_back(rows->text(0));
    return open;
}

std::vector<std::string> closedVaults(const db::Reader& reader) {
    const auto open = openVaults(reader);
    std::vector<std::string> closed;
    auto rows = reader.cached("SELECT DISTINCT compartment FROM stream ORDER BY compartment");
    while (rows->step()) {
        std::string compartment(rows->text(0));
        if (isVault(compartment) && std::find(open.begin(), open.end(), compartment) == open.end())
            closed.push_back(std::move(compartment));
    }
    return closed;
}

Result<void> mustBeOpen(const db::Reader& reader, std::string_view compartment) {
    if (!isVault(compartment)) return {};
    const auto open = openVaults(reader);
    if (std::find(open.begin(), open.end(), compartment) != open.end()) return {};
    return makeError(ErrorCode::VaultLocked, {{"vault", std::string(compartment)}});
}

std::string readableActs(const db::Reader& reader) {
    if (!reader.hasSealed()) return "t.operation <> '" + std::string(sealedOperation) + "'";
    return "(t.operation <> '" + std::string(sealedOperation) +
           "' OR EXISTS(SELECT 1 FROM sealed.act o WHERE o.txn = t.id))";
}

std::string operationColumn(const db::Reader& reader) {
    if (!reader.hasSealed()) return "t.operation";
    return "coalesce((SELECT o.operation FROM sealed.act o WHERE o.txn = t.id), t.operation)";
}

std::string argsColumn(const db::Reader& reader) {
    const std::string sealed = reader.hasSealed() ? "(SELECT o.args FROM sealed.act o WHERE o.txn = t.id)" : "NULL";
    return "CASE t.operation WHEN '" + std::string(sealedOperation) + "' THEN " + sealed + " ELSE t.args END";
}

std::string entriesOf(const db::Reader& reader, const Uid& action) {
    if (!reader.hasSealed()) return "entry";
    auto act = reader.cached("SELECT 1 FROM txn WHERE action = ? AND operation = ?");
    act->bind(1, action).bind(2, sealedOperation);
    return act->step() ? "sealed.entry" : "entry";
}

} // namespace mulin::journal

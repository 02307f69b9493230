#include "core/journal/journal.h"

#include "core/db/exception.h"
#include "core/db/file_lock.h"
#include "core/journal/deriver.h"
#include "core/journal/horizon.h"
#include "core/journal/vault.h"
#include "core/journal/verify.h"

#include <QtCore/QFile>
#include <set>
#include <unordered_set>
#include <utility>

namespace mulin::journal {

struct Journal::Lock {
    db::FileLock held;
};

Journal::Journal(std::string path, const schema::Catalogue& catalogue, OpenOptions options)
    : m_path(std::move(path)), m_catalogue(catalogue), m_options(std::move(options)) {}

Journal::~Journal() = default;

db::OpenOptions Journal::dbOptions() const {
    db::OpenOptions out;
    out.vfs = m_options.vfs;
    out.key = m_options.key;
    out.header = m_options.header;
    out.sealed = m_sealed;
    return out;
}

namespace {

/// From rows to what changed, for views and scripts.
ChangeSet changesOf(db::Connection& connection, const Recorder& recorder) {
    ChangeSet set;
    set.changes.reserve(recorder.created().size() + recorder.touched().size());
    std::vector<std::pair<const Table*, Uid>> linked;
    for (const Created& row : recorder.created()) {
        if (row.table->links)
            linked.emplace_back(row.table, row.uid);
        else
            set.changes.push_back({row.table->type->id, RecordId(row.uid), ChangeKind::Created});
    }
    for (const auto& [key, row] : recorder.touched()) {
        if (row.table->links) {
            auto link = connection.cached("SELECT src FROM " + row.table->name + " WHERE id = ?");
            link->bind(1, row.row);
            if (link->step()) linked.emplace_back(row.table, link->uid(0));
            continue;
        }
        ChangeKind kind = ChangeKind::Updated;
        if (row.wasAlive != row.isAlive) kind = row.isAlive ? ChangeKind::Restored : ChangeKind::Deleted;
        set.changes.push_back({row.table->type->id, RecordId(row.uid), kind});
    }
    if (linked.empty()) return set;
    std::unordered_set<Uid> told;
    for (const Change& change : set.changes) told.insert(change.id.uid());
    for (const auto& [table, uid] : linked)
        if (told.insert(uid).second) set.changes.push_back({table->type->id, RecordId(uid), ChangeKind::Updated});
    return set;
}

/// Definitions that this file does not know yet: tables and columns are added, nothing is written to the journal. What
/// is derived is worked out anew where that changed for records that are there.
void installMissing(db::Connection& db, const schema::Catalogue& catalogue, std::unique_ptr<Tables>& tables) {
    std::set<std::string> fresh; // types without a table, so without records
    std::int64_t missing = 0;
    auto known = db.prepare("SELECT 1 FROM definition WHERE uid = ?");
    for (const schema::TypeDef* type : catalogue.types()) {
        const auto look = [&](const Uid& uid) {
            known.bind(1, uid);
            const bool there = known.step();
            known.reset();
            if (!there) ++missing;
            return there;
        };
        if (!look(type->uid)) fresh.insert(type->id);
        for (const schema::FieldDef& field : type->fields)
            if (!field.derived()) look(field.uid);
    }
    const std::string shape = schemaShape(catalogue);
    const std::string before = db.text("SELECT value FROM local_setting WHERE key = 'shape'");
    if (missing > 0 || before != shape) {
        db::Connection::Transaction transaction(db);
        Tables::install(db, catalogue);
        tables = std::make_unique<Tables>(Tables::load(db, catalogue));
        if (derivesOtherwise(before, shape, fresh)) Deriver(db, *tables).rebuildAll();
        db.write("INSERT OR REPLACE INTO local_setting(key, value) VALUES('shape', ?)")->bind(1, shape).run();
        transaction.commit();
    }
    tables = std::make_unique<Tables>(Tables::load(db, catalogue));
}

} // namespace

Result<std::unique_ptr<Journal>> Journal::create(const std::string& path, const schema::Catalogue& catalogue,
                                                 const NewFile& file, OpenOptions options) {
    if (QFile::exists(QString::fromStdString(path))) return makeError(ErrorCode::FileExists, {{"path", path}});
    auto journal = std::unique_ptr<Journal>(new Journal(path, catalogue, std::move(options)));
    MULIN_TRY_LET(lock, db::FileLock::acquire(path));
    journal->m_lock = std::make_shared<Lock>(Lock{std::move(lock)});
    const auto sealed = makeSealed(catalogue); // until the connection holds it
    journal->m_sealed = sealed->path();
    MULIN_TRY_LET(connection, db::Connection::create(path, journal->dbOptions()));
    journal->m_connection = std::move(connection);
    const auto filled = db::guard([&] {
        db::Connection& db = *journal->m_connection;
        db::Connection::Transaction transaction(db);
        db.execute(fileDdl);
        db.execute(rowsDdl);
        Tables::install(db, catalogue);
        UidMaker uids(journal->m_options.environment);
        const Uid device = uids.make();
        db.prepareWrite("INSERT INTO device(idx, uid, name) VALUES(1, ?, ?)")
            .bind(1, device)
            .bind(2, file.deviceName)
            .run();
        auto meta = db.prepareWrite("INSERT INTO meta(key, value) VALUES(?, ?)");
        meta.bind(1, "device").bind(2, 1).run();
        meta.bind(1, "unit").bind(2, file.unit).run();
        meta.bind(1, "dseq").bind(2, 0).run();
        meta.bind(1, "hlc").bind(2, 0).run();
        db.prepareWrite("INSERT INTO local_setting(key, value) VALUES('shape', ?)")
            .bind(1, schemaShape(catalogue))
            .run();
        transaction.commit();
        journal->m_tables = std::make_unique<Tables>(Tables::load(db, catalogue));
    });
    if (!filled) {
        journal->m_connection.reset();
        QFile::remove(QString::fromStdString(path));
        return filled.error();
    }
    return journal;
}

Result<std::unique_ptr<Journal>> Journal::open(const std::string& path, const schema::Catalogue& catalogue,
                                               OpenOptions options) {
    if (!QFile::exists(QString::fromStdString(path))) return makeError(ErrorCode::FileNotFound, {{"path", path}});
    auto journal = std::unique_ptr<Journal>(new Journal(path, catalogue, std::move(options)));
    if (const Journal* former = std::exchange(journal->m_options.former, nullptr)) {
        journal->m_lock = former->m_lock;
    } else {
        MULIN_TRY_LET(lock, db::FileLock::acquire(path));
        journal->m_lock = std::make_shared<Lock>(Lock{std::move(lock)});
    }
    if (const auto begin = std::exchange(journal->m_options.begin, {})) {
        // A connection that may write: only such a one brings a file back that was left in the middle of an act.
        MULIN_TRY_LET(first, db::Connection::open(path, journal->dbOptions()));
        MULIN_TRY(begin(*first, journal->m_options.rules));
    }
    const auto sealed = makeSealed(catalogue); // until the connection holds it
    journal->m_sealed = sealed->path();
    MULIN_TRY_LET(connection, db::Connection::open(path, journal->dbOptions()));
    journal->m_connection = std::move(connection);
    MULIN_TRY(db::guard([&] { installMissing(*journal->m_connection, catalogue, journal->m_tables); }));
    return journal;
}

/// Showing numbers in full is an act that is logged: "reveal", "person.reveal".
static Result<void> mayReveal(const access::Access& access, const Operation& operation) {
    if (!operation.id.ends_with("reveal")) return {};
    const auto dot = operation.id.find('.');
    const auto type = operation.args.find("type");
    const std::string of = dot != std::string::npos       ? operation.id.substr(0, dot)
                           : type != operation.args.end() ? type->second
                                                          : std::string();
    return access.allows(access::Right::Reveal, of) ? Result<void>() : denied("reveal", of);
}

/// What was done with something sealed stands in the log of its vault: in the open one it would tell of it.
static Operation inItsLog(Operation operation, const Tables& tables) {
    if (!operation.compartment.empty()) return operation;
    const auto type = operation.args.find("type");
    for (const std::string& id :
         {type == operation.args.end() ? std::string() : type->second, operation.id.substr(0, operation.id.find('.'))})
        if (const Table* table = tables.find(id); table && table->sealed)
            operation.compartment = table->type->compartment;
    return operation;
}

Result<ChangeSet> Journal::run(const access::Access& access, const Operation& operation, const Body& body,
                               std::optional<Uid> undoes, bool commit) {
    return db::guard([&]() -> Result<ChangeSet> {
        MULIN_TRY(mayReveal(access, operation));
        db::Connection::Transaction transaction(*m_connection);
        Writer writer(*m_connection, *m_tables, m_options.rules, access, m_options.environment, m_keys,
                      operation.deriveSearch);
        writer.m_operation = operation.id;
        MULIN_TRY(body(writer));
        Recorder& recorder = writer.recorder();
        const auto act = recorder.finish(inItsLog(operation, *m_tables), access.user(), undoes);
        MULIN_TRY(writer.gate().settle(recorder, undoes.has_value()));
        ChangeSet set = changesOf(*m_connection, recorder);
        set.txn = act;
        if (commit) transaction.commit();
        return set;
    });
}

Result<ChangeSet> Journal::transact(const access::Access& access, const Operation& operation, const Body& body) {
    return run(access, operation, body, std::nullopt, true);
}

Result<ChangeSet> Journal::rehearse(const access::Access& access, const Operation& operation, const Body& body) {
    return run(access, operation, body, std::nullopt, false);
}

Result<void> Journal::renewDevice() {
    return db::guard([&] {
        db::Connection& db = *m_connection;
        db::Connection::Transaction transaction(db);
        const std::string name =
            db.text("SELECT name FROM device WHERE idx = (SELECT value FROM meta WHERE key = 'device')");
        db.prepareWrite("INSERT INTO device(uid, name) VALUES(?, ?)")
            .bind(1, UidMaker(m_options.environment).make())
            .bind(2, name)
            .run();
        db.prepareWrite("INSERT OR REPLACE INTO meta(key, value) VALUES('device', ?)").bind(1, db.lastInsertId()).run();
        db.prepareWrite("INSERT OR REPLACE INTO meta(key, value) VALUES('dseq', 0)").run();
        // What the old device had written here is what the new one has seen.
        VersionVector seen;
        auto streams = db.prepare("SELECT id, seq FROM stream");
        while (streams.step()) seen.set(streams.integer(0), streams.integer(1));
        db.prepareWrite("INSERT INTO epoch(vector) VALUES(?)").bindBlob(1, seen.encode()).run();
        const std::string context = canonicalContext(db, seen);
        db.prepareWrite("INSERT OR REPLACE INTO meta(key, value) VALUES('context', ?)").bindBlob(1, context).run();
        transaction.commit();
    });
}

Result<void> Journal::openVault(const std::string& vault, access::VaultKey key) {
    return db::guard([&]() -> Result<void> {
        db::Connection::Transaction transaction(*m_connection);
        MULIN_TRY(readVault(*m_connection, *m_tables, vault, key));
        transaction.commit();
        m_keys.put(vault, std::move(key));
        return {};
    });
}

Result<void> Journal::closeVault(const std::string& vault) {
    m_keys.drop(vault);
    return db::guard([&] {
        db::Connection::Transaction transaction(*m_connection);
        forgetVault(*m_connection, *m_tables, vault);
        transaction.commit();
    });
}

Result<void> Journal::local(const std::function<void(db::Connection&)>& body) {
    return db::guard([&] {
        db::Connection::Transaction transaction(*m_connection);
        body(*m_connection);
        transaction.commit();
    });
}

} // namespace mulin::journal

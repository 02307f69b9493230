#include "core/journal/verify_frame.h"

#include "core/db/backup.h"
#include "core/db/exception.h"
#include "core/journal/applier.h"
#include "core/journal/blobs.h"
#include "core/journal/deriver.h"
#include "core/journal/recorder.h"
#include "core/journal/rows.h"
#include "core/journal/search_terms_store.h"
#include "core/journal/vault.h"
#include "core/journal/vault_entry.h"

#include <algorithm>
#include <cstring>
#include <set>

namespace mulin::journal {

namespace {

class Ticker {
public:
    Ticker(Progress& progress, std::int64_t total) : m_progress(progress), m_total(total) {}
    void tick() {
        if (++m_done % 4096) return;
        m_progress.report(m_done, m_total);
        if (m_progress.cancelled()) throw db::Exception(makeError(ErrorCode::Cancelled));
    }

private:
    Progress& m_progress;
    std::int64_t m_done = 0, m_total;
};

std::string contextOf(const db::Reader& reader, std::int64_t epoch);

/// Do the vaults that are open say what their entries are hashed for?
void checkOpened(const db::Reader& reader, const Tables& tables, const std::map<std::int64_t, Hash>& leaves,
                 Verdict& verdict) {
    if (!reader.hasSealed()) return;
    auto entries = reader.prepare("SELECT id, tbl, row, op, salt, patch FROM sealed.entry ORDER BY id");
    while (entries.step()) {
        const Table* table = tables.byIndex(entries.integer(1));
        const auto op = static_cast<EntryOp>(entries.integer(3));
        const auto patch = decodePatch(op, entries.blob(5));
        Salt salt{};
        const auto leaf = leaves.find(entries.integer(0));
        std::memcpy(salt.data(), entries.blob(4).data(), std::min(salt.size(), entries.blob(4).size()));
        if (!table || !patch || leaf == leaves.end() ||
            leaf->second != leafHash(tables, *table, entries.uid(2), op, salt, *patch))
            find(verdict, "entry", std::to_string(entries.integer(0)));
    }
}

void checkChain(const db::Reader& reader, const Tables& tables, Verdict& verdict, Ticker& ticker) {
    struct Leaves {
        Hasher hasher;
        std::int64_t count = 0, first = 0, last = 0;
    };
    std::map<TxnIndex, Leaves> leaves;
    std::map<std::int64_t, Hash> sealedLeaves;
    auto entries = reader.prepare("SELECT id, txn, tbl, row, op, salt, patch, leaf FROM entry ORDER BY id");
    while (entries.step()) {
        ticker.tick();
        ++verdict.entries;
        Leaves& of = leaves[entries.integer(1)];
        if (of.count++ == 0) of.first = entries.integer(0);
        of.last = entries.integer(0);
        const Table* table = tables.byIndex(entries.integer(2));
        const auto op = static_cast<EntryOp>(entries.integer(4));
        Hash leaf{};
        const bool sealed = entries.integer(2) == 0;
        if (entries.isNull(6) || sealed) {
            const auto bytes = entries.blob(7);
            if (bytes.size() == leaf.size()) std::memcpy(leaf.data(), bytes.data(), leaf.size());
            if (sealed) sealedLeaves.emplace(entries.integer(0), leaf);
        } else {
            const auto patch = decodePatch(op, entries.blob(6));
            Salt salt{};
            const auto bytes = entries.blob(5);
            if (!table || !patch || bytes.size() != salt.size()) {
                find(verdict, "entry", std::to_string(entries.integer(0)));
                continue;
            }
            std::memcpy(salt.data(), bytes.data(), salt.size());
            leaf = leafHash(tables, *table, entries.uid(3), op, salt, *patch);
            if (!entries.isNull(7)) find(verdict, "entry", std::to_string(entries.integer(0)));
        }
        of.hasher.add(leaf);
    }
    checkOpened(reader, tables, sealedLeaves, verdict);
    auto streams = reader.prepare("SELECT id, uid, seq, head FROM stream ORDER BY id");
    while (streams.step()) {
        Hash previous{};
        std::int64_t expected = 0;
        auto txns =
            reader.prepare("SELECT id, seq, dseq, hlc, wall, user, kind, operation, args, undoes, action, epoch,"
                           " entries, hash, uid, first_entry, last_entry FROM txn WHERE stream = ? ORDER BY seq");
        txns.bind(1, streams.integer(0));
        while (txns.step()) {
            ++verdict.txns;
            const std::string where = streams.uid(1).hex() + " " + std::to_string(txns.integer(1));
            if (txns.integer(1) != ++expected) find(verdict, "chain", where);
            expected = txns.integer(1);
            TxnHeader header{streams.uid(1),
                             txns.integer(1),
                             txns.integer(2),
                             static_cast<std::uint64_t>(txns.integer(3)),
                             txns.integer(4),
                             {},
                             static_cast<TxnKind>(txns.integer(6)),
                             std::string(txns.text(7)),
                             std::string(txns.blob(8)),
                             {},
                             txns.uid(10),
                             contextOf(reader, txns.integer(11)),
                             txns.integer(12)};
            if (header.operation == sealedOperation) header.args.resize(std::min(commitmentSize, header.args.size()));
            if (!txns.isNull(5)) header.user = txns.uid(5);
            if (!txns.isNull(9)) header.undoes = txns.uid(9);
            const auto own = leaves.find(txns.integer(0));
            const bool counted = own == leaves.end()
                                     ? header.entries == 0
                                     : own->second.count == header.entries && own->second.first == txns.integer(15) &&
                                           own->second.last == txns.integer(16);
            const Hash hash =
                txnHash(header, previous, own == leaves.end() ? Hasher().finish() : own->second.hasher.finish());
            if (!counted || txns.blob(13) != Hasher::view(hash) || txns.uid(14) != txnUid(header.stream, header.seq))
                find(verdict, "chain", where);
            if (own != leaves.end()) leaves.erase(own);
            std::memcpy(previous.data(), txns.blob(13).data(), std::min<std::size_t>(32, txns.blob(13).size()));
        }
        if (streams.integer(2) != expected || streams.blob(3) != Hasher::view(previous))
            find(verdict, "chain", streams.uid(1).hex());
    }
    for (const auto& [txn, rest] : leaves) find(verdict, "entry", "txn " + std::to_string(txn));
}

std::string contextOf(const db::Reader& reader, std::int64_t epoch) {
    if (!epoch) return {};
    auto row = reader.cached("SELECT vector FROM epoch WHERE id = ?");
    row->bind(1, epoch);
    if (!row->step()) return {};
    return canonicalContext(reader, VersionVector::decode(row->blob(0)));
}

/// Both results must give the same rows in the same order, by their first column.
enum class Key { Number, Name };
template<class F> void compare(Key key, db::Statement a, db::Statement b, F&& differs) {
    const auto ordered = [key](const db::Statement& one, const db::Statement& other) {
        if (key == Key::Name) return one.blob(0).compare(other.blob(0));
        return one.integer(0) < other.integer(0) ? -1 : one.integer(0) > other.integer(0) ? 1 : 0;
    };
    bool moreA = a.step(), moreB = b.step();
    while (moreA || moreB) {
        bool same = moreA && moreB;
        int order = 0;
        if (same) {
            order = ordered(a, b);
            same = order == 0;
            for (int i = 1; same && i < a.columns(); ++i)
                same = a.isNull(i) == b.isNull(i) && a.isText(i) == b.isText(i) && a.blob(i) == b.blob(i);
        } else {
            order = moreA ? -1 : 1;
        }
        if (!same) differs(order <= 0 ? a : b);
        if (order <= 0) moreA = a.step();
        if (order >= 0) moreB = b.step();
    }
}

void compareStates(const db::Reader& file, const db::Reader& rebuilt, const Tables& tables, Verdict& verdict,
                   Ticker& ticker) {
    for (const auto& table : tables.all()) {
        if (table->links || (table->sealed && !file.hasSealed())) continue;
        std::string sql = "SELECT id, uid, alive, rv, cv, jhead, sort_key";
        for (const Column& column : table->columns) sql += ", \"" + column.name + "\"";
        sql += " FROM " + table->name + " ORDER BY id";
        verdict.rows += file.integer("SELECT count(*) FROM " + table->name);
        compare(Key::Number, file.prepare(sql), rebuilt.prepare(sql), [&](db::Statement& row) {
            ticker.tick();
            find(verdict, "row", table->type->id + " " + row.uid(1).hex());
        });
    }
    for (const std::string_view at : places(file)) {
        const std::string place(at);
        // Not their ids: links of several vaults lie in one table, in the order in which the vaults were opened.
        const std::string links =
            "SELECT uid, field, alive, rv, cv, jhead, src, dst, role FROM " + place + "link ORDER BY uid";
        compare(Key::Name, file.prepare(links), rebuilt.prepare(links),
                [&](db::Statement& row) { find(verdict, "link", row.uid(0).hex()); });
        const std::string siblings =
            "SELECT tbl, row, reg, txn, value FROM " + place + "sibling ORDER BY tbl, row, reg, txn";
        compare(Key::Number, file.prepare(siblings), rebuilt.prepare(siblings),
                [&](db::Statement& row) { find(verdict, "sibling", row.uid(1).hex()); });
        if (!sameTerms(file, rebuilt, verdict.terms, place + "term_block")) find(verdict, "term", "");
    }
}

} // namespace

std::string canonicalContext(const db::Reader& reader, const VersionVector& vector) {
    std::map<Uid, std::int64_t> byUid;
    for (const auto& [stream, seq] : vector.seqs()) {
        auto row = reader.cached("SELECT uid FROM stream WHERE id = ?");
        row->bind(1, stream);
        if (row->step()) byUid[row->uid(0)] = seq;
    }
    ByteWriter out;
    for (const auto& [uid, seq] : byUid) {
        out.raw(uid.view());
        out.varint(static_cast<std::uint64_t>(seq));
    }
    return out.take();
}

Result<std::unique_ptr<db::Connection>> rebuild(const db::Reader& source, const schema::Catalogue& catalogue,
                                                Progress& progress, std::optional<std::int64_t> untilWallMs,
                                                const std::function<void(std::int64_t)>& misplaced) {
    return db::guard([&] {
        const auto sealed = makeSealed(catalogue);
        auto target = db::Connection::memory(sealed->path());
        target->execute(fileDdl);
        target->execute(rowsDdl);
        auto insert = target->prepareWrite("INSERT INTO definition(idx, uid, kind, name) VALUES(?,?,?,?)");
        auto definitions = source.prepare("SELECT idx, uid, kind, name FROM definition ORDER BY idx");
        while (definitions.step())
            insert.bind(1, definitions.integer(0))
                .bind(2, definitions.uid(1))
                .bind(3, definitions.text(2))
                .bind(4, definitions.text(3))
                .run();
        Tables::install(*target, catalogue);
        const Tables tables = Tables::load(*target, catalogue);
        db::Connection::Transaction transaction(*target);
        Applier applier(*target, tables, source);
        Ticker ticker(progress, source.integer("SELECT count(*) FROM entry"));
        std::set<std::int64_t> later; // acts after the time asked for
        if (untilWallMs) {
            auto txns = source.prepare("SELECT id FROM txn WHERE wall > ?");
            txns.bind(1, *untilWallMs);
            while (txns.step()) later.insert(txns.integer(0));
        }
        std::string all;
        for (const std::string_view place : places(source))
            all += (all.empty() ? "" : " UNION ALL ") +
                   ("SELECT id, txn, tbl, row, op, patch, prev FROM " + std::string(place) + "entry WHERE tbl <> 0");
        auto entries = source.prepare(all + " ORDER BY id");
        while (entries.step()) {
            ticker.tick();
            if (later.contains(entries.integer(1))) continue;
            const Table* table = tables.byIndex(entries.integer(2));
            const auto op = static_cast<EntryOp>(entries.integer(4));
            const auto patch = entries.isNull(5)
                                   ? std::vector<FieldChange>{}
                                   : decodePatch(op, entries.blob(5)).value_or(std::vector<FieldChange>{});
            if (!table) continue;
            const std::int64_t before =
                applier.apply(entries.integer(1), entries.integer(0), *table, entries.uid(3), op, patch);
            if (misplaced && before != entries.integer(6)) misplaced(entries.integer(0));
        }
        Deriver(*target, tables, !untilWallMs).rebuildAll();
        transaction.commit();
        return target;
    });
}

Result<Verdict> verify(const db::Reader& reader, const schema::Catalogue& catalogue, Progress& progress) {
    return db::guard([&]() -> Result<Verdict> {
        Verdict verdict;
        MULIN_TRY_LET(pages, db::checkPages(reader));
        if (!pages.empty()) {
            find(verdict, "page", pages);
            return verdict; // what damaged pages say proves nothing
        }
        db::Reader::Snapshot snapshot(reader);
        // What cannot even be read is a finding, too: pages may be whole and their content none of ours.
        auto checked = db::guard([&]() -> Result<void> {
            const Tables tables = Tables::load(reader, catalogue);
            Ticker ticker(progress, 2 * reader.integer("SELECT count(*) FROM entry"));
            checkNames(reader, catalogue, verdict);
            checkChain(reader, tables, verdict, ticker);
            verdict.closedVaults = closedVaults(reader);
            MULIN_TRY_LET(rebuilt, rebuild(reader, catalogue, progress, {},
                                           [&](std::int64_t entry) { find(verdict, "entry", std::to_string(entry)); }));
            checkSchema(reader, *rebuilt, verdict);
            compareStates(reader, *rebuilt, tables, verdict, ticker);
            checkBlobs(reader, tables, [&](const std::string& where) { find(verdict, "blob", where); });
            return {};
        });
        if (!checked && checked.error().code != ErrorCode::FileDamaged) return checked.error();
        if (!checked) find(verdict, "row", checked.error().detail);
        return verdict;
    });
}

Result<Verdict> verifyChains(const db::Reader& reader, const schema::Catalogue& catalogue, Progress& progress) {
    return db::guard([&] {
        Verdict verdict;
        db::Reader::Snapshot snapshot(reader);
        Ticker ticker(progress, reader.integer("SELECT count(*) FROM entry"));
        checkChain(reader, Tables::load(reader, catalogue), verdict, ticker);
        return verdict;
    });
}

Result<Hash> digest(const db::Reader& reader, const schema::Catalogue& catalogue) {
    return db::guard([&] {
        db::Reader::Snapshot snapshot(reader);
        const Tables tables = Tables::load(reader, catalogue);
        std::map<Uid, const Table*> sorted;
        for (const auto& table : tables.all())
            if (!table->links && !table->sealed) sorted.emplace(table->uid, table.get());
        Hasher hasher;
        ByteWriter bytes;
        for (const auto& [uid, table] : sorted) {
            std::map<Uid, std::size_t> fields;
            for (std::size_t i = 0; i < table->columns.size(); ++i)
                if (table->columns[i].field) fields.emplace(table->columns[i].def->uid, i);
            auto rows = reader.prepare("SELECT " + table->selectColumns() + ", uid FROM " + table->name +
                                       " WHERE alive = 1 ORDER BY uid");
            while (rows.step()) {
                bytes.clear();
                bytes.raw(uid.view());
                bytes.raw(rows.uid(firstValueColumn + static_cast<int>(table->columns.size())).view());
                for (const auto& [field, position] : fields) {
                    const int column = firstValueColumn + static_cast<int>(position);
                    if (rows.isNull(column)) continue;
                    bytes.raw(field.view());
                    encodeValue(bytes, readValue(rows, column, table->columns[position]));
                }
                hasher.add(bytes.bytes());
            }
        }
        auto links = reader.prepare("SELECT uid FROM link WHERE alive = 1 ORDER BY uid");
        while (links.step()) hasher.add(links.uid(0).view());
        std::set<std::string> open;
        auto siblings = reader.prepare("SELECT tbl, row, reg, value FROM sibling");
        while (siblings.step()) {
            const Table* table = tables.byIndex(siblings.integer(0));
            if (table)
                open.insert(std::string(table->uid.view()) + std::string(siblings.uid(1).view()) +
                            std::string(tables.fieldUid(siblings.integer(2)).view()) + std::string(siblings.blob(3)));
        }
        for (const std::string& sibling : open) hasher.add(sibling);
        // Vaults count by what their journal commits to, the same for those who can read it and those who cannot.
        std::set<std::string> sealed;
        auto boxes = reader.prepare("SELECT leaf FROM entry WHERE tbl = 0");
        while (boxes.step()) sealed.insert(std::string(boxes.blob(0)));
        for (const std::string& leaf : sealed) hasher.add(leaf);
        return hasher.finish();
    });
}

} // namespace mulin::journal

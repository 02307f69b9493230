#include "core/journal/blobs.h"

#include "core/db/exception.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>

#include <cstring>

namespace mulin::journal {

using schema::Attachment;

namespace {

std::string utf8(const QString& text) { return text.toStdString(); }

Error tooBig(std::string_view name, std::int64_t size) {
    return makeError(ErrorCode::AttachmentTooBig, {{"name", std::string(name)},
                                                   {"size", std::to_string(size)},
                                                   {"limit", std::to_string(schema::attachmentLimit)}});
}

Error unreadable(std::string_view name) { return makeError(ErrorCode::FileUnreadable, {{"path", std::string(name)}}); }

/// A content as it comes, in pieces of one size but for the last.
class Pieces {
public:
    Pieces(QIODevice& content, std::string_view name) : m_content(content), m_name(name), m_piece(blobPiece, '\0') {}

    /// The next one; empty at the end.
    Result<std::string_view> next() {
        std::size_t have = 0;
        while (have < m_piece.size()) {
            const qint64 got = m_content.read(m_piece.data() + have, static_cast<qint64>(m_piece.size() - have));
            if (got < 0) return unreadable(m_name);
            if (got == 0) break;
            have += static_cast<std::size_t>(got);
        }
        m_size += static_cast<std::int64_t>(have);
        if (m_size > schema::attachmentLimit) return tooBig(m_name, std::max<std::int64_t>(m_size, m_content.size()));
        return std::string_view(m_piece).substr(0, have);
    }
    std::int64_t size() const { return m_size; }

private:
    QIODevice& m_content;
    std::string m_name;
    std::string m_piece;
    std::int64_t m_size = 0;
};

access::VaultKey keyOf(const std::string& hex) {
    auto memory = db::secretMemory(db::Key::size);
    for (std::size_t i = 0; i < db::Key::size; ++i)
        memory.get()[i] = static_cast<unsigned char>(std::stoi(hex.substr(2 * i, 2), nullptr, 16));
    return {db::Key(std::move(memory)), 0};
}

std::string placeOf(std::int64_t ordinal) { return "attachment " + std::to_string(ordinal); }

std::optional<std::int64_t> find(const db::Reader& reader, const Hash& hash) {
    auto row = reader.cached("SELECT id FROM blob WHERE hash = ?");
    row->bindBlob(1, Hasher::view(hash));
    return row->step() ? std::optional(row->integer(0)) : std::nullopt;
}

/// Writes the pieces of one content, and its hash at the end.
class Store {
public:
    explicit Store(db::Connection& connection)
        : m_connection(connection)
        , m_piece(connection.prepareWrite("INSERT INTO blob_piece(blob, ordinal, bytes) VALUES(?,?,?)")) {
        // The hash is known at the end: a number that is no hash holds the place.
        connection.prepareWrite("INSERT INTO blob(hash, named) VALUES(x'', 0)").run();
        m_blob = connection.lastInsertId();
    }
    void add(std::string_view bytes) {
        m_hasher.add(bytes);
        m_piece.bind(1, m_blob).bind(2, m_ordinal++).bindBlobView(3, bytes).run();
    }
    std::int64_t ordinal() const { return m_ordinal; }
    Hash finish() {
        const Hash hash = m_hasher.finish();
        m_connection.prepareWrite("UPDATE blob SET hash = ? WHERE id = ?")
            .bindBlob(1, Hasher::view(hash))
            .bind(2, m_blob)
            .run();
        return hash;
    }

private:
    db::Connection& m_connection;
    db::Statement m_piece;
    Hasher m_hasher;
    std::int64_t m_blob = 0, m_ordinal = 0;
};

Result<void> storeSealed(db::Connection& db, Pieces& pieces, Random& random, Attachment& made) {
    std::array<char, db::Key::size> key{};
    random.fill(key.data(), key.size());
    made.key = hexOf(std::string_view(key.data(), key.size()));
    const access::VaultKey own = keyOf(made.key);
    Store store(db);
    for (;;) {
        MULIN_TRY_LET(piece, pieces.next());
        if (piece.empty()) break;
        std::string whole(piece);
        whole.resize(blobPiece); // how long it is stands in the value alone
        store.add(access::encrypted(own, whole, placeOf(store.ordinal())));
    }
    made.hash = store.finish();
    return {};
}

/// Once to know whether it is there already, once to put it down: nothing is written in vain.
Result<void> storePlain(db::Connection& db, QIODevice& content, std::string_view name, Attachment& made) {
    Hasher hasher;
    Pieces first(content, name);
    for (;;) {
        MULIN_TRY_LET(piece, first.next());
        if (piece.empty()) break;
        hasher.add(piece);
    }
    made.size = first.size();
    made.hash = hasher.finish();
    if (made.size == 0 || find(db, made.hash)) return {};
    if (!content.seek(0)) return unreadable(name);
    Store store(db);
    Pieces second(content, name);
    for (;;) {
        MULIN_TRY_LET(piece, second.next());
        if (piece.empty()) break;
        store.add(piece);
    }
    return store.finish() == made.hash ? Result<void>() : unreadable(name); // it was written to meanwhile
}

} // namespace

Result<Attachment> stage(Journal& journal, const schema::TypeDef& type, QIODevice& content, std::string_view name) {
    if (content.size() > schema::attachmentLimit) return tooBig(name, content.size());
    std::string head(schema::mediaHead, '\0');
    const qint64 got = content.peek(head.data(), static_cast<qint64>(head.size()));
    if (got < 0) return unreadable(name);
    head.resize(static_cast<std::size_t>(got));
    Attachment made;
    made.media = schema::mediaOf(head);
    made.name = schema::cleanFileName(name, made.media);
    Result<void> put;
    MULIN_TRY(journal.local([&](db::Connection& db) {
        if (type.sealed()) {
            Pieces pieces(content, name);
            put = storeSealed(db, pieces, *journal.environment().random, made);
            made.size = pieces.size();
        } else {
            put = storePlain(db, content, name, made);
        }
        if (put && made.size == 0) put = makeError(ErrorCode::AttachmentEmpty, {{"name", made.name}});
        if (!put) throw db::Exception(put.error()); // nothing of it stays
    }));
    return made;
}

Result<Attachment> stageFile(Journal& journal, const schema::TypeDef& type, const std::string& path) {
    const QFileInfo info(QString::fromStdString(path));
    if (!info.exists()) return makeError(ErrorCode::FileNotFound, {{"path", path}});
    if (!info.isFile()) return unreadable(path);
    const std::string name = utf8(info.fileName());
    if (info.size() > schema::attachmentLimit) return tooBig(name, info.size());
    QFile file(info.filePath());
    if (!file.open(QIODevice::ReadOnly)) return unreadable(path);
    return stage(journal, type, file, name);
}

Result<void> sweepBlobs(Journal& journal) {
    const db::Reader& reader = journal.reader();
    return db::guard([&]() -> Result<void> {
        std::vector<std::int64_t> stray;
        {
            auto rows =
                reader.prepare("SELECT id FROM blob b WHERE named = 0 AND NOT EXISTS(SELECT 1 FROM local_draft d"
                               " WHERE instr(CAST(d.body AS TEXT), lower(hex(b.hash))) > 0)");
            while (rows.step()) stray.push_back(rows.integer(0));
        }
        if (stray.empty()) return {};
        return journal.local([&](db::Connection& db) {
            for (const std::int64_t blob : stray) {
                db.write("DELETE FROM blob_piece WHERE blob = ?")->bind(1, blob).run();
                db.write("DELETE FROM blob WHERE id = ?")->bind(1, blob).run();
            }
        });
    });
}

Result<void> readBlob(const db::Reader& reader, const Attachment& attachment,
                      const std::function<Result<void>(std::string_view)>& take) {
    return db::guard([&]() -> Result<void> {
        const auto blob = find(reader, attachment.hash);
        if (!blob) return makeError(ErrorCode::AttachmentMissing, {{"name", attachment.name}});
        const auto damaged = [&] {
            return makeError(ErrorCode::FileDamaged, {{"path", attachment.name}, {"what", "attachment"}});
        };
        const std::optional<access::VaultKey> key =
            attachment.key.empty() ? std::nullopt : std::optional(keyOf(attachment.key));
        Hasher hasher;
        std::int64_t left = attachment.size;
        auto pieces = reader.prepare("SELECT bytes FROM blob_piece WHERE blob = ? ORDER BY ordinal");
        pieces.bind(1, *blob);
        for (std::int64_t ordinal = 0; pieces.step(); ++ordinal) {
            const std::string_view bytes = pieces.blob(0);
            hasher.add(bytes);
            if (!key) {
                left -= static_cast<std::int64_t>(bytes.size());
                MULIN_TRY(take(bytes));
                continue;
            }
            const auto plain = access::decrypted(*key, bytes, placeOf(ordinal));
            if (!plain) return damaged();
            const auto part = std::min<std::int64_t>(left, static_cast<std::int64_t>(plain->size()));
            left -= part;
            MULIN_TRY(take(std::string_view(*plain).substr(0, static_cast<std::size_t>(part))));
        }
        if (left != 0 || hasher.finish() != attachment.hash) return damaged();
        return {};
    });
}

Result<std::string> blobBytes(const db::Reader& reader, const Attachment& attachment) {
    std::string bytes;
    bytes.reserve(static_cast<std::size_t>(attachment.size));
    MULIN_TRY(readBlob(reader, attachment, [&](std::string_view piece) -> Result<void> {
        bytes += piece;
        return {};
    }));
    return bytes;
}

Result<void> nameBlob(db::Connection& connection, const schema::TypeDef& type, const schema::FieldDef& field,
                      const schema::Value& value) {
    const auto attachment = Attachment::of(value);
    if (!attachment || attachment->key.empty() == type.sealed())
        return makeError(ErrorCode::BadValue,
                         {{"type", type.id}, {"field", field.id}, {"value", attachment ? attachment->name : ""}});
    const auto blob = find(connection, attachment->hash);
    if (!blob) return makeError(ErrorCode::AttachmentMissing, {{"name", attachment->name}});
    connection.write("UPDATE blob SET named = 1 WHERE id = ? AND named = 0")->bind(1, *blob).run();
    return {};
}

void checkBlobs(const db::Reader& reader, const Tables& tables, const std::function<void(const std::string&)>& found) {
    if (reader.integer("SELECT count(*) FROM sqlite_schema WHERE name = 'blob'") == 0)
        return; // made by an older version
    auto blobs = reader.prepare("SELECT id, hash FROM blob ORDER BY id");
    auto pieces = reader.prepare("SELECT bytes FROM blob_piece WHERE blob = ? ORDER BY ordinal");
    while (blobs.step()) {
        Hasher hasher;
        pieces.bind(1, blobs.integer(0));
        while (pieces.step()) hasher.add(pieces.blob(0));
        pieces.reset();
        const std::string said(blobs.blob(1));
        if (said != Hasher::view(hasher.finish())) found(hexOf(said));
    }
    if (reader.integer("SELECT EXISTS(SELECT 1 FROM blob_piece WHERE blob NOT IN (SELECT id FROM blob))") != 0)
        found("");
    for (const auto& table : tables.all()) {
        if (table->links || (table->sealed && !reader.hasSealed())) continue;
        for (const Column& column : table->columns) {
            if (!column.def || column.def->type != schema::FieldType::Attachment) continue;
            auto rows = reader.prepare("SELECT uid, \"" + column.name + "\" FROM " + table->name + " WHERE \"" +
                                       column.name + "\" IS NOT NULL");
            while (rows.step()) {
                const auto attachment = Attachment::parse(rows.text(1));
                if (!attachment || !find(reader, attachment->hash)) found(table->type->id + " " + rows.uid(0).hex());
            }
        }
    }
}

} // namespace mulin::journal

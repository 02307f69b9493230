// Contents of attachments: once for all who name them, as long as the journal speaks of them, and every byte checked.
#include "core/journal/blobs.h"
#include "core/journal/drafts.h"
#include "tests/support/temp_office.h"

#include <QtCore/QBuffer>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>

using namespace mulin;
using namespace mulin::journal;
using mulin::schema::Attachment;
using mulin::test::must;
using mulin::test::TempOffice;

namespace {

const schema::TypeDef& documents(TempOffice& it) { return *it.office->catalogue().find("document"); }

Result<Attachment> staged(TempOffice& it, const std::string& bytes, const std::string& name = "a.txt") {
    QByteArray copy = QByteArray::fromStdString(bytes);
    QBuffer buffer(&copy);
    buffer.open(QIODevice::ReadOnly);
    return stage(it.journal(), documents(it), buffer, name);
}

schema::Values paper(const Attachment& file, const std::string& title = "材料") {
    schema::Values values;
    values.set("title", title).set("file", file.text());
    return values;
}

std::int64_t count(TempOffice& it, const char* table) {
    return it.reader().integer(std::string("SELECT count(*) FROM ") + table);
}

std::string noise(std::size_t size) {
    std::string bytes(size, '\0');
    SeededRandom(3).fill(bytes.data(), size);
    return bytes;
}

ErrorCode codeOf(const auto& result) { return result ? ErrorCode::Internal : result.error().code; }

} // namespace

TEST_CASE("a content lies in the file once, in pieces, and comes out as it went in") {
    TempOffice it;
    const std::string bytes = noise(3 * blobPiece + 17);
    const Attachment file = must(staged(it, bytes));
    const Attachment again = must(staged(it, bytes, "../../b"));
    CHECK(file.hash == again.hash);
    CHECK(again.name == "b");
    CHECK(file.size == static_cast<std::int64_t>(bytes.size()));
    CHECK(file.media == "application/octet-stream");
    it.add("document", paper(file));
    it.add("document", paper(again));
    CHECK(count(it, "blob") == 1);
    CHECK(count(it, "blob_piece") == 4);
    CHECK(must(blobBytes(it.reader(), again)) == bytes);
    CHECK(it.sound());
    it.reopen();
    CHECK(must(blobBytes(it.reader(), file)) == bytes);
}

TEST_CASE("what is too big, empty or no file at all is refused, and nothing of it stays") {
    TempOffice it;
    const auto refused = [&](const Result<Attachment>& result, ErrorCode code) {
        CHECK(codeOf(result) == code);
        CHECK(count(it, "blob") == 0);
        CHECK(count(it, "blob_piece") == 0);
    };
    refused(staged(it, ""), ErrorCode::AttachmentEmpty);
    refused(staged(it, std::string(schema::attachmentLimit + 1, 'x')), ErrorCode::AttachmentTooBig);
    const std::string path = it.folder.path("film.mp4");
    {
        QFile film(QString::fromStdString(path));
        REQUIRE(film.open(QIODevice::WriteOnly));
        REQUIRE(film.resize(qint64{2} * 1024 * 1024 * 1024)); // 2 GB of nothing
    }
    const auto big = stageFile(it.journal(), documents(it), path);
    refused(big, ErrorCode::AttachmentTooBig);
    CHECK(big.error().arg("name") == "film.mp4");
    CHECK(big.error().arg("size") == std::to_string(std::int64_t{2} * 1024 * 1024 * 1024));
    refused(stageFile(it.journal(), documents(it), it.folder.path("none")), ErrorCode::FileNotFound);
    refused(stageFile(it.journal(), documents(it), "/dev/zero"), ErrorCode::FileUnreadable);
    refused(stageFile(it.journal(), documents(it), QFileInfo(QString::fromStdString(path)).path().toStdString()),
            ErrorCode::FileUnreadable);
    CHECK(must(staged(it, std::string(schema::attachmentLimit, 'x'))).size == schema::attachmentLimit);
}

TEST_CASE("what no act names goes when the file is opened next, unless a draft speaks of it") {
    TempOffice it;
    const Attachment named = must(staged(it, "named"));
    const Attachment drafted = must(staged(it, "drafted"));
    const Attachment lost = must(staged(it, "lost")); // the program was killed before the form was saved
    it.add("document", paper(named));
    must(keepDraft(it.journal(), it.access(), {0, "record/document", {}, "{\"text\":\"" + drafted.text() + "\"}", 0}));
    it.reopen();
    CHECK(must(blobBytes(it.reader(), named)) == "named");
    CHECK(must(blobBytes(it.reader(), drafted)) == "drafted");
    CHECK(codeOf(blobBytes(it.reader(), lost)) == ErrorCode::AttachmentMissing);
    CHECK(it.sound());
    CHECK(codeOf(it.transact("document.add", [&](Writer& writer) -> Result<void> {
              MULIN_TRY(writer.create("document", paper(lost)));
              return {};
          })) == ErrorCode::AttachmentMissing);
}

TEST_CASE("undo and redo find the content, for it stays as long as the journal speaks of it") {
    TempOffice it;
    const Attachment first = must(staged(it, "first")), second = must(staged(it, "second"));
    const RecordId id = it.add("document", paper(first));
    must(it.set("document", id, schema::Values().set("file", second.text())));
    const auto undone = must(it.journal().undo(it.access()));
    CHECK(it.record("document", id).text("file") == first.text());
    it.reopen(); // nothing that was ever named is swept
    must(it.journal().undo(it.access(), undone.txn));
    CHECK(it.record("document", id).text("file") == second.text());
    CHECK(must(blobBytes(it.reader(), first)) == "first");
    CHECK(must(blobBytes(it.reader(), second)) == "second");
    CHECK(it.sound());
}

TEST_CASE("the same files give the same digest, whatever else lies in the file") {
    TempOffice a, b;
    must(staged(b, "never named"));
    CHECK(a.digest() == b.digest());
    CHECK(b.sound());
}

TEST_CASE("a flipped byte, a piece that is gone and a content that is gone are found") {
    const auto spoil = [](const char* sql) {
        TempOffice it;
        const Attachment file = must(staged(it, noise(2 * blobPiece)));
        it.add("document", paper(file));
        REQUIRE(it.sound());
        must(it.journal().local([&](db::Connection& db) { db.execute(sql); }));
        NoProgress progress;
        const auto verdict = must(verify(it.reader(), it.office->catalogue(), progress));
        REQUIRE_FALSE(verdict.sound());
        for (const auto& finding : verdict.findings) CHECK(finding.what == "blob");
        CHECK_FALSE(blobBytes(it.reader(), file));
    };
    spoil("UPDATE blob_piece SET bytes = CAST(substr(bytes, 1, 9) || x'00' || substr(bytes, 11) AS BLOB)"
          " WHERE ordinal = 1");
    spoil("DELETE FROM blob_piece WHERE ordinal = 1");
    spoil("DELETE FROM blob_piece");
    spoil("DELETE FROM blob; DELETE FROM blob_piece");
}

TEST_CASE("only a picture is a photograph, and a value cannot be made up") {
    TempOffice it;
    const RecordId id = it.add("person", schema::Values().set("name", "单秀兰"));
    const auto photo = [&](const Attachment& file) {
        return codeOf(it.set("person", id, schema::Values().set("photo", file.text())));
    };
    CHECK(photo(must(staged(it, "words"))) == ErrorCode::NotAPicture);
    const Attachment picture = must(staged(it, "\xFF\xD8\xFF\xE0 and so on", "本人.jpg"));
    CHECK(photo(picture) == ErrorCode::Internal); // no error
    CHECK(it.record("person", id).text("photo") == picture.text());
    Attachment other = picture;
    other.hash = hashOf("elsewhere");
    CHECK(photo(other) == ErrorCode::AttachmentMissing);
    Attachment keyed = picture;
    keyed.key = hexOf(hashOf("key"));
    CHECK(photo(keyed) == ErrorCode::BadValue); // of a sealed record
    CHECK(codeOf(it.set("person", id, schema::Values().set("photo", "本人.jpg"))) == ErrorCode::BadValue);
}

// Files of sealed records: noise in the file for everybody without the record, shared with nothing.
#include "core/journal/blobs.h"
#include "core/records/attachments.h"
#include "tests/core/security/vault_office.h"

#include <QtCore/QBuffer>
#include <QtCore/QFile>

using namespace mulin;
using namespace mulin::security;
using mulin::schema::Attachment;

namespace {

Result<Attachment> staged(VaultOffice& it, const std::string& type, const std::string& bytes) {
    QByteArray copy = QByteArray::fromStdString(bytes);
    QBuffer buffer(&copy);
    buffer.open(QIODevice::ReadOnly);
    return journal::stage(it.journal(), *it.office->catalogue().find(type), buffer, "决定书.txt");
}

bool holds(const VaultOffice& it, const QByteArray& words) {
    QFile file(QString::fromStdString(it.path));
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll().contains(words);
}

} // namespace

TEST_CASE("a sealed record's file is encrypted, comes out while the vault is open, and is shared with nothing") {
    VaultOffice it(false);
    must(makeVault(it.journal(), it.limin(), vault, limins));
    it.fill();
    const std::string canary(1000, 'Q');
    const std::string words = "金丝雀判决" + canary;
    const Attachment open = must(staged(it, "document", words));
    const Attachment sealed = must(staged(it, "correction", words));
    const Attachment again = must(staged(it, "correction", words));
    CHECK(sealed.hash != open.hash);
    CHECK(sealed.hash != again.hash);
    CHECK(sealed.size == static_cast<std::int64_t>(words.size()));
    must(it.journal().transact(it.limin(), {"correction.edit", {{"type", "correction"}}}, [&](journal::Writer& writer) {
        return writer.update("correction", *it.enrolled, schema::Values().set("paper", sealed.text()));
    }));
    // In the open it cannot be named, nor what is open in the vault.
    const auto named = [&](const std::string& type, RecordId id, const char* field, const Attachment& file) {
        return codeOf(
            it.journal().transact(it.limin(), {type + ".edit", {{"type", type}}}, [&](journal::Writer& writer) {
                return writer.update(type, id, schema::Values().set(field, file.text()));
            }));
    };
    CHECK(named("correction", *it.enrolled, "paper", open) == ErrorCode::BadValue);
    const RecordId paper =
        it.add("document", schema::Values().set("title", "公开").set("file", must(staged(it, "document", "x")).text()));
    CHECK(named("document", paper, "file", again) == ErrorCode::BadValue);
    CHECK(it.sound());

    const auto read = [&]() -> Result<std::string> {
        MULIN_TRY_LET(file,
                      records::attachmentOf(it.reader(), it.tables(), it.limin(), "correction", *it.enrolled, "paper"));
        if (!file) return std::string();
        return journal::blobBytes(it.reader(), *file);
    };
    CHECK(must(read()) == words);
    it.reopen(); // sweeps what nobody names: the one in the open, and the second one
    CHECK_FALSE(holds(it, QByteArray(200, 'Q')));
    CHECK(codeOf(read()) == ErrorCode::UnknownRecord); // the vault is closed
    CHECK(it.sound());
    CHECK(it.reader().integer("SELECT count(*) FROM blob") == 2);
    // Its size is told in whole pieces only.
    CHECK(it.reader().integer("SELECT min(length(bytes)) FROM blob_piece WHERE length(bytes) > 1") >=
          static_cast<std::int64_t>(journal::blobPiece));
    must(openVault(it.journal(), it.limin(), vault, limins));
    CHECK(must(read()) == words);
    CHECK(it.sound());
    must(rekeyVault(it.journal(), it.limin(), vault));
    CHECK(must(read()) == words);
    CHECK(it.sound());
}

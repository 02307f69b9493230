// The page format, read and written here by its description alone: SQLCipher 4, raw key.
#include "db_test.h"

#include "core/db/file_header.h"
#include "core/db/page_cipher.h"

#include <cstring>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <rapidcheck/catch.h>
#include <sqlite3.h>

using namespace dbtest;

namespace {

const std::string sqliteMagic = std::string("SQLite format 3") + '\0';

using Bytes = std::basic_string<unsigned char>;

const unsigned char* raw(const std::string& text) { return reinterpret_cast<const unsigned char*>(text.data()); }

/// Key of the tags: PBKDF2-HMAC-SHA512, 2 rounds, of the raw key over the salt XOR 0x3a.
Bytes tagKey(const Key& key, const std::string& salt) {
    Bytes masked, out(32, 0);
    for (const char c : salt) masked += static_cast<unsigned char>(static_cast<unsigned char>(c) ^ 0x3a);
    REQUIRE(PKCS5_PBKDF2_HMAC(reinterpret_cast<const char*>(key.bytes().data()), 32, masked.data(), 16, 2, EVP_sha512(),
                              32, out.data()) == 1);
    return out;
}

Bytes tagOf(const Bytes& key, const std::string& content, std::uint32_t page) {
    std::string message = content;
    for (int i = 0; i < 4; ++i) message += static_cast<char>(page >> (8 * i));
    Bytes out(64, 0);
    unsigned size = 0;
    HMAC(EVP_sha512(), key.data(), 32, raw(message), message.size(), out.data(), &size);
    REQUIRE(size == 64);
    return out;
}

std::string aes(const Key& key, const std::string& iv, const std::string& in, bool encrypts) {
    auto* context = EVP_CIPHER_CTX_new();
    std::string out(in.size() + 32, '\0');
    int done = 0;
    EVP_CipherInit(context, EVP_aes_256_cbc(), key.bytes().data(), raw(iv), encrypts ? 1 : 0);
    EVP_CIPHER_CTX_set_padding(context, 0);
    EVP_CipherUpdate(context, reinterpret_cast<unsigned char*>(out.data()), &done, raw(in),
                     static_cast<int>(in.size()));
    EVP_CIPHER_CTX_free(context);
    out.resize(static_cast<std::size_t>(done));
    return out;
}

/// A file of SQLCipher 4 as a plain database; checks every tag.
std::string decrypted(const std::string& file, const Key& key) {
    const auto salt = file.substr(0, 16);
    const auto macKey = tagKey(key, salt);
    std::string plain;
    for (std::size_t at = 0; at < file.size(); at += pageBytes) {
        const auto start = at == 0 ? std::size_t{16} : 0;
        const auto page = file.substr(at, pageBytes);
        const auto number = static_cast<std::uint32_t>(at / pageBytes + 1);
        const auto tag = tagOf(macKey, page.substr(start, 4016 + 16 - start), number);
        REQUIRE(std::memcmp(tag.data(), page.data() + 4032, 64) == 0);
        if (start > 0) plain += sqliteMagic;
        plain += aes(key, page.substr(4016, 16), page.substr(start, 4016 - start), false) + std::string(80, '\0');
    }
    return plain;
}

std::string encrypted(const std::string& plain, const Key& key, const std::string& salt) {
    const auto macKey = tagKey(key, salt);
    std::string file;
    for (std::size_t at = 0; at < plain.size(); at += pageBytes) {
        const auto start = at == 0 ? std::size_t{16} : 0;
        const std::string iv(16, static_cast<char>(at / pageBytes));
        auto page = aes(key, iv, plain.substr(at + start, 4016 - start), true) + iv;
        const auto tag = tagOf(macKey, page, static_cast<std::uint32_t>(at / pageBytes + 1));
        page.append(tag.begin(), tag.end());
        file += (start > 0 ? salt : std::string()) + page;
    }
    return file;
}

/// What any SQLite says of a plain database.
std::string askStock(const std::string& path, const char* sql) {
    sqlite3* database = nullptr;
    sqlite3_stmt* row = nullptr;
    REQUIRE(sqlite3_open_v2(path.c_str(), &database, SQLITE_OPEN_READONLY, "unix") == SQLITE_OK);
    std::string answer = "cannot be read";
    if (sqlite3_prepare_v2(database, sql, -1, &row, nullptr) == SQLITE_OK && sqlite3_step(row) == SQLITE_ROW)
        answer = reinterpret_cast<const char*>(sqlite3_column_text(row, 0));
    sqlite3_finalize(row);
    sqlite3_close(database);
    return answer;
}

struct Cipher {
    Key key = Key::random();
    FileSalt salt{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};
    PageCipher pages{key, salt};
};

std::string freePage(SeededRandom& random) {
    std::string page(pageBytes, '\0');
    random.fill(page.data(), pageBytes - 80);
    std::memcpy(page.data(), "SQLite format 3", 16);
    return page;
}

unsigned char* bytesOf(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

} // namespace

TEST_CASE("behind its header an encrypted file is one of SQLCipher 4") {
    const Folder folder;
    const auto path = folder.path("a.mulin"), plain = folder.path("plain.db");
    const auto options = optionsFor(true);
    {
        auto connection = must(Connection::create(path, options));
        populate(*connection, 600);
    }
    const auto file = slurp(path);
    REQUIRE(file.size() % pageBytes == 0);
    spill(plain, decrypted(file.substr(headerBytes), options.key));
    CHECK(askStock(plain, "PRAGMA integrity_check") == "ok");
    CHECK(askStock(plain, "SELECT count(*) FROM visit") == "600");
    CHECK(askStock(plain, "SELECT name FROM person WHERE id = 7") ==
          must(Reader::open(path, options))->text("SELECT name FROM person WHERE id = 7"));

    SECTION("and what is written by the description alone is read") {
        auto foreign = slurp(plain);
        const auto again = folder.path("again.mulin");
        spill(again,
              file.substr(0, headerBytes) + encrypted(foreign, options.key, file.substr(headerBytes, fileSaltSize)));
        auto reader = must(Reader::open(again, options));
        CHECK(everything(*reader) == everything(*must(Reader::open(path, options))));
        CHECK(must(checkPages(*reader)).empty());
    }
    SECTION("with salt in front, another IV in each page and nothing twice") {
        CHECK(file.substr(headerBytes, fileSaltSize) != sqliteMagic);
        std::map<std::string, int> ivs;
        for (auto at = headerBytes; at < file.size(); at += pageBytes) ++ivs[file.substr(at + 4016, 16)];
        CHECK(ivs.size() == (file.size() - headerBytes) / pageBytes);
    }
}

TEST_CASE("a page comes back, and only where and as it was written") {
    rc::prop("sealed and unsealed", [] {
        Cipher cipher;
        SeededRandom random(*rc::gen::arbitrary<std::uint32_t>());
        const auto number = *rc::gen::element<std::uint32_t>(1, 2, 77, 262144, 0xFFFFFFFE);
        const auto plain = freePage(random);
        std::string stored(pageBytes, '\0');
        RC_ASSERT(cipher.pages.seal(FileKind::Main, number, raw(plain), bytesOf(stored)));
        auto back = stored;
        RC_ASSERT(cipher.pages.unseal(FileKind::Main, number, bytesOf(back)));
        RC_ASSERT(back == plain);
        for (int i = 0; i < 40; ++i) {
            auto flipped = stored;
            flip(flipped, random.below(pageBytes * 8));
            RC_ASSERT(!cipher.pages.unseal(FileKind::Main, number, bytesOf(flipped)));
        }
        auto elsewhere = stored;
        RC_ASSERT(!cipher.pages.unseal(FileKind::Main, number ^ 1, bytesOf(elsewhere)));
        auto zero = std::string(pageBytes, '\0');
        RC_ASSERT(!cipher.pages.unseal(FileKind::Main, number, bytesOf(zero)));
        auto ofOther = stored;
        RC_ASSERT(!PageCipher(Key::random(), cipher.salt).unseal(FileKind::Main, number, bytesOf(ofOther)));
    });
}

TEST_CASE("every bit of a page is under its tag") {
    Cipher cipher;
    SeededRandom random(5);
    for (const std::uint32_t number : {1U, 9U}) {
        std::string stored(pageBytes, '\0');
        REQUIRE(cipher.pages.seal(FileKind::Main, number, raw(freePage(random)), bytesOf(stored)));
        int passed = 0;
        for (std::size_t bit = 0; bit < pageBytes * 8; ++bit) {
            auto flipped = stored;
            flip(flipped, bit);
            passed += cipher.pages.unseal(FileKind::Main, number, bytesOf(flipped)) ? 1 : 0;
        }
        CHECK(passed == 0);
    }
}

TEST_CASE("content in the reserved bytes is refused, not lost") {
    Cipher cipher;
    SeededRandom random(6);
    std::string stored(pageBytes, '\0');
    for (const std::size_t at : {pageBytes - 80, pageBytes - 8, pageBytes - 1}) {
        auto page = freePage(random);
        page[at] = 1;
        CHECK_FALSE(cipher.pages.seal(FileKind::Main, 3, raw(page), bytesOf(stored)));
    }
}

TEST_CASE("a database with another page size, reserve or a WAL is not written through the cipher") {
    const Folder folder;
    const auto path = folder.path("a.mulin");
    auto connection = must(Connection::create(path, optionsFor(true)));
    populate(*connection, 100);
    const auto before = everything(*connection);
    // SQLite would take the other size when it vacuums.
    const auto error = thrown([&] { connection->execute("PRAGMA page_size = 8192; VACUUM"); });
    CHECK(error.detail != "nothing");
    connection->execute("PRAGMA page_size = 4096");
    CHECK(connection->text("SELECT journal_mode FROM pragma_journal_mode") == "truncate");
    CHECK(thrown([&] {
              connection->execute("PRAGMA journal_mode = WAL; UPDATE person SET note = 'x' WHERE 0");
          }).detail == "nothing"); // without shared memory SQLite keeps the journal that it has
    connection.reset();
    auto again = must(Connection::open(path, optionsFor(true)));
    CHECK(everything(*again) == before);
    CHECK(must(checkPages(*again)).empty());
    again->execute("VACUUM"); // in place, through the rollback journal and memory
    CHECK(everything(*again) == before);
    CHECK(must(checkPages(*again)).empty());
}

TEST_CASE("pages beyond the end are filled with encrypted ones, within bounds") {
    const Folder folder;
    const auto path = folder.path("a.mulin");
    {
        auto connection = must(Connection::create(path, optionsFor(true)));
        connection->execute("PRAGMA cache_size = 5; PRAGMA cache_spill = 1; CREATE TABLE t(x BLOB)");
        Connection::Transaction transaction(*connection);
        for (int i = 0; i < 40; ++i) connection->execute("INSERT INTO t VALUES(zeroblob(50000))");
        connection->execute("DELETE FROM t WHERE rowid % 2 = 0; INSERT INTO t VALUES(zeroblob(90000))");
        transaction.commit();
    }
    CHECK(must(checkPages(*must(Reader::open(path, optionsFor(true))))).empty());
    // A file whose first page says that there is a free page far away (soundly sealed) does not grow to it.
    auto file = slurp(path);
    auto plain = decrypted(file.substr(headerBytes), optionsFor(true).key);
    plain.replace(28, 4, std::string("\x30\x00\x00\x00", 4)); // size in pages: 3 TB
    plain.replace(92, 4, plain, 24, 4);
    spill(path,
          file.substr(0, headerBytes) + encrypted(plain, optionsFor(true).key, file.substr(headerBytes, fileSaltSize)));
    const auto opened = Connection::open(path, optionsFor(true));
    CHECK((!opened || thrown([&] { (*opened)->execute("INSERT INTO t VALUES(zeroblob(9000))"); }).detail != "nothing"));
    CHECK(std::filesystem::file_size(path) < file.size() + (1 << 20));
}

TEST_CASE("a torn first page does not keep SQLite from rolling back") {
    const Folder folder;
    const auto path = folder.path("a.mulin");
    const auto options = optionsFor(true);
    std::string before;
    {
        auto connection = must(Connection::create(path, options));
        populate(*connection, 300);
        before = everything(*connection);
    }
    dieInCommit(path, options);
    auto bytes = slurp(path);
    const auto sound = bytes;
    for (const std::size_t torn : {std::size_t{512}, std::size_t{2048}, std::size_t{4095}}) {
        const auto journal = slurp(path + "-journal");
        // The journal has page 1 in it: the change counter is in every transaction.
        bytes = sound;
        bytes.replace(headerBytes, torn, torn, '\x55');
        spill(path, bytes);
        {
            auto connection = must(Connection::open(path, options));
            CHECK(everything(*connection) == before);
            CHECK(must(checkPages(*connection)).empty());
        }
        spill(path + "-journal", journal);
    }
}

// Encrypted files as a whole: how they are opened and refused, that nothing plain is written anywhere, and conversion.
#include "db_test.h"

#include "core/base/hash.h"
#include "core/db/convert.h"
#include "core/db/copy_file.h"
#include "core/db/file_header.h"
#include "core/db/file_lock.h"
#include "core/db/vfs.h"

#include <atomic>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <sqlite3.h>
#include <thread>

using namespace dbtest;

namespace {

const std::string canaries[] = {"CANARY-NAME-7f3a", "金丝雀身份证440106199001011234", "CANARY-BLOB-91c2"};

void plant(Connection& connection, const std::string& suffix) {
    connection.execute("CREATE TABLE IF NOT EXISTS bird(id INTEGER PRIMARY KEY, name TEXT, number TEXT, what BLOB)");
    Connection::Transaction transaction(connection);
    for (int i = 0; i < 400; ++i)
        connection.write("INSERT INTO bird(name, number, what) VALUES(?, ?, ?)")
            ->bind(1, canaries[0] + suffix)
            .bind(2, canaries[1] + suffix)
            .bindBlob(3, canaries[2] + std::string(i % 20 == 0 ? 9000 : 100, 'x') + canaries[2])
            .run();
    transaction.commit();
}

/// Which files of the folder hold a canary, or the header of a plain database.
std::string singing(const Folder& folder) {
    std::string found;
    for (const auto& entry : std::filesystem::directory_iterator(folder.root())) {
        const auto bytes = slurp(entry.path().string());
        for (const auto& canary : canaries)
            if (bytes.find(canary) != std::string::npos)
                found += entry.path().filename().string() + ": " + canary + "; ";
        if (bytes.find("SQLite format 3") != std::string::npos || bytes.find("CREATE TABLE") != std::string::npos)
            found += entry.path().filename().string() + ": SQLite; ";
    }
    return found;
}

/// Looks into the folder at every report.
class Listening final : public Progress {
public:
    explicit Listening(const Folder& folder) : m_folder(folder) {}
    void report(std::int64_t, std::int64_t) override { heard += singing(m_folder); }
    bool cancelled() const override {
        heard += singing(m_folder);
        return false;
    }
    mutable std::string heard;

private:
    const Folder& m_folder;
};

OpenOptions freshOptions() {
    const auto made = must(newEncryption({}));
    OpenOptions options;
    options.key = made.key;
    options.header = made.header;
    return options;
}

} // namespace

TEST_CASE("nothing that is entered stands in any file that is written") {
    const Folder folder;
    const auto path = folder.path("a.mulin");
    const auto options = optionsFor(true);
    auto connection = must(Connection::create(path, options));
    CHECK(singing(folder).empty());
    plant(*connection, "");
    CHECK(singing(folder).empty());
    {
        // A transaction that spills: pages of it lie in the file, their old content in the journal.
        connection->execute("PRAGMA cache_size = 5; PRAGMA cache_spill = 1");
        Connection::Transaction transaction(*connection);
        connection->execute("UPDATE bird SET name = name || 'again', what = what || what; SAVEPOINT a;"
                            "DELETE FROM bird WHERE id % 2 = 0; ROLLBACK TO a; CREATE INDEX i ON bird(number, name)");
        REQUIRE(std::filesystem::file_size(path + "-journal") > 10 * pageBytes);
        CHECK(singing(folder).empty());
        connection->execute("CREATE TEMP TABLE t AS SELECT * FROM bird");
        connection->prepareWrite("SELECT count(*) FROM (SELECT DISTINCT name || number || id FROM bird ORDER BY 1)")
            .run();
        CHECK(singing(folder).empty());
        transaction.commit();
    }
    CHECK(singing(folder).empty());
    CHECK(connection->integer("PRAGMA temp_store") == 2);
    Listening listening(folder);
    must(backup(*connection, folder.path("backup.mulin"), listening));
    connection->attach(folder.path("b.db"), "b");
    connection->execute("CREATE TABLE b.t AS SELECT * FROM main.bird; DETACH b");
    connection->execute("VACUUM");
    connection.reset();
    must(restore(folder.path("backup.mulin"), folder.path("restored.mulin"), listening, options.key));
    must(convert(path, options, folder.path("rekeyed.mulin"), freshOptions(), listening));
    must(exportInner(*must(Reader::open(path, options)), folder.path("inner.db"), listening));
    CHECK(listening.heard.empty());
    CHECK(singing(folder).empty());
    // The negative control.
    plant(*must(Connection::create(folder.path("plain.mulin"))), "");
    CHECK_FALSE(singing(folder).empty());
}

TEST_CASE("an encrypted file opens with its key alone") {
    const Folder folder;
    const auto path = folder.path("a.mulin");
    const auto options = optionsFor(true);
    populate(*must(Connection::create(path, options)), 50);
    CHECK(Connection::create(path, options).error().code == ErrorCode::FileExists);
    for (const auto& wrong : {OpenOptions{}, freshOptions()}) {
        CHECK(Reader::open(path, wrong).error().code == ErrorCode::FileEncrypted);
        CHECK(Reader::open(path, wrong).error().arg("path") == path);
        CHECK(Connection::open(path, wrong).error().code == ErrorCode::FileEncrypted);
    }
    auto reader = must(Reader::open(path, options));
    CHECK(reader->encrypted());
    CHECK(reader->key() == options.key);
    auto second = must(Connection::open(path, options));
    second->execute("DELETE FROM visit WHERE id = 1");
    CHECK(reader->integer("SELECT count(*) FROM visit") == 49);
    CHECK((std::filesystem::status(path).permissions() & std::filesystem::perms::all) ==
          (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
    // A plain file opens as before, whether or not there is a key at hand.
    populate(*must(Connection::create(folder.path("plain"))), 5);
    for (const auto& any : {OpenOptions{}, options})
        CHECK_FALSE(must(Reader::open(folder.path("plain"), any))->encrypted());
    OpenOptions keyAlone;
    keyAlone.key = options.key;
    CHECK(Connection::create(folder.path("x"), keyAlone).error().code == ErrorCode::Internal);
    CHECK_FALSE(std::filesystem::exists(folder.path("x")));
}

TEST_CASE("encrypted files that cannot be opened are told apart") {
    const Folder folder;
    const auto path = folder.path("a.mulin");
    const auto options = optionsFor(true);
    populate(*must(Connection::create(path, options)), 100);
    const auto whole = slurp(path);
    const auto refused = [&](const std::string& bytes) {
        spill(path, bytes);
        const auto reader = Reader::open(path, options);
        const auto writer = Connection::open(path, options);
        REQUIRE(!reader);
        REQUIRE(!writer);
        CHECK(reader.error().code == writer.error().code);
        CHECK(reader.error().arg("path") == path);
        return std::string(errorName(reader.error().code)) + " " + reader.error().arg("what");
    };
    for (const std::size_t size :
         {std::size_t{16}, std::size_t{100}, std::size_t{32767}, std::size_t{32768}, std::size_t{40000},
          headerBytes - 1, headerBytes, headerBytes + 1, headerBytes + 4095, headerBytes + 4096, headerBytes + 5000,
          whole.size() / 8192 * 4096, whole.size() - pageBytes, whole.size() - 1}) {
        CAPTURE(size);
        CHECK(refused(whole.substr(0, size)) == "FileDamaged truncated");
    }
    CHECK(refused(whole.substr(0, 9)) == "FileNotMulin ");
    CHECK(refused("") == "FileNotMulin ");
    for (std::size_t bit = headerBytes * 8; bit < (headerBytes + 116) * 8; ++bit) {
        auto bytes = whole;
        flip(bytes, bit);
        REQUIRE(refused(bytes) == "FileDamaged page 1");
    }
    // Salt of another file, header and pages of two files.
    const auto other = folder.path("b.mulin");
    const auto otherOptions = freshOptions();
    populate(*must(Connection::create(other, otherOptions)), 10);
    CHECK(refused(slurp(other)) == "FileEncrypted ");
    CHECK(refused(whole.substr(0, headerBytes) + slurp(other).substr(headerBytes)) == "FileDamaged page 1");
}

TEST_CASE("a header of a newer version is refused politely, a damaged version number is damage") {
    const Folder folder;
    const auto path = folder.path("a.mulin");
    populate(*must(Connection::create(path, optionsFor(true))), 10);
    const auto whole = slurp(path);
    const auto newer = [&](std::uint32_t copySize) {
        // As every version has it: magic, version, size of a copy; at its end the checksum over the rest.
        std::string copy(copySize - 32, '\x11');
        copy.replace(0, 16, whole, 0, 16);
        copy.replace(16, 4, std::string("\x07\0\0\0", 4));
        for (int i = 0; i < 4; ++i) copy[20 + static_cast<std::size_t>(i)] = static_cast<char>(copySize >> (8 * i));
        const auto sum = hashOf(copy);
        return copy + std::string(sum.begin(), sum.end());
    };
    for (const std::uint32_t size : {32768U, 65536U, 20000U, 300000U}) {
        const auto copy = newer(size);
        spill(path, copy + copy + whole.substr(headerBytes));
        const auto error = Reader::open(path, optionsFor(true)).error();
        CHECK(error.code == ErrorCode::FileNewer);
        CHECK(error.arg("version") == "7");
        CHECK(Connection::open(path, optionsFor(true)).error().code == ErrorCode::FileNewer);
    }
    auto bytes = whole;
    bytes[16] = 9;
    bytes[32768 + 16] = 9;
    spill(path, bytes);
    CHECK(Reader::open(path, optionsFor(true)).error().code == ErrorCode::HeaderDamaged);
}

TEST_CASE("a bare header does not pass for an empty office") {
    const Folder folder;
    const auto path = folder.path("a.mulin");
    const auto options = optionsFor(true);
    const auto bytes = options.header->bytes();
    const std::string copy(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    spill(path, copy + copy); // never finished
    CHECK(Reader::open(path, options).error().code == ErrorCode::FileIncomplete);
    CHECK(Connection::open(path, options).error().code == ErrorCode::FileIncomplete);
    spill(path, copy); // nor even the header
    CHECK(Connection::open(path, options).error().code == ErrorCode::FileIncomplete);
}

TEST_CASE("a name that looks like a URI is a name") {
    const Folder folder;
    const auto old = std::filesystem::current_path();
    std::filesystem::current_path(folder.root());
    const auto options = optionsFor(true);
    {
        auto connection = must(Connection::create("a.mulin", options));
        plant(*connection, "");
        connection->attach("file:b.db?vfs=unix", "b");
        connection->execute("CREATE TABLE b.t AS SELECT * FROM main.bird");
    }
    NoProgress progress;
    must(convert("a.mulin", options, "file:c.db?vfs=unix", freshOptions(), progress));
    CHECK(std::filesystem::exists("file:b.db?vfs=unix"));
    CHECK(std::filesystem::exists("file:c.db?vfs=unix"));
    CHECK(singing(folder).empty());
    std::filesystem::current_path(old);
}

TEST_CASE("plain to encrypted, encrypted to plain, and another key") {
    const Folder folder;
    const auto plain = folder.path("plain.mulin"), sealed = folder.path("sealed.mulin"), again = folder.path("again"),
               back = folder.path("back.mulin");
    std::string before;
    {
        auto connection = must(Connection::create(plain));
        populate(*connection, 700);
        connection->execute("CREATE TABLE n(a, b, PRIMARY KEY(a, b)) WITHOUT ROWID; INSERT INTO n VALUES(1, 'x');"
                            "ANALYZE");
        before = everything(*connection);
    }
    const auto first = optionsFor(true), second = freshOptions();
    NoProgress progress;
    must(convert(plain, {}, sealed, first, progress));
    must(convert(sealed, first, again, second, progress));
    must(convert(again, second, back, {}, progress));
    const std::pair<std::string, OpenOptions> files[] = {{plain, {}}, {sealed, first}, {again, second}, {back, {}}};
    for (const auto& [path, options] : files) {
        CAPTURE(path);
        auto connection = must(Connection::open(path, options));
        CHECK(everything(*connection) == before);
        CHECK(connection->integer("SELECT count(*) FROM n") == 1);
        CHECK(connection->integer("PRAGMA application_id") == applicationId);
        CHECK(connection->integer("PRAGMA user_version") == formatVersion);
        CHECK(
            connection->text("SELECT group_concat(stat, ';') FROM (SELECT stat FROM sqlite_stat1 ORDER BY tbl, idx)") ==
            must(Reader::open(plain))
                ->text("SELECT group_concat(stat, ';') FROM (SELECT stat FROM sqlite_stat1 ORDER BY tbl, idx)"));
        connection->execute("UPDATE person SET note = note WHERE id < 100");
        CHECK(must(checkPages(*connection)).empty());
    }
    CHECK(Reader::open(again, first).error().code == ErrorCode::FileEncrypted);
    CHECK(isEncrypted(sealed));
    CHECK_FALSE(isEncrypted(back));
    // And once more: a file that was encrypted keeps the room for it.
    must(convert(back, {}, folder.path("once more"), second, progress));
    CHECK(everything(*must(Reader::open(folder.path("once more"), second))) == before);
    CHECK(convert(plain, {}, sealed, first, progress).error().code == ErrorCode::FileExists);
}

TEST_CASE("a file is converted in its place, or left as it was") {
    const Folder folder;
    const auto path = folder.path("a.mulin");
    populate(*must(Connection::create(path)), 300);
    const auto before = everything(*must(Reader::open(path)));
    const auto first = optionsFor(true), second = freshOptions();
    NoProgress progress;
    must(convertInPlace(path, {}, first, progress));
    CHECK(everything(*must(Reader::open(path, first))) == before);
    must(convertInPlace(path, first, second, progress));
    CHECK(everything(*must(Reader::open(path, second))) == before);
    CHECK(Reader::open(path, first).error().code == ErrorCode::FileEncrypted);
    CHECK(convertInPlace(path, first, second, progress).error().code == ErrorCode::FileEncrypted);

    class Stop final : public Progress {
    public:
        void report(std::int64_t, std::int64_t) override {}
        bool cancelled() const override { return true; }
    } stop;
    const auto bytes = slurp(path);
    for (const auto& to : {OpenOptions{}, first}) {
        CHECK(convertInPlace(path, second, to, stop).error().code == ErrorCode::Cancelled);
        CHECK(slurp(path) == bytes);
    }
    {
        const auto held = must(FileLock::acquire(path));
        CHECK(convertInPlace(path, second, {}, progress).error().code == ErrorCode::FileInUse);
    }
    // What a crash left in the journal belongs to the old file.
    dieInCommit(path, second);
    must(convertInPlace(path, second, {}, progress));
    CHECK(everything(*must(Reader::open(path))) == before);
    must(convertInPlace(path, {}, first, progress));
    int files = 0;
    for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(folder.root())) ++files;
    CHECK(files == 1);
}

TEST_CASE("a conversion that fails anywhere leaves the old file alone") {
    class FailAt final : public IoHook {
    public:
        int before(IoOp op, const std::string& path, std::int64_t, int) override {
            if (op == IoOp::Lock || path.find(".part") == std::string::npos) return SQLITE_OK;
            if (++count != at) return SQLITE_OK;
            return op == IoOp::Open ? SQLITE_CANTOPEN : op == IoOp::Read ? SQLITE_IOERR_READ : SQLITE_FULL;
        }
        int at = 0, count = 0;
    };
    const Folder folder;
    const auto path = folder.path("a.mulin"), target = folder.path("b.mulin");
    const bool encrypts = GENERATE(false, true);
    auto from = optionsFor(!encrypts);
    const auto to = encrypts ? freshOptions() : OpenOptions{};
    populate(*must(Connection::create(path, from)), 40);
    const auto bytes = slurp(path);
    auto hook = std::make_shared<FailAt>();
    from.vfs = registerVfs(hook);
    NoProgress progress;
    must(convert(path, from, target, to, progress));
    const int operations = hook->count;
    REQUIRE(operations > 20);
    std::filesystem::remove(target);
    int refused = 0;
    for (int at = 1; at <= operations; ++at) {
        hook->at = at;
        hook->count = 0;
        CAPTURE(at);
        const bool done = convert(path, from, target, to, progress).has_value();
        REQUIRE(done == std::filesystem::exists(target));
        if (done) std::filesystem::remove(target);
        refused += done ? 0 : 1;
        CHECK_FALSE(std::filesystem::exists(target + ".part"));
    }
    CHECK(refused > operations / 2);
    CHECK(slurp(path) == bytes);
    unregisterVfs(from.vfs);
}

TEST_CASE("a backup opens with the passwords of its day") {
    const Folder folder;
    const auto path = folder.path("a.mulin"), copy = folder.path("backup.mulin");
    NewKeySlot slot;
    slot.login = "李敏";
    slot.password = Secret("then");
    const auto made = must(newEncryption({slot}));
    OpenOptions options;
    options.key = made.key;
    options.header = made.header;
    populate(*must(Connection::create(path, options)), 30);
    NoProgress progress;
    must(backup(*must(Reader::open(path, options)), copy, progress));
    slot.password = Secret("now");
    must(putKeySlot(path, made.key, slot));
    CHECK(unlock(copy, "李敏", Secret("now")).error().code == ErrorCode::WrongPassword);
    OpenOptions old;
    old.key = must(unlock(copy, "李敏", Secret("then"))).key;
    CHECK(everything(*must(Reader::open(copy, old))) == everything(*must(Reader::open(path, options))));
    CHECK(must(checkPages(*must(Reader::open(copy, old)))).empty());
    CHECK(restore(copy, folder.path("c.mulin"), progress).error().code == ErrorCode::FileEncrypted);
}

TEST_CASE("the inner database is that of the file, behind its header") {
    const Folder folder;
    const auto path = folder.path("a.mulin"), inner = folder.path("inner.db");
    populate(*must(Connection::create(path, optionsFor(true))), 200);
    NoProgress progress;
    must(exportInner(*must(Reader::open(path, optionsFor(true))), inner, progress));
    CHECK(slurp(inner) == slurp(path).substr(headerBytes));
    populate(*must(Connection::create(folder.path("plain"))), 5);
    CHECK(exportInner(*must(Reader::open(folder.path("plain"))), folder.path("x"), progress).error().code ==
          ErrorCode::FileNotMulin);
}

TEST_CASE("what is attached to an encrypted file is encrypted") {
    const Folder folder;
    auto connection = must(Connection::create(folder.path("a.mulin"), optionsFor(true)));
    plant(*connection, "");
    connection->attach(folder.path("b.db"), "other");
    connection->execute("CREATE TABLE other.t AS SELECT * FROM main.bird");
    // Two files in one transaction: SQLite names both journals in a third file.
    connection->execute("BEGIN IMMEDIATE; UPDATE bird SET name = 'a'; UPDATE other.t SET name = 'b'; COMMIT");
    CHECK(connection->integer("SELECT count(*) FROM other.t WHERE name = 'b'") == 400);
    CHECK(singing(folder).empty());
    connection->execute("DETACH other");
    // An empty file of another's making would become a plain one.
    spill(folder.path("empty.db"), "");
    CHECK(thrown([&] { connection->attach(folder.path("empty.db"), "empty"); }).detail != "nothing");
    CHECK(must(checkPages(*connection)).empty());
}

TEST_CASE("pages of a plain file are not copied into an encrypted one, and the source stays") {
    const Folder folder;
    const auto path = folder.path("plain.mulin");
    {
        auto connection = must(Connection::create(path));
        plant(*connection, "");
    }
    const auto bytes = slurp(path);
    NoProgress progress;
    const auto copied = guard(
        [&] { return copyAndCheck(*must(Reader::open(path)), folder.path("copy.mulin"), optionsFor(true), progress); });
    CHECK_FALSE(copied);
    CHECK(slurp(path) == bytes);
    std::filesystem::remove(path);
    CHECK(singing(folder).empty());
}

TEST_CASE("a database that does not leave its room free is not written") {
    const Folder folder;
    auto connection = must(Connection::create(folder.path("a.mulin"), optionsFor(true)));
    plant(*connection, "");
    // Attached past Connection::attach: nobody has told SQLite of the reserved bytes.
    const auto header = optionsFor(true).header->bytes();
    const std::string copy(reinterpret_cast<const char*>(header.data()), header.size());
    spill(folder.path("b.db"), copy + copy);
    connection->prepareWrite("ATTACH ?1 AS b").bind(1, folder.path("b.db")).run();
    CHECK(thrown([&] { connection->execute("CREATE TABLE b.t AS SELECT * FROM main.bird"); }).code ==
          ErrorCode::IoError);
    CHECK(singing(folder).empty());
    CHECK(must(checkPages(*connection)).empty());
}

TEST_CASE("threads with connections of their own") {
    const Folder folder;
    const auto path = folder.path("a.mulin");
    const auto options = optionsFor(true);
    auto writer = must(Connection::create(path, options));
    writer->execute("CREATE TABLE n(id INTEGER PRIMARY KEY, x); INSERT INTO n VALUES(1, 0), (2, 0)");
    std::atomic<bool> stop = false;
    std::atomic<int> torn = 0, reads = 0;
    std::vector<std::thread> readers;
    readers.reserve(2);
    for (int i = 0; i < 2; ++i)
        readers.emplace_back([&] {
            auto reader = Reader::open(path, options);
            while (reader && !stop) {
                const Reader::Snapshot snapshot(**reader);
                if ((*reader)->integer("SELECT x FROM n WHERE id = 1") !=
                    (*reader)->integer("SELECT x FROM n WHERE id = 2"))
                    ++torn;
                ++reads;
            }
        });
    for (int i = 0; i < 150; ++i) {
        Connection::Transaction transaction(*writer);
        writer->execute("UPDATE n SET x = x + 1");
        transaction.commit();
    }
    stop = true;
    for (auto& thread : readers) thread.join();
    CHECK(torn == 0);
    CHECK(reads > 10);
    CHECK(writer->integer("SELECT x FROM n WHERE id = 1") == 150);
}

TEST_CASE("a killed writer loses nothing that it was told is saved") {
    const Folder folder;
    const auto path = folder.path("a.mulin");
    const auto options = optionsFor(true);
    must(Connection::create(path, options))
        ->execute("CREATE TABLE t(id INTEGER PRIMARY KEY, what BLOB); CREATE TABLE n(last); INSERT INTO n VALUES(0)");
    SeededRandom random(21);
    int hot = 0;
    for (int round = 0; round < 40; ++round) {
        int saved[2];
        REQUIRE(::pipe(saved) == 0);
        const auto child = ::fork();
        REQUIRE(child >= 0);
        if (child == 0) {
            auto connection = Connection::open(path, options);
            if (!connection) ::_exit(2);
            (*connection)->execute("PRAGMA cache_size = 5; PRAGMA cache_spill = 1");
            for (auto number = (*connection)->integer("SELECT last FROM n") + 1;; ++number) {
                Connection::Transaction transaction(**connection);
                (*connection)
                    ->execute("UPDATE t SET what = randomblob(3000) WHERE id % 3 = 0; UPDATE n SET last = last + 1;"
                              "INSERT INTO t(what) VALUES(zeroblob(20000)); DELETE FROM t WHERE id < "
                              "(SELECT max(id) FROM t) - 20");
                transaction.commit();
                if (::write(saved[1], &number, sizeof number) != sizeof number) ::_exit(3);
            }
        }
        ::close(saved[1]);
        ::usleep(static_cast<useconds_t>(3000 + random.below(30000)));
        ::kill(child, SIGKILL);
        std::int64_t last = -1, number = 0;
        while (::read(saved[0], &number, sizeof number) == sizeof number) last = number;
        ::close(saved[0]);
        ::waitpid(child, nullptr, 0);
        std::error_code none;
        const auto journal = std::filesystem::file_size(path + "-journal", none);
        hot += !none && journal > 0 ? 1 : 0;
        auto connection = must(Connection::open(path, options));
        REQUIRE(connection->integer("SELECT last FROM n") >= last);
        REQUIRE(must(checkPages(*connection)).empty());
    }
    CHECK(hot > 3);
}

TEST_CASE("a file of more than a gigabyte", "[.long]") {
    if (!std::getenv("MULIN_LONG")) return;
    // SQLite leaves the page at 1 GiB out: it carries the locks.
    QTemporaryDir dir;
    const auto path = dir.filePath(QStringLiteral("a.mulin")).toStdString();
    auto connection = must(Connection::create(path, optionsFor(true)));
    connection->execute("CREATE TABLE t(x BLOB)");
    for (int i = 0; i < 11; ++i) connection->execute("INSERT INTO t VALUES(zeroblob(104857600))");
    CHECK(must(checkPages(*connection)).empty());
    connection->execute("DELETE FROM t WHERE rowid = 10");
    CHECK(must(checkPages(*connection)).empty());
}

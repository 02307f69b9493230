#include "db_test.h"
#include "sim_disk.h"

#include "core/db/file_header.h"
#include "core/db/vfs.h"

#include <algorithm>
#include <sqlite3.h>

using namespace dbtest;

namespace {

NewKeySlot user(const std::string& login, const std::string& password, std::int64_t nowMs = 1000) {
    NewKeySlot slot;
    slot.login = login;
    slot.password = Secret(password);
    slot.nowMs = nowMs;
    return slot;
}

struct Office {
    Folder folder;
    std::string path = folder.path("office.mulin");
    NewEncryption encryption = must(newEncryption({user("李敏", "correct horse"), user("wang", "第二个密码")}));
    OpenOptions options;

    Office() {
        options.key = encryption.key;
        options.header = encryption.header;
        populate(*must(Connection::create(path, options)), 20);
    }
    Error refusal(const std::string& login, const std::string& password) const {
        const auto opened = unlock(path, login, Secret(password));
        REQUIRE(!opened);
        CHECK(opened.error().arg("path") == path);
        return opened.error();
    }
    std::vector<std::string> logins() const {
        std::vector<std::string> all;
        for (const auto& slot : must(keySlots(path, encryption.key))) all.push_back(slot.login);
        return all;
    }
};

} // namespace

TEST_CASE("a password opens the file, another one does not") {
    const Office office;
    CHECK(isEncrypted(office.path));
    const auto opened = must(unlock(office.path, "wang", Secret("第二个密码")));
    CHECK(opened.key == office.encryption.key);
    CHECK(opened.slot.login == "wang");
    CHECK(opened.slot.changedMs == 1000);
    CHECK(opened.slot.cost == KeyCost::floor());
    OpenOptions options;
    options.key = opened.key;
    CHECK(must(Reader::open(office.path, options))->integer("SELECT count(*) FROM person") == 20);

    CHECK(office.refusal("wang", "第二个密码 ").code == ErrorCode::WrongPassword);
    CHECK(office.refusal("wang", "").code == ErrorCode::WrongPassword);
    CHECK(office.refusal("李敏", "第二个密码").arg("user") == "李敏");
    CHECK(office.refusal("nobody", "correct horse").code == ErrorCode::NoKeySlot);
    // Without a login: whose password it is, the first user's first.
    CHECK(must(unlock(office.path, "", Secret("第二个密码"))).slot.login == "wang");
    CHECK(office.refusal("", "neither").code == ErrorCode::WrongPassword);
    // Composed or decomposed, as keyboards and systems differ.
    must(putKeySlot(office.path, office.encryption.key, user("andré", "café")));
    CHECK(must(unlock(office.path, "andre\xCC\x81", Secret("cafe\xCC\x81"))).slot.login == "andré");

    CHECK(unlock(office.folder.path("none"), "a", Secret("b")).error().code == ErrorCode::FileNotFound);
    must(Connection::create(office.folder.path("plain.mulin")));
    CHECK_FALSE(isEncrypted(office.folder.path("plain.mulin")));
    CHECK_FALSE(isEncrypted(office.folder.path("none")));
    CHECK_FALSE(isEncrypted(office.folder.root()));
    CHECK(unlock(office.folder.path("plain.mulin"), "a", Secret("b")).error().code == ErrorCode::FileNotMulin);
}

TEST_CASE("users come, change their passwords and go without a page being written") {
    Office office;
    const auto& key = office.encryption.key;
    const auto pages = slurp(office.path).substr(headerBytes);
    must(putKeySlot(office.path, key, user("赵", "one", 2000)));
    CHECK(office.logins() == std::vector<std::string>{"李敏", "wang", "赵"});
    must(putKeySlot(office.path, key, user("wang", "new", 3000)));
    CHECK(office.logins() == std::vector<std::string>{"李敏", "wang", "赵"});
    CHECK(must(unlock(office.path, "wang", Secret("new"))).slot.changedMs == 3000);
    CHECK(office.refusal("wang", "第二个密码").code == ErrorCode::WrongPassword);
    must(removeKeySlot(office.path, key, "李敏"));
    CHECK(office.refusal("李敏", "correct horse").code == ErrorCode::NoKeySlot);
    CHECK(removeKeySlot(office.path, key, "李敏").error().code == ErrorCode::NoKeySlot);
    must(putKeySlot(office.path, key, user("孙", "x")));
    CHECK(office.logins() == std::vector<std::string>{"孙", "wang", "赵"});
    must(removeKeySlot(office.path, key, "wang"));
    must(removeKeySlot(office.path, key, "孙"));
    const auto last = removeKeySlot(office.path, key, "赵").error();
    CHECK(last.code == ErrorCode::LastAdministrator);
    CHECK(last.arg("login") == "赵");
    CHECK(slurp(office.path).substr(headerBytes) == pages);

    CHECK(putKeySlot(office.path, key, user("", "x")).error().code == ErrorCode::BadArgument);
    CHECK(putKeySlot(office.path, key, user(std::string(65, 'a'), "x")).error().code == ErrorCode::BadArgument);
    CHECK(putKeySlot(office.path, Key::random(), user("a", "x")).error().code == ErrorCode::FileEncrypted);
    CHECK(newEncryption({user("a", "1"), user("a", "2")}).error().code == ErrorCode::BadArgument);
}

TEST_CASE("slots change while the file is open and being written") {
    Office office;
    auto connection = must(Connection::open(office.path, office.options));
    Connection::Transaction transaction(*connection);
    connection->execute("UPDATE person SET note = 'x'");
    must(putKeySlot(office.path, office.encryption.key, user("赵", "one")));
    OpenOptions impatient = office.options;
    impatient.busyTimeoutMs = 1;
    auto second = must(Connection::open(office.path, impatient));
    CHECK(thrown([&] { const Connection::Transaction other(*second); }).code == ErrorCode::FileInUse); // locks hold
    transaction.commit();
    CHECK(must(checkPages(*connection)).empty());
    CHECK(must(unlock(office.path, "赵", Secret("one"))).key == office.encryption.key);
}

TEST_CASE("no password costs less than the floor to try") {
    KeyCost cheap;
    cheap.bytes = 8192;
    cheap.passes = 1;
    auto slot = user("a", "b");
    slot.cost = cheap;
    Office office;
    must(putKeySlot(office.path, office.encryption.key, slot));
    CHECK(must(unlock(office.path, "a", Secret("b"))).slot.cost == KeyCost::floor());
    CHECK(KeyCost::floor().bytes == 64 << 20);
    CHECK(KeyCost::floor().passes == 3);
    const auto tuned = KeyCost::tuned(0.2);
    CHECK(tuned.bytes >= KeyCost::floor().bytes);
    CHECK(tuned.passes >= KeyCost::floor().passes);
    CHECK(KeyCost::tuned(0) == KeyCost::floor());
}

TEST_CASE("a header of many users is full one day") {
    // Filled by hand: a hundred passwords would cost a hundred times Argon2.
    Office office;
    auto header = *office.encryption.header;
    for (std::size_t i = 2; i < FileHeader::slotCount; ++i) header.slot(i)[0] = 1;
    header.finish(office.encryption.key);
    const std::string copy(reinterpret_cast<const char*>(header.bytes().data()), header.bytes().size());
    const auto bytes = slurp(office.path);
    auto marked = header;
    marked.setInitialised();
    marked.finish(office.encryption.key);
    const std::string whole(reinterpret_cast<const char*>(marked.bytes().data()), marked.bytes().size());
    spill(office.path, whole + whole + bytes.substr(headerBytes));
    const auto error = putKeySlot(office.path, office.encryption.key, user("赵", "one")).error();
    CHECK(error.code == ErrorCode::KeySlotsFull);
    CHECK(error.arg("limit") == "120");
    must(putKeySlot(office.path, office.encryption.key, user("wang", "two")));
}

TEST_CASE("one damaged copy of the header does no harm and is mended") {
    Office office;
    const auto bytes = slurp(office.path);
    SeededRandom random(3);
    for (int i = 0; i < 40; ++i) {
        const std::size_t copy = random.below(2);
        auto damaged = bytes;
        if (i % 4 == 0)
            damaged.replace(copy * FileHeader::copySize, FileHeader::copySize, FileHeader::copySize, '\0');
        else
            flip(damaged, copy * FileHeader::copySize * 8 + random.below(FileHeader::copySize * 8));
        spill(office.path, damaged);
        CAPTURE(i, copy);
        CHECK(must(keySlots(office.path, office.encryption.key)).size() == 2);
        {
            const auto reader = must(Reader::open(office.path, office.options));
            CHECK(must(checkPages(*reader)) == "header: copy " + std::to_string(copy + 1)); // said, and left as it is
        }
        CHECK(slurp(office.path) == damaged);
        must(Connection::open(office.path, office.options));
        CHECK(must(checkPages(*must(Reader::open(office.path, office.options)))).empty());
    }
}

TEST_CASE("with both copies damaged, the recovery sheet opens the file") {
    Office office;
    auto bytes = slurp(office.path);
    SECTION("by a bit") {
        flip(bytes, std::size_t{900} * 8);
        flip(bytes, (FileHeader::copySize + 20000) * 8);
    }
    SECTION("in the middle") {
        bytes.replace(100, 30000, 30000, '\x77');
        bytes.replace(FileHeader::copySize + 200, 32000, 32000, '\x77');
    }
    spill(office.path, bytes);
    CHECK(isEncrypted(office.path));
    CHECK(office.refusal("wang", "第二个密码").code == ErrorCode::HeaderDamaged);
    CHECK(Reader::open(office.path, office.options).error().code == ErrorCode::HeaderDamaged);
    CHECK(Connection::open(office.path).error().code == ErrorCode::HeaderDamaged);

    const auto code = recoveryCode(office.encryption.recovery);
    const auto recovery = must(parseRecoveryCode(code));
    CHECK(unlock(office.path, RecoveryKey::random()).error().arg("what") == "other");
    CHECK(must(unlock(office.path, recovery)) == office.encryption.key);
    CHECK(rebuildHeader(office.path, RecoveryKey::random(), user("a", "b")).error().code == ErrorCode::WrongRecovery);
    CHECK(slurp(office.path) == bytes);
    must(rebuildHeader(office.path, recovery, user("书记", "again")));
    CHECK(must(unlock(office.path, "书记", Secret("again"))).key == office.encryption.key);
    CHECK(must(recoveryKey(office.path, office.encryption.key)) == office.encryption.recovery);
    const auto reader = must(Reader::open(office.path, office.options));
    CHECK(reader->integer("SELECT count(*) FROM person") == 20);
    CHECK(must(checkPages(*reader)).empty());
}

TEST_CASE("the recovery sheet also works while the header is sound") {
    const Office office;
    CHECK(must(unlock(office.path, office.encryption.recovery)) == office.encryption.key);
    CHECK(unlock(office.path, RecoveryKey::random()).error().code == ErrorCode::WrongRecovery);
    CHECK(must(recoveryKey(office.path, office.encryption.key)) == office.encryption.recovery);
    CHECK(recoveryKey(office.path, Key::random()).error().code == ErrorCode::FileEncrypted);
}

TEST_CASE("a recovery code is read as people type it, and slips are noticed") {
    SeededRandom random(8);
    for (int i = 0; i < 50; ++i) {
        const auto recovery = RecoveryKey::random();
        const std::string code(recoveryCode(recovery).text());
        REQUIRE(code.size() == 9 * 4 + 8);
        CHECK(must(parseRecoveryCode(Secret(code))) == recovery);
        std::string small;
        for (const char c : code)
            if (c != '-') small += c == '0' ? 'o' : c == '1' ? 'l' : static_cast<char>(std::tolower(c));
        CHECK(must(parseRecoveryCode(Secret(small))) == recovery);
        std::string wide; // full-width forms, and the dash of a Chinese keyboard
        for (const char c : code)
            wide += c == '-' ? std::string("\xE2\x80\x94") : std::string("\xEF\xBC") + static_cast<char>(c + 0x60);
        CHECK(must(parseRecoveryCode(Secret(wide))) == recovery);
        // One sign for another, two neighbours for each other, one missing.
        int passed = 0;
        for (std::size_t at = 0; at < code.size(); ++at) {
            if (code[at] == '-') continue;
            auto slip = code;
            slip[at] = slip[at] == 'X' ? 'Y' : 'X';
            passed += parseRecoveryCode(Secret(slip)) ? 1 : 0;
            slip = code;
            slip.erase(at, 1);
            CHECK_FALSE(parseRecoveryCode(Secret(slip)));
            if (at + 1 < code.size() && code[at + 1] != '-' && code[at] != code[at + 1]) {
                slip = code;
                std::swap(slip[at], slip[at + 1]);
                passed += parseRecoveryCode(Secret(slip)) ? 1 : 0;
            }
        }
        CHECK(passed == 0); // but for one in a million
    }
    for (const char* text : {"", "-", "0000", "你好", "\xFF\xFF", "U000-0000-0000-0000-0000-0000-0000-0000-0000"})
        CHECK(parseRecoveryCode(Secret(text)).error().arg("what") == "typed");
}

TEST_CASE("the power fails at any moment while a slot is changed") {
    const auto made = must(newEncryption({user("wang", "one"), user("赵", "two")}));
    int before = 0, after = 0;
    for (int at = 1; at <= 5; ++at)
        for (std::uint64_t seed = 1; seed <= 30; ++seed) {
            SimDisk disk("header-disk", seed);
            const auto vfs = registerVfs(nullptr, disk.vfs());
            constexpr auto path = "/sim/office.mulin";
            OpenOptions options;
            options.key = made.key;
            options.header = made.header;
            options.vfs = vfs;
            { populate(*must(Connection::create(path, options)), 5); }
            disk.settle();
            disk.cutAfter(at);
            const bool changed = removeKeySlot(path, options.key, "赵", vfs).has_value();
            disk.powerCut();
            CAPTURE(at, seed, changed);
            const auto left = must(keySlots(path, options.key, vfs)).size();
            REQUIRE((left == 1 || (left == 2 && !changed)));
            ++(left == 1 ? after : before);
            must(Connection::open(path, options)); // mends the other copy
            REQUIRE(must(checkPages(*must(Reader::open(path, options)))).empty());
            REQUIRE(must(keySlots(path, options.key, vfs)).size() == left);
            unregisterVfs(vfs);
        }
    CHECK(before > 10);
    CHECK(after > 10);
}

// Passwords set anew by the recovery sheet.
#include "core/office_keys.h"

#include "core/db/backup.h"
#include "core/db/convert.h"
#include "core/journal/history.h"
#include "core/journal/verify.h"
#include "tests/support/sealed_office.h"

#include <fstream>

using namespace mulin;
using namespace mulin::test;

namespace {

const db::KeyCost cheap = db::KeyCost::floor();

const journal::ActFilter withLogs = [] {
    journal::ActFilter filter;
    filter.logs = true;
    return filter;
}();

ErrorCode codeOf(const Result<db::Key>& result) { return result ? ErrorCode::Internal : result.error().code; }

Result<std::unique_ptr<Office>> openWith(const SealedOffice& office, const std::string& login,
                                         const std::string& password) {
    MULIN_TRY_LET(unlocked, db::unlock(office.path, login, db::Secret(password)));
    return Office::open(office.path, Office::Mode::Write, {{}, {}, unlocked.key, {}});
}

} // namespace

TEST_CASE("the recovery sheet gives a user a password, and nobody who is not there") {
    const SealedOffice it;
    const db::Secret code(it.code()), wanted("Second+word7x");
    CHECK(codeOf(recover(it.path, db::Secret("ABCD-EFGH"), {"limin", wanted}, cheap)) == ErrorCode::WrongRecovery);
    const SealedOffice other;
    CHECK(codeOf(recover(it.path, db::Secret(other.code()), {"limin", wanted}, cheap)) == ErrorCode::WrongRecovery);
    CHECK(codeOf(recover(it.path, code, {"nobody", wanted}, cheap)) == ErrorCode::UnknownRecord);
    CHECK(must(db::keySlots(it.path, it.encryption.key)).size() == 1);

    // One who had no password yet, and one who has forgotten theirs.
    CHECK(must(recover(it.path, code, {"wang", wanted}, cheap)) == it.encryption.key);
    CHECK(openWith(it, "wang", "Second+word7x"));
    must(recover(it.path, code, {"limin", wanted}, cheap));
    CHECK_FALSE(openWith(it, "limin", SealedOffice::password));
    CHECK(openWith(it, "limin", "Second+word7x"));
}

TEST_CASE("with both copies of the header destroyed the sheet makes a new one") {
    const SealedOffice it;
    {
        std::fstream file(it.path, std::ios::in | std::ios::out | std::ios::binary);
        for (const std::streamoff at : {200, 300, 32768 + 200, 32768 + 300}) {
            file.seekp(at);
            file.write("damaged", 7);
        }
    }
    const auto shut = db::unlock(it.path, "limin", db::Secret(SealedOffice::password));
    REQUIRE_FALSE(shut);
    CHECK(shut.error().code == ErrorCode::HeaderDamaged);
    must(recover(it.path, db::Secret(it.code()), {"limin", db::Secret("Third+word7xy")}, cheap));
    const auto office = must(openWith(it, "limin", "Third+word7xy"));
    CHECK(must(office->accessFor("wang")).user());
}

TEST_CASE("a new key for the whole file: old key, old sheet and old passwords open backups alone") {
    const SealedOffice it;
    const db::Key oldKey = it.encryption.key;
    must(db::putKeySlot(it.path, oldKey, {"wang", db::Secret("Second+word7x"), cheap, 1000}));
    const std::string copy = it.folder.path("copy.mulin");
    NoProgress progress;
    must(db::backup(*must(openWith(it, "limin", SealedOffice::password))->newReader().value(), copy, progress));

    const auto made = must(db::newEncryption({{"limin", db::Secret(SealedOffice::password), cheap, 2000}}));
    // Who admits nobody changes nothing.
    const auto denied = protect(it.path, oldKey, made, "wang", progress);
    REQUIRE_FALSE(denied);
    CHECK(denied.error().code == ErrorCode::Denied);
    CHECK(must(protect(it.path, oldKey, made, "limin", progress)) == std::vector<std::string>{"wang"});

    CHECK_FALSE(openWith(it, "wang", "Second+word7x"));
    CHECK(codeOf(recover(it.path, db::Secret(it.code()), {"limin", db::Secret("Third+word7xy")}, cheap)) ==
          ErrorCode::WrongRecovery);
    CHECK(Office::open(it.path, Office::Mode::ReadOnly, {{}, {}, oldKey, {}}).error().code == ErrorCode::FileEncrypted);
    {
        const auto office = must(openWith(it, "limin", SealedOffice::password));
        CHECK(office->key() == made.key);
        CHECK(must(db::checkPages(office->reader())).empty());
        NoProgress quiet;
        CHECK(must(journal::verify(office->reader(), office->catalogue(), quiet)).sound());
        const auto acts = must(journal::acts(office->reader(), must(office->accessFor("limin")), withLogs));
        REQUIRE_FALSE(acts.empty());
        CHECK(acts.front().operation == "file.rekey");
        CHECK(acts.front().args.at("without") == "wang");
    }
    must(recover(it.path, db::recoveryCode(made.recovery), {"wang", db::Secret("Third+word7xy")}, cheap));
    CHECK(openWith(it, "wang", "Third+word7xy"));

    // The backup of before.
    CHECK(must(db::unlock(copy, "wang", db::Secret("Second+word7x"))).key == oldKey);
    CHECK(must(db::unlock(copy, it.encryption.recovery)) == oldKey);
    CHECK(Office::open(copy, Office::Mode::ReadOnly, {{}, {}, oldKey, {}}));

    // To a plain file and back: each tells.
    must(protect(it.path, made.key, {}, "limin", progress));
    CHECK_FALSE(db::isEncrypted(it.path));
    must(protect(it.path, {}, it.encryption, "limin", progress));
    const auto office = must(Office::open(it.path, Office::Mode::Write, {{}, {}, oldKey, {}}));
    const auto acts = must(journal::acts(office->reader(), must(office->accessFor("limin")), withLogs));
    REQUIRE(acts.size() > 2);
    CHECK(acts.at(0).operation == "file.encrypt");
    CHECK(acts.at(1).operation == "file.decrypt");
}

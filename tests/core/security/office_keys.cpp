// Passwords set anew by the recovery sheet.
#include "core/office_keys.h"
#include "tests/support/sealed_office.h"

#include <fstream>

using namespace mulin;
using namespace mulin::test;

namespace {

const db::KeyCost cheap = db::KeyCost::floor();

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

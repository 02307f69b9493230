// Users of an encrypted office: a record and a password each.
#include "core/security/users.h"
#include "tests/support/temp_office.h"

using namespace mulin;
using mulin::test::must;
using mulin::test::TempFolder;

namespace {

const db::Secret liminsPassword("Limin-2026-office");

security::NewPassword cheap(const char* text) { return {db::Secret(text), db::KeyCost::floor()}; }

struct Encrypted {
    Encrypted() {
        const auto made = must(db::newEncryption({{"limin", liminsPassword, db::KeyCost::floor(), 1}}));
        office = must(Office::createFor(path, {"130202002018", "five", "limin", "李敏", "台式机"},
                                        {{}, {}, made.key, made.header}));
    }
    journal::Journal& journal() { return *must(office->journal()); }
    access::Access access() { return must(office->accessFor("limin")); }
    bool opens(const char* login, const char* password) {
        return db::unlock(path, login, db::Secret(password)).has_value();
    }

    TempFolder folder;
    std::string path = folder.path("office.mulin");
    std::unique_ptr<Office> office;
};

} // namespace

TEST_CASE("a user comes with a password, changes it and goes") {
    Encrypted it;
    const RecordId zhou =
        must(security::addUser(it.journal(), it.access(), {"zhou", "周建军", {"grid_worker"}}, cheap("Zhou-first-26")));
    CHECK(it.opens("zhou", "Zhou-first-26"));
    auto all = must(security::users(it.office->reader(), it.office->tables(), it.access()));
    REQUIRE(all.size() == 2);
    CHECK(all[0].login == "limin");
    CHECK(all[1].id == zhou);
    CHECK(all[1].name == "周建军");
    CHECK(all[1].roles == std::vector<std::string>{"grid_worker"});
    CHECK(all[1].passwordChangedMs);

    must(security::setPassword(it.journal(), it.access(), "zhou", cheap("Zhou-second-26")));
    CHECK_FALSE(it.opens("zhou", "Zhou-first-26"));
    CHECK(it.opens("zhou", "Zhou-second-26"));
    CHECK(it.opens("limin", "Limin-2026-office"));
    CHECK(it.office->reader().integer("SELECT count(*) FROM txn WHERE operation = 'user.password'") == 1);

    must(security::removeUser(it.journal(), it.access(), "zhou"));
    CHECK_FALSE(it.opens("zhou", "Zhou-second-26"));
    CHECK(must(security::users(it.office->reader(), it.office->tables(), it.access())).size() == 1);
    CHECK_FALSE(it.office->accessFor("zhou"));
}

TEST_CASE("what is refused leaves the passwords as they are") {
    Encrypted it;
    const auto none = security::addUser(it.journal(), it.access(), {"zhou", "", {}}, {});
    REQUIRE_FALSE(none);
    CHECK(none.error().code == ErrorCode::Required);
    const auto twice = security::addUser(it.journal(), it.access(), {"limin", "别人", {}}, cheap("Somebody-else-1"));
    REQUIRE_FALSE(twice);
    CHECK(it.opens("limin", "Limin-2026-office"));
    CHECK_FALSE(it.opens("limin", "Somebody-else-1"));
    const auto unknownRole =
        security::addUser(it.journal(), it.access(), {"zhou", "", {"king"}}, cheap("Zhou-first-26"));
    REQUIRE_FALSE(unknownRole);
    CHECK_FALSE(it.opens("zhou", "Zhou-first-26"));
    const auto last = security::removeUser(it.journal(), it.access(), "limin");
    REQUIRE_FALSE(last);
    CHECK(last.error().code == ErrorCode::LastAdministrator);
    CHECK(it.opens("limin", "Limin-2026-office"));
    CHECK(security::removeUser(it.journal(), it.access(), "zhang").error().code == ErrorCode::UnknownRecord);
    CHECK(security::setPassword(it.journal(), it.access(), "zhang", cheap("x")).error().code ==
          ErrorCode::UnknownRecord);
    CHECK(security::setPassword(it.journal(), it.access(), "limin", {}).error().code == ErrorCode::Required);
}

TEST_CASE("who may not manage users sets the own password alone") {
    Encrypted it;
    must(security::addUser(it.journal(), it.access(), {"shu", "书记", {"secretary"}}, cheap("Shuji-first-26")));
    const access::Access secretary = must(it.office->accessFor("shu"));
    const auto other = security::setPassword(it.journal(), secretary, "limin", cheap("Taken-over-26"));
    REQUIRE_FALSE(other);
    CHECK(other.error().code == ErrorCode::Denied);
    CHECK(it.opens("limin", "Limin-2026-office"));
    must(security::setPassword(it.journal(), secretary, "shu", cheap("Shuji-second-26")));
    CHECK(it.opens("shu", "Shuji-second-26"));
    for (const auto& done : {security::removeUser(it.journal(), secretary, "limin"),
                             security::removeUser(it.journal(), secretary, "shu")}) {
        REQUIRE_FALSE(done);
        CHECK(done.error().code == ErrorCode::Denied);
    }
}

TEST_CASE("a plain office has users without passwords") {
    test::TempOffice office;
    must(security::addUser(office.journal(), office.access(), {"zhou", "周建军", {}}, {}));
    const auto all = must(security::users(office.reader(), office.tables(), office.access()));
    REQUIRE(all.size() == 2);
    CHECK_FALSE(all[1].passwordChangedMs);
    CHECK_FALSE(security::setPassword(office.journal(), office.access(), "zhou", cheap("Zhou-first-26")));
    must(security::removeUser(office.journal(), office.access(), "zhou"));
}

TEST_CASE("whoever is gone, however that came, opens the file no more; a login is kept, and seen whole") {
    Encrypted it;
    const RecordId zhou =
        must(security::addUser(it.journal(), it.access(), {"zhou", "周建军", {"grid_worker"}}, cheap("Zhou-first-26")));
    schema::Values renamed;
    renamed.set("login", "zhoujianjun");
    const auto rename = it.journal().transact(it.access(), {"record.edit", {}}, [&](journal::Writer& writer) {
        return writer.update("user", zhou, renamed);
    });
    REQUIRE_FALSE(rename);
    CHECK(rename.error().code == ErrorCode::ReadOnlyField);
    for (const char* login : {"li\xE2\x80\x8Bmin", "\xE2\x80\xAEnimil", "limin\xC2\xADx"}) {
        const auto alike = security::addUser(it.journal(), it.access(), {login, "", {}}, cheap("Alike-first-26"));
        REQUIRE_FALSE(alike);
        CHECK(alike.error().code == ErrorCode::BadValue);
    }
    if (GENERATE(false, true))
        must(it.journal().undo(it.access()));
    else
        must(it.journal().transact(it.access(), {"record.delete", {}},
                                   [&](journal::Writer& writer) { return writer.remove("user", zhou); }));
    const db::Key key = it.office->key();
    it.office.reset();
    it.office = must(Office::open(it.path, Office::Mode::Write, {{}, {}, key, {}}));
    CHECK_FALSE(it.opens("zhou", "Zhou-first-26"));
    CHECK(it.opens("limin", "Limin-2026-office"));
    CHECK(it.office->reader().integer("SELECT count(*) FROM local_personal_key") == 0);
}

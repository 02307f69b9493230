// Roles as they are edited: one call writes a role and its grants, and writes nothing that is so already.
#include "core/access/shipped_roles.h"
#include "core/journal/history.h"
#include "core/security/roles.h"
#include "tests/support/temp_office.h"

#include <algorithm>

using namespace mulin;
using access::Access;
using access::Grant;
using access::Reach;
using access::Right;
using access::Role;
using mulin::test::must;
using mulin::test::TempOffice;
using schema::Values;

namespace {

std::vector<security::OfficeRole> rolesIn(TempOffice& office) {
    return must(security::officeRoles(office.reader(), office.tables(), office.access()));
}
security::OfficeRole roleIn(TempOffice& office, const std::string& code) {
    for (const auto& one : rolesIn(office))
        if (one.role.code == code) return one;
    FAIL("no role " << code);
    return {};
}
RecordId put(TempOffice& office, std::optional<RecordId> record, const Role& role) {
    must(office.transact("role.edit", [&](journal::Writer& writer) -> Result<void> {
        MULIN_TRY_LET(made, security::putRole(writer, record, role));
        record = made;
        return {};
    }));
    return *record;
}
std::set<std::string> whats(const Role& role) {
    std::set<std::string> all;
    for (const Grant& grant : role.grants) all.insert(grant.what);
    return all;
}

} // namespace

TEST_CASE("role records: the office's own come after the shipped ones, with how many hold them") {
    TempOffice office;
    const RecordId own = put(office, {},
                             {"消防巡查员",
                              {"消防巡查员", "消防巡查员"},
                              {"只看楼房", "只看楼房"},
                              {Right::Print},
                              {{"directory", {Right::Read}, Reach::Office, {}}},
                              0});
    Values user = Values().set("login", "zhao").set("roles", "|grid_worker|mediator|");
    user.link("own_roles", {}, own);
    office.add("user", user);
    const auto roles = rolesIn(office);
    REQUIRE(roles.size() == must(access::shippedRoles()).size() + 1);
    CHECK(roles.front().shipped);
    CHECK(roles.front().role.label.en == "Grid worker"); // its words are still the shipped ones
    CHECK_FALSE(roles.back().shipped);
    CHECK(roles.back().record == own);
    CHECK(roles.back().holders == 1);
    CHECK(roles.back().role.operations == access::Rights{Right::Print});
    CHECK(roleIn(office, "mediator").holders == 2); // the first user has all roles
    const auto zhao = must(office.office->accessFor("zhao"));
    CHECK(must(security::summaryOf(office.reader(), office.tables(), office.office->catalogue(), office.access(),
                                   *zhao.user(), office.today())) ==
          access::summaryOf(zhao, office.office->catalogue()));
    CHECK(office.sound());
}

TEST_CASE("role records: only what differs is written") {
    TempOffice office;
    auto worker = roleIn(office, "grid_worker");
    const auto changesOf = [&](const Role& role) {
        return must(office.transact("role.edit",
                                    [&](journal::Writer& writer) -> Result<void> {
                                        MULIN_TRY(security::putRole(writer, worker.record, role));
                                        return {};
                                    }))
            .changes.size();
    };
    CHECK(changesOf(worker.role) == 0);
    // One line changes, one goes, one comes.
    const auto before = whats(worker.role);
    auto at = std::find_if(worker.role.grants.begin(), worker.role.grants.end(),
                           [](const Grant& grant) { return grant.what == "people"; });
    REQUIRE(at != worker.role.grants.end());
    at->withheld = {"person.needs"};
    std::erase_if(worker.role.grants, [](const Grant& grant) { return grant.what == "membership"; });
    worker.role.grants.push_back({"organisation", {Right::Read, Right::Write}, Reach::Office, {}});
    CHECK(changesOf(worker.role) == 3);
    const Role now = roleIn(office, "grid_worker").role;
    CHECK(whats(now).contains("organisation"));
    CHECK_FALSE(whats(now).contains("membership"));
    CHECK(before.contains("membership"));
    // Back by one undo.
    must(office.journal().undo(office.access()));
    CHECK(whats(roleIn(office, "grid_worker").role) == before);
    CHECK(office.sound());
}

TEST_CASE("role records: what a role no longer says is taken away") {
    TempOffice office;
    auto mediator = roleIn(office, "mediator");
    mediator.role.operations = {};
    mediator.role.help = {};
    put(office, mediator.record, mediator.role);
    const auto now = roleIn(office, "mediator");
    CHECK(now.role.operations == access::Rights{});
    CHECK(now.role.help.zh.empty());
    CHECK(now.role.grants == mediator.role.grants);
}

TEST_CASE("role records: roles and what others may do are for who may read them") {
    TempOffice office;
    office.add("user", Values().set("login", "wang").set("roles", "|grid_worker|"));
    const Access worker = must(office.office->accessFor("wang"));
    const auto roles = security::officeRoles(office.reader(), office.tables(), worker);
    REQUIRE_FALSE(roles);
    CHECK(roles.error().code == ErrorCode::Denied);
    const auto summary = security::summaryOf(office.reader(), office.tables(), office.office->catalogue(), worker,
                                             *office.access().user(), office.today());
    REQUIRE_FALSE(summary);
    CHECK(summary.error().code == ErrorCode::Denied);
    const auto written =
        office.journal().transact(worker, {"role.edit", {}}, [&](journal::Writer& writer) -> Result<void> {
            MULIN_TRY(security::putRole(writer, {}, {"x", {"x", "x"}, {}, access::Rights::all(), {}, 0}));
            return {};
        });
    REQUIRE_FALSE(written);
    CHECK(written.error().code == ErrorCode::Denied);
}

TEST_CASE("role records: nothing is left of a removed user") {
    TempOffice office;
    const RecordId wang = office.add("user", Values().set("login", "wang").set("roles", "|secretary|"));
    const auto of = [&] {
        return must(security::accessOf(office.reader(), office.tables(), office.office->catalogue(), UserId(wang.uid()),
                                       office.today()));
    };
    CHECK(of().allows(Right::Read, "person"));
    must(office.transact("user.delete", [&](journal::Writer& writer) { return writer.remove("user", wang); }));
    CHECK_FALSE(of().allows(Right::Read, "person"));
    CHECK(of().user() == UserId(wang.uid()));
}

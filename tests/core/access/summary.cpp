// What somebody may do, put together: what is told is what is enforced.
#include "core/access/summary.h"
#include "core/access/everybodys.h"
#include "core/access/shipped_roles.h"
#include "core/schema/catalogue.h"
#include "tests/support/property.h"
#include "tests/support/random_role.h"
#include "tests/support/shipped.h"
#include "tests/support/temp_office.h"

#include <algorithm>
#include <map>

using namespace mulin;
using namespace mulin::access;
using mulin::test::catalogue;
using mulin::test::must;
using mulin::test::roleOf;
using mulin::test::shipped;

namespace {

Summary of(std::vector<Role> roles) { return summaryOf(roles, catalogue()); }
using Whats = std::vector<std::string>;

} // namespace

TEST_CASE("summary: whole compartments are named as such, single types by themselves") {
    const Summary summary = of({roleOf(
        {{"people", {Right::Read}, Reach::Office, {}}, {"visit", {Right::Read, Right::Write}, Reach::Office, {}}})});
    REQUIRE(summary.scopes.size() == 2);
    CHECK(summary.scopes[0] == Summary::Scope{Right::Read, Reach::Office, Whats{"people", "visit"}});
    CHECK(summary.scopes[1] == Summary::Scope{Right::Write, Reach::Office, Whats{"visit"}});
    CHECK_FALSE(summary.ownUnits());
}

TEST_CASE("summary: all of the work is one word, what is beside it has its own") {
    const Summary summary = of({shipped("secretary")});
    REQUIRE(summary.scopes.size() == 3);
    CHECK(summary.scopes[0].whats == Whats{"*", "admin"});
    CHECK(summary.scopes[1].whats == Whats{"*", "field_definition", "ledger_definition", "setting"});
    CHECK(summary.operations.has(Right::UndoAny));
    CHECK_FALSE(summary.operations.has(Right::Users));
}

TEST_CASE("summary: what is reached in the own grids alone is told apart") {
    const Summary summary = of({shipped("grid_worker")});
    CHECK(summary.ownUnits());
    for (const Summary::Scope& scope : summary.scopes)
        if (scope.right == Right::Delete) CHECK(scope == Summary::Scope{Right::Delete, Reach::Own, Whats{"visit"}});
}

TEST_CASE("summary: withheld fields are told once, and what is made of them not at all") {
    const Summary summary = of({shipped("street_staff")});
    const std::map<std::string, Whats> withheld = {
        {"person", {"contact_name", "contact_phone", "id_number", "needs"}},
        {"kinship", {"call", "emergency", "name", "phone"}},
        {"disability", {"certificate"}}, // begins with the ID number
    };
    REQUIRE(summary.hidden.size() == withheld.size());
    for (const Summary::Hidden& hidden : summary.hidden) {
        CHECK(hidden.reach == Reach::Own);
        Whats fields = hidden.fields;
        std::sort(fields.begin(), fields.end());
        CHECK(fields == withheld.at(hidden.type));
    }
}

TEST_CASE("summary: a field that only records outside the own grids keep back") {
    const Summary summary =
        of({roleOf({{"person", {Right::Read}, Reach::Office, {"phone"}}, {"person", {Right::Read}, Reach::Own, {}}})});
    REQUIRE(summary.hidden.size() == 1);
    CHECK(summary.hidden[0] == Summary::Hidden{"person", Reach::Office, {"phone"}});
}

TEST_CASE("summary: says of every type what the rights say, whatever the roles") {
    mulin::test::property("summary", 100, [] {
        const auto roles = *rc::gen::container<std::vector<Role>>(3, mulin::test::anyRole());
        const Access access(UserId(Uid{}), roles, catalogue(), {});
        const Summary summary = summaryOf(access, catalogue());
        for (const schema::TypeDef* type : catalogue().types()) {
            if (isEverybodys(type->id)) continue; // goes without saying
            for (const Right right : {Right::Read, Right::Write, Right::Delete}) {
                Reach told = Reach::None;
                for (const Summary::Scope& scope : summary.scopes) {
                    const bool work = type->compartment != "admin" && !type->compartment.starts_with("vault:");
                    const bool named = std::any_of(scope.whats.begin(), scope.whats.end(), [&](const auto& what) {
                        return what == type->id || what == type->compartment || (what == "*" && work);
                    });
                    if (scope.right == right && named) told = scope.reach;
                }
                RC_ASSERT(told == access.reach(right, type->id));
            }
        }
    });
}

TEST_CASE("access: the same roles are the same rights, others are not") {
    const Role worker = shipped("grid_worker"), mediator = shipped("mediator");
    const UserId user(Uid::named("user", "1"));
    const Access one(user, std::vector{worker}, catalogue(), {});
    CHECK(one == Access(user, std::vector{worker}, catalogue(), {}));
    CHECK_FALSE(one == Access(user, std::vector{worker, mediator}, catalogue(), {}));
    CHECK_FALSE(one == Access(user, std::vector{worker}, catalogue(), {Uid::named("unit", "1")}));
    CHECK_FALSE(one == Access::full(user));
    CHECK(Access::full(user) == Access::full(user));
}

// Rights as values: what roles grant, alone and together.
#include "core/access/access.h"
#include "core/access/everybodys.h"
#include "core/access/shipped_roles.h"
#include "core/schema/catalogue.h"
#include "tests/support/property.h"
#include "tests/support/random_role.h"
#include "tests/support/shipped.h"
#include "tests/support/temp_office.h"

#include <algorithm>

using namespace mulin;
using namespace mulin::access;
using mulin::test::anyRole;
using mulin::test::catalogue;
using mulin::test::must;
using mulin::test::roleOf;
using mulin::test::shipped;

namespace {

const Uid unit = Uid::named("unit", "1");
const UserId user(Uid::named("user", "1"));

Access with(std::vector<Role> roles, std::vector<Uid> units = {unit}) {
    return Access(user, roles, catalogue(), std::move(units));
}

} // namespace

TEST_CASE("access: without a role nothing is allowed") {
    const Access access = with({});
    for (int at = 0; at < rightCount; ++at) {
        CHECK_FALSE(access.allows(static_cast<Right>(at), ""));
        for (const schema::TypeDef* type : catalogue().types())
            CHECK_FALSE(access.allows(static_cast<Right>(at), type->id));
    }
}

TEST_CASE("access: the program itself may do everything") {
    const Access access = Access::full(user);
    CHECK(access.unlimited());
    CHECK(access.allows(Right::Users, ""));
    CHECK(access.reach(Right::Delete, "person") == Reach::Office);
    CHECK(access.allowsField(Right::Read, "person", "id_number"));
}

TEST_CASE("access: a grant names a type, a compartment, or all of the work") {
    const Access one = with({roleOf({{"visit", {Right::Read}, Reach::Office, {}}})});
    CHECK(one.allows(Right::Read, "visit"));
    CHECK_FALSE(one.allows(Right::Read, "person"));
    CHECK_FALSE(one.allows(Right::Write, "visit"));
    const Access people = with({roleOf({{"people", {Right::Read}, Reach::Office, {}}})});
    CHECK(people.allows(Right::Read, "residence"));
    CHECK_FALSE(people.allows(Right::Read, "visit"));
    const Access all = with({roleOf({{"*", {Right::Read, Right::Write}, Reach::Office, {}}})});
    CHECK(all.allows(Right::Read, "minimum_living"));
    CHECK_FALSE(all.allows(Right::Read, "user"));
    CHECK_FALSE(all.allows(Right::Read, "grant"));
}

TEST_CASE("access: users, roles and settings are written with the operation alone") {
    const Role greedy = roleOf({{"admin", {Right::Read, Right::Write, Right::Delete}, Reach::Office, {}}});
    const Access access = with({greedy});
    for (const char* type : {"user", "role", "grant", "setting"}) {
        CHECK(access.allows(Right::Read, type));
        CHECK_FALSE(access.allows(Right::Write, type));
        CHECK_FALSE(access.allows(Right::Delete, type));
    }
    const Access users = with({roleOf({}, {Right::Users})});
    CHECK(users.allows(Right::Write, "grant"));
    CHECK_FALSE(users.allows(Right::Write, "setting"));
    CHECK_FALSE(users.allows(Right::Read, "person"));
}

TEST_CASE("access: operations reach as far as what may be read") {
    const Access access = with({roleOf({{"visit", {Right::Read}, Reach::Own, {}}}, {Right::Export, Right::Import})});
    CHECK(access.allows(Right::Export, ""));
    CHECK(access.reach(Right::Export, "visit") == Reach::Own);
    CHECK_FALSE(access.allows(Right::Export, "person"));
    CHECK_FALSE(access.allows(Right::Import, "visit")); // what may not be written cannot be imported
    CHECK_FALSE(access.allows(Right::Reveal, "visit"));
}

TEST_CASE("access: the right to the own grids stays without any, and reaches nothing") {
    const Role own = roleOf({{"person", {Right::Read}, Reach::Own, {}}});
    CHECK(with({own}).reach(Right::Read, "person") == Reach::Own);
    CHECK(with({own}, {}).reach(Right::Read, "person") == Reach::Own);
}

TEST_CASE("access: a field is withheld only if every role withholds it") {
    const Role reads = roleOf({{"*", {Right::Read}, Reach::Office, {"person.phone", "person.needs"}}});
    const Role own = roleOf({{"person", {Right::Read}, Reach::Own, {"needs"}}});
    const Access one = with({reads});
    CHECK_FALSE(one.allowsField(Right::Read, "person", "phone"));
    CHECK(one.allowsField(Right::Read, "person", "name"));
    const Access both = with({reads, own});
    CHECK(both.reach(Right::Read, "person") == Reach::Office);
    CHECK(both.allowsField(Right::Read, "person", "phone", Reach::Own));
    CHECK_FALSE(both.allowsField(Right::Read, "person", "phone", Reach::Office));
    CHECK_FALSE(both.allowsField(Right::Read, "person", "needs", Reach::Own));
}

TEST_CASE("access: what is made of a withheld field is withheld too") {
    const Access access = with({roleOf({{"*", {Right::Read}, Reach::Office, {"person.phone", "dwelling.room"}}})});
    CHECK_FALSE(access.allowsField(Right::Read, "living_alone", "phone"));   // a façade
    CHECK_FALSE(access.allowsField(Right::Read, "dwelling", "address"));     // a formula
    CHECK_FALSE(access.allowsField(Right::Read, "person", "address"));       // a façade of the formula
    CHECK_FALSE(access.allowsField(Right::Read, "living_alone", "address")); // and further on
    CHECK(access.allowsField(Right::Read, "person", "estate_name"));
    // Ledgers alone: nothing comes from people who may not be read.
    const Access ledger = with({roleOf({{"living_alone", {Right::Read}, Reach::Office, {}}})});
    CHECK_FALSE(ledger.allowsField(Right::Read, "living_alone", "person_name"));
    CHECK(ledger.allowsField(Right::Read, "living_alone", "entered_on"));
}

TEST_CASE("access: the shipped roles") {
    std::vector<std::string> codes;
    const schema::FieldDef& roles = *catalogue().find("user")->field("roles");
    for (const Role& one : must(shippedRoles())) {
        codes.push_back(one.code);
        REQUIRE(roles.choice(one.code));
        CHECK(roles.choice(one.code)->label.zh == one.label.zh);
        for (const Grant& grant : one.grants) {
            const bool group =
                grant.what == "*" || grant.what == "people" || grant.what == "directory" || grant.what == "casework";
            INFO(one.code << " " << grant.what);
            CHECK((group || catalogue().find(grant.what) != nullptr));
            for (const std::string& field : grant.withheld) {
                const auto dot = field.find('.');
                REQUIRE(dot != std::string::npos);
                REQUIRE(catalogue().find(field.substr(0, dot)));
                CHECK(catalogue().find(field.substr(0, dot))->field(field.substr(dot + 1)));
            }
        }
    }
    CHECK(codes.size() == roles.choices.size());
    const Access worker = with({shipped("grid_worker")});
    CHECK(worker.reach(Right::Read, "person") == Reach::Own);
    CHECK(worker.reach(Right::Write, "visit") == Reach::Own);
    CHECK(worker.reach(Right::Read, "unit") == Reach::Office);
    CHECK(worker.allowsField(Right::Read, "person", "address"));
    CHECK_FALSE(worker.allows(Right::Export, "person"));
    const Access admin = with({shipped("administrator")});
    CHECK(admin.allows(Right::Write, "user"));
    CHECK(admin.allows(Right::Write, "setting"));
    for (const schema::TypeDef* type : catalogue().types())
        if (type->compartment == "people" || type->compartment == "casework")
            CHECK_FALSE(admin.allows(Right::Read, type->id));
    const Access auditor = with({shipped("auditor")});
    CHECK(auditor.allows(Right::Audit, ""));
    CHECK_FALSE(auditor.allows(Right::Read, "person"));
    CHECK_FALSE(auditor.allows(Right::Write, "user"));
    const Access street = with({shipped("street_staff")});
    for (const schema::TypeDef* type : catalogue().types())
        CHECK(street.allows(Right::Write, type->id) == isEverybodys(type->id));
    CHECK_FALSE(street.allowsField(Right::Read, "living_alone", "id_number"));
}

TEST_CASE("access: all shipped roles together are all rights, everywhere") {
    const Access all = with(must(shippedRoles()), {});
    for (int at = static_cast<int>(Right::Reveal); at < rightCount; ++at) CHECK(all.allows(static_cast<Right>(at), ""));
    for (const schema::TypeDef* type : catalogue().types())
        for (const Right right : {Right::Read, Right::Write, Right::Delete}) {
            INFO(type->id << " " << codeOf(right));
            // A part in a vault is given with its key, never by a role.
            CHECK(all.reach(right, type->id) == (type->sealed() ? Reach::None : Reach::Office));
            if (type->sealed()) continue;
            CHECK(all.withheld(right, type->id, Reach::Office).empty());
        }
}

TEST_CASE("access: a file of a role that says nonsense is refused with its line") {
    const char* head = "[role]\nid = \"a\"\nlabel = { zh = \"甲\", en = \"A\" }\nhelp = { zh = \"甲\", en = \"A\" }\n";
    const auto refused = [&](const std::string& rest) {
        const auto parsed = parseRole(head + rest, "a.toml");
        return !parsed && parsed.error().code == ErrorCode::BadDefinition;
    };
    CHECK_FALSE(refused(""));
    CHECK_FALSE(refused("[[grant]]\nwhat = [\"person\"]\nmay = [\"read\"]\nreach = \"own\"\n"));
    CHECK(refused("operations = [\"read\"]\n"));
    CHECK(refused("operations = [\"fly\"]\n"));
    CHECK(refused("[[grant]]\nmay = [\"read\"]\n"));
    CHECK(refused("[[grant]]\nwhat = [\"person\"]\nmay = [\"export\"]\n"));
    CHECK(refused("[[grant]]\nwhat = [\"person\"]\nreach = \"far\"\n"));
    CHECK(refused("[[grant]]\nwho = [\"person\"]\n"));
}

namespace {

/// Does `more` allow whatever `less` allows?
bool includes(const Access& more, const Access& less) {
    for (int at = 0; at < rightCount; ++at) {
        const auto right = static_cast<Right>(at);
        if (less.allows(right, "") && !more.allows(right, "")) return false;
        for (const schema::TypeDef* type : catalogue().types()) {
            if (less.reach(right, type->id) > more.reach(right, type->id)) return false;
            if (right > Right::Write) continue;
            for (const Reach reach : {Reach::Own, Reach::Office}) {
                if (less.reach(right, type->id) < reach) continue;
                for (const schema::FieldDef& field : type->fields)
                    if (less.allowsField(right, type->id, field.id, reach) &&
                        !more.allowsField(right, type->id, field.id, reach))
                        return false;
            }
        }
    }
    return true;
}

} // namespace

TEST_CASE("access: a further role never takes anything away, and order does not matter") {
    test::property("roles add up", 150, [] {
        const Role a = *anyRole(), b = *anyRole(), c = *anyRole();
        const bool homeless = *rc::gen::arbitrary<bool>();
        const auto units = homeless ? std::vector<Uid>{} : std::vector<Uid>{unit};
        const Access one = with({a}, units), two = with({a, b}, units);
        RC_ASSERT(includes(two, one));
        RC_ASSERT(includes(two, with({b}, units)));
        RC_ASSERT(includes(two, with({b, a}, units)));
        RC_ASSERT(includes(with({b, a}, units), two));
        RC_ASSERT(includes(one, with({a, a}, units)));
        RC_ASSERT(includes(with({a, b, c}, units), two));
        RC_ASSERT(includes(Access::full(user), two));
        RC_ASSERT(includes(with({a}, {unit}), with({a}, {})));
    });
}

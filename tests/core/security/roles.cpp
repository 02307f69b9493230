// Roles as records: who holds them, what they let write, and that somebody remains who may give them.
#include "core/security/roles.h"

#include "core/access/shipped_roles.h"
#include "core/journal/history.h"
#include "core/journal/set_back.h"
#include "core/organisation/setup.h"
#include "core/records/expression.h"
#include "core/records/query.h"
#include "core/records/view.h"
#include "tests/support/temp_office.h"

using namespace mulin;
using access::Access;
using access::Reach;
using access::Right;
using mulin::test::must;
using mulin::test::TempOffice;
using schema::Values;

namespace {

const RecordId community(organisation::unitUid("130202002018"));

/// An office with two grids, a building and a resident in each, and a grid worker of the first.
struct Grids {
    Grids() {
        for (int i = 0; i < 2; ++i) {
            grids.push_back(grid());
            buildings.push_back(
                office.add("building", Values().set("name", std::to_string(i + 1) + "号楼").set("grid", grids.back())));
            dwellings.push_back(office.add("dwelling", Values().set("building", buildings.back()).set("room", "101")));
            people.push_back(office.add("person", Values().set("name", i == 0 ? "王一" : "王二")));
            office.add("residence", Values().set("person", people.back()).set("dwelling", dwellings.back()));
        }
        Values worker = Values().set("login", "wang").set("name", "网格员").set("roles", "|grid_worker|");
        worker.link("units", "", grids[0]);
        user = office.add("user", worker);
    }
    RecordId grid() {
        std::optional<RecordId> made;
        must(office.transact("grid.add", [&](journal::Writer& writer) -> Result<void> {
            MULIN_TRY_LET(id, organisation::addGrid(writer, community));
            made = id;
            return {};
        }));
        return *made;
    }
    Access worker() { return must(office.office->accessFor("wang")); }
    ErrorCode write(const Access& access, const journal::Journal::Body& body) {
        const auto done = office.journal().transact(access, {"x.edit", {}}, body);
        return done ? ErrorCode{} : done.error().code;
    }
    std::size_t seen(const Access& access, const std::string& type) {
        return must(records::list(office.reader(), office.tables(), access, {type, {}, {}, {}, -1, false, 0},
                                  office.today()))
            .size();
    }

    TempOffice office;
    std::vector<RecordId> grids, buildings, dwellings, people;
    RecordId user{Uid{}};
};

} // namespace

TEST_CASE("roles: a new office has the shipped ones as records, and they mean the same") {
    TempOffice office;
    const auto stored = must(security::rolesOf(office.reader(), office.tables()));
    const auto shipped = must(access::shippedRoles());
    REQUIRE(stored.size() == shipped.size());
    for (std::size_t i = 0; i < shipped.size(); ++i) {
        CHECK(stored[i].code == shipped[i].code);
        CHECK(stored[i].label.zh == shipped[i].label.zh);
        CHECK(stored[i].operations == shipped[i].operations);
        CHECK(stored[i].grants == shipped[i].grants);
    }
    CHECK(office.sound());
}

TEST_CASE("roles: a file without records of roles falls back on the shipped ones") {
    test::TempFolder folder;
    auto office = must(Office::create(folder.path("old.mulin"), {organisation::unitUid("1"), "x"}));
    const auto roles = must(security::rolesOf(office->reader(), office->tables()));
    CHECK(roles.size() == must(access::shippedRoles()).size());
    // Nobody is there yet: the program makes the file.
    CHECK(must(office->accessFor("")).unlimited());
    must(must(office->journal())->transact(Access::full(std::nullopt), {"x", {}}, [](journal::Writer& writer) {
        auto made = writer.create("user", Values().set("login", "li").set("roles", "|secretary|"));
        return made ? Result<void>() : made.error();
    }));
    const Access access = must(office->accessFor("li"));
    CHECK_FALSE(access.unlimited());
    CHECK(access.allows(Right::Write, "person"));
    CHECK_FALSE(access.allows(Right::Users, ""));
    CHECK(office->accessFor("nobody").error().code == ErrorCode::UnknownRecord);
}

TEST_CASE("roles: the first user has all of them, somebody without a role nothing") {
    TempOffice office;
    CHECK(office.access().allows(Right::Users, ""));
    CHECK(office.access().reach(Right::Delete, "person") == Reach::Office);
    office.add("user", Values().set("login", "none"));
    const Access none = must(office.office->accessFor("none"));
    CHECK_FALSE(none.allows(Right::Read, "person"));
    CHECK_FALSE(none.allows(Right::Undo, ""));
    const auto list =
        records::list(office.reader(), office.tables(), none, {"person", {}, {}, {}, -1, false, 0}, office.today());
    REQUIRE_FALSE(list);
    CHECK(list.error().code == ErrorCode::Denied);
}

TEST_CASE("roles: what an office changes in a role counts from then on") {
    TempOffice office;
    office.add("user", Values().set("login", "yuan").set("roles", "|mediator|"));
    CHECK_FALSE(must(office.office->accessFor("yuan")).allows(Right::Export, "person"));
    const RecordId mediator(Uid::named("role", "mediator"));
    must(office.set("role", mediator, Values().set("operations", "|export|")));
    const RecordId grant = office.add("grant", Values()
                                                   .set("role", mediator)
                                                   .set("what", "living_alone")
                                                   .set("may", "|read|")
                                                   .set("reach", "office")
                                                   .set("withheld", "remark，phone"));
    Access access = must(office.office->accessFor("yuan"));
    CHECK(access.allows(Right::Export, "person"));
    CHECK(access.allows(Right::Read, "living_alone"));
    CHECK_FALSE(access.allowsField(Right::Read, "living_alone", "remark"));
    CHECK_FALSE(access.allowsField(Right::Read, "living_alone", "phone"));
    must(office.transact("x", [&](journal::Writer& writer) { return writer.remove("grant", grant); }));
    CHECK_FALSE(must(office.office->accessFor("yuan")).allows(Right::Read, "living_alone"));
    // A role of the office's own.
    const RecordId own = office.add("role", Values().set("code", "volunteer").set("name", "志愿者"));
    office.add("grant", Values().set("role", own).set("what", "visit").set("may", "|read|").set("reach", "office"));
    Values helper = Values().set("login", "zhi");
    helper.link("own_roles", "", own);
    office.add("user", helper);
    CHECK(must(office.office->accessFor("zhi")).allows(Right::Read, "visit"));
    // Gone with what it granted.
    must(office.transact("x", [&](journal::Writer& writer) -> Result<void> {
        MULIN_TRY_LET(user, writer.load("user", RecordId(must(office.office->accessFor("zhi")).user()->uid())));
        MULIN_TRY(writer.remove("user", user.id()));
        return writer.remove("role", own);
    }));
    const auto bad = office.transact("x", [&](journal::Writer& writer) -> Result<void> {
        MULIN_TRY(writer.create(
            "grant", Values().set("role", mediator).set("what", "nonsense").set("may", "|read|").set("reach", "own")));
        return {};
    });
    REQUIRE_FALSE(bad);
    CHECK(bad.error().code == ErrorCode::BadValue);
    CHECK(office.sound());
}

TEST_CASE("roles: the administrator's role stays and manages users") {
    TempOffice office;
    const RecordId role(Uid::named("role", "administrator"));
    const auto codeOf = [](const auto& result) { return result ? ErrorCode{} : result.error().code; };
    CHECK(codeOf(office.set("role", role, Values().set("operations", "|undo|"))) == ErrorCode::LastAdministrator);
    CHECK(codeOf(office.set("role", role, Values().set("code", "other"))) == ErrorCode::LastAdministrator);
    CHECK(codeOf(office.transact("x", [&](journal::Writer& writer) { return writer.remove("role", role); })) ==
          ErrorCode::LastAdministrator);
    must(office.set("role", role, Values().set("operations", "|audit|users|").set("name", "管理员")));
}

TEST_CASE("roles: own grids are those of the posts held and those that the user's record names") {
    Grids it;
    CHECK(it.seen(it.worker(), "person") == 1);
    CHECK(it.seen(it.worker(), "residence") == 1);
    CHECK(it.seen(it.worker(), "building") == 2); // the directory is everybody's
    // A user who is a resident: by the posts.
    it.office.add("user", Values().set("login", "er").set("roles", "|grid_worker|").set("person", it.people[1]));
    CHECK(it.seen(it.worker(), "person") == 1);
    const auto er = [&] { return must(it.office.office->accessFor("er")); };
    CHECK(it.seen(er(), "person") == 0); // no grid yet
    const RecordId post = it.office.add(
        "post", Values().set("title", "grid_worker").set("unit", it.grids[1]).set("holder_b", it.people[1]));
    CHECK(er().units() == std::vector<Uid>{it.grids[1].uid()});
    must(it.office.set("post", post, Values().set("until", it.office.today().plusDays(-1))));
    CHECK(er().units().empty());
    must(it.office.set("post", post, Values().set("until", schema::Value()).set("unit", community)));
    CHECK(er().units().size() == 3); // the community with its grids
    CHECK(it.seen(er(), "person") == 2);
}

TEST_CASE("roles: who has the own grid writes there alone") {
    Grids it;
    const Access worker = it.worker();
    const auto rename = [&](std::size_t at) {
        return it.write(worker, [&](journal::Writer& writer) {
            return writer.update("person", it.people[at], Values().set("remark", "x"));
        });
    };
    CHECK(rename(0) == ErrorCode{});
    CHECK(rename(1) == ErrorCode::Denied);
    const auto visit = [&](std::size_t at, bool placed) {
        return it.write(worker, [&](journal::Writer& writer) -> Result<void> {
            Values values = Values().set("visited_on", it.office.today());
            values.link("people", "visited", it.people[at]);
            if (placed) values.set("grid", it.grids[at]);
            MULIN_TRY(writer.create("visit", values));
            return {};
        });
    };
    CHECK(visit(0, true) == ErrorCode{});
    CHECK(visit(0, false) == ErrorCode{}); // where the people visited live
    CHECK(visit(1, true) == ErrorCode::Denied);
    CHECK(visit(1, false) == ErrorCode::Denied);
    CHECK(it.seen(worker, "visit") == 2);
    // A new resident in the own grid, and one beyond.
    const auto enter = [&](std::size_t at) {
        return it.write(worker, [&](journal::Writer& writer) -> Result<void> {
            MULIN_TRY_LET(id, writer.create("person", Values().set("name", "新来的")));
            MULIN_TRY(writer.create("residence", Values().set("person", id).set("dwelling", it.dwellings[at])));
            return {};
        });
    };
    CHECK(enter(0) == ErrorCode{});
    CHECK(enter(1) == ErrorCode::Denied);
    // Types, deletes and grants that the role does not have.
    CHECK(it.write(worker, [&](journal::Writer& writer) { return writer.remove("person", it.people[0]); }) ==
          ErrorCode::Denied);
    CHECK(it.write(worker, [&](journal::Writer& writer) {
        return writer.update("user", it.user, Values().set("roles", "|administrator|"));
    }) == ErrorCode::Denied);
    CHECK(it.office.sound());
}

TEST_CASE("roles: one undoes one's own acts, anybody's only with the right to") {
    Grids it;
    it.office.add("user", Values().set("login", "shu").set("roles", "|secretary|"));
    const Access worker = it.worker();
    const auto act = must(it.office.journal().transact(worker, {"person.edit", {}}, [&](journal::Writer& writer) {
        return writer.update("person", it.people[0], Values().set("remark", "x"));
    }));
    const auto others = must(it.office.set("person", it.people[0], Values().set("job", "y")));
    const auto denied = it.office.journal().undo(worker, others.txn);
    REQUIRE_FALSE(denied);
    CHECK(denied.error().code == ErrorCode::Denied);
    CHECK(must(it.office.journal().undo(worker)).undone == *act.txn);
    must(it.office.journal().undo(must(it.office.office->accessFor("shu")), others.txn));
    // What others did is in their log, not in the worker's.
    for (const journal::Act& seen : must(journal::acts(it.office.reader(), worker, {})))
        CHECK(seen.user == worker.user());
}

TEST_CASE("roles: withheld fields can neither be seen nor written") {
    Grids it;
    must(it.office.set("person", it.people[0], Values().set("needs", "助餐").set("phone", "13800007177")));
    it.office.add("user", Values().set("login", "jie").set("roles", "|mediator|"));
    const Access access = must(it.office.office->accessFor("jie"));
    const auto person = records::find(it.office.reader(), it.office.tables(), access, "person", it.people[0].uid());
    REQUIRE(person);
    CHECK(person->withholds("needs"));
    CHECK(person->get("needs").isEmpty());
    CHECK_FALSE(person->withholds("job")); // empty, and known to be
    const auto shown = [&](const char* field, const Access& by) {
        return records::shownText(it.office.reader(), it.office.tables(), by, *person, *person->type().field(field),
                                  schema::Language::Zh, true);
    };
    CHECK(shown("needs", access) == records::withheldMark);
    CHECK(shown("job", access).empty());
    CHECK(shown("phone", access) == "13800007177");
    const auto filtered = records::list(it.office.reader(), it.office.tables(), access,
                                        {"person", "needs ~ 餐", {}, {}, -1, false, 0}, it.office.today());
    REQUIRE_FALSE(filtered);
    CHECK(filtered.error().code == ErrorCode::Denied);
    CHECK(it.write(access, [&](journal::Writer& writer) {
        return writer.update("person", it.people[0], Values().set("name", "x"));
    }) == ErrorCode::Denied);
    // Without the right to, numbers stay masked whatever is asked.
    it.office.add("user", Values().set("login", "jie_dao").set("roles", "|street_staff|"));
    CHECK(shown("phone", must(it.office.office->accessFor("jie_dao"))) == "138****7177");
}

TEST_CASE("roles: the auditor is told what was written, not what it says") {
    Grids it;
    must(it.office.set("person", it.people[0], Values().set("job", "厨师")));
    it.office.add("user", Values().set("login", "shen").set("roles", "|auditor|"));
    const Access auditor = must(it.office.office->accessFor("shen"));
    CHECK_FALSE(records::find(it.office.reader(), it.office.tables(), auditor, "person", it.people[0].uid()));
    CHECK(records::titleOf(it.office.reader(), it.office.tables(), auditor, "person", it.people[0].uid(),
                           schema::Language::Zh) == records::withheldMark);
    CHECK(must(journal::acts(it.office.reader(), auditor, {})).size() > 5);
    const auto items = must(journal::history(it.office.reader(), it.office.tables(), auditor, "person", it.people[0]));
    REQUIRE(items.size() > 1);
    CHECK(items.front().changes.front().field == "job");
    CHECK(items.front().changes.front().withheld);
    CHECK(items.front().changes.front().after.isEmpty());
    // By the ids that stand in the log.
    CHECK(must(records::resolve(it.office.reader(), it.office.tables(), auditor, "person", it.people[0].hex())) ==
          it.people[0]);
    CHECK_FALSE(records::resolve(it.office.reader(), it.office.tables(), auditor, "person", "1"));
}

TEST_CASE("roles: a value is set back by those alone who may see and write it") {
    Grids it;
    const RecordId one = it.people[0];
    must(it.office.set("person", one, Values().set("needs", "助餐")));
    const auto act = *must(it.office.set("person", one, Values().set("needs", "助浴").set("job", "焊工"))).txn;
    const auto back = [&](const Access& access, RecordId id, const char* field) {
        return it.write(access, [&](journal::Writer& writer) {
            return journal::setBack(writer, "person", id, {act, field});
        });
    };
    it.office.add("user", Values().set("login", "jie").set("roles", "|mediator|"));
    it.office.add("user", Values().set("login", "shen").set("roles", "|auditor|"));
    CHECK(back(must(it.office.office->accessFor("jie")), one, "needs") == ErrorCode::Denied);
    CHECK(back(must(it.office.office->accessFor("shen")), one, "job") == ErrorCode::Denied); // reads the log alone
    CHECK(back(it.worker(), one, "needs") == ErrorCode{});
    const auto now = [&] {
        return records::find(it.office.reader(), it.office.tables(), it.office.access(), "person", one.uid());
    };
    CHECK(now()->text("needs") == "助餐");
    CHECK(now()->text("job") == "焊工");
    // A neighbour's grid.
    const auto other = *must(it.office.set("person", it.people[1], Values().set("job", "木工"))).txn;
    CHECK(it.write(it.worker(), [&](journal::Writer& writer) {
        return journal::setBack(writer, "person", it.people[1], {other, "job"});
    }) != ErrorCode{});
}

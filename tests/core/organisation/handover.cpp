#include "core/organisation/handover.h"
#include "core/organisation/setup.h"
#include "tests/support/temp_office.h"

#include <algorithm>
#include <functional>

using namespace mulin;
using namespace mulin::organisation;
using mulin::test::must;
using mulin::test::TempOffice;
using schema::Value;
using schema::Values;

namespace {

void act(TempOffice& office, const journal::Journal::Body& body) { must(office.transact("test", body)); }

/// Two grids with a worker each, each the other's B; people of the first in a ledger, kept by its worker.
struct Place {
    Place() {
        act(office, [&](journal::Writer& writer) -> Result<void> {
            const RecordId community(office.office->unit());
            for (int i = 0; i < 2; ++i) {
                MULIN_TRY_LET(grid, addGrid(writer, community));
                grids.push_back(grid);
                MULIN_TRY_LET(building, writer.create("building", Values()
                                                                      .set("name", std::to_string(i + 1) + "号楼")
                                                                      .set("short", std::to_string(i + 1))
                                                                      .set("grid", grid)));
                buildings.push_back(building);
            }
            for (int i = 0; i < 2; ++i) {
                Appointment worker{grids[static_cast<std::size_t>(i)], "grid_worker"};
                worker.holderAName = i == 0 ? "王海燕" : "柴小兵";
                worker.holderBName = i == 0 ? "柴小兵" : "王海燕";
                worker.time = "full_time";
                worker.phone = i == 0 ? "13800000001" : "13800000002";
                worker.since = office.today().plusDays(-100);
                MULIN_TRY_LET(post, appoint(writer, worker));
                posts.push_back(post);
            }
            for (const auto& [name, grid, keeper] : {std::tuple("甲", 0, "王海燕"), std::tuple("乙", 0, "李静、王海燕"),
                                                     std::tuple("丙", 0, "王海燕燕"), std::tuple("丁", 1, "王海燕")}) {
                MULIN_TRY_LET(
                    person,
                    writer.create("person",
                                  Values().set("name", name).set("own_grid", grids[static_cast<std::size_t>(grid)])));
                MULIN_TRY_LET(one, writer.create("living_alone", Values()
                                                                     .set("person", person)
                                                                     .set("entered_on", office.today().plusDays(-50))
                                                                     .set("keeper", keeper)));
                enrolled.push_back(one);
            }
            return {};
        });
    }
    HandOverPlan plan(RecordId post) {
        return must(planHandOver(office.reader(), office.tables(), office.access(), post, office.today()));
    }
    std::string keeper(std::size_t i) { return office.record("living_alone", enrolled[i]).text("keeper"); }
    TempOffice office;
    std::vector<RecordId> grids, buildings, posts, enrolled;
};

} // namespace

TEST_CASE("hand-over: what hangs on a grid worker", "[organisation]") {
    Place place;
    const HandOverPlan plan = place.plan(place.posts[0]);
    CHECK(plan.from == "王海燕");
    CHECK(plan.phone == "13800000001");
    REQUIRE(plan.posts.size() == 2);
    CHECK(plan.posts[0].post == place.posts[0]);
    CHECK(plan.posts[0].within);
    CHECK(plan.posts[1].post == place.posts[1]);
    CHECK(plan.posts[1].standIn);
    CHECK_FALSE(plan.posts[1].within);
    REQUIRE(plan.work.size() == 2); // neither a namesake's nor those of the other grid
    CHECK(plan.locked == 0);
}

TEST_CASE("hand-over: work that nothing is left of does not move", "[organisation]") {
    Place place;
    const auto plan = must(planHandOver(place.office.reader(), place.office.tables(), place.office.access(),
                                        place.posts[0], place.office.today(), {place.enrolled[0].uid()}));
    REQUIRE(plan.work.size() == 1);
    CHECK(plan.work[0].record == place.enrolled[1]);
}

TEST_CASE("hand-over: what is still to be done moves, what is done stays with whoever did it", "[organisation]") {
    Place place;
    std::optional<RecordId> open, done;
    act(place.office, [&](journal::Writer& writer) -> Result<void> {
        MULIN_TRY_LET(person, writer.create("person", Values().set("name", "蒋心怡").set("own_grid", place.grids[0])));
        for (auto* step : {&open, &done}) {
            Values values;
            values.set("what", "联系社区医院").set("person", person).set("responsible", "王海燕");
            values.set("noted_on", place.office.today().plusDays(step == &open ? -2 : -3));
            values.set("state", step == &open ? "open" : "done");
            MULIN_TRY_LET(made, writer.create("next_step", values));
            *step = made;
        }
        return {};
    });
    const HandOverPlan plan = place.plan(place.posts[0]);
    const auto moves = [&](RecordId id) {
        return std::any_of(plan.work.begin(), plan.work.end(), [&](const WorkPart& one) { return one.record == id; });
    };
    CHECK(moves(*open));
    CHECK_FALSE(moves(*done));
    HandOver request{plan.from};
    request.successorName = "柴小兵";
    request.on = place.office.today();
    request.posts = {plan.posts[0]};
    request.work = plan.work;
    must(place.office.journal().transact(place.office.access(), {"post.hand_over", {}},
                                         [&](journal::Writer& writer) { return handOver(writer, request); }));
    CHECK(place.office.record("next_step", *open).text("responsible") == "柴小兵");
    CHECK(place.office.record("next_step", *done).text("responsible") == "王海燕");
}

TEST_CASE("hand-over: posts end and begin, keepers change, and one undo takes all of it back", "[organisation]") {
    Place place;
    const HandOverPlan plan = place.plan(place.posts[0]);
    HandOver request{plan.from};
    request.successorName = "柴小兵";
    request.phone = "13800000009";
    request.on = place.office.today();
    request.posts = {plan.posts[0]};
    request.work = plan.work;
    const auto done =
        must(place.office.journal().transact(place.office.access(), {"post.hand_over", {}},
                                             [&](journal::Writer& writer) { return handOver(writer, request); }));
    CHECK(place.office.record("post", place.posts[0]).get("until").date() == place.office.today().plusDays(-1));
    const auto tree =
        must(unitTree(place.office.reader(), place.office.tables(), place.office.access(), place.office.today()));
    const std::function<const TreeNode*(const TreeNode&)> find = [&](const TreeNode& node) -> const TreeNode* {
        if (node.id == place.grids[0]) return &node;
        for (const TreeNode& child : node.children)
            if (const TreeNode* found = find(child)) return found;
        return nullptr;
    };
    const TreeNode* grid = find(tree);
    REQUIRE(grid->posts.size() == 1);
    CHECK(grid->posts[0].holderAName == "柴小兵");
    CHECK(grid->posts[0].holderBName.empty()); // nobody stands in for himself
    CHECK(grid->posts[0].phone == "13800000009");
    CHECK(grid->posts[0].time == "full_time");
    CHECK(place.keeper(0) == "柴小兵");
    CHECK(place.keeper(1) == "李静、柴小兵");
    CHECK(place.keeper(2) == "王海燕燕");
    CHECK(place.keeper(3) == "王海燕");
    must(place.office.journal().undo(place.office.access(), *done.txn));
    CHECK(place.office.record("post", place.posts[0]).get("until").isEmpty());
    CHECK(place.keeper(1) == "李静、王海燕");
    CHECK(place.office.sound());
}

TEST_CASE("hand-over: by a stand-in leaves what is said of holder A", "[organisation]") {
    Place place;
    const Date back = place.office.today().plusDays(5);
    act(place.office, [&](journal::Writer& writer) {
        return writer.update(
            "post", place.posts[1],
            Values().set("phone_consent", true).set("away_from", back.plusDays(-7)).set("away_until", back));
    });
    const HandOverPlan plan = place.plan(place.posts[0]);
    HandOver request{plan.from};
    request.on = place.office.today();
    request.posts = {plan.posts[1]};
    const auto handed = [&](const char* to) {
        request.successorName = to;
        const auto done =
            must(place.office.journal().transact(place.office.access(), {"post.hand_over", {}},
                                                 [&](journal::Writer& writer) { return handOver(writer, request); }));
        std::optional<journal::Record> post;
        {
            auto row = place.office.reader().prepare("SELECT uid FROM t_post WHERE alive = 1 ORDER BY id DESC LIMIT 1");
            REQUIRE(row.step());
            post = place.office.record("post", RecordId(row.uid(0)));
        }
        must(place.office.journal().undo(place.office.access(), *done.txn));
        return *post;
    };
    const auto next = handed("新来的");
    CHECK(next.text("holder_a_name") == "柴小兵");
    CHECK(next.text("holder_b_name") == "新来的");
    CHECK(next.text("phone") == "13800000002");
    CHECK(next.get("phone_consent").flag());
    CHECK(next.get("away_from").date() == back.plusDays(-7));
    CHECK(next.get("away_until").date() == back);
    // Holder A himself becomes B: nothing of it is said of nobody.
    const auto vacant = handed("柴小兵");
    CHECK(vacant.text("holder_a_name").empty());
    for (const char* field : {"phone", "phone_consent", "away_from", "away_until"}) CHECK(vacant.get(field).isEmpty());
}

TEST_CASE("hand-over: what cannot be", "[organisation]") {
    Place place;
    const HandOverPlan plan = place.plan(place.posts[0]);
    const auto tried = [&](const HandOver& request) {
        const auto done =
            place.office.journal().transact(place.office.access(), {"post.hand_over", {}},
                                            [&](journal::Writer& writer) { return handOver(writer, request); });
        return done ? ErrorCode{} : done.error().code;
    };
    HandOver request{plan.from};
    request.on = place.office.today();
    request.posts = {plan.posts[0]};
    CHECK(tried(request) == ErrorCode::Required);
    request.successorName = "新来的";
    request.on = place.office.today().plusDays(1);
    CHECK(tried(request) == ErrorCode::FutureDate);
    request.on = place.office.today().plusDays(-100);
    CHECK(tried(request) == ErrorCode::OutOfRange);
    act(place.office, [&](journal::Writer& writer) {
        return writer.update("post", place.posts[0],
                             Values().set("holder_a_name", Value()).set("holder_b_name", Value()));
    });
    CHECK(planHandOver(place.office.reader(), place.office.tables(), place.office.access(), place.posts[0],
                       place.office.today())
              .error()
              .code == ErrorCode::BadArgument);
}

// Views that are kept: one's own and those that others share.
#include "core/records/saved_views.h"
#include "tests/support/temp_office.h"

using namespace mulin;
using mulin::test::must;
using mulin::test::TempOffice;
using records::SavedView;
using schema::Values;

namespace {

struct ViewOffice : TempOffice {
    access::Access of(const std::string& login) { return must(office->accessFor(login)); }
    RecordId keep(const std::string& login, const SavedView& view) {
        std::optional<RecordId> id;
        must(journal().transact(of(login), {"view.add", {}}, [&](journal::Writer& writer) -> Result<void> {
            MULIN_TRY_LET(made, writer.create("view", records::valuesOf(view)));
            id = made;
            return {};
        }));
        return *id;
    }
    std::vector<SavedView> views(const std::string& login) {
        return must(records::savedViews(reader(), tables(), of(login), "person", today()));
    }
};

SavedView view(const std::string& name, bool shared = false) {
    SavedView made;
    made.name = name;
    made.of = "person";
    made.conditions = {"sex female", "ledger living_alone minimum_living"};
    made.columns = {"name", "phone"};
    made.order = "-birth_date";
    made.search = "王";
    made.shared = shared;
    return made;
}

} // namespace

TEST_CASE("a view comes back as it was kept, for its owner; shared ones for all, also for who may only read") {
    ViewOffice office;
    office.add("user", Values().set("login", "wang").set("name", "王海燕").set("roles", "|grid_worker|"));
    office.add("user", Values().set("login", "audit").set("name", "审计").set("roles", "|auditor|"));
    office.keep("limin", view("我的"));
    office.keep("limin", view("入冬必访", true));
    office.keep("wang", view("网格员的"));
    const auto own = office.views("limin");
    REQUIRE(own.size() == 2);
    const SavedView& first = own.front().name == "我的" ? own.front() : own.back();
    CHECK(first.conditions == view("").conditions);
    CHECK(first.columns == view("").columns);
    CHECK(first.order == "-birth_date");
    CHECK(first.search == "王");
    CHECK(first.mine);
    const auto others = office.views("wang");
    REQUIRE(others.size() == 2);
    CHECK(others.front().name == "网格员的"); // one's own first
    CHECK(others.back().name == "入冬必访");
    CHECK_FALSE(others.back().mine);
    office.keep("audit", view("看的人"));
    CHECK(office.views("audit").size() == 2);
    CHECK(office.sound());
}

TEST_CASE("only the owner changes or deletes a view, or who configures the office; the owner stays") {
    ViewOffice office;
    const RecordId wang =
        office.add("user", Values().set("login", "wang").set("name", "王海燕").set("roles", "|grid_worker|"));
    office.add("user", Values().set("login", "zhao").set("name", "赵").set("roles", "|grid_worker|"));
    const RecordId shared = office.keep("wang", view("共享", true));
    const auto rename = [&](const std::string& login) {
        return office.journal().transact(office.of(login), {"view.edit", {}}, [&](journal::Writer& writer) {
            return writer.update("view", shared, Values().set("name", login).set("owner", RecordId(Uid{})));
        });
    };
    const auto refused = rename("zhao");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::Denied);
    const auto removed = office.journal().transact(
        office.of("zhao"), {"view.delete", {}}, [&](journal::Writer& writer) { return writer.remove("view", shared); });
    CHECK_FALSE(removed);
    must(rename("wang"));
    CHECK(office.record("view", shared).text("name") == "wang");
    CHECK(office.record("view", shared).get("owner").uid() == wang.uid());
    must(rename("limin"));
    CHECK(office.record("view", shared).get("owner").uid() == wang.uid());
}

TEST_CASE("there is no view of a sealed ledger, and none of a type that is not there") {
    ViewOffice office;
    std::string sealed;
    for (const schema::TypeDef* type : office.office->catalogue().types())
        if (type->sealed()) sealed = type->id;
    for (const std::string& of : {sealed, std::string("nothing")}) {
        SavedView kept = view("不行");
        kept.of = of;
        const auto made = office.journal().transact(office.of("limin"), {"view.add", {}},
                                                    [&](journal::Writer& writer) -> Result<void> {
                                                        MULIN_TRY(writer.create("view", records::valuesOf(kept)));
                                                        return {};
                                                    });
        REQUIRE_FALSE(made);
        CHECK(made.error().code == ErrorCode::BadValue);
    }
}

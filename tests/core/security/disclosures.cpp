#include "core/security/disclosures.h"

#include "core/access/shipped_roles.h"
#include "core/journal/act_pages.h"
#include "core/sheets/export.h"
#include "tests/support/temp_office.h"

using namespace mulin;
using namespace mulin::test;
using access::Right;
using security::Leaving;

namespace {

access::Access accessOf(TempOffice& office, const std::string& code) {
    for (const access::Role& role : must(access::shippedRoles()))
        if (role.code == code)
            return access::Access(*office.access().user(), std::span(&role, 1), office.office->catalogue(), {});
    FAIL(code);
    return office.access();
}

std::vector<journal::Act> logged(TempOffice& office) {
    journal::ActFilter filter;
    filter.logs = true;
    auto acts = must(journal::acts(office.reader(), office.access(), filter));
    std::erase_if(acts, [](const journal::Act& act) { return act.kind != journal::TxnKind::Log; });
    return acts;
}

} // namespace

TEST_CASE("disclosures: the log knows before anything is out, and no names") {
    TempOffice office;
    Leaving leaving{Right::Export, "person"};
    leaving.count = 12;
    leaving.path = "/home/li min/名册.xlsx";
    leaving.purpose = "上报";
    const auto allowed = must(security::disclose(office.journal(), office.access(), leaving));
    CHECK(allowed.allows(Right::Export));
    CHECK(allowed.allows(Right::Export, "person"));
    CHECK_FALSE(allowed.allows(Right::Export, "visit"));
    CHECK_FALSE(allowed.allows(Right::Print));
    const auto acts = logged(office);
    REQUIRE(acts.size() == 1);
    CHECK(acts.front().operation == "person.export");
    CHECK(acts.front().args ==
          std::map<std::string, std::string>{
              {"type", "person"}, {"count", "12"}, {"file", "名册.xlsx"}, {"format", "xlsx"}, {"purpose", "上报"}});
    CHECK(journal::sortOf(acts.front().kind, acts.front().operation) == journal::ActSort::Exported);
    must(security::logBackup(office.journal(), office.access(), "b/a.mulin"));
    CHECK(logged(office).front().args == std::map<std::string, std::string>{{"file", "a.mulin"}});
    CHECK(office.sound());
}

TEST_CASE("disclosures: each role prints and exports what it may, and nothing is logged of a refusal") {
    TempOffice office;
    const struct {
        const char* role;
        Leaving leaving;
        bool may;
    } cases[] = {
        {"grid_worker", {Right::Print, "report"}, true},
        {"grid_worker", {Right::Export, "report"}, false},
        {"community_worker", {Right::Export, "person"}, true},
        {"street_staff", {Right::Export, "person", {}, {}, {}, "上报"}, false}, // may not see numbers in full
        {"auditor", {Right::Export, "journal"}, true},
        {"auditor", {Right::Export, "person"}, false},
        {"community_worker", {Right::Export, "journal"}, false},
        {"administrator", {Right::Print, "recovery_sheet"}, true},
        {"secretary", {Right::Print, "recovery_sheet"}, false},
        {"administrator", {Right::Print, "report"}, false},
    };
    std::size_t expected = 0;
    for (const auto& one : cases) {
        INFO(one.role << " " << one.leaving.operation().id);
        const auto access = accessOf(office, one.role);
        const auto allowed = security::disclose(office.journal(), access, one.leaving);
        CHECK(allowed.has_value() == one.may);
        CHECK(security::discloseUnlogged(access, one.leaving).has_value() == one.may);
        if (!allowed) CHECK(allowed.error().code == ErrorCode::Denied);
        expected += one.may ? 1 : 0;
        CHECK(logged(office).size() == expected);
    }
}

TEST_CASE("disclosures: what was allowed for one kind exports no other") {
    TempOffice office;
    const auto allowed = must(security::disclose(office.journal(), office.access(), {Right::Export, "visit"}));
    sheets::ListExport request;
    request.query.type = "person";
    request.columns = {"name"};
    request.path = office.folder.path("x.csv");
    const auto refused =
        sheets::exportList(allowed, office.reader(), office.tables(), office.access(), request, office.today());
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::Denied);
}

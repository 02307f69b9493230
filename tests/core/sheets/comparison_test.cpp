// Lists of other departments against ours: seen, decided row by row in one act, remembered.
#include "core/sheets/comparison.h"
#include "tests/core/sheets/import_desk.h"
#include "tests/support/random_role.h"

#include <algorithm>

using namespace mulin;
using namespace mulin::sheets;
using mulin::test::ImportDesk;
using mulin::test::must;

namespace {

const char* const people = "姓名,身份证号,电话,现住址\n"
                           "单秀兰,11010519491231002X,13800007177,友谊里3号楼2单元501\n"
                           "王伟,,13900001111,友谊里3号楼2单元502\n"
                           "李敏,,13600000000,友谊里1号楼1单元101\n"
                           "欧阳和平,,13700000001,友谊里1号楼1单元103\n";
const char* const ours =
    "姓名,电话,入册日期,包联人\n单秀兰,13800007177,2025-01-05,王芳\n王伟,,2025-01-05,王芳\n李敏,,2025-03-01,赵强\n";
// one the same, one with another phone and keeper, one known, one unknown; 李敏 is not in it; 某某 without anything
const char* const theirs =
    "序号,姓名,电话,包联人\n1,单秀兰,13800007177,王芳\n2,王伟,13955556666,赵强\n3,欧阳和平,,\n4,郑国栋,13511112222,\n";

class Desk : public ImportDesk {
public:
    Desk() {
        import("person", people);
        import("living_alone", ours);
    }
    ListComparison compare(const std::string& csv, const std::string& type = "living_alone",
                           const std::map<std::uint32_t, RecordId>& meant = {}) {
        NoProgress progress;
        return must(compareList(journal(), access(),
                                {sheet_files::write(folder.path("theirs.csv"), csv), type, {}, {}, meant}, progress));
    }
    static std::size_t at(const ListComparison& list, const std::string& name) {
        for (std::size_t i = 0; i < list.rows.size(); ++i)
            if (list.rows[i].name == name) return i;
        FAIL("not in the list: " << name);
        return 0;
    }
    static std::string outcome(const ListComparison& list, const std::string& name) {
        return codeOf(list.rows[at(list, name)].outcome);
    }
};

} // namespace

TEST_CASE("a list is held against a ledger, and nothing is written") {
    Desk office;
    const auto before = office.all("living_alone").size() + office.all("person").size() + office.all("dwelling").size();
    const ListComparison list = office.compare(theirs);
    CHECK(office.all("living_alone").size() + office.all("person").size() + office.all("dwelling").size() == before);
    CHECK(list.rows.size() == 5);
    CHECK(Desk::outcome(list, "单秀兰") == "same");
    CHECK(Desk::outcome(list, "王伟") == "differing");
    CHECK(Desk::outcome(list, "欧阳和平") == "missing");
    CHECK(Desk::outcome(list, "郑国栋") == "unknown");
    CHECK(Desk::outcome(list, "李敏") == "extra");
    // What tells those of one name apart: of theirs, else ours.
    CHECK(list.rows[Desk::at(list, "王伟")].beside == "3-2-502");
    CHECK(list.rows[Desk::at(list, "李敏")].beside == "1-1-101");
    CHECK(list.rows[Desk::at(list, "郑国栋")].beside.empty());
    const ListRow& differing = list.rows[Desk::at(list, "王伟")];
    REQUIRE(differing.differences.size() == 2);
    CHECK(differing.differences[0].key() == "living_alone.keeper");
    CHECK(differing.differences[0].theirs.text() == "赵强");
    CHECK(differing.differences[0].ours.text() == "王芳");
    CHECK(differing.differences[1].key() == "person.phone");
    CHECK(differing.differences[1].ours.text() == "13900001111");
}

TEST_CASE("what is decided about a list is one act and one undo") {
    Desk office;
    const ListComparison list = office.compare(theirs);
    const auto row = [&](const char* name) { return Desk::at(list, name); };
    const Date day = *Date::fromIso("2026-03-01");
    const auto changes = must(decideList(office.journal(), office.access(), list, "区民政局",
                                         {{row("王伟"), ListDecision::Adopt, {}, {}, {}, {"person.phone"}},
                                          {row("欧阳和平"), ListDecision::Enter, "list", "名单新增", day, {}},
                                          {row("郑国栋"), ListDecision::Enter, "list", {}, day, {}},
                                          {row("李敏"), ListDecision::Leave, "no_longer", {}, day, {}}}));
    REQUIRE(changes.txn);
    CHECK(office.person("王伟").text("phone") == "13955556666");
    const auto inIt = office.all("living_alone", "left_on is empty");
    std::vector<std::string> names;
    for (const auto& record : inIt) names.push_back(record.text("person_name"));
    std::sort(names.begin(), names.end());
    std::vector<std::string> wanted{"单秀兰", "欧阳和平", "王伟", "郑国栋"};
    std::sort(wanted.begin(), wanted.end());
    CHECK(names == wanted);
    for (const auto& record : inIt) {
        if (record.text("person_name") == "王伟") CHECK(record.text("keeper") == "王芳"); // not adopted
        if (record.text("person_name") != "欧阳和平") continue;
        CHECK(record.get("entered_on").date() == day);
        CHECK(record.text("entry_reason") == "list");
        CHECK(record.text("remark") == "名单新增");
    }
    CHECK(office.person("郑国栋").text("phone") == "13511112222");
    const auto left = office.all("living_alone", "left_on is not empty");
    REQUIRE(left.size() == 1);
    CHECK(left.front().text("exit_reason") == "no_longer");
    CHECK(office.all("list_verdict").size() == 4);
    const auto kept = office.all("list_comparison");
    REQUIRE(kept.size() == 1);
    CHECK(kept.front().text("source") == "区民政局");
    CHECK(kept.front().get("missing").number() == 2);
    // a further look: what was taken over is the same now
    const ListComparison again = office.compare(theirs);
    CHECK(Desk::outcome(again, "欧阳和平") == "same");
    CHECK(Desk::outcome(again, "郑国栋") == "same");
    CHECK(again.count(ListOutcome::Extra) == 0);
    REQUIRE(office.journal().undo(office.access()));
    CHECK(office.all("living_alone", "left_on is empty").size() == 3);
    CHECK(office.person("王伟").text("phone") == "13900001111");
    CHECK(office.all("person", "name = \"郑国栋\"").empty());
    CHECK(office.all("list_verdict").empty());
}

TEST_CASE("who enters brings along what the list knows better, if that is wanted") {
    Desk office;
    const ListComparison list = office.compare("姓名,电话\n欧阳和平,13700009999\n");
    const std::size_t row = Desk::at(list, "欧阳和平");
    REQUIRE(list.rows[row].differences.size() == 1);
    must(decideList(office.journal(), office.access(), list, "区民政局",
                    {{row, ListDecision::Enter, "list", {}, {}, {"person.phone"}}}));
    CHECK(office.person("欧阳和平").text("phone") == "13700009999");
    CHECK(office.all("living_alone", "left_on is empty and person_name = \"欧阳和平\"").size() == 1);
    CHECK(Desk::outcome(office.compare("姓名,电话\n欧阳和平,13700009999\n"), "欧阳和平") == "same");
}

TEST_CASE("what was declined once is known when the list comes again") {
    Desk office;
    const ListComparison list = office.compare(theirs);
    const std::size_t row = Desk::at(list, "欧阳和平");
    CHECK_FALSE(list.rows[row].before);
    const auto silent =
        decideList(office.journal(), office.access(), list, "区民政局", {{row, ListDecision::Decline, {}, {}, {}, {}}});
    REQUIRE_FALSE(silent);
    CHECK(silent.error().code == ErrorCode::Required);
    must(decideList(office.journal(), office.access(), list, "区民政局",
                    {{row, ListDecision::Decline, {}, "与子女同住", {}, {}}}));
    // in another order, with another column
    const ListComparison again = office.compare("姓名,电话,备用\n郑国栋,13511112222,\n欧阳和平,,x\n");
    const auto& before = again.rows[Desk::at(again, "欧阳和平")].before;
    REQUIRE(before);
    CHECK(before->decision == "decline");
    CHECK(before->reason == "与子女同住");
    CHECK_FALSE(again.rows[Desk::at(again, "郑国栋")].before);
    // another statement about the same person is another row
    const ListComparison other = office.compare("姓名,电话\n王伟,13955556666\n");
    CHECK_FALSE(other.rows[Desk::at(other, "王伟")].before);
}

TEST_CASE("whoever a row that cannot be told may be about is not ours alone; when and why stands in the list") {
    Desk office;
    const ListComparison list = office.compare("姓名,入册日期,入册原因\n王伟,去年春天,\n欧阳和平,2025-05-01,原有台账\n"
                                               "郑国栋,2025年6月1日,\n单秀兰,,\n");
    CHECK(Desk::outcome(list, "王伟") == "unread");
    for (const ListRow& row : list.rows)
        if (row.outcome == ListOutcome::Extra) CHECK(row.name != "王伟");
    CHECK(list.count(ListOutcome::Extra) == 1); // 李敏
    const ListRow& missing = list.rows[Desk::at(list, "欧阳和平")];
    CHECK(missing.since == Date::fromIso("2025-05-01"));
    CHECK(missing.why == "list");
    CHECK(list.rows[Desk::at(list, "郑国栋")].since == Date::fromIso("2025-06-01"));
    CHECK_FALSE(list.rows[Desk::at(list, "单秀兰")].since);
}

TEST_CASE("of several who are called so, somebody says which one is meant") {
    Desk office;
    office.import("person", "姓名,身份证号,电话,现住址\n王伟,110105195006121037,13900003333,友谊里5号楼1单元203\n");
    const std::string csv = "姓名,包联人\n王伟,赵强\n欧阳和平,\n";
    const ListComparison open = office.compare(csv);
    const ListRow& row = open.rows[Desk::at(open, "王伟")];
    CHECK(codeOf(row.outcome) == std::string("unread"));
    CHECK(row.decisions().empty());
    REQUIRE(row.namesakes.size() == 2);
    const auto door = [&](const std::string& begin) {
        return *std::find_if(row.namesakes.begin(), row.namesakes.end(),
                             [&](const Namesake& one) { return one.beside.starts_with(begin); });
    };
    CHECK(door("3-2-502").enrolled);
    CHECK_FALSE(door("5-1-203").enrolled);
    CHECK(door("5-1-203").beside.find("1101") != std::string::npos); // the number, masked
    CHECK(door("5-1-203").beside.find("0612") == std::string::npos);
    // the one who is in it: another keeper
    const ListComparison known = office.compare(csv, "living_alone", {{row.cells.number, door("3-2-502").person}});
    CHECK(Desk::outcome(known, "王伟") == "differing");
    CHECK(known.count(ListOutcome::Extra) == 2);                      // 单秀兰, 李敏
    CHECK(known.rows[Desk::at(known, "王伟")].namesakes.size() == 2); // it can still be said otherwise
    // the other one: entered is he and nobody else
    const RecordId other = door("5-1-203").person;
    const ListComparison missing = office.compare(csv, "living_alone", {{row.cells.number, other}});
    CHECK(Desk::outcome(missing, "王伟") == "missing");
    CHECK(missing.count(ListOutcome::Extra) == 3);
    must(decideList(office.journal(), office.access(), missing, "区民政局",
                    {{Desk::at(missing, "王伟"), ListDecision::Enter, "list", {}, {}, {}}}));
    const auto entered =
        office.all("living_alone", "left_on is empty and keeper = \"赵强\" and person_name = \"王伟\"");
    REQUIRE(entered.size() == 1);
    CHECK(entered.front().get("person").uid() == other.uid());
    // somebody who is not called so is not taken
    const ListComparison wrong =
        office.compare(csv, "living_alone", {{row.cells.number, office.person("欧阳和平").id()}});
    CHECK(Desk::outcome(wrong, "王伟") == "unread");
}

TEST_CASE("of several who are called so the birth date of the list tells which one, and a wrong one is news") {
    Desk office;
    office.import("person",
                  "姓名,出生日期,现住址\n赵敏,1950-03-02,友谊里5号楼1单元101\n赵敏,1962-07-09,友谊里5号楼1单元102\n");
    const ListComparison told = office.compare("姓名,出生日期\n赵敏,1962年7月9日\n");
    const ListRow& row = told.rows[Desk::at(told, "赵敏")];
    REQUIRE(codeOf(row.outcome) == std::string("missing"));
    CHECK(row.birth == Date::fromIso("1962-07-09"));
    CHECK(row.differences.empty());
    const ListComparison open = office.compare("姓名,出生日期\n赵敏,1971-01-01\n");
    CHECK(Desk::outcome(open, "赵敏") == "unread");
    for (const Namesake& one : open.rows[Desk::at(open, "赵敏")].namesakes) CHECK(one.birth);
    // One alone is called so: it is he, with another birth date.
    office.import("person", "姓名,出生日期\n钱多多,1955-05-05\n");
    const ListComparison other = office.compare("姓名,出生日期\n钱多多,1955-05-06\n");
    const ListRow& differs = other.rows[Desk::at(other, "钱多多")];
    REQUIRE(differs.differences.size() == 1);
    CHECK(differs.differences[0].key() == "person.birth_date");
}

TEST_CASE("a list against the residents") {
    Desk office;
    const ListComparison list =
        office.compare("姓名,身份证号,电话,现住址\n单秀兰,11010519491231002X,13800007177,友谊里3号楼2单元501\n"
                       "王伟,,13900009999,友谊里3号楼2单元502\n郑国栋,,,友谊里5号楼1单元101\n",
                       "person");
    CHECK(Desk::outcome(list, "单秀兰") == "same");
    CHECK(Desk::outcome(list, "王伟") == "differing");
    CHECK(Desk::outcome(list, "郑国栋") == "unknown");
    CHECK(Desk::outcome(list, "李敏") == "extra");
    CHECK(office.all("building").size() == 2);                        // 5号楼 was only looked at
    CHECK(list.rows[Desk::at(list, "李敏")].decisions().size() == 2); // nobody leaves by a list
    must(decideList(office.journal(), office.access(), list, "派出所",
                    {{Desk::at(list, "郑国栋"), ListDecision::Enter, {}, {}, {}, {}}}));
    CHECK(office.person("郑国栋").text("door") == "5-1-101");
}

TEST_CASE("who compares sees those within reach, and of them what may be read") {
    using access::Right;
    Desk office;
    const std::string path = sheet_files::write(office.folder.path("theirs.csv"), theirs);
    const auto seenBy = [&](access::Reach reach, const access::Fields& withheld) {
        const auto role = test::roleOf({{"*", {Right::Read, Right::Write}, reach, withheld}}, {Right::Import});
        const access::Access access(*office.access().user(), std::vector{role}, office.office->catalogue(), {});
        NoProgress progress;
        return must(compareList(office.journal(), access, {path, "living_alone", {}, {}, {}}, progress));
    };
    const ListComparison withoutPhones = seenBy(access::Reach::Office, {"person.phone"});
    const ListRow& row = withoutPhones.rows[Desk::at(withoutPhones, "王伟")];
    REQUIRE(row.differences.size() == 1);
    CHECK(row.differences.front().key() == "living_alone.keeper");
    const ListComparison nothing = seenBy(access::Reach::Own, {}); // of no grid
    CHECK(nothing.count(ListOutcome::Extra) == 0);
    for (const char* name : {"单秀兰", "王伟", "欧阳和平"}) {
        const ListRow& hidden = nothing.rows[Desk::at(nothing, name)];
        CHECK(codeOf(hidden.outcome) == std::string("unread"));
        CHECK_FALSE(hidden.person);
        REQUIRE(hidden.error);
        CHECK(hidden.error->code == ErrorCode::Denied);
    }
}

TEST_CASE("a list that cannot be: sealed ledgers, somebody without the right") {
    Desk office;
    NoProgress progress;
    const std::string path = sheet_files::write(office.folder.path("theirs.csv"), theirs);
    const auto sealed = compareList(office.journal(), office.access(), {path, "correction", {}, {}, {}}, progress);
    REQUIRE_FALSE(sealed);
    CHECK(sealed.error().code == ErrorCode::BadArgument);
}

TEST_CASE("a sheet of several ledgers: rows of others come back with the names that sound alike") {
    Desk office;
    const auto report = office.import(
        "living_alone", "姓名,电话,所属台账\n欧阳和平,,独居老人\n李敏,,低保\n王伟,,独居人\n单秀兰,,火星居民\n");
    CHECK(report.rejected == 3);
    CHECK(report.added == 1);
    REQUIRE(report.rejections.size() == 3);
    CHECK(report.rejections[0].error.code == ErrorCode::UnknownLedger);
    CHECK(report.rejections[1].error.arg("value") == "独居人");
    CHECK(report.rejections[1].error.arg("nearest").find("独居") != std::string::npos);
    CHECK(report.rejections[2].error.code == ErrorCode::UnknownLedger);
}

TEST_CASE("a column of kinds that name no ledger is passed over") {
    Desk office;
    const auto report = office.import("living_alone", "姓名,电话,类别\n欧阳和平,,一类\n");
    CHECK(report.added == 1);
}

#include "core/reports/monthly.h"

#include "core/organisation/setup.h"
#include "core/people/households.h"
#include "tests/support/temp_office.h"

using namespace mulin;
using namespace mulin::reports;
using mulin::test::must;
using mulin::test::TempOffice;
using schema::Value;
using schema::Values;

namespace {

Date day(const char* iso) { return *Date::fromIso(iso); }

/// Two grids, two buildings; closes on the 25th. It is 10 March 2026 when the file is made.
struct Town {
    Town() {
        must(organisation::addGrid(office.journal(), office.access(), RecordId(office.office->unit())));
        must(organisation::addGrid(office.journal(), office.access(), RecordId(office.office->unit())));
        must(office.transact("setting", [&](journal::Writer& writer) {
            return organisation::setSetting(writer, organisation::setting_key::monthEndDay, "25");
        }));
        office.nextDay(60); // 9 May
        first = person("王秀英", "友谊南里3-2-501", "1940-05-01");
        second = person("李明", "友谊南里3-2-501", "1990-01-01");
        third = person("张强", "友谊南里4-1-101", "2024-05-30");
        homeless = office.add("person", Values().set("name", "周红"));
        assign("3", 1);
        assign("4", 2);
    }
    RecordId grid(int serial) { return RecordId(organisation::unitUid("13020200201800" + std::to_string(serial))); }
    RecordId person(const char* name, const char* address, const char* born, const char* since = nullptr) {
        Values values;
        values.set("name", name).set("address", address).set("birth_date", day(born));
        if (since) values.set("lives_since", day(since));
        return office.add("person", values);
    }
    RecordId building(const std::string& number) {
        auto row = office.reader().prepare("SELECT uid FROM t_building WHERE short = ?");
        row.bind(1, number);
        REQUIRE(row.step());
        return RecordId(row.uid(0));
    }
    void assign(const std::string& number, int serial) {
        const RecordId id = building(number);
        must(office.transact("building.assign", [&](journal::Writer& writer) {
            return organisation::assignBuilding(writer, id, grid(serial));
        }));
    }
    RecordId visit(const char* on, const std::vector<RecordId>& people) {
        Values values;
        values.set("visited_on", day(on)).set("purpose", "routine");
        for (const RecordId& one : people) values.link("people", "visited", one);
        values.link("people", "visitor", homeless);
        return office.add("visit", values);
    }
    Result<MonthlyReport> ask(MonthlyRequest request) {
        return monthly(office.reader(), office.tables(), office.office->catalogue(), office.access(), request);
    }
    MonthlyReport report(int month = 4, const std::string& unit = {}, bool then = false) {
        auto made = must(ask({2026, month, unit, then}));
        check(made);
        return made;
    }
    /// What holds for every report.
    static void check(const MonthlyReport& made) {
        for (const Figure& figure : made.figures) {
            INFO(figure.id);
            REQUIRE(figure.grids.size() == made.grids.size());
            REQUIRE(figure.gridsBefore.size() == made.grids.size());
            std::int64_t sum = 0, sumBefore = 0;
            for (const Amount& amount : figure.grids) sum += amount.value;
            for (const Amount& amount : figure.gridsBefore) sumBefore += amount.value;
            CHECK(sum == figure.value());
            CHECK(sumBefore == figure.before.value);
            if (figure.id != "visits_times") CHECK(figure.now.rows.size() == static_cast<std::size_t>(figure.value()));
            CHECK_FALSE(figure.label.zh.empty());
            CHECK(figure.label.zh.find('{') == std::string::npos);
        }
        std::int64_t ages = made.at("age_unknown").value();
        for (const std::string& band : made.bands) ages += made.at(band).value();
        CHECK(ages == made.at("residents").value());
    }

    TempOffice office;
    RecordId first{Uid{}}, second{Uid{}}, third{Uid{}}, homeless{Uid{}};
};

std::vector<std::int64_t> values(const Figure& figure) {
    std::vector<std::int64_t> out;
    for (const Amount& amount : figure.grids) out.push_back(amount.value);
    return out;
}

} // namespace

TEST_CASE("months end where the office closes them", "[reports]") {
    CHECK(monthPeriod(2026, 11, 0) == Period{day("2026-11-01"), day("2026-11-30")});
    CHECK(monthPeriod(2026, 11, 25) == Period{day("2026-10-26"), day("2026-11-25")});
    CHECK(monthPeriod(2026, 1, 25) == Period{day("2025-12-26"), day("2026-01-25")});
    CHECK(monthPeriod(2026, 2, 30) == Period{day("2026-01-31"), day("2026-02-28")});
    CHECK(monthPeriod(2026, 3, 30) == Period{day("2026-03-01"), day("2026-03-30")});
    for (int end = 0; end < 31; ++end)
        for (int i = 0; i < 30; ++i) {
            const Month month = Month{2023, 11}.plus(i);
            const Period period = monthPeriod(month.year, month.month, end);
            const Month next = month.plus(1);
            CHECK(monthPeriod(next.year, next.month, end).from == period.to.plusDays(1));
            CHECK(monthOf(period.from, end) == month);
            CHECK(monthOf(period.to, end) == month);
        }
    CHECK(monthFromText("2026-11") == Month{2026, 11});
    for (const char* bad : {"2026-13", "2026-1", "202611", "", "2026-00", "abcd-ef", "2026-111"})
        CHECK_FALSE(monthFromText(bad));
    CHECK(digestMark("7f3a19c2aaaa") == "7F3A 19C2");
}

TEST_CASE("residents by grid and age; who has no place is none", "[reports]") {
    Town town;
    const auto report = town.report();
    CHECK(report.office == "友谊南里社区");
    CHECK(report.period == Period{day("2026-03-26"), day("2026-04-25")});
    REQUIRE(report.grids.size() == 2);
    CHECK(report.grids[1].name == "第2网格");
    CHECK(report.at("residents").value() == 3);
    CHECK(values(report.at("residents")) == std::vector<std::int64_t>{2, 1});
    CHECK(report.at("households").value() == 2);
    CHECK(report.at("age_0_2").value() == 1);
    CHECK(report.at("age_18_59").value() == 1);
    CHECK(report.at("age_80").value() == 1);
    CHECK(report.at("age_80").now.rows == std::vector{town.first});
    CHECK(report.at("age_80").denominator == 3);
    CHECK(report.at("residents").before.value == 3); // nobody knows since when
    CHECK(report.at("moved_in").value() == 0);
    CHECK_FALSE(report.figure("nonsense"));

    const auto one = town.report(4, "130202002018001");
    CHECK(one.office == "第1网格");
    CHECK(one.at("residents").value() == 2);
    for (const char* unit : {"999", "130202", "110101001001"}) {
        const auto refused = town.ask({2026, 4, unit});
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == ErrorCode::BadArgument);
    }
    CHECK_FALSE(town.ask({2026, 13}));
    // A birthday on the last day counts, one on the day after does not.
    must(town.office.set("person", town.first, Values().set("birth_date", day("1946-04-25"))));
    CHECK(town.report().at("age_80").value() == 1);
    must(town.office.set("person", town.first, Values().set("birth_date", day("1946-04-26"))));
    CHECK(town.report().at("age_80").value() == 0);
    CHECK(town.report().at("age_65_79").value() == 1);
}

TEST_CASE("moves, births and deaths", "[reports]") {
    Town town;
    const auto newcomer = town.person("赵敏", "友谊南里4-1-102", "1985-01-01", "2026-03-26");
    town.person("钱进", "友谊南里4-1-103", "1985-01-01", "2026-03-25"); // a day too early
    const auto child = town.person("王小宝", "友谊南里3-2-501", "2026-04-25", "2026-04-25");
    const auto act = [&](const journal::Journal::Body& body) { must(town.office.transact("x", body)); };
    act([&](journal::Writer& w) { return people::recordDeath(w, town.first, day("2026-04-25")); });
    act([&](journal::Writer& w) { // within the office: neither in nor out
        people::Home home;
        home.dwelling = RecordId(town.office.record("person", town.third).get("dwelling").uid());
        home.since = day("2026-04-10");
        home.reason = "move_in";
        return people::moveIn(w, town.second, home).transform([](auto) { return 0; }) ? Result<void>{}
                                                                                      : makeError(ErrorCode::Internal);
    });
    auto report = town.report();
    CHECK(report.at("moved_in").value() == 1);
    CHECK(values(report.at("moved_in")) == std::vector<std::int64_t>{0, 1});
    REQUIRE(report.at("moved_in").now.rows.size() == 1);
    CHECK(town.office.record("residence", report.at("moved_in").now.rows[0]).get("person").uid() == newcomer.uid());
    CHECK(report.at("moved_in").before.value == 1);
    CHECK(report.at("moved_out").value() == 0);
    CHECK(report.at("births").now.rows == std::vector{child});
    CHECK(report.at("deaths").now.rows == std::vector{town.first});
    CHECK(report.at("residents").value() == 5);
    CHECK(values(report.at("residents")) == std::vector<std::int64_t>{1, 4});
    CHECK(report.at("residents").before.value == 4);
    CHECK(report.at("residents").change() == 1 + 1 - 1);
    // For the grid it is a move.
    CHECK(town.report(4, "130202002018001").at("moved_out").value() == 1);
    CHECK(town.report(4, "130202002018002").at("moved_in").value() == 2);

    act([&](journal::Writer& w) {
        return people::moveOut(w, std::span(&newcomer, 1), {day("2026-04-25"), "move_out", ""});
    });
    report = town.report();
    CHECK(report.at("moved_out").value() == 1);
    CHECK(report.at("residents").value() == 4);
    CHECK(town.report(5).at("moved_out").value() == 0);
    CHECK(town.report(5).at("moved_out").before.value == 1);
}

TEST_CASE("visits are four figures; the 25th is in, the 26th is not", "[reports]") {
    Town town;
    const auto both = town.visit("2026-04-25", {town.first, town.second});
    const auto again = town.visit("2026-03-26", {town.first});
    town.visit("2026-04-26", {town.third});
    town.visit("2026-03-25", {town.third, town.second});
    const auto shop = town.office.add("organisation", Values().set("name", "便民超市"));
    Values values2;
    values2.set("visited_on", day("2026-04-01")).set("purpose", "safety").link("organisations", "", shop);
    town.office.add("visit", values2);
    const auto report = town.report();
    CHECK(report.at("visits_households").value() == 1);
    CHECK(report.at("visits_persons").value() == 2);
    CHECK(report.at("visits_times").value() == 3);
    CHECK(report.at("visits_times").now.rows == std::vector{both, again});
    CHECK(report.at("visits_organisations").value() == 1);
    CHECK(report.at("visits_organisations").now.rows == std::vector{shop});
    CHECK(report.at("visits_households").before.value == 2);
    CHECK(report.at("visits_times").before.value == 2);
    REQUIRE(report.grids.size() == 3); // the shop stands in no grid
    CHECK(report.grids[2].name.empty());
    CHECK(values(report.at("visits_persons")) == std::vector<std::int64_t>{2, 0, 0});
    CHECK(values(report.at("visits_organisations")) == std::vector<std::int64_t>{0, 0, 1});
    CHECK(town.report(4, "130202002018002").at("visits_times").value() == 0);
    must(town.office.transact("visit.delete", [&](journal::Writer& w) { return w.remove("visit", both); }));
    CHECK(town.report().at("visits_times").value() == 1);
}

TEST_CASE("organisations are visited where they are", "[reports]") {
    Town town;
    const RecordId three(town.building("3"));
    const auto shop = town.office.add("organisation", Values().set("name", "便民超市").set("building", three));
    const auto stall = town.office.add("organisation", Values().set("name", "早点摊").set("own_grid", town.grid(2)));
    const auto bank = town.office.add("organisation", Values().set("name", "银行"));
    const auto visit = [&](std::vector<RecordId> whom, Values values = {}) {
        values.set("visited_on", day("2026-04-01")).set("purpose", "safety");
        for (const RecordId& one : whom) values.link("organisations", "", one);
        town.office.add("visit", values);
    };
    visit({shop, stall});
    const auto figures = [&](const MonthlyReport& report) { return values(report.at("visits_organisations")); };
    CHECK(figures(town.report()) == std::vector<std::int64_t>{1, 1});
    visit({bank});
    CHECK(figures(town.report()) == std::vector<std::int64_t>{1, 1, 1});
    visit({bank}, Values().set("grid", town.grid(1))); // what the visit says goes first, and once is enough
    CHECK(town.report().at("visits_organisations").value() == 3);
    CHECK(town.report(4, "130202002018001").at("visits_organisations").value() == 2);
    CHECK(town.report(4, "130202002018002").at("visits_organisations").now.rows == std::vector{stall});
}

TEST_CASE("a month that is over keeps its grids", "[reports]") {
    Town town; // 9 May; everybody lives there since nobody knows when
    const auto yard = town.office.add("person", Values().set("name", "孙散居").set("address", "复兴路12号院"));
    const RecordId scattered(town.office.record("person", yard).get("dwelling").uid());
    must(town.office.set("dwelling", scattered, Values().set("own_grid", town.grid(1))));
    town.visit("2026-05-08", {town.first});
    town.office.nextDay(20); // 29 May: May has ended on the 25th
    town.visit("2026-05-29", {town.first});
    const auto newcomer = town.person("赵敏", "友谊南里3-2-502", "1985-01-01", "2026-05-20");
    const auto before = town.report(5);
    CHECK(values(before.at("residents")) == std::vector<std::int64_t>{4, 1});
    CHECK(values(before.at("households")) == std::vector<std::int64_t>{3, 1});
    CHECK(values(before.at("moved_in")) == std::vector<std::int64_t>{1, 0});
    CHECK(values(before.at("visits_times")) == std::vector<std::int64_t>{1, 0});
    town.assign("3", 2);
    must(town.office.set("dwelling", scattered, Values().set("own_grid", town.grid(2))));
    const auto after = town.report(5);
    for (const Figure& figure : before.figures) {
        INFO(figure.id);
        CHECK(values(after.at(figure.id)) == values(figure));
    }
    const auto june = town.report(6);
    CHECK(values(june.at("residents")) == std::vector<std::int64_t>{0, 5});
    CHECK(june.at("residents").grids[1].rows.size() == 5);
    REQUIRE(june.at("residents").gridsBefore.size() == 2);
    CHECK(june.at("residents").gridsBefore[0].value == 4); // the month before, as it was
    CHECK(values(june.at("visits_times")) == std::vector<std::int64_t>{0, 1});
    CHECK(june.at("moved_in").value() == 0); // nobody moved
    CHECK(june.at("moved_out").value() == 0);
    // For the grids the people were simply counted elsewhere.
    CHECK(town.report(5, "130202002018001").at("residents").value() == 4);
    CHECK(town.report(6, "130202002018001").at("residents").value() == 0);
    CHECK(town.report(5, "130202002018001").at("moved_in").now.rows.size() == 1);
    CHECK(town.report(6, "130202002018001").at("moved_out").value() == 0);
    CHECK(town.report(6, "130202002018002").at("residents").before.value == 1);
    // Somebody moves out on a day of the former grid, entered late.
    must(town.office.transact("x", [&](journal::Writer& w) {
        return people::moveOut(w, std::span(&newcomer, 1), {day("2026-05-24"), "move_out", "北京"});
    }));
    CHECK(values(town.report(5).at("moved_out")) == std::vector<std::int64_t>{1, 0});
    // Told of later: the building had changed on the 20th already.
    const auto place = town.building("4");
    must(town.office.transact("x", [&](journal::Writer& w) {
        return organisation::assignBuilding(w, place, town.grid(1), day("2026-05-20"));
    }));
    CHECK(values(town.report(5).at("residents")) == std::vector<std::int64_t>{4, 0});
    CHECK(values(town.report(4).at("residents")) == std::vector<std::int64_t>{3, 1});
    // What was known then is not touched by it.
    CHECK(values(town.report(5, {}, true).at("residents")) == std::vector<std::int64_t>{3, 1});
    CHECK(town.office.sound());
}

TEST_CASE("ledgers: entered, left, members at the end", "[reports]") {
    Town town;
    const auto enrol = [&](const RecordId& who, const char* from, const char* to = nullptr) {
        Values values;
        values.set("person", who).set("entered_on", day(from));
        if (to) values.set("left_on", day(to)).set("exit_reason", "no_longer");
        return town.office.add("living_alone", values);
    };
    enrol(town.first, "2026-04-25");
    const auto left = enrol(town.second, "2026-01-05", "2026-03-26");
    enrol(town.third, "2026-04-26");
    const auto report = town.report();
    std::vector<std::string> open;
    for (const auto* ledger : town.office.office->catalogue().ledgers())
        if (!ledger->sealed()) open.push_back(ledger->id);
    CHECK(report.ledgers == open);
    CHECK(report.at("ledger.living_alone.entered").value() == 1);
    CHECK(report.at("ledger.living_alone.left").now.rows == std::vector{left});
    CHECK(report.at("ledger.living_alone.members").value() == 1);
    CHECK(report.at("ledger.living_alone.members").before.value == 1);
    CHECK(report.at("ledger.living_alone.members").type == "living_alone");
    CHECK(report.at("ledger.living_alone.entered").label.zh == "独居老人新增");
    CHECK(report.at("ledger.minimum_living.members").value() == 0);
    CHECK(values(report.at("ledger.living_alone.entered")) == std::vector<std::int64_t>{1, 0});
}

TEST_CASE("as known now and as known then", "[reports]") {
    Town town; // entered on 9 May, after the April that ended on the 25th
    town.visit("2026-04-20", {town.first});
    CHECK(town.report().at("visits_times").value() == 1);
    const auto then = town.report(4, {}, true);
    CHECK(then.at("visits_times").value() == 0);
    CHECK(then.at("residents").value() == 0);
    CHECK(then.office == "友谊南里社区");
    CHECK(then.knownAtMs == msOfDate(day("2026-04-26")) - 1);
    town.office.nextDay(16); // 25 May: May ends today
    const auto late = town.visit("2026-05-25", {town.first});
    town.office.nextDay(1);
    must(town.office.set("visit", late, Values().set("visited_on", day("2026-05-26"))));
    CHECK(town.report(5).at("visits_times").value() == 0);
    CHECK(town.report(5, {}, true).at("visits_times").value() == 1);
    CHECK(town.report(5, {}, true).at("residents").value() == 3);
    auto withDigest = must(town.ask({2026, 5, {}, false, true}));
    CHECK(withDigest.digest == town.office.digest());
    CHECK(town.ask({2026, 1, {}, true})); // the office was not there yet
}

TEST_CASE("months end by the setting, else by the calendar; what makes no sense is refused", "[reports]") {
    TempOffice office;
    const auto set = [&](const std::string& text) {
        return office.transact("setting", [&](journal::Writer& writer) {
            return organisation::setSetting(writer, organisation::setting_key::monthEndDay, text);
        });
    };
    for (const auto& [text, expected] :
         std::vector<std::pair<std::string, int>>{{"25", 25}, {"0", 0}, {"", 0}, {"1", 1}}) {
        must(set(text));
        CHECK(monthEndDay(office.reader()) == expected);
    }
    for (const char* text : {"31", "-3", "x", "25x"}) {
        CHECK(set(text).error().code == ErrorCode::OutOfRange);
        CHECK(monthEndDay(office.reader()) == 1);
    }
}

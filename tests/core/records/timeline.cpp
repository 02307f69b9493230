#include "core/records/timeline.h"
#include "tests/support/temp_office.h"

#include <set>

using namespace mulin;
using mulin::test::must;
using mulin::test::TempOffice;
using schema::Values;

TEST_CASE("timeline: everything that names somebody, in any link field, and where it stands", "[records]") {
    TempOffice office;
    const RecordId one = office.add("person", Values().set("name", "单秀兰").set("building", "3").set("room", "501"));
    const RecordId two = office.add("person", Values().set("name", "周敏"));
    Values visit = Values().set("visited_on", office.today().plusDays(-10));
    visit.link("people", "visited", one);
    office.add("visit", visit);
    office.add("kinship", Values().set("person", two).set("relation", "parent").set("relative", one));
    office.add("living_alone", Values().set("person", one).set("entered_on", office.today().plusDays(-400)));
    const auto places = must(records::mentionPlaces(office.reader(), office.tables(), office.access(), one, "person"));
    const auto all = must(records::timeline(office.reader(), office.tables(), office.access(), one, "person"));
    REQUIRE(places.size() == all.size());
    std::set<std::string> types;
    for (std::size_t i = 0; i < places.size(); ++i) {
        CHECK(places[i].table->type == &all[i].record.type());
        CHECK(places[i].field->id == all[i].field);
        CHECK(places[i].role == all[i].role);
        CHECK(places[i].day == all[i].on.value_or(dateOfMs(all[i].enteredMs)));
        if (i > 0) CHECK(places[i - 1].day >= places[i].day);
        types.insert(places[i].table->type->id);
    }
    CHECK(types == std::set<std::string>{"kinship", "living_alone", "residence", "visit"});
    CHECK(places.back().table->type->id == "living_alone");
}

TEST_CASE("timeline: a part of it costs a part; what is gone meanwhile is left out", "[records]") {
    TempOffice office;
    const RecordId one = office.add("person", Values().set("name", "单秀兰"));
    std::vector<RecordId> visits;
    for (int i = 0; i < 30; ++i) {
        Values visit = Values().set("visited_on", office.today().plusDays(-i));
        visit.link("people", "visited", one);
        visits.push_back(office.add("visit", visit));
    }
    const auto places = must(records::mentionPlaces(office.reader(), office.tables(), office.access(), one, "person"));
    REQUIRE(places.size() == 30);
    const std::span<const records::MentionPlace> part(&places[10], 5);
    const auto some = must(records::mentionsAt(office.reader(), office.tables(), office.access(), part));
    REQUIRE(some.size() == 5);
    CHECK(some[0].record.id() == visits[10]);
    must(office.transact("visit.delete", [&](journal::Writer& writer) { return writer.remove("visit", visits[11]); }));
    CHECK(must(records::mentionsAt(office.reader(), office.tables(), office.access(), part)).size() == 4);
}

// A building is found by its number, whoever entered it.
#include "core/people/address_book.h"
#include "core/people/address_parts.h"
#include "tests/support/temp_office.h"

using namespace mulin;
using mulin::test::must;
using mulin::test::TempOffice;
using schema::Values;

TEST_CASE("the number of a building is taken from its name if nobody gives one", "[people]") {
    TempOffice office;
    const auto number = [&](RecordId id) { return office.record("building", id).text("short"); };
    const RecordId first = office.add("building", Values().set("name", "1号楼"));
    CHECK(number(first) == "1");
    CHECK(number(office.add("building", Values().set("name", "二号楼"))) == "2");
    CHECK(number(office.add("building", Values().set("name", "综合楼"))) == "综合楼");
    CHECK(number(office.add("building", Values().set("name", "3号楼").set("short", "3甲"))) == "3甲");
    // The doors of a building keep their number when its name changes; erased, it comes back.
    must(office.set("building", first, Values().set("name", "金桥公寓")));
    CHECK(number(first) == "1");
    must(office.set("building", first, Values().set("short", schema::Value())));
    CHECK(number(first) == "金桥公寓");
}

TEST_CASE("an import finds a building that was entered by its name alone", "[people]") {
    TempOffice office;
    const RecordId house = office.add("building", Values().set("name", "1号楼"));
    must(office.transact("person.edit", [&](journal::Writer& writer) -> Result<void> {
        people::AddressBook book(writer);
        MULIN_TRY_LET(found, book.building({}, "1", "1号楼", {}));
        CHECK(found == house);
        return {};
    }));
}

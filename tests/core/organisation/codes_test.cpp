#include "core/organisation/codes.h"

#include <catch2/catch.hpp>

using namespace mulin;
using namespace mulin::organisation;

TEST_CASE("levels follow from the zeros of a code") {
    CHECK(levelOf("130000000000") == Level::Province);
    CHECK(levelOf("130200000000") == Level::City);
    CHECK(levelOf("130202000000") == Level::County);
    CHECK(levelOf("130202002000") == Level::Street);
    CHECK(levelOf("130202002018") == Level::Community);
    for (const char* bad : {"", "13", "1302020020", "000000000000", "13020200201a", "1302020020180"}) {
        CHECK_FALSE(levelOf(bad));
    }
    CHECK(significant("130202000000") == "130202");
    CHECK(significant("130202002018") == "130202002018");
    CHECK(significant("nonsense") == "nonsense");
    CHECK(fullCode("130202002") == "130202002000");
    CHECK(fullCode("１３０２０２") == "130202000000");
    CHECK_FALSE(fullCode("130"));
    CHECK_FALSE(fullCode("00"));
}

TEST_CASE("a grid adds a serial of three digits to its community") {
    CHECK(gridCode("130202002018", 1).value() == "130202002018001");
    CHECK(gridCode("130202002018", 42).value() == "130202002018042");
    CHECK(gridCode("130202002018", 999).value() == "130202002018999");
    for (const int serial : {0, -1, 1000}) {
        const auto code = gridCode("130202002018", serial);
        REQUIRE_FALSE(code);
        CHECK(code.error().code == ErrorCode::BadArgument);
        CHECK(code.error().arg("value") == std::to_string(serial));
    }
    for (const char* community : {"130202002000", "130202", "", "13020200201８"}) {
        const auto code = gridCode(community, 1);
        REQUIRE_FALSE(code);
        CHECK(code.error().arg("argument") == "community");
    }
    CHECK(isGridCode("130202002018001"));
    CHECK_FALSE(isGridCode("130202002018000"));
    CHECK_FALSE(isGridCode("130202002000001"));
    CHECK_FALSE(isGridCode("130202002018"));
    CHECK(gridSerial("130202002018042") == 42);
    CHECK(gridSerial("130202002018") == 0);
}

TEST_CASE("parents of codes") {
    std::vector<std::string> chain;
    for (std::optional<std::string> code = "130202002018007"; code; code = parentCode(*code)) chain.push_back(*code);
    CHECK(chain == std::vector<std::string>{"130202002018007", "130202002018", "130202002000", "130202000000",
                                            "130200000000", "130000000000"});
    CHECK_FALSE(parentCode("x"));
    CHECK_FALSE(parentCode("130202002018000"));
}

TEST_CASE("kinds of streets and communities") {
    CHECK(streetKind("130202002000") == StreetKind::Street);
    CHECK(streetKind("130202102000") == StreetKind::Town);
    CHECK(streetKind("141130202000") == StreetKind::Township);
    CHECK(streetKind("150102400000") == StreetKind::Other);
    CHECK(streetKind("130202002018") == StreetKind::Street);
    CHECK_FALSE(streetKind("130202000000"));
    CHECK(isVillage("130202102201"));
    CHECK_FALSE(isVillage("130202002018"));
    CHECK_FALSE(isVillage("130202002000"));
}

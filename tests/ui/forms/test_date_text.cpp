#include "ui/forms/date_text.h"

#include <catch2/catch.hpp>

using namespace mulin;
using namespace mulin::ui;

namespace {
std::string typed(const char* text, bool future = true, const char* today = "2026-11-22") {
    const auto date = typedDate(QString::fromUtf8(text), *Date::fromIso(today), future);
    return date ? date->iso() : std::string();
}
} // namespace

TEST_CASE("dates as clerks type them") {
    CHECK(typed("20261122") == "2026-11-22");
    CHECK(typed("1122") == "2026-11-22");
    CHECK(typed("１１２２") == "2026-11-22");
    CHECK(typed("11-20") == "2026-11-20");
    CHECK(typed("11月20日") == "2026-11-20");
    CHECK(typed("今天") == "2026-11-22");
    CHECK(typed("昨天") == "2026-11-21");
    CHECK(typed("前天") == "2026-11-20");
    CHECK(typed("Tomorrow") == "2026-11-23");
    CHECK(typed("+7") == "2026-11-29");
    CHECK(typed("-1") == "2026-11-21");
}

TEST_CASE("the year that lies nearest is meant") {
    CHECK(typed("0105") == "2027-01-05");
    CHECK(typed("0105", false) == "2026-01-05");
    CHECK(typed("1231", true, "2027-01-02") == "2026-12-31");
    CHECK(typed("1125", false) == "2026-11-25"); // the field says that it is later than today
}

TEST_CASE("what is no date stays with the field's own rules") {
    CHECK(typed("20261322").empty());
    CHECK(typed("0230").empty());
    CHECK(typed("1952年3月18日").empty());
    CHECK(typed("").empty());
    CHECK(typed("abc").empty());
}

#include "core/base/natural_order.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace mulin;

TEST_CASE("numbers within a text are compared by their value") {
    std::vector<std::string> names{"10号楼",   "2号楼", "甲楼",   "1号楼", "21号楼", "3-10-501", "3-2-501",
                                   "3-2-1001", "2号",   "02号楼", "A座",   "B座",    ""};
    std::sort(names.begin(), names.end(),
              [](const std::string& a, const std::string& b) { return compareNaturally(a, b) < 0; });
    CHECK(names == std::vector<std::string>{"", "1号楼", "2号", "02号楼", "2号楼", "3-2-501", "3-2-1001", "3-10-501",
                                            "10号楼", "21号楼", "A座", "B座", "甲楼"});
}

TEST_CASE("every two texts that differ have an order, however long their numbers") {
    CHECK(compareNaturally("1", "1") == 0);
    CHECK(compareNaturally("", "") == 0);
    CHECK(compareNaturally("1", "01") != 0);
    CHECK(compareNaturally("1", "01") == -compareNaturally("01", "1"));
    CHECK(compareNaturally("0", "") > 0);
    CHECK(compareNaturally("00", "0") > 0);
    CHECK(compareNaturally("99999999999999999999999999999999998", "99999999999999999999999999999999999") < 0);
    CHECK(compareNaturally("1a", "1") > 0);
    CHECK(compareNaturally("楼1", "楼") > 0);
}

#include "core/records/file_code.h"

#include <catch2/catch.hpp>

using namespace mulin;
using namespace mulin::records;

TEST_CASE("the number on a form names a record and tells a slip") {
    Uid least, most;
    most.bytes.fill(0xFF);
    for (const Uid& uid : {least, most, Uid::named("x", "a"), Uid::named("x", "b")}) {
        const std::string code = fileCode(uid);
        CHECK(code.size() == 42);
        CHECK(fileOfCode(code) == uid);
        for (std::size_t i = 0; i < code.size(); ++i) {
            std::string slip = code;
            slip[i] = slip[i] == '9' ? '0' : static_cast<char>(slip[i] + 1);
            CHECK_FALSE(fileOfCode(slip));
        }
    }
    CHECK_FALSE(fileOfCode(""));
    CHECK_FALSE(fileOfCode("130202195203183021"));
    CHECK_FALSE(fileOfCode(std::string(42, '9')));
}

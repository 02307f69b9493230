// A RapidCheck property with its own number of runs: each run here makes a file and verifies it.
#pragma once

#include <catch2/catch.hpp>
#include <cstdlib>
#include <rapidcheck.h>
#include <sstream>

namespace mulin::test {

/// `runs` in an ordinary run, twenty times as many with MULIN_LONG.
template<class Testable> void property(const std::string& description, int runs, Testable&& testable) {
    auto params = rc::detail::configuration().testParams;
    params.maxSuccess = std::getenv("MULIN_LONG") ? runs * 20 : runs;
    params.maxSize = 40;
    rc::detail::TestMetadata metadata;
    metadata.id = metadata.description = description;
    const auto result = rc::detail::checkTestable(std::forward<Testable>(testable), metadata, params);
    std::ostringstream report;
    rc::detail::printResultMessage(result, report);
    INFO(description << "\n" << report.str());
    CHECK(result.template is<rc::detail::SuccessResult>());
}

} // namespace mulin::test

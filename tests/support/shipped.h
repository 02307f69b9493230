// What every office begins with.
#pragma once

#include "core/access/shipped_roles.h"
#include "core/schema/catalogue.h"
#include "tests/support/temp_office.h"

#include <catch2/catch.hpp>

#include <string>

namespace mulin::test {

inline const schema::Catalogue& catalogue() {
    static const schema::Catalogue shipped = must(schema::Catalogue::shipped());
    return shipped;
}
inline access::Role shipped(const std::string& code) {
    for (const access::Role& one : must(access::shippedRoles()))
        if (one.code == code) return one;
    FAIL("no role " << code);
    return {};
}

} // namespace mulin::test

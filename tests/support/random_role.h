// Roles at random: of a few types and fields, so that they meet.
#pragma once

#include "core/access/rights.h"

#include <rapidcheck.h>

namespace mulin::test {

inline access::Role roleOf(std::vector<access::Grant> grants, access::Rights operations = {}) {
    return {"some", {"某", "some"}, {}, operations, std::move(grants), 0};
}

inline rc::Gen<access::Grant> anyGrant() {
    using namespace access;
    static const std::vector<std::string> whats{
        "*",      "*",     "people",   "directory",        "casework",        "admin",
        "person", "visit", "dwelling", "residence",        "living_alone",    "household",
        "unit",   "post",  "user",     "vault:correction", "vault:correction"};
    static const std::vector<std::string> fields{
        "person.phone", "person.name", "dwelling.room", "visit.people", "name",          "residence.dwelling",
        "phone",        "grid",        "person",        "remark",       "visit.findings"};
    return rc::gen::apply(
        [](std::string what, unsigned may, bool own, std::vector<std::string> withheld) {
            Grant grant{std::move(what), {}, own ? Reach::Own : Reach::Office, {}};
            for (const Right right : {Right::Read, Right::Write, Right::Delete})
                if (may >> static_cast<int>(right) & 1U) grant.may.add(right);
            grant.withheld.insert(withheld.begin(), withheld.end());
            return grant;
        },
        rc::gen::elementOf(whats), rc::gen::inRange(0U, 8U), rc::gen::arbitrary<bool>(),
        rc::gen::resize(3, rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(fields))));
}

inline rc::Gen<access::Role> anyRole() {
    return rc::gen::apply(
        [](std::vector<access::Grant> grants, unsigned operations) {
            access::Role made = roleOf(std::move(grants));
            for (int at = static_cast<int>(access::Right::Reveal); at < access::rightCount; ++at)
                if (operations >> at & 1U) made.operations.add(static_cast<access::Right>(at));
            return made;
        },
        rc::gen::resize(6, rc::gen::container<std::vector<access::Grant>>(anyGrant())),
        rc::gen::inRange(0U, 1U << access::rightCount));
}

} // namespace mulin::test

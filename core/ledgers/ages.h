// How old the people of a ledger are, as its own rules say (一老: 80 and over; 一小: under three). Nobody is refused
// for it: the age at which a subsidy begins differs by place, and a birth date may be wrong. It is asked.
#pragma once

#include "core/access/access.h"
#include "core/journal/tables.h"
#include "core/schema/type_def.h"

#include <span>

namespace mulin::ledgers {

struct AgeSpan {
    std::optional<int> from, to; ///< years, both included
    int ahead = 0;               ///< days: who reaches `from` within them belongs already
    bool holds(Date birth, Date today) const;
    bool operator==(const AgeSpan&) const = default;
};

/// Of rules that ask for nothing but age and household; one for people whom another ledger or a field names says
/// nothing of the others. Nullopt: of any age.
std::optional<AgeSpan> agesOf(const schema::TypeDef& ledger);

struct OutOfAge {
    RecordId person;
    std::string name;
    int years = 0; ///< today
};
/// Those of `people` who are too young or too old for the ledger; nobody whose birth date is not known, or not to be
/// read here.
std::vector<OutOfAge> outOfAge(const db::Reader& reader, const journal::Tables& tables, const access::Access& access,
                               const schema::TypeDef& ledger, std::span<const RecordId> people, Date today);

} // namespace mulin::ledgers

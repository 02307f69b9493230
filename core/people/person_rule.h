// What the journal's one gate knows about people: ID numbers, and the façade of a person over residence, dwelling and
// household. Forms, command line and merge helpers all pass through it.
#pragma once

#include "core/journal/rules.h"

#include <optional>
#include <string>
#include <string_view>

namespace mulin::people {

/// Rules for person, residence, household and dwelling.
///
/// person: `address, estate_name, building, entrance, room, door, dwelling, household, relation, lives_since,
/// book_number, grid, grid_name` may be given like own fields; they are written where they belong. A number that is
/// invalid, or that clashes with birth date or sex, is refused (BadIdNumber, IdClash) unless `check` says id_invalid or
/// id_clash; the marks fall when the number is set right.
void addRules(journal::Rules& rules);

/// Normalises `id_number`, fills `id_kind`, `birth_date` and `sex`; no database. `before` may be null. For forms, which
/// check while somebody types, as for the rule.
Result<void> applyIdNumber(schema::Values& values, const journal::Record* before, Date today);

/// What a changed address of somebody who lives somewhere means.
struct Rehoming {
    enum class Kind { Unsaid, Corrected, Moved };
    Kind kind = Kind::Unsaid;
    std::optional<Date> on = {}; ///< of the move; default: today
};
/// An edit of a person whose façade moves him: writes what is his own, then corrects the open residence or ends it and
/// begins another one, as it is said.
Result<void> rehome(journal::Writer& writer, RecordId person, schema::Values values, const Rehoming& how,
                    std::optional<std::int64_t> head = {});

/// Is `field` of a person taken out and written elsewhere?
bool isFacade(std::string_view field);

} // namespace mulin::people

// What a clerk does with a household, each as one act: some move, all move, split, join, another head, relations. And
// what such an act would change, in whose file, before it is written.
#pragma once

#include "core/people/households.h"

#include <map>

namespace mulin::people {

struct HouseholdAct {
    enum class Kind {
        Move,     ///< `people` go to `to` or into `other`; the rest stays
        Address,  ///< the whole household goes to `to`
        Split,    ///< `people` become a household of their own, at `to` or where they are
        Join,     ///< all of `other` come into this household
        Head,     ///< `head` becomes the head, the relations of the others follow where that is certain
        Relations ///< `relations` alone
    };
    Kind kind = Kind::Move;
    RecordId household;
    std::vector<RecordId> people{};
    AddressParts to{};
    std::optional<RecordId> other{};
    std::optional<RecordId> head{};
    std::map<Uid, std::string> relations{}; ///< by person, to the head they will have; empty = not known
    std::optional<Date> on{};               ///< default: today
};

/// "person.move_member" of one, else "household.move", "household.change_address", "household.split", "household.join",
/// "household.change_head", "household.relations".
journal::Operation operationFor(const HouseholdAct& act);

/// Errors as in households.h; Required{type household, field people, dwelling, household or head}: what is not said.
Result<void> perform(journal::Writer& writer, const HouseholdAct& act);
Result<journal::ChangeSet> perform(journal::Journal& journal, const access::Access& access, const HouseholdAct& act);

struct LivesAs {
    std::string address;
    std::optional<RecordId> household;
    std::string relation;
    bool operator==(const LivesAs&) const = default;
};
struct PersonChange {
    RecordId person;
    std::string name;
    LivesAs before, after;
    bool changes() const { return before != after; }
};
struct HouseholdChange {
    RecordId household;
    std::string headBefore, headAfter; ///< names
    int membersBefore = 0, membersAfter = 0;
    bool made = false; ///< new: its identity is another one when the act is performed
};
struct HouseholdPreview {
    std::vector<PersonChange> people; ///< everybody of the households concerned, changed or not
    std::vector<HouseholdChange> households;
    std::vector<std::string> others; ///< heads of further households where they will live
};
/// Performs the act and rolls it back; its errors.
Result<HouseholdPreview> preview(journal::Journal& journal, const access::Access& access, const HouseholdAct& act);

/// The households that live where `address` says, with the names of their heads; for a choice.
struct HouseholdThere {
    RecordId household;
    std::string head, address;
    int members = 0;
};
Result<std::vector<HouseholdThere>> householdsAt(const db::Reader& reader, const journal::Tables& tables,
                                                 const access::Access& access, const std::string& address);

} // namespace mulin::people

// Who lives where, with whom: the named operations, each over a Writer (to be joined with others in one act) and as an
// act of its own; and how a household reads.
#pragma once

#include "core/journal/journal.h"
#include "core/people/address_parts.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace mulin::people {

/// Where to live: a dwelling that is known, or an address; with a household that is known, or the one living there, or
/// a new one.
struct Home {
    std::optional<RecordId> dwelling;
    AddressParts address;              ///< counts if there is no dwelling
    std::optional<RecordId> household; ///< its dwelling counts if neither is given
    bool newHousehold = false;         ///< a further household in a dwelling that is lived in
    std::string relation;              ///< a choice of residence.relation; empty = unknown
    std::optional<Date> since;         ///< default: today
    bool initial = false;              ///< was living there already: `since` stays unknown unless given
    /// Has the person moved, or was the address wrong? Unsaid: told from when it was entered.
    std::optional<bool> moved = {};
    std::string reason; ///< a choice of residence.reason_in
    std::string movedFrom;
    std::string bookNumber; ///< of a new household
};

struct Departure {
    std::optional<Date> on;          ///< default: today
    std::string reason = "move_out"; ///< a choice of residence.reason_out
    std::string to{};
};

// Over a Writer. Errors: UnknownRecord, LinkTarget, NotAChoice, OutOfRange{type residence, field until}: before
// `since`.

/// A new person, with where he lives if `home` is given. Façade values in `person` count too.
Result<RecordId> registerPerson(journal::Writer& writer, const schema::Values& person,
                                const std::optional<Home>& home = {});
/// Ends the open residence, if any, and begins a new one; returns it.
Result<RecordId> moveIn(journal::Writer& writer, RecordId person, const Home& home);
/// What the façade of a person does. The open residence is edited in place if it was entered today, began today, or
/// began on or after `home.since`: then it is a correction, and the household comes along if nobody else lives in it.
/// Otherwise the person moves. Nobody living anywhere: a first registration.
Result<void> changeHome(journal::Writer& writer, RecordId person, const Home& home);
/// Ends the open residences. A household whose head leaves has none until one is named.
Result<void> moveOut(journal::Writer& writer, std::span<const RecordId> people, const Departure& departure);
/// One member joins another household; the rest stays.
Result<RecordId> moveMember(journal::Writer& writer, RecordId person, RecordId household, const std::string& relation,
                            std::optional<Date> on = {});
/// The whole household moves: one change of residence per member. `to`: its dwelling or address count.
Result<void> changeAddress(journal::Writer& writer, RecordId household, const Home& to);
/// The new head must live in the household. Relations of the others follow where that is certain; else they stay.
Result<void> changeHead(journal::Writer& writer, RecordId household, RecordId head);
Result<void> recordDeath(journal::Writer& writer, RecordId person, Date on);

// As acts: person.add, person.move_in, person.move_out, person.move_member, household.change_address,
// household.change_head, person.death.
Result<journal::ChangeSet> registerPerson(journal::Journal& journal, const access::Access& access,
                                          const schema::Values& person, const std::optional<Home>& home = {});
Result<journal::ChangeSet> moveIn(journal::Journal& journal, const access::Access& access, RecordId person,
                                  const Home& home);
Result<journal::ChangeSet> moveOut(journal::Journal& journal, const access::Access& access,
                                   std::span<const RecordId> people, const Departure& departure);
Result<journal::ChangeSet> moveMember(journal::Journal& journal, const access::Access& access, RecordId person,
                                      RecordId household, const std::string& relation, std::optional<Date> on = {});
Result<journal::ChangeSet> changeAddress(journal::Journal& journal, const access::Access& access, RecordId household,
                                         const Home& to);
Result<journal::ChangeSet> changeHead(journal::Journal& journal, const access::Access& access, RecordId household,
                                      RecordId head);
Result<journal::ChangeSet> recordDeath(journal::Journal& journal, const access::Access& access, RecordId person,
                                       Date on);

/// Relation of somebody to a new head, given both relations to the old one; nullopt = not certain.
/// `sex` of the somebody: "male", "female" or empty.
std::optional<std::string> relationToNewHead(const std::string& ofNewHead, const std::string& ofMember,
                                             const std::string& sex);

/// The open residence: `until` empty; the newest by `since`, then by uid, if there are several. nullopt if none.
std::optional<journal::Record> openResidence(const db::Reader& reader, const journal::Tables& tables,
                                             const Uid& person);
/// The household that lives in a dwelling, or stands there without any residence yet; the oldest if several.
std::optional<RecordId> householdAt(const db::Reader& reader, const Uid& dwelling);

} // namespace mulin::people

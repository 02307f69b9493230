// Residents who are entered twice: found over all of them, merged by hand field by field, or told apart for good.
#pragma once

#include "core/base/progress.h"
#include "core/journal/journal.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace mulin::people {

/// Why two entries look like one person, the surest first.
enum class Alike : unsigned { IdNumber = 1, NameBirth = 2, NamePhone = 4, NameDoor = 8, SoundBirth = 16 };

struct DuplicatePair {
    RecordId one, other; ///< the older entry first: it is the one that is kept
    std::string oneName, otherName, oneDoor, otherDoor;
    unsigned alike = 0; ///< of Alike
};

/// Two with different ID numbers are two, unless nothing but a slip tells them apart; those told apart by hand are left
/// out. The surest first, at most `limit`. What may not be read makes nobody alike.
Result<std::vector<DuplicatePair>> findDuplicates(const db::Reader& reader, const journal::Tables& tables,
                                                  const access::Access& access, Progress& progress,
                                                  std::size_t limit = 1000);

/// Somebody entered already who may be the one that is being entered.
struct Namesake {
    RecordId person;
    std::string name, sex, door;
    std::optional<Date> birth;
    bool sameNumber = false, sameBirth = false, samePhone = false;
};
/// By ID number, or by name where neither number nor birth date says otherwise; the likeliest first, at most `limit`.
Result<std::vector<Namesake>> namesakes(const db::Reader& reader, const journal::Tables& tables,
                                        const access::Access& access, const schema::Values& typed,
                                        std::optional<RecordId> self, std::size_t limit = 3);

/// The entry that stays when two are merged: the older identity, so that all offices choose alike.
inline bool stays(const RecordId& one, const RecordId& other) { return one.uid() < other.uid(); }
/// Fields of a person that are its own and may be chosen.
std::vector<const schema::FieldDef*> mergeFields(const schema::TypeDef& person);

struct Merge {
    RecordId kept, dropped;
    std::set<std::string> fromDropped{}; ///< fields whose value comes from there; empty fields are filled anyway
    bool homeOfDropped = false;          ///< where both live somewhere: which of the two is right
};
/// One act, taken back by its undo: all that named the dropped entry names the kept one, the dropped one lies in the
/// recycle bin, and a record says so. Of two open enrolments in one ledger the dropped one's is closed as an error; so
/// is the home that is wrong. Errors: LinkTarget{type person, field}: not the one that stays; those of the writer.
Result<void> merge(journal::Writer& writer, const Merge& merge);
/// Open vaults that name somebody: to be closed before the entry is merged into another one, since an act in the open
/// beside one in a vault would tell of it.
std::vector<std::string> vaultsNaming(const db::Reader& reader, const journal::Tables& tables, RecordId person);
/// Of whom an open vault still speaks under an entry that was merged while it was closed, and who stays. Nothing
/// follows by itself: what is written right after opening, or right after a merge, would tell whom the vault names.
std::vector<Merge> mergesToFollow(const db::Reader& reader, const journal::Tables& tables, const std::string& vault);
/// The vault speaks of the one who stays; an act in it like any other.
Result<void> followMerge(journal::Writer& writer, const Merge& merge, const std::string& vault);
/// Remembered: the two are not offered again.
Result<void> tellApart(journal::Writer& writer, RecordId one, RecordId other);

} // namespace mulin::people

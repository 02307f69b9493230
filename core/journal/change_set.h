// What is done (Operation) and what it changed (ChangeSet).
#pragma once

#include "core/base/id.h"
#include "core/journal/patch.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace mulin::journal {

/// Frozen codes, part of the hashed header of a txn.
enum class TxnKind : std::uint8_t {
    Change = 0,
    Undo = 1,
    Log = 2,   ///< something sealed was opened or unmasked: no entries, never undone
    Legal = 3, ///< has legal effect: corrected or reopened, never undone
};

/// One act of a user. `id` is stable ("person.add", "import"); the window words it from id and args.
struct Operation {
    std::string id;
    std::map<std::string, std::string> args; ///< for history: file name, purpose, count …; no personal data
    TxnKind kind = TxnKind::Change;
    bool deriveSearch = true;     ///< false only for measuring
    std::string compartment = {}; ///< of an act without entries: whose log it stands in; empty = admin
};

enum class ChangeKind : std::uint8_t { Created, Updated, Deleted, Restored };

struct Change {
    std::string type;
    RecordId id;
    ChangeKind kind;
};

struct ChangeSet {
    std::optional<TxnId> txn;    ///< the act; nullopt if nothing changed
    std::vector<Change> changes; ///< links count as an update of the record they start from
    bool touches(std::string_view type) const {
        for (const Change& change : changes)
            if (change.type == type) return true;
        return false;
    }
};

} // namespace mulin::journal

// One value of a record back to what it was before a change: an ordinary write with its checks, not an undo, so that
// nothing else of the act is touched and whatever came later does not matter.
#pragma once

#include "core/journal/writer.h"

namespace mulin::journal {

/// A value as an act wrote it.
struct WrittenValue {
    TxnId txn;
    std::string field;
    std::string role = {};         ///< links
    std::optional<Uid> other = {}; ///< links: the other end that was put in or taken out
};

/// UnknownTxn if the act wrote no such value to a record that was there already, or its payload was erased; Denied if
/// it must not be seen; NotUndoable of an act with legal effect.
Result<void> setBack(Writer& writer, std::string_view type, RecordId id, const WrittenValue& written);

} // namespace mulin::journal

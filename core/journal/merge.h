// The merge core: pure, no database, no clock. A register is the unit of merging: a field, a declared group of fields,
// or the existence of a row. Its state is the set of causal maxima of the writes applied to it; which arrives first
// does not matter, nor how often. Semantics and their simulation: "causality first, clock second; a conflict is a set".
#pragma once

#include "core/journal/dot.h"
#include "core/schema/value.h"

#include <functional>
#include <vector>

namespace mulin::journal {

using RegisterValue = std::vector<schema::Value>; ///< one value per field of the register

struct Write {
    TxnIndex dot = 0;
    RegisterValue value;
    bool operator==(const Write&) const = default;
};

/// Looks up the stamp of a dot; must know every dot given.
using StampOf = std::function<const TxnStamp&(TxnIndex)>;

/// Adds one write to the maxima: forgets those it succeeds; is itself forgotten if one of them succeeds it, or if it is
/// already there. A later write of the same act takes the place of the earlier one. Returns true if the maxima changed.
bool addWrite(std::vector<Write>& maxima, Write write, const StampOf& stampOf);

/// The write that is shown: the greatest (hlc, device, dseq) among the maxima. Null if there is none.
const Write* shown(const std::vector<Write>& maxima, const StampOf& stampOf);

/// At least two maxima with differing values.
bool inConflict(const std::vector<Write>& maxima);

/// Is a row there, given the maxima of its existence and the dots of the maxima of all its other registers? A delete
/// never masks a concurrent edit: then the row stays and is `contested` until somebody decides. Who writes to such a
/// row has decided: the Recorder says so in its existence.
struct Existence {
    bool alive = true;
    bool contested = false;
};
Existence existence(const std::vector<Write>& aliveMaxima, const std::vector<TxnIndex>& otherDots,
                    const StampOf& stampOf);

} // namespace mulin::journal

// What somebody may do, put together so that it can be said in a few sentences. It is made from the Access itself: what
// is told is what is enforced.
#pragma once

#include "core/access/access.h"

namespace mulin::access {

struct Summary {
    /// What one right reaches. Types, or "*" and compartments where all of their types are meant.
    struct Scope {
        Right right; ///< Read, Write, Delete
        Reach reach; ///< Own: what the right does not reach in the whole office
        std::vector<std::string> whats;
        bool operator==(const Scope&) const = default;
    };
    /// Fields that cannot be seen in records that can.
    struct Hidden {
        std::string type;
        Reach reach; ///< Own: nowhere; Office: not outside the own units
        std::vector<std::string> fields;
        bool operator==(const Hidden&) const = default;
    };
    std::vector<Scope> scopes; ///< by right, the whole office first
    std::vector<Hidden> hidden;
    Rights operations;
    std::vector<Uid> units; ///< the own ones, with all that lies in them

    /// Does anything end at the own units?
    bool ownUnits() const;
    bool operator==(const Summary&) const = default;
};

Summary summaryOf(const Access& access, const schema::Catalogue& catalogue);
/// Of roles added up, whoever may hold them.
Summary summaryOf(std::span<const Role> roles, const schema::Catalogue& catalogue);

} // namespace mulin::access

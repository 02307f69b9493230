// Templates of the organisation tree (resources/tiers/*.toml). A template lists tiers from the top down; each has two
// faces, the grid's and the Party's, and says which record type carries its nodes: unit, building or household.
#pragma once

#include "core/base/result.h"
#include "core/schema/type_def.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mulin::organisation {

enum class Carrier : std::uint8_t { Unit, Building, Household };
const char* carrierType(Carrier carrier); ///< id of the record type

/// A post that every node of the tier has, or may have.
struct TierPost {
    std::string title; ///< a choice of post.title
    schema::Label label;
    std::string time;         ///< a choice of post.time; empty = either
    bool required = true;     ///< a node without it is a gap
    bool standIn = true;      ///< has a B holder too
    bool perEntrance = false; ///< one for each entrance of a building
    bool called = false;      ///< is called in an emergency, and passes the call on to the tier below
};

struct Tier {
    std::string id;
    schema::Label grid;       ///< 网格
    schema::Label party;      ///< 网格党支部; empty if the tier has no Party organisation
    std::string partyPattern; ///< "{name}党支部"; empty if it has no name of its own
    Carrier carrier = Carrier::Unit;
    std::string level;       ///< a choice of unit.level; empty unless units carry the tier
    bool required = true;    ///< each node above has at least one
    bool designated = false; ///< only records chosen for it are nodes (党员中心户), not every one
    std::vector<TierPost> posts;

    std::string partyName(std::string_view nodeName) const;
};

struct TierTemplate {
    std::string id;
    schema::Label label, help;
    int order = 0;
    std::vector<Tier> tiers;

    const Tier* tier(std::string_view id) const;
    const Tier* tierOfLevel(std::string_view level) const; ///< by unit.level
    const Tier* tierOf(Carrier carrier) const;             ///< the first
    const Tier* below(const Tier& tier) const;
};

/// Error: BadDefinition{file, line, what}.
Result<TierTemplate> parseTiers(std::string_view toml, const std::string& file);
/// All templates compiled in, in their order.
Result<std::vector<TierTemplate>> shippedTiers();
/// Error: UnknownTiers{tiers}.
Result<TierTemplate> shippedTiers(std::string_view id);

} // namespace mulin::organisation

// A ledger as it is designed: its definition and those of its fields together, what is known of their use, and putting
// them to use in one act.
#pragma once

#include "core/access/access.h"
#include "core/journal/writer.h"
#include "core/schema/catalogue.h"

#include <map>

namespace mulin::ledgers {

struct Design {
    schema::LedgerDefinition ledger;
    std::vector<schema::FieldDefinition> fields;
    bool operator==(const Design&) const = default;
};

/// What is said so far of a ledger; of a shipped one about which nothing is said, an empty design.
Design designOf(const schema::Definitions& definitions, const std::string& type);
schema::Definitions definitionsOf(const Design& design);
/// All of the office, with the design in the place of what they say of its ledger.
schema::Definitions withDesign(schema::Definitions definitions, const Design& design);

/// A draft that began with `base`, on top of what was put to use since: what the draft did not touch is as it stands
/// now, what it changed stays changed. Value by value; the choices of a field are one.
struct Rebased {
    Design design;
    std::vector<std::string> disputed; ///< ids of the fields (empty: the ledger itself) that both changed
};
Rebased rebased(const Design& base, const Design& draft, const Design& now);

struct DesignUse {
    std::int64_t open = 0; ///< enrolments of today
    std::int64_t ever = 0; ///< people who are or were in it
    /// Records of today by choice, by field.
    std::map<std::string, std::map<std::string, std::int64_t>> choices;
};
/// Of what may be read all over the office; else nothing.
Result<DesignUse> designUse(const db::Reader& reader, const journal::Tables& tables, const access::Access& access,
                            const std::string& type);

/// What keeps a design from being put to use; field empty: the ledger itself.
struct DesignGap {
    std::string field; ///< id
    std::string what;  ///< a field of its definition: "name", "purpose", "kind", "choices"
};
std::vector<DesignGap> gapsOf(const Design& design);

/// Writes what the records do not say yet. Errors of a write.
Result<void> putToUse(journal::Writer& writer, const Design& design);

} // namespace mulin::ledgers

// A row of a state table, as read.
#pragma once

#include "core/journal/tables.h"

#include <algorithm>

namespace mulin::journal {

struct Record {
    const Table* table = nullptr;
    Uid uid;
    std::int64_t row = 0; ///< rowid
    bool alive = true;
    TxnIndex created = 0;
    RowClock clock;
    std::int64_t head = 0;             ///< last entry: changes with every write, so a form can tell whether it is stale
    std::vector<schema::Value> values; ///< aligned with table->columns
    /// Fields that whoever reads must not see, by id: empty in `values`, yet not known to be empty. See horizon.h.
    std::vector<std::string> withheld;

    RecordId id() const { return RecordId(uid); }
    const schema::TypeDef& type() const { return *table->type; }
    const schema::Value& get(std::string_view field) const {
        static const schema::Value none;
        const int at = table->position(field);
        return at < 0 ? none : values[static_cast<std::size_t>(at)];
    }
    const std::string& text(std::string_view field) const { return get(field).text(); }
    bool withholds(std::string_view field) const {
        return std::find(withheld.begin(), withheld.end(), field) != withheld.end();
    }
    TxnIndex dotOf(DefinitionIndex reg) const { return clock.dot(reg).value_or(created); }
    schema::Values toValues() const;
};

/// A link of a record.
struct Link {
    Uid from, to;
    std::string role;
    const Table* table = nullptr; ///< the links field
};

} // namespace mulin::journal

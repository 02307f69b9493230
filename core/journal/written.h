// Rows that a transaction wrote, as those need to know who work out what follows from them.
#pragma once

#include "core/journal/tables.h"

namespace mulin::journal {

/// A row with its values as they were before this transaction changed it, or as they were when it made it.
struct Touched {
    const Table* table = nullptr;
    std::int64_t row = 0;
    Uid uid;
    bool wasAlive = false;
    bool isAlive = true;
    std::vector<schema::Value> before; ///< aligned with table->columns
};
using TouchedRows = std::map<std::pair<const Table*, std::int64_t>, Touched>;

/// How new the identity of a created row is.
enum class Identity : std::uint8_t {
    Given,     ///< older rows may name it
    Announced, ///< drawn earlier in this transaction: rows that it has written may name it
    Fresh,     ///< drawn for this row: nothing names it yet
};

/// A row that this transaction made. Kept small: an import makes a million.
struct Created {
    const Table* table = nullptr;
    Uid uid; ///< links: the record that they start from
};

} // namespace mulin::journal

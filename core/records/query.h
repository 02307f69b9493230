// Lists: an id spine and windows of rows.
#pragma once

#include "core/access/access.h"
#include "core/base/progress.h"
#include "core/journal/record.h"

#include <span>
#include <vector>

namespace mulin::records {

struct Query {
    std::string type;
    std::string where;  ///< see expression.h; empty = all
    std::string sort;   ///< field id, "-field" = descending; empty = the type's own
    std::string search; ///< text of the search box; empty = all
    std::int64_t limit = -1;
    bool deleted = false;
};

/// Row numbers of all hits, in order: 8 bytes each. A million in one scan of an index.
Result<std::vector<std::int64_t>> spine(const db::Reader& reader, const journal::Tables& tables,
                                        const access::Access& access, const Query& query, Date today);
Result<std::int64_t> count(const db::Reader& reader, const journal::Tables& tables, const access::Access& access,
                           const Query& query, Date today);
/// The records of a part of the spine; rows that are gone meanwhile come as nullopt.
Result<std::vector<std::optional<journal::Record>>> window(const db::Reader& reader, const journal::Tables& tables,
                                                           const access::Access& access, std::string_view type,
                                                           std::span<const std::int64_t> rows);
/// spine + window.
Result<std::vector<journal::Record>> list(const db::Reader& reader, const journal::Tables& tables,
                                          const access::Access& access, const Query& query, Date today);
/// Is a list sorted by this field without sorting (an index leads)?
bool sortsFast(const journal::Table& table, std::string_view field);

} // namespace mulin::records

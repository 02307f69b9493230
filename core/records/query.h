// Lists: an id spine and windows of rows.
#pragma once

#include "core/access/access.h"
#include "core/base/progress.h"
#include "core/journal/record.h"

#include <optional>
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
    std::int64_t from = 0; ///< rows passed over
};

/// Row numbers of all hits, in order: 8 bytes each. A million in one scan of an index. `from` rows are passed over: a
/// spine can be read in parts.
Result<std::vector<std::int64_t>> spine(const db::Reader& reader, const journal::Tables& tables,
                                        const access::Access& access, const Query& query, Date today);
/// Enough to show a list at once, while its spine is read in the background.
struct Opening {
    std::vector<std::int64_t> rows;    ///< the first of the spine
    std::optional<std::int64_t> total; ///< length of the spine, as far as it can be told without reading it
    bool whole() const { return total == static_cast<std::int64_t>(rows.size()); }
};
/// The first `most` rows of the spine. In the order of an index (sortsFast) and without a condition this costs the same
/// for ten thousand records and for a million.
Result<Opening> opening(const db::Reader& reader, const journal::Tables& tables, const access::Access& access,
                        const Query& query, Date today, std::int64_t most = 200);
/// Of all hits, whatever the limit.
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

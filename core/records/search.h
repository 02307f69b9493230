// The search box: any part of a name, pinyin, initials, mixtures; ID by beginning, birth date, last four or more; phone
// and its tail; room; address; several words at once. A single word is read from the index in the order of its rank and
// stops at the limit; several words are sets of rows, intersected from the rarest on.
#pragma once

#include "core/access/access.h"
#include "core/journal/record.h"

namespace mulin::records {

struct SearchQuery {
    std::string type = "person";
    std::string text;
    std::int64_t limit = 50; ///< -1 = all
};

struct Hit {
    std::int64_t row = 0;
    int rank = 0; ///< smaller is better
};

/// Best first. Exact: nothing is left out but what `limit` cuts off, and nothing better than what is there.
Result<std::vector<Hit>> search(const db::Reader& reader, const journal::Tables& tables, const access::Access& access,
                                const SearchQuery& query);

} // namespace mulin::records

// The search box: any part of a name, pinyin, initials, mixtures; ID by beginning, birth date, last four or more; phone
// and its tail; room; several words at once. One scan over terms per word; with several words, the rarest leads and the
// others are checked on each of its records.
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

/// Best first. Exact: nothing is left out but what `limit` cuts off.
Result<std::vector<Hit>> search(const db::Reader& reader, const journal::Tables& tables, const access::Access& access,
                                const SearchQuery& query);

} // namespace mulin::records

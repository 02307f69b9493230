// Proofs: the tables are a function of the journal; the journal is a chain of hashes; equal offices have equal digests.
#pragma once

#include "core/base/hash.h"
#include "core/base/progress.h"
#include "core/db/connection.h"
#include "core/journal/tables.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace mulin::journal {

struct Finding {
    std::string what;  ///< "page", "schema", "name", "chain", "entry", "row", "term", "link", "sibling", "blob"
    std::string where; ///< stream and number, type and id
};

struct Verdict {
    std::vector<Finding> findings; ///< at most 100
    std::int64_t txns = 0, entries = 0, rows = 0, terms = 0;
    std::vector<std::string> closedVaults; ///< of these the chain is checked, not what they say
    bool sound() const { return findings.empty(); }
};

/// Pages, tables and names, hash chain, rebuild compared row by row, derived columns, search terms.
Result<Verdict> verify(const db::Reader& reader, const schema::Catalogue& catalogue, Progress& progress);

/// The hash chains alone.
Result<Verdict> verifyChains(const db::Reader& reader, const schema::Catalogue& catalogue, Progress& progress);

/// Applies all entries of `source`, in order of arrival, to a new database in memory with the same tables. With
/// `untilWallMs` only those of acts up to that time: what was known then, without search terms. `misplaced` is told of
/// entries that do not say which entry of their row came before.
Result<std::unique_ptr<db::Connection>> rebuild(const db::Reader& source, const schema::Catalogue& catalogue,
                                                Progress& progress, std::optional<std::int64_t> untilWallMs = {},
                                                const std::function<void(std::int64_t entry)>& misplaced = {});

/// Hash of the visible state: every record that is there, by type and uid, its journalled fields, its links, open
/// conflicts. Equal on converged replicas, whatever the order in which things arrived; the same for every user and
/// device.
Result<Hash> digest(const db::Reader& reader, const schema::Catalogue& catalogue);

/// A version vector as it is hashed: by the uids of the streams.
std::string canonicalContext(const db::Reader& reader, const VersionVector& vector);

} // namespace mulin::journal

// The chains of the log: whether each is whole, and what their newest links fold to, as a code that is kept on paper.
#pragma once

#include "core/base/hash.h"
#include "core/base/progress.h"
#include "core/journal/history.h"

namespace mulin::journal {

struct Heads {
    Hash code{};
    std::int64_t wall = 0; ///< when the newest act was entered; 0 = there is none
};
Result<Heads> heads(const db::Reader& reader);
/// The state of this file to which the code belongs; nullopt: the log never was what was printed. Groups, small letters
/// and spaces do not matter.
Result<std::optional<Heads>> headsThatWere(const db::Reader& reader, std::string_view mark, Progress& progress);
/// "7F3A 19C2 0B44 91DE 5A07": enough that nobody finds another log with the same.
std::string headMark(const Hash& code);

struct ChainVerdict {
    struct Break {
        std::optional<TxnId> act; ///< where it is known
        std::string where;        ///< for a reader, as verify() says it
    };
    std::vector<Break> breaks; ///< at most 100
    std::int64_t txns = 0, entries = 0;
    bool whole() const { return breaks.empty(); }
};
/// Every link of every chain against what it is made of; verify() does that and more.
Result<ChainVerdict> checkChains(const db::Reader& reader, const schema::Catalogue& catalogue, Progress& progress);

} // namespace mulin::journal

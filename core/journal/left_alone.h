// What an undo left as it is. It is told at once, and kept among the arguments of the undoing act, for whoever asks
// later.
#pragma once

#include "core/access/access.h"
#include "core/base/id.h"
#include "core/base/result.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace mulin::db {
class Reader;
}

namespace mulin::journal {

class Tables;

/// What undo left alone: its current value was written by something later, or something later needs it; or it stays in
/// the recycle bin though something that came back names it.
struct LeftAlone {
    std::string type;
    RecordId id;
    std::string field;                                ///< empty: the record as a whole
    std::string reason;                               ///< "changed", "linked", "belongs", "gone"
    std::vector<std::pair<std::string, RecordId>> by; ///< linked, gone: the records (type, id) that need it; at most 20
};

struct LeftList {
    std::vector<LeftAlone> entries;
    std::int64_t count = 0; ///< how many there were: of very many, only the first are kept
};

/// Into the arguments of the undoing act; nothing where nothing was left.
void keepLeft(const std::vector<LeftAlone>& left, std::map<std::string, std::string>& args);
/// How many entries an act left alone; 0 if it is no undo.
std::int64_t countLeft(const std::map<std::string, std::string>& args);
/// What the undoing act left alone, as far as it may be read.
Result<LeftList> leftBy(const db::Reader& reader, const Tables& tables, const access::Access& access, TxnId undoing);

} // namespace mulin::journal

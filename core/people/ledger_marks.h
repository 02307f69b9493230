// Which ledgers have somebody now: the marks beside a name.
#pragma once

#include "core/access/access.h"
#include "core/db/connection.h"
#include "core/journal/tables.h"

#include <map>
#include <string>
#include <vector>

namespace mulin::people {

/// Ids of ledgers, by person. `people`: SQL that names them, "SELECT r.person FROM …",
/// with one parameter, `key`. Sealed ledgers are left out: these marks are on everybody's screen.
std::map<Uid, std::vector<std::string>> ledgerMarks(const db::Reader& reader, const journal::Tables& tables,
                                                    const access::Access& access, const std::string& people,
                                                    const Uid& key);

/// An open enrolment of one person.
struct LedgerMark {
    const schema::TypeDef* ledger = nullptr;
    std::string keeper; ///< who keeps contact (包联人), as far as it may be read
};
/// In which open ledgers one person is today; asked for every row of a list.
std::vector<LedgerMark> ledgerMarksOf(const db::Reader& reader, const journal::Tables& tables,
                                      const access::Access& access, const Uid& person);

} // namespace mulin::people

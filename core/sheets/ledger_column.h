// A sheet of several ledgers says in a column of its own (台账, 人员类别) to which one a row belongs. A row is taken
// into the ledger that the import is for, or comes back with the names that sound alike: never into another one unseen.
#pragma once

#include "core/access/access.h"
#include "core/schema/catalogue.h"
#include "core/sheets/mapping.h"

#include <optional>

namespace mulin::sheets {

class LedgerColumn {
public:
    /// Looks for the column among those that no field takes; does nothing for anything but a ledger.
    LedgerColumn(const schema::Catalogue& catalogue, const access::Access& access, const schema::TypeDef& type,
                 const std::vector<ColumnMapping>& mapping);
    /// UnknownLedger{value, nearest}: a name of none; with what = "other" of another one than `nearest`, that is asked.
    Result<void> check(const Row& row);

private:
    const schema::TypeDef* named(std::string_view text) const;
    std::string nearest(std::string_view text) const;

    const schema::TypeDef& m_type;
    std::vector<const schema::TypeDef*> m_ledgers; ///< that may be read; none of the sealed ones
    std::optional<std::size_t> m_column;
    bool m_sure = false; ///< a column 类别 may hold anything, until it has named a ledger
};

} // namespace mulin::sheets

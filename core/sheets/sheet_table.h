// A sheet whose headings were found and mapped: rows of data alone, what merged cells say filled in.
#pragma once

#include "core/sheets/fill_down.h"
#include "core/sheets/import.h"

#include <memory>
#include <optional>

namespace mulin::sheets {

class SheetTable {
public:
    static Result<SheetTable> open(const schema::Catalogue& catalogue, const schema::TypeDef& type,
                                   const ImportRequest& request);
    /// Behind the header, without repeated headings, totals and notes under the table.
    Result<bool> next(Row& row);

    const Header& header() const { return m_header; }
    const std::vector<ColumnMapping>& mapping() const { return m_mapping; }
    std::size_t width() const { return m_width; } ///< columns of the widest of the first rows
    const SheetReader& reader() const { return *m_reader; }

private:
    std::unique_ptr<SheetReader> m_reader;
    Header m_header;
    std::size_t m_width = 0;
    std::vector<ColumnMapping> m_mapping;
    std::optional<FillDown> m_fill;
};

/// Whom a record is about: in the link's own column, or by what stands beside it; some types do without. SheetNoName.
Result<void> checkSaysWhom(const schema::Catalogue& catalogue, const schema::TypeDef& type,
                           const std::vector<ColumnMapping>& mapping, const std::string& path);

/// Errors that are not about one row.
bool endsImport(ErrorCode code);

} // namespace mulin::sheets

// A column map that was saved: how the sheets of one source are to be read. The file is TOML:
//
//   type = "person"            # the record type it was made for; optional
//   sheet = "总表"             # optional: the worksheet by name
//   header_row = 3             # optional: the row of the headings, from 1
//   fill_down = ["户号"]       # optional: columns in which a blank means "as above"
//
//   [columns]                  # heading = target; "" leaves the column out. Merged headings: "户主/姓名".
//   "姓名" = "name"            # A heading that comes twice: "电话#2" is the second.
//   "户号" = "household.number"
//   "column:K" = "remark"      # a column without a heading, by its letters
//   "序号" = ""
//
// Headings compare as in automatic mapping (spaces, marks and full-width forms do not count). A column that the file
// does not name is mapped automatically; headings that the sheet does not have are passed over.
#pragma once

#include "core/sheets/mapping.h"

#include <set>
#include <string_view>

namespace mulin::sheets {

struct ColumnMap {
    struct Entry {
        std::string heading, target;
        int line = 0;
    };
    std::string type, sheet;
    std::uint32_t headerRow = 0; ///< 0 = find it
    std::vector<std::string> fillDown;
    std::vector<Entry> columns;
    std::string path; ///< for errors

    /// BadMapping{path, line}; FileNotFound, FileUnreadable.
    static Result<ColumnMap> load(const std::string& path);
    static Result<ColumnMap> parse(std::string_view toml, const std::string& path);
    /// From what the user settled on.
    static ColumnMap of(const std::vector<ColumnMapping>& mapping);
    std::string toToml() const;
    Result<void> save(const std::string& file) const;

    /// The mapping of a sheet: as saved, the rest automatically. BadMapping{path, line} for a target that does not
    /// exist.
    Result<std::vector<ColumnMapping>> apply(const Mapper& mapper, const std::vector<ColumnTitle>& titles) const;
    /// Columns of fill_down that the sheet has.
    std::set<std::size_t> fillDownColumns(const std::vector<ColumnTitle>& titles) const;
};

} // namespace mulin::sheets

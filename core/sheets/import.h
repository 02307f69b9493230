// Import: a sheet becomes records, in one act that can be undone as one. Nothing is written before all rows are read; a
// cancelled import leaves nothing. A clerk's register is never clean: what cannot be read stays in the remark and the
// record is marked 待核; only rows come back that do not say whom they are about, or when it was: without a name, with
// an ID number that a spreadsheet destroyed, with a name that nobody or several people bear.
#pragma once

#include "core/journal/journal.h"
#include "core/sheets/column_map.h"

#include <functional>
#include <memory>
#include <optional>

namespace mulin::sheets {

struct ImportRequest {
    std::string path;
    std::shared_ptr<const std::string> pasted = {}; ///< instead of a file: see OpenOptions
    std::string type = "person";
    std::optional<ColumnMap> map; ///< else automatic
    std::string sheet;            ///< by name; empty = that of the map, else the first with data
    std::string rejects;          ///< file for rows that come back; empty = none
    std::string reasonHeading = "退回原因";
    /// Words for the reason column.
    std::function<std::string(const Error&)> words = [](const Error& error) {
        return std::string(errorName(error.code));
    };
    bool dryRun = false;
};

struct Rejection {
    std::uint32_t row = 0; ///< as the sheet program shows it
    Error error;
    std::vector<std::string> cells;
};

/// added + updated + duplicates + rejected = rows, always.
struct ImportReport {
    std::int64_t rows = 0, added = 0, updated = 0, duplicates = 0, rejected = 0;
    std::int64_t marked = 0;     ///< of those added or updated: 待核, or something of the row stands in the remark
    std::int64_t households = 0; ///< new ones
    std::int64_t dwellings = 0;
    double seconds = 0;
    std::optional<TxnId> txn;           ///< nullopt: nothing changed, or a dry run
    std::vector<Rejection> rejections;  ///< the first 1,000; all of them are in the file
    std::optional<Error> rejectsFailed; ///< the file for them could not be put in place; the import is done
    std::string type;
    std::vector<ColumnMapping> mapping;
    journal::ChangeSet changes;
};

/// What a sheet looks like before it is imported: for the mapping page.
struct SheetPreview {
    std::string sheet, format, encoding;
    std::vector<std::string> sheets;
    Header header;
    std::vector<Target> targets; ///< all that a column can fill
    std::vector<ColumnMapping> mapping;
    std::vector<ColumnSurvey::Column> columns;     ///< as in the mapping
    std::vector<std::vector<std::string>> samples; ///< the first rows, by column of the sheet
    std::int64_t rows = 0;
};

Result<SheetPreview> preview(const schema::Catalogue& catalogue, const ImportRequest& request, Date today,
                             Progress& progress);
/// Errors: those of openSheet, SheetNoHeader, SheetNoName, BadMapping, Cancelled.
Result<ImportReport> importSheet(journal::Journal& journal, const access::Access& access, const ImportRequest& request,
                                 Progress& progress);

} // namespace mulin::sheets

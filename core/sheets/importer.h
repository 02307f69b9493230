// One row of a sheet into records: for persons with all that hangs on them, and for any other type.
#pragma once

#include "core/sheets/import.h"

namespace mulin::sheets {

enum class RowOutcome { Added, Updated, Duplicate };

class RowImporter {
public:
    virtual ~RowImporter() = default;
    /// An error rejects the row and nothing of it is written; Cancelled and errors of the file end the import.
    virtual Result<RowOutcome> add(const Row& row) = 0;
    virtual void finish(ImportReport&) {}
};

/// #N/A and its like, and formulas that were never computed: no value of anything.
bool isSheetError(const Cell& cell);
/// 无, 不详, /, 0 …: what clerks write where there is nothing.
bool saysNothing(std::string_view text);

/// The value of a cell, checked against its field. A day may stand as the bare number that Excel keeps it as: 32874.
Result<schema::Value> cellValue(const schema::TypeDef& type, const schema::FieldDef& field, std::string_view text,
                                Date today);

std::unique_ptr<RowImporter> makePersonImporter(journal::Writer& writer, const std::vector<ColumnMapping>& mapping);
std::unique_ptr<RowImporter> makeRecordImporter(journal::Writer& writer, const schema::Catalogue& catalogue,
                                                const schema::TypeDef& type, const std::vector<ColumnMapping>& mapping);
/// Sets the fields of a record that the row fills with something else; true if there were any.
Result<bool> updateChanged(journal::Writer& writer, const journal::Record& record, const schema::Values& values);

} // namespace mulin::sheets

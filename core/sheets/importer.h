// One row of a sheet into records: for persons with all that hangs on them, and for any other type.
#pragma once

#include "core/sheets/import.h"
#include "core/sheets/link_finder.h"

namespace mulin::sheets {

enum class RowOutcome { Added, Updated, Duplicate };

/// What a row says, and of whom, before anything is written.
struct RowSight {
    std::optional<journal::Record> known; ///< the record of the type that the row says again
    schema::Values values;                ///< of the row
    schema::Values changes;               ///< of `known`: filled cells that differ
    std::optional<RecordId> person;       ///< whom the row is about; of a person's row `known` itself
    std::vector<Clue> beside;             ///< what it says about that person, of fields of the person
};

class RowImporter {
public:
    virtual ~RowImporter() = default;
    /// An error rejects the row and nothing of it is written; Cancelled and errors of the file end the import.
    virtual Result<RowOutcome> add(const Row& row) = 0;
    /// The same eyes, nothing written but places that are missing: to be rehearsed. NoneFound, SeveralFound,
    /// NumberClash: nobody, or nobody certain, is meant.
    virtual Result<RowSight> look(const Row& row) = 0;
    /// Whom the next row is about, as somebody has said who looked at it: no name or number of the row says otherwise.
    virtual void mean(std::optional<RecordId>) {}
    /// After SeveralFound: among whom, if it is about the person.
    virtual std::vector<RecordId> namesakes() const { return {}; }
    /// Made by the last add(), if it did.
    virtual std::optional<RecordId> made() const { return std::nullopt; }
    /// What the row just refused takes from rows above it is put into its cells, so that it can come back alone. The
    /// texts live as long as the importer.
    virtual void standAlone(Row&) const {}
    virtual void finish(ImportReport&) {}
};

/// #N/A and its like, and formulas that were never computed: no value of anything.
bool isSheetError(const Cell& cell);
/// 138****7177: what the program itself hides says nothing.
bool isMasked(const schema::FieldDef& field, std::string_view text);
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

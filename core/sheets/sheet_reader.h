// Spreadsheets in, row by row, in bounded memory. Formats: .xlsx (OOXML), .ods (OpenDocument), .xls (Excel 97–2003,
// also in .et of WPS; in a process of its own) and delimited text in any encoding in use. What a file is follows from
// its content, never from its name.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace mulin::sheets {

enum class CellKind : std::uint8_t { Empty, Text, Number, Date, Boolean, Error };

/// Text of a cell as the clerk meant it, UTF-8: dates ISO ("2026-11-22", with a time "2026-11-22 08:30:00"), integers
/// in full, percent "85%", zero-padded formats padded, booleans TRUE/FALSE, errors "#N/A". A formula without a stored
/// result is an Error with the formula as text. `text` points into the reader until its next call of next().
struct Cell {
    std::string_view text;
    double number = 0; ///< Number: the value; Date: days since 1970-01-01, time as fraction; Boolean: 0/1
    CellKind kind = CellKind::Empty;
    /// The sheet program kept 15 digits of a longer number (1.30202E+17): an ID number read from this is not to be
    /// trusted.
    bool digitsLost = false;

    bool empty() const { return kind == CellKind::Empty; }
};

/// A row with at least one cell that is not empty.
struct Row {
    std::uint32_t number = 0; ///< as the sheet program shows it, from 1
    bool hidden = false;
    std::vector<Cell> cells; ///< by column from 0; ends with the last cell that is not empty

    const Cell& at(std::size_t column) const {
        static const Cell none;
        return column < cells.size() ? cells[column] : none;
    }
};

/// Rows from 1, columns from 0, all inclusive.
struct MergedRange {
    std::uint32_t firstRow = 0, lastRow = 0, firstColumn = 0, lastColumn = 0;
    bool operator==(const MergedRange&) const = default;
};

class SheetReader {
public:
    virtual ~SheetReader() = default;
    /// The next row with content; false at the end. After an error the same error comes again. Errors: SheetDamaged,
    /// SheetTooBig, SheetUnsafe, each also with {row} or {line} where known.
    virtual Result<bool> next(Row& row) = 0;

    virtual std::string format() const = 0;                            ///< "xlsx", "ods", "xls", "csv"
    virtual std::vector<std::string> sheetNames() const { return {}; } ///< hidden ones too; csv: none
    virtual std::string sheetName() const { return {}; }
    virtual std::string encoding() const { return "UTF-8"; }
    virtual std::string delimiter() const { return {}; }
    /// Known from the start, sorted by first row.
    virtual const std::vector<MergedRange>& merges() const = 0;
    /// For progress, in bytes of the sheet.
    virtual std::int64_t position() const = 0;
    virtual std::int64_t size() const = 0;
};

struct OpenOptions {
    std::string sheet;     ///< by name; empty = the first visible one that has data
    std::string encoding;  ///< csv: an ICU name; empty = BOM, strict UTF-8, GB18030
    std::string delimiter; ///< csv: empty = found out
    /// Cells apart by tabs, UTF-8, as a sheet program puts them on the clipboard: instead of a file.
    std::shared_ptr<const std::string> pasted = {};
};

/// The cells of the tables in HTML from a clipboard, apart by tabs.
std::string pastedTable(std::string_view html);

/// Errors: FileNotFound, FileUnreadable, SheetEmpty, SheetIsHtml, SheetEncrypted, SheetOldFormat{format}, SheetUnknown,
/// SheetDamaged{part}, SheetTooBig{what}, SheetUnsafe{what}, BadArgument{sheet} for a sheet that is not there.
Result<std::unique_ptr<SheetReader>> openSheet(const std::string& path, const OpenOptions& options = {});

/// Reads ahead on a thread of its own, at most a few thousand rows. The order and the errors are those of `reader`.
std::unique_ptr<SheetReader> readAhead(std::unique_ptr<SheetReader> reader);

/// "AB" for 27.
std::string columnName(std::size_t column);
/// 27 for "AB"; nothing if it is no column of a sheet (16,384 columns).
std::size_t columnOf(std::string_view letters); ///< npos if none
inline constexpr std::size_t npos = static_cast<std::size_t>(-1);

/// Text such as 1.30202E+17: a long number whose last digits a sheet program dropped.
bool showsLostDigits(std::string_view text);
/// Without one apostrophe before digits or a formula character: the sign for "this is text" that clerks type and that
/// our CSV writer puts there. The CSV reader has removed it; in .xlsx it is part of the text.
std::string_view withoutApostrophe(std::string_view text);

/// Limits of what is accepted.
struct Limits {
    static constexpr std::uint32_t rows = 1'048'576;
    static constexpr std::uint32_t columns = 16'384;
    static constexpr std::size_t cellBytes = std::size_t{1} << 20;
    static constexpr std::size_t rowBytes = std::size_t{64} << 20;
    static constexpr std::uint64_t zipEntries = 4'096;
    static constexpr std::uint64_t zipBytes = std::uint64_t{1} << 30; ///< inflated, all parts together
    static constexpr std::uint64_t zipRatio = 100;
    static constexpr std::uint64_t zipRatioFrom = std::uint64_t{8} << 20; ///< bytes from which the ratio counts
    static constexpr int xmlDepth = 256;
};

} // namespace mulin::sheets

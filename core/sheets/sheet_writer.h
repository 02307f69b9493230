// Spreadsheets out: .xlsx or .csv, written under a temporary name and put in place when complete.
#pragma once

#include "core/base/result.h"
#include "core/security/disclosures.h"
#include "core/sheets/sheet_reader.h"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace mulin::sheets {

/// One column of an output.
struct ColumnSpec {
    std::string title;
    int width = 0; ///< in half-width characters; 0 = fits what is written
};

/// Cells are those of the reader: Text is written as text whatever it looks like (ID numbers, phones, "=1+1"), Number
/// and Date as such (`number` counts), Boolean and Error by their text.
class SheetWriter {
public:
    virtual ~SheetWriter() = default; ///< without close(): nothing is left behind
    virtual Result<void> header(const std::vector<ColumnSpec>& columns) = 0; ///< once, first
    virtual Result<void> row(std::span<const Cell> cells) = 0;
    /// Completes the file and puts it in place; what stood there is replaced. DiskFull, IoError, FileReadOnly.
    virtual Result<void> close() = 0;
};

struct WriteOptions {
    std::string sheetName;    ///< xlsx; empty = "Sheet1"
    std::string temporaryDir; ///< xlsx: for unpacked rows; empty = a private directory that goes at the end
};

/// By the extension: .csv, else .xlsx.
Result<std::unique_ptr<SheetWriter>> createSheet(const security::Disclosure& allowed, const std::string& path,
                                                 const WriteOptions& options = {});

Cell textCell(std::string_view text);
Cell numberCell(double number);
Cell dateCell(std::int32_t daysSince1970);

/// In a table that is text alone: would it be computed, or lose an apostrophe of its own when it is read back?
bool needsApostrophe(std::string_view text);

/// Width in half-width characters: Han and full-width ones count two.
int displayWidth(std::string_view text);

/// A file under construction beside its target.
class PendingFile {
public:
    /// `keepExtension`: the temporary name ends as the target does.
    explicit PendingFile(std::string target, bool keepExtension = false);
    ~PendingFile();
    PendingFile(const PendingFile&) = delete;
    PendingFile& operator=(const PendingFile&) = delete;
    const std::string& path() const { return m_path; }
    /// Synchronises and renames.
    Result<void> commit();
    /// The error for a write that failed with `code` (errno).
    Error error(int code) const;

private:
    std::string m_target, m_path;
    bool m_committed = false;
};

/// All of `bytes` or nothing.
Result<void> writeWhole(const std::string& path, std::string_view bytes);

} // namespace mulin::sheets

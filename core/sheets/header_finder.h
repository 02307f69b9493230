// Finds the headings of a table under titles, notes and merged groups.
#pragma once

#include "core/sheets/sheet_reader.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mulin::sheets {

/// A row kept beyond the next one.
struct KeptRow {
    std::uint32_t number = 0;
    bool hidden = false;
    std::vector<std::string> texts;
    std::vector<CellKind> kinds;

    KeptRow() = default;
    explicit KeptRow(const Row& row);
    std::string_view at(std::size_t column) const {
        return column < texts.size() ? std::string_view(texts[column]) : std::string_view();
    }
};

struct ColumnTitle {
    std::size_t column = 0;
    std::string title; ///< of the column itself: 姓名
    std::string group; ///< of the merged headings above it, "/" between: 户主
    /// As shown and as saved in a column map: 户主/姓名
    std::string full() const { return group.empty() ? title : group + "/" + title; }
};

struct Header {
    std::uint32_t firstRow = 0, lastRow = 0; ///< rows of the headings; data begins after lastRow
    std::vector<ColumnTitle> columns;        ///< those with a heading
    /// True for a row that repeats the headings (long tables repeat them on every page).
    bool repeatedBy(const Row& row) const;
};

/// How well a text is known as a heading: 0 not at all … 1 surely.
using HeadingScore = std::function<double(std::string_view)>;

/// Rows to look at before asking findHeader.
inline constexpr std::size_t headerSearchRows = 40;

/// `rows`: the first rows of the sheet. `forced`: the row that the user chose. Nothing found: SheetNoHeader; the caller
/// adds {path}.
Result<Header> findHeader(const std::vector<KeptRow>& rows, const std::vector<MergedRange>& merges,
                          const HeadingScore& score, std::optional<std::uint32_t> forced = {});

} // namespace mulin::sheets

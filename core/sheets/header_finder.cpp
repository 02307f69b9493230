#include "core/sheets/header_finder.h"

#include "core/base/text.h"
#include "core/sheets/heading.h"

#include <algorithm>

namespace mulin::sheets {

namespace {

constexpr std::size_t longestHeading = 40; // characters; a note is longer
constexpr std::uint32_t deepestHeader = 4; // rows
constexpr double likelyHeader = 0.6;       // of the score of the best row

/// A word, a colon and what it says: a note, no heading.
bool saysMore(std::string_view text) {
    const std::string plain = trimmed(text);
    for (const std::string_view colon : {"：", ":"})
        if (const auto at = plain.find(colon); at != std::string::npos && at > 0 && at + colon.size() < plain.size())
            return true;
    return false;
}

struct Table {
    const std::vector<KeptRow>& rows;
    const std::vector<MergedRange>& merges;
    std::size_t width = 0;

    Table(const std::vector<KeptRow>& r, const std::vector<MergedRange>& m) : rows(r), merges(m) {
        for (const auto& row : rows) width = std::max(width, row.texts.size());
    }
    const KeptRow* row(std::uint32_t number) const {
        for (const auto& row : rows)
            if (row.number == number) return &row;
        return nullptr;
    }
    const MergedRange* mergeAt(std::uint32_t number, std::size_t column) const {
        for (const auto& range : merges) {
            if (range.firstRow > number) break;
            if (range.lastRow >= number && range.firstColumn <= column && column <= range.lastColumn) return &range;
        }
        return nullptr;
    }
    /// Text of a cell, that of its merged range included.
    std::string text(std::uint32_t number, std::size_t column) const {
        const auto* range = mergeAt(number, column);
        const auto* found = row(range ? range->firstRow : number);
        if (!found) return {};
        return trimmed(found->at(range ? range->firstColumn : column));
    }
    bool isTitle(std::uint32_t number) const {
        const auto* found = row(number);
        if (!found) return true;
        std::size_t filled = 0;
        for (const auto& text : found->texts) filled += !trimmed(text).empty();
        if (filled <= 1 && width > 1) return true;
        // 填报单位：友谊南里社区 beside 填报日期：2026年2月
        for (const auto& text : found->texts)
            if (saysMore(text)) return true;
        for (const auto& range : merges)
            if (range.firstRow <= number && number <= range.lastRow && width > 3 &&
                (range.lastColumn - range.firstColumn + 1) * 5 > width * 4)
                return true;
        return false;
    }
};

bool isNumeric(std::string_view text) {
    return text.find_first_of("0123456789") != std::string_view::npos &&
           text.find_first_not_of("0123456789xX.,+-/: ") == std::string_view::npos;
}

/// Number of the row that is most like headings; 0 if none is.
std::uint32_t bestRow(const Table& table, const HeadingScore& score) {
    std::vector<double> scores;
    for (const auto& row : table.rows) {
        double& sum = scores.emplace_back(0);
        for (const auto& text : row.texts)
            if (!text.empty() && length(text) <= longestHeading) sum += score(text);
    }
    const double best = scores.empty() ? 0 : *std::max_element(scores.begin(), scores.end());
    // Headings that a long table repeats may score more than those at its top: no row between them must be lost.
    if (best >= 0.9)
        for (std::size_t i = 0; i < scores.size(); ++i)
            if (scores[i] >= best * likelyHeader) return table.rows[i].number;
    // none is known: the first row of short words that is as wide as the table, with something below it
    for (std::size_t i = 0; i + 1 < table.rows.size(); ++i) {
        const auto& row = table.rows[i];
        std::size_t filled = 0;
        bool words = true;
        for (std::size_t c = 0; c < row.texts.size(); ++c) {
            const auto text = trimmed(row.texts[c]);
            if (text.empty()) continue;
            ++filled;
            words = words && row.kinds[c] == CellKind::Text && length(text) <= longestHeading && !isNumeric(text);
        }
        if (words && filled >= 2 && filled * 3 >= table.width * 2 && !table.isTitle(row.number)) return row.number;
    }
    return 0;
}

/// The group that stands over a heading in the row above: merged across, but no title of the whole table.
bool hasGroups(const Table& table, std::uint32_t above) {
    if (table.isTitle(above)) return false;
    for (const auto& range : table.merges)
        if (range.firstRow <= above && above <= range.lastRow && range.lastColumn > range.firstColumn) return true;
    return false;
}

bool hasTall(const Table& table, std::uint32_t upper, std::uint32_t lower) {
    for (const auto& range : table.merges)
        if (range.firstRow <= upper && lower <= range.lastRow) return true;
    return false;
}

/// A row of sub-headings under merged groups: words, and only where a group or a tall heading is above.
bool isSubHeading(const Table& table, std::uint32_t number, const HeadingScore& score) {
    const auto* row = table.row(number);
    if (!row) return false;
    std::size_t under = 0;
    double known = 0;
    for (std::size_t c = 0; c < row->texts.size(); ++c) {
        const auto text = trimmed(row->texts[c]);
        if (text.empty()) continue;
        const auto* range = table.mergeAt(number - 1, c);
        if (row->kinds[c] != CellKind::Text || isNumeric(text) || length(text) > longestHeading) return false;
        if (range && range->lastRow == number - 1 && range->lastColumn > range->firstColumn) {
            ++under;
            known += score(text);
        } else {
            return false;
        }
    }
    return under >= 2 && (known > 0 || hasTall(table, number - 1, number));
}

} // namespace

KeptRow::KeptRow(const Row& row) : number(row.number), hidden(row.hidden) {
    for (const auto& cell : row.cells) {
        texts.emplace_back(cell.text);
        kinds.push_back(cell.kind);
    }
}

bool Header::repeatedBy(const Row& row) const {
    std::size_t same = 0;
    for (const auto& column : columns) {
        const auto& cell = row.at(column.column);
        if (cell.empty()) continue;
        // Of headings in two rows either may be repeated, and a merged one stands in its first column.
        const std::string text = trimmed(cell.text);
        const auto parts = split(column.group, "/");
        if (text != column.title && std::find(parts.begin(), parts.end(), text) == parts.end()) return false;
        ++same;
    }
    return same >= 2;
}

Result<Header> findHeader(const std::vector<KeptRow>& rows, const std::vector<MergedRange>& merges,
                          const HeadingScore& score, std::optional<std::uint32_t> forced) {
    const Table table(rows, merges);
    const std::uint32_t main = forced ? *forced : bestRow(table, score);
    if (main == 0 || !table.row(main)) return makeError(ErrorCode::SheetNoHeader);

    Header header{main, main, {}};
    while (header.firstRow > 1 && main - header.firstRow + 1 < deepestHeader &&
           (hasTall(table, header.firstRow - 1, header.firstRow) || hasGroups(table, header.firstRow - 1)) &&
           !table.isTitle(header.firstRow - 1))
        --header.firstRow;
    while (header.lastRow - header.firstRow + 1 < deepestHeader) {
        const auto next = header.lastRow + 1;
        bool tall = false; // a heading that reaches into the next row, which is then no data
        for (std::size_t c = 0; c < table.width && !tall; ++c) {
            const auto* range = table.mergeAt(header.lastRow, c);
            tall = range && range->lastRow >= next && score(table.text(header.lastRow, c)) > 0;
        }
        if (!tall && !isSubHeading(table, next, score)) break;
        header.lastRow = next;
    }
    for (std::size_t c = 0; c < table.width; ++c) {
        std::vector<std::string> parts;
        for (auto r = header.firstRow; r <= header.lastRow; ++r) {
            auto part = table.text(r, c);
            if (!part.empty() && (parts.empty() || parts.back() != part)) parts.push_back(std::move(part));
        }
        if (parts.empty()) continue;
        ColumnTitle title{c, parts.back(), {}};
        for (std::size_t i = 0; i + 1 < parts.size(); ++i) title.group += (i ? "/" : "") + parts[i];
        header.columns.push_back(std::move(title));
    }
    if (header.columns.empty()) return makeError(ErrorCode::SheetNoHeader);
    return header;
}

} // namespace mulin::sheets

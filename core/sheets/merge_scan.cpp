#include "core/sheets/merge_scan.h"

#include <algorithm>
#include <functional>

namespace mulin::sheets {

namespace {

constexpr std::size_t pieceSize = 256 * 1024;
constexpr std::size_t tagSize = 256; // longest <mergeCell …> that is looked at
constexpr std::size_t mergeLimit = 500'000;

bool parseCell(std::string_view& text, std::uint32_t& row, std::uint32_t& column) {
    std::size_t i = 0;
    while (i < text.size() && (text[i] == '$' || (text[i] >= 'A' && text[i] <= 'Z'))) ++i;
    auto letters = text.substr(0, i);
    while (!letters.empty() && letters.front() == '$') letters.remove_prefix(1);
    while (!letters.empty() && letters.back() == '$') letters.remove_suffix(1);
    const auto found = columnOf(letters);
    std::uint64_t number = 0;
    for (; i < text.size() && text[i] >= '0' && text[i] <= '9'; ++i)
        if (number <= Limits::rows) number = number * 10 + static_cast<std::uint64_t>(text[i] - '0');
    text.remove_prefix(i);
    if (found == npos || number < 1 || number > Limits::rows) return false;
    row = static_cast<std::uint32_t>(number);
    column = static_cast<std::uint32_t>(found);
    return true;
}

} // namespace

bool parseRange(std::string_view text, MergedRange& range) {
    if (!parseCell(text, range.firstRow, range.firstColumn) || text.empty() || text.front() != ':') return false;
    text.remove_prefix(1);
    return parseCell(text, range.lastRow, range.lastColumn) && text.empty() && range.firstRow <= range.lastRow &&
           range.firstColumn <= range.lastColumn;
}

Result<std::vector<MergedRange>> scanMerges(ZipPart& part) {
    static constexpr std::string_view word = "mergeCell ";
    const std::boyer_moore_horspool_searcher searcher(word.begin(), word.end());
    std::vector<MergedRange> merges;
    std::vector<char> buffer(pieceSize + tagSize);
    std::size_t kept = 0;
    for (;;) {
        MULIN_TRY_LET(got, part.read(buffer.data() + kept, pieceSize));
        const std::string_view piece(buffer.data(), kept + got);
        auto at = piece.begin();
        for (;;) {
            at = std::search(at, piece.end(), searcher);
            if (at == piece.end()) break;
            const auto start = static_cast<std::size_t>(at - piece.begin());
            const auto tag = piece.substr(start, std::min(piece.find('>', start), piece.size()) - start);
            at += static_cast<std::ptrdiff_t>(word.size());
            // a tag at the very end of a piece is seen again, whole, in the next one
            if (got != 0 && start + tagSize > piece.size()) continue;
            if (start == 0 || (piece[start - 1] != '<' && piece[start - 1] != ':')) continue;
            const auto ref = tag.find("ref=");
            if (ref == std::string_view::npos || ref + 5 > tag.size()) continue;
            const auto value = tag.substr(ref + 5, std::min(tag.find(tag[ref + 4], ref + 5), tag.size()) - ref - 5);
            MergedRange range;
            if (parseRange(value, range) && merges.size() < mergeLimit) merges.push_back(range);
        }
        if (got == 0) break;
        kept = std::min(piece.size(), tagSize);
        std::copy(piece.end() - static_cast<std::ptrdiff_t>(kept), piece.end(), buffer.begin());
    }
    std::sort(merges.begin(), merges.end(), [](const MergedRange& a, const MergedRange& b) {
        return std::tie(a.firstRow, a.firstColumn, a.lastRow) < std::tie(b.firstRow, b.firstColumn, b.lastRow);
    });
    merges.erase(std::unique(merges.begin(), merges.end()), merges.end());
    return merges;
}

} // namespace mulin::sheets

#include "core/sheets/side_rows.h"

#include "core/base/text.h"
#include "core/sheets/heading.h"

#include <algorithm>

namespace mulin::sheets {

namespace {

constexpr std::string_view totals[] = {"合计",     "总计",     "小计",     "共计", "累计",
                                       "本页合计", "本页小计", "合计人数", "总数"};
constexpr std::string_view notes[] = {"备注",     "注",       "说明",     "填表说明", "填表人",   "填报人",
                                      "制表人",   "制表",     "审核人",   "审核",     "审批人",   "填表日期",
                                      "填报日期", "制表日期", "填表时间", "填报时间", "填报单位", "填表单位",
                                      "单位盖章", "盖章",     "负责人",   "签字",     "社区书记", "单位领导"};

template<std::size_t N> bool isOneOf(const std::string& key, const std::string_view (&words)[N]) {
    return std::find(std::begin(words), std::end(words), key) != std::end(words);
}

bool hasHan(std::string_view text) { return !text.empty() && static_cast<unsigned char>(text.front()) >= 0xE3; }

/// Before anything is normalised: most rows are none, and there are many.
bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

/// 合计, 合 计：, 总计(人)
bool isTotal(std::string_view text) {
    const bool may = text.size() < 48 && (has(text, "计") || has(text, "总"));
    return may && isOneOf(headingKeyOutside(text), totals);
}

/// A number that counts: 12, 1,234.5, 37人, 48.3%.
bool isFigure(std::string_view text) {
    const std::string plain = nfkc(trimmed(text));
    const auto end = plain.find_first_not_of("0123456789.,-+% ");
    if (end == 0) return false;
    const std::string unit = end == std::string::npos ? std::string() : plain.substr(end);
    return unit.empty() || unit == "人" || unit == "户" || unit == "人次" || unit == "户次" || unit == "次" ||
           unit == "元" || unit == "件" || unit == "条" || unit == "个";
}

/// 填表人：李敏; 注：…
bool isNote(std::string_view text) {
    if (!has(text, ":") && !has(text, "：")) return false;
    const std::string plain = nfkc(trimmed(text));
    const auto colon = plain.find(':');
    return colon != std::string::npos && colon > 0 && isOneOf(headingKeyOutside(plain.substr(0, colon)), notes);
}

/// 第 3 页 共 12 页
bool isPageNumber(std::string_view text) {
    if (!has(text, "第") || !has(text, "页")) return false;
    const std::string key = searchKey(text);
    return key.starts_with("第") && key.find("页") != std::string::npos && key.size() < 40 &&
           key.find_first_of("0123456789") != std::string::npos;
}

} // namespace

bool isSideRow(const Row& row) {
    std::size_t filled = 0, first = row.cells.size();
    for (std::size_t i = 0; i < row.cells.size() && filled < 2; ++i)
        if (!row.cells[i].empty()) {
            if (filled++ == 0) first = i;
        }
    if (filled == 0 || !hasHan(trimmed(row.cells[first].text))) return false;
    const auto all = [&](auto is) {
        return std::all_of(row.cells.begin() + static_cast<std::ptrdiff_t>(first) + 1, row.cells.end(),
                           [&](const Cell& cell) { return cell.empty() || is(cell.text); });
    };
    const std::string_view text = row.cells[first].text;
    if (isTotal(text))
        return all([](std::string_view other) { return isFigure(other) || isTotal(other) || isNote(other); });
    if (isNote(text) || isPageNumber(text))
        return all([](std::string_view other) { return isNote(other) || isPageNumber(other); });
    return false;
}

} // namespace mulin::sheets

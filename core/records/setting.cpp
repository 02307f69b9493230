#include "core/records/setting.h"

#include <charconv>

namespace mulin::records {

std::string setting(const db::Reader& reader, std::string_view key, const std::string& fallback) {
    auto row = reader.cached("SELECT value FROM t_setting WHERE key = ? AND alive = 1 ORDER BY id LIMIT 1");
    row->bind(1, key);
    return row->step() && !row->isNull(0) ? std::string(row->text(0)) : fallback;
}

int settingNumber(const db::Reader& reader, std::string_view key, int fallback, int least, int most) {
    const std::string text = setting(reader, key);
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = error == std::errc{} && end == text.data() + text.size();
    return whole && number >= least && number <= most ? number : fallback;
}

} // namespace mulin::records

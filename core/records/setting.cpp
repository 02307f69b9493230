#include "core/records/setting.h"

#include <charconv>
#include <optional>

namespace mulin::records {

namespace {

constexpr KnownSetting known[] = {{setting_key::monthEndDay, 0, 30}, {setting_key::lateAfterDays, 0, 366}};

std::optional<int> wholeNumber(std::string_view text) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

} // namespace

const KnownSetting* knownSetting(std::string_view key) {
    for (const KnownSetting& one : known)
        if (key == one.key) return &one;
    return nullptr;
}

bool settingFits(std::string_view key, std::string_view value) {
    const KnownSetting* setting = knownSetting(key);
    if (!setting || value.empty()) return true;
    const auto number = wholeNumber(value);
    return number && *number >= setting->least && *number <= setting->most;
}

std::string setting(const db::Reader& reader, std::string_view key, const std::string& fallback) {
    auto row = reader.cached("SELECT value FROM t_setting WHERE key = ? AND alive = 1 ORDER BY id LIMIT 1");
    row->bind(1, key);
    return row->step() && !row->isNull(0) ? std::string(row->text(0)) : fallback;
}

int settingNumber(const db::Reader& reader, std::string_view key, int fallback, int least, int most) {
    const auto number = wholeNumber(setting(reader, key));
    return number && *number >= least && *number <= most ? *number : fallback;
}

int lateAfterDays(const db::Reader& reader) { return settingNumber(reader, setting_key::lateAfterDays, 3, 0, 366); }

} // namespace mulin::records

#include "core/records/setting.h"

#include "core/schema/type_def.h"

#include <charconv>
#include <optional>

namespace mulin::records {

namespace {

std::optional<int> wholeNumber(std::string_view text) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

template<int least, int most> bool isNumber(std::string_view value) {
    const auto number = wholeNumber(value);
    return number && *number >= least && *number <= most;
}

/// Those that the program reads, and what they may say.
constexpr struct {
    const char* key;
    bool (*fits)(std::string_view value);
} known[] = {{setting_key::monthEndDay, isNumber<0, 30>},
             {setting_key::lateAfterDays, isNumber<0, 366>},
             {setting_key::officeKind, [](std::string_view value) { return schema::officeKindOf(value).has_value(); }}};

} // namespace

bool settingFits(std::string_view key, std::string_view value) {
    for (const auto& one : known)
        if (key == one.key) return value.empty() || one.fits(value);
    return true;
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

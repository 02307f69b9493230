// Settings of the office: records of the type `setting`, by key.
#pragma once

#include "core/db/connection.h"

#include <string>
#include <string_view>

namespace mulin::records {

/// `fallback` if it is not set.
std::string setting(const db::Reader& reader, std::string_view key, const std::string& fallback = {});
/// `fallback` if it is not set or no whole number from `least` to `most`.
int settingNumber(const db::Reader& reader, std::string_view key, int fallback, int least, int most);

namespace setting_key {
/// Last day of the reporting month; 0 = of the calendar month.
inline constexpr const char* monthEndDay = "month_end_day";
/// Entered more than so many days after the event: 补录.
inline constexpr const char* lateAfterDays = "late_after_days";
/// Whose file it is: a code of schema::officeKinds.
inline constexpr const char* officeKind = "office_kind";
} // namespace setting_key

/// Entered more than so many days after it happened, something is marked as late (补录); 3 unless the office says
/// otherwise.
int lateAfterDays(const db::Reader& reader);

/// Is this a value that the setting can have? Empty always is, and any of one that the program does not know.
bool settingFits(std::string_view key, std::string_view value);

} // namespace mulin::records

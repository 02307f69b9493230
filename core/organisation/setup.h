// A new office: its place in the national register, its first user, its settings; then grids and posts.
#pragma once

#include "core/journal/journal.h"
#include "core/organisation/tiers.h"

#include <optional>
#include <string>

namespace mulin::organisation {

struct SetupRequest {
    std::string code;           ///< of the national register: 2 … 12 digits
    std::string tiers = "five"; ///< id of a tier template: five, four, branch
    std::string login{};        ///< of the first user, who gets all roles
    std::string userName{};     ///< empty = the login
    std::string deviceName{};
};

/// UnknownOffice{code}, UnknownTiers{tiers}, Required{type user, field login}; writes nothing.
Result<void> checkSetup(const SetupRequest& request);
/// Uid of a unit of the register, or of a grid, by its full code.
Uid unitUid(std::string_view code);
/// What Journal::create needs.
Result<journal::Journal::NewFile> newFileFor(const SetupRequest& request);

/// In one act "office.new", of the first user: the units from the province down to the office (marked `own`, with
/// its tiers) and, under a street or above, those below it; the first user; the settings. The journal must have been
/// made for the same office.
Result<journal::ChangeSet> setUp(journal::Journal& journal, const SetupRequest& request);

struct NewGrid {
    std::string name{}; ///< empty = 第N网格
    int serial = 0;     ///< 0 = the next one free
    std::string code{}; ///< empty = 12 digits of the community + 3 of the serial
};
/// BadArgument{argument serial or code}: taken already. The Party name follows the tiers of the office.
Result<RecordId> addGrid(journal::Writer& writer, RecordId community, const NewGrid& grid = {});
/// The building belongs to the grid from now on; nullopt: to none.
Result<void> assignBuilding(journal::Writer& writer, RecordId building, std::optional<RecordId> grid);
Result<journal::ChangeSet> addGrid(journal::Journal& journal, const access::Access& access, RecordId community,
                                   const NewGrid& grid = {});

struct Appointment {
    RecordId unit;     ///< unit, building or household
    std::string title; ///< a choice of post.title
    std::optional<RecordId> holderA{}, holderB{};
    std::string holderAName{}, holderBName{}; ///< of those who are not among the residents
    std::string time{};                       ///< full_time, part_time or empty
    std::optional<Date> since{}, until{};
    bool temporary = false; ///< needs `until`
    std::string phone{}, duties{};
};
Result<RecordId> appoint(journal::Writer& writer, const Appointment& appointment);
Result<journal::ChangeSet> appoint(journal::Journal& journal, const access::Access& access,
                                   const Appointment& appointment);
/// The post ends on that day.
Result<void> relieve(journal::Writer& writer, RecordId post, Date on);

/// Rules of post (a temporary one has an end, no end before its beginning), unit, estate and building (not deleted
/// while something stands in them).
void addRules(journal::Rules& rules);

/// A setting of the office: month_end_day and so on; `fallback` if it is not set.
std::string setting(const db::Reader& reader, std::string_view key, const std::string& fallback = {});
Result<void> setSetting(journal::Writer& writer, const std::string& key, const std::string& value);
namespace setting_key {
inline constexpr const char* monthEndDay =
    "month_end_day"; ///< last day of the reporting month; 0 = of the calendar month
inline constexpr const char* lateAfterDays = "late_after_days"; ///< entered later than this after the event: 补录
inline constexpr const char* revisitDays = "revisit_days"; ///< a matter is revisited so many days after it was closed
} // namespace setting_key

} // namespace mulin::organisation

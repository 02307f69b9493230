// A new office: its place in the national register, its first user, its settings; then grids and posts.
#pragma once

#include "core/journal/journal.h"
#include "core/organisation/tiers.h"
#include "core/records/setting.h"

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
/// Uid of a unit of the register, or of a grid, by its full national code. (A grid with a code of the office's own is
/// named by the community and that code.) A unit whose code is changed keeps its uid.
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
/// AlreadyTaken{type unit, field code, value, holder}; BadArgument{serial}: not 1 … 999. The Party name follows the
/// tiers of the office.
Result<RecordId> addGrid(journal::Writer& writer, RecordId community, const NewGrid& grid = {});
/// The building belongs to the grid from that day on, default today; nullopt: to none. The grid it had stays that of
/// the days before, see membership.h. FutureDate, OutOfRange: before it came into the former one.
Result<void> assignBuilding(journal::Writer& writer, RecordId building, std::optional<RecordId> grid,
                            std::optional<Date> since = {});
/// The unit is part of another one from that day on, default today; its code stays. LinkTarget{unit, parent}: not above
/// it; OwnUnit; FutureDate, OutOfRange: before it came into the former one.
Result<void> moveUnit(journal::Writer& writer, RecordId unit, RecordId parent, std::optional<Date> since = {});
/// May a unit of that level be part of one of the other?
bool mayContain(std::string_view above, std::string_view below);

struct NewArea {
    std::string name;
    Date until; ///< last day
    std::optional<Date> since{};
};
/// A temporary area (临时片区) of a community or street: a unit that has posts, and an end.
Result<RecordId> addArea(journal::Writer& writer, RecordId parent, const NewArea& area);
Result<journal::ChangeSet> addGrid(journal::Journal& journal, const access::Access& access, RecordId community,
                                   const NewGrid& grid = {});

struct Appointment {
    RecordId unit;     ///< unit, building or household
    std::string title; ///< a choice of post.title
    std::optional<RecordId> holderA{}, holderB{};
    std::string holderAName{}, holderBName{}; ///< of those who are not among the residents
    std::string entrance{};                   ///< of a building, if the post is for one of them
    std::string time{};                       ///< full_time, part_time or empty
    std::optional<Date> since{}, until{};
    bool temporary = false; ///< needs `until`
    std::string phone{}, duties{};
    bool phonePublic = false; ///< the holder agrees to its being printed
};
Result<RecordId> appoint(journal::Writer& writer, const Appointment& appointment);
Result<journal::ChangeSet> appoint(journal::Journal& journal, const access::Access& access,
                                   const Appointment& appointment);
/// The post ends: its last day. OutOfRange{post, until}: before it began.
Result<void> relieve(journal::Writer& writer, RecordId post, Date on);
Result<journal::ChangeSet> relieve(journal::Journal& journal, const access::Access& access, RecordId post, Date on);

/// What becomes of temporary posts. Without a title they simply lose their end; with one, whoever holds them gets a
/// post of that kind in `unit` from that day on (支部委员, 居民议事会成员), and the temporary one goes on until its
/// end.
struct Permanent {
    std::vector<RecordId> posts;
    std::string title{};
    std::optional<RecordId> unit{};
    std::optional<Date> since{};
};
/// BadArgument{post}: not temporary, or nobody holds it. A second post of the same kind in that unit is not made.
Result<void> makePermanent(journal::Writer& writer, const Permanent& permanent);

/// Rules of post (a temporary one has an end, no end before its beginning), unit (named by its code, which is its own;
/// the office itself stays), user (login of its own; an administrator remains), building (grids are dated), estate and
/// organisation (like units and buildings not deleted while something stands in them).
void addRules(journal::Rules& rules);

using records::setting;
namespace setting_key = records::setting_key;
Result<void> setSetting(journal::Writer& writer, const std::string& key, const std::string& value);

} // namespace mulin::organisation

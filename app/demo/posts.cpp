#include "app/demo/world.h"
#include "core/organisation/setup.h"

#include <algorithm>

namespace mulin::demo {

using organisation::Appointment;

Result<void> World::appointAll() {
    Date day = firstDay().plusDays(3);
    int minute = 9 * 60;
    const auto appoint = [&](const Appointment& appointment) -> Result<void> {
        setTime(day, minute++);
        if (minute > 17 * 60) {
            minute = 9 * 60;
            day = day.plusDays(1);
        }
        if (const auto acted = act(-1, "post.appoint",
                                   [&](Writer& writer) -> Result<void> {
                                       MULIN_TRY(organisation::appoint(writer, appointment));
                                       return {};
                                   });
            !acted)
            return acted.error();
        return {};
    };
    // Neighbours who look after a building: from those who live there and are of an age for it.
    std::vector<std::vector<int>> able(buildings.size());
    for (std::size_t i = 0; i < people.size(); ++i) {
        const Person& one = people[i];
        if (one.household < 0) continue;
        const Dwelling& home = dwellings[static_cast<std::size_t>(household(one.household).dwelling)];
        const int age = Date::age(one.birth, day);
        if (home.building >= 0 && age >= 40 && age <= 72)
            able[static_cast<std::size_t>(home.building)].push_back(static_cast<int>(i));
    }
    const auto neighbour = [&](std::size_t building) -> std::optional<RecordId> {
        auto& list = able[building];
        if (list.empty()) return std::nullopt;
        const std::size_t at = chance.below(list.size());
        const auto found = person(list[at]).id;
        list[at] = list.back();
        list.pop_back();
        return found;
    };

    const auto volunteer = [&](std::size_t building, const std::string& entrance) -> std::optional<RecordId> {
        auto& list = able[building];
        const auto at = std::find_if(list.begin(), list.end(), [&](int who) {
            return dwelling(household(person(who).household).dwelling).entrance == entrance;
        });
        if (at == list.end()) return std::nullopt;
        const auto found = person(*at).id;
        list.erase(at);
        return found;
    };

    for (const RecordId& community : communities) {
        Appointment secretary{community, "secretary"};
        secretary.holderAName = names.full(chance.percent(50), 1974);
        secretary.holderBName = names.full(chance.percent(50), 1982);
        secretary.time = "full_time";
        secretary.since = firstDay();
        secretary.phone = identities.phone();
        secretary.phonePublic = true;
        secretary.duties = "主持社区全面工作。";
        MULIN_TRY(appoint(secretary));
        Appointment director{community, "director"};
        director.holderAName = names.full(chance.percent(40), 1979);
        director.time = "full_time";
        director.since = firstDay();
        MULIN_TRY(appoint(director));
    }
    for (std::size_t i = 0; i < grids.size(); ++i) {
        const std::size_t next = (i + 1) % workers.size();
        Appointment branch{grids[i].id, "branch_secretary"};
        branch.holderAName = names.full(chance.percent(50), chance.between(1958, 1975));
        if (!chance.percent(25)) branch.holderBName = names.full(chance.percent(50), chance.between(1958, 1980));
        branch.time = "part_time";
        branch.since = firstDay();
        if (i % 7 != 5) MULIN_TRY(appoint(branch)); // one branch in seven has no secretary yet
        Appointment worker{grids[i].id, "grid_worker"};
        worker.holderA = workers[i].person;
        if (next != i) worker.holderB = workers[next].person;
        worker.time = "full_time";
        worker.since = firstDay();
        worker.phone = identities.phone();
        worker.phonePublic = true;
        worker.duties = "信息采集、走访服务、隐患排查、矛盾排查上报。";
        MULIN_TRY(appoint(worker));
    }
    for (std::size_t i = 0; i < buildings.size(); ++i) {
        if (!chance.percent(12)) { // the others are gaps
            Appointment group{buildings[i].id, "building_group_leader"};
            group.holderA = neighbour(i);
            group.time = "part_time";
            group.since = firstDay();
            if (group.holderA) MULIN_TRY(appoint(group));
        }
        if (chance.percent(10)) continue;
        Appointment leader{buildings[i].id, "building_leader"};
        leader.holderA = neighbour(i);
        if (!chance.percent(20)) leader.holderB = neighbour(i);
        leader.time = "part_time";
        leader.since = firstDay();
        if (chance.percent(6)) {
            leader.temporary = true;
            leader.until = request.until.plusMonths(chance.between(1, 5));
        }
        if (leader.holderA) MULIN_TRY(appoint(leader));
        for (int n = 1; n <= buildings[i].entrances; ++n) {
            Appointment one{buildings[i].id, "entrance_leader"};
            one.entrance = std::to_string(n);
            if (chance.percent(15)) continue;
            one.holderA = volunteer(i, one.entrance);
            one.time = "part_time";
            one.since = firstDay();
            if (one.holderA) MULIN_TRY(appoint(one));
        }
    }
    // Party members' centre households, about one to a building.
    for (std::size_t i = 0; i < households.size(); i += 55) {
        const Household& home = households[i];
        if (home.tenants || !home.id) continue;
        setTime(day, minute++);
        if (const auto acted =
                act(-1, "household.set",
                    [&](Writer& writer) -> Result<void> {
                        MULIN_TRY(writer.update("household", *home.id, Values().set("party_centre", true)));
                        Appointment centre{*home.id, "centre_household"};
                        centre.holderA = person(home.members.front()).id;
                        centre.time = "part_time";
                        centre.since = day;
                        MULIN_TRY(organisation::appoint(writer, centre));
                        return {};
                    });
            !acted)
            return acted.error();
        if (minute > 17 * 60) minute = 9 * 60, day = day.plusDays(1);
    }
    return {};
}

} // namespace mulin::demo

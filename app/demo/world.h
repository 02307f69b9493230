// What the demonstration knows while it lives through its two years.
#pragma once

#include "app/demo/demo.h"
#include "app/demo/identity.h"
#include "app/demo/names.h"
#include "core/journal/journal.h"
#include "core/schema/validation.h"

#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace mulin::demo {

using journal::Writer;
using schema::Value;
using schema::Values;

struct Worker {
    std::optional<access::Access> access;
    std::optional<RecordId> person;
    std::string name;
    int grid = 0;
};

struct Grid {
    RecordId id;
    std::string name;
    int worker = 0;
};

struct Building {
    RecordId id{Uid{}};
    int estate = 0, grid = 0;
    int floors = 6, entrances = 3, perFloor = 2;
    std::string estateName, name, number;
};

struct Dwelling {
    explicit Dwelling(RecordId house) : id(house) {}
    RecordId id;       ///< that of the building until the dwelling is made
    int building = -1; ///< -1: scattered
    int grid = 0;
    int household = -1;
    std::string entrance, room, place;
};

struct Person {
    std::optional<RecordId> id{};
    std::string name{};
    bool male = false;
    Date birth{};
    std::string idNumber{}, phone{}, relation{}, contact{}, contactPhone{}, check{};
    bool local = true;
    int household = -1;
    bool here = true; ///< lives here
};

struct Household {
    std::optional<RecordId> id{};
    int dwelling = -1;
    bool tenants = false;
    std::vector<int> members; ///< the head first
    Date since{};
};

struct LedgerPlan;

struct Enrolment {
    const LedgerPlan* plan = nullptr;
    std::optional<RecordId> id{};
    int person = -1;
    int every = 30; ///< days between visits; 0: none are planned
    Date next{};    ///< visit
    Date review{};
    std::vector<const char*> terms{}; ///< dates that the next review moves on
    bool open = true;
};

struct Shop {
    RecordId id;
    std::string name;
    int grid = 0;
};

class World {
public:
    World(const DemoRequest& asked, std::shared_ptr<FixedClock> time, Progress& shown)
        : request(asked)
        , clock(std::move(time))
        , progress(shown)
        , chance(asked.seed)
        , names(chance)
        , identities(chance) {}

    // building.cpp: the place and those who work in it.
    Result<void> settle();
    Result<void> appointAll();
    // families.cpp: who lives there on the first day.
    Result<void> populate(int residents);
    Household family(int dwelling);
    int newPerson(bool male, int birthYear, const std::string& surname, const std::string& relation);
    // life.cpp: day by day.
    Result<void> live();
    // sealed.cpp: the sealed ledgers, opened by this password of the first user.
    Result<void> seal(const db::Secret& password);

    /// One act on a day at a time of day (minutes), by a worker; -1 = the first user.
    Result<journal::ChangeSet> act(int worker, const std::string& operation, const journal::Journal::Body& body,
                                   std::map<std::string, std::string> args = {});
    void setTime(Date day, int minutes) {
        const std::int64_t ms = msOfDate(day) + std::int64_t{minutes} * 60000;
        m_evening = msOfDate(day) + std::int64_t{eveningMinutes} * 60000;
        if (ms > clock->nowMs())
            clock->set(ms);
        else
            pass(20000);
    }
    /// A day with more work than hours does not run into the next one.
    void pass(std::int64_t ms) { clock->advance(clock->nowMs() + ms <= m_evening ? ms : 1); }
    Date firstDay() const { return request.until.plusMonths(-24); }
    int gridOf(const Person& person) const {
        return person.household < 0 ? 0
                                    : dwellings[static_cast<std::size_t>(
                                                    households[static_cast<std::size_t>(person.household)].dwelling)]
                                          .grid;
    }
    Person& person(int at) { return people[static_cast<std::size_t>(at)]; }
    Household& household(int at) { return households[static_cast<std::size_t>(at)]; }
    Dwelling& dwelling(int at) { return dwellings[static_cast<std::size_t>(at)]; }
    int freeDwelling(); ///< -1: none
    std::string addressOf(const Dwelling& dwelling) const;

    static constexpr int eveningMinutes = 21 * 60;

    const DemoRequest& request;
    std::shared_ptr<FixedClock> clock;
    Progress& progress;
    Chance chance;
    Names names;
    Identities identities;
    journal::Journal* journal = nullptr;
    std::optional<access::Access> first;
    std::vector<RecordId> communities;
    std::vector<std::string> estateNames;
    std::vector<RecordId> estates;
    std::vector<Grid> grids;
    std::vector<Building> buildings;
    std::vector<Dwelling> dwellings;
    std::vector<Person> people;
    std::vector<Household> households;
    std::vector<Worker> workers;
    std::vector<Shop> shops;
    std::vector<Enrolment> enrolments;
    std::vector<int> empty; ///< dwellings nobody lives in
    int living = 0;
    std::int64_t visits = 0;

private:
    std::int64_t m_evening = std::numeric_limits<std::int64_t>::max();
};

/// Values of one line of a Bulk.
inline Value textOrNone(const std::string& text) { return text.empty() ? Value() : Value(text); }

} // namespace mulin::demo

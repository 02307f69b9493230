// Two years, day by day.
#pragma once

#include "app/demo/phrases.h"
#include "app/demo/world.h"
#include "core/base/calendar.h"

#include <deque>

namespace mulin::demo {

struct Draw;

class Life {
public:
    explicit Life(World& world) : m(world), m_calendar(WorkingCalendar::shipped()) {}
    Result<void> run();

private:
    struct Call { ///< somebody is to be visited again
        Date on;
        int household;
        Occasion occasion;
    };

    // kin.cpp
    Result<void> kinships();
    // visits.cpp
    Result<void> workDay(Date day, int worker);
    Result<void> visitHousehold(Date day, int worker, int household, Occasion occasion, Enrolment* ledger = nullptr);
    Result<void> visitShop(Date day, int worker);
    Result<void> write(Date day, int worker, Values& values, const Note& note, Occasion occasion,
                       bool together = false);
    // moves.cpp
    Result<void> moveIn(Date day, bool single);
    Result<void> moveOut(Date day, int household);
    Result<void> leaveOne(Date day, int person);
    Result<void> birth(Date day);
    Result<void> death(Date day);
    Result<void> settleAt(Date day, int target);
    void gone(int person, const char* reason);
    Result<void> closeLedgers(Writer& writer, int person, const char* reason, Date on);
    int randomHousehold();
    Date happened(Date day); ///< some days before it is entered
    // ledgers.cpp
    void prepareLedgers(Date day);
    bool belongs(const LedgerPlan& plan, int who, Date day); ///< and was never in it
    Date earliest(const LedgerPlan& plan, int who);
    Enrolment entryOf(const LedgerPlan& plan, int who, Date day);
    void fill(const Draw& draw, const schema::FieldDef& field, Date on, Values& values);
    Result<void> firstLedgers();
    Result<void> reviewLedgers(Date day);
    Result<void> takeIn(Date day);
    Result<void> lookAgain(Date day);
    Result<void> letGo(Date day);
    Result<void> enrol(Writer& writer, Enrolment& entry, const char* reason, Date on);
    Result<void> noteReview(Writer& writer, Enrolment& entry);
    // slips.cpp
    Result<void> corrections(Date day);
    Result<void> mistakenImport(Date day);

    World& m;
    WorkingCalendar m_calendar;
    std::vector<std::deque<Call>> m_calls;                  ///< by worker
    std::vector<std::vector<int>> m_ofGrid;                 ///< households
    std::vector<std::pair<RecordId, std::string>> m_recent; ///< visits with their findings
    std::vector<double> m_limits;                           ///< by plan: traits below belong into the ledger
    std::vector<std::uint32_t> m_entered{}; ///< by person: ledgers entered at any time, a bit for each plan
    Date m_today{};
};

} // namespace mulin::demo

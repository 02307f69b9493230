// Which ledgers the demonstration keeps: whom they take in and when, what stands in them, when somebody leaves. A plan
// for each, as data; life goes over them month by month.
#pragma once

#include "app/demo/phrases.h"
#include "app/demo/world.h"

#include <span>

namespace mulin::demo {

/// A field that some enrolments fill.
struct Draw {
    const char* field;
    double share = 100;                  ///< of hundred; of a boolean: yes
    std::vector<const char*> words = {}; ///< one of them; "a|b" = both; none: a name, or a phone
    int low = 0, high = 0;               ///< yuan, a count, or days from the day of entry
};

/// What a filler knows of the enrolment that it fills.
struct Entering {
    World& world;
    int who;
    Date on, today;
    Date until; ///< a year after the entry, or the next such day: contracts and decisions that last for one
    Values& values;
    Person& person() const { return world.person(who); }
    Household& home() const { return world.household(person().household); }
    int age() const { return Date::age(person().birth, on); }
};

struct LedgerPlan {
    const char* type;
    const char* sheet; ///< the spreadsheet that it was kept in
    const char* decidedBy;
    double share;  ///< of hundred whom it fits
    int least = 0; ///< however few live there
    int ageFrom = 0, ageTo = 150;
    bool (*fits)(World&, const Person&, Date) = nullptr; ///< beyond the age; none: everybody
    bool byHousehold = false;                            ///< it takes in the whole household or nobody
    int (*every)(const Person&, int age) = nullptr;      ///< days between visits; 0 or none: at no fixed interval
    Occasion occasion = Occasion::Routine;
    std::vector<const char*> entries{"found"}; ///< reasons
    const char* outgrown = nullptr;            ///< reason of leaving above the age; none: nobody has to
    const char* changed = nullptr;             ///< reason of leaving when it fits no more
    double leaving = 0;                        ///< of hundred in a year, while it still fits
    std::vector<const char*> exits{"no_longer"};
    std::vector<Draw> draws{};
    std::vector<const char*> terms{}; ///< dates that a review moves on by a year, if they were filled
    void (*more)(const Entering&) = nullptr;
};

std::span<const LedgerPlan> ledgerPlans();

/// "a|b" as a field of choices keeps it.
Value severalOf(std::string_view words);
/// Between 0 and 1, the same for one person and purpose at any time.
double traitOf(const World& world, int who, std::string_view purpose);
/// The lowest ones are taken in.
double traitFor(World& world, const LedgerPlan& plan, int who);
/// Could the person be in it on that day?
bool fits(World& world, const LedgerPlan& plan, int who, Date day);
bool needsCare(World& world, const Person& person, int who, Date day);

// ledger_fields.cpp: what follows from the person and the household.
void fillElder(const Entering& entering);
void fillCouple(const Entering& entering);
void fillCare(const Entering& entering);
void fillInfant(const Entering& entering);
void fillLeftBehind(const Entering& entering);
void fillMinor(const Entering& entering);
void fillAllowance(const Entering& entering);
void fillHardship(const Entering& entering);
void fillMarginal(const Entering& entering);
void fillDisability(const Entering& entering);
void fillVeteran(const Entering& entering);
void fillBereaved(const Entering& entering);
void fillJobSeeker(const Entering& entering);
void fillFloating(const Entering& entering);

} // namespace mulin::demo

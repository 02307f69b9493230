// What the ledgers and the plans ask for next: whom to visit and when, whose enrolment to review. Of open ledgers
// alone: a sealed one stands on no list that others see.
#pragma once

#include "core/access/access.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/journal/tables.h"
#include "core/ledgers/interval.h"

#include <optional>
#include <string>
#include <vector>

namespace mulin::ledgers {

struct Somebody {
    RecordId id;
    std::string name, door; ///< of an organisation: its address
    std::string estate{};
};
/// In the order in which one walks: estate, building, entrance, room; then by name.
bool walksBefore(const Somebody& a, const Somebody& b);

struct DueVisit {
    Somebody person;                    ///< or organisation
    Date due;                           ///< a fact, whatever the calendar says of that day
    Interval interval = Interval::None; ///< the shortest that a ledger or plan asks for
    bool promised = false;              ///< the last visit named the day; it holds before the interval
    bool planned = false;               ///< a plan named the day
    std::optional<Date> last{};         ///< none yet
    std::string findings{};             ///< of the last visit, as far as it may be read
    std::string keeper{};               ///< empty: nobody is responsible; several: a NameList
    std::string away{};                 ///< those of them who are away today: whoever stands in goes for them
    std::string standIn{};
    std::vector<std::string> ledgers{}; ///< type ids
    std::vector<RecordId> plans{};      ///< that run
    std::string grid{};                 ///< name; empty: none

    std::string
    goers() const; ///< who of the contact workers is there, and whoever stands in; the contact workers if nobody
};

struct DueReview {
    Somebody person;
    RecordId enrolment;
    std::string ledger; ///< type id
    Date due;
};

/// Enrolled, and nothing is planned: no interval, no day named, no plan, no next step, no review.
struct NoNextStep {
    Somebody person;
    RecordId enrolment;
    std::string ledger;
    Date since; ///< the last visit, or the entry
};

struct Agenda {
    std::vector<DueVisit> visits;        ///< of people; by day, then by name
    std::vector<DueVisit> organisations; ///< a figure of its own: never added to people
    std::vector<DueReview> reviews;      ///< likewise
    /// Made today: as they were due in the morning. Not among the above; whoever plans keeps their place.
    std::vector<DueVisit> made, madeToOrganisations;
    std::vector<NoNextStep> nothing; ///< longest first
};

/// What is due up to `until`, included; whoever has died or moved away is left out. Of what may be read. Cancelled.
Result<Agenda> agenda(const db::Reader& reader, const journal::Tables& tables, const schema::Catalogue& catalogue,
                      const access::Access& access, Date today, Date until, Progress& progress);

/// When one person is to be visited next, however far off; nothing: no ledger, plan or visit asks for it.
Result<std::optional<DueVisit>> nextVisit(const db::Reader& reader, const journal::Tables& tables,
                                          const schema::Catalogue& catalogue, const access::Access& access,
                                          RecordId person, Date today);

/// Of those in open ledgers who want a visit every month or more often: how many there are, each once, and how many of
/// them were visited since that day.
struct VisitedMembers {
    std::int64_t members = 0, visited = 0;
};
Result<VisitedMembers> visitedMembers(const db::Reader& reader, const journal::Tables& tables,
                                      const schema::Catalogue& catalogue, const access::Access& access, Date since,
                                      Date today);

/// Visits of each day of the period, in order; those of sealed types are not among them.
Result<std::vector<std::int64_t>> visitsPerDay(const db::Reader& reader, const journal::Tables& tables,
                                               const access::Access& access, Date from, Date to);

} // namespace mulin::ledgers

// What the ledgers ask for next: whom to visit and when, whose enrolment to review. Of open ledgers alone: a sealed one
// stands on no list that others see.
#pragma once

#include "core/access/access.h"
#include "core/base/date.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/journal/tables.h"

#include <optional>
#include <string>
#include <vector>

namespace mulin::ledgers {

/// How often an enrolment wants a visit (enrolment.visit_every).
enum class Interval : std::uint8_t { None, Quarterly, Monthly, Weekly };
Interval intervalOf(std::string_view code);
/// The day by which the next visit is due, `since` being the last one or the entry into the ledger.
Date dueAfter(Date since, Interval interval);

struct Somebody {
    RecordId id;
    std::string name, door;
};

struct DueVisit {
    Somebody person;
    Date due;
    Interval interval = Interval::None; ///< the shortest that a ledger asks for
    bool promised = false;              ///< the last visit named the day; it holds before the interval
    std::optional<Date> last{};         ///< none yet
    std::string findings{};             ///< of the last visit, as far as it may be read
    std::string keeper{};
    std::vector<std::string> ledgers{}; ///< type ids
    std::string grid{};                 ///< name; empty: none
};

struct DueReview {
    Somebody person;
    RecordId enrolment;
    std::string ledger; ///< type id
    Date due;
};

/// Enrolled, and nothing is planned: no interval, no day named, no review.
struct NoNextStep {
    Somebody person;
    RecordId enrolment;
    std::string ledger;
    Date since; ///< the last visit, or the entry
};

struct Agenda {
    std::vector<DueVisit> visits;    ///< by day, then by name
    std::vector<DueReview> reviews;  ///< likewise
    std::vector<NoNextStep> nothing; ///< longest first
};

/// What is due up to `until`, included; whoever has died or moved away is left out. Of what may be read. Cancelled.
Result<Agenda> agenda(const db::Reader& reader, const journal::Tables& tables, const schema::Catalogue& catalogue,
                      const access::Access& access, Date today, Date until, Progress& progress);

/// When one person is to be visited next, however far off; nothing: no ledger and no visit asks for it.
Result<std::optional<DueVisit>> nextVisit(const db::Reader& reader, const journal::Tables& tables,
                                          const schema::Catalogue& catalogue, const access::Access& access,
                                          RecordId person, Date today);

/// Of those in open ledgers who want a visit every month or more often: how many there are, each once, and how many of
/// them were visited in the period.
struct VisitedMembers {
    std::int64_t members = 0, visited = 0;
};
Result<VisitedMembers> visitedMembers(const db::Reader& reader, const journal::Tables& tables,
                                      const schema::Catalogue& catalogue, const access::Access& access, Date from,
                                      Date to);

/// Visits of each day of the period, in order; those of sealed types are not among them.
Result<std::vector<std::int64_t>> visitsPerDay(const db::Reader& reader, const journal::Tables& tables,
                                               const access::Access& access, Date from, Date to);

} // namespace mulin::ledgers

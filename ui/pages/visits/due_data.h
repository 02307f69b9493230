// Who is to be visited, as the pages of 走访 show and print it: what is due, by whom, in which group.
#pragma once

#include "core/base/calendar.h"
#include "ui/pages/today/shared_agenda.h"

namespace mulin::ui {

struct DueBoard {
    std::vector<ledgers::DueVisit> people, organisations;         ///< two figures, never one
    std::vector<ledgers::DueVisit> madePeople, madeOrganisations; ///< today, as they were due in the morning
    QString me;                                                   ///< who is signed in; empty: nobody
    Date today, until;
    bool severalEstates = false; ///< a door alone does not say where it is
};
/// "3-2-501", with its estate where there are several.
QString doorWords(const ledgers::Somebody& who, const DueBoard& board);
/// Up to the end of next week.
Result<DueBoard> readDue(const ReadContext& context, const SharedAgenda::Source& agenda = SharedAgenda::read);

/// Whose visits: everybody's, mine, those that nobody is responsible for, or one contact worker's.
struct DueFilter {
    enum class Kind : std::uint8_t { All, Mine, Nobody, One };
    Kind kind = Kind::All;
    QString keeper = {};
    bool takes(const ledgers::DueVisit& visit, const QString& me) const;
};
/// Each named once, in order.
QStringList keepersIn(const DueBoard& board);

struct DueGroup {
    QString title, note;
    std::vector<const ledgers::DueVisit*> visits; ///< in walking order
    std::optional<Date> day = {};                 ///< of the week plan
};
enum class DueOrder : std::uint8_t { ByUrgency, ByDay };
/// Overdue, this week, next week, who has nobody first in a group of their own; or the next five working days, see
/// ledgers::weekPlan.
std::vector<DueGroup> groupsOf(const DueBoard& board, bool organisations, const DueFilter& filter, DueOrder order,
                               const WorkingCalendar& calendar);

/// "今天", "逾期 3 天", "11-29 周日，下一个工作日 11-30".
QString dueWords(const ledgers::DueVisit& visit, Date today, const WorkingCalendar& calendar);
/// "每周", "只一次"; empty: no interval.
QString intervalWords(const schema::Catalogue& catalogue, schema::Language language, ledgers::Interval interval);
/// "王海燕", "王海燕不在，李文静代班".
QString keeperWords(const ledgers::DueVisit& visit);

} // namespace mulin::ui

#include "ui/pages/visits/due_data.h"

#include "core/base/name_list.h"
#include "core/ledgers/week_plan.h"
#include "core/records/view.h"
#include "core/schema/validation.h"
#include "ui/pages/person/day_words.h"
#include "ui/shell/text.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <map>

namespace mulin::ui {

using ledgers::DueVisit;

namespace {

struct Due {
    Q_DECLARE_TR_FUNCTIONS(mulin::ui::Due)
};

Date sundayOf(Date day) { return day.plusDays(7 - day.weekday()); }

DueGroup groupOf(const QString& title, std::vector<const DueVisit*> visits, const QString& note = {}) {
    std::stable_sort(visits.begin(), visits.end(),
                     [](const DueVisit* a, const DueVisit* b) { return ledgers::walksBefore(a->person, b->person); });
    return {title, note, std::move(visits)};
}

} // namespace

Result<DueBoard> readDue(const ReadContext& context, const SharedAgenda::Source& source) {
    DueBoard board;
    board.today = context.today;
    board.until = sundayOf(context.today).plusDays(7);
    if (const auto user = context.access.user())
        board.me = utf(
            records::titleOf(context.reader, context.tables, context.access, "user", user->uid(), context.language));
    MULIN_TRY_LET(agenda, source(context));
    const auto within = [&](const DueVisit& visit) { return visit.due <= board.until; };
    std::copy_if(agenda->visits.begin(), agenda->visits.end(), std::back_inserter(board.people), within);
    std::copy_if(agenda->organisations.begin(), agenda->organisations.end(), std::back_inserter(board.organisations),
                 within);
    board.madePeople = agenda->made;
    board.madeOrganisations = agenda->madeToOrganisations;
    const auto elsewhere = [&](const DueVisit& visit) {
        return !visit.person.estate.empty() && visit.person.estate != board.people.front().person.estate;
    };
    board.severalEstates = std::any_of(board.people.begin(), board.people.end(), elsewhere);
    return board;
}

QString doorWords(const ledgers::Somebody& who, const DueBoard& board) {
    const QString door = utf(who.door), estate = utf(who.estate);
    return board.severalEstates && !estate.isEmpty() && !door.isEmpty() ? estate + QLatin1Char(' ') + door : door;
}

bool DueFilter::takes(const DueVisit& visit, const QString& me) const {
    const auto named = [&](const QString& name) {
        const std::string who = name.toStdString();
        return NameList(visit.keeper).has(who) || (!visit.away.empty() && NameList(visit.standIn).has(who));
    };
    switch (kind) {
    case Kind::All: return true;
    case Kind::Mine: return named(me);
    case Kind::Nobody: return visit.keeper.empty();
    case Kind::One: return named(keeper);
    }
    return true;
}

QStringList keepersIn(const DueBoard& board) {
    QStringList names;
    for (const auto* visits : {&board.people, &board.organisations})
        for (const DueVisit& visit : *visits)
            for (const std::string& name : NameList(visit.keeper).names()) names << utf(name);
    names.sort();
    names.removeDuplicates();
    return names;
}

std::vector<DueGroup> groupsOf(const DueBoard& board, bool organisations, const DueFilter& filter, DueOrder order,
                               const WorkingCalendar& calendar) {
    std::vector<const DueVisit*> nobody, overdue, thisWeek, nextWeek;
    std::vector<const DueVisit*> week;
    const Date sunday = sundayOf(board.today);
    for (const DueVisit& visit : organisations ? board.organisations : board.people) {
        if (!filter.takes(visit, board.me)) continue;
        if (order == DueOrder::ByDay) {
            week.push_back(&visit);
        } else if (visit.keeper.empty()) {
            nobody.push_back(&visit);
        } else {
            (visit.due < board.today ? overdue : visit.due <= sunday ? thisWeek : nextWeek).push_back(&visit);
        }
    }
    std::vector<DueGroup> groups;
    const auto add = [&](const QString& title, std::vector<const DueVisit*> rows, const QString& note = {}) {
        if (!rows.empty()) groups.push_back(groupOf(title, std::move(rows), note));
    };
    add(Due::tr("Nobody is responsible"), std::move(nobody),
        Due::tr("Name a contact worker in the ledger or in a plan, or nobody will go."));
    add(Due::tr("Overdue"), std::move(overdue));
    add(Due::tr("This week"), std::move(thisWeek));
    add(Due::tr("Next week"), std::move(nextWeek));
    std::vector<const DueVisit*> made;
    for (const DueVisit& visit : organisations ? board.madeOrganisations : board.madePeople)
        if (filter.takes(visit, board.me)) made.push_back(&visit);
    for (auto& [day, rows] : ledgers::weekPlan(week, ledgers::workingWeek(calendar, board.today), made)) {
        if (rows.empty()) continue;
        add(day == board.today ? Due::tr("Today") : shortDay(day, board.today) + QChar(0x3000) + weekday(day),
            std::move(rows));
        groups.back().day = day;
    }
    return groups;
}

QString dueWords(const DueVisit& visit, Date today, const WorkingCalendar& calendar) {
    const int late = today.days - visit.due.days;
    if (late == 0) return Due::tr("Today");
    if (late > 0) return QCoreApplication::translate("mulin::ui::Due", "%n days late", nullptr, late);
    const QString day = shortDay(visit.due, today);
    const Date work = calendar.nextWorkingDay(visit.due);
    if (work == visit.due) return day;
    //: a day off, its day of the week, the next working day
    return Due::tr("%1 %2, next working day %3").arg(day, weekday(visit.due), shortDay(work, today));
}

QString intervalWords(const schema::Catalogue& catalogue, schema::Language language, ledgers::Interval interval) {
    if (interval == ledgers::Interval::None) return {};
    const bool once = interval == ledgers::Interval::Once;
    const schema::FieldDef& field =
        once ? *catalogue.find("visit_plan")->field("every") : *catalogue.find("enrolment")->field("visit_every");
    return utf(schema::displayText(field, schema::Value(std::string(ledgers::codeOf(interval))), language));
}

QString keeperWords(const DueVisit& visit) {
    if (visit.keeper.empty()) return Due::tr("nobody");
    if (visit.away.empty()) return utf(visit.keeper);
    const QString away = visit.standIn.empty()
                             ? Due::tr("%1 is away").arg(utf(visit.away))
                             : Due::tr("%1 is away, %2 stands in").arg(utf(visit.away), utf(visit.standIn));
    const bool all = NameList(visit.away).names().size() == NameList(visit.keeper).names().size();
    //: who is responsible, who of them is away
    return all ? away : Due::tr("%1 (%2)").arg(utf(visit.keeper), away);
}

} // namespace mulin::ui

#include "core/ledgers/visit_outlook.h"

#include "core/db/exception.h"
#include "core/ledgers/duties.h"

#include <algorithm>

namespace mulin::ledgers {

namespace {

template<class T> void addOnce(std::vector<T>& to, const T& one) {
    if (std::find(to.begin(), to.end(), one) == to.end()) to.push_back(one);
}

void take(VisitOutlook& outlook, const Duty& duty) {
    if (duty.interval == Interval::Once) return;
    outlook.interval = std::max(outlook.interval, duty.interval);
    if (duty.isPlan()) return;
    const schema::LedgerRules& rules = duty.ledger->rules;
    addOnce(outlook.ledgers, duty.ledger->id);
    outlook.counts = outlook.counts || duty.interval >= Interval::Monthly;
    for (const std::string& code : rules.checklist) addOnce(outlook.checklist, code);
    if (rules.leastVisitors > outlook.leastVisitors) {
        outlook.leastVisitors = rules.leastVisitors;
        outlook.leastFor = duty.ledger->id;
    }
}

} // namespace

Result<VisitOutlook> visitOutlook(const db::Reader& reader, const journal::Tables& tables,
                                  const schema::Catalogue& catalogue, const access::Access& access,
                                  const std::vector<RecordId>& people, const std::vector<RecordId>& organisations,
                                  Date on, Date today) {
    return db::guard([&]() -> Result<VisitOutlook> {
        db::Reader::Snapshot snapshot(reader);
        NoProgress progress;
        const DutyReader duty(reader, tables, catalogue.ledgers(), access, today, progress);
        VisitOutlook outlook;
        const auto add = [&](Visitee kind, const std::vector<RecordId>& whom) -> Result<void> {
            for (const RecordId one : whom) {
                Duties duties;
                if (kind == Visitee::Person) duty.enrolments(duties, &one.uid());
                duty.plans(kind, duties, &one.uid());
                for (const Duty& found : duties[one.uid()]) take(outlook, found);
                MULIN_TRY_LET(steps, stepsOf(reader, tables, access, one));
                std::move(steps.begin(), steps.end(), std::back_inserter(outlook.steps));
            }
            return {};
        };
        MULIN_TRY(add(Visitee::Person, people));
        MULIN_TRY(add(Visitee::Organisation, organisations));
        if (outlook.interval > Interval::Once) outlook.next = dueAfter(on, outlook.interval);
        if (!people.empty()) {
            MULIN_TRY_LET(due, nextVisit(reader, tables, catalogue, access, people.front(), today));
            outlook.due = std::move(due);
        }
        return outlook;
    });
}

} // namespace mulin::ledgers

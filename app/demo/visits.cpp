#include "app/demo/ledger_plans.h"
#include "app/demo/life.h"

#include <algorithm>

namespace mulin::demo {

namespace {

const char* purposeOf(Occasion occasion) {
    if (isForLedger(occasion)) return "ledger";
    switch (occasion) {
    case Occasion::Shop:
    case Occasion::Safety: return "safety";
    case Occasion::Newcomer:
    case Occasion::Survey: return "survey";
    case Occasion::Revisit: return "revisit";
    case Occasion::Festival: return "condolence";
    case Occasion::Policy: return "policy";
    default: return "routine";
    }
}

} // namespace

Result<void> Life::write(Date day, int worker, Values& values, const Note& note, Occasion occasion, bool together) {
    Worker& by = m.workers[static_cast<std::size_t>(worker)];
    const bool late = day.days - m.firstDay().days > 20 && m.chance.percent(3);
    const Date on = late ? day.plusDays(-m.chance.between(4, 12)) : m.chance.percent(6) ? day.plusDays(-1) : day;
    values.set("visited_on", on)
        .set("purpose", note.needs.empty() || occasion != Occasion::Routine ? purposeOf(occasion) : "need");
    values.set("findings", note.findings).set("grid", m.grids[static_cast<std::size_t>(by.grid)].id);
    if (!note.needs.empty()) values.set("needs", note.needs);
    if (!note.handling.empty()) values.set("handling", note.handling);
    values.link("people", "visitor", *by.person);
    if (together) {
        const std::size_t next = (static_cast<std::size_t>(worker) + 1) % m.workers.size();
        if (next != static_cast<std::size_t>(worker)) values.link("people", "visitor", *m.workers[next].person);
    }
    m.pass(m.chance.between(90, 400) * std::int64_t{1000});
    if (const auto acted = m.act(worker, "visit.add",
                                 [&](Writer& writer) -> Result<void> {
                                     MULIN_TRY_LET(id, writer.create("visit", values));
                                     if (m_recent.size() > 200) m_recent.clear();
                                     m_recent.emplace_back(id, note.findings);
                                     return {};
                                 });
        !acted)
        return acted.error();
    ++m.visits;
    return {};
}

Result<void> Life::visitHousehold(Date day, int worker, int at, Occasion occasion, Enrolment* ledger) {
    const Household& home = m.household(at);
    const int whom = ledger                 ? ledger->person
                     : m.chance.percent(70) ? home.members.front()
                                            : m.chance.pick(home.members);
    const Person& one = m.person(whom);
    Note note = noteFor(m.chance, occasion,
                        Date::age(one.birth, day) >= 60 ? surnameOf(one.name) + (one.male ? "大爷" : "阿姨") : one.name,
                        day.month());
    const double way = m.chance.unit();
    Values values;
    const bool atHome = way < 0.86 || occasion == Occasion::Safety;
    values.set("way", atHome ? "home" : way < 0.95 ? "phone" : way < 0.98 ? "venue" : "online");
    values.set("dwelling", m.dwelling(home.dwelling).id);
    values.link("people", "visited", *one.id);
    // Whoever of the household is in a ledger too is seen on the same way.
    std::vector<int> seen{whom};
    bool together = false;
    std::vector<std::string> checked;
    if (ledger)
        for (Enrolment& entry : m.enrolments) {
            if (!entry.open || m.person(entry.person).household != at || (&entry != ledger && entry.every == 0))
                continue;
            if (std::find(seen.begin(), seen.end(), entry.person) == seen.end()) {
                values.link("people", "visited", *m.person(entry.person).id);
                seen.push_back(entry.person);
            }
            entry.next = day.plusDays(std::max(2, entry.every - m.chance.between(0, 3)));
            const schema::LedgerRules& rules = m.journal->catalogue().find(entry.plan->type)->rules;
            together = together || (rules.leastVisitors > 1 && m.chance.percent(92));
            for (const std::string& code : rules.checklist)
                if (m.chance.percent(78)) checked.push_back(code);
        }
    if (!checked.empty()) values.set("checked", schema::storedChoices(std::move(checked)));
    if (atHome)
        for (const int member : home.members) {
            if (std::find(seen.begin(), seen.end(), member) != seen.end() || !m.chance.percent(35)) continue;
            values.link("people", m.chance.percent(60) ? "visited" : "present", *m.person(member).id);
        }
    if (ledger) {
        if (ledger->every > 0) values.set("next_on", day.plusDays(ledger->every));
    } else if (!note.needs.empty() && m.chance.percent(70)) {
        const Date again = m_calendar.nextWorkingDay(day.plusDays(m.chance.between(7, 20)));
        values.set("next_on", again);
        m_calls[static_cast<std::size_t>(worker)].push_back({again, at, Occasion::Revisit});
    }
    return write(day, worker, values, note, occasion, together);
}

Result<void> Life::visitShop(Date day, int worker) {
    std::vector<const Shop*> near;
    for (const Shop& shop : m.shops)
        if (shop.grid == m.workers[static_cast<std::size_t>(worker)].grid) near.push_back(&shop);
    if (near.empty()) return {};
    const Shop& shop = *m.chance.pick(near);
    Values values;
    values.set("way", "home");
    values.links["organisations"].push_back({"", shop.id});
    return write(day, worker, values, noteFor(m.chance, Occasion::Shop, shop.name, day.month()), Occasion::Shop);
}

Result<void> Life::workDay(Date day, int worker) {
    if (m.chance.percent(4)) return {}; // leave, meetings
    m.setTime(day, 14 * 60 + m.chance.between(0, 40));
    const int grid = m.workers[static_cast<std::size_t>(worker)].grid;
    int done = 0;
    for (Enrolment& entry : m.enrolments) {
        if (!entry.open || entry.every == 0 || entry.next > day) continue;
        const Person& one = m.person(entry.person);
        if (one.household < 0 || m.gridOf(one) != grid) continue;
        if (++done > 5) break;
        const bool feast =
            (day.month() == 1 && day.day() > 20) || (day.month() == 10 && day.day() > 15 && day.day() < 24);
        const Occasion occasion = feast && m.chance.percent(60) ? Occasion::Festival : entry.plan->occasion;
        MULIN_TRY(visitHousehold(day, worker, one.household, occasion, &entry));
    }
    auto& calls = m_calls[static_cast<std::size_t>(worker)];
    for (std::size_t n = calls.size(); n > 0; --n) {
        const Call call = calls.front();
        calls.pop_front();
        if (call.on > day) {
            calls.push_back(call);
            continue;
        }
        if (!m.household(call.household).members.empty())
            MULIN_TRY(visitHousehold(day, worker, call.household, call.occasion));
    }
    const auto& near = m_ofGrid[static_cast<std::size_t>(grid)];
    const int routine = m.chance.percent(38) ? 1 : m.chance.percent(18) ? 2 : 0;
    for (int n = 0; n < routine && !near.empty(); ++n) {
        const int who = m.chance.pick(near);
        if (m.household(who).members.empty()) continue;
        static constexpr double shares[] = {62, 14, 12, 12};
        static constexpr Occasion occasions[] = {Occasion::Routine, Occasion::Safety, Occasion::Policy,
                                                 Occasion::Survey};
        MULIN_TRY(visitHousehold(day, worker, who, occasions[m.chance.weighted(shares)]));
    }
    if (m.chance.percent(9)) MULIN_TRY(visitShop(day, worker));
    return {};
}

} // namespace mulin::demo

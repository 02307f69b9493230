#include "app/demo/ledger_plans.h"
#include "app/demo/life.h"

#include <algorithm>
#include <map>

namespace mulin::demo {

namespace {

const char* intervalOf(int days) {
    return days == 0 ? "none" : days <= 7 ? "weekly" : days <= 31 ? "monthly" : "quarterly";
}

std::size_t indexOf(const LedgerPlan& plan) { return static_cast<std::size_t>(&plan - ledgerPlans().data()); }

} // namespace

void Life::prepareLedgers(Date day) {
    const auto plans = ledgerPlans();
    m_limits.assign(plans.size(), 0);
    for (const LedgerPlan& plan : plans) {
        std::vector<double> traits;
        for (int who = 0; who < static_cast<int>(m.people.size()); ++who)
            if (fits(m, plan, who, day)) traits.push_back(traitFor(m, plan, who));
        std::sort(traits.begin(), traits.end());
        const auto least = std::min(static_cast<std::size_t>(plan.least), traits.size());
        const double lowest = least == 0 ? 0 : traits[least - 1] + 1e-9;
        m_limits[indexOf(plan)] = std::max(plan.share / 100, lowest);
    }
}

bool Life::belongs(const LedgerPlan& plan, int who, Date day) {
    if (m_entered.size() < m.people.size()) m_entered.resize(m.people.size(), 0);
    const std::size_t at = indexOf(plan);
    return (m_entered[static_cast<std::size_t>(who)] >> at & 1) == 0 && traitFor(m, plan, who) < m_limits[at] &&
           fits(m, plan, who, day);
}

Date Life::earliest(const LedgerPlan& plan, int who) {
    const Person& one = m.person(who);
    const Date since = m.household(one.household).since;
    const Date grown = one.birth.plusMonths(12 * plan.ageFrom);
    return since.days == 0 ? grown : std::max(grown, since);
}

void Life::fill(const Draw& draw, const schema::FieldDef& field, Date on, Values& values) {
    using schema::FieldType;
    const bool drawn = m.chance.percent(draw.share);
    if (field.type == FieldType::Boolean) values.set(draw.field, drawn);
    if (!drawn || field.type == FieldType::Boolean) return;
    const int number = draw.high > draw.low ? m.chance.between(draw.low, draw.high) : draw.low;
    switch (field.type) {
    case FieldType::Money: values.set(draw.field, std::int64_t{number} / 10 * 1000); break;
    case FieldType::Integer: values.set(draw.field, number); break;
    case FieldType::Date: values.set(draw.field, on.plusDays(number)); break;
    case FieldType::Phone: values.set(draw.field, m.identities.phone()); break;
    case FieldType::Choices: values.set(draw.field, severalOf(m.chance.pick(draw.words))); break;
    default:
        values.set(draw.field, draw.words.empty() ? m.names.full(m.chance.percent(40), 1964)
                                                  : std::string(m.chance.pick(draw.words)));
    }
}

Result<void> Life::enrol(Writer& writer, Enrolment& entry, const char* reason, Date on) {
    const LedgerPlan& plan = *entry.plan;
    const schema::TypeDef& type = *m.journal->catalogue().find(plan.type);
    Person& one = m.person(entry.person);
    const auto& worker = m.workers[static_cast<std::size_t>(m.gridOf(one)) % m.workers.size()];
    Values values;
    values.set("person", *one.id).set("entered_on", on).set("entry_reason", reason).set("keeper", worker.name);
    values.set("visit_every", intervalOf(entry.every)).set("decided_by", plan.decidedBy);
    for (const Draw& draw : plan.draws) fill(draw, *type.field(draw.field), on, values);
    Date until = on.plusMonths(12);
    while (until <= m_today) until = until.plusMonths(12);
    if (plan.more) plan.more({m, entry.person, on, m_today, until.plusDays(m.chance.between(-6, 12)), values});
    for (const char* term : plan.terms)
        if (values.has(term)) entry.terms.push_back(term);
    MULIN_TRY_LET(id, writer.create(plan.type, values));
    entry.id = id;
    m_entered[static_cast<std::size_t>(entry.person)] |= std::uint32_t{1} << indexOf(plan);
    return noteReview(writer, entry);
}

Result<void> Life::noteReview(Writer& writer, Enrolment& entry) {
    MULIN_TRY_LET(record, writer.load(entry.plan->type, *entry.id));
    const Value& due = record.get("next_review_on");
    entry.review = due.isEmpty() ? m.request.until.plusMonths(12) : due.date();
    return {};
}

Enrolment Life::entryOf(const LedgerPlan& plan, int who, Date day) {
    Enrolment entry;
    entry.plan = &plan;
    entry.person = who;
    entry.every = plan.every ? plan.every(m.person(who), Date::age(m.person(who).birth, day)) : 0;
    entry.next = day.plusDays(m.chance.between(1, std::max(2, entry.every)));
    return entry;
}

Result<void> Life::firstLedgers() {
    const Date day = m.firstDay().plusDays(11);
    m.setTime(day, 9 * 60 + 20);
    m_today = day;
    prepareLedgers(day);
    for (const LedgerPlan& plan : ledgerPlans()) {
        std::vector<Enrolment> list;
        for (int who = 0; who < static_cast<int>(m.people.size()); ++who)
            if (belongs(plan, who, day) && (plan.least > 0 || m.chance.percent(95)))
                list.push_back(entryOf(plan, who, day));
        const auto written = m.act(-1, "import",
                                   [&](Writer& writer) -> Result<void> {
                                       for (Enrolment& entry : list) {
                                           const Date on = day.plusDays(-m.chance.between(30, 900));
                                           const Date first = std::min(earliest(plan, entry.person), day);
                                           MULIN_TRY(enrol(writer, entry, "list", std::max(on, first)));
                                       }
                                       return {};
                                   },
                                   {{"file", plan.sheet}, {"type", plan.type}});
        if (!written) return written.error();
        m.enrolments.insert(m.enrolments.end(), list.begin(), list.end());
        m.pass(240000);
    }
    return {};
}

Result<void> Life::reviewLedgers(Date day) {
    m.setTime(day, 10 * 60);
    MULIN_TRY(takeIn(day));
    MULIN_TRY(lookAgain(day));
    return letGo(day);
}

/// Who has come to belong into a ledger is found within some months.
Result<void> Life::takeIn(Date day) {
    for (int who = 0; who < static_cast<int>(m.people.size()); ++who) {
        if (!m.person(who).here) continue;
        for (const LedgerPlan& plan : ledgerPlans()) {
            if (!belongs(plan, who, day) || !m.chance.percent(60)) continue;
            Enrolment entry = entryOf(plan, who, day);
            const Date on = std::max(day.plusDays(-m.chance.between(0, 2)), std::min(earliest(plan, who), day));
            const auto acted =
                m.act(m.gridOf(m.person(who)) % static_cast<int>(m.workers.size()), std::string(plan.type) + ".enrol",
                      [&](Writer& writer) { return enrol(writer, entry, m.chance.pick(plan.entries), on); });
            if (!acted) return acted.error();
            m.enrolments.push_back(entry);
            m.pass(100000);
        }
    }
    return {};
}

/// What is due within five weeks is reviewed ledger by ledger; one or two are always late.
Result<void> Life::lookAgain(Date day) {
    std::map<const LedgerPlan*, std::vector<Enrolment*>> due;
    for (Enrolment& entry : m.enrolments)
        if (entry.open && entry.review <= day.plusDays(35) && !m.chance.percent(4)) due[entry.plan].push_back(&entry);
    for (const LedgerPlan& plan : ledgerPlans()) {
        const auto found = due.find(&plan);
        if (found == due.end()) continue;
        const auto acted =
            m.act(-1, std::string(plan.type) + ".set",
                  [&](Writer& writer) -> Result<void> {
                      for (Enrolment* entry : found->second) {
                          Values values;
                          values.set("reviewed_on", day);
                          for (const char* term : entry->terms)
                              values.set(term, entry->review.plusMonths(12).plusDays(m.chance.between(0, 20)));
                          MULIN_TRY(writer.update(plan.type, *entry->id, values));
                          MULIN_TRY(noteReview(writer, *entry));
                      }
                      return {};
                  },
                  {{"type", plan.type}});
        if (!acted) return acted.error();
        m.pass(60000);
    }
    return {};
}

Result<void> Life::letGo(Date day) {
    for (Enrolment& entry : m.enrolments) {
        if (!entry.open) continue;
        const LedgerPlan& plan = *entry.plan;
        const char* reason = nullptr;
        if (Date::age(m.person(entry.person).birth, day) > plan.ageTo)
            reason = plan.outgrown;
        else if (plan.changed && !fits(m, plan, entry.person, day))
            reason = plan.changed;
        else if (m.chance.percent(plan.leaving / 12))
            reason = m.chance.pick(plan.exits);
        if (!reason) continue;
        Values values;
        values.set("left_on", day).set("exit_reason", reason);
        if (std::string_view(reason) == "employed") values.set("state", "employed").set("employed_on", day);
        const auto acted = m.act(-1, std::string(plan.type) + ".leave",
                                 [&](Writer& writer) { return writer.update(plan.type, *entry.id, values); });
        if (!acted) return acted.error();
        entry.open = false;
        m.pass(60000);
    }
    return {};
}

} // namespace mulin::demo

#include "app/demo/ledger_plans.h"
#include "app/demo/life.h"
#include "core/people/households.h"

#include <algorithm>

namespace mulin::demo {

namespace {

Values valuesOf(const Person& one, const std::string& home) {
    Values values;
    values.set("name", one.name).set("sex", one.male ? "male" : "female").set("birth_date", one.birth);
    if (!one.idNumber.empty()) values.set("id_kind", "resident_id").set("id_number", one.idNumber);
    if (!one.phone.empty()) values.set("phone", one.phone);
    if (!one.contact.empty()) values.set("contact_name", one.contact);
    if (!one.contactPhone.empty()) values.set("contact_phone", one.contactPhone);
    if (!one.check.empty()) values.set("check", schema::storedChoices({one.check}));
    values.set("residence_status", one.local ? "both" : "here_only");
    if (one.local) values.set("registered_address", "唐山市路南区" + home);
    return values;
}

} // namespace

void Life::gone(int who, const char*) {
    Person& one = m.person(who);
    auto& members = m.household(one.household).members;
    members.erase(std::find(members.begin(), members.end(), who));
    if (members.empty()) {
        const int at = m.household(one.household).dwelling;
        m.dwelling(at).household = -1;
        m.empty.push_back(at);
    }
    one.here = false;
    one.household = -1;
    --m.living;
}

Result<void> Life::closeLedgers(Writer& writer, int who, const char* reason, Date on) {
    for (Enrolment& entry : m.enrolments)
        if (entry.open && entry.person == who) {
            MULIN_TRY(
                writer.update(entry.plan->type, *entry.id, Values().set("left_on", on).set("exit_reason", reason)));
            entry.open = false;
        }
    return {};
}

Result<void> Life::moveIn(Date day, bool single) {
    const int at = m.freeDwelling();
    if (at < 0) return {};
    Household home;
    if (single) {
        home.dwelling = at;
        home.tenants = true;
        home.members = {
            m.newPerson(m.chance.percent(55), m.chance.between(day.year() - 36, day.year() - 21), {}, "head")};
        m.person(home.members.front()).local = false;
    } else {
        home = m.family(at);
    }
    home.since = happened(day);
    const Date since = home.since;
    const char* reason = home.tenants ? "rent" : "move_in";
    static constexpr const char* origins[] = {"路北区",
                                              "开平区",
                                              "古冶区",
                                              "丰润区",
                                              "滦州市",
                                              "玉田县",
                                              "迁安市",
                                              "北京市",
                                              "天津市",
                                              "承德市",
                                              "黑龙江省齐齐哈尔市",
                                              "本市其他社区"};
    const std::string from = m.chance.pick(origins);
    const int worker = m.dwelling(at).grid % static_cast<int>(m.workers.size());
    const int index = static_cast<int>(m.households.size());
    if (const auto acted =
            m.act(worker, "person.add",
                  [&](Writer& writer) -> Result<void> {
                      for (const int member : home.members) {
                          Person& one = m.person(member);
                          people::Home where;
                          where.dwelling = m.dwelling(at).id;
                          where.household = home.id;
                          where.newHousehold = !home.id;
                          where.relation = one.relation;
                          where.since = std::max(since, one.birth);
                          where.reason = reason;
                          where.movedFrom = from;
                          MULIN_TRY_LET(
                              id, people::registerPerson(writer, valuesOf(one, m.addressOf(m.dwelling(at))), where));
                          one.id = id;
                          if (home.id) continue;
                          auto row = writer.reader().cached(
                              "SELECT household FROM t_residence WHERE person = ? AND until IS NULL AND alive = 1");
                          row->bind(1, id.uid());
                          if (row->step()) home.id = RecordId(row->uid(0));
                      }
                      return {};
                  });
        !acted)
        return acted.error();
    for (const int member : home.members) m.person(member).household = index;
    m.living += static_cast<int>(home.members.size());
    m.dwelling(at).household = index;
    m_ofGrid[static_cast<std::size_t>(m.dwelling(at).grid)].push_back(index);
    m.households.push_back(std::move(home));
    m.pass(120000);
    if (m.chance.percent(65))
        m_calls[static_cast<std::size_t>(worker)].push_back(
            {day.plusDays(m.chance.between(2, 12)), index, Occasion::Newcomer});
    return {};
}

Result<void> Life::moveOut(Date day, int at) {
    const Household& home = m.household(at);
    const std::vector<int> members = home.members;
    const Date on = std::max(happened(day), home.since);
    const char* reason = home.tenants ? "let_ended" : "move_out";
    static constexpr const char* targets[] = {"路北区", "高新区",   "丰南区",   "北京市",
                                              "天津市", "石家庄市", "凤凰新城", "去向不详"};
    const std::string to = m.chance.pick(targets);
    const int worker = m.dwelling(home.dwelling).grid % static_cast<int>(m.workers.size());
    if (const auto acted = m.act(worker, "person.move_out",
                                 [&](Writer& writer) -> Result<void> {
                                     std::vector<RecordId> ids;
                                     for (const int member : members) {
                                         ids.push_back(*m.person(member).id);
                                         MULIN_TRY(closeLedgers(writer, member, "moved", day));
                                     }
                                     Date latest = on;
                                     for (const int member : members) latest = std::max(latest, m.person(member).birth);
                                     return people::moveOut(writer, ids, {latest, reason, to});
                                 });
        !acted)
        return acted.error();
    for (const int member : members) gone(member, reason);
    m.pass(90000);
    return {};
}

Result<void> Life::leaveOne(Date day, int who) {
    if (const auto acted = m.act(-1, "person.move_out",
                                 [&](Writer& writer) -> Result<void> {
                                     const RecordId id = *m.person(who).id;
                                     MULIN_TRY(closeLedgers(writer, who, "moved", day));
                                     return people::moveOut(writer, std::span(&id, 1), {day, "work", "外地"});
                                 });
        !acted)
        return acted.error();
    gone(who, "work");
    return {};
}

Result<void> Life::birth(Date day) {
    for (int tries = 0; tries < 60; ++tries) {
        const int at = randomHousehold();
        if (at < 0) return {};
        int mother = -1;
        for (const int member : m.household(at).members) {
            const Person& one = m.person(member);
            const int age = Date::age(one.birth, day);
            if (!one.male && age >= 23 && age <= 40 && (one.relation == "spouse" || one.relation == "child_in_law"))
                mother = member;
        }
        if (mother < 0 || m.household(at).members.size() > 6) continue;
        const bool ofHead = m.person(mother).relation == "spouse";
        const bool male = m.chance.percent(52);
        const Person& head = m.person(m.household(at).members.front());
        const Date born = happened(day);
        const int baby =
            m.newPerson(male, day.year(), surnameOf(head.name), ofHead ? (male ? "son" : "daughter") : "grandchild");
        Person& one = m.person(baby);
        one.birth = born;
        one.local = true;
        one.check.clear();
        one.idNumber = m.chance.percent(60) ? m.identities.idNumber(male, born, true) : std::string();
        if (one.idNumber.empty()) one.check = "id_missing";
        one.contact = m.person(mother).name;
        one.contactPhone = m.person(mother).phone;
        const Household& home = m.household(at);
        if (const auto acted =
                m.act(m.dwelling(home.dwelling).grid % static_cast<int>(m.workers.size()), "person.add",
                      [&](Writer& writer) -> Result<void> {
                          people::Home where;
                          where.dwelling = m.dwelling(home.dwelling).id;
                          where.household = home.id;
                          where.relation = one.relation;
                          where.since = born;
                          where.reason = "birth";
                          MULIN_TRY_LET(id, people::registerPerson(
                                                writer, valuesOf(one, m.addressOf(m.dwelling(home.dwelling))), where));
                          one.id = id;
                          return {};
                      });
            !acted)
            return acted.error();
        one.household = at;
        m.household(at).members.push_back(baby);
        ++m.living;
        m.pass(60000);
        return {};
    }
    return {};
}

Result<void> Life::death(Date day) {
    // Chances rise with age (Gompertz); drawn until one is met.
    for (int tries = 0; tries < 4000; ++tries) {
        const int who = static_cast<int>(m.chance.below(m.people.size()));
        const Person& one = m.person(who);
        if (!one.here || one.household < 0) continue;
        const int age = Date::age(one.birth, day);
        const double risk = age < 50 ? 0.0005 : std::min(0.5, 0.004 * (1 << std::min(8, (age - 50) / 8)));
        if (m.chance.unit() > risk) continue;
        const int at = one.household;
        const Date on = std::max({happened(day), m.household(at).since, one.birth});
        const std::vector<int>& members = m.household(at).members;
        const bool wasHead = members.front() == who;
        int heir = -1;
        if (wasHead && members.size() > 1)
            for (const int member : members)
                if (member != who && (heir < 0 || m.person(member).birth < m.person(heir).birth)) heir = member;
        if (const auto acted =
                m.act(m.gridOf(one) % static_cast<int>(m.workers.size()), "person.death",
                      [&](Writer& writer) -> Result<void> {
                          MULIN_TRY(closeLedgers(writer, who, "death", on));
                          MULIN_TRY(people::recordDeath(writer, *one.id, on));
                          if (heir >= 0) MULIN_TRY(people::changeHead(writer, *m.household(at).id, *m.person(heir).id));
                          return {};
                      });
            !acted)
            return acted.error();
        gone(who, "death");
        if (heir >= 0) {
            auto& rest = m.household(at).members;
            std::iter_swap(rest.begin(), std::find(rest.begin(), rest.end(), heir));
            m.person(heir).relation = "head";
        }
        m.pass(90000);
        return {};
    }
    return {};
}

/// The number that was asked for, in people who move in or leave one by one.
Result<void> Life::settleAt(Date day, int target) {
    for (int tries = 0; m.living < target && tries < target; ++tries) {
        const int before = m.living;
        MULIN_TRY(moveIn(day, true));
        if (m.living == before) break; // every dwelling is lived in
    }
    for (int tries = 0; m.living > target && tries < 100000; ++tries) {
        const int at = randomHousehold();
        if (at < 0) break;
        const int who = m.household(at).members.back();
        const int age = Date::age(m.person(who).birth, day);
        if (m.household(at).members.size() > 1 && age >= 18 && age < 60) MULIN_TRY(leaveOne(day, who));
    }
    return {};
}

} // namespace mulin::demo

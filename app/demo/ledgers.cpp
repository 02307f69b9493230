#include "app/demo/life.h"
#include "core/people/id_number.h"

#include <algorithm>
#include <set>

namespace mulin::demo {

namespace {

const char* intervalOf(int days) { return days <= 7 ? "weekly" : days <= 31 ? "monthly" : "quarterly"; }

} // namespace

Result<RecordId> Life::enrol(Writer& writer, Enrolment& entry, const char* reason, Date on) {
    Person& one = m.person(entry.person);
    const auto& worker = m.workers[static_cast<std::size_t>(m.gridOf(one)) % m.workers.size()];
    Values values;
    values.set("person", *one.id).set("entered_on", on).set("entry_reason", reason).set("keeper", worker.name);
    values.set("visit_every", intervalOf(entry.every)).set("decided_by", "社区居委会");
    if (entry.type == "living_alone") {
        static constexpr const char* circumstances[] = {"children_same_city", "children_same_city",
                                                        "children_elsewhere", "no_children", "children_abroad"};
        const int age = Date::age(one.birth, on);
        values.set("circumstance", m.chance.pick(circumstances));
        values.set("health", age < 78 || m.chance.percent(40) ? "able" : m.chance.percent(80) ? "partly" : "unable");
        if (!one.contact.empty()) values.set("child_name", one.contact).set("child_phone", one.contactPhone);
        values.set("meals", m.chance.percent(25)).set("alarm", m.chance.percent(40));
        if (m.chance.percent(50)) values.set("neighbour", m.names.full(m.chance.percent(40), 1962));
    } else {
        static constexpr const char* causes[] = {"illness", "illness", "disability", "old_age", "no_work", "study"};
        static constexpr const char* categories[] = {"a", "b", "b", "c"};
        const int members = std::clamp(static_cast<int>(m.household(one.household).members.size()), 1, 4);
        values.set("approved_on", on.plusDays(-m.chance.between(5, 60))).set("category", m.chance.pick(categories));
        values.set("members", members)
            .set("monthly_amount", members * m.chance.between(42, 78) * 1000)
            .set("cause", m.chance.pick(causes));
        entry.reviewMonths = m.chance.percent(50) ? 6 : 12;
        entry.review = on;
        do entry.review = m_calendar.nextWorkingDay(entry.review.plusMonths(entry.reviewMonths));
        while (entry.review < m_today);
        values.set("next_review_on", entry.review);
    }
    return writer.create(entry.type, values);
}

Result<void> Life::firstLedgers() {
    const Date day = m.firstDay().plusDays(11);
    m.setTime(day, 9 * 60 + 20);
    m_today = day;
    std::vector<Enrolment> alone, poor;
    for (std::size_t i = 0; i < m.households.size(); ++i) {
        const Household& home = m.households[i];
        const int who = home.members.front();
        const int age = Date::age(m.person(who).birth, day);
        if (home.members.size() == 1 && age >= 66 && m.chance.percent(55)) {
            const int every = age >= 85 ? 7 : age >= 72 ? 30 : 90;
            alone.push_back({"living_alone", {}, who, every, day.plusDays(m.chance.between(1, every))});
        } else if (!home.tenants && m.chance.percent(1.6)) {
            const int every = m.chance.percent(40) ? 30 : 90;
            poor.push_back({"minimum_living", {}, who, every, day.plusDays(m.chance.between(1, every))});
        }
    }
    for (auto* list : {&alone, &poor}) {
        const std::string type = list == &alone ? "living_alone" : "minimum_living";
        if (const auto acted =
                m.act(-1, "import",
                      [&](Writer& writer) -> Result<void> {
                          for (Enrolment& entry : *list) {
                              MULIN_TRY_LET(id, enrol(writer, entry, "list", day.plusDays(-m.chance.between(30, 900))));
                              entry.id = id;
                          }
                          return {};
                      },
                      {{"file", list == &alone ? "独居老人台账.xlsx" : "低保台账.xlsx"}, {"type", type}});
            !acted)
            return acted.error();
        m.enrolments.insert(m.enrolments.end(), list->begin(), list->end());
        m.pass(300000);
    }
    return {};
}

Result<void> Life::reviewLedgers(Date day) {
    m.setTime(day, 10 * 60);
    std::set<int> known;
    for (const Enrolment& entry : m.enrolments)
        if (entry.open) known.insert(entry.person);
    const int most = std::max(1, m.request.residents / 2000);
    int entered = 0, poor = 0;
    for (std::size_t i = 0; i < m.households.size() && entered < most; ++i) {
        const Household& home =
            m.household(static_cast<int>((i * 7919 + static_cast<std::size_t>(day.days)) % m.households.size()));
        if (home.members.empty() || known.contains(home.members.front())) continue;
        const int who = home.members.front();
        const int age = Date::age(m.person(who).birth, day);
        const bool alone = home.members.size() == 1 && age >= 66;
        if (!alone && (home.tenants || poor >= std::max(1, most / 3) || !m.chance.percent(2))) continue;
        if (alone && !m.chance.percent(50)) continue;
        Enrolment entry{alone ? "living_alone" : "minimum_living",
                        {},
                        who,
                        age >= 85 ? 7 : 30,
                        day.plusDays(m.chance.between(2, 20))};
        if (const auto acted =
                m.act(m.gridOf(m.person(who)) % static_cast<int>(m.workers.size()), entry.type + ".enrol",
                      [&](Writer& writer) -> Result<void> {
                          MULIN_TRY_LET(id, enrol(writer, entry, m.chance.percent(60) ? "found" : "applied",
                                                  day.plusDays(-m.chance.between(0, 2))));
                          entry.id = id;
                          return {};
                      });
            !acted)
            return acted.error();
        m.enrolments.push_back(entry);
        alone ? ++entered : ++poor;
        m.pass(200000);
    }
    // One or two are always late.
    for (Enrolment& entry : m.enrolments) {
        if (!entry.open || entry.reviewMonths == 0 || day.plusDays(21) < entry.review || m.chance.percent(15)) continue;
        entry.review = m_calendar.nextWorkingDay(day.plusMonths(entry.reviewMonths));
        if (const auto acted =
                m.act(-1, entry.type + ".set",
                      [&](Writer& writer) -> Result<void> {
                          return writer.update(entry.type, *entry.id,
                                               Values().set("reviewed_on", day).set("next_review_on", entry.review));
                      },
                      {{"type", entry.type}});
            !acted)
            return acted.error();
        m.pass(90000);
    }
    int leaving = std::max(1, most / 3);
    for (Enrolment& entry : m.enrolments) {
        if (leaving == 0) break;
        if (!entry.open || !m.chance.percent(1.5)) continue;
        --leaving;
        if (const auto acted = m.act(-1, entry.type + ".leave",
                                     [&](Writer& writer) -> Result<void> {
                                         return writer.update(
                                             entry.type, *entry.id,
                                             Values()
                                                 .set("left_on", day)
                                                 .set("exit_reason", m.chance.percent(80) ? "no_longer" : "declined"));
                                     });
            !acted)
            return acted.error();
        entry.open = false;
        m.pass(100000);
    }
    return {};
}

Result<void> Life::corrections(Date day) {
    m.setTime(day, 10 * 60 + 40);
    const int at = randomHousehold();
    if (at < 0) return {};
    Person& one = m.person(m.household(at).members.front());
    const int worker = m.gridOf(one) % static_cast<int>(m.workers.size());
    if (const auto acted = m.act(worker, "person.set",
                                 [&](Writer& writer) -> Result<void> {
                                     return writer.update("person", *one.id,
                                                          Values().set("phone", m.identities.phone()));
                                 });
        !acted)
        return acted.error();
    if (!m_recent.empty()) {
        const auto& [id, findings] = m.chance.pick(m_recent);
        m.pass(60000);
        if (const auto acted = m.act(
                worker, "visit.set",
                [&, visit = id, text = findings](Writer& writer) -> Result<void> {
                    return writer.update("visit", visit, Values().set("findings", text + "（补充：已电话告知家属。）"));
                });
            !acted)
            return acted.error();
    }
    // What was to be checked is cleared up, bit by bit.
    if (m.chance.percent(45))
        for (int tries = 0; tries < 3000; ++tries) {
            const int who = static_cast<int>(m.chance.below(m.people.size()));
            Person& open = m.person(who);
            if (!open.here || open.household < 0 || (open.check != "id_missing" && open.check != "id_invalid"))
                continue;
            open.idNumber = m.identities.idNumber(open.male, open.birth, open.local);
            if (const auto acted = m.act(m.gridOf(open) % static_cast<int>(m.workers.size()), "person.set",
                                         [&](Writer& writer) -> Result<void> {
                                             return writer.update("person", *open.id,
                                                                  Values()
                                                                      .set("id_kind", "resident_id")
                                                                      .set("id_number", open.idNumber)
                                                                      .set("check", Value()));
                                         });
                !acted)
                return acted.error();
            open.check.clear();
            break;
        }
    if (m.chance.percent(10)) { // entered twice, and taken out again
        std::optional<RecordId> twice;
        m.pass(60000);
        if (const auto acted = m.act(
                worker, "person.add",
                [&](Writer& writer) -> Result<void> {
                    MULIN_TRY_LET(
                        id, writer.create(
                                "person",
                                Values().set("name", one.name).set("check", schema::storedChoices({"duplicate"}))));
                    twice = id;
                    return {};
                });
            !acted)
            return acted.error();
        m.pass(120000);
        if (const auto acted =
                m.act(worker, "person.delete", [&](Writer& writer) { return writer.remove("person", *twice); });
            !acted)
            return acted.error();
    }
    m.pass(60000);
    return {};
}

Result<void> Life::mistakenImport(Date day) {
    m.setTime(day, 11 * 60 + 5);
    MULIN_TRY_LET(
        done,
        m.act(-1, "import",
              [&](Writer& writer) -> Result<void> {
                  for (int i = 0; i < 18; ++i) {
                      Values values;
                      const bool male = m.chance.percent(50);
                      const Date birth = m.chance.birthday(m.chance.between(1950, 2010));
                      values.set("name", m.names.full(male, birth.year()))
                          .set("sex", male ? "male" : "female")
                          .set("birth_date", birth);
                      values.set("id_kind", "resident_id").set("id_number", m.identities.idNumber(male, birth, false));
                      MULIN_TRY(writer.create("person", values));
                  }
                  return {};
              },
              {{"file", "外社区名单（误导入）.xlsx"}, {"type", "person"}}));
    m.pass(240000);
    MULIN_TRY(m.journal->undo(*m.first, done.txn));
    return {};
}

} // namespace mulin::demo

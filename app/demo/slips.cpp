// What is put right afterwards: changed phones, additions, records entered twice, a sheet of somebody else.
#include "app/demo/life.h"
#include "core/people/id_number.h"

namespace mulin::demo {

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

#include "core/ledgers/person_dates.h"

#include "core/journal/writer.h"
#include "core/ledgers/in_error.h"
#include "core/ledgers/readable.h"

#include <limits>

namespace mulin::ledgers {

namespace {

using journal::Record;
using journal::Writer;
using schema::Value;
using schema::Values;

class PersonDatesRule final : public journal::TypeRule {
public:
    explicit PersonDatesRule(std::shared_ptr<const journal::TypeRule> person) : m_person(std::move(person)) {}

    Result<std::optional<RecordId>> identity(Writer& writer, const Values& values) const override {
        return m_person->identity(writer, values);
    }
    Result<void> write(Writer& writer, RecordId id, const Record* before, Values values,
                       const Store& store) const override {
        if (!before) return m_person->write(writer, id, before, std::move(values), store); // in no ledger yet
        return m_person->write(writer, id, before, std::move(values), [&](const Values& ready) -> Result<void> {
            const auto now = [&](const char* field) -> const Value& {
                return ready.has(field) ? ready.get(field) : before->get(field);
            };
            MULIN_TRY(check(writer, *before, now("birth_date"), now("died_on")));
            return store(ready);
        });
    }
    Result<void> remove(Writer& writer, const Record& record) const override {
        return m_person->remove(writer, record);
    }
    Result<void> unmade(Writer& writer, const Record& record) const override {
        return m_person->unmade(writer, record);
    }
    Result<void> undone(Writer& writer, const Record& before, const Record& now) const override {
        if (now.alive) MULIN_TRY(check(writer, before, now.get("birth_date"), now.get("died_on")));
        return m_person->undone(writer, before, now);
    }
    Result<void> restored(Writer& writer, const Record& record) const override {
        return m_person->restored(writer, record);
    }

private:
    /// Only a life that is shorter than it was leaves anything outside.
    static Result<void> check(Writer& writer, const Record& before, const Value& birth, const Value& death) {
        const Value &born = before.get("birth_date"), &died = before.get("died_on");
        const bool later = !birth.isEmpty() && (born.isEmpty() || born.date() < birth.date());
        const bool earlier = !death.isEmpty() && (died.isEmpty() || death.date() < died.date());
        const std::string sql = later || earlier ? entriesOutside(writer) : std::string();
        if (sql.empty()) return {};
        auto rows = writer.reader().cached(sql);
        rows->bind(1, before.uid);
        rows->bind(2, later ? birth.number() : std::numeric_limits<std::int64_t>::min());
        rows->bind(3, earlier ? death.number() : std::numeric_limits<std::int64_t>::max());
        if (!rows->step()) return {};
        const Date since{static_cast<std::int32_t>(rows->integer(1))};
        const bool early = later && since < birth.date();
        return makeError(early ? ErrorCode::BeforeBirth : ErrorCode::AfterDeath,
                         {{"type", std::string(rows->text(0))},
                          {"field", std::string(rows->text(2))},
                          {"value", since.iso()},
                          {early ? "birth" : "death", (early ? birth : death).date().iso()}});
    }

    /// All ledgers in one question: ledger, day and its field of the first entry of ?1 before ?2 or after ?3. Empty: of
    /// none it may be told.
    static std::string entriesOutside(Writer& writer) {
        std::string sql;
        for (const auto& table : writer.tables().all()) {
            const schema::TypeDef& type = *table->type;
            if (table->links || table->sealed || !type.ledger || !writer.access().allows(access::Right::Read, type.id))
                continue;
            const Readable ledger(writer.tables(), type.id, writer.access());
            const std::string since = ledger.column(type.since);
            sql += (sql.empty() ? "" : " UNION ALL ") + ("SELECT '" + type.id) + "', " + since + ", '" + type.since +
                   "'" + ledger.from() + notInError(type) + " AND t.\"" + type.person + "\" = ?1 AND (" + since +
                   " < ?2 OR " + since + " > ?3)";
        }
        return sql.empty() ? sql : sql + " ORDER BY 2 LIMIT 1";
    }

    std::shared_ptr<const journal::TypeRule> m_person; ///< of the room above
};

} // namespace

void addPersonDatesRule(journal::Rules& rules) {
    auto& person = rules["person"];
    person = std::make_shared<PersonDatesRule>(person);
}

} // namespace mulin::ledgers

#include "core/ledgers/enrolment_rule.h"

#include "core/journal/rows.h"
#include "core/journal/writer.h"
#include "core/records/expression.h"

namespace mulin::ledgers {

namespace {

using journal::Record;
using journal::Writer;
using schema::Value;
using schema::Values;

class EnrolmentRule final : public journal::TypeRule {
public:
    explicit EnrolmentRule(const schema::TypeDef& type) : m_type(type) {}

    Result<void> write(Writer& writer, RecordId id, const Record* before, Values values,
                       const Store& store) const override {
        if (before) MULIN_TRY(checkOpen(writer, *before, values));
        // Nobody is taken in again by taking back that they left.
        if (before && m_type.retired && !before->get(m_type.until).isEmpty() && values.has(m_type.until) &&
            values.get(m_type.until).isEmpty())
            return makeError(ErrorCode::LedgerRetired, {{"type", m_type.id}});
        const bool dated = values.has(m_type.since) || values.has(m_type.until) || values.has(m_type.person);
        if (dated) {
            const auto effective = [&](const std::string& field) -> const Value& {
                return values.has(field) || !before ? values.get(field) : before->get(field);
            };
            const Value &person = effective(m_type.person), &since = effective(m_type.since),
                        &until = effective(m_type.until);
            if (!person.isEmpty() && !since.isEmpty()) {
                MULIN_TRY(checkLife(writer, person.uid(), since.date()));
                // Two entries of one person that are merged may have been in it at the same time.
                const bool merging = writer.operation().find("merge") != std::string::npos;
                const bool another = before && before->get(m_type.person) != person && !merging;
                if (!before || another || isWider(*before, since, until))
                    MULIN_TRY(checkOverlap(writer, id, person.uid(), since.date(), until));
            }
        }
        const bool reviewed = !before || (values.has("reviewed_on") && !values.get("reviewed_on").isEmpty());
        const bool named = values.has("next_review_on") && (!before || !values.get("next_review_on").isEmpty());
        MULIN_TRY(store(values));
        if (!reviewed || named || m_type.rules.reviews.empty() || !m_type.field("next_review_on")) return {};
        return planReview(writer, id);
    }

    Result<void> restored(Writer& writer, const Record& record) const override {
        if (m_type.gone) return makeError(ErrorCode::LedgerRetired, {{"type", m_type.id}});
        const Value &person = record.get(m_type.person), &since = record.get(m_type.since);
        if (person.isEmpty() || since.isEmpty()) return {};
        MULIN_TRY(checkLife(writer, person.uid(), since.date()));
        return checkOverlap(writer, record.id(), person.uid(), since.date(), record.get(m_type.until));
    }
    Result<void> undone(Writer& writer, const Record& before, const Record& now) const override {
        if (!now.alive) return {};
        const bool asWas = before.alive && before.get(m_type.person) == now.get(m_type.person) &&
                           !isWider(before, now.get(m_type.since), now.get(m_type.until));
        return asWas ? Result<void>() : restored(writer, now);
    }

private:
    /// What has come to its end stays as it was: only the end itself, the exit and the remark are still written.
    Result<void> checkOpen(Writer& writer, const Record& before, const Values& values) const {
        const std::string& closes = m_type.rules.closesOn;
        if (closes.empty()) return {};
        const Value& end = before.get(closes);
        if (end.isEmpty() || end.date() >= writer.today()) return {};
        for (const auto& [field, value] : values.fields)
            if (field != closes && field != m_type.until && field != "exit_reason" && field != "remark" &&
                before.get(field) != value)
                return makeError(ErrorCode::RecordClosed,
                                 {{"type", m_type.id}, {"field", field}, {"on", end.date().iso()}});
        return {};
    }
    Result<void> checkLife(Writer& writer, const Uid& person, Date since) const {
        const auto found = journal::findRecord(writer.reader(), *writer.tables().find("person"), person);
        if (!found) return {}; // told by the check of links
        const auto refused = [&](ErrorCode code, const char* what, Date day) {
            return makeError(code,
                             {{"type", m_type.id}, {"field", m_type.since}, {"value", since.iso()}, {what, day.iso()}});
        };
        if (const Value& born = found->get("birth_date"); !born.isEmpty() && since < born.date())
            return refused(ErrorCode::BeforeBirth, "birth", born.date());
        if (const Value& died = found->get("died_on"); !died.isEmpty() && died.date() < since)
            return refused(ErrorCode::AfterDeath, "death", died.date());
        return {};
    }

    /// Whoever leaves, or is the same person as somebody else, is in it no longer than before.
    bool isWider(const Record& before, const Value& since, const Value& until) const {
        const Value &began = before.get(m_type.since), &ended = before.get(m_type.until);
        return (!began.isEmpty() && since.date() < began.date()) ||
               (!ended.isEmpty() && (until.isEmpty() || until.date() > ended.date()));
    }
    /// Who leaves and is taken in again on one day is in it once.
    Result<void> checkOverlap(Writer& writer, RecordId id, const Uid& person, Date since, const Value& until) const {
        const journal::Table& table = *writer.tables().find(m_type.id);
        const std::string begins = "\"" + m_type.since + "\"", ends = "\"" + m_type.until + "\"";
        auto rows =
            writer.reader().cached("SELECT " + begins + ", " + ends + " FROM " + table.name +
                                   " WHERE alive = 1 AND uid <> ? AND \"" + m_type.person + "\" = ? AND " + begins +
                                   " < ? AND (" + ends + " > ?" + " OR (" + ends + " IS NULL AND ? = 1)) LIMIT 1");
        rows->bind(1, id.uid());
        rows->bind(2, person);
        rows->bind(3, static_cast<std::int64_t>(until.isEmpty() ? farAway : until.date().days));
        rows->bind(4, static_cast<std::int64_t>(since.days));
        // Two that are both open are twins, and told with the record that is there: see journal/twins.h.
        rows->bind(5, static_cast<std::int64_t>(until.isEmpty() ? 0 : 1));
        if (!rows->step()) return {};
        const Date from{static_cast<std::int32_t>(rows->integer(0))};
        const std::string to = rows->isNull(1) ? "" : Date{static_cast<std::int32_t>(rows->integer(1))}.iso();
        return makeError(ErrorCode::PeriodsOverlap,
                         {{"type", m_type.id}, {"field", m_type.since}, {"from", from.iso()}, {"until", to}});
    }

    Result<void> planReview(Writer& writer, RecordId id) const {
        MULIN_TRY_LET(record, writer.load(m_type.id, id));
        if (!record.get(m_type.until).isEmpty()) return {};
        for (const schema::ReviewRule& rule : m_type.rules.reviews) {
            MULIN_TRY_LET(holds, this->holds(writer, record, rule.where));
            if (!holds) continue;
            const Value& last = record.get("reviewed_on");
            const Date since = last.isEmpty() ? record.get(m_type.since).date() : last.date();
            const Date next =
                last.isEmpty() ? nextReview(since, rule.months, writer.today()) : since.plusMonths(rule.months);
            return writer.update(m_type.id, id, Values().set("next_review_on", next));
        }
        return {};
    }

    Result<bool> holds(Writer& writer, const Record& record, const std::string& where) const {
        if (where.empty()) return true;
        // The rule of the ledger, not a question of who writes: whoever must not see a field has it count all the same.
        MULIN_TRY_LET(condition, records::compile(writer.reader(), writer.tables(), access::Access::full({}),
                                                  *record.table, where, writer.today()));
        // The parameters of a condition are numbered from one: they come first.
        auto row = writer.reader().prepare("SELECT 1 FROM " + record.table->name + " t WHERE " + condition.sql +
                                           " AND t.id = ?");
        condition.bind(row);
        row.bind(static_cast<int>(condition.parameters.size()) + 1, record.row);
        return row.step();
    }

    static constexpr std::int32_t farAway = 1 << 30;
    const schema::TypeDef& m_type; ///< of the catalogue, which outlives the journal
};

} // namespace

void addRules(journal::Rules& rules, const schema::Catalogue& catalogue) {
    for (const schema::TypeDef* ledger : catalogue.types()) // those whose definition is gone, too
        if (ledger->ledger) rules[ledger->id] = std::make_shared<EnrolmentRule>(*ledger);
}

Date nextReview(Date since, int months, Date today) {
    const int elapsed = (today.year() - since.year()) * 12 + today.month() - since.month();
    int steps = std::max(1, elapsed / std::max(1, months) - 1);
    while (since.plusMonths(steps * months) <= today) ++steps;
    return since.plusMonths(steps * months);
}

} // namespace mulin::ledgers

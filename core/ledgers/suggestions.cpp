#include "core/ledgers/suggestions.h"

#include "core/base/text.h"
#include "core/db/exception.h"
#include "core/ledgers/readable.h"
#include "core/ledgers/suggestion_facts.h"
#include "core/records/expression.h"
#include "core/records/view.h"

namespace mulin::ledgers {

namespace {

using access::Right;
using journal::Table;
using schema::SuggestionDef;

constexpr int leftLately = 6;          ///< months
constexpr int fewFrom = 75, fewTo = 6; ///< years: few are older or younger

std::string quoted(std::string_view name) { return "\"" + std::string(name) + "\""; }
std::string number(Date day) { return std::to_string(day.days); }

/// The question of one rule: "t" is the person (enter), or the enrolment with the person "p".
class Question {
public:
    Question(const db::Reader& reader, const journal::Tables& tables, const access::Access& access, Date today,
             const schema::TypeDef& ledger, const SuggestionDef& rule)
        : m_reader(reader)
        , m_tables(tables)
        , m_access(access)
        , m_today(today)
        , m_ledger(ledger)
        , m_rule(rule)
        , m_enters(rule.act == SuggestionDef::Act::Enter) {}

    /// False: the rule rests on what may not be read.
    bool make(const SuggestionQuery& query) {
        const Table& people = *m_tables.find("person");
        const Table& enrolments = *m_tables.find(m_ledger.id);
        const Readable readable(m_tables, m_enters ? "person" : m_ledger.id, m_access);
        const std::string who = m_enters ? "t" : "p";
        m_sql = readable.from(
            m_enters ? "" : " JOIN " + people.name + " p ON p.uid = t." + quoted(m_ledger.person) + " AND p.alive = 1");
        const journal::Horizon horizon(m_tables, people, m_access);
        if (const std::string within = horizon.within(who); !m_enters && !within.empty()) m_sql += " AND " + within;
        for (const char* field : {"name", "birth_date", "household", "presence"})
            if (!shown(horizon, people, field, who)) return false;
        if (!m_enters && !shown(journal::Horizon(m_tables, enrolments, m_access), enrolments, m_ledger.person, "t"))
            return false;
        if (m_enters) {
            m_sql += " AND t.died_on IS NULL AND t.presence NOT IN ('died', 'moved_out')";
            without(enrolments);
            withoutLeavers(enrolments);
        } else {
            m_sql += " AND t." + quoted(m_ledger.until) + " IS NULL";
        }
        if (query.person) {
            m_condition.parameters.emplace_back(*query.person);
            m_sql += " AND " + who + ".uid = ?" + std::to_string(m_condition.parameters.size());
        }
        ages(who);
        households(who, people);
        if (!m_rule.date.empty()) {
            if (readable.hides(m_rule.date)) return false;
            m_sql += " AND " + readable.column(m_rule.date) + " <= " + number(m_today.plusDays(m_rule.ahead));
        }
        if (!condition(m_enters ? people : enrolments, m_rule.where, "")) return false;
        if (!m_rule.person.empty() &&
            !condition(people, m_rule.person, " AND p.uid IN (SELECT t.uid FROM " + people.name + " t WHERE "))
            return false;
        if (!otherLedgers(who)) return false;
        if (const Table* answers = m_tables.find("suggestion_answer"))
            m_sql += " AND NOT EXISTS (SELECT 1 FROM " + answers->name + " a WHERE a.alive = 1 AND a.person = " + who +
                     ".uid AND a.ledger = '" + m_ledger.id + "' AND a.rule = '" + m_rule.id +
                     "' AND a.answer <> 'accepted' AND (a.again_on IS NULL OR a.again_on > " + number(m_today) + "))";
        return true;
    }

    std::int64_t count() const {
        auto row = statement("SELECT count(*)" + m_sql);
        return row.step() ? row.integer(0) : 0;
    }

    void read(std::vector<Suggestion>& into, std::int64_t most) const {
        const std::string who = m_enters ? "t" : "p";
        auto rows = statement("SELECT " + who + ".uid, t.uid" + m_sql + " ORDER BY " + who + ".sort_key, " + who +
                              ".uid LIMIT " + std::to_string(most));
        while (rows.step()) {
            const auto person = records::find(m_reader, m_tables, m_access, "person", rows.uid(0));
            if (!person) continue;
            Suggestion made{{person->id(), person->text("name"), person->text("door")}, &m_ledger, &m_rule};
            if (!m_enters) made.enrolment = RecordId(rows.uid(1));
            into.push_back(std::move(made));
        }
    }

private:
    db::Statement statement(const std::string& sql) const {
        auto made = m_reader.prepare(sql);
        m_condition.bind(made);
        return made;
    }

    /// What may not be seen of somebody does not speak for a rule. False: it may be seen of nobody.
    bool shown(const journal::Horizon& horizon, const Table& table, const std::string& field,
               const std::string& alias) {
        const std::string shows = horizon.shows(*table.type->field(field), alias);
        if (!shows.empty()) m_sql += " AND " + shows;
        return shows != "0";
    }

    /// Who has just left is not called in again at once.
    void withoutLeavers(const Table& enrolments) {
        m_sql += " AND NOT EXISTS (SELECT 1 FROM " + enrolments.name + " e WHERE e.alive = 1 AND e." +
                 quoted(enrolments.type->person) + " = t.uid AND e." + quoted(enrolments.type->until) + " > " +
                 number(m_today.plusMonths(-leftLately)) + ")";
    }

    void without(const Table& enrolments, const char* who = "t") {
        m_sql += " AND NOT EXISTS (SELECT 1 FROM " + enrolments.name + " e WHERE e.alive = 1 AND e." +
                 quoted(enrolments.type->person) + " = " + who + ".uid AND e." + quoted(enrolments.type->until) +
                 " IS NULL)";
    }

    void ages(const std::string& who) {
        // The index pays for few; of many, a pass over the table is several times faster.
        const bool few = m_rule.ageFrom.value_or(0) >= fewFrom || m_rule.ageTo.value_or(fewFrom) <= fewTo;
        const std::string birth = (few ? "" : "+") + who + ".birth_date";
        if (m_rule.ageFrom)
            m_sql +=
                " AND " + birth + " <= " + number(m_today.plusDays(m_rule.ahead).plusMonths(-12 * *m_rule.ageFrom));
        if (m_rule.ageTo) m_sql += " AND " + birth + " > " + number(m_today.plusMonths(-12 * (*m_rule.ageTo + 1)));
    }

    void households(const std::string& who, const Table& people) {
        if (!m_rule.alone && !m_rule.couple) return;
        const std::string others = " FROM " + people.name + " o WHERE o.household = " + who +
                                   ".household AND o.uid <> " + who + ".uid AND o.alive = 1 AND o.died_on IS NULL";
        m_sql += " AND " + who + ".household IS NOT NULL AND " + who + ".presence = 'here'";
        if (m_rule.alone) m_sql += " AND NOT EXISTS (SELECT 1" + others + ")";
        if (m_rule.couple) {
            const std::string old = number(m_today.plusMonths(-12 * coupleAge));
            m_sql += " AND " + who + ".birth_date <= " + old + " AND (SELECT count(*)" + others +
                     ") = 1 AND EXISTS (SELECT 1" + others + " AND o.birth_date <= " + old + ")";
        }
    }

    bool condition(const Table& table, const std::string& where, const std::string& wrapped) {
        if (where.empty()) return true;
        auto& all = m_condition.parameters;
        const auto compiled =
            records::compile(m_reader, m_tables, m_access, table, where, m_today, static_cast<int>(all.size()) + 1);
        if (!compiled) {
            if (compiled.error().code == ErrorCode::Denied) return false;
            throw db::Exception(compiled.error());
        }
        m_sql += wrapped.empty() ? " AND (" + compiled->sql + ")" : wrapped + compiled->sql + ")";
        all.insert(all.end(), compiled->parameters.begin(), compiled->parameters.end());
        return true;
    }

    bool otherLedgers(const std::string& who) {
        if (!m_rule.inLedger.empty()) {
            if (!m_access.allows(Right::Read, m_rule.inLedger)) return false;
            const Table& in = *m_tables.find(m_rule.inLedger);
            const Readable readable(m_tables, m_rule.inLedger, m_access);
            if (readable.hides(in.type->person)) return false;
            const std::string open = readable.from() + " AND t." + quoted(in.type->until) + " IS NULL";
            m_sql += " AND " + who + ".uid IN (SELECT " + readable.column(in.type->person) + open;
            if (!condition(in, m_rule.inWhere, "")) return false;
            m_sql += ")";
        }
        for (const std::string& ledger : m_rule.notIn) {
            if (!m_access.allows(Right::Read, ledger)) return false;
            without(*m_tables.find(ledger), who.c_str());
        }
        return true;
    }

    const db::Reader& m_reader;
    const journal::Tables& m_tables;
    const access::Access& m_access;
    Date m_today;
    const schema::TypeDef& m_ledger;
    const SuggestionDef& m_rule;
    bool m_enters;
    std::string m_sql;
    records::Condition m_condition; ///< its parameters, in the order of m_sql
};

bool isAsked(const SuggestionQuery& query, const schema::TypeDef& ledger, const SuggestionDef& rule) {
    if (query.eligible && !rule.eligible) return false;
    if (!ledger.takesNew() && rule.act == SuggestionDef::Act::Enter) return false; // it takes nobody in
    return query.ledger.empty() ? !ledger.sealed() : ledger.id == query.ledger;
}

} // namespace

Result<Suggestions> suggestions(const db::Reader& reader, const journal::Tables& tables,
                                const schema::Catalogue& catalogue, const access::Access& access, Date today,
                                const SuggestionQuery& query, Progress& progress) {
    return db::guard([&]() -> Result<Suggestions> {
        Suggestions found;
        if (!access.allows(Right::Read, "person")) return found;
        const db::Reader::Snapshot snapshot(reader);
        for (const schema::TypeDef* ledger : catalogue.ledgers()) {
            if (!access.allows(Right::Read, ledger->id)) continue;
            for (const SuggestionDef& rule : ledger->rules.suggestions) {
                if (!isAsked(query, *ledger, rule)) continue;
                if (progress.cancelled()) return makeError(ErrorCode::Cancelled);
                Question question(reader, tables, access, today, *ledger, rule);
                if (!question.make(query)) continue;
                const std::int64_t left = query.most - static_cast<std::int64_t>(found.first.size());
                const std::int64_t people = question.count();
                if (people == 0) continue;
                found.total += people;
                found.counts.push_back({ledger, &rule, people});
                if (left > 0) question.read(found.first, left);
            }
        }
        FactFinder facts(reader, tables, access, today);
        for (Suggestion& one : found.first) {
            if (progress.cancelled()) return makeError(ErrorCode::Cancelled);
            one.facts = facts.of(one);
        }
        return found;
    });
}

std::string entryReason(const Suggestion& suggestion) {
    const schema::FieldDef* field = suggestion.ledger->field("entry_reason");
    const schema::ChoiceDef* choice = field ? field->choice("suggested") : nullptr;
    return choice && !choice->retired ? choice->code : std::string();
}

Result<RecordId> answer(journal::Writer& writer, const Suggestion& to, Answer answer, const std::string& reason,
                        std::optional<Date> again) {
    if (to.ledger->sealed()) return makeError(ErrorCode::VaultApart, {{"vault", to.ledger->compartment}});
    const std::string why = trimmed(reason);
    if (why.empty()) return makeError(ErrorCode::Required, {{"type", "suggestion_answer"}, {"field", "reason"}});
    schema::Values values;
    values.set("person", to.person.id)
        .set("ledger", to.ledger->id)
        .set("rule", to.rule->id)
        .set("answer", answer == Answer::Later ? "later" : "declined")
        .set("reason", why)
        .set("answered_on", writer.today());
    if (answer == Answer::Later && again) values.set("again_on", *again);
    return writer.create("suggestion_answer", values);
}

} // namespace mulin::ledgers

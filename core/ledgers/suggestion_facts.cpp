#include "core/ledgers/suggestion_facts.h"

#include "core/ledgers/readable.h"
#include "core/records/expression.h"
#include "core/records/view.h"

#include <algorithm>

namespace mulin::ledgers {

using journal::Record;

std::vector<Fact> FactFinder::of(const Suggestion& suggestion) const {
    std::vector<Fact> facts;
    const auto person = records::find(m_reader, m_tables, m_access, "person", suggestion.person.id.uid());
    if (!person) return facts;
    age(suggestion, *person, facts);
    household(suggestion, *person, facts);
    const schema::SuggestionDef& rule = *suggestion.rule;
    if (suggestion.enrolment) {
        const auto own =
            records::find(m_reader, m_tables, m_access, suggestion.ledger->id, suggestion.enrolment->uid());
        if (own) {
            values(*own, rule.where, facts);
            if (const schema::Value& day = own->get(rule.date); !day.isEmpty())
                facts.push_back({Fact::Kind::Day, suggestion.ledger->id, rule.date, own->id(), day.date()});
        }
        values(*person, rule.person, facts);
    } else {
        values(*person, rule.where, facts);
    }
    enrolled(suggestion, facts);
    return facts;
}

void FactFinder::age(const Suggestion& of, const Record& person, std::vector<Fact>& into) const {
    const schema::SuggestionDef& rule = *of.rule;
    const schema::Value& birth = person.get("birth_date");
    if ((!rule.ageFrom && !rule.ageTo) || birth.isEmpty()) return;
    const int years = Date::age(birth.date(), m_today);
    Fact fact{Fact::Kind::Age, "person", "birth_date", person.id(), birth.date(), years};
    if (rule.ageFrom && years < *rule.ageFrom) {
        fact.kind = Fact::Kind::Turns;
        fact.years = *rule.ageFrom;
        fact.day = birth.date().plusMonths(12 * *rule.ageFrom);
        if (Date::age(birth.date(), *fact.day) < fact.years) fact.day = fact.day->plusDays(1); // 29 February
    }
    into.push_back(std::move(fact));
}

void FactFinder::household(const Suggestion& of, const Record& person, std::vector<Fact>& into) const {
    if (!of.rule->alone && !of.rule->couple) return;
    const Uid home = person.get("household").uid();
    if (home.isNull()) return;
    if (of.rule->couple) {
        const Readable people(m_tables, "person", m_access);
        auto row = m_reader.cached("SELECT t.uid, " + people.columns({"name", "birth_date"}) + people.from() +
                                   " AND t.household = ? AND t.uid <> ? AND t.died_on IS NULL LIMIT 1");
        row->bind(1, home);
        row->bind(2, person.uid);
        if (!row->step()) return;
        const auto birth = dateAt(*row, 2);
        into.push_back({Fact::Kind::Couple,
                        "person",
                        "household",
                        RecordId(row->uid(0)),
                        {},
                        birth ? Date::age(*birth, m_today) : 0,
                        std::string(row->text(1))});
        return;
    }
    // Alone since the last of the others left, or since the person came.
    Fact fact{Fact::Kind::Alone, "person", "household", person.id()};
    const schema::Value& own = person.get("lives_since");
    if (!own.isEmpty()) fact.day = own.date();
    if (m_access.allows(access::Right::Read, "residence")) {
        const Readable residences(m_tables, "residence", m_access);
        auto row =
            m_reader.cached("SELECT max(t.until)" + residences.from() + " AND t.household = ? AND t.person <> ?");
        row->bind(1, home);
        row->bind(2, person.uid);
        if (row->step())
            if (const auto left = dateAt(*row, 0); left && (!fact.day || *left > *fact.day)) fact.day = left;
    }
    into.push_back(std::move(fact));
}

void FactFinder::values(const Record& record, const std::string& where, std::vector<Fact>& into) const {
    if (where.empty()) return;
    const auto condition = records::compile(m_reader, m_tables, m_access, *record.table, where, m_today);
    if (!condition) return; // found by it, so that it is right
    for (const std::string& field : condition->fields) {
        const schema::Value& value = record.get(field);
        if (value.isEmpty()) continue;
        Fact fact{Fact::Kind::Value, record.type().id, field, record.id()};
        fact.text = records::shownText(m_reader, m_tables, m_access, record, *record.type().field(field),
                                       schema::Language::Zh, false);
        if (record.type().field(field)->type == schema::FieldType::Date) fact.day = value.date();
        into.push_back(std::move(fact));
    }
}

void FactFinder::enrolled(const Suggestion& of, std::vector<Fact>& into) const {
    const schema::SuggestionDef& rule = *of.rule;
    if (!rule.inLedger.empty()) {
        const schema::TypeDef& ledger = *m_tables.find(rule.inLedger)->type;
        const Readable table(m_tables, ledger.id, m_access);
        auto row = m_reader.cached("SELECT t.uid" + table.from() + " AND t.\"" + ledger.person + "\" = ? AND t.\"" +
                                   ledger.until + "\" IS NULL LIMIT 1");
        row->bind(1, of.person.id.uid());
        if (row->step())
            if (const auto record = records::find(m_reader, m_tables, m_access, ledger.id, row->uid(0))) {
                Fact fact{Fact::Kind::Enrolled, ledger.id, ledger.since, record->id()};
                if (!record->get(ledger.since).isEmpty()) fact.day = record->get(ledger.since).date();
                into.push_back(std::move(fact));
                values(*record, rule.inWhere, into);
            }
    }
    for (const std::string& ledger : rule.notIn)
        if (ledger != of.ledger->id) into.push_back({Fact::Kind::NotIn, ledger, "", of.person.id});
}

} // namespace mulin::ledgers

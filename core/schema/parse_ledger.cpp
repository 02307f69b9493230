#include "core/schema/parse_ledger.h"

#include <set>

namespace mulin::schema {

namespace {

void parseDefaults(const TomlTable& head, TypeDef& type) {
    const toml::node* node = head.at("defaults");
    if (!node) return;
    if (!node->is_table()) refuse(*node, "'defaults' must be { field = \"…\" }");
    for (const auto& [key, value] : *node->as_table()) {
        const std::string id(key.str());
        const auto field =
            std::find_if(type.fields.begin(), type.fields.end(), [&](const FieldDef& one) { return one.id == id; });
        if (field == type.fields.end()) refuse(value, "'defaults' names no field " + inQuotes(id));
        const auto* text = value.as_string();
        if (!text) refuse(value, "'defaults' holds texts only");
        if (field->type == FieldType::Choice && !field->choice(text->get()))
            refuse(value, "'defaults': " + inQuotes(text->get()) + " is not one of the choices of " + inQuotes(id));
        field->defaultText = text->get();
    }
}

SuggestionDef suggestionOf(const TomlTable& table) {
    SuggestionDef made;
    made.id = identifier(table, "id");
    const std::string act = table.required("act");
    using Act = SuggestionDef::Act;
    if (act != "enter" && act != "leave" && act != "review") table.refuseAt("act", "'act' is enter, leave or review");
    made.act = act == "enter" ? Act::Enter : act == "leave" ? Act::Leave : Act::Review;
    made.label = table.label("label", true);
    made.why = table.label("why", false);
    made.ageFrom = table.count("age_from", 0, 150);
    made.ageTo = table.count("age_to", 0, 150);
    made.ahead = table.count("ahead", 0, 366).value_or(0);
    made.where = table.text("where");
    made.person = table.text("person");
    made.alone = table.flag("alone", false);
    made.couple = table.flag("couple", false);
    made.notIn = table.texts("not_in");
    made.date = table.text("date");
    made.eligible = table.flag("eligible", false);
    if (const toml::node* in = table.at("in")) {
        if (!in->is_table()) refuse(*in, "'in' must be { ledger = …, where = … }");
        const TomlTable other(*in->as_table(), "in", {"ledger", "where"});
        made.inLedger = other.required("ledger");
        made.inWhere = other.text("where");
    }
    if (!made.date.empty() && made.act == Act::Enter)
        table.refuseAt("date", "'date' is a day of an enrolment: it belongs to leave and review");
    if (!made.person.empty() && made.act == SuggestionDef::Act::Enter)
        table.refuseAt("person", "to enter, 'where' is the condition over the person");
    const bool says = !made.person.empty() || made.ageFrom || made.ageTo || !made.where.empty() || made.alone ||
                      made.couple || !made.inLedger.empty() || !made.date.empty();
    if (!says) table.refuseAt("id", "suggestion " + inQuotes(made.id) + " has no condition");
    return made;
}

} // namespace

void parseDeadlines(const toml::table& root, TypeDef& type) {
    std::set<std::string> own;
    for (const auto& item : tablesOf(root, "deadline")) {
        const TomlTable table(*item.as_table(), "[[deadline]]",
                              {"id", "label", "why", "from", "days", "working", "done", "where", "fixed"});
        DeadlineDef made{identifier(table, "id"),
                         table.label("label", true),
                         table.label("why", false),
                         table.required("from"),
                         table.count("days", 0, 3660).value_or(0),
                         table.flag("working", false),
                         table.texts("done"),
                         table.text("where"),
                         table.flag("fixed", false)};
        if (made.fixed && made.working) table.refuseAt("fixed", "working days end on no fixed day");
        if (!own.insert(made.id).second) table.refuseAt("id", "deadline " + inQuotes(made.id) + " is defined twice");
        if (made.done.empty()) refuse(item, "'done' is missing");
        std::erase_if(type.deadlines, [&](const DeadlineDef& one) { return one.id == made.id; });
        type.deadlines.push_back(std::move(made));
    }
}

void parseLedger(const toml::table& root, const TomlTable& head, TypeDef& type) {
    parseDefaults(head, type);
    LedgerRules& rules = type.rules;
    if (head.at("closes_on")) rules.closesOn = head.text("closes_on");
    if (head.at("keep_years")) rules.keepYears = head.count("keep_years", 1, 100);
    const bool says = head.at("class") || head.at("sheet") || head.at("checklist") || head.at("least_visitors") ||
                      head.at("closes_on") || head.at("keep_years") || root.contains("review") ||
                      root.contains("suggestion");
    if (says && !type.ledger) head.refuseAt("id", "what a ledger says stands in a type that is none");
    if (head.at("class")) rules.group = head.text("class");
    if (head.at("sheet")) rules.sheet = head.texts("sheet");
    if (head.at("checklist")) rules.checklist = head.texts("checklist");
    rules.leastVisitors = head.count("least_visitors", 1, 9).value_or(rules.leastVisitors);
    if (root.contains("review")) rules.reviews.clear();
    for (const auto& item : tablesOf(root, "review")) {
        const TomlTable table(*item.as_table(), "[[review]]", {"months", "where"});
        rules.reviews.push_back({table.requiredCount("months", 1, 120), table.text("where")});
    }
    std::set<std::string> own;
    for (const auto& item : tablesOf(root, "suggestion")) {
        const TomlTable table(*item.as_table(), "[[suggestion]]",
                              {"id", "act", "label", "why", "age_from", "age_to", "ahead", "where", "person", "alone",
                               "couple", "in", "not_in", "date", "eligible"});
        SuggestionDef made = suggestionOf(table);
        if (!own.insert(made.id).second) table.refuseAt("id", "suggestion " + inQuotes(made.id) + " is defined twice");
        std::erase_if(rules.suggestions, [&](const SuggestionDef& one) { return one.id == made.id; });
        rules.suggestions.push_back(std::move(made));
    }
}

} // namespace mulin::schema

#include "core/schema/parse_type.h"

#include "core/schema/own_definition.h"
#include "core/schema/parse_ledger.h"

#include <algorithm>
#include <cctype>
#include <set>

namespace mulin::schema {

bool isIdentifier(std::string_view id) {
    return !id.empty() && id.size() <= 48 && id.front() >= 'a' && id.front() <= 'z' &&
           std::all_of(id.begin(), id.end(),
                       [](unsigned char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

std::string identifier(const TomlTable& table, std::string_view key) {
    auto id = table.required(key);
    if (!isIdentifier(id)) table.refuseAt(key, inQuotes(id) + " is not an identifier (a-z, 0-9, _)");
    return id;
}

namespace {

template<class T> struct Word {
    std::string_view name;
    T value;
};

constexpr Word<FieldType> fieldTypes[] = {
    {"text", FieldType::Text},          {"note", FieldType::Note},       {"integer", FieldType::Integer},
    {"money", FieldType::Money},        {"date", FieldType::Date},       {"timestamp", FieldType::Timestamp},
    {"boolean", FieldType::Boolean},    {"choice", FieldType::Choice},   {"choices", FieldType::Choices},
    {"link", FieldType::Link},          {"links", FieldType::Links},     {"phone", FieldType::Phone},
    {"id_number", FieldType::IdNumber}, {"address", FieldType::Address}, {"attachment", FieldType::Attachment},
    {"formula", FieldType::Formula},
};

constexpr Word<SearchKind> searchKinds[] = {
    {"none", SearchKind::None},          {"name", SearchKind::Name},     {"text", SearchKind::Text},
    {"id_number", SearchKind::IdNumber}, {"phone", SearchKind::Phone},   {"room", SearchKind::Room},
    {"date", SearchKind::Date},          {"number", SearchKind::Number},
};

constexpr Word<Mask> masks[] = {{"none", Mask::None}, {"id_number", Mask::IdNumber}, {"phone", Mask::Phone}};

template<class T, std::size_t N>
T wordOf(const TomlTable& table, std::string_view key, const Word<T> (&words)[N], T fallback) {
    const auto text = table.text(key);
    if (text.empty()) return fallback;
    for (const auto& word : words)
        if (word.name == text) return word.value;
    table.refuseAt(key, "unknown " + std::string(key) + " " + inQuotes(text));
}

/// Columns that every table has for itself.
bool isReserved(std::string_view id) {
    return id.front() == '_' || id == "id" || id == "uid" || id == "alive" || id == "rowid" || id == "oid";
}

/// "status = away => away": what stands behind `=>` and `=` is taken off.
void takeCondition(std::string_view& from, Facade& facade, const toml::node& node) {
    const auto bare = [](std::string_view text) {
        const auto begin = text.find_first_not_of(' ');
        return begin == std::string_view::npos ? std::string_view()
                                               : text.substr(begin, text.find_last_not_of(' ') - begin + 1);
    };
    const auto arrow = from.find("=>");
    if (arrow == std::string_view::npos) return;
    facade.gives = std::string(bare(from.substr(arrow + 2)));
    from = bare(from.substr(0, arrow));
    if (const auto equals = from.find('='); equals != std::string_view::npos) {
        facade.is = std::string(bare(from.substr(equals + 1)));
        from = bare(from.substr(0, equals));
        if (!isIdentifier(facade.is)) refuse(node, "'from' must look like status = away => away");
    }
    if (!isIdentifier(facade.gives)) refuse(node, "'from' must look like died_on => died");
}

Facade facadeOf(std::string_view from, const toml::node& node) {
    Facade facade;
    takeCondition(from, facade, node);
    if (from.empty() && !facade.gives.empty() && facade.is.empty()) return facade;
    const auto dot = from.rfind('.');
    facade.take = std::string(dot == std::string_view::npos ? from : from.substr(dot + 1));
    if (dot != std::string_view::npos) {
        auto source = from.substr(0, dot);
        const auto open = source.find('(');
        if (open == std::string_view::npos) {
            facade.link = std::string(source);
        } else {
            if (source.back() != ')') refuse(node, "'from' must look like dwelling.room or residence(person).dwelling");
            facade.viaType = std::string(source.substr(0, open));
            std::string_view via = source.substr(open + 1, source.size() - open - 2);
            constexpr std::string_view last = ", last";
            facade.last = via.ends_with(last);
            if (facade.last) via.remove_suffix(last.size());
            facade.viaField = std::string(via);
            if (!isIdentifier(facade.viaType) || !isIdentifier(facade.viaField))
                refuse(node, "'from' must look like dwelling.room or residence(person).dwelling");
        }
    }
    if (!isIdentifier(facade.take) || (!facade.reverse() && !facade.own() && !isIdentifier(facade.link)))
        refuse(node, "'from' must look like dwelling.room or residence(person).dwelling");
    return facade;
}

std::vector<ChoiceDef> choicesOf(const TomlTable& table, std::string_view key) {
    std::vector<ChoiceDef> out;
    const auto* list = table.array(key);
    if (!list) return out;
    for (const auto& item : *list) {
        const auto* inner = item.as_table();
        if (!inner) refuse(item, inQuotes(key) + " must hold { code = …, label = … }");
        const TomlTable entry(*inner, key, {"code", "label", "synonyms", "retired"});
        ChoiceDef choice;
        choice.code = identifier(entry, "code");
        choice.label = entry.label("label", true);
        choice.synonyms = entry.texts("synonyms");
        choice.retired = entry.flag("retired", false);
        if (std::any_of(out.begin(), out.end(), [&](const auto& other) { return other.code == choice.code; }))
            refuse(item, "code " + inQuotes(choice.code) + " stands twice");
        out.push_back(std::move(choice));
    }
    if (out.empty()) refuse(*list, inQuotes(key) + " is empty");
    return out;
}

/// Keys that make sense for some field types only.
void checkKeys(const TomlTable& table, const FieldDef& field) {
    const auto only = [&](std::string_view key, bool allowed) {
        if (table.at(key) && !allowed)
            table.refuseAt(key, inQuotes(key) + " does not belong to a field of type " + inQuotes(table.text("type")));
    };
    const auto is = [&](auto... types) { return ((field.type == types) || ...); };
    const bool taken = !field.facades.empty();
    only("choices", is(FieldType::Choice, FieldType::Choices));
    only("roles", is(FieldType::Links));
    only("target", is(FieldType::Link, FieldType::Links));
    only("pattern", is(FieldType::Formula));
    only("accepts", is(FieldType::Attachment));
    only("search", !is(FieldType::Attachment));
    only("future", is(FieldType::Date, FieldType::Timestamp));
    only("not_before", is(FieldType::Date, FieldType::Timestamp));
    only("min", is(FieldType::Integer, FieldType::Money));
    only("max", is(FieldType::Integer, FieldType::Money));
    only("max_length", field.isText() && field.type != FieldType::Choice);
    only("from", !is(FieldType::Formula, FieldType::Links, FieldType::Attachment));
    only("required", !field.derived());
    only("default", !field.derived() && !is(FieldType::Link, FieldType::Links, FieldType::Attachment));
    only("group", !field.derived() && !is(FieldType::Links));
    const auto need = [&](std::string_view key, bool missing) {
        if (missing) refuse(table.node(), "field " + inQuotes(field.id) + " needs " + inQuotes(key));
    };
    need("choices", is(FieldType::Choice, FieldType::Choices) && field.choices.empty() && !taken);
    need("pattern", is(FieldType::Formula) && field.pattern.empty());
    if (field.min && field.max && *field.min > *field.max) table.refuseAt("min", "'min' is above 'max'");
    if (is(FieldType::Choice) && !field.defaultText.empty() && !field.choice(field.defaultText))
        table.refuseAt("default", "'default' " + inQuotes(field.defaultText) + " is not one of the choices");
}

FieldDef fieldOf(const TomlTable& table, const TypeDef& type) {
    FieldDef field;
    field.id = identifier(table, "id");
    if (isReserved(field.id)) table.refuseAt("id", "field id " + inQuotes(field.id) + " is reserved");
    table.required("type");
    field.type = wordOf(table, "type", fieldTypes, FieldType::Text);
    field.uid = Uid::named("field", type.id + "." + field.id);
    field.label = table.label("label", true);
    field.help = table.label("help", false);
    field.required = table.flag("required", false);
    field.indexed = table.flag("indexed", false);
    field.asked = table.flag("asked", true);
    field.retired = table.flag("retired", false);
    field.legal = table.flag("legal", false);
    field.targets = table.texts("target");
    field.roles = choicesOf(table, "roles");
    field.choices = choicesOf(table, "choices");
    field.group = table.text("group");
    field.mask = wordOf(table, "mask", masks, Mask::None);
    field.sensitive = table.flag("sensitive", false);
    field.purpose = table.at("purpose") ? table.label("purpose", true) : type.purpose;
    field.basis = table.at("basis") ? table.required("basis") : type.basis;
    field.search = wordOf(table, "search", searchKinds, SearchKind::None);
    field.synonyms = table.texts("synonyms");
    field.min = table.number("min");
    field.max = table.number("max");
    if (const auto limit = table.number("max_length")) {
        if (*limit < 1) table.refuseAt("max_length", "'max_length' must be above 0");
        field.maxLength = static_cast<std::size_t>(*limit);
    }
    field.future = table.flag("future", true);
    field.notBefore = table.text("not_before");
    field.defaultText = table.text("default");
    if (field.type == FieldType::Text && field.defaultText == "user") {
        field.proposesUser = true;
        field.defaultText.clear(); // an import was not made by whoever it names
    }
    field.unit = table.text("unit");
    field.pattern = table.text("pattern");
    field.accepts = table.text("accepts");
    if (!field.accepts.empty() && field.accepts != "picture")
        table.refuseAt("accepts", "unknown accepts " + inQuotes(field.accepts));
    for (const auto& from : table.texts("from")) field.facades.push_back(facadeOf(from, *table.at("from")));
    checkKeys(table, field);
    return field;
}

/// ["code"], or [["code"], ["name", "address"]] where there are several.
std::vector<std::vector<std::string>> keysOf(const TomlTable& head) {
    const auto* list = head.array("natural_key");
    std::vector<std::vector<std::string>> keys;
    for (const auto& item : *list)
        if (item.is_array()) keys.push_back(TomlTable::textsOf(item, "natural_key"));
    if (keys.empty()) return {head.texts("natural_key")};
    if (keys.size() != list->size()) refuse(*list, "'natural_key' is one key or a list of keys");
    return keys;
}

void parseHead(const TomlTable& head, TypeDef& type, const FindType& find) {
    type.id = identifier(head, "id");
    if (find(type.id)) head.refuseAt("id", "type " + inQuotes(type.id) + " is defined twice");
    type.uid = Uid::named("type", type.id);
    type.extends = head.text("extends");
    if (!type.extends.empty()) {
        const TypeDef* parent = find(type.extends);
        if (!parent) head.refuseAt("extends", "type " + inQuotes(type.extends) + " is not defined before this one");
        inherit(type, *parent);
    }
    type.label = head.label("label", true);
    const auto text = [&](std::string_view key, std::string& into) {
        if (head.at(key)) into = head.text(key);
    };
    if (head.at("help")) type.help = head.label("help", true);
    if (head.at("purpose")) type.purpose = head.label("purpose", true);
    text("basis", type.basis);
    text("icon", type.icon);
    text("number", type.number);
    text("compartment", type.compartment);
    text("title", type.title);
    text("since", type.since);
    text("until", type.until);
    text("event_date", type.eventDate);
    text("person", type.person);
    text("keeper", type.keeper);
    text("open", type.open);
    text("sort", type.sort);
    text("navigation", type.navigation);
    type.abstract = head.flag("abstract", false);
    type.ledger = head.flag("ledger", type.ledger);
    type.distinct = head.flag("distinct", type.distinct);
    if (head.at("list")) type.list = head.texts("list");
    if (head.at("natural_key")) type.naturalKeys = keysOf(head);
    if (head.at("kept_apart")) type.keptApart = head.texts("kept_apart");
    if (head.at("known_by")) type.knownBy = head.texts("known_by");
    if (const auto* indexes = head.array("indexes"))
        for (const auto& index : *indexes) type.indexes.push_back(TomlTable::textsOf(index, "indexes"));

    if (head.at("offices")) {
        type.offices.clear();
        for (const std::string& code : head.texts("offices")) {
            const auto kind = officeKindOf(code);
            if (!kind) head.refuseAt("offices", "unknown kind of office " + inQuotes(code));
            type.offices.push_back(*kind);
        }
        if (type.offices.empty()) head.refuseAt("offices", "'offices' names no kind of office");
        // An office retires a ledger by itself, with the people in it.
        if (type.ledger) head.refuseAt("offices", "'offices' does not belong to a ledger");
    }

    static const std::set<std::string_view> compartments = {"admin", "directory", "people", "casework"};
    if (!compartments.count(type.compartment) &&
        !(type.compartment.starts_with("vault:") && isIdentifier(std::string_view(type.compartment).substr(6))))
        head.refuseAt("compartment", "unknown compartment " + inQuotes(type.compartment));
    for (const auto& part : patternFields(type.number))
        if (part != "year" && part != "serial")
            head.refuseAt("number", "a number is made of {year} and {serial}, not of " + inQuotes(part));
    if (!type.number.empty() && type.number.find("{serial}") == std::string::npos)
        head.refuseAt("number", "a number needs {serial}");
}

void parseFields(const toml::table& root, ParsedType& parsed) {
    auto& fields = parsed.type.fields;
    for (const auto& item : tablesOf(root, "field")) {
        const TomlTable table(*item.as_table(), "[[field]]",
                              {"id",       "type",    "label",     "help",       "required", "indexed",
                               "asked",    "retired", "legal",     "target",     "roles",    "choices",
                               "group",    "mask",    "sensitive", "purpose",    "basis",    "search",
                               "synonyms", "min",     "max",       "max_length", "future",   "not_before",
                               "default",  "unit",    "pattern",   "accepts",    "from",     "override"});
        auto field = fieldOf(table, parsed.type);
        const auto same = std::find_if(fields.begin(), fields.end(), [&](const auto& f) { return f.id == field.id; });
        const bool replaces = table.flag("override", false);
        const bool inherited = same != fields.end() && !parsed.fieldLines.count(field.id);
        if (same != fields.end() && !(inherited && replaces))
            table.refuseAt("id", "field " + inQuotes(field.id) + " is defined twice");
        if (replaces && !inherited) table.refuseAt("override", "field " + inQuotes(field.id) + " overrides nothing");
        if (replaces && same->type != field.type)
            table.refuseAt("type", "field " + inQuotes(field.id) + " overrides one of another type");
        parsed.fieldLines.emplace(field.id, lineOf(item));
        if (replaces)
            *same = std::move(field);
        else
            fields.push_back(std::move(field));
    }
    for (FieldDef& field : fields)
        if (field.id == parsed.type.until && field.notBefore.empty()) field.notBefore = parsed.type.since;
}

void parseSections(const toml::table& root, TypeDef& type) {
    std::set<std::string> own;
    for (const auto& item : tablesOf(root, "section")) {
        const TomlTable table(*item.as_table(), "[[section]]", {"id", "label", "fields"});
        Section section{identifier(table, "id"), table.label("label", true), table.texts("fields")};
        if (!own.insert(section.id).second)
            table.refuseAt("id", "section " + inQuotes(section.id) + " is defined twice");
        for (const auto& field : section.fields)
            if (!type.field(field))
                table.refuseAt("fields", "section " + inQuotes(section.id) + " names no field " + inQuotes(field));
        const auto same = std::find_if(type.sections.begin(), type.sections.end(),
                                       [&](const auto& other) { return other.id == section.id; });
        if (same != type.sections.end())
            *same = std::move(section);
        else
            type.sections.push_back(std::move(section));
    }
}

void parseViews(const toml::table& root, TypeDef& type) {
    for (const auto& item : tablesOf(root, "view")) {
        const TomlTable table(*item.as_table(), "[[view]]", {"id", "label", "where", "columns", "sort"});
        ViewDef view{identifier(table, "id"), table.label("label", true), table.texts("where"), table.texts("columns"),
                     table.text("sort")};
        if (std::any_of(type.views.begin(), type.views.end(), [&](const ViewDef& one) { return one.id == view.id; }))
            table.refuseAt("id", "view " + inQuotes(view.id) + " is defined twice");
        const std::string by = view.order.starts_with('-') ? view.order.substr(1) : view.order;
        if (!by.empty() && !type.field(by))
            table.refuseAt("sort", "view " + inQuotes(view.id) + " names no field " + inQuotes(by));
        type.views.push_back(std::move(view));
    }
}

} // namespace

void inherit(TypeDef& type, const TypeDef& parent) {
    type.fields = parent.fields;
    for (auto& field : type.fields) field.uid = Uid::named("field", type.id + "." + field.id);
    type.indexes = parent.indexes;
    type.list = parent.list;
    type.naturalKeys = parent.naturalKeys;
    type.keptApart = parent.keptApart;
    type.knownBy = parent.knownBy;
    type.distinct = parent.distinct;
    type.sections = parent.sections;
    type.icon = parent.icon;
    type.number = parent.number;
    type.compartment = parent.compartment;
    type.title = parent.title;
    type.ledger = parent.ledger;
    type.rules = parent.rules;
    type.deadlines = parent.deadlines;
    type.offices = parent.offices;
    type.since = parent.since;
    type.until = parent.until;
    type.eventDate = parent.eventDate;
    type.person = parent.person;
    type.keeper = parent.keeper;
    type.open = parent.open;
    type.sort = parent.sort;
    type.navigation = parent.navigation;
    type.help = parent.help;
    type.purpose = parent.purpose;
    type.basis = parent.basis;
}

std::optional<FieldType> fieldTypeOf(std::string_view word) {
    for (const auto& one : fieldTypes)
        if (one.name == word) return one.value;
    return {};
}

std::string_view codeOf(FieldType type) {
    for (const auto& one : fieldTypes)
        if (one.value == type) return one.name;
    return {};
}

std::string_view codeOf(OfficeKind kind) { return officeKinds[static_cast<std::size_t>(kind)]; }

std::optional<OfficeKind> officeKindOf(std::string_view code) {
    const auto at = std::find(std::begin(officeKinds), std::end(officeKinds), code);
    if (at == std::end(officeKinds)) return std::nullopt;
    return static_cast<OfficeKind>(at - std::begin(officeKinds));
}

std::vector<std::string> patternFields(std::string_view pattern) {
    std::vector<std::string> out;
    for (std::size_t at = 0; (at = pattern.find('{', at)) != std::string_view::npos;) {
        const auto end = pattern.find('}', at);
        out.emplace_back(pattern.substr(at + 1, end == std::string_view::npos ? end : end - at - 1));
        if (end == std::string_view::npos) break;
        at = end + 1;
    }
    return out;
}

Error badDefinition(const std::string& file, int line, const std::string& what) {
    return makeError(ErrorCode::BadDefinition, {{"file", file}, {"line", std::to_string(line)}, {"what", what}},
                     file + ":" + std::to_string(line) + ": " + what);
}

Result<ParsedType> parseType(std::string_view toml, const std::string& file, const FindType& find) {
    return readToml(toml, file, [&](const toml::table& root) {
        const TomlTable top(root, "the file", {"type", "field", "section", "view", "review", "suggestion", "deadline"});
        const toml::table& head = tableOf(root, "type");
        const TomlTable typeHead(
            head, "[type]", {"id",          "label",       "help",       "purpose",    "basis",          "icon",
                             "number",      "compartment", "title",      "extends",    "abstract",       "ledger",
                             "since",       "until",       "event_date", "person",     "indexes",        "list",
                             "natural_key", "sort",        "navigation", "kept_apart", "known_by",       "distinct",
                             "class",       "defaults",    "sheet",      "checklist",  "least_visitors", "closes_on",
                             "keep_years",  "keeper",      "open",       "offices"});
        ParsedType parsed;
        parsed.line = lineOf(head);
        parseHead(typeHead, parsed.type, find);
        parseFields(root, parsed);
        parseSections(root, parsed.type);
        parseViews(root, parsed.type);
        parseLedger(root, typeHead, parsed.type);
        parseDeadlines(root, parsed.type);
        if (parsed.type.fields.empty()) refuse(head, "the type has no field");
        return parsed;
    });
}

} // namespace mulin::schema

#include "core/schema/own_definition.h"

#include "core/base/text.h"
#include "core/schema/parse_type.h"

#include <algorithm>

namespace mulin::schema {

namespace {

constexpr std::string_view ownPrefix = "own_";

std::vector<std::string> wordsOf(const std::string& text) {
    std::vector<std::string> words;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find_first_of("\n, ", at), text.size());
        if (end > at) words.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

Value joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : "\n") + word;
    return text.empty() ? Value() : Value(text);
}

Value textOrNone(const std::string& text) { return text.empty() ? Value() : Value(text); }

template<class Number> Value numberOrNone(const std::optional<Number>& number) {
    return number ? Value(static_cast<std::int64_t>(*number)) : Value();
}

std::optional<int> countOf(const Value& value) {
    return value.isNumber() ? std::optional(static_cast<int>(value.number())) : std::nullopt;
}

std::optional<bool> flagOf(const Value& value) { return value.isNumber() ? std::optional(value.flag()) : std::nullopt; }

bool has(const std::vector<ChoiceDef>& choices, std::string_view code) {
    return std::any_of(choices.begin(), choices.end(), [&](const ChoiceDef& one) { return one.code == code; });
}

/// The same words give the same code, wherever they are typed.
std::string codeFor(const std::string& words, const std::vector<ChoiceDef>& taken) {
    const std::string code = "c_" + Uid::named("choice", words).hex().substr(0, 8);
    std::string made = code;
    for (int n = 2; has(taken, made); ++n) made = code + "_" + std::to_string(n);
    return made;
}

} // namespace

std::string ownId(const Uid& uid) { return std::string(ownPrefix) + uid.hex(); }

std::optional<Uid> ownUid(std::string_view id) {
    return id.starts_with(ownPrefix) ? Uid::fromHex(id.substr(ownPrefix.size())) : std::nullopt;
}

LedgerDefinition ledgerDefinitionOf(const Uid& uid, const Values& record) {
    const auto text = [&](const char* field) { return record.get(field).text(); };
    LedgerDefinition made;
    made.uid = uid;
    made.of = text("of");
    made.label = {text("name"), text("name_en")};
    made.group = text("class");
    made.help = text("help");
    made.purpose = text("purpose");
    made.basis = text("basis");
    made.visitEvery = text("visit_every");
    made.reviewMonths = countOf(record.get("review_months"));
    made.ageFrom = countOf(record.get("age_from"));
    made.ageTo = countOf(record.get("age_to"));
    made.leastVisitors = countOf(record.get("least_visitors"));
    made.list = wordsOf(text("list"));
    made.sheet = wordsOf(text("sheet"));
    made.retired = record.get("retired").flag();
    return made;
}

FieldDefinition fieldDefinitionOf(const Uid& uid, const Values& record) {
    const auto text = [&](const char* field) { return record.get(field).text(); };
    FieldDefinition made;
    made.uid = uid;
    made.of = text("of");
    made.field = text("field");
    made.label = {text("name"), text("name_en")};
    made.kind = text("kind");
    made.choices = choicesOfLines(text("choices"));
    made.required = flagOf(record.get("required"));
    made.sensitive = flagOf(record.get("sensitive"));
    made.inList = flagOf(record.get("in_list"));
    made.help = text("help");
    made.purpose = text("purpose");
    made.basis = text("basis");
    made.unit = text("unit");
    if (const Value& min = record.get("min"); min.isNumber()) made.min = min.number();
    if (const Value& max = record.get("max"); max.isNumber()) made.max = max.number();
    made.position = record.get("position").number();
    made.retired = record.get("retired").flag();
    return made;
}

Values valuesOf(const LedgerDefinition& definition) {
    Values values;
    values.set("of", textOrNone(definition.of))
        .set("name", textOrNone(definition.label.zh))
        .set("name_en", textOrNone(definition.label.en))
        .set("class", textOrNone(definition.group))
        .set("help", textOrNone(definition.help))
        .set("purpose", textOrNone(definition.purpose))
        .set("basis", textOrNone(definition.basis))
        .set("visit_every", textOrNone(definition.visitEvery))
        .set("review_months", numberOrNone(definition.reviewMonths))
        .set("age_from", numberOrNone(definition.ageFrom))
        .set("age_to", numberOrNone(definition.ageTo))
        .set("least_visitors", numberOrNone(definition.leastVisitors))
        .set("list", joined(definition.list))
        .set("sheet", joined(definition.sheet))
        .set("retired", definition.retired ? Value(true) : Value());
    return values;
}

Values valuesOf(const FieldDefinition& definition) {
    Values values;
    values.set("of", textOrNone(definition.of))
        .set("field", textOrNone(definition.field))
        .set("name", textOrNone(definition.label.zh))
        .set("name_en", textOrNone(definition.label.en))
        .set("kind", textOrNone(definition.kind))
        .set("choices", textOrNone(linesOf(definition.choices)))
        .set("required", numberOrNone(definition.required))
        .set("sensitive", numberOrNone(definition.sensitive))
        .set("in_list", numberOrNone(definition.inList))
        .set("help", textOrNone(definition.help))
        .set("purpose", textOrNone(definition.purpose))
        .set("basis", textOrNone(definition.basis))
        .set("unit", textOrNone(definition.unit))
        .set("min", numberOrNone(definition.min))
        .set("max", numberOrNone(definition.max))
        .set("position", definition.position ? Value(definition.position) : Value())
        .set("retired", definition.retired ? Value(true) : Value());
    return values;
}

std::vector<ChoiceDef> choicesOfLines(std::string_view lines) {
    std::vector<ChoiceDef> choices;
    while (!lines.empty()) {
        const std::size_t end = std::min(lines.find('\n'), lines.size());
        std::string line = trimmed(lines.substr(0, end));
        lines.remove_prefix(std::min(end + 1, lines.size()));
        ChoiceDef choice;
        choice.retired = line.starts_with('-');
        if (choice.retired) line = trimmed(std::string_view(line).substr(1));
        if (const auto colon = line.find(':'); colon != std::string::npos && isIdentifier(line.substr(0, colon))) {
            choice.code = line.substr(0, colon);
            line = trimmed(std::string_view(line).substr(colon + 1));
        }
        const auto bar = line.find('|');
        choice.label.zh = trimmed(std::string_view(line).substr(0, bar));
        if (bar != std::string::npos) choice.label.en = trimmed(std::string_view(line).substr(bar + 1));
        if (choice.label.zh.empty()) choice.label.zh = choice.code;
        if (choice.label.zh.empty() || (!choice.code.empty() && has(choices, choice.code))) continue;
        choices.push_back(std::move(choice));
    }
    for (ChoiceDef& choice : choices)
        if (choice.code.empty()) choice.code = codeFor(choice.label.zh, choices);
    return choices;
}

namespace {

/// Words that hold one of the signs of a line get the wide one in its place.
std::string withoutSigns(std::string words, bool begins) {
    const auto widen = [&](std::size_t at, const char* wide) { words.replace(at, 1, wide); };
    for (std::size_t at = 0; (at = words.find_first_of("|\r\n", at)) != std::string::npos; ++at)
        widen(at, words[at] == '|' ? "｜" : " ");
    if (!begins) return words;
    if (words.starts_with('-')) widen(0, "－");
    if (const auto colon = words.find(':'); colon != std::string::npos && isIdentifier(words.substr(0, colon)))
        widen(colon, "：");
    return words;
}

} // namespace

std::string linesOf(const std::vector<ChoiceDef>& choices) {
    std::string lines;
    for (const ChoiceDef& choice : choices) {
        if (choice.code.empty() && choice.label.zh.empty()) continue;
        lines += (lines.empty() ? "" : "\n") + std::string(choice.retired ? "- " : "") + choice.code +
                 (choice.code.empty() ? "" : ": ") + withoutSigns(choice.label.zh, choice.code.empty());
        if (!choice.label.en.empty()) lines += " | " + withoutSigns(choice.label.en, false);
    }
    return lines;
}

std::vector<ChoiceDef> keepingAll(std::vector<ChoiceDef> now, const std::vector<ChoiceDef>& before) {
    for (const ChoiceDef& one : before) {
        if (has(now, one.code)) continue;
        now.push_back(one);
        now.back().retired = true;
    }
    return now;
}

std::vector<ChoiceDef> saidOver(const std::vector<ChoiceDef>& now, const std::vector<ChoiceDef>& shipped) {
    auto next = shipped.begin();
    bool others = false, inOrder = true;
    for (const ChoiceDef& one : now) {
        if (!has(shipped, one.code)) {
            others = true;
            continue;
        }
        inOrder = inOrder && !others && next != shipped.end() && next->code == one.code;
        if (next != shipped.end()) ++next;
    }
    if (!inOrder || next != shipped.end()) return now;
    std::vector<ChoiceDef> said;
    for (std::size_t at = 0; at < now.size(); ++at)
        if (at >= shipped.size() || now[at].label != shipped[at].label || now[at].retired != shipped[at].retired)
            said.push_back(now[at]);
    return said;
}

std::optional<FieldType> ownKind(std::string_view code) {
    const auto type = fieldTypeOf(code);
    if (!type) return {};
    switch (*type) {
    case FieldType::Link:
    case FieldType::Links:
    case FieldType::Formula:
    case FieldType::Timestamp:
    case FieldType::Address: return {};
    default: return type;
    }
}

bool isStructural(const TypeDef& type, const FieldDef& field) {
    if (field.own) return false;
    const auto among = [&](const std::vector<std::string>& ids) {
        return std::find(ids.begin(), ids.end(), field.id) != ids.end();
    };
    return field.required || field.id == type.person || field.id == type.since || field.id == type.until ||
           field.id == type.eventDate || field.id == "number" || among(patternFields(type.title)) ||
           among(type.keptApart) || std::any_of(type.naturalKeys.begin(), type.naturalKeys.end(), among);
}

} // namespace mulin::schema

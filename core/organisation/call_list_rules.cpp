#include "core/organisation/call_list_rules.h"

#include "core/schema/toml_reading.h"

#include <QtCore/QFile>

#include <algorithm>

namespace mulin::organisation {

namespace {

using schema::labelOf;
using schema::onlyKeys;
using schema::refuse;
using schema::textOf;

constexpr const char* shippedFile = "organisation/call_list.toml";

int ageOf(const toml::table& table, std::string_view key) {
    const auto age = table[key].value<std::int64_t>();
    if (!age || *age < 0 || *age > 200) refuse(table, "'" + std::string(key) + "' must be an age");
    return static_cast<int>(*age);
}

std::vector<std::string> codesOf(const toml::node& node, std::string_view key) {
    std::vector<std::string> codes;
    if (const auto* array = node.as_array())
        for (const auto& item : *array) {
            if (!item.is_string()) refuse(item, "'" + std::string(key) + "' must hold codes only");
            codes.push_back(item.as_string()->get());
        }
    if (codes.empty()) refuse(node, "'" + std::string(key) + "' must be an array of codes");
    return codes;
}

NeedRule needOf(const toml::table& table) {
    onlyKeys(table, {"ledger", "when", "words", "slow"});
    NeedRule need;
    need.ledger = textOf(table, "ledger");
    need.words = labelOf(table, "words");
    if (const auto* slow = table.get("slow")) {
        if (!slow->is_boolean()) refuse(*slow, "'slow' must be true or false");
        need.slow = slow->as_boolean()->get();
    }
    if (const auto* when = table.get("when")) {
        if (!when->is_table()) refuse(*when, "'when' must be { field = [codes] }");
        for (const auto& [key, node] : *when->as_table())
            need.when.emplace(std::string(key.str()), codesOf(node, key.str()));
    }
    return need;
}

ContactRule contactOf(const toml::table& table) {
    onlyKeys(table, {"ledger", "name", "phone"});
    return {textOf(table, "ledger"), textOf(table, "name"), textOf(table, "phone")};
}

template<class T, class F> std::vector<T> each(const toml::table& root, std::string_view key, F&& read) {
    std::vector<T> all;
    const auto* node = root.get(key);
    if (!node) return all;
    const auto* array = node->as_array();
    if (!array) refuse(*node, "'" + std::string(key) + "' must be an array of tables");
    for (const auto& item : *array) {
        if (!item.is_table()) refuse(item, "'" + std::string(key) + "' must hold tables only");
        all.push_back(read(*item.as_table()));
    }
    return all;
}

CallListRules rulesFrom(const toml::table& root) {
    onlyKeys(root, {"age", "need", "contact"});
    CallListRules rules;
    const auto* age = root["age"].as_table();
    if (!age) refuse(root, "'age' is missing");
    onlyKeys(*age, {"older", "minor", "slow", "words"});
    rules.older = ageOf(*age, "older");
    rules.minor = ageOf(*age, "minor");
    rules.slowAge = ageOf(*age, "slow");
    rules.ageWords = labelOf(*age, "words");
    rules.needs = each<NeedRule>(root, "need", needOf);
    rules.contacts = each<ContactRule>(root, "contact", contactOf);
    if (rules.needs.empty()) refuse(root, "'need' is missing");
    return rules;
}

Result<void> bad(const std::string& what) { return schema::badDefinition(shippedFile, 0, what); }

} // namespace

std::vector<std::string> CallListRules::ledgers() const {
    std::vector<std::string> all;
    for (const NeedRule& need : needs)
        if (std::find(all.begin(), all.end(), need.ledger) == all.end()) all.push_back(need.ledger);
    return all;
}

Result<CallListRules> parseCallListRules(std::string_view toml, const std::string& file) {
    return schema::readToml(toml, file, rulesFrom);
}

Result<CallListRules> shippedCallListRules() {
    QFile file(QStringLiteral(":/") + QLatin1String(shippedFile));
    if (!file.open(QIODevice::ReadOnly)) return makeError(ErrorCode::FileUnreadable, {{"path", shippedFile}});
    const QByteArray bytes = file.readAll();
    return parseCallListRules({bytes.constData(), static_cast<std::size_t>(bytes.size())}, shippedFile);
}

Result<void> checkCallListRules(const CallListRules& rules, const schema::Catalogue& catalogue) {
    for (const NeedRule& need : rules.needs) {
        const schema::TypeDef* type = catalogue.find(need.ledger);
        if (!type || !type->ledger || type->abstract) return bad("'" + need.ledger + "' is no ledger");
        if (type->sealed()) return bad("'" + need.ledger + "' is sealed");
        for (const std::string* words : {&need.words.zh, &need.words.en})
            for (const std::string& id : schema::patternFields(*words))
                if (!type->field(id)) return bad(need.ledger + " has no field '" + id + "'");
        for (const auto& [id, codes] : need.when) {
            const schema::FieldDef* field = type->field(id);
            if (!field) return bad(need.ledger + " has no field '" + id + "'");
            if (field->type == schema::FieldType::Choice)
                for (const std::string& code : codes)
                    if (std::none_of(field->choices.begin(), field->choices.end(),
                                     [&](const schema::ChoiceDef& one) { return one.code == code; }))
                        return bad(need.ledger + "." + id + " has no choice '" + code + "'");
        }
    }
    for (const ContactRule& contact : rules.contacts) {
        const schema::TypeDef* type = catalogue.find(contact.ledger);
        if (!type || type->sealed() || !type->field(contact.name) || !type->field(contact.phone))
            return bad("contact of '" + contact.ledger + "' names no fields");
    }
    return {};
}

} // namespace mulin::organisation

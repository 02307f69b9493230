#include "core/organisation/call_list_rules.h"

#include "core/schema/toml_reading.h"

#include <QtCore/QFile>

#include <algorithm>

namespace mulin::organisation {

namespace {

using schema::tableOf;
using schema::tablesOf;
using schema::TomlTable;

constexpr const char* shippedFile = "organisation/call_list.toml";
constexpr int oldest = 150;

NeedRule needOf(const toml::table& item) {
    const TomlTable table(item, "[[need]]", {"ledger", "when", "words", "slow"});
    NeedRule need;
    need.ledger = table.required("ledger");
    need.words = table.fullLabel("words");
    need.slow = table.flag("slow", false);
    if (const auto* when = table.at("when")) {
        if (!when->is_table()) table.refuseAt("when", "'when' must be { field = [codes] }");
        for (const auto& [key, node] : *when->as_table()) {
            auto codes = TomlTable::textsOf(node, key.str());
            if (codes.empty()) schema::refuse(node, schema::inQuotes(key.str()) + " holds no code");
            need.when.emplace(std::string(key.str()), std::move(codes));
        }
    }
    return need;
}

CallListRules rulesFrom(const toml::table& root) {
    const TomlTable top(root, "the file", {"age", "need", "contact"});
    CallListRules rules;
    const TomlTable age(tableOf(root, "age"), "[age]", {"older", "minor", "slow", "words"});
    rules.older = age.requiredCount("older", 0, oldest);
    rules.minor = age.requiredCount("minor", 0, oldest);
    rules.slowAge = age.requiredCount("slow", 0, oldest);
    rules.ageWords = age.fullLabel("words");
    for (const auto& item : tablesOf(root, "need")) rules.needs.push_back(needOf(*item.as_table()));
    for (const auto& item : tablesOf(root, "contact")) {
        const TomlTable table(*item.as_table(), "[[contact]]", {"ledger", "name", "phone"});
        rules.contacts.push_back({table.required("ledger"), table.required("name"), table.required("phone")});
    }
    if (rules.needs.empty()) top.refuseAt("need", "'need' is missing");
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

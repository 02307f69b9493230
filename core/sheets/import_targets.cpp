#include "core/sheets/import_targets.h"

#include <algorithm>

namespace mulin::sheets {

using schema::FieldDef;
using schema::TypeDef;

namespace {

Target targetOf(const TypeDef& type, const FieldDef& field) {
    Target target{field.id, {field.label.zh, field.label.en}, field.label, &type, &field};
    target.words.insert(target.words.end(), field.synonyms.begin(), field.synonyms.end());
    return target;
}

/// The façade that shows `wanted` of the record that a link names; null if the type has none.
const FieldDef* facadeOf(const TypeDef& type, const FieldDef& link, const FieldDef& wanted) {
    for (const FieldDef& field : type.fields)
        for (const schema::Facade& facade : field.facades)
            if (facade.link == link.id && facade.take == wanted.id && facade.gives.empty()) return &field;
    return nullptr;
}

/// Headings of a field of the record meant: its own, and behind those of the link (走访对象电话, or 电话 under
/// 走访对象).
void sayBeside(Target& target, const std::vector<Target>& links, const FieldDef& wanted) {
    std::vector<std::string> words{wanted.label.zh, wanted.label.en};
    words.insert(words.end(), wanted.synonyms.begin(), wanted.synonyms.end());
    for (const std::string& word : words)
        if (std::find(target.words.begin(), target.words.end(), word) == target.words.end())
            target.words.push_back(word);
    for (const Target& link : links)
        for (const std::string& before : link.words)
            for (const std::string& word : words)
                if (word != wanted.label.en) target.words.push_back(before + word);
}

void addBeside(const schema::Catalogue& catalogue, const TypeDef& type, std::vector<Target>& targets) {
    const FieldDef* link = type.field(type.person);
    if (link == nullptr || link->derived()) return;
    const std::string role = link->roles.empty() ? std::string() : link->roles.front().code;
    std::vector<Target> links;
    for (const Target& target : targets)
        if (target.link == link->id && target.role == role) links.push_back(target);
    for (const std::string& id : link->targets) {
        const TypeDef* there = catalogue.find(id);
        if (there == nullptr) continue;
        for (const FieldDef* wanted : namingFields(*there)) {
            const FieldDef* facade = facadeOf(type, *link, *wanted);
            Target target = facade ? targetOf(type, *facade)
                                   : Target{link->id + "." + wanted->id, {}, wanted->label, there, wanted};
            target.link = link->id;
            target.role = role;
            target.beside = true;
            if (facade == nullptr && !links.empty()) {
                target.label.zh = links.front().label.zh + wanted->label.zh;
                target.label.en = links.front().label.en + ": " + wanted->label.en;
            }
            target.type = there;
            target.field = wanted;
            sayBeside(target, links, *wanted);
            targets.push_back(std::move(target));
        }
    }
}

} // namespace

std::vector<const FieldDef*> namingFields(const TypeDef& type) {
    std::vector<const FieldDef*> fields;
    const auto add = [&](const std::string& id) {
        const FieldDef* field = type.field(id);
        if (field != nullptr && field->stored() && field->type != schema::FieldType::Link &&
            std::find(fields.begin(), fields.end(), field) == fields.end())
            fields.push_back(field);
    };
    for (const std::string& id : type.knownBy) add(id);
    if (!type.number.empty()) add("number");
    if (!type.knownBy.empty()) return fields;
    for (const auto& key : type.naturalKeys)
        if (key.size() == 1) add(key.front());
    const std::string& title = type.title;
    if (title.size() > 2 && title.front() == '{' && title.find('}') == title.size() - 1)
        add(title.substr(1, title.size() - 2));
    return fields;
}

std::vector<Target> importTargets(const schema::Catalogue& catalogue, const TypeDef& type) {
    std::vector<Target> targets = targetsOf(type);
    static constexpr std::string_view facades[] = {"address", "estate_name", "building",    "entrance",    "room",
                                                   "door",    "relation",    "book_number", "lives_since", "grid_name"};
    if (type.id == "person")
        for (const FieldDef& field : type.fields)
            if (field.derived() && std::find(std::begin(facades), std::end(facades), field.id) != std::end(facades))
                targets.push_back(targetOf(type, field));
    addBeside(catalogue, type, targets);
    return targets;
}

std::vector<const TypeDef*> importTypes(const schema::Catalogue& catalogue) {
    std::vector<const TypeDef*> types;
    for (const TypeDef* type : catalogue.types())
        if (type->compartment != "admin" && !type->elsewhere) types.push_back(type);
    const auto rank = [](const TypeDef* type) {
        return type->id == "person" ? 0 : type->isEvent() ? 1 : type->ledger ? 2 : 3;
    };
    std::stable_sort(types.begin(), types.end(), [&](const TypeDef* a, const TypeDef* b) { return rank(a) < rank(b); });
    return types;
}

} // namespace mulin::sheets

// Lays what an office made over the shipped types. Codes, fields and types are added, renamed and retired, never taken
// away; the kind of a field never changes. What is wrong in a definition is passed over as finely as can be: it may
// come from another office, or a newer program, and must neither keep the file from opening nor hide what was written.
#include "core/schema/catalogue.h"
#include "core/schema/parse_type.h"

#include <algorithm>
#include <set>

namespace mulin::schema {

namespace {

constexpr const char* ownSection = "own";

void lay(std::string& onto, const std::string& said) {
    if (!said.empty()) onto = said;
}

void lay(Label& onto, const Label& said) {
    lay(onto.zh, said.zh);
    lay(onto.en, said.en);
}

/// In the words of the office, which has one language.
void lay(Label& onto, const std::string& said) {
    if (!said.empty()) onto = {said, {}};
}

FieldDef* fieldOf(TypeDef& type, std::string_view id) {
    const auto at = std::find_if(type.fields.begin(), type.fields.end(), [&](const FieldDef& f) { return f.id == id; });
    return at == type.fields.end() ? nullptr : &*at;
}

void layAges(TypeDef& type, const LedgerDefinition& definition) {
    if (!definition.ageFrom && !definition.ageTo) return;
    bool any = false;
    for (SuggestionDef& one : type.rules.suggestions) {
        if (one.act != SuggestionDef::Act::Enter || !(one.ageFrom || one.ageTo)) continue;
        if (definition.ageFrom) one.ageFrom = definition.ageFrom;
        if (definition.ageTo) one.ageTo = definition.ageTo;
        any = true;
    }
    if (any || type.sealed()) return;
    SuggestionDef made;
    made.id = "age";
    made.label = type.label;
    made.why = type.help.empty() ? type.purpose : type.help;
    made.ageFrom = definition.ageFrom;
    made.ageTo = definition.ageTo;
    type.rules.suggestions.push_back(std::move(made));
}

void layRules(TypeDef& type, const LedgerDefinition& definition) {
    lay(type.label, definition.label);
    lay(type.help, definition.help);
    lay(type.purpose, definition.purpose);
    lay(type.basis, definition.basis);
    if (!type.sealed()) lay(type.rules.group, definition.group);
    if (definition.leastVisitors) type.rules.leastVisitors = std::clamp(*definition.leastVisitors, 1, 9);
    if (definition.reviewMonths && *definition.reviewMonths > 0) type.rules.reviews = {{*definition.reviewMonths, {}}};
    if (FieldDef* every = fieldOf(type, "visit_every"); every && every->choice(definition.visitEvery))
        every->defaultText = definition.visitEvery;
    layAges(type, definition);
    type.retired = definition.retired || definition.gone;
    type.gone = definition.gone;
}

/// Those that are said in the place of those that came, others behind them; in the order that is said if all are.
void layChoices(FieldDef& field, const std::vector<ChoiceDef>& said) {
    const auto among = [](const std::vector<ChoiceDef>& all, const std::string& code) {
        return std::find_if(all.begin(), all.end(), [&](const ChoiceDef& one) { return one.code == code; });
    };
    const auto over = [](ChoiceDef shipped, const ChoiceDef& one) {
        lay(shipped.label, one.label);
        shipped.retired = one.retired;
        return shipped;
    };
    const auto& shipped = field.choices;
    const bool all = std::all_of(shipped.begin(), shipped.end(),
                                 [&](const ChoiceDef& one) { return among(said, one.code) != said.end(); });
    std::vector<ChoiceDef> made;
    if (!all)
        for (const ChoiceDef& one : shipped) {
            const auto at = among(said, one.code);
            made.push_back(at == said.end() ? one : over(one, *at));
        }
    for (const ChoiceDef& one : said) {
        const auto at = among(shipped, one.code);
        if (at == shipped.end())
            made.push_back(one);
        else if (all)
            made.push_back(over(*at, one));
    }
    field.choices = std::move(made);
}

bool chooses(const FieldDef& field) { return field.type == FieldType::Choice || field.type == FieldType::Choices; }

/// Of what is not said any more: codes stand in records.
void layFormerChoices(FieldDef& field, const FieldDefinition& definition) {
    for (const ChoiceDef& one : definition.choices) {
        if (!chooses(field) || field.choice(one.code)) continue;
        field.choices.push_back(one);
        field.choices.back().retired = true;
    }
}

void layOverShipped(const TypeDef& type, FieldDef& field, const FieldDefinition& definition) {
    if (definition.gone) return layFormerChoices(field, definition);
    lay(field.label, definition.label);
    lay(field.help, definition.help);
    lay(field.purpose, definition.purpose);
    lay(field.basis, definition.basis);
    lay(field.unit, definition.unit);
    if (!field.derived() && definition.required.value_or(false)) field.required = true;
    if (definition.sensitive.value_or(false)) field.sensitive = true;
    if (definition.retired && !isStructural(type, field)) field.retired = true;
    if (chooses(field) && !definition.choices.empty()) layChoices(field, definition.choices);
}

FieldDef ownField(const TypeDef& type, const FieldDefinition& definition, FieldType kind) {
    FieldDef field;
    field.id = definition.fieldId();
    field.uid = definition.uid;
    field.own = true;
    field.type = kind;
    field.label = definition.label;
    if (field.label.zh.empty()) field.label.zh = field.label.en.empty() ? field.id : field.label.en;
    lay(field.help, definition.help);
    field.purpose = type.purpose;
    lay(field.purpose, definition.purpose);
    field.basis = definition.basis.empty() ? type.basis : definition.basis;
    field.required = definition.required.value_or(false);
    field.sensitive = definition.sensitive.value_or(false);
    field.unit = definition.unit;
    field.retired = definition.retired || definition.gone;
    if (kind == FieldType::Integer || kind == FieldType::Money) {
        field.min = definition.min;
        field.max = definition.max;
        if (field.min && field.max && *field.min > *field.max) field.min = field.max = std::nullopt;
    }
    if (chooses(field)) field.choices = definition.choices;
    if (kind == FieldType::Phone) field.mask = Mask::Phone;
    if (kind == FieldType::IdNumber) field.mask = Mask::IdNumber;
    return field;
}

/// Where the form shows what the office added: before what is filled in at the end.
Section& sectionFor(TypeDef& type, const Label& label) {
    auto& all = type.sections;
    auto at = std::find_if(all.begin(), all.end(), [](const Section& one) { return one.id == ownSection; });
    if (at == all.end()) {
        at = type.own && !all.empty()
                 ? all.begin() + 1
                 : std::find_if(all.begin(), all.end(), [](const Section& one) { return one.id == "exit"; });
        at = all.insert(at, Section{ownSection, label, {}});
    }
    return *at;
}

/// Columns in the order that is said; what is not there, or retired, is passed over.
std::vector<std::string> columnsOf(const TypeDef& type, const std::vector<std::string>& ids) {
    std::vector<std::string> out;
    for (const std::string& id : ids) {
        const FieldDef* field = type.field(id);
        const bool shown = field && !field->retired && field->type != FieldType::Note;
        if (shown && std::find(out.begin(), out.end(), id) == out.end()) out.push_back(id);
    }
    return out;
}

} // namespace

class Overlay {
public:
    Overlay(Catalogue& onto, const std::set<std::string>& passed, std::vector<LeftOut>& leftOut)
        : m_onto(onto), m_passed(passed), m_leftOut(leftOut) {}

    void lay(const Definitions& definitions) {
        for (const LedgerDefinition& one : definitions.ledgers) layLedger(one);
        auto fields = definitions.fields;
        std::sort(fields.begin(), fields.end(), [](const FieldDefinition& a, const FieldDefinition& b) {
            return std::tie(a.position, a.uid) < std::tie(b.position, b.uid);
        });
        for (const FieldDefinition& one : fields) layField(one);
        for (const LedgerDefinition& one : definitions.ledgers)
            if (TypeDef* type = find(one.typeId())) {
                if (auto list = columnsOf(*type, one.list); !list.empty()) type->list = std::move(list);
                type->rules.sheet = columnsOf(*type, one.sheet.empty() ? type->rules.sheet : one.sheet);
            }
        for (const FieldDefinition& one : fields)
            if (TypeDef* type = find(one.of)) layColumn(*type, one);
        for (const auto& type : m_onto.m_types) type->elsewhere = !type->isFor(definitions.office);
    }

private:
    TypeDef* find(std::string_view id) const {
        for (const auto& type : m_onto.m_types)
            if (type->id == id) return type.get();
        return nullptr;
    }
    void leave(const Uid& uid, const std::string& type, std::string what) {
        m_leftOut.push_back({uid, type, std::move(what)});
    }

    void layLedger(const LedgerDefinition& one) {
        const std::string id = one.typeId();
        if (m_passed.contains(id)) return;
        if (!one.own()) {
            TypeDef* type = find(id);
            if (!type || !type->ledger || type->abstract || type->own) return leave(one.uid, id, "no such ledger");
            return layRules(*type, one);
        }
        const TypeDef* parent = m_onto.find("enrolment");
        if (!parent) return leave(one.uid, id, "no enrolment to extend");
        if (m_onto.find(id)) return leave(one.uid, id, "defined twice");
        TypeDef type;
        type.id = id;
        type.uid = one.uid;
        type.own = true;
        type.extends = parent->id;
        inherit(type, *parent);
        type.label = {id, {}};
        type.rules.group = "own";
        layRules(type, one);
        if (const TypeDef* records = m_onto.find("ledger_definition"))
            if (const FieldDef* classes = records->field("class"); !classes || !classes->choice(type.rules.group))
                type.rules.group.clear();
        m_onto.append(std::move(type));
    }

    void layField(const FieldDefinition& one) {
        if (m_passed.contains(one.of)) return;
        TypeDef* type = find(one.of);
        if (!type || type->abstract) return leave(one.uid, one.of, "no such type");
        if (!one.own()) {
            FieldDef* field = fieldOf(*type, one.field);
            if (!field || field->own) return leave(one.uid, one.of, "no field '" + one.field + "'");
            return layOverShipped(*type, *field, one);
        }
        const auto kind = ownKind(one.kind);
        if (!kind) return leave(one.uid, one.of, "unknown kind '" + one.kind + "'");
        if (type->field(one.fieldId())) return leave(one.uid, one.of, "defined twice");
        if (std::count_if(type->fields.begin(), type->fields.end(), [](const FieldDef& field) { return field.own; }) >=
            static_cast<std::ptrdiff_t>(mostOwnFields))
            return leave(one.uid, one.of, "too many fields");
        type->fields.push_back(ownField(*type, one, *kind));
        Label label = type->label;
        if (const TypeDef* records = m_onto.find("field_definition"); records && !type->own)
            for (const Section& section : records->sections)
                if (section.id == ownSection) label = section.label;
        sectionFor(*type, label).fields.push_back(one.fieldId());
    }

    static void layColumn(TypeDef& type, const FieldDefinition& one) {
        const FieldDef* field = type.field(one.fieldId());
        if (!field || (one.gone && !one.own())) return;
        const auto at = std::find(type.list.begin(), type.list.end(), field->id);
        const bool there = at != type.list.end();
        if (field->retired || (one.inList && !*one.inList)) {
            if (there && type.list.size() > 1) type.list.erase(at);
            if (field->retired) std::erase(type.rules.sheet, field->id);
        } else if (!there && one.inList.value_or(false) && field->type != FieldType::Note) {
            // Behind who it is about, before since when and by whom.
            type.list.insert(std::find(type.list.begin(), type.list.end(), type.since), field->id);
        }
    }

    Catalogue& m_onto;
    const std::set<std::string>& m_passed;
    std::vector<LeftOut>& m_leftOut;
};

Result<Catalogue> Catalogue::with(const Definitions& definitions, std::vector<LeftOut>& leftOut) const {
    leftOut.clear();
    std::set<std::string> passed; // types that cannot be what is said of them
    for (;;) {
        Catalogue made = copy();
        std::vector<LeftOut> left = leftOut;
        Overlay(made, passed, left).lay(definitions);
        const auto checked = made.check();
        if (checked) {
            leftOut = std::move(left);
            return made;
        }
        const std::string type = made.typeIn(checked.error().arg("file"));
        if (type.empty() || !passed.insert(type).second) return checked.error(); // the shipped ones are to blame
        for (const LedgerDefinition& one : definitions.ledgers)
            if (one.typeId() == type) leftOut.push_back({one.uid, type, checked.error().arg("what")});
        for (const FieldDefinition& one : definitions.fields)
            if (one.of == type) leftOut.push_back({one.uid, type, checked.error().arg("what")});
    }
}

} // namespace mulin::schema

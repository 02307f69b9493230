#include "core/schema/catalogue.h"

#include "core/schema/parse_type.h"

#include <QtCore/QDir>
#include <QtCore/QFile>

#include <algorithm>
#include <functional>
#include <set>

namespace mulin::schema {

namespace {

std::string inQuotes(std::string_view word) { return "'" + std::string(word) + "'"; }

std::size_t indexOf(const TypeDef& type, const FieldDef& field) {
    return static_cast<std::size_t>(&field - type.fields.data());
}

/// A formula gives a text like any other.
FieldType kindOf(const FieldDef& field) { return field.type == FieldType::Formula ? FieldType::Text : field.type; }

} // namespace

Result<Catalogue> Catalogue::parsed() {
    Catalogue catalogue;
    for (const auto& folder : {QStringLiteral(":/types"), QStringLiteral(":/ledgers")}) {
        const auto names = QDir(folder).entryList({QStringLiteral("*.toml")}, QDir::Files, QDir::Name);
        for (const auto& name : names) {
            QFile file(folder + QLatin1Char('/') + name);
            const auto path = QString(folder.mid(2) + QLatin1Char('/') + name).toStdString();
            if (!file.open(QIODevice::ReadOnly)) return makeError(ErrorCode::FileUnreadable, {{"path", path}});
            const QByteArray bytes = file.readAll();
            MULIN_TRY(catalogue.add({bytes.constData(), static_cast<std::size_t>(bytes.size())}, path));
        }
    }
    return catalogue;
}

Result<Catalogue> Catalogue::shipped() {
    MULIN_TRY_LET(catalogue, parsed());
    MULIN_TRY(catalogue.check());
    return catalogue;
}

Catalogue Catalogue::copy() const {
    Catalogue made;
    for (const auto& type : m_types) made.m_types.push_back(std::make_unique<TypeDef>(*type));
    made.m_origins = m_origins;
    return made;
}

void Catalogue::append(TypeDef type) {
    m_origins.push_back({type.id, 0, {}});
    m_types.push_back(std::make_unique<TypeDef>(std::move(type)));
}

std::string Catalogue::typeIn(const std::string& file) const {
    for (std::size_t i = 0; i < m_types.size(); ++i)
        if (m_origins[i].file == file) return m_types[i]->id;
    return {};
}

Result<void> Catalogue::add(std::string_view toml, const std::string& file) {
    MULIN_TRY_LET(parsed, parseType(toml, file, [this](std::string_view id) { return find(id); }));
    m_types.push_back(std::make_unique<TypeDef>(std::move(parsed.type)));
    m_origins.push_back({file, parsed.line, std::move(parsed.fieldLines)});
    return {};
}

Result<void> Catalogue::check() {
    for (std::size_t i = 0; i < m_types.size(); ++i) MULIN_TRY(checkType(*m_types[i], m_origins[i]));
    MULIN_TRY(checkCycles());
    return {};
}

Result<void> Catalogue::checkType(TypeDef& type, const Origin& origin) {
    const auto bad = [&](const std::string& what) -> Result<void> {
        return badDefinition(origin.file, origin.line, what);
    };
    const auto names = [&](const std::vector<std::string>& fields, const char* where) -> Result<void> {
        for (const auto& id : fields)
            if (!type.field(id)) return bad(std::string(where) + " names no field " + inQuotes(id));
        return {};
    };
    MULIN_TRY(names(type.list, "list"));
    for (const auto& key : type.naturalKeys) MULIN_TRY(names(key, "natural_key"));
    for (const auto& [key, fields] : {std::pair{"kept_apart", &type.keptApart}, std::pair{"known_by", &type.knownBy}}) {
        MULIN_TRY(names(*fields, key));
        for (const auto& id : *fields)
            if (!type.field(id)->stored()) return bad(std::string(key) + ": " + inQuotes(id) + " has no column");
    }
    if (type.distinct && type.naturalKeys.empty()) return bad("distinct says nothing without a natural_key");
    MULIN_TRY(names(patternFields(type.title), "title"));
    for (const auto& index : type.indexes) {
        if (index.empty()) return bad("an index without fields");
        MULIN_TRY(names(index, "indexes"));
        for (const auto& id : index)
            if (!type.field(id)->stored()) return bad("indexes: " + inQuotes(id) + " has no column");
    }
    for (const auto& section : type.sections) MULIN_TRY(names(section.fields, "section"));
    if (!type.sort.empty()) {
        const auto id = type.sort.front() == '-' ? type.sort.substr(1) : type.sort;
        MULIN_TRY(names({id}, "sort"));
        if (!type.field(id)->stored()) return bad("sort: " + inQuotes(id) + " has no column");
    }
    const std::pair<const char*, const std::string&> dates[] = {
        {"since", type.since}, {"until", type.until}, {"event_date", type.eventDate}};
    for (const auto& [key, id] : dates) {
        if (id.empty()) continue;
        const auto* field = type.field(id);
        if (!field || (field->type != FieldType::Date && field->type != FieldType::Timestamp))
            return bad(std::string(key) + " names no date field " + inQuotes(id));
    }
    for (const FieldDef& field : type.fields) {
        if (field.notBefore.empty()) continue;
        const FieldDef* first = type.field(field.notBefore);
        if (!first || first->type != field.type)
            return bad("not_before of " + inQuotes(field.id) + " names no date field " + inQuotes(field.notBefore));
    }
    if (!type.person.empty()) {
        const auto* field = type.field(type.person);
        if (!field || (field->type != FieldType::Link && field->type != FieldType::Links))
            return bad("person names no link field " + inQuotes(type.person));
    }
    if (!type.keeper.empty()) {
        const auto* field = type.field(type.keeper);
        if (!field || field->type != FieldType::Text) return bad("keeper names no text field " + inQuotes(type.keeper));
        if (type.open.empty() && type.until.empty()) return bad("keeper needs 'open' or 'until'");
    }
    if (type.ledger && (type.person.empty() || type.since.empty() || type.until.empty()))
        return bad("a ledger needs person, since and until");
    MULIN_TRY(checkLedger(type, origin));
    for (const DeadlineDef& one : type.deadlines) {
        const FieldDef* from = type.field(one.from);
        if (!from || from->type != FieldType::Date)
            return bad("deadline " + inQuotes(one.id) + ": 'from' names no date field " + inQuotes(one.from));
        MULIN_TRY(names(one.done, "deadline"));
    }
    if (!type.number.empty()) {
        const auto* field = type.field("number");
        if (!field || field->type != FieldType::Text || field->derived())
            return bad("an automatic number needs a text field 'number'");
    }
    for (auto& field : type.fields) {
        const auto line = origin.fields.find(field.id);
        const int at = line == origin.fields.end() ? origin.line : line->second;
        const auto badField = [&](const std::string& what) -> Result<void> {
            return badDefinition(origin.file, at, "field " + inQuotes(field.id) + ": " + what);
        };
        for (const auto& target : field.targets) {
            const auto* other = find(target);
            if (!other) return badField("unknown target " + inQuotes(target));
            if (other->abstract) return badField("target " + inQuotes(target) + " is abstract");
            if (other->sealed() && other->compartment != type.compartment)
                return badField("target " + inQuotes(target) +
                                " is sealed: what names it from outside would tell of it");
        }
        for (const auto& id : patternFields(field.pattern)) {
            const auto* part = type.field(id);
            if (!part) return badField("pattern names no field " + inQuotes(id));
            if (part->derived() && indexOf(type, *part) >= indexOf(type, field))
                return badField("pattern uses " + inQuotes(id) + ", which is worked out later");
        }
        MULIN_TRY(checkFacades(type, field, origin));
    }
    return {};
}

Result<void> Catalogue::checkLedger(const TypeDef& type, const Origin& origin) const {
    const auto bad = [&](const std::string& what) -> Result<void> {
        return badDefinition(origin.file, origin.line, what);
    };
    const LedgerRules& rules = type.rules;
    if (const TypeDef* definitions = find("ledger_definition"); definitions && !rules.group.empty())
        if (const FieldDef* classes = definitions->field("class"); !classes || !classes->choice(rules.group))
            return bad("unknown class " + inQuotes(rules.group));
    if (!rules.group.empty() && type.sealed()) return bad("a sealed ledger stands in no class");
    for (const auto& id : rules.sheet)
        if (!type.field(id)) return bad("sheet names no field " + inQuotes(id));
    if (const FieldDef* day = type.field(rules.closesOn);
        !rules.closesOn.empty() && (!day || day->type != FieldType::Date))
        return bad("closes_on names no date field " + inQuotes(rules.closesOn));
    if (const TypeDef* visit = find("visit"))
        for (const auto& code : rules.checklist)
            if (const FieldDef* checked = visit->field("checked"); !checked || !checked->choice(code))
                return bad("checklist: " + inQuotes(code) + " is not one of the choices of visit.checked");
    const auto otherLedger = [&](const std::string& id) {
        const TypeDef* other = find(id);
        return other && other->ledger && !other->abstract &&
               (!other->sealed() || other->compartment == type.compartment);
    };
    for (const SuggestionDef& one : rules.suggestions) {
        const std::string named = "suggestion " + inQuotes(one.id) + ": ";
        if (!one.inLedger.empty() && !otherLedger(one.inLedger))
            return bad(named + "'in' names no open ledger " + inQuotes(one.inLedger));
        for (const auto& id : one.notIn)
            if (!otherLedger(id)) return bad(named + "'not_in' names no open ledger " + inQuotes(id));
        const FieldDef* day = type.field(one.date);
        if (!one.date.empty() && (!day || day->type != FieldType::Date))
            return bad(named + "'date' names no date field " + inQuotes(one.date));
        if (one.act == SuggestionDef::Act::Enter && type.sealed())
            return bad(named + "who belongs into a sealed ledger is not worked out from open records");
    }
    return {};
}

Result<void> Catalogue::checkFacades(TypeDef& type, FieldDef& field, const Origin& origin) {
    const auto line = origin.fields.find(field.id);
    const int at = line == origin.fields.end() ? origin.line : line->second;
    const auto bad = [&](const std::string& what) -> Result<void> {
        return badDefinition(origin.file, at, "field " + inQuotes(field.id) + ": " + what);
    };
    for (const auto& facade : field.facades) {
        if (!facade.gives.empty() && !field.choice(facade.gives))
            return bad("'from' gives " + inQuotes(facade.gives) + ", which is not one of the choices");
        if (facade.constant()) continue;
        const TypeDef* there = &type;
        const std::string& ownId = facade.own() ? facade.take : facade.link;
        if (!facade.reverse()) {
            const auto* own = type.field(ownId);
            if (!own) return bad("'from' names no field " + inQuotes(ownId));
            if (own->derived() && indexOf(type, *own) >= indexOf(type, field))
                return bad("'from' uses " + inQuotes(ownId) + ", which is worked out later");
            if (!facade.own()) {
                if (own->type != FieldType::Link || own->targets.size() != 1)
                    return bad("'from': " + inQuotes(ownId) + " must be a link to one type");
                there = find(own->targets.front());
                if (!there) return bad("unknown target " + inQuotes(own->targets.front()));
            }
        } else {
            there = find(facade.viaType);
            if (!there || there->abstract) return bad("'from': unknown type " + inQuotes(facade.viaType));
            const auto* link = there->field(facade.viaField);
            if (!link || link->type != FieldType::Link || link->derived() ||
                std::find(link->targets.begin(), link->targets.end(), type.id) == link->targets.end())
                return bad("'from': " + inQuotes(facade.viaType + "." + facade.viaField) + " is no link to " + type.id);
            if (there->until.empty() || there->since.empty())
                return bad("'from': " + inQuotes(facade.viaType) + " has no since and until");
        }
        if (there->sealed() && there->compartment != type.compartment)
            return bad("'from' takes from " + inQuotes(there->id) + ", which is sealed");
        const auto* taken = there->field(facade.take);
        if (!taken)
            return bad("'from' takes " + inQuotes(facade.take) + ", which " + inQuotes(there->id) + " does not have");
        if (!facade.gives.empty()) {
            if (!taken->stored()) return bad("'from' takes " + inQuotes(facade.take) + ", which has no column");
            if (!facade.is.empty() && !taken->choice(facade.is))
                return bad("'from': " + inQuotes(facade.is) + " is not one of the choices of " + inQuotes(facade.take));
            continue;
        }
        if (kindOf(*taken) != kindOf(field) || !taken->stored())
            return bad("'from' takes " + inQuotes(there->id + "." + facade.take) + ", which is of another type");
        if (taken->type == FieldType::Link && !field.targets.empty() && taken->targets != field.targets)
            return bad("'from' takes " + inQuotes(there->id + "." + facade.take) + ", which links to another type");
        if (field.choices.empty()) field.choices = taken->choices;
        if (field.targets.empty()) field.targets = taken->targets;
    }
    return {};
}

/// Types take values from types in one direction only, so that one pass in order brings every derived column up to
/// date.
Result<void> Catalogue::checkCycles() const {
    enum class State { Fresh, Open, Done };
    std::map<const TypeDef*, State> states;
    std::function<const FieldDef*(const TypeDef&)> visit; // the field that closes a circle, or null
    visit = [&](const TypeDef& type) -> const FieldDef* {
        states[&type] = State::Open;
        for (const auto& field : type.fields) {
            for (const auto& facade : field.facades) {
                if (facade.own()) continue;
                const auto* there = find(facade.reverse() ? facade.viaType : type.field(facade.link)->targets.front());
                if (states[there] == State::Open) return &field;
                if (states[there] == State::Done) continue;
                if (const auto* circle = visit(*there)) return circle;
            }
        }
        states[&type] = State::Done;
        return nullptr;
    };
    for (const auto& type : m_types) {
        if (states[type.get()] == State::Done) continue;
        const auto* circle = visit(*type);
        if (!circle) continue;
        for (std::size_t i = 0; i < m_types.size(); ++i) {
            if (m_types[i]->field(circle->id) != circle) continue;
            const auto line = m_origins[i].fields.find(circle->id);
            return badDefinition(m_origins[i].file,
                                 line == m_origins[i].fields.end() ? m_origins[i].line : line->second,
                                 "field " + inQuotes(circle->id) + ": types take from each other in a circle");
        }
    }
    return {};
}

const TypeDef* Catalogue::find(std::string_view id) const {
    const auto at = std::find_if(m_types.begin(), m_types.end(), [&](const auto& type) { return type->id == id; });
    return at == m_types.end() ? nullptr : at->get();
}

const TypeDef* Catalogue::findUid(const Uid& uid) const {
    const auto at = std::find_if(m_types.begin(), m_types.end(), [&](const auto& type) { return type->uid == uid; });
    return at == m_types.end() ? nullptr : at->get();
}

Result<const TypeDef*> Catalogue::type(std::string_view id) const {
    const auto* found = find(id);
    if (!found || found->abstract) return makeError(ErrorCode::UnknownType, {{"type", std::string(id)}});
    return found;
}

std::vector<const TypeDef*> Catalogue::types() const {
    std::vector<const TypeDef*> out;
    for (const auto& type : m_types)
        if (!type->abstract) out.push_back(type.get());
    return out;
}

std::vector<const TypeDef*> Catalogue::ledgers() const {
    auto out = types();
    out.erase(std::remove_if(out.begin(), out.end(), [](const TypeDef* type) { return !type->ledger || type->gone; }),
              out.end());
    return out;
}

} // namespace mulin::schema

#include "core/access/access.h"

#include "core/access/everybodys.h"
#include "core/schema/catalogue.h"

#include <algorithm>
#include <array>
#include <utility>

namespace mulin::access {

using schema::FieldDef;
using schema::TypeDef;

namespace {

/// Types whose records grant rights or steer the office: written with the operation alone.
std::optional<Right> guardOf(std::string_view type) {
    if (type == "user" || type == "role" || type == "grant") return Right::Users;
    if (type == "setting" || type == "ledger_definition" || type == "field_definition") return Right::Configure;
    return std::nullopt;
}

bool means(const Grant& grant, const TypeDef& type) {
    if (type.sealed()) return grant.what == type.compartment; // see security/vaults.h
    if (grant.what == type.id || grant.what == type.compartment) return true;
    return grant.what == "*" && type.compartment != "admin";
}

/// Of one right, inside the own units or outside: the fields that no grant gives; nullopt: nothing is granted.
using Given = std::optional<Fields>;

void add(Given& given, const Fields& withheld) {
    if (!given) {
        given = withheld;
        return;
    }
    std::erase_if(*given, [&](const std::string& field) { return !withheld.contains(field); });
}

Fields withheldIn(const Grant& grant, const TypeDef& type) {
    Fields fields;
    for (const std::string& name : grant.withheld) {
        const auto dot = name.find('.');
        if (dot == std::string::npos)
            fields.insert(name);
        else if (std::string_view(name).substr(0, dot) == type.id)
            fields.insert(name.substr(dot + 1));
    }
    return fields;
}

struct TypeRights {
    // By reach: [0] inside the own units, [1] outside them.
    std::array<Given, 2> read, write, remove;
    const std::array<Given, 2>& of(Right right) const {
        return right == Right::Delete ? remove : right == Right::Write || right == Right::Import ? write : read;
    }
    bool operator==(const TypeRights&) const = default;
};
using ByType = std::map<std::string, TypeRights, std::less<>>;

/// Withholds what is made of withheld fields.
class Derived {
public:
    Derived(const schema::Catalogue& catalogue, ByType& types) : m_catalogue(catalogue), m_types(types) {}

    void settle() {
        for (bool more = true; more;) {
            more = false;
            for (const TypeDef* type : m_catalogue.types())
                for (const std::size_t outside : {0U, 1U})
                    for (const FieldDef& field : type->fields)
                        if (field.derived() && sees(*type, field.id, outside) && !made(*type, field, outside))
                            more = m_types[type->id].read[outside]->insert(field.id).second || more;
        }
    }

private:
    bool sees(const TypeDef& type, std::string_view field, std::size_t outside) const {
        const auto at = m_types.find(type.id);
        return at != m_types.end() && at->second.read[outside] && !at->second.read[outside]->contains(field);
    }
    /// May all be seen that it is made of?
    bool made(const TypeDef& type, const FieldDef& field, std::size_t outside) const {
        for (const FieldDef& part : type.fields)
            if (field.pattern.find("{" + part.id + "}") != std::string::npos && !sees(type, part.id, outside))
                return false;
        return std::all_of(field.facades.begin(), field.facades.end(), [&](const schema::Facade& facade) {
            if (facade.constant()) return true;
            if (facade.own()) return sees(type, facade.take, outside);
            if (facade.reverse()) {
                const TypeDef* via = m_catalogue.find(facade.viaType);
                return via && sees(*via, facade.take, outside) && sees(*via, facade.viaField, outside);
            }
            const FieldDef* link = type.field(facade.link);
            return link && sees(type, facade.link, outside) &&
                   std::all_of(link->targets.begin(), link->targets.end(), [&](const std::string& target) {
                       const TypeDef* there = m_catalogue.find(target);
                       return there && (!there->field(facade.take) || sees(*there, facade.take, outside));
                   });
        });
    }

    const schema::Catalogue& m_catalogue;
    ByType& m_types;
};

constexpr std::array<std::string_view, rightCount> codes{"read",   "write", "delete",   "reveal",    "print", "export",
                                                         "import", "undo",  "undo_any", "configure", "users", "audit"};

} // namespace

std::string_view codeOf(Right right) { return codes[static_cast<std::size_t>(right)]; }

std::optional<Right> rightOf(std::string_view code) {
    const auto at = std::find(codes.begin(), codes.end(), code);
    return at == codes.end() ? std::nullopt : std::optional(static_cast<Right>(at - codes.begin()));
}

struct Access::Granted {
    Rights operations;
    ByType types;
    std::vector<Uid> units;
    bool operator==(const Granted&) const = default;
};

Access::Access(UserId user, std::span<const Role> roles, const schema::Catalogue& catalogue, std::vector<Uid> units)
    : m_user(user) {
    auto granted = std::make_shared<Granted>();
    granted->units = std::move(units);
    for (const Role& role : roles) granted->operations.add(role.operations);
    if (granted->operations.has(Right::UndoAny)) granted->operations.add(Right::Undo);
    for (const TypeDef* type : catalogue.types()) {
        TypeRights rights;
        const auto give = [&](std::array<Given, 2>& to, const Fields& withheld, Reach reach) {
            if (reach == Reach::Office) add(to[1], withheld);
            add(to[0], withheld);
        };
        const auto guard = guardOf(type->id);
        for (const Role& role : roles)
            for (const Grant& grant : role.grants) {
                if (!means(grant, *type)) continue;
                const Fields withheld = withheldIn(grant, *type);
                if (grant.may.has(Right::Read)) give(rights.read, withheld, grant.reach);
                if (guard) continue;
                if (grant.may.has(Right::Write)) give(rights.write, withheld, grant.reach);
                if (grant.may.has(Right::Delete)) give(rights.remove, {}, grant.reach);
            }
        if ((guard && granted->operations.has(*guard)) || (isEverybodys(type->id) && !roles.empty()))
            for (auto* to : {&rights.read, &rights.write, &rights.remove}) give(*to, {}, Reach::Office);
        if (rights.read[0] || rights.write[0] || rights.remove[0]) granted->types.emplace(type->id, std::move(rights));
    }
    Derived(catalogue, granted->types).settle();
    m_granted = std::move(granted);
}

bool Access::operator==(const Access& other) const {
    if (m_user != other.m_user || !m_granted || !other.m_granted)
        return m_user == other.m_user && m_granted == other.m_granted;
    return *m_granted == *other.m_granted;
}

Reach Access::reach(Right right, std::string_view type) const {
    if (unlimited()) return Reach::Office;
    if (isOperation(right) && !m_granted->operations.has(right)) return Reach::None;
    if (type.empty()) return isOperation(right) ? Reach::Office : Reach::None;
    const auto at = m_granted->types.find(type);
    if (at == m_granted->types.end()) return Reach::None;
    const auto& given = at->second.of(right);
    return given[1] ? Reach::Office : given[0] ? Reach::Own : Reach::None;
}

const Fields& Access::withheld(Right right, std::string_view type, Reach reach) const {
    static const Fields none;
    if (unlimited()) return none;
    const auto at = m_granted->types.find(type);
    if (at == m_granted->types.end()) return none; // of records that may not be read or written at all
    const auto& given = at->second.of(right);
    const Given& there = reach == Reach::Office && given[1] ? given[1] : given[0];
    return there ? *there : none;
}

const std::vector<Uid>& Access::units() const {
    static const std::vector<Uid> none;
    return unlimited() ? none : m_granted->units;
}

} // namespace mulin::access

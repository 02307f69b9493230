#include "core/access/summary.h"

#include "core/access/everybodys.h"
#include "core/schema/catalogue.h"

#include <algorithm>

namespace mulin::access {

using schema::TypeDef;

namespace {

bool isWork(const TypeDef& type) { return type.compartment != "admin" && !type.sealed(); }

/// The types in as few words as they have: all of the work, whole compartments, single types.
std::vector<std::string> gathered(const std::vector<const TypeDef*>& types, const schema::Catalogue& catalogue) {
    const auto has = [&](const TypeDef* type) { return std::find(types.begin(), types.end(), type) != types.end(); };
    const auto all = catalogue.types();
    std::vector<std::string> whats;
    const auto add = [&](const std::string& what) {
        if (std::find(whats.begin(), whats.end(), what) == whats.end()) whats.push_back(what);
    };
    const bool work =
        std::all_of(all.begin(), all.end(), [&](const TypeDef* type) { return !isWork(*type) || has(type); });
    if (work) add("*");
    // People first, then what is done for them, then where they live.
    std::vector<std::string> compartments{"people", "casework", "directory"};
    for (const TypeDef* type : all)
        if (std::find(compartments.begin(), compartments.end(), type->compartment) == compartments.end())
            compartments.push_back(type->compartment);
    for (const std::string& compartment : compartments) {
        const auto outside = [&](const TypeDef* type) {
            return type->compartment == compartment && !isEverybodys(type->id) && !has(type);
        };
        const bool whole = std::none_of(all.begin(), all.end(), outside);
        for (const TypeDef* type : types) {
            if (type->compartment != compartment || (work && isWork(*type))) continue;
            if (whole)
                add(compartment);
            else
                add(type->id);
        }
    }
    return whats;
}

} // namespace

bool Summary::ownUnits() const {
    return std::any_of(scopes.begin(), scopes.end(), [](const Scope& scope) { return scope.reach == Reach::Own; });
}

Summary summaryOf(const Access& access, const schema::Catalogue& catalogue) {
    Summary summary;
    summary.units = access.units();
    for (const Right right : {Right::Read, Right::Write, Right::Delete})
        for (const Reach reach : {Reach::Office, Reach::Own}) {
            std::vector<const TypeDef*> types;
            for (const TypeDef* type : catalogue.types())
                if (!isEverybodys(type->id) && access.reach(right, type->id) == reach) types.push_back(type);
            if (!types.empty()) summary.scopes.push_back({right, reach, gathered(types, catalogue)});
        }
    for (const TypeDef* type : catalogue.types())
        for (const Reach reach : {Reach::Own, Reach::Office}) {
            const Reach most = access.reach(Right::Read, type->id);
            if (most == Reach::None || (reach == Reach::Office && most == Reach::Own)) continue;
            Summary::Hidden hidden{type->id, reach, {}};
            for (const schema::FieldDef& field : type->fields) {
                // What is made of withheld fields goes without saying.
                if (field.derived() || field.retired || access.allowsField(Right::Read, type->id, field.id, reach))
                    continue;
                const bool nowhere = !access.allowsField(Right::Read, type->id, field.id, Reach::Own);
                if (reach == Reach::Own || !nowhere) hidden.fields.push_back(field.id);
            }
            if (!hidden.fields.empty()) summary.hidden.push_back(std::move(hidden));
        }
    for (int at = static_cast<int>(Right::Reveal); at < rightCount; ++at)
        if (const auto right = static_cast<Right>(at); access.allows(right, "")) summary.operations.add(right);
    return summary;
}

Summary summaryOf(std::span<const Role> roles, const schema::Catalogue& catalogue) {
    return summaryOf(Access(UserId(Uid{}), roles, catalogue, {}), catalogue);
}

} // namespace mulin::access

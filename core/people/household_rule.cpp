// Residence and household agree on who is the head, whichever of the two is written.
#include "core/people/household_rule.h"

#include "core/organisation/in_use.h"
#include "core/organisation/membership.h"
#include "core/people/address_parts.h"
#include "core/people/households.h"

namespace mulin::people {

using journal::Record;
using journal::Writer;
using schema::Value;
using schema::Values;

namespace {

/// What a write leaves in a field.
const Value& effective(const Values& values, const Record* before, const char* field) {
    return values.has(field) || !before ? values.get(field) : before->get(field);
}

/// Relations of the others to a new head; that of the former head falls if it does not follow.
Result<void> adjustRelations(Writer& writer, const Uid& household, const Uid& head, const std::string& ofNewHead) {
    std::vector<RecordId> members;
    {
        auto rows = writer.reader().cached("SELECT uid FROM t_residence WHERE household = ?1 AND person <> ?2"
                                           " AND until IS NULL AND alive = 1 ORDER BY id");
        rows->bind(1, household).bind(2, head);
        while (rows->step()) members.emplace_back(rows->uid(0));
    }
    for (const RecordId& id : members) {
        MULIN_TRY_LET(member, writer.load("residence", id));
        const std::string& relation = member.text("relation");
        if (relation.empty()) continue;
        MULIN_TRY_LET(person, writer.load("person", RecordId(member.get("person").uid())));
        const auto becomes = relationToNewHead(ofNewHead, relation, person.text("sex"));
        if (!becomes && relation != "head") continue;
        if (becomes == relation) continue;
        MULIN_TRY(writer.update("residence", id, Values().set("relation", becomes ? Value(*becomes) : Value())));
    }
    return {};
}

/// Who moves in ends what was said of an empty dwelling.
Result<void> noLongerEmpty(Writer& writer, const Uid& dwelling) {
    const access::Access& access = writer.access();
    if (!access.allows(access::Right::Write, "dwelling") ||
        !access.allowsField(access::Right::Write, "dwelling", "use"))
        return {};
    {
        auto said = writer.reader().cached("SELECT 1 FROM t_dwelling WHERE uid = ?1 AND use = 'empty' AND alive = 1");
        said->bind(1, dwelling);
        if (!said->step()) return {};
    }
    return writer.update("dwelling", RecordId(dwelling), Values().set("use", Value()));
}

class ResidenceRule final : public journal::TypeRule {
public:
    Result<void> write(Writer& writer, RecordId, const Record* before, Values values,
                       const Store& store) const override {
        const Value until = effective(values, before, "until");
        const Uid person = effective(values, before, "person").uid();
        const Uid household = effective(values, before, "household").uid();
        const std::string relation = effective(values, before, "relation").text();
        const std::string former = before ? before->text("relation") : std::string();
        if (!household.isNull() && !before && values.get("dwelling").isEmpty()) {
            MULIN_TRY_LET(record, writer.load("household", RecordId(household)));
            if (!record.get("dwelling").isEmpty()) values.set("dwelling", record.get("dwelling"));
        }
        MULIN_TRY(store(values));
        if (!until.isEmpty()) return {};
        const Uid dwelling = effective(values, before, "dwelling").uid();
        const bool came = !before || !before->get("until").isEmpty() || before->get("dwelling").uid() != dwelling;
        if (came && !dwelling.isNull()) MULIN_TRY(noLongerEmpty(writer, dwelling));
        if (household.isNull()) return {};

        MULIN_TRY_LET(home, writer.load("household", RecordId(household)));
        const Uid head = home.get("head").uid();
        if (relation == "head" && head != person) {
            const bool moved = before && before->get("household").uid() != household;
            MULIN_TRY(writer.update("household", home.id(), Values().set("head", person)));
            return adjustRelations(writer, household, person, moved ? std::string() : former);
        }
        const bool resigned = relation != "head" && (!relation.empty() || former == "head");
        if (head == person && resigned) return writer.update("household", home.id(), Values().set("head", Value()));
        return {};
    }
    Result<void> remove(Writer& writer, const Record& record) const override {
        const Uid household = record.get("household").uid();
        if (household.isNull() || !record.get("until").isEmpty()) return {};
        MULIN_TRY_LET(home, writer.load("household", RecordId(household)));
        if (!home.alive || home.get("head").isEmpty() || home.get("head") != record.get("person")) return {};
        return writer.update("household", home.id(), Values().set("head", Value()));
    }
    /// The household may have another head by now.
    Result<void> restored(Writer& writer, const Record& record) const override {
        const Uid household = record.get("household").uid();
        if (household.isNull() || !record.get("until").isEmpty() || record.text("relation") != "head") return {};
        MULIN_TRY_LET(home, writer.load("household", RecordId(household)));
        if (home.get("head") == record.get("person")) return {};
        if (home.get("head").isEmpty())
            return writer.update("household", home.id(), Values().set("head", record.get("person")));
        return writer.update("residence", record.id(), Values().set("relation", Value()));
    }
};

class HouseholdRule final : public journal::TypeRule {
public:
    Result<void> write(Writer& writer, RecordId id, const Record* before, Values values,
                       const Store& store) const override {
        const Uid former = before ? before->get("head").uid() : Uid{};
        MULIN_TRY(store(values));
        if (!values.has("head")) return {};
        const Uid head = values.get("head").uid();
        if (head == former) return {};
        if (head.isNull()) {
            // Nobody is the head any more: the relation of the one who was says so too, while he lives there.
            const auto open = openResidence(writer.reader(), writer.tables(), former);
            if (open && open->get("household").uid() == id.uid() && open->text("relation") == "head")
                return writer.update("residence", open->id(), Values().set("relation", Value()));
            return {};
        }
        const auto open = openResidence(writer.reader(), writer.tables(), head);
        if (!open || open->get("household").uid() != id.uid() || open->text("relation") == "head") return {};
        const std::string relation = open->text("relation");
        MULIN_TRY(writer.update("residence", open->id(), Values().set("relation", "head")));
        return adjustRelations(writer, id.uid(), head, relation);
    }
    Result<void> remove(Writer& writer, const Record& record) const override {
        return organisation::refuseWhileUsed(writer, record);
    }
};

/// A building is known by its number, which its name says if nobody does: an import would not find it otherwise. It
/// changes its grid with a date.
class BuildingRule final : public journal::TypeRule {
public:
    Result<void> write(Writer& writer, RecordId, const Record* before, Values values,
                       const Store& store) const override {
        const bool named = !before || values.has("name") || values.has("short");
        if (named && effective(values, before, "short").isEmpty())
            if (const BuildingName name = buildingName(effective(values, before, "name").text()); !name.number.empty())
                values.set("short", name.number);
        MULIN_TRY(store(values));
        return before && values.has("grid") ? organisation::noteFormerGrid(writer, *before, "grid") : Result<void>();
    }
    Result<void> remove(Writer& writer, const Record& record) const override {
        MULIN_TRY(organisation::refuseWhileUsed(writer, record, {"membership.place"}));
        return organisation::dropFormerGrids(writer, record.uid);
    }
};

/// Scattered dwellings change their grid with a date, like buildings.
class DwellingRule final : public journal::TypeRule {
public:
    Result<void> write(Writer& writer, RecordId, const Record* before, Values values,
                       const Store& store) const override {
        MULIN_TRY(store(values));
        return before && values.has("own_grid") ? organisation::noteFormerGrid(writer, *before, "own_grid")
                                                : Result<void>();
    }
    Result<void> remove(Writer& writer, const Record& record) const override {
        MULIN_TRY(organisation::refuseWhileUsed(writer, record, {"membership.place"}));
        return organisation::dropFormerGrids(writer, record.uid);
    }
};

} // namespace

void addHouseholdRules(journal::Rules& rules) {
    rules["residence"] = std::make_shared<ResidenceRule>();
    rules["household"] = std::make_shared<HouseholdRule>();
    rules["building"] = std::make_shared<BuildingRule>();
    rules["dwelling"] = std::make_shared<DwellingRule>();
}

} // namespace mulin::people

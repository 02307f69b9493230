#include "core/people/person_rule.h"

#include "core/base/text.h"
#include "core/journal/rows.h"
#include "core/organisation/in_use.h"
#include "core/people/address_book.h"
#include "core/people/household_rule.h"
#include "core/people/households.h"
#include "core/people/id_number.h"
#include "core/people/kinship.h"
#include "core/schema/validation.h"

#include <algorithm>
#include <array>

namespace mulin::people {

using journal::Record;
using journal::Writer;
using schema::Value;
using schema::Values;

namespace {

constexpr std::array<std::string_view, 13> facadeFields{"address",     "estate_name", "building",  "entrance", "room",
                                                        "door",        "dwelling",    "household", "relation", "grid",
                                                        "lives_since", "book_number", "grid_name"};

Values takeFacade(Values& values) {
    Values taken;
    for (const std::string_view field : facadeFields)
        if (const auto at = values.fields.find(field); at != values.fields.end()) {
            taken.fields.insert(*at);
            values.fields.erase(at);
        }
    return taken;
}

bool namesAddress(const Values& facade) {
    return std::any_of(facadeFields.begin(), facadeFields.begin() + 7,
                       [&](std::string_view field) { return facade.has(field); });
}

/// The address that the façade asks for, over the one that is.
AddressParts wanted(const Values& facade, const AddressParts& now) {
    AddressParts parts = now;
    const auto setDoor = [&](const AddressParts& given) {
        parts.building = given.building;
        parts.buildingName = given.buildingName;
        parts.entrance = given.entrance;
        parts.room = given.room;
        parts.place.clear();
        if (!given.estate.empty()) parts.estate = given.estate;
    };
    if (facade.has("address")) {
        const std::string& text = facade.get("address").text();
        const AddressParts given = parseAddress(text);
        if (given.empty())
            parts = {};
        else if (given.scattered()) {
            if (text != addressText(now)) parts = given;
        } else
            setDoor(given);
    }
    if (const std::string& door = facade.get("door").text(); !door.empty())
        if (const AddressParts given = parseAddress(door); !given.scattered()) setDoor(given);
    if (facade.has("estate_name")) parts.estate = tidyName(facade.get("estate_name").text());
    if (facade.has("building")) {
        const std::string& text = facade.get("building").text();
        const AddressParts given = parseAddress(text);
        if (!given.room.empty()) {
            setDoor(given); // 3号楼2单元501 in the cell of the building
        } else {
            const BuildingName name = buildingName(text);
            parts.building = name.number;
            parts.buildingName = name.name;
            if (!name.number.empty()) parts.place.clear();
        }
    }
    if (facade.has("entrance")) parts.entrance = entranceNumber(facade.get("entrance").text());
    if (facade.has("room")) parts.room = roomNumber(facade.get("room").text());
    if (parts.building.empty() && !parts.place.empty() && !facade.has("estate_name")) parts.estate.clear();
    return parts;
}

Error badGrid(const Value& text) {
    return makeError(ErrorCode::BadValue, {{"type", "person"}, {"field", "grid_name"}, {"value", text.text()}});
}

class PersonRule final : public journal::TypeRule {
public:
    Result<void> write(Writer& writer, RecordId id, const Record* before, Values values,
                       const Store& store) const override {
        Values facade = takeFacade(values);
        MULIN_TRY(applyIdNumber(values, before, writer.today()));
        MULIN_TRY(checkDates(values, before));
        MULIN_TRY_LET(grid, gridOf(writer, facade));
        const std::optional<Record> open =
            before ? openResidence(writer.reader(), writer.tables(), id.uid()) : std::nullopt;
        const Uid dwelling = open ? open->get("dwelling").uid() : Uid{};
        const bool hasAddress = !dwelling.isNull() || addressGiven(facade);
        if (grid && !hasAddress) values.set("own_grid", *grid);
        MULIN_TRY(store(values));
        MULIN_TRY(writeHome(writer, id, facade, open, dwelling));
        if (grid && hasAddress && !grid->isEmpty()) return writeGrid(writer, id, RecordId(grid->uid()));
        return {};
    }

    /// Where a person lived, the ledgers he is on and who was who to him go with him; what others say about him
    /// refuses.
    Result<void> remove(Writer& writer, const Record& record) const override {
        std::set<std::string> ours{"household.head", "kinship.person", "kinship.relative"};
        std::vector<std::pair<std::string, RecordId>> goes = kinships(writer, record.uid);
        for (const auto& table : writer.tables().all()) {
            if (table->links || (table->type->id != "residence" && !table->type->ledger)) continue;
            ours.insert(table->type->id + ".person");
            auto rows = writer.reader().prepare("SELECT uid FROM " + table->name + " WHERE person = ? AND alive = 1");
            rows.bind(1, record.uid);
            while (rows.step()) goes.emplace_back(table->type->id, RecordId(rows.uid(0)));
        }
        MULIN_TRY(organisation::refuseWhileUsed(writer, record, ours));
        std::set<Uid> households;
        for (const auto& [type, id] : goes) {
            MULIN_TRY_LET(one, writer.load(type, id));
            if (const Uid household = one.get("household").uid(); !household.isNull()) households.insert(household);
            MULIN_TRY(writer.remove(type, id));
        }
        return leaveHouseholds(writer, record.uid, std::move(households));
    }

private:
    static std::vector<std::pair<std::string, RecordId>> kinships(const Writer& writer, const Uid& person) {
        std::vector<std::pair<std::string, RecordId>> found;
        const journal::Table* table = writer.tables().find("kinship");
        if (!table) return found;
        auto rows = writer.reader().prepare("SELECT uid FROM " + table->name +
                                            " WHERE (person = ?1 OR relative = ?1) AND alive = 1");
        rows.bind(1, person);
        while (rows.step()) found.emplace_back("kinship", RecordId(rows.uid(0)));
        return found;
    }

    static bool addressGiven(const Values& facade) {
        return std::any_of(facadeFields.begin(), facadeFields.begin() + 8,
                           [&](std::string_view field) { return !facade.get(field).isEmpty(); });
    }

    static Result<void> checkDates(const Values& values, const Record* before) {
        const auto effective = [&](const char* field) -> const Value& {
            return values.has(field) || !before ? values.get(field) : before->get(field);
        };
        const Value &birth = effective("birth_date"), &death = effective("died_on");
        if (!birth.isEmpty() && !death.isEmpty() && death.date() < birth.date())
            return makeError(ErrorCode::OutOfRange,
                             {{"type", "person"}, {"field", "died_on"}, {"value", death.date().iso()}});
        return {};
    }

    /// The grid asked for; an empty value erases it; nullopt: none was.
    static Result<std::optional<Value>> gridOf(Writer& writer, const Values& facade) {
        if (facade.has("grid")) return std::optional(facade.get("grid"));
        if (!facade.has("grid_name")) return std::optional<Value>();
        const Value& text = facade.get("grid_name");
        if (text.isEmpty()) return std::optional(Value());
        MULIN_TRY_LET(found, AddressBook(writer).grid(text.text()));
        if (!found) return badGrid(text);
        return std::optional(Value(*found));
    }

public:
    static Result<void> writeHome(Writer& writer, RecordId id, const Values& facade, const std::optional<Record>& open,
                                  const Uid& dwelling, const Rehoming& how = {}) {
        Home home;
        if (how.kind != Rehoming::Kind::Unsaid) home.moved = how.kind == Rehoming::Kind::Moved;
        if (how.kind == Rehoming::Kind::Moved) home.since = how.on.value_or(writer.today());
        home.relation = facade.get("relation").text();
        home.bookNumber = trimmed(facade.get("book_number").text());
        if (!facade.get("lives_since").isEmpty()) home.since = facade.get("lives_since").date();
        const Uid household = facade.get("household").uid();

        bool moves = false, erased = false;
        if (!facade.get("dwelling").isEmpty()) {
            home.dwelling = RecordId(facade.get("dwelling").uid());
            moves = home.dwelling->uid() != dwelling;
        } else if (namesAddress(facade)) {
            MULIN_TRY_LET(now, addressOf(writer, dwelling));
            home.address = wanted(facade, now);
            home.address.grid.clear();
            moves = home.address != now && !home.address.empty();
            erased = home.address.empty() && !now.empty();
        }
        if (!household.isNull() && (!open || open->get("household").uid() != household)) {
            home.household = RecordId(household);
            moves = true;
            // Who joins a household of no address takes along his own.
            MULIN_TRY_LET(joined, writer.load("household", *home.household));
            if (!home.dwelling && home.address.empty() && joined.get("dwelling").isEmpty() && !dwelling.isNull())
                home.dwelling = RecordId(dwelling);
        }
        if (moves || (!open && (!home.relation.empty() || !home.bookNumber.empty() || home.since))) {
            if (!moves) home.address = {};
            return changeHome(writer, id, home);
        }
        if (!open) return {};

        Values change;
        if (erased) change.set("dwelling", Value());
        if (facade.has("relation")) change.set("relation", facade.get("relation"));
        if (facade.has("lives_since")) change.set("since", facade.get("lives_since"));
        if (!change.fields.empty()) MULIN_TRY(writer.update("residence", open->id(), change));
        if (facade.has("book_number") && !open->get("household").isEmpty())
            return writer.update("household", RecordId(open->get("household").uid()),
                                 Values().set("book_number", facade.get("book_number")));
        return {};
    }

private:
    /// A building decides for all who live in it: it gets a grid, it does not change it here.
    static Result<void> writeGrid(Writer& writer, RecordId id, RecordId grid) {
        const auto open = openResidence(writer.reader(), writer.tables(), id.uid());
        if (!open || open->get("dwelling").isEmpty()) return {};
        MULIN_TRY_LET(dwelling, writer.load("dwelling", RecordId(open->get("dwelling").uid())));
        if (dwelling.get("building").isEmpty())
            return writer.update("dwelling", dwelling.id(), Values().set("own_grid", grid));
        MULIN_TRY_LET(building, writer.load("building", RecordId(dwelling.get("building").uid())));
        if (building.get("grid").isEmpty()) return writer.update("building", building.id(), Values().set("grid", grid));
        if (building.get("grid").uid() == grid.uid()) return {};
        return makeError(ErrorCode::ReadOnlyField, {{"type", "person"}, {"field", "grid"}});
    }

    static Result<void> leaveHouseholds(Writer& writer, const Uid& person, std::set<Uid> households) {
        {
            auto rows = writer.reader().prepare("SELECT uid FROM t_household WHERE head = ? AND alive = 1");
            rows.bind(1, person);
            while (rows.step()) households.insert(rows.uid(0));
        }
        for (const Uid& household : households) {
            MULIN_TRY_LET(home, writer.load("household", RecordId(household)));
            if (!home.alive) continue;
            bool used = false;
            {
                auto rows =
                    writer.reader().prepare("SELECT 1 FROM t_residence WHERE household = ? AND alive = 1 LIMIT 1");
                rows.bind(1, household);
                used = rows.step();
            }
            if (!home.get("head").isEmpty() && home.get("head").uid() == person)
                MULIN_TRY(writer.update("household", home.id(), Values().set("head", Value())));
            if (!used && organisation::refuseWhileUsed(writer, home)) MULIN_TRY(writer.remove("household", home.id()));
        }
        return {};
    }
};

} // namespace

bool isFacade(std::string_view field) {
    return std::find(facadeFields.begin(), facadeFields.end(), field) != facadeFields.end();
}

Result<void> rehome(Writer& writer, RecordId person, Values values, const Rehoming& how,
                    std::optional<std::int64_t> head) {
    Values facade;
    for (const std::string_view field : facadeFields) {
        if (field == "grid" || field == "grid_name") continue;
        if (const auto at = values.fields.find(field); at != values.fields.end()) {
            facade.fields.insert(*at);
            values.fields.erase(at);
        }
    }
    const std::optional<Record> open = openResidence(writer.reader(), writer.tables(), person.uid());
    MULIN_TRY(PersonRule::writeHome(writer, person, facade, open, open ? open->get("dwelling").uid() : Uid{}, how));
    if (values.fields.empty() && values.links.empty()) return {};
    return writer.update("person", person, values, head);
}

Result<void> applyIdNumber(Values& values, const Record* before, Date today) {
    const bool given = values.has("id_number");
    if (!given && !values.has("id_kind") && !values.has("birth_date") && !values.has("sex")) return {};
    const auto effective = [&](const char* field) -> const Value& {
        return values.has(field) || !before ? values.get(field) : before->get(field);
    };
    const std::string number = effective("id_number").text();
    if (number.empty()) return {};
    auto kind = kindOf(effective("id_kind").text());
    if (!kind || *kind == IdKind::None || (given && !values.has("id_kind") && *kind == IdKind::ResidentId))
        kind = guessedKind(number);
    if (effective("id_kind").text() != kindCode(*kind)) values.set("id_kind", kindCode(*kind));

    const IdCheck check = checkDocument(*kind, number, today);
    std::vector<std::string> marks = schema::choicesOf(effective("check").text());
    const auto marked = [&](const char* code) { return std::find(marks.begin(), marks.end(), code) != marks.end(); };
    if (!check.valid()) {
        if (!given || (before && before->text("id_number") == number) || marked("id_invalid")) return {};
        return makeError(ErrorCode::BadIdNumber,
                         {{"field", "id_number"}, {"value", number}, {"reason", verdictName(check.verdict)}});
    }
    if (check.normalised != number) values.set("id_number", check.normalised);

    if (check.id) {
        // Filled from the number that was: the corrected number speaks now.
        if (before && given && before->text("id_number") != check.normalised && !before->text("id_number").empty()) {
            const IdCheck former =
                checkDocument(kindOf(before->text("id_kind")).value_or(*kind), before->text("id_number"), today);
            if (former.id && !values.has("birth_date") && before->get("birth_date") == Value(former.id->birth))
                values.set("birth_date", check.id->birth);
            if (former.id && !values.has("sex") && before->text("sex") == sexCode(former.id->sex))
                values.set("sex", sexCode(check.id->sex));
        }
        if (effective("birth_date").isEmpty()) values.set("birth_date", check.id->birth);
        if (effective("sex").isEmpty()) values.set("sex", sexCode(check.id->sex));
        const IdClash clash = clashOf(*check.id, effective("birth_date").date(), sexOf(effective("sex").text()));
        if (clash && !marked("id_clash")) {
            if (clash.birth)
                return makeError(ErrorCode::IdClash, {{"field", "birth_date"},
                                                      {"value", effective("birth_date").date().iso()},
                                                      {"expected", clash.birth->iso()}});
            return makeError(ErrorCode::IdClash,
                             {{"field", "sex"}, {"value", effective("sex").text()}, {"expected", sexCode(*clash.sex)}});
        }
        if (clash) return {};
    }
    // Set right: nothing is left to be checked about the number.
    const std::size_t had = marks.size();
    std::erase_if(marks, [](const std::string& mark) {
        return mark == "id_missing" || mark == "id_invalid" || mark == "id_clash";
    });
    if (marks.size() != had) values.set("check", marks.empty() ? Value() : Value(schema::storedChoices(marks)));
    return {};
}

/// That two entries are the same person or are not: sealed ledgers follow it (mergesToFollow), so that it is said of
/// two who are there, and "merged" by a merge alone.
class PersonMatchRule final : public journal::TypeRule {
public:
    Result<void> write(Writer& writer, RecordId, const Record* before, Values values,
                       const Store& store) const override {
        const auto effective = [&](const char* field) {
            return values.has(field) || !before ? values.get(field).text() : before->text(field);
        };
        const bool named = !before || values.has("one_id") || values.has("other_id");
        const auto one = Uid::fromHex(effective("one_id")), other = Uid::fromHex(effective("other_id"));
        for (const auto& [field, uid] : {std::pair{"one_id", one}, std::pair{"other_id", other}}) {
            const auto person =
                uid ? journal::findRecord(writer.reader(), *writer.tables().find("person"), *uid) : std::nullopt;
            const bool twice = uid && one == other;
            if (named && (!person || twice))
                return makeError(ErrorCode::BadValue,
                                 {{"type", "person_match"}, {"field", field}, {"value", effective(field)}});
        }
        if (effective("verdict") == "merged" && (named || values.has("verdict")) &&
            writer.operation() != "person.merge")
            return makeError(ErrorCode::ReadOnlyField, {{"type", "person_match"}, {"field", "verdict"}});
        return store(values);
    }
};

void addRules(journal::Rules& rules) {
    rules["person"] = std::make_shared<PersonRule>();
    rules["person_match"] = std::make_shared<PersonMatchRule>();
    addHouseholdRules(rules);
    addKinshipRules(rules);
}

} // namespace mulin::people

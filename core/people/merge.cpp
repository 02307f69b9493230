// Two entries become one.
#include "core/journal/rows.h"
#include "core/journal/vault.h"
#include "core/people/duplicates.h"
#include "core/people/households.h"
#include "core/people/person_rule.h"
#include "core/schema/validation.h"

#include <algorithm>

namespace mulin::people {

using journal::Record;
using journal::Writer;
using schema::Value;
using schema::Values;

namespace {

/// A day on which something that began may be said to have ended.
Date endOf(const Writer& writer, const Value& began) {
    return began.isEmpty() ? writer.today() : std::max(began.date(), writer.today());
}

/// Both live somewhere: one home is an error. In the same household the second entry simply goes.
Result<void> mergeHomes(Writer& writer, const Merge& merge) {
    const auto keptHome = openResidence(writer.reader(), writer.tables(), merge.kept.uid());
    const auto droppedHome = openResidence(writer.reader(), writer.tables(), merge.dropped.uid());
    if (!keptHome || !droppedHome) return {};
    const Uid household = droppedHome->get("household").uid();
    if (!household.isNull() && keptHome->get("household").uid() == household) {
        MULIN_TRY_LET(home, writer.load("household", RecordId(household)));
        const bool head = home.get("head").uid() == merge.dropped.uid();
        MULIN_TRY(writer.remove("residence", droppedHome->id()));
        return head ? changeHead(writer, home.id(), merge.kept) : Result<void>();
    }
    const Record& wrong = merge.homeOfDropped ? *keptHome : *droppedHome;
    const RecordId who = merge.homeOfDropped ? merge.kept : merge.dropped;
    return moveOut(writer, std::span(&who, 1), {endOf(writer, wrong.get("since")), "error", {}});
}

/// What an act writes: all that is open, or what lies in one vault; never both, see Recorder.
struct Part {
    std::string vault{};
    bool has(const journal::Table& table) const {
        return table.sealed ? table.type->compartment == vault : vault.empty();
    }
};

/// In one ledger somebody is once.
Result<void> mergeEnrolments(Writer& writer, const Merge& merge, const Part& part) {
    for (const auto& table : writer.tables().all()) {
        if (table->links || !table->type->ledger || !part.has(*table)) continue;
        const auto open = [&](RecordId person) {
            std::vector<RecordId> found;
            auto rows = writer.reader().prepare("SELECT uid FROM " + table->name +
                                                " WHERE person = ? AND left_on IS NULL AND alive = 1");
            rows.bind(1, person.uid());
            while (rows.step()) found.emplace_back(rows.uid(0));
            return found;
        };
        if (open(merge.kept).empty()) continue;
        for (const RecordId& id : open(merge.dropped)) {
            MULIN_TRY_LET(record, writer.load(table->type->id, id));
            MULIN_TRY(writer.update(
                table->type->id, id,
                Values().set("left_on", endOf(writer, record.get("entered_on"))).set("exit_reason", "error")));
        }
    }
    return {};
}

/// Nobody is his own kin.
Result<void> dropKinshipsBetween(Writer& writer, const Merge& merge) {
    const journal::Table* table = writer.tables().find("kinship");
    if (!table) return {};
    std::vector<RecordId> between;
    {
        auto rows = writer.reader().prepare("SELECT uid FROM " + table->name +
                                            " WHERE person IN (?1, ?2) AND relative IN (?1, ?2) AND alive = 1");
        rows.bind(1, merge.kept.uid());
        rows.bind(2, merge.dropped.uid());
        while (rows.step()) between.emplace_back(rows.uid(0));
    }
    for (const RecordId& id : between) MULIN_TRY(writer.remove("kinship", id));
    return {};
}

/// Whoever named the dropped entry names the kept one. Heads first: their residences follow.
Result<void> repoint(Writer& writer, const Merge& merge, const Part& part) {
    std::vector<journal::Referrer> referrers = writer.tables().referrers("person");
    std::stable_partition(referrers.begin(), referrers.end(),
                          [](const journal::Referrer& by) { return by.table->type->id == "household"; });
    for (const journal::Referrer& by : referrers) {
        if (by.column->field == 0 || !part.has(*by.table)) continue;
        for (const Uid& row : journal::referring(writer.reader(), by, merge.dropped.uid()))
            MULIN_TRY(
                writer.update(by.table->type->id, RecordId(row), Values().set(by.column->name, Value(merge.kept))));
    }
    for (const journal::Link& link : journal::linksTo(writer.reader(), writer.tables(), merge.dropped.uid())) {
        if (!part.has(*link.table)) continue;
        const std::string &type = link.table->type->id, &field = link.table->links->id;
        MULIN_TRY(writer.link(type, field, RecordId(link.from), merge.dropped, link.role, false));
        MULIN_TRY(writer.link(type, field, RecordId(link.from), merge.kept, link.role, true));
    }
    return {};
}

bool isNamedIn(const db::Reader& reader, const journal::Tables& tables, const std::string& vault, const Uid& person) {
    const Part part{vault};
    for (const journal::Referrer& by : tables.referrers("person"))
        if (part.has(*by.table) && by.column->field != 0 && !journal::referring(reader, by, person).empty())
            return true;
    const auto links = journal::linksTo(reader, tables, person);
    return std::any_of(links.begin(), links.end(), [&](const journal::Link& link) { return part.has(*link.table); });
}

Values valuesOf(const Record& kept, const Record& dropped, const Merge& merge) {
    Values values;
    for (const schema::FieldDef* field : mergeFields(kept.type())) {
        const Value &mine = kept.get(field->id), &theirs = dropped.get(field->id);
        if (theirs.isEmpty() || theirs == mine) continue;
        if (mine.isEmpty() || merge.fromDropped.contains(field->id)) values.set(field->id, theirs);
    }
    // The name that is not chosen was a name too.
    const std::string& lost = values.has("name") ? kept.text("name") : dropped.text("name");
    const std::string& name = values.has("name") ? dropped.text("name") : kept.text("name");
    if (lost != name && kept.text("former_name").empty() && !values.has("former_name")) values.set("former_name", lost);
    auto marks = schema::choicesOf(values.has("check") ? values.get("check").text() : kept.text("check"));
    if (std::erase(marks, "duplicate") > 0)
        values.set("check", marks.empty() ? Value() : Value(schema::storedChoices(marks)));
    return values;
}

Result<void> note(Writer& writer, const Record& one, const Record& other, const char* verdict) {
    Values values;
    values.set("one_id", one.uid.hex()).set("one_name", one.text("name"));
    values.set("other_id", other.uid.hex()).set("other_name", other.text("name"));
    values.set("verdict", verdict).set("decided_on", writer.today());
    if (auto made = writer.create("person_match", values); !made) return made.error();
    return {};
}

} // namespace

std::vector<const schema::FieldDef*> mergeFields(const schema::TypeDef& person) {
    std::vector<const schema::FieldDef*> fields;
    for (const schema::FieldDef& field : person.fields)
        if (!field.derived() && !isFacade(field.id) && field.type != schema::FieldType::Links &&
            field.type != schema::FieldType::Formula)
            fields.push_back(&field);
    return fields;
}

Result<void> merge(Writer& writer, const Merge& merge) {
    if (!stays(merge.kept, merge.dropped))
        return makeError(ErrorCode::LinkTarget, {{"type", "person"}, {"field", "name"}, {"id", merge.kept.hex()}});
    MULIN_TRY_LET(kept, writer.load("person", merge.kept));
    MULIN_TRY_LET(dropped, writer.load("person", merge.dropped));
    for (const Record* one : {&kept, &dropped})
        if (!one->alive) return makeError(ErrorCode::UnknownRecord, {{"type", "person"}, {"id", one->uid.hex()}});
    MULIN_TRY(mergeHomes(writer, merge));
    MULIN_TRY(mergeEnrolments(writer, merge, {}));
    MULIN_TRY(dropKinshipsBetween(writer, merge));
    MULIN_TRY(repoint(writer, merge, {}));
    MULIN_TRY(writer.remove("person", merge.dropped)); // before its number is given to the other
    if (const Values values = valuesOf(kept, dropped, merge); !values.fields.empty())
        MULIN_TRY(writer.update("person", merge.kept, values));
    return note(writer, kept, dropped, "merged");
}

std::vector<std::string> vaultsNaming(const db::Reader& reader, const journal::Tables& tables, RecordId person) {
    std::vector<std::string> found;
    for (const std::string& vault : journal::openVaults(reader))
        if (isNamedIn(reader, tables, vault, person.uid())) found.push_back(vault);
    return found;
}

std::vector<Merge> mergesToFollow(const db::Reader& reader, const journal::Tables& tables, const std::string& vault) {
    std::vector<std::pair<Uid, Uid>> all; // dropped, kept
    {
        auto rows = reader.prepare("SELECT other_id, one_id FROM t_person_match"
                                   " WHERE verdict = 'merged' AND alive = 1 ORDER BY id");
        while (rows.step()) {
            const auto dropped = Uid::fromHex(rows.text(0)), kept = Uid::fromHex(rows.text(1));
            if (dropped && kept) all.emplace_back(*dropped, *kept);
        }
    }
    const auto isThere = [&](const Uid& person) {
        const auto record = journal::findRecord(reader, *tables.find("person"), person);
        return record && record->alive;
    };
    std::vector<Merge> pending;
    for (const auto& [dropped, into] : all) {
        if (isThere(dropped) || !isNamedIn(reader, tables, vault, dropped)) continue;
        Uid kept = into;
        for (std::size_t hops = 0; hops < all.size() && !isThere(kept); ++hops) {
            const auto next = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.first == kept; });
            if (next == all.end()) break;
            kept = next->second;
        }
        if (isThere(kept)) pending.push_back({RecordId(kept), RecordId(dropped)});
    }
    return pending;
}

Result<void> followMerge(Writer& writer, const Merge& merge, const std::string& vault) {
    MULIN_TRY(mergeEnrolments(writer, merge, {vault}));
    return repoint(writer, merge, {vault});
}

Result<void> tellApart(Writer& writer, RecordId one, RecordId other) {
    MULIN_TRY_LET(first, writer.load("person", one));
    MULIN_TRY_LET(second, writer.load("person", other));
    return note(writer, first, second, "different");
}

} // namespace mulin::people

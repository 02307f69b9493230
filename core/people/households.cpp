#include "core/people/households.h"

#include "core/journal/entered.h"
#include "core/journal/rows.h"
#include "core/people/address_book.h"

#include <algorithm>

namespace mulin::people {

using journal::Record;
using journal::Writer;
using schema::Value;
using schema::Values;

namespace {

Value dateOr(const std::optional<Date>& date, const Value& fallback) { return date ? Value(*date) : fallback; }

std::vector<RecordId> openIn(const Writer& writer, const Uid& household) {
    std::vector<RecordId> found;
    auto rows = writer.reader().cached(
        "SELECT uid FROM t_residence WHERE household = ? AND until IS NULL AND alive = 1 ORDER BY id");
    rows->bind(1, household);
    while (rows->step()) found.emplace_back(rows->uid(0));
    return found;
}

/// Entered today: a change of it is a correction, nobody has moved.
bool enteredToday(const Writer& writer, const Record& record) {
    return journal::enteredOn(writer.reader(), record, writer.today()) == writer.today();
}

bool corrects(const Writer& writer, const Record& open, const std::optional<Date>& since) {
    const Value& began = open.get("since");
    if (open.get("dwelling").isEmpty()) return true;
    if (!began.isEmpty() && (began.date() == writer.today() || (since && *since <= began.date()))) return true;
    return enteredToday(writer, open);
}

Result<void> end(Writer& writer, const Record& residence, Date on, const std::string& reason, const std::string& to) {
    Values values;
    values.set("until", on);
    if (!reason.empty()) values.set("reason_out", reason);
    if (!to.empty()) values.set("moved_to", to);
    return writer.update("residence", residence.id(), values);
}

/// A household whose head has left has none until one is named; the last to leave keeps the name.
Result<void> afterLeaving(Writer& writer, const Uid& household, const Uid& person) {
    if (household.isNull()) return {};
    MULIN_TRY_LET(record, writer.load("household", RecordId(household)));
    if (!record.alive || record.get("head").uid() != person || openIn(writer, household).empty()) return {};
    return writer.update("household", record.id(), Values().set("head", Value()));
}

/// A household that nobody ever lived in was a slip.
Result<void> dropIfUnused(Writer& writer, const Uid& household) {
    if (household.isNull()) return {};
    {
        auto rows = writer.reader().cached("SELECT 1 FROM t_residence WHERE household = ? AND alive = 1 LIMIT 1");
        rows->bind(1, household);
        if (rows->step()) return {};
    }
    MULIN_TRY_LET(record, writer.load("household", RecordId(household)));
    return record.alive ? writer.remove("household", record.id()) : Result<void>();
}

Result<std::optional<RecordId>> dwellingOf(Writer& writer, const Home& home) {
    if (home.dwelling) return home.dwelling;
    if (!home.address.empty()) return AddressBook(writer).dwelling(home.address);
    if (home.household) {
        MULIN_TRY_LET(record, writer.load("household", *home.household));
        if (const Uid dwelling = record.get("dwelling").uid(); !dwelling.isNull())
            return std::optional(RecordId(dwelling));
    }
    return std::optional<RecordId>();
}

Result<RecordId> newHousehold(Writer& writer, const std::optional<RecordId>& dwelling, const std::string& bookNumber) {
    Values values;
    values.set("kind", "family");
    if (dwelling) values.set("dwelling", *dwelling);
    if (!bookNumber.empty()) values.set("book_number", bookNumber);
    return writer.create("household", values);
}

struct Place {
    std::optional<RecordId> dwelling, household;
    bool made = false; ///< the household is new
};

Result<Place> placeOf(Writer& writer, const Home& home) {
    Place place;
    MULIN_TRY_LET(dwelling, dwellingOf(writer, home));
    place.dwelling = dwelling;
    place.household = home.household;
    if (!place.household && !home.newHousehold && !home.bookNumber.empty()) {
        auto row = writer.reader().cached("SELECT uid FROM t_household WHERE book_number = ?1 AND alive = 1"
                                          " AND (?2 IS NULL OR dwelling IS NULL OR dwelling = ?2) ORDER BY id LIMIT 1");
        row->bind(1, home.bookNumber);
        if (dwelling) row->bind(2, dwelling->uid());
        if (row->step()) place.household = RecordId(row->uid(0));
    }
    if (!place.household && dwelling && !home.newHousehold && home.bookNumber.empty())
        place.household = householdAt(writer.reader(), dwelling->uid());
    if (!place.household && (dwelling || home.newHousehold || !home.bookNumber.empty())) {
        MULIN_TRY_LET(made, newHousehold(writer, dwelling, home.bookNumber));
        place.household = made;
        place.made = true;
    }
    return place;
}

} // namespace

std::optional<Record> openResidence(const db::Reader& reader, const journal::Tables& tables, const Uid& person) {
    Uid found;
    {
        auto row = reader.cached("SELECT uid FROM t_residence WHERE person = ? AND until IS NULL AND alive = 1"
                                 " ORDER BY since DESC, uid DESC LIMIT 1");
        row->bind(1, person);
        if (!row->step()) return std::nullopt;
        found = row->uid(0);
    }
    return journal::findRecord(reader, *tables.find("residence"), found);
}

std::optional<RecordId> householdAt(const db::Reader& reader, const Uid& dwelling) {
    auto row = reader.cached(
        "SELECT h.uid FROM t_household h WHERE h.dwelling = ? AND h.alive = 1 AND ("
        "EXISTS(SELECT 1 FROM t_residence r WHERE r.household = h.uid AND r.until IS NULL AND r.alive = 1) OR "
        "NOT EXISTS(SELECT 1 FROM t_residence r WHERE r.household = h.uid AND r.alive = 1)) ORDER BY h.id LIMIT 1");
    row->bind(1, dwelling);
    if (row->step()) return RecordId(row->uid(0));
    return std::nullopt;
}

Result<RecordId> registerPerson(Writer& writer, const Values& person, const std::optional<Home>& home) {
    MULIN_TRY_LET(id, writer.create("person", person));
    if (home) MULIN_TRY(moveIn(writer, id, *home));
    return id;
}

Result<RecordId> moveIn(Writer& writer, RecordId person, const Home& home) {
    const auto open = openResidence(writer.reader(), writer.tables(), person.uid());
    MULIN_TRY_LET(place, placeOf(writer, home));
    const Value since = dateOr(home.since, home.initial ? Value() : Value(writer.today()));
    std::string relation = home.relation;
    if (open) {
        const bool same = place.dwelling && open->get("dwelling").uid() == place.dwelling->uid() && place.household &&
                          open->get("household").uid() == place.household->uid();
        if (same) {
            if (!relation.empty())
                MULIN_TRY(writer.update("residence", open->id(), Values().set("relation", relation)));
            return open->id();
        }
        // Whoever was the head and founds a household of his own is the head there.
        if (relation.empty() && place.made && open->text("relation") == "head") relation = "head";
        const std::string out = home.reason == "regrouped" ? home.reason : "moved_within";
        MULIN_TRY(end(writer, *open, since.isEmpty() ? writer.today() : since.date(), out, {}));
    }
    Values values;
    values.set("person", person);
    if (place.dwelling) values.set("dwelling", *place.dwelling);
    if (place.household) values.set("household", *place.household);
    if (!relation.empty()) values.set("relation", relation);
    if (!since.isEmpty()) values.set("since", since);
    if (!home.reason.empty()) values.set("reason_in", home.reason);
    if (!home.movedFrom.empty()) values.set("moved_from", home.movedFrom);
    MULIN_TRY_LET(made, writer.create("residence", values));
    if (open) MULIN_TRY(afterLeaving(writer, open->get("household").uid(), person.uid()));
    return made;
}

Result<void> changeHome(Writer& writer, RecordId person, const Home& home) {
    const auto open = openResidence(writer.reader(), writer.tables(), person.uid());
    if (!open || home.moved.value_or(!corrects(writer, *open, home.since))) {
        Home move = home;
        if (move.reason.empty()) move.reason = open ? "move_in" : "initial";
        move.initial = !open;
        MULIN_TRY(moveIn(writer, person, move));
        return {};
    }
    MULIN_TRY_LET(dwelling, dwellingOf(writer, home));
    const Uid before = open->get("household").uid();
    const std::vector<RecordId> members = before.isNull() ? std::vector<RecordId>{} : openIn(writer, before);
    std::optional<RecordId> household = home.household;
    if (!household && dwelling) {
        const auto there = householdAt(writer.reader(), dwelling->uid());
        const bool alone = members.size() == 1;
        if (there) {
            household = there;
        } else if (!before.isNull() && (alone || home.bookNumber.empty())) {
            MULIN_TRY_LET(record, writer.load("household", RecordId(before)));
            const bool homeless = record.get("dwelling").isEmpty();
            if (alone || homeless) {
                household = record.id();
                MULIN_TRY(writer.update("household", record.id(), Values().set("dwelling", *dwelling)));
            }
        }
        if (!household) {
            MULIN_TRY_LET(made, newHousehold(writer, dwelling, home.bookNumber));
            household = made;
        }
    }
    Values values;
    values.set("dwelling", dwelling ? Value(*dwelling) : Value());
    if (household) values.set("household", *household);
    // In another household the relation was to another head; whoever heads a new one stays its head.
    const bool joins = household && household->uid() != before && !before.isNull();
    if (!home.relation.empty())
        values.set("relation", home.relation);
    else if (joins && (open->text("relation") != "head" || !openIn(writer, household->uid()).empty()))
        values.set("relation", Value());
    if (home.since) values.set("since", *home.since);
    MULIN_TRY(writer.update("residence", open->id(), values));
    if (household && household->uid() != before) {
        MULIN_TRY(afterLeaving(writer, before, person.uid()));
        MULIN_TRY(dropIfUnused(writer, before));
    }
    return {};
}

Result<void> moveOut(Writer& writer, std::span<const RecordId> people, const Departure& departure) {
    const Date on = departure.on.value_or(writer.today());
    std::vector<Record> ended;
    for (const RecordId& person : people) {
        MULIN_TRY(writer.load("person", person));
        auto open = openResidence(writer.reader(), writer.tables(), person.uid());
        if (!open) continue;
        MULIN_TRY(end(writer, *open, on, departure.reason, departure.to));
        ended.push_back(std::move(*open));
    }
    // Once all are gone: a family that leaves together keeps its head's name.
    for (const Record& residence : ended)
        MULIN_TRY(afterLeaving(writer, residence.get("household").uid(), residence.get("person").uid()));
    return {};
}

Result<RecordId> moveMember(Writer& writer, RecordId person, RecordId household, const std::string& relation,
                            std::optional<Date> on) {
    Home home;
    home.household = household;
    home.relation = relation;
    home.since = on;
    home.reason = "move_in";
    return moveIn(writer, person, home);
}

Result<void> changeAddress(Writer& writer, RecordId household, const Home& to) {
    MULIN_TRY_LET(record, writer.load("household", household));
    Home where = to;
    where.household.reset();
    MULIN_TRY_LET(dwelling, dwellingOf(writer, where));
    if (!dwelling) return makeError(ErrorCode::Required, {{"type", "household"}, {"field", "dwelling"}});
    if (record.get("dwelling").uid() == dwelling->uid()) return {};
    const Date on = to.since.value_or(writer.today());
    MULIN_TRY(writer.update("household", household, Values().set("dwelling", *dwelling)));
    for (const RecordId& id : openIn(writer, household.uid())) {
        MULIN_TRY_LET(open, writer.load("residence", id));
        if (corrects(writer, open, to.since)) {
            MULIN_TRY(writer.update("residence", id, Values().set("dwelling", *dwelling)));
            continue;
        }
        MULIN_TRY(end(writer, open, on, "moved_within", {}));
        Values values;
        values.set("person", open.get("person"))
            .set("dwelling", *dwelling)
            .set("household", household)
            .set("since", on);
        values.set("reason_in", to.reason.empty() ? "move_in" : to.reason);
        if (!open.get("relation").isEmpty()) values.set("relation", open.get("relation"));
        if (!to.movedFrom.empty()) values.set("moved_from", to.movedFrom);
        MULIN_TRY(writer.create("residence", values));
    }
    return {};
}

Result<void> changeHead(Writer& writer, RecordId household, RecordId head) {
    const auto open = openResidence(writer.reader(), writer.tables(), head.uid());
    if (!open || open->get("household").uid() != household.uid())
        return makeError(ErrorCode::LinkTarget, {{"type", "household"}, {"field", "head"}, {"id", head.hex()}});
    return writer.update("household", household, Values().set("head", head));
}

Result<void> recordDeath(Writer& writer, RecordId person, Date on) {
    MULIN_TRY(writer.update("person", person, Values().set("died_on", on)));
    return moveOut(writer, std::span(&person, 1), {on, "death", {}});
}

// --- acts of their own

namespace {

template<class F>
Result<journal::ChangeSet> act(journal::Journal& journal, const access::Access& access, const char* id, F&& body) {
    return journal.transact(access, journal::Operation{id, {}}, [&](Writer& writer) -> Result<void> {
        if (auto done = body(writer); !done) return done.error();
        return {};
    });
}

} // namespace

Result<journal::ChangeSet> registerPerson(journal::Journal& journal, const access::Access& access, const Values& person,
                                          const std::optional<Home>& home) {
    return act(journal, access, "person.add", [&](Writer& writer) { return registerPerson(writer, person, home); });
}
Result<journal::ChangeSet> moveIn(journal::Journal& journal, const access::Access& access, RecordId person,
                                  const Home& home) {
    return act(journal, access, "person.move_in", [&](Writer& writer) { return moveIn(writer, person, home); });
}
Result<journal::ChangeSet> moveOut(journal::Journal& journal, const access::Access& access,
                                   std::span<const RecordId> people, const Departure& departure) {
    return act(journal, access, "person.move_out", [&](Writer& writer) { return moveOut(writer, people, departure); });
}
Result<journal::ChangeSet> moveMember(journal::Journal& journal, const access::Access& access, RecordId person,
                                      RecordId household, const std::string& relation, std::optional<Date> on) {
    return act(journal, access, "person.move_member",
               [&](Writer& writer) { return moveMember(writer, person, household, relation, on); });
}
Result<journal::ChangeSet> changeAddress(journal::Journal& journal, const access::Access& access, RecordId household,
                                         const Home& to) {
    return act(journal, access, "household.change_address",
               [&](Writer& writer) { return changeAddress(writer, household, to); });
}
Result<journal::ChangeSet> changeHead(journal::Journal& journal, const access::Access& access, RecordId household,
                                      RecordId head) {
    return act(journal, access, "household.change_head",
               [&](Writer& writer) { return changeHead(writer, household, head); });
}
Result<journal::ChangeSet> recordDeath(journal::Journal& journal, const access::Access& access, RecordId person,
                                       Date on) {
    return act(journal, access, "person.death", [&](Writer& writer) { return recordDeath(writer, person, on); });
}

} // namespace mulin::people

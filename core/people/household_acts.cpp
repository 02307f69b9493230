#include "core/people/household_acts.h"

#include "core/db/exception.h"
#include "core/journal/horizon.h"
#include "core/people/address_book.h"
#include "core/people/household_view.h"
#include "core/people/place_search.h"
#include "core/records/view.h"

#include <algorithm>

namespace mulin::people {

using journal::Record;
using journal::Writer;
using schema::Value;
using schema::Values;
using Kind = HouseholdAct::Kind;

namespace {

Error missing(const char* field) { return makeError(ErrorCode::Required, {{"type", "household"}, {"field", field}}); }

std::vector<RecordId> membersOf(const db::Reader& reader, const RecordId& household) {
    std::vector<RecordId> found;
    auto rows = reader.cached("SELECT person FROM t_residence WHERE household = ? AND until IS NULL AND alive = 1"
                              " ORDER BY id");
    rows->bind(1, household.uid());
    while (rows->step()) found.emplace_back(rows->uid(0));
    return found;
}

Result<void> setRelations(Writer& writer, const HouseholdAct& act) {
    for (const auto& [person, relation] : act.relations) {
        const auto open = openResidence(writer.reader(), writer.tables(), person);
        if (!open || open->text("relation") == relation) continue;
        MULIN_TRY(writer.update("residence", open->id(),
                                Values().set("relation", relation.empty() ? Value() : Value(relation))));
    }
    return {};
}

/// Where they go, as moveIn takes it. Into a household of the same dwelling nobody moves: they are regrouped.
Result<Home> homeOf(Writer& writer, const HouseholdAct& act, RecordId person) {
    Home home;
    home.address = act.to;
    home.household = act.other;
    home.since = act.on;
    if (const auto at = act.relations.find(person.uid()); at != act.relations.end()) home.relation = at->second;
    MULIN_TRY_LET(own, writer.load("household", act.household));
    if (act.to.empty() && !act.other && own.get("dwelling").isUid())
        home.dwelling = RecordId(own.get("dwelling").uid());
    bool same = act.to.empty() && !act.other;
    if (act.other) {
        MULIN_TRY_LET(other, writer.load("household", *act.other));
        same = !other.get("dwelling").isEmpty() && other.get("dwelling") == own.get("dwelling");
    }
    home.reason = same ? "regrouped" : "move_in";
    return home;
}

Result<void> move(Writer& writer, const HouseholdAct& act, bool ownHousehold) {
    if (act.people.empty()) return missing("people");
    if (!ownHousehold && act.to.empty() && !act.other) return missing("dwelling");
    std::optional<RecordId> made;
    for (const RecordId& person : act.people) {
        const auto open = openResidence(writer.reader(), writer.tables(), person.uid());
        if (!open || open->get("household").uid() != act.household.uid())
            return makeError(ErrorCode::LinkTarget, {{"type", "household"}, {"field", "people"}, {"id", person.hex()}});
        MULIN_TRY_LET(home, homeOf(writer, act, person));
        home.newHousehold = ownHousehold && !made;
        if (made) home.household = made;
        MULIN_TRY_LET(residence, moveIn(writer, person, home));
        if (!ownHousehold || made) continue;
        MULIN_TRY_LET(record, writer.load("residence", residence));
        made = RecordId(record.get("household").uid());
    }
    if (act.head && made) MULIN_TRY(changeHead(writer, *made, *act.head));
    return {};
}

Result<void> join(Writer& writer, const HouseholdAct& act) {
    if (!act.other || *act.other == act.household) return missing("household");
    HouseholdAct come = act;
    come.household = *act.other;
    come.other = act.household;
    come.to = {};
    come.head.reset();
    come.people = membersOf(writer.reader(), *act.other);
    return move(writer, come, false);
}

/// Reads what stands in the transaction itself: derived columns lag behind within an act.
class Before {
public:
    Before(const Writer& writer, const HouseholdAct& act) : m_writer(writer) {
        note(act.household);
        if (act.other) note(*act.other);
    }
    Result<HouseholdPreview> after() {
        HouseholdPreview preview;
        for (PersonChange& one : m_people) {
            MULIN_TRY_LET(lives, livesAs(one.person));
            one.after = std::move(lives);
        }
        for (const PersonChange& one : m_people)
            if (one.after.household) add(*one.after.household, true);
        preview.people = std::move(m_people);
        std::vector<Uid> dwellings;
        for (HouseholdChange& one : m_households) {
            MULIN_TRY_LET(record, m_writer.load("household", one.household));
            one.headAfter = nameOf(record.get("head").uid());
            one.membersAfter = static_cast<int>(membersOf(m_writer.reader(), one.household).size());
            if (one.membersAfter > 0 && record.get("dwelling").isUid())
                dwellings.push_back(record.get("dwelling").uid());
        }
        preview.households = m_households;
        for (const Uid& dwelling : dwellings) addOthers(dwelling, preview);
        return preview;
    }
    Result<void> read() {
        for (PersonChange& one : m_people) {
            MULIN_TRY_LET(lives, livesAs(one.person));
            one.before = std::move(lives);
        }
        return {};
    }

private:
    void note(const RecordId& household) {
        add(household, false);
        for (const RecordId& person : membersOf(m_writer.reader(), household))
            m_people.push_back({person, nameOf(person.uid()), {}, {}});
    }
    void add(const RecordId& household, bool later) {
        const auto known = std::find_if(m_households.begin(), m_households.end(),
                                        [&](const HouseholdChange& one) { return one.household == household; });
        if (known != m_households.end()) return;
        HouseholdChange change{household, {}, {}};
        if (!later) {
            if (const auto record = m_writer.load("household", household))
                change.headBefore = nameOf(record->get("head").uid());
            change.membersBefore = static_cast<int>(membersOf(m_writer.reader(), household).size());
        } else {
            // One that lived there already had all whom nobody moved in.
            const auto came = std::count_if(m_people.begin(), m_people.end(), [&](const PersonChange& one) {
                return one.before.household != household && one.after.household == household;
            });
            const auto now = membersOf(m_writer.reader(), household).size();
            change.membersBefore = static_cast<int>(now) - static_cast<int>(came);
            change.made = change.membersBefore <= 0;
        }
        m_households.push_back(std::move(change));
    }
    std::string nameOf(const Uid& person) const {
        if (person.isNull()) return {};
        const auto record = records::find(m_writer.reader(), m_writer.tables(), m_writer.access(), "person", person);
        if (!record || record->withholds("name")) return records::withheldMark;
        return record->text("name");
    }
    Result<LivesAs> livesAs(RecordId person) const {
        LivesAs lives;
        const auto open = openResidence(m_writer.reader(), m_writer.tables(), person.uid());
        if (!open) return lives;
        MULIN_TRY_LET(parts, addressOf(m_writer, open->get("dwelling").uid()));
        lives.address = addressText(parts);
        if (const Uid household = open->get("household").uid(); !household.isNull())
            lives.household = RecordId(household);
        lives.relation = open->text("relation");
        return lives;
    }
    void addOthers(const Uid& dwelling, HouseholdPreview& preview) const {
        auto rows = m_writer.reader().prepare("SELECT DISTINCT h.uid, h.head FROM t_household h JOIN t_residence r ON "
                                              "r.household = h.uid AND r.until IS NULL"
                                              " AND r.alive = 1 WHERE h.dwelling = ? AND h.alive = 1 ORDER BY h.id");
        rows.bind(1, dwelling);
        while (rows.step()) {
            const RecordId id(rows.uid(0));
            if (std::none_of(m_households.begin(), m_households.end(),
                             [&](const HouseholdChange& one) { return one.household == id; }))
                preview.others.push_back(rows.isNull(1) ? std::string() : nameOf(rows.uid(1)));
        }
    }

    const Writer& m_writer;
    std::vector<PersonChange> m_people;
    std::vector<HouseholdChange> m_households;
};

} // namespace

journal::Operation operationFor(const HouseholdAct& act) {
    const auto id = [&] {
        switch (act.kind) {
        case Kind::Move: return act.people.size() == 1 ? "person.move_member" : "household.move";
        case Kind::Address: return "household.change_address";
        case Kind::Split: return "household.split";
        case Kind::Join: return "household.join";
        case Kind::Head: return "household.change_head";
        case Kind::Relations: return "household.relations";
        }
        return "";
    };
    const bool one = act.kind == Kind::Move && act.people.size() == 1;
    return {id(),
            {{"type", one ? "person" : "household"}, {"id", one ? act.people.front().hex() : act.household.hex()}}};
}

Result<void> perform(Writer& writer, const HouseholdAct& act) {
    switch (act.kind) {
    case Kind::Move: return move(writer, act, false);
    case Kind::Split: return move(writer, act, true);
    case Kind::Join: return join(writer, act);
    case Kind::Address: {
        if (act.to.empty()) return missing("dwelling");
        Home home;
        home.address = act.to;
        home.since = act.on;
        return changeAddress(writer, act.household, home);
    }
    case Kind::Head:
        if (!act.head) return missing("head");
        MULIN_TRY(changeHead(writer, act.household, *act.head));
        return setRelations(writer, act);
    case Kind::Relations: return setRelations(writer, act);
    }
    return {};
}

Result<journal::ChangeSet> perform(journal::Journal& journal, const access::Access& access, const HouseholdAct& act) {
    return journal.transact(access, operationFor(act), [&](Writer& writer) { return perform(writer, act); });
}

Result<HouseholdPreview> preview(journal::Journal& journal, const access::Access& access, const HouseholdAct& act) {
    HouseholdPreview made;
    auto rehearsed = journal.rehearse(access, operationFor(act), [&](Writer& writer) -> Result<void> {
        Before before(writer, act);
        MULIN_TRY(before.read());
        MULIN_TRY(perform(writer, act));
        MULIN_TRY_LET(after, before.after());
        made = std::move(after);
        return {};
    });
    if (!rehearsed) return rehearsed.error();
    return made;
}

Result<std::vector<HouseholdThere>> householdsAt(const db::Reader& reader, const journal::Tables& tables,
                                                 const access::Access& access, const std::string& address) {
    if (!access.allows(access::Right::Read, "household")) return journal::denied("read", "household");
    return db::guard([&]() -> Result<std::vector<HouseholdThere>> {
        std::vector<HouseholdThere> found;
        for (const Uid& dwelling : dwellingsAt(reader, address)) {
            std::vector<RecordId> here;
            {
                auto rows =
                    reader.prepare("SELECT DISTINCT h.uid FROM t_household h JOIN t_residence r ON r.household ="
                                   " h.uid AND r.until IS NULL AND r.alive = 1 WHERE h.dwelling = ? AND h.alive"
                                   " = 1 ORDER BY h.id");
                rows.bind(1, dwelling);
                while (rows.step()) here.emplace_back(rows.uid(0));
            }
            for (const RecordId& id : here)
                if (const auto view = householdView(reader, tables, access, id); view && !view->members.empty())
                    found.push_back(
                        {id, view->members.front().name, view->address, static_cast<int>(view->members.size())});
        }
        return found;
    });
}

} // namespace mulin::people

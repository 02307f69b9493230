#include "core/people/household_view.h"

#include "core/base/text.h"
#include "core/db/exception.h"
#include "core/journal/horizon.h"
#include "core/people/households.h"
#include "core/people/ledger_marks.h"
#include "core/records/view.h"

#include <algorithm>
#include <array>

namespace mulin::people {

namespace {

using journal::Record;

/// Spouse and children come before the others.
std::size_t rankOf(const Member& member) {
    static constexpr std::array<std::string_view, 8> order{"head",         "spouse",     "son",    "daughter",
                                                           "child_in_law", "grandchild", "parent", "grandparent"};
    if (member.head) return 0;
    return static_cast<std::size_t>(std::find(order.begin() + 1, order.end(), member.relation) - order.begin());
}

/// Those whose residence and person may both be read.
void readMembers(const db::Reader& reader, const journal::Tables& tables, const access::Access& access,
                 HouseholdView& view) {
    std::vector<std::pair<Uid, Uid>> found;
    {
        auto rows = reader.cached("SELECT p.uid, r.uid FROM t_residence r JOIN t_person p ON p.uid = r.person"
                                  " AND p.alive = 1 WHERE r.household = ? AND r.alive = 1"
                                  " ORDER BY r.until DESC, p.birth_date, r.id");
        rows->bind(1, view.record.uid);
        while (rows->step()) found.emplace_back(rows->uid(0), rows->uid(1));
    }
    auto marks = ledgerMarks(reader, tables, access,
                             "SELECT person FROM t_residence WHERE household = ? AND until IS NULL AND alive = 1",
                             view.record.uid);
    const Uid head = view.record.get("head").uid();
    const auto day = [](const schema::Value& value) {
        return value.isEmpty() ? std::nullopt : std::optional(value.date());
    };
    for (const auto& [who, lives] : found) {
        const auto person = records::find(reader, tables, access, "person", who);
        const auto residence = records::find(reader, tables, access, "residence", lives);
        if (!person || !residence || residence->withholds("household") || residence->withholds("person")) continue;
        const auto text = [](const Record& record, const char* field) {
            return record.withholds(field) ? std::string(records::withheldMark) : record.text(field);
        };
        Member member{person->id(),
                      residence->id(),
                      text(*person, "name"),
                      person->text("sex"),
                      day(person->get("birth_date")),
                      text(*person, "phone"),
                      residence->text("relation"),
                      false,
                      day(residence->get("since")),
                      day(residence->get("until"))};
        if (!member.until) member.ledgers = marks[who];
        member.head = !member.until && who == head;
        (member.until ? view.former : view.members).push_back(std::move(member));
    }
    std::stable_sort(view.members.begin(), view.members.end(),
                     [](const Member& a, const Member& b) { return rankOf(a) < rankOf(b); });
}

} // namespace

Result<HouseholdView> householdView(const db::Reader& reader, const journal::Tables& tables,
                                    const access::Access& access, RecordId household) {
    if (!access.allows(access::Right::Read, "household")) return journal::denied("read", "household");
    return db::guard([&]() -> Result<HouseholdView> {
        auto record = records::find(reader, tables, access, "household", household.uid());
        if (!record) return makeError(ErrorCode::UnknownRecord, {{"type", "household"}, {"id", household.hex()}});
        HouseholdView view;
        view.record = std::move(*record);
        if (const auto dwelling =
                records::find(reader, tables, access, "dwelling", view.record.get("dwelling").uid())) {
            view.address = dwelling->text("address");
            view.door = dwelling->text("door");
        }
        readMembers(reader, tables, access, view);
        return view;
    });
}

Result<std::optional<HouseholdView>> householdOf(const db::Reader& reader, const journal::Tables& tables,
                                                 const access::Access& access, RecordId person) {
    if (!access.allows(access::Right::Read, "household")) return journal::denied("read", "household");
    return db::guard([&]() -> Result<std::optional<HouseholdView>> {
        auto open = openResidence(reader, tables, person.uid());
        if (open && !journal::Horizon(tables, *open->table, access).trim(reader, *open)) open.reset();
        if (!open || open->get("household").isEmpty()) return std::optional<HouseholdView>();
        MULIN_TRY_LET(view, householdView(reader, tables, access, RecordId(open->get("household").uid())));
        return std::optional(std::move(view));
    });
}

} // namespace mulin::people

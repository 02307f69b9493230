#include "core/organisation/membership.h"

#include "core/journal/entered.h"
#include "core/journal/rows.h"
#include "core/organisation/setup.h"

#include <algorithm>

namespace mulin::organisation {

using journal::Record;
using journal::Writer;
using schema::Value;
using schema::Values;

namespace {

struct Latest {
    std::optional<RecordId> id;
    Uid grid;
    std::optional<Date> until;
    bool enteredToday = false;
};

Latest latestOf(const Writer& writer, const Uid& place) {
    Latest latest;
    {
        auto row = writer.reader().cached("SELECT uid FROM t_membership WHERE place = ? AND alive = 1"
                                          " ORDER BY until DESC, id DESC LIMIT 1");
        row->bind(1, place);
        if (!row->step()) return latest;
        latest.id = RecordId(row->uid(0));
    }
    const auto record = journal::findRecord(writer.reader(), *writer.tables().find("membership"), latest.id->uid());
    latest.grid = record->get("grid").uid();
    latest.until = record->get("until").date();
    latest.enteredToday = journal::enteredOn(writer.reader(), *record, writer.today()) == writer.today();
    return latest;
}

Result<void> keep(Writer& writer, const Uid& place, const Value& grid, Date until, const std::optional<Date>& since) {
    Values values;
    values.set("place", RecordId(place)).set("until", until);
    if (!grid.isEmpty()) values.set("grid", grid);
    if (since) values.set("since", *since);
    MULIN_TRY(writer.create("membership", values));
    return {};
}

class MembershipRule final : public journal::TypeRule {
public:
    Result<void> write(Writer& writer, RecordId, const Record* before, Values values,
                       const Store& store) const override {
        const auto effective = [&](const char* field) -> const Value& {
            return values.has(field) || !before ? values.get(field) : before->get(field);
        };
        if (const Value& grid = effective("grid"); grid.isUid()) {
            MULIN_TRY_LET(unit, writer.load("unit", RecordId(grid.uid())));
            const auto place =
                journal::findRecord(writer.reader(), *writer.tables().find("unit"), effective("place").uid());
            if (place ? !mayContain(unit.text("level"), place->text("level")) : unit.text("level") != "grid")
                return makeError(ErrorCode::LinkTarget,
                                 {{"type", "membership"}, {"field", "grid"}, {"id", grid.uid().hex()}});
        }
        return store(values);
    }
};

} // namespace

Result<void> noteFormerGrid(Writer& writer, const Record& before, std::string_view field) {
    const Date today = writer.today();
    MULIN_TRY_LET(now, writer.load(before.type().id, before.id()));
    if (now.get(field) == before.get(field)) return {};
    const Value former = journal::valueBefore(writer.reader(), now, field, today);
    if (former.isEmpty()) return {};
    const Latest latest = latestOf(writer, before.uid);
    const bool noted = latest.enteredToday && latest.grid == former.uid();
    if (former == now.get(field)) return noted ? writer.remove("membership", *latest.id) : Result<void>();
    if (noted) return {};
    return keep(writer, before.uid, former, today, latest.until);
}

Result<void> dateFormerGrid(Writer& writer, const Record& before, std::string_view field, Date on) {
    if (on > writer.today())
        return makeError(ErrorCode::FutureDate, {{"type", "membership"}, {"field", "until"}, {"value", on.iso()}});
    const Value& former = before.get(field);
    const Latest latest = latestOf(writer, before.uid);
    const bool same = latest.grid == former.uid();
    if (latest.enteredToday && (same || latest.until == writer.today()))
        return writer.update("membership", *latest.id, Values().set("until", on));
    if (latest.until && on < *latest.until)
        return makeError(ErrorCode::OutOfRange, {{"type", "membership"}, {"field", "until"}, {"value", on.iso()}});
    return keep(writer, before.uid, former, on, latest.until);
}

Result<void> dropFormerGrids(Writer& writer, const Uid& place) {
    std::vector<RecordId> found;
    {
        auto rows = writer.reader().cached("SELECT uid FROM t_membership WHERE place = ? AND alive = 1");
        rows->bind(1, place);
        while (rows->step()) found.emplace_back(rows->uid(0));
    }
    for (const RecordId& id : found) MULIN_TRY(writer.remove("membership", id));
    return {};
}

FormerGrids::FormerGrids(const db::Reader& reader) {
    auto rows = reader.prepare("SELECT place, grid, until FROM t_membership WHERE alive = 1 ORDER BY until, id");
    while (rows.step())
        m_byPlace[rows.uid(0)].push_back(
            {rows.isNull(1) ? Uid{} : rows.uid(1), static_cast<std::int32_t>(rows.integer(2))});
}

const std::vector<FormerGrids::Former>& FormerGrids::of(const Uid& place) const {
    static const std::vector<Former> none;
    const auto at = m_byPlace.find(place);
    return at == m_byPlace.end() ? none : at->second;
}

Uid FormerGrids::on(const Uid& place, const Uid& now, Date day) const {
    for (const Former& former : of(place))
        if (day.days < former.until) return former.grid;
    return now;
}

void addMembershipRule(journal::Rules& rules) { rules["membership"] = std::make_shared<MembershipRule>(); }

} // namespace mulin::organisation

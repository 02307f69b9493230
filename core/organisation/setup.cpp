#include "core/organisation/setup.h"

#include "core/base/text.h"
#include "core/journal/rows.h"
#include "core/organisation/divisions.h"
#include "core/organisation/membership.h"
#include "core/organisation/unit_tree.h"
#include "core/schema/validation.h"
#include "core/security/roles.h"

#include <array>

namespace mulin::organisation {

using schema::Value;
using schema::Values;

namespace {

const char* levelCode(Level level) {
    static constexpr std::array<const char*, 5> codes{"province", "city", "county", "street", "community"};
    return codes[static_cast<std::size_t>(level)];
}

/// Makes the units of one office, in the order parent before child.
class UnitMaker {
public:
    UnitMaker(journal::Writer& writer, const Divisions& divisions, const TierTemplate& tiers)
        : m_writer(writer), m_divisions(divisions), m_tiers(tiers) {}

    Result<void> add(const UnitName& unit, const std::optional<std::string>& parent, bool own) {
        const std::string level = levelCode(unit.level);
        Values values;
        values.set("code", unit.code).set("name", unit.brief).set("level", level);
        if (parent) values.set("parent", unitUid(*parent));
        if (const Tier* tier = m_tiers.tierOfLevel(level); tier && !tier->partyPattern.empty())
            values.set("party_name", tier->partyName(unit.brief));
        if (own) values.set("own", true).set("tiers", m_tiers.id);
        MULIN_TRY(m_writer.create("unit", values, RecordId(unitUid(unit.code))));
        return {};
    }

    /// What lies below, two levels deep: a district gets its streets and their communities.
    Result<void> addBelow(const std::string& code, int levels) {
        if (levels == 0) return {};
        for (const UnitName& child : m_divisions.children(code)) {
            if (child.isFiller()) {
                // 市辖区 is no place: its districts stand right under the city.
                for (const UnitName& district : m_divisions.children(child.code)) {
                    MULIN_TRY(add(district, code, false));
                    MULIN_TRY(addBelow(district.code, levels - 1));
                }
                continue;
            }
            MULIN_TRY(add(child, code, false));
            MULIN_TRY(addBelow(child.code, levels - 1));
        }
        return {};
    }

private:
    journal::Writer& m_writer;
    const Divisions& m_divisions;
    const TierTemplate& m_tiers;
};

std::string allRoles(const schema::Catalogue& catalogue) {
    std::vector<std::string> codes;
    if (const schema::TypeDef* user = catalogue.find("user"))
        if (const schema::FieldDef* roles = user->field("roles"))
            for (const schema::ChoiceDef& role : roles->choices)
                if (!role.retired) codes.push_back(role.code);
    return schema::storedChoices(std::move(codes));
}

} // namespace

Uid unitUid(std::string_view code) { return Uid::named("unit", code); }

Result<void> checkSetup(const SetupRequest& request) {
    MULIN_TRY_LET(divisions, Divisions::shipped());
    MULIN_TRY(divisions.office(request.code));
    MULIN_TRY(shippedTiers(request.tiers));
    if (trimmed(request.login).empty()) return makeError(ErrorCode::Required, {{"type", "user"}, {"field", "login"}});
    return {};
}

Result<journal::Journal::NewFile> newFileFor(const SetupRequest& request) {
    MULIN_TRY(checkSetup(request));
    MULIN_TRY_LET(divisions, Divisions::shipped());
    MULIN_TRY_LET(office, divisions.office(request.code));
    return journal::Journal::NewFile{unitUid(office.code), request.deviceName};
}

Result<journal::ChangeSet> setUp(journal::Journal& journal, const SetupRequest& request) {
    MULIN_TRY(checkSetup(request));
    MULIN_TRY_LET(divisions, Divisions::shipped());
    MULIN_TRY_LET(office, divisions.office(request.code));
    MULIN_TRY_LET(tiers, shippedTiers(request.tiers));
    const RecordId user(UidMaker(journal.environment()).make());
    const std::string login = trimmed(request.login);

    // Not undone by Ctrl+Z: without it there is no office.
    journal::Operation operation{
        "office.new", {{"office", office.code}, {"name", office.brief}, {"tiers", tiers.id}}, journal::TxnKind::Legal};
    return journal.transact(
        access::Access::full(UserId(user.uid())), operation, [&](journal::Writer& writer) -> Result<void> {
            UnitMaker units(writer, divisions, tiers);
            std::optional<std::string> parent;
            for (const UnitName& above : office.parents) {
                if (above.isFiller()) continue;
                MULIN_TRY(units.add(above, parent, false));
                parent = above.code;
            }
            MULIN_TRY(units.add(office, parent, true));
            MULIN_TRY(units.addBelow(office.code, 2));

            Values first;
            first.set("login", login).set("name", request.userName.empty() ? login : request.userName);
            first.set("roles", allRoles(journal.catalogue()));
            MULIN_TRY(writer.create("user", first, user));

            MULIN_TRY(security::makeRoles(writer));
            MULIN_TRY(setSetting(writer, setting_key::monthEndDay, "0"));
            return setSetting(writer, setting_key::lateAfterDays, "3");
        });
}

Result<RecordId> addGrid(journal::Writer& writer, RecordId community, const NewGrid& grid) {
    MULIN_TRY_LET(parent, writer.load("unit", community));
    if (!parent.alive || parent.text("level") != "community")
        return makeError(ErrorCode::LinkTarget, {{"type", "unit"}, {"field", "parent"}, {"id", community.hex()}});
    int serial = grid.serial;
    if (serial == 0) {
        auto last = writer.reader().cached("SELECT max(serial) FROM t_unit WHERE level = 'grid' AND parent = ?");
        last->bind(1, community.uid());
        serial = last->step() ? static_cast<int>(last->integer(0)) + 1 : 1;
    }
    MULIN_TRY_LET(standard, gridCode(parent.text("code"), serial));
    const std::string name = grid.name.empty() ? "第" + std::to_string(serial) + "网格" : tidyName(grid.name);
    Values values;
    values.set("code", grid.code.empty() ? standard : grid.code).set("name", name);
    values.set("level", "grid").set("parent", community).set("serial", serial);
    MULIN_TRY_LET(tiers, officeTiers(writer.reader(), writer.tables()));
    if (const Tier* tier = tiers.tierOfLevel("grid"); tier && !tier->partyPattern.empty())
        values.set("party_name", tier->partyName(name));
    return writer.create("unit", values);
}

Result<void> assignBuilding(journal::Writer& writer, RecordId building, std::optional<RecordId> grid,
                            std::optional<Date> since) {
    if (grid) {
        MULIN_TRY_LET(unit, writer.load("unit", *grid));
        if (!unit.alive || unit.text("level") != "grid")
            return makeError(ErrorCode::LinkTarget, {{"type", "building"}, {"field", "grid"}, {"id", grid->hex()}});
    }
    MULIN_TRY_LET(before, writer.load("building", building));
    const Value wanted = grid ? Value(*grid) : Value();
    MULIN_TRY(writer.update("building", building, Values().set("grid", wanted)));
    return since && before.get("grid") != wanted ? dateFormerGrid(writer, before, "grid", *since) : Result<void>();
}

bool mayContain(std::string_view above, std::string_view below) {
    static constexpr std::string_view levels[] = {"province", "city", "county", "street", "community", "grid"};
    const auto rank = [](std::string_view level) {
        return std::find(std::begin(levels), std::end(levels), level) - std::begin(levels);
    };
    if (below == "area") return above == "street" || above == "community";
    return above != "area" && rank(above) + 1 == rank(below) && rank(below) < std::ssize(levels);
}

Result<void> moveUnit(journal::Writer& writer, RecordId unit, RecordId parent, std::optional<Date> since) {
    MULIN_TRY_LET(before, writer.load("unit", unit));
    MULIN_TRY_LET(above, writer.load("unit", parent));
    if (before.get("own").flag()) return makeError(ErrorCode::OwnUnit, {{"id", unit.hex()}});
    if (!above.alive || !mayContain(above.text("level"), before.text("level")))
        return makeError(ErrorCode::LinkTarget, {{"type", "unit"}, {"field", "parent"}, {"id", parent.hex()}});
    MULIN_TRY(writer.update("unit", unit, Values().set("parent", parent)));
    const bool moved = before.get("parent") != Value(parent);
    return since && moved && !before.get("parent").isEmpty() ? dateFormerGrid(writer, before, "parent", *since)
                                                             : Result<void>();
}

Result<RecordId> addArea(journal::Writer& writer, RecordId parent, const NewArea& area) {
    MULIN_TRY_LET(above, writer.load("unit", parent));
    if (!above.alive || !mayContain(above.text("level"), "area"))
        return makeError(ErrorCode::LinkTarget, {{"type", "unit"}, {"field", "parent"}, {"id", parent.hex()}});
    Values values;
    values.set("name", tidyName(area.name)).set("level", "area").set("parent", parent).set("temporary", true);
    values.set("since", area.since.value_or(writer.today())).set("until", area.until);
    return writer.create("unit", values);
}

Result<journal::ChangeSet> addGrid(journal::Journal& journal, const access::Access& access, RecordId community,
                                   const NewGrid& grid) {
    return journal.transact(access, {"grid.add", {}}, [&](journal::Writer& writer) -> Result<void> {
        MULIN_TRY(addGrid(writer, community, grid));
        return {};
    });
}

Result<RecordId> appoint(journal::Writer& writer, const Appointment& appointment) {
    Values values;
    values.set("title", appointment.title).set("unit", appointment.unit);
    if (appointment.holderA) values.set("holder_a", *appointment.holderA);
    if (appointment.holderB) values.set("holder_b", *appointment.holderB);
    const auto text = [&](const char* field, const std::string& given) {
        if (!given.empty()) values.set(field, given);
    };
    text("holder_a_name", tidyName(appointment.holderAName));
    text("holder_b_name", tidyName(appointment.holderBName));
    text("time", appointment.time);
    text("entrance", appointment.entrance);
    text("phone", appointment.phone);
    text("duties", appointment.duties);
    if (appointment.since) values.set("since", *appointment.since);
    if (appointment.until) values.set("until", *appointment.until);
    if (appointment.phonePublic) values.set("phone_consent", true);
    if (appointment.temporary) values.set("temporary", true);
    return writer.create("post", values);
}

Result<journal::ChangeSet> appoint(journal::Journal& journal, const access::Access& access,
                                   const Appointment& appointment) {
    return journal.transact(access, {"post.appoint", {}}, [&](journal::Writer& writer) -> Result<void> {
        MULIN_TRY(appoint(writer, appointment));
        return {};
    });
}

Result<void> relieve(journal::Writer& writer, RecordId post, Date on) {
    return writer.update("post", post, Values().set("until", on));
}

Result<journal::ChangeSet> relieve(journal::Journal& journal, const access::Access& access, RecordId post, Date on) {
    return journal.transact(access, {"post.relieve", {}},
                            [&](journal::Writer& writer) { return relieve(writer, post, on); });
}

Result<void> makePermanent(journal::Writer& writer, const Permanent& permanent) {
    for (const RecordId& id : permanent.posts) {
        MULIN_TRY_LET(post, writer.load("post", id));
        const bool held = !post.get("holder_a").isEmpty() || !post.get("holder_a_name").isEmpty();
        if (!post.alive || !post.get("temporary").flag() || !held)
            return makeError(ErrorCode::BadArgument, {{"argument", "post"}, {"value", id.hex()}});
        if (permanent.title.empty()) {
            MULIN_TRY(writer.update("post", id, Values().set("temporary", Value()).set("until", Value())));
            continue;
        }
        const Value unit = permanent.unit ? Value(*permanent.unit) : post.get("unit");
        {
            auto known = writer.reader().cached(
                "SELECT 1 FROM t_post WHERE alive = 1 AND title = ? AND unit = ? AND until IS NULL AND"
                " (holder_a = ? OR (holder_a IS NULL AND holder_a_name = ?))");
            known->bind(1, permanent.title).bind(2, unit.uid());
            known->bind(3, post.get("holder_a").isUid() ? post.get("holder_a").uid() : Uid{});
            known->bind(4, post.get("holder_a").isUid() ? std::string() : post.text("holder_a_name"));
            if (known->step()) continue;
        }
        Values values;
        values.set("title", permanent.title).set("unit", unit);
        values.set("since", permanent.since.value_or(writer.today()));
        for (const char* field : {"holder_a", "holder_a_name", "phone"})
            if (!post.get(field).isEmpty()) values.set(field, post.get(field));
        MULIN_TRY(writer.create("post", values));
    }
    return {};
}

Result<void> setSetting(journal::Writer& writer, const std::string& key, const std::string& value) {
    const RecordId id(Uid::named("setting", key));
    Values values;
    values.set("key", key).set("value", value);
    if (const auto known = journal::findRecord(writer.reader(), *writer.tables().find("setting"), id.uid())) {
        if (!known->alive) MULIN_TRY(writer.restore("setting", id));
        return writer.update("setting", id, values);
    }
    MULIN_TRY(writer.create("setting", values, id));
    return {};
}

} // namespace mulin::organisation

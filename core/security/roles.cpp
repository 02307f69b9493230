#include "core/security/roles.h"

#include "core/access/shipped_roles.h"
#include "core/base/text.h"
#include "core/db/exception.h"
#include "core/journal/rows.h"
#include "core/schema/catalogue.h"
#include "core/schema/validation.h"
#include "core/security/vaults.h"

#include <algorithm>
#include <set>

namespace mulin::security {

using access::Grant;
using access::Right;
using access::Role;
using journal::Record;
using schema::Value;
using schema::Values;

namespace {

/// The files of before know no roles.
bool hasRows(const db::Reader& reader, const char* table) {
    auto known = reader.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?");
    known.bind(1, table);
    if (!known.step()) return false;
    return reader.prepare(std::string("SELECT 1 FROM ") + table + " LIMIT 1").step();
}

access::Rights rightsOf(const std::string& stored, bool operations) {
    access::Rights rights;
    for (const std::string& code : schema::choicesOf(stored))
        if (const auto right = access::rightOf(code); right && access::isOperation(*right) == operations)
            rights.add(*right);
    return rights;
}

std::string storedRights(access::Rights rights) {
    std::vector<std::string> codes;
    for (int at = 0; at < access::rightCount; ++at)
        if (const auto right = static_cast<Right>(at); rights.has(right)) codes.emplace_back(codeOf(right));
    return schema::storedChoices(std::move(codes));
}

access::Fields fieldsOf(const std::string& text) {
    access::Fields fields;
    std::string field;
    for (const char c : nfkc(text) + ",") {
        if (c != ',' && c != ' ') {
            field += c;
        } else if (!field.empty()) {
            fields.insert(std::move(field));
            field.clear();
        }
    }
    return fields;
}

std::string joined(const access::Fields& fields) {
    std::string text;
    for (const std::string& field : fields) text += (text.empty() ? "" : ", ") + field;
    return text;
}

Grant grantOf(const Record& record) {
    return {trimmed(record.text("what")), rightsOf(record.text("may"), false),
            record.text("reach") == "office" ? access::Reach::Office : access::Reach::Own,
            fieldsOf(record.text("withheld"))};
}

Values valuesOf(const Grant& grant) {
    Values line;
    line.set("what", grant.what).set("may", storedRights(grant.may));
    line.set("reach", grant.reach == access::Reach::Own ? "own" : "office");
    line.set("withheld", grant.withheld.empty() ? Value() : Value(joined(grant.withheld)));
    return line;
}

Values valuesOf(const Role& role) {
    Values values;
    values.set("name", role.label.zh).set("note", role.help.zh.empty() ? Value() : Value(role.help.zh));
    const std::string operations = storedRights(role.operations);
    values.set("operations", operations.empty() ? Value() : Value(operations));
    return values;
}

/// Without the empty ones: what a new record begins with.
Values given(Values values) {
    std::erase_if(values.fields, [](const auto& field) { return field.second.isEmpty(); });
    return values;
}

/// What differs from the record as it is.
Values changed(const Record& record, const Values& wanted) {
    Values values;
    for (const auto& [field, value] : wanted.fields)
        if (record.get(field) != value) values.set(field, value);
    return values;
}

Result<void> mayRead(const access::Access& access, std::initializer_list<const char*> types) {
    for (const char* type : types)
        if (access.reach(Right::Read, type) != access::Reach::Office)
            return makeError(ErrorCode::Denied, {{"operation", "read"}, {"type", type}});
    return {};
}

std::vector<Uid> uids(db::Statement& rows) {
    std::vector<Uid> found;
    while (rows.step()) found.push_back(rows.uid(0));
    return found;
}

} // namespace

namespace {

/// The words of a shipped role in both languages, as long as the office has not written its own.
void translate(Role& role, const std::vector<Role>& shipped) {
    for (const Role& one : shipped) {
        if (one.code != role.code) continue;
        if (one.label.zh == role.label.zh) role.label = one.label;
        if (one.help.zh == role.help.zh) role.help = one.help;
    }
}

/// Without their holders.
Result<std::vector<OfficeRole>> storedRoles(const db::Reader& reader, const journal::Tables& tables) {
    MULIN_TRY_LET(shipped, access::shippedRoles());
    return db::guard([&]() -> Result<std::vector<OfficeRole>> {
        std::vector<OfficeRole> roles;
        const journal::Table* roleTable = tables.find("role");
        const journal::Table* grantTable = tables.find("grant");
        if (!roleTable || !grantTable || !hasRows(reader, "t_role")) {
            for (Role& role : shipped) roles.push_back({std::move(role), {}, true, 0});
            return roles;
        }
        const auto living = [&](const journal::Table& table) {
            auto rows = reader.prepare("SELECT uid FROM " + table.name + " WHERE alive = 1 ORDER BY id");
            return uids(rows);
        };
        std::map<Uid, std::size_t> at;
        for (const Uid& uid : living(*roleTable)) {
            const auto record = journal::findRecord(reader, *roleTable, uid);
            at.emplace(uid, roles.size());
            Role role{record->text("code"),
                      {record->text("name"), record->text("name")},
                      {record->text("note"), record->text("note")},
                      rightsOf(record->text("operations"), true),
                      {},
                      static_cast<int>(roles.size())};
            const bool known =
                std::any_of(shipped.begin(), shipped.end(), [&](const Role& one) { return one.code == role.code; });
            translate(role, shipped);
            roles.push_back({std::move(role), RecordId(uid), known, 0});
        }
        for (const Uid& uid : living(*grantTable)) {
            const auto record = journal::findRecord(reader, *grantTable, uid);
            const auto role = at.find(record->get("role").uid());
            if (role != at.end()) roles[role->second].role.grants.push_back(grantOf(*record));
        }
        return roles;
    });
}

} // namespace

Result<std::vector<Role>> rolesOf(const db::Reader& reader, const journal::Tables& tables) {
    MULIN_TRY_LET(stored, storedRoles(reader, tables));
    std::vector<Role> roles;
    for (OfficeRole& one : stored) roles.push_back(std::move(one.role));
    return roles;
}

Result<std::vector<OfficeRole>> officeRoles(const db::Reader& reader, const journal::Tables& tables,
                                            const access::Access& access) {
    MULIN_TRY(mayRead(access, {"role", "grant"}));
    MULIN_TRY_LET(roles, storedRoles(reader, tables));
    return db::guard([&]() -> Result<std::vector<OfficeRole>> {
        auto rows = reader.prepare("SELECT uid, roles FROM t_user WHERE alive = 1");
        while (rows.step()) {
            const auto codes = schema::choicesOf(rows.text(1));
            std::set<Uid> own;
            for (const journal::Link& link : journal::linksFrom(reader, tables, rows.uid(0)))
                if (link.table->links->id == "own_roles") own.insert(link.to);
            for (OfficeRole& one : roles)
                if (std::find(codes.begin(), codes.end(), one.role.code) != codes.end() ||
                    (one.record && own.contains(one.record->uid())))
                    ++one.holders;
        }
        std::stable_partition(roles.begin(), roles.end(), [](const OfficeRole& one) { return one.shipped; });
        return roles;
    });
}

std::vector<Uid> unitsOf(const db::Reader& reader, const journal::Tables& tables, const Record& user, Date today) {
    std::vector<Uid> units;
    for (const journal::Link& link : journal::linksFrom(reader, tables, user.uid))
        if (link.table->links->id == "units") units.push_back(link.to);
    if (const Uid person = user.get("person").uid(); !person.isNull()) {
        auto posts = reader.prepare("SELECT p.unit FROM t_post p JOIN t_unit u ON u.uid = p.unit AND u.alive = 1"
                                    " WHERE p.alive = 1 AND (p.holder_a = ?1 OR p.holder_b = ?1)"
                                    " AND (p.since IS NULL OR p.since <= ?2) AND (p.until IS NULL OR p.until >= ?2)");
        posts.bind(1, person).bind(2, today.days);
        for (const Uid& unit : uids(posts)) units.push_back(unit);
    }
    std::set<Uid> known(units.begin(), units.end());
    for (std::size_t at = 0; at < units.size(); ++at) { // the list grows
        auto below = reader.prepare("SELECT uid FROM t_unit WHERE parent = ? AND alive = 1");
        below.bind(1, units[at]);
        for (const Uid& unit : uids(below))
            if (known.insert(unit).second) units.push_back(unit);
    }
    return {known.begin(), known.end()};
}

Result<access::Access> accessOf(const db::Reader& reader, const journal::Tables& tables,
                                const schema::Catalogue& catalogue, UserId id, Date today) {
    return db::guard([&]() -> Result<access::Access> {
        const auto user = journal::findRecord(reader, *tables.find("user"), id.uid());
        if (!user || !user->alive) return access::Access(id, {}, catalogue, {});
        MULIN_TRY_LET(roles, rolesOf(reader, tables));
        const auto codes = schema::choicesOf(user->text("roles"));
        std::set<std::string> held(codes.begin(), codes.end());
        if (const journal::Table* table = tables.find("role"))
            for (const journal::Link& link : journal::linksFrom(reader, tables, user->uid))
                if (link.table->links->id == "own_roles")
                    if (const auto role = journal::findRecord(reader, *table, link.to); role && role->alive)
                        held.insert(role->text("code"));
        std::erase_if(roles, [&](const Role& role) { return !held.contains(role.code); });
        roles.push_back({{}, {}, {}, {}, vaultGrants(reader, id.uid()), 0});
        return access::Access(id, roles, catalogue, unitsOf(reader, tables, *user, today));
    });
}

Result<access::Access> accessFor(const db::Reader& reader, const journal::Tables& tables,
                                 const schema::Catalogue& catalogue, const std::string& login, Date today) {
    return db::guard([&]() -> Result<access::Access> {
        auto row = reader.prepare(login.empty() ? "SELECT uid FROM t_user WHERE alive = 1 ORDER BY id LIMIT 1"
                                                : "SELECT uid FROM t_user WHERE alive = 1 AND login = ?");
        if (!login.empty()) row.bind(1, login);
        if (!row.step()) {
            if (login.empty() && !hasRows(reader, "t_user")) return access::Access::full(std::nullopt);
            return makeError(ErrorCode::UnknownRecord, {{"type", "user"}, {"id", login}});
        }
        return accessOf(reader, tables, catalogue, UserId(row.uid(0)), today);
    });
}

Result<access::Summary> summaryOf(const db::Reader& reader, const journal::Tables& tables,
                                  const schema::Catalogue& catalogue, const access::Access& access, UserId user,
                                  Date today) {
    MULIN_TRY(mayRead(access, {"user", "role", "grant"}));
    MULIN_TRY_LET(granted, accessOf(reader, tables, catalogue, user, today));
    return access::summaryOf(granted, catalogue);
}

Result<RecordId> putRole(journal::Writer& writer, std::optional<RecordId> record, const Role& role) {
    if (!hasRows(writer.reader(), "t_role")) {
        MULIN_TRY(makeRoles(writer));
        const auto shipped = access::shippedRoles();
        const bool known = shipped && std::any_of(shipped->begin(), shipped->end(),
                                                  [&](const Role& one) { return one.code == role.code; });
        if (!record && known) record = RecordId(Uid::named("role", role.code));
    }
    if (!record) {
        MULIN_TRY_LET(made, writer.create("role", given(valuesOf(role).set("code", role.code))));
        record = made;
    } else {
        MULIN_TRY_LET(before, writer.load("role", *record));
        if (const Values values = changed(before, valuesOf(role)); !values.fields.empty())
            MULIN_TRY(writer.update("role", *record, values));
    }
    std::vector<Uid> lines;
    {
        auto rows = writer.reader().cached("SELECT uid FROM t_grant WHERE role = ? AND alive = 1 ORDER BY id");
        rows->bind(1, record->uid());
        while (rows->step()) lines.push_back(rows->uid(0));
    }
    // Lines that say what is wanted stay; of the others each becomes one that is still missing.
    std::vector<Grant> missing = role.grants;
    std::vector<Record> spare;
    for (const Uid& uid : lines) {
        MULIN_TRY_LET(line, writer.load("grant", RecordId(uid)));
        const auto same = std::find(missing.begin(), missing.end(), grantOf(line));
        if (same == missing.end())
            spare.push_back(std::move(line));
        else
            missing.erase(same);
    }
    for (const Record& line : spare) {
        const auto alike = std::find_if(missing.begin(), missing.end(),
                                        [&](const Grant& grant) { return grant.what == line.text("what"); });
        if (alike == missing.end()) {
            MULIN_TRY(writer.remove("grant", line.id()));
        } else {
            MULIN_TRY(writer.update("grant", line.id(), changed(line, valuesOf(*alike))));
            missing.erase(alike);
        }
    }
    for (const Grant& grant : missing) MULIN_TRY(writer.create("grant", given(valuesOf(grant).set("role", *record))));
    return *record;
}

Result<void> makeRoles(journal::Writer& writer) {
    MULIN_TRY_LET(roles, access::shippedRoles());
    for (const Role& role : roles) {
        // Named alike in every office, so that what one sends to another is the same role.
        const RecordId id(Uid::named("role", role.code));
        MULIN_TRY(writer.create("role", given(valuesOf(role).set("code", role.code)), id));
        int serial = 0;
        for (const Grant& grant : role.grants) {
            const RecordId named(Uid::named("grant", role.code + "." + std::to_string(++serial)));
            MULIN_TRY(writer.create("grant", given(valuesOf(grant).set("role", id)), named));
        }
    }
    return {};
}

} // namespace mulin::security

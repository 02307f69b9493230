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

std::vector<Uid> uids(db::Statement& rows) {
    std::vector<Uid> found;
    while (rows.step()) found.push_back(rows.uid(0));
    return found;
}

} // namespace

Result<std::vector<Role>> rolesOf(const db::Reader& reader, const journal::Tables& tables) {
    return db::guard([&]() -> Result<std::vector<Role>> {
        const journal::Table* roleTable = tables.find("role");
        const journal::Table* grantTable = tables.find("grant");
        if (!roleTable || !grantTable || !hasRows(reader, "t_role")) return access::shippedRoles();
        const auto living = [&](const journal::Table& table) {
            auto rows = reader.prepare("SELECT uid FROM " + table.name + " WHERE alive = 1 ORDER BY id");
            return uids(rows);
        };
        std::vector<Role> roles;
        std::map<Uid, std::size_t> at;
        for (const Uid& uid : living(*roleTable)) {
            const auto record = journal::findRecord(reader, *roleTable, uid);
            at.emplace(uid, roles.size());
            roles.push_back({record->text("code"),
                             {record->text("name"), record->text("name")},
                             {record->text("note"), record->text("note")},
                             rightsOf(record->text("operations"), true),
                             {},
                             static_cast<int>(roles.size())});
        }
        for (const Uid& uid : living(*grantTable)) {
            const auto record = journal::findRecord(reader, *grantTable, uid);
            const auto role = at.find(record->get("role").uid());
            if (role == at.end()) continue;
            roles[role->second].grants.push_back(
                {trimmed(record->text("what")), rightsOf(record->text("may"), false),
                 record->text("reach") == "office" ? access::Reach::Office : access::Reach::Own,
                 fieldsOf(record->text("withheld"))});
        }
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

Result<access::Access> accessFor(const db::Reader& reader, const journal::Tables& tables,
                                 const schema::Catalogue& catalogue, const std::string& login, Date today) {
    return db::guard([&]() -> Result<access::Access> {
        const journal::Table* users = tables.find("user");
        auto row = reader.prepare(login.empty() ? "SELECT uid FROM t_user WHERE alive = 1 ORDER BY id LIMIT 1"
                                                : "SELECT uid FROM t_user WHERE alive = 1 AND login = ?");
        if (!login.empty()) row.bind(1, login);
        if (!row.step()) {
            if (login.empty() && !hasRows(reader, "t_user")) return access::Access::full(std::nullopt);
            return makeError(ErrorCode::UnknownRecord, {{"type", "user"}, {"id", login}});
        }
        const Record user = journal::findRecord(reader, *users, row.uid(0)).value();
        MULIN_TRY_LET(roles, rolesOf(reader, tables));
        const auto codes = schema::choicesOf(user.text("roles"));
        std::set<std::string> held(codes.begin(), codes.end());
        if (const journal::Table* table = tables.find("role"))
            for (const journal::Link& link : journal::linksFrom(reader, tables, user.uid))
                if (link.table->links->id == "own_roles")
                    if (const auto role = journal::findRecord(reader, *table, link.to); role && role->alive)
                        held.insert(role->text("code"));
        std::erase_if(roles, [&](const Role& role) { return !held.contains(role.code); });
        roles.push_back({{}, {}, {}, {}, vaultGrants(reader, user.uid), 0});
        return access::Access(UserId(user.uid), roles, catalogue, unitsOf(reader, tables, user, today));
    });
}

Result<void> makeRoles(journal::Writer& writer) {
    MULIN_TRY_LET(roles, access::shippedRoles());
    for (const Role& role : roles) {
        // Named alike in every office, so that what one sends to another is the same role.
        const RecordId id(Uid::named("role", role.code));
        Values values;
        values.set("code", role.code).set("name", role.label.zh).set("note", role.help.zh);
        if (const std::string operations = storedRights(role.operations); !operations.empty())
            values.set("operations", operations);
        MULIN_TRY(writer.create("role", values, id));
        int serial = 0;
        for (const Grant& grant : role.grants) {
            Values line;
            line.set("role", id).set("what", grant.what).set("may", storedRights(grant.may));
            line.set("reach", grant.reach == access::Reach::Own ? "own" : "office");
            if (!grant.withheld.empty()) line.set("withheld", joined(grant.withheld));
            const RecordId named(Uid::named("grant", role.code + "." + std::to_string(++serial)));
            MULIN_TRY(writer.create("grant", line, named));
        }
    }
    return {};
}

} // namespace mulin::security

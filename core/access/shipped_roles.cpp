#include "core/access/shipped_roles.h"

#include "core/schema/toml_reading.h"

#include <QtCore/QDir>
#include <QtCore/QFile>

#include <algorithm>

namespace mulin::access {

namespace {

using schema::tableOf;
using schema::tablesOf;
using schema::TomlTable;

Rights rightsOf(const TomlTable& table, std::string_view key, bool operations) {
    Rights rights;
    for (const std::string& code : table.texts(key)) {
        const auto right = rightOf(code);
        if (!right || isOperation(*right) != operations) table.refuseAt(key, "unknown right '" + code + "'");
        rights.add(*right);
    }
    return rights;
}

Role roleOf(const toml::table& root) {
    const TomlTable top(root, "the file", {"role", "grant"});
    const TomlTable head(tableOf(root, "role"), "[role]", {"id", "label", "help", "operations", "order"});
    Role role{head.required("id"),
              head.fullLabel("label"),
              head.fullLabel("help"),
              rightsOf(head, "operations", true),
              {},
              head.count("order", 0, 10000).value_or(0)};
    for (const auto& item : tablesOf(root, "grant")) {
        const TomlTable table(*item.as_table(), "[[grant]]", {"what", "may", "reach", "withheld"});
        Grant grant;
        grant.may = rightsOf(table, "may", false);
        if (const std::string reach = table.text("reach"); !reach.empty()) {
            if (reach != "own" && reach != "office") table.refuseAt("reach", "'reach' must be own or office");
            grant.reach = reach == "own" ? Reach::Own : Reach::Office;
        }
        for (const std::string& field : table.texts("withheld")) grant.withheld.insert(field);
        const auto types = table.texts("what");
        if (types.empty()) table.refuseAt("what", "'what' must name types or compartments");
        for (const std::string& what : types) {
            grant.what = what;
            role.grants.push_back(grant);
        }
    }
    return role;
}

} // namespace

Result<Role> parseRole(std::string_view toml, const std::string& file) { return schema::readToml(toml, file, roleOf); }

Result<std::vector<Role>> shippedRoles() {
    std::vector<Role> roles;
    const QString folder = QStringLiteral(":/roles");
    for (const auto& name : QDir(folder).entryList({QStringLiteral("*.toml")}, QDir::Files, QDir::Name)) {
        QFile file(folder + QLatin1Char('/') + name);
        if (!file.open(QIODevice::ReadOnly))
            return makeError(ErrorCode::FileUnreadable, {{"path", file.fileName().toStdString()}});
        MULIN_TRY_LET(role, parseRole(file.readAll().toStdString(), name.toStdString()));
        roles.push_back(std::move(role));
    }
    std::sort(roles.begin(), roles.end(), [](const Role& a, const Role& b) { return a.order < b.order; });
    return roles;
}

} // namespace mulin::access

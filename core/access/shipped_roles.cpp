#include "core/access/shipped_roles.h"

#include "core/schema/toml_reading.h"

#include <QtCore/QDir>
#include <QtCore/QFile>

#include <algorithm>

namespace mulin::access {

namespace {

using schema::labelOf;
using schema::onlyKeys;
using schema::refuse;
using schema::textOf;

std::vector<std::pair<std::string, const toml::node*>> textsOf(const toml::table& table, std::string_view key) {
    std::vector<std::pair<std::string, const toml::node*>> texts;
    const auto* node = table.get(key);
    if (!node) return texts;
    if (!node->is_array()) refuse(*node, "'" + std::string(key) + "' must be a list of texts");
    for (const auto& item : *node->as_array()) {
        if (!item.is_string()) refuse(item, "'" + std::string(key) + "' must be a list of texts");
        texts.emplace_back(item.as_string()->get(), &item);
    }
    return texts;
}

Rights rightsOf(const toml::table& table, std::string_view key, bool operations) {
    Rights rights;
    for (const auto& [code, node] : textsOf(table, key)) {
        const auto right = rightOf(code);
        if (!right || isOperation(*right) != operations) refuse(*node, "unknown right '" + code + "'");
        rights.add(*right);
    }
    return rights;
}

Role roleOf(const toml::table& root) {
    onlyKeys(root, {"role", "grant"});
    const auto* head = root.get("role") ? root.get("role")->as_table() : nullptr;
    if (!head) refuse(root, "'role' is missing");
    onlyKeys(*head, {"id", "label", "help", "operations", "order"});
    Role role{textOf(*head, "id"),
              labelOf(*head, "label"),
              labelOf(*head, "help"),
              rightsOf(*head, "operations", true),
              {},
              0};
    if (const auto* order = head->get("order")) {
        if (!order->is_integer()) refuse(*order, "'order' must be a whole number");
        role.order = static_cast<int>(std::clamp<std::int64_t>(order->as_integer()->get(), 0, 10000));
    }
    const auto* grants = root.get("grant");
    if (!grants) return role;
    if (!grants->is_array_of_tables()) refuse(*grants, "'grant' must be tables");
    for (const auto& node : *grants->as_array()) {
        const toml::table& table = *node.as_table();
        onlyKeys(table, {"what", "may", "reach", "withheld"});
        Grant grant;
        grant.may = rightsOf(table, "may", false);
        if (const auto* reach = table.get("reach")) {
            const std::string code = textOf(table, "reach");
            if (code != "own" && code != "office") refuse(*reach, "'reach' must be own or office");
            grant.reach = code == "own" ? Reach::Own : Reach::Office;
        }
        for (const auto& [field, at] : textsOf(table, "withheld")) grant.withheld.insert(field);
        const auto types = textsOf(table, "what");
        if (types.empty()) refuse(table, "'what' must name types or compartments");
        for (const auto& [what, at] : types) {
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

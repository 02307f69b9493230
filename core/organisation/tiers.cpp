#include "core/organisation/tiers.h"

#include "core/base/text.h"
#include "core/schema/toml_reading.h"

#include <QtCore/QDir>
#include <QtCore/QFile>

#include <algorithm>
#include <iterator>
#include <set>

namespace mulin::organisation {

namespace {

using schema::labelOf;
using schema::onlyKeys;
using schema::refuse;
using schema::textOf;

constexpr std::string_view unitLevels[] = {"province", "city", "county", "street", "community", "area", "grid"};

bool flagOf(const toml::table& table, std::string_view key, bool fallback) {
    const auto* node = table.get(key);
    if (!node) return fallback;
    if (!node->is_boolean()) refuse(*node, "'" + std::string(key) + "' must be true or false");
    return node->as_boolean()->get();
}

std::vector<const toml::table*> tablesOf(const toml::table& table, std::string_view key) {
    std::vector<const toml::table*> result;
    const auto* node = table.get(key);
    if (!node) return result;
    const auto* array = node->as_array();
    if (!array) refuse(*node, "'" + std::string(key) + "' must be an array of tables");
    for (const auto& item : *array) {
        if (!item.is_table()) refuse(item, "'" + std::string(key) + "' must hold tables only");
        result.push_back(item.as_table());
    }
    return result;
}

TierPost postOf(const toml::table& table) {
    onlyKeys(table, {"title", "label", "time", "required", "stand_in", "per", "call"});
    TierPost post;
    post.title = textOf(table, "title", true);
    post.label = labelOf(table, "label", true);
    post.time = textOf(table, "time", false);
    if (!post.time.empty() && post.time != "full_time" && post.time != "part_time") {
        refuse(*table.get("time"), "'time' must be full_time or part_time");
    }
    post.required = flagOf(table, "required", true);
    post.standIn = flagOf(table, "stand_in", true);
    post.called = flagOf(table, "call", false);
    if (const auto per = textOf(table, "per", false); !per.empty()) {
        if (per != "entrance") refuse(*table.get("per"), "'per' must be entrance");
        post.perEntrance = true;
    }
    return post;
}

Tier tierFrom(const toml::table& table) {
    onlyKeys(table, {"id", "grid", "party", "party_name", "record", "level", "required", "designated", "post"});
    Tier tier;
    tier.id = textOf(table, "id", true);
    tier.grid = labelOf(table, "grid", true);
    tier.party = labelOf(table, "party", false);
    tier.partyPattern = textOf(table, "party_name", false);
    if (!tier.partyPattern.empty() && (tier.party.empty() || tier.partyPattern.find("{name}") == std::string::npos)) {
        refuse(*table.get("party_name"), "'party_name' needs 'party' and {name}");
    }
    const auto record = textOf(table, "record", true);
    const auto carriers = {Carrier::Unit, Carrier::Building, Carrier::Household};
    const auto* carrier =
        std::find_if(carriers.begin(), carriers.end(), [&](auto c) { return record == carrierType(c); });
    if (carrier == carriers.end()) refuse(*table.get("record"), "'record' must be unit, building or household");
    tier.carrier = *carrier;
    tier.level = textOf(table, "level", tier.carrier == Carrier::Unit);
    if (tier.carrier != Carrier::Unit && !tier.level.empty()) refuse(*table.get("level"), "only units have a 'level'");
    if (!tier.level.empty() &&
        std::find(std::begin(unitLevels), std::end(unitLevels), tier.level) == std::end(unitLevels)) {
        refuse(*table.get("level"), "unknown level '" + tier.level + "'");
    }
    tier.required = flagOf(table, "required", true);
    tier.designated = flagOf(table, "designated", false);
    std::set<std::pair<std::string, std::string>> titles;
    for (const auto* post : tablesOf(table, "post")) {
        tier.posts.push_back(postOf(*post));
        const auto& added = tier.posts.back();
        if (!titles.emplace(added.title, added.time).second) refuse(*post, "post '" + added.title + "' stands twice");
        if (added.perEntrance && tier.carrier != Carrier::Building) refuse(*post, "only buildings have entrances");
    }
    return tier;
}

/// Place in the tree, from the top down.
std::pair<int, int> depth(const Tier& tier) {
    const auto* level = std::find(std::begin(unitLevels), std::end(unitLevels), tier.level);
    return {static_cast<int>(tier.carrier),
            tier.carrier == Carrier::Unit ? static_cast<int>(level - std::begin(unitLevels)) : 0};
}

TierTemplate templateOf(const toml::table& root) {
    onlyKeys(root, {"template", "tier"});
    const auto* head = root.get("template") ? root.get("template")->as_table() : nullptr;
    if (!head) refuse(root, "'template' is missing");
    onlyKeys(*head, {"id", "label", "help", "order"});
    TierTemplate result;
    result.id = textOf(*head, "id", true);
    result.label = labelOf(*head, "label", true);
    result.help = labelOf(*head, "help", false);
    if (const auto* order = head->get("order")) {
        if (!order->is_integer()) refuse(*order, "'order' must be a whole number");
        result.order = static_cast<int>(std::clamp<std::int64_t>(order->as_integer()->get(), 0, 10000));
    }
    for (const auto* table : tablesOf(root, "tier")) {
        auto tier = tierFrom(*table);
        if (result.tier(tier.id)) refuse(*table, "tier '" + tier.id + "' stands twice");
        if (!result.tiers.empty() && !(depth(result.tiers.back()) < depth(tier))) {
            refuse(*table, "tier '" + tier.id + "' must lie below the one before it");
        }
        result.tiers.push_back(std::move(tier));
    }
    if (result.tiers.size() < 2) refuse(root, "a template has at least two tiers");
    return result;
}

} // namespace

const char* carrierType(Carrier carrier) {
    switch (carrier) {
    case Carrier::Unit: return "unit";
    case Carrier::Building: return "building";
    case Carrier::Household: return "household";
    }
    return "unit";
}

std::string Tier::partyName(std::string_view nodeName) const {
    static constexpr std::string_view hole = "{name}";
    const auto at = partyPattern.find(hole);
    if (at == std::string::npos) return {};
    return std::string(partyPattern).replace(at, hole.size(), nodeName);
}

const Tier* TierTemplate::tier(std::string_view wanted) const {
    const auto at = std::find_if(tiers.begin(), tiers.end(), [&](const Tier& tier) { return tier.id == wanted; });
    return at == tiers.end() ? nullptr : &*at;
}

const Tier* TierTemplate::tierOfLevel(std::string_view level) const {
    const auto at = std::find_if(tiers.begin(), tiers.end(),
                                 [&](const Tier& tier) { return !level.empty() && tier.level == level; });
    return at == tiers.end() ? nullptr : &*at;
}

const Tier* TierTemplate::tierOf(Carrier carrier) const {
    const auto at = std::find_if(tiers.begin(), tiers.end(), [&](const Tier& tier) { return tier.carrier == carrier; });
    return at == tiers.end() ? nullptr : &*at;
}

const Tier* TierTemplate::below(const Tier& upper) const {
    const auto at = std::find_if(tiers.begin(), tiers.end(), [&](const Tier& tier) { return tier.id == upper.id; });
    return at == tiers.end() || at + 1 == tiers.end() ? nullptr : &*(at + 1);
}

Result<TierTemplate> parseTiers(std::string_view toml, const std::string& file) {
    return schema::readToml(toml, file, templateOf);
}

Result<std::vector<TierTemplate>> shippedTiers() {
    std::vector<TierTemplate> result;
    const QString folder = QStringLiteral(":/tiers");
    for (const auto& name : QDir(folder).entryList({QStringLiteral("*.toml")}, QDir::Files, QDir::Name)) {
        QFile file(folder + QLatin1Char('/') + name);
        if (!file.open(QIODevice::ReadOnly)) {
            return makeError(ErrorCode::FileUnreadable, {{"path", file.fileName().toStdString()}});
        }
        MULIN_TRY_LET(tiers, parseTiers(file.readAll().toStdString(), name.toStdString()));
        result.push_back(std::move(tiers));
    }
    std::sort(result.begin(), result.end(), [](const auto& a, const auto& b) { return a.order < b.order; });
    return result;
}

Result<TierTemplate> shippedTiers(std::string_view id) {
    MULIN_TRY_LET(all, shippedTiers());
    for (auto& tiers : all) {
        if (tiers.id == id) return std::move(tiers);
    }
    return makeError(ErrorCode::UnknownTiers, {{"tiers", validUtf8(id)}});
}

} // namespace mulin::organisation

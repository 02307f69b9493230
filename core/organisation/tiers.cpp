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

using schema::refuse;
using schema::tableOf;
using schema::tablesOf;
using schema::TomlTable;

constexpr std::string_view unitLevels[] = {"province", "city", "county", "street", "community", "area", "grid"};

TierPost postOf(const TomlTable& table) {
    TierPost post;
    post.title = table.required("title");
    post.label = table.fullLabel("label");
    post.time = table.text("time");
    if (!post.time.empty() && post.time != "full_time" && post.time != "part_time")
        table.refuseAt("time", "'time' must be full_time or part_time");
    post.required = table.flag("required", true);
    post.standIn = table.flag("stand_in", true);
    post.called = table.flag("call", false);
    if (const auto per = table.text("per"); !per.empty()) {
        if (per != "entrance") table.refuseAt("per", "'per' must be entrance");
        post.perEntrance = true;
    }
    return post;
}

Tier tierFrom(const toml::table& item) {
    const TomlTable table(item, "[[tier]]",
                          {"id", "grid", "party", "party_name", "record", "level", "required", "designated", "post"});
    Tier tier;
    tier.id = table.required("id");
    tier.grid = table.fullLabel("grid");
    tier.party = table.fullLabel("party", false);
    tier.partyPattern = table.text("party_name");
    if (!tier.partyPattern.empty() && (tier.party.empty() || tier.partyPattern.find("{name}") == std::string::npos))
        table.refuseAt("party_name", "'party_name' needs 'party' and {name}");
    const auto record = table.required("record");
    const auto carriers = {Carrier::Unit, Carrier::Building, Carrier::Household};
    const auto* carrier =
        std::find_if(carriers.begin(), carriers.end(), [&](auto c) { return record == carrierType(c); });
    if (carrier == carriers.end()) table.refuseAt("record", "'record' must be unit, building or household");
    tier.carrier = *carrier;
    tier.level = tier.carrier == Carrier::Unit ? table.required("level") : table.text("level");
    if (tier.carrier != Carrier::Unit && !tier.level.empty()) table.refuseAt("level", "only units have a 'level'");
    if (!tier.level.empty() &&
        std::find(std::begin(unitLevels), std::end(unitLevels), tier.level) == std::end(unitLevels))
        table.refuseAt("level", "unknown level '" + tier.level + "'");
    tier.required = table.flag("required", true);
    tier.designated = table.flag("designated", false);
    std::set<std::pair<std::string, std::string>> titles;
    for (const auto& post : tablesOf(item, "post")) {
        tier.posts.push_back(postOf(TomlTable(*post.as_table(), "[[tier.post]]",
                                              {"title", "label", "time", "required", "stand_in", "per", "call"})));
        const auto& added = tier.posts.back();
        if (!titles.emplace(added.title, added.time).second) refuse(post, "post '" + added.title + "' stands twice");
        if (added.perEntrance && tier.carrier != Carrier::Building) refuse(post, "only buildings have entrances");
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
    const TomlTable top(root, "the file", {"template", "tier"});
    const TomlTable head(tableOf(root, "template"), "[template]", {"id", "label", "help", "order"});
    TierTemplate result;
    result.id = head.required("id");
    result.label = head.fullLabel("label");
    result.help = head.fullLabel("help", false);
    result.order = head.count("order", 0, 10000).value_or(0);
    for (const auto& item : tablesOf(root, "tier")) {
        auto tier = tierFrom(*item.as_table());
        if (result.tier(tier.id)) refuse(item, "tier '" + tier.id + "' stands twice");
        if (!result.tiers.empty() && !(depth(result.tiers.back()) < depth(tier)))
            refuse(item, "tier '" + tier.id + "' must lie below the one before it");
        result.tiers.push_back(std::move(tier));
    }
    if (result.tiers.size() < 2) top.refuseAt("tier", "a template has at least two tiers");
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

#include "core/organisation/tiers.h"

#include <QtCore/QFile>
#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

using namespace mulin;
using namespace mulin::organisation;

namespace {

std::vector<std::string> faces(const TierTemplate& tiers, bool party) {
    std::vector<std::string> result;
    for (const auto& tier : tiers.tiers) result.push_back(party ? tier.party.zh : tier.grid.zh);
    return result;
}

using Words = std::vector<std::string>;

std::vector<TierTemplate> shipped() {
    auto all = shippedTiers();
    REQUIRE(all);
    return std::move(*all);
}

const std::string head = R"(
[template]
id = "t"
label = { zh = "试", en = "Try" }
)";
const std::string community = R"(
[[tier]]
id = "community"
grid = { zh = "社区", en = "Community" }
record = "unit"
level = "community"
)";
const std::string grid = R"(
[[tier]]
id = "grid"
grid = { zh = "网格", en = "Grid" }
record = "unit"
level = "grid"
)";

} // namespace

TEST_CASE("three templates are shipped, in their order") {
    const auto all = shippedTiers();
    REQUIRE(all);
    Words ids;
    for (const auto& tiers : *all) ids.push_back(tiers.id);
    CHECK(ids == Words{"five", "four", "branch"});
}

TEST_CASE("the five tiers have both faces") {
    const auto five = shippedTiers("five");
    REQUIRE(five);
    CHECK(faces(*five, false) == Words{"街道", "社区", "网格", "楼栋", "户"});
    CHECK(faces(*five, true) == Words{"街道党工委", "社区大党委", "网格党支部", "楼栋党小组", "党员中心户"});
    CHECK(five->tier("street")->partyName("友谊街道") == "友谊街道党工委");
    CHECK(five->tier("community")->partyName("友谊南里社区") == "友谊南里社区大党委");
    const auto* household = five->tier("household");
    REQUIRE(household);
    CHECK(household->designated);
    CHECK_FALSE(household->required);
    CHECK(household->carrier == Carrier::Household);
    CHECK(household->partyName("x").empty());
    CHECK(five->tierOfLevel("grid")->id == "grid");
    CHECK(five->tierOfLevel("county") == nullptr);
    CHECK(five->tierOfLevel("") == nullptr);
    CHECK(five->tierOf(Carrier::Building)->id == "building");
    CHECK(five->below(*five->tier("grid"))->id == "building");
    CHECK(five->below(*household) == nullptr);
}

TEST_CASE("the other two follow their sources") {
    const auto four = shippedTiers("four");
    REQUIRE(four);
    CHECK(faces(*four, false) == Words{"社区", "网格", "楼栋", "户"});
    CHECK(faces(*four, true) == Words{"社区党总支", "网格党支部", "楼栋党小组", "党员中心户"});
    CHECK(four->tier("community")->partyName("新华社区") == "新华社区党总支");
    const auto branch = shippedTiers("branch");
    REQUIRE(branch);
    CHECK(faces(*branch, false) == Words{"社区", "网格", "楼栋"});
    CHECK(faces(*branch, true) == Words{"社区党支部", "网格党小组", ""});
    CHECK(branch->tiers.back().posts.front().title == "building_leader");
}

TEST_CASE("everything in the shipped templates has words in both languages") {
    for (const auto& tiers : shipped()) {
        INFO(tiers.id);
        CHECK_FALSE(tiers.label.zh.empty());
        CHECK_FALSE(tiers.label.en.empty());
        CHECK_FALSE(tiers.help.en.empty());
        for (const auto& tier : tiers.tiers) {
            INFO(tier.id);
            CHECK_FALSE(tier.grid.zh.empty());
            CHECK_FALSE(tier.grid.en.empty());
            CHECK(tier.party.zh.empty() == tier.party.en.empty());
            CHECK_FALSE(tier.posts.empty());
            for (const auto& post : tier.posts) {
                CHECK_FALSE(post.label.zh.empty());
                CHECK_FALSE(post.label.en.empty());
            }
        }
    }
}

TEST_CASE("grids have full-time and part-time workers, buildings a volunteer for each entrance") {
    const auto five = shippedTiers("five").value();
    std::set<std::string> times;
    for (const auto& post : five.tier("grid")->posts) {
        if (post.title == "grid_worker") times.insert(post.time);
    }
    CHECK(times == std::set<std::string>{"full_time", "part_time"});
    const auto& posts = five.tier("building")->posts;
    const auto volunteer =
        std::find_if(posts.begin(), posts.end(), [](const TierPost& post) { return post.perEntrance; });
    REQUIRE(volunteer != posts.end());
    CHECK(volunteer->title == "entrance_leader");
    CHECK(volunteer->required);
    CHECK(five.tier("grid")->posts.front().standIn);
}

TEST_CASE("posts and levels of the templates are choices of the record types") {
    const auto read = [](const QString& name) {
        QFile file(name);
        REQUIRE(file.open(QIODevice::ReadOnly));
        return file.readAll().toStdString();
    };
    const auto post = read(QStringLiteral(":/types/post.toml")), unit = read(QStringLiteral(":/types/unit.toml"));
    for (const auto& tiers : shipped()) {
        for (const auto& tier : tiers.tiers) {
            if (!tier.level.empty()) CHECK(unit.find("code = \"" + tier.level + "\"") != std::string::npos);
            for (const auto& wanted : tier.posts) {
                CHECK(post.find("code = \"" + wanted.title + "\"") != std::string::npos);
                if (!wanted.time.empty()) CHECK(post.find("code = \"" + wanted.time + "\"") != std::string::npos);
            }
        }
    }
}

TEST_CASE("an unknown template is refused") {
    const auto none = shippedTiers("six");
    REQUIRE_FALSE(none);
    CHECK(none.error().code == ErrorCode::UnknownTiers);
    CHECK(none.error().arg("tiers") == "six");
}

TEST_CASE("a bad template says where it is bad") {
    CHECK(parseTiers(head + community + grid, "t.toml"));
    const std::pair<std::string, std::string> bad[] = {
        {"[template", "1"},
        {"", ""},
        {community + grid, ""},
        {head + community, ""},
        {head + grid + community, "12"},                                   // upside down
        {head + community + community, "12"},                              // twice
        {head + community + grid + "colour = 1", "17"},                    // unknown key
        {head + community + grid + "party_name = \"{name}党支部\"", "17"}, // names no face
        {head + community + grid + "party = { zh = \"党支部\" }", "17"},   // one language
        {head + community + grid + "required = \"yes\"", "17"},
        {head + community + "[[tier]]\nid = \"x\"\ngrid = { zh = \"x\", en = \"x\" }\nrecord = \"car\"", "14"},
        {head + community + "[[tier]]\nid = \"x\"\ngrid = { zh = \"x\", en = \"x\" }\nrecord = \"unit\"", ""},
        {head + community + grid +
             "[[tier.post]]\ntitle = \"a\"\nlabel = { zh = \"x\", en = \"x\" }\nper = \"entrance\"",
         ""},
        {head + community + grid + "[[tier.post]]\ntitle = \"a\"\nlabel = { zh = \"x\", en = \"x\" }\ntime = \"night\"",
         "20"},
    };
    for (const auto& [toml, line] : bad) {
        INFO(toml);
        const auto parsed = parseTiers(toml, "t.toml");
        REQUIRE_FALSE(parsed);
        CHECK(parsed.error().code == ErrorCode::BadDefinition);
        CHECK(parsed.error().arg("file") == "t.toml");
        CHECK_FALSE(parsed.error().arg("what").empty());
        if (!line.empty()) CHECK(parsed.error().arg("line") == line);
    }
}

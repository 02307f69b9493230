#include "core/base/clock.h"
#include "core/base/pinyin.h"
#include "core/base/text.h"
#include "core/organisation/divisions.h"

#include <QtCore/QResource>
#include <catch2/catch.hpp>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <iostream>

using namespace mulin;
using namespace mulin::organisation;

namespace {

const Divisions& divisions() {
    static const Divisions shipped = [] {
        auto opened = Divisions::shipped();
        REQUIRE(opened);
        return std::move(*opened);
    }();
    return shipped;
}

std::vector<UnitName> below(std::string_view code) { return divisions().children(code); }

/// A community drawn by walking down at random.
Unit randomCommunity(SeededRandom& random) {
    static const char* const provinces[] = {"11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33",
                                            "34", "35", "36", "37", "41", "42", "43", "44", "45", "46", "50",
                                            "51", "52", "53", "54", "61", "62", "63", "64", "65"};
    for (;;) {
        std::string code = provinces[random.below(std::size(provinces))];
        for (auto units = below(code); !units.empty(); units = below(code))
            code = units[random.below(units.size())].code;
        const auto unit = divisions().find(code);
        REQUIRE(unit);
        if (unit->level == Level::Community) return *unit;
    }
}

std::vector<std::string> codesOf(const std::vector<Hit>& hits) {
    std::vector<std::string> codes;
    for (const auto& hit : hits) codes.push_back(hit.unit.code);
    return codes;
}

bool found(std::string_view text, std::string_view code, std::size_t within = 10) {
    const auto codes = codesOf(divisions().search(text, within));
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

std::string first(std::string_view text) {
    const auto hits = divisions().search(text, 1);
    return hits.empty() ? std::string() : hits.front().unit.code;
}

} // namespace

TEST_CASE("the register has all of China's divisions") {
    CHECK(divisions().count(Level::Province) == 31);
    CHECK(divisions().count(Level::City) == 342);
    CHECK(divisions().count(Level::County) == 2978);
    CHECK(divisions().count(Level::Street) == 41351);
    CHECK(divisions().count(Level::Community) == 620572);
    CHECK(QResource(QStringLiteral(":/divisions/divisions.bin")).size() <= 4500000);
}

TEST_CASE("the counts are those of the units themselves", "[slow]") {
    std::size_t streets = 0, communities = 0;
    std::string last;
    for (int province = 11; province <= 65; ++province) {
        for (const auto& city : below(std::to_string(province))) {
            for (const auto& county : below(city.code)) {
                const bool direct = county.level == Level::Street;
                const auto under = direct ? std::vector<UnitName>{county} : below(county.code);
                for (const auto& street : under) {
                    ++streets;
                    REQUIRE(street.level == Level::Street);
                    REQUIRE(last < street.code);
                    last = street.code;
                    if (streets % 40 == 0) communities += below(street.code).size();
                }
            }
        }
    }
    CHECK(streets == 41351);
    CHECK(communities > 620572 / 45);
    CHECK(communities < 620572 / 35);
}

TEST_CASE("the offices of the seed are where they belong") {
    const auto unit = divisions().find("130202002018");
    REQUIRE(unit);
    CHECK(unit->name == "友谊南里社区居民委员会");
    CHECK(unit->brief == "友谊南里社区");
    CHECK(unit->level == Level::Community);
    CHECK(unit->path() == "河北省 唐山市 路南区 友谊街道");
    CHECK(unit->fullName() == "河北省 唐山市 路南区 友谊街道 友谊南里社区");
    REQUIRE(unit->parents.size() == 4);
    CHECK(unit->parents[2].code == "130202000000");
    CHECK(unit->parents[3].level == Level::Street);

    const auto four = divisions().find("340603003012");
    REQUIRE(four);
    CHECK(four->brief == "新华社区");
    CHECK(four->path() == "安徽省 淮北市 相山区 西街道");

    for (const char* code : {"130202005", "150102006", "150103005", "340603003"}) CHECK(divisions().find(code));
    CHECK(divisions().find("130202005")->name == "小山街道");
    CHECK(divisions().find("150103005")->brief == "环河街街道");
}

TEST_CASE("a code may be short, or end in zeros") {
    for (const char* code : {"130202", "130202000", "130202000000", " 130202 ", "１３０２０２"}) {
        INFO(code);
        const auto unit = divisions().find(code);
        REQUIRE(unit);
        CHECK(unit->name == "路南区");
        CHECK(unit->level == Level::County);
    }
    CHECK(divisions().find("13")->name == "河北省");
    CHECK(divisions().find("1302")->path() == "河北省");
    CHECK(divisions().find("1101")->isFiller());
    CHECK(divisions().find("110101")->path() == "北京市");
}

TEST_CASE("what is no code of the register is refused") {
    for (const char* code :
         {"", "0", "1", "130", "13020", "99", "000000000000", "130202002999", "130299", "1302020020180", "13020200201x",
          "路南区", "-13", "13 02", "139900000000", "350527000000001"}) {
        INFO(code);
        CHECK_FALSE(divisions().find(code));
        const auto office = divisions().office(code);
        REQUIRE_FALSE(office);
        CHECK(office.error().code == ErrorCode::UnknownOffice);
        CHECK(office.error().arg("code") == code);
        CHECK(below(code).empty());
    }
    CHECK(divisions().office("130202")->name == "路南区");
}

TEST_CASE("children are complete and in order") {
    CHECK(below("130202").size() == 11);
    CHECK(below("130202002").size() == 11);
    CHECK(below("340603003").size() == 8);
    CHECK(below("130202002018").empty());
    CHECK(below("13").size() == 11);
    CHECK(below("1302").size() == 18);
    const auto streets = below("1502");
    CHECK(std::is_sorted(streets.begin(), streets.end(), [](const auto& a, const auto& b) { return a.code < b.code; }));
}

TEST_CASE("a city without counties has its streets right below") {
    const auto streets = below("4419");
    REQUIRE(streets.size() > 20);
    CHECK(streets.front().level == Level::Street);
    const auto unit = divisions().find(streets.front().code);
    REQUIRE(unit);
    CHECK(unit->path() == "广东省 东莞市");
    CHECK(divisions().find("441900")->level == Level::City);
    CHECK(parentCode(streets.front().code) == "441900000000");
    const auto hits = divisions().search("东莞市", 10);
    CHECK(std::count_if(hits.begin(), hits.end(), [](const Hit& hit) { return hit.unit.code == "441900000000"; }) == 1);
}

TEST_CASE("every code drawn at random is found, below its parents") {
    SeededRandom random(20231);
    for (int i = 0; i < 500; ++i) {
        const auto unit = randomCommunity(random);
        INFO(unit.code << ' ' << unit.name);
        REQUIRE(divisions().find(unit.code)->name == unit.name);
        REQUIRE(unit.parents.size() >= 3);
        std::string code = unit.code;
        for (auto parent = unit.parents.rbegin(); parent != unit.parents.rend(); ++parent) {
            REQUIRE(parentCode(code) == parent->code);
            code = parent->code;
            const auto same = divisions().find(code);
            REQUIRE(same);
            REQUIRE(same->name == parent->name);
        }
        REQUIRE_FALSE(parentCode(code));
    }
}

TEST_CASE("typed names find the office") {
    CHECK(first("友谊南里 路南") == "130202002018");
    CHECK(first("路南 友谊南里") == "130202002018");
    CHECK(first("友谊南里社区居民委员会") == "130202002018");
    CHECK(first("友谊南里社区居委会") == "130202002018");
    CHECK(first("友谊南里社区居") == "130202002018");
    CHECK(first("友谊南里社") == "130202002018");
    for (const char* end : {"", "居", "居委", "居委会", "居民", "居民委员", "居民委员会"}) {
        CHECK(first("建德" + std::string(end) + " 瑞金二路") == "310101023016");
    }
    CHECK(first("　友谊南里，唐山") == "130202002018");
    CHECK(first("谊南里") == "130202002018");
    CHECK(first("路南 友谊") == "130202002000");
    CHECK(first("新华社区 相山") == "340603003012");
    CHECK(first("东风路街道办事处 新城") == "150102006000");
    CHECK(first("唐山") == "130200000000");
    CHECK(first("河北省") == "130000000000");
}

TEST_CASE("pinyin, initials and mixtures find it too") {
    CHECK(first("yynl") == "130202002018");
    CHECK(first("YYNL") == "130202002018");
    CHECK(first("youyinanli") == "130202002018");
    CHECK(first("友谊nl 路南") == "130202002018");
    CHECK(found("youyinanl", "130202002018"));
    CHECK(found("唐山 youyi", "130202002018"));
    CHECK(found("tangshan yyn", "130202002018"));
    CHECK(first("chongqing") == "500000000000");
    CHECK(first("lvliang") == "141100000000");
    CHECK(first("luliang 山西") == "141100000000");
    CHECK(first("xiamen") == "350200000000");
}

TEST_CASE("parts run together are taken apart") {
    CHECK(first("唐山路南友谊南里") == "130202002018");
    CHECK(first("河北省唐山市路南区友谊街道友谊南里社区居委会") == "130202002018");
    CHECK(first("广西壮族自治区南宁市") == "450100000000");
    CHECK(first("唐山youyi") == "130202002000");
}

TEST_CASE("a code can be typed as far as it is known") {
    std::size_t total = 0;
    const auto hits = divisions().search("130202002", 20, &total);
    CHECK(total == 12);
    REQUIRE(hits.size() == 12);
    CHECK(hits.front().unit.code == "130202002000");
    CHECK(first("130202002018") == "130202002018");
    CHECK(first("1302 友谊南里") == "130202002018");
    CHECK(divisions().search("1399", 10).empty());
}

TEST_CASE("whole names come first, then beginnings, then parts") {
    std::size_t total = 0;
    const auto hits = divisions().search("友谊", 3000, &total);
    CHECK(hits.size() == std::min<std::size_t>(total, 3000));
    const auto rank = [](const Hit& hit) {
        if (hit.unit.brief == "友谊县") return 0;
        return hit.unit.name.starts_with("友谊") ? 1 : 2;
    };
    CHECK(rank(hits.front()) == 0);
    CHECK(std::any_of(hits.begin(), hits.end(), [](const Hit& hit) { return !hit.unit.name.starts_with("友谊"); }));
    bool parts = false;
    for (const auto& hit : hits) {
        if (hit.unit.name.find("友谊") == std::string::npos) FAIL(hit.unit.name);
        const bool beginning = hit.unit.name.starts_with("友谊");
        CHECK_FALSE((parts && beginning));
        parts = parts || !beginning;
    }
}

TEST_CASE("the characters that were typed are marked") {
    const auto hits = divisions().search("南里 路南 友谊", 5);
    REQUIRE(hits.size() >= 1);
    CHECK(hits.front().unit.code == "130202002018");
    const std::vector<std::pair<std::size_t, std::size_t>> marks{{2, 2}, {0, 2}};
    CHECK(hits.front().marks == marks);
    CHECK(divisions().search("nanli yy 路南", 1).front().marks == marks);
}

TEST_CASE("initials of a name and its county find it, whatever the filters leave out") {
    SeededRandom random(99);
    for (int i = 0; i < 300; ++i) {
        const auto unit = randomCommunity(random);
        const auto stem = codepoints(unit.brief);
        const auto count = std::min<std::size_t>(stem.size(), 4);
        const auto part = utf8(std::u32string_view(stem).substr(0, count));
        const auto above = unit.parents.back().name;
        INFO(unit.code << ' ' << unit.fullName());
        std::size_t byHan = 0, byInitials = 0;
        (void)divisions().search(part + ' ' + above, 0, &byHan);
        (void)divisions().search(textReading(part).initials() + ' ' + above, 0, &byInitials);
        CHECK(byHan >= 1);
        if (textReading(part).syllables.size() == count) CHECK(byInitials >= 1);
    }
}

TEST_CASE("two initials from anywhere in a name find it, though most streets are passed over") {
    SeededRandom random(1234);
    for (int i = 0; i < 150; ++i) {
        const auto unit = randomCommunity(random);
        auto stem = codepoints(unit.brief);
        for (const std::u32string_view end : {U"社区", U"居委会", U"村委会", U"生活区", U"嘎查"})
            if (stem.ends_with(end)) stem.resize(stem.size() - end.size() + 1); // a word must begin before it
        const auto above = unit.parents.back().name;
        for (std::size_t at = 0; at + 2 <= std::min<std::size_t>(stem.size(), 6); ++at) {
            const auto part = utf8(std::u32string_view(stem).substr(at, 2));
            const auto reading = textReading(part);
            if (reading.syllables.size() != 2) continue;
            for (const auto& word : {reading.initials(), reading.full(), part,
                                     reading.syllables[0].substr(0, 1) + utf8(std::u32string(1, stem[at + 1]))}) {
                INFO(unit.code << ' ' << unit.fullName() << ": " << word);
                std::size_t total = 0;
                (void)divisions().search(word + ' ' + above, 0, &total);
                CHECK(total >= 1);
            }
        }
    }
}

TEST_CASE("vague words are answered in time") {
    double worst = 0;
    std::string slowest;
    for (const char* text : {"社区",  "居委会", "街道",      "村委会",  "村",    "镇",    "yy nl",   "ly yy",
                             "tz sq", "xz gy",  "qx zb",     "bd jk",   "wq zm", "fx mt", "hd 社区", "sq cz",
                             "pq wx", "rd kf",  "南里 北里", "社区 村", "z w",   "zh ch", "lv yy"}) {
        double best = 1e9;
        for (int turn = 0; turn < 4; ++turn) {
            timespec from{}, to{};
            clock_gettime(CLOCK_THREAD_CPUTIME_ID, &from);
            (void)divisions().search(text, 50);
            clock_gettime(CLOCK_THREAD_CPUTIME_ID, &to);
            best = std::min(best, static_cast<double>(to.tv_sec - from.tv_sec) * 1e3 +
                                      static_cast<double>(to.tv_nsec - from.tv_nsec) * 1e-6);
        }
        std::cout << "search for " << text << ": " << best << " ms\n";
        if (best > worst) {
            worst = best;
            slowest = text;
        }
    }
    INFO(slowest << " " << worst << " ms of CPU");
    CHECK(worst < 200); // a net for what is far off; the goal is 10 ms on a quiet machine
}

TEST_CASE("limits and totals") {
    std::size_t total = 0;
    CHECK(divisions().search("和平", 0, &total).empty());
    CHECK(total > 1000);
    CHECK(total < Divisions::many);
    CHECK(divisions().search("和平", 7).size() == 7);
    CHECK(divisions().search("x", 7, &total).size() == 7);
    CHECK(total >= Divisions::many);
    const auto few = codesOf(divisions().search("和平", 7)), many = codesOf(divisions().search("和平", 50));
    CHECK(std::equal(few.begin(), few.end(), many.begin()));
}

TEST_CASE("anything may be typed into the search") {
    std::size_t total = 1;
    CHECK(divisions().search("", 10, &total).empty());
    CHECK(total == 0);
    for (const std::string text :
         {"   ", "\xff\xfe", "🙂🙂🙂🙂", "%_'\"", "<b>路南</b>", "qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq",
          "路南路南路南路南路南路南", "０", "·", "'", "a b c d e f g h i j k", "999999999999999999999999"}) {
        INFO(text);
        CHECK(divisions().search(text, 10).size() <= 10);
    }
    CHECK(divisions().search(std::string(100000, 'z'), 10).empty());
    SeededRandom random(7);
    for (int i = 0; i < 30; ++i) {
        std::string text(random.below(40), '\0');
        random.fill(text.data(), text.size());
        CHECK(divisions().search(text, 5).size() <= 5);
    }
}

TEST_CASE("a damaged register is refused or at least never harms") {
    const QResource resource(QStringLiteral(":/divisions/divisions.bin"));
    const std::string sound(reinterpret_cast<const char*>(resource.data()), static_cast<std::size_t>(resource.size()));
    for (const std::size_t size : {0u, 3u, 12u, 139u, 140u, 5000u, 200000u, 2000000u}) {
        const auto opened = Divisions::open(std::string_view(sound).substr(0, size));
        REQUIRE_FALSE(opened);
        CHECK(opened.error().code == ErrorCode::FileDamaged);
    }
    SeededRandom random(11);
    int survived = 0;
    for (int i = 0; i < 12; ++i) {
        auto bytes = sound;
        const bool tables = i >= 9; // else the blocks, which are read without further checks
        const std::size_t from = tables ? 156 : 210000, until = tables ? 200000 : 2280000;
        for (int k = 0; k < (tables ? 3 : 20000); ++k) {
            bytes[from + random.below(until - from)] = static_cast<char>(random.below(256));
        }
        const auto opened = Divisions::open(bytes);
        if (!opened) continue;
        ++survived;
        for (const char* code : {"130202002018", "340603003012", "4419", "659010100"}) {
            (void)opened->find(code);
            (void)opened->children(code);
        }
        (void)opened->search("友谊", 10);
    }
    CHECK(survived >= 9);
}

TEST_CASE("communities drawn at random are found by their names") {
    SeededRandom random(4711);
    std::vector<double> cold, warm;
    int missed = 0;
    for (int i = 0; i < 2000; ++i) {
        const auto unit = randomCommunity(random);
        const auto& county = unit.parents.size() > 3 ? unit.parents[2].name : unit.parents[1].name;
        const auto text = unit.name + ' ' + county;
        std::vector<std::string> codes;
        for (auto* times : {&cold, &warm}) {
            const auto start = std::chrono::steady_clock::now();
            codes = codesOf(divisions().search(text, 10));
            times->push_back(
                std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
        }
        if (std::find(codes.begin(), codes.end(), unit.code) != codes.end()) continue;
        // Ten villages of one name in one county: the street must tell them apart.
        INFO(text << ' ' << unit.code);
        CHECK(found(text + ' ' + unit.parents.back().name, unit.code));
        ++missed;
    }
    CHECK(missed <= 2);
    for (auto* times : {&cold, &warm}) {
        std::sort(times->begin(), times->end());
        std::cout << "search by name and county, ms: p50 " << (*times)[1000] << ", p99 " << (*times)[1980] << ", most "
                  << times->back() << '\n';
    }
}

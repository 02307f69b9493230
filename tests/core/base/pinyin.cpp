#include "core/base/pinyin.h"
#include "core/base/text.h"

#include <rapidcheck.h>
#include <rapidcheck/catch.h>

#include <algorithm>
#include <set>
#include <thread>

using namespace mulin;

namespace {

std::string first(std::string_view name) {
    const auto readings = nameReadings(name);
    return readings.empty() ? std::string{} : readings[0].spaced();
}

std::set<std::string> all(std::string_view name) {
    std::set<std::string> found;
    for (const Reading& reading : nameReadings(name)) found.insert(reading.spaced());
    return found;
}

bool finds(std::string_view name, std::string_view query) { return matchName(name, nameReadings(name), query).matches; }

/// Names of two to four characters with awkward surnames among them.
rc::Gen<std::string> anyName() {
    const auto surname =
        rc::gen::elementOf(std::vector<std::string>{"单", "仇", "曾", "解", "区", "查", "尉迟", "万俟", "盖", "翟",
                                                    "乐", "吕", "闾丘", "欧阳", "张", "安", "石", "单于"});
    const auto given = rc::gen::elementOf(std::vector<std::string>{"秀兰", "伟", "重阳", "女", "略", "安", "西安", "娥",
                                                                   "志强", "春生", "吕", "昂", "诗诗", "长乐"});
    return rc::gen::map(rc::gen::pair(surname, given),
                        [](const std::pair<std::string, std::string>& parts) { return parts.first + parts.second; });
}

} // namespace

TEST_CASE("surnames are read as surnames") {
    const std::vector<std::pair<std::string, std::string>> expected{{"单秀兰", "shan xiu lan"},
                                                                    {"仇和", "qiu he"},
                                                                    {"曾志强", "zeng zhi qiang"},
                                                                    {"解放", "xie fang"},
                                                                    {"区明", "ou ming"},
                                                                    {"查良镛", "zha liang yong"},
                                                                    {"尉迟恭", "yu chi gong"},
                                                                    {"尉迟", "yu chi"},
                                                                    {"万俟卨", "mo qi xie"},
                                                                    {"盖叫天", "ge jiao tian"},
                                                                    {"翟天", "zhai tian"},
                                                                    {"乐嘉", "yue jia"},
                                                                    {"员明", "yun ming"},
                                                                    {"种师道", "chong shi dao"},
                                                                    {"朴树", "piao shu"},
                                                                    {"缪杰", "miao jie"},
                                                                    {"覃明", "qin ming"},
                                                                    {"阚泽", "kan ze"},
                                                                    {"单于飞", "chan yu fei"},
                                                                    {"薄一", "bo yi"},
                                                                    {"蔚明", "yu ming"},
                                                                    {"莘明", "shen ming"},
                                                                    {"宓明", "mi ming"},
                                                                    {"牟明", "mu ming"},
                                                                    {"佘诗", "she shi"},
                                                                    {"冼星海", "xian xing hai"},
                                                                    {"欧阳修", "ou yang xiu"},
                                                                    {"令狐冲", "ling hu chong"},
                                                                    {"澹台镜", "tan tai jing"},
                                                                    {"长孙无忌", "zhang sun wu ji"},
                                                                    {"吕布", "lv bu"},
                                                                    {"闾丘露薇", "lv qiu lu wei"},
                                                                    {"單秀蘭", "shan xiu lan"},
                                                                    {"刀明", "diao ming"},
                                                                    {"任重", "ren zhong"},
                                                                    {"那英", "na ying"},
                                                                    {"肖明", "xiao ming"},
                                                                    {"张䶮", "zhang yan"},
                                                                    {"李𠮷", "li ji"}};
    for (const auto& [name, reading] : expected) {
        INFO(name);
        CHECK(first(name) == reading);
    }
}

TEST_CASE("only the leading surname is special") {
    CHECK(first("王单") == "wang dan");
    CHECK(first("王乐") == "wang le");
    CHECK(first("欧阳单") == "ou yang dan");
    CHECK(first("王重阳") == "wang zhong yang");
    CHECK(all("王重阳").contains("wang chong yang")); // found under either
    CHECK(textReading("解放路").spaced() == "jie fang lu");
    CHECK(first("解放·艾山") == "jie fang ai shan"); // no Chinese surname before a middle dot
}

TEST_CASE("both readings where two are accepted") {
    CHECK(all("覃明") == std::set<std::string>{"qin ming", "tan ming"});
    CHECK(all("翟明") == std::set<std::string>{"zhai ming", "di ming"});
    CHECK(all("盖明") == std::set<std::string>{"ge ming", "gai ming"});
    CHECK(all("单于飞") == std::set<std::string>{"chan yu fei", "shan yu fei"});
    CHECK(all("乐长乐").size() == 8u);
    CHECK(all("乐长乐长乐重朝行").size() <= 8u);
    CHECK(all("张三").size() == 1u);
    CHECK(all("宁静").size() == 1u); // readings that differ by the tone alone
}

TEST_CASE("other names") {
    CHECK(first("阿依古丽·买买提") == "a yi gu li mai mai ti");
    CHECK(nameReadings("阿依古丽·买买提")[0].initials() == "aygl"
                                                           "mmt");
    CHECK(first("Anna Kovács") == "anna kovacs");
    CHECK(first("O'Brien") == "obrien");
    CHECK(first("张三A2") == "zhang san a2");
    CHECK(first("ＴＯＭ张") == "tom zhang");
    CHECK(first("单 秀兰") == "shan xiu lan");
    CHECK(first("Straße") == "strasse");
    CHECK(nameReadings("").empty());
    CHECK(nameReadings("·。！").empty());
    CHECK(nameReadings("\U00020004").empty()); // a character that no table reads
    CHECK(nameReadings("张\U00020004明")[0].syllables == std::vector<std::string>{"zhang", "", "ming"});
    CHECK(nameReadings("张\U00020004明")[0].full() == "zhangming");
    CHECK(nameWithTones("单秀兰") == "shàn xiù lán");
    CHECK(nameWithTones("吕布") == "lǚ bù");
    CHECK(nameWithTones("尉迟\U00020004 Tom") == "yù chí \U00020004 Tom");
    CHECK(nameWithTones("<b>") == "b");
}

TEST_CASE("lists are sorted by the reading of the surname") {
    std::vector<std::string> names{"章伟",   "张三", "连明", "李明",       "单秀兰",      "李",
                                   "欧阳修", "欧征", "曾伟", "\U00020004", "章安",        "张伟",
                                   "尉迟恭", "解放", "黎明", "Anna",       "解\U00020004"};
    std::sort(names.begin(), names.end(), [](const auto& a, const auto& b) { return nameSortKey(a) < nameSortKey(b); });
    CHECK(names == std::vector<std::string>{"Anna", "李", "李明", "黎明", "连明", "欧征", "欧阳修", "单秀兰",
                                            "解\U00020004", "解放", "尉迟恭", "曾伟", "张三", "张伟", "章安", "章伟",
                                            "\U00020004"});
}

TEST_CASE("syllables") {
    for (const char* one : {"a", "zhuang", "shuang", "lv", "lve", "lue", "nv", "er", "Yun", "ng"})
        CHECK(isPinyinSyllable(one) == (std::string_view(one) != "ng"));
    for (const char* none : {"", "v", "i", "zh", "shanx", "zhuangg", "单", "lu1", "xx"})
        CHECK_FALSE(isPinyinSyllable(none));
}

TEST_CASE("queries match names") {
    for (const char* query :
         {"单秀兰", "单",         "秀兰",         "兰",     "shanxiulan", "shanxiul", "sxl",          "sx",
          "xl",     "l",          "shanxl",       "shxl",   "sxiulan",    "单xl",     "单xiulan",     "shan秀l",
          "SXL",    "ShanXiuLan", "shan xiu lan", "xiulan", "xiula",      "ｓｘｌ",   "shan'xiu'lan", "s秀lan"}) {
        INFO(query);
        CHECK(finds("单秀兰", query));
    }
    for (const char* query :
         {"danxiulan", "dxl", "anxiu", "sl", "hanxl", "sxlx", "shanxiulann", "兰秀", "", " ", "·", "sxl1", "shannxl"}) {
        INFO(query);
        CHECK_FALSE(finds("单秀兰", query));
    }
    for (const char* query : {"lvbu", "lubu", "lübu", "LÜ", "lb", "lv", "lu", "吕b"}) CHECK(finds("吕布", query));
    CHECK_FALSE(finds("路布", "lvbu"));
    CHECK(finds("王女", "wangnu"));
    CHECK(finds("王女", "wangnv"));
    CHECK(finds("王略", "wanglue"));
    CHECK(finds("王略", "wanglve"));
    for (const char* query : {"tan", "qin", "tm", "qm", "tanming", "qinming"}) CHECK(finds("覃明", query));
    for (const char* query : {"ayglmmt", "aygl", "阿依古丽买买提", "古丽·买", "古丽•买", "glmm", "maimaiti", "aglmmt"})
        CHECK(finds("阿依古丽·买买提", query) == (std::string_view(query) != "aglmmt"));
    for (const char* query : {"anna", "nna", "kov", "ak", "annakovacs", "kovács", "annak", "vac"})
        CHECK(finds("Anna Kovács", query));
    CHECK_FALSE(finds("Anna Kovács", "av"));
    CHECK(finds("张\U00020004明", "zm")); // what cannot be typed is passed over
    CHECK(finds("张\U00020004明", "zhangming"));
    CHECK(finds("张\U00020004明", "\U00020004m"));
    CHECK(finds("<img src=//h/s>", "<img"));
    CHECK(finds("张三\U0001F600", "\U0001F600"));
    CHECK(finds("⼈民", "人民"));
    CHECK(finds(std::string(300, 'a'), "aaa"));
    CHECK_FALSE(finds("张三", std::string(300, 'z')));
    CHECK(matchName("张三", {}, "三").matches); // Han needs no readings
    CHECK_FALSE(matchName("张三", {}, "zs").matches);
    CHECK_FALSE(matchName("\xFF\xFE", {}, "a").matches);
}

TEST_CASE("where a query matched") {
    const auto at = [](std::string_view name, std::string_view query) {
        return matchName(name, nameReadings(name), query);
    };
    auto found = at("单秀兰", "xl");
    CHECK((found.matches && !found.fromStart && !found.whole && found.first == 1 && found.count == 2));
    found = at("单秀兰", "shanxl");
    CHECK((found.fromStart && found.whole && found.first == 0 && found.count == 3));
    found = at("单秀兰", "单");
    CHECK((found.fromStart && !found.whole && found.count == 1));
    found = at("西安", "xian");
    CHECK((found.whole && found.count == 2));
    found = at("阿依·买买提", "依m");
    CHECK((found.first == 1 && found.count == 3)); // the dot lies between
    found = at("Anna Kovács", "kov");
    CHECK((found.first == 5 && found.count == 3));
    found = at("翟翟", "di"); // the second reading from the start is better than none
    CHECK((found.fromStart && found.count == 1));
}

TEST_CASE("ways to cut letters") {
    const auto has = [](std::string_view letters, std::string_view initials) {
        const auto found = initialsOf(letters);
        return std::find(found.begin(), found.end(), initials) != found.end();
    };
    CHECK(initialsOf("shanxl").front() == "sxl");
    CHECK(initialsOf("sxl") == std::vector<std::string>{"sxl"});
    CHECK(has("xian", "x"));
    CHECK(has("xian", "xa"));
    CHECK(has("fangan", "fg"));
    CHECK(has("fangan", "fa"));
    CHECK(has("zhgl", "zgl"));
    CHECK(has("lvb", "lb"));
    CHECK(has("lüb", "lb"));
    CHECK(has("SHANXL", "sxl"));
    CHECK(initialsOf("zhangxiaoming").front() == "zxm");
    CHECK(initialsOf("").empty());
    CHECK(initialsOf("ivv").empty());
    CHECK(initialsOf("单xl").empty());
    CHECK(initialsOf("a1").empty());
    CHECK(initialsOf(std::string(1000, 'a')).empty());
    CHECK(initialsOf(std::string(64, 'a')).size() <= 32u);
    CHECK(initialsOf("xianxianxianxianxianxianxianxian").size() == 32u);
}

TEST_CASE("every way to type a name finds it") {
    rc::prop("substrings of the name", [] {
        const std::string name = *anyName();
        const std::u32string letters = codepoints(name);
        const auto from = *rc::gen::inRange<std::size_t>(0, letters.size());
        const auto count = *rc::gen::inRange<std::size_t>(1, letters.size() - from + 1);
        const auto found = matchName(name, nameReadings(name), utf8(letters.substr(from, count)));
        RC_ASSERT(found.matches);
        RC_ASSERT(found.count == count);
        RC_ASSERT(found.fromStart == (from == 0) || letters.find(letters.substr(from, count)) == 0);
    });
    rc::prop("pinyin from any syllable on, initials and mixtures of all", [] {
        const std::string name = *anyName();
        const std::u32string letters = codepoints(name);
        const auto readings = nameReadings(name);
        const Reading& reading = *rc::gen::elementOf(readings);
        RC_ASSERT(reading.syllables.size() == letters.size());
        const auto from = *rc::gen::inRange<std::size_t>(0, letters.size());
        const auto to = *rc::gen::inRange<std::size_t>(from + 1, letters.size() + 1);
        std::string query, initials;
        for (std::size_t i = from; i < to; ++i) {
            std::string syllable = reading.syllables[i];
            initials += syllable.front();
            if (*rc::gen::arbitrary<bool>()) std::replace(syllable.begin(), syllable.end(), 'v', 'u');
            switch (*rc::gen::inRange(0, 4)) {
            case 0: query += syllable; break;
            case 1: query += syllable.substr(0, 1); break;
            case 2: query += utf8(letters.substr(i, 1)); break;
            default:
                query +=
                    i + 1 == to ? syllable.substr(0, *rc::gen::inRange<std::size_t>(1, syllable.size() + 1)) : syllable;
            }
        }
        const auto found = matchName(name, readings, query);
        RC_ASSERT(found.matches);
        RC_ASSERT(found.first + found.count <= letters.size());
        RC_ASSERT(matchName(name, readings, initials).matches);
        if (from == 0) RC_ASSERT(found.fromStart);
        // An index of initials may be asked first: the true initials are among those the letters may stand for.
        if (std::all_of(query.begin(), query.end(), [](char c) { return c >= 'a' && c <= 'z'; })) {
            const auto cuts = initialsOf(query);
            RC_ASSERT(std::find(cuts.begin(), cuts.end(), initials) != cuts.end());
        }
    });
    rc::prop("nothing that is typed at random breaks it", [](const std::string& name, const std::string& query) {
        const auto found = matchName(name, nameReadings(name), query);
        RC_ASSERT(found.first + found.count <= length(name));
        RC_ASSERT(found.matches == (found.count > 0));
    });
}

TEST_CASE("readings are the same from many threads at once") {
    std::vector<std::string> names;
    for (char32_t c = 0x4E00; c < 0x5000; ++c)
        names.push_back(utf8(std::u32string{c, static_cast<char32_t>(c + 0x900)}));
    std::vector<std::vector<std::string>> found(4);
    std::vector<std::thread> threads;
    for (auto& mine : found)
        threads.emplace_back([&] {
            for (const auto& name : names) mine.push_back(first(name));
        });
    for (auto& thread : threads) thread.join();
    for (std::size_t i = 0; i < names.size(); ++i) {
        REQUIRE(found[0][i] == first(names[i]));
        for (const auto& other : found) REQUIRE(other[i] == found[0][i]);
    }
}

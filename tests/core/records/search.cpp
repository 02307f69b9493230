// The search box over real persons: what a clerk types, and who must come.
#include "core/records/search.h"
#include "core/journal/rows.h"
#include "core/records/query.h"
#include "tests/support/temp_office.h"

#include <algorithm>
#include <rapidcheck.h>

using namespace mulin;
using mulin::test::must;
using mulin::test::TempOffice;
using schema::Values;

namespace {

class Searched : public TempOffice {
public:
    RecordId person(const char* name, const char* id, const char* phone, const char* estate, const char* building,
                    const char* entrance, const char* room) {
        Values values = Values().set("name", name);
        if (*id) values.set("id_number", id);
        if (*phone) values.set("phone", phone);
        if (*building)
            values.set("estate_name", estate).set("building", building).set("entrance", entrance).set("room", room);
        return add("person", values);
    }
    std::vector<std::string> find(const std::string& text, std::int64_t limit = 50) {
        std::vector<std::string> names;
        for (const records::Hit& hit : must(records::search(reader(), tables(), access(), {"person", text, limit})))
            names.push_back(journal::findRow(reader(), *tables().find("person"), hit.row)->text("name"));
        return names;
    }
    bool finds(const std::string& text, const std::string& name) {
        const auto names = find(text);
        return std::find(names.begin(), names.end(), name) != names.end();
    }
};

} // namespace

TEST_CASE("people are found by name, pinyin, initials and mixtures") {
    Searched office;
    office.person("单秀兰", "11010519491231002X", "13800007177", "友谊南里", "3", "2", "501");
    office.person("尉迟秀云", "", "0315-2345678", "友谊南里", "3", "2", "502");
    office.person("吕梁", "", "", "", "", "", "");
    office.person("阿依古丽·买买提", "", "", "", "", "", "");
    office.person("覃美云", "", "", "", "", "", "");
    office.person("John Smith", "", "", "", "", "", "");
    for (const char* text :
         {"单秀兰", "秀兰", "兰", "单",     "shanxiulan", "shanxiu", "shan", "xiulan",   "lan",   "sxl", "sx",
          "s",      "xl",   "l",  "shanxl", "sxiulan",    "sxlan",   "单xl", "单xiulan", "s秀兰", "SXL"}) {
        INFO(text);
        CHECK(office.finds(text, "单秀兰"));
    }
    for (const char* text : {"yuchi", "ycxy", "yuchixy", "尉迟", "xiuyun"}) {
        INFO(text);
        CHECK(office.finds(text, "尉迟秀云"));
    }
    CHECK(office.finds("lv", "吕梁"));
    CHECK(office.finds("lu", "吕梁"));
    CHECK(office.finds("lvliang", "吕梁"));
    CHECK(office.finds("qin", "覃美云"));
    CHECK(office.finds("tan", "覃美云")); // both readings are in use
    CHECK(office.finds("买买提", "阿依古丽·买买提"));
    CHECK(office.finds("阿依古丽买买提", "阿依古丽·买买提"));
    CHECK(office.finds("smith", "John Smith"));
    CHECK_FALSE(office.finds("dan", "单秀兰")); // 单 as a surname is shàn
    CHECK(office.find("没有这个人").empty());
    CHECK(office.find("").empty());
    CHECK(office.find("  　 ").empty());
}

TEST_CASE("pinyin with its dots and tones") {
    Searched office;
    office.add("person", Values().set("name", "吕女"));
    office.add("person", Values().set("name", "单秀兰"));
    for (const char* text : {"lü", "lǚ", "lv", "lu", "lünü", "LÜ", "nǚ"}) {
        INFO(text);
        CHECK(office.find(text) == std::vector<std::string>{"吕女"});
    }
    CHECK(office.find("shàn") == std::vector<std::string>{"单秀兰"});
    CHECK(office.find("shànxl") == std::vector<std::string>{"单秀兰"});
}

TEST_CASE("numbers, phones, rooms and several words") {
    Searched office;
    office.person("单秀兰", "11010519491231002X", "13800007177/0315-2345678", "友谊南里", "3", "2", "501");
    office.person("王伟", "440524188001010014", "13900001234", "友谊北里", "3", "2", "501");
    for (const char* text : {"110105",
                             "11010519491231002X",
                             "11010519491231002x",
                             "1949",
                             "19491231",
                             "1949-12-31",
                             "002x",
                             "1002X",
                             "138000",
                             "7177",
                             "00007177",
                             "03152345678",
                             "345678",
                             "3-2-501",
                             "2-501",
                             "501",
                             "3号楼2单元501",
                             "友谊南里",
                             "南里",
                             "友谊南里 501",
                             "单 3-2",
                             "秀兰 友谊",
                             "sxl 7177",
                             "１１０１０５"}) {
        INFO(text);
        CHECK(office.finds(text, "单秀兰"));
    }
    for (const char* text : {"138 0000 7177", "+8613800007177", "+86 138-0000-7177", "0086 13800007177",
                             "110105 19491231 002X", "单 138 0000 7177", "南里 3—2—501"}) {
        INFO(text);
        CHECK(office.find(text) == std::vector<std::string>{"单秀兰"});
    }
    CHECK(office.find("3—2—501").size() == 2);
    CHECK(office.find("138 0000 7178").empty());
    CHECK(office.find("3-2-501").size() == 2);
    CHECK(office.find("友谊北里 3-2-501") == std::vector<std::string>{"王伟"});
    CHECK(office.find("单 北里").empty());
    CHECK(office.find("77").empty()); // two digits are no tail
}

TEST_CASE("the best come first and the limit cuts the rest") {
    Searched office;
    office.person("王秀兰", "", "", "", "", "", "");
    office.person("兰秀", "", "", "", "", "", "");
    office.person("秀兰", "", "", "", "", "", "");
    CHECK(office.find("秀兰").front() == "秀兰");
    CHECK(office.find("兰").front() == "兰秀");
    CHECK(office.find("秀", 1).size() == 1);
}

TEST_CASE("search follows changes, deletes and undo") {
    Searched office;
    const RecordId id = office.person("单秀兰", "", "13800007177", "友谊南里", "3", "2", "501");
    must(office.set("person", id, Values().set("phone", "13911112222")));
    CHECK_FALSE(office.finds("7177", "单秀兰"));
    CHECK(office.finds("2222", "单秀兰"));
    must(office.set("person", id, Values().set("room", "502")));
    CHECK_FALSE(office.finds("3-2-501", "单秀兰"));
    CHECK(office.finds("3-2-502", "单秀兰"));
    must(office.journal().undo(office.access()));
    CHECK(office.finds("3-2-501", "单秀兰"));
    must(office.transact("person.delete", [&](journal::Writer& writer) { return writer.remove("person", id); }));
    CHECK(office.find("单秀兰").empty());
    CHECK(office.sound());
}

TEST_CASE("no text of the search box does harm") {
    Searched office;
    office.person("王'; DROP TABLE t_person; --", "", "", "", "", "", "");
    office.person("<b>张三</b>", "", "", "", "", "", "");
    for (const char* text : {"'", "%", "_", "\"", "'; DROP", "<b>", "*", "?", "\\", "a\xff", "𠅤", "😀", "（", "---",
                             "0000000000000000000000000000000000000000000000000000000000000000"})
        (void)office.find(text);
    CHECK(office.finds("<b>张三", "<b>张三</b>"));
    CHECK(office.find("王").size() == 1);
}

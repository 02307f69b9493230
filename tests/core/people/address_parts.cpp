#include "core/people/address_parts.h"

#include <catch2/catch.hpp>
#include <rapidcheck/catch.h>

using namespace mulin::people;

namespace {
std::string told(std::string_view text) {
    const AddressParts p = parseAddress(text);
    return p.place.empty() ? p.estate + "|" + p.building + "|" + p.entrance + "|" + p.room : "=" + p.place;
}
} // namespace

TEST_CASE("addresses are taken apart as clerks write them", "[people]") {
    const std::pair<const char*, const char*> cases[] = {
        {"友谊南里 3号楼2单元501", "友谊南里|3|2|501"},
        {"友谊南里3号楼2单元501室", "友谊南里|3|2|501"},
        {"友谊南里３号楼２单元５０１室", "友谊南里|3|2|501"},
        {"友谊南里三号楼二单元501", "友谊南里|3|2|501"},
        {"友谊南里 3 号楼 2 单元 501", "友谊南里|3|2|501"},
        {"3-2-501", "|3|2|501"},
        {"3－2－501", "|3|2|501"},
        {"友谊南里3-2-501", "友谊南里|3|2|501"},
        {"友谊南里 3-2-501室", "友谊南里|3|2|501"},
        {"3#2-501", "|3|2|501"},
        {"3#楼2门501", "|3|2|501"},
        {"3栋501", "|3||501"},
        {"3-501", "|3||501"},
        {"3幢2单元5层501", "|3|2|501"},
        {"3号楼2单元3楼301室", "|3|2|301"},
        {"3号楼501-1", "|3||501-1"},
        {"3号楼2单元5-501", "|3|2|501"},
        {"A座1203", "|A||1203"},
        {"A座b单元1203a", "|A|B|1203A"},
        {"甲3号楼1单元101", "|甲3|1|101"},
        {"十二号楼一单元101", "|12|1|101"},
        {"友谊南里03号楼02单元0501", "友谊南里|3|2|0501"},
        {"3号楼东单元401", "|3|东|401"},
        {"3号楼1单元东户", "|3|1|东户"},
        {"3号楼", "|3||"},
        {"丽水一区12号楼3单元402", "丽水一区|12|3|402"},
        {"阳光花园二期8-1-1102", "阳光花园二期|8|1|1102"},
        {"河北省唐山市路南区友谊街道友谊南里社区3号楼2单元501", "友谊南里|3|2|501"},
        {"唐山市路南区友谊街道友谊南里3号楼2单元501", "友谊南里|3|2|501"},
        {"复兴路38号友谊南里3号楼2单元501", "友谊南里|3|2|501"},
        {"复兴路12号院3号楼2单元501", "复兴路12号院|3|2|501"},
        {"友谊南里3号2单元501", "友谊南里|3|2|501"},
        {"3号楼2单元501（租户）", "|3|2|501"},
        {"某某巷12号", "=某某巷12号"},
        {"复兴路12-3", "=复兴路12-3"},
        {"友谊南里", "=友谊南里"},
        {"3号楼底商", "=3号楼底商"},
        {"1-2-3-4-5", "=1-2-3-4-5"},
        {"  某某巷 12号  ", "=某某巷 12号"},
        {"", "|||"},
        {"　", "|||"},
    };
    for (const auto& [text, expected] : cases) {
        INFO(text);
        CHECK(told(text) == expected);
    }
}

TEST_CASE("one building has many spellings", "[people]") {
    for (const char* text : {"3", "3号楼", "3#", "三号楼", "3栋", "3幢", "03", "第3栋", " 3 号 楼", "３号楼", "3#楼"}) {
        INFO(text);
        CHECK(buildingName(text).number == "3");
        CHECK(buildingName(text).name == "3号楼");
    }
    CHECK(buildingName("A座").number == "A");
    CHECK(buildingName("A座").name == "A座");
    CHECK(buildingName("a").name == "A座");
    CHECK(buildingName("综合楼").number == "综合楼");
    CHECK(buildingName("综合楼").name == "综合楼");
    CHECK(buildingName("").number.empty());
    CHECK(entranceNumber("二单元") == "2");
    CHECK(entranceNumber("2门") == "2");
    CHECK(entranceNumber("东") == "东");
    CHECK(roomNumber("501室") == "501");
    CHECK(roomNumber("东户") == "东户");
    CHECK(roomNumber("地下室") == "地下室");
}

TEST_CASE("numerals and grids", "[people]") {
    CHECK(arabicNumerals("十") == "10");
    CHECK(arabicNumerals("二十") == "20");
    CHECK(arabicNumerals("一百零一") == "101");
    CHECK(arabicNumerals("二〇一") == "201");
    CHECK(arabicNumerals("三A") == "三A");
    for (const char* text : {"第3网格", "3网格", "三网格", "3", "03", "网格3", "友谊南里第三网格", "130202002018003"}) {
        INFO(text);
        CHECK(gridNumber(text) == 3);
    }
    CHECK(gridNumber("和平网格") == 0);
    CHECK(gridNumber("") == 0);
    CHECK(gridNumber("12345") == 0);
}

TEST_CASE("any text is an address or a place", "[people]") {
    rc::prop("never lost", [](const std::string& text) {
        const AddressParts parts = parseAddress(text);
        RC_ASSERT(parts.place.empty() || parts.building.empty());
        (void)buildingName(text);
        (void)entranceNumber(text);
        (void)roomNumber(text);
        (void)gridNumber(text);
    });
    rc::prop("what is put together comes apart", [] {
        const auto b = std::to_string(*rc::gen::inRange(1, 200)), e = std::to_string(*rc::gen::inRange(1, 12)),
                   r = std::to_string(*rc::gen::inRange(101, 3400));
        const std::string estate = *rc::gen::element<std::string>("", "友谊南里", "阳光花园二期", "复兴路12号院");
        const AddressParts parts = parseAddress(estate + b + "号楼" + e + "单元" + r + "室");
        RC_ASSERT(parts.estate == estate);
        RC_ASSERT(parts.building == b);
        RC_ASSERT(parts.entrance == e);
        RC_ASSERT(parts.room == r);
        if (estate.empty() || isdigit(static_cast<unsigned char>(estate.back())) == 0)
            RC_ASSERT(parseAddress(estate + b + "-" + e + "-" + r) == parts);
    });
}

#include "sheet_files.h"

#include "core/sheets/column_map.h"
#include "core/sheets/fill_down.h"
#include "core/sheets/heading.h"
#include "core/sheets/mapping.h"
#include "core/sheets/sheet_writer.h"

using namespace mulin;
using namespace mulin::sheets;
using namespace sheet_files;

namespace {

Mapper mapper() {
    return Mapper({{"name", {"姓名", "Name", "名字", "居民姓名"}},
                   {"id_number", {"证件号码", "ID number", "身份证号", "身份证号码", "公民身份号码", "身份证"}},
                   {"sex", {"性别", "Sex"}},
                   {"birth_date", {"出生日期", "出生年月", "生日"}},
                   {"phone", {"电话", "手机", "联系电话", "联系方式", "手机号码"}},
                   {"address", {"住址", "现住址", "家庭住址", "居住地址"}},
                   {"building", {"楼", "楼号", "楼栋", "幢"}},
                   {"entrance", {"单元", "单元号"}},
                   {"room", {"房号", "室", "门牌号"}},
                   {"relation", {"与户主关系", "关系"}},
                   {"remark", {"备注", "说明"}},
                   {"head.name", {"户主", "户主姓名"}},
                   {"household.number", {"户号", "户口簿号", "家庭编号"}}});
}

std::vector<ColumnTitle> titles(const std::vector<std::string>& texts) {
    std::vector<ColumnTitle> result;
    for (std::size_t i = 0; i < texts.size(); ++i) result.push_back({i, texts[i], {}});
    return result;
}

std::vector<std::string> targets(const std::vector<ColumnMapping>& mapping) {
    std::vector<std::string> result;
    for (const auto& column : mapping) result.push_back(column.target);
    return result;
}

using Strings = std::vector<std::string>;

KeptRow kept(std::uint32_t number, const Strings& texts) {
    KeptRow row;
    row.number = number;
    row.texts = texts;
    for (const auto& text : texts) row.kinds.push_back(text.empty() ? CellKind::Empty : CellKind::Text);
    return row;
}

Strings fullTitles(const Header& header) {
    Strings result;
    for (const auto& column : header.columns) result.push_back(column.full());
    return result;
}

} // namespace

TEST_CASE("headings are compared by what they say") {
    CHECK(headingKey("身份证号码*") == "身份证号码");
    CHECK(headingKey(" 姓　名：") == "姓名");
    CHECK(headingKey("联系电话（手机）") == "联系电话手机");
    CHECK(headingKeyOutside("联系电话（手机）") == "联系电话");
    CHECK(headingKeyInside("联系电话（手机）") == "手机");
    CHECK(headingKey("1.姓名") == "姓名");
    CHECK(headingKey("姓名(必填)") == "姓名");
    CHECK(headingKey("ＰＨＯＮＥ No.") == "phoneno");
    CHECK(headingKey("出生\n日期") == "出生日期");
    CHECK(headingKey("2026") == "2026");
    CHECK(headingKeyOutside("月收入【元】") == "月收入");
}

TEST_CASE("columns find their fields") {
    const auto m = mapper();
    const auto result = m.map(
        titles({"序号", "姓  名*", "身份证号码（18位）", "性别", "联系电话（手机）", "现住址", "备注", "与户主关系"}));
    CHECK(targets(result) == Strings{"", "name", "id_number", "sex", "phone", "address", "remark", "relation"});
    CHECK(result[0].confidence == 0);
    CHECK(result[1].confidence == 1);
    CHECK(result[2].confidence > 0.9);
    // likeness
    const auto like = m.map(titles({"居民身份证号", "本人手机号码", "常用联系电话"}));
    CHECK(like[0].target == "id_number");
    CHECK(like[0].confidence < 0.9);
    // a target is filled once, by the better word
    CHECK(targets(m.map(titles({"手机号码栏", "电话"}))) == Strings{"", "phone"});
    CHECK(targets(m.map(titles({"电话", "电话"}))) == Strings{"phone", ""});
}

TEST_CASE("somebody else's name is not the person's") {
    const auto m = mapper();
    CHECK(targets(m.map(titles({"监护人姓名", "紧急联系人电话", "配偶身份证号", "网格员姓名"}))) ==
          Strings{"", "", "", ""});
    const Mapper plain({{"name", {"姓名"}}, {"id_number", {"身份证号"}}});
    // a register of heads: the head is the person
    CHECK(targets(plain.map(titles({"户主姓名", "身份证号"}))) == Strings{"name", "id_number"});
    CHECK(targets(plain.map(titles({"户主姓名", "户主身份证号"}))) == Strings{"name", "id_number"});
    // a register of members: it is not
    CHECK(targets(plain.map(titles({"户主姓名", "户主身份证号", "姓名"}))) == Strings{"", "", "name"});
    CHECK(plain.map(titles({"户主姓名"}))[0].confidence < 0.7);
}

TEST_CASE("groups count") {
    const Mapper m({{"name", {"姓名"}}, {"phone", {"电话", "手机"}}, {"head.name", {"户主姓名"}}});
    const std::vector<ColumnTitle> columns = {
        {0, "姓名", "户主"}, {1, "姓名", "成员"}, {2, "手机", "联系方式"}, {3, "电话", "监护人"}};
    CHECK(targets(m.map(columns)) == Strings{"head.name", "name", "phone", ""});
    CHECK(targets(m.map(titles({"户主/姓名", "成员/姓名", "联系方式/手机"}))) == Strings{"head.name", "name", "phone"});
}

TEST_CASE("targets come from the record type") {
    schema::TypeDef type;
    type.id = "person";
    const auto field = [&](const char* id, const char* zh, schema::FieldType kind) -> schema::FieldDef& {
        schema::FieldDef def;
        def.id = id;
        def.type = kind;
        def.label = {zh, id};
        type.fields.push_back(def);
        return type.fields.back();
    };
    field("name", "姓名", schema::FieldType::Text).synonyms = {"名字"};
    field("old", "旧", schema::FieldType::Text).retired = true;
    field("full", "全", schema::FieldType::Formula);
    field("photo", "照片", schema::FieldType::Attachment);
    const auto found = targetsOf(type);
    REQUIRE(found.size() == 1);
    CHECK(found[0].id == "name");
    CHECK(targets(Mapper(found).map(titles({"名字"}))) == Strings{"name"});
    CHECK(targets(Mapper(found).map(titles({"name"}))) == Strings{"name"});
}

TEST_CASE("the header is found under titles and notes") {
    const auto score = mapper().score();
    const auto header = findHeader(
        {kept(1, {"友谊南里社区居民登记表", "", "", ""}), kept(2, {"填表单位：友谊南里", "", "", "2026年11月"}),
         kept(4, {"序号", "姓名", "身份证号码", "备注"}), kept(5, {"1", "张三", "1302", ""})},
        {{1, 1, 0, 3}}, score);
    REQUIRE(header);
    CHECK(header->firstRow == 4);
    CHECK(header->lastRow == 4);
    CHECK(fullTitles(*header) == Strings{"序号", "姓名", "身份证号码", "备注"});
    // unknown words: the first full row of words
    const auto unknown =
        findHeader({kept(1, {"表"}), kept(2, {"甲", "乙", "丙"}), kept(3, {"1", "2", "3"})}, {}, score);
    REQUIRE(unknown);
    CHECK(unknown->firstRow == 2);
    // no header at all
    const auto none = findHeader(
        {kept(1, {"张三", "130202198501011234", "1"}), kept(2, {"李四", "130202198501011234", "2"})}, {}, score);
    REQUIRE_FALSE(none);
    CHECK(none.error().code == ErrorCode::SheetNoHeader);
    CHECK_FALSE(findHeader({}, {}, score));
    // chosen by the user
    const auto forced = findHeader({kept(1, {"姓名"}), kept(2, {"x"})}, {}, score, 2);
    REQUIRE(forced);
    CHECK(fullTitles(*forced) == Strings{"x"});
    CHECK_FALSE(findHeader({kept(1, {"姓名"})}, {}, score, 9));
}

TEST_CASE("headings in two rows are joined") {
    const auto score = mapper().score();
    // 序号 and 姓名 are tall, 住址 stands over 楼 单元 房号
    const std::vector<MergedRange> merges = {{1, 1, 0, 5}, {2, 3, 0, 0}, {2, 3, 1, 1}, {2, 2, 2, 4}, {2, 3, 5, 5}};
    const auto header =
        findHeader({kept(1, {"登记表", "", "", "", "", ""}), kept(2, {"序号", "姓名", "住址", "", "", "电话"}),
                    kept(3, {"", "", "楼", "单元", "房号", ""}), kept(4, {"1", "张三", "3", "2", "501", "139"})},
                   merges, score);
    REQUIRE(header);
    CHECK(header->firstRow == 2);
    CHECK(header->lastRow == 3);
    CHECK(fullTitles(*header) == Strings{"序号", "姓名", "住址/楼", "住址/单元", "住址/房号", "电话"});
    CHECK(targets(mapper().map(header->columns)) == Strings{"", "name", "building", "entrance", "room", "phone"});

    // more headings in the lower row: found from below
    const auto lower = findHeader({kept(1, {"户主", "", "成员", ""}), kept(2, {"姓名", "手机", "姓名", "性别"}),
                                   kept(3, {"张三", "1", "李四", "男"})},
                                  {{1, 1, 0, 1}, {1, 1, 2, 3}}, score);
    REQUIRE(lower);
    CHECK(lower->firstRow == 1);
    CHECK(lower->lastRow == 2);
    CHECK(fullTitles(*lower) == Strings{"户主/姓名", "户主/手机", "成员/姓名", "成员/性别"});
    CHECK(targets(mapper().map(lower->columns)) == Strings{"head.name", "", "name", "sex"});

    // merged data right below is data
    const auto data = findHeader({kept(1, {"户号", "姓名"}), kept(2, {"一户", "张三"}), kept(3, {"", "李四"})},
                                 {{2, 3, 0, 0}}, score);
    REQUIRE(data);
    CHECK(data->lastRow == 1);
}

TEST_CASE("repeated headings are told from data") {
    const auto header = findHeader({kept(1, {"序号", "姓名", "电话"})}, {}, mapper().score());
    REQUIRE(header);
    const auto repeated = [&](const Strings& texts) {
        Row row;
        for (const auto& text : texts) {
            Cell cell;
            cell.text = text;
            cell.kind = text.empty() ? CellKind::Empty : CellKind::Text;
            row.cells.push_back(cell);
        }
        return header->repeatedBy(row);
    };
    CHECK(repeated({"序号", "姓名", "电话"}));
    CHECK(repeated({"", "姓名 ", "电话"}));
    CHECK_FALSE(repeated({"1", "姓名", "电话"}));
    CHECK_FALSE(repeated({"", "姓名", ""}));
}

TEST_CASE("column maps are saved, loaded and applied") {
    Folder folder;
    const auto m = mapper();
    const auto columns = titles({"姓名", "编号", "电话", "电话", "", "备\"注\\"});
    auto mapping = m.map(columns);
    mapping[1].target = "household.number";
    mapping[2].target = "";
    mapping[3].target = "phone";
    mapping[4].target = "remark";
    mapping[5].target = "";
    auto map = ColumnMap::of(mapping);
    map.type = "person";
    map.sheet = "总 \"表\"";
    map.headerRow = 3;
    map.fillDown = {"编号"};
    REQUIRE(map.save(folder.file("m.toml")));
    const auto loaded = ColumnMap::load(folder.file("m.toml"));
    REQUIRE(loaded);
    CHECK(loaded->type == "person");
    CHECK(loaded->sheet == "总 \"表\"");
    CHECK(loaded->headerRow == 3);
    const auto applied = loaded->apply(m, columns);
    REQUIRE(applied);
    CHECK(targets(*applied) == Strings{"name", "household.number", "", "phone", "remark", ""});
    CHECK(loaded->fillDownColumns(columns) == std::set<std::size_t>{1});

    // what the map does not name is mapped by itself
    const auto part = ColumnMap::parse("[columns]\n\"联系\" = \"phone\"\n\"不在\" = \"remark\"\n", "m.toml");
    REQUIRE(part);
    const auto rest = part->apply(m, titles({"姓 名", "联系", "电话", "备注"}));
    REQUIRE(rest);
    CHECK(targets(*rest) == Strings{"name", "phone", "", "remark"});
}

TEST_CASE("a bad column map is refused with its line") {
    const auto line = [](std::string_view toml) -> std::string {
        const auto map = ColumnMap::parse(toml, "m.toml");
        if (map) {
            const auto applied = map->apply(mapper(), titles({"姓名", "电话"}));
            if (applied) return "";
            CHECK(applied.error().code == ErrorCode::BadMapping);
            return applied.error().arg("line");
        }
        CHECK(map.error().code == ErrorCode::BadMapping);
        CHECK(map.error().arg("path") == "m.toml");
        return map.error().arg("line");
    };
    CHECK(line("type = \"person\"\n[columns]\n\"姓名\" = \"name\"\n") == "");
    CHECK(line("\n[columns\n") == "2");
    CHECK(line("type = 3\n") == "1");
    CHECK(line("header_row = 0\n") == "1");
    CHECK(line("\nheader_row = \"x\"\n") == "2");
    CHECK(line("fill_down = \"x\"\n") == "1");
    CHECK(line("columns = 1\n") == "1");
    CHECK(line("[columns]\n\"姓名\" = 1\n") == "2");
    CHECK(line("colums = {}\n") == "1");
    CHECK(line("[columns]\n\"姓名\" = \"name\"\n\"电话\" = \"fone\"\n") == "3");
    CHECK(line("[columns]\n\"姓名\" = \"name\"\n\"电话\" = \"name\"\n") == "3");
    CHECK(line("[columns]\n\"姓名\" = \"name\"\n\"column:A\" = \"phone\"\n") == "3");
    CHECK(line("[columns]\n\"column:1\" = \"phone\"\n") == "2");
    const auto missing = ColumnMap::load("no such file.toml");
    REQUIRE_FALSE(missing);
    CHECK(missing.error().code == ErrorCode::FileNotFound);
}

TEST_CASE("merged values fill down, only where they are merged") {
    Strings store;
    const auto run = [&](FillDown& fill, std::uint32_t number, const Strings& texts) {
        Row row;
        row.number = number;
        for (const auto& text : texts) {
            Cell cell;
            cell.text = text;
            cell.kind = text.empty() ? CellKind::Empty : CellKind::Text;
            row.cells.push_back(cell);
        }
        fill.apply(row);
        Strings result;
        for (const auto& cell : row.cells) result.emplace_back(cell.text);
        return result;
    };
    FillDown fill({{2, 4, 0, 0}, {2, 3, 2, 3}, {5, 6, 1, 1}, {7, 8, 0, 0}}, {0, 2});
    CHECK(run(fill, 2, {"一户", "甲", "住址"}) == Strings{"一户", "甲", "住址"});
    CHECK(run(fill, 3, {"", "乙"}) == Strings{"一户", "乙", "住址"});
    CHECK(run(fill, 4, {"", "丙"}) == Strings{"一户", "丙"}); // the second range has ended
    CHECK(run(fill, 5, {"", "丁"}) == Strings{"", "丁"});
    CHECK(run(fill, 6, {"", ""}) == Strings{"", ""}); // column 1 is not to be filled
    // its first row was blank and never came
    CHECK(run(fill, 8, {"", "戊"}) == Strings{"", "戊"});

    FillDown always({}, {}, {0});
    CHECK(run(always, 2, {"", "x"}) == Strings{"", "x"});
    CHECK(run(always, 3, {"一户", "x"}) == Strings{"一户", "x"});
    CHECK(run(always, 9, {"", "y"}) == Strings{"一户", "y"});
    CHECK(run(always, 10, {"二户", "y"}) == Strings{"二户", "y"});
    CHECK(run(always, 11, {}) == Strings{"二户"});
}

TEST_CASE("a survey counts what is filled and what is wrong") {
    const auto mapping = mapper().map(titles({"姓名", "身份证号"}));
    ColumnSurvey survey(
        mapping,
        [](const std::string& target, const Cell& cell) -> std::optional<ErrorCode> {
            if (target == "id_number" && cell.digitsLost) return ErrorCode::BadIdNumber;
            return std::nullopt;
        },
        2);
    Row row;
    for (std::uint32_t i = 1; i <= 5; ++i) {
        row.number = i;
        row.cells.assign(2, Cell());
        row.cells[0].text = i % 2 ? "张三" : "李四";
        row.cells[0].kind = CellKind::Text;
        if (i > 2) {
            row.cells[1].text = "1.30202E+17";
            row.cells[1].kind = CellKind::Number;
            row.cells[1].digitsLost = true;
        }
        survey.add(row);
    }
    CHECK(survey.rows() == 5);
    CHECK(survey.columns()[0].samples == Strings{"张三", "李四"});
    CHECK(survey.columns()[1].empty == 2);
    const auto& finding = survey.columns()[1].findings.at(ErrorCode::BadIdNumber);
    CHECK(finding.count == 3);
    CHECK(finding.firstRow == 3);
    CHECK(finding.example == "1.30202E+17");
}

TEST_CASE("headings in two rows are known again on the next page of a long table") {
    Header header{3, 4, {{0, "序号", ""}, {1, "姓  名", ""}, {2, "楼号", "现住址"}, {3, "单元", "现住址"}}};
    const auto repeated = [&](const Strings& texts) {
        Row row;
        for (const auto& text : texts) row.cells.push_back(text.empty() ? Cell() : textCell(text));
        return header.repeatedBy(row);
    };
    CHECK(repeated({"序号", "姓  名", "现住址", ""}));
    CHECK(repeated({"", "", "楼号", "单元"}));
    CHECK_FALSE(repeated({"1", "姓  名", "现住址", ""}));
    CHECK_FALSE(repeated({"", "", "楼号", ""}));
}

TEST_CASE("headings that are repeated further down hide no row above them") {
    const auto header =
        findHeader({kept(1, {"花名册", "", ""}), kept(2, {"序号", "姓名", "性别情况"}), kept(3, {"1", "甲", "男"}),
                    kept(4, {"序号", "姓名", "性别"}), kept(5, {"2", "乙", "女"})},
                   {{1, 1, 0, 2}}, mapper().score());
    REQUIRE(header);
    CHECK(header->lastRow == 2);
}

TEST_CASE("who filled in the sheet is no heading over its columns") {
    const auto header =
        findHeader({kept(1, {"登记表", "", "", ""}), kept(2, {"填报单位：友谊南里", "", "", "填报日期：2026年2月"}),
                    kept(3, {"序号", "姓名", "性别", "备注"}), kept(4, {"1", "甲", "男", ""})},
                   {{1, 1, 0, 3}, {2, 2, 0, 2}}, mapper().score());
    REQUIRE(header);
    CHECK(fullTitles(*header) == Strings{"序号", "姓名", "性别", "备注"});
}

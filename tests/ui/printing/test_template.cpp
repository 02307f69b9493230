#include "tests/ui/printing/sample.h"

using namespace mulin;
using namespace mulin::ui::printing;
using namespace mulin::ui::printing::test;

namespace {

Result<Document> fill(const char* text, const TemplateData& data = TemplateData::Map()) {
    return fillTemplate(QString::fromUtf8(text), QStringLiteral("t.mustache"), data);
}

/// "line: what" of the refusal.
std::string refusal(const char* text, const TemplateData& data = TemplateData::Map()) {
    const auto document = fill(text, data);
    if (document) return "accepted";
    CHECK(document.error().code == ErrorCode::BadDefinition);
    CHECK(document.error().arg("file") == "t.mustache");
    return document.error().arg("line") + ": " + document.error().arg("what");
}

} // namespace

TEST_CASE("markup becomes a document") {
    const auto document = fill("@page A3 landscape duplex margins=20,25,20,25 body=14\n@footer outer — {page} —\n"
                               "@title 题\n\n@h2 （一）\n正文**粗**尾\n@centre 中\n@grid 3\n@item 姓名 | 张三\n@end\n"
                               "@blanks 2\n@signature 签名\n@fingerprint 指印\n@seal 盖章\n@end\n@space 3\n@break\n"
                               "@chart 受理 | 化解\n@bar #a 邻里 | 1,203 | 2 | 说明\n@end\n@note 注");
    if (!document) FAIL(document.error().detail);
    CHECK(document->paper == Paper::A3);
    CHECK(document->landscape);
    CHECK(document->duplex);
    CHECK(document->margins == QMarginsF(20, 25, 20, 25));
    CHECK(document->style.bodySize == 14);
    REQUIRE(document->footer);
    CHECK(document->footer->outer);
    REQUIRE(document->blocks.size() == 10);
    const auto& paragraph = std::get<Paragraph>(document->blocks[2]);
    REQUIRE(paragraph.runs.size() == 3);
    CHECK(paragraph.runs[1].bold);
    CHECK(!paragraph.runs[2].bold);
    CHECK(std::get<KeyValues>(document->blocks[4]).columns == 3);
    CHECK(std::get<Blanks>(document->blocks[5]).items[2].kind == BlankKind::Seal);
    const auto& chart = std::get<BarChart>(document->blocks[8]);
    CHECK(chart.groups[0].values == std::vector<double>{1203, 2});
    CHECK(chart.groups[0].anchor == QStringLiteral("a"));
}

TEST_CASE("values come out literally") {
    for (const char* nasty :
         {"<b>张三</b>", "&lt;&amp;\"'", "a | b", "**粗**", "[[x|y]]", "@title 假", "#anchor", "两\n行", "\\n",
          "{span 2}甲", "{up}", "{{office}}", "]]", "@end", "=1+1", "王\u200f明·"}) {
        TemplateData data;
        data["name"] = nasty;
        data["figure"] = TemplateData::Figure{nasty, nasty};
        INFO(nasty);
        const auto document = fill("{{name}}\n{{figure}}\n@table 1, 1\n@row {{name}} | {{figure}}\n@end", data);
        if (!document) FAIL(document.error().detail);
        REQUIRE(document->blocks.size() == 3);
        const QString wanted = QString::fromUtf8(nasty);
        const auto& first = std::get<Paragraph>(document->blocks[0]).runs;
        REQUIRE(first.size() == 1);
        CHECK(first[0].text == wanted);
        CHECK(first[0].anchor.isEmpty());
        const auto& second = std::get<Paragraph>(document->blocks[1]).runs;
        REQUIRE(second.size() == 1);
        CHECK(second[0].text == wanted);
        CHECK(second[0].anchor == wanted);
        const auto& table = std::get<Table>(document->blocks[2]);
        REQUIRE(table.rows[0].cells.size() == 2);
        CHECK(table.rows[0].cells[0].runs[0].text == wanted);
        CHECK(table.rows[0].cells[1].runs[0].anchor == wanted);
        CHECK(table.rows[0].anchor.isEmpty());
    }
}

TEST_CASE("sections make rows, columns and choices") {
    TemplateData data;
    data["bands"].append("甲");
    data["bands"].append("乙");
    data["rows"] = TemplateData::List();
    for (int i = 0; i < 3; ++i) {
        TemplateData row;
        row["n"] = i;
        data["rows"].append(row);
    }
    data["none"] = TemplateData::List();
    data["yes"] = true;
    const auto document = fill("@table 2 left{{#bands}}, 1 right{{/bands}}\n@head 号{{#bands}} | {{.}}{{/bands}}\n"
                               "{{#rows}}\n@row {{n}}{{#bands}} | {{.}}{{/bands}}\n{{/rows}}\n@end\n"
                               "{{^none}}没有{{/none}}{{#yes}}是{{/yes}}",
                               data);
    if (!document) FAIL(document.error().detail);
    const auto& table = std::get<Table>(document->blocks[0]);
    CHECK(table.columns.size() == 3);
    CHECK(table.rows.size() == 3);
    CHECK(table.rows[2].cells[0].runs[0].text == QStringLiteral("2"));
    CHECK(std::get<Paragraph>(document->blocks[1]).runs[0].text == QString::fromUtf8("没有是"));
}

TEST_CASE("a mistake in a template is named with its line") {
    TemplateData data;
    data["a"] = "x";
    data["m"]["n"] = "y";
    data["list"].append(TemplateData::Map{{"in", "z"}});
    CHECK(refusal("{{a}}\n\n第三行{{b}}", data) == "3: missing placeholder b");
    CHECK(refusal("{{a}}\n{{m.x}}", data) == "2: missing placeholder m.x");
    CHECK(refusal("{{#list}}\n{{in}}\n{{out}}\n{{/list}}", data) == "3: missing placeholder out");
    CHECK(refusal("{{#gone}}x{{/gone}}", data) == "1: missing placeholder gone");
    CHECK(refusal("{{^gone}}x{{/gone}}", data) == "1: missing placeholder gone");
    CHECK(refusal("{{m}}", data) == "1: not a text: m");
    CHECK(refusal("{{! 两\n行 }}\n{{b}}", data) == "3: missing placeholder b");
    CHECK(refusal("a\n{{a", data) == "2: unclosed placeholder");
    CHECK(refusal("a\n{{#list}}\nb", data) == "2: unclosed section list");
    CHECK(refusal("a\n{{/list}}", data) == "2: unopened section list");
    CHECK(refusal("{{> other}}", data) == "1: bad placeholder {{other}}");
    CHECK(refusal("{{姓名}}", data) == "1: bad placeholder {{姓名}}");
    CHECK(refusal("x\n@tabel 1") == "2: unknown @tabel");
    CHECK(refusal("x\n@table 1, 1\n@row a | b | c\n@end") == "3: 3 cells for 2 columns");
    CHECK(refusal("@table 1 middle\n@end") == "1: bad column 1 middle");
    CHECK(refusal("x\n@table 1\n@row a") == "2: no @end");
    CHECK(refusal("@table 1\n@row {up}a\n@end") == "2: {up} without a head row above");
    CHECK(refusal("@chart a\n@bar b | viele\n@end") == "2: @bar needs numbers");
    CHECK(refusal("@page A5") == "1: unknown word A5");
    CHECK(!fillShipped(QStringLiteral("no-such"), data));
}

TEST_CASE("every name of the monthly report is asked for") {
    REQUIRE(fillShipped(QStringLiteral("monthly"), sampleMonth()));
    for (const char* name :
         {"office", "period", "range", "until", "sealed", "residents", "bands", "moves", "visits", "has_ledgers",
          "ledgers", "comparison", "grids", "total", "has_chart", "chart", "known_at", "digest"}) {
        const TemplateData whole = sampleMonth();
        TemplateData::Map map = std::get<TemplateData::Map>(whole.value());
        map.erase(name);
        INFO(name);
        const auto refused = fillShipped(QStringLiteral("monthly"), TemplateData(map));
        REQUIRE(!refused);
        CHECK(refused.error().arg("what").find(name) != std::string::npos);
    }
    TemplateData data = sampleMonth();
    data["has_ledgers"] = false;
    data["ledgers"] = TemplateData::List();
    data["grids"] = TemplateData::List();
    data["total"]["ledgers"] = TemplateData::List();
    data["has_chart"] = false;
    const auto empty = fillShipped(QStringLiteral("monthly"), data);
    if (!empty) FAIL(empty.error().detail);
    CHECK(plainText(*empty).contains(QString::fromUtf8("本社区尚未建立台账")));
}

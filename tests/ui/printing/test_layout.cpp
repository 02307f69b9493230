#include "tests/ui/printing/sample.h"
#include "ui/printing/painter.h"

#include <QtCore/QThread>

#include <set>

using namespace mulin;
using namespace mulin::ui::printing;
using namespace mulin::ui::printing::test;

namespace {

Runs run(const QString& text) { return {Run{text, false, {}}}; }

/// Bounds in mm of everything darker than half on a rendered page, within `within` (mm).
QRectF inkBounds(const Page& page, const QSizeF& paper, const QRectF& within, double unit = 10) {
    QImage image((paper * unit).toSize(), QImage::Format_Grayscale8);
    image.fill(Qt::white);
    QPainter painter(&image);
    PagePainter().paint(painter, page, unit);
    painter.end();
    int left = INT_MAX, right = -1, top = INT_MAX, bottom = -1;
    for (int y = int(within.top() * unit); y < std::min(image.height(), int(within.bottom() * unit)); ++y) {
        const uchar* line = image.constScanLine(y);
        for (int x = int(within.left() * unit); x < std::min(image.width(), int(within.right() * unit)); ++x)
            if (line[x] < 128) {
                left = std::min(left, x);
                right = std::max(right, x);
                top = std::min(top, y);
                bottom = std::max(bottom, y);
            }
    }
    if (right < 0) return {};
    return QRectF(QPointF(left, top) / unit, QPointF(right + 1, bottom + 1) / unit);
}

QString textOf(const Page& page) {
    QString text;
    for (const TextItem& item : page.texts) {
        for (const Glyph& glyph : item.line.glyphs) text += glyph.text;
        text += QLatin1Char(' ');
    }
    return text;
}

Document tableOf(int rows, int longRow = -1, int length = 0) {
    Document document;
    document.footer = PageLine{QString::fromUtf8("第 {page} 页 共 {pages} 页"), Align::Centre, false, true};
    Table table;
    table.columns = {{1, Align::Left, Align::Centre}, {3, Align::Left, Align::Centre}};
    table.header.push_back({{{run(QString::fromUtf8("序号"))}, {run(QString::fromUtf8("姓名栏"))}}, {}, false});
    for (int i = 0; i < rows; ++i) {
        QString text = QStringLiteral("row%1end").arg(i);
        if (i == longRow) text += QString(length, QChar(0x957F));
        table.rows.push_back({{{run(QString::number(i))}, {run(text)}}, QStringLiteral("r%1").arg(i), false});
    }
    document.blocks.push_back(table);
    return document;
}

} // namespace

TEST_CASE("the official grid, measured on the rendered page") {
    Document document;
    Paragraph paragraph;
    paragraph.indent = 0;
    paragraph.runs = run(QString(28 * 30, QChar(0x56FD)));
    document.blocks.push_back(paragraph);
    const auto pages = layOut(document);
    REQUIRE(pages);
    CHECK(pages->paper == QSizeF(210, 297));
    REQUIRE(pages->pages.size() == 2); // 22 lines and 8
    const QRectF whole(0, 0, 210, 297);
    const QRectF ink = inkBounds(pages->pages[0], pages->paper, whole);
    // 国 does not fill its box: within half a millimetre of the edge, never beyond.
    CHECK(ink.left() >= 28);
    CHECK(ink.left() < 28 + 0.6);
    CHECK(ink.right() <= 210 - 26);
    CHECK(ink.right() > 210 - 26 - 0.6);
    const double air = (225.0 / 22 - 16 * pointToMm) / 2; // a line is centred in its pitch
    CHECK(ink.top() == Approx(37 + air).margin(0.5));
    CHECK(ink.bottom() == Approx(297 - 35 - air).margin(0.5));
    // Lines are a pitch apart, characters 156/28 mm.
    std::set<double> baselines;
    for (const TextItem& item : pages->pages[0].texts) baselines.insert(item.baseline);
    REQUIRE(baselines.size() == 22);
    CHECK((*baselines.rbegin() - *baselines.begin()) / 21 == Approx(225.0 / 22));
    const auto& glyphs = pages->pages[0].texts[0].line.glyphs;
    REQUIRE(glyphs.size() == 28);
    CHECK((glyphs[27].x - glyphs[0].x) / 27 / pointToMm == Approx(15.79).margin(0.01));
    CHECK(inkBounds(pages->pages[1], pages->paper, whole).bottom() == Approx(37 + 8 * 225.0 / 22 - air).margin(0.5));
}

TEST_CASE("paper, orientation and duplex margins") {
    Document document;
    document.paper = Paper::A3;
    document.landscape = true;
    document.duplex = true;
    document.footer = PageLine{QString::fromUtf8("— {page} —"), Align::Centre, true, true};
    document.blocks = {Paragraph{run(QStringLiteral("a"))}, PageBreak{}, Paragraph{run(QStringLiteral("b"))}};
    const auto pages = layOut(document);
    REQUIRE(pages);
    CHECK(pages->paper == QSizeF(420, 297));
    REQUIRE(pages->pages.size() == 2);
    CHECK(pages->pages[0].typeArea.left() == Approx(28));
    CHECK(pages->pages[1].typeArea.left() == Approx(26));
    CHECK(pages->pages[1].typeArea.right() == Approx(420 - 28));
    // The number stands outside: right on odd pages, left on even ones.
    const QRectF foot(0, 270, 420, 27);
    CHECK(inkBounds(pages->pages[0], pages->paper, foot).left() > 300);
    CHECK(inkBounds(pages->pages[1], pages->paper, foot).right() < 100);
    CHECK(textOf(pages->pages[1]).contains(QString::fromUtf8("— 2 —")));
}

TEST_CASE("tables repeat their head and do not split rows") {
    const auto pages = layOut(tableOf(120));
    REQUIRE(pages);
    REQUIRE(pages->pages.size() > 2);
    int rows = 0;
    for (std::size_t p = 0; p < pages->pages.size(); ++p) {
        const Page& page = pages->pages[p];
        const QString text = textOf(page);
        CHECK(text.count(QString::fromUtf8("姓名栏")) == 1);
        CHECK(text.contains(QString::fromUtf8("第 %1 页 共 %2 页").arg(p + 1).arg(pages->pages.size())));
        for (const AnchorArea& area : page.anchors) {
            ++rows;
            CHECK(area.wholeRow);
            CHECK(area.rect.bottom() <= page.typeArea.bottom() + 0.02);
            CHECK(text.contains(QStringLiteral("row%1end ").arg(area.anchor.mid(1))));
        }
        const QRectF ink = inkBounds(page, pages->paper, QRectF(0, 0, 210, 263));
        CHECK(ink.left() == Approx(28).margin(0.3));
        CHECK(ink.right() == Approx(184).margin(0.3));
        CHECK(ink.bottom() <= 262.3);
    }
    CHECK(rows == 120);
    CHECK(pages->pageOf(QStringLiteral("r0")) == 0);
    CHECK(pages->pageOf(QStringLiteral("r119")) == int(pages->pages.size()) - 1);
    CHECK(pages->pageOf(QStringLiteral("x")) == -1);
}

TEST_CASE("a row of several lines moves as a whole; one taller than a page is split") {
    const auto moved = layOut(tableOf(40, 26, 250));
    REQUIRE(moved);
    int parts = 0;
    for (const Page& page : moved->pages)
        for (const AnchorArea& area : page.anchors) parts += area.anchor == QStringLiteral("r26") ? 1 : 0;
    CHECK(parts == 1);

    const auto split = layOut(tableOf(3, 1, 3000));
    REQUIRE(split);
    parts = 0;
    qsizetype characters = 0;
    for (const Page& page : split->pages) {
        for (const AnchorArea& area : page.anchors) {
            parts += area.anchor == QStringLiteral("r1") ? 1 : 0;
            CHECK(area.rect.bottom() <= page.typeArea.bottom() + 0.02);
        }
        characters += textOf(page).count(QChar(0x957F));
        CHECK(textOf(page).count(QString::fromUtf8("姓名栏")) == 1);
    }
    CHECK(parts > 1);
    CHECK(characters == 3000);
}

TEST_CASE("a total never stands alone on the next page") {
    for (int rows = 20; rows < 60; ++rows) {
        Document document = tableOf(rows);
        std::get<Table>(document.blocks[0]).rows.back().bold = true;
        const auto pages = layOut(document);
        REQUIRE(pages);
        CHECK(pages->pageOf(QStringLiteral("r%1").arg(rows - 1)) == pages->pageOf(QStringLiteral("r%1").arg(rows - 2)));
    }
}

TEST_CASE("a joined head cell has no line through it, and wrapped heads are balanced") {
    TemplateData none = TemplateData::Map();
    const auto document =
        fillTemplate(QString::fromUtf8("@table 1, 1, 1\n@head 网格 | {span 2}走访\n@head {up} | 户 | 人\n"
                                       "@row a | 1 | 2\n@end\n@table 1, 3.7, 3.7\n@head 八十岁以上 | b | c\n@end"),
                     QStringLiteral("t"), none);
    REQUIRE(document);
    const auto pages = layOut(*document);
    REQUIRE(pages);
    const Page& page = pages->pages[0];
    double between = 0; // the line under 走访
    for (const TextItem& item : page.texts)
        if (item.line.glyphs[0].text == QString::fromUtf8("走")) between = item.baseline;
    REQUIRE(between > 0);
    const auto crosses = [&](double x) {
        for (const RuleItem& rule : page.rules)
            if (rule.line.dy() == 0 && rule.line.y1() > between && rule.line.y1() < between + 4 &&
                rule.line.x1() <= x && rule.line.x2() >= x)
                return true;
        return false;
    };
    CHECK(!crosses(28 + 26));
    CHECK(crosses(28 + 78));
    for (const TextItem& item : page.texts)
        if (item.line.glyphs[0].text == QString::fromUtf8("八")) CHECK(item.line.glyphs.size() == 3);
}

TEST_CASE("a head of several lines breaks in no number") {
    const QString range = QString::fromUtf8("18—59岁");
    for (int other = 2; other < 90; ++other) {
        Document document;
        Table table;
        for (const double width : {1.0, double(other) / 10})
            table.columns.push_back({width, Align::Left, Align::Centre});
        table.header.push_back({{{run(range)}, {run(QStringLiteral("b"))}}, {}, false});
        table.rows.push_back({{{run(QStringLiteral("1"))}, {run(QStringLiteral("2"))}}, {}, false});
        for (int more = 0; more < other % 8; ++more) {
            table.columns.push_back({1, Align::Left, Align::Centre});
            table.header[0].cells.push_back({run(range)});
        }
        document.blocks.push_back(table);
        const auto pages = layOut(document);
        REQUIRE(pages);
        for (const Page& page : pages->pages) CHECK(!textOf(page).contains(QString::fromUtf8("—  ")));
        for (const Page& page : pages->pages)
            for (const TextItem& item : page.texts) CHECK(item.line.glyphs.back().text != QString::fromUtf8("—"));
    }
}

TEST_CASE("a last page is not left almost empty where lines can move") {
    for (int lines = 20; lines < 70; ++lines) {
        Document document = tableOf(lines);
        document.footer.reset();
        document.blocks.emplace_back(Paragraph{run(QStringLiteral("end"))});
        const auto loose = layOut(document);
        document.noOrphan = true;
        const auto pages = layOut(document);
        REQUIRE((loose && pages));
        CHECK(pages->pages.size() <= loose->pages.size());
        INFO(lines);
        double lowest = 0;
        for (const TextItem& text : pages->pages.back().texts) lowest = std::max(lowest, text.baseline);
        const QRectF& area = pages->pages.back().typeArea;
        CHECK((pages->pages.size() == 1 || (lowest - area.top()) / area.height() > 0.15));
    }
}

TEST_CASE("a heading never stands alone at the foot of a page") {
    for (int lines = 10; lines < 24; ++lines) {
        Document document;
        for (int i = 0; i < lines; ++i) document.blocks.push_back(Paragraph{run(QStringLiteral("x"))});
        document.blocks.push_back(Heading{1, run(QString::fromUtf8("标题字"))});
        document.blocks.push_back(std::get<Table>(tableOf(5).blocks[0]));
        const auto pages = layOut(document);
        REQUIRE(pages);
        for (const Page& page : pages->pages)
            if (textOf(page).contains(QString::fromUtf8("标题字")))
                CHECK(textOf(page).contains(QStringLiteral("row0end")));
    }
}

TEST_CASE("a figure is found where it is painted, and wins over its row") {
    const auto document = fillShipped(QStringLiteral("monthly"), sampleMonth());
    REQUIRE(document);
    const auto pages = layOut(*document);
    REQUIRE(pages);
    int found = 0;
    for (const Page& page : pages->pages)
        for (const AnchorArea& area : page.anchors)
            if (!area.wholeRow) {
                ++found;
                CHECK(anchorAt(page, area.rect.center()) == area.anchor);
                CHECK(page.typeArea.adjusted(-0.1, -0.1, 0.1, 0.1).contains(area.rect));
            }
    CHECK(found > 100);
    CHECK(anchorAt(pages->pages[0], QPointF(1, 1)).isEmpty());
    Document nested = tableOf(1);
    std::get<Table>(nested.blocks[0]).rows[0].cells[0].runs[0].anchor = QStringLiteral("cell");
    const auto set = layOut(nested);
    REQUIRE(set);
    for (const AnchorArea& area : set->pages[0].anchors)
        CHECK(anchorAt(set->pages[0], area.rect.center()) ==
              (area.wholeRow ? QStringLiteral("r0") : QStringLiteral("cell")));
}

TEST_CASE("bars stay apart in grey print") {
    Document document;
    BarChart chart;
    for (const char* name : {"a", "b", "c", "d"}) chart.series.push_back(QString::fromLatin1(name));
    chart.groups = {{QString::fromUtf8("邻里"), {4, 4, 4, 4}, {}, {}},
                    {QString::fromUtf8("物业"), {2, 1, 0, 3}, {}, {}}};
    document.blocks.push_back(chart);
    const auto pages = layOut(document);
    REQUIRE(pages);
    const Page& page = pages->pages[0];
    REQUIRE(page.boxes.size() == 7 + 4); // a bar of nothing is not painted; four in the legend
    CHECK(page.boxes[4].rect.width() == Approx(page.boxes[0].rect.width() / 2));
    QImage image(2100, 2970, QImage::Format_Grayscale8);
    image.fill(Qt::white);
    QPainter painter(&image);
    PagePainter().paint(painter, page, 10);
    painter.end();
    std::vector<double> greys;
    for (int i = 0; i < 4; ++i) {
        const QRect rect =
            QRectF(page.boxes[std::size_t(i)].rect.topLeft() * 10, page.boxes[std::size_t(i)].rect.size() * 10)
                .toRect()
                .adjusted(5, 5, -5, -5);
        double sum = 0;
        for (int y = rect.top(); y < rect.bottom(); ++y)
            for (int x = rect.left(); x < rect.right(); ++x) sum += qGray(image.pixel(x, y));
        greys.push_back(sum / rect.width() / rect.height());
    }
    for (std::size_t i = 0; i < 4; ++i)
        for (std::size_t k = 0; k < i; ++k) {
            // The hatched bar is told by its lines, whatever its mean.
            if (i != 2 && k != 2) CHECK(std::abs(greys[i] - greys[k]) > 35);
        }
}

TEST_CASE("documents that cannot be set are refused") {
    Document document;
    document.margins = QMarginsF(100, 10, 100, 10);
    CHECK(!layOut(document));
    document = tableOf(1);
    std::get<Table>(document.blocks[0]).columns.clear();
    CHECK(!layOut(document));
    document = tableOf(1);
    std::get<Table>(document.blocks[0]).rows[0].cells.resize(3);
    const auto refused = layOut(document);
    REQUIRE(!refused);
    CHECK(refused.error().arg("argument") == "cells");
    // An empty document is one empty page.
    const auto empty = layOut(Document{});
    REQUIRE(empty);
    CHECK(empty->pages.size() == 1);
    // A head taller than the page comes once, as ordinary rows.
    document = tableOf(3);
    std::get<Table>(document.blocks[0]).header[0].cells[1].runs[0].text = QString(3000, QChar(0x957F));
    const auto tall = layOut(document);
    REQUIRE(tall);
    CHECK(tall->pages.size() < 12);
}

TEST_CASE("pages laid out in a working thread are painted here") {
    std::optional<Pages> pages;
    QThread* worker = QThread::create([&] {
        const auto document = fillShipped(QStringLiteral("monthly"), sampleMonth(40));
        if (!document) return;
        auto set = layOut(*document);
        if (set) pages = *std::move(set);
    });
    worker->start();
    REQUIRE(worker->wait(60000));
    delete worker;
    REQUIRE(pages);
    CHECK(!inkBounds(pages->pages[0], pages->paper, QRectF(0, 0, 210, 297), 4).isEmpty());
}

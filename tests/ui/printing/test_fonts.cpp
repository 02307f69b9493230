#include "ui/printing/font_list.h"

#include "ui/printing/layout.h"
#include "ui/printing/template.h"
#include "ui/widgets/label.h"

#include <catch2/catch.hpp>

#include <QtWidgets/QLabel>

using namespace mulin::ui;
using namespace mulin::ui::printing;

TEST_CASE("every role says what it is printed in, and what to install where that is a stand-in") {
    const auto lines = fontLines();
    REQUIRE(lines.size() == 6); // five of official documents, and the screen
    for (const FontLine& line : lines) {
        INFO(line.role.toStdString());
        CHECK_FALSE(line.role.isEmpty());
        CHECK_FALSE(line.used.isEmpty());
        CHECK(line.fallback() == !line.licence.isEmpty());
    }
    FontList list;
    QString all;
    for (const auto* label : list.findChildren<QLabel*>()) all += label->text() + QLatin1Char('\n');
    for (const FontLine& line : lines) CHECK(all.contains(line.used));
}

TEST_CASE("a grid leaves a frame for a photo, and what follows stands below it") {
    const QString text = QStringLiteral("@grid 2 photo 照片\n@item a | 1\n@item b | 2\n@end\n@left after\n");
    const auto document = fillTemplate(text, QStringLiteral("t"), {});
    REQUIRE(document);
    const auto pages = layOut(*document);
    REQUIRE(pages);
    const Page& page = pages->pages.front();
    REQUIRE(page.boxes.size() == 1);
    const QRectF frame = page.boxes.front().rect;
    CHECK(frame.right() == Approx(page.typeArea.right()));
    for (const RuleItem& rule : page.rules) CHECK(rule.line.x2() < frame.left());
    double lowest = 0;
    for (const TextItem& item : page.texts) lowest = std::max(lowest, item.baseline);
    CHECK(lowest > frame.bottom());
    CHECK_FALSE(fillTemplate(QStringLiteral("@grid 2 picture x\n@end\n"), QStringLiteral("t"), {}));
}

TEST_CASE("the official grid by its word in a template: 22 lines of 28 characters at 15.79 points") {
    const QString text =
        QStringLiteral("@page A4 official\n@left ") + QString(28 * 23, QChar(0x56FD)) + QLatin1Char('\n');
    const auto document = fillTemplate(text, QStringLiteral("t"), {});
    REQUIRE(document);
    const auto pages = layOut(*document);
    REQUIRE(pages);
    REQUIRE(pages->pages.size() == 2);
    const Page& page = pages->pages.front();
    CHECK(page.typeArea.width() == Approx(156));
    CHECK(page.typeArea.height() == Approx(225));
    std::size_t glyphs = 0;
    double left = 1000, right = 0;
    std::vector<double> baselines;
    for (const TextItem& item : page.texts) {
        glyphs += item.line.glyphs.size();
        if (baselines.empty() || baselines.back() != item.baseline) baselines.push_back(item.baseline);
        left = std::min(left, item.x + item.line.glyphs.front().x);
        right = std::max(right, item.x + item.line.glyphs.back().x);
    }
    CHECK(glyphs == 22 * 28);
    CHECK(baselines.size() == 22);
    CHECK((right - left) / 27 / pointToMm == Approx(15.79).margin(0.01));
}

#include "ui/look/icons.h"
#include "ui/look/theme.h"
#include "ui/look/tokens.h"

#include <catch2/catch.hpp>

#include <QtCore/QDir>
#include <QtCore/QDirIterator>
#include <QtCore/QFile>
#include <QtCore/QRegularExpression>
#include <QtCore/QSet>
#include <QtGui/QFontMetrics>
#include <QtGui/QPainter>
#include <QtGui/QPalette>
#include <QtWidgets/QApplication>

using namespace mulin::ui;

namespace {

const Theme themes[] = {Theme::Light, Theme::Dark, Theme::Contrast};
const Colour surfaces[] = {Colour::Bg, Colour::Raised, Colour::Sunken, Colour::AccentSoft, Colour::Hover, Colour::Tag};

double worst(const Tokens& t, Colour words, std::initializer_list<Colour> on) {
    double least = 21;
    for (const Colour surface : on) least = std::min(least, contrast(t[words], t[surface]));
    return least;
}

} // namespace

TEST_CASE("contrast is that of WCAG") {
    CHECK(contrast(Qt::black, Qt::white) == Approx(21.0));
    CHECK(contrast(Qt::white, Qt::black) == Approx(21.0));
    CHECK(contrast(QColor(0x77, 0x77, 0x77), Qt::white) == Approx(4.48).margin(0.01));
    CHECK(contrast(Qt::red, Qt::red) == Approx(1.0));
}

TEST_CASE("text reaches 7:1 on every surface it stands on") {
    for (const Theme theme : themes) {
        const Tokens t = makeTokens(theme);
        for (const Colour surface : surfaces) {
            INFO(int(theme) << " on " << int(surface));
            CHECK(contrast(t[Colour::Text], t[surface]) >= 7.0);
        }
        CHECK(contrast(t[Colour::Text], t[Colour::Mark]) >= 7.0);
        CHECK(contrast(t[Colour::PaperText], t[Colour::Paper]) >= 7.0);
    }
}

TEST_CASE("secondary text, links and states reach 4.5:1, on selected rows and on their own soft area too") {
    for (const Theme theme : themes) {
        const Tokens t = makeTokens(theme);
        INFO(int(theme));
        const auto rows = {Colour::Bg, Colour::Raised, Colour::AccentSoft, Colour::Hover};
        for (const Colour words : {Colour::Text2, Colour::Accent, Colour::Due, Colour::Overdue, Colour::Done}) {
            INFO(int(words));
            CHECK(worst(t, words, rows) >= 4.5);
        }
        CHECK(worst(t, Colour::Due, {Colour::DueSoft}) >= 4.5);
        CHECK(worst(t, Colour::Overdue, {Colour::OverdueSoft}) >= 4.5);
        CHECK(worst(t, Colour::Done, {Colour::DoneSoft}) >= 4.5);
        CHECK(worst(t, Colour::OnAccent, {Colour::Accent, Colour::AccentHover}) >= 4.5);
        CHECK(worst(t, Colour::Field, {Colour::Raised}) >= 3.0);
    }
}

TEST_CASE("charts stay apart in grey and from the page") {
    for (const Theme theme : themes) {
        const Tokens t = makeTokens(theme);
        QSet<int> greys;
        for (int i = int(Colour::Chart1); i <= int(Colour::Chart8); ++i) {
            const QColor hue = t[Colour(i)];
            CHECK(contrast(hue, t[Colour::Raised]) >= 1.9);
            greys.insert(qGray(hue.rgb()));
        }
        CHECK(greys.size() >= 6);
        CHECK(contrast(t[Colour::Chart1], t[Colour::Chart1Soft]) >= 2.0);
    }
}

TEST_CASE("larger text makes rows and targets larger, never smaller than 32") {
    const Sizes normal = makeTokens(Theme::Light).px;
    const Sizes large = makeTokens(Theme::Light, TextSize::Large).px;
    const Sizes largest = makeTokens(Theme::Light, TextSize::Largest).px;
    CHECK(normal.base == 14);
    CHECK(large.base == 16);
    CHECK(largest.base == 18);
    for (const Sizes& px : {normal, large, largest}) {
        CHECK(px.control >= 32);
        CHECK(px.rowCompact >= 32);
        CHECK(px.row > px.control - 1);
        CHECK(px.caption >= 12);
        CHECK(px.row >= px.base * 2);
    }
    CHECK(normal.row == 36);
    CHECK(large.row < largest.row);
}

TEST_CASE("the palette and the style sheet follow the tokens") {
    for (const Theme theme : themes) {
        const Tokens t = makeTokens(theme, TextSize::Large);
        const QPalette palette = paletteOf(t);
        CHECK(palette.color(QPalette::Window) == t[Colour::Bg]);
        CHECK(palette.color(QPalette::Base) == t[Colour::Raised]);
        CHECK(palette.color(QPalette::Highlight) == t[Colour::AccentSoft]);
        CHECK(palette.color(QPalette::Inactive, QPalette::Highlight) == t[Colour::AccentSoft]);
        CHECK(palette.color(QPalette::Disabled, QPalette::Text) == t[Colour::Disabled]);
        const QString sheet = styleSheetOf(t);
        CHECK_FALSE(sheet.contains(QLatin1Char('%')));
        CHECK(sheet.contains(t[Colour::Text2].name()));
        CHECK(sheet.contains(QStringLiteral("font-size: %1px").arg(t.px.caption)));
    }
}

TEST_CASE("no colour is written anywhere but in the tokens") {
    const QDir ui(QStringLiteral(MULIN_SOURCE_DIR "/ui"));
    QDirIterator files(ui.path(), {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files,
                       QDirIterator::Subdirectories);
    const QRegularExpression hex(QStringLiteral("\"#[0-9a-fA-F]{6}\"|QColor\\((0x)?[0-9]+|0xFF[0-9A-F]{6}"));
    int read = 0;
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.fileName().endsWith(QStringLiteral("look/tokens.cpp")) ||
            file.fileName().contains(QStringLiteral("/printing/"))) {
            continue;
        }
        REQUIRE(file.open(QIODevice::ReadOnly));
        ++read;
        INFO(file.fileName().toStdString());
        CHECK_FALSE(hex.match(QString::fromUtf8(file.readAll())).hasMatch());
    }
    CHECK(read > 10);
}

TEST_CASE("icons take the colour of their role, at any scale") {
    apply(*qApp, Theme::Light);
    CHECK(hasIcon(QStringLiteral("home")));
    CHECK_FALSE(hasIcon(QStringLiteral("no such icon")));
    CHECK(icon(QString()).isNull());
    for (const int side : {16, 20, 40}) {
        const QImage image = icon(QStringLiteral("plus"), Colour::Accent).pixmap(side, side).toImage();
        CHECK(image.width() == side);
        const QColor middle = image.pixelColor(side / 2, side / 2);
        CHECK(middle.alpha() > 100);
        CHECK(std::abs(middle.green() - colour(Colour::Accent).green()) < 12);
    }
    const QImage off = icon(QStringLiteral("plus")).pixmap({20, 20}, QIcon::Disabled).toImage();
    CHECK(std::abs(off.pixelColor(10, 10).red() - colour(Colour::Disabled).red()) < 12);
    apply(*qApp, Theme::Dark);
    const QImage dark = icon(QStringLiteral("plus"), Colour::Accent).pixmap(20, 20).toImage();
    CHECK(std::abs(dark.pixelColor(10, 10).green() - colour(Colour::Accent).green()) < 12);
    apply(*qApp, Theme::Light);
}

TEST_CASE("every icon is drawn in the manner of the set") {
    const QDir folder(QStringLiteral(":/icons"));
    const QStringList files = folder.entryList({QStringLiteral("*.svg")}, QDir::Files);
    CHECK(files.size() >= 60);
    for (const QString& name : files) {
        INFO(name.toStdString());
        QFile file(folder.filePath(name));
        REQUIRE(file.open(QIODevice::ReadOnly));
        const QByteArray svg = file.readAll();
        CHECK(svg.contains("viewBox=\"0 0 20 20\""));
        CHECK(svg.contains("stroke-width=\"1.5\""));
        const QImage image = icon(name.chopped(4), Colour::Text).pixmap(40, 40).toImage();
        int painted = 0;
        for (int y = 0; y < 40; ++y) {
            for (int x = 0; x < 40; ++x) painted += image.pixelColor(x, y).alpha() > 60 ? 1 : 0;
        }
        CHECK(painted > 12);
        CHECK(painted < 900);
        // Nothing may touch the border of the box.
        for (int i = 0; i < 40; ++i) {
            CHECK(image.pixelColor(i, 0).alpha() < 60);
            CHECK(image.pixelColor(i, 39).alpha() < 60);
            CHECK(image.pixelColor(0, i).alpha() < 60);
            CHECK(image.pixelColor(39, i).alpha() < 60);
        }
    }
}

TEST_CASE("figures are tabular") {
    apply(*qApp, Theme::Light);
    for (const Weight weight : {Weight::Regular, Weight::Bold}) {
        const QFontMetrics metrics(baseFont(weight));
        const int width = metrics.horizontalAdvance(QLatin1Char('0'));
        for (char digit = '1'; digit <= '9'; ++digit) CHECK(metrics.horizontalAdvance(QLatin1Char(digit)) == width);
    }
}

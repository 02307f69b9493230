#include "ui/printing/typesetter.h"

using namespace mulin::ui::printing;

namespace {

QString textOf(const Line& line) {
    QString text;
    for (const GlyphLine& part : line.parts)
        for (const Glyph& glyph : part.glyphs) text += glyph.text;
    return text;
}

TextStyle plain(double size = 16) {
    TextStyle style;
    style.size = size;
    return style;
}

Runs run(const char* text) { return {Run{QString::fromUtf8(text), false, {}}}; }

} // namespace

TEST_CASE("lines break by the rules of Chinese typesetting") {
    Typesetter type;
    const double em = 16 * pointToMm;
    SECTION("no closing mark starts a line, no opening mark ends one") {
        const QString text = QString::fromUtf8(
            "今天，（明天）。“昨天”、《后天》；大后天：好！吗？〔2026〕号——是……的，二〇二六年，93.2%。");
        QString widths;
        for (int characters = 3; characters < 20; ++characters) {
            const auto lines = type.set({Run{text, false, {}}}, plain(), characters * em);
            QString all;
            for (const Line& line : lines) {
                const auto set = textOf(line).toUcs4();
                REQUIRE(!set.empty());
                INFO(characters << ": " << textOf(line).toStdString());
                CHECK(!neverStartsLine(set.first()));
                CHECK(!neverEndsLine(set.last()));
                CHECK(line.width <= characters * em + 0.02);
                all += textOf(line);
            }
            CHECK(all == text);
        }
    }
    SECTION("dashes, dots, numbers and words stay whole") {
        for (int characters = 4; characters < 12; ++characters)
            for (const Line& line : type.set(run("他说——是的……共12,345元Mulin好"), plain(), characters * em)) {
                const QString text = textOf(line);
                CHECK(text.count(QChar(0x2014)) % 2 == 0);
                CHECK(text.count(QChar(0x2026)) % 2 == 0);
                CHECK(text.contains(QStringLiteral("12,345")) == text.contains(QLatin1Char('1')));
                CHECK(text.contains(QStringLiteral("Mulin")) == text.contains(QLatin1Char('M')));
            }
        // Also where the number goes on after a second comma, and where a range has one dash.
        for (int characters = 7; characters < 14; ++characters)
            for (const Line& line : type.set(run("共1,234,567人，−1,234,567人，65—79岁"), plain(), characters * em)) {
                QString text = textOf(line);
                text.remove(QString::fromUtf8("−1,234,567"))
                    .remove(QStringLiteral("1,234,567"))
                    .remove(QString::fromUtf8("65—79"));
                CHECK_FALSE(text.contains(QRegularExpression(QStringLiteral("[0-9\u2212\u2014]"))));
            }
    }
    SECTION("a word wider than the line is cut, nothing is lost") {
        const auto lines = type.set(run("HTTPEXAMPLEORGAVERYLONGWORDINDEED"), plain(), 20);
        CHECK(lines.size() > 2);
        QString all;
        for (const Line& line : lines) {
            CHECK(line.width <= 20.02);
            all += textOf(line);
        }
        CHECK(all == QStringLiteral("HTTPEXAMPLEORGAVERYLONGWORDINDEED"));
        CHECK(type.set(run("国"), plain(), 1).size() == 1);
        CHECK(type.set(run("国家"), plain(), 1).size() == 2);
    }
    SECTION("the first line is indented by two characters, and only it") {
        TextStyle style = plain();
        style.indent = 2;
        const auto lines = type.set(run("一二三四五六七八九十一二三四五六七八九十"), style, 10 * em);
        REQUIRE(lines.size() == 3);
        CHECK(lines[0].left == Approx(2 * em));
        CHECK(textOf(lines[0]).size() == 8);
        CHECK(lines[1].left == 0);
        CHECK(textOf(lines[1]).size() == 10);
    }
    SECTION("justified lines end at the edge, the last one does not") {
        TextStyle style = plain();
        style.align = Align::Justify;
        const auto lines = type.set(run("一二三四五六七，八九十abc一二三四五六七八九十"), style, 7.5 * em);
        REQUIRE(lines.size() > 2);
        for (std::size_t i = 0; i + 1 < lines.size(); ++i) CHECK(lines[i].width == Approx(7.5 * em).margin(0.01));
        CHECK(lines.back().width < 7 * em);
    }
    SECTION("centre and right") {
        TextStyle style = plain();
        style.align = Align::Centre;
        CHECK(type.set(run("二字"), style, 10 * em)[0].left == Approx(4 * em));
        style.align = Align::Right;
        CHECK(type.set(run("二字"), style, 10 * em)[0].left == Approx(8 * em));
    }
    SECTION("twenty-eight characters fill the official line") {
        TextStyle style = plain();
        style.characterPitch = 156.0 / 28;
        const auto lines = type.set({Run{QString(29, QChar(0x56FD)), false, {}}}, style, 156);
        REQUIRE(lines.size() == 2);
        CHECK(textOf(lines[0]).size() == 28);
        CHECK(lines[0].width == Approx(156));
    }
    SECTION("line breaks of the text and empty text") {
        CHECK(type.set(run("一\n二\n"), plain(), 100).size() == 3);
        CHECK(type.set({}, plain(), 100).size() == 1);
        CHECK(type.set(run(""), plain(), 100).size() == 1);
    }
}

TEST_CASE("figures know where they stand on the line") {
    Typesetter type;
    const Runs runs{{QString::fromUtf8("共"), false, {}},
                    {QStringLiteral("171"), false, QStringLiteral("visits")},
                    {QString::fromUtf8("户"), false, {}}};
    const auto lines = type.set(runs, plain(), 100);
    REQUIRE(lines[0].anchors.size() == 1);
    CHECK(lines[0].anchors[0].anchor == QStringLiteral("visits"));
    CHECK(lines[0].anchors[0].left == Approx(16 * pointToMm));
    CHECK(lines[0].anchors[0].right < lines[0].width - 5);
}

TEST_CASE("odd names are set as they are") {
    Typesetter type;
    // Right-to-left mark, combining accent, minority name, rare ideographs, HTML, 60 characters.
    for (const char* name : {"王\u200f明", "e\u0301", "阿依努尔·麦麦提", "𠮷野䶮", "<b>张&amp;三</b>", "محمد",
                             "长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长"
                             "长长长长长长长长长长长长长长长长"}) {
        const auto lines = type.set(run(name), plain(12), 40);
        INFO(name);
        CHECK(!lines.empty());
        QString all;
        for (const Line& line : lines) all += textOf(line);
        CHECK(all.remove(QChar(0x200F)) == QString::fromUtf8(name).remove(QChar(0x200F)));
    }
    CHECK(type.missing().contains(U'\U0010FFFD') == false);
    type.set({Run{QString::fromUcs4(U"\U00013000", 1), false, {}}}, plain(), 40);
    CHECK(type.missing().contains(U'\U00013000'));
}

TEST_CASE("every role has a face, and the report says which") {
    const auto report = fontReport();
    REQUIRE(report.size() == 5);
    for (const FontUse& use : report) {
        CHECK(!use.wanted.isEmpty());
        CHECK(!use.used.isEmpty());
        CHECK(wantedFamilies(use.role).size() > 3);
    }
}

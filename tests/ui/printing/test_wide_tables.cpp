// No number of a report ever breaks, however large the office and however many its grids.
#include "core/reports/monthly.h"
#include "tests/support/temp_office.h"
#include "tests/ui/printing/sample.h"
#include "ui/printing/layout.h"
#include "ui/printing/monthly_document.h"
#include "ui/printing/pdf.h"

#include <catch2/catch.hpp>

#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtCore/QStandardPaths>

#include <map>

using namespace mulin;
using namespace mulin::ui::printing;
using namespace mulin::ui::printing::test;
using mulin::test::must;
using mulin::test::TempOffice;

namespace {

/// The report of an office without records, with figures as large as `total` over invented grids and ledgers.
reports::MonthlyReport invented(int grids, std::int64_t total, int ledgers) {
    TempOffice office;
    reports::MonthlyReport report = must(
        reports::monthly(office.reader(), office.tables(), office.office->catalogue(), office.access(), {2026, 10}));
    report.grids.clear();
    for (int i = 1; i <= grids; ++i) {
        std::string code = std::to_string(1000 + i);
        report.grids.push_back({"130202002018" + code.substr(1), "第" + std::to_string(i) + "网格", {}});
    }
    const std::vector<std::string> shipped = report.ledgers;
    for (int i = int(shipped.size()); i < ledgers; ++i) {
        const std::string name = "ledger.extra" + std::to_string(i);
        report.ledgers.push_back(name.substr(7));
        for (const char* part : {".entered", ".left", ".members"}) {
            reports::Figure figure = report.at("ledger." + shipped.front() + part);
            figure.id = name + part;
            report.figures.push_back(figure);
        }
    }
    std::int64_t step = 0;
    for (reports::Figure& figure : report.figures) {
        ++step;
        figure.now.value = total - step * 7;
        figure.before.value = total / 2 + step;
        figure.grids.assign(std::size_t(grids), {});
        figure.gridsBefore.assign(std::size_t(grids), {});
        for (std::size_t i = 0; i < std::size_t(grids); ++i) {
            figure.grids[i].value = total - step * 1013 - std::int64_t(i) * 17;
            figure.gridsBefore[i].value = total - step * 1019 - std::int64_t(i) * 19;
        }
    }
    return report;
}

QString printed(std::int64_t number) {
    QString digits = QString::number(number < 0 ? -number : number);
    for (qsizetype at = digits.size() - 3; at > 0; at -= 3) digits.insert(at, QLatin1Char(','));
    return digits;
}

/// Number → how often, of the numbers of a text with three digits and more.
std::map<QString, int> numbersOf(const QString& text) {
    std::map<QString, int> found;
    static const QRegularExpression number(QStringLiteral("\\d[\\d,]*"));
    for (auto at = number.globalMatch(text); at.hasNext();) ++found[at.next().captured()];
    return found;
}

} // namespace

TEST_CASE("figures of the monthly report are whole in the text taken out of its PDF") {
    if (QStandardPaths::findExecutable(QStringLiteral("pdftotext")).isEmpty()) {
        WARN("SKIPPED: pdftotext (poppler-utils) is not installed");
        return;
    }
    const int grids = GENERATE(4, 12, 30, 60);
    const std::int64_t total = GENERATE(60'000, 1'234'567);
    const int ledgers = grids == 12 ? 9 : 2;
    CAPTURE(grids, total, ledgers);
    const reports::MonthlyReport report = invented(grids, total, ledgers);
    const auto document = must(monthlyDocument(report, {*Date::fromIso("2026-11-02"), 0}));
    const auto pages = must(layOut(document));
    CHECK(pages.missing.empty());
    for (const Page& page : pages.pages)
        for (const RuleItem& rule : page.rules) {
            CHECK(rule.line.x2() <= page.typeArea.right() + 0.05);
            CHECK(rule.line.y2() <= page.typeArea.bottom() + 0.05);
        }
    const QString path =
        QCoreApplication::applicationDirPath() + QStringLiteral("/monthly-%1-%2.pdf").arg(grids).arg(total);
    REQUIRE(writePdf(security::Disclosure::nothingStored(), pages, path));
    QProcess process;
    process.start(QStringLiteral("pdftotext"),
                  {QStringLiteral("-raw"), QStringLiteral("-enc"), QStringLiteral("UTF-8"), path, QStringLiteral("-")});
    REQUIRE(process.waitForFinished());
    const QString text = QString::fromUtf8(process.readAllStandardOutput());
    const auto found = numbersOf(text);
    std::map<QString, int> wanted;
    for (const reports::Figure& figure : report.figures) {
        const bool band = figure.denominator.has_value();
        const bool members = QString::fromStdString(figure.id).endsWith(QLatin1String(".members"));
        ++wanted[printed(figure.value())];
        const bool whole = members || figure.id == "births" || figure.id == "deaths"; // not told by grid
        if (!whole)
            for (const reports::Amount& amount : figure.grids) ++wanted[printed(amount.value)];
        if (!band) ++wanted[printed(figure.before.value)];
    }
    for (const auto& [number, times] : wanted) {
        CAPTURE(number.toStdString());
        const auto at = found.find(number);
        REQUIRE(at != found.end());
        CHECK(at->second >= times);
    }
}

TEST_CASE("columns follow their numbers, then the type gets smaller, then the columns come in parts") {
    const auto set = [](int columns, const QString& number) {
        QString text = QStringLiteral("@table {10.5pt} 3 left");
        QString head = QStringLiteral("@head a");
        QString row = QStringLiteral("@row b");
        for (int i = 0; i < columns; ++i) {
            text += QStringLiteral(", 2 right");
            head += QStringLiteral(" | h%1").arg(i);
            row += QStringLiteral(" | ") + number;
        }
        const TemplateData none = TemplateData::Map();
        const auto document = must(fillTemplate(text + QStringLiteral("\n@caption cap\n") + head + QLatin1Char('\n') +
                                                    row + QStringLiteral("\n@end"),
                                                QStringLiteral("t"), none));
        return must(layOut(document));
    };
    struct Seen {
        int numbers = 0; ///< whole ones
        int captions = 0;
        int further = 0;
        int names = 0;
        double smallest = 1e9; ///< mm
    };
    const auto seen = [](const Pages& pages, const QString& number) {
        Seen all;
        for (const Page& page : pages.pages)
            for (const TextItem& item : page.texts) {
                QString text;
                for (const Glyph& glyph : item.line.glyphs) text += glyph.text;
                all.numbers += text == number;
                all.captions += text.startsWith(QLatin1String("cap"));
                all.further += text.contains(QChar(0x7EED)); // 续
                all.names += text == QLatin1String("b");
                all.smallest = std::min(all.smallest, item.line.size);
            }
        return all;
    };
    const Seen plain = seen(set(6, QStringLiteral("12")), QStringLiteral("12"));
    CHECK(plain.numbers == 6);
    CHECK(plain.smallest == Approx(10.5 * pointToMm));
    const Seen smaller = seen(set(11, QStringLiteral("123,456")), QStringLiteral("123,456"));
    CHECK(smaller.numbers == 11);
    CHECK(smaller.captions == 1);
    CHECK(smaller.smallest < 10 * pointToMm);
    CHECK(smaller.smallest >= 8 * pointToMm - 1e-6);
    const Seen parts = seen(set(40, QStringLiteral("1,234,567")), QStringLiteral("1,234,567"));
    CHECK(parts.numbers == 40);
    CHECK(parts.captions > 3);
    CHECK(parts.further == parts.captions - 1);
    CHECK(parts.names == parts.captions); // each part with the first column
    CHECK(parts.smallest >= 9 * pointToMm - 1e-6);
}

TEST_CASE("what one head cell joins stays together where it can") {
    const TemplateData none = TemplateData::Map();
    QString text = QStringLiteral("@table 3 left");
    QString head = QStringLiteral("@head a");
    QString under = QStringLiteral("@head {up}");
    QString row = QStringLiteral("@row b");
    for (int i = 0; i < 12; ++i) {
        text += QStringLiteral(", 2 right, 2 right");
        head += QStringLiteral(" | {span 2}J%1").arg(i);
        under += QStringLiteral(" | L%1 | R%1").arg(i);
        row += QStringLiteral(" | 1,234,567 | 7,654,321");
    }
    const auto document = must(fillTemplate(text + QLatin1Char('\n') + head + QLatin1Char('\n') + under +
                                                QLatin1Char('\n') + row + QStringLiteral("\n@end"),
                                            QStringLiteral("t"), none));
    const Pages pages = must(layOut(document));
    std::map<QString, double> heights;
    for (std::size_t p = 0; p < pages.pages.size(); ++p)
        for (const TextItem& item : pages.pages[p].texts) {
            QString words;
            for (const Glyph& glyph : item.line.glyphs) words += glyph.text;
            CHECK((!words.startsWith(QLatin1Char('J')) || heights.count(words) == 0));
            heights[words] = double(p) * 1000 + item.baseline;
        }
    for (int i = 0; i < 12; ++i)
        CHECK(heights.at(QStringLiteral("L%1").arg(i)) == Approx(heights.at(QStringLiteral("R%1").arg(i))));
}

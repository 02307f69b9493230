#include "tests/ui/printing/sample.h"
#include "ui/printing/pdf.h"

#include <QtCore/QBuffer>
#include <QtCore/QProcess>
#include <QtCore/QStandardPaths>
#include <QtCore/QStringDecoder>
#include <QtCore/QTemporaryDir>
#include <QtGui/QPdfWriter>

using namespace mulin;
using namespace mulin::ui::printing;
using namespace mulin::ui::printing::test;

namespace {

QString withoutSpace(const QString& text) {
    QString out;
    for (const QChar c : text)
        if (!c.isSpace() && c.unicode() != 0x0C) out += c;
    return out;
}

bool havePdftotext() {
    if (!QStandardPaths::findExecutable(QStringLiteral("pdftotext")).isEmpty()) return true;
    WARN("SKIPPED: pdftotext (poppler-utils) is not installed");
    return false;
}

QString taken(const QByteArray& pdf) {
    QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("a.pdf"));
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(pdf);
    file.close();
    QProcess process;
    process.start(QStringLiteral("pdftotext"),
                  {QStringLiteral("-raw"), QStringLiteral("-enc"), QStringLiteral("UTF-8"), path, QStringLiteral("-")});
    REQUIRE(process.waitForFinished());
    CHECK(process.readAllStandardError() == QByteArray());
    REQUIRE(process.exitCode() == 0);
    return QString::fromUtf8(process.readAllStandardOutput());
}

Document textDocument(const QString& text, FontRole role = FontRole::Body) {
    Document document;
    Paragraph paragraph;
    paragraph.runs = {Run{text, false, {}}};
    paragraph.role = role;
    document.blocks.push_back(paragraph);
    return document;
}

QByteArray pdfOfText(const QString& text, FontRole role = FontRole::Body) {
    const auto pages = layOut(textDocument(text, role));
    REQUIRE(pages);
    NoProgress progress;
    const auto pdf = pdfOf(security::Disclosure::nothingStored(), *pages, {}, progress);
    REQUIRE(pdf);
    return *pdf;
}

/// Rows 16 to 55 of GB 2312, its 3,755 commonest ideographs.
QString levelOne() {
    QByteArray bytes;
    for (int row = 16; row <= 55; ++row)
        for (int cell = 1; cell <= (row == 55 ? 89 : 94); ++cell) {
            bytes += char(0xA0 + row);
            bytes += char(0xA0 + cell);
        }
    QStringDecoder decoder("GB18030");
    REQUIRE(decoder.isValid());
    return decoder(bytes);
}

} // namespace

TEST_CASE("text taken out of a PDF is the typed text") {
    if (!havePdftotext()) return;
    SECTION("characters that share glyphs with radicals") {
        const auto text =
            QString::fromUtf8("月民人一二小大女子山日水火木金土王石田目耳口手心比毛气瓦甘生用白皮示禾穴立竹米羊老而"
                              "至舟色虫血行衣见角言谷豆赤走足身车辛邑酉里长门雨青非面革韦音页风飞食首香马骨高鬼鱼鸟"
                              "鹿麻黄黍黑鼎鼓鼠鼻齐齿龙龟户犬牙牛片文斗方父爪");
        for (const FontRole role : {FontRole::Title, FontRole::Body, FontRole::Hei})
            CHECK(withoutSpace(taken(pdfOfText(text, role))) == text);
    }
    SECTION("every ideograph of GB 2312 level 1") {
        const QString text = levelOne();
        REQUIRE(text.size() == 3755);
        CHECK(withoutSpace(taken(pdfOfText(text))) == text);
    }
    SECTION("ligatures, dashes, marks, rare names") {
        const auto text =
            QString::fromUtf8("他说——“好……”，䶮·𠮷；《法》〔2026〕１２３ 3-2-501，ID：1302，100%，−3，＋5");
        CHECK(withoutSpace(taken(pdfOfText(text))) == withoutSpace(text));
    }
    SECTION("radicals typed as radicals do not hurt the ideographs") {
        const auto text = QString::fromUtf8("月人民月日");
        CHECK(withoutSpace(taken(pdfOfText(text))) == text);
    }
    SECTION("bold, and two faces on a page") {
        Document document = textDocument(QString::fromUtf8("月人"));
        document.blocks.push_back(Heading{1, {Run{QString::fromUtf8("一、民月"), true, {}}}});
        const auto pages = layOut(document);
        REQUIRE(pages);
        NoProgress progress;
        const auto pdf = pdfOf(security::Disclosure::nothingStored(), *pages, {}, progress);
        REQUIRE(pdf);
        CHECK(withoutSpace(taken(*pdf)) == QString::fromUtf8("月人一、民月"));
    }
}

TEST_CASE("text maps are mended without a log too") {
    if (!havePdftotext()) return;
    const auto text = QString::fromUtf8("月民人一二小大女子山日水火年岁张三");
    const auto pages = layOut(textDocument(text));
    REQUIRE(pages);
    QByteArray raw;
    GlyphLog log;
    {
        QBuffer buffer(&raw);
        buffer.open(QIODevice::WriteOnly);
        QPdfWriter writer(&buffer);
        writer.setResolution(2540);
        QPainter painter(&writer);
        PagePainter().paint(painter, pages->pages[0], 100, {}, &log);
    }
    CHECK(withoutSpace(taken(raw)) != text); // what Qt leaves; when this fails, mending is no longer needed
    GlyphLog none;
    const auto mended = mendPdf(raw, none, radicalReplacements(log), {});
    REQUIRE(mended);
    CHECK(withoutSpace(taken(*mended)) == text);
    const auto unmended = mendPdf(raw, none, {}, {});
    REQUIRE(unmended);
    CHECK(withoutSpace(taken(*unmended)) != text);
}

TEST_CASE("a PDF gives nothing away and comes out the same twice") {
    const auto document = fillShipped(QStringLiteral("monthly"), sampleMonth());
    REQUIRE(document);
    const auto pages = layOut(*document);
    REQUIRE(pages);
    NoProgress progress;
    const auto one = pdfOf(security::Disclosure::nothingStored(), *pages, {}, progress);
    const auto two = pdfOf(security::Disclosure::nothingStored(), *pages, {}, progress);
    REQUIRE(one);
    REQUIRE(two);
    CHECK(*one == *two);
    CHECK(!one->contains("CreationDate"));
    CHECK(!one->contains("Qt "));
    CHECK(one->contains("/FontFile"));
    PdfOptions dated;
    dated.created = QDateTime(QDate(2026, 11, 22), QTime(10, 0), Qt::UTC);
    const auto three = pdfOf(security::Disclosure::nothingStored(), *pages, dated, progress);
    REQUIRE(three);
    CHECK(three->contains("D:20261122100000Z"));
}

TEST_CASE("a PDF that cannot be written says so and leaves the old file") {
    QTemporaryDir directory;
    const auto pages = layOut(textDocument(QStringLiteral("x")));
    REQUIRE(pages);
    const auto refused = writePdf(security::Disclosure::nothingStored(), *pages,
                                  directory.filePath(QStringLiteral("no/such/folder/a.pdf")));
    REQUIRE(!refused);
    CHECK(refused.error().code == ErrorCode::IoError);

    struct Stop final : Progress {
        void report(std::int64_t, std::int64_t) override {}
        bool cancelled() const override { return true; }
    } stop;
    const QString path = directory.filePath(QStringLiteral("a.pdf"));
    REQUIRE(writePdf(security::Disclosure::nothingStored(), *pages, path));
    const auto size = QFileInfo(path).size();
    const auto cancelled = writePdf(security::Disclosure::nothingStored(), *pages, path, {}, stop);
    REQUIRE(!cancelled);
    CHECK(cancelled.error().code == ErrorCode::Cancelled);
    CHECK(QFileInfo(path).size() == size);
    CHECK(!mendPdf("not a pdf", {}, {}, {}));
    CHECK(!mendPdf("%PDF-1.4\nstartxref\n99999\n%%EOF", {}, {}, {}));
}

TEST_CASE("the sample report is written beside the tests") {
    const auto document = fillShipped(QStringLiteral("monthly"), sampleMonth(26));
    if (!document) FAIL(document.error().detail << " line " << document.error().arg("line"));
    const auto pages = layOut(*document);
    REQUIRE(pages);
    CHECK(pages->missing.empty());
    const QString path = QCoreApplication::applicationDirPath() + QStringLiteral("/monthly.pdf");
    REQUIRE(writePdf(security::Disclosure::nothingStored(), *pages, path));
    if (!havePdftotext()) return;
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    const QString text = withoutSpace(taken(file.readAll()));
    CHECK(text.contains(QString::fromUtf8("友谊南里社区工作月报")));
    CHECK(text.contains(QString::fromUtf8("在册居民6,012人，共2,389户")));
    CHECK(text.contains(QString::fromUtf8("校验码7F3A19C2")));
    CHECK(text.contains(QString::fromUtf8("日志校验码7F3A19C20B4491DE5A07")));
}

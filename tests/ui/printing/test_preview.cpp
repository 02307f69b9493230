#include "tests/ui/printing/sample.h"
#include "ui/printing/preview.h"
#include "ui/printing/printer.h"

#include <QtCore/QTemporaryDir>
#include <QtPrintSupport/QPrinter>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace mulin;
using namespace mulin::ui;
using namespace mulin::ui::printing;
using namespace mulin::ui::printing::test;

namespace {

Pages month(int grids = 30) {
    const auto document = fillShipped(QStringLiteral("monthly"), sampleMonth(grids));
    REQUIRE(document);
    auto pages = layOut(*document);
    REQUIRE(pages);
    return *pages;
}

} // namespace

TEST_CASE("the preview scrolls, zooms and counts pages") {
    Preview preview;
    preview.resize(660, 740);
    preview.show();
    preview.setPages(month());
    PageView* view = preview.view();
    REQUIRE(view->pageCount() > 2);
    CHECK(view->currentPage() == 0);
    QSignalSpy turned(view, &PageView::currentPageChanged);
    QTest::keyClick(view, Qt::Key_PageDown, Qt::ControlModifier);
    CHECK(view->currentPage() == 1);
    CHECK(turned.count() == 1);
    QTest::keyClick(view, Qt::Key_End);
    CHECK(view->currentPage() == view->pageCount() - 1);
    QTest::keyClick(view, Qt::Key_Home);
    CHECK(view->currentPage() == 0);
    const double fitted = view->zoom();
    QTest::keyClick(view, Qt::Key_Plus, Qt::ControlModifier);
    CHECK(view->zoom() == Approx(fitted * 1.25));
    CHECK(view->fit() == PageView::Fit::None);
    QTest::keyClick(view, Qt::Key_0, Qt::ControlModifier);
    CHECK(view->zoom() == Approx(fitted));
    view->setZoom(99);
    CHECK(view->zoom() == Approx(5));
    view->setFit(PageView::Fit::Page);
    CHECK(view->zoom() < fitted);
    for (const QToolButton* button : preview.findChildren<QToolButton*>()) CHECK(!button->accessibleName().isEmpty());
    view->setPages({});
    CHECK(view->currentPage() == -1);
    QTest::keyClick(view, Qt::Key_PageDown);
    view->grab();
}

TEST_CASE("figures are clicked, walked by keyboard and marked") {
    Preview preview;
    preview.resize(660, 740);
    preview.show();
    preview.setPages(month());
    PageView* view = preview.view();
    QSignalSpy clicked(&preview, &Preview::anchorClicked);
    const QRect rect = view->rectOf(QStringLiteral("visits.households"));
    REQUIRE(!rect.isEmpty());
    QTest::mouseClick(view->viewport(), Qt::LeftButton, Qt::NoModifier, rect.center());
    REQUIRE(clicked.count() == 1);
    CHECK(clicked[0][0].toString() == QStringLiteral("visits.households"));
    QTest::mouseClick(view->viewport(), Qt::LeftButton, Qt::NoModifier, QPoint(2, 2));
    CHECK(clicked.count() == 1);
    view->setFocus();
    QTest::keyClick(view, Qt::Key_Tab);
    QTest::keyClick(view, Qt::Key_Return);
    REQUIRE(clicked.count() == 2);
    CHECK(clicked[1][0].toString() == QStringLiteral("residents"));
    QTest::keyClick(view, Qt::Key_Tab);
    QTest::keyClick(view, Qt::Key_Return);
    CHECK(clicked[2][0].toString() == QStringLiteral("households"));

    const QImage before = view->viewport()->grab().toImage();
    preview.select(QStringLiteral("visits.households"));
    const QImage after = view->viewport()->grab().toImage();
    CHECK(before != after);
    CHECK(after.pixelColor(rect.left() + 1, rect.top() + 2) == previewColours(tokens()).accentSoft);
    // A figure on a later page is brought into view.
    preview.select(QStringLiteral("total.visits.people"));
    const QRect far = view->rectOf(QStringLiteral("total.visits.people"));
    CHECK(view->viewport()->rect().contains(far));
    preview.select(QStringLiteral("visits.households"));
    QCoreApplication::processEvents();
    preview.grab().save(QCoreApplication::applicationDirPath() + QStringLiteral("/preview.png"));
}

TEST_CASE("the preview follows the theme; paper stays white") {
    Preview preview;
    preview.resize(500, 500);
    preview.setPages(month(3));
    const auto desk = [&] { return preview.view()->viewport()->grab().toImage().pixelColor(2, 2); };
    const auto paper = [&] { return preview.view()->viewport()->grab().toImage().pixelColor(40, 40); };
    CHECK(desk() == makeTokens(Theme::Light)[Colour::Desk]);
    for (const Theme theme : {Theme::Dark, Theme::Contrast, Theme::Light}) {
        setTokens(makeTokens(theme));
        QEvent change(QEvent::PaletteChange);
        QCoreApplication::sendEvent(preview.view(), &change);
        QCoreApplication::sendEvent(&preview, &change);
        CHECK(desk().name().toStdString() == makeTokens(theme)[Colour::Desk].name().toStdString());
        CHECK(paper() == QColor(Qt::white));
        const PreviewColours colours = previewColours(makeTokens(theme));
        CHECK(contrast(colours.accent, colours.paper) > 4.5);
    }
}

TEST_CASE("printing to a PDF printer goes through the mended writer") {
    QTemporaryDir directory;
    QPrinter printer;
    printer.setOutputFormat(QPrinter::PdfFormat);
    printer.setOutputFileName(directory.filePath(QStringLiteral("p.pdf")));
    printer.setPrintRange(QPrinter::PageRange);
    printer.setFromTo(2, 3);
    NoProgress progress;
    REQUIRE(print(security::Disclosure::nothingStored(), month(), printer, progress));
    QFile file(printer.outputFileName());
    REQUIRE(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    CHECK(bytes.contains("(Mulin)"));
    CHECK(bytes.count("/Type /Page\n") == 2);
}

// The recovery sheet: one page, every group of the code on it, a QR code without grey in it.
#include "tests/ui/printing/sample.h"
#include "ui/printing/painter.h"
#include "ui/printing/qr_code.h"
#include "ui/printing/recovery_sheet.h"

#include <catch2/catch.hpp>

using namespace mulin;
using namespace mulin::ui::printing;

namespace {

const char* const sheetCode = "EMSH-5TAK-F7MT-HG3J-F07Z-GHQH-0G47-YRVB-VNKC";

RecoverySheet sheet() {
    RecoverySheet made;
    made.office = QStringLiteral("友谊南里社区居民委员会");
    made.file = QStringLiteral("友谊南里社区.mulin");
    made.user = QStringLiteral("李红");
    made.date = *Date::fromYmd(2026, 11, 28);
    made.code = db::Secret(sheetCode);
    return made;
}

} // namespace

TEST_CASE("recovery sheet: one page with the groups in their order") {
    const auto document = recoveryDocument(sheet());
    REQUIRE(document);
    const auto pages = layOut(*document);
    REQUIRE(pages);
    CHECK(pages->pages.size() == 1);
    REQUIRE(pages->pages[0].codes.size() == 1);
    const QString text = plainText(*document);
    qsizetype at = 0;
    for (const QString& group : recoveryGroups(sheet().code)) {
        at = text.indexOf(group, at);
        CHECK(at >= 0);
    }
    CHECK(recoveryGroups(sheet().code).size() == 9);
    CHECK(text.contains(QStringLiteral("2026-11-28")));
}

TEST_CASE("QR code: finder patterns in three corners; painted in black and white alone, at any size") {
    const auto made = qrCode(sheetCode);
    REQUIRE(made);
    CHECK_FALSE(qrCode(""));
    CHECK_FALSE(qrCode(std::string(5000, 'A')));
    const auto dark = [&](int row, int column) { return bool(made->dark[std::size_t(row * made->side + column)]); };
    for (const auto& [row, column] : {std::pair{0, 0}, {0, made->side - 7}, {made->side - 7, 0}}) {
        for (int i = 0; i < 7; ++i) CHECK((dark(row, column + i) && dark(row + 6, column + i)));
        CHECK_FALSE(dark(row + 1, column + 1));
        CHECK(dark(row + 3, column + 3));
    }

    Document document;
    document.blocks.push_back(*made);
    const auto pages = layOut(document);
    REQUIRE(pages);
    const QRectF box = pages->pages[0].codes.at(0).rect;
    for (const double unit : {3.3, 7.77}) {
        QImage image((pages->paper * unit).toSize(), QImage::Format_Grayscale8);
        image.fill(Qt::white);
        QPainter painter(&image);
        PagePainter().paint(painter, pages->pages[0], unit);
        painter.end();
        int grey = 0, wrong = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x) grey += qGray(image.pixel(x, y)) % 255 != 0;
        CHECK(grey == 0);
        const double square = box.width() / made->side;
        for (int row = 0; row < made->side; ++row)
            for (int column = 0; column < made->side; ++column) {
                const QPointF middle = (box.topLeft() + QPointF(column + 0.5, row + 0.5) * square) * unit;
                wrong += (qGray(image.pixel(middle.toPoint())) == 0) != dark(row, column);
            }
        CHECK(wrong == 0);
    }
}

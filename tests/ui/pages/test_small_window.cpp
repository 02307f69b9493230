// 900 × 600 is enough for every page, 1024 × 600 in the largest type: none makes the window grow.
#include "tests/ui/pages/desk.h"

#include "ui/printing/preview.h"

using namespace mulin;
using namespace mulin::ui;
using namespace mulin::test;

namespace {

/// Who asks for more than so many pixels, innermost last.
QString demanding(const QWidget& inside, int (QSize::*side)() const, int limit) {
    QString path = QString::fromLatin1(inside.metaObject()->className()) + QLatin1Char(' ') + inside.objectName() +
                   QStringLiteral(" %1").arg((inside.minimumSizeHint().*side)());
    for (const QObject* child : inside.children()) {
        const auto* one = qobject_cast<const QWidget*>(child);
        if (one == nullptr || one->isWindow() || one->isHidden()) continue;
        if ((one->minimumSizeHint().expandedTo(one->minimumSize()).*side)() > limit)
            path += QStringLiteral("\n") + demanding(*one, side, limit);
    }
    return path;
}

void small(TextSize size, const char* language, int width = 900) {
    Desk desk(true, size);
    installLanguage(*qApp, text(language));
    for (const PageEntry& page : workPages(*desk.gui.session)) {
        desk.window->resize(width, 600);
        desk.open(page.id.toLatin1().constData(), page.id == text("person") ? desk.hex(desk.gui.people[0]) : QString());
        desk.gui.settle();
        INFO(page.id.toStdString() << " " << demanding(*desk.window, &QSize::width, 620).toStdString() << "\n"
                                   << demanding(*desk.window, &QSize::height, 500).toStdString());
        CHECK(desk.window->minimumSizeHint().width() <= width);
        CHECK(desk.window->minimumSizeHint().height() <= 600);
        CHECK(desk.window->size() == QSize(width, 600));
        desk.shot(
            (std::string("small-") + language + "-" + std::to_string(width) + "-" + page.id.toStdString()).c_str());
    }
}

} // namespace

TEST_CASE("the records behind a figure take the place of a page that is too narrow for both") {
    Desk desk;
    desk.window->resize(900, 600);
    desk.open("reports", text("2026-11:residents"));
    auto& close = [&]() -> QAbstractButton& {
        REQUIRE(GuiOffice::until([&] {
            auto* one = desk.window->findChild<QAbstractButton*>(text("figure.close"));
            return one != nullptr && one->isVisible();
        }));
        return desk.button("figure.close");
    }();
    desk.shot("small-figure");
    CHECK(desk.window->size() == QSize(900, 600));
    auto* preview = desk.window->currentPage()->findChild<printing::Preview*>();
    CHECK_FALSE(preview->isVisible());
    desk.window->resize(1440, 900);
    desk.gui.settle();
    CHECK(preview->isVisible());
    desk.window->resize(900, 600);
    desk.gui.settle();
    CHECK(desk.window->size() == QSize(900, 600));
    close.click();
    CHECK(preview->isVisible());
}

TEST_CASE("no page makes a small window grow") { small(TextSize::Normal, "zh_CN"); }
TEST_CASE("nor in English") { small(TextSize::Normal, "en"); }
TEST_CASE("nor in the largest type") { small(TextSize::Largest, "zh_CN", 1024); }

TEST_CASE("nor do the changes of a record, beside its form or in its place") {
    Desk desk;
    installLanguage(*qApp, text("en"));
    for (const int width : {1440, 1180, 1024, 900}) {
        desk.window->resize(width, 700);
        desk.open("person", desk.hex(desk.gui.people[0]));
        desk.window->currentPage()->open(text("changes:") + desk.hex(desk.gui.people[0]));
        desk.gui.settle();
        REQUIRE(desk.window->currentPage()->findChild<QWidget*>(text("person.edit.history"))->isVisible());
        INFO(width << " " << demanding(*desk.window, &QSize::width, 620).toStdString());
        CHECK(desk.window->width() == width);
        CHECK(desk.window->minimumSizeHint().width() <= width);
        CHECK(desk.window->currentPage()->closeInner());
        desk.gui.settle();
    }
}

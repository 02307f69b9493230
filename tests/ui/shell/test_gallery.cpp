// Pictures of the frame in both languages, three themes, three text sizes and two scales; nothing may be cut off.
#include "tests/support/gui_screenshot.h"
#include "tests/ui/shell/gallery.h"
#include "ui/look/theme.h"
#include "ui/shell/language.h"
#include "ui/widgets/popup_list.h"

#include <catch2/catch.hpp>

#include <QtGui/QStandardItemModel>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLineEdit>

using namespace mulin;
using namespace mulin::ui;

namespace {

struct Case {
    Theme theme;
    TextSize size;
    qreal scale;
    const char* name;
};

const Case cases[] = {
    {Theme::Light, TextSize::Normal, 1.0, "light"},       {Theme::Dark, TextSize::Normal, 1.0, "dark"},
    {Theme::Contrast, TextSize::Normal, 1.0, "contrast"}, {Theme::Light, TextSize::Normal, 1.5, "light-150"},
    {Theme::Dark, TextSize::Normal, 1.5, "dark-150"},     {Theme::Contrast, TextSize::Normal, 1.5, "contrast-150"},
    {Theme::Light, TextSize::Large, 1.0, "light-large"},  {Theme::Light, TextSize::Largest, 1.0, "light-largest"},
};

const char* pages[] = {"residents", "visits", "import", "ledgers", "organisation"};

} // namespace

TEST_CASE("every sample page is painted whole, in both languages and every theme") {
    for (const char* language : {"zh_CN", "en"}) {
        REQUIRE(installLanguage(*qApp, QString::fromLatin1(language)));
        for (const Case& shown : cases) {
            apply(*qApp, shown.theme, shown.size);
            test::Gallery gallery({QString::fromLatin1(language) == QStringLiteral("zh_CN")});
            for (const char* page : pages) {
                gallery.window->open({QString::fromLatin1(page)});
                const QString name =
                    QStringLiteral("%1-%2-%3")
                        .arg(QString::fromLatin1(page), QString::fromLatin1(shown.name), QString::fromLatin1(language));
                INFO(name.toStdString());
                const QImage image = test::savePicture(*gallery.window, name, shown.scale);
                CHECK(image.width() == qRound(1440 * shown.scale));
                CHECK(test::colourCount(image) >= 12);
                CHECK(test::clipped(*gallery.window).join(QLatin1Char('\n')).toStdString() == "");
                CHECK(test::unnamed(*gallery.window).join(QLatin1Char('\n')).toStdString() == "");
            }
        }
    }
    apply(*qApp, Theme::Light);
    REQUIRE(installLanguage(*qApp, QStringLiteral("zh_CN")));
}

TEST_CASE("the picker below a field") {
    apply(*qApp, Theme::Light);
    test::Gallery gallery({true});
    gallery.window->open({QStringLiteral("visits")});
    test::picture(*gallery.window);
    auto* field = gallery.window->findChild<QLineEdit*>(QStringLiteral("visit.person"));
    REQUIRE(field != nullptr);
    PopupList popup(*field);
    QStandardItemModel model;
    const auto add = [&model](const char* name, const char* pinyin, std::vector<MarkedPart> marks, const char* age,
                              const char* room, const char* tag) {
        auto* item = new QStandardItem(QString::fromUtf8(name));
        item->setData(true, StrongRole);
        item->setData(QString::fromUtf8(pinyin), SecondRole);
        item->setData(QVariant::fromValue(marks), SecondMarksRole);
        item->setData(QStringList{QString::fromUtf8(age), QString::fromUtf8(room)}, DetailsRole);
        if (*tag) item->setData(QVariant::fromValue(std::vector<Tag>{{QString::fromUtf8(tag)}}), TagsRole);
        model.appendRow(item);
    };
    add("单秀兰", "shàn xiù lán", {{0, 1}, {5, 1}, {9, 1}}, "女　74", "3-2-501", "独居");
    add("孙香莲", "sūn xiāng lián", {{0, 1}, {4, 1}, {10, 1}}, "女　52", "2-1-304", "");
    add("宋学礼", "sòng xué lǐ", {{0, 1}, {5, 1}, {9, 1}}, "男　67", "8-3-401", "退役军人");
    popup.setModel(&model);
    popup.setFoot(QStringLiteral("新登记“sxl”"));
    popup.popUp();
    CHECK(popup.width() == field->width());
    CHECK(popup.current().row() == 0);
    const QImage image = test::savePicture(*gallery.window, QStringLiteral("picker-light"));
    CHECK(test::colourCount(image) >= 12);
}

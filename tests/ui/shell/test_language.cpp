#include "ui/shell/language.h"

#include <catch2/catch.hpp>

#include <QtCore/QCoreApplication>

using namespace mulin::ui;

TEST_CASE("the window is Chinese unless something supported is asked for") {
    const QLocale chinese(QStringLiteral("zh_CN"));
    const QLocale english(QStringLiteral("en_GB"));
    const QLocale french(QStringLiteral("fr_FR"));
    CHECK(languageFor({}, chinese) == QStringLiteral("zh_CN"));
    CHECK(languageFor({}, QLocale(QStringLiteral("zh_TW"))) == QStringLiteral("zh_CN"));
    CHECK(languageFor({}, english) == QStringLiteral("en"));
    CHECK(languageFor({}, french) == QStringLiteral("zh_CN"));
    CHECK(languageFor({}, QLocale::c()) == QStringLiteral("zh_CN"));
    CHECK(languageFor(QStringLiteral("en"), chinese) == QStringLiteral("en"));
    CHECK(languageFor(QStringLiteral("zh-CN"), english) == QStringLiteral("zh_CN"));
    CHECK(languageFor(QStringLiteral("ZH"), english) == QStringLiteral("zh_CN"));
    CHECK(languageFor(QStringLiteral("tlh"), english) == QStringLiteral("en"));
}

TEST_CASE("texts are compiled in and can be changed while the program runs") {
    REQUIRE(installLanguage(*qApp, QStringLiteral("zh_CN")));
    CHECK(QCoreApplication::translate("mulin::ui::Commands", "Undo") == QStringLiteral("撤销"));
    CHECK(QCoreApplication::translate("mulin::ui::StatusLine", "%1 and %n more", nullptr, 3) ==
          QStringLiteral("%1，另有 3 项"));
    CHECK(QCoreApplication::translate("QPlatformTheme", "Cancel") == QStringLiteral("取消"));
    CHECK(QCoreApplication::translate("QAbstractFileIconProvider", "Folder", "All other platforms") ==
          QStringLiteral("文件夹"));
    REQUIRE(installLanguage(*qApp, QStringLiteral("en")));
    CHECK(QCoreApplication::translate("mulin::ui::Commands", "Undo") == QStringLiteral("Undo"));
    CHECK(QCoreApplication::translate("mulin::ui::StatusLine", "%1 and %n more", nullptr, 3) ==
          QStringLiteral("%1 and 3 more"));
    CHECK_FALSE(installLanguage(*qApp, QStringLiteral("xx")));
    CHECK(QCoreApplication::translate("mulin::ui::Commands", "Undo") == QStringLiteral("Undo"));
    REQUIRE(installLanguage(*qApp, QStringLiteral("zh_CN")));
}

#include "ui/shell/preferences.h"

#include <catch2/catch.hpp>

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>

using namespace mulin::ui;

TEST_CASE("what the machine remembers: eight files that are still there, the last first; looks") {
    const QTemporaryDir folder;
    const QString settings = folder.filePath(QStringLiteral("设置.ini"));
    QStringList made;
    {
        Preferences preferences(settings);
        CHECK(preferences.recentFiles().isEmpty());
        CHECK_FALSE(preferences.theme());
        CHECK(preferences.textSize() == TextSize::Normal);
        for (int i = 0; i < 10; ++i) {
            made << folder.filePath(QStringLiteral("社区%1.mulin").arg(i));
            QFile file(made.last());
            REQUIRE(file.open(QIODevice::WriteOnly));
            preferences.remember(made.last());
        }
        preferences.remember(made.at(5));
        preferences.setTheme(Theme::Contrast);
        preferences.setTextSize(TextSize::Largest);
        preferences.setLanguage(QStringLiteral("en"));
    }
    Preferences again(settings);
    REQUIRE(again.recentFiles().size() == 8);
    CHECK(again.recentFiles().at(0) == made.at(5));
    CHECK(again.recentFiles().at(1) == made.at(9));
    CHECK(again.recentFiles().count(made.at(5)) == 1);
    CHECK(again.theme() == Theme::Contrast);
    CHECK(again.textSize() == TextSize::Largest);
    CHECK(again.language() == QStringLiteral("en"));
    QFile::remove(made.at(5));
    again.forget(made.at(9));
    CHECK(again.recentFiles().at(0) == made.at(8));
    again.setTheme({});
    CHECK_FALSE(again.theme());
    CHECK(themeNamed(QStringLiteral("dark")) == Theme::Dark);
    CHECK_FALSE(textSizeNamed(QStringLiteral("huge")));
}

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

TEST_CASE("per file: who signed in last, and the wrong passwords of late") {
    const QTemporaryDir folder;
    const QString settings = folder.filePath(QStringLiteral("a.ini"));
    const QString one = folder.filePath(QStringLiteral("友谊/南里=1.mulin")),
                  other = folder.filePath(QStringLiteral("b.mulin"));
    {
        Preferences preferences(settings);
        CHECK(preferences.lastUser(one).isEmpty());
        CHECK(preferences.lockMinutes() == 10);
        preferences.setLastUser(one, QStringLiteral("李红"));
        preferences.setFailedAttempts(one, {6, 1'700'000'000'000});
        preferences.setLockMinutes(30);
    }
    Preferences again(settings);
    CHECK(again.lastUser(one) == QStringLiteral("李红"));
    CHECK(again.lastUser(other).isEmpty());
    CHECK(again.failedAttempts(one) == mulin::security::FailedAttempts{6, 1'700'000'000'000});
    CHECK(again.failedAttempts(other).count == 0);
    CHECK(again.lockMinutes() == 30);
    again.setFailedAttempts(one, {});
    CHECK(again.failedAttempts(one).count == 0);
}

// How old the last backup is, in words.
#include "app/backup_state.h"
#include "core/base/clock.h"
#include "ui/shell/language.h"

#include <catch2/catch.hpp>

#include <QtWidgets/QApplication>

using namespace mulin;

TEST_CASE("backup: its age in words, by the day of the office") {
    ui::installLanguage(*qApp, QStringLiteral("zh_CN"));
    constexpr std::int64_t minute = 60'000, hour = 60 * minute;
    const std::int64_t now = msOfDate(*Date::fromIso("2026-11-22")) + 9 * hour; // nine in the morning
    CHECK(app::backupWords({}, now) == QStringLiteral("还没有备份"));
    CHECK(app::backupWords(now - 20'000, now) == QStringLiteral("刚刚备份"));
    CHECK(app::backupWords(now - 10 * minute, now) == QStringLiteral("备份 10 分钟前"));
    CHECK(app::backupWords(now - 59 * minute, now) == QStringLiteral("备份 59 分钟前"));
    CHECK(app::backupWords(now - 3 * hour, now) == QStringLiteral("备份 3 小时前"));
    CHECK(app::backupWords(now - 10 * hour, now) == QStringLiteral("昨天备份"));
    CHECK(app::backupWords(now - 49 * hour, now) == QStringLiteral("备份 2 天前"));
    CHECK(app::backupWords(now + hour, now) == QStringLiteral("刚刚备份")); // the clock was set back
    ui::installLanguage(*qApp, QStringLiteral("en"));
    CHECK(app::backupWords(now - minute, now) == QStringLiteral("Backup 1 minute ago"));
}

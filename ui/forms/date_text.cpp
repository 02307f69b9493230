#include "ui/forms/date_text.h"

#include "core/base/text.h"

#include <QtCore/QRegularExpression>

#include <cstdlib>

namespace mulin::ui {

namespace {

constexpr int slipDays = 31;

std::optional<Date> nearest(int month, int day, Date today, bool future) {
    std::optional<Date> best;
    for (int year = today.year() - 1; year <= today.year() + 1; ++year) {
        const auto date = Date::fromYmd(year, month, day);
        // A little ahead is a slip, to be said; far ahead is a day of the past.
        if (!date || (!future && date->days > today.days + slipDays)) continue;
        if (!best || std::abs(date->days - today.days) < std::abs(best->days - today.days)) best = date;
    }
    // A day that is in no year (0230) or, without the future, only ahead: as it stands in this year.
    return best ? best : Date::fromYmd(today.year(), month, day);
}

} // namespace

std::optional<Date> typedDate(const QString& written, Date today, bool future) {
    const QString text = QString::fromStdString(nfkc(written.trimmed().toStdString())).toLower();
    const struct {
        const char* zh;
        const char* en;
        int days;
    } names[] = {{"今天", "today", 0},    {"昨天", "yesterday", -1},         {"前天", "day before yesterday", -2},
                 {"明天", "tomorrow", 1}, {"后天", "day after tomorrow", 2}, {"今日", "t", 0},
                 {"昨日", "y", -1}};
    for (const auto& name : names) {
        if (text == QString::fromUtf8(name.zh) || text == QLatin1String(name.en)) return today.plusDays(name.days);
    }
    static const QRegularExpression relative(QStringLiteral("^([+-])(\\d{1,3})$"));
    if (const auto match = relative.match(text); match.hasMatch()) {
        const int days = match.captured(2).toInt();
        return today.plusDays(match.captured(1) == QLatin1String("-") ? -days : days);
    }
    static const QRegularExpression whole(QStringLiteral("^(\\d{4})(\\d{2})(\\d{2})$"));
    if (const auto match = whole.match(text); match.hasMatch()) {
        return Date::fromYmd(match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt());
    }
    static const QRegularExpression four(QStringLiteral("^(\\d{2})(\\d{2})$"));
    static const QRegularExpression parted(QStringLiteral("^(\\d{1,2})[-./月](\\d{1,2})日?$"));
    for (const QRegularExpression& form : {four, parted}) {
        const auto match = form.match(text);
        if (match.hasMatch()) return nearest(match.captured(1).toInt(), match.captured(2).toInt(), today, future);
    }
    return std::nullopt;
}

} // namespace mulin::ui

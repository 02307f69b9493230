#include "ui/pages/person/day_words.h"

#include "ui/pages/person/person_words.h"

#include <QtCore/QCoreApplication>

namespace mulin::ui {

QString shortDay(Date day, Date today) {
    if (day == today) return PersonWords::tr("today");
    if (day == today.plusDays(1)) return PersonWords::tr("tomorrow");
    const QString iso = QString::fromStdString(day.iso());
    return day.year() == today.year() ? iso.mid(5) : iso;
}

QString weekday(Date day) {
    static const char* const days[] = {
        QT_TRANSLATE_NOOP("mulin::ui::PersonData", "Mon"), QT_TRANSLATE_NOOP("mulin::ui::PersonData", "Tue"),
        QT_TRANSLATE_NOOP("mulin::ui::PersonData", "Wed"), QT_TRANSLATE_NOOP("mulin::ui::PersonData", "Thu"),
        QT_TRANSLATE_NOOP("mulin::ui::PersonData", "Fri"), QT_TRANSLATE_NOOP("mulin::ui::PersonData", "Sat"),
        QT_TRANSLATE_NOOP("mulin::ui::PersonData", "Sun")};
    return PersonWords::tr(days[day.weekday() - 1]);
}

QString monthDay(Date day) {
    //: %1 day of the month, %2 day of the week
    return PersonWords::tr("%2 %1").arg(day.day()).arg(weekday(day));
}

} // namespace mulin::ui

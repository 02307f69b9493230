// How big a file is, as it is read.
#pragma once

#include "ui/look/number.h"

namespace mulin::ui {

/// "640 B", "12 KB", "3.4 MB", as the explorers of files write it.
inline QString fileSize(std::int64_t bytes) {
    constexpr double unit = 1024;
    const auto of = [](double value, const QString& words) -> QString {
        return QLocale(QLocale::English).toString(value, 'f', value < 10 ? 1 : 0).remove(QStringLiteral(".0")) +
               QChar(u' ') + words;
    };
    const auto size = static_cast<double>(bytes);
    if (size < unit) return number(bytes) + QStringLiteral(" B");
    if (size < unit * unit) return of(size / unit, QStringLiteral("KB"));
    if (size < unit * unit * unit) return of(size / unit / unit, QStringLiteral("MB"));
    return of(size / unit / unit / unit, QStringLiteral("GB"));
}

} // namespace mulin::ui

// Numbers as they are read: 12,345 in every language of the window.
#pragma once

#include <QtCore/QLocale>

#include <cstdint>

namespace mulin::ui {

inline QString number(std::int64_t value) { return QLocale(QLocale::English).toString(static_cast<qlonglong>(value)); }

} // namespace mulin::ui

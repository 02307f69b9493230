// Small parts of shown text.
#pragma once

#include "core/base/id.h"

#include <QtCore/QString>

#include <string>

namespace mulin::ui {

/// The core keeps text as UTF-8.
inline QString utf(const std::string& text) { return QString::fromStdString(text); }
inline QString hex(RecordId id) { return utf(id.hex()); }
inline const QString wide(QChar(0x3000)); ///< between two facts on one line

} // namespace mulin::ui

// Before a masked number is shown in full: what for? The answer stands in the log.
#pragma once

#include <QtCore/QStringList>

#include <functional>

class QWidget;

namespace mulin::ui {

/// Purposes offered, as they stand in the log.
QStringList revealPurposes();
/// A menu below `at`.
void askPurpose(QWidget& at, std::function<void(const QString& purpose)> chosen);

} // namespace mulin::ui

// What a screen reader is told: the accessible tree of a window.
#pragma once

#include <QtCore/QStringList>

class QWidget;

namespace mulin::test {

/// Controls of the accessible tree (buttons, fields, lists, tabs …) that are seen and have no name, by what they are
/// and where.
QStringList nameless(QWidget& window);

} // namespace mulin::test

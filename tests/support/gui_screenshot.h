// Pictures of widgets for review, and the check that nothing in them is cut off.
#pragma once

#include <QtCore/QStringList>
#include <QtGui/QImage>

class QWidget;

namespace mulin::test {

/// Shows the widget without activating it, lets layouts settle and paints it at `scale` (1.5 = 150 %).
QImage picture(QWidget& widget, qreal scale = 1.0);

/// picture(), saved as PNG in "pictures/" beside the test program; returns the image.
QImage savePicture(QWidget& widget, const QString& name, qreal scale = 1.0);

/// Names of visible labels, buttons and fields that are smaller than their words, or lie outside their window.
QStringList clipped(const QWidget& window);

/// Names of visible controls without accessible name or object name.
QStringList unnamed(const QWidget& window);

/// Number of different colours, to tell a painted picture from an empty one.
int colourCount(const QImage& image, int atMost = 64);

} // namespace mulin::test

// Line icons of resources/icons, tinted from the tokens when they are painted: they follow a change of theme.
#pragma once

#include "ui/look/tokens.h"

#include <QtGui/QIcon>

class QPainter;
class QRectF;

namespace mulin::ui {

/// `name` is the file name in resources/icons without ".svg". Disabled icons take Colour::Disabled by themselves.
QIcon icon(const QString& name, Colour role = Colour::Text2);
bool hasIcon(const QString& name);

/// Paints an icon into `box`; sharp at any device pixel ratio.
void paintIcon(QPainter& painter, const QRectF& box, const QString& name, Colour role = Colour::Text2);

/// The program's own mark: white lines on an accent square, for the window and the desktop.
QIcon applicationIcon();

} // namespace mulin::ui

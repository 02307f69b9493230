// Puts the tokens to work: style, palette, fonts and the one style sheet.
#pragma once

#include "ui/look/tokens.h"

#include <QtGui/QFont>

class QApplication;
class QPalette;
class QWidget;

namespace mulin::ui {

/// May be called again at any time; every window follows.
void apply(QApplication& app, Theme theme, TextSize size = TextSize::Normal);

QPalette paletteOf(const Tokens& tokens);
QString styleSheetOf(const Tokens& tokens);

/// Dark if the desktop is dark, contrast if it asks for high contrast; to be asked before apply().
Theme themeOfDesktop();

QStringList fontFamilies();      ///< window, Chinese sans first
QStringList paperFontFamilies(); ///< printed pages: Songti

enum class Weight { Regular, Bold };
QFont fontOf(int pixels, Weight weight = Weight::Regular);
inline QFont baseFont(Weight weight = Weight::Regular) { return fontOf(px().base, weight); }
inline QFont captionFont() { return fontOf(px().caption); }

/// Fills the widget with Raised (pages, lists, forms) or Bg (navigation, status), following the theme.
enum class Surface { Raised, Bg, Desk };
void setSurface(QWidget& widget, Surface surface);

} // namespace mulin::ui

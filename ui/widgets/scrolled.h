// What is taller than its place.
#pragma once

#include <QtWidgets/QScrollArea>

namespace mulin::ui {

/// Without a frame, as wide as its place, moved up and down alone.
void dressScroll(QScrollArea& area);
/// A scroll area around it, on a raised surface. It takes the focus, to be scrolled by keys: where fields lie in it,
/// not.
QScrollArea* scrolled(QWidget* inside, QWidget* parent = nullptr, Qt::FocusPolicy focus = Qt::StrongFocus);

} // namespace mulin::ui

// A dialog that gets taller when a note appears in it: a window of its own keeps its height otherwise, and what is
// below a field is cut.
#pragma once

class QWidget;

namespace mulin::ui {

/// `window` has a layout; it never gets smaller by itself.
void growWithContent(QWidget& window);

} // namespace mulin::ui

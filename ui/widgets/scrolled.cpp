#include "ui/widgets/scrolled.h"

#include "ui/look/theme.h"

namespace mulin::ui {

void dressScroll(QScrollArea& area) {
    area.setFrameShape(QFrame::NoFrame);
    area.setWidgetResizable(true);
    area.setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

QScrollArea* scrolled(QWidget* inside, QWidget* parent, Qt::FocusPolicy focus) {
    auto* area = new QScrollArea(parent);
    dressScroll(*area);
    area->setFocusPolicy(focus);
    setSurface(*inside, Surface::Raised);
    area->setWidget(inside);
    return area;
}

} // namespace mulin::ui

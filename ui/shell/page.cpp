#include "ui/shell/page.h"

#include "ui/look/theme.h"

#include <QtWidgets/QAbstractScrollArea>

namespace mulin::ui {

Page::Page(Shell& shell, QWidget* parent) : QWidget(parent), m_shell(shell) { setSurface(*this, Surface::Raised); }

void Page::open(const QString&) {}

void Page::takeFocus() {
    for (auto* view : findChildren<QAbstractScrollArea*>()) {
        if (!view->isVisibleTo(this) || !view->isEnabled() || (view->focusPolicy() & Qt::TabFocus) == 0) continue;
        view->setFocus(Qt::OtherFocusReason);
        return;
    }
}

bool Page::runCommand(const QString& id) {
    if (id != QStringLiteral("reload")) return false;
    reload();
    return true;
}

} // namespace mulin::ui

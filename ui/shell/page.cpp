#include "ui/shell/page.h"

#include "ui/look/theme.h"

namespace mulin::ui {

Page::Page(Shell& shell, QWidget* parent) : QWidget(parent), m_shell(shell) { setSurface(*this, Surface::Raised); }

void Page::open(const QString&) {}

bool Page::runCommand(const QString& id) {
    if (id != QStringLiteral("reload")) return false;
    reload();
    return true;
}

} // namespace mulin::ui

#include "ui/forms/reveal_menu.h"

#include <QtCore/QCoreApplication>
#include <QtWidgets/QMenu>

namespace mulin::ui {

namespace {

class RevealMenuWords {
    Q_DECLARE_TR_FUNCTIONS(mulin::ui::RevealMenu)
};

} // namespace

QStringList revealPurposes() {
    return {RevealMenuWords::tr("to call or visit"), RevealMenuWords::tr("to check the identity"),
            RevealMenuWords::tr("in an emergency"), RevealMenuWords::tr("for an application")};
}

void askPurpose(QWidget& at, std::function<void(const QString&)> chosen) {
    auto* menu = new QMenu(&at);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(RevealMenuWords::tr("What for? (is logged)"))->setEnabled(false);
    for (const QString& purpose : revealPurposes())
        menu->addAction(purpose, &at, [chosen, purpose] { chosen(purpose); });
    menu->popup(at.mapToGlobal(QPoint(0, at.height())));
}

} // namespace mulin::ui

#include "ui/forms/reveal_menu.h"

#include <QtCore/QCoreApplication>
#include <QtWidgets/QMenu>

namespace mulin::ui {

namespace {

QString words(const char* source) { return QCoreApplication::translate("mulin::ui::RevealMenu", source); }

} // namespace

QStringList revealPurposes() {
    return {words(QT_TRANSLATE_NOOP("mulin::ui::RevealMenu", "to call or visit")),
            words(QT_TRANSLATE_NOOP("mulin::ui::RevealMenu", "to check the identity")),
            words(QT_TRANSLATE_NOOP("mulin::ui::RevealMenu", "in an emergency")),
            words(QT_TRANSLATE_NOOP("mulin::ui::RevealMenu", "for an application"))};
}

void askPurpose(QWidget& at, std::function<void(const QString&)> chosen) {
    auto* menu = new QMenu(&at);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(words(QT_TRANSLATE_NOOP("mulin::ui::RevealMenu", "What for? (is logged)")))->setEnabled(false);
    for (const QString& purpose : revealPurposes())
        menu->addAction(purpose, &at, [chosen, purpose] { chosen(purpose); });
    menu->popup(at.mapToGlobal(QPoint(0, at.height())));
}

} // namespace mulin::ui

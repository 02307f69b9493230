#include "tests/support/gui_accessible.h"

#include <QtGui/QAccessible>
#include <QtWidgets/QWidget>

namespace mulin::test {

namespace {

bool isControl(QAccessible::Role role) {
    switch (role) {
    case QAccessible::PushButton:
    case QAccessible::ButtonMenu:
    case QAccessible::ButtonDropDown:
    case QAccessible::CheckBox:
    case QAccessible::RadioButton:
    case QAccessible::EditableText:
    case QAccessible::ComboBox:
    case QAccessible::SpinBox:
    case QAccessible::Slider:
    case QAccessible::List:
    case QAccessible::Table:
    case QAccessible::Tree:
    case QAccessible::PageTab:
    case QAccessible::PageTabList:
    case QAccessible::Link:
    case QAccessible::MenuItem: return true;
    default: return false;
    }
}

QString placeOf(QAccessibleInterface& one) {
    QStringList path;
    for (QAccessibleInterface* at = &one; at != nullptr && path.size() < 4; at = at->parent())
        if (const QObject* object = at->object())
            path.prepend(object->objectName().isEmpty() ? QString::fromLatin1(object->metaObject()->className())
                                                        : object->objectName());
    return path.join(QLatin1Char('/'));
}

void walk(QAccessibleInterface& one, QStringList& found) {
    if (one.state().invisible) return;
    const QObject* object = one.object();
    // Parts that Qt makes itself, such as the field in a box that is to be counted up.
    const bool own = object == nullptr || !object->objectName().startsWith(QLatin1String("qt_"));
    if (own && isControl(one.role()) && one.text(QAccessible::Name).trimmed().isEmpty())
        found << placeOf(one) + QStringLiteral(" (role %1)").arg(static_cast<int>(one.role()));
    // The cells of a table are told by the tests of its model.
    if (one.tableInterface() != nullptr || one.role() == QAccessible::ComboBox || one.role() == QAccessible::SpinBox)
        return;
    for (int i = 0; i < one.childCount(); ++i)
        if (QAccessibleInterface* child = one.child(i)) walk(*child, found);
}

} // namespace

QStringList nameless(QWidget& window) {
    QStringList found;
    if (QAccessibleInterface* top = QAccessible::queryAccessibleInterface(&window)) walk(*top, found);
    found.removeDuplicates();
    return found;
}

} // namespace mulin::test

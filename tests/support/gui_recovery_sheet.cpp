#include "tests/support/gui_recovery_sheet.h"

#include "tests/support/gui_office.h"

#include <catch2/catch.hpp>

#include <QtCore/QRegularExpression>
#include <QtTest/QTest>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>

namespace mulin::test {

QStringList sheetGroups(const QWidget& in) {
    static const QRegularExpression group(QStringLiteral("^[0-9A-Z]{4}$"));
    QStringList groups;
    for (const QLabel* label : in.findChildren<QLabel*>())
        if (label->isVisible() && group.match(label->text()).hasMatch()) groups << label->text();
    return groups;
}

QStringList shownSheet(const QWidget& in) {
    QStringList groups;
    REQUIRE(GuiOffice::until([&] { return (groups = sheetGroups(in)).size() == 9; }));
    return groups;
}

QString groupAsked(const QLineEdit& field, const QStringList& groups) {
    static const QRegularExpression number(QStringLiteral("\\d+"));
    return groups[number.match(field.accessibleName()).captured().toInt() - 1];
}

void copyFromSheet(const QWidget& in, const QStringList& groups) {
    for (const char* name : {"rehearsal.first", "rehearsal.second"}) {
        auto* field = in.findChild<QLineEdit*>(QString::fromLatin1(name));
        REQUIRE(field != nullptr);
        // Typed: what is set shares its memory with `groups`, and the rehearsal wipes its fields in place.
        QTest::keyClicks(field, groupAsked(*field, groups));
    }
}

} // namespace mulin::test

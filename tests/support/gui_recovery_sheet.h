// A recovery sheet on the screen, and copying from it what its rehearsal asks for.
#pragma once

#include <QtCore/QStringList>

class QLineEdit;
class QWidget;

namespace mulin::test {

/// The groups of the code that is shown, in order; none if no sheet is.
QStringList sheetGroups(const QWidget& in);
/// Waits for them.
QStringList shownSheet(const QWidget& in);
/// The one of them that this field asks for.
QString groupAsked(const QLineEdit& field, const QStringList& groups);
/// Fills in both fields of the rehearsal.
void copyFromSheet(const QWidget& in, const QStringList& groups);

} // namespace mulin::test

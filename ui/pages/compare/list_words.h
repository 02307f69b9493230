// Words for what a comparison of lists found and what was decided.
#pragma once

#include "core/sheets/comparison.h"

#include <QtCore/QString>

namespace mulin::ui {

class OfficeSession;

/// With what tells it from others of that name.
QString nameText(const sheets::ListRow& row);
QString outcomeText(sheets::ListOutcome outcome);
QString decisionText(sheets::ListDecision decision);
/// A value as it may stand on the screen: choices by label, numbers masked; empty: a dash.
QString valueText(const OfficeSession& session, const sheets::ListDifference& difference, const schema::Value& value);
/// 联系电话：138****7177 | 139****1111; why a row cannot be read.
QString differenceText(const OfficeSession& session, const sheets::ListRow& row);
QString fieldText(const OfficeSession& session, const sheets::ListDifference& difference);

} // namespace mulin::ui

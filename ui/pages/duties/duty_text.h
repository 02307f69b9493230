// 报告义务 in words: by when, and the form to be filled in by hand.
#pragma once

#include "core/casework/duties.h"
#include "ui/printing/document.h"

#include <QtCore/QString>

#include <map>

namespace mulin::ui {

/// A step that was taken.
struct StepDone {
    std::int64_t atMs = 0;
    QString by;
};
using StepsDone = std::map<std::string, StepDone>; ///< by id of the step

/// 立即；24 小时内；3月17日前
QString byWords(const casework::DutyStep& step, Date found);
/// A line for each step that was taken, in the order of the path.
QString stepsTaken(const casework::DutyPath& path, const StepsDone& done, schema::Language language);
/// The template duty_report: Chinese, with blanks; names nobody who needs protection.
Result<printing::Document> dutySheet(const casework::Duty& duty, const casework::DutyPath& path, const StepsDone& done,
                                     const QString& office, Date found, std::int64_t nowMs);

} // namespace mulin::ui

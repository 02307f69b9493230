// Acts that every page of records offers.
#pragma once

#include "ui/shell/office_session.h"

#include <vector>

namespace mulin::ui {

class RecordForm;

/// One act, undone by Ctrl+Z; says who was deleted.
void deleteRecords(OfficeSession& session, QObject* receiver, const std::string& type,
                   const std::vector<RecordId>& ids);
/// False while something typed is not saved; says what to do.
bool mayLeaveForm(OfficeSession& session, const RecordForm& form);

} // namespace mulin::ui

// The numbers of the estate's buildings, under the field that asks for one.
#pragma once

#include "ui/forms/record_picker.h"

namespace mulin::ui {

/// Those of an estate (by any part of its name; empty: of all) whose number or name goes with what is typed. A number
/// that no building has comes first, and says so: whoever presses Enter means what he typed.
Result<std::vector<PickerRow>> buildingsLike(const ReadContext& context, const std::string& estate,
                                             const std::string& typed);

/// `estate` may be null. A choice fills in the estate too if none stands there.
void proposeBuildings(OfficeSession& session, FieldEditor& number, FieldEditor* estate);

} // namespace mulin::ui

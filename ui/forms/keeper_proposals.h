// Who may be in charge of somebody, under the field that asks for a name: holders of posts, and whoever was named
// before.
#pragma once

#include "ui/forms/record_picker.h"

namespace mulin::ui {

/// A field of words that names who visits: of a ledger, of a plan.
bool isKeeper(const schema::FieldDef& field);

/// Those whose name goes with what is typed: who holds a post, who is named in records of this type, then residents.
Result<std::vector<PickerRow>> keepersLike(const ReadContext& context, const std::string& type,
                                           const std::string& typed);

} // namespace mulin::ui

// Who may have paid a visit, best guess first.
#pragma once

#include "ui/forms/record_picker.h"

namespace mulin::ui {

/// Who is signed in (unless linked to a resident: then the form begins with her), who visited last, who holds a post
/// for the grid, the building or the household of `visited`, then who holds any other. Whoever is not registered is
/// offered by name. On a worker.
Result<std::vector<PickerRow>> visitorProposals(const ReadContext& context, std::optional<RecordId> visited);

} // namespace mulin::ui

// A visit that is written into a sealed ledger: its form, and what it begins with.
#pragma once

#include "ui/forms/record_form.h"

namespace mulin::ui {

FormPlan sealedVisitPlan();
/// Whoever works here as visitor, `person` as the one visited.
Result<RecordForm::Preset> sealedVisitPreset(const ReadContext& context, std::optional<RecordId> person);

} // namespace mulin::ui

// A visit that is written into a sealed ledger: its form, and what it begins with.
#pragma once

#include "ui/forms/record_form.h"

namespace mulin::ui {

FormPlan sealedVisitPlan();
/// What the ledger asks of its visits: what is ticked, and how many go together.
void askForLedger(OfficeSession& session, RecordForm& form, const schema::TypeDef& ledger);
/// Whoever works here as visitor, `person` as the one visited.
Result<RecordForm::Preset> sealedVisitPreset(const ReadContext& context, std::optional<RecordId> person);

} // namespace mulin::ui

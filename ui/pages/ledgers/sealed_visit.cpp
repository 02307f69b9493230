#include "ui/pages/ledgers/sealed_visit.h"

#include "core/records/view.h"

namespace mulin::ui {

namespace {
const char* const visited = "people:visited";
const char* const visitor = "people:visitor";
} // namespace

FormPlan sealedVisitPlan() {
    FormPlan plan;
    plan.fields = {"visited_on", visitor,    visited, "people:present", "purpose",
                   "way",        "findings", "needs", "handling",       "next_on"};
    return plan;
}

Result<RecordForm::Preset> sealedVisitPreset(const ReadContext& context, std::optional<RecordId> person) {
    RecordForm::Preset preset;
    const auto add = [&](const char* key, const Uid& uid) {
        const std::string title =
            records::titleOf(context.reader, context.tables, context.access, "person", uid, context.language);
        if (!title.empty()) preset.links[key].push_back({RecordId(uid), QString::fromStdString(title)});
    };
    if (person) add(visited, person->uid());
    if (const auto user = context.access.user()) {
        const auto record = records::find(context.reader, context.tables, context.access, "user", user->uid());
        if (record && record->get("person").isUid()) add(visitor, record->get("person").uid());
    }
    return preset;
}

} // namespace mulin::ui

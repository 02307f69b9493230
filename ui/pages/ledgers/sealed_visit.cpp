#include "ui/pages/ledgers/sealed_visit.h"

#include "core/records/view.h"
#include "ui/forms/plain_editors.h"
#include "ui/shell/office_session.h"

#include <QtCore/QCoreApplication>

namespace mulin::ui {

namespace {
const char* const visited = "people:visited";
const char* const visitor = "people:visitor";
class SealedVisitWords {
    Q_DECLARE_TR_FUNCTIONS(mulin::ui::SealedVisit)
};
} // namespace

FormPlan sealedVisitPlan() {
    FormPlan plan;
    plan.fields = {"visited_on", visitor,    "fewer_why", visited, "people:present", "purpose",
                   "way",        "findings", "checked",   "needs", "handling",       "next_on"};
    plan.hints["needs"] = SealedVisitWords::tr("Stays within this sealed ledger");
    return plan;
}

void askForLedger(OfficeSession& session, RecordForm& form, const schema::TypeDef& ledger) {
    form.setAsked("checked", !ledger.rules.checklist.empty());
    if (auto* ticks = qobject_cast<TickEditor*>(form.editor("checked"))) ticks->offer(ledger.rules.checklist);
    const int least = ledger.rules.leastVisitors;
    const auto fewer = [least](const RecordForm& of) { return static_cast<int>(of.linked(visitor).size()) < least; };
    form.setAsked("fewer_why", false);
    if (least < 2) return;
    const auto ask = [&form, fewer] { form.setAsked("fewer_why", form.isNew() && fewer(form)); };
    QObject::connect(&form, &RecordForm::loaded, &form, ask);
    QObject::connect(&form, &RecordForm::edited, &form, [ask](const QString& key) {
        if (key.startsWith(QLatin1String(visitor))) ask();
    });
    form.setCheck(
        [fewer, least, name = session.label(ledger.label)](const RecordForm& of) -> std::pair<std::string, QString> {
            if (!of.isNew() || !fewer(of) || !of.editor("fewer_why")->text().trimmed().isEmpty()) return {visited, {}};
            return {"fewer_why", SealedVisitWords::tr("%1: %2 go together. Why not this time?").arg(name).arg(least)};
        });
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

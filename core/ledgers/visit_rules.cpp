#include "core/ledgers/visit_rules.h"

#include "core/base/text.h"
#include "core/journal/writer.h"
#include "core/ledgers/duties.h"

namespace mulin::ledgers {

using journal::Record;
using journal::Writer;
using schema::Value;
using schema::Values;

namespace {

const Value& effective(const Values& values, const Record* before, const char* field) {
    return values.has(field) || !before ? values.get(field) : before->get(field);
}

/// Exactly one of them: who is visited by name is counted as a person or as an organisation.
Result<void> checkOneOf(std::string_view type, const Values& values, const Record* before) {
    const bool person = !effective(values, before, "person").isEmpty();
    const bool organisation = !effective(values, before, "organisation").isEmpty();
    const std::string name(type);
    if (!person && !organisation) return makeError(ErrorCode::Required, {{"type", name}, {"field", "person"}});
    if (person && organisation)
        return makeError(ErrorCode::ReadOnlyField, {{"type", name}, {"field", "organisation"}, {"what", "one_of"}});
    return {};
}

class VisitPlanRule final : public journal::TypeRule {
public:
    Result<void> write(Writer& writer, RecordId, const Record* before, Values values,
                       const Store& store) const override {
        MULIN_TRY(checkOneOf("visit_plan", values, before));
        if (trimmed(effective(values, before, "keeper").text()).empty()) {
            const Value& person = effective(values, before, "person");
            const std::string keeper = person.isUid() ? keeperOf(writer.reader(), writer.tables(), writer.access(),
                                                                 RecordId(person.uid()), writer.today())
                                                      : std::string();
            if (keeper.empty())
                return makeError(ErrorCode::NobodyResponsible, {{"type", "visit_plan"}, {"field", "keeper"}});
            values.set("keeper", keeper);
        }
        return store(values);
    }
};

class NextStepRule final : public journal::TypeRule {
public:
    Result<void> write(Writer& writer, RecordId, const Record* before, Values values,
                       const Store& store) const override {
        MULIN_TRY(checkOneOf("next_step", values, before));
        const std::string& state = effective(values, before, "state").text();
        if (state == "open") {
            // Taken up again: what came of it before stands in the history.
            if (before && before->text("state") != "open") values.set("done_on", Value());
        } else if (effective(values, before, "done_on").isEmpty()) {
            values.set("done_on", writer.today());
        }
        if (state == "dropped" && trimmed(effective(values, before, "outcome").text()).empty())
            return makeError(ErrorCode::Required, {{"type", "next_step"}, {"field", "outcome"}});
        return store(values);
    }
};

/// What is answered about a sealed ledger would tell in the open who is in it.
class SuggestionAnswerRule final : public journal::TypeRule {
public:
    Result<void> write(Writer& writer, RecordId, const Record* before, Values values,
                       const Store& store) const override {
        const std::string& of = effective(values, before, "ledger").text();
        const journal::Table* table = writer.tables().find(of);
        if (!table || !table->type->ledger) return makeError(ErrorCode::UnknownType, {{"type", of}});
        if (table->sealed) return makeError(ErrorCode::VaultApart, {{"vault", table->type->compartment}});
        return store(values);
    }
};

} // namespace

void addVisitRules(journal::Rules& rules) {
    rules["suggestion_answer"] = std::make_shared<SuggestionAnswerRule>();
    rules["visit_plan"] = std::make_shared<VisitPlanRule>();
    rules["next_step"] = std::make_shared<NextStepRule>();
}

} // namespace mulin::ledgers

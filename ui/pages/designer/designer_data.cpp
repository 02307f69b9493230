#include "ui/pages/designer/designer_data.h"

#include "core/records/query.h"
#include "core/records/view.h"
#include "core/security/roles.h"
#include "ui/shell/text.h"

namespace mulin::ui {

using access::Right;
using ledgers::Design;
using schema::LedgerDefinition;

namespace {

constexpr int sampleCount = 3;
Design newDesign() {
    Design design;
    design.ledger.uid = UidMaker(Environment{}).make();
    design.ledger.group = "own";
    design.ledger.basis = "statutory";
    design.ledger.visitEvery = "monthly";
    return design;
}

/// Up to three records to show the list with: people of the ledger, or of the register where nobody is in it yet.
std::vector<DraftPreview::Sample> samplesOf(const ReadContext& context, const std::string& type) {
    std::vector<DraftPreview::Sample> samples;
    for (const std::string& from : {type, std::string("person")}) {
        const journal::Table* table = context.tables.find(from);
        if (!table || table->sealed || !context.access.allows(Right::Read, from)) continue;
        records::Query query;
        query.type = from;
        query.limit = sampleCount;
        const auto found = records::list(context.reader, context.tables, context.access, query, context.today);
        if (!found || found->empty()) continue;
        for (const journal::Record& record : *found) {
            DraftPreview::Sample sample;
            for (const schema::FieldDef& field : table->type->fields)
                sample[field.id] = utf(records::shownText(context.reader, context.tables, context.access, record, field,
                                                          context.language, false));
            if (from == "person") sample["person"] = sample["person_name"] = sample["name"];
            samples.push_back(std::move(sample));
        }
        return samples;
    }
    return samples;
}

} // namespace

schema::Values saidBy(const schema::TypeDef& type) {
    LedgerDefinition said;
    said.label = type.label;
    said.group = type.rules.group;
    said.help = type.help.zh;
    said.purpose = type.purpose.zh;
    said.basis = type.basis;
    if (const schema::FieldDef* every = type.field("visit_every")) said.visitEvery = every->defaultText;
    if (!type.rules.reviews.empty()) said.reviewMonths = type.rules.reviews.front().months;
    for (const schema::SuggestionDef& one : type.rules.suggestions)
        if (one.act == schema::SuggestionDef::Act::Enter && (one.ageFrom || one.ageTo)) {
            said.ageFrom = one.ageFrom;
            said.ageTo = one.ageTo;
        }
    said.leastVisitors = type.rules.leastVisitors;
    return valuesOf(said);
}

Result<DesignerData> readDesign(const ReadContext& context, const std::string& type) {
    DesignerData made;
    MULIN_TRY_LET(shipped, schema::Catalogue::parsed());
    made.shipped = std::make_shared<const schema::Catalogue>(std::move(shipped));
    MULIN_TRY_LET(all, ledgers::definitions(context.reader, *made.shipped));
    made.all = std::move(all);
    if (type.empty()) {
        made.design = newDesign();
    } else {
        made.design = ledgers::designOf(made.all, type);
        made.there = !made.design.ledger.own() ? made.shipped->find(type) != nullptr : !made.design.ledger.gone;
        if (!made.there) return makeError(ErrorCode::UnknownType, {{"type", type}});
        MULIN_TRY_LET(use, ledgers::designUse(context.reader, context.tables, context.access, type));
        made.use = std::move(use);
    }
    made.samples = samplesOf(context, type);
    if (const auto roles = security::officeRoles(context.reader, context.tables, context.access))
        for (const security::OfficeRole& one : *roles) made.roles.push_back(one.role);
    return made;
}

} // namespace mulin::ui

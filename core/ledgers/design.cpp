#include "core/ledgers/design.h"

#include "core/db/exception.h"
#include "core/journal/rows.h"
#include "core/ledgers/definitions.h"
#include "core/schema/validation.h"

#include <algorithm>

namespace mulin::ledgers {

namespace {

using schema::FieldDefinition;
using schema::FieldType;
using schema::LedgerDefinition;

bool saysNothing(const schema::Values& values, std::initializer_list<std::string_view> apart) {
    return std::all_of(values.fields.begin(), values.fields.end(), [&](const auto& one) {
        return one.second.isEmpty() || std::find(apart.begin(), apart.end(), one.first) != apart.end();
    });
}

/// What the draft changed, over what stands there now. `disputed`: the same was changed to something else.
schema::Values over(const schema::Values& base, const schema::Values& draft, const schema::Values& now,
                    bool& disputed) {
    schema::Values made = now;
    for (const auto& [field, mine] : draft.fields) {
        if (mine == base.get(field)) continue;
        if (now.get(field) != base.get(field) && now.get(field) != mine) disputed = true;
        made.set(field, mine);
    }
    for (const auto& [field, was] : base.fields)
        if (!was.isEmpty() && draft.get(field).isEmpty()) made.fields.erase(field);
    return made;
}

const FieldDefinition* definitionIn(const Design& design, const Uid& uid) {
    const auto at = std::find_if(design.fields.begin(), design.fields.end(),
                                 [&](const FieldDefinition& one) { return one.uid == uid; });
    return at == design.fields.end() ? nullptr : &*at;
}

Result<void> put(journal::Writer& writer, const char* type, const Uid& uid, const schema::Values& values, bool empty) {
    const auto there = journal::findRecord(writer.reader(), *writer.tables().find(type), uid);
    if (there && there->alive) return writer.update(type, RecordId(uid), values);
    if (empty) return {};
    MULIN_TRY_LET(made, writer.create(type, values, RecordId(uid)));
    (void)made;
    return {};
}

} // namespace

Design designOf(const schema::Definitions& definitions, const std::string& type) {
    Design design;
    design.ledger.of = type;
    design.ledger.uid = Uid::named("ledger_definition", type);
    for (const LedgerDefinition& one : definitions.ledgers)
        if (one.typeId() == type) design.ledger = one;
    for (const FieldDefinition& one : definitions.fields)
        if (one.of == type && !one.gone) design.fields.push_back(one);
    std::sort(design.fields.begin(), design.fields.end(), [](const FieldDefinition& a, const FieldDefinition& b) {
        return std::tie(a.position, a.uid) < std::tie(b.position, b.uid);
    });
    return design;
}

schema::Definitions definitionsOf(const Design& design) { return {{design.ledger}, design.fields}; }

schema::Definitions withDesign(schema::Definitions definitions, const Design& design) {
    const std::string type = design.ledger.typeId();
    std::erase_if(definitions.ledgers, [&](const LedgerDefinition& one) { return one.typeId() == type; });
    std::erase_if(definitions.fields, [&](const FieldDefinition& one) { return one.of == type && !one.gone; });
    definitions.ledgers.push_back(design.ledger);
    definitions.fields.insert(definitions.fields.end(), design.fields.begin(), design.fields.end());
    return definitions;
}

Rebased rebased(const Design& base, const Design& draft, const Design& now) {
    Rebased made;
    bool disputed = false;
    made.design.ledger = schema::ledgerDefinitionOf(
        draft.ledger.uid, over(valuesOf(base.ledger), valuesOf(draft.ledger), valuesOf(now.ledger), disputed));
    if (disputed) made.disputed.emplace_back();
    for (const FieldDefinition& mine : draft.fields) {
        const FieldDefinition *was = definitionIn(base, mine.uid), *is = definitionIn(now, mine.uid);
        if (!is && was && mine == *was) continue; // it is gone
        if (!is || !was) {
            made.design.fields.push_back(is && mine != *is ? mine : is ? *is : mine);
            continue;
        }
        disputed = false;
        made.design.fields.push_back(
            schema::fieldDefinitionOf(mine.uid, over(valuesOf(*was), valuesOf(mine), valuesOf(*is), disputed)));
        if (disputed) made.disputed.push_back(mine.fieldId());
    }
    for (const FieldDefinition& is : now.fields)
        if (!definitionIn(draft, is.uid) && !definitionIn(base, is.uid)) made.design.fields.push_back(is);
    std::stable_sort(made.design.fields.begin(), made.design.fields.end(),
                     [](const FieldDefinition& a, const FieldDefinition& b) { return a.position < b.position; });
    return made;
}

Result<DesignUse> designUse(const db::Reader& reader, const journal::Tables& tables, const access::Access& access,
                            const std::string& type) {
    return db::guard([&] {
        DesignUse use;
        const journal::Table* table = tables.find(type);
        if (!table || access.reach(access::Right::Read, type) != access::Reach::Office) return use;
        const std::string now = " FROM " + table->name + " WHERE alive = 1" +
                                (table->type->until.empty() ? "" : " AND \"" + table->type->until + "\" IS NULL");
        use.open = reader.integer("SELECT count(*)" + now);
        if (table->type->ledger) use.ever = enrolled(reader, *table);
        for (const schema::FieldDef& field : table->type->fields) {
            const bool one = field.type == FieldType::Choice, several = field.type == FieldType::Choices;
            if (field.derived() || !(one || several) ||
                !access.allowsField(access::Right::Read, type, field.id, access::Reach::Office))
                continue;
            auto rows = reader.prepare("SELECT \"" + field.id + "\", count(*)" + now + " GROUP BY 1");
            while (rows.step()) {
                if (rows.isNull(0)) continue;
                const std::string value(rows.text(0));
                for (const std::string& code : several ? schema::choicesOf(value) : std::vector<std::string>{value})
                    use.choices[field.id][code] += rows.integer(1);
            }
        }
        return use;
    });
}

std::vector<DesignGap> gapsOf(const Design& design) {
    std::vector<DesignGap> gaps;
    if (design.ledger.own()) {
        if (design.ledger.label.zh.empty()) gaps.push_back({{}, "name"});
        if (design.ledger.purpose.empty()) gaps.push_back({{}, "purpose"});
    }
    for (const FieldDefinition& one : design.fields) {
        if (!one.own() || one.retired) continue;
        const std::string id = one.fieldId();
        if (one.label.zh.empty()) gaps.push_back({id, "name"});
        if (one.purpose.empty()) gaps.push_back({id, "purpose"});
        if ((one.kind == "choice" || one.kind == "choices") &&
            std::all_of(one.choices.begin(), one.choices.end(),
                        [](const auto& choice) { return choice.retired || choice.label.zh.empty(); }))
            gaps.push_back({id, "choices"});
    }
    return gaps;
}

Result<void> putToUse(journal::Writer& writer, const Design& design) {
    const schema::Values ledger = valuesOf(design.ledger);
    MULIN_TRY(put(writer, "ledger_definition", design.ledger.uid, ledger, saysNothing(ledger, {"of"})));
    for (const FieldDefinition& one : design.fields) {
        const schema::Values values = valuesOf(one);
        MULIN_TRY(put(writer, "field_definition", one.uid, values, saysNothing(values, {"of", "field"})));
    }
    return {};
}

} // namespace mulin::ledgers

#include "core/journal/derivation.h"

#include "core/journal/tables.h"
#include "core/schema/validation.h"

#include <algorithm>
#include <functional>

namespace mulin::journal {

namespace {

std::string selectOf(const Derivation::Source& source) {
    std::string columns;
    for (const int take : source.takes)
        columns +=
            (columns.empty() ? "\"" : ", \"") + source.target->columns[static_cast<std::size_t>(take)].name + "\"";
    std::string sql = "SELECT " + columns + " FROM " + source.target->name;
    if (source.linkPosition >= 0) return sql + " WHERE uid = ? AND alive = 1";
    const schema::TypeDef& type = *source.target->type;
    sql += " WHERE \"" + source.viaField + "\" = ? AND alive = 1";
    if (source.openOnly >= 0) sql += " AND \"" + type.until + "\" IS NULL";
    sql += " ORDER BY ";
    if (!type.until.empty() && source.last) sql += "\"" + type.until + "\" IS NULL DESC, ";
    if (!type.since.empty()) sql += "\"" + type.since + "\" DESC, ";
    return sql + "uid DESC LIMIT 1";
}

} // namespace

schema::Value Derivation::formula(const Step& step, const std::vector<schema::Value>& values,
                                  const Table& table) const {
    schema::Values fields;
    for (const std::size_t field : step.patternFields) fields.set(table.columns[field].name, values[field]);
    std::string text = schema::fillPattern(step.pattern, *table.type, fields, schema::Language::Zh);
    return text.empty() ? schema::Value() : schema::Value(std::move(text));
}

void Derivation::makeSteps(const Tables& tables, const Table& table, Derivation& derivation) {
    const auto sourceOf = [&](const Table* target, int link, const schema::Facade& facade) -> std::size_t {
        auto& sources = derivation.sources;
        const auto same = std::find_if(sources.begin(), sources.end(), [&](const Source& source) {
            return source.target == target && source.linkPosition == link && source.viaField == facade.viaField &&
                   source.last == facade.last;
        });
        if (same != sources.end()) return static_cast<std::size_t>(same - sources.begin());
        const bool openOnly = link < 0 && !facade.last && !target->type->until.empty();
        sources.push_back({target,
                           link,
                           facade.viaField,
                           facade.last,
                           openOnly ? target->position(target->type->until) : -1,
                           {},
                           {}});
        return sources.size() - 1;
    };
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const schema::FieldDef* def = table.columns[i].def;
        if (!def) continue;
        if (def->search != schema::SearchKind::None) derivation.searched.push_back(i);
        if (!def->derived()) continue;
        Step step;
        step.position = i;
        step.pattern = def->pattern;
        for (std::size_t j = 0; j < table.columns.size(); ++j)
            if (!def->pattern.empty() && def->pattern.find("{" + table.columns[j].name + "}") != std::string::npos)
                step.patternFields.push_back(j);
        for (const schema::Facade& facade : def->facades) {
            Alternative alternative;
            alternative.facade = &facade;
            if (facade.own()) {
                alternative.own = table.position(facade.take);
                step.alternatives.push_back(alternative);
                continue;
            }
            const Table* target = nullptr;
            int link = -1;
            if (facade.reverse()) {
                target = tables.find(facade.viaType);
            } else {
                link = table.position(facade.link);
                const schema::FieldDef* linkDef =
                    link < 0 ? nullptr : table.columns[static_cast<std::size_t>(link)].def;
                if (linkDef && !linkDef->targets.empty()) target = tables.find(linkDef->targets.front());
            }
            if (!target) continue;
            alternative.source = sourceOf(target, link, facade);
            auto& takes = derivation.sources[alternative.source].takes;
            const int wanted = target->position(facade.take);
            const auto known = std::find(takes.begin(), takes.end(), wanted);
            alternative.take = static_cast<std::size_t>(known - takes.begin());
            if (known == takes.end()) takes.push_back(wanted);
            step.alternatives.push_back(alternative);
        }
        derivation.steps.push_back(std::move(step));
    }
    for (Source& source : derivation.sources) source.sql = selectOf(source);
    derivation.orderSteps();
}

void Derivation::orderSteps() {
    std::map<std::size_t, Step*> stepAt;
    for (Step& step : steps) stepAt[step.position] = &step;
    std::vector<Step> ordered;
    std::set<std::size_t> visited;
    const std::function<void(std::size_t)> visit = [&](std::size_t position) {
        const auto at = stepAt.find(position);
        if (at == stepAt.end() || !visited.insert(position).second) return;
        for (const std::size_t field : at->second->patternFields) visit(field);
        for (const Alternative& alternative : at->second->alternatives) {
            if (alternative.own >= 0)
                visit(static_cast<std::size_t>(alternative.own));
            else if (!alternative.facade->constant() && sources[alternative.source].linkPosition >= 0)
                visit(static_cast<std::size_t>(sources[alternative.source].linkPosition));
        }
        ordered.push_back(*at->second);
    };
    for (const Step& step : steps) visit(step.position);
    steps = std::move(ordered);
}

std::vector<const Table*> Derivation::make(Tables& tables) {
    std::map<const Table*, std::shared_ptr<Derivation>> made;
    for (const auto& table : tables.all()) {
        if (table->links) continue;
        auto derivation = std::make_shared<Derivation>();
        makeSteps(tables, *table, *derivation);
        made[table.get()] = derivation;
    }
    for (const auto& table : tables.all())
        if (!table->links)
            for (const Source& source : made.at(table.get())->sources) {
                const auto at = static_cast<std::size_t>(&source - made.at(table.get())->sources.data());
                Dependent dependent{table.get(), at, {}, -1};
                if (source.linkPosition >= 0)
                    dependent.column = table->columns[static_cast<std::size_t>(source.linkPosition)].name;
                else
                    dependent.reversePosition = source.target->position(source.viaField);
                made.at(source.target)->dependents.push_back(std::move(dependent));
            }
    for (const auto& table : tables.all())
        if (!table->links) table->derivation = made.at(table.get());

    std::vector<const Table*> order;
    std::set<const Table*> visited;
    const std::function<void(const Table*)> visit = [&](const Table* table) {
        if (!visited.insert(table).second) return;
        for (const Source& source : table->derivation->sources) visit(source.target);
        order.push_back(table);
    };
    for (const auto& table : tables.all())
        if (!table->links) visit(table.get());
    return order;
}

} // namespace mulin::journal

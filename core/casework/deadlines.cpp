#include "core/casework/deadlines.h"

#include "core/db/exception.h"
#include "core/journal/horizon.h"
#include "core/records/expression.h"
#include "core/records/view.h"

#include <algorithm>

namespace mulin::casework {

namespace {

using access::Right;

std::string quoted(const std::string& field) { return "t.\"" + field + "\""; }

} // namespace

Date dueOf(const schema::DeadlineDef& step, Date from, const WorkingCalendar& calendar) {
    if (step.fixed) return from.plusDays(step.days);
    return step.working ? calendar.addWorkingDays(from, step.days) : calendar.deadline(from, step.days);
}

Result<std::vector<DueStep>> dueSteps(const db::Reader& reader, const journal::Tables& tables,
                                      const schema::Catalogue& catalogue, const access::Access& access,
                                      const WorkingCalendar& calendar, const DueQuery& query, Progress& progress) {
    const std::optional<RecordId>& person = query.person;
    return db::guard([&]() -> Result<std::vector<DueStep>> {
        std::vector<DueStep> due;
        for (const schema::TypeDef* type : catalogue.types()) {
            const journal::Table* table = tables.find(type->id);
            if (type->deadlines.empty() || type->elsewhere || !table || !access.allows(Right::Read, type->id)) continue;
            if (query.vault.empty() ? type->sealed() : type->compartment != query.vault) continue;
            const journal::Horizon horizon(tables, *table, access);
            const schema::FieldDef* whose = type->field(type->person);
            const bool single = whose && whose->type == schema::FieldType::Link;
            if (person && !single) continue;
            for (const schema::DeadlineDef& step : type->deadlines) {
                // What may not be seen does not speak for a step being due.
                std::string shown;
                const auto needs = [&](const std::string& field) {
                    if (const std::string shows = horizon.shows(*type->field(field)); !shows.empty())
                        shown += " AND " + shows;
                };
                needs(step.from);
                for (const std::string& field : step.done) needs(field);
                const auto condition = records::compile(reader, tables, access, *table, step.where, query.today);
                if (!condition) {
                    if (condition.error().code == ErrorCode::Denied) continue;
                    return condition.error();
                }
                std::string sql = "SELECT t.uid, " + quoted(step.from) + " FROM " + table->name +
                                  " t WHERE t.alive = 1 AND " + quoted(step.from) + " IS NOT NULL" + shown + " AND " +
                                  condition->sql;
                for (const std::string& field : step.done) sql += " AND " + quoted(field) + " IS NULL";
                if (person) sql += " AND " + quoted(type->person) + " = ?";
                auto rows = reader.prepare(sql);
                condition->bind(rows);
                if (person) rows.bind(static_cast<int>(condition->parameters.size()) + 1, person->uid());
                while (rows.step()) {
                    if (progress.cancelled()) return makeError(ErrorCode::Cancelled);
                    const Date from{static_cast<std::int32_t>(rows.integer(1))};
                    const Date day = dueOf(step, from, calendar);
                    if (day > query.until) continue;
                    const auto record = records::find(reader, tables, access, type->id, rows.uid(0));
                    if (!record) continue;
                    DueStep one{
                        type, &step, record->id(), records::titleOf(reader, tables, access, *record, query.language),
                        {},   {},    from,         day};
                    if (single && record->get(type->person).isUid()) {
                        one.person = RecordId(record->get(type->person).uid());
                        one.name =
                            records::titleOf(reader, tables, access, "person", one.person->uid(), query.language);
                    }
                    due.push_back(std::move(one));
                }
            }
        }
        std::sort(due.begin(), due.end(), [](const DueStep& a, const DueStep& b) {
            return std::tie(a.due, a.title, a.record) < std::tie(b.due, b.title, b.record);
        });
        return due;
    });
}

} // namespace mulin::casework

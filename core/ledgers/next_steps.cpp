#include "core/ledgers/next_steps.h"

#include "core/db/exception.h"
#include "core/ledgers/duties.h"
#include "core/records/view.h"

#include <algorithm>

namespace mulin::ledgers {

using access::Right;

namespace {

template<class Bind> std::vector<OpenStep> read(const db::Reader& reader, const journal::Tables& tables,
                                                const access::Access& access, const std::string& where, Bind bind) {
    std::vector<OpenStep> found;
    if (!tables.find("next_step") || !access.allows(Right::Read, "next_step")) return found;
    const Readable steps(tables, "next_step", access);
    auto rows =
        reader.cached("SELECT t.uid, " +
                      steps.columns({"person", "organisation", "what", "responsible", "noted_on", "due_on", "state"}) +
                      steps.from() + " AND t.state = 'open'" + where);
    bind(*rows);
    while (rows->step()) {
        const bool organisation = rows->isNull(1);
        if (rows->isNull(7) || (organisation && rows->isNull(2))) continue; // neither whom nor how it stands is seen
        const auto record = records::find(reader, tables, access, organisation ? "organisation" : "person",
                                          rows->uid(organisation ? 2 : 1));
        if (!record || !record->alive) continue;
        OpenStep step{RecordId(rows->uid(0)),
                      {record->id(), record->text("name"), record->text(organisation ? "address" : "door"),
                       record->text("estate_name")},
                      organisation,
                      std::string(rows->text(3)),
                      std::string(rows->text(4)),
                      dateAt(*rows, 5).value_or(Date{}),
                      dateAt(*rows, 6)};
        found.push_back(std::move(step));
    }
    std::sort(found.begin(), found.end(), [](const OpenStep& a, const OpenStep& b) {
        const auto key = [](const OpenStep& one) {
            return std::tuple(!one.due, one.due.value_or(Date{}), one.noted, one.id);
        };
        return key(a) < key(b);
    });
    return found;
}

} // namespace

Result<std::vector<OpenStep>> stepsOf(const db::Reader& reader, const journal::Tables& tables,
                                      const access::Access& access, RecordId whom) {
    return db::guard([&]() -> Result<std::vector<OpenStep>> {
        return read(reader, tables, access, " AND (t.person = ?1 OR t.organisation = ?1)",
                    [&](db::Statement& rows) { rows.bind(1, whom.uid()); });
    });
}

Result<std::vector<OpenStep>> stepsDue(const db::Reader& reader, const journal::Tables& tables,
                                       const access::Access& access, Date until) {
    return db::guard([&]() -> Result<std::vector<OpenStep>> {
        auto found =
            read(reader, tables, access, " AND t.due_on <= ?1", [&](db::Statement& rows) { rows.bind(1, until.days); });
        std::erase_if(found, [](const OpenStep& step) { return !step.due; }); // there is one, and it is withheld
        return found;
    });
}

Result<void> endStep(journal::Writer& writer, RecordId step, StepEnd end, const std::string& outcome) {
    MULIN_TRY_LET(record, writer.load("next_step", step));
    if (!record.alive) return makeError(ErrorCode::UnknownRecord, {{"type", "next_step"}, {"id", step.hex()}});
    if (record.text("state") != "open")
        return makeError(ErrorCode::RecordClosed,
                         {{"type", "next_step"}, {"field", "state"}, {"on", record.get("done_on").date().iso()}});
    schema::Values values;
    values.set("state", end == StepEnd::Done ? "done" : "dropped").set("done_on", writer.today());
    if (!outcome.empty()) values.set("outcome", outcome);
    return writer.update("next_step", step, values);
}

} // namespace mulin::ledgers

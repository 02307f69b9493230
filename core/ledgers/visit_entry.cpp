#include "core/ledgers/visit_entry.h"

#include "core/ledgers/duties.h"
#include "core/records/attachments.h"
#include "core/records/view.h"

namespace mulin::ledgers {

using journal::Writer;
using schema::Values;

namespace {

std::vector<RecordId> linked(const Values& values, std::string_view field, std::string_view role = {}) {
    std::vector<RecordId> found;
    const auto at = values.links.find(field);
    if (at == values.links.end()) return found;
    for (const schema::LinkItem& item : at->second)
        if (item.role == role) found.push_back(item.to);
    return found;
}

std::string nameOf(const Writer& writer, RecordId person) {
    return records::titleOf(writer.reader(), writer.tables(), writer.access(), "person", person.uid(),
                            schema::Language::Zh);
}

/// Who goes: by name, as contact workers are.
std::string goersOf(const Writer& writer, const Values& visit) {
    std::string names;
    for (const RecordId one : linked(visit, "people", "visitor"))
        if (const std::string name = nameOf(writer, one); !name.empty()) names += (names.empty() ? "" : "、") + name;
    return names;
}

Result<void> addPapers(Writer& writer, const std::vector<Values>& papers, const std::string& type, RecordId about,
                       Date day) {
    if (papers.empty()) return {};
    MULIN_TRY_LET(beginning,
                  records::documentBeginning(writer.reader(), writer.tables(), writer.access(), type, about));
    for (const Values& paper : papers) {
        Values one = beginning;
        for (const auto& [field, value] : paper.fields) one.set(field, value);
        one.set("dated", std::min(day, writer.today()));
        MULIN_TRY(writer.create("document", one));
    }
    return {};
}

} // namespace

Result<RecordId> recordVisit(Writer& writer, const FollowUps& followUps, const VisitEntry& entry) {
    MULIN_TRY_LET(visit, writer.create("visit", entry.visit));
    const auto people = linked(entry.visit, "people", "visited");
    const auto organisations = linked(entry.visit, "organisations");
    const Date day = entry.visit.get("visited_on").date();
    MULIN_TRY(addPapers(writer, entry.papers, "visit", visit, day));
    if (people.empty() && organisations.empty()) return visit;
    Need need;
    need.visit = visit;
    need.noted = day;
    if (!people.empty()) {
        need.person = people.front();
        need.responsible = keeperOf(writer.reader(), writer.tables(), writer.access(), people.front(), writer.today());
    } else {
        need.organisation = organisations.front();
    }
    if (need.responsible.empty()) need.responsible = goersOf(writer, entry.visit);
    need.due = entry.visit.get("next_on").isNumber() ? entry.visit.get("next_on").date() : day.plusDays(stepDays);
    for (const std::string& line : needsIn(entry.visit.get("needs").text())) {
        need.text = line;
        MULIN_TRY(followUps.make(writer, need));
    }
    return visit;
}

Result<std::vector<RecordId>> planVisit(Writer& writer, const VisitEntry& entry) {
    const auto people = linked(entry.visit, "people", "visited");
    const auto organisations = linked(entry.visit, "organisations");
    if (people.empty() && organisations.empty())
        return makeError(ErrorCode::Required, {{"type", "visit"}, {"field", "people"}});
    Values plan;
    plan.set("every", "once").set("starts_on", entry.visit.get("visited_on")).set("why", "other");
    if (entry.visit.get("purpose").text() == "need") plan.set("why", "need");
    if (const std::string goers = goersOf(writer, entry.visit); !goers.empty()) plan.set("keeper", goers);
    std::string note;
    for (const char* field : {"findings", "needs", "handling", "remark"})
        if (const std::string& text = entry.visit.get(field).text(); !text.empty())
            note += (note.empty() ? "" : "\n") + text;
    if (!note.empty()) plan.set("note", note);
    std::vector<RecordId> made;
    const auto add = [&](const char* field, RecordId whom) -> Result<void> {
        Values one = plan;
        one.set(field, whom);
        MULIN_TRY_LET(id, writer.create("visit_plan", one));
        made.push_back(id);
        return {};
    };
    for (const RecordId one : people) MULIN_TRY(add("person", one));
    for (const RecordId one : organisations) MULIN_TRY(add("organisation", one));
    MULIN_TRY(addPapers(writer, entry.papers, "visit_plan", made.front(), entry.visit.get("visited_on").date()));
    return made;
}

} // namespace mulin::ledgers

#include "core/ledgers/visit_entry.h"

#include "core/journal/rows.h"
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

/// `visit`: whom it was to, its days and who went. The steps stand in the file of the first of those visited.
Result<void> addSteps(Writer& writer, const FollowUps& followUps, RecordId id, const Values& visit,
                      const std::vector<std::string>& needs) {
    const auto people = linked(visit, "people", "visited");
    const auto organisations = linked(visit, "organisations");
    if (people.empty() && organisations.empty()) return {};
    Need need;
    need.visit = id;
    need.noted = visit.get("visited_on").date();
    if (!people.empty()) {
        need.person = people.front();
        need.responsible = keeperOf(writer.reader(), writer.tables(), writer.access(), people.front(), writer.today());
    } else {
        need.organisation = organisations.front();
    }
    if (need.responsible.empty()) need.responsible = goersOf(writer, visit);
    need.due = visit.get("next_on").isNumber() ? visit.get("next_on").date() : need.noted.plusDays(stepDays);
    for (const std::string& line : needs) {
        need.text = line;
        MULIN_TRY(followUps.make(writer, need));
    }
    return {};
}

/// As it stands: its fields and whom it links.
Values standing(const Writer& writer, const journal::Record& visit) {
    Values values;
    for (const char* field : {"visited_on", "next_on", "needs"}) values.set(field, visit.get(field));
    for (const char* field : {"people", "organisations"})
        for (const journal::Link& link : journal::linksFrom(writer.reader(), writer.tables(), visit.uid))
            if (link.table == writer.tables().links("visit", field)) values.link(field, link.role, RecordId(link.to));
    return values;
}

} // namespace

Result<RecordId> recordVisit(Writer& writer, const FollowUps& followUps, const VisitEntry& entry) {
    MULIN_TRY_LET(visit, writer.create("visit", entry.visit));
    MULIN_TRY(addPapers(writer, entry.papers, "visit", visit, entry.visit.get("visited_on").date()));
    MULIN_TRY(addSteps(writer, followUps, visit, entry.visit, needsIn(entry.visit.get("needs").text())));
    return visit;
}

Result<void> amendVisit(Writer& writer, const FollowUps& followUps, RecordId id, const Values& changes) {
    MULIN_TRY_LET(record, writer.load("visit", id));
    Values visit = standing(writer, record);
    std::vector<std::string> needs = needsIn(changes.get("needs").text());
    for (const std::string& one : needsIn(visit.get("needs").text())) std::erase(needs, one);
    for (const auto& [field, value] : changes.fields) visit.set(field, value);
    Values fields = changes;
    fields.links.clear();
    MULIN_TRY(writer.update("visit", id, fields));
    for (const auto& [field, items] : changes.links)
        for (const schema::LinkItem& item : items) {
            MULIN_TRY(writer.link("visit", field, id, item.to, item.role));
            visit.link(field, item.role, item.to);
        }
    return addSteps(writer, followUps, id, visit, needs);
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

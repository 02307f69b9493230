#include "core/ledgers/visit_entry.h"

#include "core/base/text.h"
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

/// Lines of 诉求 of a visit as what is to be done. Whose they are: of the one whose name a line begins with, before a
/// colon or a space ("张三：装扶手"), otherwise of the first of those visited.
class Lines {
public:
    /// `visit`: whom it was to, its days and who went.
    Lines(Writer& writer, const FollowUps& followUps, RecordId id, const Values& visit)
        : m_writer(writer), m_followUps(followUps), m_people(linked(visit, "people", "visited")) {
        m_need.visit = id;
        m_need.noted = visit.get("visited_on").date();
        m_need.due = visit.get("next_on").isNumber() ? visit.get("next_on").date() : m_need.noted.plusDays(stepDays);
        m_goers = goersOf(writer, visit);
        if (const auto organisations = linked(visit, "organisations"); !organisations.empty())
            m_need.organisation = organisations.front();
    }
    Result<void> add(const std::string& line) {
        if (!m_need.organisation && m_people.empty()) return {};
        MULIN_TRY(m_followUps.make(m_writer, of(line)));
        return {};
    }
    /// What came of `was` takes the words of `line`; what has none left becomes new.
    Result<void> correct(const std::string& was, const std::string& line) {
        MULIN_TRY_LET(done, m_followUps.reword(m_writer, of(was), of(line)));
        return done ? Result<void>() : add(line);
    }

private:
    Need of(const std::string& line) const {
        Need need = m_need;
        need.text = line;
        if (m_people.empty()) {
            need.responsible = m_goers;
            return need;
        }
        need.organisation.reset();
        need.person = m_people.front();
        if (m_people.size() > 1)
            for (const RecordId one : m_people)
                if (const std::string rest = saidOf(line, nameOf(m_writer, one)); !rest.empty()) {
                    need.person = one;
                    need.text = rest;
                    break;
                }
        need.responsible =
            keeperOf(m_writer.reader(), m_writer.tables(), m_writer.access(), *need.person, m_writer.today());
        if (need.responsible.empty()) need.responsible = m_goers;
        return need;
    }
    /// What follows the name; empty if the line does not begin with it.
    static std::string saidOf(const std::string& line, const std::string& name) {
        if (name.empty() || line.compare(0, name.size(), name) != 0) return {};
        for (const char* mark : {"：", ":", "　", " ", "，", ","})
            if (line.compare(name.size(), std::char_traits<char>::length(mark), mark) == 0)
                return trimmed(line.substr(name.size() + std::char_traits<char>::length(mark)));
        return {};
    }

    Writer& m_writer;
    const FollowUps& m_followUps;
    std::vector<RecordId> m_people;
    std::string m_goers;
    Need m_need;
};

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
    Lines lines(writer, followUps, visit, entry.visit);
    for (const std::string& line : needsIn(entry.visit.get("needs").text())) MULIN_TRY(lines.add(line));
    return visit;
}

Result<void> amendVisit(Writer& writer, const FollowUps& followUps, RecordId id, const Values& changes) {
    MULIN_TRY_LET(record, writer.load("visit", id));
    Values visit = standing(writer, record);
    std::vector<std::string> was = needsIn(visit.get("needs").text());
    std::vector<std::string> needs = changes.fields.count("needs") ? needsIn(changes.get("needs").text()) : was;
    const std::vector<std::string> before = was;
    for (const std::string& one : needs) std::erase(was, one);
    for (const std::string& one : before) std::erase(needs, one);
    for (const auto& [field, value] : changes.fields) visit.set(field, value);
    Values fields = changes;
    fields.links.clear();
    MULIN_TRY(writer.update("visit", id, fields));
    for (const auto& [field, items] : changes.links)
        for (const schema::LinkItem& item : items) {
            MULIN_TRY(writer.link("visit", field, id, item.to, item.role));
            visit.link(field, item.role, item.to);
        }
    // A line in the place of one that is gone is that one in other words.
    Lines lines(writer, followUps, id, visit);
    for (std::size_t at = 0; at < needs.size(); ++at)
        MULIN_TRY(at < was.size() ? lines.correct(was[at], needs[at]) : lines.add(needs[at]));
    return {};
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

#include "core/ledgers/follow_up.h"

#include "core/base/text.h"

namespace mulin::ledgers {

using schema::Value;
using schema::Values;

std::vector<std::string> FollowUps::kinds() const {
    std::vector<std::string> names;
    for (const auto& [kind, how] : m_kinds) names.push_back(kind);
    return names;
}

Result<RecordId> FollowUps::make(journal::Writer& writer, const Need& need) const {
    const auto found = m_kinds.find(need.kind);
    if (found == m_kinds.end()) return makeError(ErrorCode::UnknownType, {{"type", need.kind}});
    return found->second.make(writer, need);
}

Result<bool> FollowUps::reword(journal::Writer& writer, const Need& was, const Need& now) const {
    for (const auto& [kind, how] : m_kinds) {
        if (!how.reword) continue;
        MULIN_TRY_LET(done, how.reword(writer, was, now));
        if (done) return true;
    }
    return false;
}

static Result<bool> rewordStep(journal::Writer& writer, const Need& was, const Need& now) {
    if (!was.visit) return false;
    // Two of those visited may have asked for the same; a step that was handed to somebody else is still the one.
    auto rows = writer.reader().cached("SELECT uid FROM t_next_step WHERE from_visit = ? AND what = ? AND "
                                       "state = 'open' AND alive = 1 ORDER BY person IS ? DESC, id LIMIT 1");
    rows->bind(1, was.visit->uid());
    rows->bind(2, was.text);
    rows->bind(3, was.person ? was.person->uid() : Uid());
    if (!rows->step()) return false;
    const RecordId step(rows->uid(0));
    rows->reset();
    Values said;
    said.set("what", now.text);
    if (now.person && now.person != was.person) {
        said.set("person", *now.person);
        if (now.responsible != was.responsible) said.set("responsible", now.responsible);
    }
    MULIN_TRY(writer.update("next_step", step, said));
    return true;
}

void addFollowUps(FollowUps& into) {
    const auto make = [](journal::Writer& writer, const Need& need) -> Result<RecordId> {
        Values values;
        values.set("what", need.text).set("noted_on", need.noted).set("state", "open");
        if (need.person)
            values.set("person", *need.person);
        else if (need.organisation)
            values.set("organisation", *need.organisation);
        if (need.visit) values.set("from_visit", *need.visit);
        if (need.due) values.set("due_on", *need.due);
        if (!need.responsible.empty()) values.set("responsible", need.responsible);
        return writer.create("next_step", values);
    };
    into.add("next_step", make, rewordStep);
}

std::vector<std::string> needsIn(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t to = std::min(text.find('\n', from), text.size());
        if (std::string line = trimmed(text.substr(from, to - from)); !line.empty()) lines.push_back(std::move(line));
        from = to + 1;
    }
    return lines;
}

} // namespace mulin::ledgers

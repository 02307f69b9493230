#include "core/ledgers/follow_up.h"

#include "core/base/text.h"

namespace mulin::ledgers {

using schema::Value;
using schema::Values;

std::vector<std::string> FollowUps::kinds() const {
    std::vector<std::string> names;
    for (const auto& [kind, make] : m_kinds) names.push_back(kind);
    return names;
}

Result<RecordId> FollowUps::make(journal::Writer& writer, const Need& need) const {
    const auto found = m_kinds.find(need.kind);
    if (found == m_kinds.end()) return makeError(ErrorCode::UnknownType, {{"type", need.kind}});
    return found->second(writer, need);
}

void addFollowUps(FollowUps& into) {
    into.add("next_step", [](journal::Writer& writer, const Need& need) -> Result<RecordId> {
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
    });
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

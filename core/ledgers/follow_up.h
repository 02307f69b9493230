// What becomes of a line of 诉求: the one seam between a visit and what is done about it. Each area of work brings a
// kind of its own (a next step now; a matter, a wish, an errand later); whoever records a visit knows none of them.
#pragma once

#include "core/journal/writer.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace mulin::ledgers {

/// One line, as it was said.
struct Need {
    std::string text;
    std::string kind = "next_step"; ///< a type of records
    std::optional<RecordId> person, organisation;
    std::optional<RecordId> visit;
    Date noted;
    std::optional<Date> due{};
    std::string responsible{};
};

class FollowUps {
public:
    using Make = std::function<Result<RecordId>(journal::Writer&, const Need&)>;
    /// What came of `was` in its visit says what `now` says; false if nothing did, or it is ended.
    using Reword = std::function<Result<bool>(journal::Writer&, const Need& was, const Need& now)>;
    void add(const std::string& kind, Make make, Reword reword = {}) {
        m_kinds[kind] = {std::move(make), std::move(reword)};
    }
    std::vector<std::string> kinds() const;
    /// UnknownType.
    Result<RecordId> make(journal::Writer& writer, const Need& need) const;
    /// A line whose words are corrected is no second one: whatever kind came of it takes the words over.
    Result<bool> reword(journal::Writer& writer, const Need& was, const Need& now) const;

private:
    struct Kind {
        Make make;
        Reword reword;
    };
    std::map<std::string, Kind> m_kinds;
};

/// This room's own: next_step.
void addFollowUps(FollowUps& into);

/// Each line that says something.
std::vector<std::string> needsIn(const std::string& text);

} // namespace mulin::ledgers

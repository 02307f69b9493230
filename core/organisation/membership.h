// Which grid a building or a scattered dwelling belonged to, and of which unit a unit was part, until when. The place
// or unit itself says where it belongs now; records of the type `membership` say the former ones, so that a month that
// is over keeps its figures.
#pragma once

#include "core/journal/writer.h"

#include <optional>
#include <unordered_map>
#include <vector>

namespace mulin::organisation {

/// To be called by the rule of a place once its grid has been written; `before` is the record before that. What the
/// place said at the beginning of the day was its grid until today: a grid that was entered today was a slip, and a
/// place that had none gets its first.
Result<void> noteFormerGrid(journal::Writer& writer, const journal::Record& before, std::string_view field);
/// The grid that `before` named was left on that day, not today. FutureDate, OutOfRange{membership, until}: before it
/// had begun.
Result<void> dateFormerGrid(journal::Writer& writer, const journal::Record& before, std::string_view field, Date on);
/// With the place go its former grids.
Result<void> dropFormerGrids(journal::Writer& writer, const Uid& place);

/// All former grids of the file: few, for a building changes its grid once in years.
class FormerGrids {
public:
    struct Former {
        Uid grid; ///< null: none
        std::int32_t until = 0;
    };
    explicit FormerGrids(const db::Reader& reader);
    /// By `until`; empty if the place was always where it is.
    const std::vector<Former>& of(const Uid& place) const;
    /// Where it belonged on that day, `now` being where it does today.
    Uid on(const Uid& place, const Uid& now, Date day) const;

private:
    std::unordered_map<Uid, std::vector<Former>> m_byPlace;
};
/// Rule of the type `membership`.
void addMembershipRule(journal::Rules& rules);

} // namespace mulin::organisation

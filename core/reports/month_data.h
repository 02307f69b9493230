// Internal to core/reports: what a month is counted from, read in one pass per table and kept small.
#pragma once

#include "core/base/progress.h"
#include "core/journal/tables.h"
#include "core/reports/monthly.h"

#include <limits>
#include <span>
#include <unordered_map>

namespace mulin::reports {

/// The unit reported on and how it is divided.
struct Scope {
    Uid unit;
    bool office = false; ///< it is the whole office: what has no place belongs to it too
    std::vector<Grid> grids;
    std::unordered_map<Uid, int> groupOfUnit; ///< units inside alone

    int rest() const { return static_cast<int>(grids.size()); }
    /// Group of a unit; `rest` for the unit itself; `outside` if it does not belong. Null: nobody knows where.
    int group(const Uid& unit) const;
    static constexpr int outside = -1;
};

/// The tree as it was on that day. UnknownRecord{unit}, BadArgument{unit}: no such code, or above the office.
Result<Scope> scopeOf(const db::Reader& reader, const journal::Tables& tables, const std::string& code, Date on,
                      std::string& name, std::string& unitCode);

inline constexpr std::int32_t always = std::numeric_limits<std::int32_t>::min();
inline constexpr std::int32_t openEnd = std::numeric_limits<std::int32_t>::max();

struct PersonRow {
    RecordId id;
    std::optional<Date> born, died;
    int ownGroup = Scope::outside; ///< without any residence: registered here all the same
};

enum class Reason : std::uint8_t { Other, Birth, Death, Within };

struct ResidenceRow {
    RecordId id;
    int person = -1;
    Uid dwelling{}, household{};
    int group = Scope::outside;                   ///< today; see MonthData::groupOn
    int past = -1;                                ///< former groups of the dwelling
    std::int32_t since = always, until = openEnd; ///< lives there from `since` to the day before `until`
    Reason in = Reason::Other, out = Reason::Other;

    bool livesAt(Date day) const { return since <= day.days && until > day.days; }
};

struct VisitRow {
    RecordId id;
    Date on;
    Uid dwelling{};
    int group = Scope::outside;
    bool placed = false;       ///< it names a grid or a dwelling
    std::vector<int> people{}; ///< visited ones
    struct Organisation {
        RecordId id;
        int group = Scope::outside; ///< where it is on that day
    };
    std::vector<Organisation> organisations{};
};

struct EnrolmentRow {
    RecordId id;
    int person = -1;
    int group = Scope::outside; ///< where the record says; counts for persons without a place
    std::int32_t entered = always, left = openEnd;
};

class MonthData {
public:
    /// Visits between the two days alone. Cancelled.
    static Result<MonthData> load(const db::Reader& reader, const journal::Tables& tables, const access::Access& access,
                                  const Scope& scope, const std::vector<const schema::TypeDef*>& ledgers, Period visits,
                                  Progress& progress);

    struct Place {
        int group = Scope::outside;
        Uid household;
    };
    /// The group of a residence on a day: buildings and scattered dwellings change their grid.
    int groupOn(const ResidenceRow& row, std::int32_t day) const {
        return row.past < 0 ? row.group : groupBefore(m_pasts[static_cast<std::size_t>(row.past)], row.group, day);
    }
    /// Where somebody lived on a day; the last place known before or after it, if none then.
    Place placeAt(int person, Date day) const;
    std::span<const ResidenceRow> residencesOf(int person) const;
    /// The household in a dwelling on a day, the newest of several; null if none.
    Uid householdAt(const Uid& dwelling, Date day) const;

    std::vector<PersonRow> people;
    std::vector<ResidenceRow> residences; ///< by person, then by `since`
    std::vector<VisitRow> visits;
    std::vector<std::vector<EnrolmentRow>> enrolments; ///< per ledger

private:
    friend class Places;
    struct Past {
        std::int32_t until = 0;
        int group = Scope::outside;
    };
    static int groupBefore(const std::vector<Past>& past, int now, std::int32_t day) {
        for (const Past& one : past)
            if (day < one.until) return one.group;
        return now;
    }

    std::vector<std::vector<Past>> m_pasts;                 ///< by `until`
    std::vector<std::size_t> m_first;                       ///< per person, into residences; one more at the end
    std::unordered_multimap<Uid, std::size_t> m_inDwelling; ///< of dwellings that were visited
};

} // namespace mulin::reports

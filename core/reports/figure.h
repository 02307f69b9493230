// A number of a report with what stands behind it.
#pragma once

#include "core/base/id.h"
#include "core/schema/type_def.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace mulin::reports {

/// A number and the records it counts. One record may count more than once (persons of one visit: 人次).
struct Amount {
    std::int64_t value = 0;
    std::vector<RecordId> rows; ///< of Figure::type, each once
};

struct Figure {
    std::string id;      ///< stable: "residents", "age_60_64", "ledger.living_alone.entered"
    std::string section; ///< residents, moves, visits, ledgers
    schema::Label label;
    schema::Label unit;                     ///< 人, 户, 人次, 家
    std::string type;                       ///< of the records in rows
    Amount now;                             ///< of the period
    Amount before;                          ///< of the month before
    std::vector<Amount> grids, gridsBefore; ///< aligned with MonthlyReport::grids; they add up to the whole
    /// Figures that are a part of another one.
    std::optional<std::int64_t> numerator, denominator;

    std::int64_t value() const { return now.value; }
    std::int64_t change() const { return now.value - before.value; }
};

} // namespace mulin::reports

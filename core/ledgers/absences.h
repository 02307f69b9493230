// Who is away today and who stands in: holder B of a post whose holder A is on leave.
#pragma once

#include "core/access/access.h"
#include "core/base/date.h"
#include "core/base/result.h"
#include "core/journal/tables.h"

#include <map>
#include <string>

namespace mulin::ledgers {

struct DueVisit;

class Absences {
public:
    /// Of posts that may be read.
    static Result<Absences> read(const db::Reader& reader, const journal::Tables& tables, const access::Access& access,
                                 Date today);
    /// Says which of the contact workers are away, and who goes for them if nobody was named for that.
    void apply(DueVisit& visit) const;

private:
    std::map<std::string, std::string> m_actingFor; ///< by name of holder A: name of holder B, or empty
};

} // namespace mulin::ledgers

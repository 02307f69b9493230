// 下一步: what is open for somebody, and how it ends.
#pragma once

#include "core/journal/writer.h"
#include "core/ledgers/agenda.h"

namespace mulin::ledgers {

struct OpenStep {
    RecordId id;
    Somebody who; ///< person or organisation
    bool organisation = false;
    std::string what, responsible;
    Date noted;
    std::optional<Date> due; ///< none: no limit was set
};
/// Open ones as far as they may be read, the earliest limit first, those without one last. Of one person or
/// organisation, or of all that are due up to a day.
Result<std::vector<OpenStep>> stepsOf(const db::Reader& reader, const journal::Tables& tables,
                                      const access::Access& access, RecordId whom);
Result<std::vector<OpenStep>> stepsDue(const db::Reader& reader, const journal::Tables& tables,
                                       const access::Access& access, Date until);

enum class StepEnd : std::uint8_t { Done, Dropped };
/// Required{outcome} if it is dropped without a word. RecordClosed{on}: it has ended already.
Result<void> endStep(journal::Writer& writer, RecordId step, StepEnd end, const std::string& outcome);

} // namespace mulin::ledgers

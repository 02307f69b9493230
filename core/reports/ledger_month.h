// The dynamic ledger (动态台账): what a period brought to a ledger, and who was in it on a day.
#pragma once

#include "core/access/access.h"
#include "core/journal/history.h"
#include "core/reports/monthly.h"

namespace mulin::reports {

struct LedgerChange {
    enum class Kind { Entered, Changed, Left };
    Kind kind = Kind::Entered;
    RecordId enrolment, person;
    Date day;                                       ///< of the event; Changed: when it was entered
    Date enteredOn;                                 ///< into this file: late (补录) if well after `day`
    std::string reason;                             ///< code of entry_reason or exit_reason; empty: none said
    std::vector<journal::FieldHistory> fields = {}; ///< Changed: what, each field once, before and after the period
    std::optional<UserId> user = {};                ///< Changed: the last who did
};

struct LedgerFigures {
    Period period;
    std::int64_t before = 0;  ///< members on the day before it began
    std::int64_t members = 0; ///< on its last day
    std::int64_t entered = 0, left = 0;
    /// Reviews done in the period, and those with the ones that were still open at its end.
    std::int64_t reviewsDue = 0, reviewed = 0;
};

struct LedgerMonth {
    LedgerFigures figures;
    std::int64_t changed = 0;
    std::vector<LedgerChange> changes; ///< entered, changed, left; each by day
};

/// The numbers alone: a few counts.
Result<LedgerFigures> ledgerFigures(const db::Reader& reader, const journal::Tables& tables,
                                    const access::Access& access, std::string_view ledger, Period period);

/// Of what may be read. UnknownType, Denied, Cancelled; VaultLocked… of a sealed ledger that is closed.
Result<LedgerMonth> ledgerMonth(const db::Reader& reader, const journal::Tables& tables, const access::Access& access,
                                std::string_view ledger, Period period, Progress& progress);

/// Two months against each other, at their ends: whom the later has and the earlier has not, who is missing, and what
/// else was changed of those who are in both.
struct LedgerComparison {
    LedgerFigures earlier, later;
    LedgerMonth between;      ///< from the day after the earlier to the end of the later, without the passing
    std::int64_t passing = 0; ///< who entered and left between, or left and came back
};
/// BadArgument if `earlier` is not before `later`; else errors of ledgerMonth().
Result<LedgerComparison> compareLedger(const db::Reader& reader, const journal::Tables& tables,
                                       const access::Access& access, std::string_view ledger, Period earlier,
                                       Period later, Progress& progress);

/// The ledger as of a day: who was in it, as is known now, or as was known at the end of that day.
struct LedgerSheet {
    Date day;
    bool asKnownThen = false;
    std::vector<const schema::FieldDef*> columns;
    struct Row {
        RecordId enrolment;
        std::vector<std::string> cells; ///< as shown, numbers of people masked
    };
    std::vector<Row> rows; ///< by name
};
/// `columns`: field ids; empty: those of the ledger on paper. Then, values are those of that time, too.
Result<LedgerSheet> ledgerAt(const db::Reader& reader, const journal::Tables& tables,
                             const schema::Catalogue& catalogue, const access::Access& access, std::string_view ledger,
                             Date day, bool asKnownThen, const std::vector<std::string>& columns,
                             schema::Language language, Progress& progress);

} // namespace mulin::reports

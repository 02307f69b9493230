// The sheets of a ledger as tables of words, for paper and spreadsheets alike. Words:
// resources/reports/ledger_month.toml.
#pragma once

#include "core/ledgers/member_visits.h"
#include "core/reports/ledger_month.h"

namespace mulin::reports {

struct WordTable {
    struct Column {
        std::string title;
        bool right = false; ///< numbers
    };
    std::string title, note;
    std::vector<Column> columns;
    std::vector<std::vector<std::string>> rows;
    std::vector<RecordId> records; ///< what a row is about, aligned with rows
};

struct LedgerMonthTable {
    LedgerMonth month;
    LedgerFigures last;        ///< the month before
    ledgers::VisitsDue visits; ///< up to today
    WordTable table;
};

/// `endDay`: monthEndDay(). Errors of ledgerMonth().
Result<LedgerMonthTable> ledgerMonthTable(const db::Reader& reader, const journal::Tables& tables,
                                          const schema::Catalogue& catalogue, const access::Access& access,
                                          std::string_view ledger, Month month, int endDay, Date today,
                                          schema::Language language, Progress& progress);
struct LedgerComparisonTable {
    LedgerComparison comparison;
    WordTable table;
};
/// The months in either order. Errors of compareLedger().
Result<LedgerComparisonTable> ledgerComparisonTable(const db::Reader& reader, const journal::Tables& tables,
                                                    const schema::Catalogue& catalogue, const access::Access& access,
                                                    std::string_view ledger, Month one, Month other, int endDay,
                                                    schema::Language language, Progress& progress);
/// Errors of ledgerAt().
Result<WordTable> ledgerAtTable(const db::Reader& reader, const journal::Tables& tables,
                                const schema::Catalogue& catalogue, const access::Access& access,
                                std::string_view ledger, Date day, bool asKnownThen, schema::Language language,
                                Progress& progress);

} // namespace mulin::reports

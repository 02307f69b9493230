// The monthly report: residents, moves, visits and ledgers of an office, a community or a grid, against the month
// before.
#pragma once

#include "core/access/access.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/journal/tables.h"
#include "core/reports/figure.h"

#include <map>

namespace mulin::reports {

struct Period {
    Date from, to; ///< both included
    auto operator<=>(const Period&) const = default;
    bool has(Date day) const { return from <= day && day <= to; }
};
/// The reporting month: the day after the last month's end to `endDay`; 0 = the calendar month. Clipped to the length
/// of the month.
Period monthPeriod(int year, int month, int endDay);
struct Month {
    int year = 0, month = 0;
    auto operator<=>(const Month&) const = default;
    Month plus(int months) const;
};
Month monthOf(Date day, int endDay); ///< the reporting month in which a day falls
/// "2026-11"
std::optional<Month> monthFromText(std::string_view text);
/// The setting month_end_day of the office; 0 if it says nothing sensible.
int monthEndDay(const db::Reader& reader);

struct MonthlyRequest {
    int year = 0, month = 0;
    std::string unit{};       ///< code of a unit; empty = the whole office
    bool asKnownThen = false; ///< only what had been entered by the end of the period
    bool withDigest = false;  ///< takes as long as reading the whole file
    bool withSealed =
        false; ///< of sealed ledgers too, as far as they are open: for who asks for it, not for the street
};

/// What the report is divided by: grids in a community, communities in a street.
struct Grid {
    std::string code;
    std::string name; ///< empty: what belongs to none of them
    std::optional<RecordId> id;
};

struct MonthlyReport {
    Month month;
    Period period, last;
    std::string office; ///< name of the unit reported on
    std::string unitCode;
    bool asKnownThen = false;
    std::int64_t knownAtMs = 0;       ///< what was known at this time counts; 0: now, the window says when that is
    std::string digest;               ///< 64 hex digits, if asked for
    std::string heads;                ///< journal::headMark of the log as it is now, with the digest
    std::vector<Grid> grids;          ///< by code; the one without a name last, only if something belongs to it
    std::vector<Figure> figures;      ///< in the order of resources/reports/monthly.toml
    std::vector<std::string> bands;   ///< ids of the figures by age
    std::vector<std::string> ledgers; ///< type ids
    bool sealed = false;              ///< sealed ledgers are among them

    const Figure* figure(std::string_view id) const;
    const Figure& at(std::string_view id) const; ///< must be there
};

/// Of what may be read: for somebody with the own grids alone, of these. BadArgument{argument month or unit, value},
/// UnknownRecord{unit}, Denied, Cancelled.
Result<MonthlyReport> monthly(const db::Reader& reader, const journal::Tables& tables,
                              const schema::Catalogue& catalogue, const access::Access& access,
                              const MonthlyRequest& request, Progress& progress);
Result<MonthlyReport> monthly(const db::Reader& reader, const journal::Tables& tables,
                              const schema::Catalogue& catalogue, const access::Access& access,
                              const MonthlyRequest& request);

/// Row numbers of records, in their order, for a list of what stands behind a figure; those that are gone or lie beyond
/// reach are left out.
Result<std::vector<std::int64_t>> rowsOf(const db::Reader& reader, const journal::Tables& tables,
                                         const access::Access& access, std::string_view type,
                                         const std::vector<RecordId>& ids);

/// "7f3a19c2…" → "7F3A 19C2"
std::string digestMark(std::string_view hex);

} // namespace mulin::reports

// The acts of an office as a list: the row numbers of all of them, and windows of acts that are read when shown.
#pragma once

#include "core/journal/history.h"

#include <span>
#include <vector>

namespace mulin::journal {

/// What an auditor asks for first.
enum class ActSort : std::uint8_t {
    Seen,     ///< unmasked, opened
    Changed,  ///< anything written, undone and imported too
    Exported, ///< lists, reports, backups
    Printed,
    Keys, ///< signed in; users, roles, passwords, encryption
};
ActSort sortOf(TxnKind kind, std::string_view operation);

struct ActQuery {
    std::optional<UserId> user;
    std::optional<ActSort> sort;
    std::optional<Date> from, until; ///< days in UTC+8, both included
    std::optional<Uid> device;
    bool logs = false; ///< unmaskings too
    /// An act matches if its operation is named here, or its row, or if it is an import from a file so called.
    struct Match {
        std::vector<std::string> operations;
        std::vector<std::int64_t> rows; ///< ascending
        std::string file;               ///< part of the name; empty = none
    };
    std::vector<Match> matches; ///< all of them
};

struct Device {
    Uid uid;
    std::string name;
};
/// Those that have written into this file.
Result<std::vector<Device>> devices(const db::Reader& reader);
/// Row numbers, newest first; halves in several streams are one act. Without the right to read the log, one's own.
Result<std::vector<std::int64_t>> actRows(const db::Reader& reader, const access::Access& access,
                                          const ActQuery& query);
/// Acts of a part of that list; rows that are gone are left out.
Result<std::vector<Act>> actsAt(const db::Reader& reader, const access::Access& access,
                                std::span<const std::int64_t> rows);
/// The user's last act that is a change and not undone (or done again), after the act in row `after`: whatever lies
/// between, it is one walk back from the newest.
Result<std::optional<Act>> lastUndoable(const db::Reader& reader, const access::Access& access, std::int64_t after = 0);
/// Row of the newest act; 0 = there is none.
Result<std::int64_t> newestActRow(const db::Reader& reader);
/// UTC ms of the newest act of an operation, whoever did it; what it was about is not told.
Result<std::optional<std::int64_t>> lastTime(const db::Reader& reader, std::string_view operation);
/// Every operation that occurs.
Result<std::vector<std::string>> operationsUsed(const db::Reader& reader, const access::Access& access);
/// Row numbers, ascending, of the acts that wrote this record or links from it.
Result<std::vector<std::int64_t>> actRowsOf(const db::Reader& reader, const Tables& tables,
                                            const access::Access& access, const Record& record);
/// Row numbers, ascending, of the acts that wrote records of a type or links from them, looked at one or let them out;
/// of those about one record if it is named. Of a person also those that wrote what stands in the file: ledgers,
/// visits, services.
Result<std::vector<std::int64_t>> actRowsAbout(const db::Reader& reader, const Tables& tables,
                                               const access::Access& access, std::string_view type,
                                               std::optional<RecordId> record = {});
/// Links of a record, deleted or not: those of a deleted one as they were when it went.
std::vector<Link> linksOf(const db::Reader& reader, const Tables& tables, const access::Access& access,
                          const Record& record);

} // namespace mulin::journal

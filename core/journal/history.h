// Structured history: the window words it.
#pragma once

#include "core/access/access.h"
#include "core/journal/change_set.h"
#include "core/journal/record.h"

namespace mulin::journal {

struct FieldHistory {
    std::string field; ///< field id; "" = existence of the record; for links the id of the links field
    schema::Value before, after;
    std::string role;      ///< links: role; `before` or `after` is the uid at the other end
    bool withheld = false; ///< it was written, but what must not be seen
};

struct Act {
    TxnId txn{Uid{}};
    std::int64_t wall = 0; ///< UTC ms: when it was entered
    std::optional<UserId> user;
    std::string device;
    TxnKind kind = TxnKind::Change;
    std::string operation;
    std::map<std::string, std::string> args;
    std::optional<TxnId> undoes, undoneBy;
    std::int64_t entries = 0;
    bool undoable = false;
};

struct HistoryItem {
    Act act;
    bool created = false;
    std::vector<FieldHistory> changes;
    bool erased = false; ///< the payload was lawfully erased
};

/// Newest first: the record's own entries and those of links from it. Who may read the log but not the record is told
/// which fields were written, without the values.
Result<std::vector<HistoryItem>> history(const db::Reader& reader, const Tables& tables, const access::Access& access,
                                         std::string_view type, RecordId id);

struct ActFilter {
    std::optional<UserId> user;
    std::optional<Date> day;     ///< in UTC+8
    std::optional<TxnId> before; ///< for paging
    int limit = 100;
    bool logs = false; ///< unmaskings too
};
/// Acts of the office, newest first; halves in several streams are one act. Without the right to read the log, one's
/// own.
Result<std::vector<Act>> acts(const db::Reader& reader, const access::Access& access, const ActFilter& filter);
Result<Act> act(const db::Reader& reader, const access::Access& access, TxnId id);
/// Rows that an act wrote: (type, id), at most `limit`; those that may be read, or all for who reads the log.
std::vector<Change> changesOf(const db::Reader& reader, const Tables& tables, const access::Access& access, TxnId id,
                              std::size_t limit);

/// What was done with a vault and in it, newest first: opened, granted, looked at, written. Who may know is for
/// security/vaults.h to say.
std::vector<Act> actsOfVault(const db::Reader& reader, const std::string& vault, int limit);

/// Whose acts alone may be read; nullopt: everybody's.
std::optional<UserId> ownActsOnly(const access::Access& access);

struct Deleted {
    Record record;
    Act act; ///< that deleted it
};
/// Recycle bin of a type: deleted and undone records, newest first.
Result<std::vector<Deleted>> recycleBin(const db::Reader& reader, const Tables& tables, const access::Access& access,
                                        std::string_view type, int limit);

} // namespace mulin::journal

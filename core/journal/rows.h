// Rows as they stand in the file, whoever asks: for core alone. Pages and commands have no part in it and read through
// records/view.h, which takes an Access (checks.access insists).
#pragma once

#include "core/access/access.h"
#include "core/journal/record.h"

namespace mulin::journal {

/// One column of the current row as the field says.
schema::Value readValue(const db::Statement& row, int column, const Column& def);
/// The current row of "SELECT " + table.selectColumns() + …
Record readRecord(const db::Statement& row, const Table& table, const Uid& uid);
std::optional<Record> findRecord(const db::Reader& reader, const Table& table, const Uid& uid); ///< deleted ones too
std::optional<Record> findRow(const db::Reader& reader, const Table& table, std::int64_t row);

/// Records, there or deleted, whose field names `to`.
std::vector<Uid> referring(const db::Reader& reader, const Referrer& by, const Uid& to, bool alive = true);

/// Records that a row names in its own fields (of a link: the one it leads to), deleted ones too.
struct Named {
    const Table* table = nullptr;
    Uid row;
};
std::vector<Named> namedBy(const db::Reader& reader, const Tables& tables, const Record& record);

/// StillReferenced{type, id, count, holders, holders.en}: the titles, in both languages, of the first three of those
/// that name a record and may be read.
Error stillReferenced(const db::Reader& reader, const Tables& tables, const access::Access& access,
                      const Record& record, const std::vector<Named>& by);

/// Links of a record, alive ones.
std::vector<Link> linksFrom(const db::Reader& reader, const Tables& tables, const Uid& from);
std::vector<Link> linksTo(const db::Reader& reader, const Tables& tables, const Uid& to);
Uid linkUid(const Table& links, const Uid& from, const Uid& to, std::string_view role);

} // namespace mulin::journal

// A row of a state table, as read.
#pragma once

#include "core/journal/tables.h"

namespace mulin::journal {

struct Record {
    const Table* table = nullptr;
    Uid uid;
    std::int64_t row = 0; ///< rowid
    bool alive = true;
    TxnIndex created = 0;
    RowClock clock;
    std::int64_t head = 0;             ///< last entry: changes with every write, so a form can tell whether it is stale
    std::vector<schema::Value> values; ///< aligned with table->columns

    RecordId id() const { return RecordId(uid); }
    const schema::TypeDef& type() const { return *table->type; }
    const schema::Value& get(std::string_view field) const {
        static const schema::Value none;
        const int at = table->position(field);
        return at < 0 ? none : values[static_cast<std::size_t>(at)];
    }
    const std::string& text(std::string_view field) const { return get(field).text(); }
    TxnIndex dotOf(DefinitionIndex reg) const { return clock.dot(reg).value_or(created); }
    schema::Values toValues() const;
};

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

/// StillReferenced{type, id, count, holders}: the titles of the first three of those that name a record.
Error stillReferenced(const db::Reader& reader, const Record& record, const std::vector<Named>& by);

/// Links of a record, alive ones.
struct Link {
    Uid from, to;
    std::string role;
    const Table* table = nullptr; ///< the links field
};
std::vector<Link> linksFrom(const db::Reader& reader, const Tables& tables, const Uid& from);
std::vector<Link> linksTo(const db::Reader& reader, const Tables& tables, const Uid& to);
Uid linkUid(const Table& links, const Uid& from, const Uid& to, std::string_view role);

} // namespace mulin::journal

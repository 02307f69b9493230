// What an Access leaves of a type of record, for whoever reads or writes it. The one place that knows where a record
// lies: in the grid that its field `grid` (or `unit`) names; if there is none, in that of the people it is about.
#pragma once

#include "core/access/access.h"
#include "core/journal/record.h"

namespace mulin::journal {

class Horizon {
public:
    /// `right`: Read, or another one of types.
    Horizon(const Tables& tables, const Table& table, const access::Access& access,
            access::Right right = access::Right::Read);

    access::Reach reach() const { return m_reach; }
    /// For use after WHERE, of rows called `alias`: those that are within reach. Empty: all of them, "0": none.
    std::string within(const std::string& alias = "t") const;
    /// `sql`, an expression over the field, where the field may be seen; "NULL" elsewhere.
    std::string seen(const schema::FieldDef& field, const std::string& sql, const std::string& alias = "t") const;
    /// For use after WHERE: those whose field may be seen. Empty: all within reach, "0": none.
    std::string shows(const schema::FieldDef& field, const std::string& alias = "t") const;
    /// Is the field withheld from all records within reach?
    bool hides(std::string_view field) const;

    bool covers(const db::Reader& reader, std::int64_t row) const;
    /// Takes out of a record what must not be seen; false: it lies beyond reach.
    bool trim(const db::Reader& reader, Record& record) const;
    /// Is it in one of the own units?
    bool own(const db::Reader& reader, std::int64_t row) const;
    /// Are some fields withheld outside the own units only?
    bool differs() const { return m_differs; }

private:
    const std::string& type() const { return m_table->type->id; }
    const Table* m_table;
    const access::Access* m_access;
    access::Right m_right;
    access::Reach m_reach;
    bool m_differs = false;
    const Tables* m_tables;
};

/// May it be known of all acts on records of this type what they did, by the right to read the log? Not in a vault: its
/// log is for who manages it.
bool audits(const access::Access& access, const Table& table);
/// A record as far as it may be read, deleted ones too; nullopt: there is none within reach.
std::optional<Record> readable(const db::Reader& reader, const Tables& tables, const access::Access& access,
                               const Table& table, const Uid& uid);
/// Denied{operation, type}
Error denied(std::string_view operation, std::string_view type);

} // namespace mulin::journal

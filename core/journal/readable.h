// Internal to core: a table as far as it may be read, for questions over many records at once.
#pragma once

#include "core/journal/horizon.h"

namespace mulin::journal {

inline std::optional<Date> dateAt(const db::Statement& row, int column) {
    if (row.isNull(column)) return {};
    return Date{static_cast<std::int32_t>(row.integer(column))};
}

/// A table as far as it may be read.
class Readable {
public:
    Readable(const Tables& tables, std::string_view type, const access::Access& access)
        : m_table(*tables.find(type)), m_horizon(tables, m_table, access) {}
    std::string columns(std::initializer_list<const char*> fields) const {
        std::string sql;
        for (const char* field : fields) sql += (sql.empty() ? "" : ", ") + column(field);
        return sql;
    }
    std::string column(const std::string& field) const {
        return m_horizon.seen(*m_table.type->field(field), "t.\"" + field + "\"");
    }
    /// "FROM t_visit t WHERE t.alive = 1 AND …"
    std::string from(const std::string& joined = {}) const {
        const std::string within = m_horizon.within();
        return " FROM " + m_table.name + " t" + joined + " WHERE t.alive = 1" +
               (within.empty() ? "" : " AND " + within);
    }
    bool hides(std::string_view field) const { return m_horizon.hides(field); }

private:
    const Table& m_table;
    Horizon m_horizon;
};

} // namespace mulin::journal

// The record that a row says again: by the natural keys of its type. See natural_key in resources/types/README.md.
#pragma once

#include "core/journal/writer.h"

#include <optional>
#include <string>
#include <unordered_set>

namespace mulin::sheets {

class TwinFinder {
public:
    TwinFinder(const journal::Writer& writer, const schema::TypeDef& type);

    /// Two rows of one sheet are two events, unless they say the same; the rows of anything else are one record.
    std::optional<journal::Record> find(const schema::Values& row);
    std::optional<journal::Record> numbered(const std::string& number) const;
    /// What a row would change: filled cells that differ. A note that holds the row's text already does not; a role
    /// that the row does not fill stays.
    schema::Values changes(const journal::Record& record, const schema::Values& row) const;
    /// A row of this sheet is this record.
    void take(RecordId record) { m_taken.insert(record.uid()); }
    /// Does a cell of this link and role say whom a record is about?
    bool names(const std::string& link, const std::string& role) const;

private:
    using Key = std::vector<std::string>;
    using Roles = std::map<std::string, std::set<RecordId>>;
    const schema::FieldDef* linksOf(const std::string& field) const;
    bool isFilled(const Key& key, const schema::Values& row) const;
    std::vector<journal::Record> candidates(const Key& key, const schema::Values& row) const;
    std::vector<journal::Record> alike(const schema::Values& row) const;
    std::vector<journal::Record> select(const std::string& condition, const std::vector<schema::Value>& values) const;
    bool areApart(const Key& key, const journal::Record& record, const schema::Values& row) const;
    Roles rolesOf(const journal::Record& record, const std::string& field) const;

    const journal::Writer& m_writer;
    const schema::TypeDef& m_type;
    const journal::Table& m_table;
    std::unordered_set<Uid> m_taken;
};

} // namespace mulin::sheets

// What derived columns are taken from: the values of other rows, as the file holds them now.
#pragma once

#include "core/journal/written.h"

#include <unordered_map>

namespace mulin::journal {

class Sources {
public:
    explicit Sources(const db::Reader& reader) : m_reader(reader) {}

    /// A row of this uid will be made: until then, what names it is kept at hand.
    void announce(const Uid& uid) { m_awaited.try_emplace(uid); }
    bool awaits(const Uid& uid) const { return m_awaited.contains(uid); }
    /// Fills in the derived columns of a row. Returns whether all was there that the row itself names.
    bool fill(const Table& table, const Uid& row, Identity identity, std::vector<schema::Value>& values);
    /// A row was just stored: what others will take from it is at hand.
    void keep(const Table& table, const Uid& row, const std::vector<schema::Value>& values);
    /// A row was changed: what others take from it is to be read anew.
    void forget(const Table& table, const Uid& row);

private:
    using Values = std::vector<schema::Value>;
    struct Source {
        std::unique_ptr<db::Statement> statement;
        std::unordered_map<Uid, Values> known; ///< along links; what is found by one's own uid is needed once
        Values own;
        std::optional<Uid> at; ///< whose values `now` points to, within one fill
        const Values* now = nullptr;
    };
    /// The one row that names an awaited one.
    struct Naming {
        const Table* table = nullptr;
        Uid row;
        Values values;
        bool more = false; ///< or several, or changed since: the file says
    };
    std::vector<Source>& sourcesOf(const Table& table);
    const Values* look(const Derivation::Source& source, Source& hand, const Uid& key);
    const Values* lookAmong(const Naming& naming, const Derivation::Source& source, Source& hand, const Uid& key);
    void remember(Source& source, const Uid& row, Values values);

    const db::Reader& m_reader;
    std::unordered_map<const Table*, std::vector<Source>> m_sources;
    std::unordered_map<Uid, Naming> m_awaited;
};

} // namespace mulin::journal

// Internal to core/ledgers: what a suggestion rests on, looked up for those that are shown.
#pragma once

#include "core/ledgers/suggestions.h"

namespace mulin::ledgers {

inline constexpr int coupleAge = 60; ///< 老年人权益保障法 §2

class FactFinder {
public:
    FactFinder(const db::Reader& reader, const journal::Tables& tables, const access::Access& access, Date today)
        : m_reader(reader), m_tables(tables), m_access(access), m_today(today) {}

    std::vector<Fact> of(const Suggestion& suggestion) const;

private:
    void age(const Suggestion& of, const journal::Record& person, std::vector<Fact>& into) const;
    void household(const Suggestion& of, const journal::Record& person, std::vector<Fact>& into) const;
    void values(const journal::Record& record, const std::string& where, std::vector<Fact>& into) const;
    void enrolled(const Suggestion& of, std::vector<Fact>& into) const;

    const db::Reader& m_reader;
    const journal::Tables& m_tables;
    const access::Access& m_access;
    Date m_today;
};

} // namespace mulin::ledgers

#include "core/journal/sources.h"

#include "core/journal/record.h"
#include "core/journal/rows.h"

namespace mulin::journal {

std::vector<Sources::Source>& Sources::sourcesOf(const Table& table) {
    auto& sources = m_sources[&table];
    if (sources.empty()) sources.resize(table.derivation->sources.size());
    return sources;
}

void Sources::remember(Source& source, const Uid& row, Values values) {
    constexpr std::size_t most = 20'000;
    if (source.known.size() >= most) source.known.clear();
    source.known.insert_or_assign(row, std::move(values));
}

/// Null if there is no such row.
const Sources::Values* Sources::look(const Derivation::Source& source, Source& hand, const Uid& key) {
    if (hand.at == key) return hand.now;
    hand.at = key;
    hand.now = nullptr;
    const bool along = source.linkPosition >= 0;
    if (along)
        if (const auto known = hand.known.find(key); known != hand.known.end()) return hand.now = &known->second;
    if (!hand.statement) hand.statement = std::make_unique<db::Statement>(m_reader.prepare(source.sql));
    hand.statement->bind(1, key);
    if (hand.statement->step()) {
        hand.own.resize(source.takes.size());
        for (std::size_t i = 0; i < hand.own.size(); ++i)
            hand.own[i] = readValue(*hand.statement, static_cast<int>(i),
                                    source.target->columns[static_cast<std::size_t>(source.takes[i])]);
        hand.now = &hand.own;
    }
    hand.statement->reset();
    if (along && hand.now) {
        remember(hand, key, std::move(hand.own));
        hand.now = &hand.known.find(key)->second;
    }
    return hand.now;
}

/// As `look`, for a row that nothing can name but what this transaction wrote since it was announced.
const Sources::Values* Sources::lookAmong(const Naming& naming, const Derivation::Source& source, Source& hand,
                                          const Uid& key) {
    if (naming.more) return look(source, hand, key);
    if (naming.table != source.target) return nullptr;
    const Values& values = naming.values;
    if (source.openOnly >= 0 && !values[static_cast<std::size_t>(source.openOnly)].isEmpty()) return nullptr;
    if (hand.at != key) {
        hand.at = key;
        hand.own.clear();
        for (const int take : source.takes) hand.own.push_back(values[static_cast<std::size_t>(take)]);
    }
    return &hand.own;
}

bool Sources::fill(const Table& table, const Uid& row, Identity identity, std::vector<schema::Value>& values) {
    const Derivation& derivation = *table.derivation;
    if (derivation.steps.empty()) return true;
    auto& sources = sourcesOf(table);
    for (Source& source : sources) source.at.reset();
    const auto awaited = identity == Identity::Announced ? m_awaited.find(row) : m_awaited.end();
    bool complete = true;
    derivation.fill(values, table, [&](std::size_t at, std::size_t take, const Uid* key) -> const schema::Value* {
        const Derivation::Source& source = derivation.sources[at];
        const Values* found = nullptr;
        if (key)
            found = look(source, sources[at], *key);
        else if (awaited != m_awaited.end())
            found = lookAmong(awaited->second, source, sources[at], row);
        else if (identity != Identity::Fresh)
            found = look(source, sources[at], row);
        if (!found && key) complete = false;
        return found ? &(*found)[take] : nullptr;
    });
    return complete;
}

void Sources::keep(const Table& table, const Uid& row, const std::vector<schema::Value>& values) {
    m_awaited.erase(row);
    for (const Derivation::Dependent& dependent : table.derivation->dependents) {
        if (dependent.reversePosition >= 0) {
            const schema::Value& named = values[static_cast<std::size_t>(dependent.reversePosition)];
            if (!named.isUid()) continue;
            const auto awaited = m_awaited.find(named.uid());
            if (awaited == m_awaited.end()) continue;
            Naming& naming = awaited->second;
            if (!naming.table)
                naming = {&table, row, values};
            else if (naming.row != row)
                naming.more = true;
            continue;
        }
        const auto used = m_sources.find(dependent.table);
        if (used == m_sources.end()) continue; // none of those is being written
        const auto& takes = dependent.table->derivation->sources[dependent.source].takes;
        Values taken;
        taken.reserve(takes.size());
        for (const int take : takes) taken.push_back(values[static_cast<std::size_t>(take)]);
        remember(used->second[dependent.source], row, std::move(taken));
    }
}

void Sources::forget(const Table& table, const Uid& row) {
    for (auto& [awaited, naming] : m_awaited)
        if (naming.row == row) naming.more = true;
    for (const Derivation::Dependent& dependent : table.derivation->dependents)
        if (const auto used = m_sources.find(dependent.table); used != m_sources.end() && dependent.reversePosition < 0)
            used->second[dependent.source].known.erase(row);
}

} // namespace mulin::journal

#include "core/records/search.h"

#include "core/base/pinyin.h"
#include "core/base/text.h"
#include "core/db/exception.h"
#include "core/journal/horizon.h"
#include "core/journal/rows.h"
#include "core/journal/search_terms_store.h"
#include "core/records/search_words.h"

#include <algorithm>
#include <bit>
#include <memory>
#include <numeric>

namespace mulin::records {

using namespace journal;
using schema::SearchKind;

namespace {

/// A set of row numbers: a bit for each row of the table, so 125 KB for a million.
class RowSet {
public:
    explicit RowSet(std::int64_t rows) : m_words(static_cast<std::size_t>(rows) / 64 + 1) {}
    bool has(std::int64_t row) const { return m_words[word(row)] >> (row & 63) & 1; }
    /// False if it was there.
    bool put(std::int64_t row) {
        std::uint64_t& bits = m_words[word(row)];
        const std::uint64_t bit = std::uint64_t{1} << (row & 63);
        if (bits & bit) return false;
        bits |= bit;
        return true;
    }
    /// False if it was not there.
    bool take(std::int64_t row) {
        std::uint64_t& bits = m_words[word(row)];
        const std::uint64_t bit = std::uint64_t{1} << (row & 63);
        if (!(bits & bit)) return false;
        bits &= ~bit;
        return true;
    }
    void remove(const RowSet& other) {
        for (std::size_t i = 0; i < m_words.size(); ++i) m_words[i] &= ~other.m_words[i];
    }
    template<class F> void each(F&& use) const {
        for (std::size_t i = 0; i < m_words.size(); ++i)
            for (std::uint64_t bits = m_words[i]; bits != 0; bits &= bits - 1)
                if (!use(static_cast<std::int64_t>(i * 64) + std::countr_zero(bits))) return;
    }

private:
    static std::size_t word(std::int64_t row) { return static_cast<std::size_t>(row) / 64; }
    std::vector<std::uint64_t> m_words;
};

/// Holds a word against a record, where terms alone do not decide.
class Verifier {
public:
    Verifier(const db::Reader& reader, const Table& table) : m_reader(reader) {
        std::string columns;
        for (const Column& column : table.columns)
            if (column.def && (column.def->search == SearchKind::Name || column.def->search == SearchKind::Text)) {
                columns += (columns.empty() ? "\"" : ", \"") + column.name + "\"";
                m_kinds.push_back(column.def->search);
            }
        if (!columns.empty()) m_sql = "SELECT " + columns + " FROM " + table.name + " WHERE id = ?";
    }
    bool matches(const Word& word, std::int64_t row) {
        if (m_sql.empty()) return false;
        auto record = m_reader.cached(m_sql);
        record->bind(1, row);
        if (!record->step()) return false;
        for (std::size_t i = 0; i < m_kinds.size(); ++i) {
            const int column = static_cast<int>(i);
            if (record->isNull(column)) continue;
            const std::string text(record->text(column));
            if (m_kinds[i] == SearchKind::Name ? matchName(text, nameReadings(text), word.key).matches
                                               : searchKey(text).find(word.key) != std::string::npos)
                return true;
        }
        return false;
    }

private:
    const db::Reader& m_reader;
    std::string m_sql;
    std::vector<SearchKind> m_kinds;
};

class Search {
public:
    /// `within`: rows that may be found; null = all.
    Search(const db::Reader& reader, const Table& table, const RowSet* within, std::vector<Word> words,
           std::int64_t limit)
        : m_scan(reader, table.index, table.in("term_block"))
        , m_within(within)
        , m_verifier(reader, table)
        , m_rows(reader.integer("SELECT max(id) FROM " + table.name))
        , m_words(std::move(words))
        , m_limit(limit < 0 ? SIZE_MAX : static_cast<std::size_t>(limit)) {}

    std::vector<Hit> run() {
        if (m_words.size() == 1)
            single(m_words.front());
        else
            several();
        return std::move(m_hits);
    }

private:
    static constexpr int ranksOfAlternative = 2; ///< the key itself, keys that begin with it

    bool full() const { return m_hits.size() >= m_limit; }
    bool beyond(std::int64_t row) const { return m_within != nullptr && !m_within->has(row); }

    enum class Keys : unsigned char { All, Exact, Longer };

    /// Rows of a range in order: `use(row, exact)` until it returns false.
    template<class F> bool readRange(const Range& range, F&& use, Keys keys = Keys::All) {
        static constexpr char afterExact = initialsEnd + 1;
        m_scan.open(range.keys.from, keys == Keys::Exact ? range.keys.from + afterExact : range.keys.to);
        const std::size_t size = range.keys.from.size();
        while (m_scan.nextKey()) {
            const std::string_view key = m_scan.key();
            if (!range.takes(key)) continue;
            const bool exact = key.size() == size || key[size] == initialsEnd;
            if (exact && keys == Keys::Longer) continue;
            if (!m_scan.eachRow([&](std::int64_t row) { return row > m_rows || use(row, exact); })) return false;
        }
        return true;
    }

    /// Rows of an alternative in the order of its rank; a row may come twice.
    template<class F> bool readAlternative(const Alternative& alternative, F&& use) {
        std::unique_ptr<RowSet> others;
        for (std::size_t leg = 1; leg < alternative.legs.size(); ++leg) {
            auto rows = std::make_unique<RowSet>(m_rows);
            for (const Range& range : alternative.legs[leg])
                readRange(range, [&](std::int64_t row, bool) {
                    if (!others || others->has(row)) rows->put(row);
                    return true;
                });
            others = std::move(rows);
        }
        const auto& lead = alternative.legs.front();
        const auto offer = [&](std::int64_t row, bool exact) {
            return (others && !others->has(row)) || use(row, exact ? 0 : 1);
        };
        if (lead.size() == 1) return readRange(lead.front(), offer);
        for (const Keys keys : {Keys::Exact, Keys::Longer})
            for (const Range& range : lead)
                if (!readRange(range, offer, keys)) return false;
        return true;
    }

    void single(const Word& word) {
        RowSet seen(m_rows);
        int rank = 0;
        for (const Alternative& alternative : word.alternatives) {
            const bool more = readAlternative(alternative, [&](std::int64_t row, int inner) {
                if (!seen.put(row) || beyond(row)) return true;
                if (!alternative.verify || m_verifier.matches(word, row)) m_hits.push_back({row, rank + inner});
                return !full();
            });
            if (!more) return;
            rank += ranksOfAlternative;
        }
    }

    /// How much is to be read for a word, in blocks of the index.
    std::int64_t estimate(const Word& word) {
        constexpr std::int64_t most = 1000;
        std::int64_t total = 0;
        for (const Alternative& alternative : word.alternatives)
            for (const Ranges& leg : alternative.legs)
                for (const Range& range : leg) {
                    if (total < most) total += m_scan.blocks(range.keys.from, range.keys.to, most - total);
                }
        return total;
    }

    /// How many have a sum of ranks up to `rank`.
    static std::size_t upTo(const std::vector<std::size_t>& ofRank, std::size_t rank) {
        const auto end = ofRank.begin() + static_cast<std::ptrdiff_t>(std::min(ofRank.size(), rank + 1));
        return std::accumulate(ofRank.begin(), end, std::size_t{0});
    }

    void several() {
        std::vector<std::pair<std::int64_t, const Word*>> order;
        for (const Word& word : m_words) order.emplace_back(estimate(word), &word);
        std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        // Sums of ranks stand for candidates alone, so this memory is touched as far as there are any.
        const auto scores = std::make_unique_for_overwrite<Score[]>(static_cast<std::size_t>(m_rows) + 1);
        RowSet candidates(m_rows);
        std::size_t count = 0, lowest = 0; // candidates, and the least sum among them
        bool doubtful = false;
        for (std::size_t i = 0; i < order.size(); ++i) {
            const bool first = i == 0, last = i + 1 == order.size();
            RowSet left = candidates; // not yet matched by this word
            std::size_t found = 0;
            int rank = 0;
            std::vector<std::size_t> sure; // how many have each sum of ranks and need not be verified
            for (const Alternative& alternative : order[i].second->alternatives) {
                const auto doubt = static_cast<std::uint16_t>(alternative.verify ? 1U << i : 0);
                // Nothing that comes after the exact keys of this way has a lesser sum.
                const std::size_t next = lowest + static_cast<std::size_t>(rank) + 1;
                std::size_t near = upTo(sure, next);
                const bool more = readAlternative(alternative, [&](std::int64_t row, int inner) {
                    if (first ? beyond(row) || !candidates.put(row) : !left.take(row)) return true;
                    Score& score = scores[static_cast<std::size_t>(row)];
                    if (first) score = {};
                    score.rank = static_cast<std::uint16_t>(score.rank + rank + inner);
                    score.doubts |= doubt;
                    if (score.rank >= sure.size()) sure.resize(score.rank + 1U);
                    if (score.doubts == 0) {
                        ++sure[score.rank];
                        if (score.rank <= next) ++near;
                    }
                    ++found;
                    return first || (found < count && !(last && inner > 0 && near >= m_limit));
                });
                rank += ranksOfAlternative;
                // Every candidate is matched, or what could yet be matched comes after all that is wanted.
                if (!more || (last && upTo(sure, lowest + static_cast<std::size_t>(rank)) >= m_limit)) break;
            }
            if (!first) candidates.remove(left);
            count = found;
            const auto some = std::find_if(sure.begin(), sure.end(), [](std::size_t rows) { return rows > 0; });
            doubtful = doubtful || order[i].second->alternatives.back().verify;
            lowest = doubtful ? 0 : static_cast<std::size_t>(some - sure.begin());
            if (count == 0) return;
        }
        std::vector<std::size_t> ofRank;
        candidates.each([&](std::int64_t row) {
            const std::size_t rank = scores[static_cast<std::size_t>(row)].rank;
            if (rank >= ofRank.size()) ofRank.resize(rank + 1);
            ++ofRank[rank];
            return true;
        });
        for (std::size_t rank = 0; rank < ofRank.size() && !full(); ++rank) {
            if (ofRank[rank] == 0) continue;
            candidates.each([&](std::int64_t row) {
                const Score& score = scores[static_cast<std::size_t>(row)];
                if (score.rank != rank) return true;
                bool good = true;
                for (std::size_t i = 0; score.doubts != 0 && good && i < order.size(); ++i)
                    if (score.doubts >> i & 1) good = m_verifier.matches(*order[i].second, row);
                if (good) m_hits.push_back({row, static_cast<int>(rank)});
                return !full();
            });
        }
    }

    struct Score {
        std::uint16_t rank = 0, doubts = 0; ///< doubts: a bit for each word that the record must yet decide
    };

    TermScan m_scan;
    const RowSet* m_within;
    Verifier m_verifier;
    std::int64_t m_rows;
    std::vector<Word> m_words;
    std::size_t m_limit;
    std::vector<Hit> m_hits;
};

/// Somebody who must not see a field must not find by it either: holds a hit against what is seen of it.
class Sight {
public:
    Sight(const db::Reader& reader, const Tables& tables, const Table& table, const access::Access& access)
        : m_reader(reader), m_table(table), m_horizon(tables, table, access) {
        for (const std::size_t at : table.derivation->searched)
            for (const access::Reach reach : {access::Reach::Own, access::Reach::Office})
                m_needed =
                    m_needed || !access.allowsField(access::Right::Read, table.type->id, table.columns[at].name, reach);
    }
    bool needed() const { return m_needed; }

    bool finds(const std::vector<Word>& words, std::int64_t row) const {
        auto record = journal::findRow(m_reader, m_table, row);
        if (!record || !m_horizon.trim(m_reader, *record)) return false;
        std::vector<schema::Value> searched;
        for (const std::size_t at : m_table.derivation->searched) searched.push_back(record->values[at]);
        const std::vector<std::string> terms = termsOf(m_table, searched);
        return std::all_of(words.begin(), words.end(), [&](const Word& word) {
            return std::any_of(word.alternatives.begin(), word.alternatives.end(), [&](const Alternative& alternative) {
                return std::all_of(alternative.legs.begin(), alternative.legs.end(),
                                   [&](const Ranges& leg) { return has(terms, leg); }) &&
                       (!alternative.verify || shows(*record, word));
            });
        });
    }

private:
    static bool has(const std::vector<std::string>& terms, const Ranges& leg) {
        return std::any_of(leg.begin(), leg.end(), [&](const Range& range) {
            for (auto at = std::lower_bound(terms.begin(), terms.end(), range.keys.from);
                 at != terms.end() && *at < range.keys.to; ++at)
                if (range.takes(*at)) return true;
            return false;
        });
    }
    bool shows(const Record& record, const Word& word) const {
        for (std::size_t i = 0; i < record.values.size(); ++i) {
            const schema::FieldDef* field = m_table.columns[i].def;
            if (!field || record.values[i].isEmpty()) continue;
            const std::string& text = record.values[i].text();
            if (field->search == SearchKind::Name && matchName(text, nameReadings(text), word.key).matches) return true;
            if (field->search == SearchKind::Text && searchKey(text).find(word.key) != std::string::npos) return true;
        }
        return false;
    }

    const db::Reader& m_reader;
    const Table& m_table;
    Horizon m_horizon;
    bool m_needed = false;
};

/// The rows within reach; null: all.
std::unique_ptr<RowSet> rowsWithin(const db::Reader& reader, const Tables& tables, const Table& table,
                                   const access::Access& access) {
    const std::string within = Horizon(tables, table, access).within();
    if (within.empty()) return nullptr;
    auto rows = std::make_unique<RowSet>(reader.integer("SELECT max(id) FROM " + table.name));
    auto select = reader.prepare("SELECT t.id FROM " + table.name + " t WHERE " + within);
    while (select.step()) rows->put(select.integer(0));
    return rows;
}

} // namespace

Result<std::vector<Hit>> search(const db::Reader& reader, const Tables& tables, const access::Access& access,
                                const SearchQuery& query) {
    return db::guard([&]() -> Result<std::vector<Hit>> {
        const Table* table = tables.find(query.type);
        if (!table) return makeError(ErrorCode::UnknownType, {{"type", query.type}});
        if (!access.allows(access::Right::Read, query.type)) return denied("read", query.type);
        std::vector<Word> words = makeWords(query.text);
        if (words.empty() || query.limit == 0) return std::vector<Hit>{};
        db::Reader::Snapshot snapshot(reader);
        const auto within = rowsWithin(reader, tables, *table, access);
        const Sight sight(reader, tables, *table, access);
        const auto run = [&](std::vector<Word> wanted) {
            if (!sight.needed()) return Search(reader, *table, within.get(), std::move(wanted), query.limit).run();
            auto hits = Search(reader, *table, within.get(), wanted, -1).run();
            std::erase_if(hits, [&](const Hit& hit) { return !sight.finds(wanted, hit.row); });
            if (query.limit >= 0 && hits.size() > static_cast<std::size_t>(query.limit))
                hits.resize(static_cast<std::size_t>(query.limit));
            return hits;
        };
        // A whole number that somebody has is what was meant by its groups; else they are words like others.
        if (const auto joined = joinedNumbers(query.text))
            if (auto hits = run(makeWords(*joined)); !hits.empty()) return hits;
        return run(std::move(words));
    });
}

} // namespace mulin::records

// Where terms stand in the file: pairs of key and row, of all types in one sorted sequence, cut into blocks of about
// 2 KB (table term_block). A block holds groups: what a key shares with the one before it, the rest of the key, how
// many rows, the rows as differences. A million residents take some 100 bytes each instead of 800, and a scan decodes a
// pair in a few nanoseconds, so that sets of hundreds of thousands of rows can be intersected at each key stroke.
#pragma once

#include "core/db/connection.h"

#include <map>
#include <span>
#include <utility>
#include <vector>

namespace mulin::journal {

/// Collects what to add and drop, and merges it into the blocks.
class TermWriter {
public:
    explicit TermWriter(db::Connection& connection, const char* table = "term_block")
        : m_connection(connection), m_table(table) {}
    void add(std::int64_t type, std::string_view key, std::int64_t row) { push(type, key, row, true); }
    void drop(std::int64_t type, std::string_view key, std::int64_t row) { push(type, key, row, false); }
    std::size_t waiting() const { return m_waiting; }
    void flush();
    void clear(); ///< also what is in the file

private:
    struct Change {
        std::uint64_t head; ///< first bytes of the key, for sorting
        std::uint32_t at;   ///< of m_bytes
        std::uint32_t size : 31, add : 1;
    };
    /// Of one type, in sorted runs as they come: whoever collects has sorted the most of it when it is to be written.
    struct Changes {
        std::vector<Change> all;
        std::vector<std::size_t> runs{0}; ///< where they begin; the last one is not sorted yet
    };
    void push(std::int64_t type, std::string_view key, std::int64_t row, bool add);
    std::string_view bytes(const Change& change) const { return {m_bytes.data() + change.at, change.size}; }
    bool before(const Change& a, const Change& b) const;
    void sortRun(Changes& changes) const;
    void joinRuns(Changes& changes) const;
    void merge(std::span<const Change> changes, std::int64_t block, std::string_view old);

    db::Connection& m_connection;
    std::string m_table;
    std::string m_bytes; ///< positions, one after the other
    std::map<std::int64_t, Changes> m_changes;
    std::size_t m_waiting = 0;
};

/// Pairs in one block, in order. A damaged block ends early.
class TermBlock {
public:
    TermBlock() = default;
    explicit TermBlock(std::string_view data)
        : m_next(reinterpret_cast<const unsigned char*>(data.data())), m_end(m_next + data.size()) {}
    bool nextKey(); ///< passes over the rows not read
    const std::string& key() const { return m_key; }
    bool nextRow(std::int64_t& row) {
        if (m_left == 0) return false;
        --m_left;
        m_row += static_cast<std::int64_t>(number());
        row = m_row;
        return true;
    }

    /// The rows of this key that are left, until `use(row)` returns false. Pointers stay in registers: searches of
    /// large sets live on this loop.
    template<class F> bool eachRow(F&& use) {
        const unsigned char* next = m_next;
        std::int64_t row = m_row;
        std::uint64_t left = m_left;
        bool more = true;
        while (left > 0 && more) {
            --left;
            if (next < m_end && *next < 0x80) {
                row += *next++;
            } else {
                m_next = next;
                row += static_cast<std::int64_t>(longNumber());
                next = m_next;
            }
            more = use(row);
        }
        m_next = next;
        m_row = row;
        m_left = left;
        return more;
    }

private:
    std::uint64_t number() {
        if (m_next < m_end && *m_next < 0x80) return *m_next++;
        return longNumber();
    }
    std::uint64_t longNumber();

    const unsigned char* m_next = nullptr;
    const unsigned char* m_end = nullptr;
    std::string m_key;
    std::uint64_t m_left = 0;
    std::int64_t m_row = 0;
};

/// Reads a range of keys of one type. One at a time per reader.
class TermScan {
public:
    TermScan(const db::Reader& reader, std::int64_t type, const std::string& table = "term_block");
    /// Keys from `from` on, `to` excluded.
    void open(std::string_view from, std::string_view to);
    /// The next key and its rows. A key with many rows comes several times, with rows further on each time.
    bool nextKey();
    std::string_view key() const { return std::string_view(m_block.key()).substr(m_type.size()); }
    bool nextRow(std::int64_t& row) { return m_block.nextRow(row); }
    template<class F> bool eachRow(F&& use) { return m_block.eachRow(std::forward<F>(use)); }
    /// Blocks in a range, at most `most`: tells how large it is.
    std::int64_t blocks(std::string_view from, std::string_view to, std::int64_t most);

private:
    const db::Reader& m_reader;
    std::string m_table, m_type, m_from, m_to;
    db::Loan m_select;
    TermBlock m_block;
    bool m_open = false;
};

/// Do both files hold the same terms, in order and findable? Adds those of the first to `count`.
bool sameTerms(const db::Reader& file, const db::Reader& other, std::int64_t& count,
               const std::string& table = "term_block");

} // namespace mulin::journal

#include "core/journal/search_terms_store.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace mulin::journal {

namespace {

// A position is type, key, NUL, row: compared byte by byte it is in the order of type, key and row.
constexpr std::size_t typeBytes = 3, rowBytes = 5;
constexpr std::size_t fullBlock = 1900; ///< two of them and their positions fill a page of 4 KB
constexpr std::size_t largestBlock = 2000;
constexpr std::size_t longRun = 65'536; ///< bytes; shorter ones are cut into blocks of even size

void appendNumber(std::string& out, std::uint64_t value) {
    while (value >= 0x80) {
        out += static_cast<char>(value | 0x80);
        value >>= 7;
    }
    out += static_cast<char>(value);
}

void appendBig(std::string& out, std::uint64_t value, std::size_t count) {
    for (std::size_t i = count; i-- > 0;) out += static_cast<char>(value >> (8 * i));
}

std::string typeKey(std::int64_t type) {
    std::string out;
    appendBig(out, static_cast<std::uint64_t>(type), typeBytes);
    return out;
}

std::string positionOf(std::string_view typedKey, std::int64_t row) {
    std::string out(typedKey);
    out += '\0';
    appendBig(out, static_cast<std::uint64_t>(row), rowBytes);
    return out;
}

std::string_view keyOf(std::string_view position) { return position.substr(0, position.size() - rowBytes - 1); }

std::int64_t rowOf(std::string_view position) {
    std::int64_t row = 0;
    for (const char c : position.substr(position.size() - rowBytes)) row = row << 8 | static_cast<unsigned char>(c);
    return row;
}

/// Writes pairs that come in order into blocks of up to about `size` bytes.
template<class Emit> class BlockWriter {
public:
    BlockWriter(std::size_t size, Emit emit) : m_size(size), m_emit(std::move(emit)) {}

    void add(std::string_view key, std::int64_t row) {
        if (m_count == 0 || key != m_key) {
            closeGroup();
            if (m_data.size() + key.size() >= m_size) closeBlock();
            m_key = key;
            m_last = 0;
        }
        if (m_first.empty()) m_first = positionOf(key, row);
        appendNumber(m_rows, static_cast<std::uint64_t>(row - m_last));
        m_last = row;
        ++m_count;
        if (m_data.size() + m_key.size() + m_rows.size() >= m_size) closeBlock();
    }
    void finish() { closeBlock(); }

private:
    void closeGroup() {
        if (m_count == 0) return;
        const auto [a, b] = std::mismatch(m_before.begin(), m_before.end(), m_key.begin(), m_key.end());
        const auto shared = static_cast<std::size_t>(a - m_before.begin());
        appendNumber(m_data, shared);
        appendNumber(m_data, m_key.size() - shared);
        m_data.append(m_key, shared);
        appendNumber(m_data, m_count);
        m_data += m_rows;
        m_before = m_key;
        m_rows.clear();
        m_count = 0;
    }
    void closeBlock() {
        closeGroup();
        if (!m_data.empty()) m_emit(m_first, m_data);
        m_data.clear();
        m_first.clear();
        m_before.clear();
    }

    std::size_t m_size;
    Emit m_emit;
    std::string m_data, m_first, m_before, m_key, m_rows;
    std::uint64_t m_count = 0;
    std::int64_t m_last = 0;
};

} // namespace

bool TermBlock::nextKey() {
    eachRow([](std::int64_t) { return true; });
    if (m_next == m_end) return false;
    const std::uint64_t shared = number(), size = number();
    if (shared > m_key.size() || size > static_cast<std::uint64_t>(m_end - m_next)) {
        m_next = m_end;
        return false;
    }
    m_key.resize(shared);
    m_key.append(reinterpret_cast<const char*>(m_next), size);
    m_next += size;
    m_left = number();
    m_row = 0;
    if (m_left > static_cast<std::uint64_t>(m_end - m_next)) { // a row takes a byte at least
        m_next = m_end;
        m_left = 0;
        return false;
    }
    return true;
}

std::uint64_t TermBlock::longNumber() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64 && m_next < m_end; shift += 7) {
        const unsigned char byte = *m_next++;
        value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
        if (byte < 0x80) break;
    }
    return value;
}

void TermWriter::push(std::int64_t type, std::string_view key, std::int64_t row, bool add) {
    const std::size_t at = m_bytes.size();
    appendBig(m_bytes, static_cast<std::uint64_t>(type), typeBytes);
    for (const char c : key)
        if (c != '\0') m_bytes += c;
    m_bytes += '\0';
    appendBig(m_bytes, static_cast<std::uint64_t>(row), rowBytes);
    std::uint64_t head = 0;
    std::memcpy(&head, m_bytes.data() + at + typeBytes, std::min(sizeof head, m_bytes.size() - at - typeBytes));
    if constexpr (std::endian::native == std::endian::little) head = __builtin_bswap64(head);
    Changes& changes = m_changes[type];
    changes.all.push_back(
        {head, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(m_bytes.size() - at) & 0x7FFFFFFFU, add});
    ++m_waiting;
    constexpr std::size_t run = 100'000;
    if (changes.all.size() - changes.runs.back() >= run) sortRun(changes);
}

bool TermWriter::before(const Change& a, const Change& b) const {
    if (a.head != b.head) return a.head < b.head;
    const int order = bytes(a).compare(bytes(b));
    return order != 0 ? order < 0 : a.at < b.at; // of several changes to one pair the last one counts
}

void TermWriter::sortRun(Changes& changes) const {
    std::sort(changes.all.begin() + static_cast<std::ptrdiff_t>(changes.runs.back()), changes.all.end(),
              [this](const Change& a, const Change& b) { return before(a, b); });
    changes.runs.push_back(changes.all.size());
}

void TermWriter::joinRuns(Changes& changes) const {
    sortRun(changes);
    std::vector<std::size_t> ends = std::move(changes.runs);
    const auto at = [&](std::size_t i) { return changes.all.begin() + static_cast<std::ptrdiff_t>(ends[i]); };
    while (ends.size() > 2) { // two and two
        std::vector<std::size_t> joined{0};
        for (std::size_t i = 0; i + 1 < ends.size(); i += 2) {
            const std::size_t last = std::min(i + 2, ends.size() - 1);
            std::inplace_merge(at(i), at(i + 1), at(last),
                               [this](const Change& a, const Change& b) { return before(a, b); });
            joined.push_back(ends[last]);
        }
        ends = std::move(joined);
    }
}

void TermWriter::clear() {
    m_changes.clear();
    m_bytes.clear();
    m_waiting = 0;
    m_connection.execute("DELETE FROM " + m_table);
}

void TermWriter::flush() {
    for (auto& [type, changes] : m_changes) {
        joinRuns(changes);
        const std::span<const Change> all(changes.all);
        for (std::size_t from = 0, to = 0; from < all.size(); from = to) {
            std::int64_t block = 0;
            std::string old, next;
            {
                auto find =
                    m_connection.cached("SELECT id, data FROM " + m_table + " WHERE at <= ? ORDER BY at DESC LIMIT 1");
                find->bindBlob(1, bytes(all[from]));
                if (find->step()) {
                    block = find->integer(0);
                    old = find->blob(1);
                }
                auto after = m_connection.cached("SELECT at FROM " + m_table + " WHERE at > ? ORDER BY at LIMIT 1");
                after->bindBlob(1, bytes(all[from]));
                if (after->step()) next = after->blob(0);
            }
            to = from + 1;
            while (to < all.size() && (next.empty() || bytes(all[to]) < next)) ++to;
            merge(all.subspan(from, to - from), block, old);
        }
    }
    m_changes.clear();
    m_waiting = 0;
    m_bytes.clear();
    m_bytes.shrink_to_fit();
}

void TermWriter::merge(std::span<const Change> changes, std::int64_t block, std::string_view old) {
    bool first = true;
    const auto write = [&](std::string_view at, std::string_view data) {
        if (first && block != 0) { // its position stays: a bound from below
            auto update = m_connection.write("UPDATE " + m_table + " SET data = ? WHERE id = ?");
            update->bindBlobView(1, data).bind(2, block).run();
        } else {
            auto insert = m_connection.write("INSERT INTO " + m_table + "(at, data) VALUES(?, ?)");
            insert->bindBlobView(1, at).bindBlobView(2, data).run();
        }
        first = false;
    };
    const auto mergeInto = [&](auto& out) {
        TermBlock before(old);
        std::int64_t row = 0;
        bool have = before.nextKey() && before.nextRow(row);
        const auto step = [&] {
            while (!before.nextRow(row))
                if (!before.nextKey()) return false;
            return true;
        };
        for (std::size_t i = 0; i < changes.size(); ++i) {
            const std::string_view position = bytes(changes[i]), key = keyOf(position);
            const std::int64_t changed = rowOf(position);
            while (have) {
                const int order = std::string_view(before.key()).compare(key);
                if (order > 0 || (order == 0 && row >= changed)) break;
                out.add(before.key(), row);
                have = step();
            }
            if (have && row == changed && before.key() == key) have = step();
            const bool last = i + 1 == changes.size() || bytes(changes[i + 1]) != position;
            if (last && changes[i].add) out.add(key, changed);
        }
        for (; have; have = step()) out.add(before.key(), row);
        out.finish();
    };
    std::size_t added = old.size();
    for (std::size_t i = 0; i < changes.size() && added < longRun; ++i) added += changes[i].size;
    if (added >= longRun) {
        BlockWriter out(fullBlock, write);
        mergeInto(out);
    } else {
        std::string at, data;
        BlockWriter out(SIZE_MAX, [&](std::string_view position, std::string_view whole) {
            at = position;
            data = whole;
        });
        mergeInto(out);
        if (data.size() > largestBlock) {
            const std::size_t pieces = (data.size() + fullBlock - 1) / fullBlock;
            BlockWriter parts(data.size() / pieces, write);
            TermBlock whole(data);
            std::int64_t row = 0;
            while (whole.nextKey())
                while (whole.nextRow(row)) parts.add(whole.key(), row);
            parts.finish();
        } else if (!data.empty()) {
            write(at, data);
        }
    }
    if (first && block != 0) m_connection.write("DELETE FROM " + m_table + " WHERE id = ?")->bind(1, block).run();
}

TermScan::TermScan(const db::Reader& reader, std::int64_t type, const std::string& table)
    : m_reader(reader)
    , m_table(table)
    , m_type(typeKey(type))
    , m_select(reader.cached("SELECT data FROM " + table + " WHERE at >= coalesce((SELECT max(at) FROM " + table +
                             " WHERE at <= ?1), ?1) AND at < ?2 ORDER BY at")) {}

void TermScan::open(std::string_view from, std::string_view to) {
    m_from = m_type;
    m_from += from;
    m_to = m_type;
    m_to += to;
    m_select->reset();
    m_select->bindBlob(1, m_from).bindBlob(2, m_to);
    m_block = TermBlock();
    m_open = true;
}

bool TermScan::nextKey() {
    while (m_open) {
        while (m_block.nextKey()) {
            if (m_block.key() < m_from) continue;
            if (m_block.key() >= m_to) {
                m_open = false;
                return false;
            }
            return true;
        }
        m_open = m_select->step();
        if (m_open) m_block = TermBlock(m_select->blob(0));
    }
    return false;
}

std::int64_t TermScan::blocks(std::string_view from, std::string_view to, std::int64_t most) {
    auto count =
        m_reader.cached("SELECT count(*) FROM (SELECT 1 FROM " + m_table + " WHERE at >= ?1 AND at < ?2 LIMIT ?3)");
    count->bindBlob(1, m_type + std::string(from)).bindBlob(2, m_type + std::string(to)).bind(3, most);
    return count->step() ? count->integer(0) + 1 : 1;
}

bool sameTerms(const db::Reader& file, const db::Reader& other, std::int64_t& count, const std::string& table) {
    struct Pairs {
        Pairs(const db::Reader& reader, const std::string& table)
            : select(reader.prepare("SELECT at, data FROM " + table + " ORDER BY at")) {}
        bool next() {
            while (!block.nextRow(row))
                while (!block.nextKey()) {
                    if (!select.step()) return false;
                    bound = select.blob(0);
                    if (previous >= bound) sound = false;
                    data = select.blob(1);
                    block = TermBlock(data);
                }
            std::string position = positionOf(block.key(), row);
            if (position <= previous || position < bound) sound = false;
            previous = std::move(position);
            return true;
        }
        db::Statement select;
        TermBlock block;
        std::string data, bound, previous;
        std::int64_t row = 0;
        bool sound = true;
    };
    Pairs a(file, table), b(other, table);
    for (;;) {
        const bool more = a.next();
        if (more != b.next() || !a.sound) return false;
        if (!more) return true;
        if (a.previous != b.previous) return false;
        ++count;
    }
}

} // namespace mulin::journal

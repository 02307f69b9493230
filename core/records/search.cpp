#include "core/records/search.h"

#include "core/base/pinyin.h"
#include "core/base/text.h"
#include "core/db/exception.h"
#include "core/journal/search_terms.h"

#include <algorithm>
#include <unordered_set>

namespace mulin::records {

using namespace journal;
using schema::SearchKind;

namespace {

/// A range of terms in which a word may be found.
struct Scan {
    std::string from, to; ///< keys, `to` excluded
    bool exact = false;   ///< only the key itself
    bool check = false;   ///< hits must still be matched against the name
};

Scan prefix(TermClass kind, std::string_view key, bool check = false) {
    std::string from(1, static_cast<char>(kind));
    from += key;
    // No UTF-8 byte is 0xFF: the bound lies behind every continuation.
    return {from, from + "\xff", false, check};
}

struct Word {
    std::string key;    ///< searchKey
    std::string room;   ///< roomKey
    std::string digits; ///< digits (and X) alone, if the word is a number
    bool number = false, letters = false, han = false, roomLike = false;
    std::vector<Scan> scans;
};

Word makeWord(const std::string& text) {
    Word word;
    word.key = searchKey(text);
    word.room = roomKey(text);
    std::size_t digits = 0, letters = 0, others = 0, dashes = 0;
    for (const char32_t c : codepoints(word.key)) {
        if (c >= U'0' && c <= U'9')
            ++digits;
        else if (c >= U'a' && c <= U'z')
            ++letters;
        else if (c == U'-' || c == U'.' || c == U'/')
            ++dashes;
        else
            ++others;
    }
    for (const char c : word.key)
        if ((c >= '0' && c <= '9') || c == 'x') word.digits += c == 'x' ? 'X' : c;
    word.han = others > 0;
    word.number =
        digits > 0 && others == 0 && (letters == 0 || (letters == 1 && word.key.back() == 'x' && digits >= 3));
    word.letters = letters > 0 && digits == 0 && others == 0;
    word.roomLike = word.room.find('-') != std::string::npos && digits > 0;

    if (word.number) {
        const std::string& d = word.digits;
        if (word.roomLike || (dashes == 0 && d.size() <= 5)) {
            word.scans.push_back(prefix(TermRoom, word.room));
            word.scans.push_back(prefix(TermRoomPart, word.room));
        }
        if (d.size() >= 4) {
            word.scans.push_back(prefix(TermIdTail, reversed(d)));
            word.scans.push_back(prefix(TermPhoneTail, reversed(d)));
        }
        word.scans.push_back(prefix(TermId, d));
        word.scans.push_back(prefix(TermPhone, d));
        if (d.size() >= 4) word.scans.push_back(prefix(TermDate, d));
        word.scans.push_back(prefix(TermNumber, word.key));
        word.scans.push_back(prefix(TermNumberTail, word.key));
        word.scans.push_back(prefix(TermText, word.key));
        word.scans.push_back(prefix(TermTextPart, word.key));
        word.scans.push_back(prefix(TermName, word.key));
    } else if (word.letters) {
        const std::string pinyin = pinyinKey(word.key);
        word.scans.push_back(prefix(TermInitials, word.key));
        word.scans.push_back(prefix(TermPinyin, pinyin));
        word.scans.push_back(prefix(TermName, word.key));
        word.scans.push_back(prefix(TermPinyinPart, pinyin));
        word.scans.push_back(prefix(TermInitialsPart, word.key));
        word.scans.push_back(prefix(TermNamePart, word.key));
        word.scans.push_back(prefix(TermText, word.key));
        word.scans.push_back(prefix(TermTextPart, word.key));
        word.scans.push_back(prefix(TermNumber, word.key));
        for (const std::string& initials : initialsOf(word.key))
            if (initials.size() < word.key.size()) {
                word.scans.push_back(prefix(TermInitials, initials, true));
                word.scans.push_back(prefix(TermInitialsPart, initials, true));
            }
    } else {
        word.scans.push_back(prefix(TermName, word.key));
        word.scans.push_back(prefix(TermNamePart, word.key));
        if (word.roomLike) {
            word.scans.push_back(prefix(TermRoom, word.room));
            word.scans.push_back(prefix(TermRoomPart, word.room));
        }
        word.scans.push_back(prefix(TermText, word.key));
        word.scans.push_back(prefix(TermTextPart, word.key));
        word.scans.push_back(prefix(TermNumber, word.key));
        // 单xl, s秀兰: the longest run of Han characters leads, the whole word is then matched.
        if (letters > 0) {
            std::u32string run, best;
            std::size_t start = 0, bestStart = 0, position = 0;
            for (const char32_t c : codepoints(word.key)) {
                if (isHan(c)) {
                    if (run.empty()) start = position;
                    run += c;
                    if (run.size() > best.size()) {
                        best = run;
                        bestStart = start;
                    }
                } else {
                    run.clear();
                }
                ++position;
            }
            if (!best.empty()) {
                if (bestStart == 0) word.scans.push_back(prefix(TermName, utf8(best), true));
                word.scans.push_back(prefix(TermNamePart, utf8(best), true));
            }
        }
    }
    return word;
}

bool startsWith(std::string_view text, std::string_view part) { return text.substr(0, part.size()) == part; }
bool endsWith(std::string_view text, std::string_view part) {
    return part.size() <= text.size() && text.substr(text.size() - part.size()) == part;
}

/// The searchable columns of a type and a word held against one record.
class Matcher {
public:
    Matcher(const db::Reader& reader, const Table& table)
        : m_table(table), m_select(reader.prepare(sql(table, m_columns))) {}

    bool load(std::int64_t row) {
        m_select.reset();
        m_select.bind(1, row);
        return m_select.step();
    }

    bool matches(const Word& word, bool namesOnly) {
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            const int column = static_cast<int>(i);
            if (m_select.isNull(column)) continue;
            const SearchKind kind = m_columns[i]->def->search;
            if (namesOnly && kind != SearchKind::Name) continue;
            if (matchesField(kind, column, word)) return true;
        }
        return false;
    }

private:
    static std::string sql(const Table& table, std::vector<const Column*>& columns) {
        std::string text;
        for (const Column& column : table.columns)
            if (column.def && column.def->search != SearchKind::None) {
                text += (columns.empty() ? "\"" : ", \"") + column.name + "\"";
                columns.push_back(&column);
            }
        return "SELECT " + (text.empty() ? "id" : text) + " FROM " + table.name + " WHERE id = ? AND alive = 1";
    }

    bool matchesField(SearchKind kind, int column, const Word& word) {
        switch (kind) {
        case SearchKind::Name: {
            const std::string_view name = m_select.text(column);
            return matchName(name, word.letters || word.han ? nameReadings(name) : std::vector<Reading>{}, word.key)
                .matches;
        }
        case SearchKind::IdNumber: {
            if (!word.number) return false;
            const std::string_view id = m_select.text(column);
            return startsWith(id, word.digits) || (word.digits.size() >= 4 && endsWith(id, word.digits));
        }
        case SearchKind::Phone:
            if (!word.number) return false;
            for (const std::string& phone : phoneKeys(m_select.text(column)))
                if (startsWith(phone, word.digits) || (word.digits.size() >= 4 && endsWith(phone, word.digits)))
                    return true;
            return false;
        case SearchKind::Room: {
            if (word.room.empty() || (!word.number && !word.roomLike)) return false;
            const std::string room = roomKey(m_select.text(column));
            return startsWith(room, word.room) || ("-" + room).find("-" + word.room) != std::string::npos;
        }
        case SearchKind::Date: {
            if (!word.number || word.digits.size() < 4) return false;
            std::string date = Date{static_cast<std::int32_t>(m_select.integer(column))}.iso();
            std::erase(date, '-');
            return startsWith(date, word.digits);
        }
        case SearchKind::Number:
        case SearchKind::Text: return searchKey(m_select.text(column)).find(word.key) != std::string::npos;
        case SearchKind::None: return false;
        }
        return false;
    }

    const Table& m_table;
    std::vector<const Column*> m_columns;
    db::Statement m_select;
};

constexpr const char* scanSql = "SELECT row FROM term WHERE type = ? AND key >= ? AND key < ?";

std::int64_t estimate(const db::Reader& reader, const Table& table, const Word& word) {
    std::int64_t total = 0;
    for (const Scan& scan : word.scans) {
        auto count = reader.cached(
            "SELECT count(*) FROM (SELECT 1 FROM term WHERE type = ? AND key >= ? AND key < ? LIMIT 2000)");
        count->bind(1, table.index).bind(2, scan.from).bind(3, scan.to);
        if (count->step()) total += count->integer(0);
        if (total >= 4000) break;
    }
    return total;
}

} // namespace

Result<std::vector<Hit>> search(const db::Reader& reader, const Tables& tables, const access::Access& access,
                                const SearchQuery& query) {
    return db::guard([&]() -> Result<std::vector<Hit>> {
        const Table* table = tables.find(query.type);
        if (!table) return makeError(ErrorCode::UnknownType, {{"type", query.type}});
        if (!access.allows(access::Right::Read, query.type))
            return makeError(ErrorCode::Denied, {{"operation", "read"}, {"type", query.type}});
        std::vector<Word> words;
        for (const std::string& part : split(query.text, " \t\r\n\u3000\u2009，,")) {
            Word word = makeWord(part);
            if (!word.key.empty()) words.push_back(std::move(word));
        }
        std::vector<Hit> hits;
        if (words.empty() || query.limit == 0) return hits;
        db::Reader::Snapshot snapshot(reader);
        std::size_t lead = 0;
        if (words.size() > 1) {
            std::int64_t fewest = INT64_MAX;
            for (std::size_t i = 0; i < words.size(); ++i)
                if (const std::int64_t size = estimate(reader, *table, words[i]); size < fewest) {
                    fewest = size;
                    lead = i;
                }
        }
        Matcher matcher(reader, *table);
        std::unordered_set<std::int64_t> seen;
        auto rows = reader.prepare(scanSql);
        int rank = 0;
        for (const Scan& scan : words[lead].scans) {
            rows.reset();
            rows.bind(1, table->index).bind(2, scan.from).bind(3, scan.to);
            while (rows.step()) {
                const std::int64_t row = rows.integer(0);
                if (seen.contains(row)) continue;
                bool good = true;
                if (scan.check || words.size() > 1) {
                    good = matcher.load(row) && (!scan.check || matcher.matches(words[lead], true));
                    for (std::size_t i = 0; good && i < words.size(); ++i)
                        good = i == lead || matcher.matches(words[i], false);
                }
                if (!good) continue;
                seen.insert(row);
                hits.push_back({row, rank});
                if (query.limit > 0 && hits.size() >= static_cast<std::size_t>(query.limit)) return hits;
            }
            ++rank;
        }
        return hits;
    });
}

} // namespace mulin::records

#include "core/records/expression.h"

#include "core/base/text.h"
#include "core/db/exception.h"
#include "core/journal/applier.h"
#include "core/journal/horizon.h"
#include "core/journal/rows.h"
#include "core/records/condition_tree.h"
#include "core/schema/validation.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <utility>

namespace mulin::records {

using schema::FieldDef;
using schema::FieldType;

namespace {

struct Token {
    enum Kind { Word, Quoted, Symbol, End } kind = End;
    std::string text;
    std::size_t at = 0; ///< bytes
};

/// Parentheses and "not" in one another, and "and" and "or" in one another: what SQLite's parser can hold.
constexpr int mostParentheses = 200, mostLevels = 32;
constexpr std::size_t mostTexts = 30'000; ///< a statement takes 32,766 parameters

/// The days that a date beginning so can be: 2025, 2025-06, 2025年6月, 2025-06-03.
std::optional<std::pair<Date, Date>> daysOf(const std::string& written) {
    std::vector<int> parts;
    bool inNumber = false;
    for (const char32_t c : codepoints(nfkc(written))) {
        if (c >= U'0' && c <= U'9') {
            if (!inNumber) parts.push_back(0);
            inNumber = true;
            parts.back() = parts.back() * 10 + static_cast<int>(c - U'0');
            if (parts.back() > 9999) return std::nullopt;
        } else if (std::u32string_view(U"-./年月日").find(c) != std::u32string_view::npos && inNumber) {
            inNumber = false;
        } else {
            return std::nullopt;
        }
    }
    if (parts.empty() || parts.size() > 3 || parts[0] < 1000) return std::nullopt;
    const auto first = Date::fromYmd(parts[0], parts.size() > 1 ? parts[1] : 1, parts.size() > 2 ? parts[2] : 1);
    if (!first) return std::nullopt;
    if (parts.size() == 3) return std::pair(*first, first->plusDays(1));
    return std::pair(*first, first->plusMonths(parts.size() == 2 ? 1 : 12));
}

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

class Parser {
public:
    Parser(const db::Reader& reader, const journal::Tables& tables, const access::Access& access,
           const journal::Table& table, std::string_view text, Date today, int first)
        : m_reader(reader)
        , m_tables(tables)
        , m_access(access)
        , m_table(table)
        , m_horizon(tables, table, access)
        , m_text(text)
        , m_today(today)
        , m_first(static_cast<std::size_t>(first)) {}

    Result<Condition> run() {
        MULIN_TRY(next());
        const std::string within = m_horizon.within();
        if (m_token.kind == Token::End) return Condition{within.empty() ? "1" : within, {}, {}};
        MULIN_TRY_LET(tree, parseOr(false));
        if (m_token.kind != Token::End) return bad();
        if (tree.depth() > mostLevels) return bad("deep");
        m_out.sql = within.empty() ? tree.sql() : "(" + tree.sql() + " AND " + within + ")";
        return std::move(m_out);
    }

private:
    using Tree = ConditionTree;

    Error badAt(std::size_t at, const char* what = nullptr) const {
        constexpr std::size_t shown = 200;
        const std::u32string text = codepoints(m_text);
        std::vector<std::pair<std::string, std::string>> arguments{
            {"expression", text.size() > shown ? mulin::utf8(text.substr(0, shown)) + "…" : std::string(m_text)},
            {"at", std::to_string(length(m_text.substr(0, at)) + 1)}};
        if (what) arguments.emplace_back("what", what);
        return makeError(ErrorCode::BadExpression, std::move(arguments));
    }
    Error bad(const char* what = nullptr) const { return badAt(m_token.at, what); }

    Result<void> next() {
        while (m_at < m_text.size() && std::isspace(static_cast<unsigned char>(m_text[m_at]))) ++m_at;
        m_token = {Token::End, {}, m_at};
        if (m_at >= m_text.size()) return {};
        const char c = m_text[m_at];
        if (c == '"' || c == '\'') {
            std::string value;
            for (std::size_t i = m_at + 1; i < m_text.size(); ++i) {
                if (m_text[i] != c)
                    value += m_text[i];
                else if (i + 1 < m_text.size() && m_text[i + 1] == c)
                    value += m_text[i++];
                else {
                    m_token = {Token::Quoted, std::move(value), m_at};
                    m_at = i + 1;
                    return {};
                }
            }
            return bad();
        }
        static constexpr std::string_view symbols[] = {"!=", "<=", ">=", "=", "<", ">", "~", "(", ")", ","};
        for (const std::string_view symbol : symbols)
            if (m_text.substr(m_at, symbol.size()) == symbol) {
                m_token = {Token::Symbol, std::string(symbol), m_at};
                m_at += symbol.size();
                return {};
            }
        const std::size_t end = m_text.find_first_of(" \t\r\n=!<>~(),\"'", m_at);
        const std::size_t stop = end == std::string_view::npos ? m_text.size() : end;
        if (stop == m_at) return bad();
        m_token = {Token::Word, std::string(m_text.substr(m_at, stop - m_at)), m_at};
        m_at = stop;
        return {};
    }

    bool word(std::string_view en, std::string_view zh) const {
        if (m_token.kind != Token::Word) return false;
        if (m_token.text == zh) return true;
        return m_token.text.size() == en.size() &&
               std::equal(en.begin(), en.end(), m_token.text.begin(),
                          [](char a, char b) { return a == std::tolower(static_cast<unsigned char>(b)); });
    }
    bool symbol(std::string_view text) const { return m_token.kind == Token::Symbol && m_token.text == text; }

    Result<Tree> parseOr(bool negated) {
        return parseRow(negated, "or", "或者", negated ? Tree::Kind::And : Tree::Kind::Or);
    }
    Result<Tree> parseAnd(bool negated) {
        return parseRow(negated, "and", "并且", negated ? Tree::Kind::Or : Tree::Kind::And);
    }
    /// "not" is taken down to the tests: not (a or b) = not a and not b, also where a value is missing.
    Result<Tree> parseRow(bool negated, std::string_view en, std::string_view zh, Tree::Kind kind) {
        const bool ors = en == "or";
        std::vector<Tree> parts;
        for (;;) {
            MULIN_TRY_LET(part, ors ? parseAnd(negated) : parseNot(negated));
            parts.push_back(std::move(part));
            if (!word(en, zh)) break;
            MULIN_TRY(next());
        }
        return Tree::group(kind, std::move(parts));
    }
    Result<Tree> parseNot(bool negated) {
        while (word("not", "不")) {
            MULIN_TRY(next());
            negated = !negated;
        }
        if (symbol("(")) {
            if (++m_depth > mostParentheses) return bad("deep");
            MULIN_TRY(next());
            MULIN_TRY_LET(inner, parseOr(negated));
            if (!symbol(")")) return bad();
            --m_depth;
            MULIN_TRY(next());
            return inner;
        }
        MULIN_TRY_LET(sql, parseTest());
        if (m_out.parameters.size() > mostTexts) return bad("many");
        return Tree::test(negated ? "NOT (" + sql + ")" : sql);
    }

    Result<std::string> parseTest() {
        if (m_token.kind != Token::Word && m_token.kind != Token::Quoted) return bad();
        const std::string name = m_token.text;
        const FieldDef* field = m_table.type->field(name);
        if (!field)
            for (const FieldDef& def : m_table.type->fields)
                if (def.label.zh == name || def.label.en == name) field = &def;
        if (!field && m_table.type->id == "person" && (name == "ledger" || name == "台账")) return parseLedger();
        if (!field && (name == "touched_by" || name == "added_by")) return parseAct(name == "added_by");
        if (!field) return makeError(ErrorCode::UnknownField, {{"type", m_table.type->id}, {"field", name}});
        if (m_horizon.hides(field->id)) return journal::denied("read", m_table.type->id);
        if (std::find(m_out.fields.begin(), m_out.fields.end(), field->id) == m_out.fields.end())
            m_out.fields.push_back(field->id);
        MULIN_TRY(next());
        if (word("is", "是")) {
            MULIN_TRY_LET(negative, parseEmpty());
            return empty(*field, negative);
        }
        if (word("为空", "为空") || word("不为空", "不为空")) {
            const bool negative = m_token.text == "不为空";
            MULIN_TRY(next());
            return empty(*field, negative);
        }
        bool negative = false;
        if (word("not", "不")) {
            negative = true;
            MULIN_TRY(next());
            if (!word("in", "属于")) return bad();
        }
        if (word("in", "属于")) return parseIn(*field, negative);
        static constexpr std::string_view operators[] = {"=", "!=", "<", "<=", ">", ">=", "~"};
        if (m_token.kind != Token::Symbol ||
            std::find(std::begin(operators), std::end(operators), m_token.text) == std::end(operators))
            return bad();
        const Token op = m_token;
        MULIN_TRY(next());
        if (m_token.kind != Token::Word && m_token.kind != Token::Quoted) return bad();
        MULIN_TRY_LET(sql, compare(*field, op, m_token.text));
        MULIN_TRY(next());
        return sql;
    }

    /// "is empty" or "is not empty": true = not.
    Result<bool> parseEmpty() {
        MULIN_TRY(next());
        const bool negative = word("not", "不");
        if (negative) MULIN_TRY(next());
        if (!word("empty", "空")) return bad();
        MULIN_TRY(next());
        return negative;
    }

    /// Is the person in one of these ledgers today; of all of them if none is named.
    Result<std::string> inLedgers(const std::string& wanted) {
        std::string any;
        for (const auto& table : m_tables.all()) {
            const schema::TypeDef& type = *table->type;
            if (table->links || !type.ledger) continue;
            if (wanted.empty() && type.sealed()) continue; // the same people, whether a vault is open or not
            if (!wanted.empty() && wanted != type.id && wanted != type.label.zh && wanted != type.label.en) continue;
            const journal::Horizon horizon(m_tables, *table, m_access);
            if (horizon.hides(type.person) || horizon.hides(type.until)) {
                if (wanted.empty()) continue;
                return journal::denied("read", type.id);
            }
            const std::string within = horizon.within("e");
            const auto seen = [&](const std::string& field) {
                return horizon.seen(*type.field(field), "e.\"" + field + "\"", "e");
            };
            any += (any.empty() ? "" : " OR ") +
                   ("EXISTS(SELECT 1 FROM " + table->name + " e WHERE " + seen(type.person) + " = t.uid AND " +
                    seen(type.until) + " IS NULL AND e.alive = 1" + (within.empty() ? "" : " AND " + within) + ")");
        }
        if (any.empty() && !wanted.empty())
            return makeError(ErrorCode::BadValue, {{"type", "person"}, {"field", "ledger"}, {"value", wanted}});
        return any.empty() ? std::string("0") : "(" + any + ")";
    }

    /// Records that an act wrote; a person with where he lives.
    Result<std::string> parseAct(bool added) {
        MULIN_TRY(next());
        if (!symbol("=")) return bad();
        MULIN_TRY(next());
        const auto act = Uid::fromHex(m_token.text);
        if (!act) return bad();
        MULIN_TRY(next());
        const std::string txns = "(SELECT id FROM txn WHERE action = " + operand(schema::Value(*act)) + ")";
        if (added) return "t.rv IN " + txns;
        const auto rows = [&](const journal::Table& table) {
            return "SELECT e.row FROM " + table.in("entry") +
                   " e JOIN txn x ON e.id BETWEEN x.first_entry AND x.last_entry WHERE x.id "
                   "IN " +
                   txns + " AND e.txn = x.id AND e.tbl = " + std::to_string(table.index);
        };
        std::string sql = "(t.uid IN (" + rows(m_table) + ")";
        const bool theirs = m_table.type->id == "person" && m_access.allows(access::Right::Read, "residence");
        const journal::Table* homes = theirs ? m_tables.find("residence") : nullptr;
        if (homes)
            sql += " OR t.uid IN (SELECT h.person FROM " + homes->name + " h WHERE h.uid IN (" + rows(*homes) + "))";
        return sql + ")";
    }

    Result<std::string> parseLedger() {
        MULIN_TRY(next());
        if (word("is", "是")) {
            MULIN_TRY_LET(negative, parseEmpty());
            MULIN_TRY_LET(any, inLedgers({}));
            return (negative ? "" : "NOT ") + any;
        }
        if (symbol("=") || symbol("!=")) {
            const bool negative = symbol("!=");
            MULIN_TRY(next());
            MULIN_TRY_LET(one, namedLedger());
            return (negative ? "NOT " : "") + one;
        }
        if (!word("in", "属于")) return bad();
        MULIN_TRY(next());
        if (!symbol("(")) return bad();
        std::string sql = "(0";
        do {
            MULIN_TRY(next());
            MULIN_TRY_LET(one, namedLedger());
            sql += " OR " + one;
        } while (symbol(","));
        if (!symbol(")")) return bad();
        MULIN_TRY(next());
        return sql + ")";
    }
    Result<std::string> namedLedger() {
        if (m_token.kind != Token::Word && m_token.kind != Token::Quoted) return bad();
        const std::string name = m_token.text;
        MULIN_TRY(next());
        return inLedgers(name);
    }

    Result<std::string> parseIn(const FieldDef& field, bool negative) {
        MULIN_TRY(next());
        if (!symbol("(")) return bad();
        std::vector<schema::Value> values;
        bool orEmpty = false;
        do {
            MULIN_TRY(next());
            if (m_token.kind != Token::Word && m_token.kind != Token::Quoted) return bad();
            MULIN_TRY_LET(value, valueOf(field, m_token.text));
            if (value.isEmpty()) {
                orEmpty = true;
            } else {
                values.push_back(std::move(value));
            }
            MULIN_TRY(next());
        } while (symbol(","));
        if (!symbol(")")) return bad();
        MULIN_TRY(next());
        std::sort(values.begin(), values.end());
        values.erase(std::unique(values.begin(), values.end()), values.end());
        std::string sql = orEmpty ? "(" + empty(field, false) : std::string("(0");
        if (!values.empty()) {
            std::string list;
            for (schema::Value& value : values) list += (list.empty() ? "" : ",") + operand(std::move(value));
            sql += field.type == FieldType::Links
                       ? " OR EXISTS(" + links(field) + " AND l.dst IN (" + list + "))"
                       : " OR (" + column(field) + " IS NOT NULL AND " + column(field) + " IN (" + list + "))";
        }
        return (negative ? "NOT " : "") + sql + ")";
    }

    /// Texts are parameters; numbers and ids stand in the statement, however many there are.
    std::string operand(schema::Value value) {
        if (value.isNumber()) return std::to_string(value.number());
        if (value.isUid()) return "x'" + value.uid().hex() + "'";
        m_out.parameters.push_back(std::move(value));
        return "?" + std::to_string(m_first + m_out.parameters.size() - 1);
    }
    /// Files are compared by their names.
    std::string column(const FieldDef& field) const {
        const std::string own = "t.\"" + field.id + "\"";
        const bool file = field.type == FieldType::Attachment;
        return m_horizon.seen(field, file ? "substr(" + own + ", 1, instr(" + own + ", '|') - 1)" : own);
    }
    std::string links(const FieldDef& field) const {
        const journal::Table* table = m_tables.links(m_table.type->id, field.id);
        const std::string seen = m_horizon.seen(field, "1");
        return "SELECT 1 FROM " + m_table.in("link") +
               " l WHERE l.src = t.uid AND l.alive = 1 AND l.field = " + std::to_string(table ? table->index : -1) +
               (seen == "1" ? "" : " AND " + seen);
    }

    std::string empty(const FieldDef& field, bool negative) const {
        if (field.type == FieldType::Links) return (negative ? "" : "NOT ") + ("EXISTS(" + links(field) + ")");
        return column(field) + (negative ? " IS NOT NULL" : " IS NULL");
    }

    Error badValue(const FieldDef& field, const std::string& text) const {
        return makeError(ErrorCode::BadValue, {{"type", m_table.type->id}, {"field", field.id}, {"value", text}});
    }

    /// What a field is compared with; empty if nothing is meant.
    Result<schema::Value> valueOf(const FieldDef& field, const std::string& text) const {
        if (trimmed(text).empty()) return schema::Value();
        if (field.type == FieldType::Link || field.type == FieldType::Links) {
            if (const auto uid = Uid::fromHex(text)) return schema::Value(*uid);
            for (const std::string& target : field.targets)
                if (const auto found = resolve(m_reader, m_tables, m_access, target, text))
                    return schema::Value(found->uid());
            return badValue(field, text);
        }
        if (field.type == FieldType::Formula || field.type == FieldType::Attachment) return schema::Value(nfc(text));
        return schema::parseCode(*m_table.type, field, text, m_today);
    }

    Result<std::string> compare(const FieldDef& field, const Token& sign, const std::string& text) {
        const std::string& op = sign.text;
        const bool equality = op == "=" || op == "!=";
        if (op == "~") return contained(field, sign, text);
        if (!equality && (field.type == FieldType::Link || field.type == FieldType::Links))
            return badAt(sign.at, "sign");
        MULIN_TRY_LET(value, valueOf(field, text));
        if (value.isEmpty()) {
            if (equality) return empty(field, op == "!=");
            return badValue(field, text);
        }
        if (field.type == FieldType::Links)
            return (op == "=" ? "" : "NOT ") +
                   ("EXISTS(" + links(field) + " AND l.dst = " + operand(std::move(value)) + ")");
        const std::string sql = op == "!=" ? " IS NOT " : op == "=" ? " IS " : " " + op + " ";
        return column(field) + sql + operand(std::move(value));
    }

    Result<std::string> contained(const FieldDef& field, const Token& sign, const std::string& text) {
        if (trimmed(text).empty()) return badValue(field, text);
        switch (field.type) {
        case FieldType::Integer:
        case FieldType::Money:
        case FieldType::Boolean:
        case FieldType::Link:
        case FieldType::Links: return badAt(sign.at, "sign");
        case FieldType::Date:
        case FieldType::Timestamp: {
            const auto days = daysOf(text);
            if (!days) return badValue(field, text);
            const bool date = field.type == FieldType::Date;
            const std::int64_t from = date ? days->first.days : msOfDate(days->first);
            const std::int64_t to = date ? days->second.days : msOfDate(days->second);
            return "(" + column(field) + " >= " + std::to_string(from) + " AND " + column(field) + " < " +
                   std::to_string(to) + ")";
        }
        case FieldType::Choice:
        case FieldType::Choices: {
            const std::vector<std::string> codes = choicesLike(field, text);
            if (codes.empty())
                return makeError(ErrorCode::NotAChoice,
                                 {{"type", m_table.type->id}, {"field", field.id}, {"value", text}});
            std::string sql;
            for (const std::string& code : codes) {
                const std::string one = operand(field.type == FieldType::Choices ? "|" + code + "|" : code);
                sql += (sql.empty() ? "" : " OR ") +
                       (field.type == FieldType::Choices ? "instr(coalesce(" + column(field) + ", ''), " + one + ") > 0"
                                                         : column(field) + " IS " + one);
            }
            return "(" + sql + ")";
        }
        default: break;
        }
        return "instr(lower(coalesce(" + column(field) + ", '')), lower(" + operand(schema::Value(nfc(text))) +
               ")) > 0";
    }

    /// The choice of that code; else those whose label holds the text, in either language.
    static std::vector<std::string> choicesLike(const FieldDef& field, const std::string& text) {
        const std::string key = searchKey(text);
        std::vector<std::string> codes;
        for (const schema::ChoiceDef& choice : field.choices) {
            if (searchKey(choice.code) == key) return {choice.code};
            if (contains(searchKey(choice.label.zh), key) || contains(searchKey(choice.label.en), key))
                codes.push_back(choice.code);
        }
        return codes;
    }

    const db::Reader& m_reader;
    const journal::Tables& m_tables;
    const access::Access& m_access;
    const journal::Table& m_table;
    journal::Horizon m_horizon;
    std::string_view m_text;
    Date m_today;
    std::size_t m_first; ///< number of the first question mark
    std::size_t m_at = 0;
    int m_depth = 0;
    Token m_token;
    Condition m_out;
};

} // namespace

void Condition::bind(db::Statement& statement, int first) const {
    for (const schema::Value& value : parameters) journal::bindValue(statement, first++, value);
}

Result<Condition> compile(const db::Reader& reader, const journal::Tables& tables, const access::Access& access,
                          const journal::Table& table, std::string_view expression, Date today, int first) {
    return Parser(reader, tables, access, table, expression, today, first).run();
}

Result<RecordId> resolve(const db::Reader& reader, const journal::Tables& tables, const access::Access& access,
                         std::string_view type, std::string_view text) {
    return db::guard([&]() -> Result<RecordId> {
        const journal::Table* table = tables.find(type);
        if (!table) return makeError(ErrorCode::UnknownType, {{"type", std::string(type)}});
        const journal::Horizon horizon(tables, *table, access);
        const auto named = Uid::fromHex(text);
        // Who reads the log asks by ids that stand in it.
        const bool audited = named && journal::audits(access, *table);
        if (horizon.reach() == access::Reach::None && !audited) return journal::denied("read", type);
        if (const auto uid = named) {
            if (journal::readable(reader, tables, access, *table, *uid)) return RecordId(*uid);
            if (audited && journal::findRecord(reader, *table, *uid)) return RecordId(*uid);
            return makeError(ErrorCode::UnknownRecord, {{"type", std::string(type)}, {"id", std::string(text)}});
        }
        std::vector<Uid> found;
        const std::string within = horizon.within();
        for (const char* name : {"number", "code", "book_number", "login"}) {
            const journal::Column* column = table->column(name);
            if (!column || horizon.hides(name)) continue;
            auto rows = reader.prepare("SELECT uid FROM " + table->name + " t WHERE " +
                                       horizon.seen(*column->def, "t.\"" + column->name + "\"") + " = ? AND alive = 1" +
                                       (within.empty() ? "" : " AND " + within) + " LIMIT 2");
            rows.bind(1, text);
            while (rows.step()) found.push_back(rows.uid(0));
        }
        if (found.size() == 1) return RecordId(found.front());
        return makeError(found.empty() ? ErrorCode::UnknownRecord : ErrorCode::AmbiguousId,
                         {{"type", std::string(type)}, {"id", std::string(text)}});
    });
}

} // namespace mulin::records

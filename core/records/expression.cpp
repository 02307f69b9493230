#include "core/records/expression.h"

#include "core/base/text.h"
#include "core/db/exception.h"
#include "core/schema/validation.h"

#include <algorithm>
#include <cctype>

namespace mulin::records {

using schema::FieldDef;
using schema::FieldType;

namespace {

struct Token {
    enum Kind { Word, Quoted, Symbol, End } kind = End;
    std::string text;
    std::size_t at = 0; ///< bytes
};

class Parser {
public:
    Parser(const db::Reader& reader, const journal::Tables& tables, const journal::Table& table, std::string_view text,
           Date today)
        : m_reader(reader), m_tables(tables), m_table(table), m_text(text), m_today(today) {}

    Result<Condition> run() {
        MULIN_TRY(next());
        if (m_token.kind == Token::End) return Condition{"1", {}};
        MULIN_TRY(parseOr());
        if (m_token.kind != Token::End) return bad();
        return std::move(m_out);
    }

private:
    Error bad() const {
        return makeError(ErrorCode::BadExpression, {{"expression", std::string(m_text)},
                                                    {"at", std::to_string(length(m_text.substr(0, m_token.at)) + 1)}});
    }

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

    Result<void> parseOr() {
        m_out.sql += "(";
        MULIN_TRY(parseAnd());
        while (word("or", "或者")) {
            MULIN_TRY(next());
            m_out.sql += " OR ";
            MULIN_TRY(parseAnd());
        }
        m_out.sql += ")";
        return {};
    }
    Result<void> parseAnd() {
        MULIN_TRY(parseNot());
        while (word("and", "并且")) {
            MULIN_TRY(next());
            m_out.sql += " AND ";
            MULIN_TRY(parseNot());
        }
        return {};
    }
    Result<void> parseNot() {
        if (word("not", "不")) {
            MULIN_TRY(next());
            m_out.sql += "NOT ";
            if (++m_depth > 200) return bad();
            return parseNot();
        }
        if (symbol("(")) {
            if (++m_depth > 200) return bad();
            MULIN_TRY(next());
            MULIN_TRY(parseOr());
            if (!symbol(")")) return bad();
            --m_depth;
            return next();
        }
        return parseTest();
    }

    Result<void> parseTest() {
        if (m_token.kind != Token::Word && m_token.kind != Token::Quoted) return bad();
        const std::string name = m_token.text;
        const FieldDef* field = m_table.type->field(name);
        if (!field)
            for (const FieldDef& def : m_table.type->fields)
                if (def.label.zh == name || def.label.en == name) field = &def;
        if (!field && m_table.type->id == "person" && (name == "ledger" || name == "台账")) return parseLedger();
        if (!field && (name == "touched_by" || name == "added_by")) return parseAct(name == "added_by");
        if (!field) return makeError(ErrorCode::UnknownField, {{"type", m_table.type->id}, {"field", name}});
        MULIN_TRY(next());
        if (word("is", "是")) {
            MULIN_TRY(next());
            bool negative = false;
            if (word("not", "不")) {
                negative = true;
                MULIN_TRY(next());
            }
            if (!word("empty", "空")) return bad();
            MULIN_TRY(next());
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
        if (word("in", "属于")) {
            MULIN_TRY(next());
            if (!symbol("(")) return bad();
            m_out.sql += negative ? "NOT (0" : "(0";
            do {
                MULIN_TRY(next());
                if (m_token.kind != Token::Word && m_token.kind != Token::Quoted) return bad();
                m_out.sql += " OR ";
                MULIN_TRY(compare(*field, "=", m_token.text));
                MULIN_TRY(next());
            } while (symbol(","));
            if (!symbol(")")) return bad();
            m_out.sql += ")";
            return next();
        }
        static constexpr std::string_view operators[] = {"=", "!=", "<", "<=", ">", ">=", "~"};
        if (m_token.kind != Token::Symbol ||
            std::find(std::begin(operators), std::end(operators), m_token.text) == std::end(operators))
            return bad();
        const std::string op = m_token.text;
        MULIN_TRY(next());
        if (m_token.kind != Token::Word && m_token.kind != Token::Quoted) return bad();
        MULIN_TRY(compare(*field, op, m_token.text));
        return next();
    }

    /// Is the person in a ledger today: open enrolments alone.
    Result<void> addLedgers(const std::string& wanted) {
        std::string any;
        for (const auto& table : m_tables.all()) {
            const schema::TypeDef& type = *table->type;
            if (table->links || !type.ledger) continue;
            if (!wanted.empty() && wanted != type.id && wanted != type.label.zh && wanted != type.label.en) continue;
            any +=
                (any.empty() ? "" : " OR ") + ("EXISTS(SELECT 1 FROM " + table->name + " e WHERE e.\"" + type.person +
                                               "\" = t.uid AND e.\"" + type.until + "\" IS NULL AND e.alive = 1)");
        }
        if (any.empty() && !wanted.empty())
            return makeError(ErrorCode::BadValue, {{"type", "person"}, {"field", "ledger"}, {"value", wanted}});
        m_out.sql += any.empty() ? "0" : "(" + any + ")";
        return {};
    }

    /// Records that an act wrote; a person with where he lives.
    Result<void> parseAct(bool added) {
        MULIN_TRY(next());
        if (!symbol("=")) return bad();
        MULIN_TRY(next());
        const auto act = Uid::fromHex(m_token.text);
        if (!act) return bad();
        const std::string txns = "(SELECT id FROM txn WHERE action = " + parameter(*act) + ")";
        if (added) {
            m_out.sql += "t.rv IN " + txns;
            return next();
        }
        const auto rows = [&](const journal::Table& table) {
            return "SELECT e.row FROM entry e JOIN txn x ON e.id BETWEEN x.first_entry AND x.last_entry WHERE x.id "
                   "IN " +
                   txns + " AND e.txn = x.id AND e.tbl = " + std::to_string(table.index);
        };
        m_out.sql += "(t.uid IN (" + rows(m_table) + ")";
        const journal::Table* homes = m_table.type->id == "person" ? m_tables.find("residence") : nullptr;
        if (homes)
            m_out.sql +=
                " OR t.uid IN (SELECT h.person FROM " + homes->name + " h WHERE h.uid IN (" + rows(*homes) + "))";
        m_out.sql += ")";
        return next();
    }

    Result<void> parseLedger() {
        MULIN_TRY(next());
        bool negative = false;
        if (word("is", "是")) {
            MULIN_TRY(next());
            if (word("not", "不")) {
                negative = true;
                MULIN_TRY(next());
            }
            if (!word("empty", "空")) return bad();
            m_out.sql += negative ? "" : "NOT ";
            MULIN_TRY(addLedgers({}));
            return next();
        }
        if (symbol("=") || symbol("!=")) {
            m_out.sql += symbol("!=") ? "NOT " : "";
            MULIN_TRY(next());
            if (m_token.kind != Token::Word && m_token.kind != Token::Quoted) return bad();
            MULIN_TRY(addLedgers(m_token.text));
            return next();
        }
        if (!word("in", "属于")) return bad();
        MULIN_TRY(next());
        if (!symbol("(")) return bad();
        m_out.sql += "(0";
        do {
            MULIN_TRY(next());
            if (m_token.kind != Token::Word && m_token.kind != Token::Quoted) return bad();
            m_out.sql += " OR ";
            MULIN_TRY(addLedgers(m_token.text));
            MULIN_TRY(next());
        } while (symbol(","));
        if (!symbol(")")) return bad();
        m_out.sql += ")";
        return next();
    }

    std::string parameter(schema::Value value) {
        m_out.parameters.push_back(std::move(value));
        return "?" + std::to_string(m_out.parameters.size());
    }
    std::string column(const FieldDef& field) const { return "t.\"" + field.id + "\""; }
    std::string links(const FieldDef& field) const {
        const journal::Table* table = m_tables.links(m_table.type->id, field.id);
        return "SELECT 1 FROM link l WHERE l.src = t.uid AND l.alive = 1 AND l.field = " +
               std::to_string(table ? table->index : -1);
    }

    Result<void> empty(const FieldDef& field, bool negative) {
        if (field.type == FieldType::Links)
            m_out.sql += std::string(negative ? "" : "NOT ") + "EXISTS(" + links(field) + ")";
        else
            m_out.sql += column(field) + (negative ? " IS NOT NULL" : " IS NULL");
        return {};
    }

    Result<void> compare(const FieldDef& field, const std::string& op, const std::string& text) {
        const auto badValue = [&] {
            return makeError(ErrorCode::BadValue, {{"type", m_table.type->id}, {"field", field.id}, {"value", text}});
        };
        const std::string sql = op == "!=" ? " IS NOT " : op == "=" ? " IS " : " " + op + " ";
        if (field.type == FieldType::Link || field.type == FieldType::Links) {
            if (op != "=" && op != "!=") return badValue();
            if (field.targets.empty() || Uid::fromHex(text)) {
                const auto uid = Uid::fromHex(text);
                if (!uid) return badValue();
                addLink(field, sql, op, *uid);
                return {};
            }
            for (const std::string& target : field.targets)
                if (const auto found = resolve(m_reader, m_tables, target, text)) {
                    addLink(field, sql, op, found->uid());
                    return {};
                }
            return badValue();
        }
        if (op == "~") {
            if (field.type == FieldType::Choices) {
                MULIN_TRY_LET(value, schema::parse(*m_table.type, field, text, m_today));
                m_out.sql += "instr(" + column(field) + ", " + parameter(value) + ") > 0";
                return {};
            }
            m_out.sql += "instr(lower(coalesce(" + column(field) + ", '')), lower(" +
                         parameter(schema::Value(nfc(text))) + ")) > 0";
            return {};
        }
        if (field.derived() && field.type == FieldType::Formula) {
            m_out.sql += column(field) + sql + parameter(schema::Value(nfc(text)));
            return {};
        }
        MULIN_TRY_LET(value, schema::parse(*m_table.type, field, text, m_today));
        if (value.isEmpty()) return badValue();
        m_out.sql += column(field) + sql + parameter(std::move(value));
        return {};
    }

    void addLink(const FieldDef& field, const std::string& sql, const std::string& op, const Uid& uid) {
        if (field.type == FieldType::Link)
            m_out.sql += column(field) + sql + parameter(uid);
        else
            m_out.sql += std::string(op == "=" ? "" : "NOT ") + "EXISTS(" + links(field) +
                         " AND l.dst = " + parameter(uid) + ")";
    }

    const db::Reader& m_reader;
    const journal::Tables& m_tables;
    const journal::Table& m_table;
    std::string_view m_text;
    Date m_today;
    std::size_t m_at = 0;
    int m_depth = 0;
    Token m_token;
    Condition m_out;
};

} // namespace

Result<Condition> compile(const db::Reader& reader, const journal::Tables& tables, const journal::Table& table,
                          std::string_view expression, Date today) {
    return Parser(reader, tables, table, expression, today).run();
}

Result<RecordId> resolve(const db::Reader& reader, const journal::Tables& tables, std::string_view type,
                         std::string_view text) {
    return db::guard([&]() -> Result<RecordId> {
        const journal::Table* table = tables.find(type);
        if (!table) return makeError(ErrorCode::UnknownType, {{"type", std::string(type)}});
        if (const auto uid = Uid::fromHex(text)) {
            if (journal::findRecord(reader, *table, *uid)) return RecordId(*uid);
            return makeError(ErrorCode::UnknownRecord, {{"type", std::string(type)}, {"id", std::string(text)}});
        }
        std::vector<Uid> found;
        for (const char* name : {"number", "code", "book_number", "login"}) {
            if (table->position(name) < 0) continue;
            auto rows =
                reader.prepare("SELECT uid FROM " + table->name + " WHERE \"" + name + "\" = ? AND alive = 1 LIMIT 2");
            rows.bind(1, text);
            while (rows.step()) found.push_back(rows.uid(0));
        }
        if (found.size() == 1) return RecordId(found.front());
        return makeError(found.empty() ? ErrorCode::UnknownRecord : ErrorCode::AmbiguousId,
                         {{"type", std::string(type)}, {"id", std::string(text)}});
    });
}

} // namespace mulin::records

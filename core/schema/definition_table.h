// Internal to core/schema: a TOML table of a definition, of which every key must be known and of the right type.
#pragma once

#include "core/schema/parse_type.h"

#include <toml++/toml.h>

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mulin::schema {

/// Thrown within the room; parseType turns it into BadDefinition.
struct Bad {
    int line;
    std::string what;
};

inline int lineOf(const toml::node& node) { return static_cast<int>(node.source().begin.line); }

[[noreturn]] inline void refuse(const toml::node& node, std::string what) { throw Bad{lineOf(node), std::move(what)}; }

inline std::string inQuotes(std::string_view word) { return "'" + std::string(word) + "'"; }

class Table {
public:
    Table(const toml::table& table, std::string_view what, std::initializer_list<std::string_view> keys)
        : m_table(table) {
        for (const auto& [key, node] : table)
            if (std::find(keys.begin(), keys.end(), key.str()) == keys.end())
                throw Bad{static_cast<int>(key.source().begin.line),
                          "unknown key " + inQuotes(key.str()) + " in " + std::string(what)};
    }

    const toml::table& node() const { return m_table; }
    const toml::node* at(std::string_view key) const { return m_table.get(key); }
    int line(std::string_view key) const { return at(key) ? lineOf(*at(key)) : lineOf(m_table); }

    std::string text(std::string_view key) const {
        const toml::node* found = at(key);
        if (!found) return {};
        const auto* value = found->as_string();
        if (!value) refuse(*found, inQuotes(key) + " must be a text");
        return value->get();
    }
    std::string required(std::string_view key) const {
        auto value = text(key);
        if (value.empty())
            refuse(at(key) ? *at(key) : static_cast<const toml::node&>(m_table), inQuotes(key) + " is missing");
        return value;
    }
    bool flag(std::string_view key, bool fallback) const {
        const toml::node* found = at(key);
        if (!found) return fallback;
        const auto* value = found->as_boolean();
        if (!value) refuse(*found, inQuotes(key) + " must be true or false");
        return value->get();
    }
    std::optional<std::int64_t> number(std::string_view key) const {
        const toml::node* found = at(key);
        if (!found) return std::nullopt;
        const auto* value = found->as_integer();
        if (!value) refuse(*found, inQuotes(key) + " must be a whole number");
        return value->get();
    }
    /// An array of texts; one text alone counts as an array of one.
    std::vector<std::string> texts(std::string_view key) const {
        const toml::node* found = at(key);
        if (!found) return {};
        return textsOf(*found, key);
    }
    const toml::array* array(std::string_view key) const {
        const toml::node* found = at(key);
        if (!found) return nullptr;
        if (!found->is_array()) refuse(*found, inQuotes(key) + " must be an array");
        return found->as_array();
    }
    Label label(std::string_view key, bool needed) const {
        const toml::node* found = at(key);
        if (!found) {
            if (needed) refuse(m_table, inQuotes(key) + " is missing");
            return {};
        }
        const auto* inner = found->as_table();
        if (!inner) refuse(*found, inQuotes(key) + " must be { zh = …, en = … }");
        const Table words(*inner, key, {"zh", "en"});
        Label label{words.text("zh"), words.text("en")};
        if (label.zh.empty()) refuse(*found, inQuotes(key) + " has no zh");
        return label;
    }

    static std::vector<std::string> textsOf(const toml::node& node, std::string_view key) {
        if (const auto* one = node.as_string()) return {one->get()};
        const auto* many = node.as_array();
        if (!many) refuse(node, inQuotes(key) + " must be an array of texts");
        std::vector<std::string> out;
        for (const auto& item : *many) {
            const auto* word = item.as_string();
            if (!word) refuse(item, inQuotes(key) + " must hold texts only");
            if (std::find(out.begin(), out.end(), word->get()) != out.end())
                refuse(item, inQuotes(word->get()) + " stands twice in " + inQuotes(key));
            out.push_back(word->get());
        }
        return out;
    }

private:
    const toml::table& m_table;
};

std::string identifier(const Table& table, std::string_view key);
/// [[key]]; none if it is not there.
const toml::array& tablesOf(const toml::table& root, std::string_view key);

/// What [type], [[review]] and [[suggestion]] say of a ledger, see LedgerRules.
void parseLedger(const toml::table& root, const Table& head, TypeDef& type);
void parseDeadlines(const toml::table& root, TypeDef& type);

} // namespace mulin::schema

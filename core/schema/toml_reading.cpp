#include "core/schema/toml_reading.h"

namespace mulin::schema {

int lineOf(const toml::node& node) { return static_cast<int>(node.source().begin.line); }

void refuse(const toml::node& node, std::string what) { throw BadToml{lineOf(node), std::move(what)}; }

std::string inQuotes(std::string_view word) { return "'" + std::string(word) + "'"; }

TomlTable::TomlTable(const toml::table& table, std::string_view what, std::initializer_list<std::string_view> keys)
    : m_table(table) {
    for (const auto& [key, node] : table)
        if (std::find(keys.begin(), keys.end(), key.str()) == keys.end())
            throw BadToml{static_cast<int>(key.source().begin.line),
                          "unknown key " + inQuotes(key.str()) + " in " + std::string(what)};
}

int TomlTable::line(std::string_view key) const { return at(key) ? lineOf(*at(key)) : lineOf(m_table); }

void TomlTable::refuseAt(std::string_view key, std::string what) const { throw BadToml{line(key), std::move(what)}; }

std::string TomlTable::text(std::string_view key) const {
    const toml::node* found = at(key);
    if (!found) return {};
    const auto* value = found->as_string();
    if (!value) refuse(*found, inQuotes(key) + " must be a text");
    return value->get();
}

std::string TomlTable::required(std::string_view key) const {
    auto value = text(key);
    if (value.empty()) refuseAt(key, inQuotes(key) + " is missing");
    return value;
}

bool TomlTable::flag(std::string_view key, bool fallback) const {
    const toml::node* found = at(key);
    if (!found) return fallback;
    const auto* value = found->as_boolean();
    if (!value) refuse(*found, inQuotes(key) + " must be true or false");
    return value->get();
}

std::optional<std::int64_t> TomlTable::number(std::string_view key) const {
    const toml::node* found = at(key);
    if (!found) return std::nullopt;
    const auto* value = found->as_integer();
    if (!value) refuse(*found, inQuotes(key) + " must be a whole number");
    return value->get();
}

std::optional<int> TomlTable::count(std::string_view key, int least, int most) const {
    const auto value = number(key);
    if (!value) return {};
    if (*value < least || *value > most)
        refuseAt(key, inQuotes(key) + " must lie between " + std::to_string(least) + " and " + std::to_string(most));
    return static_cast<int>(*value);
}

int TomlTable::requiredCount(std::string_view key, int least, int most) const {
    const auto value = count(key, least, most);
    if (!value) refuseAt(key, inQuotes(key) + " is missing");
    return *value;
}

std::vector<std::string> TomlTable::texts(std::string_view key) const {
    const toml::node* found = at(key);
    return found ? textsOf(*found, key) : std::vector<std::string>();
}

const toml::array* TomlTable::array(std::string_view key) const {
    const toml::node* found = at(key);
    if (!found) return nullptr;
    if (!found->is_array()) refuse(*found, inQuotes(key) + " must be an array");
    return found->as_array();
}

Label TomlTable::label(std::string_view key, bool needed) const {
    const toml::node* found = at(key);
    if (!found) {
        if (needed) refuse(m_table, inQuotes(key) + " is missing");
        return {};
    }
    const auto* inner = found->as_table();
    if (!inner) refuse(*found, inQuotes(key) + " must be { zh = …, en = … }");
    const TomlTable words(*inner, key, {"zh", "en"});
    Label label{words.text("zh"), words.text("en")};
    if (label.zh.empty()) refuse(*found, inQuotes(key) + " has no zh");
    return label;
}

Label TomlTable::fullLabel(std::string_view key, bool needed) const {
    Label words = label(key, needed);
    if (!words.zh.empty() && words.en.empty()) refuseAt(key, inQuotes(key) + " has no en");
    return words;
}

std::vector<std::string> TomlTable::textsOf(const toml::node& node, std::string_view key) {
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

const toml::table& tableOf(const toml::table& root, std::string_view key) {
    const toml::node* found = root.get(key);
    if (!found || !found->is_table()) refuse(root, "[" + std::string(key) + "] is missing");
    return *found->as_table();
}

const toml::array& tablesOf(const toml::table& root, std::string_view key) {
    static const toml::array none;
    const toml::node* found = root.get(key);
    if (!found) return none;
    if (!found->is_array_of_tables())
        refuse(*found, inQuotes(key) + " must be written as [[" + std::string(key) + "]]");
    return *found->as_array();
}

} // namespace mulin::schema

// Internal to core: definitions written in TOML (types, roles, reports, tiers …), of which every key must be known and
// of the right type. Their readers throw; readToml turns that into BadDefinition{file, line, what}.
#pragma once

#include "core/base/result.h"
#include "core/schema/parse_type.h"

#include <toml++/toml.h>

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mulin::schema {

struct BadToml {
    int line;
    std::string what;
};

int lineOf(const toml::node& node);
[[noreturn]] void refuse(const toml::node& node, std::string what);
std::string inQuotes(std::string_view word);

/// One table with the keys that it may have. What is not there is empty, unless it is required.
class TomlTable {
public:
    /// One whose keys are anything.
    explicit TomlTable(const toml::table& table) : m_table(table) {}
    /// `what` names it in the sentence about an unknown key.
    TomlTable(const toml::table& table, std::string_view what, std::initializer_list<std::string_view> keys);

    const toml::table& node() const { return m_table; }
    const toml::node* at(std::string_view key) const { return m_table.get(key); }
    int line(std::string_view key) const;
    /// At the key, or at the table where there is none.
    [[noreturn]] void refuseAt(std::string_view key, std::string what) const;

    std::string text(std::string_view key) const;
    std::string required(std::string_view key) const;
    bool flag(std::string_view key, bool fallback) const;
    std::optional<std::int64_t> number(std::string_view key) const;
    std::optional<int> count(std::string_view key, int least, int most) const;
    int requiredCount(std::string_view key, int least, int most) const;
    /// An array of texts; one text alone counts as an array of one.
    std::vector<std::string> texts(std::string_view key) const;
    const toml::array* array(std::string_view key) const;
    /// { zh = …, en = … }
    Label label(std::string_view key, bool needed) const;
    /// The same, in both languages.
    Label fullLabel(std::string_view key, bool needed = true) const;

    static std::vector<std::string> textsOf(const toml::node& node, std::string_view key);

private:
    const toml::table& m_table;
};

/// [key]
const toml::table& tableOf(const toml::table& root, std::string_view key);
/// [[key]]; none if it is not there.
const toml::array& tablesOf(const toml::table& root, std::string_view key);

/// What `read` makes of the table.
template<class Read> auto readToml(std::string_view toml, const std::string& file, Read&& read)
    -> Result<decltype(read(std::declval<const toml::table&>()))> {
    try {
        return read(toml::parse(toml, file));
    } catch (const toml::parse_error& error) {
        return badDefinition(file, static_cast<int>(error.source().begin.line), std::string(error.description()));
    } catch (const BadToml& error) {
        return badDefinition(file, std::max(error.line, 1), error.what);
    }
}

} // namespace mulin::schema

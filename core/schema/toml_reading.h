// Internal to core: definitions written in TOML (roles, reports, tiers), of which every key must be known and of the
// right type. Their readers throw; readToml turns that into BadDefinition{file, line, what}.
#pragma once

#include "core/base/result.h"
#include "core/schema/parse_type.h"

#include <toml++/toml.h>

#include <initializer_list>
#include <string>
#include <string_view>

namespace mulin::schema {

struct BadToml {
    int line;
    std::string what;
};

[[noreturn]] void refuse(const toml::node& node, const std::string& what);
void onlyKeys(const toml::table& table, std::initializer_list<std::string_view> keys);
/// Never empty where it stands; empty where a key that is not `needed` is missing.
std::string textOf(const toml::table& table, std::string_view key, bool needed = true);
/// { zh = …, en = … }
Label labelOf(const toml::table& table, std::string_view key, bool needed = true);

/// What `read` makes of the table.
template<class Read> auto readToml(std::string_view toml, const std::string& file, Read&& read)
    -> Result<decltype(read(std::declval<const toml::table&>()))> {
    try {
        return read(toml::parse(toml, file));
    } catch (const toml::parse_error& error) {
        return badDefinition(file, static_cast<int>(error.source().begin.line), std::string(error.description()));
    } catch (const BadToml& error) {
        return badDefinition(file, error.line, error.what);
    }
}

} // namespace mulin::schema

// Internal to core/schema: parts of a type's definition, in a file of their own.
#pragma once

#include "core/schema/toml_reading.h"

namespace mulin::schema {

std::string identifier(const TomlTable& table, std::string_view key);

/// What [type], [[review]] and [[suggestion]] say of a ledger, see LedgerRules.
void parseLedger(const toml::table& root, const TomlTable& head, TypeDef& type);
void parseDeadlines(const toml::table& root, TypeDef& type);

} // namespace mulin::schema

// Reading one definition file. Inside the room only: others go through Catalogue.
#pragma once

#include "core/base/result.h"
#include "core/schema/type_def.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mulin::schema {

struct ParsedType {
    TypeDef type;
    int line = 1;
    std::map<std::string, int, std::less<>> fieldLines; ///< inherited fields have no line
};

using FindType = std::function<const TypeDef*(std::string_view id)>;

/// Everything that can be told from the file and the type it extends.
Result<ParsedType> parseType(std::string_view toml, const std::string& file, const FindType& find);
/// What a type takes over from the one that it extends.
void inherit(TypeDef& type, const TypeDef& parent);
/// a–z, 0–9, _; begins with a letter.
bool isIdentifier(std::string_view id);
/// The word for a type of field: "choice".
std::optional<FieldType> fieldTypeOf(std::string_view word);
/// Field names between { } of a pattern.
std::vector<std::string> patternFields(std::string_view pattern);
Error badDefinition(const std::string& file, int line, const std::string& what);

} // namespace mulin::schema

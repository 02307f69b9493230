#include "core/schema/toml_reading.h"

#include <algorithm>

namespace mulin::schema {

void refuse(const toml::node& node, const std::string& what) {
    throw BadToml{static_cast<int>(node.source().begin.line), what};
}

void onlyKeys(const toml::table& table, std::initializer_list<std::string_view> keys) {
    for (const auto& [key, node] : table)
        if (std::find(keys.begin(), keys.end(), key.str()) == keys.end())
            throw BadToml{static_cast<int>(key.source().begin.line), "unknown key '" + std::string(key.str()) + "'"};
}

std::string textOf(const toml::table& table, std::string_view key, bool needed) {
    const auto* node = table.get(key);
    if (!node && !needed) return {};
    const auto* text = node ? node->as_string() : nullptr;
    if (!text || text->get().empty()) refuse(node ? *node : table, "'" + std::string(key) + "' must be a text");
    return text->get();
}

Label labelOf(const toml::table& table, std::string_view key, bool needed) {
    const auto* node = table.get(key);
    if (!node && !needed) return {};
    const auto* words = node ? node->as_table() : nullptr;
    if (!words) refuse(node ? *node : table, "'" + std::string(key) + "' must be { zh = …, en = … }");
    onlyKeys(*words, {"zh", "en"});
    return {textOf(*words, "zh"), textOf(*words, "en")};
}

} // namespace mulin::schema

// Several names in one field, one after the other with signs between: 王海燕、李文静.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mulin {

class NameList {
public:
    explicit NameList(std::string_view text);
    static std::string joined(const std::vector<std::string>& names); ///< by 、

    const std::vector<std::string>& names() const& { return m_names; } ///< trimmed; none is empty
    std::vector<std::string> names() && { return std::move(m_names); } ///< for (name : NameList(text).names())
    bool has(std::string_view name) const;
    /// The text with one name in the place of another, signs as they were typed. Who is named already is not named
    /// twice.
    std::string with(std::string_view from, std::string_view to) const;

private:
    std::vector<std::string> m_names, m_parts, m_between; ///< parts: as they were typed
};

} // namespace mulin

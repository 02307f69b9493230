#include "core/base/name_list.h"

#include "core/base/text.h"

#include <algorithm>

namespace mulin {

namespace {

/// The sign at the head of a text, or nothing.
std::string_view signAt(std::string_view text) {
    for (const std::string_view one : {"、", "，", "；", ",", ";", "/", "|"})
        if (text.starts_with(one)) return one;
    return {};
}

} // namespace

NameList::NameList(std::string_view text) {
    m_parts.emplace_back();
    while (!text.empty()) {
        const std::string_view sign = signAt(text);
        if (sign.empty()) {
            m_parts.back() += text.front();
        } else {
            m_between.emplace_back(sign);
            m_parts.emplace_back();
        }
        text.remove_prefix(std::max<std::size_t>(sign.size(), 1));
    }
    for (const std::string& part : m_parts)
        if (std::string name = trimmed(part); !name.empty()) m_names.push_back(std::move(name));
}

std::string NameList::joined(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : "、") + name;
    return text;
}

bool NameList::has(std::string_view name) const {
    return std::find(m_names.begin(), m_names.end(), name) != m_names.end();
}

std::string NameList::with(std::string_view from, std::string_view to) const {
    const bool known = has(to);
    std::string text;
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        const bool leaves = trimmed(m_parts[i]) == from;
        if (leaves && known) continue;
        if (!text.empty()) text += i > 0 ? m_between[i - 1] : std::string();
        text += leaves ? to : std::string_view(m_parts[i]);
    }
    return text;
}

} // namespace mulin

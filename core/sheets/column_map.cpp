#include "core/sheets/column_map.h"

#include "core/sheets/heading.h"
#include "core/sheets/sheet_writer.h"

#include <toml++/toml.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>

namespace mulin::sheets {

namespace {

constexpr std::size_t largest = std::size_t{1} << 20;
constexpr std::string_view byLetters = "column:";

/// The name under which each column can be called: its heading's key, "#2" behind the second of equal ones.
std::vector<std::string> namesOf(const std::vector<ColumnTitle>& titles) {
    std::map<std::string, int> seen;
    std::vector<std::string> names;
    for (const auto& title : titles) {
        const auto key = headingKey(title.full());
        const int count = ++seen[key];
        names.push_back(count == 1 ? key : key + "#" + std::to_string(count));
    }
    return names;
}

std::string keyOfName(std::string_view name) {
    const auto hash = name.rfind('#');
    if (hash == std::string_view::npos || hash + 1 == name.size() ||
        name.find_first_not_of("0123456789", hash + 1) != std::string_view::npos)
        return headingKey(name);
    return headingKey(name.substr(0, hash)) + std::string(name.substr(hash));
}

/// Column that an entry means; npos if the sheet has none.
std::size_t columnMeant(const std::string& heading, const std::vector<ColumnTitle>& titles,
                        const std::vector<std::string>& names) {
    if (heading.starts_with(byLetters)) return columnOf(std::string_view(heading).substr(byLetters.size()));
    const auto at = std::find(names.begin(), names.end(), keyOfName(heading));
    return at == names.end() ? npos : titles[static_cast<std::size_t>(at - names.begin())].column;
}

std::string quoted(std::string_view text) {
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            result += '\\';
            result += c;
        } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
            char escape[8];
            std::snprintf(escape, sizeof escape, "\\u%04X", static_cast<unsigned>(static_cast<unsigned char>(c)));
            result += escape;
        } else {
            result += c;
        }
    }
    return result + "\"";
}

Error bad(const std::string& path, int line, std::string detail) {
    return makeError(ErrorCode::BadMapping, {{"path", path}, {"line", std::to_string(line)}}, std::move(detail));
}

int lineOf(const toml::node& node) { return static_cast<int>(node.source().begin.line); }

} // namespace

Result<ColumnMap> ColumnMap::load(const std::string& path) {
    std::FILE* file = std::fopen(path.c_str(), "rb");
    if (!file)
        return makeError(errno == ENOENT ? ErrorCode::FileNotFound : ErrorCode::FileUnreadable, {{"path", path}});
    std::string text(largest, '\0');
    text.resize(std::fread(text.data(), 1, text.size(), file));
    const bool failed = std::ferror(file) != 0;
    std::fclose(file);
    if (failed) return makeError(ErrorCode::FileUnreadable, {{"path", path}});
    return parse(text, path);
}

Result<ColumnMap> ColumnMap::parse(std::string_view toml, const std::string& path) {
    ColumnMap map;
    map.path = path;
    toml::table table;
    try {
        table = toml::parse(toml, path);
    } catch (const toml::parse_error& error) {
        return bad(path, static_cast<int>(error.source().begin.line), std::string(error.description()));
    }
    for (const auto& [key, node] : table) {
        const std::string name(key.str());
        const int line = lineOf(node);
        if (name == "type" || name == "sheet") {
            const auto value = node.value<std::string>();
            if (!node.is_string() || !value) return bad(path, line, name + " is no text");
            (name == "type" ? map.type : map.sheet) = *value;
        } else if (name == "header_row") {
            const auto value = node.value<std::int64_t>();
            if (!node.is_integer() || !value || *value < 1 || *value > Limits::rows)
                return bad(path, line, "header_row is no row");
            map.headerRow = static_cast<std::uint32_t>(*value);
        } else if (name == "fill_down") {
            const auto* list = node.as_array();
            if (!list) return bad(path, line, "fill_down is no list");
            for (const auto& item : *list) {
                const auto value = item.value<std::string>();
                if (!item.is_string() || !value) return bad(path, lineOf(item), "fill_down holds no text");
                map.fillDown.push_back(*value);
            }
        } else if (name == "columns") {
            const auto* columns = node.as_table();
            if (!columns) return bad(path, line, "columns is no table");
            for (const auto& [heading, target] : *columns) {
                const auto value = target.value<std::string>();
                if (!target.is_string() || !value) return bad(path, lineOf(target), "a target is a text");
                map.columns.push_back({std::string(heading.str()), *value, lineOf(target)});
            }
        } else {
            return bad(path, line, "unknown key " + name);
        }
    }
    std::stable_sort(map.columns.begin(), map.columns.end(),
                     [](const Entry& a, const Entry& b) { return a.line < b.line; });
    return map;
}

ColumnMap ColumnMap::of(const std::vector<ColumnMapping>& mapping) {
    ColumnMap map;
    std::map<std::string, int> seen;
    for (const auto& column : mapping) {
        std::string heading = column.title;
        const auto key = headingKey(heading);
        if (key.empty()) {
            heading = std::string(byLetters) + columnName(column.column);
        } else if (const int count = ++seen[key]; count > 1) {
            heading += "#" + std::to_string(count);
        }
        map.columns.push_back({heading, column.target, 0});
    }
    return map;
}

std::string ColumnMap::toToml() const {
    std::string text;
    if (!type.empty()) text += "type = " + quoted(type) + "\n";
    if (!sheet.empty()) text += "sheet = " + quoted(sheet) + "\n";
    if (headerRow) text += "header_row = " + std::to_string(headerRow) + "\n";
    if (!fillDown.empty()) {
        text += "fill_down = [";
        for (std::size_t i = 0; i < fillDown.size(); ++i) text += (i ? ", " : "") + quoted(fillDown[i]);
        text += "]\n";
    }
    text += "\n[columns]\n";
    for (const auto& entry : columns) text += quoted(entry.heading) + " = " + quoted(entry.target) + "\n";
    return text;
}

Result<void> ColumnMap::save(const std::string& file) const {
    PendingFile pending(file);
    const std::string text = toToml();
    errno = 0;
    std::FILE* out = std::fopen(pending.path().c_str(), "wb");
    if (!out) return pending.error(errno);
    const bool written = std::fwrite(text.data(), 1, text.size(), out) == text.size();
    if (std::fclose(out) != 0 || !written) return pending.error(errno);
    return pending.commit();
}

Result<std::vector<ColumnMapping>> ColumnMap::apply(const Mapper& mapper,
                                                    const std::vector<ColumnTitle>& titles) const {
    const auto names = namesOf(titles);
    std::map<std::size_t, const Entry*> settled;
    std::map<std::string, const Entry*> used;
    for (const auto& entry : columns) {
        if (!entry.target.empty() && !mapper.find(entry.target))
            return bad(path, entry.line, "unknown target " + entry.target);
        const auto column = columnMeant(entry.heading, titles, names);
        if (column == npos) {
            if (entry.heading.starts_with(byLetters)) return bad(path, entry.line, "no such column");
            continue;
        }
        if (!settled.emplace(column, &entry).second) return bad(path, entry.line, "the column is named twice");
        if (!entry.target.empty() && !used.emplace(entry.target, &entry).second)
            return bad(path, entry.line, "the target is filled twice");
    }
    std::vector<Target> open;
    for (const auto& target : mapper.targets())
        if (used.find(target.id) == used.end()) open.push_back(target);
    std::vector<ColumnTitle> rest;
    for (const auto& title : titles)
        if (settled.find(title.column) == settled.end()) rest.push_back(title);
    auto mapping = Mapper(std::move(open)).map(rest);
    for (const auto& [column, entry] : settled) {
        const auto at =
            std::find_if(titles.begin(), titles.end(), [c = column](const ColumnTitle& t) { return t.column == c; });
        mapping.push_back({column, at == titles.end() ? std::string() : at->full(), entry->target, 1});
    }
    std::sort(mapping.begin(), mapping.end(),
              [](const ColumnMapping& a, const ColumnMapping& b) { return a.column < b.column; });
    return mapping;
}

std::set<std::size_t> ColumnMap::fillDownColumns(const std::vector<ColumnTitle>& titles) const {
    const auto names = namesOf(titles);
    std::set<std::size_t> found;
    for (const auto& heading : fillDown)
        if (const auto column = columnMeant(heading, titles, names); column != npos) found.insert(column);
    return found;
}

} // namespace mulin::sheets

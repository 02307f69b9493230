// Tables in HTML from a clipboard. Sheet programs put text there too, which is taken first: this is for web pages and
// documents.
#include "core/sheets/sheet_reader.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace mulin::sheets {

namespace {

/// "td" of "<TD class=x>", "/tr" of "</tr >".
std::string tagName(std::string_view tag) {
    std::string name;
    for (const char c : tag) {
        if (!(std::isalnum(static_cast<unsigned char>(c)) != 0 || (c == '/' && name.empty()))) break;
        name += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    return name;
}

void appendPoint(std::string& out, unsigned long point) {
    if (point < 0x80) {
        out += static_cast<char>(point);
    } else if (point < 0x800) {
        out += static_cast<char>(0xC0 | point >> 6);
        out += static_cast<char>(0x80 | (point & 0x3F));
    } else if (point < 0x10000) {
        if (point >= 0xD800 && point < 0xE000) return;
        out += static_cast<char>(0xE0 | point >> 12);
        out += static_cast<char>(0x80 | (point >> 6 & 0x3F));
        out += static_cast<char>(0x80 | (point & 0x3F));
    } else if (point < 0x110000) {
        out += static_cast<char>(0xF0 | point >> 18);
        out += static_cast<char>(0x80 | (point >> 12 & 0x3F));
        out += static_cast<char>(0x80 | (point >> 6 & 0x3F));
        out += static_cast<char>(0x80 | (point & 0x3F));
    }
}

/// What stands between & and ; at `at`, which goes behind it; an & that begins nothing is itself.
void appendEntity(std::string& out, std::string_view html, std::size_t& at) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 6> named{
        {{"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"quot", "\""}, {"apos", "'"}, {"nbsp", " "}}};
    const std::size_t end = html.find(';', at);
    if (end != std::string_view::npos && end - at <= 10) {
        const std::string_view name = html.substr(at + 1, end - at - 1);
        for (const auto& [word, text] : named)
            if (word == name) {
                out += text;
                at = end + 1;
                return;
            }
        if (name.size() > 1 && name[0] == '#') {
            const bool hex = name[1] == 'x' || name[1] == 'X';
            const std::string digits(name.substr(hex ? 2 : 1));
            appendPoint(out, std::strtoul(digits.c_str(), nullptr, hex ? 16 : 10));
            at = end + 1;
            return;
        }
    }
    out += '&';
    ++at;
}

/// As a cell of the text: in quotes where it has what divides cells.
void appendCell(std::string& out, std::string cell) {
    const auto blank = [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; };
    while (!cell.empty() && blank(cell.back())) cell.pop_back();
    cell.erase(cell.begin(), std::find_if_not(cell.begin(), cell.end(), blank));
    if (cell.find_first_of("\t\n\"") == std::string::npos) {
        out += cell;
        return;
    }
    out += '"';
    for (const char c : cell) {
        if (c == '"') out += '"';
        out += c;
    }
    out += '"';
}

} // namespace

std::string pastedTable(std::string_view html) {
    std::string out, cell;
    bool inCell = false, firstOfRow = true;
    const auto endCell = [&] {
        if (!inCell) return;
        if (!firstOfRow) out += '\t';
        firstOfRow = false;
        appendCell(out, std::move(cell));
        cell.clear();
        inCell = false;
    };
    const auto endRow = [&] {
        endCell();
        if (!firstOfRow) out += '\n';
        firstOfRow = true;
    };
    for (std::size_t at = 0; at < html.size();) {
        const char c = html[at];
        if (c == '<') {
            if (html.substr(at, 4) == "<!--") {
                const std::size_t end = html.find("-->", at);
                at = end == std::string_view::npos ? html.size() : end + 3;
                continue;
            }
            const std::size_t end = html.find('>', at);
            if (end == std::string_view::npos) break; // cut off
            const std::string name = tagName(html.substr(at + 1, end - at - 1));
            at = end + 1;
            if (name == "td" || name == "th") {
                endCell();
                inCell = true;
            } else if (name == "/td" || name == "/th") {
                endCell();
            } else if (name == "tr" || name == "/tr" || name == "/table") {
                endRow();
            } else if (name == "br" && inCell) {
                cell += '\n';
            } else if (name == "style" || name == "script") {
                const std::size_t closed = html.find("</" + name, at);
                at = closed == std::string_view::npos ? html.size() : closed;
            }
        } else if (!inCell) {
            ++at;
        } else if (c == '&') {
            appendEntity(cell, html, at);
        } else {
            // Line ends of the source are spaces.
            const bool space = c == '\n' || c == '\r' || c == '\t' || c == ' ';
            if (!space)
                cell += c;
            else if (!cell.empty() && cell.back() != ' ' && cell.back() != '\n')
                cell += ' ';
            ++at;
        }
    }
    endRow();
    return out;
}

} // namespace mulin::sheets

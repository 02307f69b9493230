#include "core/sheets/number_format.h"

#include "core/base/date.h"

#include <charconv>
#include <cmath>
#include <cstdio>
#include <optional>

namespace mulin::sheets {

namespace {

constexpr int epoch1900 = 25'569; // serial of 1970-01-01 in the 1900 system
constexpr int epoch1904 = 24'107;
constexpr double lastSerial = 2'958'466; // first after 9999-12-31
constexpr double exactDigits = 1e15;     // from here on a sheet program keeps 15 of 16 and more digits

void appendTwo(std::string& out, int value) {
    out += static_cast<char>('0' + value / 10 % 10);
    out += static_cast<char>('0' + value % 10);
}

void appendClock(std::string& out, int seconds) {
    appendTwo(out, seconds / 3600);
    out += ':';
    appendTwo(out, seconds / 60 % 60);
    out += ':';
    appendTwo(out, seconds % 60);
}

/// Days since 1970 of a serial date; nothing for days that never were.
std::optional<std::int32_t> dayOf(double serial, bool date1904) {
    const auto whole = static_cast<std::int32_t>(serial);
    if (date1904) return whole - epoch1904;
    if (whole >= 61) return whole - epoch1900;
    if (whole == 60 || whole < 1) return std::nullopt; // 1900-02-29, and "1900-01-00"
    return whole - epoch1900 + 1;
}

bool appendDate(std::string& out, Cell& cell, double serial, NumberFormat::Kind kind, bool date1904) {
    if (!(serial >= 0) || serial >= lastSerial) return false;
    double whole = std::floor(serial);
    int seconds = static_cast<int>(std::lround((serial - whole) * 86'400));
    if (seconds == 86'400) {
        whole += 1;
        seconds = 0;
    }
    if (kind == NumberFormat::Time && whole == 0) {
        appendClock(out, seconds);
        cell.kind = CellKind::Text;
        cell.number = serial;
        return true;
    }
    const auto day = dayOf(whole, date1904);
    if (!day) return false;
    out += mulin::Date{*day}.iso();
    if (seconds != 0 && kind != NumberFormat::Date) {
        out += ' ';
        appendClock(out, seconds);
    }
    cell.kind = CellKind::Date;
    cell.number = kind == NumberFormat::Date ? *day : *day + seconds / 86'400.0;
    return true;
}

bool allDigits(std::string_view text) {
    for (const char c : text)
        if (c < '0' || c > '9') return false;
    return !text.empty();
}

} // namespace

void appendPlainNumber(std::string& out, double value) {
    char buffer[40];
    if (std::fabs(value) < exactDigits && value == std::floor(value)) {
        const auto end = std::to_chars(buffer, buffer + sizeof buffer, static_cast<std::int64_t>(value)).ptr;
        out.append(buffer, end);
        return;
    }
    const int size = std::snprintf(buffer, sizeof buffer, "%.15g", value);
    out.append(buffer, static_cast<std::size_t>(size));
}

NumberFormat builtinFormat(int id) {
    if (id == 9 || id == 10) return {NumberFormat::Percent};
    if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 54) || id == 57 || id == 58)
        return {NumberFormat::Date};
    if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47) || id == 55 || id == 56)
        return {NumberFormat::Time};
    if (id == 22) return {NumberFormat::DateTime};
    return {};
}

NumberFormat formatOfCode(std::string_view code) {
    bool date = false, time = false, month = false, percent = false, other = false;
    std::size_t zeros = 0;
    for (std::size_t i = 0; i < code.size(); ++i) {
        const char c = code[i];
        if (c == ';') break; // the rest is for negative numbers, zero and text
        if (c == '"') {
            i = code.find('"', i + 1);
            if (i == std::string_view::npos) break;
            other = true;
            continue;
        }
        if (c == '\\' || c == '_' || c == '*') {
            ++i;
            other = true;
            continue;
        }
        if (c == '[') {
            const auto end = code.find(']', i);
            if (end == std::string_view::npos) break;
            const auto inside = code.substr(i + 1, end - i - 1);
            if (!inside.empty() && inside.find_first_not_of("hHmMsS") == std::string_view::npos) time = true;
            i = end;
            continue;
        }
        switch (c) {
        case 'y':
        case 'Y':
        case 'd':
        case 'D':
        case 'b':
        case 'B': date = true; break;
        case 'e':
        case 'E': // an exponent, or the year in East Asian formats
            if (i + 1 < code.size() && (code[i + 1] == '+' || code[i + 1] == '-'))
                other = true;
            else
                date = true;
            break;
        case 'a':
        case 'A': // aaa, aaaa: weekday; am/pm, a/p
            if (code.substr(i, 3) == "aaa" || code.substr(i, 3) == "AAA")
                date = true;
            else if (code.substr(i, 2) == "AM" || code.substr(i, 2) == "am" || code.substr(i, 2) == "A/")
                time = true;
            while (i + 1 < code.size() && std::string_view("aAmMpP/").find(code[i + 1]) != std::string_view::npos) ++i;
            break;
        case 'm':
        case 'M': month = true; break;
        case 'h':
        case 'H':
        case 's':
        case 'S': time = true; break;
        case 'G': // General, or a Japanese era
            if (code.substr(i, 7) == "General") {
                i += 6;
                other = true;
            }
            break;
        case '%': percent = true; break;
        case '0': ++zeros; break;
        case '@': return {};
        default: other = true; break;
        }
    }
    if (date || (month && !time)) return {time ? NumberFormat::DateTime : NumberFormat::Date};
    if (time) return {NumberFormat::Time};
    if (percent) return {NumberFormat::Percent};
    if (zeros > 1 && zeros < 32 && !other) return {NumberFormat::Zeros, static_cast<std::uint8_t>(zeros)};
    return {};
}

void appendNumber(std::string& out, Cell& cell, std::string_view raw, NumberFormat format, bool date1904) {
    cell.kind = CellKind::Number;
    // the common case: a short whole number without a format
    if (format.kind == NumberFormat::General && raw.size() <= 15 && allDigits(raw) &&
        (raw[0] != '0' || raw.size() == 1)) {
        std::int64_t value = 0;
        for (const char c : raw) value = value * 10 + (c - '0');
        cell.number = static_cast<double>(value);
        out += raw;
        return;
    }
    double value = 0;
    const char* first = raw.data();
    const char* last = raw.data() + raw.size();
    if (first != last && *first == '+') ++first;
    const auto parsed = std::from_chars(first, last, value);
    if (parsed.ec != std::errc() || parsed.ptr != last || !std::isfinite(value)) {
        cell.kind = CellKind::Text; // not a number: shown as it stands
        cell.digitsLost = showsLostDigits(raw);
        out += raw;
        return;
    }
    cell.number = value;
    switch (format.kind) {
    case NumberFormat::Date:
    case NumberFormat::DateTime:
    case NumberFormat::Time:
        if (appendDate(out, cell, value, format.kind, date1904)) return;
        break;
    case NumberFormat::Percent:
        appendPlainNumber(out, value * 100);
        out += '%';
        return;
    case NumberFormat::Zeros:
        if (value >= 0 && value < exactDigits && value == std::floor(value)) {
            std::string digits;
            appendPlainNumber(digits, value);
            if (digits.size() < format.digits) out.append(format.digits - digits.size(), '0');
            out += digits;
            return;
        }
        break;
    case NumberFormat::General: break;
    }
    if (std::fabs(value) >= exactDigits) {
        cell.digitsLost = true;
        out += raw; // the damage stays to be seen
        return;
    }
    appendPlainNumber(out, value);
}

void appendIsoDate(std::string& out, Cell& cell, std::string_view raw) {
    cell.kind = CellKind::Text;
    const auto date = mulin::Date::fromIso(raw.substr(0, 10));
    if (!date) {
        out += raw;
        return;
    }
    cell.kind = CellKind::Date;
    cell.number = date->days;
    out += raw.substr(0, 10);
    if (raw.size() < 16 || raw[10] != 'T') return;
    const auto time = raw.substr(11, 8);
    if (time.substr(0, 5) == "00:00" && (time.size() < 8 || time.substr(5) == ":00")) return;
    out += ' ';
    out += time;
}

bool showsLostDigits(std::string_view text) {
    if (text.size() < 5 || text.size() > 32) return false;
    std::size_t i = text[0] == '-' || text[0] == '+' ? 1 : 0;
    bool digit = false, point = false;
    for (; i < text.size() && (text[i] != 'E' && text[i] != 'e'); ++i) {
        if (text[i] >= '0' && text[i] <= '9')
            digit = true;
        else if (text[i] == '.' && digit && !point)
            point = true;
        else
            return false;
    }
    if (!digit || i + 2 >= text.size() || text[i + 1] != '+') return false;
    int exponent = 0;
    for (i += 2; i < text.size(); ++i) {
        if (text[i] < '0' || text[i] > '9') return false;
        if (exponent < 1000) exponent = exponent * 10 + (text[i] - '0');
    }
    return exponent >= 15;
}

} // namespace mulin::sheets

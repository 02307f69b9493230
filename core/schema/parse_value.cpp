#include "core/base/text.h"
#include "core/schema/attachment.h"
#include "core/schema/validation.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <limits>

namespace mulin::schema {

namespace {

bool isOneOf(std::string_view text, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), text) != words.end();
}

/// What registers hold where nothing is known.
bool meansNothing(std::string_view text) {
    return isOneOf(text, {"无", "没有", "暂无", "不详", "未知", "空", "-", "--", "—", "——", "/", "\\"});
}

/// Printable ASCII and ideographs of U+4000–U+9FFF in valid UTF-8: already NFC, nothing to trim or clean but ASCII
/// spaces. Most cells of a register are that, and ICU costs microseconds a cell.
bool isPlain(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const unsigned char lead = byte(i);
        if (lead >= 0x20 && lead < 0x7F) continue;
        if (lead < 0xE4 || lead > 0xE9 || i + 2 >= text.size()) return false;
        if ((byte(i + 1) & 0xC0) != 0x80 || (byte(i + 2) & 0xC0) != 0x80) return false;
        i += 2;
    }
    return true;
}

bool isDigits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
}

bool eat(std::string& text, std::string_view prefix) {
    if (!text.starts_with(prefix)) return false;
    text.erase(0, prefix.size());
    return true;
}

bool eatEnd(std::string& text, std::string_view suffix) {
    if (suffix.empty() || !text.ends_with(suffix)) return false;
    text.erase(text.size() - suffix.size());
    return true;
}

bool needsLineCare(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](unsigned char c) { return c < 0x20 || c == 0x7F; });
}

/// Without control characters; a note keeps its lines, any other text has one line.
std::string cleanLines(std::string_view text, bool lines) {
    if (!needsLineCare(text)) return std::string(text);
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c == '\r') {
            if (i + 1 < text.size() && text[i + 1] == '\n') continue;
            out += lines ? '\n' : ' ';
        } else if (c == '\n' || c == '\t') {
            if (lines)
                out += text[i];
            else if (!out.empty() && out.back() != ' ')
                out += ' ';
        } else if (c >= 0x20 && c != 0x7F) {
            out += text[i];
        }
    }
    return trimmed(out);
}

std::string withoutSpaces(std::string_view text) {
    std::string out;
    for (const char32_t c : codepoints(text))
        if (c != U' ' && c != U'\t' && c != U'\n' && c != U'\r' && c != 0x200B && c != 0xFEFF && c != 0xA0 &&
            c != 0x3000 && c != 0x200E && c != 0x200F && c != 0x202C && c != 0x202D)
            out += utf8(std::u32string_view(&c, 1));
    return out;
}

/// [-]digits[.digits] with thousands separators in their places only; empty if it is not that.
std::string plainNumber(std::string text) {
    std::string out;
    if (eat(text, "-") || eat(text, "−"))
        out = "-";
    else
        eat(text, "+");
    const auto dot = text.find('.');
    const std::string fraction = dot == std::string::npos ? std::string() : text.substr(dot + 1);
    if (dot != std::string::npos && !isDigits(fraction)) return {};
    const std::string whole = text.substr(0, dot);
    const auto comma = whole.find(',');
    if (comma == std::string::npos) {
        if (!isDigits(whole)) return {};
        out += whole;
    } else {
        if (comma == 0 || comma > 3) return {};
        for (std::size_t i = 0; i < whole.size(); ++i) {
            const bool separator = i >= comma && (i - comma) % 4 == 0;
            if ((whole[i] == ',') != separator || (!separator && !std::isdigit(static_cast<unsigned char>(whole[i]))))
                return {};
            if (!separator) out += whole[i];
        }
        if ((whole.size() - comma) % 4 != 0) return {};
    }
    return fraction.empty() ? out : out + "." + fraction;
}

std::optional<std::int64_t> integerOf(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

/// `decimals` digits are kept; any that follow must be zeros.
std::optional<std::int64_t> scaled(std::string text, std::size_t decimals) {
    text = plainNumber(std::move(text));
    if (text.empty()) return std::nullopt;
    const auto dot = text.find('.');
    std::string fraction = dot == std::string::npos ? std::string() : text.substr(dot + 1);
    for (std::size_t i = decimals; i < fraction.size(); ++i)
        if (fraction[i] != '0') return std::nullopt;
    fraction.resize(decimals, '0');
    return integerOf(text.substr(0, dot) + fraction);
}

std::optional<bool> booleanOf(std::string_view written) {
    std::string text = nfkc(written);
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
    if (isOneOf(text,
                {"是", "有", "对", "1", "√", "✓", "✔", "☑", "yes", "y", "true", "t", "on", "已成立", "已安装", "需要"}))
        return true;
    if (isOneOf(text, {"否", "无", "没有", "不", "不是", "0", "×", "✗", "✘", "☐", "no", "n", "false", "f", "off", "x",
                       "未成立", "未安装", "不需要"}))
        return false;
    return std::nullopt;
}

std::optional<std::int64_t> timestampOf(std::string_view text, int latestYear) {
    if (const auto exact = msFromIso(text)) return exact;
    const std::string plain = nfkc(text);
    const auto gap = plain.find_first_of(" T");
    const auto date = Date::fromIso(isoDateOf(std::string_view(plain).substr(0, gap), latestYear));
    if (!date) return std::nullopt;
    std::int64_t seconds = 0;
    if (gap != std::string::npos) {
        const auto parts = split(plain.substr(gap + 1), ":：时点分秒");
        if (parts.empty() || parts.size() > 3) return std::nullopt;
        static constexpr std::int64_t limits[] = {24, 60, 60}, units[] = {3600, 60, 1};
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const auto number = isDigits(parts[i]) ? integerOf(parts[i]) : std::nullopt;
            if (!number || *number >= limits[i]) return std::nullopt;
            seconds += *number * units[i];
        }
    }
    return msOfDate(*date) + seconds * 1000;
}

/// 0315-2234567 from 03152234567; area codes are 010, 02x, else four digits.
std::string withAreaCode(const std::string& digits) {
    const std::size_t area = digits[1] == '1' || digits[1] == '2' ? 3 : 4;
    if (digits.size() < area + 7 || digits.size() > area + 8) return digits;
    return digits.substr(0, area) + "-" + digits.substr(area);
}

/// One number: a mobile as 11 digits, a landline as 0315-2234567[-extension]; empty if it is no number.
std::string onePhone(std::string_view text) {
    std::string out;
    for (const char32_t c : codepoints(text)) {
        if (c >= U'0' && c <= U'9')
            out += static_cast<char>(c);
        else if (c == U'+' && out.empty())
            out += '+';
        else if (std::u32string_view(U"-‐‑‒–—−)转").find(c) != std::u32string_view::npos) {
            if (!out.empty() && out.back() != '-') out += '-';
        } else if (c != U'(' && c != U' ' && c != U'.' && c != 0x200B && c != 0x200E && c != 0x202C && c != 0x202D) {
            return {};
        }
    }
    while (!out.empty() && out.back() == '-') out.pop_back();
    std::string digits = out;
    digits.erase(std::remove(digits.begin(), digits.end(), '-'), digits.end());
    for (const std::string_view country : {"+86", "0086", "86"})
        if (digits.size() == country.size() + 11 && digits.starts_with(country) && digits[country.size()] == '1')
            return digits.substr(country.size());
    if (digits.size() == 11 && digits[0] == '1') return digits;
    if (digits.size() < 3 || digits.size() > 20) return {};
    return out == digits && digits[0] == '0' ? withAreaCode(digits) : out;
}

std::optional<std::string> phonesOf(std::string_view written) {
    std::string out;
    for (auto& part : split(nfkc(written), "/、,;；，|\n\r\\")) {
        part = trimmed(part);
        if (part.ends_with(".0") && isDigits(std::string_view(part).substr(0, part.size() - 2)))
            part.resize(part.size() - 2); // a number cell of a spreadsheet
        auto numbers = split(part, " \t");
        // Spaces part two whole numbers, or group the digits of one.
        if (!std::all_of(numbers.begin(), numbers.end(), [](const auto& n) { return n.size() >= 7; })) numbers = {part};
        for (const auto& number : numbers) {
            const auto one = onePhone(number);
            if (one.empty()) return std::nullopt;
            out += out.empty() ? one : "/" + one;
        }
    }
    if (out.empty()) return std::nullopt;
    return out;
}

std::string idNumberOf(std::string_view written) {
    const bool bare = std::all_of(written.begin(), written.end(), [](unsigned char c) { return c > 0x20 && c < 0x7F; });
    std::string text = bare ? std::string(written) : withoutSpaces(nfkc(written));
    while (eat(text, "'") || eat(text, "`") || eat(text, "‘") || eat(text, "’")) {
    } // typed to make Excel keep the digits
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::toupper(c); });
    return text;
}

} // namespace

const ChoiceDef* findChoice(const std::vector<ChoiceDef>& choices, std::string_view text) {
    const auto has = [](const ChoiceDef& choice, std::string_view word) {
        return word == choice.code || word == choice.label.zh || word == choice.label.en ||
               std::find(choice.synonyms.begin(), choice.synonyms.end(), word) != choice.synonyms.end();
    };
    for (const auto& choice : choices)
        if (has(choice, text)) return &choice;
    const auto byKey = [&](const std::string& key) -> const ChoiceDef* {
        if (key.empty()) return nullptr;
        for (const auto& choice : choices) {
            if (key == searchKey(choice.code) || key == searchKey(choice.label.zh) || key == searchKey(choice.label.en))
                return &choice;
            for (const auto& synonym : choice.synonyms)
                if (key == searchKey(synonym)) return &choice;
        }
        return nullptr;
    };
    std::string key = searchKey(text);
    if (const auto* found = byKey(key)) return found;
    const auto word = key.find_first_not_of("0123456789.-、_:");
    return word == 0 || word == std::string::npos ? nullptr : byKey(key.substr(word));
}

Result<Value> parse(const TypeDef& type, const FieldDef& field, std::string_view written, Date today) {
    const bool plain = isPlain(written);
    const bool tight = plain && !written.empty() && written.front() != ' ' && written.back() != ' ';
    const std::string text = tight ? std::string(written) : trimmed(written);
    if (text.empty()) return Value{};
    const auto bad = [&](ErrorCode code) -> Result<Value> {
        return makeError(code, {{"type", type.id}, {"field", field.id}, {"value", validUtf8(text)}});
    };
    const int latestYear = today.year() + (field.future ? 20 : 0);
    switch (field.type) {
    case FieldType::Text:
    case FieldType::Address:
    case FieldType::Note: {
        if (tight && (field.search != SearchKind::Name || text.find(' ') == std::string::npos)) return Value{text};
        const auto clean = cleanLines(text, field.type == FieldType::Note);
        auto out = field.search == SearchKind::Name ? tidyName(clean) : nfc(clean);
        return invisible(out) ? Value{} : Value{std::move(out)};
    }
    case FieldType::Attachment: return Attachment::parse(text) ? Result<Value>(Value{text}) : bad(ErrorCode::BadValue);
    case FieldType::Integer: {
        std::string digits = isDigits(text) ? text : withoutSpaces(nfkc(text));
        eatEnd(digits, field.unit);
        if (const auto number = scaled(digits, 0)) return Value{*number};
        if (!scaled(std::move(digits), 2)) return bad(ErrorCode::BadValue);
        return makeError(ErrorCode::BadValue,
                         {{"type", type.id}, {"field", field.id}, {"value", text}, {"what", "whole"}});
    }
    case FieldType::Money: {
        std::string amount = withoutSpaces(nfkc(text));
        if (!eat(amount, "¥")) eat(amount, "￥");
        eatEnd(amount, "元");
        eatEnd(amount, field.unit);
        if (const auto fen = scaled(std::move(amount), 2)) return Value{*fen};
        return bad(ErrorCode::BadValue);
    }
    case FieldType::Date: {
        if (const auto date = Date::fromIso(text)) return Value{*date};
        if (meansNothing(text)) return Value{};
        if (const auto date = Date::fromIso(isoDateOf(text, latestYear))) return Value{*date};
        return bad(ErrorCode::BadValue);
    }
    case FieldType::Timestamp: {
        if (meansNothing(text)) return Value{};
        if (const auto ms = timestampOf(text, latestYear)) return Value{*ms};
        return bad(ErrorCode::BadValue);
    }
    case FieldType::Boolean: {
        if (const auto flag = booleanOf(text)) return Value{*flag};
        return bad(ErrorCode::BadValue);
    }
    case FieldType::Choice: {
        if (const auto* choice = findChoice(field.choices, text)) return Value{choice->code};
        return bad(ErrorCode::NotAChoice);
    }
    case FieldType::Choices: {
        if (const auto* one = findChoice(field.choices, text)) return Value{storedChoices({one->code})};
        std::vector<std::string> codes;
        for (const auto& part : split(text, "|,，、;；/\n")) {
            const auto* choice = findChoice(field.choices, trimmed(part));
            if (!choice) return bad(ErrorCode::NotAChoice);
            codes.push_back(choice->code);
        }
        return codes.empty() ? Value{} : Value{storedChoices(std::move(codes))};
    }
    case FieldType::Link: {
        if (const auto uid = Uid::fromHex(text)) return Value{*uid};
        return bad(ErrorCode::BadValue);
    }
    case FieldType::Phone: {
        if (text.size() == 11 && text[0] == '1' && isDigits(text)) return Value{text};
        if (meansNothing(text)) return Value{};
        if (auto phones = phonesOf(text)) return Value{std::move(*phones)};
        return bad(ErrorCode::BadValue);
    }
    case FieldType::IdNumber: {
        if (meansNothing(text)) return Value{};
        auto number = idNumberOf(text);
        return number.empty() ? Value{} : Value{std::move(number)};
    }
    case FieldType::Formula: return makeError(ErrorCode::ReadOnlyField, {{"type", type.id}, {"field", field.id}});
    case FieldType::Links: break;
    }
    return bad(ErrorCode::BadValue);
}

Result<Value> parseCode(const TypeDef& type, const FieldDef& field, std::string_view written, Date today) {
    if (field.type != FieldType::Money) return parse(type, field, written, today);
    const std::string text = withoutSpaces(nfkc(written));
    for (const std::string_view yuan : {".", "元", "¥"})
        if (text.find(yuan) != std::string::npos) return parse(type, field, written, today);
    if (text.empty()) return Value{};
    const bool sign = text.front() == '-' || text.front() == '+';
    if (isDigits(std::string_view(text).substr(sign ? 1 : 0)))
        if (const auto fen = integerOf(text.front() == '+' ? std::string_view(text).substr(1) : std::string_view(text)))
            return Value{*fen};
    return makeError(ErrorCode::BadValue, {{"type", type.id}, {"field", field.id}, {"value", validUtf8(written)}});
}

Value defaultValue(const TypeDef& type, const FieldDef& field, Date today) {
    if (field.defaultText.empty() || field.derived() || field.retired) return {};
    if (field.type == FieldType::Date && field.defaultText == "today") return today;
    auto value = parse(type, field, field.defaultText, today);
    return value ? std::move(*value) : Value();
}

void fillDefaults(const TypeDef& type, Values& values, Date today) {
    for (const FieldDef& field : type.fields) {
        if (!field.stored() || values.has(field.id)) continue;
        if (Value value = defaultValue(type, field, today); !value.isEmpty()) values.set(field.id, std::move(value));
    }
}

Result<std::vector<std::pair<std::string, std::string>>> parseLinks(const TypeDef& type, const FieldDef& field,
                                                                    std::string_view text) {
    std::vector<std::pair<std::string, std::string>> out;
    const auto args = [&](std::string_view value) {
        return std::vector<std::pair<std::string, std::string>>{
            {"type", type.id}, {"field", field.id}, {"value", validUtf8(value)}};
    };
    for (const auto& part : split(text, ",，、;；\n")) {
        const std::string item = trimmed(part);
        if (item.empty()) continue;
        auto colon = item.find(':');
        std::size_t width = 1;
        if (colon == std::string::npos) {
            colon = item.find("：");
            width = std::string_view("：").size();
        }
        std::string role, id = item;
        if (colon != std::string::npos) {
            const auto* found = findChoice(field.roles, trimmed(std::string_view(item).substr(0, colon)));
            if (!found) return makeError(ErrorCode::NotAChoice, args(item));
            role = found->code;
            id = trimmed(std::string_view(item).substr(colon + width));
        } else if (!field.roles.empty()) {
            role = field.roles.front().code;
        }
        if (id.empty()) return makeError(ErrorCode::BadValue, args(item));
        if (std::find(out.begin(), out.end(), std::pair(role, id)) == out.end()) out.emplace_back(role, id);
    }
    return out;
}

} // namespace mulin::schema

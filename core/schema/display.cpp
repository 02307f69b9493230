#include "core/base/text.h"
#include "core/schema/attachment.h"
#include "core/schema/validation.h"

#include <algorithm>
#include <cctype>

namespace mulin::schema {

namespace {

std::string moneyText(std::int64_t fen) {
    const bool negative = fen < 0;
    const auto amount = negative ? 0 - static_cast<std::uint64_t>(fen) : static_cast<std::uint64_t>(fen);
    const auto cents = std::to_string(amount % 100);
    return (negative ? "-" : "") + std::to_string(amount / 100) + (cents.size() < 2 ? ".0" : ".") + cents;
}

std::string minutesOf(std::int64_t ms) {
    const auto iso = isoTimestamp(ms);
    const auto mark = iso.find('T');
    return mark == std::string::npos ? iso : iso.substr(0, mark) + " " + iso.substr(mark + 1, 5);
}

bool fitsTimestamp(const Value& value) { return value.number() > -1e14 && value.number() < 1e14; }
bool fitsDate(const Value& value) { return value.number() > -1'000'000 && value.number() < 1'000'000; }

std::string labelOf(const FieldDef& field, const std::string& code, Language language) {
    const auto* choice = field.choice(code);
    return choice ? choice->label.in(language) : code;
}

std::string fileName(const Value& value) {
    const auto attachment = Attachment::of(value);
    return attachment ? attachment->name : value.text();
}

std::string numberText(const FieldDef& field, const Value& value) {
    switch (field.type) {
    case FieldType::Money: return moneyText(value.number());
    case FieldType::Date: return fitsDate(value) ? value.date().iso() : std::to_string(value.number());
    case FieldType::Timestamp:
        return fitsTimestamp(value) ? isoTimestamp(value.number()) : std::to_string(value.number());
    default: return std::to_string(value.number());
    }
}

std::string stars(std::size_t count) { return std::string(count, '*'); }

std::string maskedId(std::string_view text) {
    const auto points = codepoints(text);
    const std::size_t n = points.size(), keep = n >= 15 ? 4 : n >= 6 ? 2 : 0;
    return utf8(std::u32string_view(points).substr(0, keep)) + stars(n - 2 * keep) +
           utf8(std::u32string_view(points).substr(n - keep));
}

std::string maskedPhone(std::string_view phone) {
    const auto points = codepoints(phone);
    const std::size_t n = points.size();
    const std::u32string_view all = points;
    if (n == 11 && points[0] == U'1') return utf8(all.substr(0, 3)) + stars(4) + utf8(all.substr(7));
    const auto dash = all.find(U'-');
    if (points[0] == U'0' && dash != std::u32string_view::npos && dash <= 4 && n > dash + 4)
        return utf8(all.substr(0, dash + 1)) + stars(n - dash - 4) + utf8(all.substr(n - 3));
    if (n < 7) return stars(n);
    return stars(n - 3) + utf8(all.substr(n - 3));
}

/// Fills patterns; `[ ]` groups are patterns of their own.
class Filler {
public:
    Filler(const TypeDef& type, const Values& values, Language language)
        : m_type(type), m_values(values), m_language(language) {}

    /// `whole`: one empty part makes the whole empty.
    std::string fill(std::string_view pattern, bool whole) const {
        std::string out, before;
        bool lastEmpty = false, anyEmpty = false;
        for (std::size_t at = 0; at < pattern.size();) {
            const char open = pattern[at];
            const auto end = open == '{'   ? pattern.find('}', at)
                             : open == '[' ? pattern.find(']', at)
                                           : std::string::npos;
            if (end == std::string_view::npos) {
                before += pattern[at++];
                continue;
            }
            const auto inner = pattern.substr(at + 1, end - at - 1);
            const auto part = open == '{' ? text(inner) : fill(inner, true);
            at = end + 1;
            if (part.empty()) {
                anyEmpty = lastEmpty = true;
            } else {
                if (!(lastEmpty && out.empty())) out += before;
                out += part;
                lastEmpty = false;
            }
            before.clear();
        }
        if (whole && anyEmpty) return {};
        if (!lastEmpty) out += before;
        return out;
    }

private:
    std::string text(std::string_view id) const {
        const auto* field = m_type.field(id);
        return field ? displayText(*field, m_values.get(id), m_language) : std::string();
    }

    const TypeDef& m_type;
    const Values& m_values;
    Language m_language;
};

} // namespace

std::string displayText(const FieldDef& field, const Value& value, Language language) {
    if (value.isEmpty() || value.isUid()) return {};
    if (value.isText()) {
        if (field.type == FieldType::Choice) return labelOf(field, value.text(), language);
        if (field.type == FieldType::Attachment) return fileName(value);
        if (field.type != FieldType::Choices) return value.text();
        std::string out;
        for (const auto& code : choicesOf(value.text())) {
            if (!out.empty()) out += language == Language::Zh ? "、" : ", ";
            out += labelOf(field, code, language);
        }
        return out;
    }
    if (field.type == FieldType::Boolean) {
        if (language == Language::Zh) return value.flag() ? "是" : "否";
        return value.flag() ? "Yes" : "No";
    }
    if (field.type == FieldType::Timestamp && fitsTimestamp(value)) return minutesOf(value.number());
    return numberText(field, value);
}

std::string codeText(const FieldDef& field, const Value& value) {
    if (value.isEmpty()) return {};
    if (value.isUid()) return value.uid().hex();
    if (value.isNumber())
        return field.type == FieldType::Boolean ? (value.flag() ? "true" : "false") : numberText(field, value);
    if (field.type == FieldType::Attachment) return fileName(value);
    if (field.type != FieldType::Choices) return value.text();
    std::string out;
    for (const auto& code : choicesOf(value.text())) out += out.empty() ? code : "," + code;
    return out;
}

std::string masked(Mask mask, std::string_view text) {
    if (mask == Mask::None || text.empty()) return std::string(text);
    if (mask == Mask::IdNumber) return maskedId(text);
    std::string out;
    for (const auto& phone : split(text, "/")) out += (out.empty() ? "" : "/") + maskedPhone(phone);
    return out;
}

std::string fillPattern(std::string_view pattern, const TypeDef& type, const Values& values, Language language) {
    return Filler(type, values, language).fill(pattern, false);
}

std::vector<std::string> choicesOf(std::string_view stored) { return split(stored, "|"); }

std::string storedChoices(std::vector<std::string> codes) {
    std::sort(codes.begin(), codes.end());
    codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
    codes.erase(std::remove(codes.begin(), codes.end(), std::string()), codes.end());
    std::string out;
    for (const auto& code : codes) out += "|" + code;
    return out.empty() ? out : out + "|";
}

} // namespace mulin::schema

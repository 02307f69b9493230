#include "core/schema/validation.h"

#include "core/base/text.h"
#include "core/schema/attachment.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <limits>

namespace mulin::schema {

namespace {

enum class Storage { Text, Number, Uid, None };

Storage storageOf(const FieldDef& field) {
    switch (field.type) {
    case FieldType::Integer:
    case FieldType::Money:
    case FieldType::Date:
    case FieldType::Timestamp:
    case FieldType::Boolean: return Storage::Number;
    case FieldType::Link: return Storage::Uid;
    case FieldType::Links: return Storage::None;
    default: return Storage::Text;
    }
}

bool fits(Storage storage, const Value& value) {
    return (storage == Storage::Text && value.isText()) || (storage == Storage::Number && value.isNumber()) ||
           (storage == Storage::Uid && value.isUid());
}

bool blank(std::string_view text) {
    if (text.empty()) return true;
    // What begins with a letter, a digit, a sign of ASCII or a character from U+4000 to U+9FFF is not.
    const auto first = static_cast<unsigned char>(text.front());
    if ((first > 0x20 && first < 0x7F) || (first >= 0xE4 && first <= 0xE9)) return false;
    return invisible(text);
}

/// Is a byte among these eight below 0x20, or 0x7F? Never no where the answer is yes.
bool mayHoldControls(std::uint64_t bytes) {
    constexpr std::uint64_t ones = 0x0101010101010101, tops = ones << 7;
    const std::uint64_t deletes = bytes ^ (ones * 0x7F);
    return ((((bytes - ones * 0x20) & ~bytes) | ((deletes - ones) & ~deletes)) & tops) != 0;
}

bool hasControls(std::string_view text, bool lines) {
    // Most texts hold none: eight bytes at a time, then exactly from where there may be one.
    while (text.size() >= 8) {
        std::uint64_t bytes = 0;
        std::memcpy(&bytes, text.data(), sizeof bytes);
        if (mayHoldControls(bytes)) break;
        text.remove_prefix(8);
    }
    return std::any_of(text.begin(), text.end(), [&](unsigned char c) {
        return (c < 0x20 || c == 0x7F) && !(lines && (c == '\n' || c == '\t'));
    });
}

bool isPhone(std::string_view text) {
    return std::all_of(text.begin(), text.end(),
                       [](unsigned char c) { return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '/'; });
}

/// Years that an office can mean; a typing error such as 1052 or 20255 lies outside.
const Date firstDate = *Date::fromYmd(1800, 1, 1);
const Date lastDate = *Date::fromYmd(2200, 12, 31);

} // namespace

Result<void> validate(const TypeDef& type, const FieldDef& field, const Value& value, Date today) {
    const auto bad = [&](ErrorCode code) -> Result<void> {
        // Of a sealed record it has the key to the content in it.
        const std::string said = field.type == FieldType::Attachment ? std::string() : codeText(field, value);
        return makeError(code, {{"type", type.id}, {"field", field.id}, {"value", said}});
    };
    const bool isBlank = value.isEmpty() || (value.isText() && blank(value.text()));
    if (isBlank) {
        if (field.required && field.type != FieldType::Links)
            return makeError(ErrorCode::Required, {{"type", type.id}, {"field", field.id}});
        return {};
    }
    if (!fits(storageOf(field), value)) return bad(ErrorCode::BadValue);
    if (value.isText()) {
        if (hasControls(value.text(), field.type == FieldType::Note)) return bad(ErrorCode::BadValue);
        // A code point has at most four bytes, so most texts need no counting.
        const auto limit = field.lengthLimit();
        if (value.text().size() > limit && length(value.text()) > limit)
            return makeError(ErrorCode::TooLong,
                             {{"type", type.id}, {"field", field.id}, {"limit", std::to_string(limit)}});
    }
    switch (field.type) {
    case FieldType::Choice: return field.choice(value.text()) ? Result<void>{} : bad(ErrorCode::NotAChoice);
    case FieldType::Choices: {
        const auto codes = choicesOf(value.text());
        if (storedChoices(codes) != value.text()) return bad(ErrorCode::BadValue);
        for (const auto& code : codes)
            if (!field.choice(code)) return bad(ErrorCode::NotAChoice);
        return {};
    }
    case FieldType::Boolean:
        return value.number() == 0 || value.number() == 1 ? Result<void>{} : bad(ErrorCode::BadValue);
    case FieldType::Integer:
    case FieldType::Money:
        if ((field.min && value.number() < *field.min) || (field.max && value.number() > *field.max))
            return bad(ErrorCode::OutOfRange);
        return {};
    case FieldType::Date:
        if (value.number() < firstDate.days || value.number() > lastDate.days) return bad(ErrorCode::OutOfRange);
        if (!field.future && value.number() > today.days) return bad(ErrorCode::FutureDate);
        return {};
    case FieldType::Timestamp:
        if (value.number() < msOfDate(firstDate) || value.number() > msOfDate(lastDate))
            return bad(ErrorCode::OutOfRange);
        if (!field.future && value.number() >= msOfDate(today.plusDays(1))) return bad(ErrorCode::FutureDate);
        return {};
    case FieldType::Phone: return isPhone(value.text()) ? Result<void>{} : bad(ErrorCode::BadValue);
    case FieldType::Link: return value.uid().isNull() ? bad(ErrorCode::BadValue) : Result<void>{};
    case FieldType::Attachment: {
        const auto attachment = Attachment::of(value);
        if (!attachment) return bad(ErrorCode::BadValue);
        if (field.accepts == "picture" && !attachment->isPicture())
            return makeError(ErrorCode::NotAPicture,
                             {{"type", type.id}, {"field", field.id}, {"name", attachment->name}});
        return {};
    }
    default: return {};
    }
}

Result<void> validateOrder(const TypeDef& type, const FieldDef& field, const Value& first, const Value& second) {
    if (!first.isNumber() || !second.isNumber() || second.number() >= first.number()) return {};
    const FieldDef& before = *type.field(field.notBefore);
    return makeError(ErrorCode::DatesReversed, {{"type", type.id},
                                                {"field", field.id},
                                                {"value", codeText(field, second)},
                                                {"since", codeText(before, first)},
                                                {"before", before.label.zh},
                                                {"before.en", before.label.en}});
}

} // namespace mulin::schema

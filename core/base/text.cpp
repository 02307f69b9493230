#include "core/base/text.h"

#include "core/base/name_units.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>

namespace mulin {

namespace {

constexpr char32_t replacement = 0xFFFD;

/// Takes one code point; a broken sequence is taken whole (its maximal part) as U+FFFD.
char32_t take(std::string_view text, std::size_t& at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(at++);
    if (lead < 0x80) return lead;
    int more = 0;
    unsigned char low = 0x80, high = 0xBF; // bounds of the second byte: no overlong forms, no surrogates
    char32_t c = 0;
    if (lead >= 0xC2 && lead <= 0xDF) {
        more = 1, c = lead & 0x1F;
    } else if (lead >= 0xE0 && lead <= 0xEF) {
        more = 2, c = lead & 0x0F;
        if (lead == 0xE0) low = 0xA0;
        if (lead == 0xED) high = 0x9F;
    } else if (lead >= 0xF0 && lead <= 0xF4) {
        more = 3, c = lead & 0x07;
        if (lead == 0xF0) low = 0x90;
        if (lead == 0xF4) high = 0x8F;
    } else {
        return replacement;
    }
    for (; more > 0; --more) {
        if (at >= text.size() || byte(at) < low || byte(at) > high) return replacement;
        c = (c << 6) | (byte(at++) & 0x3F);
        low = 0x80, high = 0xBF;
    }
    return c;
}

void put(std::string& out, char32_t c) {
    if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = replacement;
    if (c < 0x80) {
        out += static_cast<char>(c);
    } else if (c < 0x800) {
        out += static_cast<char>(0xC0 | (c >> 6));
        out += static_cast<char>(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        out += static_cast<char>(0xE0 | (c >> 12));
        out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
        out += static_cast<char>(0x80 | (c & 0x3F));
    } else {
        out += static_cast<char>(0xF0 | (c >> 18));
        out += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
        out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
        out += static_cast<char>(0x80 | (c & 0x3F));
    }
}

/// Characters that no normalisation form changes: most of what is ever stored.
bool isInert(char32_t c) { return (c >= 0x20 && c < 0x7F) || (c >= 0x4E00 && c <= 0x9FFF); }

bool isInert(std::string_view text) {
    for (std::size_t at = 0; at < text.size();)
        if (!isInert(take(text, at))) return false;
    return true;
}

std::string normalised(const icu::Normalizer2* form, const UErrorCode status, std::string_view text) {
    std::string clean = validUtf8(text);
    if (U_FAILURE(status) || isInert(clean)) return clean;
    std::string out;
    icu::StringByteSink<std::string> sink(&out, static_cast<std::int32_t>(clean.size()));
    UErrorCode failed = U_ZERO_ERROR;
    form->normalizeUTF8(0, icu::StringPiece(clean.data(), static_cast<std::int32_t>(clean.size())), sink, nullptr,
                        failed);
    return U_FAILURE(failed) ? clean : out;
}

bool isZeroWidth(char32_t c) {
    return (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF || c == 0x180E || c == 0x00AD;
}

bool isSpace(char32_t c) {
    if (c < 0x80) return c == ' ' || (c >= 0x09 && c <= 0x0D);
    if (c >= 0x4E00 && c <= 0x9FFF) return false;
    return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
}

bool isBlank(char32_t c) { return isSpace(c) || isZeroWidth(c); }

} // namespace

char32_t nextChar(std::string_view text, std::size_t& at) { return take(text, at); }

std::u32string codepoints(std::string_view text) {
    std::u32string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) out += take(text, at);
    return out;
}

std::string utf8(std::u32string_view text) {
    std::string out;
    out.reserve(text.size() * 3);
    for (const char32_t c : text) put(out, c);
    return out;
}

std::size_t length(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++count) take(text, at);
    return count;
}

std::string validUtf8(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t c = take(text, at);
        if (c == replacement)
            put(out, c);
        else
            out.append(text, begin, at - begin);
    }
    return out;
}

std::string nfc(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    const auto* form = icu::Normalizer2::getNFCInstance(status);
    return normalised(form, status, text);
}

std::string nfkc(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    const auto* form = icu::Normalizer2::getNFKCInstance(status);
    return normalised(form, status, text);
}

std::string trimmed(std::string_view text) {
    std::size_t begin = text.size(), end = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t start = at;
        if (isBlank(take(text, at))) continue;
        begin = std::min(begin, start);
        end = at;
    }
    return begin < end ? validUtf8(text.substr(begin, end - begin)) : std::string{};
}

bool invisible(std::string_view text) {
    constexpr char32_t emptyBraille = 0x2800;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = take(text, at);
        if (isBlank(c) || c < 0x20 || c == 0x7F || c == emptyBraille) continue;
        const auto point = static_cast<UChar32>(c);
        if (isInert(c) || !(u_hasBinaryProperty(point, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) ||
                            u_charType(point) == U_FORMAT_CHAR || u_charType(point) == U_CONTROL_CHAR))
            return false;
    }
    return true;
}

bool isHan(char32_t c) {
    if (c >= 0x4E00 && c <= 0x9FFF) return true;
    if (c < 0x2E80) return false;
    UErrorCode status = U_ZERO_ERROR;
    return uscript_getScript(static_cast<UChar32>(c), &status) == USCRIPT_HAN && U_SUCCESS(status);
}

std::string tidyName(std::string_view text) {
    std::u32string spaced;
    for (const char32_t c : codepoints(trimmed(nfc(text)))) {
        if (!isSpace(c))
            spaced += c;
        else if (spaced.empty() || spaced.back() != U' ')
            spaced += U' ';
    }
    for (std::size_t i = 1; i + 1 < spaced.size(); ++i) {
        const char32_t c = spaced[i];
        if (!isMiddleDot(c) && c != 0xFF0E && c != U'.') continue; // the full stop of keyboards without the dot
        std::size_t before = i - 1, after = i + 1;
        if (spaced[before] == U' ' && before > 0) --before;
        if (spaced[after] == U' ' && after + 1 < spaced.size()) ++after;
        if (isHan(spaced[before]) && isHan(spaced[after])) spaced[i] = 0x00B7;
    }
    return utf8(spaced);
}

std::string searchKey(std::string_view text) {
    std::u32string key;
    for (const char32_t raw : codepoints(nfkc(text))) {
        const char32_t c = radicalFolded(raw);
        if (isBlank(c) || isMiddleDot(c)) continue;
        if (c < 0x80)
            key += c >= U'A' && c <= U'Z' ? c + 32 : c;
        else
            key += isInert(c) ? c : static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
    }
    return nfkc(utf8(key));
}

std::vector<std::string> split(std::string_view text, std::string_view separators) {
    const std::u32string marks = codepoints(separators);
    std::vector<std::string> parts;
    std::string part;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = take(text, at);
        if (marks.find(c) == std::u32string::npos) {
            put(part, c);
        } else if (!part.empty()) {
            parts.push_back(std::move(part));
            part.clear();
        }
    }
    if (!part.empty()) parts.push_back(std::move(part));
    return parts;
}

bool looksLikeFormula(std::string_view text) {
    if (text.empty()) return false;
    std::size_t at = 0;
    switch (take(text, at)) {
    case U'=':
    case U'+':
    case U'-':
    case U'@':
    case U'\t':
    case U'\r':
    case 0xFF1D:
    case 0xFF0B:
    case 0xFF0D:
    case 0xFF20: return true;
    default: return false;
    }
}

} // namespace mulin

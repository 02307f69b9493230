#include "core/base/name_units.h"

#include "core/base/text.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <array>
#include <utility>

namespace mulin {

namespace {

CharKind kindOfRare(char32_t c) {
    const auto code = static_cast<UChar32>(c);
    if (isMiddleDot(c) || c == 0x2018 || c == 0x2019 || c == 0x02BC) return CharKind::Nothing;
    if (isHan(c)) return CharKind::Han;
    const auto type = u_charType(code);
    if (u_isUWhiteSpace(code) || type == U_FORMAT_CHAR || type == U_CONTROL_CHAR || type == U_NON_SPACING_MARK ||
        type == U_ENCLOSING_MARK)
        return CharKind::Nothing;
    if (c >= 0xFF10 && c <= 0xFF19) return CharKind::Latin;
    if (u_isalpha(code)) {
        UErrorCode status = U_ZERO_ERROR;
        return uscript_getScript(code, &status) == USCRIPT_LATIN ? CharKind::Latin : CharKind::Letter;
    }
    return CharKind::Mark;
}

} // namespace

bool isMiddleDot(char32_t c) {
    switch (c) {
    case 0x00B7:
    case 0x2022:
    case 0x2027:
    case 0x2219:
    case 0x22C5:
    case 0x30FB:
    case 0xFF65: return true;
    default: return false;
    }
}

// Unicode, EquivalentUnifiedIdeograph.txt.
char32_t radicalFolded(char32_t c) {
    static constexpr std::array<std::pair<char32_t, char32_t>, 24> table{{
        {0x2E9F, U'母'}, {0x2EA0, U'民'}, {0x2EC4, U'西'}, {0x2EC5, U'见'}, {0x2EC6, U'角'}, {0x2EC9, U'贝'},
        {0x2ECB, U'车'}, {0x2ED3, U'长'}, {0x2ED4, U'门'}, {0x2ED8, U'青'}, {0x2EDA, U'页'}, {0x2EDB, U'风'},
        {0x2EDC, U'飞'}, {0x2EDD, U'食'}, {0x2EE2, U'马'}, {0x2EE5, U'鱼'}, {0x2EE6, U'鸟'}, {0x2EE7, U'卤'},
        {0x2EE8, U'麦'}, {0x2EE9, U'黄'}, {0x2EEC, U'齐'}, {0x2EEE, U'齿'}, {0x2EF0, U'龙'}, {0x2EF3, U'龟'},
    }};
    for (const auto& [radical, character] : table)
        if (radical == c) return character;
    return c;
}

CharKind charKind(char32_t c) {
    if (c >= 0x4E00 && c <= 0x9FFF) return CharKind::Han;
    if (c >= 0x80) return kindOfRare(c);
    if ((c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= U'0' && c <= U'9')) return CharKind::Latin;
    if (c <= U' ' || c == U'\'' || c == 0x7F) return CharKind::Nothing;
    return CharKind::Mark;
}

char32_t foldedChar(char32_t c) {
    if (c < 0x80) return c >= U'A' && c <= U'Z' ? c + 32 : c;
    if (c >= 0x4E00 && c <= 0x9FFF) return c;
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString parts;
    if (!icu::Normalizer2::getNFKDInstance(status)->getDecomposition(static_cast<UChar32>(c), parts))
        return radicalFolded(static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))));
    const auto first = parts.char32At(0);
    // A letter with accents becomes the letter; (一) and the like stay what they are.
    for (std::int32_t i = parts.moveIndex32(0, 1); i < parts.length(); i = parts.moveIndex32(i, 1))
        if (u_charType(parts.char32At(i)) != U_NON_SPACING_MARK) return c;
    return static_cast<char32_t>(u_tolower(first));
}

} // namespace mulin

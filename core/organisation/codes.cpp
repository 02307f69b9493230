#include "core/organisation/codes.h"

#include "core/base/text.h"

#include <algorithm>

namespace mulin::organisation {

namespace {

bool allDigits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool isZero(std::string_view digits) {
    return std::all_of(digits.begin(), digits.end(), [](char c) { return c == '0'; });
}

constexpr std::size_t unitDigits = 12, gridDigits = 15;
constexpr std::size_t digitsOf[] = {2, 4, 6, 9, 12};

int three(std::string_view digits) { return (digits[0] - '0') * 100 + (digits[1] - '0') * 10 + (digits[2] - '0'); }

} // namespace

std::optional<std::string> fullCode(std::string_view typed) {
    std::string code = trimmed(nfkc(typed));
    if (!allDigits(code) || std::find(std::begin(digitsOf), std::end(digitsOf), code.size()) == std::end(digitsOf)) {
        return std::nullopt;
    }
    code.resize(unitDigits, '0');
    if (!levelOf(code)) return std::nullopt;
    return code;
}

std::optional<Level> levelOf(std::string_view code) {
    if (code.size() != unitDigits || !allDigits(code) || isZero(code.substr(0, 2))) return std::nullopt;
    if (!isZero(code.substr(9, 3))) return Level::Community;
    if (!isZero(code.substr(6, 3))) return Level::Street;
    if (!isZero(code.substr(4, 2))) return Level::County;
    if (!isZero(code.substr(2, 2))) return Level::City;
    return Level::Province;
}

std::string significant(std::string_view code) {
    const auto level = levelOf(code);
    return std::string(level ? code.substr(0, digitsOf[static_cast<std::size_t>(*level)]) : code);
}

Result<std::string> gridCode(std::string_view community, int serial) {
    if (levelOf(community) != Level::Community) {
        return makeError(ErrorCode::BadArgument, {{"argument", "community"}, {"value", std::string(community)}});
    }
    if (serial < 1 || serial > 999) {
        return makeError(ErrorCode::BadArgument, {{"argument", "serial"}, {"value", std::to_string(serial)}});
    }
    const auto digits = std::to_string(serial);
    return std::string(community) + std::string(3 - digits.size(), '0') + digits;
}

bool isGridCode(std::string_view code) {
    return code.size() == gridDigits && allDigits(code) && levelOf(code.substr(0, unitDigits)) == Level::Community &&
           !isZero(code.substr(unitDigits));
}

int gridSerial(std::string_view code) { return isGridCode(code) ? three(code.substr(unitDigits)) : 0; }

std::optional<std::string> parentCode(std::string_view code) {
    if (isGridCode(code)) return std::string(code.substr(0, unitDigits));
    const auto level = levelOf(code);
    if (!level || *level == Level::Province) return std::nullopt;
    // A city without counties has streets right below it: 441900003000 → 441900000000.
    std::string parent(code.substr(0, digitsOf[static_cast<std::size_t>(*level) - 1]));
    parent.resize(unitDigits, '0');
    return parent;
}

std::optional<StreetKind> streetKind(std::string_view code) {
    const auto level = levelOf(code);
    if (!level || *level < Level::Street) return std::nullopt;
    const int number = three(code.substr(6, 3));
    if (number < 100) return StreetKind::Street;
    if (number < 200) return StreetKind::Town;
    if (number < 400) return StreetKind::Township;
    return StreetKind::Other;
}

bool isVillage(std::string_view code) {
    const auto level = levelOf(code);
    if (level != Level::Community) return false;
    const int number = three(code.substr(9, 3));
    return number >= 200 && number < 400;
}

} // namespace mulin::organisation

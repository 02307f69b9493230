// What a password must be worth: long enough, and not the first thing somebody would try who knows the office.
#pragma once

#include "core/db/secret.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mulin::security {

inline constexpr std::size_t shortestMixed = 10; ///< characters, of three kinds: small, capital, digit, other
inline constexpr std::size_t shortestAny = 16;   ///< of any kind

enum class PasswordFault {
    TooShort,
    FewKinds,   ///< long enough only if it were mixed
    Common,     ///< on everybody's list: 12345678, qwerty, a date …
    OwnName,    ///< the user's name or login and little else
    OfficeName, ///< likewise the office's
};

/// What an intruder knows: names are tried as they are written, in pinyin and by their initials.
struct PasswordContext {
    std::vector<std::string> ownNames;    ///< name, login
    std::vector<std::string> officeNames; ///< of the office and of those above it
};

/// Nothing if the password is good.
std::optional<PasswordFault> passwordFault(std::string_view password, const PasswordContext& context);

/// A password at random, to be read from paper: four groups of four small letters and digits, without those that are
/// taken for each other.
db::Secret temporaryPassword();

} // namespace mulin::security

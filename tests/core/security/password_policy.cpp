#include "core/security/password_policy.h"

#include <catch2/catch.hpp>
#include <set>

using namespace mulin::security;

namespace {

const PasswordContext li{{"李红", "lihong"}, {"友谊南里社区", "友谊街道"}};

} // namespace

TEST_CASE("a password is long and mixed, or longer") {
    CHECK(passwordFault("", li) == PasswordFault::TooShort);
    CHECK(passwordFault("Xk7#pQ2v!", li) == PasswordFault::TooShort);
    CHECK(passwordFault("xkwpqtvzmr", li) == PasswordFault::FewKinds);
    CHECK(passwordFault("xkwpqtv7m4", li) == PasswordFault::FewKinds);
    CHECK_FALSE(passwordFault("Xk7#pQ2v!m", li));
    CHECK_FALSE(passwordFault("xkwPqtv7m4", li));
    CHECK_FALSE(passwordFault("windlampstonebridge", li));
    // Counted in characters, not in bytes.
    CHECK(passwordFault("槐花开了", li) == PasswordFault::TooShort);
    CHECK_FALSE(passwordFault("门前老槐树底下有三条长板凳和棋盘", li));
}

TEST_CASE("what everybody tries first is no password") {
    for (const char* const one :
         {"1234567890123456", "Qwertyuiop123!", "Password@2024", "Abc123456789!", "Aa12345678", "1qaz2wsx3edc4RFV",
          "1111111111111111", "1231231231231231", "Admin888888!", "Woaini5201314", "1980031219800312", "qazWSX123456",
          "!@#$%^&*()Abc1", "ababababababababab"}) {
        INFO(one);
        CHECK(passwordFault(one, li) == PasswordFault::Common);
    }
}

TEST_CASE("nor is one's own name with a year, or the office's") {
    for (const char* const one :
         {"Lihong@1980", "lihong19800312ABC", "LiHong123456", "李红李红Aa123456", "Lihong_2024!"}) {
        INFO(one);
        CHECK(passwordFault(one, li) == PasswordFault::OwnName);
    }
    for (const char* const one : {"Youyi@12345", "YouyiNanli123", "yynlsq2024AA!", "友谊南里2024Ab", "Youyijiedao@1"}) {
        INFO(one);
        CHECK(passwordFault(one, li) == PasswordFault::OfficeName);
    }
    // A name beside something that nobody guesses does no harm.
    CHECK_FALSE(passwordFault("Lihong+vpTz7q#rW", li));
    CHECK_FALSE(passwordFault("Youyi!kestrel9moss", li));
    // Somebody else's name is not known to be one.
    CHECK_FALSE(passwordFault("Zhaojianmin#7", {}));
}

TEST_CASE("temporary passwords are good, all different, and read without doubt") {
    std::set<std::string> seen;
    for (int i = 0; i < 200; ++i) {
        const mulin::db::Secret made = temporaryPassword();
        CHECK_FALSE(passwordFault(made.text(), {}));
        CHECK(made.text().size() == 19);
        CHECK(made.text().find_first_of("ilo01 ") == std::string_view::npos);
        seen.insert(std::string(made.text()));
    }
    CHECK(seen.size() == 200);
}

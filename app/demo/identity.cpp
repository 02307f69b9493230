#include "app/demo/identity.h"

#include "core/people/id_number.h"

#include <cstdio>

namespace mulin::demo {

std::string Identities::idNumber(bool male, Date birth, bool local) {
    static constexpr const char* elsewhere[] = {"130199", "130399", "130899", "130999", "120199", "210299",
                                                "220199", "230699", "370399", "411699", "341299", "500199"};
    for (;;) {
        char digits[18];
        std::snprintf(digits, sizeof digits, "%s%04d%02d%02d", local ? "130299" : m_chance.pick(elsewhere),
                      birth.year() % 10000, birth.month() % 100, birth.day() % 100);
        std::string number(digits, 14);
        int& used = m_serials[number + (male ? 'm' : 'f')];
        if (used >= 480) { // all taken: people of one day
            local = false;
            birth = birth.plusDays(1);
            continue;
        }
        const int serial = 21 + 2 * used++ - (male ? 0 : 1);
        std::snprintf(digits, sizeof digits, "%03d", serial % 1000);
        number.append(digits, 3);
        number += people::idCheckDigit(number);
        return number;
    }
}

std::string Identities::phone() {
    // A multiplier without common divisor with 10^8: all different, and no two neighbours look alike.
    m_phone = static_cast<std::uint32_t>((m_phone + 61803399ULL) % 100000000ULL);
    char digits[16];
    std::snprintf(digits, sizeof digits, "154%08u", m_phone);
    return digits;
}

} // namespace mulin::demo

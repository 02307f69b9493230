#include "core/base/natural_order.h"

#include <algorithm>

namespace mulin {

namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// The number that begins at `at`, without its leading zeros; `at` is then behind it.
std::string_view numberAt(std::string_view text, std::size_t& at) {
    while (at < text.size() && text[at] == '0') ++at;
    const std::size_t start = at;
    while (at < text.size() && isDigit(text[at])) ++at;
    return text.substr(start, at - start);
}

int sign(int order) { return order < 0 ? -1 : order > 0 ? 1 : 0; }

} // namespace

int compareNaturally(std::string_view a, std::string_view b) {
    std::size_t i = 0, j = 0;
    while (i < a.size() && j < b.size()) {
        if (isDigit(a[i]) && isDigit(b[j])) {
            const std::string_view one = numberAt(a, i), other = numberAt(b, j);
            if (one.size() != other.size()) return one.size() < other.size() ? -1 : 1;
            if (const int order = one.compare(other); order != 0) return sign(order);
            continue;
        }
        if (a[i] != b[j]) return static_cast<unsigned char>(a[i]) < static_cast<unsigned char>(b[j]) ? -1 : 1;
        ++i;
        ++j;
    }
    const std::size_t left = a.size() - i, right = b.size() - j;
    if (left != right) return left < right ? -1 : 1;
    return sign(a.compare(b));
}

} // namespace mulin

#include "core/sheets/heading.h"

#include "core/base/text.h"

namespace mulin::sheets {

namespace {

constexpr std::u32string_view openers = U"([{<【〔《「", closers = U")]}>】〕》」";
// NFKC has made full-width marks half-width
constexpr std::u32string_view dropped = U"*#:;,.、。/\\|-_—~!?\"'“”‘’=+&·√";

bool among(std::u32string_view set, char32_t c) { return set.find(c) != std::u32string_view::npos; }

std::string keyOf(std::string_view heading, bool outside, bool inside) {
    std::u32string text = codepoints(searchKey(heading));
    // "1.姓名", "(一)姓名", "①": numbering in front; a heading that is a number stays
    std::size_t start = 0;
    while (start < text.size() && ((text[start] >= U'0' && text[start] <= U'9') || among(dropped, text[start])))
        ++start;
    const bool numbered = start > 0 && start < text.size() && among(U".、)", text[start - 1]);
    if (numbered) text.erase(0, start);
    std::u32string key;
    int depth = 0;
    for (const char32_t c : text) {
        if (among(openers, c)) {
            ++depth;
        } else if (among(closers, c)) {
            if (depth > 0) --depth;
        } else if (!among(dropped, c) && (depth > 0 ? inside : outside)) {
            key += c;
        }
    }
    for (const std::u32string_view word : {U"必填项", U"必填", U"选填"}) // notes to those who fill in
        if (key.size() > word.size() && key.ends_with(word)) key.resize(key.size() - word.size());
    return utf8(key);
}

} // namespace

std::string headingKey(std::string_view heading) { return keyOf(heading, true, true); }

std::string headingKeyOutside(std::string_view heading) { return keyOf(heading, true, false); }

std::string headingKeyInside(std::string_view heading) { return keyOf(heading, false, true); }

} // namespace mulin::sheets

#include "core/sheets/shared_strings.h"

#include "core/base/text.h"
#include "core/sheets/sheet_reader.h"

#include <cstdlib>
#include <cstring>

namespace mulin::sheets {

namespace {

constexpr std::size_t blockSize = std::size_t{2} << 20; // more than the longest cell

/// Value of "_xHHHH_" at `at`; -1 if there is none.
int escapeAt(std::string_view text, std::size_t at) {
    if (at + 7 > text.size() || text[at] != '_' || text[at + 1] != 'x' || text[at + 6] != '_') return -1;
    int value = 0;
    for (std::size_t i = at + 2; i < at + 6; ++i) {
        const char c = text[i];
        int digit = 0;
        if (c >= '0' && c <= '9')
            digit = c - '0';
        else if (c >= 'a' && c <= 'f')
            digit = c - 'a' + 10;
        else if (c >= 'A' && c <= 'F')
            digit = c - 'A' + 10;
        else
            return -1;
        value = value * 16 + digit;
    }
    return value;
}

} // namespace

void unescapeXstring(std::string& text, std::size_t start) {
    std::size_t at = text.find("_x", start);
    if (at == std::string::npos) return;
    std::string result;
    std::size_t done = start;
    while (at != std::string::npos) {
        const int unit = escapeAt(text, at);
        if (unit < 0) {
            at = text.find("_x", at + 1);
            continue;
        }
        result.append(text, done, at - done);
        done = at + 7;
        char32_t point = static_cast<char32_t>(unit);
        if (unit >= 0xD800 && unit < 0xDC00) {
            const int low = escapeAt(text, done);
            if (low >= 0xDC00 && low < 0xE000) {
                point = 0x10000 + ((point - 0xD800) << 10) + (static_cast<char32_t>(low) - 0xDC00);
                done += 7;
            }
        }
        if (point >= 0xD800 && point < 0xE000) point = 0xFFFD;
        if (point != 0) result += utf8(std::u32string_view(&point, 1));
        at = text.find("_x", done);
    }
    result.append(text, done);
    text.resize(start);
    text += result;
}

Result<void> SharedStrings::load(ZipArchive& archive, std::string_view part) {
    MULIN_TRY_LET(opened, archive.part(part));
    XmlStream stream(std::move(opened), *this, archive.path());
    m_stream = &stream;
    auto result = stream.run();
    m_stream = nullptr;
    m_places.shrink_to_fit();
    return result;
}

void SharedStrings::startElement(const char* name, const char** attributes) {
    if (std::strcmp(name, "t") == 0) {
        m_inText = m_phonetic == 0;
    } else if (std::strcmp(name, "si") == 0) {
        m_text.clear();
    } else if (std::strcmp(name, "rPh") == 0) {
        ++m_phonetic;
    } else if (std::strcmp(name, "sst") == 0) {
        const char* count = XmlStream::attribute(attributes, "uniqueCount");
        // the claim is worth only what the size of the part can hold
        const std::uint64_t claimed = count ? std::strtoull(count, nullptr, 10) : 0;
        m_places.reserve(static_cast<std::size_t>(std::min(claimed, m_stream->part().size() / 16)));
    }
}

void SharedStrings::endElement(const char* name) {
    if (std::strcmp(name, "t") == 0) {
        m_inText = false;
    } else if (std::strcmp(name, "si") == 0) {
        unescapeXstring(m_text, 0);
        keep(m_text);
    } else if (std::strcmp(name, "rPh") == 0) {
        --m_phonetic;
    }
}

void SharedStrings::characters(const char* text, std::size_t size) {
    if (!m_inText) return;
    if (m_text.size() + size > Limits::cellBytes) return m_stream->fail(ErrorCode::SheetTooBig, "what", "cell");
    m_text.append(text, size);
}

void SharedStrings::keep(std::string_view text) {
    if (m_blocks.empty() || m_used + text.size() > blockSize) {
        m_blocks.push_back(std::make_unique_for_overwrite<char[]>(blockSize));
        m_used = 0;
    }
    std::memcpy(m_blocks.back().get() + m_used, text.data(), text.size());
    m_places.push_back({m_blocks.size() - 1, m_used, text.size()});
    m_used += text.size();
}

} // namespace mulin::sheets

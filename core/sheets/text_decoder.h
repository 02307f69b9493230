// A text file in whatever encoding, as UTF-8, piece by piece. BOM, else strict UTF-8 over the whole file, else GB18030:
// guessing by letter statistics fails on short files (联通).
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

struct UConverter;

namespace mulin::sheets {

/// Strict UTF-8. A sequence that is merely cut off at the end is allowed; `cutOff` = its bytes.
bool isStrictUtf8(std::string_view text, std::size_t& cutOff);

class TextDecoder {
public:
    /// `encoding`: an ICU name, or empty to find out.
    static Result<std::unique_ptr<TextDecoder>> open(const std::string& path, const std::string& encoding);
    /// Of UTF-8 in memory.
    static Result<std::unique_ptr<TextDecoder>> of(std::shared_ptr<const std::string> text);
    ~TextDecoder();
    TextDecoder(const TextDecoder&) = delete;
    TextDecoder& operator=(const TextDecoder&) = delete;

    /// Appends the next piece to `out`, without U+0000; false at the end. Broken bytes become U+FFFD.
    Result<bool> read(std::string& out);
    const std::string& encoding() const { return m_encoding; }
    std::int64_t position() const { return m_position; }
    std::int64_t size() const { return m_size; }

private:
    TextDecoder() = default;
    Result<void> findEncoding();
    Result<void> openConverters();
    Result<void> convert(std::string& out);

    std::string m_path, m_encoding;
    std::shared_ptr<const std::string> m_text; ///< instead of a file
    std::FILE* m_file = nullptr;
    std::unique_ptr<char[]> m_buffer;
    std::unique_ptr<char16_t[]> m_pivot;
    char16_t* m_pivotSource = nullptr;
    char16_t* m_pivotTarget = nullptr;
    UConverter* m_from = nullptr;
    UConverter* m_to = nullptr;
    std::int64_t m_position = 0, m_size = 0;
    bool m_plain = false; ///< valid UTF-8 as it stands
    bool m_ended = false;
};

} // namespace mulin::sheets

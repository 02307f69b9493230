#include "core/sheets/text_decoder.h"

#include <unicode/ucnv.h>

#include <algorithm>
#include <cerrno>

namespace mulin::sheets {

namespace {

constexpr std::size_t pieceSize = 128 * 1024;
constexpr std::size_t pivotSize = 4096;

} // namespace

bool isStrictUtf8(std::string_view text, std::size_t& cutOff) {
    const auto* p = reinterpret_cast<const unsigned char*>(text.data());
    const auto* end = p + text.size();
    cutOff = 0;
    while (p < end) {
        if (*p < 0x80) {
            ++p;
            continue;
        }
        const unsigned lead = *p;
        const int length = lead >= 0xC2 && lead <= 0xDF   ? 2
                           : lead >= 0xE0 && lead <= 0xEF ? 3
                           : lead >= 0xF0 && lead <= 0xF4 ? 4
                                                          : 0;
        if (length == 0) return false;
        for (int i = 1; i < length; ++i) {
            if (p + i == end) {
                cutOff = static_cast<std::size_t>(end - p);
                return true;
            }
            unsigned low = 0x80, high = 0xBF;
            if (i == 1) {
                if (lead == 0xE0) low = 0xA0;
                if (lead == 0xED) high = 0x9F;
                if (lead == 0xF0) low = 0x90;
                if (lead == 0xF4) high = 0x8F;
            }
            if (p[i] < low || p[i] > high) return false;
        }
        p += length;
    }
    return true;
}

Result<std::unique_ptr<TextDecoder>> TextDecoder::open(const std::string& path, const std::string& encoding) {
    std::unique_ptr<TextDecoder> decoder(new TextDecoder);
    decoder->m_path = path;
    decoder->m_encoding = encoding;
    decoder->m_file = std::fopen(path.c_str(), "rb");
    if (!decoder->m_file)
        return makeError(errno == ENOENT ? ErrorCode::FileNotFound : ErrorCode::FileUnreadable, {{"path", path}});
    decoder->m_buffer = std::make_unique<char[]>(pieceSize);
    MULIN_TRY(decoder->findEncoding());
    MULIN_TRY(decoder->openConverters());
    return decoder;
}

Result<std::unique_ptr<TextDecoder>> TextDecoder::of(std::shared_ptr<const std::string> text) {
    std::unique_ptr<TextDecoder> decoder(new TextDecoder);
    decoder->m_text = std::move(text);
    decoder->m_encoding = "UTF-8";
    decoder->m_size = static_cast<std::int64_t>(decoder->m_text->size());
    return decoder;
}

TextDecoder::~TextDecoder() {
    if (m_file) std::fclose(m_file);
    if (m_from) ucnv_close(m_from);
    if (m_to) ucnv_close(m_to);
}

Result<void> TextDecoder::findEncoding() {
    std::size_t got = std::fread(m_buffer.get(), 1, pieceSize, m_file);
    const std::string_view head(m_buffer.get(), got);
    std::string found;
    std::size_t bom = 0;
    if (head.substr(0, 3) == "\xEF\xBB\xBF") {
        found = "UTF-8";
        bom = 3;
    } else if (head.substr(0, 2) == "\xFF\xFE") {
        found = "UTF-16LE";
        bom = 2;
    } else if (head.substr(0, 2) == "\xFE\xFF") {
        found = "UTF-16BE";
        bom = 2;
    } else if (head.substr(0, 4) == "\x84\x31\x95\x33") {
        found = "GB18030";
        bom = 4;
    } else {
        // UTF-16 without a mark: commas, digits and line ends have a zero byte on one side
        const std::size_t looked = std::min<std::size_t>(head.size(), 4096) & ~std::size_t{1};
        std::size_t even = 0, odd = 0;
        for (std::size_t i = 0; i < looked; i += 2) {
            if (head[i] == '\0' && head[i + 1] != '\0') ++even;
            if (head[i + 1] == '\0' && head[i] != '\0') ++odd;
        }
        if (odd > looked / 16 && even < odd / 8) found = "UTF-16LE";
        if (even > looked / 16 && odd < even / 8) found = "UTF-16BE";
    }
    if (found.empty() || found == "UTF-8") {
        // strict UTF-8, to the last byte: the first letter that is not ASCII may stand there
        bool valid = true;
        std::size_t kept = 0;
        while (got != 0 && valid) {
            std::size_t cutOff = 0;
            valid = isStrictUtf8({m_buffer.get(), kept + got}, cutOff);
            std::copy(m_buffer.get() + kept + got - cutOff, m_buffer.get() + kept + got, m_buffer.get());
            kept = cutOff;
            got = std::fread(m_buffer.get() + kept, 1, pieceSize - kept, m_file);
        }
        m_plain = valid && kept == 0;
        if (found.empty()) found = m_plain ? "UTF-8" : "GB18030";
    }
    if (std::ferror(m_file)) return makeError(ErrorCode::FileUnreadable, {{"path", m_path}});
    if (m_encoding.empty()) m_encoding = found;
    std::fseek(m_file, 0, SEEK_END);
    m_size = std::ftell(m_file);
    if (m_encoding != found) {
        m_plain = false;
        bom = 0;
    }
    std::fseek(m_file, static_cast<long>(bom), SEEK_SET);
    m_position = static_cast<std::int64_t>(bom);
    return {};
}

Result<void> TextDecoder::openConverters() {
    UErrorCode status = U_ZERO_ERROR;
    m_from = ucnv_open(m_encoding.c_str(), &status);
    if (U_FAILURE(status))
        return makeError(ErrorCode::BadArgument, {{"argument", "encoding"}, {"value", m_encoding}},
                         u_errorName(status));
    m_to = ucnv_open("UTF-8", &status);
    if (U_FAILURE(status)) return makeError(ErrorCode::Internal, {}, u_errorName(status));
    m_pivot = std::make_unique<char16_t[]>(pivotSize);
    m_pivotSource = m_pivotTarget = m_pivot.get();
    return {};
}

Result<bool> TextDecoder::read(std::string& out) {
    if (m_ended) return false;
    const std::size_t before = out.size();
    if (m_text) {
        const std::string_view piece =
            std::string_view(*m_text).substr(static_cast<std::size_t>(m_position), pieceSize);
        m_position += static_cast<std::int64_t>(piece.size());
        m_ended = piece.empty();
        out.append(piece);
    } else if (m_plain) {
        const std::size_t got = std::fread(m_buffer.get(), 1, pieceSize, m_file);
        if (got == 0 && std::ferror(m_file)) return makeError(ErrorCode::FileUnreadable, {{"path", m_path}});
        m_position += static_cast<std::int64_t>(got);
        m_ended = got == 0;
        out.append(m_buffer.get(), got);
    } else {
        MULIN_TRY(convert(out));
    }
    const auto zero = std::find(out.begin() + static_cast<std::ptrdiff_t>(before), out.end(), '\0');
    out.erase(std::remove(zero, out.end(), '\0'), out.end());
    return !m_ended || out.size() > before;
}

Result<void> TextDecoder::convert(std::string& out) {
    const std::size_t got = std::fread(m_buffer.get(), 1, pieceSize, m_file);
    if (got == 0 && std::ferror(m_file)) return makeError(ErrorCode::FileUnreadable, {{"path", m_path}});
    m_position += static_cast<std::int64_t>(got);
    m_ended = got == 0;
    const char* source = m_buffer.get();
    const char* const sourceEnd = source + got;
    for (;;) {
        const std::size_t start = out.size();
        out.resize(start + pieceSize * 2);
        char* target = out.data() + start;
        UErrorCode status = U_ZERO_ERROR;
        ucnv_convertEx(m_to, m_from, &target, out.data() + out.size(), &source, sourceEnd, m_pivot.get(),
                       &m_pivotSource, &m_pivotTarget, m_pivot.get() + pivotSize, false, m_ended, &status);
        out.resize(static_cast<std::size_t>(target - out.data()));
        if (status == U_BUFFER_OVERFLOW_ERROR) continue;
        if (U_FAILURE(status)) return makeError(ErrorCode::Internal, {}, u_errorName(status));
        return {};
    }
}

} // namespace mulin::sheets

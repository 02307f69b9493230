#include "core/schema/attachment.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <vector>

namespace mulin::schema {

namespace {

constexpr std::size_t longestName = 180; // bytes: file systems take 255, and "name (2).jpg" is written, too

struct Magic {
    std::size_t at;
    std::string_view bytes;
    std::string_view media;
};
using namespace std::string_view_literals;
constexpr Magic magics[] = {
    {0, "\xFF\xD8\xFF"sv, "image/jpeg"},
    {0, "\x89PNG\r\n\x1A\n"sv, "image/png"},
    {0, "GIF87a"sv, "image/gif"},
    {0, "GIF89a"sv, "image/gif"},
    {8, "WEBP"sv, "image/webp"},
    {0, "II*\0"sv, "image/tiff"},
    {0, "MM\0*"sv, "image/tiff"},
    {4, "ftypheic"sv, "image/heic"},
    {4, "ftypheix"sv, "image/heic"},
    {4, "ftypmif1"sv, "image/heic"},
    {4, "ftypavif"sv, "image/avif"},
    {0, "%PDF-"sv, "application/pdf"},
    {0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "application/x-ole-storage"},
    {0, "{\\rtf"sv, "application/rtf"},
    {0, "Rar!\x1A\x07"sv, "application/vnd.rar"},
    {0, "7z\xBC\xAF\x27\x1C"sv, "application/x-7z-compressed"},
    {0, "\x1F\x8B"sv, "application/gzip"},
    {0,
     "\x7F"
     "ELF"sv,
     "application/x-executable"},
    {0, "ID3"sv, "audio/mpeg"},
    {0, "#!AMR"sv, "audio/amr"},
    {8, "WAVE"sv, "audio/wav"},
    {8, "AVI "sv, "video/x-msvideo"},
    {4, "ftypM4A"sv, "audio/mp4"},
    {4, "ftyp"sv, "video/mp4"},
};

/// What a zip is for, by the name of its first entries.
std::string_view zipMedia(std::string_view head) {
    const auto holds = [&](std::string_view part) { return head.find(part) != std::string_view::npos; };
    if (holds("mimetypeapplication/vnd.oasis.opendocument.text")) return "application/vnd.oasis.opendocument.text";
    if (holds("mimetypeapplication/vnd.oasis.opendocument.spreadsheet"))
        return "application/vnd.oasis.opendocument.spreadsheet";
    if (holds("word/")) return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    if (holds("xl/")) return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    if (holds("ppt/")) return "application/vnd.openxmlformats-officedocument.presentationml.presentation";
    if (holds("[Content_Types].xml")) return "application/vnd.openxmlformats-officedocument";
    return "application/zip";
}

bool looksLikeText(std::string_view head) {
    if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) return true; // UTF-16
    return std::none_of(head.begin(), head.end(), [](unsigned char c) {
        return c == 0x7F || (c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f');
    });
}

/// Seen by nobody, yet able to turn a name around or to hide its end.
bool isHidden(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD || c == 0x61C || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF ||
           (c >= 0xFFF0 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE007F);
}

bool isKeptByWindows(std::string_view stem) {
    std::string upper;
    for (const char c : stem.substr(0, stem.find('.'))) upper += static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c);
    while (!upper.empty() && upper.back() == ' ') upper.pop_back();
    constexpr std::array plain = {"CON"sv, "PRN"sv, "AUX"sv, "NUL"sv};
    if (std::find(plain.begin(), plain.end(), upper) != plain.end()) return true;
    return upper.size() == 4 && (upper.starts_with("COM") || upper.starts_with("LPT")) && upper[3] >= '0' &&
           upper[3] <= '9';
}

void trimEnds(std::string& name) {
    while (!name.empty() && (name.back() == '.' || name.back() == ' ')) name.pop_back();
    name.erase(0, std::min(name.find_first_not_of(' '), name.size()));
}

/// ".jpg" of a name without one.
std::string_view endingOf(std::string_view media) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 5> endings{{{"image/jpeg", ".jpg"},
                                                                                    {"image/png", ".png"},
                                                                                    {"image/gif", ".gif"},
                                                                                    {"application/pdf", ".pdf"},
                                                                                    {"text/plain", ".txt"}}};
    for (const auto& [kind, ending] : endings)
        if (kind == media) return ending;
    return {};
}

std::optional<Hash> hashFrom(std::string_view hex) {
    Hash hash;
    if (hex.size() != 2 * hash.size()) return std::nullopt;
    for (std::size_t i = 0; i < hash.size(); ++i) {
        const char* const from = hex.data() + 2 * i;
        if (std::from_chars(from, from + 2, hash[i], 16).ptr != from + 2) return std::nullopt;
    }
    return hexOf(hash) == hex ? std::optional(hash) : std::nullopt;
}

} // namespace

std::string Attachment::text() const {
    std::string out = name + '|' + std::to_string(size) + '|' + media + '|' + hexOf(hash);
    if (!key.empty()) out += '|' + key;
    return out;
}

std::optional<Attachment> Attachment::parse(std::string_view text) {
    std::vector<std::string_view> parts;
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t bar = std::min(text.find('|', from), text.size());
        parts.push_back(text.substr(from, bar - from));
        from = bar + 1;
    }
    if (parts.size() != 4 && parts.size() != 5) return std::nullopt;
    Attachment made;
    made.name = parts[0];
    made.media = parts[2];
    const auto* end = parts[1].data() + parts[1].size();
    const auto hash = hashFrom(parts[3]);
    if (std::from_chars(parts[1].data(), end, made.size).ptr != end || !hash) return std::nullopt;
    made.hash = *hash;
    if (parts.size() == 5) {
        if (!hashFrom(parts[4])) return std::nullopt;
        made.key = parts[4];
    }
    const bool kind = !made.media.empty() && std::all_of(made.media.begin(), made.media.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '/' || c == '-' || c == '.';
    });
    if (!kind || made.size <= 0 || made.size > attachmentLimit || made.text() != text ||
        cleanFileName(made.name, made.media) != made.name)
        return std::nullopt;
    return made;
}

std::string mediaOf(std::string_view head) {
    const auto begins = [&](std::size_t at, std::string_view bytes) {
        return head.size() >= at + bytes.size() && head.substr(at, bytes.size()) == bytes;
    };
    if (begins(0, "PK\x03\x04")) return std::string(zipMedia(head));
    if (begins(0, "BM") && begins(6, "\0\0\0\0"sv)) return "image/bmp";
    if (begins(0, "MZ") && head.size() > 64) return "application/x-msdownload";
    for (const Magic& magic : magics)
        if (begins(magic.at, magic.bytes)) return std::string(magic.media);
    return looksLikeText(head) ? "text/plain" : "application/octet-stream";
}

std::string cleanFileName(std::string_view name, std::string_view media) {
    const auto slash = name.find_last_of("/\\");
    std::string clean;
    for (const char32_t c : codepoints(validUtf8(slash == std::string_view::npos ? name : name.substr(slash + 1)))) {
        if (isHidden(c)) continue;
        const bool taken = c < 0x80 && std::strchr("<>:\"|?*", static_cast<int>(c)) != nullptr;
        clean += taken ? std::string("_") : utf8(std::u32string(1, c));
    }
    clean = nfc(clean); // what a hidden sign kept apart comes together
    trimEnds(clean);
    if (clean.find_first_not_of('.') == std::string::npos) clean = "file" + std::string(endingOf(media));
    if (isKeptByWindows(clean)) clean.insert(0, "_");
    if (clean.size() > longestName) {
        // The ending says what it is: the middle goes.
        const auto dot = clean.rfind('.');
        std::string ending = dot != std::string::npos && clean.size() - dot <= 16 ? clean.substr(dot) : std::string();
        std::string stem = clean.substr(0, longestName - ending.size());
        while (!stem.empty() && (static_cast<unsigned char>(clean[stem.size()]) & 0xC0) == 0x80) stem.pop_back();
        trimEnds(stem);
        clean = stem + ending;
    }
    return clean;
}

} // namespace mulin::schema

// The value of an attachment field: what a file is called, how big and of what kind it is, and which content it has.
// The content itself lies in the file once for all who name it: core/journal/blobs.h.
//
// As text: name|size|media|hash, of a sealed record name|size|media|hash|key. The name comes first, so that lists sort
// by it; cleanFileName leaves no bar in it.
#pragma once

#include "core/base/hash.h"
#include "core/schema/value.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mulin::schema {

inline constexpr std::int64_t attachmentLimit = 20 * 1024 * 1024; ///< bytes

struct Attachment {
    std::string name;      ///< as cleanFileName leaves it
    std::int64_t size = 0; ///< of the file, bytes
    std::string media;     ///< mediaOf its beginning: "image/jpeg"
    Hash hash{};           ///< of what lies in the file of the office
    std::string key{};     ///< of a sealed record: 64 hex digits, without which the content cannot be read

    bool isPicture() const { return media.starts_with("image/"); }
    std::string text() const;
    /// nullopt: not written by text().
    static std::optional<Attachment> parse(std::string_view text);
    static std::optional<Attachment> of(const Value& value) { return parse(value.text()); }
    bool operator==(const Attachment&) const = default;
};

/// What kind of file begins so, whatever it is called. "text/plain" for words in any encoding,
/// "application/octet-stream" for what is not known.
std::string mediaOf(std::string_view head);
inline constexpr std::size_t mediaHead = 4096; ///< bytes that mediaOf wants to see

/// A name that can do no harm wherever it is written to: without folders, control and direction characters, names that
/// Windows keeps for itself, a dot or a space at the end; at most 180 bytes. Never empty.
std::string cleanFileName(std::string_view name, std::string_view media);

} // namespace mulin::schema

// Internal to core/db: what lies before SQLite's first byte in an encrypted file: two copies of the same 32 KiB, of
// which one is always whole. Everything secret in it is wrapped; what can be read without a key is how many users have
// a password, how costly it is to try one, and when it was set.
#pragma once

#include "core/db/page_cipher.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace mulin::db {

class FileHeader {
public:
    static constexpr std::size_t copySize = 32768;
    static constexpr std::int64_t bothCopies = 2 * copySize;
    static constexpr std::uint32_t ownVersion = 1;
    static constexpr std::size_t slotSize = 256;
    static constexpr std::size_t slotCount = 120;
    static constexpr std::size_t recoverySize = 96;

    /// Without slots; as random as its salt.
    static FileHeader fresh(const FileSalt& salt);
    /// Nothing if the bytes are not whole, or not of this version.
    static std::optional<FileHeader> parse(std::span<const unsigned char> copy);

    FileSalt salt() const;
    std::uint64_t generation() const; ///< counts the changes
    bool initialised() const;         ///< a database lies behind it: bare, it would pass for an empty one
    void setInitialised();
    std::span<const unsigned char> slot(std::size_t index) const;
    std::span<unsigned char> slot(std::size_t index);
    std::span<const unsigned char> recovery() const; ///< the recovery key, wrapped by the file's
    std::span<unsigned char> recovery();

    /// The next generation, with tag and checksum.
    void finish(const Key& key);
    bool isOf(const Key& key) const; ///< made by whoever had this key
    std::span<const unsigned char> bytes() const { return m_bytes; }

private:
    FileHeader() : m_bytes(copySize) {}
    std::vector<unsigned char> m_bytes;
};

/// Both copies, as they lie in a file.
struct HeaderCopies {
    enum class State {
        Plain, ///< no encrypted file
        Sound, ///< at least one copy is whole
        Newer,
        Damaged,
        Truncated,
        Unfinished, ///< the file ends behind its header, and never held more
    };
    State state = State::Plain;
    std::optional<FileHeader> header; ///< the newest
    bool whole[2] = {false, false};   ///< and of that generation
    std::uint32_t version = 0;
    bool alike() const { return whole[0] && whole[1]; }
};

/// `read` fills `amount` bytes from `offset` and returns SQLite's result code.
using ReadBytes = std::function<int(unsigned char* buffer, int amount, std::int64_t offset)>;
int readHeader(const ReadBytes& read, std::int64_t fileSize, HeaderCopies& copies);

} // namespace mulin::db

// Secrets in memory: locked where the system allows it, between guard pages, wiped when the last copy goes. They have
// no operator that prints them.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string_view>

namespace mulin::db {

/// Memory for `size` secret bytes, to be filled through the pointer before it is shared.
std::shared_ptr<unsigned char> secretMemory(std::size_t size);
void fillRandomly(std::span<unsigned char> bytes);
bool sameBytes(std::span<const unsigned char> a, std::span<const unsigned char> b); ///< in constant time

/// A secret of fixed size. Copies share the memory.
template<std::size_t Size> class SecretBytes {
public:
    static constexpr std::size_t size = Size;
    SecretBytes() = default; ///< none
    explicit SecretBytes(std::shared_ptr<const unsigned char> bytes) : m_bytes(std::move(bytes)) {}
    static SecretBytes random() {
        auto memory = secretMemory(Size);
        fillRandomly({memory.get(), Size});
        return SecretBytes(std::move(memory));
    }
    explicit operator bool() const { return m_bytes != nullptr; }
    std::span<const unsigned char, Size> bytes() const {
        return std::span<const unsigned char, Size>(m_bytes.get(), Size);
    }
    friend bool operator==(const SecretBytes& a, const SecretBytes& b) {
        return a.m_bytes == b.m_bytes || (a && b && sameBytes(a.bytes(), b.bytes()));
    }

private:
    std::shared_ptr<const unsigned char> m_bytes;
};

/// Opens an encrypted file: the raw key of its pages.
using Key = SecretBytes<32>;
/// What the recovery sheet says: the key follows from it and from the file's salt, even if the whole header is lost.
using RecoveryKey = SecretBytes<20>;

/// A key for `purpose`, which does not give away this one.
Key derivedKey(const Key& key, std::string_view purpose);

/// A password or a recovery code, as typed.
class Secret {
public:
    Secret() = default;
    explicit Secret(std::string_view text);
    std::string_view text() const {
        return empty() ? std::string_view("") : std::string_view(reinterpret_cast<const char*>(m_bytes.get()), m_size);
    }
    bool empty() const { return m_size == 0; }

private:
    std::shared_ptr<const unsigned char> m_bytes;
    std::size_t m_size = 0;
};

} // namespace mulin::db

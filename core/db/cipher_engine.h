// Internal to core/db: AES-256-CBC and HMAC-SHA512 of OpenSSL with their keys set once; it chooses what the processor
// has (AES-NI). One engine belongs to one open file, and so to one thread at a time.
#pragma once

#include "core/db/secret.h"

#include <array>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <openssl/types.h>
#include <span>

namespace mulin::db {

class CipherEngine {
public:
    static constexpr std::size_t ivSize = 16;
    static constexpr std::size_t tagSize = 64;
    using Tag = std::array<unsigned char, tagSize>;
    using Bytes = std::span<const unsigned char>;

    CipherEngine(const Key& cipherKey, const Key& macKey);

    /// `size` in whole blocks of 16 bytes; `in` and `out` may be the same.
    bool encrypt(const unsigned char* iv, const unsigned char* in, unsigned char* out, std::size_t size);
    bool decrypt(const unsigned char* iv, const unsigned char* in, unsigned char* out, std::size_t size);
    bool tag(std::initializer_list<Bytes> parts, Tag& out);
    static bool randomIv(unsigned char* iv);

private:
    struct Free {
        void operator()(EVP_CIPHER_CTX* context) const;
        void operator()(EVP_MAC_CTX* context) const;
    };
    std::unique_ptr<EVP_CIPHER_CTX, Free> m_encrypt, m_decrypt;
    std::unique_ptr<EVP_MAC_CTX, Free> m_mac;
};

/// PBKDF2-HMAC-SHA512, as SQLCipher makes the key of its page tags.
Key pbkdf2(const Key& key, std::span<const unsigned char> salt, int rounds);

} // namespace mulin::db

#include "core/db/cipher_engine.h"

#include <new>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/params.h>
#include <openssl/rand.h>

namespace mulin::db {
namespace {

bool runCipher(EVP_CIPHER_CTX* context, const unsigned char* iv, const unsigned char* in, unsigned char* out,
               std::size_t size) {
    int done = 0;
    return EVP_CipherInit_ex(context, nullptr, nullptr, nullptr, iv, -1) == 1 &&
           EVP_CipherUpdate(context, out, &done, in, static_cast<int>(size)) == 1 &&
           static_cast<std::size_t>(done) == size;
}

void setKey(EVP_CIPHER_CTX* context, const EVP_CIPHER* cipher, const Key& key, bool encrypts) {
    if (EVP_CipherInit_ex(context, cipher, nullptr, key.bytes().data(), nullptr, encrypts ? 1 : 0) != 1)
        throw std::bad_alloc();
    EVP_CIPHER_CTX_set_padding(context, 0);
}

} // namespace

void CipherEngine::Free::operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
void CipherEngine::Free::operator()(EVP_MAC_CTX* context) const { EVP_MAC_CTX_free(context); }

CipherEngine::CipherEngine(const Key& cipherKey, const Key& macKey)
    : m_encrypt(EVP_CIPHER_CTX_new()), m_decrypt(EVP_CIPHER_CTX_new()) {
    const std::unique_ptr<EVP_CIPHER, decltype(&EVP_CIPHER_free)> aes(EVP_CIPHER_fetch(nullptr, "AES-256-CBC", nullptr),
                                                                      EVP_CIPHER_free);
    const std::unique_ptr<EVP_MAC, decltype(&EVP_MAC_free)> hmac(EVP_MAC_fetch(nullptr, "HMAC", nullptr), EVP_MAC_free);
    if (!m_encrypt || !m_decrypt || !aes || !hmac) throw std::bad_alloc();
    m_mac.reset(EVP_MAC_CTX_new(hmac.get()));
    if (!m_mac) throw std::bad_alloc();
    setKey(m_encrypt.get(), aes.get(), cipherKey, true);
    setKey(m_decrypt.get(), aes.get(), cipherKey, false);
    char digest[] = "SHA512";
    const OSSL_PARAM parameters[] = {OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest, 0),
                                     OSSL_PARAM_construct_end()};
    if (EVP_MAC_init(m_mac.get(), macKey.bytes().data(), Key::size, parameters) != 1) throw std::bad_alloc();
}

bool CipherEngine::encrypt(const unsigned char* iv, const unsigned char* in, unsigned char* out, std::size_t size) {
    return runCipher(m_encrypt.get(), iv, in, out, size);
}

bool CipherEngine::decrypt(const unsigned char* iv, const unsigned char* in, unsigned char* out, std::size_t size) {
    return runCipher(m_decrypt.get(), iv, in, out, size);
}

bool CipherEngine::tag(std::initializer_list<Bytes> parts, Tag& out) {
    // Without a key: the one that is set stays, already absorbed.
    if (EVP_MAC_init(m_mac.get(), nullptr, 0, nullptr) != 1) return false;
    for (const auto part : parts)
        if (EVP_MAC_update(m_mac.get(), part.data(), part.size()) != 1) return false;
    std::size_t size = 0;
    return EVP_MAC_final(m_mac.get(), out.data(), &size, out.size()) == 1 && size == out.size();
}

bool CipherEngine::randomIv(unsigned char* iv) { return RAND_bytes(iv, ivSize) == 1; }

Key pbkdf2(const Key& key, std::span<const unsigned char> salt, int rounds) {
    auto memory = secretMemory(Key::size);
    if (PKCS5_PBKDF2_HMAC(reinterpret_cast<const char*>(key.bytes().data()), Key::size, salt.data(),
                          static_cast<int>(salt.size()), rounds, EVP_sha512(), Key::size, memory.get()) != 1)
        throw std::bad_alloc();
    return Key(std::move(memory));
}

} // namespace mulin::db

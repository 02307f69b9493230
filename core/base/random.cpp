// Chance from the system. A uid for each of a million rows would be as many system calls, so small requests are served
// from a block; what has been handed out is wiped.
#include "core/base/clock.h"

#include <array>
#include <atomic>
#include <cstring>
#include <sodium.h>

#ifndef _WIN32
#include <pthread.h>
#endif

namespace mulin {

namespace {

constexpr std::size_t longestFromBlock = 32; ///< bytes; keys and whole blocks come from the system itself

std::atomic<unsigned> forks{0};

/// A child process must not draw what its parent draws too.
bool watchForks() {
#ifndef _WIN32
    return pthread_atfork(nullptr, nullptr, [] { forks.fetch_add(1, std::memory_order_relaxed); }) == 0;
#else
    return true;
#endif
}

struct Block {
    std::array<unsigned char, 4096> bytes{};
    std::size_t left = 0;
    unsigned fork = 0;

    ~Block() { sodium_memzero(bytes.data(), bytes.size()); }
    void take(void* to, std::size_t size) {
        const unsigned now = forks.load(std::memory_order_relaxed);
        if (left < size || fork != now) {
            randombytes_buf(bytes.data(), bytes.size());
            left = bytes.size();
            fork = now;
        }
        left -= size;
        std::memcpy(to, bytes.data() + left, size);
        std::memset(bytes.data() + left, 0, size);
    }
};

} // namespace

void SystemRandom::fill(void* bytes, std::size_t size) {
    static const bool watched = watchForks();
    thread_local Block block;
    if (size <= longestFromBlock && watched)
        block.take(bytes, size);
    else
        randombytes_buf(bytes, size);
}

} // namespace mulin

// Chance from the system: never the same twice, not even on both sides of a fork.
#include "core/base/clock.h"

#include <catch2/catch.hpp>
#include <set>
#include <thread>
#include <vector>

#ifndef _WIN32
#include <sys/wait.h>
#include <unistd.h>
#endif

using namespace mulin;

TEST_CASE("small and large requests give every byte a chance, and none comes twice") {
    SystemRandom random;
    std::set<std::vector<unsigned char>> seen;
    for (const std::size_t size : {8u, 16u, 31u, 32u, 33u, 4096u, 5000u})
        for (int turn = 0; turn < 600; ++turn) {
            std::vector<unsigned char> bytes(size + 2, 0xA5);
            random.fill(bytes.data() + 1, size);
            CHECK(bytes.front() == 0xA5);
            CHECK(bytes.back() == 0xA5);
            bytes.pop_back();
            bytes.erase(bytes.begin());
            CHECK(seen.insert(std::move(bytes)).second);
        }
    std::vector<bool> set(16), clear(16);
    for (int turn = 0; turn < 200; ++turn) {
        std::uint16_t word = 0;
        random.fill(&word, sizeof word);
        for (std::size_t bit = 0; bit < 16; ++bit) (word >> bit & 1 ? set : clear)[bit] = true;
    }
    CHECK(set == std::vector<bool>(16, true));
    CHECK(clear == std::vector<bool>(16, true));
}

TEST_CASE("threads draw apart from each other") {
    std::vector<std::uint64_t> drawn[4];
    std::vector<std::thread> threads;
    for (auto& mine : drawn)
        threads.emplace_back([&mine] {
            SystemRandom random;
            for (int i = 0; i < 2000; ++i) mine.push_back(random.next());
        });
    for (std::thread& thread : threads) thread.join();
    std::set<std::uint64_t> all;
    for (const auto& mine : drawn) all.insert(mine.begin(), mine.end());
    CHECK(all.size() == 8000);
}

#ifndef _WIN32
TEST_CASE("a child process does not draw what its parent draws") {
    SystemRandom random;
    (void)random.next(); // a block is at hand
    int ends[2];
    REQUIRE(pipe(ends) == 0);
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        std::uint64_t words[16];
        for (auto& word : words) word = random.next();
        const bool written = write(ends[1], words, sizeof words) == sizeof words;
        _exit(written ? 0 : 1);
    }
    std::set<std::uint64_t> mine;
    for (int i = 0; i < 600; ++i) mine.insert(random.next());
    std::uint64_t words[16] = {};
    CHECK(read(ends[0], words, sizeof words) == sizeof words);
    int status = 0;
    CHECK(waitpid(child, &status, 0) == child);
    CHECK(status == 0);
    for (const std::uint64_t word : words) CHECK_FALSE(mine.contains(word));
    close(ends[0]);
    close(ends[1]);
}
#endif

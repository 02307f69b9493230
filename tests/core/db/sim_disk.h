// A disk in memory, as an SQLite VFS under ours, whose power can be cut: what was not synced survives by chance, sector
// by sector (512 bytes), torn ones with a part of the new bytes; names and sizes likewise.
#pragma once

#include "core/base/clock.h"

#include <map>
#include <optional>
#include <sqlite3.h>
#include <string>
#include <vector>

namespace dbtest {

class SimDisk {
public:
    SimDisk(const std::string& name, std::uint64_t seed);
    ~SimDisk();
    SimDisk(const SimDisk&) = delete;
    SimDisk& operator=(const SimDisk&) = delete;

    const std::string& vfs() const { return m_name; }
    /// After `operations` more writes, truncations, syncs or deletions everything fails.
    void cutAfter(std::int64_t operations) { m_left = operations; }
    bool dead() const { return m_left == 0; }
    /// What the disk holds when power is back.
    void powerCut();
    /// Everything reaches the platters.
    void settle();
    mulin::SeededRandom& random() { return m_random; }

private:
    struct Change {
        bool isSize;
        std::int64_t at; ///< offset, or the size
        std::string bytes;
    };
    struct File {
        std::string now;     ///< what programs see
        std::string durable; ///< what has been synced
        std::vector<Change> pending;
        bool named = false; ///< its entry in the folder is durable
        bool exists = true;
        std::optional<std::string> ghost; ///< what the entry held before a deletion that is not durable yet
    };
    struct Slot {
        sqlite3_file base;
        SimDisk* disk;
        File* file;
    };
    friend struct SimCalls;

    bool spend(); ///< false = no power
    void survive(std::string& content, const Change& change);
    static void apply(std::string& content, const Change& change);

    std::string m_name;
    sqlite3_vfs m_vfs{};
    std::map<std::string, File> m_files;
    mulin::SeededRandom m_random;
    std::int64_t m_left = -1; ///< -1 = no cut is coming
};

} // namespace dbtest

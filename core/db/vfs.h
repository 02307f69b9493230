// Our SQLite VFS: every byte of every database, journal and backup passes through it. It wraps the system's VFS and
// gives two places to slot in: a page codec (a checksum in the reserved bytes of each page of a plain file, a cipher
// for an encrypted one) and an I/O hook (faults in tests).
#pragma once

#include <cstdint>
#include <memory>
#include <string>

namespace mulin::db {

/// Registers the VFS once and returns its name ("mulin").
const char* vfsName();

enum class IoOp { Open, Read, Write, Truncate, Sync, Delete, Lock };

/// Asked before every operation; returns SQLITE_OK to go on or the SQLite error code to report instead.
class IoHook {
public:
    /// Of Sync alone: it is left out and reported as done. For a file that counts for nothing until it is complete;
    /// whoever makes it synchronises it at the end.
    static constexpr int leaveOut = -1;
    virtual ~IoHook() = default;
    virtual int before(IoOp op, const std::string& path, std::int64_t offset, int size) = 0;
};

/// Registers a further VFS with a hook; returns its name for OpenOptions::vfs. Unregistered with unregisterVfs, when
/// all its files are closed. `base` names the VFS that it wraps; empty = the system's.
std::string registerVfs(std::shared_ptr<IoHook> hook, const std::string& base = {});
void unregisterVfs(const std::string& name);

} // namespace mulin::db

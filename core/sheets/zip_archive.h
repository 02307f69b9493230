// A zip file that nobody vouches for: limits are counted while inflating, names are never used as paths.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct zip;
struct zip_file;

namespace mulin::sheets {

class ZipArchive;

/// One entry being inflated. Lives no longer than its archive.
class ZipPart {
public:
    ~ZipPart();
    ZipPart(const ZipPart&) = delete;
    ZipPart& operator=(const ZipPart&) = delete;
    /// Number of bytes read; 0 at the end.
    Result<std::size_t> read(char* buffer, std::size_t size);
    const std::string& name() const { return m_name; }
    std::uint64_t position() const { return m_position; }
    std::uint64_t size() const { return m_size; } ///< as the archive claims

private:
    friend class ZipArchive;
    ZipPart(ZipArchive& archive, zip_file* file, std::uint64_t index, std::string name, std::uint64_t size,
            std::uint64_t packed)
        : m_archive(archive), m_file(file), m_index(index), m_name(std::move(name)), m_size(size), m_packed(packed) {}
    ZipArchive& m_archive;
    zip_file* m_file;
    std::uint64_t m_index;
    std::string m_name;
    std::uint64_t m_size, m_packed, m_position = 0;
};

class ZipArchive {
public:
    static Result<std::unique_ptr<ZipArchive>> open(const std::string& path);
    ~ZipArchive();
    ZipArchive(const ZipArchive&) = delete;
    ZipArchive& operator=(const ZipArchive&) = delete;

    /// The stored name of an entry, found without regard to case, '\' and a leading '/'.
    std::optional<std::string> find(std::string_view name) const;
    Result<std::unique_ptr<ZipPart>> part(std::string_view name);
    const std::string& path() const { return m_path; }

private:
    friend class ZipPart;
    ZipArchive(std::string path, zip* archive) : m_path(std::move(path)), m_zip(archive) {}
    std::string m_path;
    zip* m_zip;
    std::map<std::string, std::uint64_t, std::less<>> m_index; // by folded name
    std::map<std::uint64_t, std::uint64_t> m_inflated;         // largest count so far, by entry
    std::uint64_t m_total = 0, m_fileSize = 0;
};

} // namespace mulin::sheets

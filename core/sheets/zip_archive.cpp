#include "core/sheets/zip_archive.h"

#include "core/sheets/sheet_reader.h"

#include <zip.h>

#include <algorithm>
#include <filesystem>

namespace mulin::sheets {

namespace {

std::string folded(std::string_view name) {
    std::string key;
    for (const char c : name) {
        if (c == '\\')
            key += '/';
        else
            key += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    }
    const auto start = key.find_first_not_of('/');
    return start == std::string::npos ? std::string() : key.substr(start);
}

} // namespace

ZipPart::~ZipPart() { zip_fclose(m_file); }

Result<std::size_t> ZipPart::read(char* buffer, std::size_t size) {
    const zip_int64_t got = zip_fread(m_file, buffer, size);
    if (got < 0) {
        return makeError(ErrorCode::SheetDamaged, {{"path", m_archive.m_path}, {"part", m_name}},
                         zip_file_strerror(m_file));
    }
    m_position += static_cast<std::uint64_t>(got);
    auto& counted = m_archive.m_inflated[m_index];
    if (m_position > counted) {
        m_archive.m_total += m_position - counted;
        counted = m_position;
    }
    if (m_position > Limits::zipRatioFrom && m_position / Limits::zipRatio > m_packed)
        return makeError(ErrorCode::SheetUnsafe, {{"path", m_archive.m_path}, {"what", "bomb"}}, m_name);
    if (m_archive.m_total > Limits::zipBytes)
        return makeError(ErrorCode::SheetTooBig, {{"path", m_archive.m_path}, {"what", "file"}}, m_name);
    return static_cast<std::size_t>(got);
}

Result<std::unique_ptr<ZipArchive>> ZipArchive::open(const std::string& path) {
    int code = 0;
    zip* raw = zip_open(path.c_str(), ZIP_RDONLY, &code);
    if (!raw) {
        if (code == ZIP_ER_NOENT) return makeError(ErrorCode::FileNotFound, {{"path", path}});
        if (code == ZIP_ER_OPEN) return makeError(ErrorCode::FileUnreadable, {{"path", path}});
        return makeError(ErrorCode::SheetDamaged, {{"path", path}, {"part", "zip"}},
                         "zip error " + std::to_string(code));
    }
    std::unique_ptr<ZipArchive> archive(new ZipArchive(path, raw));
    std::error_code failed;
    archive->m_fileSize = std::filesystem::file_size(path, failed);
    const zip_int64_t count = zip_get_num_entries(raw, 0);
    if (count < 0 || static_cast<std::uint64_t>(count) > Limits::zipEntries)
        return makeError(ErrorCode::SheetUnsafe, {{"path", path}, {"what", "entries"}}, std::to_string(count));
    for (zip_int64_t i = 0; i < count; ++i) {
        const auto index = static_cast<zip_uint64_t>(i);
        // the first of two equal names counts, as in every sheet program
        if (const char* name = zip_get_name(raw, index, ZIP_FL_ENC_GUESS))
            archive->m_index.emplace(folded(name), index);
    }
    return archive;
}

ZipArchive::~ZipArchive() { zip_discard(m_zip); }

std::optional<std::string> ZipArchive::find(std::string_view name) const {
    const auto at = m_index.find(folded(name));
    if (at == m_index.end()) return std::nullopt;
    return at->first;
}

Result<std::unique_ptr<ZipPart>> ZipArchive::part(std::string_view name) {
    const auto at = m_index.find(folded(name));
    const std::string shown(name);
    if (at == m_index.end()) return makeError(ErrorCode::SheetDamaged, {{"path", m_path}, {"part", shown}}, "missing");
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_stat_index(m_zip, at->second, 0, &stat) != 0)
        return makeError(ErrorCode::SheetDamaged, {{"path", m_path}, {"part", shown}}, zip_strerror(m_zip));
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) && stat.encryption_method != ZIP_EM_NONE)
        return makeError(ErrorCode::SheetEncrypted, {{"path", m_path}});
    if (stat.size > Limits::zipBytes && stat.size / Limits::zipRatio > stat.comp_size)
        return makeError(ErrorCode::SheetUnsafe, {{"path", m_path}, {"what", "bomb"}}, shown);
    if (stat.size > Limits::zipBytes)
        return makeError(ErrorCode::SheetTooBig, {{"path", m_path}, {"what", "file"}}, shown);
    zip_file* file = zip_fopen_index(m_zip, at->second, 0);
    if (!file) return makeError(ErrorCode::SheetDamaged, {{"path", m_path}, {"part", shown}}, zip_strerror(m_zip));
    const auto packed = std::min(stat.comp_size, m_fileSize); // the archive may claim anything
    return std::unique_ptr<ZipPart>(new ZipPart(*this, file, at->second, shown, stat.size, packed));
}

} // namespace mulin::sheets

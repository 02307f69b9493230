#include "core/sheets/output_place.h"

#include <cstdio>
#include <cstring>
#include <filesystem>

namespace mulin::sheets {

namespace fs = std::filesystem;

namespace {

fs::path pathOf(const std::string& utf8) { return {std::u8string(utf8.begin(), utf8.end())}; }

bool isOffice(const std::string& path) {
    char head[16] = {};
    std::FILE* file = std::fopen(path.c_str(), "rb");
    if (!file) return false;
    const bool read = std::fread(head, 1, sizeof head, file) == sizeof head;
    std::fclose(file);
    return read && std::memcmp(head, "SQLite format 3", sizeof head) == 0;
}

} // namespace

Result<void> checkOutput(const std::string& target, const std::vector<std::string>& inputs) {
    const auto refused = [&](ErrorCode code, const char* what) {
        return makeError(code, {{"path", target}, {"what", what}});
    };
    if (target.empty()) return refused(ErrorCode::FileNotFound, "empty");
    std::error_code failed;
    const fs::path path = pathOf(target);
    const fs::path folder = fs::absolute(path, failed).parent_path();
    const auto above = fs::status(folder, failed).type();
    if (above == fs::file_type::not_found || above == fs::file_type::regular)
        return refused(ErrorCode::FileNotFound, "folder");
    const auto kind = fs::status(path, failed).type();
    if (kind == fs::file_type::directory) return refused(ErrorCode::FileUnreadable, "folder");
    const bool there = kind == fs::file_type::regular;
    // A device would be replaced by a file.
    if (fs::exists(path, failed) && !there) return refused(ErrorCode::FileUnreadable, "special");
    const auto plain = fs::weakly_canonical(path, failed);
    for (const std::string& input : inputs) {
        for (const char* beside : {"", "-journal", ".lock"})
            if (!failed && plain == fs::weakly_canonical(pathOf(input + beside), failed))
                return refused(ErrorCode::FileExists, "input");
        if (there && fs::equivalent(path, pathOf(input), failed)) return refused(ErrorCode::FileExists, "input");
        failed.clear();
    }
    if (there && isOffice(target)) return refused(ErrorCode::FileExists, "office");
    return {};
}

} // namespace mulin::sheets

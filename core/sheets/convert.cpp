#include "core/sheets/convert.h"

#include "core/sheets/child_process.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <string_view>
#include <unistd.h>

namespace mulin::sheets {

namespace {

constexpr int step = 200;

bool isProgram(const std::string& path) { return ::access(path.c_str(), X_OK) == 0; }

} // namespace

std::string converter() {
    for (const char* path :
         {"/usr/bin/soffice", "/usr/local/bin/soffice", "/usr/bin/libreoffice", "/opt/libreoffice/program/soffice"})
        if (isProgram(path)) return path;
    return {};
}

bool isConvertible(const std::string& format) {
    static constexpr std::array<std::string_view, 5> known{"xls 95", "xlsb", "xml", "et", "odf"};
    return std::find(known.begin(), known.end(), format) != known.end();
}

ConvertedSheet::~ConvertedSheet() {
    std::error_code ignored;
    std::filesystem::remove_all(m_folder, ignored);
}

Error ConvertedSheet::told(Error error) const {
    for (auto& [name, value] : error.args)
        if (value == m_path) value = m_original;
    return error;
}

Result<std::shared_ptr<const ConvertedSheet>> convertSheet(const std::string& path, const std::string& program,
                                                           Progress& progress, int patienceMs) {
    namespace fs = std::filesystem;
    std::error_code failed;
    const std::string extension = fs::path(path).extension().string();
    const Error impossible = makeError(ErrorCode::SheetConverter, {{"path", path}, {"format", extension}});
    if (program.empty()) return impossible;
    if (!fs::exists(path, failed)) return makeError(ErrorCode::FileNotFound, {{"path", path}});
    std::string folder = (fs::temp_directory_path(failed) / "mulin-sheet-XXXXXX").string();
    if (failed || ::mkdtemp(folder.data()) == nullptr) return makeError(ErrorCode::IoError, {{"path", folder}});
    const std::shared_ptr<ConvertedSheet> sheet(new ConvertedSheet(folder));
    sheet->m_original = path;
    const std::string out = folder + "/out";
    const char* search = std::getenv("PATH");
    MULIN_TRY_LET(child, ChildProcess::start({{program, "-env:UserInstallation=file://" + folder + "/profile",
                                               "--headless", "--norestore", "--convert-to", "xlsx", "--outdir", out,
                                               fs::absolute(path, failed).string()},
                                              {"HOME=" + folder, "TMPDIR=" + folder, "LC_ALL=C.UTF-8",
                                               "PATH=" + std::string(search ? search : "/usr/bin:/bin")}}));
    std::optional<int> ended;
    for (int waited = 0; !ended && waited < patienceMs; waited += step) {
        if (progress.cancelled()) return makeError(ErrorCode::Cancelled);
        progress.report(waited, patienceMs);
        ended = child.wait(step);
    }
    if (!ended) return makeError(ErrorCode::SheetHelper, {{"path", path}, {"what", "time"}});
    for (const auto& entry : fs::directory_iterator(out, failed))
        if (entry.path().extension() == ".xlsx") sheet->m_path = entry.path().string();
    if (sheet->m_path.empty()) return impossible;
    return std::shared_ptr<const ConvertedSheet>(sheet);
}

} // namespace mulin::sheets

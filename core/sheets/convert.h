// A sheet in a format that is not read here becomes an .xlsx by LibreOffice, where it is installed and the user says
// so.
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"

#include <memory>
#include <string>

namespace mulin::sheets {

/// The path of LibreOffice; empty if it is not installed.
std::string converter();
/// Would it know the format of a SheetOldFormat? Documents and pages are no sheets, whatever tables they hold.
bool isConvertible(const std::string& format);

/// An .xlsx in a folder of its own, which only its owner can read and which goes with this.
class ConvertedSheet {
public:
    ~ConvertedSheet();
    ConvertedSheet(const ConvertedSheet&) = delete;
    ConvertedSheet& operator=(const ConvertedSheet&) = delete;
    const std::string& path() const { return m_path; }
    /// The error with the file that somebody chose in place of this one, which nobody knows.
    Error told(Error error) const;

private:
    friend Result<std::shared_ptr<const ConvertedSheet>> convertSheet(const std::string&, const std::string&, Progress&,
                                                                      int);
    explicit ConvertedSheet(std::string folder) : m_folder(std::move(folder)) {}
    std::string m_folder, m_path, m_original;
};

/// Errors: SheetHelper{what: time}, SheetConverter{format}, Cancelled.
Result<std::shared_ptr<const ConvertedSheet>> convertSheet(const std::string& path, const std::string& program,
                                                           Progress& progress, int patienceMs = 120'000);

} // namespace mulin::sheets

// What the import page does besides showing: keeps column maps, gives rows back, stops a reading.
#pragma once

#include "core/base/progress.h"
#include "core/schema/catalogue.h"
#include "core/sheets/import.h"

#include <QtCore/QString>

#include <atomic>
#include <memory>

namespace mulin::ui {

/// Passes progress on and can be stopped from the page as well.
class StoppableProgress final : public Progress {
public:
    using Flag = std::shared_ptr<std::atomic<bool>>;
    StoppableProgress(Progress& progress, Flag stopped) : m_progress(progress), m_stopped(std::move(stopped)) {}
    void report(std::int64_t done, std::int64_t total) override { m_progress.report(done, total); }
    bool cancelled() const override { return m_stopped->load() || m_progress.cancelled(); }

private:
    Progress& m_progress;
    Flag m_stopped;
};

/// Names of the column maps that were kept for a type, and the file of one.
QStringList savedMaps(const std::string& type);
QString savedMapPath(const std::string& type, const QString& name);
/// Makes the folder if needed.
Result<void> saveMap(const sheets::ColumnMap& map, const QString& name);

/// The rows of a report in the columns of their sheet, with the reason behind them.
Result<void> writeReturned(const std::string& path, const sheets::Header& header,
                           const std::vector<sheets::Rejection>& rows, const sheets::ImportRequest& request);

} // namespace mulin::ui

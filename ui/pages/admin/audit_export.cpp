#include "ui/pages/admin/audit_export.h"

#include "core/sheets/sheet_writer.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>
#include <QtCore/QLocale>

#include <span>

namespace mulin::ui {

namespace {

constexpr std::size_t actsAtOnce = 200;

class AuditExportWords {
    Q_DECLARE_TR_FUNCTIONS(mulin::ui::AuditExport)
};

Result<std::int64_t> write(const security::Disclosure& allowed, const ReadContext& context,
                           const std::vector<std::int64_t>& rows, const std::string& path) {
    sheets::WriteOptions options;
    options.sheetName = AuditExportWords::tr("Audit").toStdString();
    MULIN_TRY_LET(sheet, sheets::createSheet(allowed, path, options));
    const char* const titles[] = {QT_TRANSLATE_NOOP("mulin::ui::AuditExport", "When"),
                                  QT_TRANSLATE_NOOP("mulin::ui::AuditExport", "Who"),
                                  QT_TRANSLATE_NOOP("mulin::ui::AuditExport", "What"),
                                  QT_TRANSLATE_NOOP("mulin::ui::AuditExport", "About"),
                                  QT_TRANSLATE_NOOP("mulin::ui::AuditExport", "Device"),
                                  QT_TRANSLATE_NOOP("mulin::ui::AuditExport", "State"),
                                  QT_TRANSLATE_NOOP("mulin::ui::AuditExport", "Number of the act")};
    std::vector<sheets::ColumnSpec> columns;
    for (const char* title : titles) columns.push_back({AuditExportWords::tr(title).toStdString(), 0});
    MULIN_TRY(sheet->header(columns));
    std::int64_t written = 0;
    for (std::size_t at = 0; at < rows.size(); at += actsAtOnce) {
        context.progress.report(static_cast<std::int64_t>(at), static_cast<std::int64_t>(rows.size()));
        if (context.progress.cancelled()) return makeError(ErrorCode::Cancelled);
        const std::size_t count = std::min(actsAtOnce, rows.size() - at);
        MULIN_TRY_LET(acts, journal::actsAt(context.reader, context.access, std::span(rows).subspan(at, count)));
        for (const journal::Act& act : acts) {
            const ActRow row = actRow(context, act);
            const std::string texts[] = {
                row.when.toStdString(),   row.who.toStdString(),   row.what.toStdString(), row.about.toStdString(),
                row.device.toStdString(), row.state.toStdString(), act.txn.hex()};
            std::vector<sheets::Cell> cells;
            for (const std::string& text : texts) cells.push_back(sheets::textCell(text));
            MULIN_TRY(sheet->row(cells));
            ++written;
        }
    }
    MULIN_TRY(sheet->close());
    return written;
}

} // namespace

void exportActs(OfficeSession& session, const std::vector<std::int64_t>& rows, const QString& path) {
    security::Leaving leaving{access::Right::Export, "journal"};
    leaving.count = static_cast<std::int64_t>(rows.size());
    leaving.path = path.toStdString();
    session.disclose(&session, leaving, [&session, rows, path](const security::Disclosure& allowed) {
        session.readTask(
            AuditExportWords::tr("Exporting the log"), &session,
            [allowed, rows, file = path.toStdString()](const ReadContext& context) -> Result<std::int64_t> {
                return write(allowed, context, rows, file);
            },
            [&session, path](const Result<std::int64_t>& written) {
                if (!written) return session.sayError(written.error());
                session.say({StatusMessage::Kind::Done,
                             AuditExportWords::tr("%1 acts exported: %2")
                                 .arg(QLocale(QLocale::English).toString(static_cast<qlonglong>(*written)),
                                      QFileInfo(path).fileName())});
            });
    });
}

} // namespace mulin::ui

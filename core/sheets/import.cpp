#include "core/sheets/import.h"

#include "core/schema/validation.h"
#include "core/sheets/import_targets.h"
#include "core/sheets/importer.h"
#include "core/sheets/ledger_column.h"
#include "core/sheets/output_place.h"
#include "core/sheets/reject_writer.h"
#include "core/sheets/sheet_table.h"

#include <algorithm>
#include <chrono>

namespace mulin::sheets {

using schema::FieldType;

namespace {

constexpr std::size_t keptRejections = 1000;

} // namespace

bool endsImport(ErrorCode code) {
    switch (code) {
    case ErrorCode::Cancelled:
    case ErrorCode::DiskFull:
    case ErrorCode::IoError:
    case ErrorCode::FileDamaged:
    case ErrorCode::FileReadOnly:
    case ErrorCode::FileInUse:
    case ErrorCode::Denied:
    case ErrorCode::VaultLocked:
    case ErrorCode::Internal: return true;
    default: return false;
    }
}

namespace {

/// The rows that come back, complete before the import is: the file gets its name when the act is done, and is not
/// there if it fails.
class StagedRejects {
public:
    explicit StagedRejects(const ImportRequest& request, const SheetTable& opened)
        : m_target(request.rejects)
        , m_file(request.rejects, true)
        , m_writer(m_file.path(), opened.header(), request.reasonHeading, {}, opened.width()) {}
    Result<void> add(const Row& row, const std::string& reason) { return named(m_writer.add(row, reason)); }
    Result<void> complete() { return named(m_writer.close()); }
    Result<void> commit() { return m_writer.count() ? m_file.commit() : Result<void>(); }

private:
    /// The user knows nothing of the other name.
    Result<void> named(Result<void> done) const {
        if (done) return done;
        Error error = done.error();
        for (auto& [name, value] : error.args)
            if (name == "path" && value == m_file.path()) value = m_target;
        return error;
    }
    std::string m_target;
    PendingFile m_file;
    RejectWriter m_writer;
};

} // namespace

Result<SheetPreview> preview(const schema::Catalogue& catalogue, const ImportRequest& request, Date today,
                             Progress& progress) {
    MULIN_TRY_LET(type, catalogue.type(request.type));
    MULIN_TRY_LET(opened, SheetTable::open(catalogue, *type, request));
    SheetPreview out;
    out.sheet = opened.reader().sheetName();
    out.sheets = opened.reader().sheetNames();
    out.format = opened.reader().format();
    out.encoding = opened.reader().encoding();
    out.header = opened.header();
    out.mapping = opened.mapping();
    out.targets = importTargets(catalogue, *type);
    ColumnSurvey survey(opened.mapping(),
                        [targets = Mapper(importTargets(catalogue, *type)),
                         today](const std::string& id, const Cell& cell) -> std::optional<ErrorCode> {
                            const Target* target = targets.find(id);
                            if (!target || !target->field) return std::nullopt;
                            const schema::FieldDef& field = *target->field;
                            if (field.type == FieldType::IdNumber && (cell.digitsLost || showsLostDigits(cell.text)))
                                return ErrorCode::BadIdNumber;
                            // Whether what a link names is there, the check of the rows tells.
                            if (field.type == FieldType::Formula || (!target->link.empty() && !target->beside))
                                return std::nullopt;
                            const auto value = cellValue(*target->type, field, cell.text, today);
                            if (!value && value.error().code != ErrorCode::Required) return value.error().code;
                            return std::nullopt;
                        });
    Row row;
    for (;;) {
        MULIN_TRY_LET(more, opened.next(row));
        if (!more) break;
        if (progress.cancelled()) return makeError(ErrorCode::Cancelled);
        progress.report(opened.reader().position(), opened.reader().size());
        survey.add(row);
        ++out.rows;
        if (out.samples.size() < 100) out.samples.push_back(KeptRow(row).texts);
    }
    if (out.rows == 0) return makeError(ErrorCode::SheetEmpty, {{"path", request.path}});
    out.columns = survey.columns();
    return out;
}

Result<ImportReport> importSheet(journal::Journal& journal, const access::Access& access, const ImportRequest& request,
                                 Progress& progress) {
    if (!access.allows(access::Right::Import, request.type))
        return makeError(ErrorCode::Denied, {{"operation", "import"}, {"type", request.type}});
    const auto start = std::chrono::steady_clock::now();
    MULIN_TRY_LET(type, journal.catalogue().type(request.type));
    MULIN_TRY_LET(opened, SheetTable::open(journal.catalogue(), *type, request));
    ImportReport report;
    report.type = type->id;
    report.mapping = opened.mapping();
    MULIN_TRY(checkSaysWhom(journal.catalogue(), *type, opened.mapping(), request.path));
    std::optional<StagedRejects> rejects;
    if (!request.rejects.empty()) {
        MULIN_TRY(checkOutput(request.rejects, {request.path, journal.path()}));
        rejects.emplace(request, opened);
    }
    journal::Operation operation{"import", {{"type", type->id}}, journal::TxnKind::Change, true};
    if (!request.pasted) operation.args["file"] = request.path.substr(request.path.find_last_of("/\\") + 1);
    const auto body = [&](journal::Writer& writer) -> Result<void> {
        const auto importer = type->id == "person"
                                  ? makePersonImporter(writer, opened.mapping())
                                  : makeRecordImporter(writer, journal.catalogue(), *type, opened.mapping());
        LedgerColumn ledgers(journal.catalogue(), access, *type, opened.mapping());
        Row row;
        for (;;) {
            MULIN_TRY_LET(more, opened.next(row));
            if (!more) break;
            if (report.rows % 64 == 0) {
                if (progress.cancelled()) return makeError(ErrorCode::Cancelled);
                progress.report(opened.reader().position(), opened.reader().size());
            }
            ++report.rows;
            const auto belongs = ledgers.check(row);
            const auto outcome = belongs ? importer->add(row) : Result<RowOutcome>(belongs.error());
            if (outcome) {
                ++(*outcome == RowOutcome::Added     ? report.added
                   : *outcome == RowOutcome::Updated ? report.updated
                                                     : report.duplicates);
                continue;
            }
            if (endsImport(outcome.error().code)) return outcome.error();
            ++report.rejected;
            importer->standAlone(row);
            if (report.rejections.size() < keptRejections)
                report.rejections.push_back({row.number, outcome.error(), KeptRow(row).texts});
            if (rejects) MULIN_TRY(rejects->add(row, request.words(outcome.error())));
        }
        importer->finish(report);
        if (progress.cancelled()) return makeError(ErrorCode::Cancelled);
        if (report.rows == 0) return makeError(ErrorCode::SheetEmpty, {{"path", request.path}});
        return rejects ? rejects->complete() : Result<void>();
    };
    MULIN_TRY_LET(changes, request.dryRun ? journal.rehearse(access, operation, body)
                                          : journal.transact(access, operation, body));
    // What was taken over stays, even if the rows that came back find no place.
    if (rejects)
        if (const auto kept = rejects->commit(); !kept) report.rejectsFailed = kept.error();
    if (!request.dryRun) {
        report.txn = changes.txn;
        report.changes = std::move(changes);
    }
    report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return report;
}

} // namespace mulin::sheets

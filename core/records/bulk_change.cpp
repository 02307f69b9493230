#include "core/records/bulk_change.h"

#include "core/records/query.h"

#include <algorithm>

namespace mulin::records {

namespace {

Result<void> changeOne(journal::Writer& writer, const BulkChange& change, RecordId id) {
    if (change.remove) return writer.remove(change.type, id);
    if (change.makes.empty()) return writer.update(change.type, id, change.values);
    schema::Values values = change.values;
    MULIN_TRY(writer.create(change.makes, values.set(change.madeFor, id)));
    return {};
}

/// Says the record all of it already? Links are written anew in any case.
bool saysSo(const journal::Record& record, const BulkChange& change) {
    if (change.remove || !change.makes.empty() || !change.values.links.empty()) return false;
    return std::all_of(change.values.fields.begin(), change.values.fields.end(), [&](const auto& field) {
        return !record.withholds(field.first) && record.get(field.first) == field.second;
    });
}

/// Of the record, not of the file or the act as a whole.
bool isOfRecord(ErrorCode code) {
    switch (code) {
    case ErrorCode::Cancelled:
    case ErrorCode::DiskFull:
    case ErrorCode::IoError:
    case ErrorCode::FileDamaged:
    case ErrorCode::FileReadOnly:
    case ErrorCode::FileInUse:
    case ErrorCode::VaultLocked:
    case ErrorCode::Internal: return false;
    default: return true;
    }
}

} // namespace

Result<BulkPlan> planBulk(journal::Journal& journal, const access::Access& access, const BulkChange& change,
                          std::span<const std::int64_t> rows, Progress& progress) {
    constexpr std::size_t atOnce = 100;
    journal::Operation operation;
    operation.id = change.written() + change.act();
    operation.args["type"] = change.written();
    BulkPlan plan;
    for (std::size_t at = 0; at < rows.size(); at += atOnce) {
        progress.report(static_cast<std::int64_t>(at), static_cast<std::int64_t>(rows.size()));
        const auto part = rows.subspan(at, std::min(atOnce, rows.size() - at));
        MULIN_TRY_LET(found, window(journal.reader(), journal.tables(), access, change.type, part));
        for (const auto& record : found) {
            if (progress.cancelled()) return makeError(ErrorCode::Cancelled);
            if (!record || !record->alive) {
                ++plan.gone;
            } else if (saysSo(*record, change)) {
                ++plan.same;
            } else {
                const RecordId id = record->id();
                const auto tried = journal.rehearse(
                    access, operation, [&](journal::Writer& writer) { return changeOne(writer, change, id); });
                if (tried)
                    plan.can.push_back(id);
                else if (isOfRecord(tried.error().code))
                    plan.refused.push_back({id, tried.error()});
                else
                    return tried.error();
            }
        }
    }
    return plan;
}

Result<BulkOutcome> applyBulk(journal::Journal& journal, const access::Access& access,
                              const journal::Operation& operation, const BulkChange& change,
                              std::span<const RecordId> records, Progress& progress) {
    BulkOutcome outcome;
    std::vector<RecordId> left(records.begin(), records.end());
    while (!left.empty()) {
        std::optional<std::size_t> refused;
        auto named = operation;
        named.args["count"] = std::to_string(left.size());
        const auto done = journal.transact(access, named, [&](journal::Writer& writer) -> Result<void> {
            for (std::size_t i = 0; i < left.size(); ++i) {
                if (i % 64 == 0) {
                    progress.report(static_cast<std::int64_t>(i), static_cast<std::int64_t>(left.size()));
                    if (progress.cancelled()) return makeError(ErrorCode::Cancelled);
                }
                const auto one = changeOne(writer, change, left[i]);
                if (one) continue;
                if (isOfRecord(one.error().code)) refused = i;
                return one.error();
            }
            return {};
        });
        if (done) {
            outcome.done = static_cast<std::int64_t>(left.size());
            outcome.changes = *done;
            return outcome;
        }
        if (!refused) return done.error();
        outcome.refused.push_back({left[*refused], done.error()});
        left.erase(left.begin() + static_cast<std::ptrdiff_t>(*refused));
    }
    return outcome;
}

} // namespace mulin::records

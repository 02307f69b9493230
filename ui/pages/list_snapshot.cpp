#include "ui/pages/list_snapshot.h"

#include "core/records/view.h"
#include "ui/grids/record_model.h"

#include <algorithm>

namespace mulin::ui {

namespace {

/// The usual sheet of a ledger, where the list shows what it shows to everybody.
std::vector<RecordColumn> columnsOnPaper(const RecordModel& model, const schema::TypeDef& type) {
    std::vector<RecordColumn> shown = model.columns();
    const std::vector<RecordColumn>& usual = model.ownColumns();
    const auto same = [](const RecordColumn& a, const RecordColumn& b) { return a.id == b.id; };
    if (type.rules.sheet.empty() || !std::equal(shown.begin(), shown.end(), usual.begin(), usual.end(), same))
        return shown;
    std::vector<RecordColumn> paper;
    const std::vector<RecordColumn> offered = model.offered();
    for (const std::string& id : type.rules.sheet) {
        const auto at = std::find_if(offered.begin(), offered.end(), [&](const auto& one) { return one.id == id; });
        if (at != offered.end()) paper.push_back(*at);
    }
    return paper;
}

/// All there are: of a ledger who it is about first, as the person's file has it.
std::vector<RecordColumn> allColumns(const RecordModel& model, const schema::TypeDef& type) {
    std::vector<RecordColumn> all = model.offered();
    if (type.ledger && !all.empty())
        std::stable_partition(all.begin() + 1, all.end(), [&](const RecordColumn& column) {
            const schema::FieldDef* field = type.field(column.id);
            return field != nullptr && !field->facades.empty();
        });
    return all;
}

} // namespace

ListSnapshot snapshotOf(const OfficeSession& session, const RecordModel& model, const QString& title,
                        const ExportChoice& choice) {
    ListSnapshot list;
    const schema::TypeDef& type = *session.catalogue().find(model.type());
    list.type = model.type();
    list.title = title.isEmpty() ? session.label(type.label) : title;
    list.rows = model.spine();
    list.full = choice.full;
    list.purpose = choice.purpose;
    for (const RecordColumn& column : choice.allColumns ? allColumns(model, type)
                                      : choice.onPaper  ? columnsOnPaper(model, type)
                                                        : model.columns()) {
        ListSnapshot::Column made;
        made.title = column.title;
        made.right = column.right;
        made.field = type.field(column.id);
        made.words = [cell = column.cell](const ReadContext& context, const journal::Record& record) {
            if (!cell) return QString();
            const Cell shown = cell(context, record);
            if (!shown.tagged) return shown.text;
            QStringList tags;
            for (const Tag& tag : shown.tags) tags << tag.text;
            return tags.join(context.language == schema::Language::Zh ? QString(QChar(0x3001)) : QStringLiteral(", "));
        };
        if (choice.full && made.field != nullptr && made.field->mask != schema::Mask::None)
            made.words = [field = made.field](const ReadContext& context, const journal::Record& record) {
                return QString::fromStdString(records::shownText(context.reader, context.tables, context.access, record,
                                                                 *field, context.language, true));
            };
        list.columns.push_back(std::move(made));
    }
    return list;
}

Result<std::int64_t> eachRecord(const ListSnapshot& list, const ReadContext& context,
                                const std::function<Result<void>(const journal::Record&)>& body) {
    constexpr std::size_t rowsAtOnce = 200;
    std::int64_t passed = 0;
    for (std::size_t at = 0; at < list.rows.size(); at += rowsAtOnce) {
        context.progress.report(static_cast<std::int64_t>(at), static_cast<std::int64_t>(list.rows.size()));
        if (context.progress.cancelled()) return makeError(ErrorCode::Cancelled);
        const std::size_t count = std::min(rowsAtOnce, list.rows.size() - at);
        MULIN_TRY_LET(found, records::window(context.reader, context.tables, context.access, list.type,
                                             std::span(list.rows).subspan(at, count)));
        for (const auto& record : found) {
            if (!record) continue;
            MULIN_TRY(body(*record));
            ++passed;
        }
    }
    if (context.progress.cancelled()) return makeError(ErrorCode::Cancelled);
    return passed;
}

} // namespace mulin::ui

#include "ui/pages/record_export.h"

#include "core/sheets/sheet_writer.h"
#include "ui/grids/record_model.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>
#include <QtCore/QLocale>
#include <QtCore/QStandardPaths>
#include <QtWidgets/QFileDialog>

#include <algorithm>

namespace mulin::ui {

namespace {

constexpr std::size_t rowsAtOnce = 200;

QString words(const char* source) { return QCoreApplication::translate("mulin::ui::RecordExport", source); }

bool isCsv(const QString& path) { return path.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive); }

/// Dates and numbers stay what they are; everything else is text, so that no ID loses a digit.
sheets::Cell cellOf(const ListSnapshot::Column& column, const ReadContext& context, const journal::Record& record,
                    std::string& text) {
    if (column.field != nullptr) {
        const schema::Value& value = record.get(column.field->id);
        switch (column.field->type) {
        case schema::FieldType::Date:
            if (value.isNumber()) return sheets::dateCell(value.date().days);
            break;
        case schema::FieldType::Integer:
            if (value.isNumber()) return sheets::numberCell(static_cast<double>(value.number()));
            break;
        case schema::FieldType::Money:
            if (value.isNumber()) return sheets::numberCell(static_cast<double>(value.number()) / 100.0);
            break;
        default: break;
        }
    }
    const QString shown = column.words(context, record);
    bool numeric = false;
    const qlonglong number = column.right ? shown.toLongLong(&numeric) : 0;
    if (numeric) return sheets::numberCell(static_cast<double>(number));
    text = shown.toStdString();
    return sheets::textCell(text);
}

Result<std::int64_t> write(const ListSnapshot& list, const ReadContext& context, const std::string& path) {
    if (!context.access.allows(access::Right::Export, list.type))
        return makeError(ErrorCode::Denied, {{"operation", "export"}, {"type", list.type}});
    sheets::WriteOptions options;
    options.sheetName = list.title.toStdString();
    MULIN_TRY_LET(writer, sheets::createSheet(path, options));
    std::vector<sheets::ColumnSpec> titles;
    for (const ListSnapshot::Column& column : list.columns) titles.push_back({column.title.toStdString(), 0});
    MULIN_TRY(writer->header(titles));
    std::vector<sheets::Cell> cells(list.columns.size());
    std::vector<std::string> texts(list.columns.size());
    std::int64_t written = 0;
    const auto total = static_cast<std::int64_t>(list.rows.size());
    for (std::size_t at = 0; at < list.rows.size(); at += rowsAtOnce) {
        context.progress.report(static_cast<std::int64_t>(at), total);
        if (context.progress.cancelled()) return makeError(ErrorCode::Cancelled);
        const std::size_t count = std::min(rowsAtOnce, list.rows.size() - at);
        MULIN_TRY_LET(found, records::window(context.reader, context.tables, context.access, list.type,
                                             std::span(list.rows).subspan(at, count)));
        for (const auto& record : found) {
            if (!record) continue;
            for (std::size_t i = 0; i < cells.size(); ++i)
                cells[i] = cellOf(list.columns[i], context, *record, texts[i]);
            MULIN_TRY(writer->row(cells));
            ++written;
        }
    }
    if (context.progress.cancelled()) return makeError(ErrorCode::Cancelled);
    MULIN_TRY(writer->close());
    return written;
}

} // namespace

ListSnapshot snapshotOf(const OfficeSession& session, const RecordModel& model, const QString& title) {
    ListSnapshot list;
    const schema::TypeDef& type = *session.catalogue().find(model.type());
    list.type = model.type();
    list.title = title.isEmpty() ? session.label(type.label) : title;
    list.rows = model.spine();
    for (const RecordColumn& column : model.columns()) {
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
        list.columns.push_back(std::move(made));
    }
    return list;
}

QString sheetPath(const QString& path, bool csv) {
    if (isCsv(path) || path.endsWith(QLatin1String(".xlsx"), Qt::CaseInsensitive)) return path;
    return path + (csv ? QStringLiteral(".csv") : QStringLiteral(".xlsx"));
}

void exportRecords(OfficeSession& session, QWidget* widget, const RecordModel& model, const QString& title) {
    if (model.rowCount() == 0) {
        session.say({StatusMessage::Kind::Plain,
                     words(QT_TRANSLATE_NOOP("mulin::ui::RecordExport", "There is nothing in the list to export"))});
        return;
    }
    if (!model.complete()) {
        // Only its first rows have been read: when all have, it goes on.
        QObject::connect(
            &model, &RecordModel::spineLoaded, widget,
            [&session, widget, &model, title] { exportRecords(session, widget, model, title); },
            Qt::SingleShotConnection);
        return;
    }
    auto list = std::make_shared<ListSnapshot>(snapshotOf(session, model, title));
    auto* dialog = new QFileDialog(
        widget, words(QT_TRANSLATE_NOOP("mulin::ui::RecordExport", "Export the list as a spreadsheet")));
    dialog->setObjectName(QStringLiteral("export.dialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    const QString csv = words(QT_TRANSLATE_NOOP("mulin::ui::RecordExport", "Text table (*.csv)"));
    dialog->setNameFilters(
        {words(QT_TRANSLATE_NOOP("mulin::ui::RecordExport", "Excel or WPS workbook (*.xlsx)")), csv});
    dialog->setDefaultSuffix(QStringLiteral("xlsx"));
    if (const QString home = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
        QFileInfo(home).isDir())
        dialog->setDirectory(home);
    QString name = list->title;
    name.replace(QLatin1Char('/'), QLatin1Char('-'));
    dialog->selectFile(QStringLiteral("%1-%2.xlsx").arg(name, QString::fromStdString(session.today().iso())));
    QObject::connect(dialog, &QFileDialog::filterSelected, dialog, [dialog, csv](const QString& filter) {
        const bool text = filter == csv;
        dialog->setDefaultSuffix(text ? QStringLiteral("csv") : QStringLiteral("xlsx"));
        // A name that was offered or typed follows the kind.
        const QStringList chosen = dialog->selectedFiles();
        if (chosen.isEmpty()) return;
        const QFileInfo file(chosen.constFirst());
        dialog->selectFile(file.completeBaseName() + (text ? QStringLiteral(".csv") : QStringLiteral(".xlsx")));
    });
    QObject::connect(dialog, &QFileDialog::accepted, &session, [&session, dialog, list, csv] {
        if (dialog->selectedFiles().isEmpty()) return;
        exportRecordsTo(session, *list,
                        sheetPath(dialog->selectedFiles().constFirst(), dialog->selectedNameFilter() == csv));
    });
    dialog->open();
}

int exportRecordsTo(OfficeSession& session, const ListSnapshot& list, const QString& path) {
    return session.background().run(
        {.title = words(QT_TRANSLATE_NOOP("mulin::ui::RecordExport", "Exporting the list")), .receiver = &session},
        [&session, list, file = path.toStdString()](Progress& progress) -> Result<std::int64_t> {
            MULIN_TRY_LET(reader, session.office().newReader());
            reader->interruptWhen([&progress] { return progress.cancelled(); });
            const ReadContext context{*reader,          session.tables(), session.catalogue(),
                                      session.access(), session.today(),  session.language(),
                                      progress};
            return write(list, context, file);
        },
        [&session, path](const Result<std::int64_t>& rows) {
            if (rows) {
                session.say({StatusMessage::Kind::Done,
                             words(QT_TRANSLATE_NOOP("mulin::ui::RecordExport", "%1 rows exported: %2"))
                                 .arg(QLocale(QLocale::English).toString(static_cast<qlonglong>(*rows)),
                                      QFileInfo(path).fileName())});
            } else if (rows.error().code == ErrorCode::Cancelled) {
                session.say(
                    {StatusMessage::Kind::Plain,
                     words(QT_TRANSLATE_NOOP("mulin::ui::RecordExport", "Export cancelled, nothing was written"))});
            } else {
                session.sayError(rows.error());
            }
        });
}

} // namespace mulin::ui

#include "ui/pages/record_export.h"

#include "core/sheets/sheet_writer.h"
#include "ui/forms/reveal_menu.h"
#include "ui/grids/record_model.h"
#include "ui/pages/security/witness_dialog.h"
#include "ui/widgets/label.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>
#include <QtCore/QLocale>
#include <QtCore/QStandardPaths>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QGridLayout>

namespace mulin::ui {

namespace {

class RecordExportWords {
    Q_DECLARE_TR_FUNCTIONS(mulin::ui::RecordExport)
};

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

Result<std::int64_t> write(const security::Disclosure& allowed, const ListSnapshot& list, const ReadContext& context,
                           const std::string& path) {
    sheets::WriteOptions options;
    options.sheetName = list.title.toStdString();
    MULIN_TRY_LET(writer, sheets::createSheet(allowed, path, options));
    std::vector<sheets::ColumnSpec> titles;
    for (const ListSnapshot::Column& column : list.columns) titles.push_back({column.title.toStdString(), 0});
    MULIN_TRY(writer->header(titles));
    std::vector<sheets::Cell> cells(list.columns.size());
    std::vector<std::string> texts(list.columns.size());
    MULIN_TRY_LET(written, eachRecord(list, context, [&](const journal::Record& record) {
                      for (std::size_t i = 0; i < cells.size(); ++i)
                          cells[i] = cellOf(list.columns[i], context, record, texts[i]);
                      return writer->row(cells);
                  }));
    MULIN_TRY(writer->close());
    return written;
}

struct Choices {
    QComboBox* columns;
    QComboBox* numbers;
    QComboBox* purpose;
};

/// Which columns, how numbers are written, what for: below the name of the file.
Choices addChoices(QFileDialog& dialog, bool readOnly) {
    dialog.setOption(QFileDialog::DontUseNativeDialog);
    auto* grid = qobject_cast<QGridLayout*>(dialog.layout());
    const auto add = [&](const char* name, const QString& label, const QStringList& items) {
        auto* box = new QComboBox(&dialog);
        box->setObjectName(QString::fromLatin1(name));
        box->setAccessibleName(label);
        box->addItems(items);
        auto* caption = plainLabel(label, Look::Secondary, &dialog);
        caption->setBuddy(box);
        const int row = grid->rowCount();
        grid->addWidget(caption, row, 0);
        grid->addWidget(box, row, 1);
        return std::pair(caption, box);
    };
    const auto columns = add("export.columns", RecordExportWords::tr("Columns"),
                             {RecordExportWords::tr("Those shown"), RecordExportWords::tr("All")});
    QStringList ways{RecordExportWords::tr("Numbers masked")};
    // What is not logged is not revealed.
    if (!readOnly) ways << RecordExportWords::tr("Full numbers (is logged)");
    const auto numbers = add("export.numbers", RecordExportWords::tr("Numbers"), ways);
    QStringList purposes{RecordExportWords::tr("for a report to the authorities")};
    purposes << revealPurposes();
    const auto purpose = add("export.purpose", RecordExportWords::tr("What for"), purposes);
    const auto follow = [purpose](int full) {
        purpose.first->setVisible(full > 0);
        purpose.second->setVisible(full > 0);
    };
    QObject::connect(numbers.second, &QComboBox::currentIndexChanged, &dialog, follow);
    follow(0);
    return {columns.second, numbers.second, purpose.second};
}

} // namespace

QString sheetPath(const QString& path, bool csv) {
    if (isCsv(path) || path.endsWith(QLatin1String(".xlsx"), Qt::CaseInsensitive)) return path;
    return path + (csv ? QStringLiteral(".csv") : QStringLiteral(".xlsx"));
}

void exportRecords(OfficeSession& session, QWidget* widget, const RecordModel& model, const QString& title) {
    if (model.rowCount() == 0) {
        session.say({StatusMessage::Kind::Plain, RecordExportWords::tr("There is nothing in the list to export")});
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
    QString name = snapshotOf(session, model, title).title;
    auto* dialog = new QFileDialog(widget, RecordExportWords::tr("Export the list as a spreadsheet"));
    dialog->setObjectName(QStringLiteral("export.dialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    const QString csv = RecordExportWords::tr("Text table (*.csv)");
    dialog->setNameFilters({RecordExportWords::tr("Excel or WPS workbook (*.xlsx)"), csv});
    dialog->setDefaultSuffix(QStringLiteral("xlsx"));
    if (const QString home = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
        QFileInfo(home).isDir())
        dialog->setDirectory(home);
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
    const Choices choices = addChoices(*dialog, session.isReadOnly());
    // The rows are those of the moment one asked.
    auto lists = std::make_shared<std::vector<ListSnapshot>>();
    for (const bool all : {false, true})
        for (const bool full : {false, true}) lists->push_back(snapshotOf(session, model, title, {all, full, {}}));
    QObject::connect(dialog, &QFileDialog::accepted, &session, [&session, dialog, lists, choices, csv] {
        if (dialog->selectedFiles().isEmpty()) return;
        const auto which = choices.columns->currentIndex() * 2 + choices.numbers->currentIndex();
        ListSnapshot list = (*lists)[static_cast<std::size_t>(which)];
        list.purpose = choices.purpose->currentText();
        const QString path = sheetPath(dialog->selectedFiles().constFirst(), dialog->selectedNameFilter() == csv);
        if (session.catalogue().find(list.type)->sealed())
            exportWitnessed(session, dialog->parentWidget(), list, path);
        else
            exportRecordsTo(session, list, path);
    });
    dialog->open();
}

void exportWitnessed(OfficeSession& session, QWidget* widget, const ListSnapshot& list, const QString& path) {
    auto* ask = new WitnessDialog(session, *session.catalogue().find(list.type),
                                  RecordExportWords::tr("Export from a sealed ledger"), widget);
    QObject::connect(ask, &WitnessDialog::agreed, &session,
                     [&session, list, path](const security::Witness& witness, const QString& purpose) {
                         ListSnapshot agreed = list;
                         agreed.witness = witness;
                         agreed.purpose = purpose;
                         exportRecordsTo(session, agreed, path);
                     });
    ask->open();
}

void exportRecordsTo(OfficeSession& session, const ListSnapshot& list, const QString& path) {
    security::Leaving leaving{access::Right::Export, list.type};
    leaving.count = static_cast<std::int64_t>(list.rows.size());
    leaving.path = path.toStdString();
    if (list.full) leaving.purpose = list.purpose.toStdString();
    if (list.witness && !list.full) leaving.args["for"] = list.purpose.toStdString(); // a purpose tells of full numbers
    leaving.witness = list.witness;
    session.disclose(&session, leaving, [&session, list, path](const security::Disclosure& allowed) {
        exportAllowed(session, allowed, list, path);
    });
}

int exportAllowed(OfficeSession& session, const security::Disclosure& allowed, const ListSnapshot& list,
                  const QString& path) {
    return session.readTask(
        RecordExportWords::tr("Exporting the list"), &session,
        [allowed, list, file = path.toStdString()](const ReadContext& context) -> Result<std::int64_t> {
            return write(allowed, list, context, file);
        },
        [&session, path](const Result<std::int64_t>& rows) {
            if (rows) {
                session.say({StatusMessage::Kind::Done,
                             RecordExportWords::tr("%1 rows exported: %2")
                                 .arg(QLocale(QLocale::English).toString(static_cast<qlonglong>(*rows)),
                                      QFileInfo(path).fileName())});
            } else if (rows.error().code == ErrorCode::Cancelled) {
                session.say(
                    {StatusMessage::Kind::Plain, RecordExportWords::tr("Export cancelled, nothing was written")});
            } else {
                session.sayError(rows.error());
            }
        });
}

} // namespace mulin::ui

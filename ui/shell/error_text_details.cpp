#include "ui/shell/error_text_details.h"

#include "ui/shell/error_words.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QRegularExpression>

#include <algorithm>
#include <array>

namespace mulin::ui {

namespace {

struct Detail {
    const char* id;
    const char* text;
};

constexpr Detail details[] = {
    // ID numbers: reason
    {"empty", QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "there is none")},
    {"length", QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "wrong number of digits")},
    {"character", QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "a character that cannot be there")},
    {"date", QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "no such birth date")},
    {"future_birth", QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "birth date after today")},
    {"check_digit", QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "the last digit does not fit")},
    {"check", QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "the last digit does not fit")},
    {"damaged", QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "digits were lost in a spreadsheet")},
    // office files: what
    {"truncated", QT_TRANSLATE_NOOP("mulin::ui::ErrorText",
                                    "its length is not what it says: most often it was cut off while it was copied")},
    {"header", QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "its beginning")},
    {"journal", QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "the record of an interrupted saving")},
    {"structure", QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "its parts do not fit together")},
    {"checksum", QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "a checksum does not fit")},
    {"vault", QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "an entry of a sealed ledger")},
    {"vault_part",
     QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "who has a part in a sealed ledger was changed by another program")},
    {"attachment", QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "the content of an attachment")},
    // sheets: part, what
    {"zip", QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "the file is not whole")},
    {"quote", QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "a quotation mark is never closed")},
    {"cell", QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "a cell with more than a million characters")},
    {"row", QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "a row with more than 64 million characters")},
    {"columns", QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "more than 16,384 columns")},
    {"tag", QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "a part that is too long")},
    {"file", QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "more than 1 GB when unpacked")},
    {"DTD", QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "a document type definition")},
    {"bomb", QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "a little that unpacks to very much")},
    {"nesting", QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "hundreds of nested parts")},
    {"entries", QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "thousands of packed files")},
    {"xml", QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "XML of Excel 2003")},
    {"crashed", QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "its content brought the reading to a stop")},
    {"time", QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "reading it took too long")},
    {"memory", QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "reading it takes more memory than it may")},
    // arguments
    {"sheet", QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "the worksheet")},
    {"encoding", QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "the encoding")},
    {"field=value", QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "“field=value”")},
    {"field=@path", QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "“field=@path”, with the path of a file")},
    {"unit", QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "the unit")},
    {"office", QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "the office")},
    {"month", QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "the month")},
    {"code", QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "the code")},
    {"community", QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "the community")},
    {"serial", QT_TRANSLATE_NOOP("mulin::ui::ErrorText", "the serial number of the grid")},
};

const Detail* find(const std::string& id) {
    for (const Detail& detail : details)
        if (id == detail.id) return &detail;
    return nullptr;
}

/// "page 12" → "12"; empty if `text` does not begin so.
QString behind(const std::string& text, const char* start) {
    const QString whole = QString::fromStdString(text);
    const QString begin = QString::fromLatin1(start);
    if (!whole.startsWith(begin)) return {};
    const qsizetype end = whole.indexOf(QRegularExpression(QStringLiteral("[,:; ]")), begin.size());
    return whole.mid(begin.size(), end < 0 ? -1 : end - begin.size());
}

QString placed(const std::string& value) {
    if (const QString page = behind(value, "page "); !page.isEmpty()) return ErrorTexts::tr("page %1").arg(page);
    if (const QString cell = behind(value, "cell "); !cell.isEmpty()) return ErrorTexts::tr("cell %1").arg(cell);
    if (const QString row = behind(value, "row "); !row.isEmpty()) return ErrorTexts::tr("row %1").arg(row);
    return ErrorTexts::tr("its content");
}

QString holder(const Error& error) {
    const std::string process = error.arg("process");
    if (process.empty()) {
        return error.arg("holder").empty() ? ErrorTexts::tr("another program")
                                           : QString::fromStdString(error.arg("holder"));
    }
    return ErrorTexts::tr("%1 (process %2) on the computer %3")
        .arg(QString::fromStdString(error.arg("program")), QString::fromStdString(process),
             QString::fromStdString(error.arg("host")));
}

} // namespace

bool isErrorDetail(const std::string& name) {
    static constexpr std::array names = {"what", "part", "format", "argument", "holder", "reason"};
    return std::any_of(names.begin(), names.end(), [&](const char* known) { return name == known; });
}

QString errorDetail(const Error& error, const std::string& name) {
    const std::string value = error.arg(name);
    if (name == "holder") return holder(error);
    QString text;
    if (const Detail* detail = find(value))
        text = ErrorTexts::tr(detail->text);
    else if (name == "what" || name == "part")
        text = placed(value);
    else
        return QString::fromStdString(value); // options and formats are written as they are called
    for (const char* place : {"line", "row"}) {
        const std::string number = error.arg(place);
        if (number.empty() || error.code == ErrorCode::BadMapping) continue;
        text = ErrorTexts::tr("%1, row %2").arg(text, QString::fromStdString(number));
        break;
    }
    return text;
}

} // namespace mulin::ui

#include "ui/pages/import/import_work.h"

#include "core/sheets/reject_writer.h"

#include <QtCore/QDir>
#include <QtCore/QStandardPaths>

#include <algorithm>

namespace mulin::ui {

namespace {

const QString suffix(QStringLiteral(".toml"));

QDir mapFolder(const std::string& type) {
    return QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/column-maps/") +
                QString::fromStdString(type));
}

/// A name that any file system takes.
QString fileName(const QString& name) {
    QString tidy;
    for (const QChar c : name.trimmed())
        tidy += c.unicode() < 32 || QStringLiteral("/\\:*?\"<>|.").contains(c) ? QChar(u'_') : c;
    return tidy.left(60);
}

} // namespace

QStringList savedMaps(const std::string& type) {
    QStringList names = mapFolder(type).entryList({QLatin1Char('*') + suffix}, QDir::Files, QDir::Name);
    for (QString& name : names) name.chop(suffix.size());
    return names;
}

QString savedMapPath(const std::string& type, const QString& name) {
    return mapFolder(type).filePath(fileName(name) + suffix);
}

Result<void> saveMap(const sheets::ColumnMap& map, const QString& name) {
    const QDir folder = mapFolder(map.type);
    if (!folder.mkpath(QStringLiteral(".")))
        return makeError(ErrorCode::IoError, {{"path", folder.path().toStdString()}});
    return map.save(savedMapPath(map.type, name).toStdString());
}

Result<void> writeReturned(const std::string& path, const sheets::Header& header,
                           const std::vector<sheets::Rejection>& rows, const sheets::ImportRequest& request) {
    std::size_t width = 0;
    for (const sheets::Rejection& row : rows) width = std::max(width, row.cells.size());
    sheets::RejectWriter writer(path, header, request.reasonHeading, {}, width);
    for (const sheets::Rejection& row : rows) {
        sheets::Row out;
        out.number = row.row;
        for (const std::string& text : row.cells) {
            sheets::Cell cell;
            cell.text = text;
            cell.kind = text.empty() ? sheets::CellKind::Empty : sheets::CellKind::Text;
            out.cells.push_back(cell);
        }
        MULIN_TRY(writer.add(out, request.words(row.error)));
    }
    return writer.close();
}

} // namespace mulin::ui

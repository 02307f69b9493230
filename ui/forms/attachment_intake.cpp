#include "ui/forms/attachment_intake.h"

#include "core/journal/blobs.h"
#include "ui/forms/attachment_words.h"

#include <QtCore/QBuffer>
#include <QtCore/QCoreApplication>
#include <QtCore/QDateTime>
#include <QtCore/QFileInfo>
#include <QtCore/QMimeData>
#include <QtCore/QStandardPaths>
#include <QtCore/QUrl>
#include <QtWidgets/QFileDialog>

#include <algorithm>

namespace mulin::ui {

namespace {

QByteArray encoded(const QImage& picture, const char* format, int quality) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    picture.save(&buffer, format, quality);
    return bytes;
}

Result<schema::Attachment> put(journal::Journal& journal, const schema::TypeDef& type, const IncomingFile& file) {
    if (!file.path.isEmpty()) return journal::stageFile(journal, type, file.path.toStdString());
    constexpr int jpegQuality = 90;
    QString name = file.name();
    QByteArray bytes = encoded(file.picture, "PNG", -1);
    if (bytes.size() > schema::attachmentLimit) {
        bytes = encoded(file.picture, "JPEG", jpegQuality);
        name.replace(QLatin1String(".png"), QLatin1String(".jpg"));
    }
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    return journal::stage(journal, type, buffer, name.toStdString());
}

} // namespace

QString IncomingFile::name() const {
    if (!path.isEmpty()) return QFileInfo(path).fileName();
    return AttachmentWords::tr("Pasted picture %1.png")
        .arg(QDateTime::currentDateTimeUtc().toOffsetFromUtc(8 * 3600).toString(QStringLiteral("yyyy-MM-dd HH.mm")));
}

bool holdsFiles(const QMimeData& data) {
    if (data.hasImage()) return true;
    const QList<QUrl> urls = data.urls();
    return std::any_of(urls.begin(), urls.end(), [](const QUrl& url) { return url.isLocalFile(); });
}

std::vector<IncomingFile> filesIn(const QMimeData& data) {
    std::vector<IncomingFile> files;
    for (const QUrl& url : data.urls())
        if (url.isLocalFile()) files.push_back({.path = url.toLocalFile()});
    if (files.empty() && data.hasImage())
        if (auto picture = qvariant_cast<QImage>(data.imageData()); !picture.isNull())
            files.push_back({.picture = std::move(picture)});
    return files;
}

void chooseFiles(QWidget* parent, bool pictures, bool several, std::function<void(std::vector<IncomingFile>)> chosen) {
    auto* dialog =
        new QFileDialog(parent, several ? AttachmentWords::tr("Choose files") : AttachmentWords::tr("Choose a file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("attachment.choose"));
    dialog->setFileMode(several ? QFileDialog::ExistingFiles : QFileDialog::ExistingFile);
    const QString shown =
        AttachmentWords::tr("Pictures") + QStringLiteral(" (*.jpg *.jpeg *.png *.gif *.bmp *.webp *.JPG *.JPEG *.PNG)");
    const QString all = AttachmentWords::tr("All files") + QStringLiteral(" (*)");
    dialog->setNameFilters(pictures ? QStringList{shown, all} : QStringList{all, shown});
    static QString last = QStandardPaths::writableLocation(QStandardPaths::PicturesLocation);
    if (QFileInfo(last).isDir()) dialog->setDirectory(last);
    QObject::connect(dialog, &QFileDialog::filesSelected, parent,
                     [dialog, chosen = std::move(chosen)](const QStringList& paths) {
                         last = dialog->directory().absolutePath();
                         std::vector<IncomingFile> files;
                         for (const QString& path : paths) files.push_back({.path = path});
                         chosen(std::move(files));
                     });
    dialog->open();
}

void takeIn(OfficeSession& session, QObject* receiver, const schema::TypeDef& type, std::vector<IncomingFile> files,
            Taken done) {
    using Made = std::vector<Result<schema::Attachment>>;
    session.write(
        {.title = AttachmentWords::tr("Reading files in"), .receiver = receiver},
        [&type, files = std::move(files)](journal::Journal& journal, Progress& progress) -> Result<Made> {
            Made made;
            for (const IncomingFile& file : files) {
                progress.report(static_cast<std::int64_t>(made.size()), static_cast<std::int64_t>(files.size()));
                made.push_back(put(journal, type, file));
            }
            return made;
        },
        [done = std::move(done)](Result<Made> made) { done(made ? std::move(made).value() : Made{made.error()}); });
}

std::string titleOf(const schema::Attachment& file) {
    const QFileInfo name(QString::fromStdString(file.name));
    return (name.completeBaseName().isEmpty() ? name.fileName() : name.completeBaseName()).toStdString();
}

QString mediaWords(const std::string& media) {
    static constexpr std::pair<std::string_view, const char*> known[] = {
        {"image/jpeg", QT_TRANSLATE_NOOP("mulin::ui::Attachment", "JPEG picture")},
        {"image/png", QT_TRANSLATE_NOOP("mulin::ui::Attachment", "PNG picture")},
        {"image/heic", QT_TRANSLATE_NOOP("mulin::ui::Attachment", "HEIC picture")},
        {"image/", QT_TRANSLATE_NOOP("mulin::ui::Attachment", "Picture")},
        {"application/pdf", QT_TRANSLATE_NOOP("mulin::ui::Attachment", "PDF")},
        {"text/plain", QT_TRANSLATE_NOOP("mulin::ui::Attachment", "Text")},
        {"application/vnd.openxmlformats-officedocument.word",
         QT_TRANSLATE_NOOP("mulin::ui::Attachment", "Word document")},
        {"application/vnd.openxmlformats-officedocument.spread",
         QT_TRANSLATE_NOOP("mulin::ui::Attachment", "Spreadsheet")},
        {"application/vnd.openxmlformats-officedocument.pres",
         QT_TRANSLATE_NOOP("mulin::ui::Attachment", "Presentation")},
        {"application/vnd.oasis.opendocument.text", QT_TRANSLATE_NOOP("mulin::ui::Attachment", "ODT document")},
        {"application/vnd.oasis.opendocument.spread", QT_TRANSLATE_NOOP("mulin::ui::Attachment", "Spreadsheet")},
        {"application/x-ole-storage", QT_TRANSLATE_NOOP("mulin::ui::Attachment", "Office document")},
        {"application/zip", QT_TRANSLATE_NOOP("mulin::ui::Attachment", "Archive")},
        {"application/vnd.rar", QT_TRANSLATE_NOOP("mulin::ui::Attachment", "Archive")},
        {"application/x-7z", QT_TRANSLATE_NOOP("mulin::ui::Attachment", "Archive")},
        {"application/gzip", QT_TRANSLATE_NOOP("mulin::ui::Attachment", "Archive")},
        {"application/x-msdownload", QT_TRANSLATE_NOOP("mulin::ui::Attachment", "Program")},
        {"application/x-executable", QT_TRANSLATE_NOOP("mulin::ui::Attachment", "Program")},
        {"audio/", QT_TRANSLATE_NOOP("mulin::ui::Attachment", "Sound")},
        {"video/", QT_TRANSLATE_NOOP("mulin::ui::Attachment", "Film")},
    };
    for (const auto& [begin, what] : known)
        if (media.starts_with(begin)) return AttachmentWords::tr(what);
    return AttachmentWords::tr("File");
}

QString mediaIcon(const std::string& media) {
    return media.starts_with("image/") ? QStringLiteral("image") : QStringLiteral("file");
}

} // namespace mulin::ui

// Files on their way in: dropped, pasted or chosen, put down in the office's file on the writing thread.
#pragma once

#include "core/schema/attachment.h"
#include "ui/shell/office_session.h"

#include <QtGui/QImage>

class QMimeData;

namespace mulin::ui {

/// A file by its path, or a picture from the clipboard, which becomes a PNG (a JPEG where a PNG would be too big).
struct IncomingFile {
    QString path = {};
    QImage picture = {};
    QString name() const;
};

bool holdsFiles(const QMimeData& data);
/// What is dropped or pasted: copied files, else the picture.
std::vector<IncomingFile> filesIn(const QMimeData& data);
/// Asks for files, in a dialog that goes with its parent. `pictures`: nothing but those; `several`: more than one.
void chooseFiles(QWidget* parent, bool pictures, bool several, std::function<void(std::vector<IncomingFile>)> chosen);

using Taken = std::function<void(std::vector<Result<schema::Attachment>>)>;
/// Puts them down one after the other, each by itself: what is wrong with one holds up none of the others.
void takeIn(OfficeSession& session, QObject* receiver, const schema::TypeDef& type, std::vector<IncomingFile> files,
            Taken done);

/// What a document is called that came in as this file: its name without the ending.
std::string titleOf(const schema::Attachment& file);
/// "JPEG picture", "PDF": by the content.
QString mediaWords(const std::string& media);
/// The icon that stands for it where there is no picture.
QString mediaIcon(const std::string& media);

} // namespace mulin::ui

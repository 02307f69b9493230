// A file, looked at inside the program: a picture, the pages of a PDF, a text. What it cannot show it says so of.
#pragma once

#include "ui/forms/attachment_preview.h"

#include <QtWidgets/QDialog>

class QPlainTextEdit;
class QScrollArea;
class QStackedWidget;

namespace mulin::ui {

class Button;
class ElidedLabel;

/// Where a file stands; without a record yet where a form is still open.
struct AttachmentHome {
    std::string type;
    std::optional<RecordId> record;
    std::string field;
};

/// Opens it over `parent`. What is sensitive is logged with its purpose first.
void viewAttachment(OfficeSession& session, QWidget* parent, const schema::Attachment& attachment,
                    const AttachmentHome& home);
/// Asks where to, and writes a copy there: an export, which stands in the log.
void saveAttachmentCopy(OfficeSession& session, QWidget* parent, const schema::Attachment& attachment,
                        const AttachmentHome& home);

class AttachmentViewer final : public QDialog {
    Q_OBJECT
public:
    AttachmentViewer(OfficeSession& session, schema::Attachment attachment, AttachmentHome home, QWidget* parent);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    class Canvas;
    void show(const Preview& preview);
    void turnTo(int page);
    void zoom(double factor);

    OfficeSession& m_session;
    schema::Attachment m_attachment;
    AttachmentHome m_home;
    ElidedLabel* m_words;
    QStackedWidget* m_stack;
    QScrollArea* m_scroll;
    Canvas* m_canvas;
    QPlainTextEdit* m_text;
    QLabel* m_sentence;
    Button *m_back, *m_next, *m_smaller, *m_larger, *m_fit;
    int m_page = 0, m_pages = 0;
    Latest m_latest;
};

} // namespace mulin::ui

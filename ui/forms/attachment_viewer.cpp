#include "ui/forms/attachment_viewer.h"

#include "core/security/saved_copy.h"
#include "core/sheets/output_place.h"
#include "ui/forms/attachment_intake.h"
#include "ui/forms/attachment_words.h"
#include "ui/forms/reveal_menu.h"
#include "ui/look/file_size.h"
#include "ui/shell/error_text.h"
#include "ui/shell/permits.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/strip.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

namespace mulin::ui {

namespace {

constexpr QSize viewerSize(920, 700);
constexpr QSize mostShown(2400, 2400); ///< pixels of a picture or a page that are read
constexpr double zoomStep = 1.25, leastZoom = 0.1, mostZoom = 4;

} // namespace

void viewAttachment(OfficeSession& session, QWidget* parent, const schema::Attachment& attachment,
                    const AttachmentHome& home) {
    const auto open = [&session, parent, attachment, home] {
        auto* viewer = new AttachmentViewer(session, attachment, home, parent->window());
        viewer->open();
    };
    const schema::TypeDef* type = session.catalogue().find(home.type);
    const schema::FieldDef* field = type != nullptr ? type->field(home.field) : nullptr;
    if (field == nullptr || !field->sensitive || !home.record) return open();
    askPurpose(*parent, [&session, parent, home, open](const QString& purpose) {
        session.reveal(parent, home.type, *home.record, home.field, purpose, [open](bool allowed) {
            if (allowed) open();
        });
    });
}

void saveAttachmentCopy(OfficeSession& session, QWidget* parent, const schema::Attachment& attachment,
                        const AttachmentHome& home) {
    auto* dialog = new QFileDialog(parent, AttachmentWords::tr("Save a copy of the file"));
    dialog->setObjectName(QStringLiteral("attachment.copy"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(QString::fromStdString(attachment.name));
    QObject::connect(
        dialog, &QFileDialog::fileSelected, parent, [&session, parent, attachment, home](const QString& to) {
            const std::string path = to.toStdString();
            if (const auto place = sheets::checkOutput(path, {session.office().path()}); !place)
                return session.sayError(place.error());
            security::Leaving leaving;
            leaving.what = home.type;
            leaving.record = home.record;
            leaving.count = 1;
            leaving.path = path;
            leaving.args = {{"field", home.field}};
            session.disclose(
                parent, leaving, [&session, parent, attachment, home, path](const security::Disclosure& allowed) {
                    Latest own; // several may be written at once
                    session.read(
                        parent, own,
                        [attachment, type = home.type, path, allowed](const ReadContext& context) {
                            return security::saveCopy(allowed, type, context.reader, attachment, path);
                        },
                        [&session, path](const Result<void>& saved) {
                            if (!saved) return session.sayError(saved.error());
                            session.say({StatusMessage::Kind::Plain,
                                         AttachmentWords::tr("Copy saved as %1")
                                             .arg(QDir::toNativeSeparators(QString::fromStdString(path)))});
                        });
                });
        });
    dialog->open();
}

/// The picture, as large as asked for.
class AttachmentViewer::Canvas final : public QWidget {
public:
    using QWidget::QWidget;
    /// `page`: to be read, so it is as wide as there is room.
    void setPicture(const QImage& picture, bool page) {
        m_picture = picture;
        m_page = page;
        layOut();
    }
    void setZoom(double zoom) {
        m_zoom = zoom;
        layOut();
    }
    /// Pixels of the window for one of the picture.
    double shown() const { return m_picture.isNull() ? 1 : static_cast<double>(m_target.width()) / m_picture.width(); }
    void fitInto(QSize room) {
        m_room = room;
        layOut();
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        const QPoint at((width() - m_target.width()) / 2, (height() - m_target.height()) / 2);
        painter.drawImage(QRect(at, m_target), m_picture);
    }

private:
    void layOut() {
        const QSize full = m_picture.size();
        if (m_zoom > 0)
            m_target = full * m_zoom;
        else if (m_page && full.width() > 0)
            m_target = full * (static_cast<double>(qMin(m_room.width(), full.width())) / full.width());
        else
            m_target = full.width() > m_room.width() || full.height() > m_room.height()
                           ? full.scaled(m_room, Qt::KeepAspectRatio)
                           : full;
        setFixedSize(m_target.expandedTo(m_room));
        update();
    }
    QImage m_picture;
    QSize m_target, m_room;
    double m_zoom = 0; ///< 0: as large as there is room
    bool m_page = false;
};

AttachmentViewer::AttachmentViewer(OfficeSession& session, schema::Attachment attachment, AttachmentHome home,
                                   QWidget* parent)
    : QDialog(parent)
    , m_session(session)
    , m_attachment(std::move(attachment))
    , m_home(std::move(home))
    , m_words(new ElidedLabel({}, Look::Secondary, this))
    , m_stack(new QStackedWidget(this))
    , m_scroll(new QScrollArea(this))
    , m_canvas(new Canvas(this))
    , m_text(new QPlainTextEdit(this))
    , m_sentence(paragraph({}, Look::Secondary)) {
    setObjectName(QStringLiteral("attachment.viewer"));
    setAttribute(Qt::WA_DeleteOnClose);
    const QString name = QString::fromStdString(m_attachment.name);
    setWindowTitle(name);
    resize(viewerSize.boundedTo(parent != nullptr ? parent->size() - QSize(px().s6, px().s6) : viewerSize));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidget(m_canvas);
    m_scroll->setAlignment(Qt::AlignCenter);
    m_scroll->setAccessibleName(name);
    setSurface(*m_canvas, Surface::Desk);
    setSurface(*m_scroll->viewport(), Surface::Desk);
    m_text->setReadOnly(true);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setAccessibleName(name);
    m_sentence->setAlignment(Qt::AlignCenter);
    m_sentence->setContentsMargins(px().s6, px().s6, px().s6, px().s6);
    for (QWidget* page :
         {static_cast<QWidget*>(m_scroll), static_cast<QWidget*>(m_text), static_cast<QWidget*>(m_sentence)})
        m_stack->addWidget(page);
    m_stack->setCurrentWidget(m_sentence);
    layout->addWidget(m_stack, 1);

    auto* foot = new Strip(&Sizes::pageHead, Qt::TopEdge, Surface::Raised, this);
    auto* row = new QHBoxLayout(foot);
    row->setContentsMargins(px().s4, 0, px().s4, 0);
    row->setSpacing(px().s2);
    row->addWidget(m_words, 1);
    const auto tool = [&](const char* icon, const QString& what, const char* control, auto act) {
        Button* button = iconButton(QString::fromLatin1(icon), what, foot);
        button->named(QStringLiteral("attachment.") + QLatin1String(control));
        button->hide();
        row->addWidget(button);
        connect(button, &QAbstractButton::clicked, this, act);
        return button;
    };
    m_back = tool("chevron-left", tr("Page before (Page up)"), "back", [this] { turnTo(m_page - 1); });
    m_next = tool("chevron-right", tr("Next page (Page down)"), "next", [this] { turnTo(m_page + 1); });
    m_smaller = tool("zoom-out", tr("Smaller (−)"), "smaller", [this] { zoom(1 / zoomStep); });
    m_larger = tool("zoom-in", tr("Larger (＋)"), "larger", [this] { zoom(zoomStep); });
    m_fit = tool("image", tr("Whole picture (0)"), "fit", [this] { zoom(0); });
    if (m_home.record) {
        auto* copy = (new Button(ButtonKind::Secondary, tr("Save a copy…"), foot))
                         ->withIcon(QStringLiteral("export"))
                         ->named(QStringLiteral("attachment.saveCopy"));
        (new Permits(session, m_home.type, this))->require(copy, access::Right::Export);
        connect(copy, &QAbstractButton::clicked, this,
                [this] { saveAttachmentCopy(m_session, parentWidget(), m_attachment, m_home); });
        row->addWidget(copy);
    }
    auto* close = (new Button(ButtonKind::Primary, tr("Close"), foot))->named(QStringLiteral("attachment.close"));
    connect(close, &QAbstractButton::clicked, this, &QDialog::reject);
    row->addWidget(close);
    layout->addWidget(foot);
    m_words->setText(mediaWords(m_attachment.media) + QChar(0x3000) + fileSize(m_attachment.size));
    close->setFocus();
    turnTo(0);
}

void AttachmentViewer::turnTo(int page) {
    if (page < 0 || (m_pages > 0 && page >= m_pages)) return;
    m_page = page;
    m_session.read(
        this, m_latest,
        [attachment = m_attachment, page](const ReadContext& context) {
            return previewOf(context.reader, attachment, mostShown, page, true);
        },
        [this](const Result<Preview>& preview) {
            if (preview) return show(*preview);
            Preview none;
            none.sentence = errorText(preview.error(), &m_session.catalogue(), m_session.language());
            show(none);
        });
}

void AttachmentViewer::show(const Preview& preview) {
    m_pages = preview.pages;
    QStringList said{mediaWords(m_attachment.media), fileSize(m_attachment.size)};
    if (m_pages > 0)
        said << tr("page %1 of %2").arg(m_page + 1).arg(m_pages);
    else if (!preview.full.isEmpty())
        said << tr("%1 × %2 pixels").arg(number(preview.full.width()), number(preview.full.height()));
    if (preview.cut) said << tr("only the beginning is shown");
    m_words->setText(said.join(QChar(0x3000)));
    const bool seen = !preview.picture.isNull();
    for (Button* button : {m_back, m_next}) button->setVisible(m_pages > 1);
    m_back->setEnabled(m_page > 0);
    m_next->setEnabled(m_page + 1 < m_pages);
    for (Button* button : {m_smaller, m_larger, m_fit}) button->setVisible(seen);
    if (seen) {
        m_stack->setCurrentWidget(m_scroll);
        const QSize room = m_scroll->maximumViewportSize();
        m_canvas->fitInto(m_pages > 0 ? room - QSize(px().scrollBar, 0) : room);
        m_canvas->setPicture(preview.picture, m_pages > 0);
    } else if (preview.sentence.isEmpty()) {
        m_stack->setCurrentWidget(m_text);
        m_text->setPlainText(preview.text);
    } else {
        m_stack->setCurrentWidget(m_sentence);
        m_sentence->setText(preview.sentence);
    }
}

void AttachmentViewer::zoom(double factor) {
    m_canvas->fitInto(m_scroll->maximumViewportSize());
    m_canvas->setZoom(factor <= 0 ? 0 : qBound(leastZoom, m_canvas->shown() * factor, mostZoom));
}

void AttachmentViewer::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_PageUp: return turnTo(m_page - 1);
    case Qt::Key_PageDown: return turnTo(m_page + 1);
    case Qt::Key_Plus:
    case Qt::Key_Equal: return zoom(zoomStep);
    case Qt::Key_Minus: return zoom(1 / zoomStep);
    case Qt::Key_0: return zoom(0);
    default: QDialog::keyPressEvent(event);
    }
}

} // namespace mulin::ui

#include "ui/forms/attachment_editor.h"

#include "ui/forms/attachment_viewer.h"
#include "ui/look/file_size.h"
#include "ui/look/icons.h"
#include "ui/look/paint.h"
#include "ui/shell/error_text.h"
#include "ui/widgets/label.h"

#include <QtCore/QMimeData>
#include <QtCore/QPointer>
#include <QtGui/QClipboard>
#include <QtGui/QDropEvent>
#include <QtGui/QGuiApplication>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QVBoxLayout>

namespace mulin::ui {

namespace {

constexpr int smallSide = 64, emptyHeight = 52, leastWidth = 200;

int scaled(int pixels) { return pixels * px().base / 14; }

} // namespace

/// The frame: dashed while it is empty, with the small picture at its left when it is not.
class AttachmentEditor::Box final : public QWidget {
public:
    explicit Box(QWidget* parent) : QWidget(parent) {
        setFocusPolicy(Qt::StrongFocus);
        setAcceptDrops(true);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }
    QSize sizeHint() const override {
        return {px().formEditor, m_filled ? scaled(smallSide) + 2 * px().s1 : scaled(emptyHeight)};
    }
    QSize minimumSizeHint() const override { return {scaled(leastWidth), sizeHint().height()}; }
    void setState(bool filled, const QString& icon) {
        m_filled = filled;
        m_icon = icon;
        m_picture = {};
        updateGeometry();
        update();
    }
    void setPicture(const QImage& picture) {
        m_picture = picture;
        update();
    }
    void setOver(bool over) {
        m_over = over;
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        QPen pen(colour(m_over || hasFocus() ? Colour::Accent : Colour::Field), m_over ? 2 : 1);
        if (!m_filled) pen.setStyle(Qt::DashLine);
        painter.setPen(pen);
        painter.setBrush(m_over ? QBrush(colour(Colour::AccentSoft)) : QBrush(Qt::NoBrush));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), px().radiusSmall, px().radiusSmall);
        if (!m_filled) return;
        const QRect room(px().s1, px().s1, height() - 2 * px().s1, height() - 2 * px().s1);
        if (m_picture.isNull()) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(colour(Colour::Sunken));
            painter.drawRoundedRect(room, px().radiusSmall, px().radiusSmall);
            const qreal side = px().icon;
            paintIcon(painter, QRectF(QPointF(room.center()) - QPointF(side / 2, side / 2), QSizeF(side, side)),
                      m_icon);
            return;
        }
        const QSize size = m_picture.size().scaled(room.size(), Qt::KeepAspectRatio);
        painter.drawImage(QRect(room.center() - QPoint(size.width() / 2, size.height() / 2), size), m_picture);
    }
    void focusInEvent(QFocusEvent* event) override {
        QWidget::focusInEvent(event);
        update();
    }
    void focusOutEvent(QFocusEvent* event) override {
        QWidget::focusOutEvent(event);
        update();
    }

private:
    bool m_filled = false, m_over = false;
    QString m_icon;
    QImage m_picture;
};

AttachmentEditor::AttachmentEditor(OfficeSession& session, const schema::TypeDef& type, const schema::FieldDef& field,
                                   QWidget* parent)
    : FieldEditor(session, type, field, parent), m_box(new Box(parent)) {
    m_box->installEventFilter(this);
    auto* layout = new QHBoxLayout(m_box);
    layout->setContentsMargins(0, 0, px().s2, 0);
    m_empty = new QWidget(m_box);
    auto* inviting = new QHBoxLayout(m_empty);
    inviting->setContentsMargins(px().s4, 0, 0, 0);
    inviting->setSpacing(px().s1);
    m_invitation = plainLabel({}, Look::Secondary, m_empty);
    m_choose = new LinkLabel(field.accepts == "picture" ? tr("choose a picture…") : tr("choose a file…"), m_empty);
    m_choose->setFocusPolicy(Qt::NoFocus); // Enter on the box does it
    inviting->addWidget(m_invitation);
    inviting->addWidget(m_choose);
    inviting->addStretch(1);
    layout->addWidget(m_empty);

    m_filled = new QWidget(m_box);
    auto* column = new QVBoxLayout(m_filled);
    column->setContentsMargins(scaled(smallSide) + px().s4, px().s1, 0, px().s1);
    column->setSpacing(0);
    m_name = new ElidedLabel({}, Look::Strong, m_filled);
    column->addWidget(m_name);
    auto* row = new QHBoxLayout;
    row->setSpacing(px().s3);
    m_about = new ElidedLabel({}, Look::Caption, m_filled);
    row->addWidget(m_about, 1);
    const auto link = [&](const QString& words, const char* control, auto act) {
        auto* made = new LinkLabel(words, m_filled);
        made->setObjectName(QString::fromStdString(field.id) + QLatin1Char('.') + QLatin1String(control));
        connect(made, &LinkLabel::clicked, this, act);
        row->addWidget(made);
        return made;
    };
    m_open = link(tr("Open"), "open", &AttachmentEditor::open);
    m_copy = link(tr("Save a copy…"), "copy", [this] {
        if (const auto file = attachment())
            saveAttachmentCopy(this->session(), m_box, *file, {this->type().id, m_record, this->field().id});
    });
    m_other = link(tr("Another…"), "other", &AttachmentEditor::choose);
    m_remove = link(tr("Remove"), "remove", &AttachmentEditor::remove);
    column->addLayout(row);
    layout->addWidget(m_filled, 1);
    connect(m_choose, &LinkLabel::clicked, this, &AttachmentEditor::choose);
    describe();
}

QWidget* AttachmentEditor::widget() const { return m_box; }

void AttachmentEditor::conceal(RecordId record) {
    m_record = record;
    describe();
}

bool AttachmentEditor::mayWrite() const {
    const access::Access& access = session().access();
    return !session().isReadOnly() && access.allows(access::Right::Write, type().id) &&
           access.allowsField(access::Right::Write, type().id, field().id);
}

Result<schema::Value> AttachmentEditor::read() const {
    if (m_reading)
        return makeError(ErrorCode::AttachmentMissing, {{"name", m_name->text().toStdString()}, {"reading", "1"}});
    return parsed(m_text);
}

void AttachmentEditor::setValue(const schema::Value& value, const QString&) {
    m_record.reset();
    setText(QString::fromStdString(value.text()));
}

void AttachmentEditor::setText(const QString& text) {
    ++m_round;
    m_reading = false;
    m_text = text;
    describe();
}

void AttachmentEditor::describe() {
    const auto file = attachment();
    const bool writes = mayWrite();
    m_latest.cancel();
    m_box->setState(file || m_reading, file ? mediaIcon(file->media) : QStringLiteral("clock"));
    m_empty->setVisible(!file && !m_reading);
    m_filled->setVisible(file || m_reading);
    m_invitation->setText(!writes                        ? tr("No file")
                          : field().accepts == "picture" ? tr("Drop or paste a picture here, or")
                                                         : tr("Drop a file, paste a picture, or"));
    m_choose->setVisible(writes);
    m_open->setVisible(file.has_value());
    m_copy->setVisible(file && m_record && session().access().allows(access::Right::Export, type().id));
    m_other->setVisible(writes && file);
    m_remove->setVisible(writes && file);
    if (file) {
        m_name->setText(QString::fromStdString(file->name));
        m_about->setText(mediaWords(file->media) + QChar(0x3000) + fileSize(file->size));
    } else if (m_reading) {
        m_about->setText(tr("Being read in…"));
    }
    const QString label = session().label(field().label);
    m_box->setAccessibleName(
        file ? label + QStringLiteral(": ") + m_name->text() + QStringLiteral(", ") + m_about->text() : label);
    m_box->setAccessibleDescription(file ? tr("Enter opens it, Delete takes it away, Ctrl+V replaces it")
                                         : tr("Enter chooses a file, Ctrl+V pastes one"));
    if (file) showSmall();
}

void AttachmentEditor::showSmall() {
    const int side = qRound(scaled(smallSide) * m_box->devicePixelRatioF());
    session().read(
        this, m_latest,
        [file = *attachment(), side](const ReadContext& context) {
            return previewOf(context.reader, file, QSize(side, side));
        },
        [this](const Result<Preview>& preview) {
            if (!preview)
                emit noted(errorText(preview.error(), &session().catalogue(), session().language()));
            else
                m_box->setPicture(preview->picture);
        });
}

void AttachmentEditor::take(std::vector<IncomingFile> files) {
    if (files.empty() || !mayWrite()) return;
    const bool more = files.size() > 1;
    files.resize(1);
    m_name->setText(files.front().name());
    m_reading = true;
    const unsigned round = ++m_round;
    describe();
    takeIn(session(), this, type(), std::move(files),
           [this, round, more](const std::vector<Result<schema::Attachment>>& taken) {
               if (round != m_round || taken.empty()) return;
               m_reading = false;
               const Result<schema::Attachment>& file = taken.front();
               const QString text = file ? QString::fromStdString(file->text()) : QString();
               if (const auto fits = file ? parsed(text) : Result<schema::Value>(file.error()); !fits) {
                   describe(); // what was there stays
                   emit noted(errorText(fits.error(), &session().catalogue(), session().language()));
                   return;
               }
               m_text = text;
               describe();
               emit edited();
               emit left();
               if (more) emit noted(tr("Only the first was taken: this field holds one file"));
           });
}

void AttachmentEditor::choose() {
    chooseFiles(m_box, field().accepts == "picture", false, [editor = QPointer(this)](std::vector<IncomingFile> files) {
        if (editor) editor->take(std::move(files));
    });
}

void AttachmentEditor::paste() {
    const QMimeData* data = QGuiApplication::clipboard()->mimeData();
    std::vector<IncomingFile> files = data != nullptr ? filesIn(*data) : std::vector<IncomingFile>{};
    if (files.empty())
        emit noted(tr("There is neither a picture nor a file to paste"));
    else
        take(std::move(files));
}

void AttachmentEditor::open() {
    if (const auto file = attachment()) viewAttachment(session(), m_box, *file, {type().id, m_record, field().id});
}

void AttachmentEditor::remove() {
    if (m_text.isEmpty() || !mayWrite()) return;
    const auto record = m_record;
    setText({});
    m_record = record;
    emit edited();
    emit left();
    m_box->setFocus(Qt::OtherFocusReason);
}

bool AttachmentEditor::eventFilter(QObject* object, QEvent* event) {
    if (object != m_box) return FieldEditor::eventFilter(object, event);
    switch (event->type()) {
    case QEvent::DragEnter:
    case QEvent::DragMove: {
        auto* drag = static_cast<QDragMoveEvent*>(event);
        if (!mayWrite() || !holdsFiles(*drag->mimeData())) break;
        drag->setDropAction(Qt::CopyAction);
        drag->accept();
        m_box->setOver(true);
        return true;
    }
    case QEvent::DragLeave: m_box->setOver(false); break;
    case QEvent::Drop: {
        auto* drop = static_cast<QDropEvent*>(event);
        m_box->setOver(false);
        drop->setDropAction(Qt::CopyAction);
        drop->accept();
        take(filesIn(*drop->mimeData()));
        return true;
    }
    case QEvent::MouseButtonDblClick: open(); return true;
    case QEvent::KeyPress: {
        auto* key = static_cast<QKeyEvent*>(event);
        if (key->matches(QKeySequence::Paste)) {
            paste();
        } else if (key->modifiers() == Qt::NoModifier &&
                   (key->key() == Qt::Key_Delete || key->key() == Qt::Key_Backspace)) {
            remove();
        } else if (key->modifiers() == Qt::NoModifier &&
                   (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter || key->key() == Qt::Key_Space)) {
            if (m_text.isEmpty())
                choose();
            else
                open();
        } else {
            break;
        }
        return true;
    }
    default: break;
    }
    return FieldEditor::eventFilter(object, event);
}

} // namespace mulin::ui

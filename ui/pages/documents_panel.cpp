#include "ui/pages/documents_panel.h"

#include "core/records/attachments.h"
#include "core/records/view.h"
#include "ui/forms/attachment_viewer.h"
#include "ui/look/file_size.h"
#include "ui/look/icons.h"
#include "ui/pages/record_acts.h"
#include "ui/shell/error_text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"

#include <QtCore/QMimeData>
#include <QtGui/QClipboard>
#include <QtGui/QContextMenuEvent>
#include <QtGui/QDropEvent>
#include <QtGui/QGuiApplication>
#include <QtGui/QPainter>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QMenu>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace mulin::ui {

using access::Right;

namespace {

constexpr int smallSide = 44;

int scaled(int pixels) { return pixels * px().base / 14; }

QString words(const std::string& utf8) { return QString::fromStdString(utf8); }

} // namespace

/// One document: small picture, title, kind and day.
class DocumentsPanel::Row final : public QAbstractButton {
public:
    Row(const DocumentsPanel::Item& item, QWidget* parent) : QAbstractButton(parent), m_item(item) {
        setText(item.title);
        setAccessibleName(item.title);
        setAccessibleDescription(item.about);
        setToolTip(plainToolTip(item.title + QLatin1Char('\n') + words(item.file.name)));
        setAttribute(Qt::WA_Hover);
        setCursor(Qt::PointingHandCursor);
        setContextMenuPolicy(Qt::CustomContextMenu);
        setFixedHeight(scaled(smallSide) + 2 * px().s1);
    }
    const Item& item() const { return m_item; }
    void setPicture(const QImage& picture) {
        m_picture = picture;
        update();
    }
    QSize sizeHint() const override { return {scaled(240), height()}; }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        if (underMouse()) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(colour(Colour::Hover));
            painter.drawRoundedRect(rect(), px().radiusSmall, px().radiusSmall);
        }
        const int side = scaled(smallSide);
        const QRect room(px().s1, px().s1, side, side);
        if (m_picture.isNull()) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(colour(Colour::Sunken));
            painter.drawRoundedRect(room, px().radiusSmall, px().radiusSmall);
            const qreal mark = px().icon;
            paintIcon(painter, QRectF(room.center().x() - mark / 2, room.center().y() - mark / 2, mark, mark),
                      mediaIcon(m_item.file.media));
        } else {
            const QSize size = m_picture.size().scaled(room.size(), Qt::KeepAspectRatio);
            painter.drawImage(QRect(room.center() - QPoint(size.width() / 2, size.height() / 2), size), m_picture);
        }
        const int left = room.right() + px().s3;
        const QRect lines(left, px().s1, width() - left - px().s2, side);
        painter.setFont(baseFont());
        painter.setPen(colour(Colour::Text));
        painter.drawText(lines.adjusted(0, 0, 0, -side / 2), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                         painter.fontMetrics().elidedText(m_item.title, Qt::ElideMiddle, lines.width()));
        painter.setFont(captionFont());
        painter.setPen(colour(Colour::Text2));
        painter.drawText(lines.adjusted(0, side / 2, 0, 0), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                         painter.fontMetrics().elidedText(m_item.about, Qt::ElideRight, lines.width()));
        if (hasFocus()) paintFocus(painter, QRectF(rect()).adjusted(1, 1, -1, -1), px().radiusSmall);
    }

private:
    Item m_item;
    QImage m_picture;
};

DocumentsPanel::DocumentsPanel(OfficeSession& session, QWidget* parent, const QString& area)
    : QWidget(parent)
    , m_session(session)
    , m_area(area)
    , m_title(plainLabel({}, Look::Strong, this))
    , m_hint(paragraph({}, Look::Caption, this))
    , m_trouble(paragraph({}, Look::Overdue, this))
    , m_permits(session, "document", this) {
    setObjectName(area);
    setAcceptDrops(true);
    setFocusPolicy(Qt::ClickFocus);
    setAccessibleName(tr("Documents"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(px().s6 - px().s1, px().s3, px().s3, px().s3);
    layout->setSpacing(px().s1);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(px().s1, 0, 0, 0); // the small pictures stand on the same line
    m_hint->setContentsMargins(px().s1, 0, 0, 0);
    m_trouble->setContentsMargins(px().s1, 0, 0, 0);
    head->addWidget(m_title);
    head->addStretch(1);
    m_add = (new Button(ButtonKind::Quiet, tr("Add…"), this))
                ->withIcon(QStringLiteral("plus"))
                ->named(area + QStringLiteral(".add"));
    m_add->setToolTip(tr("Choose files; or drop them here, or paste with Ctrl+V"));
    m_permits.require(m_add, Right::Write);
    head->addWidget(m_add);
    layout->addLayout(head);
    m_list = new QVBoxLayout;
    m_list->setSpacing(px().s1);
    layout->addLayout(m_list);
    layout->addWidget(m_hint);
    m_trouble->setObjectName(area + QStringLiteral(".trouble"));
    m_trouble->hide();
    layout->addWidget(m_trouble);
    layout->addStretch(1);
    connect(m_add, &QAbstractButton::clicked, this, &DocumentsPanel::choose);
    connect(&session, &OfficeSession::changed, this, [this] { reload(); });
    clear();
}

bool DocumentsPanel::mayAdd() const {
    return m_id && !m_session.isReadOnly() && m_session.access().allows(Right::Write, "document");
}

void DocumentsPanel::clear() {
    m_id.reset();
    m_latest.cancel();
    m_trouble->hide();
    show({});
    hide();
}

void DocumentsPanel::setSubject(const std::string& type, RecordId id) {
    const schema::TypeDef* def = m_session.catalogue().find(type);
    if (def == nullptr || def->sealed() || type == "document" || !m_session.access().allows(Right::Read, "document"))
        return clear();
    if (m_id != id) {
        m_trouble->hide();
        show({});
    }
    m_type = type;
    m_id = id;
    setVisible(true);
    reload();
}

void DocumentsPanel::reload() {
    if (!m_id) return;
    m_session.read(
        this, m_latest,
        [id = *m_id](const ReadContext& context) -> Result<std::vector<Item>> {
            MULIN_TRY_LET(found, records::documentsAbout(context.reader, context.tables, context.access, id));
            std::vector<Item> items;
            for (const journal::Record& record : found) {
                const auto file = schema::Attachment::of(record.get("file"));
                if (!file) continue;
                const auto shown = [&](const char* field) {
                    return words(records::shownText(context.reader, context.tables, context.access, record,
                                                    *record.type().field(field), context.language, false));
                };
                QStringList about{shown("kind"), shown("dated"), fileSize(file->size)};
                about.removeAll(QString());
                items.push_back({record.id(), shown("title"), about.join(QChar(0x3000)), *file});
            }
            return items;
        },
        [this](const Result<std::vector<Item>>& items) {
            if (items)
                show(*items);
            else
                say(errorText(items.error(), &m_session.catalogue(), m_session.language()));
        });
}

void DocumentsPanel::show(const std::vector<Item>& items) {
    const auto same = [&] {
        return items.size() == m_rows.size() &&
               std::equal(items.begin(), items.end(), m_rows.begin(), [](const Item& item, const Row* row) {
                   return row->item().id == item.id && row->item().title == item.title &&
                          row->item().about == item.about && row->item().file == item.file;
               });
    };
    if (!items.empty() && same()) return;
    for (Row* row : m_rows) {
        row->hide();
        row->deleteLater();
    }
    m_rows.clear();
    for (const Item& item : items) {
        auto* row = new Row(item, this);
        row->setObjectName(m_area + QStringLiteral(".row%1").arg(m_rows.size()));
        m_list->addWidget(row);
        row->show();
        m_rows.push_back(row);
        connect(row, &QAbstractButton::clicked, this, [this, row] {
            viewAttachment(m_session, this, row->item().file, {"document", row->item().id, "file"});
        });
        connect(row, &QWidget::customContextMenuRequested, this,
                [this, row](const QPoint& at) { openMenu(*row, row->mapToGlobal(at)); });
        showSmall(*row);
    }
    m_title->setText(items.empty() ? tr("Documents") : tr("Documents %1").arg(items.size()));
    m_hint->setVisible(items.empty());
    m_hint->setText(mayAdd() ? tr("Nothing yet. Drop files here, paste a picture with Ctrl+V, or choose them.")
                             : tr("Nothing yet."));
    emit counted(count());
}

void DocumentsPanel::showSmall(Row& row) {
    const int side = qRound(scaled(smallSide) * devicePixelRatioF());
    Latest own; // all of them count
    m_session.read(
        &row, own,
        [file = row.item().file, side](const ReadContext& context) {
            return previewOf(context.reader, file, QSize(side, side));
        },
        [&row](const Result<Preview>& preview) {
            if (preview) row.setPicture(preview->picture);
        });
}

void DocumentsPanel::openMenu(const Row& row, QPoint at) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const Item item = row.item();
    menu->addAction(tr("Open"), this, [this, item] {
        viewAttachment(m_session, this, item.file, {"document", item.id, "file"});
    });
    menu->addAction(tr("Change title, kind and day…"), this, [this, item] { emit editRequested(item.id); });
    m_permits.require(menu->addAction(tr("Save a copy…"), this,
                                      [this, item] {
                                          saveAttachmentCopy(m_session, this, item.file, {"document", item.id, "file"});
                                      }),
                      Right::Export);
    menu->addSeparator();
    m_permits.require(
        menu->addAction(tr("Delete"), this, [this, item] { deleteRecords(m_session, this, "document", {item.id}); }),
        Right::Delete);
    menu->popup(at);
}

void DocumentsPanel::choose() {
    if (mayAdd()) chooseFiles(this, false, true, [this](std::vector<IncomingFile> files) { take(std::move(files)); });
}

void DocumentsPanel::paste() {
    const QMimeData* copied = QGuiApplication::clipboard()->mimeData();
    std::vector<IncomingFile> files = copied != nullptr ? filesIn(*copied) : std::vector<IncomingFile>{};
    if (files.empty())
        say(tr("There is neither a picture nor a file to paste"));
    else
        take(std::move(files));
}

void DocumentsPanel::say(const QString& trouble) {
    m_trouble->setText(trouble);
    m_trouble->setVisible(!trouble.isEmpty());
}

void DocumentsPanel::take(std::vector<IncomingFile> files) {
    if (files.empty() || !mayAdd()) return;
    say({});
    const schema::TypeDef* type = m_session.catalogue().find("document");
    takeIn(m_session, this, *type, std::move(files),
           [this, subject = m_type, id = *m_id](const std::vector<Result<schema::Attachment>>& taken) {
               std::vector<schema::Attachment> good;
               QStringList bad;
               for (const Result<schema::Attachment>& one : taken) {
                   if (one)
                       good.push_back(*one);
                   else
                       bad << errorText(one.error(), &m_session.catalogue(), m_session.language());
               }
               if (!bad.isEmpty() || id == m_id) say(bad.join(QLatin1Char('\n')));
               if (!good.empty()) add(subject, id, good);
           });
}

/// To the record they were given for, whatever is shown by now.
void DocumentsPanel::add(const std::string& type, RecordId id, const std::vector<schema::Attachment>& files) {
    Latest own;
    m_session.read(
        this, own,
        [type, id](const ReadContext& context) {
            return records::documentBeginning(context.reader, context.tables, context.access, type, id);
        },
        [this, files](const Result<schema::Values>& beginning) {
            if (!beginning) return say(errorText(beginning.error(), &m_session.catalogue(), m_session.language()));
            journal::Operation operation{"document.add", {{"type", "document"}}};
            operation.args["count"] = std::to_string(files.size());
            m_session.transact(
                this, operation,
                [files, values = *beginning, today = m_session.today()](journal::Writer& writer) -> Result<void> {
                    for (const schema::Attachment& file : files) {
                        schema::Values one = values;
                        one.set("title", schema::Value(titleOf(file)));
                        one.set("kind", schema::Value(file.isPicture() ? "photo" : "other"));
                        one.set("dated", schema::Value(today));
                        one.set("file", schema::Value(file.text()));
                        MULIN_TRY(writer.create("document", one));
                    }
                    return {};
                },
                [this](const Result<journal::ChangeSet>& changes) {
                    if (!changes) say(errorText(changes.error(), &m_session.catalogue(), m_session.language()));
                });
        });
}

void DocumentsPanel::dragEnterEvent(QDragEnterEvent* event) {
    if (!mayAdd() || !holdsFiles(*event->mimeData())) return;
    event->setDropAction(Qt::CopyAction);
    event->accept();
    m_over = true;
    update();
}

void DocumentsPanel::dragLeaveEvent(QDragLeaveEvent*) {
    m_over = false;
    update();
}

void DocumentsPanel::dropEvent(QDropEvent* event) {
    m_over = false;
    update();
    event->setDropAction(Qt::CopyAction);
    event->accept();
    take(filesIn(*event->mimeData()));
}

void DocumentsPanel::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Paste) && mayAdd()) return paste();
    QWidget::keyPressEvent(event);
}

void DocumentsPanel::paintEvent(QPaintEvent* event) {
    QWidget::paintEvent(event);
    if (!m_over && !hasFocus()) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_over) {
        painter.setBrush(colour(Colour::AccentSoft));
        painter.setPen(QPen(colour(Colour::Accent), 2, Qt::DashLine));
        painter.drawRoundedRect(QRectF(rect()).adjusted(2, 2, -2, -2), px().radius, px().radius);
    }
}

} // namespace mulin::ui

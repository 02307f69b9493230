#include "ui/forms/papers_editor.h"

#include "ui/look/theme.h"
#include "ui/shell/error_text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/flow_layout.h"

#include <QtCore/QMimeData>
#include <QtGui/QClipboard>
#include <QtGui/QDragEnterEvent>
#include <QtGui/QGuiApplication>
#include <QtGui/QKeyEvent>

namespace mulin::ui {

class PapersEditor::Box final : public QWidget {
public:
    Box(PapersEditor& owner, QWidget* parent) : QWidget(parent), m_owner(owner) {
        setAcceptDrops(true);
        setMaximumWidth(px().formEditor);
        QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
        policy.setHeightForWidth(true);
        setSizePolicy(policy);
    }

protected:
    void dragEnterEvent(QDragEnterEvent* event) override {
        if (!holdsFiles(*event->mimeData())) return;
        event->setDropAction(Qt::CopyAction);
        event->accept();
    }
    void dropEvent(QDropEvent* event) override {
        event->setDropAction(Qt::CopyAction);
        event->accept();
        m_owner.take(filesIn(*event->mimeData()));
    }

private:
    PapersEditor& m_owner;
};

namespace {
const schema::TypeDef& documents_(const OfficeSession& session) { return *session.catalogue().find("document"); }
} // namespace

PapersEditor::PapersEditor(OfficeSession& session, QWidget* parent)
    : FieldEditor(session, documents_(session), *documents_(session).field("file"), parent)
    , m_box(new Box(*this, parent))
    , m_add((new Button(ButtonKind::Secondary, tr("Add photos or files"), m_box))->withIcon(QStringLiteral("camera"))) {
    auto* flow = new FlowLayout(m_box, px().s2);
    flow->setContentsMargins(0, 0, 0, 0);
    flow->addWidget(m_add);
    m_add->setToolTip(tr("Choose, drop, or paste with Ctrl+V"));
    m_add->installEventFilter(this);
    m_box->setFocusProxy(m_add);
    connect(m_add, &QAbstractButton::clicked, this, &PapersEditor::choose);
}

QWidget* PapersEditor::widget() const { return m_box; }
QWidget* PapersEditor::focusWidget() const { return m_add; }

Result<schema::Value> PapersEditor::read() const {
    return m_files.empty() ? schema::Value() : schema::Value(text().toStdString());
}

QString PapersEditor::text() const {
    QStringList lines;
    for (const schema::Attachment& file : m_files) lines << QString::fromStdString(file.text());
    return lines.join(QLatin1Char('\n'));
}

void PapersEditor::setText(const QString& text) {
    ++m_round;
    m_files.clear();
    for (const QString& line : text.split(QLatin1Char('\n'), Qt::SkipEmptyParts))
        if (auto file = schema::Attachment::parse(line.toStdString())) m_files.push_back(std::move(*file));
    rebuild();
}

void PapersEditor::rebuild() {
    for (QWidget* chip : m_chips) {
        chip->hide();
        chip->deleteLater();
    }
    m_chips.clear();
    for (const schema::Attachment& file : m_files) {
        auto* chip = new Chip({}, QString::fromStdString(file.name), m_box);
        chip->setObjectName(QStringLiteral("papers.%1").arg(m_chips.size()));
        m_box->layout()->addWidget(chip);
        chip->show();
        m_chips.push_back(chip);
        connect(chip, &Chip::removeRequested, this, [this, hash = file.text()] {
            std::erase_if(m_files, [&](const schema::Attachment& one) { return one.text() == hash; });
            rebuild();
            m_add->setFocus(Qt::OtherFocusReason);
            emit edited();
        });
    }
    m_box->updateGeometry();
}

void PapersEditor::take(std::vector<IncomingFile> files) {
    if (files.empty() || session().isReadOnly()) return;
    ++m_reading;
    takeIn(session(), this, type(), std::move(files),
           [this, round = m_round](const std::vector<Result<schema::Attachment>>& taken) {
               --m_reading;
               if (round != m_round) return;
               QStringList bad;
               for (const Result<schema::Attachment>& one : taken) {
                   if (one)
                       m_files.push_back(*one);
                   else
                       bad << errorText(one.error(), &session().catalogue(), session().language());
               }
               rebuild();
               emit edited();
               if (!bad.isEmpty()) emit noted(bad.join(QLatin1Char(' ')));
           });
}

void PapersEditor::choose() {
    chooseFiles(m_box, true, true, [this](std::vector<IncomingFile> files) { take(std::move(files)); });
}

void PapersEditor::paste() {
    const QMimeData* copied = QGuiApplication::clipboard()->mimeData();
    std::vector<IncomingFile> files = copied != nullptr ? filesIn(*copied) : std::vector<IncomingFile>{};
    if (files.empty())
        emit noted(tr("There is neither a picture nor a file to paste"));
    else
        take(std::move(files));
}

std::vector<schema::Values> PapersEditor::documents() const {
    std::vector<schema::Values> made;
    for (const schema::Attachment& file : m_files) {
        schema::Values one;
        one.set("title", titleOf(file));
        one.set("kind", file.isPicture() ? "photo" : "other");
        one.set("file", file.text());
        made.push_back(std::move(one));
    }
    return made;
}

bool PapersEditor::eventFilter(QObject* object, QEvent* event) {
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->matches(QKeySequence::Paste)) {
        paste();
        return true;
    }
    return FieldEditor::eventFilter(object, event);
}

} // namespace mulin::ui

#include "ui/pages/sheet_out.h"

#include "core/schema/attachment.h"
#include "ui/look/theme.h"
#include "ui/printing/pdf.h"
#include "ui/printing/preview.h"
#include "ui/printing/print_dialog.h"
#include "ui/widgets/button.h"
#include "ui/widgets/page_head.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>
#include <QtCore/QPointer>
#include <QtCore/QStandardPaths>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QVBoxLayout>

namespace mulin::ui {

namespace {

class SheetOutWords {
    Q_DECLARE_TR_FUNCTIONS(mulin::ui::SheetOut)
};

QString fileName(const SheetOut& out, Date today) {
    QString name = out.name;
    name.replace(QLatin1Char('/'), QLatin1Char('-')); // would be a folder
    return QString::fromStdString(
        schema::cleanFileName(name.toStdString() + "-" + today.iso() + ".pdf", "application/pdf"));
}

} // namespace

void printSheet(OfficeSession& session, QWidget& widget, const SheetOut& out) {
    printing::printAsking(widget, out.pages, out.ask, [&session, done = out.done](const Result<void>& printed) {
        if (!printed) return session.sayError(printed.error());
        session.say({StatusMessage::Kind::Done, SheetOutWords::tr("Sent to the printer")});
        if (done) done();
    });
}

void saveFile(OfficeSession& session, QWidget& widget, const FileOut& out) {
    auto* dialog = new QFileDialog(&widget, out.title);
    dialog->setObjectName(out.dialog);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setOption(QFileDialog::DontUseNativeDialog);
    dialog->setNameFilter(out.filter);
    dialog->setDefaultSuffix(out.suffix);
    if (const QString home = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
        QFileInfo(home).isDir())
        dialog->setDirectory(home);
    dialog->selectFile(out.name);
    QObject::connect(dialog, &QFileDialog::fileSelected, &widget, [&session, out](const QString& path) {
        out.ask(path, [&session, out, path](const security::Disclosure& allowed) {
            session.background().run(
                {.title = out.work, .receiver = &session},
                [allowed, write = out.write, path](Progress&) { return write(allowed, path); },
                [&session, path, done = out.done](const Result<void>& saved) {
                    if (!saved) return session.sayError(saved.error());
                    session.say(
                        {StatusMessage::Kind::Done, SheetOutWords::tr("Saved as %1").arg(QFileInfo(path).fileName())});
                    if (done) done();
                });
        });
    });
    dialog->open();
}

void saveSheet(OfficeSession& session, QWidget& widget, const SheetOut& out) {
    saveFile(session, widget,
             {.title = SheetOutWords::tr("Save as PDF"),
              .filter = SheetOutWords::tr("PDF files (*.pdf)"),
              .suffix = QStringLiteral("pdf"),
              .name = fileName(out, session.today()),
              .dialog = out.dialog,
              .work = SheetOutWords::tr("Saving the pages"),
              .ask = out.ask,
              .write = [pages = out.pages](const security::Disclosure& allowed,
                                           const QString& path) { return printing::writePdf(allowed, pages, path); },
              .done = out.done});
}

SheetDialog::SheetDialog(OfficeSession& session, const QString& area, const QString& title, printing::Pages pages,
                         QWidget* parent)
    : QDialog(parent)
    , m_session(session)
    , m_pages(std::move(pages))
    , m_preview(new printing::Preview(this))
    , m_foot(new PageFoot(this)) {
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(area);
    setWindowTitle(title);
    setSurface(*this, Surface::Raised);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_preview->setPages(m_pages);
    layout->addWidget(m_preview, 1);
    const auto button = [&](ButtonKind kind, const QString& text, const char* icon, const char* name) {
        auto* made = (new Button(kind, text, m_foot))->named(area + QLatin1Char('.') + QString::fromLatin1(name));
        if (*icon != 0) made->withIcon(QString::fromLatin1(icon));
        return made;
    };
    auto* close = button(ButtonKind::Tool, tr("Close"), "", "close");
    m_pdf = button(ButtonKind::Secondary, tr("Save as PDF …"), "export", "pdf");
    m_print = button(ButtonKind::Primary, tr("Print …"), "print", "print");
    m_foot->addLeft(close);
    m_foot->addRight(m_pdf);
    m_foot->addRight(m_print);
    layout->addWidget(m_foot);
    connect(close, &QAbstractButton::clicked, this, &QDialog::reject);
    connect(m_pdf, &QAbstractButton::clicked, this, [this] { saveSheet(m_session, *this, whole()); });
    connect(m_print, &QAbstractButton::clicked, this, [this] {
        SheetOut now = whole();
        now.done = [dialog = QPointer(this)] {
            if (dialog) dialog->accept(); // it may be closed before the log has answered
        };
        printSheet(m_session, *this, now);
    });
    if (parent != nullptr) resize(parent->window()->size() * 0.9);
    m_print->setFocus();
}

void SheetDialog::setPages(printing::Pages pages) {
    m_pages = std::move(pages);
    m_preview->setPages(m_pages);
    setWaiting(false);
}

void SheetDialog::setWaiting(bool waiting) {
    m_preview->setEnabled(!waiting);
    m_pdf->setEnabled(!waiting);
    m_print->setEnabled(!waiting);
    m_print->setText(waiting ? tr("Laying out …") : tr("Print …"));
}

SheetOut SheetDialog::whole() {
    SheetOut now = out();
    now.pages = m_pages;
    return now;
}

} // namespace mulin::ui

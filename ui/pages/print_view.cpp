#include "ui/pages/print_view.h"

#include "ui/printing/pdf.h"
#include "ui/printing/preview.h"
#include "ui/printing/print_dialog.h"
#include "ui/shell/permits.h"
#include "ui/widgets/button.h"
#include "ui/widgets/page_head.h"

#include <QtCore/QFileInfo>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QVBoxLayout>

namespace mulin::ui {

PrintView::PrintView(OfficeSession& session, SheetRequest request, QWidget* parent)
    : QWidget(parent), m_session(session), m_head(new PageHead(QStringLiteral("sheet"), {}, true, this)) {
    setObjectName(QStringLiteral("sheet"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_head->setBackVisible(true);
    connect(m_head, &PageHead::backRequested, this, &PrintView::closeRequested);
    layout->addWidget(m_head);
    m_preview = new printing::Preview(this);
    layout->addWidget(m_preview, 1);
    Permits& permits = *new Permits(session, {}, this);
    connect(permits.require(m_head->addButton(QStringLiteral("pdf"), tr("Save as PDF"), QStringLiteral("file")),
                            access::Right::Print),
            &QAbstractButton::clicked, this, &PrintView::savePdf);
    connect(permits.require(m_head->addButton(QStringLiteral("print"), tr("Print"), QStringLiteral("print"), true),
                            access::Right::Print),
            &QAbstractButton::clicked, this, &PrintView::print);
    setSheet(std::move(request));
}

void PrintView::setSheet(SheetRequest request) {
    m_request = std::move(request);
    m_head->setTitle(m_request.title);
    m_head->setNote(m_request.note);
    auto document = m_request.make();
    auto pages = document ? printing::layOut(*document) : Result<printing::Pages>(document.error());
    if (!pages) return m_session.sayError(pages.error());
    m_pages = std::move(*pages);
    m_pages.title = m_request.title;
    m_preview->setPages(m_pages);
}

void PrintView::print() {
    printing::printAsking(
        *this, m_pages,
        [this](const QString& file, const std::function<void(const security::Disclosure&)>& goOn) {
            security::Leaving leaving = m_request.leaving;
            leaving.path = file.toStdString();
            m_session.disclose(this, leaving, goOn);
        },
        [this](const Result<void>& done) {
            if (!done) return m_session.sayError(done.error());
            m_session.say({StatusMessage::Kind::Done, tr("Sent to the printer")});
            if (m_request.printed) m_request.printed();
        });
}

void PrintView::savePdf() {
    auto* dialog = new QFileDialog(this, tr("Save as PDF"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setObjectName(QStringLiteral("sheet.dialog"));
    dialog->setNameFilter(tr("PDF files (*.pdf)"));
    dialog->setDefaultSuffix(QStringLiteral("pdf"));
    dialog->selectFile(m_request.title + QStringLiteral(".pdf"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        security::Leaving leaving = m_request.leaving;
        leaving.path = path.toStdString();
        m_session.disclose(this, leaving, [this, path](const security::Disclosure& allowed) {
            m_session.background().run(
                {.title = tr("Saving the sheet"), .receiver = this},
                [allowed, pages = m_pages, path](Progress&) { return printing::writePdf(allowed, pages, path); },
                [this, path](const Result<void>& done) {
                    if (!done) return m_session.sayError(done.error());
                    m_session.say({StatusMessage::Kind::Done, tr("Saved as %1").arg(QFileInfo(path).fileName())});
                    if (m_request.printed) m_request.printed();
                });
        });
    });
    dialog->open();
}

} // namespace mulin::ui

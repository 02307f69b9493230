#include "ui/pages/print_view.h"

#include "ui/printing/preview.h"
#include "ui/shell/permits.h"
#include "ui/widgets/button.h"
#include "ui/widgets/page_head.h"

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

void PrintView::setBar(QWidget* bar) {
    bar->setParent(this);
    static_cast<QVBoxLayout*>(layout())->insertWidget(1, bar);
}

void PrintView::setSheet(SheetRequest request) {
    m_request = std::move(request);
    m_head->setTitle(m_request.title);
    m_head->setNote(m_request.note);
    m_head->setEnabled(m_request.make != nullptr);
    if (!m_request.make) {
        m_pages = {};
        return m_preview->setPages(m_pages);
    }
    auto document = m_request.make();
    auto pages = document ? printing::layOut(*document) : Result<printing::Pages>(document.error());
    if (!pages) return m_session.sayError(pages.error());
    m_pages = std::move(*pages);
    m_pages.title = m_request.title;
    m_preview->setPages(m_pages);
}

SheetOut PrintView::out() {
    return {.pages = m_pages,
            .name = m_request.title,
            .dialog = QStringLiteral("sheet.dialog"),
            .ask =
                [this](const QString& file, const SheetOut::GoOn& goOn) {
                    security::Leaving leaving = m_request.leaving;
                    leaving.path = file.toStdString();
                    m_session.disclose(this, leaving, goOn);
                },
            .done = m_request.printed};
}

void PrintView::print() { printSheet(m_session, *this, out()); }

void PrintView::savePdf() { saveSheet(m_session, *this, out()); }

} // namespace mulin::ui

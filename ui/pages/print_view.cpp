#include "ui/pages/print_view.h"

#include "ui/look/number.h"
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
    m_pdf = permits.require(m_head->addButton(QStringLiteral("pdf"), tr("Save as PDF"), QStringLiteral("file")),
                            access::Right::Print);
    connect(m_pdf, &QAbstractButton::clicked, this, &PrintView::savePdf);
    m_print = permits.require(m_head->addButton(QStringLiteral("print"), tr("Print"), QStringLiteral("print"), true),
                              access::Right::Print);
    connect(m_print, &QAbstractButton::clicked, this, &PrintView::print);
    setSheet(std::move(request));
}

void PrintView::setBar(QWidget* bar) {
    bar->setParent(this);
    static_cast<QVBoxLayout*>(layout())->insertWidget(1, bar);
}

void PrintView::setSheet(SheetRequest request) {
    m_session.background().cancel(m_task);
    const unsigned round = ++m_round;
    m_request = std::move(request);
    m_head->setTitle(m_request.title);
    m_head->setNote(m_request.note);
    setPages({}); // nothing that is not what was asked for
    if (!m_request.make) return;
    if (m_request.rows > mostPrinted) {
        const QString words =
            tr("More than %1 rows: too many for paper, export them as a sheet").arg(number(mostPrinted));
        m_head->setNote(words);
        return m_session.say({StatusMessage::Kind::Plain, words});
    }
    m_task = m_session.background().run(
        {.title = tr("Laying out the pages"), .receiver = this},
        [make = m_request.make](Progress& progress) -> Result<printing::Pages> {
            MULIN_TRY_LET(document, make());
            return printing::layOut(document, progress);
        },
        [this, round](Result<printing::Pages> pages) {
            if (round != m_round) return;
            if (!pages) {
                if (pages.error().code != ErrorCode::Cancelled) m_session.sayError(pages.error());
                return;
            }
            pages->title = m_request.title;
            setPages(std::move(*pages));
        });
}

void PrintView::setPages(printing::Pages pages) {
    m_pages = std::move(pages);
    m_preview->setPages(m_pages);
    for (Button* button : {m_pdf, m_print}) button->setEnabled(!m_pages.pages.empty());
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

void PrintView::print() {
    if (!m_pages.pages.empty()) printSheet(m_session, *this, out());
}

void PrintView::savePdf() {
    if (!m_pages.pages.empty()) saveSheet(m_session, *this, out());
}

} // namespace mulin::ui

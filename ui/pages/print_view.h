// A sheet before it is printed: the pages, what can be chosen about them, and the way to the
// printer or a file, each through the log.
#pragma once

#include "ui/pages/sheet_out.h"
#include "ui/printing/document.h"

namespace mulin::ui {

class PageHead;
namespace printing {
class Preview;
}

struct SheetRequest {
    QString title;
    /// On a worker, of what it holds alone; none: nothing is there yet, and nothing to print.
    std::function<Result<printing::Document>()> make = {};
    security::Leaving leaving;          ///< what the log says; its path is set here
    std::function<void()> printed = {}; ///< it went to paper or into a file
    QString note = {};
    std::size_t rows = 0; ///< more than mostPrinted are not laid out
};

class PrintView final : public QWidget {
    Q_OBJECT
public:
    PrintView(OfficeSession& session, SheetRequest request, QWidget* parent);
    /// At the right of the head, before the buttons.
    PageHead& head() const { return *m_head; }
    /// Below the head: what is chosen about the sheet.
    void setBar(QWidget* bar);
    /// Made again with what was chosen; until it is laid out there is nothing to print.
    void setSheet(SheetRequest request);
    void print();
    void savePdf();

signals:
    void closeRequested();

private:
    SheetOut out();
    void setPages(printing::Pages pages);

    OfficeSession& m_session;
    SheetRequest m_request;
    PageHead* m_head;
    printing::Preview* m_preview;
    Button *m_pdf = nullptr, *m_print = nullptr;
    int m_task = 0; ///< that lays out
    unsigned m_round = 0;
    printing::Pages m_pages;
};

} // namespace mulin::ui

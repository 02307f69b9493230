#include "ui/printing/printer.h"

#include "core/journal/horizon.h"
#include "ui/printing/pdf.h"

#include <QtGui/QPageLayout>
#include <QtGui/QPageSize>
#include <QtPrintSupport/QPrinter>

namespace mulin::ui::printing {

Result<void> print(const security::Disclosure& allowed, const Pages& pages, QPrinter& printer, Progress& progress) {
    if (!allowed.allows(access::Right::Print)) return journal::denied("print", {});
    const bool landscape = pages.paper.width() > pages.paper.height();
    const QSizeF upright = landscape ? pages.paper.transposed() : pages.paper;
    const int count = int(pages.pages.size());
    const bool ranged = printer.printRange() == QPrinter::PageRange && printer.fromPage() > 0;
    const int first = ranged ? std::min(printer.fromPage(), count) - 1 : 0;
    const int last = ranged ? std::min(std::max(printer.toPage(), printer.fromPage()), count) - 1 : count - 1;
    if (printer.outputFormat() == QPrinter::PdfFormat) {
        Pages chosen = pages;
        chosen.pages.assign(pages.pages.begin() + first, pages.pages.begin() + last + 1);
        return writePdf(allowed, chosen, printer.outputFileName(), {}, progress);
    }
    printer.setDocName(PdfOptions().name);
    printer.setFullPage(true);
    printer.setPageSize(QPageSize(upright, QPageSize::Millimeter, {}, QPageSize::FuzzyMatch));
    printer.setPageOrientation(landscape ? QPageLayout::Landscape : QPageLayout::Portrait);
    const auto failed = [&] {
        return makeError(ErrorCode::IoError, {{"path", printer.printerName().toStdString()}}, "QPrinter");
    };
    QPainter painter;
    if (!painter.begin(&printer)) return failed();
    PagePainter page;
    const int copies = printer.supportsMultipleCopies() ? 1 : std::max(1, printer.copyCount());
    const int step = printer.pageOrder() == QPrinter::LastPageFirst ? -1 : 1;
    const double unit = printer.resolution() / 25.4;
    int done = 0;
    const int total = copies * (last - first + 1);
    for (int copy = 0; copy < copies; ++copy) {
        for (int i = 0; i <= last - first; ++i, ++done) {
            if (progress.cancelled()) {
                printer.abort();
                return makeError(ErrorCode::Cancelled);
            }
            if (done > 0 && !printer.newPage()) return failed();
            page.paint(painter, pages.pages[std::size_t(step > 0 ? first + i : last - i)], unit);
            progress.report(done + 1, total);
        }
    }
    if (!painter.end()) return failed();
    return {};
}

} // namespace mulin::ui::printing

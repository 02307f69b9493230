#include "ui/printing/print_dialog.h"

#include "ui/printing/printer.h"

#include <QtPrintSupport/QPrintDialog>
#include <QtPrintSupport/QPrinter>

namespace mulin::ui::printing {

void printAsking(QWidget& above, Pages pages, Permit permit, std::function<void(const Result<void>&)> done) {
    const auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    auto* dialog = new QPrintDialog(printer.get(), &above);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QObject::destroyed, [printer] {}); // lives as long as its dialog, or until it has printed
    QObject::connect(dialog, qOverload<QPrinter*>(&QPrintDialog::accepted), &above,
                     [printer, pages = std::move(pages), permit = std::move(permit), done = std::move(done)] {
                         permit(printer->outputFileName(), [printer, pages, done](const security::Disclosure& allowed) {
                             NoProgress progress;
                             done(print(allowed, pages, *printer, progress));
                         });
                     });
    dialog->open();
}

} // namespace mulin::ui::printing

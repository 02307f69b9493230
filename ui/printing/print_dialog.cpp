#include "ui/printing/print_dialog.h"

#include "ui/printing/printer.h"

#include <QtPrintSupport/QPrintDialog>
#include <QtPrintSupport/QPrinter>

namespace mulin::ui::printing {

void printAsking(QWidget& above, Pages pages, std::function<void(const Result<void>&)> done) {
    auto* printer = new QPrinter(QPrinter::HighResolution);
    auto* dialog = new QPrintDialog(printer, &above);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QObject::destroyed, [printer] { delete printer; });
    QObject::connect(dialog, qOverload<QPrinter*>(&QPrintDialog::accepted), &above,
                     [pages = std::move(pages), done = std::move(done)](QPrinter* on) {
                         NoProgress progress;
                         done(print(pages, *on, progress));
                     });
    dialog->open();
}

} // namespace mulin::ui::printing

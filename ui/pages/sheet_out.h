// Pages on their way out of the program: shown first, then to a printer or into a PDF file, each through the log.
#pragma once

#include "core/security/disclosures.h"
#include "ui/printing/layout.h"
#include "ui/shell/office_session.h"

#include <QtWidgets/QDialog>

namespace mulin::ui {

class Button;
class PageFoot;
namespace printing {
class Preview;
}

/// Rows: about 300 pages, more is for a sheet.
constexpr std::size_t mostPrinted = 10'000;

struct SheetOut {
    printing::Pages pages;
    QString name;   ///< of the file that is proposed, without its ending
    QString dialog; ///< object name of the dialog that asks for the file
    /// Asks the log; `file` is empty for a printer.
    using GoOn = std::function<void(const security::Disclosure&)>;
    std::function<void(const QString& file, const GoOn&)> ask;
    std::function<void()> done = {}; ///< it went to paper or into a file
};
/// What comes of it is said in the status line. The widget stands behind the dialogs.
void printSheet(OfficeSession& session, QWidget& widget, const SheetOut& out);
void saveSheet(OfficeSession& session, QWidget& widget, const SheetOut& out);

/// A file to be written: asked for its name first, then through the log.
struct FileOut {
    QString title, filter, suffix; ///< of the dialog
    QString name;                  ///< that is proposed, with its ending
    QString dialog;                ///< object name
    QString work;                  ///< what is going on while it is written
    std::function<void(const QString& file, const SheetOut::GoOn&)> ask;
    std::function<Result<void>(const security::Disclosure&, const QString& file)> write; ///< on a worker
    std::function<void()> done = {};
};
void saveFile(OfficeSession& session, QWidget& widget, const FileOut& out);

/// The pages in a dialog of their own, with what can be chosen about them at the left of the foot.
class SheetDialog : public QDialog {
    Q_OBJECT
public:
    /// `area` names it and its buttons: AREA.close, AREA.pdf, AREA.print.
    SheetDialog(OfficeSession& session, const QString& area, const QString& title, printing::Pages pages,
                QWidget* parent);
    const printing::Pages& pages() const { return m_pages; }

protected:
    OfficeSession& session() const { return m_session; }
    PageFoot& foot() const { return *m_foot; }
    void setPages(printing::Pages pages);
    /// Other pages are on their way: those that are shown are no longer what was asked for.
    void setWaiting(bool waiting);
    /// All but the pages.
    virtual SheetOut out() = 0;

private:
    SheetOut whole();

    OfficeSession& m_session;
    printing::Pages m_pages;
    printing::Preview* m_preview;
    PageFoot* m_foot;
    Button *m_pdf = nullptr, *m_print = nullptr;
};

} // namespace mulin::ui

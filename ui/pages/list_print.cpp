#include "ui/pages/list_print.h"

#include "core/records/view.h"
#include "ui/look/number.h"
#include "ui/look/theme.h"
#include "ui/pages/list_disclosure.h"
#include "ui/printing/list_document.h"
#include "ui/printing/pdf.h"
#include "ui/printing/preview.h"
#include "ui/printing/print_dialog.h"
#include "ui/widgets/button.h"
#include "ui/widgets/page_head.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>
#include <QtCore/QLocale>
#include <QtCore/QStandardPaths>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QVBoxLayout>

namespace mulin::ui {

namespace {

/// About 300 pages: more is for a sheet.
constexpr std::size_t mostRows = 10'000;

QString words(const char* source) { return QCoreApplication::translate("mulin::ui::ListPrint", source); }

} // namespace

Result<printing::Pages> listPages(const ListSnapshot& list, const QString& conditions, const ReadContext& context) {
    printing::PrintedList printed;
    printed.title = list.title;
    printed.conditions = conditions;
    printed.printedOn = QString::fromStdString(context.today.iso());
    printed.pageLine = words(QT_TRANSLATE_NOOP("mulin::ui::ListPrint", "Page {page} of {pages}"));
    for (const ListSnapshot::Column& column : list.columns) printed.columns.push_back({column.title, column.right});
    MULIN_TRY_LET(rows, eachRecord(list, context, [&](const journal::Record& record) -> Result<void> {
                      std::vector<QString> texts;
                      for (const ListSnapshot::Column& column : list.columns)
                          texts.push_back(column.words(context, record));
                      printed.rows.push_back(std::move(texts));
                      return {};
                  }));
    printed.counted = words(QT_TRANSLATE_NOOP("mulin::ui::ListPrint", "%1 rows")).arg(number(rows));
    printed.office = list.office;
    MULIN_TRY_LET(document, printing::listDocument(printed));
    return printing::layOut(document, context.progress);
}

ListPreview::ListPreview(OfficeSession& session, ListSnapshot list, printing::Pages pages, QWidget* parent)
    : QDialog(parent), m_session(session), m_list(std::move(list)), m_pages(std::move(pages)) {
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("list.preview"));
    setWindowTitle(tr("Print: %1").arg(m_list.title));
    setSurface(*this, Surface::Raised);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* preview = new printing::Preview(this);
    preview->setPages(m_pages);
    layout->addWidget(preview, 1);
    auto* foot = new PageFoot(this);
    auto* close = (new Button(ButtonKind::Tool, tr("Close"), foot))->named(QStringLiteral("list.preview.close"));
    auto* pdf = (new Button(ButtonKind::Secondary, tr("Save as PDF …"), foot))
                    ->named(QStringLiteral("list.preview.pdf"))
                    ->withIcon(QStringLiteral("export"));
    auto* print = (new Button(ButtonKind::Primary, tr("Print …"), foot))
                      ->named(QStringLiteral("list.preview.print"))
                      ->withIcon(QStringLiteral("print"));
    foot->addLeft(close);
    foot->addRight(pdf);
    foot->addRight(print);
    layout->addWidget(foot);
    connect(close, &QAbstractButton::clicked, this, &QDialog::reject);
    connect(pdf, &QAbstractButton::clicked, this, &ListPreview::savePdf);
    connect(print, &QAbstractButton::clicked, this, &ListPreview::print);
    if (parent != nullptr) resize(parent->window()->size() * 0.9);
    print->setFocus();
}

void ListPreview::print() {
    printing::printAsking(
        *this, m_pages,
        [this](const QString& file, const std::function<void(const security::Disclosure&)>& goOn) {
            discloseList(m_session, this, m_list, {access::Right::Print, tr("Print from a sealed ledger"), file, {}},
                         goOn);
        },
        [this](const Result<void>& done) {
            if (!done) return m_session.sayError(done.error());
            m_session.say({StatusMessage::Kind::Done, tr("Sent to the printer")});
            accept();
        });
}

void ListPreview::savePdf() {
    auto* dialog = new QFileDialog(this, tr("Keep the list as PDF"));
    dialog->setObjectName(QStringLiteral("list.pdf"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setOption(QFileDialog::DontUseNativeDialog);
    dialog->setNameFilter(tr("PDF files (*.pdf)"));
    dialog->setDefaultSuffix(QStringLiteral("pdf"));
    if (const QString home = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
        QFileInfo(home).isDir())
        dialog->setDirectory(home);
    QString name = m_list.title;
    name.replace(QLatin1Char('/'), QLatin1Char('-'));
    dialog->selectFile(QStringLiteral("%1-%2.pdf").arg(name, QString::fromStdString(m_session.today().iso())));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        discloseList(
            m_session, this, m_list, {access::Right::Print, tr("Print from a sealed ledger"), path, {}},
            [&session = m_session, pages = m_pages, path](const security::Disclosure& allowed) {
                session.background().run(
                    {.title = tr("Saving the list"), .receiver = &session},
                    [allowed, pages, path](Progress&) { return printing::writePdf(allowed, pages, path); },
                    [&session, path](const Result<void>& done) {
                        if (!done) return session.sayError(done.error());
                        session.say({StatusMessage::Kind::Done, tr("Saved as %1").arg(QFileInfo(path).fileName())});
                    });
            });
    });
    dialog->open();
}

void printRecords(OfficeSession& session, QWidget* widget, ListSnapshot list, const QString& conditions) {
    if (list.rows.empty() || list.rows.size() > mostRows) {
        session.say({StatusMessage::Kind::Plain,
                     list.rows.empty()
                         ? words(QT_TRANSLATE_NOOP("mulin::ui::ListPrint", "There is nothing in the list to print"))
                         : words(QT_TRANSLATE_NOOP("mulin::ui::ListPrint",
                                                   "More than %1 rows: filter, or choose those to be printed"))
                               .arg(number(mostRows))});
        return;
    }
    session.background().run(
        {.title = words(QT_TRANSLATE_NOOP("mulin::ui::ListPrint", "Laying out the pages")), .receiver = widget},
        [&session, access = session.access(), list, conditions](Progress& progress) -> Result<printing::Pages> {
            MULIN_TRY_LET(reader, session.office().newReader());
            reader->interruptWhen([&progress] { return progress.cancelled(); });
            const ReadContext context{
                *reader, session.tables(), session.catalogue(), access, session.today(), session.language(), progress};
            ListSnapshot named = list;
            named.office = QString::fromStdString(records::titleOf(context.reader, context.tables, access, "unit",
                                                                   session.office().unit(), context.language));
            return listPages(named, conditions, context);
        },
        [&session, widget, list](Result<printing::Pages> pages) {
            if (!pages) {
                if (pages.error().code != ErrorCode::Cancelled) session.sayError(pages.error());
                return;
            }
            (new ListPreview(session, list, std::move(*pages), widget))->open();
        });
}

} // namespace mulin::ui

#include "ui/pages/reports/reports_page.h"

#include "core/sheets/report_sheet.h"
#include "ui/grids/record_table.h"
#include "ui/pages/reports/figure_panel.h"
#include "ui/printing/pdf.h"
#include "ui/printing/printer.h"
#include "ui/widgets/button.h"
#include "ui/widgets/page_head.h"

#include <QtCore/QElapsedTimer>
#include <QtPrintSupport/QPrintDialog>
#include <QtPrintSupport/QPrinter>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QMenu>
#include <QtWidgets/QVBoxLayout>

namespace mulin::ui {

namespace {

constexpr int panelWidth = 424;
constexpr int monthsOffered = 25;

} // namespace

ReportsPage::ReportsPage(Shell& shell, OfficeSession& session)
    : Page(shell), m_session(session), m_head(new PageHead(QStringLiteral("reports"), tr("Reports"), true, this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_months = new QMenu(this);
    m_monthButton = m_head->addButton(QStringLiteral("month"), tr("Month"))->withMenu(m_months);
    auto* known = new QMenu(this);
    known->addAction(tr("As known today"), this, [this] {
        m_then = false;
        compute();
    });
    known->addAction(tr("As known at the end of the month"), this, [this] {
        m_then = true;
        compute();
    });
    m_knownButton = m_head->addButton(QStringLiteral("known"), tr("As known today"))->withMenu(known);
    connect(m_head->addButton(QStringLiteral("sheet"), tr("Export sheet"), QStringLiteral("export")),
            &QAbstractButton::clicked, this, &ReportsPage::exportSheet);
    connect(m_head->addButton(QStringLiteral("pdf"), tr("Save as PDF"), QStringLiteral("file")),
            &QAbstractButton::clicked, this, &ReportsPage::exportPdf);
    connect(m_head->addButton(QStringLiteral("print"), tr("Print"), QStringLiteral("print"), true),
            &QAbstractButton::clicked, this, &ReportsPage::print);
    layout->addWidget(m_head);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    m_preview = new printing::Preview(this);
    row->addWidget(m_preview, 1);
    m_panel = new FigurePanel(session, this);
    m_panel->setFixedWidth(panelWidth * px().base / 14);
    m_panel->hide();
    row->addWidget(m_panel);
    layout->addLayout(row, 1);
    connect(m_preview, &printing::Preview::anchorClicked, this, &ReportsPage::showFigure);
    connect(m_panel, &FigurePanel::turned, this, &ReportsPage::showFigure);
    connect(m_panel, &FigurePanel::closeRequested, this, [this] { closeInner(); });
    connect(m_panel, &FigurePanel::opened, this, [this](const QString& type, const RecordId& id) {
        const QString hex = QString::fromStdString(id.hex());
        if (type == QLatin1String("person") || type == QLatin1String("household") || type == QLatin1String("visit"))
            this->shell().open({type, hex});
        else if (const schema::TypeDef* def = m_session.catalogue().find(type.toStdString()); def && def->ledger)
            this->shell().open({QStringLiteral("ledgers"), type + QLatin1Char(':') + hex});
        else if (type == QLatin1String("residence"))
            m_session.read(
                this, m_monthLatest,
                [id](const ReadContext& context) -> Result<Uid> {
                    const auto record =
                        journal::findRecord(context.reader, *context.tables.find("residence"), id.uid());
                    return record ? record->get("person").uid() : Uid{};
                },
                [this](const Result<Uid>& person) {
                    if (person && !person->isNull())
                        this->shell().open({QStringLiteral("person"), QString::fromStdString(person->hex())});
                });
    });
}

void ReportsPage::open(const QString& argument) {
    const auto at = argument.indexOf(QLatin1Char(':'));
    m_wanted = at < 0 ? QString() : argument.mid(at + 1);
    const auto month = reports::monthFromText(argument.left(7).toStdString());
    if (m_report && !month && m_wanted.isEmpty()) {
        reload();
        return;
    }
    m_session.read(
        this, m_monthLatest,
        [](const ReadContext& context) -> Result<int> { return reports::monthEndDay(context.reader); },
        [this, month](const Result<int>& endDay) {
            m_newest = reports::monthOf(m_session.today(), endDay ? *endDay : 0);
            choose(month.value_or(m_newest));
        });
}

void ReportsPage::reload() {
    if (m_month.year) compute();
}

void ReportsPage::choose(reports::Month month) {
    m_month = month;
    fillMenus();
    compute();
}

void ReportsPage::fillMenus() {
    const auto words = [](reports::Month month) {
        return tr("%1-%2").arg(month.year).arg(month.month, 2, 10, QLatin1Char('0'));
    };
    m_months->clear();
    for (int back = 0; back < monthsOffered; ++back) {
        const reports::Month month = m_newest.plus(-back);
        m_months->addAction(words(month), this, [this, month] { choose(month); });
    }
    m_monthButton->setText(words(m_month));
}

void ReportsPage::compute() {
    m_knownButton->setText(m_then ? tr("As known at the end of the month") : tr("As known today"));
    const reports::MonthlyRequest request{m_month.year, m_month.month, {}, m_then, true};
    m_head->setNote(tr("Counting …"));
    m_session.read(
        this, m_latest,
        [request, now = m_session.office().clock().nowMs()](const ReadContext& context) -> Result<Made> {
            MULIN_TRY_LET(report, reports::monthly(context.reader, context.tables, context.catalogue, context.access,
                                                   request, context.progress));
            MULIN_TRY_LET(document, printing::monthlyDocument(report, {context.today, now}));
            MULIN_TRY_LET(pages, printing::layOut(document, context.progress));
            return Made{std::move(report), std::move(pages)};
        },
        [this](Result<Made> made) {
            if (!made) {
                m_head->setNote({});
                m_session.sayError(made.error());
                return;
            }
            m_report = std::move(made->report);
            m_pages = made->pages;
            m_preview->setPages(std::move(made->pages));
            m_head->setNote(tr("%1 to %2")
                                .arg(QString::fromStdString(m_report->period.from.iso()),
                                     QString::fromStdString(m_report->period.to.iso())));
            if (!m_wanted.isEmpty()) showFigure(m_wanted);
            emit commandsChanged();
            emit shown();
        });
}

void ReportsPage::showFigure(const QString& anchor) {
    m_wanted = anchor;
    const auto figure = printing::FigureRef::fromAnchor(anchor);
    if (!m_report || !figure || !m_panel->show(*m_report, *figure)) {
        closeInner();
        return;
    }
    m_panel->setVisible(true);
    m_preview->select(anchor);
}

bool ReportsPage::closeInner() {
    m_wanted.clear();
    m_preview->select({});
    if (!m_panel->isVisibleTo(this)) return false;
    m_panel->hide();
    return true;
}

void ReportsPage::save(const QString& suffix, const QString& filter,
                       std::function<Result<void>(const std::string&)> write) {
    if (!m_report) return;
    auto* dialog = new QFileDialog(this, tr("Save the report"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(filter);
    dialog->setDefaultSuffix(suffix);
    dialog->selectFile(QStringLiteral("%1-%2.%3").arg(m_pages.title, m_monthButton->text(), suffix));
    connect(dialog, &QFileDialog::fileSelected, this, [this, write = std::move(write)](const QString& path) {
        m_session.background().run(
            {.title = tr("Saving the report"), .receiver = this},
            [write, file = path.toStdString()](Progress&) { return write(file); },
            [this, path](const Result<void>& done) {
                if (!done)
                    m_session.sayError(done.error());
                else
                    m_session.say({StatusMessage::Kind::Done, tr("Saved as %1").arg(path)});
            });
    });
    dialog->open();
}

void ReportsPage::exportSheet() {
    if (!m_report) return;
    save(QStringLiteral("xlsx"), tr("Spreadsheets (*.xlsx *.csv)"),
         [report = *m_report, language = m_session.language()](const std::string& path) {
             return sheets::writeReport(report, path, language);
         });
}

void ReportsPage::exportPdf() {
    save(QStringLiteral("pdf"), tr("PDF files (*.pdf)"), [pages = m_pages](const std::string& path) {
        return printing::writePdf(pages, QString::fromStdString(path));
    });
}

void ReportsPage::print() {
    if (!m_report) return;
    auto* printer = new QPrinter(QPrinter::HighResolution);
    auto* dialog = new QPrintDialog(printer, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QObject::destroyed, this, [printer] { delete printer; });
    connect(dialog, qOverload<QPrinter*>(&QPrintDialog::accepted), this, [this](QPrinter* on) {
        NoProgress progress;
        if (const auto done = printing::print(m_pages, *on, progress); !done)
            m_session.sayError(done.error());
        else
            m_session.say({StatusMessage::Kind::Done, tr("Sent to the printer")});
    });
    dialog->open();
}

bool ReportsPage::runCommand(const QString& id) {
    if (id == QLatin1String("print")) {
        print();
        return true;
    }
    return Page::runCommand(id);
}

QStringList ReportsPage::commandsNow() const { return m_report ? QStringList{QStringLiteral("print")} : QStringList{}; }

} // namespace mulin::ui

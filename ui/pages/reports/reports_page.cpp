#include "ui/pages/reports/reports_page.h"

#include "core/journal/vault.h"
#include "core/sheets/report_sheet.h"
#include "ui/grids/record_table.h"
#include "ui/pages/record_acts.h"
#include "ui/pages/reports/figure_panel.h"
#include "ui/pages/reports/month_settings.h"
#include "ui/pages/sheet_out.h"
#include "ui/printing/pdf.h"
#include "ui/printing/print_dialog.h"
#include "ui/shell/permits.h"
#include "ui/widgets/beside.h"
#include "ui/widgets/button.h"
#include "ui/widgets/page_head.h"

#include <QtWidgets/QMenu>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace mulin::ui {

using access::Right;

namespace {

constexpr int panelWidth = 424, previewWidth = 440;
constexpr int monthsOffered = 25;

} // namespace

ReportsPage::ReportsPage(Shell& shell, OfficeSession& session)
    : Page(shell), m_session(session), m_head(new PageHead(QStringLiteral("reports"), tr("Reports"), true, this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    Permits& permits = *new Permits(session, {}, this);
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
    auto* ledgers = new QMenu(this);
    for (const bool sealed : {false, true})
        ledgers
            ->addAction(scopeText(sealed), this,
                        [this, sealed] {
                            m_sealed = sealed;
                            compute();
                        })
            ->setObjectName(sealed ? QStringLiteral("reports.sealed.with") : QStringLiteral("reports.sealed.without"));
    m_scopeButton = m_head->addButton(QStringLiteral("sealed"), scopeText(false))->withMenu(ledgers);
    m_scopeButton->hide();
    Button* settings = iconButton(QStringLiteral("settings"), tr("Settings of the report"), m_head)
                           ->named(QStringLiteral("reports.settings"));
    permits.require(settings, Right::Configure);
    connect(settings, &QAbstractButton::clicked, this, &ReportsPage::showSettings);
    m_head->addAtEnd(settings);
    connect(permits.require(m_head->addButton(QStringLiteral("sheet"), tr("Export sheet"), QStringLiteral("export")),
                            Right::Export),
            &QAbstractButton::clicked, this, &ReportsPage::exportSheet);
    connect(permits.require(m_head->addButton(QStringLiteral("pdf"), tr("Save as PDF"), QStringLiteral("file")),
                            Right::Export),
            &QAbstractButton::clicked, this, &ReportsPage::exportPdf);
    connect(permits.require(m_head->addButton(QStringLiteral("print"), tr("Print"), QStringLiteral("print"), true),
                            Right::Print),
            &QAbstractButton::clicked, this, &ReportsPage::print);
    layout->addWidget(m_head);
    m_beside = new Beside(previewWidth, panelWidth, this);
    m_preview = new printing::Preview(m_beside);
    m_beside->setMain(m_preview);
    m_panel = new FigurePanel(session, m_beside);
    m_beside->add(m_panel);
    m_settings = new MonthSettings(session, m_beside);
    m_beside->add(m_settings);
    layout->addWidget(m_beside, 1);
    connect(m_preview, &printing::Preview::anchorClicked, this, &ReportsPage::showFigure);
    connect(m_panel, &FigurePanel::turned, this, &ReportsPage::showFigure);
    connect(m_panel, &FigurePanel::closeRequested, this, [this] { closeInner(); });
    connect(m_settings, &MonthSettings::closeRequested, this, [this] { m_beside->setShown(nullptr); });
    connect(m_panel, &FigurePanel::opened, this, [this](const QString& type, const RecordId& id) {
        if (!openRecord(m_session, this->shell(), type.toStdString(), id))
            m_session.say({StatusMessage::Kind::Plain, tr("This record has no page of its own.")});
    });
}

void ReportsPage::open(const QString& argument) {
    if (m_report && argument.isEmpty()) {
        reload();
        return;
    }
    const auto at = argument.indexOf(QLatin1Char(':'));
    m_wanted = at < 0 ? QString() : argument.mid(at + 1);
    const auto month = reports::monthFromText(argument.left(7).toStdString());
    m_session.read(
        this, m_monthLatest,
        [](const ReadContext& context) -> Result<int> { return reports::monthEndDay(context.reader); },
        [this, month](const Result<int>& endDay) {
            m_endDay = endDay ? *endDay : 0;
            m_newest = reports::monthOf(m_session.today(), m_endDay);
            choose(month.value_or(m_newest));
        });
}

void ReportsPage::reload() {
    if (!m_month.year) return;
    m_session.read(
        this, m_monthLatest,
        [](const ReadContext& context) -> Result<int> { return reports::monthEndDay(context.reader); },
        [this](const Result<int>& endDay) {
            m_endDay = endDay ? *endDay : 0;
            m_newest = reports::monthOf(m_session.today(), m_endDay);
            fillMenus();
            compute();
        });
}

void ReportsPage::showSettings() {
    if (m_beside->shown() == m_settings) {
        m_beside->setShown(nullptr);
        return;
    }
    closeInner();
    m_settings->show(m_endDay, m_month.year, m_month.month);
    m_beside->setShown(m_settings);
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

QString ReportsPage::scopeText(bool sealed) {
    return sealed ? tr("With open sealed ledgers") : tr("Without sealed ledgers");
}

void ReportsPage::compute() {
    m_knownButton->setText(m_then ? tr("As known at the end of the month") : tr("As known today"));
    const reports::MonthlyRequest request{m_month.year, m_month.month, {}, m_then, true, m_sealed};
    m_head->setNote(tr("Counting …"));
    m_session.read(
        this, m_latest,
        [request, now = m_session.office().clock().nowMs()](const ReadContext& context) -> Result<Made> {
            MULIN_TRY_LET(report, reports::monthly(context.reader, context.tables, context.catalogue, context.access,
                                                   request, context.progress));
            MULIN_TRY_LET(document, printing::monthlyDocument(report, {context.today, now}));
            MULIN_TRY_LET(pages, printing::layOut(document, context.progress));
            const bool open = std::ranges::any_of(context.catalogue.ledgers(), [&](const schema::TypeDef* ledger) {
                return ledger->sealed() && context.access.allows(Right::Read, ledger->id) &&
                       journal::mustBeOpen(context.reader, ledger->compartment);
            });
            return Made{std::move(report), std::move(pages), open};
        },
        [this](Result<Made> made) {
            if (!made) {
                m_head->setNote({});
                m_session.sayError(made.error());
                return;
            }
            m_report = std::move(made->report);
            // Once they are closed, the next month is asked for without them.
            m_sealed = m_report->sealed;
            m_scopeButton->setText(scopeText(m_sealed));
            m_scopeButton->setVisible(made->sealedOpen);
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
    m_beside->setShown(m_panel);
    m_preview->select(anchor);
}

bool ReportsPage::mayLeave() { return m_panel->mayLeave(); }

bool ReportsPage::closeInner() {
    m_wanted.clear();
    m_preview->select({});
    const bool open = m_beside->shown() != nullptr;
    m_beside->setShown(nullptr);
    return open;
}

security::Leaving ReportsPage::leaving(access::Right by, const QString& path) const {
    security::Leaving leaving{by, "report"};
    leaving.path = path.toStdString();
    leaving.args["month"] = m_report->period.to.iso().substr(0, 7);
    if (m_report->sealed) leaving.args["sealed"] = "1";
    return leaving;
}

void ReportsPage::save(access::Right by, const QString& suffix, const QString& filter, Write write) {
    if (!m_report) return;
    saveFile(m_session, *this,
             {.title = tr("Save the report"),
              .filter = filter,
              .suffix = suffix,
              .name = QStringLiteral("%1-%2.%3").arg(m_pages.title, m_monthButton->text(), suffix),
              .dialog = QStringLiteral("reports.dialog"),
              .work = tr("Saving the report"),
              .ask = [this, by](const QString& path,
                                const SheetOut::GoOn& goOn) { m_session.disclose(this, leaving(by, path), goOn); },
              .write = std::move(write)});
}

void ReportsPage::exportSheet() {
    if (!m_report) return;
    save(access::Right::Export, QStringLiteral("xlsx"), tr("Spreadsheets (*.xlsx *.csv)"),
         [report = *m_report, language = m_session.language()](const security::Disclosure& allowed,
                                                               const QString& path) {
             return sheets::writeReport(allowed, report, path.toStdString(), language);
         });
}

void ReportsPage::exportPdf() {
    save(access::Right::Print, QStringLiteral("pdf"), tr("PDF files (*.pdf)"),
         [pages = m_pages](const security::Disclosure& allowed, const QString& path) {
             return printing::writePdf(allowed, pages, path);
         });
}

void ReportsPage::print() {
    if (!m_report) return;
    printing::printAsking(
        *this, m_pages,
        [this](const QString& file, const std::function<void(const security::Disclosure&)>& goOn) {
            m_session.disclose(this, leaving(access::Right::Print, file), goOn);
        },
        [this](const Result<void>& done) {
            if (!done)
                m_session.sayError(done.error());
            else
                m_session.say({StatusMessage::Kind::Done, tr("Sent to the printer")});
        });
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

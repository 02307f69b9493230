#include "ui/pages/ledgers/ledger_month_page.h"

#include "core/records/view.h"
#include "core/sheets/table_sheet.h"
#include "ui/look/theme.h"
#include "ui/pages/print_view.h"
#include "ui/printing/table_document.h"
#include "ui/shell/permits.h"
#include "ui/widgets/button.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/page_head.h"
#include "ui/widgets/segmented.h"

#include <QtWidgets/QMenu>
#include <QtWidgets/QVBoxLayout>

namespace mulin::ui {

namespace {

constexpr int monthsOffered = 25;

QString monthWords(reports::Month month) {
    return LedgerMonthPage::tr("%1-%2").arg(month.year).arg(month.month, 2, 10, QLatin1Char('0'));
}

struct Sheet {
    reports::WordTable table;
    QString office;
    int endDay = 0;
};

} // namespace

LedgerMonthPage::LedgerMonthPage(Shell& shell, OfficeSession& session) : Page(shell), m_session(session) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_view = new PrintView(session, {}, this);
    layout->addWidget(m_view);
    connect(m_view, &PrintView::closeRequested, this, [this] { this->shell().back(); });
    PageHead& head = m_view->head();
    auto* bar = new QWidget(m_view);
    setSurface(*bar, Surface::Raised);
    auto* chosen = new FlowLayout(bar);
    chosen->setContentsMargins(px().s6, px().s2, px().s6, px().s2);
    m_mode = new Segmented({tr("Changes of the month"), tr("Two months"), tr("Who was in it")}, bar);
    chosen->addWidget(m_mode);
    connect(m_mode, &Segmented::chosen, this, &LedgerMonthPage::read);
    const auto button = [&](const char* name, const QString& words, QMenu* menu) {
        auto* made = new Button(ButtonKind::Secondary, words, bar);
        chosen->addWidget(made);
        return made->named(QLatin1String("ledgerMonth.") + QLatin1String(name))->withMenu(menu);
    };
    m_months = new QMenu(this);
    m_monthButton = button("month", tr("Month"), m_months);
    m_others = new QMenu(this);
    m_againstButton = button("against", tr("Month before"), m_others);
    auto* known = new QMenu(this);
    const auto know = [this](bool then) {
        return [this, then] {
            m_then = then;
            read();
        };
    };
    known->addAction(tr("As known today"), this, know(false));
    known->addAction(tr("As known at the end of the month"), this, know(true));
    m_knownButton = button("known", tr("As known today"), known);
    m_view->setBar(bar);
    m_export = head.addButton(QStringLiteral("export"), tr("Export"), QStringLiteral("export"));
    connect((new Permits(session, {}, this))->require(m_export, access::Right::Export), &QAbstractButton::clicked, this,
            &LedgerMonthPage::exportSheet);
}

void LedgerMonthPage::open(const QString& argument) {
    m_type = argument.section(QLatin1Char(':'), 0, 0).toStdString();
    const auto asked = reports::monthFromText(argument.section(QLatin1Char(':'), 1, 1).toStdString());
    m_month = asked.value_or(reports::Month{});
    m_against = {};
    m_then = false;
    read();
}

void LedgerMonthPage::choose(reports::Month& which, reports::Month month) {
    which = month;
    read();
}

reports::Month LedgerMonthPage::against() const {
    return m_against.year != 0 && m_against != m_month ? m_against : m_month.plus(-1);
}

void LedgerMonthPage::fillMonths() {
    m_months->clear();
    m_others->clear();
    const reports::Month newest = reports::monthOf(m_session.today(), m_endDay);
    for (int back = 0; back < monthsOffered; ++back) {
        const reports::Month month = newest.plus(-back);
        m_months->addAction(monthWords(month), this, [this, month] { choose(m_month, month); });
        if (month != m_month) m_others->addAction(monthWords(month), this, [this, month] { choose(m_against, month); });
    }
}

void LedgerMonthPage::read() {
    if (m_type.empty()) return;
    SheetRequest coming; // nothing that is not what was asked for
    coming.title = QString::fromStdString(m_table.title);
    m_view->setSheet(std::move(coming));
    m_export->setEnabled(false);
    m_session.read(
        this, m_read,
        [type = m_type, month = m_month, other = m_against, mode = m_mode->current(), then = m_then,
         unit = m_session.office().unit()](const ReadContext& context) -> Result<std::pair<reports::Month, Sheet>> {
            Sheet sheet;
            sheet.endDay = reports::monthEndDay(context.reader);
            const reports::Month of = month.year ? month : reports::monthOf(context.today, sheet.endDay);
            sheet.office = QString::fromStdString(
                records::titleOf(context.reader, context.tables, context.access, "unit", unit, context.language));
            if (mode == Members) {
                const Date last = reports::monthPeriod(of.year, of.month, sheet.endDay).to;
                MULIN_TRY_LET(table, reports::ledgerAtTable(context.reader, context.tables, context.catalogue,
                                                            context.access, type, std::min(last, context.today), then,
                                                            context.language, context.progress));
                sheet.table = std::move(table);
            } else if (mode == Compared) {
                const reports::Month against = other.year != 0 && other != of ? other : of.plus(-1);
                MULIN_TRY_LET(found, reports::ledgerComparisonTable(context.reader, context.tables, context.catalogue,
                                                                    context.access, type, of, against, sheet.endDay,
                                                                    context.language, context.progress));
                sheet.table = std::move(found.table);
            } else {
                MULIN_TRY_LET(found, reports::ledgerMonthTable(context.reader, context.tables, context.catalogue,
                                                               context.access, type, of, sheet.endDay, context.today,
                                                               context.language, context.progress));
                sheet.table = std::move(found.table);
            }
            return std::pair(of, std::move(sheet));
        },
        [this](Result<std::pair<reports::Month, Sheet>> read) {
            if (!read) {
                if (read.error().code == ErrorCode::Cancelled) return;
                // Of a sealed ledger that was closed nothing stays on the page.
                m_table = {};
                m_session.sayError(read.error());
                emit commandsChanged();
                return;
            }
            m_month = read->first;
            m_endDay = read->second.endDay;
            fillMonths();
            show(std::move(read->second.table), read->second.office);
        });
}

void LedgerMonthPage::show(reports::WordTable table, const QString& office) {
    m_table = std::move(table);
    m_monthButton->setText(monthWords(m_month));
    m_againstButton->setVisible(m_mode->current() == Compared);
    m_againstButton->setText(tr("against %1").arg(monthWords(against())));
    m_knownButton->setVisible(m_mode->current() == Members);
    m_knownButton->setText(m_then ? tr("As known at the end of the month") : tr("As known today"));
    SheetRequest request;
    request.title = QString::fromStdString(m_table.title);
    request.make = [made = m_table, office, today = m_session.today()] {
        return printing::tableDocument(made, office, today);
    };
    request.leaving = leaving(access::Right::Print);
    request.rows = m_table.rows.size();
    m_export->setEnabled(true);
    m_view->setSheet(std::move(request));
    emit commandsChanged();
}

security::Leaving LedgerMonthPage::leaving(access::Right by) const {
    security::Leaving leaving{by, m_type};
    leaving.count = static_cast<std::int64_t>(m_table.rows.size());
    leaving.args["month"] = monthWords(m_month).toStdString();
    return leaving;
}

void LedgerMonthPage::exportSheet() {
    saveFile(m_session, *this,
             {.title = tr("Export"),
              .filter = tr("Spreadsheets (*.xlsx *.csv)"),
              .suffix = QStringLiteral("xlsx"),
              .name = QStringLiteral("%1-%2.xlsx").arg(QString::fromStdString(m_table.title), monthWords(m_month)),
              .dialog = QStringLiteral("ledgerMonth.dialog"),
              .work = tr("Exporting"),
              .ask =
                  [this](const QString& file, const SheetOut::GoOn& goOn) {
                      security::Leaving out = leaving(access::Right::Export);
                      out.path = file.toStdString();
                      m_session.disclose(this, out, goOn);
                  },
              .write =
                  [table = m_table](const security::Disclosure& allowed, const QString& path) {
                      return sheets::writeTable(allowed, table, path.toStdString());
                  }});
}

bool LedgerMonthPage::runCommand(const QString& id) {
    if (id != QLatin1String("print")) return Page::runCommand(id);
    m_view->print();
    return true;
}

QStringList LedgerMonthPage::commandsNow() const {
    return m_table.columns.empty() ? QStringList() : QStringList{QStringLiteral("print")};
}

} // namespace mulin::ui

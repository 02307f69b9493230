#include "ui/pages/ledgers/ledger_month_page.h"

#include "core/records/view.h"
#include "core/sheets/table_sheet.h"
#include "ui/pages/print_view.h"
#include "ui/printing/table_document.h"
#include "ui/widgets/button.h"
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
    SheetRequest empty;
    // Until the ledger is read: a sheet has a column.
    empty.make = [] { return printing::tableDocument({{}, {}, {{" "}}, {}, {}}, {}, {}); };
    empty.leaving = {access::Right::Print, "living_alone"};
    m_view = new PrintView(session, std::move(empty), this);
    layout->addWidget(m_view);
    connect(m_view, &PrintView::closeRequested, this, [this] { this->shell().back(); });
    PageHead& head = m_view->head();
    m_mode = new Segmented({tr("Changes of the month"), tr("Who was in it")}, &head);
    head.addBeside(m_mode);
    connect(m_mode, &Segmented::chosen, this, &LedgerMonthPage::read);
    m_months = new QMenu(this);
    m_monthButton = head.addButton(QStringLiteral("month"), tr("Month"))->withMenu(m_months);
    auto* known = new QMenu(this);
    const auto know = [this](bool then) {
        return [this, then] {
            m_then = then;
            read();
        };
    };
    known->addAction(tr("As known today"), this, know(false));
    known->addAction(tr("As known at the end of the month"), this, know(true));
    m_knownButton = head.addButton(QStringLiteral("known"), tr("As known today"))->withMenu(known);
    auto* out = head.addButton(QStringLiteral("export"), tr("Export"), QStringLiteral("export"));
    connect(out, &QAbstractButton::clicked, this, &LedgerMonthPage::exportSheet);
}

void LedgerMonthPage::open(const QString& argument) {
    m_type = argument.section(QLatin1Char(':'), 0, 0).toStdString();
    const auto asked = reports::monthFromText(argument.section(QLatin1Char(':'), 1, 1).toStdString());
    m_month = asked.value_or(reports::Month{});
    m_then = false;
    read();
}

void LedgerMonthPage::chooseMonth(reports::Month month) {
    m_month = month;
    read();
}

void LedgerMonthPage::fillMonths() {
    m_months->clear();
    const reports::Month newest = reports::monthOf(m_session.today(), m_endDay);
    for (int back = 0; back < monthsOffered; ++back) {
        const reports::Month month = newest.plus(-back);
        m_months->addAction(monthWords(month), this, [this, month] { chooseMonth(month); });
    }
}

void LedgerMonthPage::read() {
    if (m_type.empty()) return;
    m_session.read(
        this, m_read,
        [type = m_type, month = m_month, members = m_mode->current() == Members, then = m_then,
         unit = m_session.office().unit()](const ReadContext& context) -> Result<std::pair<reports::Month, Sheet>> {
            Sheet sheet;
            sheet.endDay = reports::monthEndDay(context.reader);
            const reports::Month of = month.year ? month : reports::monthOf(context.today, sheet.endDay);
            sheet.office = QString::fromStdString(
                records::titleOf(context.reader, context.tables, context.access, "unit", unit, context.language));
            if (members) {
                const Date last = reports::monthPeriod(of.year, of.month, sheet.endDay).to;
                MULIN_TRY_LET(table, reports::ledgerAtTable(context.reader, context.tables, context.catalogue,
                                                            context.access, type, std::min(last, context.today), then,
                                                            context.language, context.progress));
                sheet.table = std::move(table);
            } else {
                MULIN_TRY_LET(found, reports::ledgerMonthTable(context.reader, context.tables, context.catalogue,
                                                               context.access, type, of, sheet.endDay, context.language,
                                                               context.progress));
                sheet.table = std::move(found.table);
            }
            return std::pair(of, std::move(sheet));
        },
        [this](Result<std::pair<reports::Month, Sheet>> read) {
            if (!read) {
                if (read.error().code != ErrorCode::Cancelled) m_session.sayError(read.error());
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
    m_knownButton->setVisible(m_mode->current() == Members);
    m_knownButton->setText(m_then ? tr("As known at the end of the month") : tr("As known today"));
    SheetRequest request;
    request.title = QString::fromStdString(m_table.title);
    request.make = [made = m_table, office, today = m_session.today()] {
        return printing::tableDocument(made, office, today);
    };
    request.leaving = leaving(access::Right::Print);
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
    return m_type.empty() ? QStringList() : QStringList{QStringLiteral("print")};
}

} // namespace mulin::ui

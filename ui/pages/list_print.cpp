#include "ui/pages/list_print.h"

#include "core/records/view.h"
#include "ui/look/number.h"
#include "ui/pages/list_disclosure.h"
#include "ui/printing/list_document.h"

#include <QtCore/QCoreApplication>

namespace mulin::ui {

namespace {

class ListPrintWords {
    Q_DECLARE_TR_FUNCTIONS(mulin::ui::ListPrint)
};

} // namespace

Result<printing::Pages> listPages(const ListSnapshot& list, const QString& conditions, const ReadContext& context) {
    printing::PrintedList printed;
    printed.title = list.title;
    printed.conditions = conditions;
    printed.printedOn = QString::fromStdString(context.today.iso());
    printed.pageLine = ListPrintWords::tr("Page {page} of {pages}");
    for (const ListSnapshot::Column& column : list.columns) printed.columns.push_back({column.title, column.right});
    MULIN_TRY_LET(rows, eachRecord(list, context, [&](const journal::Record& record) -> Result<void> {
                      std::vector<QString> texts;
                      for (const ListSnapshot::Column& column : list.columns)
                          texts.push_back(column.words(context, record));
                      printed.rows.push_back(std::move(texts));
                      return {};
                  }));
    printed.counted = ListPrintWords::tr("%1 rows").arg(number(rows));
    printed.office = list.office;
    MULIN_TRY_LET(document, printing::listDocument(printed));
    return printing::layOut(document, context.progress);
}

ListPreview::ListPreview(OfficeSession& session, ListSnapshot list, printing::Pages pages, QWidget* parent)
    : SheetDialog(session, QStringLiteral("list.preview"), tr("Print: %1").arg(list.title), std::move(pages), parent)
    , m_list(std::move(list)) {}

SheetOut ListPreview::out() {
    return {.pages = {},
            .name = m_list.title,
            .dialog = QStringLiteral("list.pdf"),
            .ask = [this](const QString& file, const SheetOut::GoOn& goOn) {
                discloseList(session(), this, m_list,
                             {access::Right::Print, tr("Print from a sealed ledger"), file, {}}, goOn);
            }};
}

void printRecords(OfficeSession& session, QWidget* widget, ListSnapshot list, const QString& conditions) {
    if (list.rows.empty() || list.rows.size() > mostPrinted) {
        session.say({StatusMessage::Kind::Plain,
                     list.rows.empty() ? ListPrintWords::tr("There is nothing in the list to print")
                                       : ListPrintWords::tr("More than %1 rows: filter, or choose those to be printed")
                                             .arg(number(mostPrinted))});
        return;
    }
    session.readTask(
        ListPrintWords::tr("Laying out the pages"), widget,
        [list, conditions, unit = session.office().unit()](const ReadContext& context) {
            ListSnapshot named = list;
            named.office = QString::fromStdString(
                records::titleOf(context.reader, context.tables, context.access, "unit", unit, context.language));
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

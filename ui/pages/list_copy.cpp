#include "ui/pages/list_copy.h"

#include "core/journal/horizon.h"
#include "core/sheets/sheet_writer.h"
#include "ui/look/number.h"
#include "ui/pages/list_disclosure.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>
#include <QtCore/QMimeData>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>

namespace mulin::ui {

namespace {

/// More belongs into a file.
constexpr std::size_t mostRows = 50'000;

class ListCopyWords {
    Q_DECLARE_TR_FUNCTIONS(mulin::ui::ListCopy)
};

/// What a sheet program would compute is text there.
QString harmless(const QString& shown) {
    return sheets::needsApostrophe(shown.toStdString()) ? QLatin1Char('\'') + shown : shown;
}

QString textCell(QString shown) {
    if (!shown.contains(QLatin1Char('\t')) && !shown.contains(QLatin1Char('\n')) && !shown.contains(QLatin1Char('"')))
        return shown;
    shown.replace(QLatin1Char('"'), QLatin1String("\"\""));
    return QLatin1Char('"') + shown + QLatin1Char('"');
}

QString htmlCell(const QString& shown) {
    return shown.toHtmlEscaped().replace(QLatin1Char('\n'), QLatin1String("<br>"));
}

} // namespace

Result<CopiedList> copiedList(const security::Disclosure& allowed, const ListSnapshot& list,
                              const ReadContext& context) {
    if (!allowed.allows(access::Right::Export, list.type)) return journal::denied("export", list.type);
    CopiedList copied;
    // As text, whatever it looks like: no number of an ID loses a digit.
    copied.html = QStringLiteral("<meta charset=\"utf-8\"><style>td{mso-number-format:\"\\@\"}"
                                 "td.n{mso-number-format:General}br{mso-data-placement:same-cell}</style><table><tr>");
    for (std::size_t i = 0; i < list.columns.size(); ++i) {
        const QString title = harmless(list.columns[i].title);
        copied.text += (i > 0 ? QStringLiteral("\t") : QString()) + textCell(title);
        copied.html += QStringLiteral("<th>") + htmlCell(title) + QStringLiteral("</th>");
    }
    copied.text += QLatin1Char('\n');
    copied.html += QStringLiteral("</tr>");
    MULIN_TRY_LET(rows, eachRecord(list, context, [&](const journal::Record& record) -> Result<void> {
                      copied.html += QStringLiteral("<tr>");
                      for (std::size_t i = 0; i < list.columns.size(); ++i) {
                          const ListSnapshot::Column& column = list.columns[i];
                          const QString shown = harmless(column.words(context, record));
                          copied.text += (i > 0 ? QStringLiteral("\t") : QString()) + textCell(shown);
                          copied.html += (column.right ? QStringLiteral("<td class=\"n\">") : QStringLiteral("<td>")) +
                                         htmlCell(shown) + QStringLiteral("</td>");
                      }
                      copied.text += QLatin1Char('\n');
                      copied.html += QStringLiteral("</tr>");
                      return {};
                  }));
    copied.rows = rows;
    copied.html += QStringLiteral("</table>");
    return copied;
}

void copyRecords(OfficeSession& session, QWidget* widget, const RecordModel& model, std::vector<std::int64_t> rows,
                 const QString& title) {
    if (rows.empty() || rows.size() > mostRows) {
        session.say(
            {StatusMessage::Kind::Plain,
             rows.empty()
                 ? ListCopyWords::tr("Choose what to copy first")
                 : ListCopyWords::tr("More than %1 rows: export them as a sheet instead").arg(number(mostRows))});
        return;
    }
    ListSnapshot list = snapshotOf(session, model, title);
    list.rows = std::move(rows);
    const ListLeaving leaving{
        access::Right::Export, ListCopyWords::tr("Copy from a sealed ledger"), {}, {{"to", "clipboard"}}};
    discloseList(session, widget, list, leaving, [&session, list](const security::Disclosure& allowed) {
        session.readTask(
            ListCopyWords::tr("Copying"), &session,
            [allowed, list](const ReadContext& context) { return copiedList(allowed, list, context); },
            [&session](const Result<CopiedList>& copied) {
                if (!copied) return session.sayError(copied.error());
                auto* data = new QMimeData;
                data->setText(copied->text);
                data->setHtml(copied->html);
                QGuiApplication::clipboard()->setMimeData(data);
                session.say({StatusMessage::Kind::Done,
                             ListCopyWords::tr("%1 rows copied, with their headings").arg(number(copied->rows))});
            });
    });
}

} // namespace mulin::ui

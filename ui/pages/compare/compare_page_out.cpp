// What the comparison gave on its way out: a sheet, and paper.
#include "core/sheets/table_sheet.h"
#include "ui/look/number.h"
#include "ui/pages/compare/compare_page.h"
#include "ui/pages/compare/list_words.h"
#include "ui/pages/print_view.h"
#include "ui/printing/table_document.h"

#include <QtCore/QFileInfo>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QStackedWidget>

namespace mulin::ui {

using sheets::ListOutcome;

void ComparePage::askExport() {
    if (!m_list) return;
    auto* dialog = new QFileDialog(this, tr("Export the result"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Spreadsheets (*.xlsx)"), tr("Text tables (*.csv)")});
    dialog->setDefaultSuffix(QStringLiteral("xlsx"));
    const QFileInfo source(QString::fromStdString(m_path));
    dialog->setDirectory(source.absolutePath());
    dialog->selectFile(tr("%1 - compared.xlsx").arg(source.completeBaseName()));
    connect(dialog, &QFileDialog::fileSelected, this, &ComparePage::exportTo);
    dialog->open();
}

/// What the list gave, with the decisions so far: as a sheet and on paper.
reports::WordTable ComparePage::result() const {
    reports::WordTable table;
    table.title = tr("%1 against a list").arg(m_session.label(typeDef().label)).toStdString();
    table.note = tr("%1: %2 the same, %3 differ, %4 in theirs alone, %5 in ours alone, %6 cannot be told")
                     .arg(m_source->text().trimmed(), number(m_list->count(ListOutcome::Same)),
                          number(m_list->count(ListOutcome::Differing)),
                          number(m_list->count(ListOutcome::Missing) + m_list->count(ListOutcome::Unknown)),
                          number(m_list->count(ListOutcome::Extra)), number(m_list->count(ListOutcome::Unread)))
                     .toStdString();
    for (const QString& head :
         {tr("Row"), tr("Name"), tr("Outcome"), tr("Theirs | ours"), tr("Decision"), tr("Reason")})
        table.columns.push_back({head.toStdString(), table.columns.empty()});
    for (std::size_t i = 0; i < m_list->rows.size(); ++i) {
        const sheets::ListRow& one = m_list->rows[i];
        const auto verdict = m_verdicts.find(i);
        table.rows.push_back({one.cells.number ? std::to_string(one.cells.number) : std::string(),
                              nameOf(one).toStdString(), outcomeText(one.outcome).toStdString(),
                              differenceText(m_session, one).toStdString(), decisionOf(i).toStdString(),
                              verdict != m_verdicts.end() ? verdict->second.words
                              : one.before                ? one.before->reason
                                                          : std::string()});
    }
    return table;
}

security::Leaving ComparePage::leaving(access::Right by) const {
    security::Leaving leaving{by, m_type};
    leaving.count = static_cast<std::int64_t>(m_list->rows.size());
    return leaving;
}

void ComparePage::exportTo(const QString& path) {
    if (!m_list) return;
    security::Leaving out = leaving(access::Right::Export);
    out.path = path.toStdString();
    m_session.disclose(this, out, [this, path, table = result()](const security::Disclosure& allowed) {
        m_session.background().run(
            {.title = tr("Writing the sheet"), .receiver = this},
            [allowed, path, table](Progress&) { return sheets::writeTable(allowed, table, path.toStdString()); },
            [this, path](const Result<void>& written) {
                if (!written) return showError(written.error());
                m_session.say({StatusMessage::Kind::Done, tr("Saved as %1").arg(QFileInfo(path).fileName())});
            });
    });
}

void ComparePage::print() {
    if (!m_list) return;
    SheetRequest request;
    const reports::WordTable table = result();
    request.title = QString::fromStdString(table.title);
    request.make = [table, today = m_session.today()] { return printing::tableDocument(table, {}, today); };
    request.leaving = leaving(access::Right::Print);
    request.rows = table.rows.size();
    if (m_sheetView == nullptr) {
        m_sheetView = new PrintView(m_session, std::move(request), this);
        connect(m_sheetView, &PrintView::closeRequested, this, [this] { closeInner(); });
        m_stack->addWidget(m_sheetView);
    } else {
        m_sheetView->setSheet(std::move(request));
    }
    m_stack->setCurrentWidget(m_sheetView);
    refresh();
}

} // namespace mulin::ui

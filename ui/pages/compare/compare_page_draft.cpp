// What was decided and not carried out: kept in the file, and taken over when the list is read again.
#include "ui/forms/form_draft.h"
#include "ui/pages/compare/compare_page.h"

#include <QtCore/QFileInfo>
#include <QtWidgets/QLineEdit>

#include <algorithm>

namespace mulin::ui {

/// What was decided about it waits in the file until the same list is chosen again.
void ComparePage::leaveList() {
    m_draft->flush();
    if (!m_verdicts.empty())
        m_session.say({StatusMessage::Kind::Plain, tr("What was decided about %1 is kept: choose it again to go on")
                                                       .arg(QFileInfo(QString::fromStdString(m_path)).fileName())});
    m_list.reset();
    m_verdicts.clear();
    m_meant.clear();
    m_waiting = {};
}

DecidedRows ComparePage::decidedRows() const {
    DecidedRows all = m_waiting;
    all.source = m_source->text().toStdString();
    if (!m_list) return all;
    for (const auto& [row, verdict] : m_verdicts) all.byMark.insert_or_assign(m_list->rows[row].mark, verdict);
    for (const sheets::ListRow& row : m_list->rows)
        if (const auto one = m_meant.find(row.cells.number); row.cells.number > 0 && one != m_meant.end())
            all.meant.insert_or_assign(one->first, DecidedRows::Meant{row.name, one->second});
    return all;
}

void ComparePage::goOnWith(const std::string& draft) {
    m_waiting = decidedIn(draft);
    m_draft->adopt();
    if (m_waiting.empty()) return;
    m_cameBack = true;
    m_source->setText(QString::fromStdString(m_waiting.source));
    if (m_list && !isBusy()) compare();
}

/// What was decided about a statement stays decided, wherever it stands now; about one that is not there it waits.
void ComparePage::takeOver(sheets::ListComparison list) {
    auto decided = decidedRows().byMark;
    m_verdicts.clear();
    m_list = std::move(list);
    for (std::size_t row = 0; row < m_list->rows.size() && !decided.empty(); ++row) {
        const sheets::ListRow& one = m_list->rows[row];
        const auto at = decided.find(one.mark);
        if (at == decided.end()) continue;
        const auto can = one.decisions();
        if (std::find(can.begin(), can.end(), at->second.decision) == can.end()) continue;
        at->second.row = row;
        m_verdicts.emplace(row, at->second);
        decided.erase(at);
    }
    m_waiting.byMark = std::move(decided);
}

/// Who was meant the last time by rows that several are called like. False: nothing is to be looked at again.
bool ComparePage::meanAgain() {
    const auto meant = std::exchange(m_waiting.meant, {});
    bool any = false;
    for (const sheets::ListRow& row : m_list->rows) {
        const auto one = meant.find(row.cells.number);
        if (one == meant.end() || row.cells.number == 0 || one->second.name != row.name) continue;
        if (std::none_of(row.namesakes.begin(), row.namesakes.end(),
                         [&](const sheets::Namesake& who) { return who.person == one->second.person; }))
            continue;
        any = m_meant.emplace(row.cells.number, one->second.person).second || any;
    }
    return any;
}

} // namespace mulin::ui

// What stands on the desk today, read in one go on a worker: what is due, what waits for me, what to look at.
#pragma once

#include "ui/pages/today/shared_agenda.h"
#include "ui/pages/today/today_list.h"
#include "ui/shell/office_session.h"

namespace mulin::ui {

struct TodayBoard {
    QString user; ///< name; empty: nobody is signed in
    std::vector<TodayRow> today, waiting, attention;
    int todayCount = 0, waitingCount = 0, attentionCount = 0;
    bool keeps = false; ///< some of it is for people whose contact worker I am
    bool empty = false; ///< nobody is entered yet
};
/// `mine`: of the people whose contact worker (包联人) has my name alone.
Result<TodayBoard> readToday(const ReadContext& context, bool mine,
                             const SharedAgenda::Source& agenda = SharedAgenda::read);

/// What waits, beside the names of pages.
struct Waiting {
    int today = 0;   ///< due today, as on the page
    int visits = 0;  ///< to people, due or overdue
    int reviews = 0; ///< likewise
};
Result<Waiting> readWaiting(const ReadContext& context, const SharedAgenda::Source& agenda = SharedAgenda::read);

} // namespace mulin::ui

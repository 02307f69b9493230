#include "ui/pages/today/shared_agenda.h"

#include "core/journal/act_pages.h"

namespace mulin::ui {

SharedAgenda::SharedAgenda(OfficeSession& session) : QObject(&session) {
    // What was read with other rights is not given out any more: see `ofRights`. The GUI thread waits for no reading.
    connect(&session, &OfficeSession::accessChanged, this, [kept = m_kept] { ++kept->rights; });
}

Result<std::shared_ptr<const ledgers::Agenda>> SharedAgenda::read(const ReadContext& context) {
    MULIN_TRY_LET(agenda, ledgers::agenda(context.reader, context.tables, context.catalogue, context.access,
                                          context.today, context.today.plusDays(daysAhead), context.progress));
    return std::shared_ptr<const ledgers::Agenda>(std::make_shared<ledgers::Agenda>(std::move(agenda)));
}

SharedAgenda::Source SharedAgenda::of(OfficeSession& session) {
    auto* known = session.findChild<SharedAgenda*>(QString(), Qt::FindDirectChildrenOnly);
    if (known == nullptr) known = new SharedAgenda(session);
    return [kept = known->m_kept, rights = known->m_kept->rights.load()](
               const ReadContext& context) -> Result<std::shared_ptr<const ledgers::Agenda>> {
        // Before the agenda: an act that comes between makes the next one read again.
        MULIN_TRY_LET(act, journal::newestActRow(context.reader));
        // Whoever asks meanwhile waits for the answer instead of reading it too.
        const std::lock_guard lock(kept->mutex);
        const bool fits = kept->agenda && kept->act == act && kept->today == context.today && kept->ofRights == rights;
        if (fits) return kept->agenda;
        MULIN_TRY_LET(made, read(context));
        if (kept->rights == rights) {
            kept->agenda = made;
            kept->act = act;
            kept->today = context.today;
            kept->ofRights = rights;
        }
        return made;
    };
}

} // namespace mulin::ui

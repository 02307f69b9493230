// The agenda of a session, read once for all who ask between two acts: the desk, its counters, the pages of 走访.
#pragma once

#include "core/ledgers/agenda.h"
#include "ui/shell/office_session.h"

#include <atomic>
#include <memory>
#include <mutex>

namespace mulin::ui {

class SharedAgenda final : public QObject {
    Q_OBJECT
public:
    static constexpr int daysAhead = 30;
    /// What gives it to a task; to be asked for on the GUI thread, outlived by the session.
    using Source = std::function<Result<std::shared_ptr<const ledgers::Agenda>>(const ReadContext&)>;
    static Source of(OfficeSession& session);
    /// Reads it anew.
    static Result<std::shared_ptr<const ledgers::Agenda>> read(const ReadContext& context);

private:
    explicit SharedAgenda(OfficeSession& session);
    struct Kept {
        std::atomic<unsigned> rights = 0; ///< counts their changes, on the GUI thread
        std::mutex mutex;                 ///< of what follows; held by workers alone, as long as one of them reads
        std::shared_ptr<const ledgers::Agenda> agenda;
        std::int64_t act = -1;
        Date today;
        unsigned ofRights = 0;
    };
    std::shared_ptr<Kept> m_kept = std::make_shared<Kept>();
};

} // namespace mulin::ui

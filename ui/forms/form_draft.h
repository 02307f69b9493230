// The draft of one open form: written into the file a moment after typing stops, looked for when the form is opened,
// gone when it is saved or thrown away. Where the office is read-only, or the writing fails, there simply is none.
#pragma once

#include "core/journal/drafts.h"
#include "ui/shell/office_session.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QTimer>

namespace mulin::ui {

class FormDraft final : public QObject {
    Q_OBJECT
public:
    static constexpr int pauseMs = 2000;      ///< without typing
    static constexpr int atLatestMs = 10'000; ///< however much is typed

    FormDraft(OfficeSession& session, QObject* parent);

    /// Another record is begun in the form: what is typed from now on has a draft of its own. Looks for one that was
    /// left: found().
    void begin(const std::string& form, std::optional<RecordId> record);
    /// Something was typed: due() will follow.
    void touched();
    /// Not now: it is being saved.
    void pause() { m_timer.stop(); }
    /// Now, if something was typed: the window is about to close.
    void flush();
    void keep(const std::string& body);
    /// Saved, thrown away, or nothing is left of it.
    void drop();
    /// What was found is gone on with: it is this form's draft now.
    void adopt();
    /// What was found is thrown away.
    void refuse();

signals:
    void due();
    void found(const std::string& body, qint64 saved);

private:
    /// The id is given by the file: known to the writing alone, which is done one after the other.
    struct Slot {
        std::int64_t id = 0;
    };
    void look();

    OfficeSession& m_session;
    QTimer m_timer;
    QElapsedTimer m_since;
    std::string m_form;
    std::optional<RecordId> m_record;
    std::shared_ptr<Slot> m_slot;
    bool m_kept = false;
    std::int64_t m_found = 0;
    unsigned m_round = 0;
};

} // namespace mulin::ui

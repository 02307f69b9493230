#include "ui/forms/form_draft.h"

namespace mulin::ui {

FormDraft::FormDraft(OfficeSession& session, QObject* parent) : QObject(parent), m_session(session) {
    m_timer.setSingleShot(true);
    m_timer.setInterval(pauseMs);
    connect(&m_timer, &QTimer::timeout, this, &FormDraft::due);
}

void FormDraft::begin(const std::string& form, std::optional<RecordId> record) {
    m_timer.stop();
    m_form = form;
    m_record = record;
    m_slot = std::make_shared<Slot>();
    m_kept = false;
    m_found = 0;
    ++m_round;
    if (!m_session.isReadOnly()) look();
}

void FormDraft::look() {
    using Drafts = std::vector<journal::Draft>;
    // In the row of what is written: what was just saved has no draft any more.
    m_session.write(
        {.title = {}, .receiver = this},
        [access = m_session.access(), form = m_form, record = m_record](journal::Journal& journal, Progress&)
            -> Result<Drafts> { return journal::drafts(journal.reader(), access, form, record); },
        [this, round = m_round](const Result<Drafts>& drafts) {
            if (!drafts || drafts->empty() || round != m_round) return;
            m_found = drafts->front().id;
            emit found(drafts->front().body, drafts->front().saved);
        });
}

void FormDraft::touched() {
    if (!m_slot || m_session.isReadOnly()) return;
    if (!m_timer.isActive()) m_since.start();
    if (m_since.elapsed() < atLatestMs) m_timer.start();
}

void FormDraft::flush() {
    if (!m_timer.isActive()) return;
    m_timer.stop();
    emit due();
}

void FormDraft::keep(const std::string& body) {
    if (!m_slot || m_session.isReadOnly()) return;
    m_kept = true;
    m_session.write(
        WriteRequest{},
        [slot = m_slot, access = m_session.access(), draft = journal::Draft{0, m_form, m_record, body, 0}](
            journal::Journal& journal, Progress&) mutable -> Result<void> {
            draft.id = slot->id;
            MULIN_TRY_LET(id, journal::keepDraft(journal, access, draft));
            slot->id = id;
            return {};
        },
        [](const Result<void>&) {});
}

void FormDraft::drop() {
    m_timer.stop();
    if (!std::exchange(m_kept, false)) return;
    m_session.write(
        WriteRequest{},
        [slot = m_slot](journal::Journal& journal, Progress&) -> Result<void> {
            const std::int64_t id = std::exchange(slot->id, 0);
            return id == 0 ? Result<void>() : journal::dropDraft(journal, id);
        },
        [](const Result<void>&) {});
}

void FormDraft::adopt() {
    if (m_found == 0) return;
    m_slot = std::make_shared<Slot>(Slot{m_found});
    m_kept = true;
    m_found = 0;
}

void FormDraft::refuse() {
    if (m_found == 0) return;
    m_session.write(
        WriteRequest{},
        [id = std::exchange(m_found, 0)](journal::Journal& journal, Progress&) {
            return journal::dropDraft(journal, id);
        },
        [](const Result<void>&) {});
}

} // namespace mulin::ui

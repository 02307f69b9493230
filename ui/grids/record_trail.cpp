#include "ui/grids/record_trail.h"

#include "core/records/view.h"
#include "ui/grids/record_model.h"

namespace mulin::ui {

RecordTrail::RecordTrail(OfficeSession& session) : QObject(&session), m_session(session) {}

RecordTrail& RecordTrail::of(OfficeSession& session) {
    if (auto* there = session.findChild<RecordTrail*>(QString(), Qt::FindDirectChildrenOnly)) return *there;
    return *new RecordTrail(session);
}

void RecordTrail::begin(const RecordModel& model, int row, const QString& title) {
    m_at = model.complete() ? model.idAt(row) : std::nullopt;
    if (!m_at) return;
    m_type = model.type();
    m_title = title;
    m_rows = model.spine();
    m_position = row;
}

void RecordTrail::step(int by, std::function<void(RecordId)> there) {
    const int to = m_position + by;
    if (!m_at || to < 0 || to >= count()) return;
    m_session.read(
        this, m_latest,
        [type = m_type, row = m_rows[static_cast<std::size_t>(to)]](const ReadContext& context) -> Result<RecordId> {
            const auto record = records::findRow(context.reader, context.tables, context.access, type, row);
            if (!record) return makeError(ErrorCode::UnknownRecord, {{"type", type}});
            return record->id();
        },
        [this, to, by, there = std::move(there)](const Result<RecordId>& id) {
            if (!id) { // gone meanwhile: the one behind it
                m_position = to;
                step(by, there);
                return;
            }
            m_position = to;
            m_at = *id;
            there(*id);
        });
}

} // namespace mulin::ui

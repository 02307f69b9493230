#include "ui/forms/last_saved.h"

namespace mulin::ui {

LastSaved::LastSaved(OfficeSession& session) : QObject(&session) {
    connect(&session, &OfficeSession::accessChanged, this, [this] { m_values.clear(); });
}

LastSaved& LastSaved::of(OfficeSession& session) {
    auto* known = session.findChild<LastSaved*>(QString(), Qt::FindDirectChildrenOnly);
    return known != nullptr ? *known : *new LastSaved(session);
}

const KeptValues* LastSaved::find(const schema::TypeDef& type) const {
    const auto at = m_values.find(type.id);
    return at == m_values.end() ? nullptr : &at->second;
}

} // namespace mulin::ui

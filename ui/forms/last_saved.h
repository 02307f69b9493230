// What the record saved last had in its fields, by type: for the next one. Of one session, never of a sealed type after
// rights changed (its vault may be closed), and never a personal number.
#pragma once

#include "ui/forms/field_editor.h"

#include <map>

namespace mulin::ui {

struct KeptValue {
    schema::Value value;
    std::vector<LinkedRecord> linked;

    bool isEmpty() const { return value.isEmpty() && linked.empty(); }
};
using KeptValues = std::map<std::string, KeptValue>; ///< by field or field:role

class LastSaved final : public QObject {
    Q_OBJECT
public:
    /// The one of this session.
    static LastSaved& of(OfficeSession& session);

    void keep(const schema::TypeDef& type, KeptValues values) { m_values[type.id] = std::move(values); }
    /// Null: none was saved yet.
    const KeptValues* find(const schema::TypeDef& type) const;

private:
    explicit LastSaved(OfficeSession& session);
    std::map<std::string, KeptValues> m_values;
};

} // namespace mulin::ui

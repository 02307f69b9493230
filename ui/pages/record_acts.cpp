#include "ui/pages/record_acts.h"

#include "ui/forms/record_form.h"

#include <QtCore/QCoreApplication>

namespace mulin::ui {

void deleteRecords(OfficeSession& session, QObject* receiver, const std::string& type,
                   const std::vector<RecordId>& ids) {
    if (ids.empty()) return;
    journal::Operation operation;
    operation.id = type + ".delete";
    operation.args["type"] = type;
    if (ids.size() == 1) {
        operation.args["id"] = ids.front().hex();
    } else {
        operation.args["count"] = std::to_string(ids.size());
    }
    session.transact(receiver, operation, [type, ids](journal::Writer& writer) -> Result<void> {
        for (const RecordId& id : ids) MULIN_TRY(writer.remove(type, id));
        return {};
    });
}

bool mayLeaveForm(OfficeSession& session, const RecordForm& form) {
    if (!form.isDirty()) return true;
    session.say({StatusMessage::Kind::Warning,
                 QCoreApplication::translate("mulin::ui::RecordForm", "Not saved yet: Ctrl+S saves, Esc discards")});
    return false;
}

} // namespace mulin::ui

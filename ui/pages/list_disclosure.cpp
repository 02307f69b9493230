#include "ui/pages/list_disclosure.h"

#include "ui/pages/security/witness_dialog.h"

namespace mulin::ui {

void discloseList(OfficeSession& session, QWidget* above, const ListSnapshot& list, const ListLeaving& leaving,
                  std::function<void(const security::Disclosure&)> allowed) {
    security::Leaving out{leaving.by, list.type};
    out.count = static_cast<std::int64_t>(list.rows.size());
    out.path = leaving.path.toStdString();
    out.args = leaving.args;
    const schema::TypeDef& type = *session.catalogue().find(list.type);
    if (!type.sealed()) return session.disclose(&session, out, std::move(allowed));
    auto* ask = new WitnessDialog(session, type, leaving.act, above);
    QObject::connect(ask, &WitnessDialog::agreed, &session,
                     [&session, out, allowed](const security::Witness& witness, const QString& purpose) {
                         security::Leaving agreed = out;
                         agreed.witness = witness;
                         agreed.args["for"] = purpose.toStdString();
                         session.disclose(&session, agreed, allowed);
                     });
    ask->open();
}

} // namespace mulin::ui

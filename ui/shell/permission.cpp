#include "ui/shell/permission.h"

#include "core/access/access.h"
#include "core/schema/catalogue.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace mulin::ui {

namespace {
class PermissionWords {
    Q_DECLARE_TR_FUNCTIONS(mulin::ui::Permission)
};
} // namespace

QString rightText(const Need& need, const schema::Catalogue& catalogue, schema::Language language) {
    // Rights are called as in the definitions of roles and grants.
    const bool operation = access::isOperation(need.right);
    const schema::TypeDef* definition = catalogue.find(operation ? "role" : "grant");
    const schema::FieldDef* field = definition ? definition->field(operation ? "operations" : "may") : nullptr;
    const std::string code(access::codeOf(need.right));
    const schema::ChoiceDef* choice = field ? field->choice(code) : nullptr;
    const QString right = QString::fromStdString(choice ? choice->label.in(language) : code);
    const schema::TypeDef* type = catalogue.find(need.type);
    if (!type) return right;
    //: a right, and to which kind of record
    return PermissionWords::tr("%1 (%2)").arg(right, QString::fromStdString(type->label.in(language)));
}

std::vector<const schema::TypeDef*> readable(std::vector<const schema::TypeDef*> types, const access::Access& access) {
    std::erase_if(types, [&](const auto* type) { return !access.allows(access::Right::Read, type->id); });
    return types;
}

QString refusal(const access::Access& access, const Needs& needs, const schema::Catalogue& catalogue,
                schema::Language language) {
    const bool granted = needs.empty() || std::any_of(needs.begin(), needs.end(), [&](const Need& need) {
                             return access.allows(need.right, need.type);
                         });
    if (granted) return {};
    return PermissionWords::tr("Not among your rights: %1").arg(rightText(needs.front(), catalogue, language));
}

} // namespace mulin::ui

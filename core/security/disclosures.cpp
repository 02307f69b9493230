#include "core/security/disclosures.h"

#include "core/journal/horizon.h"
#include "core/schema/catalogue.h"

#include <array>

namespace mulin::security {

using access::Right;

namespace {

/// What goes out and is no type of record, with the right that it takes instead of printing and exporting.
struct Special {
    std::string_view what;
    std::optional<Right> right;
};
constexpr std::array specials{Special{"report", {}}, Special{"office", {}},
                              Special{"duty_form", {}},         // blanks and what the law asks: names nobody
                              Special{"journal", Right::Audit}, // who reads it all may carry it to who asked for it
                              Special{"recovery_sheet", Right::Users}};

constexpr std::string_view vaultSheet = "vault_sheet";

/// The sheet of a vault is for who manages it, whatever the roles say of printing.
Result<void> managesVault(const journal::Journal& journal, const access::Access& access, const Leaving& leaving) {
    MULIN_TRY_LET(all, vaults(journal.reader(), journal.catalogue(), access));
    const auto named = leaving.args.find("vault");
    for (const Vault& vault : all)
        if (named != leaving.args.end() && vault.id == named->second && vault.mine == VaultPart::Manage) return {};
    return journal::denied(access::codeOf(leaving.by), leaving.what);
}

Result<void> mayLeave(const access::Access& access, const Leaving& leaving) {
    Right right = leaving.by;
    std::string_view type = leaving.what;
    for (const Special& special : specials)
        if (special.what == leaving.what) {
            right = special.right.value_or(right);
            type = {};
        }
    if (!access.allows(right, type)) return journal::denied(access::codeOf(right), leaving.what);
    if (!leaving.purpose.empty() && !access.allows(Right::Reveal, type))
        return journal::denied(access::codeOf(Right::Reveal), leaving.what);
    return {};
}

Result<void> log(journal::Journal& journal, const access::Access& access, const journal::Operation& operation) {
    const auto logged = journal.transact(access, operation, [](journal::Writer&) -> Result<void> { return {}; });
    return logged ? Result<void>() : logged.error();
}

std::string nameOf(const std::string& path) { return path.substr(path.find_last_of("/\\") + 1); }

} // namespace

journal::Operation Leaving::operation() const {
    journal::Operation operation;
    operation.id = what + (by == Right::Print ? ".print" : ".export");
    operation.kind = journal::TxnKind::Log;
    operation.args = args;
    operation.args["type"] = what;
    if (record) operation.args["id"] = record->hex();
    if (count) operation.args["count"] = std::to_string(*count);
    const std::string name = nameOf(path);
    if (!name.empty()) operation.args["file"] = name;
    if (const auto dot = name.rfind('.'); dot != std::string::npos) operation.args["format"] = name.substr(dot + 1);
    if (!purpose.empty()) operation.args["purpose"] = purpose;
    if (witness) operation.args["second"] = witness->user().hex();
    return operation;
}

Result<Disclosure> discloseUnlogged(const access::Access& access, const Leaving& leaving) {
    MULIN_TRY(mayLeave(access, leaving));
    return Disclosure(leaving);
}

Result<Disclosure> disclose(journal::Journal& journal, const access::Access& access, const Leaving& leaving) {
    MULIN_TRY(leaving.what == vaultSheet ? managesVault(journal, access, leaving) : mayLeave(access, leaving));
    const schema::TypeDef* type = journal.catalogue().find(leaving.what);
    if (type && type->sealed() && !leaving.record &&
        !(leaving.witness && leaving.witness->vault() == type->compartment))
        return makeError(ErrorCode::SecondPerson, {{"vault", type->compartment}, {"user", ""}});
    MULIN_TRY(log(journal, access, leaving.operation()));
    return Disclosure(leaving);
}

Result<void> logBackup(journal::Journal& journal, const access::Access& access, const std::string& path) {
    return log(journal, access, {"file.backup", {{"file", nameOf(path)}}, journal::TxnKind::Log});
}

} // namespace mulin::security

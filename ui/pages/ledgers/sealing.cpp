#include "ui/pages/ledgers/sealing.h"

#include "core/records/query.h"
#include "core/records/view.h"
#include "ui/pages/ledgers/ledger_words.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace mulin::ui {

const security::Vault* Sealing::find(const std::string& vault) const {
    const auto at = std::find_if(vaults.begin(), vaults.end(), [&](const auto& one) { return one.id == vault; });
    return at == vaults.end() ? nullptr : &*at;
}

bool Sealing::isOpen(const std::string& vault) const {
    const security::Vault* one = find(vault);
    return one != nullptr && one->open && one->mine;
}

std::vector<const schema::TypeDef*> Sealing::shown(const schema::Catalogue& catalogue, const std::string& vault) const {
    auto types = typesOf(catalogue, vault);
    std::erase_if(types, [&](const schema::TypeDef* type) { return type->elsewhere && !held.contains(type->id); });
    std::stable_partition(types.begin(), types.end(), [](const schema::TypeDef* type) { return !type->elsewhere; });
    return types;
}

Result<Sealing> readSealing(const ReadContext& context) {
    Sealing sealing;
    sealing.encrypted = context.reader.encrypted();
    const auto user = context.access.user();
    if (!user) return sealing;
    MULIN_TRY_LET(all, security::vaults(context.reader, context.catalogue, context.access));
    const bool configures = context.access.allows(access::Right::Configure, {});
    for (security::Vault& vault : all)
        if (vault.mine || (!vault.made && configures))
            sealing.vaults.push_back(std::move(vault));
        else if (configures)
            sealing.others.push_back(std::move(vault));
    const auto name = [&](RecordId person) {
        return QString::fromStdString(
            records::titleOf(context.reader, context.tables, context.access, "person", person.uid(), context.language));
    };
    for (const security::Vault& vault : sealing.vaults) {
        if (!vault.open || !vault.mine) continue;
        for (const schema::TypeDef* type : typesOf(context.catalogue, vault.id)) {
            if (!type->elsewhere) continue;
            records::Query any;
            any.type = type->id;
            MULIN_TRY_LET(count, records::count(context.reader, context.tables, context.access, any, context.today));
            if (count > 0) sealing.held.insert(type->id);
        }
    }
    for (const security::Vault& vault : sealing.vaults)
        if (vault.open)
            for (people::Merge& merge : people::mergesToFollow(context.reader, context.tables, vault.id)) {
                const QString words = name(merge.dropped) + QStringLiteral(" → ") + name(merge.kept);
                sealing.merged[vault.id].push_back({std::move(merge), words});
            }
    sealing.ownKey = security::hasPersonalKey(context.reader, *user);
    if (const auto record = records::find(context.reader, context.tables, context.access, "user", user->uid()))
        sealing.login = QString::fromStdString(record->text("login"));
    return sealing;
}

std::vector<const schema::TypeDef*> typesOf(const schema::Catalogue& catalogue, const std::string& vault) {
    std::vector<const schema::TypeDef*> types;
    for (const schema::TypeDef* type : catalogue.types())
        if (type->compartment == vault) types.push_back(type);
    std::stable_partition(types.begin(), types.end(), [](const schema::TypeDef* type) { return type->ledger; });
    return types;
}

void closeVault(OfficeSession& session, const std::string& vault) {
    writeVault(
        session, &session,
        [vault](journal::Journal& journal, const access::Access&) { return journal.closeVault(vault); },
        [&session](const Result<void>& closed) {
            if (!closed) return session.sayError(closed.error());
            // What was said before may name somebody who is in it.
            session.say({StatusMessage::Kind::Done, LedgerWords::tr("The sealed ledger is closed")});
        });
}

} // namespace mulin::ui

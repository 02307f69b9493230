#include "core/security/users.h"

#include "core/db/exception.h"
#include "core/journal/rows.h"
#include "core/journal/vault_keys.h"
#include "core/schema/validation.h"
#include "core/security/personal_keys.h"
#include "core/security/vaults.h"

#include <algorithm>

namespace mulin::security {

namespace {

Result<RecordId> userOf(const db::Reader& reader, const std::string& login) {
    return db::guard([&]() -> Result<RecordId> {
        auto row = reader.prepare("SELECT uid FROM t_user WHERE login = ? AND alive = 1");
        row.bind(1, login);
        if (row.step()) return RecordId(row.uid(0));
        return makeError(ErrorCode::UnknownRecord, {{"type", "user"}, {"id", login}});
    });
}

Error missingPassword() { return makeError(ErrorCode::Required, {{"type", "user"}, {"field", "password"}}); }

Result<void> putSlot(journal::Journal& journal, const std::string& login, const NewPassword& password) {
    return db::putKeySlot(journal.path(), journal.reader().key(),
                          {login, password.text, password.cost ? *password.cost : db::KeyCost::tuned(),
                           journal.environment().clock->nowMs()});
}

} // namespace

Result<std::vector<User>> users(const db::Reader& reader, const journal::Tables& tables, const access::Access& access) {
    if (access.reach(access::Right::Read, "user") != access::Reach::Office)
        return makeError(ErrorCode::Denied, {{"operation", "read"}, {"type", "user"}});
    std::map<std::string, std::int64_t> changed;
    if (reader.encrypted()) {
        MULIN_TRY_LET(known, db::keySlots(reader.path(), reader.key()));
        for (const db::KeySlot& slot : known) changed[slot.login] = slot.changedMs;
    }
    return db::guard([&]() -> Result<std::vector<User>> {
        std::vector<User> all;
        auto rows = reader.prepare("SELECT uid, login, name, roles FROM t_user WHERE alive = 1 ORDER BY id");
        while (rows.step()) {
            User user{RecordId(rows.uid(0)),
                      std::string(rows.text(1)),
                      std::string(rows.text(2)),
                      schema::choicesOf(rows.text(3)),
                      {},
                      {},
                      {}};
            if (const auto at = changed.find(user.login); at != changed.end()) user.passwordChangedMs = at->second;
            for (const journal::Link& link : journal::linksFrom(reader, tables, user.id.uid())) {
                if (link.table->links->id == "own_roles") user.ownRoles.emplace_back(link.to);
                if (link.table->links->id == "units") user.units.emplace_back(link.to);
            }
            all.push_back(std::move(user));
        }
        return all;
    });
}

Result<RecordId> addUser(journal::Journal& journal, const access::Access& access, const NewUser& user,
                         const NewPassword& password) {
    const bool encrypted = journal.reader().encrypted();
    if (encrypted && password.text.empty()) return missingPassword();
    if (user.login.empty()) return makeError(ErrorCode::Required, {{"type", "user"}, {"field", "login"}});
    schema::Values values;
    values.set("login", user.login).set("name", user.name.empty() ? user.login : user.name);
    if (!user.roles.empty()) values.set("roles", schema::Value(schema::storedChoices(user.roles)));
    for (const RecordId& role : user.ownRoles) values.link("own_roles", {}, role);
    for (const RecordId& unit : user.units) values.link("units", {}, unit);
    std::optional<RecordId> made;
    const auto add = [&](journal::Writer& writer) -> Result<void> {
        MULIN_TRY_LET(id, writer.create("user", values));
        made = id;
        return {};
    };
    // What would be refused is refused before the header is touched. A password without a record, as a crash may leave
    // it, signs nobody in.
    if (auto allowed = journal.rehearse(access, {"user.add", {}}, add); !allowed) return allowed.error();
    if (encrypted) MULIN_TRY(putSlot(journal, user.login, password));
    if (auto done = journal.transact(access, {"user.add", {}}, add); !done) return done.error();
    if (encrypted) MULIN_TRY(makePersonalKey(journal, UserId(made->uid()), password.text, password.cost));
    return *made;
}

Result<void> setPassword(journal::Journal& journal, const access::Access& access, const std::string& login,
                         const NewPassword& password, const db::Secret& current) {
    if (!journal.reader().encrypted()) return makeError(ErrorCode::FileNotMulin, {{"path", journal.path()}}, "plain");
    if (password.text.empty()) return missingPassword();
    MULIN_TRY_LET(user, userOf(journal.reader(), login));
    const bool own = access.user() && access.user()->uid() == user.uid();
    if (!own && !access.allows(access::Right::Users, ""))
        return makeError(ErrorCode::Denied, {{"operation", "password"}, {"type", "user"}});
    const auto logged = journal.transact(access, {"user.password", {{"login", login}}, journal::TxnKind::Log, true},
                                         [](journal::Writer&) -> Result<void> { return {}; });
    if (!logged) return logged.error();
    const NewPassword wanted{password.text, password.cost ? *password.cost : db::KeyCost::tuned()};
    const auto change = [&] { return putSlot(journal, login, wanted); };
    if (!own || current.empty()) return change();
    return changeAlong(journal, *access.user(), current, wanted.text, *wanted.cost, change);
}

Result<void> removeUser(journal::Journal& journal, const access::Access& access, const std::string& login) {
    MULIN_TRY_LET(user, userOf(journal.reader(), login));
    const auto remove = [&](journal::Writer& writer) -> Result<void> { return writer.remove("user", user); };
    // The password goes first: a crash leaves somebody who cannot sign in and is removed again, not a password that
    // nobody sees.
    if (auto allowed = journal.rehearse(access, {"user.delete", {}}, remove); !allowed) return allowed.error();
    if (journal.reader().encrypted()) {
        auto gone = db::removeKeySlot(journal.path(), journal.reader().key(), login);
        if (!gone && gone.error().code != ErrorCode::NoKeySlot) return gone;
    }
    auto removed = journal.transact(access, {"user.delete", {}}, remove);
    return removed ? Result<void>() : removed.error();
}

void dropStrays(journal::Journal& journal) {
    (void)journal::dropStrayMembers(journal);
    if (!journal.reader().encrypted()) return;
    const auto slots = db::keySlots(journal.path(), journal.reader().key());
    if (!slots) return;
    for (const db::KeySlot& slot : *slots)
        if (const auto user = userOf(journal.reader(), slot.login);
            !user && user.error().code == ErrorCode::UnknownRecord)
            (void)db::removeKeySlot(journal.path(), journal.reader().key(), slot.login);
}

} // namespace mulin::security

#include "core/office_keys.h"

#include "core/db/convert.h"
#include "core/db/file_lock.h"
#include "core/security/users.h"

#include <algorithm>

namespace mulin {

namespace {

Result<void> mayProtect(const std::string& path, const db::Key& key, const std::string& login,
                        const Environment& environment) {
    MULIN_TRY_LET(office, Office::open(path, Office::Mode::ReadOnly, {environment, {}, key, {}}));
    MULIN_TRY_LET(access, office->accessFor(login));
    if (access.allows(access::Right::Users, "")) return {};
    return makeError(ErrorCode::Denied, {{"operation", "password"}, {"type", "user"}});
}

Result<std::vector<std::string>> loginsOf(const std::string& path, const db::Key& key) {
    std::vector<std::string> logins;
    if (!key) return logins;
    MULIN_TRY_LET(slots, db::keySlots(path, key));
    for (const db::KeySlot& slot : slots) logins.push_back(slot.login);
    return logins;
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
    return text;
}

journal::Operation protecting(bool before, bool after, const std::vector<std::string>& without) {
    if (!after) return journal::Operation{"file.decrypt", {}, journal::TxnKind::Log};
    if (!before) return journal::Operation{"file.encrypt", {}, journal::TxnKind::Log};
    return journal::Operation{"file.rekey", {{"without", joined(without)}}, journal::TxnKind::Log};
}

} // namespace

Result<db::Key> recover(const std::string& path, const db::Secret& code, const OwnPassword& user,
                        const db::KeyCost& cost, const Environment& environment) {
    const auto parsed = db::parseRecoveryCode(code);
    if (!parsed) return makeError(parsed.error().code, {{"path", path}, {"what", parsed.error().arg("what")}});
    const db::RecoveryKey& recovery = *parsed;
    MULIN_TRY_LET(key, db::unlock(path, recovery));
    const db::NewKeySlot slot{user.login, user.password, cost, environment.clock->nowMs()};
    const auto open = [&] { return Office::open(path, Office::Mode::Write, {environment, {}, key, {}}); };
    auto office = open();
    if (!office && office.error().code == ErrorCode::HeaderDamaged) {
        {
            MULIN_TRY_LET(lock, db::FileLock::acquire(path));
            MULIN_TRY(db::rebuildHeader(path, recovery, slot));
        }
        office = open();
        if (!office) return office.error();
        MULIN_TRY((*office)->accessFor(user.login));
        return key;
    }
    if (!office) return office.error();
    MULIN_TRY_LET(access, (*office)->accessFor(user.login));
    MULIN_TRY_LET(journal, (*office)->journal());
    auto put = security::setPassword(*journal, access, user.login, {user.password, cost});
    if (!put && put.error().code == ErrorCode::HeaderDamaged) put = db::rebuildHeader(path, recovery, slot);
    if (!put) return put.error();
    return key;
}

Result<std::vector<std::string>> protect(const std::string& path, const db::Key& key, const db::NewEncryption& to,
                                         const std::string& login, Progress& progress, const Environment& environment) {
    MULIN_TRY(mayProtect(path, key, login, environment));
    MULIN_TRY_LET(before, loginsOf(path, key));
    std::vector<std::string> without;
    db::OpenOptions from, target;
    from.key = key;
    target.key = to.key;
    target.header = to.header;
    const auto tell = [&](const std::string& made) -> Result<void> {
        if (key && to.key) {
            MULIN_TRY_LET(after, loginsOf(made, to.key));
            std::copy_if(before.begin(), before.end(), std::back_inserter(without), [&](const std::string& one) {
                return std::find(after.begin(), after.end(), one) == after.end();
            });
        }
        MULIN_TRY_LET(office, Office::open(made, Office::Mode::Write, {environment, {}, to.key, {}}));
        MULIN_TRY_LET(access, office->accessFor(login));
        MULIN_TRY_LET(journal, office->journal());
        const auto told = journal->transact(access, protecting(bool(key), bool(to.key), without),
                                            [](journal::Writer&) -> Result<void> { return {}; });
        if (!told) return told.error();
        return {};
    };
    MULIN_TRY(db::convertInPlace(path, from, target, progress, tell));
    return without;
}

} // namespace mulin

#include "core/office_keys.h"

#include "core/db/file_lock.h"
#include "core/security/users.h"

namespace mulin {

Result<db::Key> recover(const std::string& path, const db::Secret& code, const OwnPassword& user,
                        const db::KeyCost& cost, const Environment& environment) {
    MULIN_TRY_LET(recovery, db::parseRecoveryCode(code));
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

} // namespace mulin

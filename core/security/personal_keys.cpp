#include "core/security/personal_keys.h"

#include "core/db/exception.h"
#include "core/journal/vault_keys.h"
#include "core/security/vaults.h"

namespace mulin::security {

using access::KeyPair;
using db::Secret;
using journal::Journal;

namespace {

/// Mostly one; two of the same length while the password changes.
std::vector<std::string> wrapsIn(const std::string& wrapped, const Secret& password, Result<KeyPair>& keys) {
    keys = access::unwrap(wrapped, password);
    if (keys || keys.error().code != ErrorCode::FileDamaged) return {wrapped};
    std::vector<std::string> wraps{wrapped.substr(0, wrapped.size() / 2), wrapped.substr(wrapped.size() / 2)};
    for (const std::string& one : wraps)
        if (keys = access::unwrap(one, password); keys) return {one};
    return wraps;
}

Result<void> put(Journal& journal, const UserId& user, const KeyPair& keys, std::string wrapped) {
    if (wrapped.empty()) return makeError(ErrorCode::Internal, {}, "not enough memory for the password");
    return journal::putPersonalKey(journal, user.uid(), {keys.open, std::move(wrapped)});
}

bool isWrong(const Result<KeyPair>& keys) { return !keys && keys.error().code == ErrorCode::WrongPassword; }

/// Forgotten in an encrypted file, where one has signed in, and no part hangs on it: parts can be given anew to
/// another.
bool isReplaceable(const db::Reader& reader, const UserId& user) {
    return reader.encrypted() && journal::vaultGrantsOf(reader, user.uid()).empty();
}

} // namespace

std::string loginOf(const db::Reader& reader, const UserId& user) {
    auto row = reader.prepare("SELECT login FROM t_user WHERE uid = ?");
    row.bind(1, user.uid());
    return row.step() ? std::string(row.text(0)) : std::string();
}

Error noPersonalKey(const db::Reader& reader, const UserId& user) {
    return makeError(ErrorCode::NoPersonalKey, {{"user", loginOf(reader, user)}});
}

Result<KeyPair> ownKeys(const db::Reader& reader, const UserId& user, const Secret& password) {
    const auto key = journal::personalKey(reader, user.uid());
    if (!key) return noPersonalKey(reader, user);
    Result<KeyPair> keys = noPersonalKey(reader, user);
    wrapsIn(key->wrapped, password, keys);
    if (!keys && keys.error().code == ErrorCode::FileDamaged)
        return makeError(ErrorCode::FileDamaged, {{"path", reader.path()}, {"what", "vault"}}, keys.error().detail);
    return keys;
}

Result<KeyPair> madeKeys(Journal& journal, const UserId& user, const Secret& password) {
    if (!hasPersonalKey(journal.reader(), user) && journal.reader().encrypted()) {
        MULIN_TRY_LET(unlocked, db::unlock(journal.path(), loginOf(journal.reader(), user), password));
        MULIN_TRY(makePersonalKey(journal, user, password, unlocked.slot.cost));
    }
    const auto key = journal::personalKey(journal.reader(), user.uid());
    if (!key) return noPersonalKey(journal.reader(), user);
    Result<KeyPair> keys = noPersonalKey(journal.reader(), user);
    const auto wraps = wrapsIn(key->wrapped, password, keys);
    if (!keys) return ownKeys(journal.reader(), user, password);
    // A change of the password was interrupted: the other one opens nothing any more.
    if (wraps.front() != key->wrapped) MULIN_TRY(put(journal, user, *keys, wraps.front()));
    return keys;
}

bool hasPersonalKey(const db::Reader& reader, const UserId& user) {
    return journal::personalKey(reader, user.uid()).has_value();
}

Result<void> makePersonalKey(Journal& journal, const UserId& user, const Secret& password,
                             std::optional<db::KeyCost> cost) {
    if (password.empty()) return makeError(ErrorCode::Required, {{"type", "user"}, {"field", "password"}});
    return db::guard([&]() -> Result<void> {
        if (hasPersonalKey(journal.reader(), user)) return {};
        const auto keys = KeyPair::random();
        return put(journal, user, keys, access::wrap(keys, password, cost ? *cost : db::KeyCost::tuned()));
    });
}

Result<void> checkPersonalPassword(const db::Reader& reader, const UserId& user, const Secret& password) {
    return db::guard([&]() -> Result<void> {
        MULIN_TRY(ownKeys(reader, user, password));
        return {};
    });
}

Result<void> changePersonalPassword(Journal& journal, const access::Access& access, const Secret& before,
                                    const Secret& now, std::optional<db::KeyCost> cost) {
    if (!access.user()) return makeError(ErrorCode::Denied, {{"operation", "vault"}, {"type", ""}});
    return db::guard([&]() -> Result<void> {
        const UserId user = *access.user();
        auto keys = ownKeys(journal.reader(), user, before);
        if (isWrong(keys) && isReplaceable(journal.reader(), user)) keys = KeyPair::random();
        if (!keys) return keys.error();
        return put(journal, user, *keys, access::wrap(*keys, now, cost ? *cost : db::KeyCost::tuned()));
    });
}

Result<void> changeAlong(Journal& journal, const UserId& user, const Secret& before, const Secret& now,
                         const db::KeyCost& cost, const std::function<Result<void>()>& change) {
    return db::guard([&]() -> Result<void> {
        const auto key = journal::personalKey(journal.reader(), user.uid());
        if (!key) return change();
        Result<KeyPair> keys = noPersonalKey(journal.reader(), user);
        const auto wraps = wrapsIn(key->wrapped, before, keys);
        // A password that an administrator has set never was that of the vaults, which stays.
        const bool other = isWrong(keys);
        if (other && !isReplaceable(journal.reader(), user)) return change();
        if (other) keys = KeyPair::random();
        if (!keys) return keys.error();
        const std::string fresh = access::wrap(*keys, now, cost);
        if (!other) MULIN_TRY(put(journal, user, *keys, fresh.empty() ? fresh : wraps.front() + fresh));
        if (auto done = change(); !done) {
            if (!other) (void)put(journal, user, *keys, wraps.front());
            return done;
        }
        return put(journal, user, *keys, fresh);
    });
}

} // namespace mulin::security

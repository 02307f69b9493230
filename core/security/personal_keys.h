// The keys of users that vaults are granted to; what is done with them from outside is declared in vaults.h.
#pragma once

#include "core/access/sealing.h"
#include "core/journal/journal.h"

#include <functional>

namespace mulin::security {

std::string loginOf(const db::Reader& reader, const UserId& user);
Error noPersonalKey(const db::Reader& reader, const UserId& user);

Result<access::KeyPair> ownKeys(const db::Reader& reader, const UserId& user, const db::Secret& password);
/// In an encrypted file whoever signs in has a password already: vaults are granted to that.
Result<access::KeyPair> madeKeys(journal::Journal& journal, const UserId& user, const db::Secret& password);

/// While `change` puts another password into the header, which is no part of a transaction, the own key opens by both.
Result<void> changeAlong(journal::Journal& journal, const UserId& user, const db::Secret& before, const db::Secret& now,
                         const db::KeyCost& cost, const std::function<Result<void>()>& change);

} // namespace mulin::security

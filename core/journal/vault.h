// Vaults. Records of a sealed type have no table in the file: there they are nothing but encrypted entries of the
// journal (vault_entry.h), which every copy of the file carries along. While a vault is open they lie in a database in
// memory (schema `sealed`), in the same tables as others, so that lists, search, timeline, figures and undo read them
// as they read all. While it is closed these tables are empty, whoever asks.
#pragma once

#include "core/access/sealing.h"
#include "core/journal/tables.h"

namespace mulin::journal {

/// The database in memory, with its tables.
std::unique_ptr<db::Connection> makeSealed(const schema::Catalogue& catalogue);

/// Within a transaction: decrypts the journal of a vault and applies it, with all that derives from it.
/// FileDamaged{what = "vault"}.
Result<void> readVault(db::Connection& connection, const Tables& tables, const std::string& vault,
                       const access::VaultKey& key);
/// Within a transaction: wipes what was read.
void forgetVault(db::Connection& connection, const Tables& tables, const std::string& vault);
/// Within a transaction: its journal under another key. FileDamaged{what = "vault"}.
Result<void> resealVault(db::Connection& connection, const std::string& vault, const access::VaultKey& from,
                         const access::VaultKey& to);

/// "vault:correction" …, in order.
std::vector<std::string> openVaults(const db::Reader& reader);
/// Those with a journal that cannot be read now.
std::vector<std::string> closedVaults(const db::Reader& reader);
/// VaultLocked. Of what is in no vault: it always is.
Result<void> mustBeOpen(const db::Reader& reader, std::string_view compartment);

// SQL over `txn t`.
/// Is it of no vault, or of one that is open?
std::string readableActs(const db::Reader& reader);
std::string operationColumn(const db::Reader& reader);
std::string argsColumn(const db::Reader& reader);
/// Where the entries of an act stand: "entry" or "sealed.entry".
std::string entriesOf(const db::Reader& reader, const Uid& action);

} // namespace mulin::journal

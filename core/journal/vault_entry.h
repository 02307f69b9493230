// How the acts of a vault lie in the file: of an entry nothing but its place in the act and the hash of what it says
// (Recorder: canonical bytes, with their salt), of an act who, when and how many; the rest is encrypted. The hash chain
// commits to what is said and not to how it is encrypted, so it stays whole when a vault is given another key.
#pragma once

#include "core/access/sealing.h"
#include "core/base/clock.h"
#include "core/journal/tables.h"

namespace mulin::journal {

/// Stands in the file for every operation of a vault.
inline constexpr const char* sealedOperation = "sealed";

inline bool isVault(std::string_view compartment) { return compartment.starts_with("vault:"); }

/// What the box of an entry is bound to. `ordinal` counts from 0 in its act.
std::string entryPlace(const Uid& stream, std::int64_t seq, std::int64_t ordinal);

struct SealedAct {
    std::string commitment; ///< what the hash of the txn takes for its arguments; 32 bytes
    std::string box;
};
SealedAct sealAct(const access::VaultKey& key, const std::string& operation, const std::string& args, const Uid& stream,
                  std::int64_t seq, const Environment& environment);

struct OpenedAct {
    std::string operation, args;
};
/// Of commitment and box, one after the other; none if they are damaged.
std::optional<OpenedAct> openAct(const access::VaultKey& key, std::string_view kept, const Uid& stream,
                                 std::int64_t seq);
/// The box alone under another key.
std::optional<std::string> resealed(const access::VaultKey& from, const access::VaultKey& to, std::string_view box,
                                    std::string_view place);
std::string actPlace(const Uid& stream, std::int64_t seq);
inline constexpr std::size_t commitmentSize = 32;

/// What an entry says, as Recorder hashed it.
struct OpenedEntry {
    Salt salt{};
    Uid table, row;
    EntryOp op = EntryOp::Create;
    std::vector<FieldChange> changes; ///< by the numbers of this file; fields that it does not know are left out
};
std::optional<OpenedEntry> readCanonical(const Tables& tables, std::string_view canonical);

} // namespace mulin::journal

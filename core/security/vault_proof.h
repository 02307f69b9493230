// Who has a part in a vault lies in the file beside the vault's key, where other programs reach it. What a holder of
// the key wrote there carries a proof made with it: a part or a key that somebody planted is never given the next key.
#pragma once

#include "core/journal/vault_keys.h"

#include <optional>
#include <string>

namespace mulin::security {

/// The vault's key sealed to `to`, with the proof; what VaultGrant and VaultHead hold as `box`.
std::string provenGrant(const std::string& vault, const Uid& user, const std::string& part, const access::PublicKey& to,
                        const access::VaultKey& key);
std::string provenHead(const std::string& vault, const access::PublicKey& recovery, const access::VaultKey& key);

/// The key in a box, as yet unproven; none if it is not sealed to `keys`.
std::optional<access::VaultKey> keyIn(std::string_view box, const access::KeyPair& keys);

/// Did somebody who had the key give just this part to just this public key?
bool isProven(const journal::VaultGrant& grant, const access::PublicKey& to, const access::VaultKey& key);
bool isProven(const std::string& vault, const journal::VaultHead& head, const access::VaultKey& key);

} // namespace mulin::security

// mulin users FILE vaults | vault-password; with --vault NAME: vault-make | vault-grant LOGIN | vault-revoke LOGIN |
// vault-recover | vault-rekey
#pragma once

#include "app/cli/command.h"

namespace mulin::cli {

struct VaultVerb {
    std::string file, verb, login, part, newPasswordFile, recoveryFile;
};
inline const std::vector<std::string> vaultVerbs{"vaults",       "vault-password", "vault-make", "vault-grant",
                                                 "vault-revoke", "vault-recover",  "vault-rekey"};

int runVaultVerb(const VaultVerb& options, const Context& context);

} // namespace mulin::cli

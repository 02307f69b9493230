// Internal to verify: what stands around the rows. Tables, indexes and the names of streams, devices and definitions.
#pragma once

#include "core/journal/verify.h"

namespace mulin::journal {

void find(Verdict& verdict, const char* what, std::string where);

/// `rebuilt` has been made by this program: what it has, the file has, and no more.
void checkSchema(const db::Reader& file, const db::Reader& rebuilt, Verdict& verdict);
/// What identities are made of, and what this device counts.
void checkNames(const db::Reader& file, const schema::Catalogue& catalogue, Verdict& verdict);

} // namespace mulin::journal

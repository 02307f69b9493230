// A key made of a password, at a cost (Argon2id).
#pragma once

#include "core/db/key_slots.h"

#include <span>

namespace mulin::db {

/// To be asked of what stands in a file: one made to harm must take neither the memory nor the time of the computer.
bool acceptable(const KeyCost& cost);
/// What is nearest to it and neither too cheap nor refused later.
KeyCost fitting(const KeyCost& cost);
/// None if there is not enough memory. `salt`: 16 bytes.
Key passwordKey(const Secret& password, std::span<const unsigned char> salt, const KeyCost& cost);

} // namespace mulin::db

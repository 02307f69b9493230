// For a program in which a new password costs no more to try than the least. Linked before the library that has the
// other.
#include "core/db/key_slots.h"

namespace mulin::db {

KeyCost KeyCost::tuned(double) { return floor(); }

} // namespace mulin::db

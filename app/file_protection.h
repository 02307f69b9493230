// The acts of the user's menu that have to do with who can read the file: another password, a further recovery sheet,
// encrypting, another key, and decrypting.
#pragma once

#include "app/office_window.h"
#include "core/db/key_slots.h"

class QMenu;

namespace mulin::app {

/// What only the program can do, since the office is closed meanwhile: writes the file anew with this, as a plain one
/// without a key.
using Reprotect = std::function<void(const db::NewEncryption& to)>;

void addProtectionActs(QMenu& menu, OfficeWindow& window, const Reprotect& reprotect);

} // namespace mulin::app

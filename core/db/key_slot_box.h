// Internal to core/db: the layout of one key slot, and what is wrapped in it.
#pragma once

#include "core/db/file_header.h"
#include "core/db/key_slots.h"

namespace mulin::db {

using SlotBytes = std::span<unsigned char>;
using ConstSlotBytes = std::span<const unsigned char>;

bool slotIsUsed(ConstSlotBytes slot);
/// Slots are found by a keyed hash of the login, which cannot be read back.
bool slotIsFor(ConstSlotBytes slot, const FileSalt& salt, const std::string& login);
void fillSlot(SlotBytes slot, const FileSalt& salt, const Key& key, const NewKeySlot& user);
/// The file's key, or none if the password is another. FileDamaged{what = "header"}, Internal (memory).
Result<Key> openSlot(ConstSlotBytes slot, const FileSalt& salt, const Secret& password);
std::int64_t slotChangedMs(ConstSlotBytes slot); ///< can be read without a key
KeySlot readSlot(ConstSlotBytes slot, const FileSalt& salt, const Key& key);

bool loginFits(const std::string& login);

/// The file's key follows from what stands on the sheet.
Key keyOf(const RecoveryKey& recovery, const FileSalt& salt);
void wrapRecovery(std::span<unsigned char> box, const FileSalt& salt, const Key& key, const RecoveryKey& recovery);
RecoveryKey unwrapRecovery(std::span<const unsigned char> box, const FileSalt& salt, const Key& key);

} // namespace mulin::db

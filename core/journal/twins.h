// Internal to journal: records of a distinct type are one each.
#pragma once

#include "core/journal/record.h"

namespace mulin::journal {

/// AlreadyThere{type, field, holder, id} if another record that is there, and open, has the natural key that this write
/// leaves. A record marked as a possible duplicate (`check`) may have a twin until somebody has looked. Of what is
/// entered here only: what an import or another office brings is never refused.
Result<void> refuseTwin(const db::Reader& reader, const Table& table, RecordId id, const Record* before,
                        const schema::Values& values);

} // namespace mulin::journal

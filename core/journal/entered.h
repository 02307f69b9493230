// When something was entered, by the journal: not the same as when it happened.
#pragma once

#include "core/base/date.h"
#include "core/journal/record.h"

namespace mulin::journal {

/// Day (UTC+8) on which the record was entered; `today` if the running transaction makes it.
Date enteredOn(const db::Reader& reader, const Record& record, Date today);
/// What a field of the record said before anything of that day was entered; empty if the record was not there yet.
schema::Value valueBefore(const db::Reader& reader, const Record& record, std::string_view field, Date day);

} // namespace mulin::journal

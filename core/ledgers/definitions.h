// What the office made of the record types, as it stands in its file: read before anything else is, for the types of
// all other records follow from it; and what holds when it is written.
#pragma once

#include "core/db/connection.h"
#include "core/journal/change_set.h"
#include "core/journal/rules.h"
#include "core/schema/catalogue.h"

namespace mulin::ledgers {

/// Everything the file says of it, in any order. What was taken back or deleted is there as `gone`: own ones if the
/// file has their table or column, what was said of a shipped field for the choices that it added. `installed`: what
/// the file has no table or column for yet is left out, since whoever only reads cannot make them.
Result<schema::Definitions> definitions(const db::Reader& reader, const schema::Catalogue& shipped,
                                        bool installed = false);

/// Does such an act change the record types themselves? The office is opened anew then.
bool changesDefinitions(const journal::ChangeSet& changes);

/// An own ledger has a name, a class and a purpose, an own field a name, a kind and a purpose; of what they are never
/// changes, nor the kind; codes of choices never go. Errors of a write: Required, ReadOnlyField, UnknownType,
/// UnknownField, BadValue, LedgerInUse.
void addDefinitionRules(journal::Rules& rules);

/// How many people are or were in a ledger; whose enrolment was undone or deleted was not.
std::int64_t enrolled(const db::Reader& reader, const journal::Table& ledger);

} // namespace mulin::ledgers

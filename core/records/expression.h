// Conditions on records, as typed in a filter or after --where.
//
//   expression = and { "or" and } ;   and = not { "and" not } ;   not = [ "not" ] ( "(" expression ")" | test ) ;
//   test  = field ( "=" | "!=" | "<" | "<=" | ">" | ">=" | "~" ) value
//         | field "is" [ "not" ] "empty" | field [ "not" ] "in" "(" value { "," value } ")" ;
//   field = the field's id or its label ;   value = bare word | "…" | '…' (a quote inside is doubled) ;
// ~ = contains, without regard to case and width. Values are written as in forms: codes or labels, ISO dates; a link is
// an id of 32 hex digits or an unambiguous number. 并且, 或者, 不 stand for and, or, not; 为空, 不为空 for is (not)
// empty. touched_by = ID and added_by = ID mean what the act with that id wrote, or made. Persons have a field more,
// `ledger` (台账): ledger = living_alone, ledger in (a, b), ledger is not empty mean those who are in such a ledger
// today.
#pragma once

#include "core/journal/record.h"

#include <string>
#include <vector>

namespace mulin::records {

/// SQL of a condition with its parameters, for use after WHERE.
struct Condition {
    std::string sql; ///< "1" if there is none
    std::vector<schema::Value> parameters;
};

/// Errors: BadExpression{expression, at}, UnknownField, BadValue, NotAChoice.
Result<Condition> compile(const db::Reader& reader, const journal::Tables& tables, const journal::Table& table,
                          std::string_view expression, Date today);

/// 32 hex digits, or the value of the type's number, code or login, if it names one record.
Result<RecordId> resolve(const db::Reader& reader, const journal::Tables& tables, std::string_view type,
                         std::string_view text);

} // namespace mulin::records

// Conditions on records, as typed in a filter or after --where.
//
//   expression = and { "or" and } ;   and = not { "and" not } ;   not = [ "not" ] ( "(" expression ")" | test ) ;
//   test  = field ( "=" | "!=" | "<" | "<=" | ">" | ">=" | "~" ) value
//         | field "is" [ "not" ] "empty" | field [ "not" ] "in" "(" value { "," value } ")" ;
//   field = the field's id or its label ;   value = bare word | "…" | '…' (a quote inside is doubled) ;
// Values are written as scripts write them: codes or labels, ISO dates, money in fen (or with a decimal point in yuan,
// see schema::parseCode); a link is an id of 32 hex digits or an unambiguous number. = "" means is empty, != "" is not
// empty. 并且, 或者, 不 stand for and, or, not; 为空, 不为空 for is (not) empty.
//
// ~ depends on the field. Texts, phones and numbers of cards: contains, without regard to the case of Latin letters.
// Dates: begins with, so 2025 is that year and 2025-06 (or 2025年6月) that month. Choices: the choice of that code; if
// there is none, those whose label holds the text, in either language. Links, amounts, counts and yes/no have none.
//
// There may be any number of tests and of values in a list, of texts 30,000. Parentheses stand at most 200 deep in one
// another, "and" and "or" at most 32.
//
// touched_by = ID and added_by = ID mean what the act with that id wrote, or made. Persons have a field more, `ledger`
// (台账): ledger = living_alone, ledger in (a, b), ledger is not empty mean those who are in such a ledger today.
#pragma once

#include "core/access/access.h"
#include "core/journal/record.h"

#include <string>
#include <vector>

namespace mulin::records {

/// SQL of a condition with its parameters, for use after WHERE.
struct Condition {
    std::string sql; ///< "1" if there is none; its question marks are numbered
    std::vector<schema::Value> parameters;
    std::vector<std::string> fields{}; ///< that it names, each once

    /// To the question marks of a statement, from that of `first` on.
    void bind(db::Statement& statement, int first = 1) const;
};

/// Errors: BadExpression{expression, at, what}: what = "deep", "many" (see above), "sign" (none for this field), or
/// none; UnknownField, BadValue, NotAChoice, Denied. With `access`: what it lets be read alone, and conditions on
/// withheld fields are refused. `first`: the
/// number of its first question mark, where several conditions share a statement.
Result<Condition> compile(const db::Reader& reader, const journal::Tables& tables, const access::Access& access,
                          const journal::Table& table, std::string_view expression, Date today, int first = 1);

/// 32 hex digits, or the value of the type's number, code or login, if it names one record within reach;
/// an id that stands in the log also for who reads it.
Result<RecordId> resolve(const db::Reader& reader, const journal::Tables& tables, const access::Access& access,
                         std::string_view type, std::string_view text);

} // namespace mulin::records

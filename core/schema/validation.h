// Text to value and back, and the rules of one field. Errors carry {type, field, value}.
#pragma once

#include "core/base/result.h"
#include "core/schema/type_def.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mulin::schema {

/// Reads what a person or a script wrote: ISO and Chinese dates, codes and labels of choices, "是", "1,234.50" …
/// Text is put into NFC; names are tidied; phones and ID numbers are normalised. Empty text gives an empty value, and
/// so do 无, 不详, — for phones, ID numbers and dates. Façades are read like fields of their type (the area of work
/// that takes them writes them where they belong); formulas and links fields are ReadOnlyField and BadValue.
Result<Value> parse(const TypeDef& type, const FieldDef& field, std::string_view text, Date today);
/// What a script wrote: a whole number of money is fen, as JSON gives it out; with a decimal point, 元 or ¥ it is yuan,
/// as texts show it. All else as parse.
Result<Value> parseCode(const TypeDef& type, const FieldDef& field, std::string_view text, Date today);
/// The value that a form proposes for a new record; empty if none.
Value defaultValue(const TypeDef& type, const FieldDef& field, Date today);
/// Proposals for the fields of a new record of which nothing is said.
void fillDefaults(const TypeDef& type, Values& values, Date today);
/// "visited:ID,present:ID" or "ID,ID" → (role code, ID as written). Roles by code, label or synonym; NotAChoice.
Result<std::vector<std::pair<std::string, std::string>>> parseLinks(const TypeDef& type, const FieldDef& field,
                                                                    std::string_view text);
/// The choice (or role) that a code, label or synonym means; a leading number as in "01户主" is overlooked.
const ChoiceDef* findChoice(const std::vector<ChoiceDef>& choices, std::string_view text);
/// The rules: required, range, choice, length, future date. Links are checked by the journal.
Result<void> validate(const TypeDef& type, const FieldDef& field, const Value& value, Date today);

/// What follows does not lie before what it follows (not_before). DatesReversed of `field`.
Result<void> validateOrder(const TypeDef& type, const FieldDef& field, const Value& first, const Value& second);

/// For lists, prints, spreadsheets: labels of choices, ISO dates, money as 1234.50. Links: empty (records resolves
/// titles).
std::string displayText(const FieldDef& field, const Value& value, Language language);
/// For scripts and JSON: codes, ISO dates, hex ids, plain numbers.
std::string codeText(const FieldDef& field, const Value& value);
/// 1302**********3021, 138****7177, 0315-****046
std::string masked(Mask mask, std::string_view text);
/// "{a} {b}" with the fields' display texts. A part between { } that is empty takes the text before it along; nothing
/// leads with a separator. "[{entrance}单元]" stands or falls as a whole: it is dropped if a part within is empty.
std::string fillPattern(std::string_view pattern, const TypeDef& type, const Values& values, Language language);
std::vector<std::string> choicesOf(std::string_view stored); ///< "|a|b|" → a, b
std::string storedChoices(std::vector<std::string> codes);

} // namespace mulin::schema

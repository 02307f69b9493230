// Records as JSON: codes and ISO dates, links as ids; personal numbers masked unless revealed.
#pragma once

#include "app/cli/command.h"
#include "core/journal/history.h"

namespace mulin::cli {

QJsonValue valueJson(const schema::FieldDef& field, const schema::Value& value, bool reveal);
/// {"id", field: value, …}; empty fields are left out, "withheld" names those that must not be seen. Links as
/// [{"role", "id", "title"}].
QJsonObject recordJson(const Office& office, const access::Access& access, const journal::Record& record, bool reveal,
                       schema::Language language);
/// The key of a field: its id; "field_title" and so on where the record itself has such a key.
QString keyOf(const std::string& field);
QJsonObject actJson(const journal::Act& act, const Office& office, const access::Access& access);
/// The field that is given twice in "field=value" of add and set; empty if none is.
std::string givenTwice(const std::vector<std::string>& pairs);
/// "field=value" of add and set. Links: people=visited:ID,present:ID; files: file=@path, which are taken in at once
Result<schema::Values> valuesFrom(const Office& office, const access::Access& access, const std::string& type,
                                  const std::vector<std::string>& pairs);
/// A reveal is logged with its purpose before anything is shown; without a right to write it is refused.
Result<void> logReveal(const Office& office, const access::Access& access, const std::string& command,
                       const std::string& type, const std::string& purpose);

} // namespace mulin::cli

// What the columns of a sheet can fill, type by type.
#pragma once

#include "core/schema/catalogue.h"
#include "core/sheets/mapping.h"

namespace mulin::sheets {

/// The fields of a type; façades that its rule takes; and what stands beside the link to whom a record is about, so
/// that he is found: 身份证号, 电话, 住址.
std::vector<Target> importTargets(const schema::Catalogue& catalogue, const schema::TypeDef& type);
/// Types whose records come in sheets, in the order in which a clerk thinks of them: residents, what happens to them,
/// ledgers, the rest. Not what administers the office.
std::vector<const schema::TypeDef*> importTypes(const schema::Catalogue& catalogue);
/// By which a sheet names a record of a type; see known_by in resources/types/README.md.
std::vector<const schema::FieldDef*> namingFields(const schema::TypeDef& type);

} // namespace mulin::sheets

// For whom a ledger is, in words.
#pragma once

#include "core/schema/type_def.h"

#include <QtCore/QString>

namespace mulin::ui {

/// "people of 80 and over", "people of up to 2 years"; empty: of any age.
QString agesText(const schema::TypeDef& ledger);

} // namespace mulin::ui

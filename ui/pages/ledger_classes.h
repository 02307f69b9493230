// Ledgers under their classes (一老, 一小 …), in the order in which the office knows them.
#pragma once

#include "core/schema/catalogue.h"

namespace mulin::ui {

struct LedgerClass {
    schema::Label label; ///< empty: those of no class
    std::vector<const schema::TypeDef*> ledgers;
};

/// Classes without a ledger among these are left out.
std::vector<LedgerClass> byClass(const schema::Catalogue& catalogue, std::vector<const schema::TypeDef*> ledgers);

} // namespace mulin::ui

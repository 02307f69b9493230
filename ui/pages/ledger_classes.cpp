#include "ui/pages/ledger_classes.h"

#include <algorithm>

namespace mulin::ui {

std::vector<LedgerClass> byClass(const schema::Catalogue& catalogue, std::vector<const schema::TypeDef*> ledgers) {
    const schema::TypeDef* definitions = catalogue.find("ledger_definition");
    const schema::FieldDef* classes = definitions ? definitions->field("class") : nullptr;
    std::vector<LedgerClass> found;
    for (const schema::ChoiceDef& one : classes ? classes->choices : std::vector<schema::ChoiceDef>{}) {
        const auto rest = std::stable_partition(ledgers.begin(), ledgers.end(), [&](const schema::TypeDef* ledger) {
            return ledger->rules.group == one.code;
        });
        if (rest != ledgers.begin()) found.push_back({one.label, {ledgers.begin(), rest}});
        ledgers.erase(ledgers.begin(), rest);
    }
    if (!ledgers.empty()) found.push_back({{}, std::move(ledgers)});
    return found;
}

} // namespace mulin::ui

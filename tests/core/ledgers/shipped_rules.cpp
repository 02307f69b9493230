// The conditions that the shipped ledgers name can be asked.
#include "core/records/expression.h"
#include "tests/support/temp_office.h"

using namespace mulin;
using mulin::test::TempOffice;

TEST_CASE("every condition of a shipped ledger is understood", "[ledgers]") {
    TempOffice office;
    const auto understood = [&](const std::string& type, const std::string& where) {
        const journal::Table* table = office.tables().find(type);
        if (where.empty() || !table) return true; // the table of a sealed one lies in its vault
        return static_cast<bool>(
            records::compile(office.reader(), office.tables(), office.access(), *table, where, office.today()));
    };
    for (const schema::TypeDef* ledger : office.office->catalogue().ledgers()) {
        for (const auto& rule : ledger->rules.reviews) {
            INFO(ledger->id << ": " << rule.where);
            CHECK(understood(ledger->id, rule.where));
        }
        for (const auto& one : ledger->rules.suggestions) {
            INFO(ledger->id << "." << one.id);
            CHECK(understood(one.act == schema::SuggestionDef::Act::Enter ? "person" : ledger->id, one.where));
            CHECK(understood("person", one.person));
            CHECK(understood(one.inLedger, one.inWhere));
        }
    }
}

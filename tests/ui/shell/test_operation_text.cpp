// Acts without entries are told by what was done, not all as if numbers had been looked at.
#include "ui/shell/operation_text.h"

#include <catch2/catch.hpp>
#include <set>

using namespace mulin;

TEST_CASE("acts of sealed ledgers are told each in its own words") {
    std::set<QString> told;
    for (const char* operation :
         {"vault.make", "vault.open", "vault.grant", "vault.revoke", "vault.recover", "vault.rekey", "record.view"}) {
        ui::ActDescription described;
        described.act.operation = operation;
        described.act.kind = journal::TxnKind::Log;
        described.subject = QStringLiteral("社区矫正对象");
        const QString text = ui::operationText(described);
        INFO(operation << ": " << text.toStdString());
        CHECK(text.contains(described.subject));
        CHECK(told.insert(text).second);
    }
    // What is asked of masked numbers says what for.
    ui::ActDescription reveal;
    reveal.act.operation = "person.reveal";
    reveal.act.kind = journal::TxnKind::Log;
    reveal.act.args["purpose"] = "核对";
    reveal.subject = QStringLiteral("单立新");
    CHECK(ui::operationText(reveal).contains(QStringLiteral("核对")));
}

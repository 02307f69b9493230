// The right to read the log ends at vaults: what was done in one is for those with a part in it, even while it is open.
#include "core/journal/act_pages.h"
#include "core/journal/history.h"
#include "core/journal/left_alone.h"
#include "core/records/expression.h"
#include "core/security/vaults.h"
#include "tests/support/temp_office.h"

using namespace mulin;
using mulin::test::must;
using mulin::test::TempOffice;
using schema::Values;

TEST_CASE("who reads the log learns nothing of an open vault without a part in it") {
    TempOffice it;
    const db::Secret password("Limin-2026-office");
    must(security::makePersonalKey(it.journal(), *it.access().user(), password, db::KeyCost::floor()));
    must(security::makeVault(it.journal(), it.access(), "vault:correction", password));
    it.add("user", Values().set("login", "sun").set("name", "孙丽").set("roles", "|auditor|"));
    const RecordId someone = it.add("person", Values().set("name", "单立新"));
    const RecordId enrolled = it.add("correction", Values()
                                                       .set("person", someone)
                                                       .set("entered_on", it.today())
                                                       .set("kind", "probation")
                                                       .set("officer", "金丝雀"));
    const auto edit = must(it.set("correction", enrolled, Values().set("officer", "画眉")));
    must(it.set("correction", enrolled, Values().set("officer", "百灵")));
    const auto undo = must(it.journal().undo(it.access(), *edit.txn));
    REQUIRE(undo.left.size() == 1);

    const access::Access auditor = must(it.office->accessFor("sun"));
    REQUIRE(auditor.allows(access::Right::Audit, ""));
    const auto denied = [](const auto& result) { return !result && result.error().code == ErrorCode::Denied; };
    CHECK(denied(journal::history(it.reader(), it.tables(), auditor, "correction", enrolled)));
    CHECK(journal::changesOf(it.reader(), it.tables(), auditor, *edit.txn, 10).empty());
    CHECK(denied(journal::actRowsOf(it.reader(), it.tables(), auditor, it.record("correction", enrolled))));
    CHECK(denied(records::resolve(it.reader(), it.tables(), auditor, "correction", enrolled.hex())));
    CHECK(must(journal::leftBy(it.reader(), it.tables(), auditor, undo.txn)).entries.empty());

    CHECK(must(journal::leftBy(it.reader(), it.tables(), it.access(), undo.txn)).entries.size() == 1);
    CHECK(must(journal::history(it.reader(), it.tables(), auditor, "person", someone)).size() == 1);
}

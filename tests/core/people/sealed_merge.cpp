// Two entries become one, and somebody of them is in a sealed ledger: open or closed, nothing there is left behind.
#include "core/people/duplicates.h"
#include "core/records/view.h"
#include "tests/core/security/vault_office.h"

using namespace mulin;
using namespace mulin::people;
using namespace mulin::security;

namespace {

Result<journal::ChangeSet> merged(VaultOffice& it, RecordId kept, RecordId dropped) {
    return it.journal().transact(it.limin(), {"person.merge", {}}, [&](journal::Writer& writer) {
        return merge(writer, {kept, dropped});
    });
}

/// Entered later than those before: an identity tells when it was made, and the older entry stays.
RecordId enter(VaultOffice& it) {
    it.clock->set(it.clock->nowMs() + 1000);
    return it.person("单立新");
}

void follow(VaultOffice& it) {
    for (const Merge& merge : mergesToFollow(it.reader(), it.tables(), vault))
        must(it.journal().transact(it.limin(), {"person.follow_merge", {}},
                                   [&](journal::Writer& writer) { return followMerge(writer, merge, vault); }));
}

RecordId person(VaultOffice& it) {
    const auto rows = it.list(it.limin(), "correction");
    REQUIRE(rows.size() == 1);
    return RecordId(rows[0].get("person").uid());
}

bool visits(VaultOffice& it, RecordId who) {
    const auto links =
        records::linksFrom(it.reader(), it.tables(), it.limin(), it.list(it.limin(), "correction_visit")[0]);
    return links.size() == 1 && links[0].to == who.uid();
}

} // namespace

TEST_CASE("not merged while the vault is open: what stands in the open beside it would tell of it", "[people]") {
    VaultOffice it(false);
    const RecordId elder = enter(it);
    it.clock->set(it.clock->nowMs() + 1000);
    must(makeVault(it.journal(), it.limin(), vault, limins));
    it.fill();
    CHECK(vaultsNaming(it.reader(), it.tables(), *it.someone) == std::vector<std::string>{vault});
    CHECK(vaultsNaming(it.reader(), it.tables(), elder).empty());
    CHECK_FALSE(merged(it, *it.someone, elder)); // not the one that stays
    CHECK(codeOf(merged(it, elder, *it.someone)) == ErrorCode::StillReferenced);
    must(it.journal().closeVault(vault));
    CHECK(vaultsNaming(it.reader(), it.tables(), *it.someone).empty());
}

TEST_CASE("merged while the vault is closed, twice: it can follow when it is open", "[people]") {
    VaultOffice it(GENERATE(false, true));
    const RecordId eldest = enter(it);
    const RecordId elder = enter(it);
    it.clock->set(it.clock->nowMs() + 1000);
    must(makeVault(it.journal(), it.limin(), vault, limins));
    it.fill();
    must(it.journal().closeVault(vault));
    must(merged(it, elder, *it.someone));
    must(merged(it, eldest, elder));
    CHECK(mergesToFollow(it.reader(), it.tables(), vault).empty()); // closed: there is nothing to be seen
    must(openVault(it.journal(), it.limin(), vault, limins));
    CHECK(person(it) == *it.someone);
    follow(it);
    CHECK(person(it) == eldest);
    CHECK(visits(it, eldest));
    CHECK(mergesToFollow(it.reader(), it.tables(), vault).empty());
    // Taken apart again: the vault is set back by its own undo.
    must(it.journal().undo(it.limin()));
    CHECK(person(it) == *it.someone);
    CHECK(it.sound());
}

TEST_CASE("merged while the vault is closed, both in it: one stays on the ledger", "[people]") {
    VaultOffice it(false);
    const RecordId elder = enter(it);
    it.clock->set(it.clock->nowMs() + 1000);
    must(makeVault(it.journal(), it.limin(), vault, limins));
    it.fill();
    it.add("correction", schema::Values().set("person", elder).set("entered_on", Date::fromYmd(2026, 1, 6).value()));
    must(it.journal().closeVault(vault));
    must(merged(it, elder, *it.someone));
    must(openVault(it.journal(), it.limin(), vault, limins));
    follow(it);
    int open = 0;
    for (const journal::Record& row : it.list(it.limin(), "correction")) {
        CHECK(RecordId(row.get("person").uid()) == elder);
        open += row.get("left_on").isEmpty() ? 1 : 0;
    }
    CHECK(open == 1);
    CHECK(it.sound());
}

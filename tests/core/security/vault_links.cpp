// Many records and links of a vault in one act.
#include "tests/core/security/vault_office.h"

using namespace mulin;
using namespace mulin::security;
using mulin::schema::Values;

TEST_CASE("links of several vaults are sound in whatever order the vaults are opened", "[security]") {
    const std::string other = "vault:resettlement";
    VaultOffice it(false);
    must(makeVault(it.journal(), it.limin(), vault, limins));
    must(makeVault(it.journal(), it.limin(), other, limins));
    std::vector<RecordId> people;
    for (const char* name : {"甲一", "乙二", "丙三"}) people.push_back(it.person(name));
    const auto visits = [&](const char* type, int number) {
        must(it.journal().transact(it.limin(), {"record.add", {{"type", type}}},
                                   [&](journal::Writer& writer) -> Result<void> {
                                       for (int i = 0; i < number; ++i) {
                                           Values values;
                                           values.set("visited_on", it.office->today().plusDays(-i));
                                           values.link("people", "visited", people[0]);
                                           values.link("people", "visitor", people[1]);
                                           values.link("people", "visitor", people[2]);
                                           MULIN_TRY(writer.create(type, values));
                                       }
                                       return {};
                                   }));
    };
    visits("correction_visit", 2);
    visits("resettlement_visit", 3);
    visits("correction_visit", 1);
    CHECK(it.sound());
    const bool swapped = GENERATE(false, true);
    it.reopen();
    must(openVault(it.journal(), it.limin(), swapped ? other : vault, limins));
    CHECK(it.sound());
    must(openVault(it.journal(), it.limin(), swapped ? vault : other, limins));
    CHECK(it.sound());
    CHECK(it.list(it.limin(), "resettlement_visit").size() == 3);
}

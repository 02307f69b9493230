// An office with a sealed ledger to be made in it, and two users who have a key for it.
#pragma once

#include "core/journal/verify.h"
#include "core/records/query.h"
#include "core/security/users.h"
#include "core/security/vaults.h"
#include "tests/support/temp_office.h"

namespace mulin::security {

using mulin::test::must;
using mulin::test::TempFolder;

inline const std::string vault = "vault:correction";
inline const db::Secret limins("Limin-2026-office"), zhous("Zhou-2026-office");

struct VaultOffice {
    explicit VaultOffice(bool encrypted) {
        OfficeOptions options;
        options.environment = environment;
        if (encrypted) {
            const auto made = must(db::newEncryption({{"limin", limins, db::KeyCost::floor(), 1}}));
            options.key = made.key;
            options.header = made.header;
            key = made.key;
        }
        office = must(Office::createFor(path, {"130202002018", "five", "limin", "李敏", "台式机"}, std::move(options)));
        must(addUser(journal(), limin(), {"zhou", "周建军", {"secretary"}}, {zhous, db::KeyCost::floor()}));
        for (const auto& [login, password] : {std::pair{"limin", limins}, std::pair{"zhou", zhous}})
            must(makePersonalKey(journal(), *must(office->accessFor(login)).user(), password, db::KeyCost::floor()));
    }
    void reopen() {
        office.reset();
        office = must(Office::open(path, Office::Mode::Write, {environment, {}, key, {}}));
    }
    journal::Journal& journal() { return *must(office->journal()); }
    const db::Reader& reader() { return office->reader(); }
    const journal::Tables& tables() { return office->tables(); }
    access::Access limin() { return must(office->accessFor("limin")); }
    access::Access zhou() { return must(office->accessFor("zhou")); }
    RecordId add(const std::string& type, const schema::Values& values) {
        std::optional<RecordId> id;
        must(
            journal().transact(limin(), {"record.add", {{"type", type}}}, [&](journal::Writer& writer) -> Result<void> {
                MULIN_TRY_LET(made, writer.create(type, values));
                id = made;
                return {};
            }));
        return *id;
    }
    RecordId person(const std::string& name) {
        schema::Values values;
        values.set("name", name);
        return add("person", values);
    }
    /// A person in the vault, with a visit; the words are found nowhere else.
    void fill() {
        someone = person("单立新");
        schema::Values enrolment;
        enrolment.set("person", *someone).set("entered_on", Date::fromYmd(2026, 1, 5).value());
        enrolment.set("kind", "probation").set("officer", "金丝雀所长");
        enrolled = add("correction", enrolment);
        schema::Values visit;
        visit.set("visited_on", Date::fromYmd(2026, 2, 1).value()).set("findings", "金丝雀谈话");
        visit.link("people", "visited", *someone);
        visited = add("correction_visit", visit);
    }
    std::vector<journal::Record> list(const access::Access& access, const std::string& type,
                                      const std::string& where = {}) {
        return must(records::list(reader(), tables(), access, {type, where, {}, {}, -1}, office->today()));
    }
    bool sound() {
        NoProgress progress;
        const auto verdict = must(journal::verify(reader(), office->catalogue(), progress));
        for (const auto& finding : verdict.findings) UNSCOPED_INFO(finding.what << " " << finding.where);
        return verdict.sound();
    }

    TempFolder folder;
    std::string path = folder.path("office.mulin");
    std::shared_ptr<FixedClock> clock =
        std::make_shared<FixedClock>(msOfDate(*Date::fromYmd(2026, 3, 10)) + 9 * 3600 * 1000);
    Environment environment{clock, std::make_shared<SeededRandom>(7)};
    db::Key key;
    std::unique_ptr<Office> office;
    std::optional<RecordId> someone, enrolled, visited;
};

inline ErrorCode codeOf(const auto& result) { return result ? ErrorCode::Internal : result.error().code; }

} // namespace mulin::security

// Vaults: what is in one is seen by those with a part in it, and by nothing else; and all that works on other records
// works on sealed ones.
#include "core/security/vaults.h"
#include "core/db/backup.h"
#include "core/journal/act_pages.h"
#include "core/journal/history.h"
#include "core/journal/set_back.h"
#include "core/journal/vault.h"
#include "core/people/rolls.h"
#include "core/records/query.h"
#include "core/records/search.h"
#include "core/records/timeline.h"
#include "core/records/view.h"
#include "core/reports/monthly.h"
#include "core/security/disclosures.h"
#include "core/security/personal_keys.h"
#include "core/security/users.h"
#include "core/sheets/import.h"
#include "tests/core/security/vault_office.h"

#include <QtCore/QDir>
#include <QtCore/QFile>

using namespace mulin;
using namespace mulin::security;

namespace {

bool holds(const std::string& folder, const std::string& word) {
    const QDir dir(QString::fromStdString(folder));
    bool found = false;
    for (const QFileInfo& info : dir.entryInfoList(QDir::Files | QDir::Hidden)) {
        QFile file(info.filePath());
        REQUIRE(file.open(QIODevice::ReadOnly));
        if (file.readAll().contains(QByteArray::fromStdString(word))) found = true;
    }
    return found;
}

} // namespace

TEST_CASE("a vault is made, filled, closed and opened again") {
    const bool encrypted = GENERATE(false, true);
    CAPTURE(encrypted);
    VaultOffice it(encrypted);
    CHECK(codeOf(records::list(it.reader(), it.tables(), it.limin(), {"correction", {}, {}, {}}, it.office->today())) ==
          ErrorCode::Denied);
    const db::RecoveryKey recovery = must(makeVault(it.journal(), it.limin(), vault, limins));
    it.fill();

    SECTION("list, condition, search, timeline, history read it as they read all") {
        const auto rows = it.list(it.limin(), "correction");
        REQUIRE(rows.size() == 1);
        CHECK(rows[0].text("person_name") == "单立新"); // derived from the open file
        CHECK(it.list(it.limin(), "correction", "kind = probation").size() == 1);
        CHECK(it.list(it.limin(), "correction", "kind = parole").empty());
        CHECK(must(records::search(it.reader(), it.tables(), it.limin(), {"correction", "单立新", 10})).size() == 1);
        const auto mentions = must(records::timeline(it.reader(), it.tables(), it.limin(), *it.someone, "person"));
        REQUIRE(mentions.size() == 2);
        CHECK(mentions[0].record.type().id == "correction_visit");
        CHECK(mentions[1].record.type().id == "correction");
        const auto items = must(journal::history(it.reader(), it.tables(), it.limin(), "correction", *it.enrolled));
        REQUIRE(items.size() == 1);
        CHECK(items[0].act.operation == "record.add");
        CHECK(items[0].act.args.at("type") == "correction");
    }
    SECTION("what is derived follows the open file") {
        schema::Values values;
        values.set("name", "单立志");
        must(it.journal().transact(it.limin(), {"person.set", {}}, [&](journal::Writer& writer) -> Result<void> {
            return writer.update("person", *it.someone, values);
        }));
        CHECK(it.list(it.limin(), "correction")[0].text("person_name") == "单立志");
        CHECK(must(records::search(it.reader(), it.tables(), it.limin(), {"correction", "单立志", 10})).size() == 1);
        CHECK(must(records::search(it.reader(), it.tables(), it.limin(), {"correction", "单立新", 10})).empty());
    }
    SECTION("writing, undo, deleting and restoring") {
        schema::Values values;
        values.set("officer", "另一位");
        const auto done =
            must(it.journal().transact(it.limin(), {"record.set", {}}, [&](journal::Writer& writer) -> Result<void> {
                return writer.update("correction", *it.enrolled, values);
            }));
        REQUIRE(done.txn);
        CHECK(it.list(it.limin(), "correction")[0].text("officer") == "另一位");
        must(it.journal().undo(it.limin()));
        CHECK(it.list(it.limin(), "correction")[0].text("officer") == "金丝雀所长");
        must(it.journal().transact(it.limin(), {"record.delete", {}}, [&](journal::Writer& writer) -> Result<void> {
            return writer.remove("correction", *it.enrolled);
        }));
        CHECK(it.list(it.limin(), "correction").empty());
        CHECK(must(journal::recycleBin(it.reader(), it.tables(), it.limin(), "correction", 10)).size() == 1);
        must(it.journal().transact(it.limin(), {"record.restore", {}}, [&](journal::Writer& writer) -> Result<void> {
            return writer.restore("correction", *it.enrolled);
        }));
        CHECK(it.list(it.limin(), "correction").size() == 1);
    }
    SECTION("one value set back, while it is open") {
        const auto done =
            must(it.journal().transact(it.limin(), {"record.set", {}}, [&](journal::Writer& writer) -> Result<void> {
                return writer.update("correction", *it.enrolled, schema::Values().set("officer", "另一位"));
            }));
        const auto back = [&](const access::Access& access) {
            return it.journal().transact(access, {"correction.set_back", {}}, [&](journal::Writer& writer) {
                return journal::setBack(writer, "correction", *it.enrolled, {*done.txn, "officer"});
            });
        };
        CHECK(codeOf(back(it.zhou())) == ErrorCode::Denied);
        must(back(it.limin()));
        CHECK(it.list(it.limin(), "correction")[0].text("officer") == "金丝雀所长");
        must(it.journal().closeVault(vault));
        CHECK(codeOf(back(it.limin())) != ErrorCode{});
    }
    SECTION("closed, nothing of it is there; opened, all of it") {
        must(it.journal().closeVault(vault));
        CHECK(codeOf(records::list(it.reader(), it.tables(), it.limin(), {"correction", {}, {}, {}},
                                   it.office->today())) == ErrorCode::VaultLocked);
        CHECK(it.reader().integer("SELECT count(*) FROM sealed.t_correction") == 0);
        CHECK(it.reader().integer("SELECT count(*) FROM sealed.entry") == 0);
        CHECK(it.reader().integer("SELECT count(*) FROM sealed.link") == 0);
        CHECK(it.reader().integer("SELECT count(*) FROM sealed.term_block") == 0);
        CHECK(it.reader().integer("SELECT count(*) FROM sealed.act") == 0);
        CHECK(must(records::timeline(it.reader(), it.tables(), it.limin(), *it.someone, "person")).empty());
        CHECK(codeOf(openVault(it.journal(), it.limin(), vault, zhous)) == ErrorCode::WrongPassword);
        must(openVault(it.journal(), it.limin(), vault, limins));
        CHECK(it.list(it.limin(), "correction").size() == 1);
        it.reopen();
        must(openVault(it.journal(), it.limin(), vault, limins));
        CHECK(it.list(it.limin(), "correction").size() == 1);
        CHECK(it.list(it.limin(), "correction_visit").size() == 1);
        CHECK(records::linksFrom(it.reader(), it.tables(), it.limin(), it.list(it.limin(), "correction_visit")[0])
                  .size() == 1);
        CHECK(must(records::search(it.reader(), it.tables(), it.limin(), {"correction", "单立新", 10})).size() == 1);
    }
    SECTION("closed, undo takes the last act that can be read") {
        must(it.journal().closeVault(vault));
        const auto undo = it.journal().undo(it.limin()); // the last act that can be read: the person
        REQUIRE(undo);
        CHECK(undo->changes.touches("person"));
    }
    SECTION("no word of it lies in a file") {
        NoProgress progress;
        must(db::backup(it.reader(), it.folder.path("backup.mulin"), progress));
        CHECK_FALSE(holds(QFileInfo(QString::fromStdString(it.path)).path().toStdString(), "金丝雀"));
        CHECK_FALSE(holds(QFileInfo(QString::fromStdString(it.path)).path().toStdString(), it.enrolled->uid().hex()));
        const std::string row(it.enrolled->uid().view());
        CHECK_FALSE(holds(QFileInfo(QString::fromStdString(it.path)).path().toStdString(), row));
        if (!encrypted) // the search itself can find something
            CHECK(holds(QFileInfo(QString::fromStdString(it.path)).path().toStdString(), "单立新"));
    }
    SECTION("the file is sound, opened and closed; the digest is the same") {
        CHECK(it.sound());
        const auto digest = must(journal::digest(it.reader(), it.office->catalogue()));
        must(it.journal().closeVault(vault));
        CHECK(it.sound());
        CHECK(must(journal::digest(it.reader(), it.office->catalogue())) == digest);
        NoProgress progress;
        CHECK(must(journal::verify(it.reader(), it.office->catalogue(), progress)).closedVaults ==
              std::vector<std::string>{vault});
    }
    SECTION("lost passwords: the recovery sheet") {
        it.reopen();
        CHECK(codeOf(recoverVault(it.journal(), it.zhou(), vault, db::RecoveryKey::random())) ==
              ErrorCode::WrongRecovery);
        must(recoverVault(it.journal(), it.zhou(), vault, recovery));
        CHECK(it.list(it.zhou(), "correction").size() == 1);
        must(it.journal().closeVault(vault));
        must(openVault(it.journal(), it.zhou(), vault, zhous));
    }
}

TEST_CASE("who has no part in a vault gets nothing of it") {
    VaultOffice it(false);
    must(makeVault(it.journal(), it.limin(), vault, limins));
    it.fill();
    must(it.journal().closeVault(vault));
    const auto zhou = it.zhou();
    CHECK(codeOf(openVault(it.journal(), zhou, vault, zhous)) == ErrorCode::VaultNotGranted);
    for (const char* type : {"correction", "correction_visit"}) {
        CHECK(codeOf(records::list(it.reader(), it.tables(), zhou, {type, {}, {}, {}}, it.office->today())) ==
              ErrorCode::Denied);
        CHECK(codeOf(records::count(it.reader(), it.tables(), zhou, {type, {}, {}, {}}, it.office->today())) ==
              ErrorCode::Denied);
        CHECK(codeOf(records::search(it.reader(), it.tables(), zhou, {type, "单", 10})) == ErrorCode::Denied);
    }
    CHECK(must(records::timeline(it.reader(), it.tables(), zhou, *it.someone, "person")).empty());
    CHECK_FALSE(records::find(it.reader(), it.tables(), zhou, "correction", it.enrolled->uid()));
    CHECK_FALSE(records::findAny(it.reader(), it.tables(), zhou, {}, it.enrolled->uid()));
    CHECK(codeOf(journal::history(it.reader(), it.tables(), zhou, "correction", *it.enrolled)) == ErrorCode::Denied);
    // The log tells who wrote and when, to those who read it; not what.
    for (const journal::Act& act : must(journal::acts(it.reader(), zhou, {{}, {}, {}, 1000, true}))) {
        for (const auto& [name, value] : act.args)
            CHECK(value.find("correction") == (value == vault ? 6 : std::string::npos));
        if (act.operation == "sealed") CHECK(journal::changesOf(it.reader(), it.tables(), zhou, act.txn, 100).empty());
    }
    CHECK(must(vaults(it.reader(), it.office->catalogue(), zhou))[0].members.empty());
    // Nobody is given a part but by a manager.
    CHECK(codeOf(grantVault(it.journal(), zhou, vault, "zhou", VaultPart::Manage)) == ErrorCode::Denied);
    schema::Values grant;
    grant.set("role", RecordId(Uid::named("role", "secretary")))
        .set("what", vault)
        .set("may", "|read|")
        .set("reach", "office");
    const auto byRole =
        it.journal().transact(it.limin(), {"record.add", {}}, [&](journal::Writer& writer) -> Result<void> {
            MULIN_TRY_LET(id, writer.create("grant", grant));
            static_cast<void>(id);
            return {};
        });
    CHECK(codeOf(byRole) == ErrorCode::BadValue);
}

TEST_CASE("parts are given, changed and taken; a vault taken from somebody has another key") {
    const bool encrypted = GENERATE(false, true);
    VaultOffice it(encrypted);
    must(makeVault(it.journal(), it.limin(), vault, limins));
    it.fill();
    must(grantVault(it.journal(), it.limin(), vault, "zhou", VaultPart::Read));
    must(it.journal().closeVault(vault));
    must(openVault(it.journal(), it.zhou(), vault, zhous));
    CHECK(it.list(it.zhou(), "correction").size() == 1);
    schema::Values values;
    values.set("officer", "x");
    const auto write =
        it.journal().transact(it.zhou(), {"record.set", {}}, [&](journal::Writer& writer) -> Result<void> {
            return writer.update("correction", *it.enrolled, values);
        });
    CHECK(codeOf(write) == ErrorCode::Denied);
    CHECK(codeOf(revokeVault(it.journal(), it.zhou(), vault, "limin")) == ErrorCode::Denied);
    CHECK(codeOf(revokeVault(it.journal(), it.limin(), vault, "limin")) == ErrorCode::LastVaultManager);
    CHECK(codeOf(grantVault(it.journal(), it.limin(), vault, "limin", VaultPart::Read)) == ErrorCode::LastVaultManager);
    CHECK(codeOf(grantVault(it.journal(), it.limin(), vault, "nobody", VaultPart::Read)) == ErrorCode::UnknownRecord);

    const std::int64_t before = it.journal().keys().find(vault)->epoch;
    const access::VaultKey old = *it.journal().keys().find(vault);
    must(revokeVault(it.journal(), it.limin(), vault, "zhou"));
    CHECK(it.journal().keys().find(vault)->epoch == before + 1);
    CHECK(it.list(it.limin(), "correction").size() == 1);
    CHECK(it.sound());
    // Whoever kept the old key reads nothing of what the file says now.
    auto boxes = it.reader().prepare("SELECT patch FROM entry WHERE tbl = 0");
    while (boxes.step()) CHECK(boxes.blob(0).substr(0, 8) != std::string_view("\1\0\0\0\0\0\0\0", 8));
    CHECK(codeOf(it.journal().openVault(vault, old)) == ErrorCode::FileDamaged);
    must(it.journal().closeVault(vault));
    CHECK(codeOf(openVault(it.journal(), it.zhou(), vault, zhous)) == ErrorCode::VaultNotGranted);
    must(openVault(it.journal(), it.limin(), vault, limins));
    CHECK(it.list(it.limin(), "correction").size() == 1);
    CHECK(it.list(it.limin(), "correction_visit").size() == 1);

    SECTION("a removed user loses the part; the next manager gives another key") {
        must(grantVault(it.journal(), it.limin(), vault, "zhou", VaultPart::Write));
        must(removeUser(it.journal(), it.limin(), "zhou"));
        const auto isStale = [&] {
            const auto all = must(vaults(it.reader(), it.office->catalogue(), it.limin()));
            return std::any_of(all.begin(), all.end(), [](const Vault& one) { return one.id == vault && one.stale; });
        };
        CHECK(isStale());
        must(it.journal().closeVault(vault));
        must(openVault(it.journal(), it.limin(), vault, limins));
        CHECK_FALSE(isStale());
        CHECK(it.journal().keys().find(vault)->epoch == before + 2);
    }
    SECTION("another password") {
        const db::Secret fresh("Limin-2027-office");
        if (encrypted) {
            must(setPassword(it.journal(), it.limin(), "limin", {fresh, db::KeyCost::floor()}, limins));
        } else {
            CHECK(codeOf(changePersonalPassword(it.journal(), it.limin(), zhous, fresh, db::KeyCost::floor())) ==
                  ErrorCode::WrongPassword);
            must(changePersonalPassword(it.journal(), it.limin(), limins, fresh, db::KeyCost::floor()));
        }
        CHECK(codeOf(openVault(it.journal(), it.limin(), vault, limins)) == ErrorCode::WrongPassword);
        must(openVault(it.journal(), it.limin(), vault, fresh));
    }
}

TEST_CASE("an act writes a vault or the open file, never both; nothing open names what is sealed") {
    VaultOffice it(false);
    must(makeVault(it.journal(), it.limin(), vault, limins));
    it.fill();
    const auto both = it.journal().transact(it.limin(), {"both", {}}, [&](journal::Writer& writer) -> Result<void> {
        schema::Values person, enrolment;
        person.set("name", "甲");
        MULIN_TRY_LET(id, writer.create("person", person));
        enrolment.set("person", id).set("entered_on", Date::fromYmd(2026, 1, 5).value());
        MULIN_TRY_LET(made, writer.create("correction", enrolment));
        static_cast<void>(made);
        return {};
    });
    CHECK(codeOf(both) == ErrorCode::VaultApart);
    CHECK(it.list(it.limin(), "person").size() == 1);
    // Deleting somebody must not tell that the vault knows him: it goes, and the sealed record stays.
    must(it.journal().closeVault(vault));
    must(it.journal().transact(it.limin(), {"person.delete", {}}, [&](journal::Writer& writer) -> Result<void> {
        return writer.remove("person", *it.someone);
    }));
    must(openVault(it.journal(), it.limin(), vault, limins));
    CHECK(it.list(it.limin(), "correction").size() == 1);
    CHECK(it.sound());
}

TEST_CASE("what was looked at stands in the log of the vault") {
    VaultOffice it(false);
    must(makeVault(it.journal(), it.limin(), vault, limins));
    it.fill();
    must(noteViewed(it.journal(), it.limin(), *it.office->catalogue().find("correction"), *it.enrolled));
    const auto acts = must(journal::acts(it.reader(), it.limin(), {{}, {}, {}, 1, true}));
    REQUIRE(acts.size() == 1);
    CHECK(acts[0].operation == "record.view");
    CHECK(acts[0].args.at("id") == it.enrolled->hex());
    must(it.journal().closeVault(vault));
    const auto closed = must(journal::acts(it.reader(), it.zhou(), {{}, {}, {}, 1, true}));
    CHECK(closed[0].operation == "sealed");
    CHECK(closed[0].args.empty());
    CHECK(codeOf(noteViewed(it.journal(), it.limin(), *it.office->catalogue().find("correction"), *it.enrolled)) ==
          ErrorCode::VaultLocked);
}

TEST_CASE("who gives the own part away has it closed before their eyes") {
    VaultOffice it(false);
    must(makeVault(it.journal(), it.limin(), vault, limins));
    it.fill();
    must(grantVault(it.journal(), it.limin(), vault, "zhou", VaultPart::Manage));
    must(revokeVault(it.journal(), it.limin(), vault, "limin"));
    CHECK(journal::openVaults(it.reader()).empty());
    must(openVault(it.journal(), it.zhou(), vault, zhous));
    CHECK(it.list(it.zhou(), "correction").size() == 1);
}

TEST_CASE("a witness is somebody else with a part") {
    VaultOffice it(false);
    must(makeVault(it.journal(), it.limin(), vault, limins));
    CHECK(codeOf(witness(it.reader(), it.limin(), vault, "zhou", zhous)) == ErrorCode::SecondPerson);
    must(grantVault(it.journal(), it.limin(), vault, "zhou", VaultPart::Read));
    CHECK(codeOf(witness(it.reader(), it.limin(), vault, "limin", limins)) == ErrorCode::SecondPerson);
    CHECK(codeOf(witness(it.reader(), it.limin(), vault, "zhou", limins)) == ErrorCode::WrongPassword);
    CHECK(must(witness(it.reader(), it.limin(), vault, "zhou", zhous)).user() == *it.zhou().user());
}

TEST_CASE("a sheet goes into a vault as far as its people are residents") {
    VaultOffice it(false);
    must(makeVault(it.journal(), it.limin(), vault, limins));
    for (const char* name : {"单立新", "曲桂芝", "仇永福"}) it.person(name);
    const std::string path = it.folder.path("sheet.csv");
    QFile sheet(QString::fromStdString(path));
    REQUIRE(sheet.open(QIODevice::WriteOnly));
    sheet.write("姓名,矫正类别,矫正起始\n单立新,缓刑,2026-01-05\n解淑珍,缓刑,2026-01-05\n曲桂芝,管制,2026-01-06\n"
                "卢志强,假释,2026-01-07\n仇永福,假释,2026-01-08\n");
    sheet.close();
    sheets::ImportRequest request;
    request.path = path;
    request.type = "correction";
    NoProgress progress;
    const auto report = must(sheets::importSheet(it.journal(), it.limin(), request, progress));
    CHECK(report.added == 3);
    REQUIRE(report.rejected == 2);
    for (const auto& rejection : report.rejections) CHECK(rejection.error.code == ErrorCode::NoneFound);
    CHECK(it.list(it.limin(), "correction").size() == 3);
    CHECK(must(sheets::importSheet(it.journal(), it.limin(), request, progress)).duplicates == 3);
    // Neither the sheet's name nor how many came stands in the open log.
    must(it.journal().closeVault(vault));
    for (const journal::Act& act : must(journal::acts(it.reader(), it.limin(), {{}, {}, {}, 1000, true})))
        CHECK(act.operation != "import");
    CHECK(codeOf(sheets::importSheet(it.journal(), it.limin(), request, progress)) == ErrorCode::VaultLocked);
}

TEST_CASE("the month report is the same whether vaults are open or closed") {
    VaultOffice it(false);
    must(makeVault(it.journal(), it.limin(), vault, limins));
    it.fill();
    NoProgress progress;
    const bool then = GENERATE(false, true);
    reports::MonthlyRequest request{2026, 2, {}, then, false};
    const auto figures = [&] {
        std::vector<std::int64_t> all;
        const auto report =
            must(reports::monthly(it.reader(), it.tables(), it.office->catalogue(), it.limin(), request, progress));
        for (const auto& figure : report.figures) {
            CHECK(figure.id.find("correction") == std::string::npos);
            all.push_back(figure.value());
        }
        return all;
    };
    const auto open = figures();
    // Who asks for them gets theirs, as known now and then; nobody else does.
    request.withSealed = true;
    const auto ask = [&](const access::Access& access) {
        return must(reports::monthly(it.reader(), it.tables(), it.office->catalogue(), access, request, progress));
    };
    const auto wanted = ask(it.limin());
    CHECK(wanted.sealed);
    REQUIRE(wanted.figure("ledger.correction.members"));
    // In February nobody knew of it yet.
    CHECK(wanted.at("ledger.correction.entered").before.value == (then ? 0 : 1));
    CHECK(wanted.at("ledger.correction.members").now.rows.size() == (then ? 0u : 1u));
    const Date today = it.office->today();
    request.year = today.year();
    request.month = today.month();
    CHECK(ask(it.limin()).at("ledger.correction.members").now.rows == std::vector<RecordId>{*it.enrolled});
    request = {2026, 2, {}, then, false, true};
    CHECK_FALSE(wanted.figure("ledger.resettlement.members"));
    CHECK_FALSE(ask(it.zhou()).sealed);
    must(it.journal().closeVault(vault));
    CHECK_FALSE(ask(it.limin()).sealed);
    request.withSealed = false;
    CHECK(figures() == open);
}

TEST_CASE("the log of a vault is for its managers, and of that vault alone") {
    VaultOffice it(false);
    must(makeVault(it.journal(), it.limin(), vault, limins));
    must(makeVault(it.journal(), it.limin(), "vault:resettlement", limins));
    it.fill();
    must(noteViewed(it.journal(), it.limin(), *it.office->catalogue().find("correction"), *it.enrolled));
    must(grantVault(it.journal(), it.limin(), vault, "zhou", VaultPart::Write));
    CHECK(codeOf(vaultLog(it.reader(), it.zhou(), vault, 100)) == ErrorCode::Denied);
    Leaving sheet{access::Right::Print, "vault_sheet"};
    sheet.args["vault"] = vault;
    CHECK(codeOf(disclose(it.journal(), it.zhou(), sheet)) == ErrorCode::Denied);
    const auto log = must(vaultLog(it.reader(), it.limin(), vault, 100));
    std::vector<std::string> operations;
    for (const auto& act : log) operations.push_back(act.operation);
    CHECK(operations ==
          std::vector<std::string>{"vault.grant", "record.view", "record.add", "record.add", "vault.make"});
    CHECK(must(vaultLog(it.reader(), it.limin(), vault, 2)).size() == 2);
    must(disclose(it.journal(), it.limin(), sheet));
    must(it.journal().closeVault(vault));
    CHECK(codeOf(vaultLog(it.reader(), it.limin(), vault, 100)) == ErrorCode::VaultLocked);
}

TEST_CASE("every flipped bit of a sealed entry is found when the vault is opened") {
    VaultOffice it(false);
    must(makeVault(it.journal(), it.limin(), vault, limins));
    it.fill();
    must(it.journal().closeVault(vault));
    std::string box;
    std::int64_t id = 0;
    {
        auto row = it.reader().prepare("SELECT id, patch FROM entry WHERE tbl = 0 LIMIT 1");
        REQUIRE(row.step());
        id = row.integer(0);
        box = row.blob(1);
    }
    const auto put = [&](const std::string& bytes) {
        must(it.journal().local([&](db::Connection& connection) {
            connection.write("UPDATE entry SET patch = ? WHERE id = ?")->bindBlob(1, bytes).bind(2, id).run();
        }));
    };
    for (std::size_t at = 0; at < box.size(); at += 7) {
        std::string flipped = box;
        flipped[at] = static_cast<char>(flipped[at] ^ 1);
        put(flipped);
        CHECK(codeOf(openVault(it.journal(), it.limin(), vault, limins)) == ErrorCode::FileDamaged);
        CHECK(it.reader().integer("SELECT count(*) FROM sealed.t_correction") == 0);
    }
    put(box);
    must(openVault(it.journal(), it.limin(), vault, limins));
}

TEST_CASE("a file of before sealed ledgers is read as one without any") {
    VaultOffice it(false);
    must(it.journal().local([](db::Connection& connection) {
        for (const char* table : {"local_vault", "local_vault_grant", "local_personal_key"})
            connection.execute(std::string("DROP TABLE ") + table);
    }));
    it.office.reset();
    it.office = must(Office::open(it.path, Office::Mode::ReadOnly, {it.environment, {}, {}, {}}));
    const auto all = must(vaults(it.reader(), it.office->catalogue(), it.limin()));
    CHECK(all.size() == 5); // four sealed ledgers and counselling
    CHECK(std::none_of(all.begin(), all.end(), [](const Vault& one) { return one.made || one.mine; }));
    CHECK_FALSE(hasPersonalKey(it.reader(), *it.limin().user()));
    CHECK(codeOf(records::list(it.reader(), it.tables(), it.limin(), {"correction", {}, {}, {}}, it.office->today())) ==
          ErrorCode::Denied);
}

TEST_CASE("a forgotten password for sealed ledgers: the part is taken, another password set, the part given anew") {
    VaultOffice it(true);
    must(makeVault(it.journal(), it.limin(), vault, limins));
    it.fill();
    must(grantVault(it.journal(), it.limin(), vault, "zhou", VaultPart::Read));
    const db::Secret guessed("Zhou-2020-office"), fresh("Zhou-2027-office");
    CHECK(codeOf(changePersonalPassword(it.journal(), it.zhou(), guessed, fresh, db::KeyCost::floor())) ==
          ErrorCode::WrongPassword);
    must(revokeVault(it.journal(), it.limin(), vault, "zhou"));
    must(changePersonalPassword(it.journal(), it.zhou(), guessed, fresh, db::KeyCost::floor()));
    must(grantVault(it.journal(), it.limin(), vault, "zhou", VaultPart::Read));
    must(it.journal().closeVault(vault));
    CHECK(codeOf(openVault(it.journal(), it.zhou(), vault, zhous)) == ErrorCode::WrongPassword);
    must(openVault(it.journal(), it.zhou(), vault, fresh));
    CHECK(it.list(it.zhou(), "correction").size() == 1);
}

TEST_CASE("the program is killed between the two halves of another password: the vault opens by either") {
    VaultOffice it(true);
    must(makeVault(it.journal(), it.limin(), vault, limins));
    it.fill();
    must(it.journal().closeVault(vault));
    const db::Secret fresh("Limin-2027-office");
    const bool slotWritten = GENERATE(false, true);
    const auto killed =
        changeAlong(it.journal(), *it.limin().user(), limins, fresh, db::KeyCost::floor(), [&]() -> Result<void> {
            // What lies in the file now is what a kill leaves.
            CHECK(checkPersonalPassword(it.reader(), *it.limin().user(), limins));
            CHECK(checkPersonalPassword(it.reader(), *it.limin().user(), fresh));
            must(openVault(it.journal(), it.limin(), vault, slotWritten ? fresh : limins));
            // And the other one opens it no more.
            CHECK(codeOf(checkPersonalPassword(it.reader(), *it.limin().user(), slotWritten ? limins : fresh)) ==
                  ErrorCode::WrongPassword);
            return makeError(ErrorCode::DiskFull);
        });
    CHECK(codeOf(killed) == ErrorCode::DiskFull);
    CHECK(checkPersonalPassword(it.reader(), *it.limin().user(), limins)); // refused: the one of before
}

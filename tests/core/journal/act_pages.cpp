// What an auditor asks for, against the same acts gone through one by one.
#include "core/journal/act_pages.h"

#include "core/journal/chain.h"
#include "tests/support/temp_office.h"

#include <random>

using namespace mulin;
using namespace mulin::test;
using journal::ActSort;

namespace {

struct Known {
    std::optional<TxnId> txn;
    UserId user;
    ActSort sort;
    Date day;
    Uid device;
    std::string type;
    std::optional<RecordId> record;
};

constexpr std::int64_t hour = 3600 * 1000;

class Past {
public:
    explicit Past(unsigned seed) : m_chance(seed) {
        for (const char* name : {"a", "b", "c"}) m_users.emplace_back(Uid::named("user", name));
        for (int i = 0; i < 160; ++i) {
            if (i == 100) must(office.journal().renewDevice());
            office.clock->advance(static_cast<std::int64_t>(pick(40)) * hour);
            act();
        }
    }
    std::size_t pick(std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(m_chance); }
    const std::vector<UserId>& users() const { return m_users; }

    TempOffice office;
    std::vector<Known> acts;
    std::vector<std::pair<std::string, RecordId>> records;

private:
    void act() {
        const UserId user = m_users[pick(m_users.size())];
        Known known{{}, user, ActSort::Changed, office.today(), must(journal::devices(office.reader())).back().uid,
                    {}, {}};
        journal::Operation operation;
        journal::Journal::Body body = [](journal::Writer&) -> Result<void> { return {}; };
        const auto log = [&](std::string id, ActSort sort) {
            operation.id = std::move(id);
            operation.kind = journal::TxnKind::Log;
            known.sort = sort;
        };
        switch (records.empty() ? 0 : pick(7)) {
        case 0: {
            known.type = pick(2) == 0 ? "person" : "organisation";
            operation.id = known.type + ".add";
            body = [&](journal::Writer& writer) -> Result<void> {
                schema::Values values;
                values.set("name", schema::Value("甲" + std::to_string(records.size())));
                MULIN_TRY_LET(made, writer.create(known.type, values));
                known.record = made;
                return {};
            };
            break;
        }
        case 1: {
            const auto& [type, id] = records[pick(records.size())];
            known.type = type;
            known.record = id;
            operation.id = type + ".edit";
            body = [&](journal::Writer& writer) -> Result<void> {
                schema::Values values;
                values.set("remark", schema::Value(std::to_string(acts.size())));
                return writer.update(type, id, values);
            };
            break;
        }
        case 2: {
            const auto& [type, id] = records[pick(records.size())];
            log(type + ".reveal", ActSort::Seen);
            operation.args = {{"type", type}, {"id", id.hex()}};
            known.type = type;
            known.record = id;
            break;
        }
        case 3:
            log("person.export", ActSort::Exported);
            known.type = "person";
            break;
        case 4:
            log("report.print", ActSort::Printed);
            operation.args = {{"type", "report"}};
            break;
        case 5:
            log("user.sign_in", ActSort::Keys);
            known.type = "user";
            break;
        default: log("file.backup", ActSort::Exported); break;
        }
        known.txn = must(office.journal().transact(access::Access::full(user), operation, body)).txn;
        REQUIRE(known.txn);
        if (operation.id.ends_with(".add")) records.emplace_back(known.type, *known.record);
        acts.push_back(std::move(known));
    }

    std::mt19937 m_chance;
    std::vector<UserId> m_users;
};

} // namespace

TEST_CASE("audit: every filter finds what going through all acts finds") {
    for (const unsigned seed : {1U, 2U, 3U}) {
        Past past(seed);
        const auto access = access::Access::full(past.users().front());
        const auto devices = must(journal::devices(past.office.reader()));
        REQUIRE(devices.size() == 2);
        for (int round = 0; round < 60; ++round) {
            journal::ActQuery query;
            query.logs = true;
            std::string type;
            std::optional<RecordId> record;
            const auto wanted = [&] { return past.pick(3) == 0; };
            if (wanted()) query.user = past.users()[past.pick(3)];
            if (wanted()) query.sort = static_cast<ActSort>(past.pick(5));
            if (wanted()) query.from = past.acts[past.pick(past.acts.size())].day;
            if (wanted()) query.until = past.acts[past.pick(past.acts.size())].day;
            if (wanted()) query.device = devices[past.pick(2)].uid;
            if (wanted()) {
                type = past.pick(4) == 0 ? "user" : past.pick(2) == 0 ? "person" : "organisation";
            } else if (wanted()) {
                const auto& [of, id] = past.records[past.pick(past.records.size())];
                type = of;
                record = id;
            }
            if (!type.empty())
                query.matches.push_back(
                    {{},
                     must(journal::actRowsAbout(past.office.reader(), past.office.tables(), access, type, record)),
                     {}});
            std::vector<TxnId> expected;
            for (auto at = past.acts.rbegin(); at != past.acts.rend(); ++at) {
                if (query.user && at->user != *query.user) continue;
                if (query.sort && at->sort != *query.sort) continue;
                if ((query.from && at->day < *query.from) || (query.until && *query.until < at->day)) continue;
                if (query.device && at->device != *query.device) continue;
                if (!type.empty() && at->type != type) continue;
                if (record && at->record != record) continue;
                expected.push_back(*at->txn);
            }
            const auto rows = must(journal::actRows(past.office.reader(), access, query));
            std::vector<TxnId> found;
            for (const journal::Act& act : must(journal::actsAt(past.office.reader(), access, rows)))
                if (std::any_of(past.acts.begin(), past.acts.end(), [&](const Known& known) {
                        return known.txn == act.txn;
                    })) // not those of the setting up
                    found.push_back(act.txn);
            INFO("seed " << seed << " round " << round);
            CHECK(found == expected);
        }
    }
}

TEST_CASE("audit: what acts are about is for those who read the log") {
    TempOffice office;
    const access::Access nobody(UserId(Uid::named("user", "x")), {}, office.office->catalogue(), {});
    const auto rows = journal::actRowsAbout(office.reader(), office.tables(), nobody, "person");
    REQUIRE_FALSE(rows);
    CHECK(rows.error().code == ErrorCode::Denied);
}

TEST_CASE("chains: whole, with a code for every moment") {
    Past past(7);
    NoProgress progress;
    const db::Reader& reader = past.office.reader();
    const auto chains = must(journal::checkChains(reader, past.office.office->catalogue(), progress));
    CHECK(chains.whole());
    CHECK(chains.txns >= 160);
    const auto before = must(journal::heads(reader));
    const std::string mark = journal::headMark(before.code);
    CHECK(mark.size() == 24);
    CHECK(before.wall == past.office.clock->nowMs());
    past.office.clock->advance(hour);
    past.office.add("person", schema::Values().set("name", schema::Value("乙")));
    CHECK(journal::headMark(must(journal::heads(reader)).code) != mark);
    const auto then = must(journal::headsThatWere(reader, " " + mark.substr(0, 9) + mark.substr(10) + " ", progress));
    REQUIRE(then);
    CHECK(then->wall == before.wall);
    CHECK_FALSE(must(journal::headsThatWere(reader, "0000 1111 2222 3333 4444", progress)));
    const auto mistyped = journal::headsThatWere(reader, "0000", progress);
    REQUIRE_FALSE(mistyped);
    CHECK(mistyped.error().code == ErrorCode::BadArgument);
}

TEST_CASE("chains: a changed act is named") {
    Past past(8);
    const std::string path = past.office.office->path();
    const TxnId changed = *past.acts[40].txn;
    // As somebody with a program for SQLite would: the journal lends the connection that may write.
    must(past.office.journal().local([&](db::Connection& connection) {
        connection.write("UPDATE txn SET operation = 'nothing' WHERE action = ?")->bind(1, changed.uid()).run();
    }));
    NoProgress progress;
    const auto chains = must(journal::checkChains(past.office.reader(), past.office.office->catalogue(), progress));
    REQUIRE(chains.breaks.size() == 1);
    CHECK(chains.breaks.front().act == changed);
}

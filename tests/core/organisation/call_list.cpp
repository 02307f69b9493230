#include "core/organisation/call_list.h"

#include "core/organisation/setup.h"
#include "tests/support/property.h"
#include "tests/support/temp_office.h"

#include <algorithm>

using namespace mulin;
using namespace mulin::organisation;
using mulin::test::must;
using mulin::test::TempOffice;
using schema::Values;

namespace {

constexpr schema::Language zh = schema::Language::Zh;

struct Street {
    Street() {
        must(office.transact("test", [this](journal::Writer& writer) -> Result<void> {
            const RecordId community(office.office->unit());
            MULIN_TRY_LET(first, addGrid(writer, community));
            MULIN_TRY_LET(second, addGrid(writer, community));
            grid = first;
            other = second;
            MULIN_TRY_LET(three, writer.create("building", Values().set("name", "3号楼").set("grid", grid)));
            MULIN_TRY_LET(ten, writer.create("building", Values().set("name", "10号楼").set("grid", other)));
            building = three;
            tall = ten;
            Appointment secretary{community, "secretary"};
            secretary.holderAName = "赵国栋";
            MULIN_TRY(appoint(writer, secretary));
            Appointment worker{other, "grid_worker"};
            worker.holderAName = "郭春燕";
            worker.time = "full_time";
            MULIN_TRY(appoint(writer, worker));
            Appointment leader{building, "building_leader"};
            leader.holderAName = "解凤霞";
            MULIN_TRY(appoint(writer, leader));
            return {};
        }));
    }
    RecordId person(const std::string& name, RecordId house, const char* entrance, const char* room, Values more = {}) {
        RecordId made{Uid{}};
        must(office.transact("test", [&](journal::Writer& writer) -> Result<void> {
            MULIN_TRY_LET(
                dwelling,
                writer.create("dwelling", Values().set("building", house).set("entrance", entrance).set("room", room)));
            more.set("name", name);
            MULIN_TRY_LET(id, writer.create("person", more));
            MULIN_TRY(writer.create("residence", Values().set("person", id).set("dwelling", dwelling)));
            made = id;
            return {};
        }));
        return made;
    }
    void enrol(const std::string& ledger, RecordId person, Values more = {}) {
        must(office.transact("test", [&](journal::Writer& writer) -> Result<void> {
            more.set("person", person);
            if (!more.has("entered_on")) more.set("entered_on", writer.today());
            MULIN_TRY(writer.create(ledger, more));
            return {};
        }));
    }
    void write(const char* type, RecordId id, const Values& values) {
        must(office.transact("test", [&](journal::Writer& writer) { return writer.update(type, id, values); }));
    }
    Result<std::vector<NeedLine>> read(const CallListAsk& ask = {}) {
        const auto tiers = must(officeTiers(office.reader(), office.tables()));
        const auto tree = must(unitTree(office.reader(), office.tables(), office.access(), office.today()));
        NoProgress progress;
        return callList(office.reader(), office.tables(), office.office->catalogue(), office.access(),
                        must(shippedCallListRules()), &tree, callTree(tree, tiers, office.today()), office.today(), ask,
                        progress);
    }
    std::vector<NeedLine> lines(const CallListAsk& ask = {}) { return must(read(ask)); }

    TempOffice office;
    RecordId grid{Uid{}}, other{Uid{}}, building{Uid{}}, tall{Uid{}};
};

std::vector<std::string> names(const std::vector<NeedLine>& lines) {
    std::vector<std::string> all;
    for (const NeedLine& line : lines) all.push_back(line.name);
    return all;
}
std::string needs(const NeedLine& line) {
    std::string all;
    for (const schema::Label& need : line.needs) all += (all.empty() ? "" : "，") + need.in(zh);
    return all;
}

using Names = std::vector<std::string>;

} // namespace

TEST_CASE("call list: what is shipped fits the shipped ledgers", "[organisation]") {
    TempOffice office;
    must(checkCallListRules(must(shippedCallListRules()), office.office->catalogue()));
    for (const std::string& ledger : must(shippedCallListRules()).ledgers())
        CHECK_FALSE(office.office->catalogue().find(ledger)->sealed());
    for (const NeedRule& need : must(shippedCallListRules()).needs) {
        CHECK_FALSE(need.words.zh.empty());
        CHECK_FALSE(need.words.en.empty());
    }
}

TEST_CASE("call list: what is wrong in its file is told with the line", "[organisation]") {
    const std::string age = "[age]\nolder = 60\nminor = 18\nslow = 90\nwords = { zh = \"{age}\", en = \"{age}\" }\n";
    const auto told = [&](const std::string& toml) {
        const auto rules = parseCallListRules(toml, "x.toml");
        REQUIRE_FALSE(rules);
        CHECK(rules.error().code == ErrorCode::BadDefinition);
        return rules.error().arg("line");
    };
    const std::string need = "[[need]]\nledger = \"orphan\"\nwords = { zh = \"孤儿\", en = \"orphan\" }\n";
    CHECK(must(parseCallListRules(age + need, "x.toml")).needs.size() == 1);
    CHECK(told(age + "[[need]]\nledger = \"orphan\"\n") == "6");
    CHECK(told(age + need + "fast = true\n") == "9");
    CHECK(told(age + need + "slow = 1\n") == "9");
    CHECK(told(age + need + "when = { kind = 1 }\n") == "9");
    CHECK(told("[age]\nolder = 300\n") == "2");
    told(need);
    TempOffice office;
    const auto refused = [&](const std::string& toml) {
        return !checkCallListRules(must(parseCallListRules(age + toml, "x.toml")), office.office->catalogue());
    };
    CHECK_FALSE(refused(need));
    CHECK(refused("[[need]]\nledger = \"nothing\"\nwords = { zh = \"x\", en = \"x\" }\n"));
    CHECK(refused("[[need]]\nledger = \"protection\"\nwords = { zh = \"x\", en = \"x\" }\n")); // sealed
    CHECK(refused("[[need]]\nledger = \"orphan\"\nwords = { zh = \"{nothing}\", en = \"x\" }\n"));
    CHECK(refused(need + "when = { kind = [\"nothing\"] }\n"));
    CHECK(refused(need + "[[contact]]\nledger = \"orphan\"\nname = \"nothing\"\nphone = \"guardian_phone\"\n"));
}

TEST_CASE("call list: by building, the slow first, then by entrance and room", "[organisation]") {
    Street street;
    const auto born = [&](int age) { return street.office.today().plusMonths(-12 * age - 1); };
    const auto alone = [&](const char* name, RecordId house, const char* entrance, const char* room,
                           const char* health = "able") {
        const RecordId id = street.person(name, house, entrance, room, Values().set("birth_date", born(81)));
        street.enrol("living_alone", id, Values().set("health", health));
        return id;
    };
    alone("十楼", street.tall, "1", "101");
    alone("三二五零一", street.building, "2", "501");
    alone("三一一零零二", street.building, "1", "1002");
    alone("三一二零一", street.building, "1", "201");
    alone("三三六零一", street.building, "3", "601", "unable");
    const RecordId nowhere = [&] {
        RecordId made{Uid{}};
        must(street.office.transact("test", [&](journal::Writer& writer) -> Result<void> {
            MULIN_TRY_LET(id, writer.create("person", Values().set("name", "无址")));
            made = id;
            return {};
        }));
        return made;
    }();
    street.enrol("orphan", nowhere);
    const auto lines = street.lines();
    CHECK(names(lines) == Names{"三三六零一", "三一二零一", "三一一零零二", "三二五零一", "十楼", "无址"});
    CHECK(needs(lines[0]) == "81 岁，不能自理，独居");
    CHECK(lines[0].slow);
    CHECK(lines[0].who == "解凤霞"); // the building's
    CHECK(lines[4].who == "郭春燕"); // nobody has the building: the grid's
    CHECK(lines[5].who == "赵国栋");
    CHECK(needs(lines[5]) == "孤儿");
    CHECK(sameBuilding(lines[0], lines[3]));
    CHECK_FALSE(sameBuilding(lines[3], lines[4]));

    CHECK(street.lines({street.building}).size() == 4);
    CHECK(street.lines({street.other}).size() == 1);
    CHECK(street.lines({RecordId(street.office.office->unit())}).size() == 5);
    const auto missing = street.read({nowhere});
    REQUIRE_FALSE(missing);
    CHECK(missing.error().code == ErrorCode::UnknownRecord);
}

TEST_CASE("call list: somebody in several ledgers stands once, with all needs; whoever is gone does not",
          "[organisation]") {
    Street street;
    const RecordId both = street.person("曲桂芝", street.building, "2", "102", Values().set("phone", "13812345678"));
    street.enrol("living_alone", both,
                 Values().set("health", "partly").set("child_name", "曲小明").set("child_phone", "13987654321"));
    street.enrol(
        "disability", both,
        Values().set("kind", "physical").set("level", "second").set("keeper", "于江海").set("guardian_name", "曲小明"));
    const RecordId gone = street.person("去世", street.building, "1", "101");
    street.enrol("living_alone", gone);
    street.write("person", gone, Values().set("died_on", street.office.today()));
    const RecordId away = street.person("人不在", street.building, "1", "102");
    street.enrol("living_alone", away);
    street.write("person", away, Values().set("residence_status", "registered_only"));
    const RecordId left = street.person("退出", street.building, "1", "103");
    street.enrol("living_alone", left, Values().set("left_on", street.office.today()));
    street.person("无需", street.building, "1", "104");
    const auto lines = street.lines();
    REQUIRE(names(lines) == Names{"曲桂芝"});
    CHECK(needs(lines[0]) == "要人抬或推轮椅，残疾二级，走动要扶，独居");
    CHECK(lines[0].ledgers.size() == 2);
    CHECK(lines[0].who == "于江海"); // who keeps contact comes before whoever holds a post
    CHECK(lines[0].keeper);
    CHECK(lines[0].phone == "138****5678");
    REQUIRE(lines[0].contacts.size() == 1);
    CHECK(lines[0].contacts[0].phone == "139****4321");
    CallListAsk ask;
    ask.full = true;
    CHECK(street.lines(ask)[0].contacts[0].phone == "13987654321");
}

TEST_CASE("call list: each call is a record, and the last one counts", "[organisation]") {
    Street street;
    for (const char* room : {"101", "102", "103"})
        street.enrol("living_alone", street.person(std::string("老人") + room, street.building, "1", room));
    RecordId emergency{Uid{}};
    auto lines = street.lines();
    must(street.office.transact("test", [&](journal::Writer& writer) -> Result<void> {
        MULIN_TRY_LET(begun, startEmergency(writer, "暴雪", 1000));
        emergency = begun;
        MULIN_TRY(logNeedCall(writer, begun, lines[0], CallState::Calling, 2000));
        MULIN_TRY(logNeedCall(writer, begun, lines[0], CallState::Answered, 3000, "炉已封"));
        MULIN_TRY(logNeedCall(writer, begun, lines[1], CallState::Sent, 4000));
        return {};
    }));
    auto& office = street.office;
    must(takeNeedCalls(office.reader(), office.tables(), office.access(), {emergency, "暴雪", 1000}, lines));
    CHECK(lines[0].state == CallState::Answered);
    CHECK(lines[0].note == "炉已封");
    CHECK(lines[0].atMs == 3000);
    CHECK(lines[1].silent());
    CHECK(lines[2].state == CallState::None);
    const NeedCounts counts = countsOf(lines);
    CHECK(counts.all == 3);
    CHECK(counts.answered == 1);
    CHECK(counts.silent == 1);
    CHECK(counts.open() == 2);
    auto fresh = street.lines();
    must(takeNeedCalls(office.reader(), office.tables(), office.access(), {lines[0].person, "", 0}, fresh));
    CHECK(countsOf(fresh).open() == 3); // of another emergency
}

TEST_CASE("call list: the walk is one order, and goes to each building once", "[organisation]") {
    test::property("walking order", 200, [] {
        const auto word = [](std::initializer_list<const char*> all) {
            return std::string(*rc::gen::elementOf(std::vector<const char*>(all)));
        };
        std::vector<NeedLine> lines;
        const int count = *rc::gen::inRange(0, 30);
        for (int i = 0; i < count; ++i) {
            Uid who;
            who.bytes[15] = static_cast<std::uint8_t>(i);
            NeedLine line{RecordId(who), {}};
            line.estate = word({"", "友谊南里", "友谊北里"});
            line.buildingName = word({"", "2号楼", "10号楼", "甲3号楼"});
            line.entrance = word({"", "1", "2", "10"});
            line.room = word({"101", "1001", "201", "3-东户"});
            line.door = word({"", "x"});
            line.slow = *rc::gen::arbitrary<bool>();
            if (!line.buildingName.empty()) {
                Uid uid;
                uid.bytes[0] = static_cast<std::uint8_t>(1 + line.estate.size() + line.buildingName.size());
                line.building = RecordId(uid);
            }
            lines.push_back(line);
        }
        std::sort(lines.begin(), lines.end(), walksBefore);
        for (std::size_t i = 0; i < lines.size(); ++i) {
            RC_ASSERT(!walksBefore(lines[i], lines[i]));
            for (std::size_t k = i + 1; k < lines.size(); ++k) RC_ASSERT(!walksBefore(lines[k], lines[i]));
            // Whoever stands under one heading stands together, the slow first.
            if (i > 0 && !sameBuilding(lines[i - 1], lines[i]))
                for (std::size_t k = 0; k + 1 < i; ++k)
                    RC_ASSERT(!sameBuilding(lines[k], lines[i]) || !lines[i].building);
            if (i > 0 && lines[i].building && sameBuilding(lines[i - 1], lines[i]))
                RC_ASSERT(lines[i - 1].slow || !lines[i].slow);
        }
    });
}

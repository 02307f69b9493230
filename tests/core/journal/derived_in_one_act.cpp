// What is derived from rows that one act makes and changes, in any order: as if all were computed anew.
#include "tests/support/property.h"
#include "tests/support/temp_journal.h"

#include <QtCore/QTemporaryDir>
#include <algorithm>
#include <catch2/catch.hpp>

using namespace mulin;
using namespace mulin::journal;
using mulin::test::take;
using schema::Value;
using schema::Values;

namespace {

// Façades of every kind: along a link, back along one, along a derived link, one's own field as an alternative.
const char* const houseToml = R"toml(
[type]
id = "house"
label = { zh = "房", en = "House" }
compartment = "directory"
title = "{street}"
[[field]]
id = "street"
type = "text"
label = { zh = "街", en = "Street" }
)toml";

const char* const stayToml = R"toml(
[type]
id = "stay"
label = { zh = "住", en = "Stay" }
compartment = "people"
title = "{since}"
since = "since"
until = "until"
[[field]]
id = "guest"
type = "link"
target = "guest"
required = true
label = { zh = "客", en = "Guest" }
[[field]]
id = "house"
type = "link"
target = "house"
label = { zh = "房", en = "House" }
[[field]]
id = "since"
type = "date"
label = { zh = "起", en = "Since" }
[[field]]
id = "until"
type = "date"
label = { zh = "止", en = "Until" }
)toml";

const char* const guestToml = R"toml(
[type]
id = "guest"
label = { zh = "客", en = "Guest" }
compartment = "people"
title = "{name}"
[[field]]
id = "name"
type = "text"
search = "name"
label = { zh = "姓名", en = "Name" }
[[field]]
id = "own_street"
type = "text"
label = { zh = "自填街", en = "Own street" }
[[field]]
id = "house"
type = "link"
target = "house"
from = "stay(guest).house"
label = { zh = "房", en = "House" }
[[field]]
id = "street"
type = "text"
from = ["house.street", "own_street"]
search = "text"
label = { zh = "街", en = "Street" }
)toml";

const char* const noteToml = R"toml(
[type]
id = "note"
label = { zh = "记", en = "Note" }
compartment = "casework"
title = "{about}"
[[field]]
id = "about"
type = "link"
target = "guest"
label = { zh = "关于", en = "About" }
[[field]]
id = "word"
type = "text"
label = { zh = "词", en = "Word" }
[[field]]
id = "name"
type = "text"
from = "about.name"
search = "name"
label = { zh = "姓名", en = "Name" }
[[field]]
id = "street"
type = "text"
from = "about.street"
label = { zh = "街", en = "Street" }
[[field]]
id = "card"
type = "formula"
pattern = "{word}@{street}"
label = { zh = "卡", en = "Card" }
)toml";

schema::Catalogue makeCatalogue() {
    schema::Catalogue catalogue;
    take(catalogue.add(houseToml, "house.toml"));
    take(catalogue.add(stayToml, "stay.toml"));
    take(catalogue.add(guestToml, "guest.toml"));
    take(catalogue.add(noteToml, "note.toml"));
    take(catalogue.check());
    return catalogue;
}

const char* const names[] = {"单秀兰", "仇永福", "王伟", "查桂兰"};
const char* const streets[] = {"友谊", "南里", "北里"};

struct Step {
    unsigned kind, a, b;
};

void showValue(const Step& step, std::ostream& out) { out << step.kind << ' ' << step.a << ' ' << step.b; }

class World {
public:
    explicit World(std::uint64_t seed)
        : m_dir(test::fastTempFolder())
        , m_catalogue(makeCatalogue())
        , m_clock(std::make_shared<FixedClock>(1'700'000'000'000))
        , m_access(access::Access::full(std::nullopt))
        , m_journal(take(Journal::create(m_dir.filePath(QStringLiteral("t.mulin")).toStdString(), m_catalogue,
                                         {Uid::named("unit", "1"), "test"},
                                         {{m_clock, std::make_shared<SeededRandom>(seed)}, {}, {}}))) {}

    void act(const std::vector<Step>& steps, bool search) {
        m_clock->advance(1000);
        take(m_journal->transact(m_access, {"act", {}, TxnKind::Change, search}, [&](Writer& writer) -> Result<void> {
            for (const Step& step : steps) (void)one(writer, step); // refusals are part of life
            while (!m_announced.empty()) MULIN_TRY(arrive(writer, 0));
            return {};
        }));
    }

    /// What differs from the tables as computed anew; the terms only if all acts kept them.
    std::vector<std::string> differences(bool terms) {
        NoProgress progress;
        std::vector<std::string> out;
        for (const Finding& finding : take(verify(m_journal->reader(), m_catalogue, progress)).findings)
            if (terms || finding.what != "term") out.push_back(finding.what + " " + finding.where);
        return out;
    }

private:
    static std::optional<RecordId> pick(const std::vector<RecordId>& from, unsigned n) {
        if (from.empty()) return std::nullopt;
        return from[n % from.size()];
    }
    static Value valueOf(const std::optional<RecordId>& id) { return id ? Value(*id) : Value(); }

    /// The guest announced last is written.
    Result<void> arrive(Writer& w, unsigned n) {
        if (m_announced.empty()) return {};
        MULIN_TRY_LET(bulk, w.bulk("guest", {"name", "own_street"}));
        const Value row[] = {names[n % 4], n % 2 ? Value(streets[n % 3]) : Value()};
        MULIN_TRY(bulk.set(row));
        bulk.write(m_announced.back());
        m_announced.pop_back();
        return {};
    }

    Result<void> one(Writer& w, const Step& step) {
        const auto [kind, a, b] = step;
        switch (kind) {
        case 0: {
            MULIN_TRY_LET(bulk, w.bulk("guest", {"name", "own_street"}));
            for (unsigned i = 0; i <= a % 3; ++i) {
                const Value row[] = {names[(b + i) % 4], i % 2 ? Value(streets[a % 3]) : Value()};
                MULIN_TRY_LET(id, bulk.add(row));
                m_guests.push_back(id);
            }
            return {};
        }
        case 1: {
            const auto given = a % 2 ? std::optional(RecordId(w.newUid())) : std::nullopt;
            MULIN_TRY_LET(id, w.create("guest", Values().set("name", names[b % 4]), given));
            m_guests.push_back(id);
            return {};
        }
        case 2: {
            MULIN_TRY_LET(id, w.create("house", Values().set("street", streets[a % 3])));
            m_houses.push_back(id);
            return {};
        }
        case 3: {
            MULIN_TRY_LET(bulk, w.bulk("stay", {"guest", "house", "since", "until"}));
            if (m_guests.empty()) return {};
            const Value row[] = {valueOf(pick(m_guests, a)), valueOf(pick(m_houses, b)),
                                 Date{19000 + static_cast<int>(b)}, a % 4 ? Value() : Value(Date{19100})};
            MULIN_TRY_LET(id, bulk.add(row));
            m_stays.push_back(id);
            return {};
        }
        case 4: {
            if (m_stays.empty()) return {};
            Values values;
            if (b % 3 == 0) values.set("until", b % 2 ? Value(Date{19200}) : Value());
            if (b % 3 == 1) values.set("house", valueOf(pick(m_houses, b)));
            if (b % 3 == 2) values.set("guest", valueOf(pick(m_guests, b)));
            return w.update("stay", *pick(m_stays, a), values);
        }
        case 5: {
            if (m_houses.empty()) return {};
            return w.update("house", *pick(m_houses, a), Values().set("street", streets[b % 3]));
        }
        case 6: {
            if (m_guests.empty()) return {};
            Values values;
            if (b % 2)
                values.set("name", names[b % 4]);
            else
                values.set("own_street", b % 4 ? Value(streets[b % 3]) : Value());
            return w.update("guest", *pick(m_guests, a), values);
        }
        case 7: {
            const char* const types[] = {"guest", "stay", "house", "note"};
            const std::vector<RecordId>* lists[] = {&m_guests, &m_stays, &m_houses, &m_notes};
            const auto id = pick(*lists[a % 4], b);
            if (!id) return {};
            return b % 3 ? w.remove(types[a % 4], *id) : w.restore(types[a % 4], *id);
        }
        case 8: {
            MULIN_TRY_LET(
                id,
                w.create("note",
                         Values().set("about", valueOf(pick(m_guests, a))).set("word", b % 2 ? Value("甲") : Value())));
            m_notes.push_back(id);
            return {};
        }
        case 9: // may be named before it is there
            m_announced.push_back(w.announce());
            m_guests.push_back(m_announced.back());
            return {};
        case 10: return arrive(w, a);
        case 11: {
            MULIN_TRY_LET(bulk, w.bulk("note", {"about", "word"}));
            const Value row[] = {valueOf(pick(m_guests, a)), b % 2 ? Value("乙") : Value()};
            MULIN_TRY_LET(id, bulk.add(row));
            m_notes.push_back(id);
            return {};
        }
        default:
            if (m_notes.empty()) return {};
            return w.update("note", *pick(m_notes, a), Values().set("about", valueOf(pick(m_guests, b))));
        }
    }

    QTemporaryDir m_dir;
    schema::Catalogue m_catalogue;
    std::shared_ptr<FixedClock> m_clock;
    access::Access m_access;
    std::unique_ptr<Journal> m_journal;
    std::vector<RecordId> m_guests, m_houses, m_stays, m_notes, m_announced;
};

rc::Gen<std::vector<std::vector<Step>>> anyActs() {
    const auto step =
        rc::gen::construct<Step>(rc::gen::inRange(0u, 13u), rc::gen::inRange(0u, 20u), rc::gen::inRange(0u, 20u));
    return rc::gen::container<std::vector<std::vector<Step>>>(rc::gen::container<std::vector<Step>>(step));
}

} // namespace

TEST_CASE("whatever one act makes and changes, what is derived is as if computed anew") {
    for (const bool search : {true, false})
        test::property(search ? "with the index of search" : "without it", 100, [search] {
            World world(*rc::gen::arbitrary<std::uint16_t>());
            std::vector<std::vector<Step>> acts = *anyActs();
            if (acts.size() > 6) acts.resize(6);
            for (const auto& steps : acts) {
                world.act(steps, search);
                const auto differences = world.differences(search);
                for (const std::string& difference : differences) RC_LOG(difference + "\n");
                RC_ASSERT(differences.empty());
            }
        });
}

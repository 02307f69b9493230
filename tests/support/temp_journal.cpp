#include "tests/support/temp_journal.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>

namespace mulin::test {

const char* const placeToml = R"toml(
[type]
id = "place"
label = { zh = "地方", en = "Place" }
compartment = "directory"
title = "{street}{house}"
list = ["street"]
[[field]]
id = "street"
type = "text"
label = { zh = "街", en = "Street" }
group = "where"
[[field]]
id = "house"
type = "text"
label = { zh = "号", en = "House" }
group = "where"
)toml";

const char* const folkToml = R"toml(
[type]
id = "folk"
label = { zh = "人", en = "Folk" }
compartment = "people"
title = "{name}"
list = ["name"]
sort = "name"
[[field]]
id = "name"
type = "text"
label = { zh = "姓名", en = "Name" }
required = true
search = "name"
[[field]]
id = "born"
type = "date"
label = { zh = "出生", en = "Born" }
search = "date"
[[field]]
id = "home"
type = "link"
target = "place"
label = { zh = "住处", en = "Home" }
[[field]]
id = "street"
type = "text"
label = { zh = "街", en = "Street" }
from = "home.street"
search = "text"
[[field]]
id = "card"
type = "formula"
pattern = "{name}@{street}"
label = { zh = "卡", en = "Card" }
)toml";

const char* const callToml = R"toml(
[type]
id = "call"
label = { zh = "来访", en = "Call" }
number = "LF{year}-{serial}"
compartment = "casework"
title = "{number}"
event_date = "on"
list = ["on"]
[[field]]
id = "number"
type = "text"
label = { zh = "编号", en = "Number" }
[[field]]
id = "on"
type = "date"
label = { zh = "日期", en = "On" }
future = false
[[field]]
id = "who"
type = "links"
target = "folk"
roles = [ { code = "caller", label = { zh = "来访人", en = "Caller" } }, { code = "host", label = { zh = "接待人", en = "Host" } } ]
label = { zh = "人员", en = "Who" }
[[field]]
id = "about"
type = "link"
target = "folk"
label = { zh = "关于", en = "About" }
)toml";

namespace {
schema::Catalogue makeCatalogue() {
    schema::Catalogue catalogue;
    take(catalogue.add(placeToml, "place.toml"));
    take(catalogue.add(folkToml, "folk.toml"));
    take(catalogue.add(callToml, "call.toml"));
    take(catalogue.check());
    return catalogue;
}
} // namespace

QString fastTempFolder() {
    const QString memory = QStringLiteral("/dev/shm");
    return (QFileInfo(memory).isWritable() ? memory : QDir::tempPath()) + QStringLiteral("/mulin-test-XXXXXX");
}

TempJournal::TempJournal(std::uint64_t seed, const std::string& deviceName)
    : m_dir(fastTempFolder())
    , m_catalogue(makeCatalogue())
    , m_clock(std::make_shared<FixedClock>(1'700'000'000'000))
    , m_random(std::make_shared<SeededRandom>(seed))
    , m_access(access::Access::full(UserId(Uid::named("user", "tester")))) {
    m_journal = take(journal::Journal::create(path(), m_catalogue, {Uid::named("unit", "1"), deviceName},
                                              {{m_clock, m_random}, {}, {}}));
}

void TempJournal::reopen() {
    m_journal.reset();
    m_journal = take(journal::Journal::open(path(), m_catalogue, {{m_clock, m_random}, {}, {}}));
}

journal::ChangeSet TempJournal::run(const std::string& operation, const journal::Journal::Body& body) {
    m_clock->advance(1000);
    return take(m_journal->transact(m_access, {operation, {}, journal::TxnKind::Change, true}, body));
}

std::string TempJournal::digest() { return hexOf(take(journal::digest(m_journal->reader(), m_catalogue))); }

journal::Verdict TempJournal::verify() {
    NoProgress progress;
    return take(journal::verify(m_journal->reader(), m_catalogue, progress));
}

} // namespace mulin::test

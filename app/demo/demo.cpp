#include "app/demo/demo.h"

#include "app/demo/life.h"
#include "core/db/exception.h"
#include "core/db/vfs.h"
#include "core/db/whole_file.h"
#include "core/office.h"

#include <chrono>

namespace mulin::demo {

namespace {

/// Thousands of acts need no synchronising one by one: a file that is not complete is thrown away.
class Unsynced final : public db::IoHook {
public:
    int before(db::IoOp op, const std::string&, std::int64_t, int) override {
        return op == db::IoOp::Sync ? leaveOut : 0;
    }
};

class Vfs {
public:
    Vfs() : name(db::registerVfs(std::make_shared<Unsynced>())) {}
    ~Vfs() { db::unregisterVfs(name); }
    Vfs(const Vfs&) = delete;
    Vfs& operator=(const Vfs&) = delete;
    const std::string name;
};

Result<DemoReport> build(const DemoRequest& request, const std::string& path, Progress& progress) {
    auto clock = std::make_shared<FixedClock>(msOfDate(request.until.plusMonths(-24)) + 8 * 3600 * 1000);
    const Environment environment{clock, std::make_shared<SeededRandom>(request.seed * 1000003 + 17)};
    MULIN_TRY_LET(catalogue, schema::Catalogue::shipped());
    organisation::SetupRequest setup;
    setup.code = request.office;
    setup.login = request.login;
    setup.userName = "李文静";
    setup.deviceName = "社区办公室";
    MULIN_TRY_LET(file, organisation::newFileFor(setup));

    const Vfs vfs;
    MULIN_TRY_LET(journal,
                  journal::Journal::create(path, catalogue, file,
                                           {environment, allRules(catalogue), vfs.name, request.key, request.header}));
    MULIN_TRY_LET(made, organisation::setUp(*journal, setup));
    World world(request, clock, progress);
    world.journal = journal.get();
    for (const journal::Change& change : made.changes)
        if (change.type == "user") world.first = access::Access::full(UserId(change.id.uid()));
    if (!world.first) world.first = access::Access::full(std::nullopt);
    MULIN_TRY(world.settle());
    MULIN_TRY(world.populate(request.residents - request.residents * 15 / 1000));
    MULIN_TRY(world.appointAll());
    MULIN_TRY(world.live());
    if (!request.password.empty()) MULIN_TRY(world.seal(request.password));

    DemoReport report;
    const db::Reader& reader = journal->reader();
    report.residents =
        reader.integer("SELECT count(DISTINCT person) FROM t_residence WHERE until IS NULL AND alive = 1");
    report.households =
        reader.integer("SELECT count(DISTINCT household) FROM t_residence WHERE until IS NULL AND alive = 1");
    report.visits = reader.integer("SELECT count(*) FROM t_visit WHERE alive = 1");
    return report;
}

} // namespace

Result<void> World::live() { return Life(*this).run(); }

Result<DemoReport> makeDemo(const DemoRequest& request, Progress& progress) {
    const auto start = std::chrono::steady_clock::now();
    DemoReport report;
    MULIN_TRY(db::makeWhole(request.file, [&](const std::string& part) -> Result<void> {
        MULIN_TRY_LET(made, build(request, part, progress));
        report = made;
        return {};
    }));
    report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return report;
}

} // namespace mulin::demo

// journey_window README: does the twenty tasks one after the other and compares what they took with the README's table.
// Without the README it prints the table. --only ID: that task alone.
#include "app/demo/demo.h"
#include "tests/journeys/window_tasks.h"
#include "tests/support/gui_quiet.h"

#include <QtCore/QDir>
#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtGui/QPixmap>

#include <cstdio>
#include <cstdlib>

using namespace mulin;
using namespace mulin::test;

namespace {

constexpr Task tasks[] = {
    {"find", "Find somebody by initials and open the file", find, 6},
    {"visit", "Register a visit, the file being open", visit, 12},
    {"phone", "Change a phone number, the file being open", phone},
    {"newcomer", "Register somebody new who has a namesake", newcomer},
    {"left", "A member of a household has moved away", left},
    {"room", "See who lives in a room, on the board of its building", room},
    {"enrol", "Enter somebody in a ledger, the file being open", enrol},
    {"filter", "Filter the residents by grid and ledger", filter},
    {"view", "Keep what is filtered as a view", view},
    {"copy", "Copy what is filtered for a spreadsheet", copy},
    {"bulk", "Change a field of fourteen residents at once", bulk},
    {"paste", "Ten rows from a spreadsheet become residents", paste},
    {"import", "Read in a sheet of residents, up to the result", import},
    {"undo", "Take back whatever was done last", undo, 1},
    {"value", "Bring back one value of a record", value},
    {"bin", "Bring back what was deleted", bin},
    {"list", "A list as a PDF file", list},
    {"report", "The report of last month as a PDF file", report},
    {"emergency", "From normal times to emergency, the first one reached", emergency},
    {"lock", "Lock, and come back to where one was", lock},
};

/// A clerk types a sign in less than two seconds, with the pinyin; and lifts a hand in less than two.
constexpr int signsInAMinute = 40;

struct Done {
    const Task* task;
    Effort effort;
};

[[noreturn]] void fail(const std::string& what) {
    std::fprintf(stderr, "%s\n", what.c_str());
    std::exit(1);
}

std::string makeOffice(const QTemporaryDir& folder) {
    demo::DemoRequest request;
    request.file = folder.filePath(QStringLiteral("office.mulin")).toStdString();
    request.residents = 600;
    request.seed = 3;
    request.until = *Date::fromIso(today);
    request.login = "limin";
    auto sealed = db::newEncryption({{request.login, db::Secret(password), db::KeyCost::floor(), 1000}});
    if (!sealed) fail("no encryption");
    request.key = sealed->key;
    request.header = sealed->header;
    NoProgress progress;
    if (const auto made = demo::makeDemo(request, progress); !made) fail(made.error().detail);
    return request.file;
}

void keepPicture(const char* task) {
    const QDir folder(QCoreApplication::applicationDirPath() + QStringLiteral("/pictures"));
    folder.mkpath(QStringLiteral("."));
    int number = 0;
    for (QWidget* top : QApplication::topLevelWidgets())
        if (top->isVisible())
            top->grab().save(
                folder.filePath(QStringLiteral("journey-%1-%2.png").arg(QLatin1String(task)).arg(number++)));
}

/// After a task that failed.
void leaveDialogs() {
    for (QWidget* top : QApplication::topLevelWidgets())
        if (top->isVisible() && (top->isModal() || top->windowType() == Qt::Popup)) top->close();
}

std::string table(const std::vector<Done>& all) {
    std::string text = "| task | keys | clicks | text |\n|---|---|---|---|\n";
    for (const Done& one : all)
        text += "| " + std::string(one.task->title) + " | " + std::to_string(one.effort.keys) + " | " +
                std::to_string(one.effort.clicks) + " | " + std::to_string(one.effort.characters) + " |\n";
    return text;
}

void checkGoals(const Done& done) {
    const Effort& effort = done.effort;
    const int acts = done.task->id == std::string_view("find") ? effort.acts() + effort.characters : effort.acts();
    if (done.task->most > 0)
        expect(acts <= done.task->most, std::to_string(acts) + " acts, more than " + std::to_string(done.task->most));
    if (done.task->id == std::string_view("visit"))
        expect(effort.characters <= signsInAMinute, "more than a minute of typing");
}

} // namespace

int main(int argc, char** argv) {
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    const QTemporaryDir folder;
    qputenv("XDG_CONFIG_HOME", folder.path().toLocal8Bit());
    qputenv("HOME", folder.path().toLocal8Bit());
    QFile readme(QFileInfo(QString::fromLocal8Bit(argc > 1 ? argv[1] : "")).absoluteFilePath());
    quietPlatform();
    QApplication app(argc, argv);
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    QDir().mkpath(documents);
    QDir::setCurrent(documents);
    const QStringList words = QCoreApplication::arguments();
    const qsizetype named = words.indexOf(QStringLiteral("--only"));
    const QString only = named > 0 ? words.value(named + 1) : QString();
    const std::string file = makeOffice(folder);
    const auto clock = std::make_shared<FixedClock>(msOfDate(*Date::fromIso(today)) + 9 * 3600 * 1000);
    app::Program program(app, {QString::fromStdString(file), QStringLiteral("limin"), QStringLiteral("zh_CN"),
                               QStringLiteral("light"), QStringLiteral("normal"),
                               Environment{clock, std::make_shared<SystemRandom>()}});
    program.start();
    std::vector<Done> all;
    bool failed = false;
    const char* now = "signing in";
    try {
        Hands::beside([&] {
            Clerk clerk(program);
            clerk.until("the sign-in", [&] { return program.signIn() != nullptr; });
            clerk.look([&] { program.signIn()->resize(1160, 780); });
            clerk.type(QString::fromLatin1(password));
            clerk.key(Qt::Key_Return);
            clerk.until("the office", [&] { return program.office() != nullptr; });
            clerk.look([&] {
                program.office()->window().showNormal();
                program.office()->window().resize(1440, 900);
            });
            for (const Task& task : tasks) {
                if (!only.isEmpty() && only != QLatin1String(task.id)) continue;
                now = task.id;
                clerk.begin({QStringLiteral("today")});
                QElapsedTimer took;
                took.start();
                try {
                    task.work(clerk);
                } catch (const std::exception& failure) {
                    clerk.look([&] { keepPicture(task.id); });
                    failed = true;
                    std::printf("%-10s %s\n", task.id, failure.what());
                    clerk.look([] { leaveDialogs(); });
                    if (!only.isEmpty()) break;
                    clerk.leaveForms();
                    continue;
                }
                all.push_back({&task, clerk.effort()});
                std::printf("%-10s %2d keys %2d clicks %3d characters  %lld ms\n", task.id, all.back().effort.keys,
                            all.back().effort.clicks, all.back().effort.characters,
                            static_cast<long long>(took.elapsed()));
                std::fflush(stdout);
                checkGoals(all.back());
            }
        });
    } catch (const std::exception& failure) {
        keepPicture(now);
        fail(std::string(now) + ": " + failure.what());
    }
    const std::string counted = table(all);
    if (failed) return 1;
    if (words.size() < 2 || !only.isEmpty()) {
        std::printf("\n%s", counted.c_str());
        return 0;
    }
    if (!readme.open(QIODevice::ReadOnly)) fail("cannot read " + words[1].toStdString());
    if (readme.readAll().contains(QByteArray::fromStdString(counted))) return 0;
    fail("The table of the README is another one. It must be:\n\n" + counted);
}

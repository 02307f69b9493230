// mulin_bench_window FILE [STEP]: the real window over a large office, used by real keys and the mouse. Prints, for
// each thing that is done, the longest time for which the window answered nothing, how much of it the window's thread
// computed itself, and how long until all was read. 1 if it ever computed longer than 100 ms.
#include "app/program.h"
#include "tests/support/gui_hands.h"
#include "ui/grids/record_table.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QTemporaryDir>
#include <QtCore/QThread>
#include <QtTest/QTest>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QScrollBar>

#include <atomic>
#include <cstdio>
#include <ctime>
#include <pthread.h>

using namespace mulin;
using namespace mulin::test;

namespace {

constexpr double longestPause = 100; ///< ms

/// Asks the window's thread for a sign of life, again and again.
class Watch {
public:
    Watch() {
        pthread_getcpuclockid(pthread_self(), &m_clock);
        m_thread.reset(QThread::create([this] { run(); }));
        m_thread->start();
    }
    ~Watch() {
        m_ended = true;
        m_thread->wait();
    }
    void reset() { m_wall = m_cpu = 0; }
    double wall() const { return m_wall; }
    double cpu() const { return m_cpu; }

private:
    double computed() const {
        timespec time{};
        clock_gettime(m_clock, &time);
        return static_cast<double>(time.tv_sec) * 1000 + static_cast<double>(time.tv_nsec) / 1e6;
    }
    void run() {
        while (!m_ended) {
            QElapsedTimer waited;
            waited.start();
            const double before = computed();
            std::atomic<bool> answered = false;
            QMetaObject::invokeMethod(
                qApp, [&answered] { answered = true; }, Qt::QueuedConnection);
            while (!answered && !m_ended) QThread::usleep(200);
            if (!answered) {
                // The event is still under way, and names what lies on this stack.
                while (!answered) QThread::usleep(200);
                return;
            }
            m_wall = std::max(m_wall.load(), static_cast<double>(waited.nsecsElapsed()) / 1e6);
            m_cpu = std::max(m_cpu.load(), computed() - before);
            QThread::msleep(1);
        }
    }

    clockid_t m_clock{};
    std::atomic<double> m_wall = 0, m_cpu = 0;
    std::atomic<bool> m_ended = false;
    std::unique_ptr<QThread> m_thread;
};

class Bench : public Hands {
public:
    Bench(app::Program& program, Watch& watch)
        : Hands([&program] { return !program.office() || !program.office()->background().isBusy(); })
        , m_program(program)
        , m_watch(watch) {}

    void step(const char* what, const std::function<void()>& work) {
        if (!only.isEmpty() && !QString::fromUtf8(what).contains(only)) return;
        rest();
        QThread::msleep(50);
        m_watch.reset();
        QElapsedTimer took;
        took.start();
        work();
        rest();
        const double cpu = m_watch.cpu();
        std::printf("%-44s %8.1f %8.1f %8lld\n", what, m_watch.wall(), cpu, static_cast<long long>(took.elapsed()));
        std::fflush(stdout);
        if (cpu > m_worst) m_worst = cpu;
    }
    double worst() const { return m_worst; }
    QString only; ///< steps whose words have this; empty: all

    static ui::RecordTable& table() { return *part<ui::RecordTable>("residents.table"); }

    void wheel(int notches) {
        for (int i = 0; i < std::abs(notches); ++i)
            later([down = notches > 0] {
                QWidget* port = table().viewport();
                const QPointF at = port->rect().center();
                QWheelEvent turned(at, port->mapToGlobal(at), {}, {0, down ? -120 : 120}, Qt::NoButton, {},
                                   Qt::NoScrollPhase, false);
                QCoreApplication::sendEvent(port, &turned);
            });
    }
    void drag(double from, double to) {
        constexpr int moves = 40;
        const auto at = [](double part) {
            const QWidget* bar = table().verticalScrollBar();
            return bar->mapTo(bar->window(),
                              QPoint(bar->width() / 2, 4 + static_cast<int>(part * (bar->height() - 8))));
        };
        const auto window = [] { return table().window()->windowHandle(); };
        later([=] { QTest::mousePress(window(), Qt::LeftButton, {}, at(from)); });
        for (int i = 1; i <= moves; ++i) later([=] { QTest::mouseMove(window(), at(from + (to - from) * i / moves)); });
        later([=] { QTest::mouseRelease(window(), Qt::LeftButton, {}, at(to)); });
    }

private:
    app::Program& m_program;
    Watch& m_watch;
    double m_worst = 0;
};

void sortByAll(Bench& bench) {
    const int columns = bench.look([] { return Bench::table().records()->columnCount(); });
    for (int column = 0; column < columns; ++column) {
        const auto [sorted, words] = bench.look([column] {
            return std::pair(Bench::table().records()->canSort(column),
                             Bench::table().model()->headerData(column, Qt::Horizontal).toString().toStdString());
        });
        if (!sorted) continue;
        for (int turn = 0; turn < 2; ++turn)
            bench.step(((turn == 0 ? "sort by " : "the other way round: ") + words).c_str(), [&] {
                const auto [port, at] = bench.look([column] {
                    QHeaderView* head = Bench::table().horizontalHeader();
                    return std::pair(head->viewport(),
                                     QPoint(head->sectionViewportPosition(column) + 12, head->height() / 2));
                });
                bench.clickAt(*port, at);
            });
    }
}

void use(Bench& bench) {
    const auto read = [] {
        return Bench::part<ui::RecordTable>("residents.table") != nullptr && Bench::table().records()->complete();
    };
    bench.step("desk", [&] { bench.key(Qt::Key_1, Qt::AltModifier); });
    bench.step("residents, until all are counted", [&] {
        bench.key(Qt::Key_2, Qt::AltModifier);
        bench.until("all rows", read);
    });
    bench.step("Page Down, 40 times", [&] { bench.keys(Qt::Key_PageDown, 40); });
    bench.step("the wheel, 60 notches", [&] { bench.wheel(60); });
    bench.step("the scroll bar, from top to bottom", [&] { bench.drag(0, 1); });
    bench.step("End", [&] { bench.ctrl(Qt::Key_End); });
    bench.step("Home", [&] { bench.ctrl(Qt::Key_Home); });
    bench.step("filter: w", [&] {
        bench.ctrl(Qt::Key_F);
        bench.type(QStringLiteral("w"));
        bench.until("those", read);
    });
    bench.step("filter: wxm", [&] {
        bench.type(QStringLiteral("xm"));
        bench.until("those", read);
    });
    bench.step("filter cleared", [&] {
        bench.key(Qt::Key_Escape);
        bench.until("all rows", read);
    });
    bench.step("all chosen", [&] {
        bench.key(Qt::Key_Tab);
        bench.look([] { Bench::table().setFocus(); });
        bench.ctrl(Qt::Key_A);
    });
    bench.step("one chosen", [&] { bench.ctrl(Qt::Key_Home); });
    if (bench.only.isEmpty()) sortByAll(bench);
    bench.step("a record opened", [&] {
        bench.look([] { Bench::table().setFocus(); });
        bench.key(Qt::Key_Down);
        bench.key(Qt::Key_Return);
    });
    bench.step("and back", [&] { bench.key(Qt::Key_Escape); });
    bench.step("desk again", [&] { bench.key(Qt::Key_1, Qt::AltModifier); });
    bench.step("history", [&] { bench.key(Qt::Key_8, Qt::AltModifier); });
    bench.step("organisation", [&] { bench.key(Qt::Key_3, Qt::AltModifier); });
    bench.step("monthly report", [&] { bench.key(Qt::Key_7, Qt::AltModifier); });
    bench.step("search: wang", [&] {
        bench.ctrl(Qt::Key_K);
        bench.type(QStringLiteral("wang"));
    });
    bench.step("search left", [&] { bench.key(Qt::Key_Escape); });
}

} // namespace

int main(int argc, char** argv) {
    const QTemporaryDir folder;
    qputenv("XDG_CONFIG_HOME", folder.path().toLocal8Bit());
    QApplication app(argc, argv);
    if (argc < 2) return 2;
    app::Program program(app, {QString::fromLocal8Bit(argv[1]),
                               {},
                               QStringLiteral("zh_CN"),
                               QStringLiteral("light"),
                               QStringLiteral("normal"),
                               Environment{}});
    Watch watch;
    std::printf("%-44s %8s %8s %8s\n", "", "pause ms", "its own", "until ms");
    program.start();
    double worst = 0;
    try {
        Hands::beside([&] {
            Bench bench(program, watch);
            bench.until("the office", [&] { return program.office() != nullptr; });
            bench.look([&] { program.office()->window().showNormal(); });
            bench.look([&] { program.office()->window().resize(1440, 900); });
            bench.only = QString::fromLocal8Bit(argc > 2 ? argv[2] : "");
            use(bench);
            worst = bench.worst();
        });
    } catch (const std::exception& failure) {
        std::fprintf(stderr, "%s\n", failure.what());
        return 2;
    }
    std::printf("longest pause that the window made itself: %.1f ms (at most %.0f)\n", worst, longestPause);
    return worst > longestPause ? 1 : 0;
}

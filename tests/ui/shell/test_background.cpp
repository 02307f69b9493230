#include "ui/shell/background.h"

#include <catch2/catch.hpp>

#include <QtCore/QEventLoop>
#include <QtCore/QSemaphore>
#include <QtCore/QThread>
#include <QtTest/QTest>

#include <stdexcept>

using namespace mulin;
using namespace mulin::ui;

namespace {

bool until(const std::function<bool()>& done) { return QTest::qWaitFor(done, 5000); }

} // namespace

TEST_CASE("a task runs elsewhere and its result comes back here") {
    Background background;
    QObject receiver;
    QThread* worker = nullptr;
    QThread* caller = nullptr;
    int result = 0;
    background.run(
        {QStringLiteral("sum"), &receiver},
        [&worker](Progress&) -> Result<int> {
            worker = QThread::currentThread();
            return 42;
        },
        [&](Result<int> outcome) {
            caller = QThread::currentThread();
            result = outcome.value();
        });
    CHECK(background.isBusy());
    REQUIRE(until([&] { return result != 0; }));
    CHECK(result == 42);
    CHECK(caller == QThread::currentThread());
    CHECK(worker != caller);
    CHECK_FALSE(background.isBusy());
}

TEST_CASE("errors and exceptions arrive as errors") {
    Background background;
    std::vector<ErrorCode> codes;
    background.run(
        {QStringLiteral("a")}, [](Progress&) -> Result<int> { return makeError(ErrorCode::FileNotFound); },
        [&](Result<int> outcome) { codes.push_back(outcome.error().code); });
    REQUIRE(until([&] { return codes.size() == 1; }));
    background.run(
        {QStringLiteral("b")}, [](Progress&) -> Result<void> { throw std::runtime_error("broken"); },
        [&](Result<void> outcome) {
            codes.push_back(outcome.error().code);
            CHECK(outcome.error().detail == "broken");
        });
    REQUIRE(until([&] { return codes.size() == 2; }));
    CHECK(codes == std::vector{ErrorCode::FileNotFound, ErrorCode::Internal});
}

TEST_CASE("a callback without its receiver is dropped") {
    Background background;
    auto receiver = std::make_unique<QObject>();
    QSemaphore go;
    bool called = false;
    background.run(
        {QStringLiteral("late"), receiver.get()},
        [&go](Progress&) -> Result<int> {
            go.acquire();
            return 1;
        },
        [&](Result<int>) { called = true; });
    receiver.reset();
    go.release();
    REQUIRE(until([&] { return !background.isBusy(); }));
    CHECK_FALSE(called);
}

TEST_CASE("in a lane the last one wins") {
    Background background;
    QSemaphore go;
    std::vector<int> arrived;
    std::atomic<bool> firstCancelled{false};
    for (int n = 1; n <= 3; ++n) {
        background.run(
            {QStringLiteral("search"), nullptr, QStringLiteral("search")},
            [&go, &firstCancelled, n](Progress& progress) -> Result<int> {
                go.acquire();
                if (n == 1) firstCancelled = progress.cancelled();
                return n;
            },
            [&](Result<int> outcome) { arrived.push_back(outcome.value()); });
    }
    go.release(3);
    REQUIRE(until([&] { return !background.isBusy(); }));
    CHECK(arrived == std::vector{3});
    CHECK(firstCancelled);
}

TEST_CASE("a task is shown after half a second, with its progress, and can be cancelled") {
    Background background;
    bool stopped = false;
    int shown = 0;
    std::int64_t seen = 0;
    QElapsedTimer clock;
    clock.start();
    qint64 firstShown = 0;
    QObject::connect(&background, &Background::changed, &background, [&] {
        const auto tasks = background.visible();
        if (tasks.empty()) return;
        if (++shown == 1) firstShown = clock.elapsed();
        seen = tasks.front().done;
        CHECK(tasks.front().title == QStringLiteral("import"));
        CHECK(tasks.front().total == 100);
        if (seen == 7) background.cancel(tasks.front().id);
    });
    background.run(
        {QStringLiteral("import")},
        [](Progress& progress) -> Result<int> {
            progress.report(7, 100);
            while (!progress.cancelled()) QThread::msleep(2);
            return makeError(ErrorCode::Cancelled);
        },
        [&](Result<int> outcome) { stopped = outcome.error().code == ErrorCode::Cancelled; });
    REQUIRE(until([&] { return stopped; }));
    CHECK(shown >= 1);
    CHECK(seen == 7);
    CHECK(firstShown >= 500);
}

TEST_CASE("closing cancels what runs, waits for it and calls nobody") {
    std::atomic<bool> ended{false};
    bool called = false;
    QSemaphore started;
    {
        Background background;
        background.run(
            {QStringLiteral("long")},
            [&](Progress& progress) -> Result<int> {
                started.release();
                while (!progress.cancelled()) QThread::msleep(1);
                ended = true;
                return 1;
            },
            [&](Result<int>) { called = true; });
        started.acquire();
    }
    CHECK(ended);
    QCoreApplication::processEvents();
    CHECK_FALSE(called);
    Background closed;
    closed.shutDown();
    CHECK(closed.run(
              {}, [](Progress&) -> Result<int> { return 1; }, [&](Result<int>) { called = true; }) == 0);
}

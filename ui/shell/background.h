// Long work away from the window: a task runs on a worker thread, its result comes back on the GUI thread.
//
//   background.run({.title = tr("Reading the sheet"), .receiver = this},
//                  [file](Progress& progress) -> Result<Preview> { return sheets::preview(file, progress); },
//                  [this](Result<Preview> preview) { show(preview); });
//
// The callback is dropped if its receiver is gone, or if a later task of the same lane has replaced this one.
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtCore/QThreadPool>
#include <QtCore/QTimer>

#include <atomic>
#include <exception>
#include <functional>
#include <memory>
#include <vector>

namespace mulin::ui {

struct TaskInfo {
    int id = 0;
    QString title;
    std::int64_t done = 0;
    std::int64_t total = 0; ///< 0 = unknown
    bool cancelling = false;
};

struct TaskRequest {
    QString title;               ///< shown beside the progress
    QObject* receiver = nullptr; ///< whose life the callback depends on
    QString lane = {};           ///< a later task of the same lane cancels this one: search as you type
    bool cancellable = true;
};

class Background final : public QObject {
    Q_OBJECT
public:
    explicit Background(QObject* parent = nullptr);
    /// Cancels everything and waits for it; no callback runs any more.
    ~Background() override;

    /// `work(Progress&) -> Result<T>` on a worker, then `done(Result<T>)` here. Returns the id of the task.
    template<class Work, class Done> int run(const TaskRequest& request, Work work, Done done) {
        using Outcome = std::invoke_result_t<Work&, Progress&>;
        auto outcome = std::make_shared<std::optional<Outcome>>();
        return start(
            request,
            [work = std::move(work), outcome](Progress& progress) mutable {
                try {
                    outcome->emplace(work(progress));
                } catch (const std::exception& thrown) {
                    outcome->emplace(makeError(ErrorCode::Internal, {}, thrown.what()));
                }
            },
            [done = std::move(done), outcome]() mutable {
                if (*outcome) done(std::move(**outcome));
            });
    }

    void cancel(int id);
    /// Tasks that have been running for over half a second.
    std::vector<TaskInfo> visible() const;
    /// How many tasks run at the same time; the others wait.
    int workers() const { return m_pool.maxThreadCount(); }
    bool isBusy() const { return !m_tasks.empty(); }
    /// Cancels everything and waits; nothing can be started afterwards.
    void shutDown();

signals:
    /// The visible tasks or their progress changed.
    void changed();

private:
    class State final : public Progress {
    public:
        void report(std::int64_t done, std::int64_t total) override {
            m_total.store(total, std::memory_order_relaxed);
            m_done.store(done, std::memory_order_relaxed);
        }
        bool cancelled() const override { return m_cancelled.load(std::memory_order_relaxed); }

        std::atomic<std::int64_t> m_done{0};
        std::atomic<std::int64_t> m_total{0};
        std::atomic<bool> m_cancelled{false};
    };
    struct Task {
        int id = 0;
        TaskRequest request;
        QPointer<QObject> receiver;
        bool hasReceiver = false;
        bool dropped = false;
        std::shared_ptr<State> state;
        std::function<void()> finish;
        QElapsedTimer running;
    };

    int start(const TaskRequest& request, std::function<void(Progress&)> work, std::function<void()> finish);
    void finished(int id);
    Task* find(int id);

    std::vector<Task> m_tasks;
    QThreadPool m_pool;
    QTimer m_tick;
    int m_last = 0;
    bool m_closing = false;
};

} // namespace mulin::ui

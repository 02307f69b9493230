#include "ui/shell/background.h"

#include <algorithm>

namespace mulin::ui {

namespace {

constexpr int shownAfter = 500; // ms
constexpr int tick = 100;       // ms
constexpr int threads = 3;

} // namespace

Background::Background(QObject* parent) : QObject(parent) {
    m_pool.setMaxThreadCount(threads);
    m_tick.setInterval(tick);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        if (!visible().empty()) emit changed();
    });
}

Background::~Background() { shutDown(); }

void Background::shutDown() {
    m_closing = true;
    for (const Task& task : m_tasks) task.state->m_cancelled = true;
    m_pool.clear();
    m_pool.waitForDone();
    m_tick.stop();
    m_tasks.clear();
}

int Background::start(const TaskRequest& request, std::function<void(Progress&)> work, std::function<void()> finish) {
    if (m_closing) return 0;
    if (!request.lane.isEmpty()) {
        for (Task& task : m_tasks) {
            if (task.request.lane != request.lane) continue;
            task.state->m_cancelled = true;
            task.dropped = true;
        }
    }
    Task task;
    task.id = ++m_last;
    task.request = request;
    task.receiver = request.receiver;
    task.hasReceiver = request.receiver != nullptr;
    task.state = std::make_shared<State>();
    task.finish = std::move(finish);
    task.running.start();
    const int id = task.id;
    const std::shared_ptr<State> state = task.state;
    m_tasks.push_back(std::move(task));
    // This object outlives its workers: the destructor waits for them.
    m_pool.start([this, id, state, work = std::move(work)] {
        work(*state);
        QMetaObject::invokeMethod(
            this, [this, id] { finished(id); }, Qt::QueuedConnection);
    });
    if (!m_tick.isActive()) m_tick.start();
    return id;
}

Background::Task* Background::find(int id) {
    const auto found = std::find_if(m_tasks.begin(), m_tasks.end(), [id](const Task& task) { return task.id == id; });
    return found == m_tasks.end() ? nullptr : &*found;
}

void Background::finished(int id) {
    Task* found = find(id);
    if (found == nullptr || m_closing) return;
    Task task = std::move(*found);
    m_tasks.erase(m_tasks.begin() + (found - m_tasks.data()));
    if (m_tasks.empty()) m_tick.stop();
    emit changed();
    const bool receiverGone = task.hasReceiver && task.receiver.isNull();
    if (!task.dropped && !receiverGone) task.finish();
}

void Background::cancel(int id) {
    Task* task = find(id);
    if (task == nullptr || !task->request.cancellable || task->state->m_cancelled.exchange(true)) return;
    emit changed();
}

std::vector<TaskInfo> Background::visible() const {
    std::vector<TaskInfo> shown;
    for (const Task& task : m_tasks) {
        if (task.dropped || task.running.elapsed() < shownAfter) continue;
        shown.push_back({task.id, task.request.title, task.state->m_done.load(std::memory_order_relaxed),
                         task.state->m_total.load(std::memory_order_relaxed), task.state->cancelled()});
    }
    return shown;
}

} // namespace mulin::ui

#include "core/journal/term_index.h"

#include "core/journal/search_terms.h"

#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>

namespace mulin::journal {

namespace {
constexpr std::size_t batch = 512;      ///< rows handed over at once; fewer are not worth a thread
constexpr std::size_t queued = 16;      ///< batches: the writer waits rather than fill the memory
constexpr std::size_t most = 4'000'000; ///< changes of terms kept before they go to the file: some 200 MB
} // namespace

/// Works on one batch after the other, in order.
class TermIndex::Thread {
public:
    explicit Thread(TermWriter& terms) : m_terms(terms), m_thread([this] { work(); }) {}
    ~Thread() {
        {
            const std::lock_guard lock(m_mutex);
            m_ending = true;
        }
        m_changed.notify_all();
        m_thread.join();
    }
    void give(std::vector<Job> jobs) {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return m_waiting.size() < queued || m_failure; });
        m_waiting.push_back(std::move(jobs));
        m_changed.notify_all();
    }
    /// Until all is done; what failed there fails here.
    void settle() {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return (m_waiting.empty() && !m_busy) || m_failure; });
        if (m_failure) std::rethrow_exception(std::exchange(m_failure, nullptr));
    }
    std::size_t made() {
        const std::lock_guard lock(m_mutex);
        return m_made;
    }

private:
    void work() {
        std::unique_lock lock(m_mutex);
        for (;;) {
            m_changed.wait(lock, [&] { return m_ending || !m_waiting.empty(); });
            if (m_ending) return;
            const std::vector<Job> jobs = std::move(m_waiting.front());
            m_waiting.erase(m_waiting.begin());
            m_busy = true;
            m_changed.notify_all();
            lock.unlock();
            std::exception_ptr failure;
            try {
                for (const Job& job : jobs) make(m_terms, job);
            } catch (...) {
                failure = std::current_exception();
            }
            lock.lock();
            m_made = m_terms.waiting();
            m_busy = false;
            if (failure) m_failure = failure;
            m_changed.notify_all();
        }
    }

    TermWriter& m_terms;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<std::vector<Job>> m_waiting;
    std::size_t m_made = 0;
    bool m_busy = false, m_ending = false;
    std::exception_ptr m_failure;
    std::thread m_thread; ///< last: it starts when all else is there
};

TermIndex::TermIndex(db::Connection& connection, const char* table) : m_terms(connection, table) {}
TermIndex::~TermIndex() = default;

void TermIndex::make(TermWriter& terms, const Job& job) {
    const auto now = job.after ? termsOf(*job.table, *job.after) : std::vector<std::string>{};
    const auto then = job.before ? termsOf(*job.table, *job.before) : std::vector<std::string>{};
    // Both are sorted: what stands on one side alone.
    auto a = now.begin();
    auto b = then.begin();
    while (a != now.end() || b != then.end()) {
        const int order = a == now.end() ? 1 : b == then.end() ? -1 : a->compare(*b);
        if (order < 0) terms.add(job.table->index, *a, job.row);
        if (order > 0) terms.drop(job.table->index, *b, job.row);
        if (order <= 0) ++a;
        if (order >= 0) ++b;
    }
}

void TermIndex::change(const Table& table, std::int64_t row, const Values* before, const Values* after) {
    const auto& searched = table.derivation->searched;
    if (searched.empty() || (!before && !after)) return;
    const auto take = [&](const Values* from) -> std::optional<Values> {
        if (!from) return std::nullopt;
        Values values;
        values.reserve(searched.size());
        for (const std::size_t position : searched) values.push_back((*from)[position]);
        return values;
    };
    Job job{&table, row, take(before), take(after)};
    if (job.before && job.before == job.after) return;
    m_jobs.push_back(std::move(job));
    if (m_jobs.size() >= batch) handOver();
}

void TermIndex::handOver() {
    if (!m_thread) m_thread = std::make_unique<Thread>(m_terms);
    std::vector<Job> jobs;
    jobs.reserve(batch);
    std::swap(jobs, m_jobs);
    m_thread->give(std::move(jobs));
    if (m_thread->made() > most) {
        settle();
        m_terms.flush();
    }
}

void TermIndex::settle() {
    if (m_thread) m_thread->settle();
}

void TermIndex::flush() {
    settle();
    for (const Job& job : m_jobs) make(m_terms, job);
    m_jobs.clear();
    m_terms.flush();
}

void TermIndex::clear() {
    settle();
    m_jobs.clear();
    m_terms.clear();
}

} // namespace mulin::journal

#include "core/sheets/sheet_reader.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>

namespace mulin::sheets {

namespace {

constexpr std::size_t batchRows = 512;
constexpr std::size_t batchCells = 32'768;
constexpr std::size_t batchBytes = std::size_t{1} << 20;
constexpr std::size_t batchesAhead = 6;

/// Rows with their own copy of the texts.
struct Batch {
    struct Stored {
        std::uint32_t number, firstCell, endCell;
        bool hidden;
    };
    std::vector<Stored> rows;
    std::vector<Cell> cells; // cell.text: length only, its data at offsets
    std::vector<std::size_t> offsets;
    std::string text;
    std::int64_t position = 0;

    void clear() {
        rows.clear();
        cells.clear();
        offsets.clear();
        text.clear();
    }
    void add(const Row& row) {
        const auto first = static_cast<std::uint32_t>(cells.size());
        for (const Cell& cell : row.cells) {
            cells.push_back(cell);
            offsets.push_back(text.size());
            text += cell.text;
        }
        rows.push_back({row.number, first, static_cast<std::uint32_t>(cells.size()), row.hidden});
    }
};

class ReadAhead final : public SheetReader {
public:
    explicit ReadAhead(std::unique_ptr<SheetReader> reader)
        : m_reader(std::move(reader))
        , m_merges(m_reader->merges())
        , m_format(m_reader->format())
        , m_encoding(m_reader->encoding())
        , m_delimiter(m_reader->delimiter())
        , m_sheetName(m_reader->sheetName())
        , m_sheetNames(m_reader->sheetNames())
        , m_size(m_reader->size())
        , m_thread([this] { run(); }) {}
    ~ReadAhead() override {
        {
            const std::lock_guard lock(m_mutex);
            m_stop = true;
        }
        m_changed.notify_all();
        m_thread.join();
    }

    Result<bool> next(Row& row) override {
        if (m_at == m_current.rows.size() && !take()) {
            if (m_error) return *m_error;
            return false;
        }
        const auto& stored = m_current.rows[m_at++];
        row.number = stored.number;
        row.hidden = stored.hidden;
        row.cells.clear();
        for (auto i = stored.firstCell; i < stored.endCell; ++i) {
            Cell cell = m_current.cells[i];
            cell.text = std::string_view(m_current.text).substr(m_current.offsets[i], cell.text.size());
            row.cells.push_back(cell);
        }
        return true;
    }
    std::string format() const override { return m_format; }
    std::vector<std::string> sheetNames() const override { return m_sheetNames; }
    std::string sheetName() const override { return m_sheetName; }
    std::string encoding() const override { return m_encoding; }
    std::string delimiter() const override { return m_delimiter; }
    const std::vector<MergedRange>& merges() const override { return m_merges; }
    std::int64_t position() const override { return m_current.position; }
    std::int64_t size() const override { return m_size; }

private:
    bool take() {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return !m_ready.empty() || m_ended; });
        if (m_ready.empty()) return false;
        std::swap(m_current, m_ready.front());
        m_spare.push_back(std::move(m_ready.front()));
        m_ready.pop_front();
        m_at = 0;
        lock.unlock();
        m_changed.notify_all();
        return true;
    }
    void run() {
        Row row;
        Batch batch;
        for (bool more = true; more;) {
            batch.clear();
            std::optional<Error> error;
            while (batch.rows.size() < batchRows && batch.cells.size() < batchCells && batch.text.size() < batchBytes) {
                auto got = m_reader->next(row);
                if (!got) error = got.error();
                if (!got || !*got) {
                    more = false;
                    break;
                }
                batch.add(row);
            }
            batch.position = m_reader->position();
            std::unique_lock lock(m_mutex);
            m_changed.wait(lock, [this] { return m_ready.size() < batchesAhead || m_stop; });
            if (m_stop) return;
            if (!batch.rows.empty()) m_ready.push_back(std::move(batch));
            batch = Batch();
            if (!m_spare.empty()) {
                batch = std::move(m_spare.front());
                m_spare.pop_front();
            }
            m_error = error;
            m_ended = !more;
            lock.unlock();
            m_changed.notify_all();
        }
    }

    std::unique_ptr<SheetReader> m_reader; // the thread's alone once it runs
    std::vector<MergedRange> m_merges;
    std::string m_format, m_encoding, m_delimiter, m_sheetName;
    std::vector<std::string> m_sheetNames;
    std::int64_t m_size;
    Batch m_current;
    std::size_t m_at = 0;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Batch> m_ready, m_spare;
    std::optional<Error> m_error;
    bool m_stop = false, m_ended = false;
    std::thread m_thread; // last: starts when all else is there
};

} // namespace

std::unique_ptr<SheetReader> readAhead(std::unique_ptr<SheetReader> reader) {
    return std::make_unique<ReadAhead>(std::move(reader));
}

} // namespace mulin::sheets

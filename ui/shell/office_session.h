// An open office as the pages share it: reading and writing away from the GUI thread, one notice when something
// changed, and what Ctrl+Z would undo.
#pragma once

#include "core/office.h"
#include "core/security/disclosures.h"
#include "ui/shell/background.h"
#include "ui/shell/kept_record.h"
#include "ui/shell/operation_text.h"
#include "ui/shell/permission.h"
#include "ui/shell/status_line.h"

#include <deque>
#include <mutex>
#include <set>

namespace mulin::ui {

class Preferences;

/// What a reading task gets. Belongs to the worker's thread.
struct ReadContext {
    const db::Reader& reader;
    const journal::Tables& tables;
    const schema::Catalogue& catalogue;
    const access::Access& access;
    Date today;
    schema::Language language;
    Progress& progress;
};

/// Numbers the questions of one asker: only the answer to the last one counts, earlier ones stop.
class Latest {
public:
    void cancel() { m_count->fetch_add(1); }

private:
    friend class OfficeSession;
    std::shared_ptr<std::atomic<unsigned>> m_count = std::make_shared<std::atomic<unsigned>>(0);
};

struct WriteRequest {
    QString title;               ///< beside the progress, if it takes long
    QObject* receiver = nullptr; ///< whose life the callback depends on; the writing itself goes on
    bool cancellable = false;
};

class OfficeSession final : public QObject {
    Q_OBJECT
public:
    /// All three outlive the session.
    OfficeSession(Office& office, access::Access access, Background& background, schema::Language language,
                  QObject* parent = nullptr);

    Office& office() const { return m_office; }
    /// On the GUI thread; a worker gets a copy.
    const access::Access& access() const { return m_access; }
    /// Why the one who works here may not, as a sentence; empty: may.
    QString refusal(const Needs& needs) const { return ui::refusal(m_access, needs, catalogue(), m_language); }
    Background& background() const { return m_background; }
    schema::Language language() const { return m_language; }
    const schema::Catalogue& catalogue() const { return m_office.catalogue(); }
    const journal::Tables& tables() const { return m_office.tables(); }
    Date today() const { return m_office.today(); }
    /// What this machine remembers; nullptr where nothing does.
    Preferences* preferences() const { return m_preferences; }
    void setPreferences(Preferences* preferences) { m_preferences = preferences; }
    /// The name of who works here; empty in a file without users.
    const QString& userName() const { return m_userName; }
    void setUserName(const QString& name) { m_userName = name; }
    bool isReadOnly() const { return m_office.readOnlyBecause().has_value(); }
    QString label(const schema::Label& words) const { return QString::fromStdString(words.in(m_language)); }

    /// `work(const ReadContext&) -> Result<T>` on a worker with a reader of its own, then `done(Result<T>)` here.
    template<class Work, class Done> void read(QObject* receiver, Latest& latest, Work work, Done done) {
        const auto count = latest.m_count;
        const unsigned mine = count->fetch_add(1) + 1;
        using Outcome = std::invoke_result_t<Work&, const ReadContext&>;
        m_background.run(
            {.title = {}, .receiver = receiver},
            [this, count, mine, access = m_access, work = std::move(work)](Progress& progress) mutable -> Outcome {
                const auto stale = [&] { return count->load() != mine || progress.cancelled(); };
                if (stale()) return makeError(ErrorCode::Cancelled);
                auto reader = takeReader(stale);
                if (!reader) return reader.error();
                const ReadContext context{**reader, tables(), catalogue(), access, today(), m_language, progress};
                struct Return {
                    OfficeSession& session;
                    std::unique_ptr<db::Reader>& reader;
                    ~Return() { session.giveReader(std::move(reader)); }
                } giveBack{*this, *reader};
                return work(context);
            },
            [count, mine, done = std::move(done)](Outcome outcome) mutable {
                if (count->load() == mine) done(std::move(outcome));
            });
    }

    /// The same for what takes long: it has a name in the progress, and a reader that it need not give back. The number
    /// of the task. `work` gets the rights of this moment, and holds on to nothing that may go meanwhile.
    template<class Work, class Done> int readTask(const QString& title, QObject* receiver, Work work, Done done) {
        using Outcome = std::invoke_result_t<Work&, const ReadContext&>;
        return m_background.run(
            {.title = title, .receiver = receiver},
            [this, access = m_access, work = std::move(work)](Progress& progress) mutable -> Outcome {
                auto reader = m_office.newReader();
                if (!reader) return reader.error();
                (*reader)->interruptWhen([&progress] { return progress.cancelled(); });
                const ReadContext context{**reader, tables(), catalogue(), access, today(), m_language, progress};
                return work(context);
            },
            std::move(done));
    }

    /// `work(journal::Journal&, Progress&) -> Result<T>` on a worker, after the writing that was asked for before, one
    /// at a time; then `done(Result<T>)` here. Call announce() with what it changed.
    template<class Work, class Done> void write(const WriteRequest& request, Work work, Done done) {
        using Outcome = std::invoke_result_t<Work&, journal::Journal&, Progress&>;
        const QPointer<QObject> receiver(request.receiver);
        const bool bound = request.receiver != nullptr;
        enqueue([this, request, receiver, bound, work = std::move(work), done = std::move(done)]() mutable {
            m_background.run(
                {.title = request.title, .receiver = this, .lane = {}, .cancellable = request.cancellable},
                [this, work = std::move(work)](Progress& progress) mutable -> Outcome {
                    auto journal = m_office.journal();
                    if (!journal) return journal.error();
                    return work(**journal, progress);
                },
                [this, receiver, bound, done = std::move(done)](Outcome outcome) mutable {
                    if (!bound || receiver) done(std::move(outcome));
                    writingEnded();
                });
        });
    }

    using Body = journal::Journal::Body;
    using Done = std::function<void(const Result<journal::ChangeSet>&)>;
    /// Writes one act; says "saved" with what Ctrl+Z would undo, and announces it. `done` may be empty: errors are said
    /// in the status line then.
    void transact(QObject* receiver, const journal::Operation& operation, Body body, Done done = {});
    /// Undoes an act, or this user's last one since the office was opened. What was left alone is said.
    void undo(std::optional<TxnId> act = {});
    /// Takes the last undo back.
    void redo();
    /// A masked value is looked at: logged with its purpose first, then `done(true)`. Without a right to write:
    /// refused.
    void reveal(QObject* receiver, const std::string& type, RecordId id, const std::string& field,
                const QString& purpose, std::function<void(bool)> done);

    /// View log of a sealed ledger: that this record was shown in full. Once; of other types nothing.
    void noteViewed(const schema::TypeDef& type, RecordId record);
    /// A vault was opened or closed, or what this user may do was changed: it is read again, then pages are.
    void refreshAccess();
    /// Prints or exports only what stands in the log: `allowed` is called then; a refusal is said. A file that is only
    /// read lets nothing out.
    void disclose(QObject* receiver, const security::Leaving& leaving,
                  std::function<void(const security::Disclosure&)> allowed);

    /// Something was written: pages read again.
    void announce(const journal::ChangeSet& changes);
    void say(const StatusMessage& message) { emit said(message); }
    void sayError(const Error& error);
    /// What Ctrl+Z would undo, worded; empty = nothing.
    const QString& undoHint() const { return m_undoHint; }
    bool isWriting() const { return m_writing; }
    /// Waits until everything that was asked for is written; before the office is closed.
    void finishWriting();
    /// After pages or others wrote outside transact(): reads again what could be undone.
    void refreshUndo();

signals:
    /// The rights of the one who works here are others than before.
    void accessChanged();
    void changed(const mulin::journal::ChangeSet& changes);
    void said(const mulin::ui::StatusMessage& message);
    void undoHintChanged(const QString& hint);
    void idle();

private:
    struct Written {
        journal::ChangeSet changes;
        std::optional<ActDescription> next; ///< what Ctrl+Z would undo
        std::optional<ActDescription> undone;
        std::int64_t registers = 0;
        std::vector<KeptRecord> kept; ///< by an undo; persons first
    };
    void sayUndone(const Written& written, bool redoing);
    Result<std::unique_ptr<db::Reader>> takeReader(std::function<bool()> stale);
    void giveReader(std::unique_ptr<db::Reader> reader);
    void enqueue(std::function<void()> start);
    void writingEnded();
    std::optional<ActDescription> nextUndo(const db::Reader& reader, const access::Access& access) const;
    access::Access accessNow() const;
    void askAccess(std::function<void(access::Access)> taken);
    void setAccess(access::Access access);
    /// Says what is new.
    void takeAccess(access::Access access);
    void setUndo(const std::optional<ActDescription>& next);
    void undoOf(std::optional<TxnId> act, bool redoing);

    Office& m_office;
    access::Access m_access; ///< changed on the GUI thread alone, under the mutex
    Background& m_background;
    schema::Language m_language;
    mutable std::mutex m_mutex;
    std::vector<std::unique_ptr<db::Reader>> m_readers;
    std::deque<std::function<void()>> m_queue;
    bool m_writing = false;
    QString m_undoHint;
    Preferences* m_preferences = nullptr;
    QString m_userName;
    std::optional<TxnId> m_lastUndo;
    std::set<RecordId> m_viewed; ///< of sealed types
    Latest m_refresh, m_accessLatest;
};

} // namespace mulin::ui

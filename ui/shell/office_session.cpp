#include "ui/shell/office_session.h"

#include "core/journal/act_pages.h"
#include "core/security/roles.h"
#include "core/security/vaults.h"
#include "ui/shell/error_text.h"

#include <QtCore/QEventLoop>

#include <set>

namespace mulin::ui {

namespace {
constexpr std::size_t keptReaders = 4;
constexpr int namedAtMost = 6;

/// An act done again is worded as the act itself: what Ctrl+Z takes back is that.
QString withoutTurns(std::optional<ActDescription> act) {
    if (!act) return {};
    const ActDescription* one = &*act;
    while (one->undone) one = one->undone.get();
    return discreetText(*one);
}

} // namespace

OfficeSession::OfficeSession(Office& office, access::Access access, Background& background, schema::Language language,
                             QObject* parent)
    : QObject(parent), m_office(office), m_access(std::move(access)), m_background(background), m_language(language) {}

Result<std::unique_ptr<db::Reader>> OfficeSession::takeReader(std::function<bool()> stale) {
    std::unique_ptr<db::Reader> reader;
    {
        const std::lock_guard lock(m_mutex);
        if (!m_readers.empty()) {
            reader = std::move(m_readers.back());
            m_readers.pop_back();
        }
    }
    if (!reader) {
        auto opened = m_office.newReader();
        if (!opened) return opened.error();
        reader = std::move(*opened);
    }
    reader->interruptWhen(std::move(stale));
    return reader;
}

void OfficeSession::giveReader(std::unique_ptr<db::Reader> reader) {
    if (!reader) return;
    reader->interruptWhen({});
    const std::lock_guard lock(m_mutex);
    if (m_readers.size() < keptReaders) m_readers.push_back(std::move(reader));
}

void OfficeSession::enqueue(std::function<void()> start) {
    m_queue.push_back(std::move(start));
    if (m_writing) return;
    m_writing = true;
    auto first = std::move(m_queue.front());
    m_queue.pop_front();
    first();
}

void OfficeSession::writingEnded() {
    if (m_queue.empty()) {
        m_writing = false;
        emit idle();
        return;
    }
    auto next = std::move(m_queue.front());
    m_queue.pop_front();
    next();
}

void OfficeSession::finishWriting() {
    if (!m_writing) return;
    QEventLoop loop;
    connect(this, &OfficeSession::idle, &loop, &QEventLoop::quit);
    loop.exec(QEventLoop::ExcludeUserInputEvents);
}

std::optional<ActDescription> OfficeSession::nextUndo(const db::Reader& reader, const access::Access& access) const {
    const auto last = journal::lastUndoable(reader, access, m_office.sessionBegin());
    if (!last || !*last) return std::nullopt;
    return describe(reader, tables(), access, **last, m_language);
}

access::Access OfficeSession::accessNow() const {
    const std::lock_guard lock(m_mutex);
    return m_access;
}

void OfficeSession::askAccess(std::function<void(access::Access)> taken) {
    if (!m_access.user()) return;
    read(
        this, m_accessLatest,
        [user = *m_access.user()](const ReadContext& context) {
            return security::accessOf(context.reader, context.tables, context.catalogue, user, context.today);
        },
        [taken = std::move(taken)](Result<access::Access> access) {
            if (access) taken(std::move(*access));
        });
}

void OfficeSession::refreshAccess() {
    askAccess([this](access::Access access) {
        setAccess(std::move(access));
        refreshUndo();
        announce({});
    });
}

void OfficeSession::setAccess(access::Access access) {
    if (access == m_access) return;
    {
        const std::lock_guard lock(m_mutex);
        m_access = std::move(access);
    }
    emit accessChanged();
}

void OfficeSession::takeAccess(access::Access access) {
    QStringList lost, won;
    for (int at = static_cast<int>(access::Right::Reveal); at < access::rightCount; ++at) {
        const auto right = static_cast<access::Right>(at);
        if (access.allows(right, "") == m_access.allows(right, "")) continue;
        (access.allows(right, "") ? won : lost) << rightText({right}, catalogue(), m_language);
    }
    setAccess(std::move(access));
    QString words = tr("Your rights have changed; the window shows what you may do now.");
    if (!lost.isEmpty()) words = tr("Your rights have changed. No longer: %1").arg(lost.join(tr(", ")));
    if (lost.isEmpty() && !won.isEmpty()) words = tr("Your rights have changed. New: %1").arg(won.join(tr(", ")));
    emit said({StatusMessage::Kind::Warning, words, m_undoHint});
    refreshUndo();
}

void OfficeSession::setUndo(const std::optional<ActDescription>& next) {
    m_refresh.cancel(); // a question asked before would be answered with what was
    m_undoHint = withoutTurns(next);
    emit undoHintChanged(m_undoHint);
}

void OfficeSession::refreshUndo() {
    read(
        this, m_refresh,
        [this](const ReadContext& context) -> Result<std::optional<ActDescription>> {
            return nextUndo(context.reader, context.access);
        },
        [this](const Result<std::optional<ActDescription>>& next) {
            if (next) setUndo(*next);
        });
}

void OfficeSession::noteViewed(const schema::TypeDef& type, RecordId record) {
    if (!type.sealed() || isReadOnly() || !m_viewed.insert(record).second) return;
    write(
        WriteRequest{},
        [access = m_access, &type, record](journal::Journal& journal, Progress&) {
            return security::noteViewed(journal, access, type, record);
        },
        [this, record](const Result<void>& noted) {
            if (!noted) m_viewed.erase(record); // the vault was closed meanwhile
        });
}

void OfficeSession::announce(const journal::ChangeSet& changes) {
    emit changed(changes);
    // Rights follow from users and roles, the own grids from posts and units too.
    for (const char* type : {"user", "role", "grant", "post", "unit"})
        if (changes.touches(type))
            return askAccess([this](access::Access access) {
                if (!(access == m_access)) takeAccess(std::move(access));
            });
}

void OfficeSession::sayError(const Error& error) {
    if (error.code == ErrorCode::Cancelled) return;
    emit said({StatusMessage::Kind::Error, errorText(error, &catalogue(), m_language)});
}

void OfficeSession::transact(QObject* receiver, const journal::Operation& operation, Body body, Done done) {
    const QPointer<QObject> guard(receiver);
    const bool bound = receiver != nullptr;
    write(
        WriteRequest{},
        [this, operation, body = std::move(body)](journal::Journal& journal, Progress&) -> Result<Written> {
            const access::Access access = accessNow();
            MULIN_TRY_LET(changes, journal.transact(access, operation, body));
            Written written;
            written.changes = std::move(changes);
            written.next = nextUndo(journal.reader(), access);
            return written;
        },
        [this, guard, bound, done = std::move(done),
         log = operation.kind == journal::TxnKind::Log](const Result<Written>& written) {
            const bool alive = !bound || guard;
            if (!written) {
                if (done && alive) {
                    done(written.error());
                } else {
                    sayError(written.error());
                }
                return;
            }
            if (!log) {
                m_lastUndo.reset();
                setUndo(written->next);
                emit said({StatusMessage::Kind::Done, tr("Saved"), m_undoHint});
            }
            if (done && alive) done(written->changes);
            if (!log) announce(written->changes);
        });
}

void OfficeSession::undo(std::optional<TxnId> act) { undoOf(act, false); }

void OfficeSession::redo() {
    if (m_lastUndo) undoOf(m_lastUndo, true);
}

void OfficeSession::undoOf(std::optional<TxnId> act, bool redoing) {
    write(
        WriteRequest{tr("Undoing")},
        [this, act](journal::Journal& journal, Progress&) -> Result<Written> {
            const access::Access access = accessNow();
            std::optional<TxnId> which = act;
            if (!which) {
                const auto next = nextUndo(journal.reader(), access);
                if (!next) return makeError(ErrorCode::NothingToUndo);
                which = next->act.txn;
            }
            Written written;
            if (const auto undone = journal::act(journal.reader(), access, *which))
                written.undone = describe(journal.reader(), tables(), access, *undone, m_language);
            MULIN_TRY_LET(report, journal.undo(access, which));
            written.registers = report.registers;
            written.kept = describeKept(journal.reader(), tables(), access, report.left, m_language);
            written.changes = std::move(report.changes);
            if (!written.changes.txn) written.changes.txn = report.txn;
            written.next = nextUndo(journal.reader(), access);
            return written;
        },
        [this, redoing](const Result<Written>& written) {
            if (!written) {
                if (written.error().code == ErrorCode::NothingToUndo) {
                    emit said({StatusMessage::Kind::Plain, errorText(written.error())});
                } else {
                    sayError(written.error());
                }
                return;
            }
            m_lastUndo = redoing ? std::nullopt : written->changes.txn;
            setUndo(written->next);
            sayUndone(*written, redoing);
            announce(written->changes);
        });
}

void OfficeSession::sayUndone(const Written& written, bool redoing) {
    const QString what = written.undone ? operationText(*written.undone) : QString();
    if (written.kept.empty()) {
        emit said({StatusMessage::Kind::Done,
                   redoing ? tr("Done again: %1").arg(withoutTurns(written.undone)) : tr("Undone: %1").arg(what),
                   m_undoHint});
        return;
    }
    // One record may be there with several of its fields; where persons are kept, these are what one counts.
    std::set<Uid> persons, all;
    QStringList names;
    for (const KeptRecord& one : written.kept) {
        all.insert(one.id.uid());
        if (one.type == "person") persons.insert(one.id.uid());
        const bool counted = one.type == "person" || persons.empty();
        if (counted && names.size() < namedAtMost && !one.title.isEmpty() && !names.contains(one.title))
            names << one.title;
    }
    const bool people = !persons.empty();
    const int count = static_cast<int>(people ? persons.size() : all.size());
    QString list = names.join(tr(", "));
    if (count > names.size()) list = tr("%1 …").arg(list);
    QString words;
    if (written.registers == 0) {
        words = people ? tr("Nothing was undone: %n people were changed or are used since: %1", nullptr, count)
                       : tr("Nothing was undone: %n records were changed or are used since: %1", nullptr, count);
    } else {
        words = people ? tr("Undone, except %n people changed or used since: %1", nullptr, count)
                       : tr("Undone, except %n records changed or used since: %1", nullptr, count);
    }
    StatusMessage message{StatusMessage::Kind::Warning, words.arg(list), m_undoHint};
    message.link = tr("All that was kept");
    message.page = QStringLiteral("kept");
    if (written.changes.txn) message.argument = QString::fromStdString(written.changes.txn->hex());
    emit said(message);
}

void OfficeSession::disclose(QObject* receiver, const security::Leaving& leaving,
                             std::function<void(const security::Disclosure&)> allowed) {
    if (isReadOnly())
        return sayError(makeError(ErrorCode::FileReadOnly, {{"path", m_office.path()}, {"what", "unlogged"}}));
    write(
        {.title = {}, .receiver = receiver},
        [access = m_access, leaving](journal::Journal& journal, Progress&) {
            return security::disclose(journal, access, leaving);
        },
        [this, allowed = std::move(allowed)](const Result<security::Disclosure>& disclosure) {
            if (disclosure)
                allowed(*disclosure);
            else
                sayError(disclosure.error());
        });
}

void OfficeSession::reveal(QObject* receiver, const std::string& type, RecordId id, const std::string& field,
                           const QString& purpose, std::function<void(bool)> done) {
    journal::Operation operation;
    operation.id = type + ".reveal";
    operation.kind = journal::TxnKind::Log;
    operation.args = {{"type", type}, {"id", id.hex()}, {"field", field}, {"purpose", purpose.toStdString()}};
    transact(
        receiver, operation, [](journal::Writer&) -> Result<void> { return {}; },
        [this, done = std::move(done)](const Result<journal::ChangeSet>& result) {
            if (!result) sayError(result.error());
            done(result.has_value());
        });
}

} // namespace mulin::ui

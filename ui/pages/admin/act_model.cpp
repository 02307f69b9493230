#include "ui/pages/admin/act_model.h"

#include "core/records/search.h"
#include "core/records/timeline.h"
#include "core/records/view.h"
#include "ui/look/roles.h"
#include "ui/widgets/label.h"

#include <algorithm>

namespace mulin::ui {

namespace {

constexpr std::int64_t recordsPerWord = 1000;
constexpr int deletedLookedAt = 500;
constexpr std::size_t mostCounted = 20; ///< of the records of an act

using Match = journal::ActQuery::Match;

Result<void> addRecord(const ReadContext& context, const journal::Record& record, Match& match) {
    MULIN_TRY_LET(rows, journal::actRowsOf(context.reader, context.tables, context.access, record));
    match.rows.insert(match.rows.end(), rows.begin(), rows.end());
    return {};
}

/// A record found by its words, and what names it: visits, enrolments, moves.
Result<void> addConcerned(const ReadContext& context, const journal::Record& record, Match& match) {
    MULIN_TRY(addRecord(context, record, match));
    MULIN_TRY_LET(mentions,
                  records::timeline(context.reader, context.tables, context.access, record.id(), record.type().id));
    for (const records::Mention& mention : mentions) MULIN_TRY(addRecord(context, mention.record, match));
    return {};
}

Result<Match> matchOf(const ReadContext& context, const QString& word, const std::vector<std::string>& operations) {
    Match match;
    match.file = word.toStdString();
    for (const std::string& operation : operations) {
        ActDescription plain;
        plain.act.operation = operation;
        const std::string type = operation.substr(0, operation.find('.'));
        if (const schema::TypeDef* def = context.catalogue.find(type)) {
            plain.type = QString::fromStdString(def->label.in(context.language));
            plain.recordType = type;
        }
        if (operationText(plain).contains(word, Qt::CaseInsensitive)) match.operations.push_back(operation);
    }
    for (const schema::TypeDef* type : context.catalogue.types()) {
        if (context.progress.cancelled()) return makeError(ErrorCode::Cancelled);
        const journal::Table* table = context.tables.find(type->id);
        if (table == nullptr) continue;
        const auto hits = records::search(context.reader, context.tables, context.access,
                                          {type->id, word.toStdString(), recordsPerWord});
        if (!hits) {
            if (hits.error().code == ErrorCode::Cancelled) return hits.error();
            continue; // a type that is not searched
        }
        for (const records::Hit& hit : *hits)
            if (const auto record =
                    records::findRow(context.reader, context.tables, context.access, table->type->id, hit.row)) {
                // What names a building or a grid would be half the file.
                MULIN_TRY(type->id == "person" ? addConcerned(context, *record, match)
                                               : addRecord(context, *record, match));
            }
    }
    // Who was deleted is looked for here more than anywhere else.
    MULIN_TRY_LET(bin, journal::recycleBin(context.reader, context.tables, context.access, "person", deletedLookedAt));
    for (const journal::Deleted& deleted : bin)
        if (QString::fromStdString(deleted.record.text("name")).contains(word, Qt::CaseInsensitive))
            MULIN_TRY(addConcerned(context, deleted.record, match));
    std::sort(match.rows.begin(), match.rows.end());
    match.rows.erase(std::unique(match.rows.begin(), match.rows.end()), match.rows.end());
    return match;
}

/// What an act concerned, beside what was done.
QString aboutOf(const journal::Act& act, const ActDescription& described) {
    const auto count = act.args.find("count");
    if (described.type.isEmpty()) return described.subject;
    if (count != act.args.end())
        return ActModel::tr("%1, %2 records").arg(described.type, QString::fromStdString(count->second));
    if (described.records > mostCounted)
        return ActModel::tr("%1, more than %2 records").arg(described.type).arg(mostCounted);
    if (described.records > 1)
        return ActModel::tr("%1, %2 records").arg(described.type).arg(static_cast<int>(described.records));
    return QString(described.type + QLatin1Char(' ') + described.subject).trimmed();
}

} // namespace

ActRow actRow(const ReadContext& context, const journal::Act& act) {
    ActRow row;
    row.txn = act.txn;
    row.args = act.args;
    row.device = QString::fromStdString(act.device);
    row.when = QString::fromStdString(isoTimestamp(act.wall)).left(16).replace(QLatin1Char('T'), QLatin1Char(' '));
    if (act.user)
        row.who = QString::fromStdString(records::titleOf(context.reader, context.tables, context.access, "user",
                                                          act.user->uid(), context.language));
    const ActDescription described = describe(context.reader, context.tables, context.access, act, context.language);
    row.what = operationText(described);
    row.about = aboutOf(act, described.undone ? *described.undone : described);
    row.type = described.recordType;
    row.record = described.record;
    // An undo is an act too: undone, it is as before.
    const bool undo = act.kind == journal::TxnKind::Undo && !act.undoneBy;
    row.undoable = (act.undoable || undo) && act.entries > 0 && act.operation != "office.new";
    if (act.undoneBy) row.state = ActModel::tr("undone");
    const auto keptBy = [&](const journal::Act& undoing) {
        if (row.keptBy || journal::countLeft(undoing.args) == 0) return;
        row.kept = journal::countLeft(undoing.args);
        row.keptBy = undoing.txn;
    };
    if (act.undoneBy)
        if (const auto undoing = journal::act(context.reader, context.access, *act.undoneBy)) keptBy(*undoing);
    keptBy(act);
    if (act.kind == journal::TxnKind::Log) row.state = ActModel::tr("only noted");
    return row;
}

ActModel::ActModel(OfficeSession& session, QObject* parent)
    : ActModel(session, {What, When, Who, Kept, State}, parent) {}

ActModel::ActModel(OfficeSession& session, std::vector<Column> columns, QObject* parent)
    : QAbstractTableModel(parent), m_session(session), m_columns(std::move(columns)) {}

void ActModel::setFilter(const QString& words) {
    if (words.simplified() == m_words) return;
    m_words = words.simplified();
    reload();
}

void ActModel::setUser(std::optional<UserId> user) {
    m_question.acts.user = user;
    reload();
}

void ActModel::setQuestion(const ActQuestion& question) {
    m_question = question;
    reload();
}

void ActModel::reload() {
    m_session.read(
        this, m_spineLatest,
        [words = m_words, question = m_question](const ReadContext& context) -> Result<std::vector<std::int64_t>> {
            journal::ActQuery query = question.acts;
            query.logs = true;
            if (!question.type.empty()) {
                MULIN_TRY_LET(rows, journal::actRowsAbout(context.reader, context.tables, context.access, question.type,
                                                          question.record));
                query.matches.push_back({{}, std::move(rows), {}});
            }
            if (!words.isEmpty()) {
                MULIN_TRY_LET(operations, journal::operationsUsed(context.reader, context.access));
                for (const QString& word : words.split(QLatin1Char(' '))) {
                    MULIN_TRY_LET(match, matchOf(context, word, operations));
                    query.matches.push_back(std::move(match));
                }
            }
            return journal::actRows(context.reader, context.access, query);
        },
        [this](Result<std::vector<std::int64_t>> rows) {
            if (!rows) {
                m_session.sayError(rows.error());
                return;
            }
            m_windowLatest.cancel();
            m_loading = false;
            m_wanted.clear();
            if (*rows == m_spine) {
                for (auto& [number, window] : m_windows) window.stale = true;
                if (!m_spine.empty()) emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
            } else {
                beginResetModel();
                m_spine = std::move(*rows);
                m_windows.clear();
                m_order.clear();
                endResetModel();
            }
            m_loaded = true;
            emit spineLoaded();
        });
}

const ActRow* ActModel::at(int row) const {
    if (row < 0 || row >= rowCount()) return nullptr;
    const int number = row / windowRows;
    const auto found = m_windows.find(number);
    if (found == m_windows.end()) {
        want(number);
        return nullptr;
    }
    if (found->second.stale) want(number);
    m_order.splice(m_order.begin(), m_order, found->second.used);
    const auto at = static_cast<std::size_t>(row % windowRows);
    return at < found->second.rows.size() ? &found->second.rows[at] : nullptr;
}

void ActModel::want(int window) const {
    m_wanted.erase(std::remove(m_wanted.begin(), m_wanted.end(), window), m_wanted.end());
    m_wanted.push_back(window);
    if (m_scheduled || m_loading) return;
    m_scheduled = true;
    QMetaObject::invokeMethod(
        const_cast<ActModel*>(this),
        [self = const_cast<ActModel*>(this)] {
            self->m_scheduled = false;
            self->loadNext();
        },
        Qt::QueuedConnection);
}

void ActModel::loadNext() {
    if (m_loading || m_wanted.empty()) return;
    const int number = m_wanted.back();
    m_wanted.pop_back();
    const std::size_t from = static_cast<std::size_t>(number) * windowRows;
    if (from >= m_spine.size()) {
        loadNext();
        return;
    }
    const std::size_t to = std::min(from + windowRows, m_spine.size());
    m_loading = true;
    m_session.read(
        this, m_windowLatest,
        [rows = std::vector<std::int64_t>(m_spine.begin() + static_cast<std::ptrdiff_t>(from),
                                          m_spine.begin() + static_cast<std::ptrdiff_t>(to))](
            const ReadContext& context) -> Result<std::vector<ActRow>> {
            MULIN_TRY_LET(acts, journal::actsAt(context.reader, context.access, rows));
            std::vector<ActRow> made;
            made.reserve(acts.size());
            for (const journal::Act& act : acts) made.push_back(actRow(context, act));
            return made;
        },
        [this, number](Result<std::vector<ActRow>> rows) {
            m_loading = false;
            if (!rows) {
                m_session.sayError(rows.error());
                return;
            }
            auto found = m_windows.find(number);
            if (found == m_windows.end()) {
                m_order.push_front(number);
                found = m_windows.emplace(number, Window{{}, false, m_order.begin()}).first;
            }
            found->second.rows = std::move(*rows);
            found->second.stale = false;
            while (m_windows.size() > keptWindows) {
                m_windows.erase(m_order.back());
                m_order.pop_back();
            }
            const int first = number * windowRows;
            const int last = qMin(first + windowRows, rowCount()) - 1;
            emit dataChanged(index(first, 0), index(last, columnCount() - 1));
            emit windowLoaded(first, last);
            loadNext();
        });
}

int ActModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_spine.size());
}

QVariant ActModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= columnCount()) return {};
    const QString titles[] = {tr("What"), tr("When"), tr("Who"), QString(), QString(), tr("About"), tr("Device")};
    return titles[m_columns[static_cast<std::size_t>(section)]];
}

QVariant ActModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    if (role == StrongRole) return false;
    if (role != Qt::DisplayRole && role != StateRole && role != Qt::ToolTipRole) return {};
    const ActRow* row = at(index.row());
    if (row == nullptr) return {};
    const Column column = m_columns[static_cast<std::size_t>(index.column())];
    if (role == Qt::ToolTipRole) {
        if (column != What && column != About) return {};
        return plainToolTip(column == What ? row->what : row->about);
    }
    if (role == StateRole) {
        if (column == State) return QVariant::fromValue(row->undoable ? CellState::Accent : CellState::Secondary);
        if (column == Kept) return QVariant::fromValue(CellState::Accent);
        return QVariant::fromValue(column == What ? CellState::Plain : CellState::Secondary);
    }
    const QString kept = row->keptBy ? tr("%1 kept").arg(row->kept) : QString();
    const QString cells[] = {row->what,  row->when,  row->who, kept, row->undoable ? tr("Undo") : row->state,
                             row->about, row->device};
    return cells[column];
}

} // namespace mulin::ui

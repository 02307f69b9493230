#include "ui/pages/today/today_data.h"

#include "core/journal/drafts.h"
#include "core/ledgers/next_steps.h"
#include "core/organisation/coverage.h"
#include "core/records/query.h"
#include "core/records/view.h"
#include "core/schema/validation.h"
#include "ui/pages/organisation/coverage_panel.h"
#include "ui/pages/person/person_data.h"
#include "ui/pages/record_acts.h"
#include "ui/pages/today/ledger_rows.h"
#include "ui/pages/today/recent_rows.h"
#include "ui/pages/today/today_words.h"
#include "ui/pages/visits/due_data.h"
#include "ui/shell/text.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <map>

namespace mulin::ui {

namespace {

using ledgers::DueVisit;

constexpr int daysAhead = 7;    ///< "the next days"
constexpr int visitsSeen = 10;  ///< more are seen as groups
constexpr int rowsInside = 200; ///< of a group; the rest is counted

class Board {
public:
    Board(const ReadContext& context, const ledgers::Agenda& agenda, std::vector<ledgers::OpenStep> steps)
        : m_context(context), m_agenda(agenda), m_steps(std::move(steps)) {}

    void fill(TodayBoard& board) {
        fillToday(board);
        fillOverdue(board);
        fillNothing(board);
        fillSoon(board);
        fillVacant(board);
    }

private:
    QString ledger(const std::string& id) const {
        return utf(m_context.catalogue.find(id)->label.in(m_context.language));
    }
    QString interval(const DueVisit& visit) const {
        return intervalWords(m_context.catalogue, m_context.language, visit.interval);
    }
    QString late(Date due) const {
        const int days = m_context.today.days - due.days;
        if (days < 0) return shortDay(due, m_context.today);
        if (days == 0) return TodayWords::tr("today");
        return TodayWords::tr("%n days late", nullptr, days);
    }
    Colour stateOf(Date due) const {
        return due < m_context.today ? Colour::Overdue : due == m_context.today ? Colour::Due : Colour::Text2;
    }
    static QString titled(const QString& what, const ledgers::Somebody& who) {
        QStringList parts{what, utf(who.name), utf(who.door)};
        parts.removeAll(QString());
        return parts.join(wide);
    }
    TodayRow visitRow(const DueVisit& visit) const {
        TodayRow row;
        row.icon = QStringLiteral("visit");
        row.title = titled({}, visit.person);
        QStringList note;
        for (const std::string& id : visit.ledgers) note << ledger(id);
        if (visit.promised)
            note << TodayWords::tr("day named on the last visit");
        else
            note << interval(visit);
        if (visit.last) {
            QString last = TodayWords::tr("last %1").arg(shortDay(*visit.last, m_context.today));
            if (!visit.findings.empty()) last += QLatin1Char(' ') + utf(visit.findings).simplified();
            note << last;
        } else {
            note << TodayWords::tr("not visited yet");
        }
        row.note = note.join(wide);
        row.end = late(visit.due);
        row.state = stateOf(visit.due);
        row.to = {QStringLiteral("person"), hex(visit.person.id)};
        row.act = {QStringLiteral("visit"), QStringLiteral("new:") + hex(visit.person.id)};
        return row;
    }
    TodayRow reviewRow(const ledgers::DueReview& review) const {
        TodayRow row;
        row.icon = QStringLiteral("ledger");
        row.title = TodayWords::tr("Review: %1").arg(utf(review.person.name));
        row.note = titled(ledger(review.ledger), {review.person.id, {}, review.person.door});
        row.end = late(review.due);
        row.state = stateOf(review.due);
        row.to = {QStringLiteral("ledgers"), utf(review.ledger) + QLatin1Char(':') + hex(review.enrolment)};
        return row;
    }
    TodayRow stepRow(const ledgers::OpenStep& step) const {
        TodayRow row;
        row.icon = QStringLiteral("flag");
        row.title = utf(step.what);
        QStringList note{utf(step.who.door), utf(step.who.name), utf(step.responsible)};
        note.removeAll(QString());
        row.note = note.join(wide);
        row.end = late(*step.due);
        row.state = stateOf(*step.due);
        row.to = step.organisation ? Location{QStringLiteral("records"), QStringLiteral("next_step:") + hex(step.id)}
                                   : Location{QStringLiteral("person"), hex(step.who.id)};
        return row;
    }
    TodayRow organisationRow(const DueVisit& visit) const {
        TodayRow row = visitRow(visit);
        row.icon = QStringLiteral("organisation");
        row.to = {QStringLiteral("records"), QStringLiteral("organisation:") + hex(visit.person.id)};
        row.act = {QStringLiteral("visit"), QStringLiteral("new:organisation:") + hex(visit.person.id)};
        return row;
    }
    static int countOf(const std::vector<TodayRow>& rows) {
        return static_cast<int>(std::count_if(rows.begin(), rows.end(),
                                              [](const TodayRow& row) { return row.kind == TodayRow::Kind::Act; }));
    }
    static QString people(int count) { return TodayWords::tr("%n people", nullptr, count); }
    /// A group that opens; with more rows than one reads, the rest as a number.
    static TodayRow group(const QString& icon, const QString& title, std::vector<TodayRow> inside) {
        TodayRow row;
        row.icon = icon;
        row.title = title;
        row.end = people(static_cast<int>(inside.size()));
        if (inside.size() > rowsInside) {
            const auto rest = static_cast<int>(inside.size()) - rowsInside;
            inside.resize(rowsInside);
            inside.push_back(TodayRow::nothing(TodayWords::tr("and %n more", nullptr, rest)));
        }
        row.inside = std::move(inside);
        return row;
    }
    /// "第3网格 2、第7网格 1"
    QString gridsOf(const std::vector<const DueVisit*>& visits) const {
        std::map<std::string, int> counts;
        for (const DueVisit* visit : visits) ++counts[visit->grid];
        QStringList parts;
        for (const auto& [grid, count] : counts) {
            if (parts.size() == 4) {
                parts << QStringLiteral("…");
                break;
            }
            parts << (grid.empty() ? TodayWords::tr("no grid") : utf(grid)) + QLatin1Char(' ') + QString::number(count);
        }
        return parts.join(QChar(0x3001));
    }

    void fillToday(TodayBoard& board) {
        std::vector<TodayRow> reviews, visits, organisations, steps, soon;
        std::map<Date, std::vector<TodayRow>> later;
        std::map<std::string, std::vector<TodayRow>> byGrid;
        for (const auto& review : m_agenda.reviews)
            if (review.due == m_context.today) reviews.push_back(reviewRow(review));
        for (const DueVisit& visit : m_agenda.visits) {
            if (visit.due == m_context.today) {
                visits.push_back(visitRow(visit));
                byGrid[visit.grid].push_back(visits.back());
            } else if (visit.due > m_context.today && visit.due <= m_context.today.plusDays(daysAhead)) {
                later[visit.due].push_back(visitRow(visit));
            }
        }
        for (const DueVisit& visit : m_agenda.organisations)
            if (visit.due == m_context.today) organisations.push_back(organisationRow(visit));
        for (const ledgers::OpenStep& step : m_steps)
            if (step.due == m_context.today) steps.push_back(stepRow(step));
        board.todayCount = static_cast<int>(reviews.size() + visits.size() + organisations.size() + steps.size());
        if (board.todayCount == 0) board.today.push_back(TodayRow::nothing(TodayWords::tr("Nothing is due today.")));
        const auto add = [&](const char* caption, std::vector<TodayRow> rows) {
            if (rows.empty()) return;
            board.today.push_back(TodayRow::caption(TodayWords::tr(caption)));
            std::move(rows.begin(), rows.end(), std::back_inserter(board.today));
        };
        add(QT_TRANSLATE_NOOP("mulin::ui::TodayPage", "Due today"), std::move(reviews));
        add(QT_TRANSLATE_NOOP("mulin::ui::TodayPage", "Next steps"), std::move(steps));
        if (visits.size() > visitsSeen) {
            visits.clear();
            for (auto& [grid, rows] : byGrid)
                visits.push_back(group(QStringLiteral("visit"), grid.empty() ? TodayWords::tr("no grid") : utf(grid),
                                       std::move(rows)));
        }
        add(QT_TRANSLATE_NOOP("mulin::ui::TodayPage", "Planned visits"), std::move(visits));
        add(QT_TRANSLATE_NOOP("mulin::ui::TodayPage", "Organisations to visit"), std::move(organisations));
        for (auto& [day, rows] : later) {
            const QString when = shortDay(day, m_context.today);
            soon.push_back(group(QStringLiteral("calendar"),
                                 day == m_context.today.plusDays(1) ? when : when + wide + weekday(day),
                                 std::move(rows)));
        }
        add(QT_TRANSLATE_NOOP("mulin::ui::TodayPage", "The next days"), std::move(soon));
    }

    void fillOverdue(TodayBoard& board) {
        std::map<std::string, std::vector<const DueVisit*>> byLedger;
        for (const DueVisit& visit : m_agenda.visits)
            if (visit.due < m_context.today)
                byLedger[visit.promised || visit.ledgers.empty() ? std::string() : visit.ledgers.front()].push_back(
                    &visit);
        std::vector<TodayRow> rows;
        for (const auto& review : m_agenda.reviews)
            if (review.due < m_context.today) rows.push_back(reviewRow(review));
        if (rows.size() > 3) {
            const QString longest = rows.front().end;
            TodayRow all = group(QStringLiteral("warning"), TodayWords::tr("Reviews not made"), std::move(rows));
            all.note = TodayWords::tr("longest: %1").arg(longest);
            all.state = Colour::Overdue;
            rows = {std::move(all)};
        }
        std::vector<TodayRow> steps, organisations;
        for (const ledgers::OpenStep& step : m_steps)
            if (step.due < m_context.today) steps.push_back(stepRow(step));
        for (const DueVisit& visit : m_agenda.organisations)
            if (visit.due < m_context.today) organisations.push_back(organisationRow(visit));
        const auto addGroup = [&](const char* title, const char* counted, std::vector<TodayRow> inside) {
            if (inside.size() <= 3) return std::move(inside.begin(), inside.end(), std::back_inserter(rows)), void();
            const QString longest = inside.front().end;
            const auto count = static_cast<int>(inside.size());
            TodayRow all = group(QStringLiteral("warning"), TodayWords::tr(title), std::move(inside));
            all.end = TodayWords::tr(counted, nullptr, count);
            all.note = TodayWords::tr("longest: %1").arg(longest);
            all.state = Colour::Overdue;
            rows.push_back(std::move(all));
        };
        addGroup(QT_TRANSLATE_NOOP("mulin::ui::TodayPage", "Next steps not done"),
                 QT_TRANSLATE_N_NOOP("mulin::ui::TodayPage", "%n things"), std::move(steps));
        addGroup(QT_TRANSLATE_NOOP("mulin::ui::TodayPage", "Organisations not visited"),
                 QT_TRANSLATE_N_NOOP("mulin::ui::TodayPage", "%n organisations"), std::move(organisations));
        for (const auto& [id, visits] : byLedger) {
            if (id.empty() && visits.size() <= 2) {
                for (const DueVisit* visit : visits) rows.push_back(visitRow(*visit));
                continue;
            }
            std::vector<TodayRow> inside;
            for (const DueVisit* visit : visits) inside.push_back(visitRow(*visit));
            const QString title = id.empty() ? TodayWords::tr("Visits on a day that was named")
                                             : TodayWords::tr("%1: not visited").arg(ledger(id));
            TodayRow all = group(QStringLiteral("warning"), title, std::move(inside));
            all.note = TodayWords::tr("longest: %1").arg(late(visits.front()->due)) + wide + gridsOf(visits);
            all.state = Colour::Overdue;
            rows.push_back(std::move(all));
        }
        add(board, QT_TRANSLATE_NOOP("mulin::ui::TodayPage", "Overdue"), std::move(rows));
    }

    void fillNothing(TodayBoard& board) {
        std::vector<TodayRow> inside;
        for (const auto& one : m_agenda.nothing) {
            TodayRow row;
            row.icon = QStringLiteral("file");
            row.title = titled({}, one.person);
            row.note = ledger(one.ledger) + wide +
                       TodayWords::tr("nothing since %1").arg(shortDay(one.since, m_context.today));
            row.to = {QStringLiteral("ledgers"), utf(one.ledger) + QLatin1Char(':') + hex(one.enrolment)};
            row.act = {QStringLiteral("visit"), QStringLiteral("new:") + hex(one.person.id)};
            inside.push_back(std::move(row));
        }
        if (inside.empty()) return;
        TodayRow all =
            group(QStringLiteral("file"), TodayWords::tr("Enrolled, and nothing planned"), std::move(inside));
        all.note = TodayWords::tr("longest: %1")
                       .arg(all.inside.front().title + wide + all.inside.front().note.section(wide, 1));
        add(board, QT_TRANSLATE_NOOP("mulin::ui::TodayPage", "No next step"), {std::move(all)});
    }

    void fillSoon(TodayBoard& board) {
        std::vector<TodayRow> reviews, rows;
        for (const auto& review : m_agenda.reviews)
            if (review.due > m_context.today) reviews.push_back(reviewRow(review));
        if (reviews.size() > 3)
            rows.push_back(
                group(QStringLiteral("ledger"), TodayWords::tr("Reviews in the next 30 days"), std::move(reviews)));
        else
            rows = std::move(reviews);
        add(board, QT_TRANSLATE_NOOP("mulin::ui::TodayPage", "Coming"), std::move(rows));
    }

    /// Posts that nobody holds, each opening its unit; whoever may not read posts is told nothing.
    void fillVacant(TodayBoard& board) {
        const auto found =
            organisation::coverage(m_context.reader, m_context.tables, m_context.access, m_context.today);
        if (!found) return;
        std::vector<TodayRow> inside;
        for (const organisation::CoverageGap& gap : found->gaps)
            if (gap.lack != organisation::Lack::StandIn && gap.lack != organisation::Lack::Ending)
                inside.push_back(gapRow(gap, m_context.language));
        if (inside.empty()) return;
        const auto count = static_cast<int>(inside.size());
        std::vector<TodayRow> rows;
        if (inside.size() > 3) {
            TodayRow all =
                group(QStringLiteral("id-card"), TodayWords::tr("Posts that nobody holds"), std::move(inside));
            all.end = TodayWords::tr("%n posts", nullptr, count);
            all.note = coverageWords(*found).join(wide);
            all.state = Colour::Due;
            rows.push_back(std::move(all));
        } else {
            rows = std::move(inside);
        }
        add(board, QT_TRANSLATE_NOOP("mulin::ui::TodayPage", "Vacant posts"), std::move(rows));
    }

    void add(TodayBoard& board, const char* caption, std::vector<TodayRow> rows) {
        if (rows.empty()) return;
        board.attention.push_back(TodayRow::caption(TodayWords::tr(caption)));
        board.attentionCount += countOf(rows);
        std::move(rows.begin(), rows.end(), std::back_inserter(board.attention));
    }

    const ReadContext& m_context;
    const ledgers::Agenda& m_agenda;
    std::vector<ledgers::OpenStep> m_steps; ///< due and overdue
};

/// Where a half-filled form is gone on with: it offers by itself what was left.
std::optional<TodayRow> draftRow(const ReadContext& context, const journal::Draft& draft) {
    const QStringList parts = utf(draft.form).split(QLatin1Char('/'));
    const schema::TypeDef* type = context.catalogue.find(parts.value(1).toStdString());
    if (type == nullptr || parts.size() != 2 || !context.access.allows(access::Right::Write, type->id)) return {};
    TodayRow row;
    row.icon = utf(type->icon);
    row.title = utf(type->label.in(context.language));
    const QString name = utf(type->id);
    if (draft.record) {
        const auto record =
            records::find(context.reader, context.tables, context.access, type->id, draft.record->uid());
        if (!record || !record->alive) return {};
        row.title +=
            wide + utf(records::titleOf(context.reader, context.tables, context.access, *record, context.language));
        const auto place = placeOf(context, type->id, *draft.record);
        if (!place) return {};
        row.to = *place;
    } else if (type->id == "person") {
        row.to = {QStringLiteral("residents"), QStringLiteral("new")};
    } else if (type->id == "visit") {
        row.to = {QStringLiteral("visit"), QStringLiteral("new")};
    } else if (type->ledger) {
        row.to = {QStringLiteral("ledgers"), name + QStringLiteral(":enrol:")};
    } else {
        return {};
    }
    row.note = TodayWords::tr("half filled in, not saved");
    row.end = shortTime(draft.saved, context.today);
    return row;
}

Result<void> fillWaiting(const ReadContext& context, TodayBoard& board) {
    std::vector<TodayRow> rows;
    MULIN_TRY_LET(drafts, journal::drafts(context.reader, context.access));
    for (const journal::Draft& draft : drafts)
        if (auto row = draftRow(context, draft)) rows.push_back(std::move(*row));
    const auto add = [&](const char* caption) {
        if (rows.empty()) return;
        board.waiting.push_back(TodayRow::caption(TodayWords::tr(caption)));
        board.waitingCount += static_cast<int>(rows.size());
        std::move(rows.begin(), rows.end(), std::back_inserter(board.waiting));
        rows.clear();
    };
    add(QT_TRANSLATE_NOOP("mulin::ui::TodayPage", "Half-filled forms"));
    records::Query marked;
    marked.type = "person";
    marked.where = "check is not empty";
    const auto count = records::count(context.reader, context.tables, context.access, marked, context.today);
    if (count && *count > 0) {
        TodayRow row;
        row.icon = QStringLiteral("residents");
        row.title = TodayWords::tr("Residents to be checked");
        row.note = TodayWords::tr("an import could not make sense of something");
        const int people = static_cast<int>(*count);
        row.end = TodayWords::tr("%n people", nullptr, people);
        row.state = Colour::Due;
        row.to = {QStringLiteral("residents"), QStringLiteral("check")};
        rows.push_back(std::move(row));
    }
    add(QT_TRANSLATE_NOOP("mulin::ui::TodayPage", "For me to judge"));
    if (board.waiting.empty()) board.waiting.push_back(TodayRow::nothing(TodayWords::tr("Nothing waits for you.")));
    MULIN_TRY_LET(recent, recentRows(context));
    if (recent.empty()) return {};
    board.waiting.push_back(TodayRow::caption(TodayWords::tr("Worked on lately")));
    std::move(recent.begin(), recent.end(), std::back_inserter(board.waiting));
    return {};
}

} // namespace

Result<TodayBoard> readToday(const ReadContext& context, bool mine, const SharedAgenda::Source& source) {
    TodayBoard board;
    if (const auto user = context.access.user())
        board.user = utf(
            records::titleOf(context.reader, context.tables, context.access, "user", user->uid(), context.language));
    MULIN_TRY_LET(shared, source(context));
    ledgers::Agenda agenda = *shared;
    MULIN_TRY_LET(steps, ledgers::stepsDue(context.reader, context.tables, context.access, context.today));
    const std::string name = board.user.toStdString();
    const auto isMine = [&](const DueVisit& visit) {
        return !name.empty() && visit.keeper.find(name) != std::string::npos;
    };
    board.keeps = std::any_of(agenda.visits.begin(), agenda.visits.end(), isMine);
    if (mine && board.keeps) {
        std::erase_if(agenda.visits, [&](const DueVisit& visit) { return !isMine(visit); });
        std::erase_if(agenda.organisations, [&](const DueVisit& visit) { return !isMine(visit); });
        std::erase_if(steps,
                      [&](const ledgers::OpenStep& step) { return step.responsible.find(name) == std::string::npos; });
    }
    Board(context, agenda, std::move(steps)).fill(board);
    MULIN_TRY(addLedgerRows(context, board));
    MULIN_TRY(fillWaiting(context, board));
    if (board.attention.empty()) board.attention.push_back(TodayRow::nothing(TodayWords::tr("Nothing is overdue.")));
    records::Query anybody;
    anybody.type = "person";
    anybody.limit = 1;
    const auto one = records::list(context.reader, context.tables, context.access, anybody, context.today);
    board.empty = one && one->empty();
    return board;
}

Result<Waiting> readWaiting(const ReadContext& context, const SharedAgenda::Source& source) {
    MULIN_TRY_LET(agenda, source(context));
    Waiting waiting;
    for (const DueVisit& visit : agenda->visits) {
        if (visit.due > context.today) continue;
        ++waiting.visits;
        if (visit.due == context.today) ++waiting.today;
    }
    for (const DueVisit& visit : agenda->organisations)
        if (visit.due == context.today) ++waiting.today;
    MULIN_TRY_LET(steps, ledgers::stepsDue(context.reader, context.tables, context.access, context.today));
    for (const ledgers::OpenStep& step : steps)
        if (step.due == context.today) ++waiting.today;
    for (const auto& review : agenda->reviews) {
        if (review.due > context.today) continue;
        ++waiting.reviews;
        if (review.due == context.today) ++waiting.today;
    }
    return waiting;
}

} // namespace mulin::ui

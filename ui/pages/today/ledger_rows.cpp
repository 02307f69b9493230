#include "ui/pages/today/ledger_rows.h"

#include "core/casework/deadlines.h"
#include "core/ledgers/retention.h"
#include "core/ledgers/suggestions.h"
#include "ui/look/number.h"
#include "ui/pages/today/today_words.h"
#include "ui/shell/text.h"

#include <QtCore/QCoreApplication>

namespace mulin::ui {

namespace {

constexpr std::size_t suggestionsSeen = 3;

void add(std::vector<TodayRow>& column, int& count, const char* caption, std::vector<TodayRow> rows) {
    if (rows.empty()) return;
    column.push_back(TodayRow::caption(TodayWords::tr(caption)));
    count += static_cast<int>(rows.size());
    std::move(rows.begin(), rows.end(), std::back_inserter(column));
}

TodayRow stepRow(const ReadContext& context, const casework::DueStep& step) {
    TodayRow row;
    row.icon = utf(step.type->icon);
    row.title = QStringList{utf(step.step->label.in(context.language)), utf(step.name)}.join(wide);
    row.note =
        QStringList{utf(step.type->label.in(context.language)), TodayWords::tr("from %1 on").arg(utf(step.from.iso()))}
            .join(wide);
    const int late = context.today.days - step.due.days;
    row.end = late == 0 ? TodayWords::tr("today") : TodayWords::tr("%n days late", nullptr, late);
    row.state = late == 0 ? Colour::Due : Colour::Overdue;
    row.to = {QStringLiteral("records"), utf(step.type->id) + QLatin1Char(':') + utf(step.record.hex())};
    return row;
}

} // namespace

Result<void> addLedgerRows(const ReadContext& context, TodayBoard& board) {
    std::vector<TodayRow> dueToday, overdue, suggestions, expired;
    static const WorkingCalendar calendar = WorkingCalendar::shipped();
    MULIN_TRY_LET(steps,
                  casework::dueSteps(context.reader, context.tables, context.catalogue, context.access, calendar,
                                     {context.today, context.today, {}, {}, context.language}, context.progress));
    for (const casework::DueStep& step : steps)
        (step.due == context.today ? dueToday : overdue).push_back(stepRow(context, step));

    ledgers::SuggestionQuery query;
    query.most = 0;
    MULIN_TRY_LET(suggested, ledgers::suggestions(context.reader, context.tables, context.catalogue, context.access,
                                                  context.today, query, context.progress));
    for (const auto& count : suggested.counts) {
        TodayRow row;
        row.icon = QStringLiteral("bulb");
        row.title =
            QStringList{utf(count.ledger->label.in(context.language)), utf(count.rule->label.in(context.language))}
                .join(wide);
        row.note = utf(count.rule->why.in(context.language));
        row.end = number(count.people);
        row.to = {QStringLiteral("ledgers"), utf(count.ledger->id)};
        suggestions.push_back(std::move(row));
    }

    MULIN_TRY_LET(old,
                  ledgers::expired(context.reader, context.tables, context.catalogue, context.access, context.today));
    for (const ledgers::Expired& one : old) {
        TodayRow row;
        const auto people = static_cast<int>(one.count);
        row.icon = QStringLiteral("clock");
        row.title = TodayWords::tr("%1: %n enrolments need not be kept", nullptr, people)
                        .arg(utf(one.ledger->label.in(context.language)));
        row.note = TodayWords::tr("left on or before %1, kept for %2 years")
                       .arg(utf(one.leftBy.iso()))
                       .arg(*one.ledger->rules.keepYears);
        row.to = {QStringLiteral("ledgers"), utf(one.ledger->id) + QStringLiteral(":left")};
        expired.push_back(std::move(row));
    }
    if (!dueToday.empty()) {
        if (board.todayCount == 0) board.today.clear(); // "Nothing is due today."
        add(board.today, board.todayCount, QT_TRANSLATE_NOOP("mulin::ui::TodayPage", "Limits that end today"),
            std::move(dueToday));
    }
    add(board.attention, board.attentionCount, QT_TRANSLATE_NOOP("mulin::ui::TodayPage", "Limits that have passed"),
        std::move(overdue));
    if (suggestions.size() > suggestionsSeen) {
        TodayRow all;
        all.icon = QStringLiteral("bulb");
        all.title = TodayWords::tr("Whom to look at, by ledger");
        all.end = number(suggested.total);
        all.inside = std::move(suggestions);
        suggestions.clear();
        suggestions.push_back(std::move(all));
    }
    add(board.attention, board.attentionCount, QT_TRANSLATE_NOOP("mulin::ui::TodayPage", "Suggestions"),
        std::move(suggestions));
    add(board.attention, board.attentionCount, QT_TRANSLATE_NOOP("mulin::ui::TodayPage", "Kept long enough"),
        std::move(expired));
    return {};
}

} // namespace mulin::ui

#include "ui/pages/today/month_strip.h"

#include "core/ledgers/agenda.h"
#include "core/reports/monthly.h"
#include "ui/charts/day_bars.h"
#include "ui/look/number.h"
#include "ui/printing/monthly_document.h"
#include "ui/shell/text.h"
#include "ui/widgets/label.h"
#include "ui/widgets/strip.h"

#include <QtCore/QLocale>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QHBoxLayout>

#include <numeric>

namespace mulin::ui {

namespace {

QString percent(std::int64_t part, std::int64_t whole) {
    return QString::number(100.0 * static_cast<double>(part) / static_cast<double>(whole), 'f', 1);
}

/// "2026-11:visits_households", as the page of reports takes it.
Location figureAt(const reports::MonthlyReport& report, const char* id) {
    return {QStringLiteral("reports"), QStringLiteral("%1-%2:%3")
                                           .arg(report.month.year)
                                           .arg(report.month.month, 2, 10, QLatin1Char('0'))
                                           .arg(printing::FigureRef{id, {}, false}.anchor())};
}

QString comparedWords(std::int64_t change) {
    if (change == 0) return MonthStrip::tr("as many as last month");
    return (change > 0 ? MonthStrip::tr("%1 more than the whole of last month")
                       : MonthStrip::tr("%1 fewer than the whole of last month"))
        .arg(number(std::abs(change)));
}

} // namespace

Result<MonthSoFar> readMonth(const ReadContext& context) {
    const reports::Month month = reports::monthOf(context.today, reports::monthEndDay(context.reader));
    MULIN_TRY_LET(report, reports::monthly(context.reader, context.tables, context.catalogue, context.access,
                                           {month.year, month.month}, context.progress));
    const QString name = context.language == schema::Language::Zh ? QString::number(month.month)
                                                                  : QLocale::c().standaloneMonthName(month.month);
    MonthSoFar made{name, report.period.from, report.period.to, {}, {}};
    const auto add = [&](const char* id, const QString& title, const QString& note) {
        const reports::Figure& figure = report.at(id);
        made.figures.push_back({title, number(figure.value()), utf(figure.unit.in(context.language)), note,
                                comparedWords(figure.change()), figureAt(report, id)});
    };
    add("visits_households", MonthStrip::tr("Households visited"),
        MonthStrip::tr("%1 people, %2 visits to people")
            .arg(number(report.at("visits_persons").value()), number(report.at("visits_times").value())));
    MULIN_TRY_LET(visited, ledgers::visitedMembers(context.reader, context.tables, context.catalogue, context.access,
                                                   report.period.from, context.today));
    if (visited.members > 0)
        made.figures.push_back(
            {MonthStrip::tr("In ledgers and visited"),
             percent(visited.visited, visited.members),
             QStringLiteral("%"),
             MonthStrip::tr("%1 ÷ %2 people to be visited every month or week")
                 .arg(number(visited.visited), number(visited.members)),
             visited.visited == visited.members
                 ? MonthStrip::tr("all of them")
                 : MonthStrip::tr("%1 still to be visited").arg(number(visited.members - visited.visited)),
             {QStringLiteral("ledgers")}});
    add("residents", MonthStrip::tr("Residents"),
        MonthStrip::tr("%1 households").arg(number(report.at("households").value())));
    made.figures.back().second =
        MonthStrip::tr("%1 moved in, %2 moved out")
            .arg(number(report.at("moved_in").value()), number(report.at("moved_out").value()));
    std::int64_t entered = 0, left = 0;
    for (const std::string& ledger : report.ledgers) {
        entered += report.at("ledger." + ledger + ".entered").value();
        left += report.at("ledger." + ledger + ".left").value();
    }
    if (!report.ledgers.empty())
        made.figures.push_back({MonthStrip::tr("Entered in ledgers"),
                                number(entered),
                                utf(report.at("residents").unit.in(context.language)),
                                MonthStrip::tr("%1 left a ledger").arg(number(left)),
                                {},
                                {QStringLiteral("ledgers")}});
    MULIN_TRY_LET(days, ledgers::visitsPerDay(context.reader, context.tables, context.access, made.from,
                                              std::min(made.to, context.today)));
    made.perDay = std::move(days);
    return made;
}

MonthStrip::MonthStrip(QWidget* parent)
    : QWidget(parent)
    , m_title(plainLabel({}, Look::Lead, this))
    , m_range(plainLabel({}, Look::Caption, this))
    , m_figures(new QGridLayout)
    , m_bars(new DayBars(QStringLiteral("today.days"), this))
    , m_total(plainLabel({}, Look::Caption, this)) {
    setObjectName(QStringLiteral("today.month"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(px().s6, px().s3, px().s6, px().s3);
    row->setSpacing(px().s4);
    auto* left = new QVBoxLayout;
    left->setSpacing(px().s1);
    auto* head = new QHBoxLayout;
    head->setSpacing(px().s3);
    head->addWidget(m_title);
    head->addWidget(m_range);
    head->addStretch(1);
    left->addLayout(head);
    m_figures->setHorizontalSpacing(px().s4);
    m_figures->setVerticalSpacing(px().s2);
    left->addLayout(m_figures);
    left->addStretch(1);
    row->addLayout(left, 11);
    row->addWidget(new Line(Qt::Vertical, this));
    auto* right = new QVBoxLayout;
    right->setSpacing(px().s1);
    auto* caption = new QHBoxLayout;
    caption->addWidget(plainLabel(tr("Visits of each day"), Look::Body, this));
    caption->addStretch(1);
    caption->addWidget(m_total);
    right->addLayout(caption);
    right->addWidget(m_bars, 1);
    row->addLayout(right, 9);
    m_bars->setAccessibleName(tr("Visits of each day"));
    connect(m_bars, &DayBars::chosen, this, [this](Date day) {
        emit chosen({QStringLiteral("visits"), QStringLiteral("on:") + utf(day.iso())});
    });
}

void MonthStrip::show(const MonthSoFar& month) {
    m_title->setText(tr("%1 so far").arg(month.name));
    m_range->setText(tr("%1 to %2").arg(utf(month.from.iso()), utf(month.to.iso())) + QChar(0x3000) +
                     tr("a figure opens what stands behind it"));
    for (QWidget* cell : m_cells) cell->deleteLater();
    m_cells.clear();
    for (std::size_t at = 0; at < month.figures.size(); ++at) {
        const MonthFigure& figure = month.figures[at];
        auto* cell = new QWidget(this);
        auto* column = new QVBoxLayout(cell);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(0);
        column->addWidget(plainLabel(figure.title, Look::Body, cell));
        auto* line = new QHBoxLayout;
        line->setSpacing(px().s1);
        auto* value = new LinkLabel(figure.value, cell);
        value->setObjectName(QStringLiteral("today.figure.%1").arg(at));
        value->setAccessibleName(QStringLiteral("%1 %2 %3").arg(figure.title, figure.value, figure.unit));
        setLook(*value, Look::Figure);
        connect(value, &LinkLabel::clicked, this, [this, to = figure.to] { emit chosen(to); });
        line->addWidget(value);
        line->addWidget(plainLabel(figure.unit, Look::Secondary, cell), 0, Qt::AlignBottom);
        line->addStretch(1);
        column->addLayout(line);
        column->addWidget(new ElidedLabel(figure.note, Look::Caption, cell));
        if (!figure.second.isEmpty()) column->addWidget(new ElidedLabel(figure.second, Look::Caption, cell));
        column->addStretch(1);
        m_figures->addWidget(cell, static_cast<int>(at) / 2, static_cast<int>(at) % 2);
        m_cells.push_back(cell);
    }
    m_total->setText(
        tr("%1 altogether").arg(number(std::accumulate(month.perDay.begin(), month.perDay.end(), std::int64_t{0}))) +
        QChar(0x3000) + tr("a bar opens the day"));
    m_bars->setDays(month.from, month.to, month.perDay, tr("visits"));
}

} // namespace mulin::ui

#include "ui/pages/visits/visit_calendar.h"

#include "core/records/query.h"
#include "core/records/view.h"
#include "ui/grids/table_header.h"
#include "ui/look/theme.h"
#include "ui/pages/person/day_words.h"
#include "ui/pages/today/today_list.h"
#include "ui/pages/visits/due_data.h"
#include "ui/shell/text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/strip.h"

#include <QtCore/QLocale>
#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QStyledItemDelegate>
#include <QtWidgets/QTableView>

namespace mulin::ui {

namespace {

constexpr int weeks = 6, week = 7, dayRows = 500, leastForDay = 560;
struct Calendar {
    Q_DECLARE_TR_FUNCTIONS(mulin::ui::VisitCalendar)
};

/// What there is to say of a day: a word and a number each, never colour alone.
struct DayWords {
    QString words, narrow;
    Colour role;
};
std::vector<DayWords> wordsOf(const CalendarDay& day, Date today) {
    std::vector<DayWords> all;
    if (day.done > 0)
        all.push_back(
            {Calendar::tr("done %1").arg(day.done), Calendar::tr("done %1", "narrow").arg(day.done), Colour::Done});
    if (day.planned > 0)
        all.push_back({Calendar::tr("planned %1").arg(day.planned),
                       Calendar::tr("planned %1", "narrow").arg(day.planned), Colour::Accent});
    if (day.due > 0)
        all.push_back({Calendar::tr("due %1").arg(day.due), Calendar::tr("due %1", "narrow").arg(day.due),
                       day.on < today ? Colour::Overdue : Colour::Due});
    return all;
}

class DayDelegate final : public QStyledItemDelegate {
public:
    DayDelegate(const CalendarModel& model, QObject* parent) : QStyledItemDelegate(parent), m_model(model) {}
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const CalendarDay* day = m_model.at(index);
        if (day == nullptr) return;
        painter->save();
        const bool chosen = option.state & QStyle::State_Selected, here = m_model.inMonth(*day);
        painter->fillRect(option.rect, colour(chosen                      ? Colour::AccentSoft
                                              : m_model.isDayOff(day->on) ? Colour::Bg
                                                                          : Colour::Raised));
        painter->setPen(colour(Colour::Line));
        painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
        painter->drawLine(option.rect.topRight(), option.rect.bottomRight());
        QRect box = option.rect.adjusted(px().s2, px().s1, -px().s1, -px().s1);
        const bool today = day->on == m_model.today();
        painter->setFont(baseFont(today ? Weight::Bold : Weight::Regular));
        painter->setPen(colour(today ? Colour::Accent : here ? Colour::Text : Colour::Text2));
        QString number = QString::number(day->on.day());
        if (const QString words = Calendar::tr("%1 today").arg(number);
            today && painter->fontMetrics().horizontalAdvance(words) <= box.width())
            number = words;
        painter->drawText(box, Qt::AlignLeft | Qt::AlignTop, number);
        box.setTop(box.top() + painter->fontMetrics().lineSpacing());
        painter->setFont(captionFont());
        const int line = painter->fontMetrics().lineSpacing();
        for (const DayWords& said : wordsOf(*day, m_model.today())) {
            if (box.height() < line) break;
            painter->setPen(colour(said.role));
            const bool fits = painter->fontMetrics().horizontalAdvance(said.words) <= box.width();
            painter->drawText(
                box, Qt::AlignLeft | Qt::AlignTop,
                painter->fontMetrics().elidedText(fits ? said.words : said.narrow, Qt::ElideRight, box.width()));
            box.setTop(box.top() + line);
        }
        if (chosen && option.state & QStyle::State_HasFocus)
            paintFocus(*painter, QRectF(option.rect).adjusted(1, 1, -1, -1), px().radiusTick);
        painter->restore();
    }

private:
    const CalendarModel& m_model;
};

Result<std::vector<TodayRow>> readDay(const ReadContext& context, Date day) {
    std::vector<TodayRow> rows;
    records::Query query;
    query.type = "visit";
    query.where = "visited_on = " + day.iso();
    query.limit = dayRows;
    MULIN_TRY_LET(visits, records::list(context.reader, context.tables, context.access, query, context.today));
    for (const journal::Record& visit : visits) {
        QStringList whom;
        for (const journal::Link& link : records::linksFrom(context.reader, context.tables, context.access, visit)) {
            const bool unit = link.table->links->id == "organisations";
            if (!unit && link.role != "visited") continue;
            whom << utf(records::titleOf(context.reader, context.tables, context.access,
                                         unit ? "organisation" : "person", link.to, context.language));
        }
        TodayRow row;
        row.icon = QStringLiteral("check");
        row.title = whom.join(QChar(0x3001));
        row.note = utf(visit.text("findings")).simplified();
        row.end = Calendar::tr("done");
        row.state = Colour::Done;
        row.to = {QStringLiteral("visit"), hex(visit.id())};
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace

Result<CalendarMonth> readCalendar(const ReadContext& context, int year, int month) {
    CalendarMonth made{year, month, {}, {}, {}};
    const Date first = *Date::fromYmd(year, month, 1);
    const Date from = first.plusDays(1 - first.weekday()), to = from.plusDays(weeks * week - 1);
    for (int i = 0; i < weeks * week; ++i) made.days.push_back({from.plusDays(i)});
    if (context.access.allows(access::Right::Read, "visit")) {
        MULIN_TRY_LET(done, ledgers::visitsPerDay(context.reader, context.tables, context.access, from, to));
        for (std::size_t i = 0; i < done.size(); ++i) made.days[i].done = static_cast<int>(done[i]);
    }
    MULIN_TRY_LET(agenda, ledgers::agenda(context.reader, context.tables, context.catalogue, context.access,
                                          context.today, to, context.progress));
    for (const auto* visits : {&agenda.visits, &agenda.organisations})
        for (const ledgers::DueVisit& visit : *visits) {
            if (visit.due < from) continue;
            CalendarDay& day = made.days[static_cast<std::size_t>(visit.due.days - from.days)];
            ++(visit.planned ? day.planned : day.due);
        }
    made.people = std::move(agenda.visits);
    made.organisations = std::move(agenda.organisations);
    return made;
}

CalendarModel::CalendarModel(Date today, QObject* parent)
    : QAbstractTableModel(parent), m_today(today), m_calendar(WorkingCalendar::shipped()) {}

void CalendarModel::show(std::shared_ptr<const CalendarMonth> month) {
    beginResetModel();
    m_month = std::move(month);
    endResetModel();
}
const CalendarDay* CalendarModel::at(const QModelIndex& index) const {
    return m_month && index.isValid() ? &m_month->days[static_cast<std::size_t>(index.row() * week + index.column())]
                                      : nullptr;
}
QModelIndex CalendarModel::indexOf(Date day) const {
    if (!m_month) return {};
    const int at = day.days - m_month->days.front().on.days;
    return at < 0 || at >= weeks * week ? QModelIndex() : index(at / week, at % week);
}
int CalendarModel::rowCount(const QModelIndex& parent) const { return parent.isValid() || !m_month ? 0 : weeks; }
int CalendarModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : week; }

QVariant CalendarModel::data(const QModelIndex& index, int role) const {
    const CalendarDay* day = at(index);
    if (day == nullptr || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole && role != Qt::ToolTipRole))
        return {};
    QStringList words{monthDay(day->on)};
    for (const DayWords& said : wordsOf(*day, m_today)) words << said.words;
    return words.join(QChar(0x3000));
}

QVariant CalendarModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    return weekday(Date::fromYmd(2026, 6, 1)->plusDays(section)); // a Monday
}

VisitCalendar::VisitCalendar(OfficeSession& session, Shell& shell, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_shell(shell)
    , m_title(plainLabel({}, Look::Lead, this))
    , m_day(plainLabel({}, Look::Lead, this))
    , m_table(new QTableView(this))
    , m_model(new CalendarModel(session.today(), this))
    , m_list(new TodayList(QStringLiteral("visits.day"), tr("The day"), this))
    , m_year(session.today().year())
    , m_monthOfYear(session.today().month())
    , m_chosen(session.today()) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    auto* left = new QVBoxLayout;
    left->setSpacing(0);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(px().s6, px().s2, px().s4, px().s2);
    head->setSpacing(px().s2);
    const auto add = [&](const char* name, const char* icon, const QString& words, int months) {
        auto* button = iconButton(QString::fromLatin1(icon), words, this);
        button->setObjectName(QString::fromLatin1(name));
        connect(button, &QAbstractButton::clicked, this, [this, months] { step(months); });
        head->addWidget(button);
    };
    add("visits.month.back", "chevron-left", tr("The month before"), -1);
    head->addWidget(m_title);
    add("visits.month.next", "chevron-right", tr("The next month"), 1);
    head->addStretch(1);
    left->addLayout(head);
    m_table->setObjectName(QStringLiteral("visits.calendar"));
    m_table->setAccessibleName(tr("Calendar of visits"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new DayDelegate(*m_model, m_table));
    m_table->setHorizontalHeader(new TableHeader(m_table));
    m_table->horizontalHeader()->setStretchLastSection(false); // all are
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->horizontalHeader()->setMinimumSectionSize(1); // all seven days fit, however narrow
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->verticalHeader()->hide();
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    left->addWidget(m_table, 1);
    row->addLayout(left, 3);
    m_ofDay = new QWidget(this);
    auto* beside = new QHBoxLayout(m_ofDay);
    beside->setContentsMargins(0, 0, 0, 0);
    beside->setSpacing(0);
    beside->addWidget(new Line(Qt::Vertical, m_ofDay));
    auto* right = new QVBoxLayout;
    beside->addLayout(right, 1);
    right->setContentsMargins(px().s3, px().s3, px().s3, 0);
    right->addWidget(m_day);
    right->addWidget(m_list, 1);
    row->addWidget(m_ofDay, 2);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& index) {
        if (const CalendarDay* day = m_model->at(index); day != nullptr && day->on != m_chosen) {
            m_chosen = day->on;
            listDay();
        }
    });
    connect(m_list, &TodayList::chosen, this, [this](const Location& to) { m_shell.open(to); });
}

void VisitCalendar::step(int months) {
    const Date now = Date::fromYmd(m_year, m_monthOfYear, 1)->plusMonths(months);
    m_year = now.year();
    m_monthOfYear = now.month();
    m_chosen = now;
    reload();
}

void VisitCalendar::reload() {
    m_session.read(
        this, m_latest,
        [year = m_year,
         month = m_monthOfYear](const ReadContext& context) -> Result<std::shared_ptr<const CalendarMonth>> {
            MULIN_TRY_LET(made, readCalendar(context, year, month));
            return std::shared_ptr<const CalendarMonth>(std::make_shared<CalendarMonth>(std::move(made)));
        },
        [this](const Result<std::shared_ptr<const CalendarMonth>>& month) {
            if (!month) return m_session.sayError(month.error());
            m_month = *month;
            //: year and month
            m_title->setText(m_session.language() == schema::Language::Zh
                                 ? tr("%1-%2").arg(m_month->year).arg(m_month->month)
                                 : QLocale::c().standaloneMonthName(m_month->month) +
                                       QStringLiteral(" %1").arg(m_month->year));
            const Date chosen = m_chosen;
            m_model->show(m_month);
            fit();
            m_chosen = chosen;
            m_table->setCurrentIndex(m_model->indexOf(chosen));
            listDay();
        });
}

void VisitCalendar::listDay() {
    m_day->setText(shortDay(m_chosen, m_session.today()) + QChar(0x3000) + weekday(m_chosen));
    m_session.read(
        this, m_dayLatest, [day = m_chosen](const ReadContext& context) { return readDay(context, day); },
        [this, day = m_chosen, month = m_month](const Result<std::vector<TodayRow>>& done) {
            std::vector<TodayRow> rows;
            if (month) {
                const auto add = [&](const std::vector<ledgers::DueVisit>& visits, bool person) {
                    for (const ledgers::DueVisit& visit : visits) {
                        if (visit.due != day) continue;
                        TodayRow row;
                        row.icon = person ? QStringLiteral("visit") : QStringLiteral("organisation");
                        row.title = utf(visit.person.door) + QChar(0x3000) + utf(visit.person.name);
                        row.note = keeperWords(visit);
                        row.end = visit.planned ? tr("planned") : tr("due");
                        row.state = day < m_session.today() ? Colour::Overdue : Colour::Due;
                        row.to = person ? Location{QStringLiteral("person"), hex(visit.person.id)}
                                        : Location{QStringLiteral("records"),
                                                   QStringLiteral("organisation:") + hex(visit.person.id)};
                        row.act = {QStringLiteral("visit"),
                                   (person ? QStringLiteral("new:") : QStringLiteral("new:organisation:")) +
                                       hex(visit.person.id)};
                        rows.push_back(std::move(row));
                    }
                };
                add(month->people, true);
                add(month->organisations, false);
            }
            if (done) rows.insert(rows.end(), done->begin(), done->end());
            if (rows.empty()) rows.push_back(TodayRow::nothing(tr("Nothing on this day.")));
            m_list->setRows(std::move(rows));
        });
}

std::vector<RecordId> VisitCalendar::people() const {
    std::vector<const ledgers::DueVisit*> due;
    if (m_month)
        for (const ledgers::DueVisit& visit : m_month->people)
            if (visit.due == m_chosen) due.push_back(&visit);
    std::sort(due.begin(), due.end(),
              [](const auto* a, const auto* b) { return ledgers::walksBefore(a->person, b->person); });
    std::vector<RecordId> ids;
    for (const auto* visit : due) ids.push_back(visit->person.id);
    return ids;
}

void VisitCalendar::fit() {
    m_ofDay->setVisible(width() >= leastForDay * px().base / 14); // else the month alone, with its words
    const int height = m_table->viewport()->height() / weeks;
    for (int row = 0; row < m_model->rowCount(); ++row) m_table->setRowHeight(row, qMax(px().row, height));
}

void VisitCalendar::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fit();
}

void VisitCalendar::takeFocus() { m_table->setFocus(Qt::OtherFocusReason); }

} // namespace mulin::ui

#include "ui/pages/today/today_page.h"

#include "ui/pages/person/person_data.h"
#include "ui/pages/today/month_strip.h"
#include "ui/pages/today/today_data.h"
#include "ui/shell/permits.h"
#include "ui/widgets/button.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/label.h"
#include "ui/widgets/page_head.h"
#include "ui/widgets/scrolled.h"
#include "ui/widgets/segmented.h"
#include "ui/widgets/strip.h"

#include <QtCore/QTimer>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QStackedWidget>

namespace mulin::ui {

using access::Right;

namespace {

constexpr int lowest = 560;        ///< height that leaves room for the month
constexpr int narrowColumns = 820; ///< width below which columns stand under each other
constexpr int leastColumns = 240;
constexpr int counterPauseMs = 400;
constexpr int dayCheckMs = 10 * 60 * 1000;

QString greeting(std::int64_t ms) {
    const int hour = QString::fromStdString(isoTimestamp(ms)).mid(11, 2).toInt();
    if (hour < 5 || hour >= 18) return TodayPage::tr("Good evening");
    if (hour < 11) return TodayPage::tr("Good morning");
    if (hour < 13) return TodayPage::tr("Good day");
    return TodayPage::tr("Good afternoon");
}

QString dayWords(Date today) {
    //: %1 month, %2 day of the month, %3 day of the week
    return TodayPage::tr("%3, %2/%1").arg(today.month()).arg(today.day()).arg(weekday(today));
}

} // namespace

TodayPage::TodayPage(Shell& shell, OfficeSession& session)
    : Page(shell)
    , m_session(session)
    , m_head(new PageHead(QStringLiteral("today"), tr("Today"), false, this))
    , m_whose(new Segmented({tr("All"), tr("Mine")}, this))
    , m_stack(new QStackedWidget(this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_whose->setObjectName(QStringLiteral("today.whose"));
    m_whose->hide();
    m_head->addAtEnd(m_whose);
    layout->addWidget(m_head);
    auto* desk = new QWidget(m_stack);
    auto* column = new QVBoxLayout(desk);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_scroll = new QScrollArea(desk);
    dressScroll(*m_scroll);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_columns = new QWidget(m_scroll);
    auto* row = new QHBoxLayout(m_columns);
    row->setContentsMargins(px().s4, 0, px().s4, 0);
    row->setSpacing(px().s2);
    m_today = addColumn("today.due", tr("Today"), m_columns);
    m_waiting = addColumn("today.waiting", tr("Waiting for me"), m_columns);
    m_attention = addColumn("today.attention", tr("To look at"), m_columns);
    row->addWidget(m_today.widget, 1);
    row->addWidget(new Line(Qt::Vertical, m_columns));
    row->addWidget(m_waiting.widget, 1);
    row->addWidget(new Line(Qt::Vertical, m_columns));
    row->addWidget(m_attention.widget, 1);
    m_scroll->setWidget(m_columns);
    column->addWidget(m_scroll, 1);
    m_month = new MonthStrip(desk);
    m_month->hide();
    m_line = new Line(Qt::Horizontal, desk);
    column->addWidget(m_line);
    column->addWidget(m_month);
    m_stack->addWidget(desk);
    auto* empty =
        new EmptyState(QStringLiteral("residents"), tr("Nobody is entered yet."),
                       tr("Bring the register in from a spreadsheet, or enter the first resident. What is due "
                          "then stands here by itself."),
                       m_stack);
    Permits& permits = *new Permits(session, {}, this);
    connect(permits.require(
                empty->addAction(QStringLiteral("today.import"), tr("Import a sheet"), QStringLiteral("import")),
                Right::Import),
            &QAbstractButton::clicked, this, [this] { go({QStringLiteral("import")}); });
    connect(permits.require(empty->addAction(QStringLiteral("today.first"), tr("Register a resident"),
                                             QStringLiteral("user-plus"), false),
                            {{Right::Write, "person"}}),
            &QAbstractButton::clicked, this, [this] {
                go({QStringLiteral("residents"), QStringLiteral("new")});
            });
    m_stack->addWidget(empty);
    layout->addWidget(m_stack, 1);
    m_foot = new ListFoot(this);
    m_foot->setRight(session.refusal({{Right::Write, "visit"}}).isEmpty()
                         ? tr("Enter opens   Ctrl+Enter registers a visit")
                         : tr("Enter opens"));
    layout->addWidget(m_foot);
    connect(m_whose, &Segmented::chosen, this, [this](int index) {
        m_mine = index == 1;
        reload();
    });
    connect(m_month, &MonthStrip::chosen, this, &TodayPage::go);
}

TodayPage::Column TodayPage::addColumn(const char* name, const QString& title, QWidget* parent) {
    auto* widget = new QWidget(parent);
    auto* layout = new QVBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, px().s2);
    layout->setSpacing(0);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(px().s2, px().s2, 0, 0);
    head->setSpacing(px().s2);
    head->addWidget(plainLabel(title, Look::Lead, widget));
    QLabel* count = plainLabel({}, Look::Secondary, widget);
    head->addWidget(count);
    head->addStretch(1);
    layout->addLayout(head);
    auto* list = new TodayList(QString::fromLatin1(name), title, widget);
    layout->addWidget(list, 1);
    connect(list, &TodayList::chosen, this, &TodayPage::go);
    connect(list, &TodayList::reached, this, [this, list](const QRect& row) {
        const QRect seen(list->viewport()->mapTo(m_columns, row.topLeft()), row.size());
        m_scroll->ensureVisible(seen.left(), seen.bottom(), 0, seen.height() + px().s4);
    });
    return {widget, count, list};
}

void TodayPage::go(const Location& to) {
    if (to.page == QLatin1String("visit"))
        if (const QString why = m_session.refusal({{Right::Write, "visit"}}); !why.isEmpty())
            return m_session.say({StatusMessage::Kind::Plain, why});
    shell().open(to);
}

void TodayPage::open(const QString&) { reload(); }

void TodayPage::reload() {
    m_session.read(
        this, m_latest,
        [mine = m_mine, agenda = SharedAgenda::of(m_session)](const ReadContext& context) {
            return readToday(context, mine, agenda);
        },
        [this](const Result<TodayBoard>& board) {
            if (board)
                show(*board);
            else
                m_session.sayError(board.error());
        });
    // Who may not see the figures has none; the desk is there all the same.
    m_session.read(this, m_monthLatest, readMonth, [this](const Result<MonthSoFar>& month) {
        if (month) m_month->show(*month);
        m_hasMonth = month.has_value();
        arrange();
    });
}

void TodayPage::show(const TodayBoard& board) {
    const QString hello = greeting(m_session.office().clock().nowMs());
    //: %1 name, %2 "Good morning"
    m_head->setTitle(board.user.isEmpty() ? hello : tr("%2, %1").arg(board.user, hello));
    m_head->setNote(dayWords(m_session.today()));
    m_whose->setVisible(board.keeps);
    const auto fill = [&](const Column& column, const std::vector<TodayRow>& rows, int count) {
        column.list->setRows(rows);
        column.count->setText(count == 0 ? QString() : tr("%n things", nullptr, count));
    };
    fill(m_today, board.today, board.todayCount);
    fill(m_waiting, board.waiting, board.waitingCount);
    fill(m_attention, board.attention, board.attentionCount);
    m_stack->setCurrentIndex(board.empty ? 1 : 0);
}

void TodayPage::takeFocus() {
    if (m_stack->currentIndex() == 0)
        m_today.list->setFocus(Qt::OtherFocusReason);
    else
        Page::takeFocus();
}

void TodayPage::arrange() {
    m_month->setVisible(m_hasMonth && height() >= lowest * px().base / 14);
    m_line->setVisible(!m_month->isHidden()); // the foot has its own
    const bool narrow = width() < narrowColumns * px().base / 14;
    auto* row = static_cast<QBoxLayout*>(m_columns->layout());
    row->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    for (const Column& column : {m_today, m_waiting, m_attention}) column.list->setWhole(narrow);
}

/// The month goes where there is no room for it.
QSize TodayPage::minimumSizeHint() const {
    const int least = px().base * leastColumns / 14;
    return {qMax(m_head->minimumSizeHint().width(), least), m_head->height() + least + m_foot->height()};
}

void TodayPage::resizeEvent(QResizeEvent* event) {
    Page::resizeEvent(event);
    arrange();
}

void attachCounters(OfficeSession& session, Shell& window, QObject* parent) {
    struct Counters final : QObject {
        using QObject::QObject;
        Latest latest;
    };
    auto* counters = new Counters(parent);
    auto* pause = new QTimer(counters);
    pause->setSingleShot(true);
    pause->setInterval(counterPauseMs); // many acts in a row are one change to a counter
    QObject::connect(pause, &QTimer::timeout, counters, [&session, &window, counters] {
        const auto read = [agenda = SharedAgenda::of(session)](const ReadContext& context) {
            return readWaiting(context, agenda);
        };
        session.read(counters, counters->latest, read, [&window](const Result<Waiting>& waiting) {
            const auto show = [&](const char* page, int count) {
                window.setCounter(QString::fromLatin1(page), count == 0 ? QString() : QString::number(count));
            };
            const Waiting now = waiting ? *waiting : Waiting();
            show("today", now.today);
            show("visits", now.visits);
            show("ledgers", now.reviews);
        });
    });
    QObject::connect(&session, &OfficeSession::changed, pause, [pause] { pause->start(); });
    QObject::connect(&session, &OfficeSession::accessChanged, pause, [pause] { pause->start(); });
    // Days pass in an open window, too.
    auto* days = new QTimer(counters);
    QObject::connect(days, &QTimer::timeout, pause, [pause] { pause->start(); });
    days->start(dayCheckMs);
    pause->start(0);
}

} // namespace mulin::ui

#include "ui/pages/organisation/emergency_view.h"

#include "core/journal/history.h"
#include "core/records/view.h"
#include "ui/forms/field_editor.h"
#include "ui/grids/table_header.h"
#include "ui/look/number.h"
#include "ui/look/roles.h"
#include "ui/look/theme.h"
#include "ui/pages/organisation/organisation_sheets.h"
#include "ui/pages/organisation/unit_view.h"
#include "ui/shell/error_text.h"
#include "ui/shell/permits.h"
#include "ui/widgets/button.h"
#include "ui/widgets/form_rows.h"
#include "ui/widgets/label.h"
#include "ui/widgets/page_head.h"
#include "ui/widgets/segmented.h"
#include "ui/widgets/strip.h"

#include <QtCore/QEvent>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtGui/QStandardItemModel>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace mulin::ui {

using access::Right;
using organisation::CallLine;
using organisation::CallState;
using organisation::Stand;

namespace {

constexpr int leastPlace = 140;
constexpr int splitFrom = 1180; ///< pixels that both lists need side by side

enum Column { Place, Post, Who, As, Phone, State, Time, ColumnCount };

class Banner final : public QWidget {
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.fillRect(rect(), colour(Colour::OverdueSoft));
        painter.fillRect(QRect(0, 0, width(), px().hairline), colour(Colour::Overdue));
        painter.fillRect(QRect(0, height() - px().hairline, width(), px().hairline), colour(Colour::Overdue));
    }
};

QString timeOf(std::int64_t ms) { return QString::fromStdString(isoTimestamp(ms)).mid(11, 5); }

} // namespace

Result<CallBoard> readCalls(const ReadContext& context) {
    MULIN_TRY_LET(now, organisation::callsNow(context.reader, context.tables, context.catalogue, context.access,
                                              context.today, {}, context.progress));
    CallBoard board{std::move(now.emergency), std::move(now.posts)};
    if (now.people) board.needs = needBoard(std::move(*now.people), now.tree);
    return board;
}

EmergencyView::EmergencyView(OfficeSession& session, QWidget* parent)
    : QWidget(parent), m_session(session), m_model(new QStandardItemModel(this)) {
    setObjectName(QStringLiteral("organisation.calls"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* head = new PageHead(QStringLiteral("organisation.calls"), tr("Emergency calls"), true, this);
    head->setBackVisible(true);
    connect(head, &PageHead::backRequested, this, &EmergencyView::closeRequested);
    m_which = new Segmented({tr("Call tree"), tr("Call list")}, head);
    m_which->setObjectName(QStringLiteral("organisation.calls.which"));
    m_which->setAccessibleName(tr("Call tree or call list"));
    connect(m_which, &Segmented::chosen, this, [this](int index) {
        setActive(index == 1);
        fit();
        takeFocus();
    });
    head->addBeside(m_which);
    Permits& permits = *new Permits(session, {}, this);
    const auto prints = [&](const char* control, const QString& text, void (EmergencyView::*asked)()) {
        connect(
            permits.require(head->addButton(QString::fromLatin1(control), text, QStringLiteral("print")), Right::Print),
            &QAbstractButton::clicked, this, asked);
    };
    prints("print", tr("Print the call tree"), &EmergencyView::printRequested);
    prints("printNeeds", tr("Print the call list"), &EmergencyView::printNeedsRequested);
    layout->addWidget(head);
    makeBanner();
    layout->addWidget(m_banner);
    auto* both = new QHBoxLayout;
    both->setContentsMargins(0, 0, 0, 0);
    both->setSpacing(0);
    m_tree = makeTree();
    both->addWidget(m_tree, 1);
    m_between = new Line(Qt::Vertical, this);
    both->addWidget(m_between);
    m_needs = new CallListView(session, this);
    connect(m_needs, &CallListView::focused, this, [this] { setActive(true); });
    connect(m_needs, &CallListView::chosenChanged, this, &EmergencyView::describe);
    both->addWidget(m_needs, 1);
    layout->addLayout(both, 1);
    makeFoot();
    fit();
}

void EmergencyView::makeBanner() {
    m_banner = new Banner(this);
    auto* row = new QHBoxLayout(m_banner);
    row->setContentsMargins(px().s6, px().s2, px().s6, px().s2);
    row->setSpacing(px().s3);
    m_reason = new ElidedLabel({}, Look::Overdue, m_banner);
    m_counts = new ElidedLabel({}, Look::Body, m_banner);
    m_silent = new ElidedLabel({}, Look::Overdue, m_banner);
    m_counts->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_end = (new Button(ButtonKind::Secondary, tr("Back to normal times"), m_banner))
                ->named(QStringLiteral("organisation.calls.end"));
    (new Permits(m_session, {}, this))->require(m_end, {{Right::Write, "emergency"}});
    connect(m_end, &QAbstractButton::clicked, this, &EmergencyView::endRequested);
    row->addWidget(m_reason, 2);
    row->addWidget(m_counts, 3);
    row->addWidget(m_silent);
    row->addWidget(m_end);
}

QWidget* EmergencyView::makeTree() {
    auto* side = new QWidget(this);
    auto* layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* strip = new Strip(&Sizes::filterBar, {}, Surface::Raised, side);
    auto* row = new QHBoxLayout(strip);
    row->setContentsMargins(px().s6, 0, px().s4, 0);
    row->setSpacing(px().s2);
    row->addWidget(plainLabel(tr("Call tree"), Look::Lead, strip));
    row->addWidget(new ElidedLabel(tr("holder B where A is away or silent"), Look::Caption, strip), 1);
    m_openOnly = (new Button(ButtonKind::Chip, tr("Not answered only"), strip))
                     ->named(QStringLiteral("organisation.calls.open"));
    m_openOnly->setCheckable(true);
    connect(m_openOnly, &QAbstractButton::toggled, this, &EmergencyView::fill);
    row->addWidget(m_openOnly);
    layout->addWidget(strip);
    m_list = new UnitView(side);
    m_list->setObjectName(QStringLiteral("organisation.calls.list"));
    m_list->setAccessibleName(tr("Call tree"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setIndentation(px().s4);
    m_list->setHeader(new TableHeader(m_list));
    m_list->setItemDelegate(new UnitDelegate(Place, m_list));
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setMouseTracking(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setModel(m_model);
    stretchColumn(*m_list->header(), Place, leastPlace * px().base / 14);
    m_list->installEventFilter(this);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] { describe(); });
    layout->addWidget(m_list, 1);
    return side;
}

/// One foot for both lists: what it says and does is of the one that one is in.
void EmergencyView::makeFoot() {
    auto* foot = new PageFoot(this);
    Permits& permits = *new Permits(m_session, {}, this);
    const auto button = [&](const char* control, const QString& words, const QString& keys, auto work) {
        auto* made = (new Button(ButtonKind::Secondary, words, foot))
                         ->named(QStringLiteral("organisation.calls.") + QString::fromLatin1(control))
                         ->withKeys(keys);
        connect(made, &QAbstractButton::clicked, this, work);
        foot->addLeft(made);
        return made;
    };
    const auto state = [&](const char* control, const QString& words, const QString& keys, CallState to) {
        m_acts.push_back(button(control, words, keys, [this, to] { log(to); }));
        permits.require(m_acts.back(), {{Right::Write, "emergency_call"}, {Right::Write, "need_call"}});
    };
    state("answered", tr("Answered"), tr("Space"), CallState::Answered);
    state("calling", tr("Being called"), QStringLiteral("C"), CallState::Calling);
    state("noAnswer", tr("No answer"), QStringLiteral("W"), CallState::NoAnswer);
    state("sent", tr("Somebody was sent"), QStringLiteral("P"), CallState::Sent);
    m_phone = button("phone", tr("Show the phone"), QStringLiteral("H"),
                     [this] { m_inNeeds ? m_needs->reveal(*m_phone) : revealPhone(); });
    permits.require(m_phone, Right::Reveal);
    m_whom = new ElidedLabel({}, Look::Strong, foot);
    m_whom->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_whom->setObjectName(QStringLiteral("organisation.calls.whom"));
    foot->addRight(m_whom);
    layout()->addWidget(foot);
}

void EmergencyView::show(CallBoard board) {
    const bool knows = board.needs.has_value();
    if (knows) m_needs->show(std::move(*board.needs), board.emergency);
    board.needs = knows ? std::optional(NeedBoard()) : std::nullopt; // the list has them
    m_board = std::move(board);
    m_behind = !isVisible();
    if (!m_behind) fill();
    fit();
}

/// A large office has thousands of lines: not before somebody looks at them.
void EmergencyView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (std::exchange(m_behind, false)) fill();
}

void EmergencyView::fill() {
    const QModelIndex was = m_list->currentIndex();
    const int at = was.isValid() ? was.data(Qt::UserRole).toInt() : 0;
    const bool on = m_board.emergency.has_value();
    m_model->clear();
    m_model->setHorizontalHeaderLabels(
        {tr("Unit"), tr("Post"), tr("Who"), tr("As"), tr("Phone"), tr("State"), tr("Time")});
    int again = -1;
    for (std::size_t i = 0; i < m_board.lines.size(); ++i) {
        const CallLine& line = m_board.lines[i];
        if (m_openOnly->isChecked() && line.state == CallState::Answered) continue;
        QList<QStandardItem*> row;
        for (int c = 0; c < ColumnCount; ++c) {
            row << new QStandardItem;
            row.back()->setEditable(false);
            row.back()->setData(static_cast<int>(i), Qt::UserRole);
        }
        row[Place]->setText(QString(line.depth, QChar(0x3000)) + QString::fromStdString(line.place));
        QString post = QString::fromStdString(line.label.in(m_session.language()));
        if (!line.entrance.empty()) post = tr("%1, entrance %2").arg(post, QString::fromStdString(line.entrance));
        row[Post]->setText(post);
        row[Post]->setData(QVariant::fromValue(CellState::Secondary), StateRole);
        const bool nobody = line.stand == Stand::Nobody;
        row[Who]->setText(nobody ? tr("(vacant)") : QString::fromStdString(line.name));
        row[Who]->setData(!nobody, StrongRole);
        if (nobody) row[Who]->setData(QVariant::fromValue(CellState::Due), StateRole);
        row[As]->setText(standWords(line.stand));
        row[As]->setData(QVariant::fromValue(line.stand == Stand::A ? CellState::Secondary : CellState::Due),
                         StateRole);
        const auto known = line.person ? m_phones.find(line.person->uid()) : m_phones.end();
        row[Phone]->setText(known != m_phones.end() ? known->second
                            : !line.phone.empty()   ? QString::fromStdString(line.phone)
                            : line.person           ? QStringLiteral("•••")
                                                    : QString());
        QString state = callStateWords(line.state);
        if (line.state == CallState::NoAnswer && !line.other.empty())
            state = tr("No answer, now %1 (B)").arg(QString::fromStdString(line.other));
        row[State]->setText(state);
        const CellState look = line.state == CallState::Answered   ? CellState::Done
                               : line.state == CallState::NoAnswer ? CellState::Overdue
                                                                   : CellState::Due;
        if (line.state != CallState::None) row[State]->setData(QVariant::fromValue(look), StateRole);
        if (line.atMs) row[Time]->setText(timeOf(*line.atMs));
        QStringList tip;
        if (!line.caller.empty()) tip << tr("Called by %1").arg(QString::fromStdString(line.caller));
        if (!line.other.empty()) tip << tr("No answer: %1 (B)").arg(QString::fromStdString(line.other));
        for (QStandardItem* item : row) item->setToolTip(plainToolTip(tip.join(QLatin1Char('\n'))));
        m_model->appendRow(row);
        if (static_cast<int>(i) == at) again = m_model->rowCount() - 1;
    }
    fillBanner();
    for (Button* act : m_acts) act->setVisible(on);
    m_openOnly->setVisible(on);
    for (const int column : {State, Time}) m_list->setColumnHidden(column, !on); // nobody is called in normal times
    fit();
    if (m_model->rowCount() > 0) m_list->setCurrentIndex(m_model->index(std::max(0, again), 0));
    describe();
}

void EmergencyView::fillBanner() {
    const bool on = m_board.emergency.has_value();
    m_banner->setVisible(on);
    if (!on) return;
    int answered = 0, silent = 0;
    for (const CallLine& line : m_board.lines) {
        answered += line.state == CallState::Answered ? 1 : 0;
        silent += line.state == CallState::NoAnswer ? 1 : 0;
    }
    const auto minutes = (m_session.office().clock().nowMs() - m_board.emergency->startedMs) / 60000;
    m_reason->setText(
        tr("Emergency: %1, since %2 (%n minutes)", nullptr, static_cast<int>(minutes))
            .arg(QString::fromStdString(m_board.emergency->reason), timeOf(m_board.emergency->startedMs)));
    QString counts =
        tr("In posts %1   Answered %2").arg(number(static_cast<std::int64_t>(m_board.lines.size())), number(answered));
    if (m_board.needs) {
        const organisation::NeedCounts needs = organisation::countsOf(m_needs->board().lines);
        counts += QStringLiteral("　　") + tr("To be called %1   Reached %2   Being called %3")
                                               .arg(number(needs.all), number(needs.answered), number(needs.calling));
        silent += needs.silent;
    }
    m_counts->setText(counts);
    m_silent->setText(tr("No answer %1").arg(number(silent)));
    m_silent->setVisible(silent > 0);
}

/// Both side by side where there is room, else the one that is chosen.
void EmergencyView::fit() {
    const bool knows = m_board.needs.has_value();
    const bool both = knows && width() >= splitFrom * px().base / 14;
    m_which->setVisible(knows && !both);
    {
        const QSignalBlocker quiet(m_which);
        m_which->setCurrent(m_inNeeds ? 1 : 0);
    }
    m_tree->setVisible(both || !m_inNeeds);
    m_needs->setVisible(knows && (both || m_inNeeds));
    m_between->setVisible(both);
    QHeaderView* header = m_list->header();
    if (header->count() < ColumnCount) return; // nothing has been read yet
    m_list->setColumnHidden(Phone, both);      // it stands in the foot
    const auto setWidth = [&](int column, int pixels) { header->resizeSection(column, pixels * px().base / 14); };
    setWidth(Post, both ? 152 : 190);
    setWidth(Who, both ? 76 : 96);
    setWidth(As, both ? 58 : 150);
    setWidth(Phone, 130);
    setWidth(State, both ? 96 : 190);
    setWidth(Time, both ? 52 : 72);
}

void EmergencyView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fit();
}

void EmergencyView::setActive(bool needs) {
    if (m_inNeeds == needs) return;
    m_inNeeds = needs;
    describe();
}

void EmergencyView::describe() {
    QStringList whom;
    if (m_inNeeds) {
        if (const organisation::NeedLine* line = m_needs->chosen())
            whom << QString::fromStdString(line->door) << QString::fromStdString(line->name);
    } else if (const CallLine* line = chosen()) {
        whom << QString::fromStdString(line->place)
             << (line->stand == Stand::Nobody ? tr("(vacant)") : QString::fromStdString(line->name));
        const auto known = line->person ? m_phones.find(line->person->uid()) : m_phones.end();
        if (known != m_phones.end())
            whom << known->second;
        else if (!line->phone.empty())
            whom << QString::fromStdString(line->phone);
    }
    m_whom->setText(whom.join(QLatin1Char(' ')));
}

const CallLine* EmergencyView::chosen() const {
    const QModelIndex index = m_list->currentIndex();
    if (!index.isValid()) return nullptr;
    return &m_board.lines[static_cast<std::size_t>(index.data(Qt::UserRole).toInt())];
}

void EmergencyView::log(CallState state) {
    if (m_inNeeds)
        m_needs->log(state);
    else
        logCall(state);
}

void EmergencyView::logCall(CallState state) {
    const CallLine* line = chosen();
    if (!line || !m_board.emergency || m_session.isReadOnly()) return;
    if (const QString why = m_session.refusal({{Right::Write, "emergency_call"}}); !why.isEmpty())
        return m_session.say({StatusMessage::Kind::Plain, why});
    m_session.transact(this, {"emergency.call", {{"type", "emergency_call"}}},
                       [emergency = m_board.emergency->id, said = *line, state,
                        now = m_session.office().clock().nowMs()](journal::Writer& writer) -> Result<void> {
                           MULIN_TRY(organisation::logCall(writer, emergency, said, state, now));
                           return {};
                       });
    // On to the next.
    const QModelIndex index = m_list->currentIndex();
    if (index.row() + 1 < m_model->rowCount()) m_list->setCurrentIndex(m_model->index(index.row() + 1, 0));
}

void EmergencyView::revealPhone() {
    const CallLine* line = chosen();
    if (!line || !line->person) return;
    const RecordId person = *line->person;
    const QString purpose = m_board.emergency ? QString::fromStdString(m_board.emergency->reason) : tr("Call tree");
    m_session.reveal(this, "person", person, "phone", purpose, [this, person](bool may) {
        if (!may) return;
        m_session.read(
            this, m_phoneLatest,
            [person](const ReadContext& context) -> Result<QString> {
                const auto found =
                    records::find(context.reader, context.tables, context.access, "person", person.uid());
                if (!found || found->withholds("phone")) return QString::fromUtf8(records::withheldMark);
                return QString::fromStdString(found->text("phone"));
            },
            [this, person](const Result<QString>& phone) {
                if (!phone) return m_session.sayError(phone.error());
                m_phones[person.uid()] = phone->isEmpty() ? tr("none") : *phone;
                fill();
            });
    });
}

bool EmergencyView::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_list && event->type() == QEvent::FocusIn) setActive(false);
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->modifiers() == Qt::NoModifier) {
            const bool on = m_board.emergency.has_value();
            switch (key->key()) {
            case Qt::Key_Space:
                if (on) logCall(CallState::Answered);
                return true;
            case Qt::Key_C:
                if (on) logCall(CallState::Calling);
                return true;
            case Qt::Key_W:
                if (on) logCall(CallState::NoAnswer);
                return true;
            case Qt::Key_P:
                if (on) logCall(CallState::Sent);
                return true;
            case Qt::Key_H:
                if (m_session.refusal({{Right::Reveal}}).isEmpty()) revealPhone();
                return true;
            default: break;
            }
        }
    }
    return QWidget::eventFilter(watched, event);
}

void EmergencyView::showNeeds() {
    m_which->setCurrent(1);
    setActive(true);
    fit();
    takeFocus();
}

void EmergencyView::takeFocus() {
    if (m_inNeeds)
        m_needs->takeFocus();
    else
        m_list->setFocus(Qt::OtherFocusReason);
}

EmergencyPanel::EmergencyPanel(OfficeSession& session, std::optional<organisation::Emergency> ending, int called,
                               QWidget* parent)
    : SidePanel(session, "emergency", ending ? tr("Normal times") : tr("Emergency"), parent)
    , m_ending(std::move(ending)) {
    body().addWidget(paragraph(
        m_ending
            ? tr("The emergency ends now. The log of calls stays in the registers.")
            : tr("The call tree has %n lines. Holders B act where A is away; every call is logged.", nullptr, called),
        Look::Secondary, this));
    auto* rows = new FormRows(QStringLiteral("organisation.emergency"), this);
    rows->setNotesBelow();
    rows->setNarrow();
    m_words = m_ending ? addField(*rows, "emergency", "outcome", "outcome", tr("What came of it"))
                       : addField(*rows, "emergency", "reason", "reason", tr("Reason"), true,
                                  tr("Such as the warning that was given"));
    body().addWidget(rows);
    body().addStretch(1);
    primary("act", m_ending ? tr("End the emergency") : tr("Start the emergency"));
}

void EmergencyPanel::act() {
    const auto words = valueOf(m_words);
    if (!words) return;
    if (!m_ending && words->isEmpty()) return m_words.row->setError(tr("Say why."));
    const std::int64_t now = session().office().clock().nowMs();
    const auto done = [this](const Result<journal::ChangeSet>& written) {
        if (!written)
            say(errorText(written.error(), &session().catalogue(), session().language()));
        else
            emit closeRequested();
    };
    if (m_ending)
        session().transact(
            this, {"emergency.end", {{"type", "emergency"}, {"id", m_ending->id.hex()}}},
            [id = m_ending->id, said = words->text(), now](journal::Writer& writer) {
                return organisation::endEmergency(writer, id, now, said);
            },
            done);
    else
        session().transact(
            this, {"emergency.start", {{"type", "emergency"}}},
            [said = words->text(), now](journal::Writer& writer) -> Result<void> {
                MULIN_TRY(organisation::startEmergency(writer, said, now));
                return {};
            },
            done);
}

} // namespace mulin::ui

#include "ui/pages/organisation/emergency_view.h"

#include "core/journal/history.h"
#include "core/records/view.h"
#include "ui/forms/field_editor.h"
#include "ui/grids/table_header.h"
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

constexpr int leastPlace = 204;

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
    CallBoard board;
    MULIN_TRY_LET(tiers, organisation::officeTiers(context.reader, context.tables));
    MULIN_TRY_LET(tree, organisation::unitTree(context.reader, context.tables, context.access, context.today,
                                               organisation::TreeParts::Posts));
    board.lines = organisation::callTree(tree, tiers, context.today);
    MULIN_TRY_LET(now, organisation::emergencyNow(context.reader, context.tables, context.access));
    board.emergency = std::move(now);
    if (board.emergency)
        MULIN_TRY(
            organisation::takeCalls(context.reader, context.tables, context.access, *board.emergency, board.lines));
    return board;
}

EmergencyView::EmergencyView(OfficeSession& session, QWidget* parent)
    : QWidget(parent), m_session(session), m_model(new QStandardItemModel(this)) {
    setObjectName(QStringLiteral("organisation.calls"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* head = new PageHead(QStringLiteral("organisation.calls"), tr("Call tree"), true, this);
    head->setBackVisible(true);
    connect(head, &PageHead::backRequested, this, &EmergencyView::closeRequested);
    m_openOnly =
        (new Button(ButtonKind::Chip, tr("Not answered only"), head))->named(QStringLiteral("organisation.calls.open"));
    m_openOnly->setCheckable(true);
    connect(m_openOnly, &QAbstractButton::toggled, this, &EmergencyView::fill);
    head->addAtEnd(m_openOnly);
    Permits& permits = *new Permits(session, {}, this);
    connect(
        permits.require(head->addButton(QStringLiteral("print"), tr("Print the call tree"), QStringLiteral("print")),
                        Right::Print),
        &QAbstractButton::clicked, this, &EmergencyView::printRequested);
    layout->addWidget(head);
    m_banner = new Banner(this);
    auto* row = new QHBoxLayout(m_banner);
    row->setContentsMargins(px().s6, px().s2, px().s6, px().s2);
    row->setSpacing(px().s3);
    m_reason = new ElidedLabel({}, Look::Overdue, m_banner);
    m_counts = new ElidedLabel({}, Look::Body, m_banner);
    m_end = (new Button(ButtonKind::Secondary, tr("Back to normal times"), m_banner))
                ->named(QStringLiteral("organisation.calls.end"));
    permits.require(m_end, {{Right::Write, "emergency"}});
    connect(m_end, &QAbstractButton::clicked, this, &EmergencyView::endRequested);
    row->addWidget(m_reason, 1);
    row->addWidget(m_counts, 1);
    row->addWidget(m_end);
    layout->addWidget(m_banner);
    auto* list = new UnitView(this);
    m_list = list;
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
    layout->addWidget(m_list, 1);
    auto* foot = new PageFoot(this);
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
        permits.require(m_acts.back(), {{Right::Write, "emergency_call"}});
    };
    state("answered", tr("Answered"), tr("Space"), CallState::Answered);
    state("calling", tr("Being called"), QStringLiteral("C"), CallState::Calling);
    state("noAnswer", tr("No answer"), QStringLiteral("W"), CallState::NoAnswer);
    state("sent", tr("Somebody was sent"), QStringLiteral("P"), CallState::Sent);
    permits.require(button("phone", tr("Show the phone"), QStringLiteral("H"), [this] { revealPhone(); }),
                    Right::Reveal);
    layout->addWidget(foot);
}

void EmergencyView::show(CallBoard board) {
    m_board = std::move(board);
    m_behind = !isVisible();
    if (!m_behind) fill();
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
    int called = 0, answered = 0, silent = 0, again = -1;
    for (std::size_t i = 0; i < m_board.lines.size(); ++i) {
        const CallLine& line = m_board.lines[i];
        ++called;
        answered += line.state == CallState::Answered ? 1 : 0;
        silent += line.state == CallState::NoAnswer ? 1 : 0;
        if (m_openOnly->isChecked() && line.state == CallState::Answered) continue;
        QList<QStandardItem*> row;
        for (int c = 0; c < ColumnCount; ++c) {
            row << new QStandardItem;
            row.back()->setEditable(false);
            row.back()->setData(static_cast<int>(i), Qt::UserRole);
        }
        row[Place]->setText(QString(line.depth * 2, QChar(0x3000)) + QString::fromStdString(line.place));
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
    m_banner->setVisible(on);
    if (on) {
        const auto minutes = (m_session.office().clock().nowMs() - m_board.emergency->startedMs) / 60000;
        m_reason->setText(
            tr("Emergency: %1, since %2 (%n minutes)", nullptr, static_cast<int>(minutes))
                .arg(QString::fromStdString(m_board.emergency->reason), timeOf(m_board.emergency->startedMs)));
        m_counts->setText(tr("To be called %1   Answered %2   No answer %3").arg(called).arg(answered).arg(silent));
    }
    for (Button* act : m_acts) act->setVisible(on);
    m_openOnly->setVisible(on);
    QHeaderView* header = m_list->header();
    for (const int column : {State, Time}) m_list->setColumnHidden(column, !on); // nobody is called in normal times
    const auto wide = [&](int column, int pixels) { header->resizeSection(column, pixels * px().base / 14); };
    wide(Post, 190);
    wide(Who, 96);
    wide(As, 150);
    wide(Phone, 130);
    wide(State, 190);
    wide(Time, 72);
    if (m_model->rowCount() > 0) m_list->setCurrentIndex(m_model->index(std::max(0, again), 0));
}

const CallLine* EmergencyView::chosen() const {
    const QModelIndex index = m_list->currentIndex();
    if (!index.isValid()) return nullptr;
    return &m_board.lines[static_cast<std::size_t>(index.data(Qt::UserRole).toInt())];
}

void EmergencyView::log(CallState state) {
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
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->modifiers() == Qt::NoModifier) {
            const bool on = m_board.emergency.has_value();
            switch (key->key()) {
            case Qt::Key_Space:
                if (on) log(CallState::Answered);
                return true;
            case Qt::Key_C:
                if (on) log(CallState::Calling);
                return true;
            case Qt::Key_W:
                if (on) log(CallState::NoAnswer);
                return true;
            case Qt::Key_P:
                if (on) log(CallState::Sent);
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

void EmergencyView::takeFocus() { m_list->setFocus(Qt::OtherFocusReason); }

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

#include "ui/pages/organisation/call_list_view.h"

#include "ui/forms/reveal_menu.h"
#include "ui/grids/table_header.h"
#include "ui/look/number.h"
#include "ui/look/theme.h"
#include "ui/pages/organisation/call_list_model.h"
#include "ui/pages/organisation/call_list_text.h"
#include "ui/pages/organisation/unit_view.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/strip.h"

#include <QtGui/QKeyEvent>
#include <QtWidgets/QMenu>
#include <QtWidgets/QTreeView>
#include <QtWidgets/QVBoxLayout>

namespace mulin::ui {

using access::Right;
using organisation::CallState;
using organisation::NeedLine;
using organisation::TreeNode;

namespace {

constexpr int leastNeed = 110;

/// Grids and buildings with somebody on the list, in the order of the tree; what lies above them leaves no trace.
void addPlaces(const TreeNode& node, const std::set<Uid>& used, std::vector<CallPlace>& into) {
    std::vector<CallPlace> below;
    for (const TreeNode& child : node.children) addPlaces(child, used, below);
    const bool place = node.type == "building" || node.level == "grid";
    if (place && (used.contains(node.id.uid()) || !below.empty()))
        into.push_back({node.id, QString::fromStdString(node.gridName), std::move(below)});
    else
        std::move(below.begin(), below.end(), std::back_inserter(into));
}

void addAll(const CallPlace& place, std::set<Uid>& into) {
    into.insert(place.id.uid());
    for (const CallPlace& below : place.below) addAll(below, into);
}

} // namespace

NeedBoard needBoard(std::vector<NeedLine> lines, const TreeNode& tree) {
    NeedBoard board;
    board.lines = std::move(lines);
    std::set<Uid> used;
    for (const NeedLine& line : board.lines) {
        if (line.grid) used.insert(line.grid->uid());
        if (line.building) used.insert(line.building->uid());
    }
    addPlaces(tree, used, board.places);
    return board;
}

CallListView::CallListView(OfficeSession& session, QWidget* parent)
    : QWidget(parent), m_session(session), m_model(new CallListModel(session.language(), this)) {
    setObjectName(QStringLiteral("organisation.needs"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* strip = new Strip(&Sizes::filterBar, {}, Surface::Raised, this);
    auto* row = new QHBoxLayout(strip);
    row->setContentsMargins(px().s4, 0, px().s4, 0);
    row->setSpacing(px().s2);
    row->addWidget(plainLabel(tr("Call list"), Look::Lead, strip));
    row->addWidget(new ElidedLabel(tr("by building, the slow first"), Look::Caption, strip), 1);
    m_places = (new Button(ButtonKind::Chip, tr("Everywhere"), strip))
                   ->named(QStringLiteral("organisation.needs.place"))
                   ->withChevron();
    connect(m_places, &QAbstractButton::clicked, this, &CallListView::choosePlace);
    m_all = (new Button(ButtonKind::Chip, tr("All"), strip))->named(QStringLiteral("organisation.needs.all"));
    m_openOnly =
        (new Button(ButtonKind::Chip, tr("Not reached"), strip))->named(QStringLiteral("organisation.needs.open"));
    for (Button* chip : {m_all, m_openOnly}) chip->setCheckable(true);
    m_all->setChecked(true);
    const auto choose = [this](bool open) {
        m_openOnly->setChecked(open);
        m_all->setChecked(!open);
        fill();
    };
    connect(m_all, &QAbstractButton::clicked, this, [choose] { choose(false); });
    connect(m_openOnly, &QAbstractButton::clicked, this, [choose] { choose(true); });
    for (QWidget* widget : {m_places, m_all, m_openOnly}) row->addWidget(widget);
    layout->addWidget(strip);
    m_list = new UnitView(this);
    m_list->setObjectName(QStringLiteral("organisation.needs.list"));
    m_list->setAccessibleName(tr("Call list"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setIndentation(px().s4); // as wide as the head of the first column wants it
    m_list->setHeader(new TableHeader(m_list));
    m_list->setItemDelegate(new CallListDelegate(m_list));
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setMouseTracking(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setModel(m_model);
    stretchColumn(*m_list->header(), CallListModel::Need, leastNeed * px().base / 14);
    m_list->installEventFilter(this);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] { describe(); });
    layout->addWidget(m_list, 1);
    // Whom one has before oneself: what does not fit into the row.
    auto* foot = new QWidget(this);
    auto* about = new QVBoxLayout(foot);
    about->setContentsMargins(px().s4, px().s2, px().s4, px().s2);
    about->setSpacing(px().s1);
    m_need = new ElidedLabel({}, Look::Body, foot);
    m_phones = new ElidedLabel({}, Look::Secondary, foot);
    m_need->setObjectName(QStringLiteral("organisation.needs.need"));
    m_phones->setObjectName(QStringLiteral("organisation.needs.phones"));
    about->addWidget(m_need);
    about->addWidget(m_phones);
    layout->addWidget(new Line(Qt::Horizontal, this));
    layout->addWidget(foot);
}

void CallListView::show(NeedBoard board, std::optional<organisation::Emergency> emergency) {
    m_board = std::move(board);
    m_emergency = std::move(emergency);
    if (!m_emergency) m_openOnly->setChecked(false);
    m_behind = !isVisible();
    if (!m_behind) fill();
}

void CallListView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (std::exchange(m_behind, false)) fill();
}

std::vector<NeedLine> CallListView::shown() const {
    std::vector<NeedLine> lines;
    for (const NeedLine& line : m_board.lines)
        if (!m_place || (line.grid && m_within.contains(line.grid->uid())) ||
            (line.building && m_within.contains(line.building->uid())))
            lines.push_back(line);
    return lines;
}

void CallListView::fill() {
    const NeedLine* was = chosen();
    const std::optional<Uid> person = was ? std::optional(was->person.uid()) : std::nullopt;
    const int at = m_list->currentIndex().row();
    const bool on = m_emergency.has_value();
    const bool open = on && m_openOnly->isChecked();
    std::vector<NeedLine> lines = shown();
    const organisation::NeedCounts counts = organisation::countsOf(lines);
    m_all->setText(tr("All %1").arg(number(counts.all)));
    m_openOnly->setText(tr("Not reached %1").arg(number(counts.open())));
    m_openOnly->setVisible(on);
    m_all->setVisible(on);
    m_all->setChecked(!open);
    m_places->setText(m_place ? m_placeName : tr("Everywhere"));
    m_model->setLines(std::move(lines),
                      [open](const NeedLine& line) { return !open || line.state != CallState::Answered; });
    for (const int row : m_model->headings()) m_list->setFirstColumnSpanned(row, {}, true);
    for (const int column : {CallListModel::State, CallListModel::Time}) m_list->setColumnHidden(column, !on);
    const auto setWidth = [this](int column, int pixels) {
        m_list->header()->resizeSection(column, pixels * px().base / 14);
    };
    setWidth(CallListModel::Door, 96);
    setWidth(CallListModel::Name, 68);
    setWidth(CallListModel::Who, 66);
    setWidth(CallListModel::State, 136);
    setWidth(CallListModel::Time, 56);
    int row = person ? m_model->rowOf(*person) : -1;
    if (row < 0) row = m_model->lineFrom(std::max(0, at));
    if (row < 0) row = m_model->lineFrom(m_model->rowCount() - 1, -1);
    if (row >= 0) {
        m_list->setCurrentIndex(m_model->index(row, 0));
        if (!m_model->line(row - 1)) m_list->scrollTo(m_model->index(row - 1, 0)); // with its heading
    }
    describe();
}

const NeedLine* CallListView::chosen() const { return m_model->line(m_list->currentIndex().row()); }

void CallListView::describe() {
    const NeedLine* line = chosen();
    if (!line) {
        m_need->setText(m_board.lines.empty() ? tr("Nobody: the ledgers name no one who needs help.") : QString());
        m_phones->clear();
    } else {
        const auto full = m_full.find(line->person.uid());
        const NeedLine& said = full == m_full.end() ? *line : full->second;
        m_need->setText(QString::fromStdString(line->name) + QStringLiteral("　") +
                        needWords(*line, m_session.language()));
        QStringList phones;
        if (!said.phone.empty()) phones << QString::fromStdString(said.phone);
        if (const QString kin = contactWords(said, m_session.catalogue(), m_session.language()); !kin.isEmpty())
            phones << kin;
        m_phones->setText(phones.isEmpty() ? tr("No phone") : phones.join(QStringLiteral("　")));
    }
    emit chosenChanged();
}

void CallListView::choosePlace() {
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("organisation.needs.places"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto take = [this](const CallPlace* place) {
        m_place = place ? std::optional(place->id) : std::nullopt;
        m_placeName = place ? place->name : QString();
        m_within.clear();
        if (place) addAll(*place, m_within);
        fill();
    };
    menu->addAction(tr("Everywhere"), this, [take] { take(nullptr); });
    menu->addSeparator();
    for (const CallPlace& place : m_board.places) {
        if (place.below.empty()) {
            menu->addAction(place.name, this, [take, place] { take(&place); });
            continue;
        }
        QMenu* inside = menu->addMenu(place.name);
        inside->addAction(tr("All of %1").arg(place.name), this, [take, place] { take(&place); });
        inside->addSeparator();
        for (const CallPlace& below : place.below) inside->addAction(below.name, this, [take, below] { take(&below); });
    }
    menu->popup(m_places->mapToGlobal(QPoint(0, m_places->height())));
}

void CallListView::log(CallState state) {
    const NeedLine* line = chosen();
    if (!line || !m_emergency || m_session.isReadOnly()) return;
    if (const QString why = m_session.refusal({{Right::Write, "need_call"}}); !why.isEmpty())
        return m_session.say({StatusMessage::Kind::Plain, why});
    const int row = m_list->currentIndex().row();
    m_session.transact(this, {"emergency.call_on", {{"type", "need_call"}}},
                       [emergency = m_emergency->id, said = *line, state,
                        now = m_session.office().clock().nowMs()](journal::Writer& writer) -> Result<void> {
                           MULIN_TRY(organisation::logNeedCall(writer, emergency, said, state, now));
                           return {};
                       });
    // On to the next.
    if (const int next = m_model->lineFrom(row + 1); next >= 0) m_list->setCurrentIndex(m_model->index(next, 0));
}

void CallListView::reveal(QWidget& at) {
    if (!chosen() || !m_session.refusal({{Right::Reveal}}).isEmpty()) return;
    if (m_emergency) return showNumbers(QString::fromStdString(m_emergency->reason));
    if (!m_purpose.isEmpty()) return showNumbers(m_purpose);
    askPurpose(at, [this](const QString& purpose) {
        m_purpose = purpose;
        showNumbers(purpose);
    });
}

void CallListView::showNumbers(const QString& purpose) {
    const NeedLine* line = chosen();
    if (!line) return;
    m_session.reveal(this, "person", line->person, "phone", purpose, [this, said = *line](bool may) {
        if (!may) return;
        m_session.read(
            this, m_latest,
            [person = said.person](const ReadContext& context) -> Result<std::vector<NeedLine>> {
                MULIN_TRY_LET(rules, organisation::shippedCallListRules());
                organisation::CallListAsk ask;
                ask.person = person;
                ask.full = true;
                return organisation::callList(context.reader, context.tables, context.catalogue, context.access, rules,
                                              nullptr, {}, context.today, ask, context.progress);
            },
            [this](const Result<std::vector<NeedLine>>& found) {
                if (!found) return m_session.sayError(found.error());
                for (const NeedLine& one : *found) m_full.insert_or_assign(one.person.uid(), one);
                describe();
            });
    });
}

bool CallListView::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_list && event->type() == QEvent::FocusIn) emit focused();
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->modifiers() == Qt::NoModifier) {
            switch (key->key()) {
            case Qt::Key_Space: log(CallState::Answered); return true;
            case Qt::Key_C: log(CallState::Calling); return true;
            case Qt::Key_W: log(CallState::NoAnswer); return true;
            case Qt::Key_P: log(CallState::Sent); return true;
            case Qt::Key_H: reveal(*m_list); return true;
            // Headings are no place to stop at.
            case Qt::Key_Up:
            case Qt::Key_Down: {
                const int step = key->key() == Qt::Key_Up ? -1 : 1;
                const int row = m_model->lineFrom(m_list->currentIndex().row() + step, step);
                if (row >= 0) m_list->setCurrentIndex(m_model->index(row, 0));
                return true;
            }
            default: break;
            }
        }
    }
    return QWidget::eventFilter(watched, event);
}

void CallListView::takeFocus() { m_list->setFocus(Qt::OtherFocusReason); }

} // namespace mulin::ui

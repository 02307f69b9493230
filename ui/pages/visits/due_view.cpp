#include "ui/pages/visits/due_view.h"

#include "ui/grids/table_delegate.h"
#include "ui/grids/table_header.h"
#include "ui/look/roles.h"
#include "ui/look/theme.h"
#include "ui/pages/person/day_words.h"
#include "ui/shell/permits.h"
#include "ui/shell/text.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/label.h"
#include "ui/widgets/page_head.h"
#include "ui/widgets/segmented.h"

#include <QtGui/QKeyEvent>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QTableView>
#include <QtWidgets/QVBoxLayout>

namespace mulin::ui {

using ledgers::DueVisit;

namespace {

enum Column { Name, Door, Ledgers, DueOn, Last, Keeper, Columns };
} // namespace

DueModel::DueModel(OfficeSession& session, QObject* parent)
    : QAbstractTableModel(parent), m_session(session), m_calendar(WorkingCalendar::shipped()) {}

void DueModel::show(std::shared_ptr<const DueBoard> board, bool organisations, const DueFilter& filter,
                    DueOrder order) {
    beginResetModel();
    m_board = std::move(board);
    m_rows.clear();
    m_visits = 0;
    for (DueGroup& group : groupsOf(*m_board, organisations, filter, order, m_calendar)) {
        m_rows.push_back({tr("%1 (%2)").arg(group.title).arg(group.visits.size()), group.note, nullptr});
        m_visits += static_cast<int>(group.visits.size());
        for (const DueVisit* visit : group.visits) m_rows.push_back({{}, {}, visit, group.day});
    }
    endResetModel();
}

int DueModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}
int DueModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : Columns; }

QString DueModel::cell(const DueVisit& visit, int column) const {
    switch (column) {
    case Name: return utf(visit.person.name);
    case Door: return doorWords(visit.person, *m_board);
    case Ledgers: {
        QStringList words;
        for (const std::string& id : visit.ledgers) words << m_session.label(m_session.catalogue().find(id)->label);
        if (!visit.plans.empty()) words << tr("planned");
        if (visit.promised) words << tr("day named on the last visit");
        words << intervalWords(m_session.catalogue(), m_session.language(), visit.interval);
        words.removeAll(QString());
        return words.join(QStringLiteral(" · "));
    }
    case DueOn: return dueWords(visit, m_board->today, m_calendar);
    case Last:
        return visit.last ? shortDay(*visit.last, m_board->today) + QChar(0x3000) + utf(visit.findings).simplified()
                          : tr("not visited yet");
    case Keeper: return keeperWords(visit);
    default: return {};
    }
}

QVariant DueModel::data(const QModelIndex& index, int role) const {
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    if (row.visit == nullptr) {
        const QString words = row.note.isEmpty() ? row.heading : row.heading + QStringLiteral(" · ") + row.note;
        if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole) return index.column() == 0 ? words : QString();
        if (role == StrongRole) return true;
        if (role == StateRole && !row.note.isEmpty()) return QVariant::fromValue(CellState::Due);
        return {};
    }
    const DueVisit& visit = *row.visit;
    switch (role) {
    case Qt::DisplayRole: return cell(visit, index.column());
    case Qt::ToolTipRole: return plainToolTip(cell(visit, index.column()));
    case StateRole:
        if (index.column() == DueOn)
            return QVariant::fromValue(visit.due < m_board->today    ? CellState::Overdue
                                       : visit.due == m_board->today ? CellState::Due
                                                                     : CellState::Plain);
        if (index.column() == Keeper && (visit.keeper.empty() || !visit.away.empty()))
            return QVariant::fromValue(CellState::Due);
        if (index.column() == Last) return QVariant::fromValue(CellState::Secondary);
        return {};
    default: return {};
    }
}

QVariant DueModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    const QString words[] = {tr("Whom"), tr("Door"),       tr("Why, how often"),
                             tr("Due"),  tr("Last visit"), tr("Contact worker")};
    return words[section];
}

Qt::ItemFlags DueModel::flags(const QModelIndex& index) const {
    return at(index.row()) == nullptr ? Qt::ItemIsEnabled : Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

DueView::DueView(OfficeSession& session, Shell& shell, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_shell(shell)
    , m_keeper(new QComboBox(this))
    , m_order(new Segmented({tr("By urgency"), tr("Week plan")}, this))
    , m_whom(new Segmented({tr("People"), tr("Organisations")}, this))
    , m_table(new QTableView(this))
    , m_model(new DueModel(session, this))
    , m_empty(new EmptyState(QStringLiteral("visit"), tr("Nobody is to be visited these days."),
                             tr("What ledgers and plans ask for stands here by itself, as soon as it is due."), this))
    , m_foot(new ListFoot(this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* place = new QWidget(this);
    auto* bar = new FlowLayout(place, px().s3);
    bar->setContentsMargins(px().s6, px().s2, px().s6, px().s2);
    m_keeper->setObjectName(QStringLiteral("visits.keeper"));
    m_keeper->setAccessibleName(tr("Contact worker"));
    m_keeper->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_keeper->setMinimumWidth(px().base * 12);
    m_order->setObjectName(QStringLiteral("visits.order"));
    m_whom->setObjectName(QStringLiteral("visits.whom"));
    bar->addWidget(m_whom);
    bar->addWidget(m_order);
    QLabel* caption = plainLabel(tr("Contact worker"), Look::Secondary, this);
    caption->setMinimumHeight(px().control);
    bar->addWidget(caption);
    bar->addWidget(m_keeper);
    layout->addWidget(place);
    layout->addWidget(new Line(Qt::Horizontal, this));
    m_table->setObjectName(QStringLiteral("visits.due"));
    m_table->setAccessibleName(tr("To be visited"));
    styleTable(*m_table);
    m_table->setModel(m_model);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    const auto scaled = [](int pixels) { return pixels * px().base / 14; };
    const int widths[] = {110, 110, 200, 120, 240, 100};
    for (int i = 0; i < Columns; ++i) m_table->setColumnWidth(i, scaled(widths[i]));
    stretchColumn(*m_table->horizontalHeader(), Last, scaled(140));
    m_table->installEventFilter(this);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_empty, 1);
    m_empty->hide();
    showKeys(*m_foot, *new Permits(session, "visit", this),
             {{tr("Enter opens")},
              {tr("Ctrl+Enter registers a visit of this one"), access::Right::Write},
              {tr("Ctrl+N registers a visit"), access::Right::Write},
              {tr("Ctrl+P prints a route"), access::Right::Print}});
    layout->addWidget(m_foot);
    connect(m_table, &QTableView::doubleClicked, this, &DueView::openCurrent);
    connect(m_order, &Segmented::chosen, this, &DueView::fill);
    connect(m_whom, &Segmented::chosen, this, [this](int index) {
        m_organisations = index == 1;
        fill();
    });
    connect(m_keeper, &QComboBox::activated, this, [this](int index) {
        m_filter.kind = static_cast<DueFilter::Kind>(m_keeper->itemData(index).toInt());
        m_filter.keeper = m_filter.kind == DueFilter::Kind::One ? m_keeper->itemText(index) : QString();
        fill();
    });
}

QString DueView::worker() const {
    if (m_filter.kind == DueFilter::Kind::One) return m_filter.keeper;
    if (m_filter.kind == DueFilter::Kind::Mine && m_board) return m_board->me;
    return {};
}

void DueView::setFilter(const DueFilter& filter) {
    m_filter = filter;
    if (m_board) {
        fillKeepers();
        fill();
    }
}

void DueView::reload() {
    m_session.read(
        this, m_latest,
        [agenda = SharedAgenda::of(m_session)](const ReadContext& context) -> Result<std::shared_ptr<const DueBoard>> {
            MULIN_TRY_LET(board, readDue(context, agenda));
            return std::shared_ptr<const DueBoard>(std::make_shared<DueBoard>(std::move(board)));
        },
        [this](const Result<std::shared_ptr<const DueBoard>>& board) {
            if (!board) return m_session.sayError(board.error());
            m_board = *board;
            fillKeepers();
            fill();
            emit loaded();
        });
}

void DueView::fillKeepers() {
    m_keeper->clear();
    const auto add = [&](DueFilter::Kind kind, const QString& words) {
        m_keeper->addItem(words, static_cast<int>(kind));
        if (m_filter.kind == kind && (kind != DueFilter::Kind::One || words == m_filter.keeper))
            m_keeper->setCurrentIndex(m_keeper->count() - 1);
    };
    const QStringList workers = keepersIn(*m_board);
    // Who has nothing due any more stands in the list no more: what is shown is what the box says.
    if (m_filter.kind == DueFilter::Kind::One ? !workers.contains(m_filter.keeper)
                                              : m_filter.kind == DueFilter::Kind::Mine && m_board->me.isEmpty())
        m_filter = {};
    add(DueFilter::Kind::All, tr("Everybody"));
    if (!m_board->me.isEmpty()) add(DueFilter::Kind::Mine, tr("Mine"));
    add(DueFilter::Kind::Nobody, tr("Nobody is responsible"));
    for (const QString& name : workers) add(DueFilter::Kind::One, name);
}

void DueView::fill() {
    if (!m_board) return;
    const auto before = current();
    m_model->show(m_board, m_organisations, m_filter, m_order->current() == 1 ? DueOrder::ByDay : DueOrder::ByUrgency);
    m_table->clearSpans();
    int first = -1;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->at(row) == nullptr)
            m_table->setSpan(row, 0, 1, Columns);
        else if (first < 0 || (before && m_model->at(row)->person.id == *before))
            first = row;
    }
    if (first >= 0) m_table->setCurrentIndex(m_model->index(first, 0));
    m_table->setVisible(first >= 0);
    m_empty->setVisible(first < 0);
    m_whom->setNote(0, QString::number(m_board->people.size()));
    m_whom->setNote(1, m_board->organisations.empty() ? QString() : QString::number(m_board->organisations.size()));
    m_foot->setLeft(m_organisations ? tr("%n organisations", nullptr, m_model->visits())
                                    : tr("%n people", nullptr, m_model->visits()));
}

void DueView::takeFocus() { m_table->setFocus(Qt::OtherFocusReason); }

std::optional<RecordId> DueView::current() const {
    const QModelIndex index = m_table->currentIndex();
    const DueVisit* visit = index.isValid() && index.row() < m_model->rowCount() ? m_model->at(index.row()) : nullptr;
    return visit != nullptr ? std::optional(visit->person.id) : std::nullopt;
}

std::vector<RecordId> DueView::people() const {
    std::vector<RecordId> chosen, all;
    if (m_organisations) return all;
    const auto rows = m_table->selectionModel()->selectedRows();
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const DueVisit* visit = m_model->at(row);
        if (visit == nullptr) continue;
        all.push_back(visit->person.id);
        if (m_table->selectionModel()->isRowSelected(row, {})) chosen.push_back(visit->person.id);
    }
    // One row is always current: it alone is no choice.
    return rows.size() > 1 ? chosen : all;
}

std::unordered_map<Uid, Date> DueView::planned() const {
    std::unordered_map<Uid, Date> days;
    for (const DueModel::Row& row : m_model->rows())
        if (row.visit && row.day) days.emplace(row.visit->person.id.uid(), *row.day);
    return days;
}

void DueView::openCurrent() {
    const auto id = current();
    if (!id) return;
    if (m_organisations)
        m_shell.open({QStringLiteral("records"), QStringLiteral("organisation:") + hex(*id)});
    else
        m_shell.open({QStringLiteral("person"), hex(*id)});
}

void DueView::registerCurrent() {
    const auto id = current();
    if (!id) return m_shell.open({QStringLiteral("visit"), QStringLiteral("new")});
    const QString kind = m_organisations ? QStringLiteral("new:organisation:") : QStringLiteral("new:");
    m_shell.open({QStringLiteral("visit"), kind + hex(*id)});
}

bool DueView::eventFilter(QObject* object, QEvent* event) {
    if (object == m_table && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (enter && !(key->modifiers() & Qt::ControlModifier)) {
            openCurrent();
            return true;
        }
    }
    return QWidget::eventFilter(object, event);
}

} // namespace mulin::ui

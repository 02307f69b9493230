#include "ui/pages/residents/building_page.h"

#include "core/people/building_board.h"
#include "core/records/view.h"
#include "ui/pages/print_view.h"
#include "ui/pages/residents/board_sheet.h"
#include "ui/pages/residents/board_view.h"
#include "ui/pages/residents/room_panel.h"
#include "ui/shell/permits.h"
#include "ui/shell/text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/label.h"
#include "ui/widgets/page_head.h"
#include "ui/widgets/segmented.h"
#include "ui/widgets/side_list.h"

#include <QtGui/QResizeEvent>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QMenu>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

namespace mulin::ui {

namespace {
constexpr int panelWidth = 332;
constexpr int listWidth = 156;
constexpr int lately[] = {30, 60, 90, 180, 365};
enum Mode { Register, Buildings, Households };

} // namespace

BuildingPage::BuildingPage(Shell& shell, OfficeSession& session)
    : Page(shell)
    , m_session(session)
    , m_stack(new QStackedWidget(this))
    , m_list(new SideList(QStringLiteral("building.list"), tr("Buildings"), this))
    , m_panel(new RoomPanel(session, shell, this))
    , m_panelLine(new Line(Qt::Vertical, this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    makeHead();
    m_list->setLeastWidth(listWidth);
    auto* row = new QWidget(m_stack);
    setSurface(*row, Surface::Raised);
    auto* parts = new QHBoxLayout(row);
    parts->setContentsMargins(0, 0, 0, 0);
    parts->setSpacing(0);
    parts->addWidget(m_list);
    parts->addWidget(new Line(Qt::Vertical, row));
    parts->addWidget(makeBoard(), 1);
    parts->addWidget(m_panelLine);
    m_panel->setFixedWidth(panelWidth * px().base / 14);
    parts->addWidget(m_panel);
    m_stack->addWidget(row);
    auto* empty = new EmptyState(QStringLiteral("building"), tr("No buildings yet"),
                                 tr("Buildings come with the addresses of residents: read in a register, or register "
                                    "somebody with building and room."),
                                 m_stack);
    connect(empty->addAction(QStringLiteral("building.emptyNew"), tr("Register somebody"), QStringLiteral("plus")),
            &QAbstractButton::clicked, this, [this] {
                this->shell().open({QStringLiteral("residents"), QStringLiteral("new")});
            });
    m_stack->addWidget(empty);
    layout->addWidget(m_stack, 1);
    m_panel->hide();
    m_panelLine->hide();
    connect(m_list, &SideList::chosen, this, [this](const QString& id) {
        if (const auto uid = Uid::fromHex(id.toStdString()); uid && m_building != RecordId(*uid)) {
            m_building = RecordId(*uid);
            m_wanted.reset();
            read();
        }
    });
    connect(m_panel, &RoomPanel::closeRequested, this, [this] { closeInner(); });
}

void BuildingPage::makeHead() {
    m_head = new PageHead(QStringLiteral("building"), tr("Residents"), true, this);
    m_modes = new Segmented({tr("Register"), tr("Buildings"), tr("Households")}, m_head);
    m_modes->setCurrent(Buildings);
    m_head->addBeside(m_modes);
    connect(m_modes, &Segmented::chosen, this, [this](int mode) {
        if (mode == Buildings) return;
        m_modes->setCurrent(Buildings); // this page stays what it is
        shell().open({QStringLiteral("residents"),
                      mode == Register ? QStringLiteral("register") : QStringLiteral("households")});
    });
    Permits& permits = *new Permits(m_session, {}, this);
    connect(permits.require(m_head->addButton(QStringLiteral("print"), tr("Print the board"), QStringLiteral("print")),
                            access::Right::Print),
            &QAbstractButton::clicked, this, &BuildingPage::printBoard);
    layout()->addWidget(m_head);
}

QWidget* BuildingPage::makeBoard() {
    auto* part = new QWidget(this);
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(px().s4, px().s3, px().s4, px().s2);
    column->setSpacing(px().s1);
    auto* title = new QHBoxLayout;
    title->setSpacing(px().s4);
    m_name = new ElidedLabel({}, Look::Strong, part);
    m_name->setObjectName(QStringLiteral("building.name"));
    m_counts = new ElidedLabel({}, Look::Secondary, part);
    m_counts->setObjectName(QStringLiteral("building.counts"));
    title->addWidget(m_name);
    title->addWidget(m_counts, 1);
    column->addLayout(title);
    auto* look = new QHBoxLayout;
    look->setSpacing(px().s2);
    auto* caption = new ElidedLabel(tr("Look for"), Look::Secondary, part); // gives way first where there is no room
    look->addWidget(caption);
    m_focus = new Segmented({tr("In need"), tr("Visits"), tr("Let and empty"), tr("People")}, part);
    m_focus->setObjectName(QStringLiteral("building.focus"));
    connect(m_focus, &Segmented::chosen, this, &BuildingPage::setFocusOn);
    look->addWidget(m_focus);
    auto* menu = new QMenu;
    for (const int days : lately)
        menu->addAction(tr("Within %n days", nullptr, days), this, [this, days] {
            BoardReading reading = m_board->reading();
            reading.withinDays = days;
            m_board->setReading(reading);
            describe();
        });
    m_days = (new Button(ButtonKind::Secondary, {}, part))->withMenu(menu)->named(QStringLiteral("building.days"));
    look->addWidget(m_days);
    m_days->hide();
    m_summary = new ElidedLabel({}, Look::Caption, part);
    m_summary->setObjectName(QStringLiteral("building.summary"));
    m_summary->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    look->addWidget(m_summary, 1);
    column->addLayout(look);
    m_board = new BoardView(QStringLiteral("building.board"), part);
    column->addWidget(m_board, 1);
    m_legend = new ElidedLabel({}, Look::Caption, part);
    column->addWidget(m_legend);
    BoardReading reading;
    reading.today = m_session.today();
    for (const schema::TypeDef* ledger : m_session.catalogue().ledgers())
        reading.ledgers[ledger->id] = m_session.label(ledger->label);
    for (const schema::ChoiceDef& choice : m_session.catalogue().find("dwelling")->field("use")->choices)
        reading.uses[choice.code] = m_session.label(choice.label);
    m_board->setReading(reading);
    connect(m_board, &BoardView::currentChanged, this, [this] {
        m_panelWanted = true;
        showRoom();
    });
    connect(m_board, &BoardView::opened, this, &BuildingPage::openRoom);
    return part;
}

void BuildingPage::open(const QString& argument) {
    closeSheet();
    if (argument.startsWith(QLatin1String("room:"))) {
        if (const auto id = Uid::fromHex(argument.mid(5).toStdString())) m_wanted = RecordId(*id);
        m_panelWanted = true;
    } else if (const auto id = Uid::fromHex(argument.toStdString())) {
        m_building = RecordId(*id);
        m_wanted.reset();
    }
    read();
}

void BuildingPage::reload() { read(); }

void BuildingPage::read() {
    m_session.read(
        this, m_latest,
        [building = m_building, wanted = m_wanted](const ReadContext& context) -> Result<Loaded> {
            Loaded loaded;
            MULIN_TRY_LET(all, people::buildings(context.reader, context.tables, context.access));
            loaded.buildings = std::move(all);
            std::optional<RecordId> which = building;
            if (wanted) {
                const auto found = people::buildingOf(context.reader, context.tables, context.access, *wanted);
                loaded.scattered = !found;
                if (found) which = found;
            }
            if (loaded.buildings.empty()) return loaded;
            const auto known = [&](RecordId id) {
                for (const people::BuildingLine& line : loaded.buildings)
                    if (line.building == id) return true;
                return false;
            };
            if (!which || !known(*which)) which = loaded.buildings.front().building;
            MULIN_TRY_LET(board,
                          people::buildingBoard(context.reader, context.tables, context.access, *which, context.today));
            loaded.board = std::move(board);
            return loaded;
        },
        [this](Result<Loaded> loaded) {
            if (loaded) {
                fill(std::move(*loaded));
            } else {
                m_session.sayError(loaded.error());
            }
        });
}

void BuildingPage::fill(Loaded loaded) {
    m_buildings = std::move(loaded.buildings);
    const auto wanted = std::exchange(m_wanted, std::nullopt);
    if (!loaded.board) {
        closeSheet();
        m_stack->setCurrentIndex(1);
        return;
    }
    if (m_sheet == nullptr) m_stack->setCurrentIndex(0);
    const RecordId now = loaded.board->record.id();
    const bool other = !m_board->board() || m_board->board()->record.id() != now;
    m_building = now;
    m_board->setBoard(std::move(*loaded.board));
    fillList();
    describe();
    if (wanted && loaded.scattered)
        m_session.say({StatusMessage::Kind::Plain, tr("This dwelling is in no building; it stands in the register.")});
    if (wanted) m_board->setCurrent(*wanted);
    if (other && !wanted) m_board->setCurrentIndex(0);
    showRoom();
}

void BuildingPage::fillList() {
    std::vector<SideList::Heading> groups;
    for (const people::BuildingLine& line : m_buildings) {
        const QString estate = line.estate.empty() ? tr("Without an estate") : utf(line.estate);
        if (groups.empty() || groups.back().words != estate) groups.push_back({estate, {}});
        groups.back().entries.push_back(
            {utf(line.building.hex()), utf(line.name), {}, false, tr("%n households", nullptr, line.households)});
    }
    m_list->setGroups(groups);
    m_list->setCurrent(utf(m_building->hex()));
}

void BuildingPage::describe() {
    const people::BuildingBoard& board = *m_board->board();
    const BoardReading& reading = m_board->reading();
    m_name->setText(utf(board.record.text("estate_name") + board.record.text("name")));
    QString counts = countsText(board.counts);
    if (!board.leader.empty()) counts += QChar(0x3000) + tr("Building leader %1").arg(utf(board.leader));
    m_counts->setText(counts);
    m_summary->setText(boardSummary(board, reading));
    m_legend->setText(legendText(reading));
    m_days->setText(tr("Within %n days", nullptr, reading.withinDays));
    m_days->setVisible(reading.focus == BoardReading::Visits);
}

void BuildingPage::setFocusOn(int focus) {
    BoardReading reading = m_board->reading();
    reading.focus = static_cast<BoardReading::Focus>(focus);
    m_board->setReading(reading);
    if (m_board->board()) describe();
}

bool BuildingPage::wide() const { return width() + px().navigation >= px().narrow; }

QString BuildingPage::roomTitle(const people::BoardRoom& room) const {
    for (const people::BoardEntrance& entrance : m_board->board()->entrances)
        for (const people::BoardRoom& one : entrance.rooms)
            if (one.dwelling == room.dwelling)
                return utf(m_board->board()->record.text("name")) + QLatin1Char(' ') +
                       (entrance.entrance.empty() ? QString() : entranceText(entrance.entrance) + QLatin1Char(' ')) +
                       utf(room.room);
    return utf(room.room);
}

void BuildingPage::showRoom() {
    const people::BoardRoom* room = m_board->currentRoom();
    const bool beside = room != nullptr && m_panelWanted && wide();
    if (beside) m_panel->show(*room, roomTitle(*room));
    m_panel->setVisible(beside);
    m_panelLine->setVisible(beside);
    emit commandsChanged();
}

void BuildingPage::openRoom(RecordId dwelling) {
    const people::BoardRoom* room = m_board->board()->room(dwelling);
    if (room == nullptr) return;
    std::optional<RecordId> household = m_panel->isVisible() ? m_panel->household() : std::nullopt;
    for (const people::BoardHousehold& one : room->households)
        if (!household) household = one.household;
    if (household) {
        shell().open({QStringLiteral("household"), utf(household->hex())});
    } else {
        shell().open({QStringLiteral("records"), QStringLiteral("dwelling:") + utf(dwelling.hex())});
    }
}

void BuildingPage::printBoard() {
    if (m_sheet != nullptr) return m_sheet->print();
    if (!m_board->board()) return;
    m_session.read(
        this, m_printLatest,
        [unit = m_session.office().unit()](const ReadContext& context) -> Result<QString> {
            return utf(
                records::titleOf(context.reader, context.tables, context.access, "unit", unit, context.language));
        },
        [this](const Result<QString>& office) {
            if (!office) return m_session.sayError(office.error());
            if (!m_board->board() || m_sheet != nullptr) return;
            const people::BuildingBoard& board = *m_board->board();
            SheetRequest request{
                tr("Board of %1").arg(m_name->text()),
                [office = *office, board, reading = m_board->reading()] { return boardSheet(office, board, reading); },
                {access::Right::Print, "building", board.record.id()}};
            m_sheet = new PrintView(m_session, std::move(request), m_stack);
            connect(m_sheet, &PrintView::closeRequested, this, &BuildingPage::closeSheet);
            m_stack->addWidget(m_sheet);
            m_stack->setCurrentWidget(m_sheet);
            m_head->hide();
            m_sheet->setFocus(Qt::OtherFocusReason);
            emit commandsChanged();
        });
}

void BuildingPage::closeSheet() {
    if (m_sheet == nullptr) return;
    m_stack->setCurrentIndex(0);
    m_stack->removeWidget(m_sheet);
    std::exchange(m_sheet, nullptr)->deleteLater();
    m_head->show();
    m_board->setFocus(Qt::OtherFocusReason);
    emit commandsChanged();
}

bool BuildingPage::runCommand(const QString& id) {
    if (id == QLatin1String("print")) {
        printBoard();
        return true;
    }
    const people::BoardRoom* room = m_board->currentRoom();
    if (room == nullptr) return Page::runCommand(id);
    if (id == QLatin1String("commit")) {
        openRoom(room->dwelling);
    } else if (id == QLatin1String("register")) {
        const auto household = room->households.empty() ? std::nullopt : room->households.front().household;
        shell().open({QStringLiteral("residents"), household ? QStringLiteral("new:") + utf(household->hex())
                                                             : QStringLiteral("at:") + utf(room->dwelling.hex())});
    } else {
        return Page::runCommand(id);
    }
    return true;
}

QStringList BuildingPage::commandsNow() const {
    if (m_sheet != nullptr) return {QStringLiteral("print")};
    QStringList now;
    if (m_board->board()) now << QStringLiteral("print");
    if (m_board->currentRoom() != nullptr) now << QStringLiteral("register") << QStringLiteral("commit");
    return now;
}

bool BuildingPage::closeInner() {
    if (m_sheet != nullptr) {
        closeSheet();
        return true;
    }
    if (!m_panel->isVisible()) return false;
    m_panelWanted = false;
    showRoom();
    m_board->setFocus();
    return true;
}

void BuildingPage::takeFocus() { m_board->setFocus(Qt::OtherFocusReason); }

void BuildingPage::resizeEvent(QResizeEvent* event) {
    Page::resizeEvent(event);
    if (m_board->board() && wide() != (event->oldSize().width() + px().navigation >= px().narrow)) showRoom();
}

} // namespace mulin::ui

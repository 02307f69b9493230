#include "ui/pages/residents/room_panel.h"

#include "ui/pages/residents/household_view.h"
#include "ui/shell/page.h"
#include "ui/shell/text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/strip.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QMenu>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace mulin::ui {

using access::Right;
using people::BoardHousehold;
using people::BoardRoom;

RoomPanel::RoomPanel(OfficeSession& session, Shell& shell, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_shell(shell)
    , m_stack(new QStackedWidget(this))
    , m_view(new HouseholdView(session, shell, false, m_stack))
    , m_empty(new QWidget(m_stack))
    , m_emptyPlace(new QVBoxLayout(m_empty))
    , m_bar(new QWidget(this))
    , m_useLabel(new ElidedLabel({}, Look::Secondary, m_bar))
    , m_use(new Button(ButtonKind::Secondary, tr("Use"), m_bar))
    , m_which(new Button(ButtonKind::Secondary, {}, this))
    , m_permits(session, "dwelling", this) {
    setSurface(*this, Surface::Raised);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* top = new QHBoxLayout;
    top->setContentsMargins(px().s6, px().s3, px().s6, 0);
    top->addWidget(m_which);
    top->addStretch(1);
    m_which->named(QStringLiteral("room.household"));
    layout->addLayout(top);
    layout->addWidget(m_stack, 1);
    m_emptyPlace->setContentsMargins(0, 0, 0, 0);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
    layout->addWidget(new Line(Qt::Horizontal, this));
    auto* bar = new QHBoxLayout(m_bar);
    bar->setContentsMargins(px().s6, px().s2, px().s6, px().s2);
    bar->addWidget(m_useLabel, 1);
    auto* menu = new QMenu;
    const schema::FieldDef& use = *session.catalogue().find("dwelling")->field("use");
    for (const schema::ChoiceDef& choice : use.choices)
        menu->addAction(session.label(choice.label), this, [this, code = choice.code] { setUse(code); });
    m_use->withMenu(menu)->named(QStringLiteral("room.use"));
    m_permits.require(m_use, Right::Write);
    bar->addWidget(m_use);
    layout->addWidget(m_bar);
    connect(m_view, &HouseholdView::closeRequested, this, &RoomPanel::closeRequested);
}

void RoomPanel::show(const BoardRoom& room, const QString& title) {
    m_room = room;
    m_title = title;
    fillBar();
    std::vector<std::size_t> known;
    for (std::size_t i = 0; i < room.households.size(); ++i)
        if (room.households[i].household) known.push_back(i);
    m_which->setVisible(known.size() > 1);
    if (known.empty()) {
        m_household.reset();
        fillEmpty();
        m_stack->setCurrentWidget(m_empty);
        return;
    }
    auto* menu = new QMenu;
    for (const std::size_t i : known) {
        const BoardHousehold& one = room.households[i];
        menu->addAction(tr("%1, %n people", nullptr, one.members).arg(utf(one.head)), this,
                        [this, i] { showHousehold(i); });
    }
    m_which->withMenu(menu);
    const auto before = std::find_if(known.begin(), known.end(),
                                     [&](std::size_t i) { return room.households[i].household == m_household; });
    showHousehold(before == known.end() ? known.front() : *before);
}

void RoomPanel::showHousehold(std::size_t index) {
    if (!m_room || index >= m_room->households.size()) return;
    const BoardHousehold& one = m_room->households[index];
    m_which->setText(tr("Household of %1 (%2 here)").arg(utf(one.head)).arg(m_room->households.size()));
    m_household = one.household;
    m_view->show(*one.household);
    m_stack->setCurrentWidget(m_view);
}

void RoomPanel::reload() {
    if (m_stack->currentWidget() == m_view) m_view->reload();
}

void RoomPanel::fillBar() {
    const schema::FieldDef& use = *m_session.catalogue().find("dwelling")->field("use");
    QString label = tr("Use not recorded");
    for (const schema::ChoiceDef& choice : use.choices)
        if (choice.code == m_room->use) label = m_session.label(choice.label);
    // Whoever has moved in since is there, whatever was written before.
    if (m_room->use == "empty" && !m_room->households.empty()) label = tr("Use not recorded");
    m_useLabel->setText(label);
}

void RoomPanel::fillEmpty() {
    while (QLayoutItem* item = m_emptyPlace->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    auto* inside = new QWidget(m_empty);
    auto* layout = new QVBoxLayout(inside);
    layout->setContentsMargins(px().s6, px().s3, px().s6, px().s4);
    layout->setSpacing(px().s2);
    auto* top = new QHBoxLayout;
    top->addWidget(new ElidedLabel(m_title, Look::Title, inside), 1);
    auto* close = iconButton(QStringLiteral("close"), tr("Close (Esc)"), inside);
    close->named(QStringLiteral("room.close"));
    connect(close, &QAbstractButton::clicked, this, &RoomPanel::closeRequested);
    top->addWidget(close);
    layout->addLayout(top);
    const bool lived = !m_room->households.empty();
    layout->addWidget(
        paragraph(lived                                      ? tr("The residents here belong to no household yet.")
                  : m_room->state == BoardRoom::State::Empty ? tr("Nobody lives here now.")
                  : m_room->state == BoardRoom::State::Business
                      ? tr("Used for business; nobody is registered here.")
                      : tr("Nothing is recorded yet: go and see, then register who lives here or what it is used for."),
                  Look::Secondary, inside));
    auto* add = (new Button(ButtonKind::Primary, tr("Register somebody here"), inside))
                    ->withIcon(QStringLiteral("user-plus"))
                    ->named(QStringLiteral("room.register"));
    m_permits.require(add, {{Right::Write, "person"}});
    connect(add, &QAbstractButton::clicked, this, [this] {
        m_shell.open({QStringLiteral("residents"), QStringLiteral("at:") + utf(m_room->dwelling.hex())});
    });
    layout->addWidget(add);
    auto* record = (new Button(ButtonKind::Secondary, tr("Record of the dwelling"), inside))
                       ->withIcon(QStringLiteral("home"))
                       ->named(QStringLiteral("room.record"));
    connect(record, &QAbstractButton::clicked, this, [this] {
        m_shell.open({QStringLiteral("records"), QStringLiteral("dwelling:") + utf(m_room->dwelling.hex())});
    });
    layout->addWidget(record);
    layout->addStretch(1);
    m_emptyPlace->addWidget(inside);
}

void RoomPanel::setUse(const std::string& use) {
    journal::Operation operation;
    operation.id = "dwelling.edit";
    operation.args = {{"type", "dwelling"}, {"id", m_room->dwelling.hex()}};
    m_session.transact(this, operation, [dwelling = m_room->dwelling, use](journal::Writer& writer) {
        return writer.update("dwelling", dwelling, schema::Values().set("use", use));
    });
}

} // namespace mulin::ui

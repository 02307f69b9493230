#include "ui/pages/residents/board_accessible.h"

#include "ui/pages/residents/board_view.h"

#include <QtCore/QPointer>
#include <QtGui/QAccessible>
#include <QtWidgets/QAccessibleWidget>

#include <vector>

namespace mulin::ui {

namespace {

class RoomInterface final : public QAccessibleInterface {
public:
    RoomInterface(BoardView* board, int room) : m_board(board), m_room(room) {}

    bool isValid() const override { return m_board != nullptr && m_room < m_board->rooms(); }
    QObject* object() const override { return nullptr; }
    QWindow* window() const override { return isValid() ? parent()->window() : nullptr; }
    QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(m_board); }
    QAccessibleInterface* child(int) const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QString text(QAccessible::Text what) const override {
        return what == QAccessible::Name && isValid() ? m_board->roomName(m_room) : QString();
    }
    void setText(QAccessible::Text, const QString&) override {}
    QRect rect() const override {
        if (!isValid()) return {};
        const QRect box = m_board->roomRect(m_room);
        return {m_board->viewport()->mapToGlobal(box.topLeft()), box.size()};
    }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    QAccessible::State state() const override {
        QAccessible::State state;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        state.selectable = state.focusable = true;
        state.selected = m_board->currentIndex() == m_room;
        state.focused = state.selected && m_board->hasFocus();
        state.offscreen = !m_board->viewport()->rect().intersects(m_board->roomRect(m_room));
        return state;
    }
    int room() const { return m_room; }

private:
    QPointer<BoardView> m_board;
    int m_room;
};

class BoardInterface final : public QAccessibleWidget {
public:
    explicit BoardInterface(BoardView* board) : QAccessibleWidget(board, QAccessible::List) {}
    ~BoardInterface() override { forget(); }

    int childCount() const override { return board().rooms(); }
    QAccessibleInterface* child(int index) const override {
        if (index < 0 || index >= board().rooms()) return nullptr;
        m_rooms.resize(static_cast<std::size_t>(board().rooms()));
        QAccessible::Id& id = m_rooms[static_cast<std::size_t>(index)];
        if (id == 0) id = QAccessible::registerAccessibleInterface(new RoomInterface(&board(), index));
        return QAccessible::accessibleInterface(id);
    }
    int indexOfChild(const QAccessibleInterface* one) const override {
        const auto* room = dynamic_cast<const RoomInterface*>(one);
        return room != nullptr ? room->room() : -1;
    }
    QAccessibleInterface* childAt(int x, int y) const override {
        return child(board().roomAt(board().viewport()->mapFromGlobal(QPoint(x, y))));
    }
    QAccessibleInterface* focusChild() const override { return child(board().currentIndex()); }
    void forget() {
        for (const QAccessible::Id id : m_rooms)
            if (id != 0) QAccessible::deleteAccessibleInterface(id);
        m_rooms.clear();
    }

private:
    BoardView& board() const { return *static_cast<BoardView*>(widget()); }
    mutable std::vector<QAccessible::Id> m_rooms;
};

QAccessibleInterface* make(const QString&, QObject* object) {
    auto* board = qobject_cast<BoardView*>(object);
    return board != nullptr ? new BoardInterface(board) : nullptr;
}

} // namespace

void installBoardAccessibility() {
    static const bool once = [] {
        QAccessible::installFactory(make);
        return true;
    }();
    Q_UNUSED(once)
}

void boardChanged(BoardView& board) {
    if (!QAccessible::isActive()) return;
    if (auto* known = dynamic_cast<BoardInterface*>(QAccessible::queryAccessibleInterface(&board))) known->forget();
    QAccessibleEvent event(&board, QAccessible::ObjectReorder);
    QAccessible::updateAccessibility(&event);
}

void sayCurrentRoom(BoardView& board, int room) {
    if (!QAccessible::isActive() || !board.hasFocus()) return;
    QAccessibleEvent event(&board, QAccessible::Focus);
    event.setChild(room);
    QAccessible::updateAccessibility(&event);
}

} // namespace mulin::ui

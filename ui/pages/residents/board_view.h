// The board of a building: rooms painted floor by floor, one of them current. Arrow keys move it, Enter opens, a room
// number that is typed finds it. Only what is seen is painted.
#pragma once

#include "ui/pages/residents/board_text.h"

#include <QtCore/QElapsedTimer>
#include <QtWidgets/QAbstractScrollArea>

#include <vector>

namespace mulin::ui {

class BoardView final : public QAbstractScrollArea {
    Q_OBJECT
public:
    explicit BoardView(const QString& objectName, QWidget* parent = nullptr);
    ~BoardView() override;

    /// The current room stays, if it is still there.
    void setBoard(people::BuildingBoard board);
    void setReading(const BoardReading& reading);
    const BoardReading& reading() const { return m_reading; }
    const people::BuildingBoard* board() const { return m_board ? &*m_board : nullptr; }

    std::optional<RecordId> current() const;
    const people::BoardRoom* currentRoom() const;
    /// False if it is not in this building.
    bool setCurrent(RecordId dwelling);

    // Rooms by entrance and number, for those who read the board out.
    int rooms() const { return static_cast<int>(m_cells.size()); }
    int currentIndex() const { return m_current; }
    void setCurrentIndex(int index);
    int roomAt(const QPoint& inViewport) const; ///< -1: none
    QString roomName(int index) const;
    QRect roomRect(int index) const; ///< in the viewport

signals:
    void currentChanged(const mulin::RecordId& dwelling);
    void opened(const mulin::RecordId& dwelling);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    struct Cell {
        const people::BoardRoom* room = nullptr;
        int entrance = 0, row = 0, column = 0; ///< column over all entrances
    };
    const people::BoardEntrance& entranceOf(const Cell& cell) const {
        return m_board->entrances[static_cast<std::size_t>(cell.entrance)];
    }
    void measure();
    int left(int entrance, int column) const; ///< of a column of the content
    void paintCell(QPainter& painter, const QRect& box, int index) const;
    void paintHeads(QPainter& painter) const;
    void move(int rows, int columns);
    void moveToEdge(bool first);
    void find(const QString& typed);
    void reveal();

    std::optional<people::BuildingBoard> m_board;
    BoardReading m_reading;
    std::vector<Cell> m_cells;
    int m_current = -1, m_hovered = -1;
    int m_columns = 0;
    QSize m_cell;
    int m_gutter = 0, m_head = 0, m_gap = 0;
    QString m_typed;
    QElapsedTimer m_since;
};

} // namespace mulin::ui

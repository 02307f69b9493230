// 楼栋: the buildings at the left, the board of one, the household of the chosen room beside it.
#pragma once

#include "ui/pages/residents/board_text.h"
#include "ui/shell/office_session.h"
#include "ui/shell/page.h"

class QStackedWidget;

namespace mulin::ui {

class BoardView;
class Button;
class ElidedLabel;
class PageHead;
class PrintView;
class RoomPanel;
class Segmented;
class SideList;

class BuildingPage final : public Page {
    Q_OBJECT
public:
    BuildingPage(Shell& shell, OfficeSession& session);

    /// Empty: the building of the last time, or the first; an id: that building; "room:<dwelling>": its room.
    void open(const QString& argument) override;
    void reload() override;
    bool runCommand(const QString& id) override;
    QStringList commandsNow() const override;
    bool closeInner() override;
    void takeFocus() override;
    QString helpTopic() const override { return QStringLiteral("residents"); }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Loaded {
        std::vector<people::BuildingLine> buildings;
        std::optional<people::BuildingBoard> board;
        bool scattered = false; ///< the room that was asked for is in no building
    };
    void makeHead();
    QWidget* makeBoard();
    void read();
    void fill(Loaded loaded);
    void fillList();
    void describe();
    void setFocusOn(int focus);
    void showRoom();
    void openRoom(RecordId dwelling);
    bool wide() const;
    void printBoard();
    void closeSheet();
    QString roomTitle(const people::BoardRoom& room) const;

    OfficeSession& m_session;
    std::vector<people::BuildingLine> m_buildings;
    std::optional<RecordId> m_building, m_wanted; ///< m_wanted: a room
    PageHead* m_head = nullptr;
    PrintView* m_sheet = nullptr;
    QStackedWidget* m_stack;
    SideList* m_list;
    BoardView* m_board = nullptr;
    RoomPanel* m_panel;
    QWidget* m_panelLine;
    Segmented* m_modes = nullptr;
    Segmented* m_focus = nullptr;
    Button* m_days = nullptr;
    ElidedLabel* m_name = nullptr;
    ElidedLabel* m_counts = nullptr;
    ElidedLabel* m_summary = nullptr;
    ElidedLabel* m_legend = nullptr;
    bool m_panelWanted = true;
    Latest m_latest, m_printLatest;
};

} // namespace mulin::ui

// Beside the board: the household of the room, one of several, or what to do about a room in which nobody lives.
#pragma once

#include "core/people/building_board.h"
#include "ui/shell/office_session.h"
#include "ui/shell/permits.h"

#include <QtWidgets/QWidget>

class QStackedWidget;
class QVBoxLayout;

namespace mulin::ui {

class Button;
class ElidedLabel;
class HouseholdView;
class Shell;

class RoomPanel final : public QWidget {
    Q_OBJECT
public:
    RoomPanel(OfficeSession& session, Shell& shell, QWidget* parent = nullptr);

    /// `title`: 3号楼 2 单元 501.
    void show(const people::BoardRoom& room, const QString& title);
    void reload();
    /// Of several in one room.
    const std::optional<RecordId>& household() const { return m_household; }

signals:
    void closeRequested();

private:
    void showHousehold(std::size_t index);
    void fillEmpty();
    void fillBar();
    void setUse(const std::string& use);

    OfficeSession& m_session;
    Shell& m_shell;
    std::optional<people::BoardRoom> m_room;
    QString m_title;
    std::optional<RecordId> m_household;
    QStackedWidget* m_stack;
    HouseholdView* m_view;
    QWidget* m_empty;
    QVBoxLayout* m_emptyPlace;
    QWidget* m_bar;
    ElidedLabel* m_useLabel;
    Button* m_use;
    Button* m_which;
    Permits m_permits;
};

} // namespace mulin::ui

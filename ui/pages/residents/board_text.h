// What a room of the board says, after what one looks for in the building.
#pragma once

#include "core/people/building_board.h"
#include "ui/look/tokens.h"

#include <QtCore/QString>

#include <map>

namespace mulin::ui {

struct BoardReading {
    enum Focus { Needs, Visits, Use, Members };
    Focus focus = Needs;
    int withinDays = 30; ///< visited lately
    Date today;
    std::map<std::string, QString> ledgers{}, uses{}; ///< labels by id
};

struct RoomText {
    QString number;
    QString corner; ///< visited, due
    QString cornerIcon;
    Colour cornerRole = Colour::Text2;
    QString main, count;
    bool strong = false; ///< wants a look
    Colour mainRole = Colour::Text;
    QString below;
    Colour belowRole = Colour::Text2;
    bool sunk = false; ///< nobody lives there
};

RoomText roomText(const people::BoardRoom& room, const BoardReading& reading);
/// All of it, to be read out: 2 单元 501，单秀兰，1 人，独居老人、低保，上次走访 11-15。
QString roomSentence(const people::BoardRoom& room, const QString& entrance, const BoardReading& reading);
QString entranceText(const std::string& entrance);
QString floorText(const std::optional<int>& floor);
/// How many, of what is looked for.
QString boardSummary(const people::BuildingBoard& board, const BoardReading& reading);
QString countsText(const people::BoardCounts& counts);
QString legendText(const BoardReading& reading);

} // namespace mulin::ui

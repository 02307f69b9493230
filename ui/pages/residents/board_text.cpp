#include "ui/pages/residents/board_text.h"

#include "ui/pages/person/person_data.h"
#include "ui/pages/residents/board_words.h"
#include "ui/shell/text.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QStringList>

#include <algorithm>

namespace mulin::ui {

using people::BoardHousehold;
using people::BoardRoom;
using State = people::BoardRoom::State;

namespace {

QString labelled(const std::map<std::string, QString>& labels, const std::string& id) {
    const auto at = labels.find(id);
    return at == labels.end() ? utf(id) : at->second;
}

/// Ledgers of all who live there, then their age if it is great.
QStringList marksOf(const BoardRoom& room, const BoardReading& reading) {
    QStringList marks;
    bool old = false;
    for (const BoardHousehold& household : room.households) {
        for (const std::string& ledger : household.ledgers) marks << labelled(reading.ledgers, ledger);
        old = old || household.oldest.value_or(0) >= people::greatAge;
    }
    if (old) marks << BoardWords::tr("very old");
    marks.removeDuplicates();
    return marks;
}

QString stateText(State state) {
    switch (state) {
    case State::Lived: return {};
    case State::Let: return BoardWords::tr("let");
    case State::Empty: return BoardWords::tr("empty");
    case State::Business: return BoardWords::tr("business");
    case State::Unknown: return BoardWords::tr("to be recorded");
    }
    return {};
}

bool visitedLately(const BoardRoom& room, const BoardReading& reading) {
    const auto last = room.visited();
    return last && reading.today.days - last->days <= reading.withinDays;
}

bool visitDue(const BoardRoom& room, const BoardReading& reading) {
    const auto next = room.next();
    return next && *next <= reading.today;
}

QString headOf(const BoardRoom& room) {
    const BoardHousehold& first = room.households.front();
    QString name = first.head.empty() ? BoardWords::tr("residents") : utf(first.head);
    if (room.households.size() > 1)
        name += BoardWords::tr(" and %n more", nullptr, static_cast<int>(room.households.size()) - 1);
    return name;
}

void corner(RoomText& text, const BoardRoom& room, const BoardReading& reading) {
    if (visitDue(room, reading)) {
        const bool today = room.next() == reading.today;
        text.corner = today ? BoardWords::tr("today") : BoardWords::tr("overdue");
        text.cornerRole = today ? Colour::Due : Colour::Overdue;
    } else if (visitedLately(room, reading)) {
        text.corner = BoardWords::tr("visited");
        text.cornerIcon = QStringLiteral("check");
        text.cornerRole = Colour::Done;
    }
}

} // namespace

RoomText roomText(const BoardRoom& room, const BoardReading& reading) {
    RoomText text;
    text.number = utf(room.room);
    if (room.households.empty()) {
        text.sunk = room.state != State::Business;
        text.main = stateText(room.state);
        text.mainRole = room.state == State::Unknown ? Colour::Due : Colour::Text2;
        text.strong = reading.focus == BoardReading::Use && room.state == State::Unknown;
        return text;
    }
    text.main = headOf(room);
    text.count = QString::number(room.residents());
    switch (reading.focus) {
    case BoardReading::Needs: {
        const QStringList marks = marksOf(room, reading);
        corner(text, room, reading);
        text.strong = !marks.isEmpty();
        text.below = marks.isEmpty() ? stateText(room.state) : marks.join(QStringLiteral("·"));
        text.belowRole = marks.isEmpty() ? Colour::Text2 : Colour::Accent;
        break;
    }
    case BoardReading::Visits: {
        corner(text, room, reading);
        const auto last = room.visited();
        text.strong = !visitedLately(room, reading);
        text.below = last ? shortDay(*last, reading.today) : BoardWords::tr("never visited");
        text.belowRole = last ? Colour::Text2 : Colour::Due;
        break;
    }
    case BoardReading::Use:
        text.strong = room.state == State::Let;
        text.below = room.use.empty()      ? QString()
                     : room.use == "empty" ? BoardWords::tr("recorded as empty")
                                           : labelled(reading.uses, room.use);
        text.belowRole = room.state == State::Let ? Colour::Accent : room.use == "empty" ? Colour::Due : Colour::Text2;
        break;
    case BoardReading::Members: {
        const bool centre = std::any_of(room.households.begin(), room.households.end(),
                                        [](const BoardHousehold& one) { return one.partyCentre; });
        text.strong = room.households.size() > 1;
        text.count = BoardWords::tr("%n people", nullptr, room.residents());
        text.below = room.households.size() > 1
                         ? BoardWords::tr("%n households", nullptr, static_cast<int>(room.households.size()))
                     : centre                             ? BoardWords::tr("Party members' centre")
                     : !room.households.front().household ? BoardWords::tr("no household")
                                                          : QString();
        text.belowRole = centre && room.households.size() == 1 ? Colour::Accent : Colour::Text2;
        break;
    }
    }
    return text;
}

QString roomSentence(const BoardRoom& room, const QString& entrance, const BoardReading& reading) {
    QStringList parts{entrance + QLatin1Char(' ') + utf(room.room)};
    if (room.households.empty()) {
        parts << stateText(room.state);
    } else {
        parts << headOf(room) << BoardWords::tr("%n people", nullptr, room.residents());
        if (room.state == State::Let) parts << stateText(room.state);
        const QStringList marks = marksOf(room, reading);
        if (!marks.isEmpty()) parts << marks.join(BoardWords::tr(", ", "between marks"));
        const auto last = room.visited();
        parts << (last ? BoardWords::tr("last visit %1").arg(shortDay(*last, reading.today))
                       : BoardWords::tr("never visited"));
        if (const auto next = room.next()) parts << BoardWords::tr("next visit %1").arg(shortDay(*next, reading.today));
    }
    return parts.join(BoardWords::tr("; ", "between facts"));
}

QString entranceText(const std::string& entrance) {
    if (entrance.empty()) return BoardWords::tr("Without entrance");
    const bool number = std::all_of(entrance.begin(), entrance.end(), [](char c) { return c > ' ' && c <= '~'; });
    return number ? BoardWords::tr("Entrance %1").arg(utf(entrance)) : utf(entrance);
}

QString floorText(const std::optional<int>& floor) {
    if (!floor) return BoardWords::tr("other");
    return *floor < 0 ? BoardWords::tr("B%1").arg(-*floor) : BoardWords::tr("%1 F").arg(*floor);
}

QString boardSummary(const people::BuildingBoard& board, const BoardReading& reading) {
    int marked = 0, old = 0, lately = 0, due = 0, never = 0, shared = 0;
    for (const people::BoardEntrance& entrance : board.entrances)
        for (const BoardRoom& room : entrance.rooms) {
            if (room.households.empty()) continue;
            bool inLedger = false, great = false;
            for (const BoardHousehold& household : room.households) {
                inLedger = inLedger || !household.ledgers.empty();
                great = great || household.oldest.value_or(0) >= people::greatAge;
            }
            marked += inLedger ? 1 : 0;
            old += great ? 1 : 0;
            lately += visitedLately(room, reading) ? 1 : 0;
            due += visitDue(room, reading) ? 1 : 0;
            never += room.visited() ? 0 : 1;
            shared += room.households.size() > 1 ? 1 : 0;
        }
    switch (reading.focus) {
    case BoardReading::Needs:
        return BoardWords::tr("in ledgers: %1").arg(marked) + wide +
               BoardWords::tr("over %1: %2").arg(people::greatAge).arg(old);
    case BoardReading::Visits:
        return BoardWords::tr("visited within %1 days: %2").arg(reading.withinDays).arg(lately) + wide +
               BoardWords::tr("due: %1").arg(due) + wide + BoardWords::tr("never visited: %1").arg(never);
    case BoardReading::Use:
        return BoardWords::tr("let: %1").arg(board.counts.let) + wide +
               BoardWords::tr("empty: %1").arg(board.counts.empty) + wide +
               BoardWords::tr("to be recorded: %1").arg(board.counts.unknown);
    case BoardReading::Members: return BoardWords::tr("rooms with several households: %1").arg(shared);
    }
    return {};
}

QString countsText(const people::BoardCounts& counts) {
    QString text = BoardWords::tr("%n households", nullptr, counts.households) + wide +
                   BoardWords::tr("%n people", nullptr, counts.residents);
    if (counts.empty > 0) text += wide + BoardWords::tr("empty %1").arg(counts.empty);
    if (counts.let > 0) text += wide + BoardWords::tr("let %1").arg(counts.let);
    if (counts.unknown > 0) text += wide + BoardWords::tr("to be recorded %1").arg(counts.unknown);
    return text;
}

QString legendText(const BoardReading& reading) {
    const QString keys = BoardWords::tr("Arrow keys move, Enter opens, a room number finds it");
    switch (reading.focus) {
    case BoardReading::Needs:
        return BoardWords::tr("The number is how many live there; in colour: the ledgers they are in") + wide + keys;
    case BoardReading::Visits:
        return BoardWords::tr("Bold: not visited within %1 days").arg(reading.withinDays) + wide + keys;
    case BoardReading::Use: return BoardWords::tr("Grey: nobody lives there") + wide + keys;
    case BoardReading::Members: return keys;
    }
    return {};
}

} // namespace mulin::ui

#include "ui/pages/residents/board_sheet.h"

#include "ui/pages/residents/board_words.h"
#include "ui/printing/template.h"
#include "ui/printing/template_data.h"

#include <QtCore/QCoreApplication>

namespace mulin::ui {

namespace {

using printing::TemplateData;

constexpr int roomsBeside = 12; ///< so many names fit side by side on A4

TemplateData cell(const people::BoardRoom* room, const BoardReading& reading) {
    if (room == nullptr)
        return TemplateData::Map{{"number", false}, {"corner", ""}, {"main", ""}, {"count", ""}, {"below", ""}};
    const RoomText text = roomText(*room, reading);
    return TemplateData::Map{{"number", text.number},
                             {"corner", text.corner},
                             {"main", text.main},
                             {"count", text.count},
                             {"below", text.below}};
}

/// Entrances that stand beside one another on the paper.
using Group = std::vector<const people::BoardEntrance*>;

std::vector<Group> groupsOf(const people::BuildingBoard& board) {
    std::vector<Group> groups;
    int columns = 0;
    for (const people::BoardEntrance& entrance : board.entrances) {
        if (entrance.rooms.empty()) continue;
        if (groups.empty() || columns + entrance.columns > roomsBeside) {
            groups.emplace_back();
            columns = 0;
        }
        columns += entrance.columns;
        groups.back().push_back(&entrance);
    }
    return groups;
}

TemplateData::Map table(const people::BuildingBoard& board, const Group& group, const BoardReading& reading) {
    TemplateData::List heads, columns, rows;
    for (const people::BoardEntrance* entrance : group) {
        people::BoardCounts lived; // what is let or empty stands in the rooms
        lived.households = entrance->counts.households;
        lived.residents = entrance->counts.residents;
        const QString leader = entrance->leader.empty()
                                   ? QString()
                                   : BoardWords::tr("Leader %1").arg(QString::fromStdString(entrance->leader));
        heads.push_back(TemplateData::Map{{"name", entranceText(entrance->entrance)},
                                          {"leader", leader.isEmpty() ? TemplateData(false) : TemplateData(leader)},
                                          {"counts", countsText(lived)},
                                          {"span", entrance->columns}});
        for (int column = 0; column < entrance->columns; ++column) columns.emplace_back("");
    }
    for (std::size_t floor = 0; floor < board.floors.size(); ++floor) {
        TemplateData::List cells;
        bool any = false;
        for (const people::BoardEntrance* entrance : group)
            for (int column = 0; column < entrance->columns; ++column) {
                const people::BoardRoom* there = nullptr;
                for (const people::BoardRoom& room : entrance->rooms)
                    if (room.row == static_cast<int>(floor) && room.column == column) there = &room;
                any = any || there != nullptr;
                cells.push_back(cell(there, reading));
            }
        // Floors that only others have.
        if (any)
            rows.push_back(TemplateData::Map{{"floor", floorText(board.floors[floor])}, {"cells", std::move(cells)}});
    }
    return {{"entrances", std::move(heads)}, {"columns", std::move(columns)}, {"rows", std::move(rows)}};
}

} // namespace

Result<printing::Document> boardSheet(const QString& office, const people::BuildingBoard& board,
                                      const BoardReading& reading) {
    TemplateData::List tables;
    for (const Group& group : groupsOf(board)) tables.push_back(table(board, group, reading));
    const QString summary = boardSummary(board, reading);
    TemplateData data;
    data["title"] = QString::fromStdString(board.record.text("estate_name") + board.record.text("name"));
    data["office"] = office;
    data["printed_on"] = QString::fromStdString(reading.today.iso());
    data["counts"] = countsText(board.counts);
    data["summary"] = summary.isEmpty() ? TemplateData(false) : TemplateData(summary);
    data["legend"] = BoardWords::tr("The number behind the name is how many live there");
    data["page_line"] = BoardWords::tr("Page {page} of {pages}");
    data["tables"] = std::move(tables);
    return printing::fillShipped(QStringLiteral("building_board"), data);
}

} // namespace mulin::ui

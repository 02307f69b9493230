// The board of a building on paper (打印楼栋图): one table for each entrance, in its rooms what the window shows there.
#pragma once

#include "ui/pages/residents/board_text.h"
#include "ui/printing/document.h"

namespace mulin::ui {

Result<printing::Document> boardSheet(const QString& office, const people::BuildingBoard& board,
                                      const BoardReading& reading);

} // namespace mulin::ui

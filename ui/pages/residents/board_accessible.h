// The board read out: a list of rooms, each with its name, its place and whether it is the current one.
#pragma once

namespace mulin::ui {

class BoardView;

/// Makes boards known to QAccessible; once is enough, more does no harm.
void installBoardAccessibility();
/// Its rooms are others than before.
void boardChanged(BoardView& board);
/// The current room, for who listens.
void sayCurrentRoom(BoardView& board, int room);

} // namespace mulin::ui

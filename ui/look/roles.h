// Item roles read by the delegates of tables, lists and pickers. Beside them: DisplayRole, TextAlignmentRole,
// ToolTipRole.
#pragma once

#include "ui/look/paint.h"

#include <QtCore/QMetaType>

#include <vector>

namespace mulin::ui {

enum ItemRole : int {
    TagsRole = Qt::UserRole + 100, ///< std::vector<Tag>: painted instead of the text
    StateRole,                     ///< CellState
    StrongRole,                    ///< bool: bold (the name in a list)
    IconRole,                      ///< QString: name of an icon painted in front
    MarksRole,                     ///< std::vector<MarkedPart>: parts of DisplayRole that matched
    SecondRole,                    ///< QString: secondary words behind (pickers) or below (two-line lists)
    SecondMarksRole,               ///< std::vector<MarkedPart> of SecondRole, painted bold in accent
    DetailsRole,                   ///< QStringList: further short columns of a picker
    EndRole,                       ///< QString: caption at the right end
    CounterRole,                   ///< QString: what waits (navigation)
    GapRole                        ///< bool: a gap above (navigation)
};

/// A state is a word too; the colour only underlines it.
enum class CellState { Plain, Secondary, Due, Overdue, Done, Accent };

} // namespace mulin::ui

Q_DECLARE_METATYPE(mulin::ui::Tag)
Q_DECLARE_METATYPE(std::vector<mulin::ui::Tag>)
Q_DECLARE_METATYPE(std::vector<mulin::ui::MarkedPart>)
Q_DECLARE_METATYPE(mulin::ui::CellState)

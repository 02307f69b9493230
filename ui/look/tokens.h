// Every colour, size and distance of the window. Nothing else in the program names one.
#pragma once

#include <QtGui/QColor>

#include <array>

namespace mulin::ui {

enum class Theme { Light, Dark, Contrast };
enum class TextSize { Normal, Large, Largest };

enum class Colour : quint8 {
    Bg,     ///< navigation, table headers, status line
    Raised, ///< pages, lists, forms
    Sunken, ///< empty cells, tracks of bars
    Desk,   ///< behind paper
    Paper,  ///< white in every theme
    PaperText,
    Line,       ///< between rows and areas
    LineStrong, ///< buttons, chips, cards, header rule
    Field,      ///< border of everything one types in or ticks
    Text,
    Text2,    ///< labels, captions, second line
    Disabled, ///< only what cannot be used; never information
    Accent,   ///< primary action, selection, links
    AccentHover,
    OnAccent,
    AccentSoft, ///< selected row, chosen chip, suggestion
    AccentLine,
    Hover, ///< row under the mouse
    Tag,   ///< neutral mark
    Due,   ///< due soon, gap, look here
    DueSoft,
    Overdue, ///< overdue, conflict, error
    OverdueSoft,
    Done, ///< done, on time, answered
    DoneSoft,
    Mark, ///< the part of a name that matched
    Chart1,
    Chart2,
    Chart3,
    Chart4,
    Chart5,
    Chart6,
    Chart7,
    Chart8,
    Chart1Soft, ///< "not today"
    Count
};

/// Pixels at 100 %. They grow with the text size; the gaps do not.
struct Sizes {
    int caption = 12, base = 14, lead = 16, title = 20, name = 24, figure = 28, initial = 13;
    int row = 36, rowCompact = 32, control = 32, tableHeader = 32;
    int navigation = 200, place = 76, topBar = 56, pageHead = 56, filterBar = 44, stepBar = 48, status = 32;
    int searchWidth = 440, searchHeight = 36, avatar = 28, tag = 20, keyCap = 20, step = 24, dot = 8;
    int icon = 20, iconSmall = 16, tick = 16;
    int formLabel = 80, formEditor = 500, formLine = 22;
    int progress = 160;
    int s1 = 4, s2 = 8, s3 = 12, s4 = 16, s6 = 24;
    int radius = 6, radiusSmall = 4, radiusTick = 3, hairline = 1, focus = 2, selectionEdge = 3;
    int splitterGrab = 8, scrollBar = 12, narrow = 1100;
};

struct Tokens {
    Theme theme = Theme::Light;
    TextSize textSize = TextSize::Normal;
    std::array<QColor, static_cast<std::size_t>(Colour::Count)> colours;
    Sizes px;

    const QColor& operator[](Colour colour) const { return colours[static_cast<std::size_t>(colour)]; }
};

Tokens makeTokens(Theme theme, TextSize size = TextSize::Normal);

/// The tokens in force: like the palette, one set for the whole application; theme.h changes it.
const Tokens& tokens();
void setTokens(const Tokens& tokens);

inline const QColor& colour(Colour role) { return tokens()[role]; }
inline const Sizes& px() { return tokens().px; }

/// WCAG 2 contrast of two opaque colours, 1 … 21.
double contrast(const QColor& a, const QColor& b);

} // namespace mulin::ui

#include "ui/look/tokens.h"

#include <algorithm>
#include <cmath>

namespace mulin::ui {

namespace {

struct Row {
    Colour role;
    QRgb light, dark, contrast;
};

constexpr Row colours[] = {
    {Colour::Bg, 0xFFF5F6F6, 0xFF16191C, 0xFFFFFFFF},
    {Colour::Raised, 0xFFFFFFFF, 0xFF1D2124, 0xFFFFFFFF},
    {Colour::Sunken, 0xFFECEEEF, 0xFF121517, 0xFFFFFFFF},
    {Colour::Desk, 0xFFE4E7E9, 0xFF0E1012, 0xFFFFFFFF},
    {Colour::Paper, 0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF},
    {Colour::PaperText, 0xFF16181A, 0xFF16181A, 0xFF000000},
    {Colour::Line, 0xFFDFE3E6, 0xFF30363B, 0xFF000000},
    {Colour::LineStrong, 0xFFC2C9CF, 0xFF454D54, 0xFF000000},
    {Colour::Field, 0xFF87919B, 0xFF78828C, 0xFF000000},
    {Colour::Text, 0xFF1B2024, 0xFFE9ECEE, 0xFF000000},
    {Colour::Text2, 0xFF535D66, 0xFFA9B2BA, 0xFF000000},
    {Colour::Disabled, 0xFF88929B, 0xFF727C85, 0xFF404040},
    {Colour::Accent, 0xFF0F6B6B, 0xFF56BBB3, 0xFF004C99},
    {Colour::AccentHover, 0xFF0B5959, 0xFF6CCAC2, 0xFF003A75},
    {Colour::OnAccent, 0xFFFFFFFF, 0xFF08201F, 0xFFFFFFFF},
    {Colour::AccentSoft, 0xFFE1F0EE, 0xFF1D3A39, 0xFFDCEBFA},
    {Colour::AccentLine, 0xFF9CCBC7, 0xFF2F6663, 0xFF004C99},
    {Colour::Hover, 0xFFF1F3F4, 0xFF24292D, 0xFFF0F0F0},
    {Colour::Tag, 0xFFEEF1F2, 0xFF2A3035, 0xFFF0F0F0},
    {Colour::Due, 0xFF8A5A00, 0xFFE4B54A, 0xFF7A4E00},
    {Colour::DueSoft, 0xFFFBF1DC, 0xFF362C16, 0xFFFFFFFF},
    {Colour::Overdue, 0xFFB3261E, 0xFFF28C84, 0xFFB3261E},
    {Colour::OverdueSoft, 0xFFFCEBE9, 0xFF3D2321, 0xFFFFFFFF},
    {Colour::Done, 0xFF1E7345, 0xFF74CB93, 0xFF145C34},
    {Colour::DoneSoft, 0xFFE5F3EA, 0xFF1B3325, 0xFFFFFFFF},
    {Colour::Mark, 0xFFFFF0C2, 0xFF5A4A14, 0xFFFFE066},
    {Colour::Chart1, 0xFF1F7A78, 0xFF56BBB3, 0xFF004C99},
    {Colour::Chart2, 0xFFD9822B, 0xFFE9A25B, 0xFFB35900},
    {Colour::Chart3, 0xFF3F5FA8, 0xFF8AA5E6, 0xFF000000},
    {Colour::Chart4, 0xFFB8B03A, 0xFFD6CF6A, 0xFF7A7A00},
    {Colour::Chart5, 0xFF8C4A8F, 0xFFCB8FCE, 0xFF6B1F6E},
    {Colour::Chart6, 0xFF6FB3D2, 0xFF9AD0EA, 0xFF2F7FA0},
    {Colour::Chart7, 0xFF8A5A3C, 0xFFC79A7C, 0xFF6B3F24},
    {Colour::Chart8, 0xFF7C868F, 0xFF9AA4AD, 0xFF555555},
    {Colour::Chart1Soft, 0xFFB9D9D6, 0xFF2C5B58, 0xFFA9C9E8},
};
static_assert(std::size(colours) == static_cast<std::size_t>(Colour::Count));

Sizes sizesFor(TextSize size) {
    Sizes px;
    if (size == TextSize::Normal) return px;
    const bool largest = size == TextSize::Largest;
    const int step = largest ? 2 : 1;
    px.base = 14 + 2 * step;
    const auto scaled = [&px](int value) { return (value * px.base + 7) / 14; };
    for (int* value : {&px.caption, &px.lead, &px.title, &px.name, &px.figure, &px.initial}) *value = scaled(*value);
    for (int* value : {&px.navigation, &px.formLabel, &px.formEditor, &px.formLine, &px.searchWidth}) {
        *value = scaled(*value);
    }
    for (int* value : {&px.row, &px.rowCompact, &px.control, &px.tableHeader, &px.topBar, &px.pageHead, &px.filterBar,
                       &px.stepBar, &px.status, &px.searchHeight, &px.avatar, &px.step}) {
        *value += 4 * step;
    }
    px.place += 8 * step;
    for (int* value : {&px.icon, &px.iconSmall, &px.tick}) *value += 2 * step;
    for (int* value : {&px.tag, &px.keyCap}) *value += 3 * step;
    return px;
}

Tokens& inForce() {
    static Tokens current = makeTokens(Theme::Light);
    return current;
}

double luminance(const QColor& colour) {
    const auto linear = [](double v) { return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

} // namespace

Tokens makeTokens(Theme theme, TextSize size) {
    Tokens made;
    made.theme = theme;
    made.textSize = size;
    made.px = sizesFor(size);
    for (const Row& row : colours) {
        const QRgb value = theme == Theme::Light ? row.light : theme == Theme::Dark ? row.dark : row.contrast;
        made.colours[static_cast<std::size_t>(row.role)] = QColor::fromRgb(value);
    }
    return made;
}

const Tokens& tokens() { return inForce(); }
void setTokens(const Tokens& wanted) { inForce() = wanted; }

double contrast(const QColor& a, const QColor& b) {
    const auto [low, high] = std::minmax({luminance(a), luminance(b)});
    return (high + 0.05) / (low + 0.05);
}

} // namespace mulin::ui

// A document broken into pages: everything that is painted, at its place in millimetres from the paper's corner.
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "ui/printing/typesetter.h"

#include <QtCore/QLineF>
#include <QtCore/QRectF>

namespace mulin::ui::printing {

enum class Ink : std::uint8_t { Black, Grey };

struct TextItem {
    GlyphLine line;
    double x = 0;
    double baseline = 0;
    Ink ink = Ink::Black;
};

struct RuleItem {
    QLineF line;
    double width = 0.2; ///< mm
    Ink ink = Ink::Black;
    bool dashed = false;
};

/// How a bar or a frame is filled; told apart by lightness and hatch, not by hue.
enum class Fill : std::uint8_t { None, Light, Dark, Hatched, Middle, Tint };
struct BoxItem {
    QRectF rect;
    Fill fill = Fill::None;
    double stroke = 0; ///< mm, 0 = none
    bool circle = false;
    bool dashed = false;
};

struct CodeItem {
    QRectF rect;
    int side = 0;
    std::vector<bool> dark;
};

struct PictureItem {
    QRectF rect;
    QImage picture;
};

struct AnchorArea {
    QRectF rect;
    QString anchor;
    bool wholeRow = false;
};

struct Page {
    std::vector<BoxItem> boxes;
    std::vector<RuleItem> rules;
    std::vector<TextItem> texts;
    std::vector<CodeItem> codes;
    std::vector<PictureItem> pictures;
    std::vector<AnchorArea> anchors;
    QRectF typeArea;
};

struct Pages {
    QString title;
    QSizeF paper; ///< mm
    std::vector<Page> pages;
    std::vector<QString> families; ///< really used, sorted
    std::vector<char32_t> missing; ///< characters no installed font has, sorted
    /// Where on which page an anchor stands first; -1 if nowhere.
    int pageOf(const QString& anchor) const;
};

/// Position on a page (mm) → anchor, empty if there is none. A figure wins over the row it stands in.
QString anchorAt(const Page& page, QPointF mm);

/// Error: Cancelled; BadArgument{argument} for a document that cannot be set (margins leave no room, a table without
/// columns, a row with too many cells).
Result<Pages> layOut(const Document& document, Progress& progress);
Result<Pages> layOut(const Document& document);

} // namespace mulin::ui::printing

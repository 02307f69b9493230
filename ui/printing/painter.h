// Paints a laid-out page on anything: the window, a printer, a PDF, an image.
#pragma once

#include "ui/printing/layout.h"

#include <QtGui/QColor>
#include <QtGui/QPainter>

namespace mulin::ui::printing {

/// What the screen adds to paper. Nothing of it is printed.
struct ScreenMarks {
    bool anchors = false; ///< a dotted line under every figure
    QString selected;     ///< the figure (or row) that is opened
    QString focused;      ///< the figure the keyboard is at
    QColor line = QColor(0x0F, 0x6B, 0x6B);
    QColor soft = QColor(0xE1, 0xF0, 0xEE);
};

/// Which characters each painted glyph stands for, in the order of painting.
struct GlyphLog {
    std::vector<std::vector<QString>> pages;
    std::map<Face, QHash<quint32, QString>> glyphs;
};

class PagePainter {
public:
    /// The painter's origin is the paper's corner; `unit` = painter units per mm. Text is set at its size on the device
    /// instead of being scaled, so that it is sharp on the screen. Does not paint the white of the paper.
    void paint(QPainter& painter, const Page& page, double unit, const ScreenMarks& marks = {},
               GlyphLog* log = nullptr);

private:
    void paintText(QPainter& painter, const TextItem& item, double unit, GlyphLog* log);
    static void paintCode(QPainter& painter, const CodeItem& code, double unit);
    static void paintPicture(QPainter& painter, const PictureItem& item, double unit);
    static void paintBox(QPainter& painter, const BoxItem& box, double unit);

    FaceCache m_faces;
};

} // namespace mulin::ui::printing

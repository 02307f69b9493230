// The pen that walks down the pages. Private to the layout.
#pragma once

#include "ui/printing/layout.h"

namespace mulin::ui::printing {

/// Set text in a box of its own, before it has a place.
struct TextBox {
    std::vector<Line> lines;
    double pitch = 0; ///< mm
    double em = 0;    ///< mm
    Ink ink = Ink::Black;
    double height() const { return pitch * double(lines.size()); }
};

inline constexpr double cellPadding = 1.3; // mm left and right of a cell's text

class LayoutBuilder {
public:
    LayoutBuilder(const Document& document, Progress& progress);
    Result<Pages> build();

private:
    // pages
    void newPage();
    QRectF area(std::size_t pageIndex) const;
    Page& page() { return m_pages.pages.back(); }
    double left() const { return m_area.left(); }
    double width() const { return m_area.width(); }
    double room() const { return m_area.bottom() - m_y; }
    bool atTop() const { return m_y <= m_area.top() + 0.01; }
    void need(double height); ///< a new page if less is left and the page is not empty
    void pageLines();
    void pageLine(const PageLine& line, std::size_t pageIndex, bool top);

    // text
    TextBox textBox(const Runs& runs, const TextStyle& style, double boxWidth, double pitch);
    void put(const TextBox& box, double x, double y, std::size_t fromLine, std::size_t toLine);
    void put(const TextBox& box, double x, double y) { put(box, x, y, 0, box.lines.size()); }
    TextStyle tableStyle(bool bold, Align align, double size = 0) const; ///< size 0: the style's
    double tablePitch(double size = 0) const;
    double cellAir(double size = 0) const; ///< above and below a row's text together
    double tableSize(const Table& table) const { return table.size.value_or(m_document.style.tableSize); }

    // blocks
    double headHeight(std::size_t index); ///< what must stand together with the block before it
    void block(const Heading& heading, std::size_t index);
    void block(const Paragraph& paragraph, std::size_t index);
    void block(const Table& table, std::size_t index);
    void block(const KeyValues& grid, std::size_t index);
    void block(const Blanks& blanks, std::size_t index);
    void block(const BarChart& chart, std::size_t index);
    void block(const SquareCode& code, std::size_t index);
    void block(const Cards& cards, std::size_t index);
    void card(const Card& card, const QRectF& box);
    void block(const Spacer& spacer, std::size_t index);
    void block(const PageBreak&, std::size_t index);
    TextBox headingBox(const Heading& heading);
    TextBox paragraphBox(const Paragraph& paragraph);

    // tables
    struct SetRow {
        std::vector<TextBox> cells;
        std::vector<int> spans;
        std::vector<bool> up;
        double height = 0;
        double size = 0; ///< pt
        QString anchor;
    };
    /// A table as it is set: the whole one or a part of its columns.
    struct Fitted {
        std::optional<Table> part; ///< none: the table as it is
        std::vector<double> edges; ///< mm
        const Table& of(const Table& whole) const { return part ? *part : whole; }
    };
    struct Needs {
        std::vector<double> words;  ///< mm: less would break a number or a word
        std::vector<double> wished; ///< mm: less would be a column of single characters
    };
    std::vector<Fitted> fitted(const Table& table);
    bool breaksWords(const Table& table, const std::vector<double>& edges);
    Needs needsOf(const Table& table);
    std::vector<Fitted> inParts(const Table& table, const Needs& needs) const;
    void setTable(const Table& table, const std::vector<double>& edges);
    SetRow setRow(const Row& row, const Table& table, const std::vector<double>& edges, bool header);
    void balance(TextBox& box, const Runs& runs, const TextStyle& style, double room);
    /// `lowered`: mm by which the text of each cell stands lower than its middle.
    void putRow(const SetRow& row, const std::vector<double>& edges, const std::vector<double>& lowered = {});
    void putHeader(const std::vector<SetRow>& header, const std::vector<double>& edges);
    void endPart(const std::vector<double>& edges); ///< the closing line of a table on a page
    void splitRow(const SetRow& row, const std::vector<double>& edges, const std::vector<SetRow>& header);
    void rule(double x1, double y1, double x2, double y2, double thickness = 0.2);

    const Document& m_document;
    Progress& m_progress;
    Typesetter m_type;
    Pages m_pages;
    QRectF m_area;
    double m_y = 0;
    std::optional<Error> m_error;
};

Result<void> check(const Document& document);

} // namespace mulin::ui::printing

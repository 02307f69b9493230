// What a printed thing consists of, before it is broken into pages. Plain values; lengths in millimetres, type in
// points.
#pragma once

#include <QtCore/QList>
#include <QtCore/QMarginsF>
#include <QtCore/QSizeF>
#include <QtCore/QString>
#include <QtGui/QImage>

#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

namespace mulin::ui::printing {

enum class Paper : std::uint8_t { A4, A3 };
enum class Align : std::uint8_t { Left, Centre, Right, Justify };

/// The faces of an official document (GB/T 9704) and what each is for.
enum class FontRole : std::uint8_t {
    Title, ///< 小标宋: the title alone
    Body,  ///< 仿宋: running text
    Kai,   ///< 楷体: second-level headings
    Hei,   ///< 黑体: first-level headings, heads of tables
    Song,  ///< 宋体: page numbers, tables
};

/// A piece of text in one manner. A run with an anchor is a figure: the preview opens what stands behind it.
struct Run {
    QString text;
    bool bold = false;
    QString anchor;
};
using Runs = std::vector<Run>;
inline Runs plainRuns(const QString& text, bool bold = false) { return {Run{text, bold, {}}}; }

/// Level 0 is the title, 1–4 are 一、 （一） 1. （1）.
struct Heading {
    int level = 1;
    Runs runs;
};

struct Paragraph {
    Runs runs;
    Align align = Align::Justify;
    double indent = 2;            ///< first line, in characters
    std::optional<double> size{}; ///< points; the style's body size otherwise
    FontRole role = FontRole::Body;
    bool muted = false; ///< grey: notes, the foot of a report
};

struct Column {
    double width = 1; ///< a share of the table's width
    Align align = Align::Left;
    Align headAlign = Align::Centre;
};

struct Cell {
    Runs runs;
    int span = 1;    ///< columns
    bool up = false; ///< in head rows: one with the cell above
    std::optional<Align> align{};
};

struct Row {
    std::vector<Cell> cells;
    QString anchor;    ///< of the whole row
    bool bold = false; ///< a total
};

/// Header rows come again on each page; a row is never split unless it is taller than a page. Shares hold as long as no
/// number or word would break: then columns follow what stands in them, the type becomes smaller, and at last the
/// columns come in several parts one below the other, each with the first column.
struct Table {
    std::vector<Column> columns;
    std::vector<Row> header;
    std::vector<Row> rows;
    QString caption;                                        ///< kept with the table
    QString further = QStringLiteral("\uff08\u7eed\uff09"); ///< after the caption of the second part: （续）
    std::optional<double> size{};                           ///< points; the style's table size otherwise
};

struct KeyValue {
    Runs key;
    Runs value;
};
/// A framed grid of labels and values, as on forms.
struct KeyValues {
    std::vector<KeyValue> items;
    int columns = 2;        ///< pairs side by side
    double keyShare = 0.34; ///< of each pair's width
    QString photo{};        ///< words in a frame for a photo at the right; empty: none
    QImage picture{};       ///< stands in that frame in place of the words
};

enum class BlankKind : std::uint8_t { Signature, Fingerprint, Seal };
/// Something left open to be filled by hand.
struct Blank {
    BlankKind kind = BlankKind::Signature;
    QString label;
};
/// Blanks side by side, never split.
struct Blanks {
    std::vector<Blank> items;
    int columns = 2;
};

/// Horizontal bars. The series differ by lightness and hatch, so that they stay apart in grey print.
struct BarChart {
    struct Group {
        QString label;
        std::vector<double> values; ///< one per series
        QString note;               ///< beside the longest bar; the values when empty
        QString anchor;
    };
    std::vector<QString> series;
    std::vector<Group> groups;
};

/// Black and white squares that a camera reads (QR), row by row.
struct SquareCode {
    int side = 0; ///< squares
    std::vector<bool> dark;
    double size = 36; ///< mm, without the white around it
};

/// Cards of one size, side by side, to be cut along dashed lines: a title, lines below it, a code at the right.
struct Card {
    Runs title;
    std::vector<Runs> lines;
    std::optional<SquareCode> code{};
};
struct Cards {
    std::vector<Card> cards;
    int columns = 2;
    double height = 54; ///< mm
};

struct Spacer {
    double height = 4; ///< mm
};
struct PageBreak {};

using Block =
    std::variant<Heading, Paragraph, Table, KeyValues, Blanks, BarChart, SquareCode, Cards, Spacer, PageBreak>;

/// One line outside the type area. {page} and {pages} are filled in.
struct PageLine {
    QString text;
    Align align = Align::Centre;
    bool outer = false; ///< odd pages right, even pages left (duplex)
    bool onFirstPage = true;
};

struct Style {
    double bodySize = 16;               ///< 3号
    double titleSize = 22;              ///< 2号
    double tableSize = 10.5;            ///< 5号
    double pageLineSize = 14;           ///< 4号
    double pitch = 225.0 / 22;          ///< mm from line to line: 22 lines in the type area
    double characterPitch = 156.0 / 28; ///< mm from Chinese character to character at the body size; 0 = the font's own
    /// Extra space between Chinese and Latin or digits, in em. Below 0.1, so that no space appears in text taken out.
    double mixedGap = 0;
    double air = 1; ///< of the room between the rows of tables and the bars of charts
};

struct Document {
    QString title; ///< for the window; never written into files
    Paper paper = Paper::A4;
    bool landscape = false;
    QMarginsF margins{28, 37, 26, 35}; ///< mm left, top, right, bottom: type area 156 × 225 on A4
    bool duplex = false;               ///< even pages mirror left and right margins
    bool noOrphan = false;             ///< lines move closer, or apart, before a last page stays almost empty
    Style style;
    std::optional<PageLine> header{};
    std::optional<PageLine> footer{};
    std::vector<Block> blocks;
};

QSizeF pageSize(const Document& document);   ///< mm
QString plainText(const Document& document); ///< every word, in order; for tests, search and screen readers

} // namespace mulin::ui::printing

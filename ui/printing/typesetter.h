// Runs of text → lines of placed glyphs, by the rules of Chinese typesetting.
#pragma once

#include "ui/printing/fonts.h"

#include <QtCore/QSet>

namespace mulin::ui::printing {

struct Glyph {
    quint32 index = 0;
    double x = 0; ///< mm from the left of the line
    double y = 0; ///< mm down from the baseline
    QString text; ///< the characters it stands for; empty for a further glyph of the same characters
};

/// Glyphs of one face and size on one baseline.
struct GlyphLine {
    Face face;
    double size = 0; ///< mm per em
    std::vector<Glyph> glyphs;
};

struct AnchorSpan {
    double left = 0; ///< mm
    double right = 0;
    QString anchor;
};

struct Line {
    std::vector<GlyphLine> parts;
    std::vector<AnchorSpan> anchors;
    double left = 0;  ///< mm from the left of the text's box
    double width = 0; ///< mm, without trailing space
};

struct TextStyle {
    FontRole role = FontRole::Body;
    double size = 16;  ///< pt
    bool bold = false; ///< on top of the runs' own
    Align align = Align::Left;
    double indent = 0;         ///< characters, first line
    double characterPitch = 0; ///< mm from Chinese character to character; 0 = the font's own
    double mixedGap = 0;       ///< em
};

inline constexpr double pointToMm = 25.4 / 72;

class Typesetter {
public:
    /// Lines no wider than `width` mm (a single character wider than that stands alone). Never empty: an empty text is
    /// one empty line. '\n' starts a new line.
    std::vector<Line> set(const Runs& runs, const TextStyle& style, double width);
    double widthOf(const QString& text, const TextStyle& style); ///< mm, on one line
    struct Extent {
        double word = 0; ///< mm: the widest part that no line breaks, numbers above all
        double line = 0; ///< mm: the widest line if there were room
    };
    Extent extentOf(const Runs& runs, const TextStyle& style);

    const QSet<char32_t>& missing() const { return m_missing; }  ///< characters that no installed font has
    const QSet<QString>& families() const { return m_families; } ///< families that were really used

private:
    struct Cluster;
    struct Simple {
        Face face;
        quint32 glyph = 0;
        double advance = 0; ///< em
    };
    std::vector<Cluster> clustersOf(const Runs& runs, const TextStyle& style);
    void place(Cluster& cluster, const TextStyle& style, bool bold);
    const Simple& simple(char32_t c, FontRole role, bool bold);
    void shape(Cluster& cluster, const Face& face, double em);
    static Line lineOf(const std::vector<Cluster>& clusters, std::size_t begin, std::size_t end, const Runs& runs,
                       const TextStyle& style, double indent, double room, bool last);

    FaceCache m_faces;
    QHash<quint64, Simple> m_simple;
    QSet<char32_t> m_missing;
    QSet<QString> m_families;
};

bool neverStartsLine(char32_t c);
bool neverEndsLine(char32_t c);

} // namespace mulin::ui::printing

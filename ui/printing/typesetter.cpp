#include "ui/printing/typesetter.h"

#include <QtCore/QTextBoundaryFinder>
#include <QtGui/QGlyphRun>
#include <QtGui/QTextLayout>

#include <algorithm>
#include <cmath>

namespace mulin::ui::printing {

namespace {

constexpr double measuringSize = 1000; // pixels per em: advances are exact to 1/64000 em

bool isIdeograph(char32_t c) {
    const auto script = QChar::script(c);
    return script == QChar::Script_Han || script == QChar::Script_Hiragana || script == QChar::Script_Katakana ||
           script == QChar::Script_Bopomofo || script == QChar::Script_Hangul;
}

bool isAlphanumeric(char32_t c) { return !isIdeograph(c) && (QChar::isLetter(c) || QChar::isDigit(c) || c == U'%'); }

/// A digit after `last`, and `beforeLast` before that, belongs to the same number: 1,234 (which Qt breaks after the
/// comma), −3, 18—59.
bool goesOnInNumber(char32_t last, char32_t beforeLast) {
    if (last == U'+' || last == 0x2212 || last == 0x2014) return true;
    return (last == U',' || last == U'.' || last == U':') && QChar::isDigit(beforeLast);
}

/// One glyph from the font's own table is the right picture of this character.
bool needsNoShaping(char32_t c) {
    switch (QChar::script(c)) {
    case QChar::Script_Han:
    case QChar::Script_Common:
    case QChar::Script_Latin:
    case QChar::Script_Greek:
    case QChar::Script_Cyrillic:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Bopomofo:
    case QChar::Script_Hangul: break;
    default: return false;
    }
    return !QChar::isMark(c) && QChar::category(c) != QChar::Other_Format;
}

} // namespace

bool neverStartsLine(char32_t c) {
    // GB/T 15834: points, closing halves, connecting and middle dots.
    static const QSet<char32_t> set = [] {
        QSet<char32_t> all;
        for (const uint u :
             QString::fromUtf8("，。、；：？！…）》〉】〕」』”’％℃·•～／,.;:?!)]}%°‰‱〗〞﹚﹜﹞ー々〻").toUcs4())
            all.insert(u);
        return all;
    }();
    return set.contains(c);
}

bool neverEndsLine(char32_t c) {
    static const QSet<char32_t> set = [] {
        QSet<char32_t> all;
        for (const uint u : QString::fromUtf8("（《〈【〔「『“‘〖〝﹙﹛﹝([{¥￥$＄№").toUcs4()) all.insert(u);
        return all;
    }();
    return set.contains(c);
}

struct Typesetter::Cluster {
    QString text;
    char32_t first = 0;
    char32_t last = 0;
    std::size_t run = 0;
    std::vector<GlyphLine> parts;
    double width = 0;
    double gapBefore = 0;
    bool space = false;
    bool wide = false; ///< Chinese characters and punctuation: space may be added on either side
    bool newline = false;
    bool breakBefore = false;
};

const Typesetter::Simple& Typesetter::simple(char32_t c, FontRole role, bool bold) {
    const quint64 key = quint64(c) | quint64(role) << 32 | quint64(bold) << 40;
    auto found = m_simple.find(key);
    if (found != m_simple.end()) return *found;
    Simple result;
    const QString text = QString::fromUcs4(&c, 1);
    for (const Face& face : facesOf(role, bold)) {
        const QRawFont& font = m_faces.font(face, measuringSize);
        const auto glyphs = font.glyphIndexesForString(text);
        if (glyphs.size() != 1 || glyphs.first() == 0) continue;
        result = {face, glyphs.first(), font.advancesForGlyphIndexes(glyphs).first().x() / measuringSize};
        break;
    }
    return *m_simple.insert(key, result);
}

void Typesetter::shape(Cluster& cluster, const Face& face, double em) {
    QFont font(face.family);
    font.setPixelSize(int(measuringSize));
    font.setBold(face.bold);
    font.setHintingPreference(QFont::PreferNoHinting);
    QTextLayout layout(cluster.text, font);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(1e7);
    layout.endLayout();
    const double scale = em / measuringSize;
    const auto runs = layout.glyphRuns();
    qsizetype count = 0;
    bool rightToLeft = false;
    for (const QGlyphRun& run : runs) {
        count += run.glyphIndexes().size();
        rightToLeft = rightToLeft || run.isRightToLeft();
    }
    const auto characters = cluster.text.toUcs4();
    const bool oneToOne = count == characters.size() && !rightToLeft;
    qsizetype at = 0;
    for (const QGlyphRun& run : runs) {
        const QRawFont raw = run.rawFont();
        GlyphLine part{{raw.familyName(), raw.styleName(), false}, em, {}};
        const auto indexes = run.glyphIndexes();
        const auto positions = run.positions();
        for (qsizetype i = 0; i < indexes.size(); ++i, ++at) {
            Glyph glyph;
            glyph.index = indexes[i];
            glyph.x = positions[i].x() * scale;
            glyph.y = (positions[i].y() - line.ascent()) * scale;
            if (oneToOne) {
                const char32_t c = characters[at];
                glyph.text = QString::fromUcs4(&c, 1);
            } else if (at == 0) {
                glyph.text = cluster.text;
            }
            if (glyph.index == 0)
                for (const uint c : characters)
                    if (!QChar::isMark(c)) m_missing.insert(c);
            part.glyphs.push_back(std::move(glyph));
        }
        m_families.insert(part.face.family);
        cluster.parts.push_back(std::move(part));
    }
    cluster.width = line.naturalTextWidth() * scale;
}

void Typesetter::place(Cluster& cluster, const TextStyle& style, bool bold) {
    const double em = style.size * pointToMm;
    if (cluster.newline) return;
    const auto characters = cluster.text.toUcs4();
    if (cluster.space && characters.first() == U'\t') {
        cluster.width = 2 * em;
        return;
    }
    if (characters.size() == 1 && needsNoShaping(cluster.first)) {
        if (QChar::category(cluster.first) == QChar::Other_Control) return;
        const Simple& found = simple(cluster.first, style.role, bold);
        if (found.glyph != 0) {
            cluster.width = found.advance * em;
            double shift = 0;
            if (style.characterPitch > 0 && std::abs(found.advance - 1) < 0.01) {
                cluster.width = style.characterPitch;
                shift = (style.characterPitch - em) / 2;
            }
            Glyph glyph{found.glyph, shift, 0, cluster.text};
            m_families.insert(found.face.family);
            cluster.parts.push_back({found.face, em, {std::move(glyph)}});
            return;
        }
    }
    shape(cluster, facesOf(style.role, bold).front(), em);
}

std::vector<Typesetter::Cluster> Typesetter::clustersOf(const Runs& runs, const TextStyle& style) {
    QString all;
    std::vector<qsizetype> ends;
    for (const Run& run : runs) {
        all += run.text;
        ends.push_back(all.size());
    }
    std::vector<Cluster> clusters;
    QTextBoundaryFinder graphemes(QTextBoundaryFinder::Grapheme, all);
    QTextBoundaryFinder breaks(QTextBoundaryFinder::Line, all);
    std::size_t run = 0;
    for (qsizetype from = 0; from < all.size();) {
        qsizetype to = graphemes.toNextBoundary();
        if (to < 0) to = all.size();
        while (run + 1 < ends.size() && from >= ends[run]) ++run;
        Cluster cluster;
        cluster.text = all.mid(from, to - from);
        const auto characters = cluster.text.toUcs4();
        cluster.first = characters.first();
        cluster.last = characters.last();
        cluster.run = run;
        cluster.newline =
            cluster.first == U'\n' || cluster.first == U'\r' || cluster.first == 0x2028 || cluster.first == 0x2029;
        cluster.space = QChar::isSpace(cluster.first) && cluster.first != 0x3000 && !cluster.newline;
        breaks.setPosition(from);
        cluster.breakBefore = breaks.isAtBoundary();
        Cluster* before = clusters.empty() ? nullptr : &clusters.back();
        if (before != nullptr) {
            // The Unicode rule does not know which way Chinese quotation marks face.
            const bool quote =
                cluster.first == 0x201C || cluster.first == 0x2018 || before->last == 0x201D || before->last == 0x2019;
            if (quote) cluster.breakBefore = true;
            if (neverStartsLine(cluster.first) || neverEndsLine(before->last)) cluster.breakBefore = false;
            if (QChar::isDigit(before->last) && cluster.first == 0x2014) cluster.breakBefore = false;
            if (QChar::isDigit(cluster.first) &&
                goesOnInNumber(before->last, clusters.size() > 1 ? clusters[clusters.size() - 2].last : 0))
                cluster.breakBefore = false;
            const bool dashes = cluster.first == 0x2014 && before->last == 0x2014;
            const bool dots = cluster.first == 0x2026 && before->last == 0x2026;
            const bool oneWord = !cluster.space && !before->space && !before->newline && !cluster.newline &&
                                 !needsNoShaping(cluster.first) && !needsNoShaping(before->first) &&
                                 !cluster.breakBefore && !neverStartsLine(cluster.first);
            if (before->run == run && (dashes || dots || oneWord) && before->text.size() < 24) {
                before->text += cluster.text;
                before->last = cluster.last;
                from = to;
                continue;
            }
        }
        clusters.push_back(std::move(cluster));
        from = to;
    }
    const double em = style.size * pointToMm;
    for (std::size_t i = 0; i < clusters.size(); ++i) {
        Cluster& cluster = clusters[i];
        place(cluster, style, style.bold || runs[cluster.run].bold);
        cluster.wide = !cluster.space && cluster.width > 0.9 * em && !isAlphanumeric(cluster.first);
        if (i == 0) continue;
        const Cluster& before = clusters[i - 1];
        if ((isIdeograph(before.last) && isAlphanumeric(cluster.first)) ||
            (isAlphanumeric(before.last) && isIdeograph(cluster.first)))
            cluster.gapBefore = style.mixedGap * em;
    }
    return clusters;
}

Line Typesetter::lineOf(const std::vector<Cluster>& clusters, std::size_t begin, std::size_t end, const Runs& runs,
                        const TextStyle& style, double indent, double room, bool last) {
    Line line;
    while (end > begin && clusters[end - 1].space) --end;
    double width = 0;
    std::size_t gaps = 0;
    const auto isGap = [&](std::size_t i) { return clusters[i].wide || clusters[i - 1].wide || clusters[i - 1].space; };
    for (std::size_t i = begin; i < end; ++i) {
        width += clusters[i].width + (i == begin ? 0 : clusters[i].gapBefore);
        if (i > begin && isGap(i)) ++gaps;
    }
    const double extra = room - width;
    double stretch = 0;
    if (style.align == Align::Justify && !last && gaps > 0 && extra > 0 && extra < room / 3)
        stretch = extra / double(gaps);
    line.width = width + stretch * double(gaps);
    line.left = indent;
    if (style.align == Align::Centre) line.left += (room - line.width) / 2;
    if (style.align == Align::Right) line.left += room - line.width;
    double x = 0;
    for (std::size_t i = begin; i < end; ++i) {
        const Cluster& cluster = clusters[i];
        if (i > begin) x += cluster.gapBefore + (isGap(i) ? stretch : 0);
        const QString& anchor = runs[cluster.run].anchor;
        if (!anchor.isEmpty()) {
            if (!line.anchors.empty() && line.anchors.back().anchor == anchor && i > begin &&
                runs[clusters[i - 1].run].anchor == anchor)
                line.anchors.back().right = x + cluster.width;
            else
                line.anchors.push_back({x, x + cluster.width, anchor});
        }
        for (const GlyphLine& part : cluster.parts) {
            if (line.parts.empty() || line.parts.back().face != part.face)
                line.parts.push_back({part.face, part.size, {}});
            for (Glyph glyph : part.glyphs) {
                glyph.x += x;
                line.parts.back().glyphs.push_back(std::move(glyph));
            }
        }
        x += cluster.width;
    }
    return line;
}

std::vector<Line> Typesetter::set(const Runs& runs, const TextStyle& style, double width) {
    const std::vector<Cluster> clusters = clustersOf(runs, style);
    const double em = style.size * pointToMm;
    const double character = style.characterPitch > 0 ? style.characterPitch : em;
    constexpr double tolerance = 0.01;
    std::vector<Line> lines;
    double indent = style.indent * character;
    std::size_t begin = 0;
    const std::size_t count = clusters.size();
    bool afterNewline = true;
    while (begin < count || afterNewline) {
        afterNewline = false;
        const double room = width - indent;
        double used = 0;
        std::size_t i = begin;
        for (; i < count && !clusters[i].newline; ++i) {
            const double next = used + clusters[i].width + (i == begin ? 0 : clusters[i].gapBefore);
            if (next > room + tolerance && !clusters[i].space && i > begin) break;
            used = next;
        }
        if (i == count || clusters[i].newline) {
            lines.push_back(lineOf(clusters, begin, i, runs, style, indent, room, true));
            afterNewline = i < count;
            begin = i < count ? i + 1 : i;
        } else {
            std::size_t at = i;
            while (at > begin && !clusters[at].breakBefore) --at;
            if (at == begin) {
                // One word wider than the line: it is cut, but still not before a closing mark.
                at = i;
                while (at > begin + 1 && (neverStartsLine(clusters[at].first) || neverEndsLine(clusters[at - 1].last)))
                    --at;
                if (at == begin + 1 && neverStartsLine(clusters[at].first)) at = i;
            }
            lines.push_back(lineOf(clusters, begin, at, runs, style, indent, room, false));
            begin = at;
            while (begin < count && clusters[begin].space) ++begin;
        }
        indent = 0;
    }
    return lines;
}

double Typesetter::widthOf(const QString& text, const TextStyle& style) {
    TextStyle plain = style;
    plain.indent = 0;
    plain.align = Align::Left;
    return set({Run{text, false, {}}}, plain, 1e9).front().width;
}

Typesetter::Extent Typesetter::extentOf(const Runs& runs, const TextStyle& style) {
    // What nobody reads as one word (an address in the web, a name without spaces) may be cut.
    constexpr std::size_t longest = 24;
    Extent extent;
    double word = 0;
    double line = 0;
    std::size_t length = 0;
    const auto endWord = [&] {
        if (length <= longest) extent.word = std::max(extent.word, word);
        word = 0;
        length = 0;
    };
    for (const Cluster& cluster : clustersOf(runs, style)) {
        if (cluster.newline || cluster.space || cluster.breakBefore) endWord();
        if (cluster.newline) {
            line = 0;
            continue;
        }
        line += cluster.width + (line > 0 ? cluster.gapBefore : 0);
        extent.line = std::max(extent.line, line);
        if (cluster.space) continue;
        word += cluster.width + (length > 0 ? cluster.gapBefore : 0);
        ++length;
    }
    endWord();
    return extent;
}

} // namespace mulin::ui::printing

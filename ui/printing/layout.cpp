#include "ui/printing/layout_builder.h"

#include <algorithm>
#include <cmath>

namespace mulin::ui::printing {

namespace {

constexpr double emTop = 0.88; // an ideograph's box reaches 0.88 em above the baseline

/// The licensed faces are heavy by themselves; a substitute is made bold to stand out as much.
bool isSubstitute(FontRole role) {
    const QString family = usedFamily(role);
    return family.startsWith(QLatin1String("Noto")) || family.startsWith(QLatin1String("Source"));
}

Error badDocument(const char* argument) { return makeError(ErrorCode::BadArgument, {{"argument", argument}}); }

Result<void> checkRows(const std::vector<Row>& rows, std::size_t columns) {
    for (const Row& row : rows) {
        std::size_t used = 0;
        for (const Cell& cell : row.cells) {
            if (cell.span < 1) return badDocument("span");
            used += std::size_t(cell.span);
        }
        if (used > columns) return badDocument("cells");
    }
    return {};
}

} // namespace

Result<void> check(const Document& document) {
    const QSizeF paper = pageSize(document);
    const QMarginsF& m = document.margins;
    if (paper.width() - m.left() - m.right() < 20 || paper.height() - m.top() - m.bottom() < 30)
        return badDocument("margins");
    if (document.style.pitch < 1 || document.style.bodySize < 4 || document.style.tableSize < 4)
        return badDocument("style");
    for (const Block& block : document.blocks) {
        if (const auto* table = std::get_if<Table>(&block)) {
            if (table->columns.empty()) return badDocument("columns");
            for (const Column& column : table->columns)
                if (!(column.width > 0)) return badDocument("width");
            MULIN_TRY(checkRows(table->header, table->columns.size()));
            MULIN_TRY(checkRows(table->rows, table->columns.size()));
        }
        if (const auto* grid = std::get_if<KeyValues>(&block); grid != nullptr && grid->columns < 1)
            return badDocument("columns");
        if (const auto* blanks = std::get_if<Blanks>(&block); blanks != nullptr && blanks->columns < 1)
            return badDocument("columns");
        if (const auto* code = std::get_if<SquareCode>(&block);
            code != nullptr &&
            (code->side < 1 || code->dark.size() != std::size_t(code->side) * std::size_t(code->side)))
            return badDocument("side");
        if (const auto* cards = std::get_if<Cards>(&block);
            cards != nullptr &&
            (cards->columns < 1 || cards->height < 20 || cards->height > paper.height() - m.top() - m.bottom() + 0.01))
            return badDocument("columns");
    }
    return {};
}

LayoutBuilder::LayoutBuilder(const Document& document, Progress& progress)
    : m_document(document), m_progress(progress) {
    m_pages.title = document.title;
    m_pages.paper = pageSize(document);
}

QRectF LayoutBuilder::area(std::size_t pageIndex) const {
    QMarginsF m = m_document.margins;
    if (m_document.duplex && pageIndex % 2 == 1) m = QMarginsF(m.right(), m.top(), m.left(), m.bottom());
    return QRectF(QPointF(0, 0), m_pages.paper).marginsRemoved(m);
}

void LayoutBuilder::newPage() {
    m_area = area(m_pages.pages.size());
    m_pages.pages.emplace_back();
    page().typeArea = m_area;
    m_y = m_area.top();
}

void LayoutBuilder::need(double height) {
    if (height > room() + 0.01 && !atTop()) newPage();
}

TextBox LayoutBuilder::textBox(const Runs& runs, const TextStyle& style, double boxWidth, double pitch) {
    TextBox box;
    box.lines = m_type.set(runs, style, boxWidth);
    box.em = style.size * pointToMm;
    box.pitch = pitch;
    return box;
}

void LayoutBuilder::put(const TextBox& box, double x, double y, std::size_t fromLine, std::size_t toLine) {
    double top = y;
    for (std::size_t i = fromLine; i < toLine && i < box.lines.size(); ++i, top += box.pitch) {
        const Line& line = box.lines[i];
        const double baseline = top + (box.pitch - box.em) / 2 + emTop * box.em;
        for (const GlyphLine& part : line.parts) page().texts.push_back({part, x + line.left, baseline, box.ink});
        const double inset = std::max(0.0, (box.pitch - 1.5 * box.em) / 2);
        for (const AnchorSpan& span : line.anchors)
            page().anchors.push_back(
                {QRectF(x + line.left + span.left, top + inset, span.right - span.left, box.pitch - 2 * inset),
                 span.anchor, false});
    }
}

TextBox LayoutBuilder::headingBox(const Heading& heading) {
    const Style& style = m_document.style;
    TextStyle text;
    text.size = style.bodySize;
    text.characterPitch = style.characterPitch;
    text.mixedGap = style.mixedGap;
    text.indent = 2;
    double pitch = style.pitch;
    switch (heading.level) {
    case 0:
        text.role = FontRole::Title;
        text.size = style.titleSize;
        text.characterPitch = 0;
        text.indent = 0;
        text.align = Align::Centre;
        text.bold = isSubstitute(FontRole::Title);
        pitch = style.pitch * std::max(1.0, style.titleSize / style.bodySize * 0.95);
        break;
    case 1:
        text.role = FontRole::Hei;
        text.bold = isSubstitute(FontRole::Hei);
        break;
    case 2: text.role = FontRole::Kai; break;
    case 3: text.bold = true; break;
    default: break;
    }
    return textBox(heading.runs, text, width(), pitch);
}

TextBox LayoutBuilder::paragraphBox(const Paragraph& paragraph) {
    const Style& style = m_document.style;
    TextStyle text;
    text.role = paragraph.role;
    text.size = paragraph.size.value_or(style.bodySize);
    text.align = paragraph.align;
    text.indent = paragraph.align == Align::Centre || paragraph.align == Align::Right ? 0 : paragraph.indent;
    text.mixedGap = style.mixedGap;
    const bool body = std::abs(text.size - style.bodySize) < 0.01;
    if (body) text.characterPitch = style.characterPitch;
    const double pitch = body ? style.pitch : std::min(style.pitch, text.size * pointToMm * 1.75);
    TextBox box = textBox(paragraph.runs, text, width(), pitch);
    if (paragraph.muted) box.ink = Ink::Grey;
    return box;
}

void LayoutBuilder::block(const Heading& heading, std::size_t index) {
    const TextBox box = headingBox(heading);
    need(box.height() + headHeight(index + 1));
    put(box, left(), m_y);
    m_y += box.height();
}

void LayoutBuilder::block(const Paragraph& paragraph, std::size_t) {
    const TextBox box = paragraphBox(paragraph);
    for (std::size_t from = 0; from < box.lines.size();) {
        need(box.pitch);
        const auto fitting = std::size_t(std::max(1.0, (room() + 0.01) / box.pitch));
        const std::size_t to = std::min(box.lines.size(), from + fitting);
        put(box, left(), m_y, from, to);
        m_y += box.pitch * double(to - from);
        from = to;
    }
}

void LayoutBuilder::block(const SquareCode& code, std::size_t) {
    const double quiet = 4 * code.size / code.side; // what readers need to find it
    need(code.size + 2 * quiet);
    page().codes.push_back(
        {QRectF(left() + (width() - code.size) / 2, m_y + quiet, code.size, code.size), code.side, code.dark});
    m_y += code.size + 2 * quiet;
}

void LayoutBuilder::block(const Spacer& spacer, std::size_t) {
    if (!atTop()) m_y = std::min(m_y + spacer.height, m_area.bottom());
}

void LayoutBuilder::block(const PageBreak&, std::size_t) {
    if (!atTop()) newPage();
}

void LayoutBuilder::pageLine(const PageLine& line, std::size_t pageIndex, bool top) {
    if (pageIndex == 0 && !line.onFirstPage) return;
    Page& target = m_pages.pages[pageIndex];
    QString text = line.text;
    text.replace(QStringLiteral("{pages}"), QString::number(m_pages.pages.size()));
    text.replace(QStringLiteral("{page}"), QString::number(pageIndex + 1));
    TextStyle style;
    style.role = FontRole::Song;
    style.size = m_document.style.pageLineSize;
    style.align = line.align;
    if (line.outer) style.align = pageIndex % 2 == 0 ? Align::Right : Align::Left;
    const double em = style.size * pointToMm;
    // GB/T 9704: 7 mm below the type area, one character in from its edge.
    const double inset = line.outer ? em : 0;
    const QRectF& typeArea = target.typeArea;
    const double baseline = top ? typeArea.top() - 7 : typeArea.bottom() + 7 + emTop * em;
    for (const Line& set : m_type.set({Run{text, false, {}}}, style, typeArea.width() - 2 * inset))
        for (const GlyphLine& part : set.parts)
            target.texts.push_back({part, typeArea.left() + inset + set.left, baseline, Ink::Black});
}

void LayoutBuilder::pageLines() {
    for (std::size_t i = 0; i < m_pages.pages.size(); ++i) {
        if (m_document.header) pageLine(*m_document.header, i, true);
        if (m_document.footer) pageLine(*m_document.footer, i, false);
    }
}

Result<Pages> LayoutBuilder::build() {
    newPage();
    const auto& blocks = m_document.blocks;
    for (std::size_t i = 0; i < blocks.size() && !m_error; ++i) {
        if (m_progress.cancelled()) return makeError(ErrorCode::Cancelled);
        std::visit([this, i](const auto& one) { block(one, i); }, blocks[i]);
        m_progress.report(std::int64_t(i + 1), std::int64_t(blocks.size()));
    }
    if (m_error) return *m_error;
    pageLines();
    m_pages.families.assign(m_type.families().begin(), m_type.families().end());
    std::sort(m_pages.families.begin(), m_pages.families.end());
    m_pages.missing.assign(m_type.missing().begin(), m_type.missing().end());
    std::sort(m_pages.missing.begin(), m_pages.missing.end());
    return std::move(m_pages);
}

namespace {

/// How much of a page is used, from its top to the lowest thing on it: 0 … 1.
double usedOf(const Page& page) {
    double lowest = page.typeArea.top();
    const auto reach = [&](double y) {
        if (y <= page.typeArea.bottom() + 0.1) lowest = std::max(lowest, y); // not the number of the page
    };
    for (const TextItem& text : page.texts) reach(text.baseline);
    for (const RuleItem& rule : page.rules) reach(rule.line.y2());
    for (const BoxItem& box : page.boxes) reach(box.rect.bottom());
    for (const CodeItem& code : page.codes) reach(code.rect.bottom());
    return (lowest - page.typeArea.top()) / page.typeArea.height();
}

} // namespace

Result<Pages> layOut(const Document& document, Progress& progress) {
    constexpr double orphan = 0.2; // of a page: less looks like a mistake
    MULIN_TRY(check(document));
    MULIN_TRY_LET(pages, LayoutBuilder(document, progress).build());
    if (!document.noOrphan || pages.pages.size() < 2 || usedOf(pages.pages.back()) >= orphan) return pages;
    for (const double factor : {0.96, 0.92, 0.88, 1.04, 1.08, 1.12}) {
        Document other = document;
        other.style.pitch *= factor;
        other.style.air = factor < 1 ? 1 - 4 * (1 - factor) : 1 + 3 * (factor - 1);
        MULIN_TRY_LET(tried, LayoutBuilder(other, progress).build());
        const bool fewer = tried.pages.size() < pages.pages.size();
        if (fewer || (tried.pages.size() == pages.pages.size() && usedOf(tried.pages.back()) >= orphan)) return tried;
    }
    return pages;
}

Result<Pages> layOut(const Document& document) {
    NoProgress progress;
    return layOut(document, progress);
}

int Pages::pageOf(const QString& anchor) const {
    for (std::size_t i = 0; i < pages.size(); ++i)
        for (const AnchorArea& area : pages[i].anchors)
            if (area.anchor == anchor) return int(i);
    return -1;
}

QString anchorAt(const Page& page, QPointF mm) {
    QString row;
    for (const AnchorArea& area : page.anchors) {
        if (!area.rect.contains(mm)) continue;
        if (!area.wholeRow) return area.anchor;
        row = area.anchor;
    }
    return row;
}

} // namespace mulin::ui::printing

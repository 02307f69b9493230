#include "ui/pages/help/help_text.h"

#include "ui/look/theme.h"

#include <QtGui/QFontDatabase>
#include <QtGui/QTextBlock>
#include <QtGui/QTextCursor>
#include <QtGui/QTextDocument>
#include <QtGui/QTextList>
#include <QtGui/QTextTable>

namespace mulin::ui {

namespace {

constexpr int lineHeight = 112; // per cent of the font's own: 1.6 of the letters

/// Words in `code` look like key caps and are not set in another face; links are accent.
void dressFragments(const QTextBlock& block) {
    struct Change {
        int from, length;
        QTextCharFormat format;
    };
    std::vector<Change> changes;
    const int level = block.blockFormat().headingLevel();
    for (auto at = block.begin(); !at.atEnd(); ++at) {
        const QTextFragment fragment = at.fragment();
        const QTextCharFormat was = fragment.charFormat();
        const bool bold = level > 0 || was.fontWeight() > QFont::Medium;
        const int pixels = level == 1 ? px().title : level == 2 ? px().lead : px().base;
        QTextCharFormat format;
        QFont font = fontOf(pixels, bold ? Weight::Bold : Weight::Regular);
        if (block.blockFormat().hasProperty(QTextFormat::BlockCodeFence)) {
            font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
            font.setPixelSize(pixels);
        }
        format.setFont(font);
        format.setForeground(colour(Colour::Text));
        if (was.fontFixedPitch()) format.setBackground(colour(Colour::Tag));
        if (was.isAnchor()) {
            format.setAnchor(true);
            format.setAnchorHref(was.anchorHref());
            format.setForeground(colour(Colour::Accent));
        }
        changes.push_back({fragment.position(), fragment.length(), format});
    }
    QTextCursor cursor(block);
    for (const Change& change : changes) {
        cursor.setPosition(change.from);
        cursor.setPosition(change.from + change.length, QTextCursor::KeepAnchor);
        cursor.setCharFormat(change.format);
    }
}

void dressTable(QTextTable& table) {
    QTextTableFormat format = table.format();
    format.setBorder(px().hairline);
    format.setBorderBrush(colour(Colour::Line));
    format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
    format.setBorderCollapse(true);
    format.setCellPadding(px().s2);
    format.setCellSpacing(0);
    format.setTopMargin(px().s2);
    format.setBottomMargin(px().s4);
    table.setFormat(format);
    for (int column = 0; column < table.columns(); ++column) {
        QTextTableCell cell = table.cellAt(0, column);
        QTextCharFormat head = cell.format();
        head.setBackground(colour(Colour::Bg));
        cell.setFormat(head);
    }
}

} // namespace

void setHelpText(QTextDocument& document, const QString& markdown) {
    document.setDefaultFont(baseFont());
    document.setDocumentMargin(px().s6);
    document.setIndentWidth(px().s6);
    // Without the dialect there are no tables.
    document.setMarkdown(markdown, QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectGitHub |
                                                                   QTextDocument::MarkdownNoHTML));
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        QTextCursor cursor(block);
        QTextBlockFormat format = block.blockFormat();
        const int level = format.headingLevel();
        const bool inTable = cursor.currentTable() != nullptr;
        format.setLineHeight(lineHeight, QTextBlockFormat::ProportionalHeight);
        format.setTopMargin(level == 1 ? 0 : level > 1 ? px().s6 : 0);
        format.setBottomMargin(inTable ? 0 : level > 0 ? px().s1 : block.textList() != nullptr ? px().s1 : px().s2);
        cursor.setBlockFormat(format);
        dressFragments(block);
        if (QTextTable* table = cursor.currentTable()) dressTable(*table);
    }
}

} // namespace mulin::ui

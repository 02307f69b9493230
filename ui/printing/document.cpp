#include "ui/printing/document.h"

namespace mulin::ui::printing {

namespace {

void add(QString& text, const Runs& runs) {
    for (const Run& run : runs) text += run.text;
    text += QLatin1Char('\n');
}

void addRow(QString& text, const Row& row) {
    for (const Cell& cell : row.cells) add(text, cell.runs);
}

struct Words {
    QString& text;
    void operator()(const Heading& block) const { add(text, block.runs); }
    void operator()(const Paragraph& block) const { add(text, block.runs); }
    void operator()(const Table& block) const {
        if (!block.caption.isEmpty()) text += block.caption + QLatin1Char('\n');
        for (const Row& row : block.header) addRow(text, row);
        for (const Row& row : block.rows) addRow(text, row);
    }
    void operator()(const KeyValues& block) const {
        for (const KeyValue& item : block.items) {
            add(text, item.key);
            add(text, item.value);
        }
    }
    void operator()(const Blanks& block) const {
        for (const Blank& blank : block.items) text += blank.label + QLatin1Char('\n');
    }
    void operator()(const BarChart& block) const {
        for (const BarChart::Group& group : block.groups)
            text += group.label + QLatin1Char('\n') + group.note + QLatin1Char('\n');
        for (const QString& series : block.series) text += series + QLatin1Char('\n');
    }
    void operator()(const SquareCode&) const {}
    void operator()(const Cards& block) const {
        for (const Card& card : block.cards) {
            add(text, card.title);
            for (const Runs& line : card.lines) add(text, line);
        }
    }
    void operator()(const Spacer&) const {}
    void operator()(const PageBreak&) const {}
};

} // namespace

QSizeF pageSize(const Document& document) {
    const QSizeF upright = document.paper == Paper::A3 ? QSizeF(297, 420) : QSizeF(210, 297);
    return document.landscape ? upright.transposed() : upright;
}

QString plainText(const Document& document) {
    QString text;
    for (const Block& block : document.blocks) std::visit(Words{text}, block);
    return text;
}

} // namespace mulin::ui::printing

// Cards to be cut apart.
#include "ui/printing/layout_builder.h"

#include <algorithm>

namespace mulin::ui::printing {

namespace {

constexpr double inset = 5;       // mm from the cut to the text
constexpr double codeShare = 0.3; // of a card's width, at most

} // namespace

void LayoutBuilder::card(const Card& card, const QRectF& box) {
    page().boxes.push_back({box, Fill::None, 0.15, false, true});
    const QRectF inner = box.marginsRemoved(QMarginsF(inset, inset, inset, inset));
    double words = inner.width();
    if (card.code) {
        const double side = std::min({card.code->size, inner.width() * codeShare, inner.height()});
        const double quiet = 4 * side / card.code->side;
        page().codes.push_back(
            {QRectF(inner.right() - side, inner.bottom() - side, side, side), card.code->side, card.code->dark});
        words -= side + quiet;
    }
    TextStyle style = tableStyle(true, Align::Left, m_document.style.tableSize * 1.35);
    style.role = FontRole::Hei;
    const TextBox title = textBox(card.title, style, inner.width(), style.size * pointToMm * 1.3);
    put(title, inner.left(), inner.top(), 0, 1);
    double y = inner.top() + title.pitch + 1;
    style = tableStyle(false, Align::Left);
    const double pitch = style.size * pointToMm * 1.4;
    for (const Runs& runs : card.lines) {
        const TextBox line = textBox(runs, style, words, pitch);
        // What does not fit is left out as a whole: half a number is worse than none.
        if (y + line.height() > inner.bottom() + 0.1) break;
        put(line, inner.left(), y);
        y += line.height();
    }
}

void LayoutBuilder::block(const Cards& cards, std::size_t) {
    const double each = width() / cards.columns;
    for (std::size_t i = 0; i < cards.cards.size(); i += std::size_t(cards.columns)) {
        need(cards.height);
        for (std::size_t c = 0; c < std::size_t(cards.columns) && i + c < cards.cards.size(); ++c)
            card(cards.cards[i + c], QRectF(left() + double(c) * each, m_y, each, cards.height));
        m_y += cards.height;
    }
}

} // namespace mulin::ui::printing

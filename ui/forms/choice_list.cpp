#include "ui/forms/choice_list.h"

#include "core/base/pinyin.h"

#include <QtWidgets/QComboBox>

namespace mulin::ui {

ChoiceList::ChoiceList(QComboBox& box) : QListView(&box) { box.setView(this); }

int ChoiceList::rowFor(const QString& words, int first) const {
    const std::string query = words.toStdString();
    const int rows = model()->rowCount();
    int inside = -1;
    for (int step = 0; step < rows; ++step) {
        const int row = (first + step) % rows;
        const std::string label = model()->index(row, 0).data().toString().toStdString();
        if (label.empty()) continue;
        const NameMatch match = matchName(label, {textReading(label)}, query);
        if (match.fromStart) return row;
        if (match.matches && inside < 0) inside = row;
    }
    return inside;
}

void ChoiceList::showEvent(QShowEvent* event) {
    m_typed.clear();
    QListView::showEvent(event);
}

void ChoiceList::keyboardSearch(const QString& typed) {
    if (model() == nullptr || model()->rowCount() == 0) return;
    if (typed.isEmpty() || !m_since.isValid() || m_since.elapsed() > pauseMs) m_typed.clear();
    m_since.start();
    const int current = qMax(0, currentIndex().row());
    const bool begun = !m_typed.isEmpty();
    m_typed += typed;
    int row = rowFor(m_typed, begun ? current : current + 1);
    // The same letter again and again goes from one to the next.
    if (row < 0 && m_typed.count(m_typed.at(0)) == m_typed.size()) row = rowFor(m_typed.left(1), current + 1);
    if (row >= 0) setCurrentIndex(model()->index(row, 0));
}

void letShrink(QWidget& editor) {
    auto* box = qobject_cast<QComboBox*>(&editor);
    if (box == nullptr) return;
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(16);
    box->setMinimumWidth(0);
    box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

} // namespace mulin::ui

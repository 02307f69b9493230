#include "ui/widgets/empty_state.h"

#include "ui/widgets/button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/marks.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QVBoxLayout>

namespace mulin::ui {

EmptyState::EmptyState(const QString& icon, const QString& sentence, const QString& hint, QWidget* parent)
    : QWidget(parent), m_column(new QVBoxLayout) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(px().s6, px().s6, px().s6, px().s6);
    layout->addStretch(2);
    layout->addLayout(m_column);
    layout->addStretch(3);
    m_column->setSpacing(px().s2);
    m_column->addWidget(new IconLabel(icon, Colour::Text2, &Sizes::figure, this), 0, Qt::AlignHCenter);
    auto* words = paragraph(sentence, Look::Lead, this);
    words->setAlignment(Qt::AlignHCenter);
    m_column->addWidget(words);
    if (!hint.isEmpty()) {
        auto* second = paragraph(hint, Look::Secondary, this);
        second->setAlignment(Qt::AlignHCenter);
        m_column->addWidget(second);
    }
    m_column->addSpacing(px().s2);
    setAccessibleName(sentence);
}

Button* EmptyState::addAction(const QString& objectName, const QString& text, const QString& icon, bool primary) {
    auto* button = new Button(primary ? ButtonKind::Primary : ButtonKind::Quiet, text, this);
    button->named(objectName);
    if (!icon.isEmpty()) button->withIcon(icon);
    m_column->addWidget(button, 0, Qt::AlignHCenter);
    return button;
}

} // namespace mulin::ui

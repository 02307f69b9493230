#include "ui/forms/home_question.h"

#include "ui/forms/date_text.h"
#include "ui/look/tokens.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QRadioButton>

namespace mulin::ui {

HomeQuestion::HomeQuestion(Date today, QWidget* parent)
    : QWidget(parent)
    , m_today(today)
    , m_corrected(new QRadioButton(tr("Corrected: lived there all along"), this))
    , m_moved(new QRadioButton(tr("Moved on"), this))
    , m_on(new QLineEdit(this)) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(px().s2);
    m_corrected->setObjectName(QStringLiteral("home.corrected"));
    m_moved->setObjectName(QStringLiteral("home.moved"));
    m_on->setObjectName(QStringLiteral("home.on"));
    m_on->setAccessibleName(tr("Day of the move"));
    m_on->setFixedWidth(px().formLabel + px().s4);
    for (QRadioButton* choice : {m_corrected, m_moved}) choice->setMinimumHeight(px().control);
    layout->addWidget(m_corrected);
    layout->addSpacing(px().s2);
    layout->addWidget(m_moved);
    layout->addWidget(m_on);
    layout->addStretch(1);
    setFocusProxy(m_corrected);
    connect(m_moved, &QRadioButton::toggled, m_on, &QWidget::setEnabled);
    connect(m_corrected, &QRadioButton::clicked, this, &HomeQuestion::answered);
    connect(m_moved, &QRadioButton::clicked, this, &HomeQuestion::answered);
    connect(m_on, &QLineEdit::textEdited, this, &HomeQuestion::answered);
    reset();
}

HomeQuestion::Answer HomeQuestion::answer() const {
    return m_moved->isChecked() ? Answer::Moved : m_corrected->isChecked() ? Answer::Corrected : Answer::None;
}

std::optional<Date> HomeQuestion::on() const {
    const auto date = typedDate(m_on->text(), m_today, false);
    return date ? date : Date::fromIso(m_on->text().trimmed().toStdString());
}

void HomeQuestion::reset() {
    for (QRadioButton* choice : {m_corrected, m_moved}) {
        choice->setAutoExclusive(false);
        choice->setChecked(false);
        choice->setAutoExclusive(true);
    }
    m_on->setText(QString::fromStdString(m_today.iso()));
    m_on->setEnabled(false);
}

} // namespace mulin::ui

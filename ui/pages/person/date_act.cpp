#include "ui/pages/person/date_act.h"

#include "ui/forms/date_text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"

#include <QtGui/QKeyEvent>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>

namespace mulin::ui {

DateAct::DateAct(const QString& name, const QString& question, const QString& act, Date today, QWidget* parent)
    : QWidget(parent), m_today(today), m_on(new QLineEdit(this)), m_note(nullptr) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(px().s2);
    layout->addWidget(plainLabel(question, Look::Strong, this));
    m_on->setObjectName(name + QStringLiteral(".on"));
    m_on->setAccessibleName(question);
    m_on->setFixedWidth(px().formLabel + px().s4);
    layout->addWidget(m_on);
    auto* yes = (new Button(ButtonKind::Primary, act, this))->named(name + QStringLiteral(".save"));
    auto* no = (new Button(ButtonKind::Secondary, tr("Cancel"), this))->named(name + QStringLiteral(".cancel"));
    layout->addWidget(yes);
    layout->addWidget(no);
    m_note = plainLabel(tr("This is no day up to today"), Look::Overdue, this);
    layout->addWidget(m_note);
    layout->addStretch(1);
    m_note->hide();
    connect(yes, &QAbstractButton::clicked, this, &DateAct::agree);
    connect(no, &QAbstractButton::clicked, this, &DateAct::dropped);
    connect(m_on, &QLineEdit::textEdited, m_note, &QWidget::hide);
}

void DateAct::begin() {
    m_on->setText(QString::fromStdString(m_today.iso()));
    m_note->hide();
    m_on->setFocus(Qt::OtherFocusReason);
    m_on->selectAll();
}

void DateAct::agree() {
    auto day = typedDate(m_on->text(), m_today, false);
    if (!day) day = Date::fromIso(m_on->text().trimmed().toStdString());
    if (!day || *day > m_today) {
        m_note->show();
        m_on->setFocus(Qt::OtherFocusReason);
        return;
    }
    emit agreed(*day);
}

void DateAct::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        agree();
    } else if (event->key() == Qt::Key_Escape) {
        emit dropped();
    } else {
        QWidget::keyPressEvent(event);
    }
}

} // namespace mulin::ui

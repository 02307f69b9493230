#include "ui/widgets/step_dialog.h"

#include "ui/look/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"

#include <QtGui/QKeyEvent>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QVBoxLayout>

namespace mulin::ui {

namespace {

constexpr int dialogWidth = 780, dialogHeight = 560;

int side() { return px().s6 + px().s4; }

} // namespace

QVBoxLayout* stepPage(QWidget* page, const QString& title, const QString& words) {
    setSurface(*page, Surface::Raised);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(side(), side(), side(), px().s4);
    layout->setSpacing(px().s2);
    layout->addWidget(plainLabel(title, Look::Name, page));
    layout->addWidget(paragraph(words, Look::Secondary, page));
    layout->addSpacing(px().s3);
    return layout;
}

StepDialog::StepDialog(const QString& name, const QString& title, WayOut wayOut, QWidget* parent)
    : QDialog(parent), m_wayOut(wayOut) {
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(true);
    setObjectName(name);
    setWindowTitle(title);
    setWindowFlag(Qt::WindowCloseButtonHint, wayOut == WayOut::Cancel);
    setSurface(*this, Surface::Raised);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(side(), px().s3, side(), px().s6);
    foot->setSpacing(px().s2);
    m_message = new ElidedLabel({}, Look::Overdue, this);
    foot->addWidget(m_message, 1);
    const auto button = [&](ButtonKind kind, const QString& words, const char* which) {
        auto* made = (new Button(kind, words, this))->named(name + QLatin1Char('.') + QLatin1String(which));
        foot->addWidget(made);
        return made;
    };
    if (wayOut == WayOut::Cancel)
        connect(button(ButtonKind::Secondary, tr("Cancel"), "cancel"), &QAbstractButton::clicked, this,
                &StepDialog::reject);
    m_back = button(ButtonKind::Secondary, tr("Back"), "back");
    m_next = button(ButtonKind::Primary, tr("Next"), "next");
    connect(m_back, &QAbstractButton::clicked, this, [this] {
        say({});
        back();
    });
    connect(m_next, &QAbstractButton::clicked, this, [this] {
        say({});
        next();
    });
    layout->addLayout(foot);
    resize(dialogWidth * px().base / 14, dialogHeight * px().base / 14);
}

void StepDialog::setSteps(QWidget* steps) { static_cast<QVBoxLayout*>(layout())->insertWidget(0, steps, 1); }

void StepDialog::setFoot(const QString& next, bool ready, bool hasBack) {
    m_next->setText(next);
    m_next->setEnabled(ready);
    m_back->setVisible(hasBack);
}

void StepDialog::say(const QString& sentence) { m_message->setText(sentence); }

void StepDialog::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        m_next->click();
    else
        QDialog::keyPressEvent(event);
}

void StepDialog::reject() {
    if (m_wayOut == WayOut::Cancel) QDialog::reject();
}

} // namespace mulin::ui

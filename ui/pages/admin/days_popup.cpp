#include "ui/pages/admin/days_popup.h"

#include "ui/forms/date_text.h"
#include "ui/look/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/form_rows.h"

#include <QtGui/QKeyEvent>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QVBoxLayout>

namespace mulin::ui {

namespace {

QLineEdit& fieldOf(FormRow& row) { return *qobject_cast<QLineEdit*>(row.editor()); }

} // namespace

DaysPopup::DaysPopup(Date today, QWidget* parent) : QFrame(parent, Qt::Popup), m_today(today) {
    setAttribute(Qt::WA_DeleteOnClose);
    setFrameShape(QFrame::StyledPanel);
    setSurface(*this, Surface::Raised);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(px().s4, px().s3, px().s4, px().s3);
    auto* rows = new FormRows(QStringLiteral("days"), this);
    rows->setNarrow();
    const auto add = [&](const QString& name, const QString& label) {
        FormRow* row = rows->add(name, label, new QLineEdit(rows));
        connect(&fieldOf(*row), &QLineEdit::textChanged, row, &FormRow::clear);
        return row;
    };
    m_from = add(QStringLiteral("from"), tr("From"));
    m_until = add(QStringLiteral("until"), tr("Until"));
    layout->addWidget(rows);
    auto* show = (new Button(ButtonKind::Primary, tr("Show"), this))->named(QStringLiteral("days.show"));
    connect(show, &QAbstractButton::clicked, this, &DaysPopup::accept);
    layout->addWidget(show, 0, Qt::AlignRight);
    setDays(today.plusDays(-30), today);
    setFixedWidth(px().formEditor * 3 / 4);
    fieldOf(*m_from).setFocus();
}

void DaysPopup::setDays(std::optional<Date> from, std::optional<Date> until) {
    if (from) fieldOf(*m_from).setText(QString::fromStdString(from->iso()));
    if (until) fieldOf(*m_until).setText(QString::fromStdString(until->iso()));
}

void DaysPopup::accept() {
    const auto dayIn = [this](FormRow& row) {
        const QString text = fieldOf(row).text().trimmed();
        auto day = typedDate(text, m_today, false);
        if (!day) day = Date::fromIso(text.toStdString());
        if (!day) row.setError(tr("Not a day"));
        return day;
    };
    const auto from = dayIn(*m_from), until = dayIn(*m_until);
    if (!from || !until) return;
    if (*until < *from) return m_until->setError(tr("Before the first day"));
    emit chosen(*from, *until);
    close();
}

void DaysPopup::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        accept();
    else
        QFrame::keyPressEvent(event);
}

} // namespace mulin::ui

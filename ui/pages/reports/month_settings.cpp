#include "ui/pages/reports/month_settings.h"

#include "core/organisation/setup.h"
#include "core/reports/monthly.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"

#include <QtCore/QSignalBlocker>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QVBoxLayout>

namespace mulin::ui {

namespace {

constexpr int lastDay = 28; // every month has it

} // namespace

MonthSettings::MonthSettings(OfficeSession& session, QWidget* parent)
    : QWidget(parent), m_session(session), m_day(new QComboBox(this)), m_example(paragraph({}, Look::Secondary, this)) {
    setObjectName(QStringLiteral("reports.settings.panel"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(px().s4, px().s4, px().s3, px().s4);
    layout->setSpacing(px().s3);
    auto* top = new QHBoxLayout;
    top->addWidget(plainLabel(tr("Monthly report"), Look::Lead, this));
    top->addStretch(1);
    Button* close = iconButton(QStringLiteral("close"), tr("Close"), this)->named(QStringLiteral("settings.close"));
    connect(close, &QAbstractButton::clicked, this, &MonthSettings::closeRequested);
    top->addWidget(close);
    layout->addLayout(top);
    layout->addWidget(plainLabel(tr("The month ends on"), Look::Strong, this));
    m_day->setObjectName(QStringLiteral("settings.monthEnd"));
    m_day->setAccessibleName(tr("The month ends on"));
    m_day->addItem(tr("the last day of the calendar month"), 0);
    for (int day = 1; day <= lastDay; ++day) m_day->addItem(tr("day %1 of each month").arg(day), day);
    m_day->setMaxVisibleItems(16);
    layout->addWidget(m_day);
    layout->addWidget(m_example);
    layout->addWidget(
        paragraph(tr("Many offices close the month on the 25th. The setting holds for every report of this "
                     "office, earlier months too; it is written to the history and can be undone."),
                  Look::Secondary, this));
    auto* row = new QHBoxLayout;
    auto* save = (new Button(ButtonKind::Primary, tr("Save"), this))->named(QStringLiteral("settings.save"));
    save->setEnabled(!session.isReadOnly());
    row->addWidget(save);
    row->addStretch(1);
    layout->addLayout(row);
    layout->addStretch(1);
    connect(m_day, &QComboBox::currentIndexChanged, this, &MonthSettings::explain);
    connect(save, &QAbstractButton::clicked, this, &MonthSettings::save);
}

void MonthSettings::show(int endDay, int year, int month) {
    m_inForce = endDay;
    m_year = year;
    m_month = month;
    const QSignalBlocker blocker(m_day);
    if (m_day->findData(endDay) < 0) m_day->addItem(tr("day %1 of each month").arg(endDay), endDay);
    m_day->setCurrentIndex(m_day->findData(endDay));
    explain();
}

void MonthSettings::explain() {
    const reports::Period period = reports::monthPeriod(m_year, m_month, m_day->currentData().toInt());
    m_example->setText(tr("%1-%2 counts from %3 to %4.")
                           .arg(m_year)
                           .arg(m_month, 2, 10, QLatin1Char('0'))
                           .arg(QString::fromStdString(period.from.iso()), QString::fromStdString(period.to.iso())));
}

void MonthSettings::save() {
    const int day = m_day->currentData().toInt();
    if (day == m_inForce) {
        emit closeRequested();
        return;
    }
    const std::string value = std::to_string(day);
    m_session.transact(this, {"office.month_end", {{"day", value}}}, [value](journal::Writer& writer) {
        return organisation::setSetting(writer, organisation::setting_key::monthEndDay, value);
    });
    emit closeRequested();
}

} // namespace mulin::ui

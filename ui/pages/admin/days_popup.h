// From a day until a day, typed as everywhere: 1122, 今天, 2026-11-22.
#pragma once

#include "core/base/date.h"

#include <QtWidgets/QFrame>

namespace mulin::ui {

class FormRow;

class DaysPopup final : public QFrame {
    Q_OBJECT
public:
    explicit DaysPopup(Date today, QWidget* parent = nullptr);
    void setDays(std::optional<Date> from, std::optional<Date> until);

signals:
    void chosen(mulin::Date from, mulin::Date until);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void accept();

    Date m_today;
    FormRow *m_from, *m_until;
};

} // namespace mulin::ui

// One act and its day, asked in place: "去世　[2026-11-22]　[登记] [不登记]".
#pragma once

#include "core/base/date.h"

#include <QtWidgets/QWidget>

class QLineEdit;

namespace mulin::ui {

class DateAct final : public QWidget {
    Q_OBJECT
public:
    /// `name`: of the controls, "person.died".
    DateAct(const QString& name, const QString& question, const QString& act, Date today, QWidget* parent = nullptr);
    void begin();

signals:
    void agreed(mulin::Date on);
    void dropped();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void agree();

    Date m_today;
    QLineEdit* m_on;
    QWidget* m_note;
};

} // namespace mulin::ui

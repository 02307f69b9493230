// Bars of the days of a month: today's in full colour, earlier ones pale, those to come not yet there. Walked by the
// arrow keys; Enter or a click opens a day.
#pragma once

#include "core/base/date.h"

#include <QtWidgets/QWidget>

#include <optional>
#include <vector>

namespace mulin::ui {

class DayBars final : public QWidget {
    Q_OBJECT
public:
    explicit DayBars(const QString& objectName, QWidget* parent = nullptr);
    /// `values` of `from` and the days after it, up to today; the axis goes on to `to`. `unit` e.g. 次.
    void setDays(Date from, Date to, std::vector<std::int64_t> values, const QString& unit);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void chosen(mulin::Date day);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    QRectF plot() const;
    QRectF slot(int day) const;
    int dayAt(QPointF at) const; ///< -1: none
    std::int64_t top() const;
    void setCurrent(int day);
    QString words(int day) const;

    Date m_from, m_to;
    std::vector<std::int64_t> m_values;
    QString m_unit;
    int m_current = -1, m_hovered = -1;
};

} // namespace mulin::ui

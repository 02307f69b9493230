// The numbered steps of a wizard: done, current, to come. Horizontal above a page, vertical at its side.
#pragma once

#include <QtWidgets/QWidget>

namespace mulin::ui {

class StepBar final : public QWidget {
    Q_OBJECT
public:
    explicit StepBar(const QStringList& steps, Qt::Orientation orientation = Qt::Horizontal, QWidget* parent = nullptr);

    int current() const { return m_current; }
    void setCurrent(int index);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    /// Paints one step with its left edge at `x`; returns its width.
    int paintStep(class QPainter& painter, int index, int x, int top, int height) const;
    int stepWidth(int index) const;
    void announce();

    QStringList m_steps;
    Qt::Orientation m_orientation;
    int m_current = 0;
};

} // namespace mulin::ui

// A filter in force: "网格 3、4、7 ✕". A click edits it, ✕ or Delete removes it.
#pragma once

#include <QtWidgets/QAbstractButton>

namespace mulin::ui {

class Chip final : public QAbstractButton {
    Q_OBJECT
public:
    Chip(const QString& label, const QString& value, QWidget* parent = nullptr);

    void setValue(const QString& value);
    QString label() const { return m_label; }
    QString value() const { return m_value; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    void removeRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QRect crossBox() const;
    void rename();

    QString m_label;
    QString m_value;
};

} // namespace mulin::ui

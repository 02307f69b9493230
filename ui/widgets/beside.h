// What stands beside the main part of a page, or in its place where there is no room for both.
#pragma once

#include <QtWidgets/QWidget>

class QHBoxLayout;

namespace mulin::ui {

class Line;

/// Widths are those at the normal size of type.
class Beside final : public QWidget {
    Q_OBJECT
public:
    /// `mainWidth`: what the main part needs to be of use; `panelWidth`: of whatever stands beside it.
    Beside(int mainWidth, int panelWidth, QWidget* parent = nullptr);
    void setMain(QWidget* main);
    void add(QWidget* panel);
    /// It stands there wherever there is room, unless another one is shown.
    void setStanding(QWidget* panel);

    /// nullptr: none but the standing one.
    void setShown(QWidget* panel);
    QWidget* shown() const { return m_shown; }
    /// Whether a panel has the place of the main part.
    bool isInstead() const { return m_instead; }

    QSize minimumSizeHint() const override;

signals:
    void arranged();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void arrange();

    int m_mainWidth, m_panelWidth;
    QHBoxLayout* m_row;
    QWidget* m_main = nullptr;
    Line* m_line;
    QList<QWidget*> m_panels;
    QWidget *m_shown = nullptr, *m_standing = nullptr;
    bool m_instead = false;
};

} // namespace mulin::ui

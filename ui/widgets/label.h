// Labels. Always plain text: names may contain what looks like HTML.
#pragma once

#include <QtWidgets/QLabel>

namespace mulin::ui {

enum class Look {
    Body,
    Strong,
    Title,
    Name,
    Lead,
    Figure,
    Secondary,
    Caption,
    Due,
    Overdue,
    Done,
    Accent,
    AccentCaption
};

void setLook(QLabel& label, Look look);
/// For tool tips with words from a file: a name that looks like HTML stays what it is.
QString plainToolTip(const QString& words);
QLabel* plainLabel(const QString& text, Look look = Look::Body, QWidget* parent = nullptr);
/// Wraps; as wide as its container.
QLabel* paragraph(const QString& text, Look look = Look::Body, QWidget* parent = nullptr);

/// One line that ends in "…" where the room ends; the whole text is its tool tip then.
class ElidedLabel final : public QLabel {
    Q_OBJECT
public:
    explicit ElidedLabel(const QString& text = {}, Look look = Look::Body, QWidget* parent = nullptr);

    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent*) override;
    bool event(QEvent* event) override;
};

/// Words that act: accent, underlined under the mouse, 32 px to hit, reachable by Tab, pressed by Enter and space.
class LinkLabel final : public QLabel {
    Q_OBJECT
public:
    explicit LinkLabel(const QString& text, QWidget* parent = nullptr);

signals:
    void clicked();

protected:
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    QSize sizeHint() const override;

private:
    void underline(bool on);
};

} // namespace mulin::ui

// Header of a table: caption words on Bg, a strong line below, the arrow behind the sorted column's words.
#pragma once

#include <QtWidgets/QHeaderView>

namespace mulin::ui {

class TableHeader final : public QHeaderView {
    Q_OBJECT
public:
    explicit TableHeader(QWidget* parent = nullptr);
    QSize sizeHint() const override;
    /// Taken by something that lies over the end.
    void setRoomAtEnd(int pixels) { m_end = pixels; }
    /// The first section stays in view when the others are scrolled.
    void setFirstFrozen(bool frozen) { m_frozen = frozen; }
    /// As wide as what stands over the others now; 0: nothing is scrolled.
    int frozenWidth() const;
    /// What stands before all others.
    int firstSection() const { return logicalIndex(0); }

protected:
    void paintSection(QPainter* painter, const QRect& rect, int logicalIndex) const override;
    void paintEvent(QPaintEvent* event) override;
    QSize sectionSizeFromContents(int logicalIndex) const override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    bool m_frozen = false;
    bool m_pressed = false; ///< on the section that stays
    int m_end = 0;
};

/// This column takes what the others leave, and at least so much: then the table is moved sideways.
void stretchColumn(QHeaderView& header, int column, int least);

} // namespace mulin::ui

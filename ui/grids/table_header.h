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

protected:
    void paintSection(QPainter* painter, const QRect& rect, int logicalIndex) const override;
    void paintEvent(QPaintEvent* event) override;
    QSize sectionSizeFromContents(int logicalIndex) const override;

private:
    int m_end = 0;
};

} // namespace mulin::ui

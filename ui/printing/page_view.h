// Pages on a desk: scrolled, zoomed, their figures clicked or walked with the Tab key.
#pragma once

#include "ui/look/tokens.h"
#include "ui/printing/painter.h"

#include <QtWidgets/QAbstractScrollArea>

#include <map>

namespace mulin::ui::printing {

struct PreviewColours {
    QColor desk, paperEdge;     ///< behind and around paper
    QColor paper;               ///< white in every theme
    QColor raised, line, hover; ///< of the bar
    QColor text, text2;         ///< likewise
    QColor accent, accentSoft;  ///< on paper: those of the light theme, unless high contrast is asked for
};
PreviewColours previewColours(const Tokens& tokens);

class PageView : public QAbstractScrollArea {
    Q_OBJECT

public:
    enum class Fit { Width, Page, None };

    explicit PageView(QWidget* parent = nullptr);

    void setPages(Pages pages);
    const Pages& pages() const { return m_pages; }
    void setColours(const PreviewColours& colours); ///< those of the theme in force until set
    void setFit(Fit fit);
    void setZoom(double factor); ///< 1 = as large as on paper; 0.25 to 5
    double zoom() const;
    Fit fit() const { return m_fit; }
    int pageCount() const { return int(m_pages.pages.size()); }
    int currentPage() const { return m_current; } ///< from 0; -1 without pages
    void goToPage(int page);
    /// Marks the figure whose rows are shown beside the page, and brings it into view. Empty: none.
    void select(const QString& anchor);
    QString anchorAt(QPoint viewportPosition) const;
    QRect rectOf(const QString& anchor) const; ///< in the viewport; empty if there is none

signals:
    void anchorClicked(const QString& anchor);
    void currentPageChanged(int page, int count);
    void zoomChanged(double factor);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    void changeEvent(QEvent* event) override;

private:
    double unit() const { return m_unit; } ///< pixels per mm
    QRect pageRect(int page) const;        ///< in the viewport
    QSize contentSize() const;
    void relayout(bool keepPlace);
    void updateCurrent();
    void reveal(const QString& anchor);
    void forget();
    const QPixmap& pixmap(int page);
    std::vector<QString> anchorOrder() const;
    void updateName();

    Pages m_pages;
    PreviewColours m_colours;
    bool m_ownColours = false;
    PagePainter m_painter;
    std::map<int, QPixmap> m_cache;
    Fit m_fit = Fit::Width;
    double m_unit = 96 / 25.4;
    double m_factor = 1;
    int m_current = -1;
    QString m_selected;
    QString m_focused;
    QString m_pressed;
};

} // namespace mulin::ui::printing

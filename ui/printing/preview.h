// The print preview: a bar (title, paper, page n of m, zoom) above the pages.
#pragma once

#include "ui/printing/page_view.h"

#include <QtWidgets/QWidget>

class QComboBox;
class QLabel;
class QToolButton;

namespace mulin::ui::printing {

class Preview : public QWidget {
    Q_OBJECT

public:
    explicit Preview(QWidget* parent = nullptr); ///< in the colours of the theme in force; follows it

    void setPages(Pages pages);
    void setColours(const PreviewColours& colours); ///< for good
    PageView* view() { return m_view; }
    /// See PageView::select.
    void select(const QString& anchor) { m_view->select(anchor); }

signals:
    void anchorClicked(const QString& anchor);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void dress(const PreviewColours& colours);
    void showPage(int page, int count);
    void showZoom();
    void chooseZoom(int index);

    QWidget* m_bar = nullptr;
    QLabel* m_title = nullptr;
    QLabel* m_paper = nullptr;
    QLabel* m_page = nullptr;
    QToolButton* m_previous = nullptr;
    QToolButton* m_next = nullptr;
    QToolButton* m_fonts = nullptr;
    QLabel* m_zoomCaption = nullptr;
    QComboBox* m_zoom = nullptr;
    PageView* m_view = nullptr;
    bool m_ownColours = false;
    bool m_dressing = false;
};

} // namespace mulin::ui::printing

// The tree of units and lists that look like it; a node can be dragged to where it shall belong.
#pragma once

#include <QtWidgets/QStyledItemDelegate>
#include <QtWidgets/QTreeView>

#include <functional>

namespace mulin::ui {

/// Rows with a line below, the chosen one soft, states in their colours.
class UnitDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit UnitDelegate(int nameColumn, QObject* parent = nullptr)
        : QStyledItemDelegate(parent), m_nameColumn(nameColumn) {}
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    int m_nameColumn; ///< bold in the chosen row
};

class UnitView final : public QTreeView {
    Q_OBJECT
public:
    using QTreeView::QTreeView;
    using MayDrop = std::function<bool(const QModelIndex& node, const QModelIndex& target)>;
    /// Nodes can be dragged to where this allows; nothing moves by itself.
    void setDropping(MayDrop may);

signals:
    void dropped(const QModelIndex& node, const QModelIndex& target);

protected:
    void drawBranches(QPainter* painter, const QRect& rect, const QModelIndex& index) const override;
    void startDrag(Qt::DropActions actions) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    bool fits(const QPoint& at) const;

    MayDrop m_may;
    QPersistentModelIndex m_dragged;
};

} // namespace mulin::ui

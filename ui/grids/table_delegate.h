// Rows of a table: a line below, 3 pixels of accent at the chosen row, bold name, tags, state words, numbers at the
// right.
#pragma once

#include "ui/look/roles.h"

#include <QtCore/QPersistentModelIndex>
#include <QtWidgets/QStyledItemDelegate>

class QTableView;

namespace mulin::ui {

class TableDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    /// The delegate belongs to `view` and follows its mouse.
    explicit TableDelegate(QTableView& view);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const override;

    /// The first column is bold unless switched off; StrongRole says it cell by cell.
    void setStrongColumn(int logicalColumn) { m_strong = logicalColumn; }

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void paintRow(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    void hover(int row);
    bool isFirst(const QModelIndex& index) const;

    QTableView& m_view;
    int m_hovered = -1;
    int m_strong = 0;
};

/// Delegate, header, row height, selection and keys of every table in the program. Call before setModel or after.
TableDelegate* styleTable(QTableView& view, bool compact = false);

} // namespace mulin::ui

// What a field finds, in a list below it. The focus stays in the field: arrows move, Enter chooses, Esc closes.
#pragma once

#include "ui/look/roles.h"

#include <QtCore/QModelIndex>
#include <QtWidgets/QWidget>

class QAbstractItemModel;
class QLineEdit;
class QListView;

namespace mulin::ui {

class ElidedLabel;
class LinkLabel;

/// Rows: DisplayRole bold when chosen or StrongRole, MarksRole, SecondRole with SecondMarksRole, DetailsRole, TagsRole
/// or EndRole at the right.
class PopupList final : public QWidget {
    Q_OBJECT
public:
    /// Lives in the field's window; hidden while the model is empty or the field has no focus.
    explicit PopupList(QLineEdit& field);

    /// Not taken over. Rows may change at any time; the first row is chosen then.
    void setModel(QAbstractItemModel* model);
    /// Keys at the left ("↑↓ choose …" if empty), an action at the right; empty hides it.
    void setFoot(const QString& action, const QString& keys = {});
    /// Shows what there is; `suspend` until the text changes again.
    void popUp();
    void suspend();
    /// Opens under an empty field too.
    void setOpensEmpty(bool on) { m_opensEmpty = on; }
    QModelIndex current() const;
    void setMaximumRows(int rows) { m_rows = rows; }
    /// Stands below this widget and is as wide: the frame around the field.
    void setAnchor(QWidget& anchor) { m_anchor = &anchor; }

signals:
    void chosen(const QModelIndex& index);
    void currentChanged(const QModelIndex& index);
    void footClicked();

protected:
    bool eventFilter(QObject* object, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void place();
    void step(int by);
    void modelChanged();

    QLineEdit& m_field;
    QWidget* m_anchor;
    QListView* m_list;
    QWidget* m_foot;
    ElidedLabel* m_keys;
    LinkLabel* m_action;
    int m_rows = 8;
    bool m_opensEmpty = false;
};

} // namespace mulin::ui

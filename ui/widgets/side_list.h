// The list at the left of a page: names with a counter, one of them chosen.
#pragma once

#include <QtWidgets/QListView>

class QStandardItemModel;

namespace mulin::ui {

/// Of a list beside a page: what its names and counters need, within bounds.
int sideListWidth(const QAbstractItemModel& names);

class SideList final : public QListView {
    Q_OBJECT
public:
    SideList(const QString& objectName, const QString& accessibleName, QWidget* parent = nullptr);

    void add(const QString& id, const QString& words, const QString& toolTip = {});
    void clear();
    void setCounter(const QString& id, const QString& counter);
    /// Empty if there is none.
    QString current() const;
    /// Emits chosen() if it is another one; an unknown id chooses the first if nothing was chosen.
    void setCurrent(const QString& id);
    QStringList ids() const;

signals:
    void chosen(const QString& id);

protected:
    /// A click beside the names leaves what is chosen.
    QItemSelectionModel::SelectionFlags selectionCommand(const QModelIndex& index, const QEvent* event) const override;

private:
    void fit();

    QStandardItemModel* m_names;
};

} // namespace mulin::ui

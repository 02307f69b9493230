// The list at the left of a page: names with a counter, one of them chosen.
#pragma once

#include <QtWidgets/QListView>

#include <vector>

class QStandardItemModel;

namespace mulin::ui {

/// Of a list beside a page: what its names and counters need, within bounds.
int sideListWidth(const QAbstractItemModel& names, int least = 220);

class SideList final : public QListView {
    Q_OBJECT
public:
    SideList(const QString& objectName, const QString& accessibleName, QWidget* parent = nullptr);

    /// At least so wide, at the normal size of type.
    void setLeastWidth(int pixels) {
        m_least = pixels;
        fit();
    }
    void add(const QString& id, const QString& words, const QString& toolTip = {});
    void clear();
    struct Entry {
        QString id, words, toolTip = {};
        bool locked = false; ///< with a lock in the place of the counter
        QString counter = {};
        friend bool operator==(const Entry&, const Entry&) = default;
    };
    struct Heading {
        QString words;
        std::vector<Entry> entries;
        friend bool operator==(const Heading&, const Heading&) = default;
    };
    /// Names of their own below the others, under headings; in the place of those there were.
    void setGroups(const std::vector<Heading>& groups);
    void setGroup(const QString& heading, const std::vector<Entry>& entries) {
        setGroups(entries.empty() ? std::vector<Heading>() : std::vector<Heading>{{heading, entries}});
    }
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
    int m_before = 0; ///< names without a group
    std::vector<Heading> m_groups;
    bool m_quiet = false;
    int m_least = 220;
};

} // namespace mulin::ui

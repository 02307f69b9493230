// The rows of 叫应清单: a heading for each building, below it who is called on there.
#pragma once

#include "core/organisation/call_list.h"

#include <QtCore/QAbstractTableModel>
#include <QtWidgets/QStyledItemDelegate>

#include <functional>

namespace mulin::ui {

class CallListModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Door, Name, Need, Who, State, Time, ColumnCount };
    explicit CallListModel(schema::Language language, QObject* parent = nullptr);

    using Keeps = std::function<bool(const organisation::NeedLine&)>;
    /// Only the lines that `keeps` says yes to, and the buildings that have some.
    void setLines(std::vector<organisation::NeedLine> lines, const Keeps& keeps = {});
    void filter(const Keeps& keeps);
    const std::vector<organisation::NeedLine>& lines() const { return m_lines; }
    /// nullptr: a heading.
    const organisation::NeedLine* line(int row) const;
    int rowOf(const Uid& person) const; ///< -1: not shown
    /// The first line from `row` on, in steps; -1: none.
    int lineFrom(int row, int step = 1) const;
    std::vector<int> headings() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : ColumnCount; }
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    struct Row {
        std::size_t line = 0; ///< of a heading its first
        bool heading = false;
        organisation::NeedCounts counts{}; ///< of a heading
    };
    QString text(const organisation::NeedLine& line, int column) const;

    schema::Language m_language;
    std::vector<organisation::NeedLine> m_lines;
    std::vector<Row> m_rows;
    bool m_withEstate = false;
};

/// Lines as in the call tree beside; headings across the whole width.
class CallListDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit CallListDelegate(QObject* parent = nullptr);
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    QStyledItemDelegate* m_lines;
};

} // namespace mulin::ui

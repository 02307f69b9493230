// The rows of a comparison that are shown, in an order; words are made for what is seen alone, since there is a row for
// every resident who is not in the list.
#pragma once

#include <QtCore/QAbstractTableModel>

#include <functional>
#include <vector>

namespace mulin::ui {

class RowsModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    /// `words`: of a row of the comparison, in a column.
    using Words = std::function<QString(std::size_t row, int column)>;
    RowsModel(QStringList heads, Words words, QObject* parent);

    void show(std::vector<std::size_t> rows);
    std::size_t rowAt(int line) const { return m_rows[static_cast<std::size_t>(line)]; }
    /// Of a row of the comparison; -1 if it is not shown.
    int lineOf(std::size_t row) const;
    /// What is said of it is said anew.
    void renew(std::size_t row);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QStringList m_heads;
    Words m_words;
    std::vector<std::size_t> m_rows;
};

} // namespace mulin::ui

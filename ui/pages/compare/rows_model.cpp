#include "ui/pages/compare/rows_model.h"

#include "ui/widgets/label.h"

#include <algorithm>

namespace mulin::ui {

RowsModel::RowsModel(QStringList heads, Words words, QObject* parent)
    : QAbstractTableModel(parent), m_heads(std::move(heads)), m_words(std::move(words)) {}

void RowsModel::show(std::vector<std::size_t> rows) {
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

int RowsModel::lineOf(std::size_t row) const {
    const auto at = std::find(m_rows.begin(), m_rows.end(), row);
    return at == m_rows.end() ? -1 : static_cast<int>(at - m_rows.begin());
}

void RowsModel::renew(std::size_t row) {
    if (const int line = lineOf(row); line >= 0) emit dataChanged(index(line, 0), index(line, columnCount() - 1));
}

int RowsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int RowsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_heads.size());
}

QVariant RowsModel::data(const QModelIndex& index, int role) const {
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
    const QString words = m_words(rowAt(index.row()), index.column());
    return role == Qt::ToolTipRole ? plainToolTip(words) : words;
}

QVariant RowsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    return m_heads.value(section);
}

} // namespace mulin::ui

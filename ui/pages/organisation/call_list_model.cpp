#include "ui/pages/organisation/call_list_model.h"

#include "ui/look/roles.h"
#include "ui/look/theme.h"
#include "ui/pages/organisation/call_list_text.h"
#include "ui/pages/organisation/unit_view.h"

#include <QtGui/QPainter>

namespace mulin::ui {

using organisation::CallState;
using organisation::NeedLine;

CallListModel::CallListModel(schema::Language language, QObject* parent)
    : QAbstractTableModel(parent), m_language(language) {}

void CallListModel::setLines(std::vector<NeedLine> lines, const Keeps& keeps) {
    m_lines = std::move(lines);
    m_withEstate = severalEstates(m_lines);
    filter(keeps);
}

void CallListModel::filter(const Keeps& keeps) {
    beginResetModel();
    m_rows.clear();
    std::size_t heading = 0;
    const NeedLine* last = nullptr;
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const NeedLine& line = m_lines[i];
        if (keeps && !keeps(line)) continue;
        if (!last || !sameBuilding(*last, line)) {
            heading = m_rows.size();
            m_rows.push_back({i, true});
        }
        m_rows[heading].counts.add(line);
        m_rows.push_back({i});
        last = &line;
    }
    endResetModel();
}

const NeedLine* CallListModel::line(int row) const {
    if (row < 0 || row >= static_cast<int>(m_rows.size())) return nullptr;
    const Row& at = m_rows[static_cast<std::size_t>(row)];
    return at.heading ? nullptr : &m_lines[at.line];
}

int CallListModel::rowOf(const Uid& person) const {
    for (int row = 0; row < static_cast<int>(m_rows.size()); ++row)
        if (const NeedLine* at = line(row); at && at->person.uid() == person) return row;
    return -1;
}

int CallListModel::lineFrom(int row, int step) const {
    for (; row >= 0 && row < static_cast<int>(m_rows.size()); row += step)
        if (line(row)) return row;
    return -1;
}

std::vector<int> CallListModel::headings() const {
    std::vector<int> rows;
    for (std::size_t row = 0; row < m_rows.size(); ++row)
        if (m_rows[row].heading) rows.push_back(static_cast<int>(row));
    return rows;
}

int CallListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QString CallListModel::text(const NeedLine& line, int column) const {
    switch (column) {
    case Door: return QString::fromStdString(line.door);
    case Name: return QString::fromStdString(line.name);
    case Need: return needWords(line, m_language);
    case Who: return QString::fromStdString(line.who);
    case State: {
        const QString state = needStateWords(line.state);
        return line.note.empty() ? state : tr("%1, %2").arg(state, QString::fromStdString(line.note));
    }
    case Time: return line.atMs ? QString::fromStdString(isoTimestamp(*line.atMs)).mid(11, 5) : QString();
    default: return {};
    }
}

QVariant CallListModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= static_cast<int>(m_rows.size())) return {};
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    const NeedLine& at = m_lines[row.line];
    if (row.heading) {
        if (index.column() != 0) return {};
        if (role == Qt::DisplayRole) return headingOf(at, m_withEstate);
        if (role == SecondRole)
            return row.counts.answered > 0 || row.counts.silent > 0 || row.counts.calling > 0
                       ? tr("%n people, %1 reached", nullptr, row.counts.all).arg(row.counts.answered)
                       : tr("%n people", nullptr, row.counts.all);
        return {};
    }
    switch (role) {
    case Qt::DisplayRole: return text(at, index.column());
    case Qt::ToolTipRole:
        return index.column() == Need || index.column() == State ? text(at, index.column()) : QString();
    case StrongRole: return index.column() == Name;
    case StateRole: {
        if (index.column() == Who || index.column() == Time) return QVariant::fromValue(CellState::Secondary);
        if (index.column() != State) return {};
        return QVariant::fromValue(at.silent()                       ? CellState::Overdue
                                   : at.state == CallState::Answered ? CellState::Done
                                                                     : CellState::Due);
    }
    default: return {};
    }
}

QVariant CallListModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    const QString names[] = {tr("Address"), tr("Name"), tr("Help needed"), tr("Who goes"), tr("State"), tr("Time")};
    return section >= 0 && section < ColumnCount ? names[section] : QString();
}

Qt::ItemFlags CallListModel::flags(const QModelIndex& index) const {
    return line(index.row()) ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::ItemFlags(Qt::ItemIsEnabled);
}

CallListDelegate::CallListDelegate(QObject* parent)
    : QStyledItemDelegate(parent), m_lines(new UnitDelegate(CallListModel::Name, this)) {}

QSize CallListDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    return m_lines->sizeHint(option, index);
}

void CallListDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const QString second = index.data(SecondRole).toString();
    if (second.isEmpty()) return m_lines->paint(painter, option, index);
    painter->save();
    const QRect whole = option.rect.adjusted(-option.rect.left(), 0, 0, 0); // the indentation too
    painter->fillRect(whole, colour(Colour::Bg));
    painter->fillRect(QRect(whole.left(), whole.bottom(), whole.width(), px().hairline), colour(Colour::Line));
    QRect box = option.rect.adjusted(px().s2, 0, -px().s2, 0);
    painter->setFont(baseFont(Weight::Bold));
    painter->setPen(colour(Colour::Text));
    const QString name = index.data().toString();
    painter->drawText(box, Qt::AlignLeft | Qt::AlignVCenter, name);
    box.setLeft(box.left() + painter->fontMetrics().horizontalAdvance(name) + px().s3);
    painter->setFont(baseFont());
    painter->setPen(colour(Colour::Text2));
    painter->drawText(box, Qt::AlignLeft | Qt::AlignVCenter, second);
    painter->restore();
}

} // namespace mulin::ui

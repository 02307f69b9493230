// The place of a list: the list itself; where there is nothing at all, a sentence and the next useful act; where only
// a filter hides everything, the list's head with a sentence that clears the filter.
#pragma once

#include <QtWidgets/QStackedWidget>

class QLabel;

namespace mulin::ui {

class EmptyState;
class LinkLabel;
class RecordModel;
class RecordTable;

class ListPlace final : public QStackedWidget {
    Q_OBJECT
public:
    /// Follows the table's model, which must have been set.
    explicit ListPlace(RecordTable& table, QWidget* parent = nullptr);

    /// Takes it over; replaces the one before.
    void setEmpty(EmptyState* state);
    /// "No visits match the filter." with a link that emits clearRequested.
    void setNoMatch(const QString& sentence, const QString& clear);
    enum class Shown { List, NoMatch, Empty };
    Shown shown() const;

signals:
    void clearRequested();

private:
    void follow();

    RecordTable& m_table;
    EmptyState* m_empty = nullptr;
    QWidget* m_noMatch;
    QLabel* m_sentence;
    LinkLabel* m_clear;
};

} // namespace mulin::ui

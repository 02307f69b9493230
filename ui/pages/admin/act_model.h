// All acts of the office, newest first: 8 bytes each, read and worded in windows when they are shown.
#pragma once

#include "core/journal/act_pages.h"
#include "ui/shell/office_session.h"

#include <QtCore/QAbstractTableModel>

#include <list>
#include <unordered_map>

namespace mulin::ui {

struct ActRow {
    TxnId txn{Uid{}};
    QString when, who, what, state;
    QString about; ///< "居民 单秀兰", "走访 120 条": as far as it may be read
    QString device;
    std::map<std::string, std::string> args;
    bool undoable = false;
    std::string type; ///< of the record concerned; empty = none, or many
    std::optional<RecordId> record;
    std::int64_t kept = 0; ///< entries that this undo, or the undo of this act, left as they were
    std::optional<TxnId> keptBy;
};

/// Worded: on a worker.
ActRow actRow(const ReadContext& context, const journal::Act& act);

/// Which acts are asked for; about a type or one record too.
struct ActQuestion {
    journal::ActQuery acts;
    std::string type;
    std::optional<RecordId> record;
};

class ActModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { What, When, Who, Kept, State, ColumnCount, About = ColumnCount, Device };
    static constexpr int windowRows = 100;

    /// With the columns up to ColumnCount.
    explicit ActModel(OfficeSession& session, QObject* parent = nullptr);
    ActModel(OfficeSession& session, std::vector<Column> columns, QObject* parent = nullptr);

    /// Words of an operation, names and numbers of what it concerned, a file that was imported; all of them.
    void setFilter(const QString& words);
    void setUser(std::optional<UserId> user);
    void setQuestion(const ActQuestion& question);
    bool filtered() const { return !m_words.isEmpty() || m_question.acts.user; }
    /// Row numbers of all of them.
    const std::vector<std::int64_t>& spine() const { return m_spine; }
    void reload();
    bool loaded() const { return m_loaded; }
    int windowsHeld() const { return static_cast<int>(m_windows.size()); }
    /// Null while it is not read.
    const ActRow* at(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override {
        return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
    }
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

signals:
    void spineLoaded();
    void windowLoaded(int firstRow, int lastRow);

private:
    struct Window {
        std::vector<ActRow> rows;
        bool stale = false;
        std::list<int>::iterator used;
    };
    void want(int window) const;
    void loadNext();

    static constexpr std::size_t keptWindows = 24;

    OfficeSession& m_session;
    QString m_words;
    ActQuestion m_question;
    std::vector<Column> m_columns;
    std::vector<std::int64_t> m_spine;
    bool m_loaded = false;
    mutable std::unordered_map<int, Window> m_windows;
    mutable std::list<int> m_order; ///< most recently used first
    mutable std::vector<int> m_wanted;
    mutable bool m_scheduled = false;
    bool m_loading = false;
    Latest m_spineLatest, m_windowLatest;
};

} // namespace mulin::ui

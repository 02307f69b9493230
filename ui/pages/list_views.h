// The views of a list, in its filter bar: conditions, columns, order and search text under a name, for oneself or for
// the whole office. Each keeping, changing and deleting is an act like any other: Ctrl+Z takes it back.
#pragma once

#include "core/records/saved_views.h"
#include "ui/shell/office_session.h"

class QMenu;

namespace mulin::ui {

class Button;
class FilterBar;
class FilterConditions;
class RecordTable;
class SearchField;

class ListViews final : public QObject {
    Q_OBJECT
public:
    ListViews(OfficeSession& session, RecordTable& table, FilterConditions& filters, FilterBar& bar,
              SearchField& search, QWidget* page);

    /// What the list begins with, where that is not everything.
    void setStart(std::function<void()> start) { m_start = std::move(start); }
    /// What else the page narrows its list by, as a word that is kept with the view.
    void setState(std::function<std::string()> read, std::function<void(const std::string&)> write) {
        m_readState = std::move(read);
        m_writeState = std::move(write);
    }
    void open(const records::SavedView& view);
    void openAll();
    QString currentName() const; ///< of the view that is open; empty: none
    const std::vector<records::SavedView>& views() const { return m_views; }
    /// What is shown now, under this name.
    records::SavedView now(const QString& name) const;

private:
    void readViews();
    void follow();
    void fill();
    void ask(const records::SavedView& view);
    void store(const records::SavedView& view);
    void remove(const records::SavedView& view);
    void describe();
    const records::SavedView* current() const;
    const schema::ViewDef* shipped() const;
    void openShipped(const schema::ViewDef& view);
    bool mayChange(const records::SavedView& view) const;

    OfficeSession& m_session;
    RecordTable& m_table;
    FilterConditions& m_filters;
    SearchField& m_search;
    QWidget* m_page;
    Button* m_button;
    QWidget* m_caption;
    QMenu* m_menu;
    std::string m_type;
    std::vector<records::SavedView> m_views;
    std::optional<RecordId> m_current;
    std::string m_shipped; ///< id of the ready-made view that is shown
    QString m_opening;     ///< name of the view that is being opened
    QStringList m_leftOut; ///< of it
    std::function<void()> m_start;
    std::function<std::string()> m_readState;
    std::function<void(const std::string&)> m_writeState;
    Latest m_latest;
};

} // namespace mulin::ui

// 走访: who is to be visited, a calendar of what was done and is due, and the list of visits, found by number or by the
// people in them.
#pragma once

#include "ui/shell/office_session.h"
#include "ui/shell/page.h"

class QMenu;
class QStackedWidget;

namespace mulin::records {
struct Query;
}

namespace mulin::ui {

class FilterConditions;
class ListActs;
class ListFoot;
class ListPlace;
class RecordModel;
class RecordTable;
class DueView;
class RecordForm;
class SearchField;
class Segmented;
class VisitCalendar;

class VisitsPage final : public Page {
    Q_OBJECT
public:
    VisitsPage(Shell& shell, OfficeSession& session);
    void open(const QString& argument) override;
    void reload() override;
    bool runCommand(const QString& id) override;
    QStringList commandsNow() const override;
    Needs needsOf(const QString& command) const override {
        return command == QLatin1String("register") ? Needs{{access::Right::Write, "visit"}} : Needs{};
    }
    bool closeInner() override;
    bool mayLeave() override;
    void takeFocus() override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fit();
    enum class View : std::uint8_t { Due, Calendar, List };
    QWidget* makeList(QMenu& menu);
    void showView(View view);
    View view() const;
    /// For those that are chosen, or all that are due in what is shown.
    void print(bool forms);
    void planVisit();
    void describe();
    void openVisit(const RecordId& id);

    OfficeSession& m_session;
    Segmented* m_views;
    QStackedWidget* m_stack;
    DueView* m_due;
    VisitCalendar* m_calendar;
    QWidget* m_planBox;
    RecordForm* m_plan = nullptr;
    SearchField* m_search;
    FilterConditions* m_filters;
    RecordModel* m_model;
    RecordTable* m_table;
    ListPlace* m_place;
    ListActs* m_acts = nullptr;
    ListFoot* m_foot;
    bool m_opened = false;
    Latest m_latest;
};

/// Visits whose number or people match the search, newest first.
Result<std::vector<std::int64_t>> visitSpine(const ReadContext& context, const records::Query& query);

} // namespace mulin::ui

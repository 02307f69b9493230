// 工作台: what is due today, what waits for me, what to look at; below, the month so far.
#pragma once

#include "ui/shell/office_session.h"
#include "ui/shell/page.h"

class QLabel;
class QScrollArea;
class QStackedWidget;

namespace mulin::ui {

class ListFoot;
class MonthStrip;
class PageHead;
class Segmented;
class TodayList;
struct TodayBoard;

class TodayPage final : public Page {
    Q_OBJECT
public:
    TodayPage(Shell& shell, OfficeSession& session);
    void open(const QString& argument) override;
    void reload() override;
    void takeFocus() override;
    QSize minimumSizeHint() const override;
    QString helpTopic() const override { return QStringLiteral("today"); }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Column {
        QWidget* widget;
        QLabel* count;
        TodayList* list;
    };
    Column addColumn(const char* name, const QString& title, QWidget* parent);
    void show(const TodayBoard& board);
    void arrange();
    void go(const Location& to);

    OfficeSession& m_session;
    PageHead* m_head;
    Segmented* m_whose;
    QStackedWidget* m_stack;
    QScrollArea* m_scroll; ///< of columns that stand under each other
    QWidget* m_columns;
    Column m_today, m_waiting, m_attention;
    QWidget* m_line;
    MonthStrip* m_month;
    ListFoot* m_foot;
    bool m_mine = false, m_hasMonth = false;
    Latest m_latest, m_monthLatest;
};

/// Numbers beside the pages of the navigation, kept true while the office changes.
void attachCounters(OfficeSession& session, Shell& window, QObject* parent);

} // namespace mulin::ui

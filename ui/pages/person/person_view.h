// A person's file: beside the list (narrow) or as a page of its own (wide). Head, tabs, what is in them.
#pragma once

#include "ui/pages/person/person_data.h"
#include "ui/shell/permits.h"

#include <QtCore/QPointer>
#include <QtWidgets/QWidget>

class QStackedWidget;
class QTabBar;
class QVBoxLayout;

namespace mulin::ui {

class DateAct;
class DocumentsPanel;
class PersonHead;
class Shell;
class TimelinePanel;

class PersonView final : public QWidget {
    Q_OBJECT
public:
    enum class Shape { Panel, Page };
    enum Tab { Overview, Family, Ledgers, Timeline, Papers, Changes };
    PersonView(OfficeSession& session, Shell& shell, Shape shape, QWidget* parent = nullptr);

    void show(RecordId id);
    void reload();
    const std::optional<RecordId>& person() const { return m_id; }
    void setTab(Tab tab);
    QString personName() const { return m_name; }

    /// The form for one more of the household; nothing without a household.
    void addMember();
    bool hasHousehold() const { return m_household.has_value(); }
    void print();
    /// To the field that narrows the timeline.
    void findInTimeline();

    int tabsWidth() const; ///< pixels that all tabs need

signals:
    void closeRequested();
    void editRequested();
    void deleteRequested();
    void backRequested();
    /// The form of a kinship; of a new one without a record.
    void kinRequested(const std::optional<mulin::RecordId>& record);
    void loaded();

private:
    void addTabs(QVBoxLayout& into);
    void stepTab(int by);
    void fill(const PersonFile& file);
    void fillHead(const PersonFile& file);
    QWidget* overviewPage(const PersonFile& file);
    QWidget* overviewPanel(const PersonFile& file);
    QWidget* familyTab(const PersonFile& file);
    QWidget* ledgerTab(const PersonFile& file);
    QWidget* changesTab(const PersonFile& file);
    void nameTabs(const PersonFile& file);
    void openEntry(const std::string& type, const RecordId& id);
    void visit();
    DateAct* askDay(const char* name, const QString& question, const QString& act);
    void registerDeath();
    void moveOut();
    QString area() const;

    OfficeSession& m_session;
    Shell& m_shell;
    Shape m_shape;
    std::optional<RecordId> m_id;
    QString m_name;
    std::optional<RecordId> m_household;
    QPointer<TimelinePanel> m_recent; ///< of the overview
    DateAct* m_act = nullptr;
    QVBoxLayout* m_headPlace;
    PersonHead* m_head = nullptr;
    QTabBar* m_tabs;
    QStackedWidget* m_stack;
    TimelinePanel* m_timeline;
    DocumentsPanel* m_papers;
    Permits m_permits;
    Latest m_latest;
};

} // namespace mulin::ui

// A person's file: beside the list (narrow) or as a page of its own (wide). Head, tabs, what is in them.
#pragma once

#include "ui/pages/person/person_data.h"
#include "ui/shell/permits.h"

#include <QtWidgets/QWidget>

class QStackedWidget;
class QTabBar;
class QVBoxLayout;

namespace mulin::ui {

class DateAct;
class Shell;

class PersonView final : public QWidget {
    Q_OBJECT
public:
    enum class Shape { Panel, Page };
    PersonView(OfficeSession& session, Shell& shell, Shape shape, QWidget* parent = nullptr);

    void show(RecordId id);
    void reload();
    const std::optional<RecordId>& person() const { return m_id; }
    void setTab(int index);
    QString personName() const { return m_name; }

    /// The form for one more of the household; nothing without a household.
    void addMember();
    bool hasHousehold() const { return m_household.has_value(); }

    int tabsWidth() const; ///< pixels that all tabs need

signals:
    void closeRequested();
    void editRequested();
    void deleteRequested();
    void backRequested();
    void loaded();

private:
    void fill(const PersonFile& file);
    void fillHead(const PersonFile& file);
    QWidget* overview(const PersonFile& file);
    QWidget* familyTab(const PersonFile& file);
    QWidget* ledgerTab(const PersonFile& file);
    void addNext(QVBoxLayout& column, const PersonFile& file, QWidget* parent);
    void addMembers(QVBoxLayout& column, const PersonFile& file, QWidget* parent);
    void addEnrolments(QVBoxLayout& column, const PersonFile& file, QWidget* parent);
    TimelineView* timeline(const QString& name, const QString& title, std::vector<TimelineRow> rows, bool growing,
                           QWidget* parent);
    void visit();
    DateAct* askDay(const char* name, const QString& question, const QString& act);
    void registerDeath();
    void moveOut();

    OfficeSession& m_session;
    Shell& m_shell;
    Shape m_shape;
    std::optional<RecordId> m_id;
    QString m_name;
    std::optional<RecordId> m_household;
    DateAct* m_act = nullptr;
    QVBoxLayout* m_headPlace;
    QWidget* m_head = nullptr;
    QTabBar* m_tabs;
    QStackedWidget* m_stack;
    Permits m_permits;
    Latest m_latest;
};

} // namespace mulin::ui

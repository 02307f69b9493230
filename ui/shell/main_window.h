// The frame: navigation, top bar, pages with their history, status line. Knows nothing of data.
#pragma once

#include "ui/shell/page.h"

#include <QtWidgets/QWidget>

#include <map>
#include <vector>

class QMenu;
class QStackedWidget;

namespace mulin::ui {

class Navigation;
class TopBar;

class MainWindow final : public QWidget, public Shell {
    Q_OBJECT
public:
    /// Both outlive the window.
    MainWindow(Commands& commands, Background& background, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Once, before the first open().
    void setPages(std::vector<PageEntry> pages);
    /// Which pages and commands are there for the one who works here. Again when that has changed: pages are made anew
    /// then, all but the one that is shown, if it may be.
    void setJudge(Judge judge);
    /// The first page of the navigation.
    Location home() const;
    void setOffice(const QString& name, const QString& parent, bool emergency = false);
    void setEmergency(bool emergency);
    void setUser(const QString& name);
    void setStatusRight(const QString& words);
    void setUndo(const QString& hint);
    SearchField& search() const;
    QMenu& registerMenu() const;
    QMenu& userMenu() const;

    void open(const Location& location) override;
    void back() override;
    void forward();
    void say(const StatusMessage& message) override;
    void setCounter(const QString& page, const QString& counter) override;
    Commands& commands() override { return m_commands; }
    Background& background() override { return m_background; }

    Location current() const;
    /// Those that may be opened as they are, whether in the navigation or not.
    std::vector<const PageEntry*> pages() const;
    Page* currentPage() const;
    /// Something in the file changed: the visible page reads again now, the others when they are shown.
    void reloadPages();

signals:
    void moved(const mulin::ui::Location& location);
    /// The window wants to close; the app may refuse by calling QCloseEvent::ignore before.
    void closing();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    const PageEntry* entry(const QString& id) const;
    Page* pageFor(const PageEntry& entry);
    bool goTo(const Location& location);
    QString refusal(const Needs& needs) const { return m_judge ? m_judge(needs) : QString(); }
    void updateCommands();
    void bindCommands();

    Commands& m_commands;
    Background& m_background;
    Navigation* m_navigation;
    TopBar* m_top;
    QStackedWidget* m_stack;
    StatusLine* m_status;
    Judge m_judge;
    std::vector<PageEntry> m_entries;
    std::map<QString, Page*> m_pages;
    std::map<QString, bool> m_stale;
    std::vector<Location> m_history;
    std::size_t m_at = 0;
};

} // namespace mulin::ui

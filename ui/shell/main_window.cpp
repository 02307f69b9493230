#include "ui/shell/main_window.h"

#include "ui/shell/background.h"
#include "ui/shell/commands.h"
#include "ui/shell/navigation.h"
#include "ui/shell/top_bar.h"
#include "ui/widgets/search_field.h"

#include <QtGui/QAction>
#include <QtGui/QCloseEvent>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QStackedWidget>

#include <utility>

namespace mulin::ui {

MainWindow::MainWindow(Commands& commands, Background& background, QWidget* parent)
    : QWidget(parent)
    , m_commands(commands)
    , m_background(background)
    , m_navigation(new Navigation(this))
    , m_top(new TopBar(commands, this))
    , m_stack(new QStackedWidget(this))
    , m_status(new StatusLine(this)) {
    setObjectName(QStringLiteral("shell.window"));
    setSurface(*m_stack, Surface::Raised);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(0);
    grid->addWidget(m_navigation, 0, 0, 2, 1);
    grid->addWidget(m_top, 0, 1);
    grid->addWidget(m_stack, 1, 1);
    grid->addWidget(m_status, 2, 0, 1, 2);
    grid->setColumnStretch(1, 1);
    grid->setRowStretch(1, 1);
    connect(m_navigation, &Navigation::chosen, this, [this](const QString& page) { open({page}); });
    connect(m_status, &StatusLine::cancelRequested, &m_background, &Background::cancel);
    connect(m_status, &StatusLine::linkChosen, this, [this](const QString& page, const QString& argument) {
        open({page, argument});
    });
    connect(this, &MainWindow::moved, m_status, &StatusLine::leavePage);
    connect(&m_background, &Background::changed, this, [this] { m_status->showTasks(m_background.visible()); });
    // The window is as narrow as the page that is shown allows, whatever others ask for.
    connect(m_stack, &QStackedWidget::currentChanged, this, [this] {
        for (int i = 0; i < m_stack->count(); ++i) {
            const bool shown = i == m_stack->currentIndex();
            m_stack->widget(i)->setSizePolicy(shown ? QSizePolicy::Preferred : QSizePolicy::Ignored,
                                              shown ? QSizePolicy::Preferred : QSizePolicy::Ignored);
        }
    });
    bindCommands();
    resize(1440, 900);
}

MainWindow::~MainWindow() = default;

void MainWindow::bindCommands() {
    const auto on = [this](const char* id, auto action) { m_commands.handle(QString::fromLatin1(id), action); };
    on("search", [this] {
        search().setFocus(Qt::ShortcutFocusReason);
        search().selectAll();
    });
    on("act", [this] {
        search().setFocus(Qt::ShortcutFocusReason);
        search().clear();
        search().insert(QStringLiteral(">")); // as if typed
    });
    on("back", [this] { back(); });
    on("forward", [this] { forward(); });
    for (int n = 1; n <= 9; ++n) {
        const QString id = QStringLiteral("page%1").arg(n);
        if (m_commands.action(id) == nullptr) {
            m_commands.add({id, tr("Page %1 of the navigation").arg(n), {}, QKeySequence(Qt::ALT | (Qt::Key_0 + n))});
        }
        m_commands.handle(id, [this, n] {
            if (const QString page = m_navigation->nth(n); !page.isEmpty()) open({page});
        });
    }
    connect(&m_commands, &Commands::unhandled, this, [this](const QString& id) {
        if (Page* page = currentPage()) page->runCommand(id);
    });
    m_commands.bindTo(*this);
}

void MainWindow::setPages(std::vector<PageEntry> pages) {
    m_entries = std::move(pages);
    m_navigation->setPages(m_entries);
}

void MainWindow::setJudge(Judge judge) {
    m_judge = std::move(judge);
    m_commands.setJudge(m_judge);
    std::vector<PageEntry> allowed;
    bool gap = false; // of a group whose first page is not there
    for (const PageEntry& page : m_entries) {
        if (!page.under.isEmpty()) continue;
        gap = gap || page.gapBefore;
        if (!refusal(page.needs).isEmpty()) continue;
        allowed.push_back(page);
        allowed.back().gapBefore = std::exchange(gap, false) && allowed.size() > 1;
    }
    m_navigation->setPages(allowed);
    const QAction* searching = m_commands.action(QStringLiteral("search"));
    search().setVisible(searching->isEnabled());
    updateCommands();
    if (m_history.empty()) return;
    const Location here = current();
    const bool stays = refusal(entry(here.page)->needs).isEmpty();
    m_history = {stays ? here : home()};
    m_at = 0;
    if (!stays) goTo(m_history.front());
    const PageEntry* shown = entry(current().page);
    m_navigation->setCurrent(shown->under.isEmpty() ? shown->id : shown->under);
    const Page* visible = currentPage();
    std::erase_if(m_pages, [&](const auto& page) {
        if (page.second == visible) return false;
        m_stack->removeWidget(page.second);
        page.second->deleteLater(); // it may be asking still
        return true;
    });
    m_stale.clear();
    updateCommands();
    if (stays) currentPage()->reload();
}

Location MainWindow::home() const {
    for (const PageEntry& page : m_entries)
        if (page.under.isEmpty() && refusal(page.needs).isEmpty()) return {page.id};
    return {};
}

void MainWindow::setOffice(const QString& name, const QString& parent, bool emergency) {
    m_navigation->setOffice(name, parent, emergency);
    //: title of the window; %1 the office
    setWindowTitle(name.isEmpty() ? tr("Mulin neighbourhood ledger") : tr("%1 — Mulin neighbourhood ledger").arg(name));
}

void MainWindow::setEmergency(bool emergency) { m_navigation->setEmergency(emergency); }
void MainWindow::setUser(const QString& name) { m_top->setUser(name); }
void MainWindow::setStatusRight(const QString& words) { m_status->setRight(words); }
SearchField& MainWindow::search() const { return m_top->search(); }
QMenu& MainWindow::registerMenu() const { return m_top->registerMenu(); }
QMenu& MainWindow::userMenu() const { return m_top->userMenu(); }
void MainWindow::say(const StatusMessage& message) { m_status->say(message); }
void MainWindow::setUndo(const QString& hint) { m_status->setUndo(hint); }

void MainWindow::setCounter(const QString& page, const QString& counter) { m_navigation->setCounter(page, counter); }

const PageEntry* MainWindow::entry(const QString& id) const {
    for (const PageEntry& candidate : m_entries) {
        if (candidate.id == id) return &candidate;
    }
    return nullptr;
}

Page* MainWindow::pageFor(const PageEntry& entry) {
    Page*& page = m_pages[entry.id];
    if (page == nullptr) {
        page = entry.factory(*this);
        page->setObjectName(QStringLiteral("page.") + entry.id);
        page->setAccessibleName(entry.title);
        m_stack->addWidget(page);
        connect(page, &Page::commandsChanged, this, &MainWindow::updateCommands);
    }
    return page;
}

bool MainWindow::goTo(const Location& location) {
    const PageEntry* found = entry(location.page);
    if (found == nullptr) return false;
    if (const QString why = refusal(found->needs); !why.isEmpty()) {
        say({StatusMessage::Kind::Plain, why});
        return false;
    }
    Page* before = currentPage();
    if (before != nullptr && !before->mayLeave()) {
        m_navigation->setCurrent(entry(current().page)->under.isEmpty() ? current().page
                                                                        : entry(current().page)->under);
        return false;
    }
    const bool first = m_pages.find(found->id) == m_pages.end();
    Page* page = pageFor(*found);
    m_stack->setCurrentWidget(page);
    const QWidget* given = focusWidget(); // the stack takes the first that can have it
    m_navigation->setCurrent(found->under.isEmpty() ? found->id : found->under);
    page->open(location.argument);
    if (std::exchange(m_stale[found->id], false)) page->reload();
    // Keys go to what is shown, not to the search or a page that is gone from sight.
    const QWidget* focused = focusWidget();
    if (focused == nullptr || !page->isAncestorOf(focused) || (first && focused == given)) page->takeFocus();
    return true;
}

void MainWindow::open(const Location& location) {
    if (!m_history.empty() && m_history[m_at] == location) return;
    if (!goTo(location)) return;
    if (!m_history.empty()) m_history.resize(m_at + 1);
    m_history.push_back(location);
    m_at = m_history.size() - 1;
    updateCommands();
    emit moved(location);
}

void MainWindow::back() {
    if (m_at == 0 || !goTo(m_history[m_at - 1])) return;
    --m_at;
    updateCommands();
    emit moved(current());
}

void MainWindow::forward() {
    if (m_at + 1 >= m_history.size() || !goTo(m_history[m_at + 1])) return;
    ++m_at;
    updateCommands();
    emit moved(current());
}

Location MainWindow::current() const { return m_history.empty() ? Location{} : m_history[m_at]; }

std::vector<const PageEntry*> MainWindow::pages() const {
    std::vector<const PageEntry*> allowed;
    for (const PageEntry& page : m_entries)
        if (!page.ofRecord && refusal(page.needs).isEmpty()) allowed.push_back(&page);
    return allowed;
}

Page* MainWindow::currentPage() const { return qobject_cast<Page*>(m_stack->currentWidget()); }

void MainWindow::reloadPages() {
    Page* visible = currentPage();
    for (const auto& [id, page] : m_pages) {
        if (page == visible) {
            page->reload();
        } else {
            m_stale[id] = true;
        }
    }
}

void MainWindow::updateCommands() {
    m_commands.setEnabled(QStringLiteral("back"), m_at > 0);
    m_commands.setEnabled(QStringLiteral("forward"), m_at + 1 < m_history.size());
    const Page* page = currentPage();
    const QStringList now = page != nullptr ? page->commandsNow() : QStringList();
    for (const char* name : {"register", "save", "commit", "filter", "print"}) {
        const QString id = QString::fromLatin1(name);
        m_commands.setEnabled(id, now.contains(id) && refusal(page->needsOf(id)).isEmpty());
    }
}

void MainWindow::keyPressEvent(QKeyEvent* event) {
    if (event->key() != Qt::Key_Escape) {
        QWidget::keyPressEvent(event);
        return;
    }
    Page* page = currentPage();
    if (page == nullptr) return;
    if (search().hasFocus()) {
        page->setFocus(Qt::OtherFocusReason);
    } else if (!page->closeInner()) {
        if (const PageEntry* here = entry(current().page); here != nullptr && !here->under.isEmpty()) {
            if (m_at > 0) {
                back();
            } else {
                open({here->under});
            }
        }
    }
}

void MainWindow::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::BackButton) {
        back();
    } else if (event->button() == Qt::ForwardButton) {
        forward();
    } else {
        QWidget::mouseReleaseEvent(event);
    }
}

void MainWindow::closeEvent(QCloseEvent* event) {
    Page* page = currentPage();
    if (page != nullptr && !page->mayLeave()) {
        event->ignore();
        return;
    }
    emit closing();
    event->accept();
}

} // namespace mulin::ui

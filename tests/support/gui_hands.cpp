#include "tests/support/gui_hands.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QEventLoop>
#include <QtCore/QThread>
#include <QtGui/QInputMethodEvent>
#include <QtGui/QWindow>
#include <QtTest/QTest>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QMenu>
#include <QtWidgets/QTabBar>

#include <exception>
#include <memory>
#include <stdexcept>

namespace mulin::test {

namespace {

constexpr int patienceMs = 60'000; // a disk that is busy with a build lets a save wait

/// Where keys go. After a dialog has closed no window is active where there is no window manager.
QWindow& target() {
    if (QWindow* focused = QGuiApplication::focusWindow()) return *focused;
    QWidget* top = QApplication::activeModalWidget();
    for (QWidget* one : QApplication::topLevelWidgets())
        if (top == nullptr && one->isVisible() && one->windowType() == Qt::Window) top = one;
    if (top == nullptr) giveUp("no window is open");
    QApplication::setActiveWindow(top);
    return *top->windowHandle();
}

bool speaks(const QWidget& widget, const QString& control) {
    if (widget.objectName() == control) return true;
    const auto* button = qobject_cast<const QAbstractButton*>(&widget);
    return button != nullptr && (button->text() == control || button->accessibleName() == control);
}

} // namespace

void giveUp(const std::string& what) { throw std::runtime_error(what); }

void Hands::beside(const std::function<void()>& work) {
    QEventLoop loop;
    std::exception_ptr failure;
    const std::unique_ptr<QThread> thread(QThread::create([&] {
        try {
            work();
        } catch (...) {
            failure = std::current_exception();
        }
    }));
    QObject::connect(thread.get(), &QThread::finished, &loop, &QEventLoop::quit);
    thread->start();
    loop.exec();
    thread->wait();
    if (failure) std::rethrow_exception(failure);
}

void Hands::inTheWindow(const std::function<void()>& act) {
    if (QThread::currentThread() == qApp->thread()) return act();
    std::exception_ptr failure;
    QMetaObject::invokeMethod(
        qApp,
        [&] {
            try {
                act();
            } catch (...) {
                failure = std::current_exception();
            }
        },
        Qt::BlockingQueuedConnection);
    if (failure) std::rethrow_exception(failure);
}

/// Does not wait for what has an event loop of its own.
void Hands::later(std::function<void()> act) {
    QMetaObject::invokeMethod(qApp, std::move(act), Qt::QueuedConnection);
    rest();
}

void Hands::rest() {
    QElapsedTimer waited;
    waited.start();
    for (int quiet = 0; quiet < 4;) {
        // What was posted before is done when this is answered.
        quiet = look([this] { return m_resting(); }) ? quiet + 1 : 0;
        QThread::msleep(1);
        if (waited.elapsed() > patienceMs) giveUp("the program does not come to rest");
    }
}

void Hands::until(const char* what, const std::function<bool()>& seen) {
    QElapsedTimer waited;
    waited.start();
    while (!look(seen)) {
        if (waited.elapsed() > patienceMs) giveUp(std::string("waited in vain for ") + what);
        QThread::msleep(2);
    }
    rest();
}

void Hands::key(Qt::Key key, Qt::KeyboardModifiers modifiers) {
    ++m_effort.keys;
    later([key, modifiers] { QTest::keyClick(&target(), key, modifiers); });
}

void Hands::keys(Qt::Key key, int times) {
    for (int i = 0; i < times; ++i) this->key(key);
}

void Hands::type(const QString& text) {
    m_effort.characters += static_cast<int>(text.size());
    for (qsizetype at = 0; at < text.size();) {
        const bool latin = text[at].unicode() < 0x80;
        const qsizetype begin = at;
        while (at < text.size() && (text[at].unicode() < 0x80) == latin && (!latin || at == begin)) ++at;
        const QString part = text.mid(begin, at - begin);
        later([part, latin] {
            QWindow& window = target();
            if (latin) return QTest::keyClick(&window, part[0].toLatin1());
            QInputMethodEvent commit;
            commit.setCommitString(part);
            QCoreApplication::sendEvent(QGuiApplication::focusObject(), &commit);
        });
    }
}

QWidget* Hands::find(const QString& control) {
    QWidgetList windows = QApplication::topLevelWidgets();
    if (QWidget* popup = QApplication::activePopupWidget()) windows.prepend(popup);
    if (QWidget* modal = QApplication::activeModalWidget()) windows.prepend(modal);
    for (QWidget* window : windows) {
        if (!window->isVisible()) continue;
        if (speaks(*window, control)) return window;
        for (QWidget* one : window->findChildren<QWidget*>())
            if (one->isVisible() && speaks(*one, control)) return one;
    }
    return nullptr;
}

void Hands::click(const QString& control) {
    QPointer<QWidget> found;
    until(("the control " + control.toStdString()).c_str(), [&] {
        found = find(control);
        return found != nullptr && found->isEnabled();
    });
    const QPoint middle = look([&] { return found->rect().center(); });
    clickAt(*found, middle);
}

void Hands::clickAt(QWidget& widget, const QPoint& at, Qt::KeyboardModifiers modifiers) {
    ++m_effort.clicks;
    const auto [window, place] = look([&] {
        QWidget* top = widget.window();
        const QPoint inside = widget.mapTo(top, at);
        const QWidget* hit = top->childAt(inside);
        if (hit == nullptr) hit = top;
        if (hit != &widget && !widget.isAncestorOf(hit) && !hit->testAttribute(Qt::WA_TransparentForMouseEvents))
            giveUp("covered: " + widget.objectName().toStdString() + " by " + hit->objectName().toStdString());
        return std::pair(QPointer<QWindow>(top->windowHandle()), inside);
    });
    // Pressed and let go each for itself: what is pressed may open a menu and wait for it.
    later([window = window, place = place, modifiers] {
        if (window) QTest::mousePress(window, Qt::LeftButton, modifiers, place);
    });
    later([window = window, place = place, modifiers] {
        if (window) QTest::mouseRelease(window, Qt::LeftButton, modifiers, place);
    });
}

void Hands::pick(const QString& line) {
    QPointer<QAbstractItemView> list;
    QPoint at;
    until(("the line " + line.toStdString()).c_str(), [&] {
        QWidget* popup = QApplication::activePopupWidget();
        list = popup == nullptr ? nullptr : popup->findChild<QAbstractItemView*>();
        if (list == nullptr) return false;
        for (int row = 0; row < list->model()->rowCount(); ++row) {
            const QModelIndex index = list->model()->index(row, 0);
            if (!index.data().toString().startsWith(line)) continue;
            list->scrollTo(index);
            at = list->visualRect(index).center();
            return true;
        }
        return false;
    });
    QThread::msleep(static_cast<unsigned long>(QApplication::doubleClickInterval())); // else it counts as one
    clickAt(*list->viewport(), at);
}

void Hands::openTab(const char* tabs, int index) {
    QPointer<QTabBar> bar;
    until(tabs, [&] { return (bar = part<QTabBar>(tabs)) != nullptr; });
    clickAt(*bar, look([&] { return bar->tabRect(index).center(); }));
}

void Hands::choose(const QString& entry) {
    QPointer<QMenu> menu;
    QPoint at;
    until(("the menu entry " + entry.toStdString()).c_str(), [&] {
        menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        if (menu == nullptr) return false;
        for (QAction* action : menu->actions())
            if (action->isEnabled() && action->isVisible() &&
                (action->objectName() == entry || action->text().startsWith(entry))) {
                at = menu->actionGeometry(action).center();
                return true;
            }
        return false;
    });
    clickAt(*menu, at);
}

} // namespace mulin::test

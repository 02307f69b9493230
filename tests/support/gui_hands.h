// Somebody at the keyboard: real keys and clicks into the real window, each of them counted. Runs on a thread of its
// own beside the program, so that menus and dialogs with event loops of their own are used as any others.
#pragma once

#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtWidgets/QApplication>
#include <QtWidgets/QWidget>

#include <functional>
#include <optional>
#include <string>

class QMenu;

namespace mulin::test {

struct Effort {
    int keys = 0;       ///< strokes that are not text, shortcuts once
    int clicks = 0;     ///< of the mouse
    int characters = 0; ///< text
    int acts() const { return keys + clicks; }
};

class Hands {
public:
    /// `resting`: nothing is read or written; asked on the thread of the window.
    explicit Hands(std::function<bool()> resting) : m_resting(std::move(resting)) {}

    /// Runs `work` beside the event loop of this thread; throws what it throws.
    static void beside(const std::function<void()>& work);

    // From here on: on that thread.
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {});
    void ctrl(Qt::Key key) { this->key(key, Qt::ControlModifier); }
    void keys(Qt::Key key, int times);
    /// What is no Latin letter comes as from an input method.
    void type(const QString& text);
    /// A control that is seen, by its object name or else by its words.
    void click(const QString& control);
    void clickAt(QWidget& widget, const QPoint& at, Qt::KeyboardModifiers modifiers = {});
    /// The line of the open list (of a combo box) whose words begin so.
    void pick(const QString& line);
    void openTab(const char* tabs, int index);
    /// The entry of the open menu of this object name, or whose words begin so.
    void choose(const QString& entry);

    /// Looking costs nothing.
    template<class Look> auto look(Look look) -> decltype(look()) {
        using Seen = decltype(look());
        if constexpr (std::is_void_v<Seen>) {
            inTheWindow([&] { look(); });
        } else {
            std::optional<Seen> seen;
            inTheWindow([&] { seen.emplace(look()); });
            return std::move(*seen);
        }
    }
    /// Fails after ten seconds.
    void until(const char* what, const std::function<bool()>& seen);
    void rest();

    /// On the thread of the window: what one sees under this object name or these words, topmost window first; null if
    /// nothing.
    static QWidget* find(const QString& control);
    template<class Widget> static Widget* part(const char* name) {
        return qobject_cast<Widget*>(find(QString::fromLatin1(name)));
    }

    const Effort& effort() const { return m_effort; }
    void startCounting() { m_effort = {}; }

protected:
    /// Does not wait for what has an event loop of its own; then until all is read.
    void later(std::function<void()> act);

private:
    static void inTheWindow(const std::function<void()>& act);

    std::function<bool()> m_resting;
    Effort m_effort;
};

/// Ends the work of the hands, with words for whoever reads the log.
[[noreturn]] void giveUp(const std::string& what);
inline void expect(bool holds, const std::string& what) {
    if (!holds) giveUp(what);
}

} // namespace mulin::test

// A page of the window and what it may ask of the window. Pages know the shell only through this header.
#pragma once

#include "ui/shell/permission.h"
#include "ui/shell/status_line.h"

#include <QtWidgets/QWidget>

#include <functional>

namespace mulin::ui {

class Background;
class Commands;
class SearchField;

/// Where one is: a page and what it shows (a record's id, a saved view …).
struct Location {
    QString page;
    QString argument = {};
    bool operator==(const Location&) const = default;
};

class Shell {
public:
    virtual ~Shell() = default;
    /// Goes there and remembers the way back.
    virtual void open(const Location& location) = 0;
    virtual void back() = 0;
    virtual void say(const StatusMessage& message) = 0;
    /// What waits for me, beside the page's name in the navigation; empty = nothing.
    virtual void setCounter(const QString& page, const QString& counter) = 0;
    virtual Commands& commands() = 0;
    virtual Background& background() = 0;
};

class Page : public QWidget {
    Q_OBJECT
public:
    explicit Page(Shell& shell, QWidget* parent = nullptr);

    /// Shown for the first time or again, with the argument of its location.
    virtual void open(const QString& argument);
    /// Something in the file changed: read again what is shown, keep selection and scrolling.
    virtual void reload() {}
    /// A command without a handler of its own (Ctrl+N, Ctrl+S, Ctrl+F …); false = not mine.
    virtual bool runCommand(const QString& id);
    /// Commands the page answers now; called when the page is shown and after commandsChanged().
    virtual QStringList commandsNow() const { return {}; }
    /// What a command needs here beside what it needs everywhere: Ctrl+N the right to write what is registered.
    virtual Needs needsOf([[maybe_unused]] const QString& command) const { return {}; }
    /// Esc: closes the innermost open thing (record beside the list, a draft's popup). False = nothing open.
    virtual bool closeInner() { return false; }
    /// About to leave: false keeps the user here (the page says why in the status line).
    virtual bool mayLeave() { return true; }
    /// Shown without having given the focus to anything: its list gets it.
    virtual void takeFocus();
    /// The topic F1 opens.
    virtual QString helpTopic() const { return {}; }

signals:
    void commandsChanged();

protected:
    Shell& shell() const { return m_shell; }

private:
    Shell& m_shell;
};

/// What stands on a page under a name of its own: a ledger, a register, a list.
struct PagePart {
    QString title; ///< translated
    QString argument;
};

struct PageEntry {
    QString id;
    QString title; ///< translated
    QString icon;
    std::function<Page*(Shell&)> factory; ///< called when the page is first opened
    bool gapBefore = false;               ///< begins a group in the navigation
    QString under = {};                   ///< not in the navigation itself; highlights this entry, Esc leads there
    Needs needs = {};                     ///< without one of these the page is not there
    bool ofRecord = false;                ///< shows one record: not to be opened without
    std::function<std::vector<PagePart>()> parts = {}; ///< that the user may see now; the search of acts finds them
};

} // namespace mulin::ui

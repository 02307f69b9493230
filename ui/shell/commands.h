// One registry of everything a key or a menu can do: id, words, icon, key. Menus, tool bars, the list of keys and the
// command palette are all made from it.
#pragma once

#include "ui/shell/permission.h"

#include <QtCore/QObject>
#include <QtGui/QKeySequence>

#include <functional>
#include <vector>

class QAction;
class QWidget;

namespace mulin::ui {

struct Command {
    QString id;   ///< "register", or "residents.merge" for those of an area
    QString text; ///< translated
    QString icon = {};
    QKeySequence keys = {};
    /// Keys that the field or list with the focus handles itself (F2, Ctrl+; …): listed, not bound.
    bool local = false;
    Needs needs = {};
};

class Commands final : public QObject {
    Q_OBJECT
public:
    /// Holds the standard commands (look: Keys) from the start.
    explicit Commands(QObject* parent = nullptr);

    QAction* add(const Command& command);
    /// Replaces what the command does; without one, MainWindow hands it to the current page.
    void handle(const QString& id, std::function<void()> action);
    /// Null for an unknown id.
    QAction* action(const QString& id) const;
    const std::vector<Command>& all() const { return m_commands; }
    /// "Ctrl+K", in the writing of the key caps; empty without a key.
    QString keysOf(const QString& id) const;
    /// Possible now; a right that is lacking disables it all the same.
    void setEnabled(const QString& id, bool enabled);
    /// Who may do what, from now on.
    void setJudge(const Judge& judge);
    /// Binds every key to `window`.
    void bindTo(QWidget& window);

signals:
    /// A command without a handler of its own.
    void unhandled(const QString& id);

private:
    std::vector<Command> m_commands;
    std::vector<QAction*> m_actions; ///< same order
    std::vector<std::function<void()>> m_handlers;
    std::vector<bool> m_possible;
    std::vector<QString> m_refusals; ///< why not; empty: may

    int indexOf(const QString& id) const;
    void dress(std::size_t index);
};

} // namespace mulin::ui

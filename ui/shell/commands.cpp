#include "ui/shell/commands.h"

#include "ui/look/icons.h"
#include "ui/widgets/label.h"

#include <QtGui/QAction>
#include <QtWidgets/QWidget>

namespace mulin::ui {

namespace {

using access::Right;

struct Standard {
    const char* id;
    const char* text;
    const char* icon;
    const char* keys;
    bool local;
};

constexpr Standard standard[] = {
    {"search", QT_TRANSLATE_NOOP("mulin::ui::Commands", "Search"), "search", "Ctrl+K", false},
    {"act", QT_TRANSLATE_NOOP("mulin::ui::Commands", "Find something to do"), "keyboard", "Ctrl+Shift+K", false},
    {"register", QT_TRANSLATE_NOOP("mulin::ui::Commands", "Register here"), "plus", "Ctrl+N", false},
    {"save", QT_TRANSLATE_NOOP("mulin::ui::Commands", "Save"), "save", "Ctrl+S", false},
    {"commit", QT_TRANSLATE_NOOP("mulin::ui::Commands", "Save and next, open rows"), "check", "Ctrl+Return", false},
    {"undo", QT_TRANSLATE_NOOP("mulin::ui::Commands", "Undo"), "undo", "Ctrl+Z", false},
    {"redo", QT_TRANSLATE_NOOP("mulin::ui::Commands", "Redo"), "redo", "Ctrl+Y", false},
    {"editCell", QT_TRANSLATE_NOOP("mulin::ui::Commands", "Edit the cell"), "edit", "F2", true},
    {"today", QT_TRANSLATE_NOOP("mulin::ui::Commands", "Fill in today"), "calendar", "Ctrl+;", true},
    {"copyAbove", QT_TRANSLATE_NOOP("mulin::ui::Commands", "Copy from above"), "copy", "Ctrl+D", true},
    {"copyAll", QT_TRANSLATE_NOOP("mulin::ui::Commands", "Fill in as the last one"), "copy", "Ctrl+Shift+D", true},
    {"changes", QT_TRANSLATE_NOOP("mulin::ui::Commands", "Changes of the record"), "history", "Ctrl+H", true},
    {"down", QT_TRANSLATE_NOOP("mulin::ui::Commands", "Next row"), "arrow-down", "Return", true},
    {"next", QT_TRANSLATE_NOOP("mulin::ui::Commands", "Next field"), "arrow-right", "Tab", true},
    {"chooseAll", QT_TRANSLATE_NOOP("mulin::ui::Commands", "Choose all in the list"), "list", "Ctrl+A", true},
    {"copy", QT_TRANSLATE_NOOP("mulin::ui::Commands", "Copy the chosen rows with their headings"), "copy", "Ctrl+C",
     true},
    {"paste", QT_TRANSLATE_NOOP("mulin::ui::Commands", "Paste rows from Excel into the list"), "import", "Ctrl+V",
     true},
    {"filter", QT_TRANSLATE_NOOP("mulin::ui::Commands", "Filter"), "filter", "Ctrl+F", false},
    {"print", QT_TRANSLATE_NOOP("mulin::ui::Commands", "Print"), "print", "Ctrl+P", false},
    {"reload", QT_TRANSLATE_NOOP("mulin::ui::Commands", "Read again"), "reload", "F5", false},
    {"back", QT_TRANSLATE_NOOP("mulin::ui::Commands", "Back"), "arrow-left", "Alt+Left", false},
    {"forward", QT_TRANSLATE_NOOP("mulin::ui::Commands", "Forward"), "arrow-right", "Alt+Right", false},
    {"close", QT_TRANSLATE_NOOP("mulin::ui::Commands", "Close, go back"), "close", "Esc", true},
    {"lock", QT_TRANSLATE_NOOP("mulin::ui::Commands", "Lock"), "lock", "Ctrl+L", false},
    {"help", QT_TRANSLATE_NOOP("mulin::ui::Commands", "Help"), "help", "F1", false},
    {"notices", QT_TRANSLATE_NOOP("mulin::ui::Commands", "What waits for me"), "bell", "", false},
};

Needs needsOf(std::string_view id) {
    if (id == "search" || id == "act") return {{Right::Read, "person"}};
    if (id == "undo" || id == "redo") return {{Right::Undo}};
    if (id == "print") return {{Right::Print}};
    return {};
}

} // namespace

Commands::Commands(QObject* parent) : QObject(parent) {
    for (const Standard& entry : standard) {
        add({QString::fromLatin1(entry.id), tr(entry.text), QString::fromLatin1(entry.icon),
             QKeySequence(QString::fromLatin1(entry.keys), QKeySequence::PortableText), entry.local,
             needsOf(entry.id)});
    }
}

QAction* Commands::add(const Command& command) {
    Q_ASSERT_X(indexOf(command.id) < 0, "Commands::add", qPrintable(command.id));
    auto* action = new QAction(this);
    action->setObjectName(QStringLiteral("command.") + command.id);
    action->setText(command.text);
    if (!command.icon.isEmpty()) action->setIcon(ui::icon(command.icon));
    if (!command.local) action->setShortcut(command.keys);
    const auto index = m_commands.size();
    connect(action, &QAction::triggered, this, [this, index] {
        if (m_handlers[index]) {
            m_handlers[index]();
        } else {
            emit unhandled(m_commands[index].id);
        }
    });
    m_commands.push_back(command);
    m_actions.push_back(action);
    m_handlers.emplace_back();
    m_possible.push_back(true);
    m_refusals.emplace_back();
    return action;
}

int Commands::indexOf(const QString& id) const {
    for (std::size_t i = 0; i < m_commands.size(); ++i) {
        if (m_commands[i].id == id) return static_cast<int>(i);
    }
    return -1;
}

void Commands::handle(const QString& id, std::function<void()> action) {
    const int index = indexOf(id);
    Q_ASSERT_X(index >= 0, "Commands::handle", qPrintable(id));
    if (index >= 0) m_handlers[static_cast<std::size_t>(index)] = std::move(action);
}

QAction* Commands::action(const QString& id) const {
    const int index = indexOf(id);
    return index < 0 ? nullptr : m_actions[static_cast<std::size_t>(index)];
}

QString Commands::keysOf(const QString& id) const {
    const int index = indexOf(id);
    if (index < 0) return {};
    QString keys = m_commands[static_cast<std::size_t>(index)].keys.toString(QKeySequence::PortableText);
    keys.replace(QStringLiteral("Return"), QStringLiteral("Enter"));
    keys.replace(QStringLiteral("Left"), QStringLiteral("←"));
    keys.replace(QStringLiteral("Right"), QStringLiteral("→"));
    return keys;
}

void Commands::setEnabled(const QString& id, bool enabled) {
    const int index = indexOf(id);
    if (index < 0) return;
    m_possible[static_cast<std::size_t>(index)] = enabled;
    dress(static_cast<std::size_t>(index));
}

void Commands::setJudge(const Judge& judge) {
    for (std::size_t i = 0; i < m_commands.size(); ++i) {
        m_refusals[i] = judge(m_commands[i].needs);
        dress(i);
    }
}

void Commands::dress(std::size_t index) {
    const QString& why = m_refusals[index];
    m_actions[index]->setEnabled(m_possible[index] && why.isEmpty());
    m_actions[index]->setToolTip(why.isEmpty() ? QString() : plainToolTip(why));
}

void Commands::bindTo(QWidget& window) {
    for (std::size_t i = 0; i < m_commands.size(); ++i) {
        if (m_commands[i].local) continue;
        m_actions[i]->setShortcutContext(Qt::WindowShortcut);
        window.addAction(m_actions[i]);
    }
}

} // namespace mulin::ui

#include "ui/pages/search_acts.h"

#include "ui/shell/commands.h"
#include "ui/shell/main_window.h"

#include <QtCore/QCoreApplication>
#include <QtGui/QAction>
#include <QtWidgets/QMenu>

namespace mulin::ui {

namespace {

class SearchActsWords {
    Q_DECLARE_TR_FUNCTIONS(mulin::ui::SearchActs)
};

class Collector {
public:
    explicit Collector(const QString& text) : m_text(text.toStdString()) {}

    void add(const QString& title, const QString& second, const QString& end, std::function<void()> act) {
        if (!m_text.empty() && !isNamed(title.toStdString(), m_text)) return;
        PickerRow row{{RecordId{Uid{}}, title, {}}, {}, {}, {}, {}, {}, {}};
        row.second = second;
        row.end = end;
        row.act = std::move(act);
        m_rows.push_back(std::move(row));
    }
    void add(const QPointer<QAction>& action, const QString& title, const QString& keys) {
        if (!action->isEnabled() || !action->isVisible() || action->isSeparator()) return;
        add(title, keys, SearchActsWords::tr("Act"), [action] {
            if (action) action->trigger();
        });
    }
    /// With what stands in menus inside it.
    void addMenu(const QMenu& menu, const QString& pattern) {
        for (QAction* action : menu.actions()) {
            if (action->menu() != nullptr) {
                addMenu(*action->menu(), pattern.arg(action->text() + QStringLiteral(" · %1")));
            } else {
                add(action, pattern.arg(action->text()), {});
            }
        }
    }
    std::vector<PickerRow> take() { return std::move(m_rows); }

private:
    std::string m_text;
    std::vector<PickerRow> m_rows;
};

} // namespace

std::vector<PickerRow> findActs(MainWindow& window, const QString& text) {
    Collector found(text);
    for (const PageEntry* page : window.pages())
        found.add(page->title, {}, SearchActsWords::tr("Page"), [&window, id = page->id] { window.open({id}); });
    // There are many of them: only for who names one.
    if (!text.isEmpty())
        for (const PageEntry* page : window.pages())
            for (const PagePart& part : page->parts ? page->parts() : std::vector<PagePart>())
                found.add(part.title, page->title, SearchActsWords::tr("Page"),
                          [&window, to = Location{page->id, part.argument}] { window.open(to); });
    found.addMenu(window.registerMenu(), SearchActsWords::tr("Register: %1"));
    found.addMenu(window.userMenu(), QStringLiteral("%1"));
    Commands& commands = window.commands();
    for (const Command& command : commands.all()) {
        // Pages stand here by their names; the box itself is open.
        if (command.local || command.id == QLatin1String("search") || command.id == QLatin1String("act") ||
            command.id.startsWith(QLatin1String("page")))
            continue;
        found.add(commands.action(command.id), command.text, commands.keysOf(command.id));
    }
    return found.take();
}

} // namespace mulin::ui

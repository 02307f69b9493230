// Filters as chips: what is in force, the menu that adds one, and the expression they make.
#pragma once

#include "ui/shell/office_session.h"

#include <QtCore/QStringList>

#include <map>

class QMenu;

namespace mulin::ui {

class FilterBar;

class FilterConditions final : public QObject {
    Q_OBJECT
public:
    /// Offers links to the few (grids first), for persons who is counted and the ledgers, a few ages, choices, yes/no
    /// fields; drives `bar`.
    FilterConditions(OfficeSession& session, FilterBar& bar, const schema::TypeDef& type, QObject* parent);

    void setType(const schema::TypeDef& type);
    std::string expression() const;
    bool empty() const { return m_conditions.empty(); }
    void clear();
    /// The list is of those on the rolls (people::onTheRolls), perhaps narrowed.
    bool onTheRolls() const;
    void setOnTheRolls();
    /// What an import did and nothing else: "added", "updated", "marked" (for checking).
    void setImport(const std::string& act, const std::string& what);
    /// As if chosen from the menu: "field" with code, "check" with "*" = not empty.
    void set(const std::string& field, const std::vector<std::pair<std::string, QString>>& values);
    /// What is in force, one line each, for a view that is kept: "sex female", "grid 0192f1c0…".
    std::vector<std::string> lines() const;
    /// These and nothing else. Emits restored() with what was left out: fields and values that are no more, or that
    /// must not be seen.
    void restore(const std::vector<std::string>& lines);
    /// For a head: "Grid: 3, 4; Sex: female".
    QString words() const;

signals:
    void changed();
    void restored(const QStringList& leftOut);

private:
    struct Condition {
        std::string field;
        QString label;
        std::vector<std::pair<std::string, QString>> values; ///< code, label
    };
    using Values = std::vector<std::pair<std::string, QString>>;
    void readLinks();
    void fillMenu();
    void addAction(QMenu& menu, const std::string& field, const std::string& code, const QString& words);
    QMenu* addValues(QMenu& menu, const std::string& field, const Values& values);
    void addMenu(QMenu& menu, const std::string& field);
    Values rolls() const;
    /// What may be chosen of a field; empty: no condition.
    Values valuesOf(const std::string& field) const;
    void restoreNow();
    QString labelOf(const std::string& field) const;
    QString wordsOf(const Condition& condition) const;
    void toggle(const std::string& field, const std::string& code, const QString& label);
    void showChips();

    OfficeSession& m_session;
    FilterBar& m_bar;
    const schema::TypeDef* m_type;
    QMenu* m_menu;
    std::vector<Condition> m_conditions;
    std::vector<QWidget*> m_chips;
    std::map<std::string, Values> m_links; ///< of the type's link fields: what they may lead to
    bool m_linksRead = false;
    std::optional<std::vector<std::string>> m_toRestore; ///< when the links are there
    Latest m_latest;
};

} // namespace mulin::ui

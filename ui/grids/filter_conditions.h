// Filters as chips: what is in force, the menu that adds one, and the expression they make.
#pragma once

#include "ui/shell/office_session.h"

#include <QtCore/QString>

class QMenu;

namespace mulin::ui {

class FilterBar;

class FilterConditions final : public QObject {
    Q_OBJECT
public:
    /// Offers choices, yes/no fields, grids and a few ages of the type's fields; drives `bar`.
    FilterConditions(OfficeSession& session, FilterBar& bar, const schema::TypeDef& type, QObject* parent);

    void setType(const schema::TypeDef& type);
    std::string expression() const;
    bool empty() const { return m_conditions.empty(); }
    void clear();
    /// As if chosen from the menu: "field" with code, "check" with "*" = not empty.
    void set(const std::string& field, const std::vector<std::pair<std::string, QString>>& values);

signals:
    void changed();

private:
    struct Condition {
        std::string field;
        QString label;
        std::vector<std::pair<std::string, QString>> values; ///< code, label
    };
    void fillMenu();
    void addMenu(QMenu& menu, const schema::FieldDef& field);
    void toggle(const std::string& field, const std::string& code, const QString& label);
    void showChips();

    OfficeSession& m_session;
    FilterBar& m_bar;
    const schema::TypeDef* m_type;
    QMenu* m_menu;
    std::vector<Condition> m_conditions;
    std::vector<QWidget*> m_chips;
    std::vector<std::pair<std::string, QString>> m_grids;
    Latest m_latest;
};

} // namespace mulin::ui

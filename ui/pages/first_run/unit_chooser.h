// Which office we are: typed into a field, chosen from the national register, shown with its codes.
#pragma once

#include "core/organisation/divisions.h"
#include "core/schema/type_def.h"
#include "ui/shell/background.h"

#include <QtWidgets/QWidget>

class QLabel;
class QStandardItemModel;

namespace mulin::ui {

class PopupList;
class SearchField;

class UnitChooser final : public QWidget {
    Q_OBJECT
public:
    UnitChooser(Background& background, QWidget* parent = nullptr);

    /// Takes the unit with this code, as if it had been chosen from the list.
    void choose(const QString& code);
    /// Nothing while the words in the field are not those of a chosen unit.
    const std::optional<organisation::Unit>& unit() const { return m_unit; }

signals:
    void changed();

private:
    void search(const QString& typed);
    void show(const std::vector<organisation::Hit>& hits, std::size_t total);
    void describe();

    Background& m_background;
    std::optional<organisation::Divisions> m_divisions;
    std::optional<organisation::Unit> m_unit;
    SearchField* m_search;
    QStandardItemModel* m_hits;
    PopupList* m_popup;
    QWidget* m_facts;
    QLabel *m_name, *m_above, *m_code, *m_gridCode, *m_region;
};

} // namespace mulin::ui

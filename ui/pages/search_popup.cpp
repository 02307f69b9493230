#include "ui/pages/search_popup.h"

#include "ui/forms/record_picker.h"
#include "ui/pages/record_acts.h"
#include "ui/pages/search_acts.h"
#include "ui/shell/main_window.h"
#include "ui/widgets/search_field.h"

#include <QtCore/QCoreApplication>
#include <QtWidgets/QApplication>

namespace mulin::ui {

namespace {

constexpr int typingPause = 120; ///< ms

/// People first, then everything else that somebody looks for by name or number.
std::vector<std::string> searchedTypes(const schema::Catalogue& catalogue) {
    std::vector<std::string> types{"person"};
    for (const schema::TypeDef* type : catalogue.types())
        if (type->id != "person" && type->navigation != "administration") types.push_back(type->id);
    return types;
}

} // namespace

void attachSearch(OfficeSession& session, MainWindow& window) {
    SearchField& field = window.search();
    auto* picker = new RecordPicker(session, field, searchedTypes(session.catalogue()));
    picker->setSearchOnly();
    picker->setDelay(typingPause);
    picker->setNothing(QCoreApplication::translate("mulin::ui::SearchPopup", "Nothing found"));
    picker->setActs([&window, &field](const QString& text) {
        auto acts = findActs(window, text);
        for (PickerRow& row : acts)
            row.act = [&window, &field, act = std::move(row.act)] {
                field.clear();
                // What is done is done on the page, not in the search box.
                if (Page* page = window.currentPage()) page->takeFocus();
                act();
            };
        return acts;
    });
    QObject::connect(picker, &RecordPicker::chosen, &window, [&session, &window, &field](const LinkedRecord& record) {
        field.clear();
        openRecord(session, window, record.type, record.id);
    });
    // Whoever goes on elsewhere has found it or given up; another window in front changes nothing.
    QObject::connect(qApp, &QApplication::focusChanged, &field, [&field](const QWidget* from, const QWidget* to) {
        if (from == &field && to != nullptr && to != &field) field.clear();
    });
    QObject::connect(&field, &QLineEdit::returnPressed, picker, &RecordPicker::takeWhenFound);
}

} // namespace mulin::ui

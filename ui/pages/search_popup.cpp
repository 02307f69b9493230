#include "ui/pages/search_popup.h"

#include "ui/forms/record_picker.h"
#include "ui/shell/main_window.h"
#include "ui/widgets/search_field.h"

#include <QtCore/QCoreApplication>

namespace mulin::ui {

namespace {

constexpr int typingPause = 120; ///< ms

} // namespace

void attachSearch(OfficeSession& session, MainWindow& window) {
    SearchField& field = window.search();
    auto* picker = new RecordPicker(session, field, {"person"});
    picker->setDelay(typingPause);
    picker->setNothing(QCoreApplication::translate("mulin::ui::SearchPopup", "Nobody found"));
    QObject::connect(picker, &RecordPicker::chosen, &window, [&window, &field](const LinkedRecord& record) {
        field.clear();
        window.open({QStringLiteral("person"), QString::fromStdString(record.id.hex())});
    });
    QObject::connect(&field, &QLineEdit::returnPressed, picker, &RecordPicker::takeWhenFound);
}

} // namespace mulin::ui

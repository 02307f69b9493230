#include "ui/forms/building_proposals.h"

#include "core/base/text.h"
#include "core/people/address_parts.h"
#include "core/records/query.h"

#include <QtCore/QCoreApplication>
#include <QtWidgets/QLineEdit>

namespace mulin::ui {

namespace {

constexpr std::ptrdiff_t offered = 30;

/// As if the user had typed it.
void enter(FieldEditor& editor, const QString& text) {
    qobject_cast<QLineEdit*>(editor.widget())->setText(text);
    emit editor.edited();
    emit editor.left();
}

} // namespace

Result<std::vector<PickerRow>> buildingsLike(const ReadContext& context, const std::string& estate,
                                             const std::string& typed) {
    records::Query query;
    query.type = "building";
    query.sort = "short";
    MULIN_TRY_LET(buildings, records::list(context.reader, context.tables, context.access, query, context.today));
    const std::string wanted = searchKey(estate), key = searchKey(typed);
    const std::string number = people::buildingName(typed).number;
    std::vector<PickerRow> rows;
    bool known = key.empty();
    for (const journal::Record& building : buildings) {
        const std::string& name = building.text("name");
        const std::string& short_ = building.text("short").empty() ? name : building.text("short");
        if (!wanted.empty() && searchKey(building.text("estate_name")).find(wanted) == std::string::npos) continue;
        const bool same = short_ == number;
        if (!same && !key.empty() && searchKey(short_).rfind(key, 0) != 0 &&
            searchKey(name).find(key) == std::string::npos)
            continue;
        PickerRow row{{building.id(), QString::fromStdString(short_), "building"}, "building", {}, {}, {}, {}, {}};
        if (name != short_) row.second = QString::fromStdString(name);
        row.end = QString::fromStdString(building.text("estate_name"));
        known = known || same;
        rows.insert(same ? rows.begin() : rows.end(), std::move(row));
    }
    if (std::ssize(rows) > offered) rows.erase(rows.begin() + offered, rows.end());
    if (!known && !rows.empty()) {
        PickerRow row{{RecordId(Uid{}), QString::fromStdString(typed), "building"}, "building", {}, {}, {}, {}, {}};
        row.details << QCoreApplication::translate("mulin::ui::BuildingProposals", "not there yet");
        rows.insert(rows.begin(), std::move(row));
    }
    return rows;
}

void proposeBuildings(OfficeSession& session, FieldEditor& number, FieldEditor* estate) {
    auto* line = qobject_cast<QLineEdit*>(number.widget());
    if (line == nullptr) return;
    if (estate != nullptr && qobject_cast<QLineEdit*>(estate->widget()) == nullptr) estate = nullptr;
    auto* picker = new RecordPicker(session, *line, {"building"});
    picker->setSource([estate]() -> RecordPicker::Source {
        return [of = estate ? estate->text().trimmed().toStdString() : std::string()](
                   const ReadContext& context, const std::string& typed) { return buildingsLike(context, of, typed); };
    });
    QObject::connect(picker, &RecordPicker::rowChosen, &number, [&number, estate](const PickerRow& row) {
        if (estate && estate->text().trimmed().isEmpty() && !row.end.isEmpty()) enter(*estate, row.end);
        enter(number, row.record.title);
    });
}

} // namespace mulin::ui

#include "ui/grids/record_model.h"
#include "ui/pages/person/person_data.h"
#include "ui/pages/residents/residents_page.h"

#include "core/ledgers/agenda.h"
#include "core/people/ledger_marks.h"

namespace mulin::ui {

namespace {

Cell nextVisit(const ReadContext& context, const journal::Record& person) {
    Cell cell;
    const auto next = ledgers::nextVisit(context.reader, context.tables, context.catalogue, context.access, person.id(),
                                         context.today);
    if (!next || !*next) return cell;
    const Date due = (*next)->due;
    cell.text = shortDay(due, context.today);
    cell.state = due < context.today ? CellState::Overdue : due == context.today ? CellState::Due : CellState::Plain;
    return cell;
}

} // namespace

std::vector<RecordColumn> residentColumns(const OfficeSession& session) {
    const schema::TypeDef& type = *session.catalogue().find("person");
    const auto field = [&](const char* id, int width) {
        RecordColumn column = fieldColumn(session, type, id);
        column.width = width;
        return column;
    };
    std::vector<RecordColumn> columns{field("name", 84),
                                      field("sex", session.language() == schema::Language::Zh ? 48 : 76)};
    RecordColumn age;
    age.id = "age";
    age.title = ResidentsPage::tr("Age");
    age.sort = "-birth_date";
    age.right = true;
    age.width = 56;
    age.cell = [](const ReadContext& context, const journal::Record& record) {
        const schema::Value& birth = record.get("birth_date");
        return Cell{
            birth.isNumber() ? QString::number(Date::age(birth.date(), context.today)) : QString(), {}, {}, false};
    };
    columns.push_back(std::move(age));
    RecordColumn door = field("door", 84);
    door.title = ResidentsPage::tr("Address", "short: 3-2-501");
    door.cell = [](const ReadContext&, const journal::Record& record) {
        const std::string& number = record.text("door");
        return Cell{QString::fromStdString(number.empty() ? record.text("address") : number), {}, {}, false};
    };
    columns.push_back(std::move(door));
    columns.push_back(field("grid", 76));
    RecordColumn phone = field("phone", 104);
    phone.title = ResidentsPage::tr("Phone");
    columns.push_back(std::move(phone));
    RecordColumn marks;
    marks.id = "marks";
    marks.title = ResidentsPage::tr("Marks");
    marks.width = session.language() == schema::Language::Zh ? 124 : 176;
    marks.cell = [](const ReadContext& context, const journal::Record& record) {
        Cell cell;
        cell.tagged = true;
        // Not of sealed ledgers: the list is on everybody's screen, and goes into spreadsheets.
        for (const people::LedgerMark& mark :
             people::ledgerMarksOf(context.reader, context.tables, context.access, record.uid))
            cell.tags.push_back({QString::fromStdString(mark.ledger->label.in(context.language)), TagKind::Neutral});
        if (!record.get("check").isEmpty()) cell.tags.push_back({ResidentsPage::tr("to be checked"), TagKind::Due});
        if (!record.get("died_on").isEmpty()) cell.tags.push_back({ResidentsPage::tr("died"), TagKind::Neutral});
        return cell;
    };
    columns.push_back(std::move(marks));
    RecordColumn keeper;
    keeper.id = "keeper";
    keeper.title = ResidentsPage::tr("Contact worker");
    keeper.width = session.language() == schema::Language::Zh ? 68 : 132;
    keeper.cell = [](const ReadContext& context, const journal::Record& record) {
        for (const people::LedgerMark& mark :
             people::ledgerMarksOf(context.reader, context.tables, context.access, record.uid))
            if (!mark.keeper.empty()) return Cell{QString::fromStdString(mark.keeper), {}, {}, false};
        return Cell{};
    };
    columns.push_back(std::move(keeper));
    RecordColumn next;
    next.id = "next_visit";
    next.title = ResidentsPage::tr("Next visit");
    next.width = 116;
    next.cell = nextVisit;
    columns.push_back(std::move(next));
    return columns;
}

} // namespace mulin::ui

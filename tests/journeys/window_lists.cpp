// Lists: filtered, kept as a view, changed, copied, pasted, read in, printed.
#include "core/sheets/sheet_writer.h"
#include "tests/journeys/window_tasks.h"
#include "ui/grids/record_table.h"

#include <QtCore/QFile>
#include <QtWidgets/QAbstractItemView>

namespace mulin::test {

namespace {

ui::RecordTable* table() { return Hands::part<ui::RecordTable>("residents.table"); }
bool sees(const char* control) { return Hands::part<QWidget>(control) != nullptr; }

void openResidents(Clerk& clerk) {
    clerk.begin({QStringLiteral("residents")});
    clerk.until("the list", [] { return table() != nullptr && table()->records()->rowCount() > 0; });
}

std::int64_t rows(Clerk& clerk) {
    return clerk.look([] { return std::int64_t(table()->records()->rowCount()); });
}

void clickRow(Clerk& clerk, int row, Qt::KeyboardModifiers modifiers = {}) {
    const auto [port, at] = clerk.look([row] {
        const QModelIndex index = table()->model()->index(row, 0);
        return std::pair(table()->viewport(), table()->visualRect(index).center());
    });
    clerk.clickAt(*port, at, modifiers);
}

} // namespace

void filter(Clerk& clerk) {
    openResidents(clerk);
    const auto all = rows(clerk);
    clerk.click(QStringLiteral("residents.addCondition"));
    clerk.choose(QStringLiteral("网格"));
    clerk.choose(QStringLiteral("第1网格"));
    clerk.click(QStringLiteral("residents.addCondition"));
    clerk.choose(QStringLiteral("台账"));
    clerk.choose(QStringLiteral("filter.ledger.living_alone"));
    const auto wanted = clerk.count("person", "ledger = living_alone and presence = here");
    clerk.until("those alone", [&] { return table()->records()->rowCount() == wanted; });
    expect(wanted > 0 && wanted < all, "something is filtered");
}

void view(Clerk& clerk) {
    openResidents(clerk); // as filter() left it
    clerk.click(QStringLiteral("residents.view"));
    clerk.choose(QStringLiteral("view.save"));
    clerk.until("the question", [] { return sees("viewDialog.name"); });
    clerk.type(QStringLiteral("独居走访"));
    clerk.key(Qt::Key_Return);
    clerk.until("the view", [&] { return clerk.count("view", "name = 独居走访") == 1; });
}

void copy(Clerk& clerk) {
    openResidents(clerk); // as filter() left it
    const auto all = rows(clerk);
    clerk.ctrl(Qt::Key_A);
    clerk.ctrl(Qt::Key_C);
    clerk.until("the rows", [&] { return Clerk::clipboard().count(QLatin1Char('\n')) == all + 1; });
    clerk.look([] { Clerk::setClipboard({}); });
}

void bulk(Clerk& clerk) {
    openResidents(clerk);
    clickRow(clerk, 0);
    clickRow(clerk, 13, Qt::ShiftModifier);
    clerk.click(QStringLiteral("residents.more"));
    clerk.choose(QStringLiteral("residents.change"));
    clerk.until("the dialog", [] { return sees("bulk.field"); });
    clerk.click(QStringLiteral("bulk.field"));
    clerk.pick(QStringLiteral("文化程度"));
    clerk.click(QStringLiteral("bulk.value"));
    clerk.pick(QStringLiteral("高中"));
    clerk.click(QStringLiteral("bulk.accept")); // tried
    clerk.key(Qt::Key_Return);                  // done
    const std::string senior = "ledger = living_alone and presence = here and education = senior";
    clerk.until("the change", [&] { return clerk.count("person", senior) >= 14; });
    clerk.until("the dialog to go", [] { return !sees("bulk.accept"); });
}

void paste(Clerk& clerk) {
    openResidents(clerk);
    clerk.look([] { Clerk::setClipboard(Clerk::tenRows("郗")); });
    clerk.ctrl(Qt::Key_V);
    clerk.until("the columns", [] { return sees("import.next"); });
    clerk.ctrl(Qt::Key_Return);
    clerk.ctrl(Qt::Key_Return);
    clerk.until("ten more", [&] { return clerk.count("person", "name ~ 郗") == 10; });
}

void import(Clerk& clerk) {
    QFile sheet(QStringLiteral("register.csv"));
    expect(sheet.open(QIODevice::WriteOnly), "a sheet");
    sheet.write(Clerk::tenRows("邸").replace(QLatin1Char('\t'), QLatin1Char(',')).toUtf8());
    sheet.close();
    openResidents(clerk);
    clerk.click(QStringLiteral("residents.import"));
    clerk.click(QStringLiteral("import.choose"));
    clerk.until("the dialog", [] { return sees("fileNameEdit"); });
    clerk.type(sheet.fileName());
    clerk.key(Qt::Key_Return);
    clerk.until("the columns", [] { return !sees("import.choose"); });
    clerk.ctrl(Qt::Key_Return);
    clerk.ctrl(Qt::Key_Return);
    clerk.until("ten more", [&] { return clerk.count("person", "name ~ 邸") == 10; });
}

void list(Clerk& clerk) {
    const int before = Clerk::papers("pdf");
    openResidents(clerk);
    clerk.ctrl(Qt::Key_P);
    clerk.until("the preview", [] { return sees("list.preview.pdf"); });
    clerk.click(QStringLiteral("list.preview.pdf"));
    clerk.until("the dialog", [] { return sees("fileNameEdit"); });
    clerk.key(Qt::Key_Return); // by the name that is proposed
    clerk.until("the file", [&] { return Clerk::papers("pdf") == before + 1; });
    clerk.look([] { Hands::part<QWidget>("list.preview")->close(); });
}

void report(Clerk& clerk) {
    const int before = Clerk::papers("pdf");
    clerk.key(Qt::Key_8, Qt::AltModifier);
    clerk.click(QStringLiteral("reports.month"));
    clerk.choose(QStringLiteral("2026 年 10 月"));
    clerk.click(QStringLiteral("reports.pdf"));
    clerk.until("the dialog", [] { return sees("fileNameEdit"); });
    clerk.key(Qt::Key_Return); // by the name that is proposed
    clerk.until("the file", [&] { return Clerk::papers("pdf") == before + 1; });
}

} // namespace mulin::test

// Lists as spreadsheets: what is shown is what is written, and nothing more.
#include "tests/ui/pages/desk.h"

#include "core/sheets/sheet_reader.h"
#include "ui/grids/record_model.h"
#include "ui/pages/record_export.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/search_field.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtGui/QAction>
#include <QtWidgets/QMenu>

#include <algorithm>
#include <future>

using namespace mulin;
using namespace mulin::ui;
using namespace mulin::test;

namespace {

std::vector<std::vector<std::string>> rowsOf(const QString& path) {
    auto reader = must(sheets::openSheet(path.toStdString()));
    std::vector<std::vector<std::string>> rows;
    sheets::Row row;
    while (must(reader->next(row))) {
        rows.emplace_back();
        for (const sheets::Cell& cell : row.cells) rows.back().emplace_back(cell.text);
    }
    return rows;
}

QAction* exportAction(Desk& desk) {
    for (QMenu* menu : desk.window->currentPage()->findChildren<QMenu*>())
        for (QAction* action : menu->actions())
            if (action->text().startsWith(QStringLiteral("导出表格"))) return action;
    for (QWidget* widget : QApplication::topLevelWidgets())
        if (auto* menu = qobject_cast<QMenu*>(widget))
            for (QAction* action : menu->actions())
                if (action->text().startsWith(QStringLiteral("导出表格"))) return action;
    return nullptr;
}

} // namespace

TEST_CASE("visits: the filtered list is written as it is shown, in both formats") {
    Desk desk;
    QTemporaryDir folder;
    desk.open("visits", text("list"));
    RecordTable* table = desk.table("visits.table");
    REQUIRE(GuiOffice::until([&] { return table->records()->rowCount() == 14; }));
    desk.window->findChild<QLineEdit*>(text("visits.filter"))->setText(QStringLiteral("单秀兰"));
    REQUIRE(GuiOffice::until([&] { return table->records()->rowCount() == 3; }));
    QAction* action = exportAction(desk);
    REQUIRE(action != nullptr);
    for (const char* name : {"list.xlsx", "list.csv"}) {
        action->trigger();
        const QString path = folder.filePath(text(name));
        desk.saveAs("export.dialog", path);
        INFO(desk.said.text.toStdString());
        CHECK(desk.said.kind == StatusMessage::Kind::Done);
        CHECK(desk.said.text == QStringLiteral("已导出 3 行：") + text(name));
        const auto rows = rowsOf(path);
        REQUIRE(rows.size() == 4);
        const RecordModel& model = *table->records();
        for (int column = 0; column < model.columnCount(); ++column)
            CHECK(rows[0][static_cast<std::size_t>(column)] ==
                  model.headerData(column, Qt::Horizontal).toString().toStdString());
        for (int row = 0; row < 3; ++row)
            for (const int column : {0, 1, 5}) {
                REQUIRE(GuiOffice::until([&] { return model.idAt(row).has_value(); }));
                CHECK(rows[static_cast<std::size_t>(row) + 1][static_cast<std::size_t>(column)] ==
                      model.index(row, column).data().toString().toStdString());
            }
    }
}

TEST_CASE("ledgers: numbers stay masked, in the order of the list") {
    Desk desk;
    QTemporaryDir folder;
    desk.open("ledgers", text("living_alone"));
    RecordTable* table = desk.table("ledgers.table");
    REQUIRE(GuiOffice::until([&] { return table->records()->rowCount() == 12; }));
    const QString path = folder.filePath(text("ledger.csv"));
    exportRecordsTo(*desk.gui.session, snapshotOf(*desk.gui.session, *table->records()), path);
    desk.gui.settle();
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    CHECK(bytes.contains("138****7177"));
    CHECK_FALSE(bytes.contains("13812347177"));
    CHECK(bytes.contains("单秀兰"));
    CHECK(rowsOf(path).size() == 13);
}

TEST_CASE("ledgers: all columns are those of the person's file too, numbers in full for a purpose alone") {
    Desk desk;
    QTemporaryDir folder;
    desk.open("ledgers", text("living_alone"));
    RecordTable* table = desk.table("ledgers.table");
    REQUIRE(GuiOffice::until([&] { return table->records()->rowCount() == 12; }));
    for (const bool full : {false, true}) {
        const QString path = folder.filePath(full ? text("full.xlsx") : text("masked.xlsx"));
        exportRecordsTo(*desk.gui.session,
                        snapshotOf(*desk.gui.session, *table->records(), {}, {true, full, QStringLiteral("上报")}),
                        path);
        desk.gui.settle();
        const auto rows = rowsOf(path);
        REQUIRE(rows.size() == 13);
        const auto& heads = rows.front();
        for (const char* head :
             {"姓名", "证件号码", "性别", "出生日期", "联系电话", "门牌", "现住址", "户籍地址", "网格"}) {
            INFO(head);
            CHECK(std::count(heads.begin(), heads.begin() + 10, head) == 1); // before what the ledger says
        }
        const auto at = static_cast<std::size_t>(std::find(heads.begin(), heads.end(), "联系电话") - heads.begin());
        const bool shown =
            std::any_of(rows.begin(), rows.end(), [&](const auto& row) { return row[at] == "13812347177"; });
        CHECK(shown == full);
    }
}

TEST_CASE("ID numbers are text, formulas do nothing, a column of tags is words") {
    Desk desk;
    QTemporaryDir folder;
    desk.gui.session->transact(nullptr, {"person.add", {{"type", "person"}}},
                               [](journal::Writer& writer) -> Result<void> {
                                   schema::Values values;
                                   values.set("name", schema::Value("=HYPERLINK(A1)"))
                                       .set("id_number", schema::Value(idNumber("1960-01-02", 901)));
                                   MULIN_TRY(writer.create("person", values));
                                   return {};
                               });
    desk.gui.settle();
    desk.open("residents");
    RecordTable* table = desk.table("residents.table");
    // Somebody without any place is in the file, not on the rolls.
    REQUIRE(GuiOffice::until([&] { return table->records()->rowCount() == 24; }));
    emit desk.window->findChild<Chip*>(text("chip.counted"))->removeRequested();
    REQUIRE(GuiOffice::until([&] { return table->records()->rowCount() == 25; }));
    ListSnapshot list = snapshotOf(*desk.gui.session, *table->records());
    const schema::FieldDef* number = desk.gui.session->catalogue().find("person")->field("id_number");
    list.columns.push_back(
        {QStringLiteral("号码"), false, number, [](const ReadContext&, const journal::Record& record) {
             return QString::fromStdString(record.text("id_number"));
         }});
    for (const char* name : {"people.xlsx", "people.csv"}) {
        const QString path = folder.filePath(text(name));
        exportRecordsTo(*desk.gui.session, list, path);
        desk.gui.settle();
        auto reader = must(sheets::openSheet(path.toStdString()));
        sheets::Row row;
        bool formula = false, tags = false;
        int numbers = 0;
        while (must(reader->next(row))) {
            const sheets::Cell& last = row.at(list.columns.size() - 1);
            if (last.text.size() == 18) {
                CHECK_FALSE(last.digitsLost);
                if (reader->format() == "xlsx") CHECK(last.kind == sheets::CellKind::Text);
                ++numbers;
            }
            for (const sheets::Cell& cell : row.cells) {
                formula = formula || cell.text == "=HYPERLINK(A1)";
                tags = tags || cell.text == "独居老人、低保";
                if (cell.text == "=HYPERLINK(A1)") CHECK(cell.kind == sheets::CellKind::Text);
            }
        }
        CHECK(formula);
        CHECK(tags);
        CHECK(numbers == 25);
        if (text(name).endsWith(text("csv"))) {
            QFile file(path);
            REQUIRE(file.open(QIODevice::ReadOnly));
            CHECK(file.readAll().contains("'=HYPERLINK"));
        }
    }
}

TEST_CASE("what cannot be written is said, and leaves nothing behind") {
    Desk desk;
    QTemporaryDir folder;
    desk.open("visits", text("list"));
    RecordTable* table = desk.table("visits.table");
    REQUIRE(GuiOffice::until([&] { return table->records()->rowCount() == 14; }));
    const ListSnapshot list = snapshotOf(*desk.gui.session, *table->records());
    exportRecordsTo(*desk.gui.session, list, folder.filePath(text("no/such/folder.xlsx")));
    desk.gui.settle();
    CHECK(desk.said.kind == StatusMessage::Kind::Error);
    CHECK_FALSE(desk.said.text.isEmpty());
    CHECK(QDir(folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot).isEmpty());

    // Cancelled before it begins, as every worker is busy: the same.
    std::promise<void> gate;
    const std::shared_future<void> opened = gate.get_future().share();
    for (int i = 0; i < desk.gui.background.workers(); ++i)
        desk.gui.background.run(
            {},
            [opened](Progress&) -> Result<bool> {
                opened.wait();
                return true;
            },
            [](const Result<bool>&) {});
    const int exporting = exportAllowed(*desk.gui.session, security::Disclosure::nothingStored(), list,
                                        folder.filePath(text("cancelled.xlsx")));
    desk.gui.background.cancel(exporting);
    gate.set_value();
    desk.gui.settle();
    CHECK(desk.said.text == QStringLiteral("已取消导出，没有写出文件"));
    CHECK(QDir(folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot).isEmpty());

    desk.window->findChild<QLineEdit*>(text("visits.filter"))->setText(QStringLiteral("没有这个人"));
    REQUIRE(GuiOffice::until([&] { return table->records()->rowCount() == 0; }));
    exportAction(desk)->trigger();
    CHECK(desk.said.text == QStringLiteral("列表是空的，没有可导出的"));
    CHECK(desk.window->findChild<QFileDialog*>() == nullptr);
}

TEST_CASE("a name without a suffix gets that of the chosen kind") {
    CHECK(sheetPath(text("a/b"), false) == text("a/b.xlsx"));
    CHECK(sheetPath(text("a/b"), true) == text("a/b.csv"));
    CHECK(sheetPath(text("a/b.CSV"), false) == text("a/b.CSV"));
    CHECK(sheetPath(text("a/b.xlsx"), true) == text("a/b.xlsx"));
    CHECK(sheetPath(text("a/2026.11"), false) == text("a/2026.11.xlsx"));
}

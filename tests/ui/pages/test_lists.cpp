// What every list can do: order by the head, conditions, columns chosen and moved, everything in a spreadsheet; and
// that all pages count the same people.
#include "tests/ui/pages/desk.h"

#include "core/journal/act_pages.h"
#include "core/organisation/setup.h"
#include "core/organisation/unit_tree.h"
#include "core/people/households.h"
#include "core/people/rolls.h"
#include "core/reports/monthly.h"
#include "core/sheets/sheet_reader.h"
#include "ui/shell/preferences.h"
#include "ui/widgets/chip.h"

#include <QtCore/QTemporaryDir>
#include <QtGui/QAction>
#include <QtTest/QTest>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMenu>
#include <QtWidgets/QScrollBar>

using namespace mulin;
using namespace mulin::ui;
using namespace mulin::test;

namespace {

int columnOf(const RecordTable& table, const char* id) {
    const auto& columns = table.records()->columns();
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (columns[i].id == id) return static_cast<int>(i);
    return -1;
}

void clickHead(Desk& desk, RecordTable& table, const char* column) {
    QHeaderView* header = table.horizontalHeader();
    const int at = columnOf(table, column);
    REQUIRE(at >= 0);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                      QPoint(header->sectionViewportPosition(at) + 6, header->height() / 2));
    desk.gui.settle();
}

QString cell(RecordTable& table, int row, const char* column) {
    REQUIRE(GuiOffice::until([&] { return table.records()->idAt(row).has_value(); }));
    return table.records()->index(row, columnOf(table, column)).data().toString();
}

/// Chooses the entry of a menu that `button` opens.
void choose(Desk& desk, const char* button, const QString& action) {
    desk.press(button);
    QAction* found = nullptr;
    for (QAction* one : desk.window->findChildren<QAction*>(action)) found = one;
    INFO(action.toStdString());
    REQUIRE(found != nullptr);
    REQUIRE(found->isEnabled());
    found->trigger();
    while (QWidget* popup = QApplication::activePopupWidget()) popup->close();
    desk.gui.settle();
}

RecordTable& residents(Desk& desk) {
    desk.open("residents");
    RecordTable* table = desk.table("residents.table");
    REQUIRE(GuiOffice::until([&] { return table->records()->complete(); }));
    return *table;
}

} // namespace

TEST_CASE("a column's head sorts up, down, and back to the list's own order, seen from the top") {
    Desk desk;
    desk.window->resize(1200, 480);
    RecordTable& table = residents(desk);
    const QHeaderView* header = table.horizontalHeader();
    CHECK(header->isSortIndicatorShown());
    CHECK(header->sortIndicatorSection() == columnOf(table, "name"));
    QStringList own;
    for (int row = 0; row < 24; ++row) own << cell(table, row, "name");
    table.setCurrentIndex(table.model()->index(23, 0));
    table.scrollToBottom();
    desk.gui.settle();
    const auto chosen = table.currentId();
    for (const char* column : {"age", "door", "phone"}) {
        INFO(column);
        clickHead(desk, table, column);
        CHECK(header->sortIndicatorSection() == columnOf(table, column));
        CHECK(header->sortIndicatorOrder() == Qt::AscendingOrder);
        CHECK(table.verticalScrollBar()->value() == 0);
        CHECK(table.currentId() == chosen);
        QStringList up;
        for (int row = 0; row < 24; ++row) up << cell(table, row, "name");
        clickHead(desk, table, column);
        CHECK(header->sortIndicatorOrder() == Qt::DescendingOrder);
        CHECK(table.verticalScrollBar()->value() == 0);
        QStringList down;
        for (int row = 0; row < 24; ++row) down << cell(table, row, "name");
        std::reverse(down.begin(), down.end());
        CHECK(up == down);
        clickHead(desk, table, column);
        QStringList again;
        for (int row = 0; row < 24; ++row) again << cell(table, row, "name");
        CHECK(again == own);
        CHECK(header->sortIndicatorSection() == columnOf(table, "name"));
    }
    clickHead(desk, table, "age");
    CHECK(cell(table, 0, "age") == QStringLiteral("9"));
    clickHead(desk, table, "age");
    CHECK(cell(table, 0, "age") == QStringLiteral("91"));
    clickHead(desk, table, "age");
    // In the own order already: the first click turns it.
    clickHead(desk, table, "name");
    CHECK(header->sortIndicatorOrder() == Qt::DescendingOrder);
    clickHead(desk, table, "name");
    CHECK(cell(table, 0, "name") == own.first());
}

TEST_CASE("residents are filtered by grid and by ledger; a chip takes it back") {
    Desk desk;
    const auto tree = must(organisation::unitTree(desk.gui.office.reader(), desk.gui.office.tables(),
                                                  desk.gui.office.access(), desk.gui.office.today()));
    std::optional<RecordId> building, community;
    const auto walk = [&](auto&& self, const organisation::TreeNode& node) -> void {
        if (node.own) community = node.id;
        if (node.type == "building" && !building && node.counts.residents > 0) building = node.id;
        for (const auto& child : node.children) self(self, child);
    };
    walk(walk, tree);
    REQUIRE((building && community));
    std::optional<RecordId> grid;
    desk.gui.session->transact(nullptr, {"grid.add", {}}, [&](journal::Writer& writer) -> Result<void> {
        MULIN_TRY_LET(made, organisation::addGrid(writer, *community));
        grid = made;
        return organisation::assignBuilding(writer, *building, made);
    });
    desk.gui.settle();
    RecordTable& table = residents(desk);
    CHECK(table.records()->rowCount() == 24);
    CHECK(columnOf(table, "grid") > 0);
    choose(desk, "residents.addCondition", QStringLiteral("filter.grid.") + desk.hex(*grid));
    const int inGrid = table.records()->rowCount();
    CHECK(inGrid > 0);
    CHECK(inGrid < 24);
    for (int row = 0; row < inGrid; ++row) CHECK_FALSE(cell(table, row, "grid").isEmpty());
    auto* chip = desk.window->findChild<Chip*>(text("chip.grid"));
    REQUIRE(chip != nullptr);
    emit chip->removeRequested();
    desk.gui.settle();
    CHECK(table.records()->rowCount() == 24);
    choose(desk, "residents.addCondition", text("filter.ledger.minimum_living"));
    CHECK(table.records()->rowCount() == 2);
    choose(desk, "residents.addCondition", text("filter.ledger.living_alone"));
    CHECK(table.records()->rowCount() == 12);
    choose(desk, "residents.addCondition", text("filter.ledger.*"));
    CHECK(table.records()->rowCount() == 12);
    desk.shot("pages-residents-filtered");
}

TEST_CASE("a ledger is filtered by its own fields and by age; whoever is asked for is seen all the same") {
    Desk desk;
    desk.open("ledgers", text("living_alone"));
    RecordTable& table = *desk.table("ledgers.table");
    REQUIRE(GuiOffice::until(
        [&] { return table.records()->type() == "living_alone" && table.records()->rowCount() == 12; }));
    choose(desk, "ledgers.addCondition", text("filter.birth_date.age80"));
    const int old = table.records()->rowCount();
    CHECK(old > 0);
    CHECK(old < 12);
    choose(desk, "ledgers.addCondition", text("filter.visit_every.monthly"));
    CHECK(table.records()->rowCount() == 0);
    desk.shot("pages-ledger-filtered");
    emit desk.window->findChild<Chip*>(text("chip.visit_every"))->removeRequested();
    desk.gui.settle();
    REQUIRE(table.records()->rowCount() == old);
    // Opened from elsewhere: the conditions give way. Another ledger begins without any.
    records::Query query;
    query.type = "living_alone";
    const auto all = must(records::list(desk.gui.office.reader(), desk.gui.office.tables(), desk.gui.office.access(),
                                        query, desk.gui.office.today()));
    std::optional<RecordId> young;
    for (const journal::Record& one : all)
        if (one.get("birth_date").date() > desk.gui.office.today().plusMonths(-12 * 80)) young = one.id();
    REQUIRE(young);
    desk.open("ledgers", text("living_alone:") + desk.hex(*young));
    REQUIRE(GuiOffice::until([&] { return table.currentId() == young; }));
    CHECK(table.records()->rowCount() == 12);
    choose(desk, "ledgers.addCondition", text("filter.birth_date.age80"));
    desk.open("ledgers", text("minimum_living"));
    REQUIRE(GuiOffice::until(
        [&] { return table.records()->type() == "minimum_living" && table.records()->rowCount() == 2; }));
}

TEST_CASE("columns are chosen and moved; this machine remembers them") {
    QTemporaryDir folder;
    Preferences preferences(folder.filePath(text("mulin.ini")));
    Desk desk;
    desk.gui.session->setPreferences(&preferences);
    RecordTable& table = residents(desk);
    const int before = table.records()->columnCount();
    choose(desk, "residents.columns", text("column.residence_status"));
    CHECK(table.records()->columnCount() == before + 1);
    CHECK(columnOf(table, "residence_status") == before);
    CHECK(table.records()->rowCount() == 24);
    choose(desk, "residents.columns", text("column.phone"));
    CHECK(columnOf(table, "phone") == -1);
    QAction* name = nullptr;
    desk.press("residents.columns");
    for (QAction* one : desk.window->findChildren<QAction*>(text("column.name"))) name = one;
    REQUIRE(name != nullptr);
    CHECK_FALSE(name->isEnabled());
    while (QWidget* popup = QApplication::activePopupWidget()) popup->close();
    table.horizontalHeader()->moveSection(columnOf(table, "age"), 0);
    desk.gui.settle();
    CHECK(columnOf(table, "age") == 0);
    CHECK(table.horizontalHeader()->visualIndex(0) == 0);
    clickHead(desk, table, "age");
    CHECK(cell(table, 0, "age") == QStringLiteral("9"));
    CHECK(preferences.columns(text("residents.table"), text("person")).front() == "age");
    {
        Desk next;
        next.gui.session->setPreferences(&preferences);
        RecordTable& other = residents(next);
        other.records()->arrange();
        CHECK(columnOf(other, "age") == 0);
        CHECK(columnOf(other, "phone") == -1);
        CHECK(columnOf(other, "residence_status") > 0);
        choose(next, "residents.columns", text("column.reset"));
        CHECK(other.records()->columnCount() == before);
        CHECK(columnOf(other, "name") == 0);
    }
}

TEST_CASE("a sheet has all columns and full numbers if one says what for; that stands in the log") {
    Desk desk;
    QTemporaryDir folder;
    residents(desk);
    const auto exportWith = [&](bool all, bool full, const QString& path) {
        QAction* action = nullptr;
        for (QMenu* menu : desk.window->currentPage()->findChildren<QMenu*>())
            for (QAction* one : menu->actions())
                if (one->text().startsWith(QStringLiteral("导出表格"))) action = one;
        REQUIRE(action != nullptr);
        action->trigger();
        auto* columns = desk.window->findChild<QComboBox*>(text("export.columns"));
        REQUIRE(columns != nullptr);
        columns->setCurrentIndex(all ? 1 : 0);
        auto* purpose = desk.window->findChild<QComboBox*>(text("export.purpose"));
        CHECK_FALSE(purpose->isVisible());
        desk.window->findChild<QComboBox*>(text("export.numbers"))->setCurrentIndex(full ? 1 : 0);
        CHECK(purpose->isVisible() == full);
        desk.saveAs("export.dialog", path);
        CHECK(desk.said.kind == StatusMessage::Kind::Done);
        auto reader = must(sheets::openSheet(path.toStdString()));
        std::string words;
        sheets::Row row;
        while (must(reader->next(row)))
            for (const sheets::Cell& one : row.cells) {
                words += std::string(one.text) + " ";
                if (one.text.size() == 18 && one.text.front() != ' ') CHECK(one.kind == sheets::CellKind::Text);
            }
        return QString::fromStdString(words);
    };
    const QString number =
        QString::fromStdString(desk.gui.office.record("person", desk.gui.people[0]).text("id_number"));
    REQUIRE(number.size() == 18);
    const QString shown = exportWith(false, false, folder.filePath(text("a.xlsx")));
    CHECK_FALSE(shown.contains(number));
    CHECK(shown.contains(QStringLiteral("138****7177")));
    CHECK_FALSE(exportWith(true, false, folder.filePath(text("b.xlsx"))).contains(number));
    const auto logs = [&] {
        journal::ActFilter filter;
        filter.logs = true;
        auto acts = must(journal::acts(desk.gui.office.reader(), desk.gui.office.access(), filter));
        std::erase_if(acts, [](const journal::Act& act) { return act.kind != journal::TxnKind::Log; });
        return acts;
    };
    CHECK(logs().size() == 2); // what left the file, without a purpose
    for (const journal::Act& act : logs()) CHECK_FALSE(act.args.contains("purpose"));
    const QString whole = exportWith(true, true, folder.filePath(text("c.xlsx")));
    CHECK(whole.contains(number));
    CHECK(whole.contains(QStringLiteral("13812347177")));
    REQUIRE(logs().size() == 3);
    CHECK(logs().front().operation == "person.export");
    CHECK(logs().front().args.at("purpose") == "上报");
    const auto described = describe(desk.gui.office.reader(), desk.gui.office.tables(), desk.gui.office.access(),
                                    logs().front(), schema::Language::Zh);
    CHECK(operationText(described) == QStringLiteral("导出居民 24 条，含完整号码（上报），存为“c.xlsx”"));
}

TEST_CASE("list, organisation and report count the same people after a death, a move and a deletion") {
    Desk desk;
    const auto counts = [&] {
        records::Query query;
        query.type = "person";
        query.where = people::onTheRolls(desk.gui.office.today());
        auto& office = desk.gui.office;
        const auto list =
            must(records::count(office.reader(), office.tables(), office.access(), query, office.today()));
        const auto tree =
            must(organisation::unitTree(office.reader(), office.tables(), office.access(), office.today()));
        std::int64_t residents = -1;
        const auto walk = [&](auto&& self, const organisation::TreeNode& node) -> void {
            if (node.own) residents = node.counts.residents;
            for (const auto& child : node.children) self(self, child);
        };
        walk(walk, tree);
        reports::MonthlyRequest request;
        request.year = office.today().year();
        request.month = office.today().month();
        const auto report = must(reports::monthly(office.reader(), office.tables(), desk.gui.session->catalogue(),
                                                  office.access(), request));
        CHECK(report.at("residents").value() == list);
        return std::pair(list, residents);
    };
    RecordTable& table = residents(desk);
    CHECK(counts() == std::pair<std::int64_t, std::int64_t>(24, 24));
    const auto act = [&](const char* operation, auto body) {
        desk.gui.session->transact(nullptr, {operation, {}}, body);
        desk.gui.settle();
    };
    const Date today = desk.gui.office.today();
    const std::vector<RecordId>& people = desk.gui.people;
    act("person.death", [&](journal::Writer& writer) { return people::recordDeath(writer, people[3], today); });
    CHECK(counts() == std::pair<std::int64_t, std::int64_t>(23, 23));
    act("person.move_out",
        [&](journal::Writer& writer) { return people::moveOut(writer, std::vector<RecordId>{people[4]}, {}); });
    CHECK(counts() == std::pair<std::int64_t, std::int64_t>(22, 22));
    act("person.delete", [&](journal::Writer& writer) { return writer.remove("person", people[20]); });
    CHECK(counts() == std::pair<std::int64_t, std::int64_t>(21, 21));
    CHECK(table.records()->rowCount() == 21);
    // Somebody without a place yet is on the rolls too.
    act("person.add", [&](journal::Writer& writer) -> Result<void> {
        schema::Values values;
        values.set("name", schema::Value("新来的"));
        MULIN_TRY(people::registerPerson(writer, values, {}));
        return {};
    });
    CHECK(counts().first == counts().second);
    CHECK(table.records()->rowCount() == counts().first);
    // So is who belongs to a household that has no address yet.
    const auto before = counts();
    act("person.add", [&](journal::Writer& writer) -> Result<void> {
        MULIN_TRY_LET(household, writer.create("household", schema::Values()));
        MULIN_TRY_LET(person, writer.create("person", schema::Values().set("name", schema::Value("金伟"))));
        MULIN_TRY(writer.create(
            "residence",
            schema::Values().set("person", schema::Value(person)).set("household", schema::Value(household))));
        return {};
    });
    CHECK(counts() == std::pair(before.first + 1, before.second + 1));
    act("person.delete", [&](journal::Writer& writer) -> Result<void> {
        auto found = writer.reader().prepare("SELECT uid FROM t_person WHERE name = '金伟' AND alive = 1");
        if (!found.step()) return {};
        return writer.remove("person", RecordId(found.uid(0)));
    });
    // Who is asked for is shown, on the rolls or not.
    desk.open("residents", desk.hex(people[3]));
    REQUIRE(GuiOffice::until([&] { return table.currentId() == people[3]; }));
    CHECK(desk.window->findChild<Chip*>(text("chip.counted")) == nullptr);
}

TEST_CASE("the recycle bin tells namesakes apart and shows what one act deleted") {
    Desk desk;
    const RecordId one = desk.gui.person("王秀英", "3", "1", "101", "1950-01-01", true, "13812340001");
    const RecordId other = desk.gui.person("王秀英", "4", "2", "202", "1951-02-02", true, "13812340002");
    for (const RecordId id : {one, other}) {
        desk.gui.session->transact(nullptr, {"person.delete", {{"type", "person"}, {"id", id.hex()}}},
                                   [id](journal::Writer& writer) { return writer.remove("person", id); });
        desk.gui.settle();
    }
    desk.open("history", text("bin:person"));
    auto* bin = desk.window->findChild<QTableView*>(text("history.bin"));
    REQUIRE(GuiOffice::until([&] { return bin->model()->rowCount() == 2; }));
    const auto where = [&](int row) { return bin->model()->index(row, 1).data().toString(); };
    INFO(where(0).toStdString() << " " << where(1).toStdString());
    CHECK(where(0).contains(QStringLiteral("尾号")));
    CHECK(where(0).contains(QStringLiteral("4号楼2单元202")));
    CHECK(where(1).contains(QStringLiteral("3号楼1单元101")));
    CHECK(bin->model()->index(0, 4).data().toString() == QStringLiteral("删除居民 王秀英"));
    auto* acts = desk.window->findChild<QComboBox*>(text("history.binActs"));
    REQUIRE(acts != nullptr);
    CHECK(acts->count() == 3);
    acts->setCurrentIndex(1);
    CHECK(bin->model()->rowCount() == 1);
    desk.shot("history-bin-acts");
}

TEST_CASE("a register without records says so and offers the next act") {
    Desk desk(false);
    desk.open("records", text("organisation"));
    CHECK(desk.button("records.first").isVisible());
    desk.shot("pages-records-empty");
    desk.press("records.first");
    CHECK(desk.window->currentPage()->findChild<RecordForm*>() != nullptr);
}

#include "tests/support/gui_office.h"
#include "ui/grids/record_table.h"

#include <catch2/catch.hpp>

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QScrollBar>

using namespace mulin;
using namespace mulin::ui;
using namespace mulin::test;
using schema::Value;
using schema::Values;

namespace {

constexpr int many = 5'000;

/// 5,000 people 甲0001 … in one act.
void fill(GuiOffice& gui) {
    must(gui.office.transact("import", [](journal::Writer& writer) -> Result<void> {
        MULIN_TRY_LET(bulk, writer.bulk("person", {"name", "sex"}));
        for (int i = 0; i < many; ++i) {
            const std::string number = std::to_string(10'000 + i).substr(1);
            const std::vector<schema::Value> row{schema::Value("Test" + number),
                                                 schema::Value(i % 2 ? "male" : "female")};
            MULIN_TRY(bulk.add(row));
        }
        return {};
    }));
}

QString nameAt(const RecordModel& model, int row) { return model.index(row, 0).data().toString(); }

RecordModel* makeModel(GuiOffice& gui, QObject* parent) {
    const schema::TypeDef& type = *gui.session->catalogue().find("person");
    std::vector<RecordColumn> columns{fieldColumn(*gui.session, type, "name"), fieldColumn(*gui.session, type, "sex"),
                                      fieldColumn(*gui.session, type, "needs")};
    return new RecordModel(*gui.session, "person", columns, parent);
}

} // namespace

TEST_CASE("a list of 5,000 is read in windows, as far as it is looked at") {
    GuiOffice gui;
    fill(gui);
    QObject owner;
    RecordModel* model = makeModel(gui, &owner);
    QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    CHECK(model->rowCount() == 0);
    model->reload();
    REQUIRE(GuiOffice::until([&] { return model->rowCount() == many; }));
    CHECK(model->countOfAll() == many);
    REQUIRE(GuiOffice::until([&] { return !nameAt(*model, 0).isEmpty(); }));
    CHECK(nameAt(*model, 0) == QStringLiteral("Test0000"));
    CHECK(model->idAt(0).has_value());
    CHECK_FALSE(model->idAt(4'900).has_value());
    REQUIRE(GuiOffice::until([&] { return !nameAt(*model, many - 1).isEmpty(); }));
    CHECK(nameAt(*model, many - 1) == QStringLiteral("Test4999"));
    // Scrolling through all keeps no more than a screen's worth.
    for (int row = 0; row < many; row += RecordModel::windowRows) {
        REQUIRE(GuiOffice::until([&] { return !nameAt(*model, row).isEmpty(); }));
    }
    CHECK(model->windowsHeld() <= 24);
    CHECK_FALSE(model->idAt(many).has_value());
    CHECK_FALSE(model->idAt(-1).has_value());
}

TEST_CASE("sorting, conditions and the search act together; a stale answer is dropped") {
    GuiOffice gui;
    fill(gui);
    QObject owner;
    RecordModel* model = makeModel(gui, &owner);
    model->reload();
    REQUIRE(GuiOffice::until([&] { return model->loaded(); }));
    REQUIRE(model->canSort(0));
    model->setSort(0, Qt::DescendingOrder);
    REQUIRE(GuiOffice::until([&] { return nameAt(*model, 0) == QStringLiteral("Test4999"); }));
    model->setWhere("sex = male");
    model->setWhere("sex = female");
    REQUIRE(GuiOffice::until(
        [&] { return model->rowCount() == many / 2 && nameAt(*model, 0) == QStringLiteral("Test4998"); }));
    model->setWhere("");
    model->setSearch(QStringLiteral("test12"));
    model->setSearch(QStringLiteral("test1234"));
    REQUIRE(
        GuiOffice::until([&] { return model->rowCount() == 1 && nameAt(*model, 0) == QStringLiteral("Test1234"); }));
    CHECK_FALSE(model->canSort(0)); // hits stand in order of rank
    int failed = 0;
    QObject::connect(model, &RecordModel::failed, [&] { ++failed; });
    model->setWhere("no such field = 1");
    REQUIRE(GuiOffice::until([&] { return failed == 1; }));
    CHECK(model->rowCount() == 1); // what was shown stays
}

TEST_CASE("a change is read in place, and a record that is gone leaves the list") {
    GuiOffice gui;
    const RecordId first = gui.office.add("person", schema::Values().set("name", schema::Value("甲")));
    gui.office.add("person", schema::Values().set("name", schema::Value("乙")));
    QObject owner;
    RecordModel* model = makeModel(gui, &owner);
    QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model->reload();
    REQUIRE(GuiOffice::until([&] { return model->rowCount() == 2 && !nameAt(*model, 0).isEmpty(); }));
    QSignalSpy resets(model, &QAbstractItemModel::modelReset);
    must(gui.office.set("person", first, schema::Values().set("needs", schema::Value("助餐"))));
    model->reload();
    REQUIRE(GuiOffice::until([&] {
        return model->index(0, 2).data().toString() == QStringLiteral("助餐") ||
               model->index(1, 2).data().toString() == QStringLiteral("助餐");
    }));
    CHECK(resets.count() == 0);
    must(gui.office.transact("person.delete", [&](journal::Writer& writer) { return writer.remove("person", first); }));
    model->reload();
    REQUIRE(GuiOffice::until([&] { return model->rowCount() == 1; }));
}

TEST_CASE("the first rows of a long list are there before the others, and lose nothing when these come") {
    GuiOffice gui;
    fill(gui);
    QObject owner;
    const bool conditional = GENERATE(false, true);
    CAPTURE(conditional);
    RecordModel* model = makeModel(gui, &owner);
    QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    RecordTable table(*gui.session, QStringLiteral("table"), QStringLiteral("table"));
    table.setRecords(*model);
    table.resize(600, 400);
    table.show();
    const int all = conditional ? many / 2 : many;
    std::vector<std::int64_t> first;
    int scrolled = -1;
    int loads = 0;
    QObject::connect(model, &RecordModel::spineLoaded, &owner, [&] {
        if (++loads > 1) return;
        CHECK_FALSE(model->complete());
        CHECK(model->total().has_value() == !conditional);
        first = model->spine();
        CHECK(first.size() == 200);
        CHECK(model->rowCount() == (conditional ? 200 : many));
        CHECK_FALSE(model->recordRowAt(200).has_value());
        table.setCurrentIndex(model->index(150, 0));
        table.scrollTo(model->index(150, 0), QAbstractItemView::PositionAtCenter);
        scrolled = table.verticalScrollBar()->value();
    });
    QSignalSpy resets(model, &QAbstractItemModel::modelReset);
    if (conditional)
        model->setWhere("sex = male");
    else
        model->reload();
    REQUIRE(GuiOffice::until([&] { return model->complete(); }));
    CHECK(loads == 2);
    CHECK(resets.count() == 1);
    CHECK(model->rowCount() == all);
    CHECK(model->total() == all);
    CHECK(table.currentIndex().row() == 150);
    CHECK(table.verticalScrollBar()->value() == scrolled);
    records::Query query;
    query.type = "person";
    if (conditional) query.where = "sex = male";
    const auto spine =
        must(records::spine(gui.office.reader(), gui.office.tables(), gui.office.access(), query, gui.office.today()));
    CHECK(model->spine() == spine);
    CHECK(std::equal(first.begin(), first.end(), spine.begin()));
    REQUIRE(GuiOffice::until([&] { return table.currentId().has_value(); }));
    CHECK(nameAt(*model, 150) == (conditional ? QStringLiteral("Test0301") : QStringLiteral("Test0150")));
    REQUIRE(GuiOffice::until([&] { return !nameAt(*model, all - 1).isEmpty(); }));
    CHECK(nameAt(*model, all - 1) == QStringLiteral("Test4999"));
}

TEST_CASE("a row chosen below the first ones, or moved while the others are read, stays chosen") {
    GuiOffice gui;
    fill(gui);
    QObject owner;
    const bool moved = GENERATE(false, true);
    CAPTURE(moved);
    RecordModel* model = makeModel(gui, &owner);
    QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    RecordTable table(*gui.session, QStringLiteral("table"), QStringLiteral("table"));
    table.setRecords(*model);
    table.resize(600, 400);
    table.show();
    int loads = 0;
    QObject::connect(model, &RecordModel::spineLoaded, &owner, [&] {
        if (++loads > 1) return;
        table.setCurrentIndex(model->index(moved ? 20 : 3'000, 0));
        table.scrollTo(table.currentIndex());
        if (moved) gui.office.add("person", Values().set("name", Value("Tesa")));
    });
    model->reload();
    REQUIRE(GuiOffice::until([&] { return model->complete(); }));
    // The other session knows nothing of what was written beside it, unless the spine was read afterwards.
    const int at = moved && model->rowCount() > many ? 21 : (moved ? 20 : 3'000);
    CHECK(table.currentIndex().row() == at);
    const QString name = moved ? QStringLiteral("Test0020") : QStringLiteral("Test3000");
    REQUIRE(GuiOffice::until([&] { return nameAt(*model, at) == name; }));
    REQUIRE(GuiOffice::until([&] { return table.currentId().has_value(); }));
    // And when a row before it goes away.
    REQUIRE(GuiOffice::until([&] { return model->idAt(0).has_value(); }));
    must(gui.office.transact("person.delete",
                             [&](journal::Writer& writer) { return writer.remove("person", *model->idAt(0)); }));
    const int rows = model->rowCount();
    model->reload();
    REQUIRE(GuiOffice::until([&] { return model->rowCount() != rows; }));
    REQUIRE(GuiOffice::until([&] { return nameAt(*model, table.currentIndex().row()) == name; }));
}

TEST_CASE("another kind of record in the same table chooses nothing by the row number of the one before") {
    GuiOffice gui;
    gui.populate();
    QObject owner;
    RecordModel* model = makeModel(gui, &owner);
    RecordTable table(*gui.session, QStringLiteral("table"), QStringLiteral("table"));
    table.setRecords(*model);
    model->reload();
    REQUIRE(GuiOffice::until([&] { return model->complete(); }));
    const int last = model->rowOf(3);
    REQUIRE(last >= 0);
    table.setCurrentIndex(model->index(last, 0));
    const schema::TypeDef& household = *gui.session->catalogue().find("household");
    model->setType("household", defaultColumns(*gui.session, household));
    REQUIRE(GuiOffice::until([&] { return model->complete() && model->rowCount() > 0; }));
    REQUIRE(model->rowOf(3) >= 0);
    gui.settle();
    CHECK_FALSE(table.currentIndex().isValid());
}

#include "tests/support/gui_office.h"
#include "ui/grids/record_model.h"

#include <catch2/catch.hpp>

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>

using namespace mulin;
using namespace mulin::ui;
using namespace mulin::test;

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
    CHECK(nameAt(*model, 0).isEmpty()); // asked for now
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

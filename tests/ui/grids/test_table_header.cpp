#include "ui/grids/table_header.h"

#include <catch2/catch.hpp>

#include <QtGui/QStandardItemModel>
#include <QtWidgets/QTableView>

using namespace mulin::ui;

TEST_CASE("a column takes what the others leave, and never less than can be read") {
    QStandardItemModel model(1, 3);
    QTableView table;
    table.setFrameShape(QFrame::NoFrame);
    table.verticalHeader()->hide();
    table.setHorizontalHeader(new TableHeader(&table));
    stretchColumn(*table.horizontalHeader(), 0, 120);
    table.setModel(&model);
    table.setColumnWidth(1, 100);
    table.setColumnWidth(2, 100);
    table.resize(600, 200);
    table.show();
    CHECK(table.columnWidth(0) == 400);
    table.setColumnHidden(2, true);
    CHECK(table.columnWidth(0) == 500);
    table.resize(180, 200);
    CHECK(table.columnWidth(0) == 120);
}

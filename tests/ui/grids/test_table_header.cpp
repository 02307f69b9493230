#include "ui/grids/table_header.h"

#include <catch2/catch.hpp>

#include <QtGui/QStandardItemModel>
#include <QtWidgets/QTableView>

using namespace mulin::ui;

TEST_CASE("a column takes what the others leave, and never less than can be read") {
    QStandardItemModel model(1, 3);
    QTableView table;
    table.setHorizontalHeader(new TableHeader(&table));
    QHeaderView& header = *table.horizontalHeader();
    stretchColumn(header, 0, 120);
    table.setModel(&model);
    table.setColumnWidth(1, 100);
    table.setColumnWidth(2, 100);
    header.resize(600, 32);
    CHECK(table.columnWidth(0) == 400);
    table.setColumnHidden(2, true);
    CHECK(table.columnWidth(0) == 500);
    header.resize(180, 32);
    CHECK(table.columnWidth(0) == 120);
}

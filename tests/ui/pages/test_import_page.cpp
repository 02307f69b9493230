// The import wizard over a clerk's register: columns, check, result, what came back, undo.
#include "tests/ui/pages/desk.h"
#include "ui/pages/import/import_page.h"
#include "ui/widgets/label.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QTableWidget>

using namespace mulin;
using namespace mulin::ui;
using namespace mulin::test;

namespace {

struct Importing : Desk {
    Importing() : Desk(false) {
        open("import");
        page = dynamic_cast<ImportPage*>(window->currentPage());
        REQUIRE(page != nullptr);
    }
    QString sheet(const char* name, const QString& text) {
        const QString path = QString::fromStdString(gui.office.folder.path(name));
        QFile file(path);
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(text.toUtf8());
        return path;
    }
    bool reached(int step) {
        return GuiOffice::until([&] { return page->step() == step && !page->isBusy(); });
    }
    void see(const char* figure) {
        LinkLabel* link = nullptr;
        for (auto* one : window->findChildren<LinkLabel*>(text(figure)))
            if (one->isVisible()) link = one;
        INFO(figure);
        REQUIRE(link != nullptr);
        emit link->clicked();
        gui.settle();
    }
    /// A sheet that was chosen, to its end, with the columns as proposed.
    void goThrough() {
        REQUIRE(reached(ImportPage::Columns));
        press("import.next");
        REQUIRE(reached(ImportPage::Checked));
        press("import.next");
        REQUIRE(reached(ImportPage::Outcome));
        gui.settle();
    }
    QString words(const char* name) {
        const auto* label = window->findChild<QLabel*>(QString::fromLatin1(name));
        return label == nullptr || !label->isVisible() ? QString() : label->text();
    }
    std::size_t persons() {
        records::Query query;
        query.type = "person";
        return must(records::list(gui.office.reader(), gui.office.tables(), gui.office.access(), query,
                                  gui.office.today()))
            .size();
    }

    ImportPage* page = nullptr;
};

const QString registerOf3 = QStringLiteral("花名册,,,,\n姓名,身份证号,与户主关系,现住址,电话\n"
                                           "单秀兰,130202195203183021,户主,友谊里3号楼2单元501,13812347177\n"
                                           ",130202198001011234,儿子,,\n"
                                           "王强,1.30202E+17,户主,友谊里3号楼2单元502,\n"
                                           "解放,,户主,友谊里3号楼2单元503,\n");

} // namespace

TEST_CASE("a register goes in through the wizard and out again with one undo") {
    Importing it;
    it.page->choose(it.sheet("花名册.csv", registerOf3));
    REQUIRE(it.reached(ImportPage::Columns));
    auto* relation = it.window->findChild<QComboBox*>(text("import.target.2"));
    REQUIRE(relation != nullptr);
    CHECK(relation->currentData().toString() == text("relation"));
    it.shot("import-columns");
    CHECK(it.persons() == 0);

    it.press("import.next");
    REQUIRE(it.reached(ImportPage::Checked));
    QTableWidget* returned = nullptr;
    for (auto* table : it.window->findChildren<QTableWidget*>(text("import.returned")))
        if (table->isVisible()) returned = table;
    REQUIRE(returned != nullptr);
    CHECK(returned->rowCount() == 2);
    CHECK(returned->item(0, 0)->text() == text("4")); // as the sheet program counts
    CHECK(it.persons() == 0);
    it.shot("import-checked");

    it.press("import.next");
    REQUIRE(it.reached(ImportPage::Outcome));
    it.gui.settle();
    CHECK(it.persons() == 2);
    it.shot("import-result");
    const QString back = QString::fromStdString(it.gui.office.folder.path("back.xlsx"));
    it.page->saveReturned(back);
    CHECK(GuiOffice::until([&] { return QFileInfo(back).size() > 0; }));
    it.gui.settle();

    it.press("import.undo");
    REQUIRE(GuiOffice::until([&] { return it.persons() == 0; }));
    it.gui.settle();
    auto* undo = it.window->findChild<QAbstractButton*>(text("import.undo"));
    CHECK(GuiOffice::until([&] { return !undo->isEnabled(); }));
    CHECK(it.gui.office.sound());
}

TEST_CASE("the wizard says what is wrong with a sheet and goes on with the next") {
    Importing it;
    it.page->choose(it.sheet("leer.csv", QString()));
    CHECK(GuiOffice::until([&] { return it.words("import.error").contains(QStringLiteral("leer.csv")); }));
    CHECK(it.page->step() == ImportPage::ChooseFile);

    it.page->choose(it.sheet("nobody.csv", QStringLiteral("编号,颜色\n1,红\n2,蓝\n")));
    REQUIRE(GuiOffice::until([&] { return !it.page->isBusy(); }));
    it.gui.settle();
    if (it.page->step() == ImportPage::Columns) {
        it.press("import.next");
        CHECK(GuiOffice::until([&] { return !it.words("import.error").isEmpty(); }));
    } else {
        CHECK_FALSE(it.words("import.error").isEmpty());
    }
    CHECK(it.persons() == 0);

    it.page->choose(it.sheet("good.csv", registerOf3));
    REQUIRE(it.reached(ImportPage::Columns));
    CHECK(it.words("import.error").isEmpty());
}

TEST_CASE("columns that were assigned by hand are kept under a name") {
    Importing it;
    it.page->choose(it.sheet("odd.csv", QStringLiteral("谁,号\n单秀兰,130202195203183021\n")));
    REQUIRE(it.reached(ImportPage::Columns));
    auto* who = it.window->findChild<QComboBox*>(text("import.target.0"));
    REQUIRE(who != nullptr);
    who->setCurrentIndex(who->findData(text("name")));
    emit who->activated(who->currentIndex());
    REQUIRE(GuiOffice::until([&] {
        it.gui.settle();
        const auto* now = it.window->findChild<QComboBox*>(text("import.target.0"));
        return now != nullptr && now->currentData().toString() == text("name");
    }));
    it.page->keepMap(QStringLiteral("怪表"));
    it.gui.settle();
    it.press("import.next");
    REQUIRE(it.reached(ImportPage::Checked));
    it.press("import.next");
    REQUIRE(it.reached(ImportPage::Outcome));
    it.gui.settle();
    CHECK(it.persons() == 1);
}

TEST_CASE("every type whose records come in sheets is offered, and visits name people who are there") {
    Importing it;
    it.gui.office.add("person", schema::Values().set("name", "单秀兰").set("phone", "13812347177"));
    auto* types = it.window->findChild<QComboBox*>(text("import.type"));
    REQUIRE(types != nullptr);
    CHECK(types->itemData(0).toString() == text("person"));
    for (const char* type : {"visit", "organisation", "living_alone", "dwelling", "post"})
        CHECK(types->findData(text(type)) >= 0);
    for (const char* type : {"user", "setting", "enrolment"}) CHECK(types->findData(text(type)) < 0);

    it.open("import", text("visit"));
    it.page->choose(it.sheet("走访.csv", QStringLiteral("日期,走访对象,电话,走访人,内容\n"
                                                        "2026-02-03,单秀兰,13812347177,张三,身体尚好\n"
                                                        "2026-02-04,赵无人,,,不在家\n")));
    REQUIRE(it.reached(ImportPage::Columns));
    auto* whom = it.window->findChild<QComboBox*>(text("import.target.1"));
    REQUIRE(whom != nullptr);
    CHECK(whom->currentData().toString() == text("people:visited"));
    CHECK(whom->currentText() == QStringLiteral("走访对象"));
    auto* phone = it.window->findChild<QComboBox*>(text("import.target.2"));
    CHECK(phone->currentText() == QStringLiteral("走访对象联系电话"));
    it.shot("import-visits");

    it.press("import.next");
    REQUIRE(it.reached(ImportPage::Checked));
    QTableWidget* returned = nullptr;
    for (auto* table : it.window->findChildren<QTableWidget*>(text("import.returned")))
        if (table->isVisible()) returned = table;
    REQUIRE(returned != nullptr);
    REQUIRE(returned->rowCount() == 1);
    CHECK(returned->item(0, 1)->text() == QStringLiteral("赵无人"));
    CHECK(returned->item(0, 3)->text() == QStringLiteral("走访对象：没有找到“赵无人”。"));
    it.shot("import-visits-checked");

    it.press("import.next");
    REQUIRE(it.reached(ImportPage::Outcome));
    it.gui.settle();
    records::Query query;
    query.type = "visit";
    CHECK(must(records::list(it.gui.office.reader(), it.gui.office.tables(), it.gui.office.access(), query,
                             it.gui.office.today()))
              .size() == 1);
    it.see("import.see.added");
    CHECK(it.window->current().page == text("visits"));
    CHECK(it.table("visits.table")->records()->rowCount() == 1);
    it.window->back();
    it.gui.settle();
    it.press("import.next"); // to the list
    CHECK(it.window->current().page == text("visits"));

    it.open("import", text("living_alone"));
    it.page->choose(
        it.sheet("独居.csv", QStringLiteral("姓名,身份证号,入册日期\n单秀兰,130202195203183021,2026-01-05\n")));
    it.goThrough();
    REQUIRE(it.page->report()->added == 1);
    it.see("import.see.added");
    CHECK(it.window->current().page == text("ledgers"));
    CHECK(it.table("ledgers.table")->records()->rowCount() == 1);
}

TEST_CASE("the figures of an import open their rows; cancelling leads back to where one came from") {
    Importing it;
    it.open("residents");
    it.open("import");
    it.press("import.cancel");
    CHECK(it.window->current().page == text("residents"));
    it.open("import");
    it.page->choose(it.sheet("花名册.csv", registerOf3));
    it.goThrough();
    const auto see = [&](const char* figure) {
        it.see(figure);
        CHECK(it.window->current().page == text("residents"));
        INFO(it.said.text.toStdString());
        CHECK(it.said.kind != StatusMessage::Kind::Error);
        const int rows = it.table("residents.table")->records()->rowCount();
        it.window->back();
        it.gui.settle();
        return rows;
    };
    CHECK(it.words("status.words").contains(QStringLiteral("撤销：导入")));
    CHECK(see("import.see.added") == 2);
    CHECK(see("import.see.marked") == static_cast<int>(it.page->report()->marked));
    // The same persons with another phone: updated.
    it.open("import", text("person"));
    it.page->choose(
        it.sheet("again.csv", QStringLiteral("姓名,身份证号,电话\n单秀兰,130202195203183021,13812340000\n")));
    it.goThrough();
    REQUIRE(it.page->report()->updated == 1);
    CHECK(see("import.see.updated") == 1);
}

TEST_CASE("where the headings are not found, one points at their row") {
    Importing it;
    it.page->choose(it.sheet("odd.csv", QStringLiteral("1,2,3\n4,5,6\n7,8,9\n")));
    REQUIRE(GuiOffice::until([&] { return !it.words("import.error").isEmpty(); }));
    it.gui.settle();
    auto* rows = it.window->findChild<QTableWidget*>(text("import.headings"));
    REQUIRE(rows != nullptr);
    REQUIRE(rows->isVisible());
    CHECK(rows->rowCount() == 3);
    CHECK(rows->item(0, 1)->text() == text("1"));
    it.shot("import-headings");
}

// 排查 in the window: a campaign is made, doors are entered by the keyboard, findings go into the files.
#include "tests/ui/pages/desk.h"
#include "ui/pages/campaigns/campaigns_page.h"

#include <QtTest/QTest>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QRadioButton>
#include <QtWidgets/QTableWidget>

using namespace mulin;
using namespace mulin::ui;
using namespace mulin::test;

namespace {

struct Knocking : Desk {
    Knocking() {
        campaign = gui.office.add("campaign", schema::Values()
                                                  .set("title", "冬季用气安全排查")
                                                  .set("starts_on", gui.office.today())
                                                  .set("columns", "电动车：数字\n用气方式：管道、瓶装"));
        open("campaigns", hex(*campaign));
        page = dynamic_cast<CampaignsPage*>(window->currentPage());
        REQUIRE(page != nullptr);
        REQUIRE(GuiOffice::until([&] { return !page->doors().empty(); }));
        gui.settle();
    }
    std::int64_t count(const char* type) {
        records::Query query;
        query.type = type;
        return must(
            records::count(gui.office.reader(), gui.office.tables(), gui.office.access(), query, gui.office.today()));
    }
    void key(Qt::Key which) {
        QTest::keyClick(&visible<QTableWidget>("campaigns.table"), which);
        gui.settle();
    }
    std::optional<RecordId> campaign;
    CampaignsPage* page = nullptr;
};

} // namespace

TEST_CASE("doors are entered by one key each") {
    Knocking it;
    CHECK(it.page->campaign()->counts.doors == 23);
    auto& table = it.visible<QTableWidget>("campaigns.table");
    table.setFocus();
    table.setCurrentCell(0, 0);
    it.key(Qt::Key_1);
    REQUIRE(GuiOffice::until([&] { return it.page->campaign()->counts.done == 1; }));
    it.gui.settle();
    CHECK(table.currentRow() == 1);
    it.key(Qt::Key_2);
    REQUIRE(GuiOffice::until([&] { return it.page->campaign()->counts.nobody == 1; }));
    it.gui.settle();
    CHECK(it.count("campaign_visit") == 2);
    it.shot("campaigns");
    it.gui.session->undo();
    REQUIRE(GuiOffice::until([&] { return it.page->campaign()->counts.nobody == 0; }));
    it.gui.settle();
}

TEST_CASE("what is saved leads on to the next door where something is still open") {
    Knocking it;
    auto& table = it.visible<QTableWidget>("campaigns.table");
    table.setFocus();
    const auto enter = [&](int row, Qt::Key key, int entered) {
        table.setCurrentCell(row, 0);
        it.key(key);
        REQUIRE(GuiOffice::until([&] {
            const auto& counts = it.page->campaign()->counts;
            return counts.doors - counts.open() == entered;
        }));
        it.gui.settle();
        return table.currentRow();
    };
    CHECK(enter(1, Qt::Key_1, 1) == 2);
    CHECK(enter(0, Qt::Key_2, 2) == 2); // past the one that is done
    CHECK(enter(3, Qt::Key_2, 3) == 4);
    CHECK(enter(2, Qt::Key_3, 4) == 3); // nobody was at home there
    const int last = table.rowCount() - 1;
    CHECK(enter(last, Qt::Key_1, 5) == last);
}

TEST_CASE("an answer that does not fit is told beside its question, and nothing is written; one door is chosen") {
    Knocking it;
    auto& table = it.visible<QTableWidget>("campaigns.table");
    table.setCurrentCell(0, 0);
    it.gui.settle();
    auto& scooters = it.visible<QLineEdit>("campaigns.column0");
    const auto type = [&](const char* said) {
        scooters.setText(QString::fromUtf8(said));
        emit scooters.textEdited(scooters.text());
    };
    type("abc");
    it.press("campaigns.save");
    CHECK(it.count("campaign_visit") == 0);
    auto& note = it.visible<QLabel>("campaigns.column0.note");
    CHECK(note.text().contains(QStringLiteral("abc")));
    CHECK(scooters.text() == QStringLiteral("abc"));
    type("2");
    QTest::keyClick(&scooters, Qt::Key_Return, Qt::ControlModifier);
    REQUIRE(GuiOffice::until([&] { return it.page->campaign()->counts.done == 1; }));
    it.gui.settle();
    CHECK(table.selectionModel()->selectedRows().size() == 1);
    CHECK(table.selectionModel()->isRowSelected(1, {}));
}

TEST_CASE("an occupied flat that is entered as vacant is pointed out") {
    Knocking it;
    auto& table = it.visible<QTableWidget>("campaigns.table");
    table.setFocus();
    for (std::size_t row = 0; row < it.page->doors().size(); ++row)
        if (!it.page->doors()[row].residents.empty()) {
            table.setCurrentCell(static_cast<int>(row), 0);
            break;
        }
    it.key(Qt::Key_5);
    REQUIRE(GuiOffice::until([&] { return it.page->campaign()->counts.vacant == 1; }));
    it.gui.settle();
    CHECK(it.said.kind == StatusMessage::Kind::Warning);
    CHECK(it.said.text.contains(QStringLiteral("空置房")));
}

TEST_CASE("keys pressed faster than doors are written are for one door each") {
    Knocking it;
    auto& table = it.visible<QTableWidget>("campaigns.table");
    table.setFocus();
    table.setCurrentCell(0, 0);
    for (const Qt::Key key : {Qt::Key_1, Qt::Key_2, Qt::Key_4}) QTest::keyClick(&table, key);
    CHECK(table.currentRow() == 3);
    REQUIRE(GuiOffice::until([&] { return it.page->campaign()->counts.open() == 20; }));
    it.gui.settle();
    CHECK(it.page->campaign()->counts.done == 1);
    CHECK(it.page->campaign()->counts.nobody == 1);
    CHECK(it.page->campaign()->counts.later == 1);
    CHECK(table.currentRow() == 3);
    // What is typed meanwhile stays.
    it.visible<QLineEdit>("campaigns.newcomer").setText(text("Sun"));
    emit it.visible<QLineEdit>("campaigns.newcomer").textEdited(text("Sun"));
    it.page->reload();
    it.gui.settle();
    CHECK(it.visible<QLineEdit>("campaigns.newcomer").text() == text("Sun"));
}

TEST_CASE("an empty flat has a key and a choice of its own") {
    Knocking it;
    auto& table = it.visible<QTableWidget>("campaigns.table");
    table.setFocus();
    table.setCurrentCell(0, 0);
    it.key(Qt::Key_5);
    REQUIRE(GuiOffice::until([&] { return it.page->campaign()->counts.vacant == 1; }));
    it.gui.settle();
    CHECK(it.page->campaign()->counts.open() == 22);
    CHECK(it.visible<QLabel>("campaigns.figures").text().contains(QStringLiteral("空置房 1")));
    table.setCurrentCell(0, 0);
    it.gui.settle();
    const auto results = it.visible<QWidget>("campaigns.result").findChildren<QRadioButton*>();
    REQUIRE(results.size() == 5);
    CHECK(results[4]->isChecked());
    for (const QRadioButton* one : results) CHECK(one->parentWidget()->rect().contains(one->geometry()));
    it.shot("campaigns-vacant");
    results[0]->click();
    it.press("campaigns.save");
    REQUIRE(GuiOffice::until([&] { return it.page->campaign()->counts.done == 1; }));
    it.gui.settle();
    CHECK(it.page->campaign()->counts.vacant == 0);
}

TEST_CASE("what is typed at a door and refused stays there") {
    Knocking it;
    auto& table = it.visible<QTableWidget>("campaigns.table");
    table.setCurrentCell(0, 0);
    auto& bikes = it.visible<QLineEdit>("campaigns.column0");
    bikes.setFocus();
    bikes.setText(text("many"));
    it.press("campaigns.save");
    CHECK(it.visible<QLabel>("campaigns.column0.note").text().contains(text("many")));
    CHECK(table.currentRow() == 0);
    CHECK(it.visible<QLineEdit>("campaigns.column0").text() == text("many"));
    CHECK(it.page->campaign()->counts.done == 0);
}

TEST_CASE("who has moved away is said at the door") {
    Knocking it;
    auto& table = it.visible<QTableWidget>("campaigns.table");
    for (std::size_t row = 0; row < it.page->doors().size(); ++row)
        if (!it.page->doors()[row].residents.empty()) {
            table.setCurrentCell(static_cast<int>(row), 0);
            break;
        }
    it.gui.settle();
    const auto& door = it.page->doors()[static_cast<std::size_t>(table.currentRow())];
    const RecordId person = door.people.front();
    auto* gone = it.window->currentPage()->findChild<QCheckBox*>(text("campaigns.gone"));
    REQUIRE(gone != nullptr);
    gone->setChecked(true);
    it.press("campaigns.save");
    REQUIRE(GuiOffice::until([&] { return it.page->campaign()->counts.done == 1; }));
    it.gui.settle();
    CHECK(it.gui.office.record("person", person).text("presence") == "moved_out");
}

TEST_CASE("what is found at a door becomes a person and a visit") {
    Knocking it;
    const auto people = it.count("person"), visits = it.count("visit");
    auto& table = it.visible<QTableWidget>("campaigns.table");
    table.setCurrentCell(0, 0);
    it.visible<QLineEdit>("campaigns.column0").setText(text("2"));
    it.visible<QLineEdit>("campaigns.newcomer").setText(QStringLiteral("孙丽"));
    it.visible<QPlainTextEdit>("campaigns.need").setPlainText(QStringLiteral("想换管道气"));
    it.press("campaigns.save");
    REQUIRE(GuiOffice::until([&] { return it.page->campaign()->counts.done == 1; }));
    it.gui.settle();
    CHECK(it.count("person") == people + 1);
    CHECK(it.count("visit") == visits + 1);
    CHECK(it.count("next_step") == 1);
    // Back at the door it still says what was asked for.
    table.setCurrentCell(0, 0);
    it.gui.settle();
    CHECK(it.visible<QPlainTextEdit>("campaigns.need").toPlainText() == QStringLiteral("想换管道气"));
    CHECK(table.item(0, 3)->text() == text("2"));
    it.gui.session->undo();
    REQUIRE(GuiOffice::until([&] { return it.count("person") == people; }));
    it.gui.settle();
    CHECK(it.gui.office.sound());
}

TEST_CASE("a campaign is made in its form") {
    Desk desk;
    desk.open("campaigns");
    desk.shot("campaigns-empty");
    desk.press("campaigns.new");
    desk.visible<QLineEdit>("campaign.title").setText(QStringLiteral("敲门行动"));
    desk.shot("campaigns-new");
    REQUIRE(desk.visible<RecordForm>("").save(false));
    desk.gui.settle();
    records::Query query;
    query.type = "campaign";
    CHECK(must(records::count(desk.gui.office.reader(), desk.gui.office.tables(), desk.gui.office.access(), query,
                              desk.gui.office.today())) == 1);
}

TEST_CASE("what is asked is put together line by line, and answered by choosing") {
    Knocking it;
    it.press("campaigns.edit");
    auto& form = it.visible<RecordForm>("");
    auto* columns = form.editor("columns");
    REQUIRE(columns != nullptr);
    CHECK(columns->text() == QStringLiteral("电动车：数字\n用气方式：管道、瓶装"));
    it.press("campaign.addColumn");
    auto* name = columns->widget()->findChildren<QLineEdit*>()[4]; // two a line
    name->setText(QStringLiteral("是否租住"));
    auto* kind = columns->widget()->findChildren<QComboBox*>()[2];
    kind->setCurrentIndex(1);
    emit kind->activated(1);
    CHECK(columns->text() == QStringLiteral("电动车：数字\n用气方式：管道、瓶装\n是否租住：是否"));
    it.shot("campaign-columns");
    name->setText(QStringLiteral("电动车"));
    CHECK(columns->doubt(true).contains(QStringLiteral("重复")));
    name->setText(QStringLiteral("是否租住"));
    REQUIRE(form.save(false));
    REQUIRE(GuiOffice::until([&] { return it.page->campaign() && it.page->campaign()->columns.size() == 3; }));
    it.gui.settle();
    auto& table = it.visible<QTableWidget>("campaigns.table");
    table.setFocus();
    table.setCurrentCell(0, 0);
    it.key(Qt::Key_Return);
    auto& gas = it.visible<QComboBox>("campaigns.column1");
    QTest::keyClick(&gas, Qt::Key_2);
    CHECK(gas.currentData().toString() == QStringLiteral("瓶装"));
    auto& rents = it.visible<QComboBox>("campaigns.column2");
    rents.setCurrentIndex(1);
    it.shot("campaign-answers");
    // Enter goes on; with Ctrl the door is done.
    QTest::keyClick(&gas, Qt::Key_Return);
    CHECK(it.page->campaign()->counts.done == 0);
    QTest::keyClick(&rents, Qt::Key_Return, Qt::ControlModifier);
    REQUIRE(GuiOffice::until([&] { return it.page->campaign()->counts.done == 1; }));
    it.gui.settle();
    const auto answers = it.page->doors().front().answers;
    CHECK(answers.at("用气方式") == "瓶装");
    CHECK(answers.at("是否租住") == "是");
}

TEST_CASE("where the window is narrow the questions take the place of the doors") {
    Knocking it;
    it.window->resize(900, 600);
    it.gui.settle();
    auto& table = it.visible<QTableWidget>("campaigns.table");
    auto* save = it.window->findChild<QAbstractButton*>(text("campaigns.save"));
    CHECK_FALSE(save->isVisible());
    table.setFocus();
    table.setCurrentCell(0, 0);
    it.key(Qt::Key_Return);
    CHECK_FALSE(table.isVisible());
    it.shot("campaigns-narrow");
    it.visible<QAbstractButton>("campaigns.save").click();
    it.gui.settle();
    REQUIRE(GuiOffice::until([&] { return it.page->campaign()->counts.done == 1; }));
    it.gui.settle();
    CHECK_FALSE(table.isVisible());
    it.visible<QAbstractButton>("campaigns.back").click();
    it.gui.settle();
    CHECK(table.isVisible());
    CHECK(table.currentRow() == 1);
    it.window->resize(1440, 900);
    it.gui.settle();
    CHECK(it.visible<QAbstractButton>("campaigns.save").isVisible());
}

TEST_CASE("what is typed at a door waits there while one looks at another, and a key gives it its result") {
    Knocking it;
    auto& table = it.visible<QTableWidget>("campaigns.table");
    table.setFocus();
    table.setCurrentCell(0, 0);
    it.gui.settle();
    it.visible<QPlainTextEdit>("campaigns.findings").setPlainText(QStringLiteral("燃气胶管老化"));
    table.setCurrentCell(3, 0);
    it.gui.settle();
    CHECK(it.visible<QPlainTextEdit>("campaigns.findings").toPlainText().isEmpty());
    table.setCurrentCell(0, 0);
    it.gui.settle();
    REQUIRE(GuiOffice::until([&] {
        return it.visible<QPlainTextEdit>("campaigns.findings").toPlainText() == QStringLiteral("燃气胶管老化");
    }));
    it.shot("campaigns-unsaved");
    table.setFocus();
    it.key(Qt::Key_1);
    REQUIRE(GuiOffice::until([&] { return it.page->campaign()->counts.done == 1; }));
    it.gui.settle();
    CHECK(it.page->doors()[0].findings == "燃气胶管老化");
    CHECK(it.count("visit") > 0);
    // it is saved: nothing waits any more
    table.setCurrentCell(5, 0);
    it.gui.settle();
    table.setCurrentCell(0, 0);
    it.gui.settle();
    CHECK(it.gui.office.reader().integer("SELECT count(*) FROM local_draft") == 0);
}

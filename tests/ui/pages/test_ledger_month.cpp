// 台账: what is suggested above the list, many people at once, and the sheets of a month.
#include "tests/ui/pages/desk.h"

#include "core/records/query.h"
#include "ui/pages/bulk_dialog.h"
#include "ui/widgets/label.h"
#include "ui/widgets/segmented.h"
#include "ui/widgets/side_list.h"

#include <QtTest/QTest>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QTableView>

using namespace mulin;
using namespace mulin::ui;
using namespace mulin::test;

namespace {

struct LedgerDesk : Desk {
    std::int64_t membersOf(const char* ledger) {
        records::Query query;
        query.type = ledger;
        query.where = "left_on is empty";
        return must(
            records::count(gui.office.reader(), gui.office.tables(), gui.office.access(), query, gui.office.today()));
    }
    QList<QAbstractButton*> buttons(const char* name) {
        QList<QAbstractButton*> seen;
        for (auto* one : window->findChildren<QAbstractButton*>(text(name)))
            if (one->isVisible()) seen << one;
        return seen;
    }
};

} // namespace

TEST_CASE("a suggestion says why, is declined with a word, and comes back by undo", "[pages]") {
    LedgerDesk desk;
    const RecordId old = desk.gui.person("安桂兰", "3", "3", "601", "1938-05-01", true, "13800000000");
    desk.open("ledgers", text("advanced_age"));
    const auto listed = [&] {
        for (const auto* one : desk.buttons("suggestions.decline"))
            if (one->accessibleName().contains(QStringLiteral("安桂兰"))) return true;
        return false;
    };
    REQUIRE(listed());
    bool told = false;
    for (auto* label : desk.window->findChildren<ElidedLabel*>())
        told = told || (label->isVisible() && label->text().contains(QStringLiteral("1938-05-01")));
    CHECK(told);
    // The row of hers.
    QAbstractButton* hers = nullptr;
    for (auto* one : desk.buttons("suggestions.decline"))
        if (one->accessibleName().contains(QStringLiteral("安桂兰"))) hers = one;
    REQUIRE(hers);
    hers->click();
    desk.gui.settle();
    desk.press("suggestions.never");
    CHECK(desk.said.text.contains(QStringLiteral("理由"))); // not without one
    desk.visible<QLineEdit>("suggestions.reason").setText(QStringLiteral("本人不愿意"));
    desk.press("suggestions.never");
    CHECK_FALSE(listed());
    desk.gui.session->undo();
    desk.gui.settle();
    CHECK(listed());
    CHECK(desk.membersOf("advanced_age") == 0);
    // From the suggestion into the ledger: the person stands in the form already.
    for (auto* one : desk.buttons("suggestions.enter"))
        if (one->accessibleName().contains(QStringLiteral("安桂兰"))) hers = one;
    hers->click();
    desk.gui.settle();
    auto* form = desk.window->findChild<RecordForm*>();
    REQUIRE(form);
    REQUIRE(form->linked("person").size() == 1);
    CHECK(form->linked("person").front().id == old);
    CHECK(form->editor("entry_reason")->text() == text("suggested"));
    form->save(false);
    desk.gui.settle();
    CHECK(desk.membersOf("advanced_age") == 1);
    desk.open("ledgers", text("advanced_age"));
    CHECK_FALSE(listed());
}

TEST_CASE("chosen residents enter a ledger at once, and those who cannot are named", "[pages]") {
    LedgerDesk desk;
    desk.open("ledgers");
    QStringList listed = desk.window->findChild<SideList*>(text("ledgers.list"))->ids();
    desk.open("residents");
    auto* table = desk.table("residents.table");
    REQUIRE(table);
    table->selectAll();
    QAction* enrol = desk.window->findChild<QAction*>(text("residents.enrol"));
    REQUIRE(enrol);
    const auto before = desk.membersOf("living_alone");
    enrol->trigger();
    desk.gui.settle();
    auto* dialog = desk.window->findChild<BulkDialog*>(text("bulk"));
    REQUIRE(dialog);
    auto* ledgers = dialog->findChild<QComboBox*>();
    // As the page of the ledgers has them: under their classes, in the same order.
    QStringList offered;
    for (int at = 0; at < ledgers->count(); ++at)
        if (const QString id = ledgers->itemData(at).toString(); !id.isEmpty()) offered << id;
    CHECK(ledgers->itemText(0) == QStringLiteral("一老"));
    CHECK(ledgers->currentIndex() == 1);
    listed.removeIf([&](const QString& id) { return !offered.contains(id); });
    CHECK(offered == listed);
    // What was written stays, whichever ledger it becomes.
    auto* decided = dialog->findChild<QLineEdit*>(text("bulk.decided_by"));
    decided->setFocus();
    QTest::keyClicks(decided, text("Li"));
    ledgers->setCurrentIndex(ledgers->findData(text("living_alone")));
    desk.gui.settle();
    CHECK(dialog->findChild<QLineEdit*>(text("bulk.decided_by"))->text() == text("Li"));
    CHECK(unnamed(*dialog).join(text("; ")).toStdString().empty());
    dialog->findChild<QAbstractButton*>(text("bulk.accept"))->click();
    desk.gui.settle();
    REQUIRE(dialog->plan());
    CHECK(dialog->plan()->refused.size() == static_cast<std::size_t>(before)); // they are in it already
    CHECK(dialog->findChild<QLabel*>(text("bulk.result"))->text().contains(QStringLiteral("人不能，原因")));
    const auto can = static_cast<std::int64_t>(dialog->plan()->can.size());
    REQUIRE(can > 0);
    // The young are asked about: they stay out unless somebody wants them in.
    auto* anyAge = dialog->findChild<QCheckBox*>(text("bulk.anyAge"));
    auto* accept = dialog->findChild<QAbstractButton*>(text("bulk.accept"));
    REQUIRE(anyAge->isVisible());
    const QString without = accept->text();
    CHECK_FALSE(without.contains(QString::number(can)));
    desk.shot("bulk-another-age");
    anyAge->setChecked(true);
    CHECK(accept->text().contains(QString::number(can)));
    CHECK(without != accept->text());
    dialog->findChild<QAbstractButton*>(text("bulk.accept"))->click();
    desk.gui.settle();
    CHECK(desk.membersOf("living_alone") == before + can);
    desk.gui.session->undo();
    desk.gui.settle();
    CHECK(desk.membersOf("living_alone") == before);
}

TEST_CASE("what the month brought stands on a sheet, and goes out as one", "[pages]") {
    LedgerDesk desk;
    desk.open("ledgers", text("living_alone"));
    CHECK(desk.visible<ElidedLabel>("ledgers.figures").text().contains(QStringLiteral("在册")));
    QAction* month = desk.window->findChild<QAction*>(text("ledgers.month"));
    REQUIRE(month);
    month->trigger();
    desk.gui.settle();
    CHECK(desk.window->current().page == text("ledger_month"));
    CHECK(desk.said.kind != StatusMessage::Kind::Error);
    desk.shot("ledger_month");
    auto* mode = desk.window->currentPage()->findChild<Segmented*>();
    REQUIRE(mode);
    mode->setCurrent(1);
    emit mode->chosen(1);
    desk.gui.settle();
    CHECK(desk.said.kind != StatusMessage::Kind::Error);
    CHECK(desk.button("ledgerMonth.against").isVisible());
    desk.shot("ledger_months");
    mode->setCurrent(0);
    emit mode->chosen(0);
    desk.gui.settle();
    TempFolder folder;
    const QString path = QString::fromStdString(folder.path("month.csv"));
    desk.press("sheet.export");
    desk.saveAs("ledgerMonth.dialog", path);
    REQUIRE(GuiOffice::until([&] { return QFile::exists(path); }));
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    CHECK(QString::fromUtf8(file.readAll()).contains(QStringLiteral("变动")));
}

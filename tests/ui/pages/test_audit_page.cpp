// 审计: who did what, one act with its fields, the check of the chains, the log as a sheet.
#include "core/sheets/sheet_reader.h"
#include "tests/ui/pages/desk.h"
#include "ui/pages/admin/audit_filter.h"
#include "ui/pages/admin/audit_page.h"
#include "ui/widgets/chip.h"

#include <QtWidgets/QLabel>
#include <QtWidgets/QTableView>

using namespace mulin;
using namespace mulin::test;
using namespace mulin::ui;

namespace {

struct Auditor : Desk {
    Auditor() {
        open("audit");
        page = qobject_cast<AuditPage*>(window->currentPage());
        REQUIRE(page != nullptr);
        REQUIRE(GuiOffice::until([&] { return page->acts().loaded() && page->acts().rowCount() > 0; }));
        table = window->findChild<QTableView*>(text("audit.acts"));
    }
    void print(const std::string& file = {}) {
        security::Leaving leaving{access::Right::Print, "report"};
        leaving.path = file;
        leaving.args["month"] = "2026-10";
        gui.session->disclose(page, leaving, [](const security::Disclosure&) {});
        gui.settle();
        page->reload();
        gui.settle();
    }
    QString cell(int row, int column) {
        REQUIRE(GuiOffice::until([&] { return page->acts().at(row) != nullptr; }));
        return page->acts().index(row, column).data().toString();
    }
    QString words(const char* label) {
        QLabel* found = nullptr;
        REQUIRE(GuiOffice::until([&] {
            found = window->findChild<QLabel*>(text(label));
            return found != nullptr && !found->text().isEmpty();
        }));
        return found->text();
    }

    AuditPage* page = nullptr;
    QTableView* table = nullptr;
};

} // namespace

TEST_CASE("audit: what was printed is the newest act; chips narrow the list") {
    Auditor desk;
    const int all = desk.page->acts().rowCount();
    desk.print();
    REQUIRE(desk.page->acts().rowCount() == all + 1);
    CHECK(desk.cell(0, 2) == QStringLiteral("打印月报 2026-10"));
    CHECK(desk.cell(0, 1) == QStringLiteral("李敏"));
    CHECK(desk.cell(0, 4) == QStringLiteral("台式机"));
    desk.page->filter().setDays(*Date::fromYmd(2020, 1, 1), *Date::fromYmd(2020, 1, 2));
    REQUIRE(GuiOffice::until([&] { return desk.page->acts().rowCount() == 0; }));
    desk.gui.settle();
    CHECK_FALSE(desk.table->isVisible());
    auto* chip = desk.window->findChild<Chip*>(text("chip.days"));
    REQUIRE(chip != nullptr);
    emit chip->removeRequested();
    REQUIRE(GuiOffice::until([&] { return desk.page->acts().rowCount() == all + 1; }));
}

TEST_CASE("audit: one act at the side, with what was changed; from there all about the record") {
    Auditor desk;
    const RecordId person = desk.gui.people.front();
    desk.gui.session->transact(nullptr, {"person.edit", {{"type", "person"}, {"id", person.hex()}}},
                               [person](journal::Writer& writer) -> Result<void> {
                                   return writer.update("person", person,
                                                        schema::Values().set("remark", schema::Value("爱听评书")));
                               });
    desk.gui.settle();
    desk.page->reload();
    desk.gui.settle();
    desk.cell(0, 2);
    desk.table->setCurrentIndex(desk.page->acts().index(0, 0));
    CHECK(desk.words("audit.what").contains(QStringLiteral("修改")));
    desk.gui.settle();
    bool changed = false;
    for (const QLabel* label : desk.page->findChildren<QLabel*>())
        changed |= label->text().contains(QStringLiteral("爱听评书"));
    CHECK(changed);
    desk.shot("audit-act");
    desk.page->filter().setRecord("person", person, QStringLiteral("单秀兰"));
    desk.gui.settle();
    CHECK(desk.page->acts().rowCount() >= 2);
    CHECK(desk.page->acts().rowCount() < 20);
    CHECK(desk.page->closeInner() == false); // the act went with the list it was chosen in
}

TEST_CASE("audit: the log is whole, and the code on paper is its own") {
    Auditor desk;
    desk.press("audit.chain");
    const QString mark = desk.words("chain.mark");
    CHECK(mark.size() == 24);
    desk.print(); // the log goes on
    desk.window->findChild<QLineEdit*>(text("chain.printed"))->setText(mark.toLower());
    desk.press("chain.check");
    CHECK(desk.words("chain.result").contains(QStringLiteral("日志完整")));
    CHECK(desk.words("chain.result").contains(QStringLiteral("一致")));
    desk.shot("audit-chain");
    desk.window->findChild<QLineEdit*>(text("chain.printed"))->setText(text("0000 1111 2222 3333 4444"));
    desk.press("chain.check");
    CHECK(desk.words("chain.result").contains(QStringLiteral("从未有过")));
}

TEST_CASE("audit: the log as a sheet, which is logged itself") {
    Auditor desk;
    const int all = desk.page->acts().rowCount();
    QTemporaryDir folder;
    const QString path = folder.filePath(text("log.xlsx"));
    desk.button("audit.export").click();
    desk.saveAs("audit.dialog", path);
    REQUIRE(GuiOffice::until([&] { return QFile::exists(path); }));
    auto sheet = must(sheets::openSheet(path.toStdString()));
    sheets::Row row;
    int rows = 0;
    while (must(sheet->next(row))) ++rows;
    CHECK(rows == all + 1); // and the titles
    desk.page->reload();
    desk.gui.settle();
    CHECK(desk.cell(0, 2) == QStringLiteral("导出审计日志（%1 条），存为“log.xlsx”").arg(all));
}

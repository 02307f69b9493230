// What the window offers follows from the rights: who signs in as each shipped role finds these pages and commands, and
// no others.
#include "tests/ui/pages/desk.h"

#include "core/access/shipped_roles.h"
#include "core/security/roles.h"
#include "ui/pages/admin/rights_text.h"
#include "ui/widgets/page_head.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/withheld.h"

#include <QtGui/QAction>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QListView>
#include <QtWidgets/QMenu>

using namespace mulin;
using namespace mulin::ui;
using namespace mulin::test;
using access::Right;
using schema::Values;

namespace {

/// The window of somebody with these roles.
struct RoleDesk : Desk {
    explicit RoleDesk(const char* roles)
        : Desk(true, TextSize::Normal, [roles](GuiOffice& made) {
            made.office.add("user", Values().set("login", "wang").set("name", "王海燕").set("roles", roles));
            return std::string("wang");
        }) {}

    QStringList pages() {
        const auto* list = window->findChild<QListView*>(text("shell.navigation"));
        QStringList ids;
        for (int row = 0; row < list->model()->rowCount(); ++row)
            ids << list->model()->index(row, 0).data(Qt::UserRole).toString();
        return ids;
    }
    bool may(const char* command) { return commands.action(text(command))->isEnabled(); }
    bool enabled(const char* name) { return visible<QAbstractButton>(name).isEnabled(); }
    QAction* entry(const QString& words) {
        QAction* found = nullptr;
        for (QMenu* menu : window->findChildren<QMenu*>())
            for (QAction* act : menu->actions())
                if (act->text() == words) found = act;
        REQUIRE(found != nullptr);
        return found;
    }
    QStringList registering() {
        QStringList words;
        for (QAction* act : window->registerMenu().actions())
            if (act->isVisible()) words << act->text();
        return words;
    }
};

access::Summary summaryOfShipped(const char* code, const schema::Catalogue& catalogue) {
    for (const access::Role& role : must(access::shippedRoles()))
        if (role.code == code) return access::summaryOf(std::vector{role}, catalogue);
    FAIL("no role " << code);
    return {};
}

} // namespace

TEST_CASE("rights: each shipped role finds its pages") {
    const struct {
        const char* role;
        const char* pages;
    } all[] = {
        {"|grid_worker|", "today residents organisation ledgers visits campaigns records reports history help"},
        {"|community_worker|", "today residents organisation ledgers visits campaigns records reports history help"},
        {"|mediator|", "today residents organisation visits records reports history help"},
        {"|secretary|",
         "today residents organisation ledgers visits campaigns records reports history audit users roles help"},
        {"|street_staff|", "today residents organisation ledgers visits campaigns records reports help"},
        {"|administrator|", "organisation records history users roles help"},
        {"|auditor|", "history audit users roles help"},
    };
    for (const auto& [role, pages] : all) {
        INFO(role);
        RoleDesk desk(role);
        CHECK(desk.pages().join(QLatin1Char(' ')).toStdString() == pages);
        // One can be on each of them, and begins on the first.
        CHECK(desk.window->home().page == desk.pages().first());
        for (const QString& page : desk.pages()) {
            desk.said = {};
            desk.open(page.toLatin1().constData());
            INFO(page.toStdString() << " " << desk.said.text.toStdString());
            CHECK(desk.window->current().page == page);
            CHECK(desk.said.kind != StatusMessage::Kind::Error);
        }
    }
}

TEST_CASE("rights: each shipped role finds its commands") {
    const struct {
        const char* role;
        bool undo, search, import, exporting, removing, registering;
    } all[] = {
        {"|grid_worker|", true, true, false, false, false, true},
        {"|community_worker|", true, true, true, true, true, true},
        {"|mediator|", true, true, false, false, false, false},
        {"|secretary|", true, true, true, true, true, true},
        {"|street_staff|", false, true, false, true, false, false},
    };
    for (const auto& one : all) {
        INFO(one.role);
        RoleDesk desk(one.role);
        desk.open("residents");
        CHECK(desk.may("undo") == one.undo);
        CHECK(desk.may("search") == one.search);
        CHECK(desk.may("register") == one.registering);
        CHECK(desk.enabled("residents.import") == one.import);
        CHECK(desk.enabled("residents.new") == one.registering);
        CHECK(desk.entry(QStringLiteral("导出表格…"))->isEnabled() == one.exporting);
        CHECK(desk.entry(QStringLiteral("删除选中的"))->isEnabled() == one.removing);
        CHECK(desk.registering().contains(QStringLiteral("居民")) == one.registering);
    }
    RoleDesk auditor("|auditor|");
    CHECK_FALSE(auditor.may("undo"));
    CHECK_FALSE(auditor.window->search().isVisible());
    CHECK(auditor.registering().isEmpty());
    CHECK_FALSE(auditor.window->findChild<QAbstractButton*>(text("shell.register"))->isVisible());
}

TEST_CASE("rights: the foot of a list names no key that would be refused") {
    const auto foot = [](RoleDesk& desk, const char* page) {
        desk.open(page, page == std::string_view("visits") ? text("list") : QString());
        QString words;
        for (const ListFoot* one : desk.window->findChildren<ListFoot*>())
            if (one->isVisible())
                for (const QLabel* label : one->findChildren<QLabel*>()) words += label->text();
        return words;
    };
    RoleDesk looking("|street_staff|"), mediator("|mediator|"), worker("|community_worker|");
    for (const char* page : {"residents", "visits", "records"}) {
        INFO(page);
        CHECK(foot(looking, page).contains(QStringLiteral("回车打开")));
        CHECK_FALSE(foot(looking, page).contains(QStringLiteral("Delete")));
        CHECK_FALSE(foot(looking, page).contains(QStringLiteral("Ctrl+N")));
        CHECK(foot(worker, page).contains(QStringLiteral("Ctrl+N")));
    }
    CHECK(foot(worker, "residents").contains(QStringLiteral("Delete 删除")));
    CHECK(foot(mediator, "visits").contains(QStringLiteral("Ctrl+N 登记走访")));
    CHECK_FALSE(foot(mediator, "residents").contains(QStringLiteral("Ctrl+N")));
}

TEST_CASE("rights: what is lacking is said where it is lacking, and core refuses all the same") {
    RoleDesk desk("|street_staff|");
    desk.open("residents");
    const QAction* removing = desk.entry(QStringLiteral("删除选中的"));
    CHECK(removing->toolTip().contains(QStringLiteral("您的角色没有这项权限：删除（居民）")));
    desk.open("import");
    CHECK(desk.window->current().page == text("residents"));
    // A page of before enables what it likes: without the right it stays as it is.
    auto* fresh = desk.window->findChild<QAbstractButton*>(text("residents.new"));
    fresh->setEnabled(true);
    CHECK_FALSE(fresh->isEnabled());
    desk.gui.session->transact(
        desk.window.get(), {"person.delete", {{"type", "person"}}},
        [id = desk.gui.people[0]](journal::Writer& writer) { return writer.remove("person", id); });
    desk.gui.settle();
    CHECK(desk.said.kind == StatusMessage::Kind::Error);
}

TEST_CASE("rights: a withheld field has a lock, in the form and in the file of a person") {
    RoleDesk desk("|street_staff|");
    desk.open("person", desk.hex(desk.gui.people[0]));
    CHECK(desk.window->findChildren<WithheldMark*>().size() >= 2);
    for (const auto* label : desk.window->findChildren<QLabel*>())
        if (label->isVisible()) CHECK_FALSE(label->text() == QStringLiteral("███"));
    desk.shot("rights-withheld-person");
    RecordForm form(*desk.gui.session, *desk.gui.session->catalogue().find("person"), text("locked"), FormPlan{});
    form.setAttribute(Qt::WA_DontShowOnScreen);
    form.show();
    form.load(desk.gui.people[0]);
    desk.gui.settle();
    auto* mark = form.findChild<QWidget*>(text("locked.id_number.withheld"));
    REQUIRE(mark != nullptr);
    CHECK(mark->isVisibleTo(&form));
    CHECK_FALSE(form.editor("id_number")->widget()->isVisibleTo(&form));
    CHECK(form.editor("name")->widget()->isVisibleTo(&form));
    CHECK_FALSE(form.findChild<QAbstractButton*>(text("locked.save"))->isEnabled());
}

TEST_CASE("rights: saving a form leaves a withheld field alone") {
    // May write people, but neither sees nor writes their needs.
    RecordId role{Uid{}};
    Desk desk(true, TextSize::Normal, [&](GuiOffice& gui) {
        must(gui.office.set("person", gui.people[0], Values().set("needs", "需要送餐")));
        must(gui.office.transact("role.add", [&](journal::Writer& writer) -> Result<void> {
            access::Role own{"登记员",
                             {"登记员", "登记员"},
                             {},
                             {},
                             {{"*", {Right::Read, Right::Write}, access::Reach::Office, {"person.needs"}}},
                             0};
            MULIN_TRY_LET(made, security::putRole(writer, {}, own));
            role = made;
            return {};
        }));
        gui.office.add("user", Values().set("login", "wang").link("own_roles", {}, role));
        return std::string("wang");
    });
    RecordForm form(*desk.gui.session, *desk.gui.session->catalogue().find("person"), text("some"), FormPlan{});
    form.setAttribute(Qt::WA_DontShowOnScreen);
    form.show();
    SavedSpy saved(form);
    form.load(desk.gui.people[0]);
    desk.gui.settle();
    REQUIRE(form.findChild<QWidget*>(text("some.needs.withheld")) != nullptr);
    form.editor("job")->setText(QStringLiteral("厨师"));
    CHECK(form.save(false));
    desk.gui.settle();
    CHECK(saved.count() == 1);
    const auto stored = desk.gui.office.record("person", desk.gui.people[0]);
    CHECK(stored.text("job") == "厨师");
    CHECK(stored.text("needs") == "需要送餐");
}

TEST_CASE("rights: a role that is taken away counts at once") {
    RoleDesk desk("|administrator|secretary|");
    desk.open("residents");
    CHECK(desk.enabled("residents.import"));
    CHECK(desk.pages().contains(text("users")));
    const UserId self = *desk.gui.session->access().user();
    desk.gui.session->transact(desk.window.get(), {"user.edit", {{"type", "user"}}}, [self](journal::Writer& writer) {
        return writer.update("user", RecordId(self.uid()), Values().set("roles", "|grid_worker|"));
    });
    desk.gui.settle();
    CHECK_FALSE(desk.pages().contains(text("users")));
    CHECK_FALSE(desk.enabled("residents.import"));
    CHECK(desk.said.text.contains(QStringLiteral("您的权限已变动")));
    CHECK(desk.window->current().page == text("residents"));
    // Away from a page that is gone.
    RoleDesk other("|administrator|");
    other.open("users");
    const UserId user = *other.gui.session->access().user();
    other.gui.session->transact(other.window.get(), {"user.edit", {{"type", "user"}}}, [user](journal::Writer& writer) {
        return writer.update("user", RecordId(user.uid()), Values().set("roles", "|grid_worker|"));
    });
    other.gui.settle();
    CHECK(other.window->current().page == text("today"));
    other.open("visits", text("list"));
    CHECK(other.window->current().page == text("visits"));
}

TEST_CASE("rights: in sentences, of a role and of a person") {
    installLanguage(*qApp, text("zh_CN"));
    GuiOffice gui;
    const schema::Catalogue& catalogue = gui.session->catalogue();
    const auto told = [&](const char* code, schema::Language language, const QStringList* units = nullptr) {
        QStringList sentences;
        for (const RightsLine& line : rightsLines(summaryOfShipped(code, catalogue), catalogue, language, units))
            sentences << line.sentence();
        return sentences.join(QLatin1Char('\n'));
    };
    const auto zh = schema::Language::Zh;
    CHECK(told("street_staff", zh).contains(QStringLiteral("能看到：全部业务内容、用户。")));
    CHECK(told("street_staff", zh).contains(QStringLiteral("；居民的")));
    CHECK(told("street_staff", zh).contains(QStringLiteral("不能：查看完整号码、导入、")));
    CHECK_FALSE(told("street_staff", zh).contains(QStringLiteral("能登记修改")));
    CHECK(told("grid_worker", zh).contains(QStringLiteral("能删除：本人网格的走访。")));
    const QStringList grids{QStringLiteral("第3网格")}, none;
    CHECK(told("grid_worker", zh, &grids).contains(QStringLiteral("能删除：本人网格（第3网格）的走访。")));
    CHECK(told("grid_worker", zh, &none).contains(QStringLiteral("还没有指定网格")));
    CHECK(told("auditor", zh).contains(QStringLiteral("看不到：居民和住户、走访和台账、区划、楼房和单位。")));
    CHECK(told("secretary", zh).contains(QStringLiteral("还能：查看完整号码、打印、导出、导入、撤销任何人的操作")));
    installLanguage(*qApp, text("en"));
    CHECK(told("grid_worker", schema::Language::En).contains(text("Deletes: visit in the own grids.")));
    installLanguage(*qApp, text("zh_CN"));
}

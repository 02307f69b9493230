// 用户 and 角色: adding, changing and removing users; roles as plain choices.
#include "tests/ui/pages/desk.h"

#include "core/security/roles.h"
#include "core/security/users.h"

#include <QtWidgets/QCheckBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QTableView>

using namespace mulin;
using namespace mulin::ui;
using namespace mulin::test;
using access::Right;
using schema::Values;

namespace {

struct AdminDesk : Desk {
    AdminDesk() : Desk(true) {}
    QTableView* users() { return window->findChild<QTableView*>(text("users.table")); }
    QString cell(int row, int column) { return users()->model()->index(row, column).data().toString(); }
    void type(const char* field, const QString& words) { visible<QLineEdit>(field).setText(words); }
    void tick(const char* name, bool on) { visible<QCheckBox>(name).setChecked(on); }
    QString shown(const char* area) {
        QStringList words;
        for (const auto* label : window->findChild<QWidget*>(text(area))->findChildren<QLabel*>())
            words << label->text();
        return words.join(QLatin1Char('\n'));
    }
    std::vector<security::User> all() {
        return must(security::users(gui.office.reader(), gui.office.tables(), gui.office.access()));
    }
};

} // namespace

TEST_CASE("users: a user is added with several roles, changed and removed") {
    AdminDesk desk;
    desk.open("users");
    CHECK(desk.users()->model()->rowCount() == 1);
    CHECK(desk.cell(0, 0) == QStringLiteral("李敏（本人）"));
    CHECK(desk.cell(0, 4) == QStringLiteral("不用密码"));
    desk.shot("users");
    desk.press("users.new");
    desk.press("user.save");
    CHECK(desk.window->findChild<QLabel*>(text("user.name.note"))->text().contains(QStringLiteral("请填姓名")));
    desk.type("user.name", QStringLiteral("王海燕"));
    desk.type("user.login", text("wang"));
    desk.tick("role.grid_worker", true);
    desk.tick("role.mediator", true);
    CHECK(desk.shown("user.rights").contains(QStringLiteral("还没有指定网格")));
    desk.shot("user-form");
    desk.press("user.save");
    REQUIRE(desk.all().size() == 2);
    CHECK(desk.all()[1].roles == std::vector<std::string>{"grid_worker", "mediator"});
    CHECK(desk.cell(1, 2) == QStringLiteral("网格员、调解员"));
    CHECK(desk.users()->currentIndex().row() == 1);
    // Twice the same login.
    desk.press("users.new");
    desk.type("user.name", QStringLiteral("别人"));
    desk.type("user.login", text("wang"));
    desk.press("user.save");
    CHECK(desk.window->findChild<QLabel*>(text("user.login.note"))->text().contains(QStringLiteral("已有人用")));
    desk.press("user.discard");
    desk.users()->setCurrentIndex(desk.users()->model()->index(1, 0));
    desk.press("users.edit");
    CHECK_FALSE(desk.window->findChild<QLineEdit*>(text("user.login"))->isEnabled());
    desk.tick("role.mediator", false);
    desk.press("user.save");
    CHECK(desk.all()[1].roles == std::vector<std::string>{"grid_worker"});
    desk.press("users.remove");
    CHECK(desk.all().size() == 1);
    CHECK(desk.users()->model()->rowCount() == 1);
    desk.commands.action(text("undo"))->trigger();
    desk.gui.settle();
    CHECK(desk.all().size() == 2);
}

TEST_CASE("users: the last administrator stays one, and is told so") {
    AdminDesk desk;
    desk.open("users");
    desk.press("users.edit");
    desk.tick("role.administrator", false);
    desk.press("user.save");
    CHECK(desk.all()[0].roles.size() == 7);
    const auto* message = desk.window->findChild<QLabel*>(text("user.message"));
    INFO(message->text().toStdString());
    CHECK(message->text().contains(QStringLiteral("请先给另一位用户系统管理员角色")));
    CHECK(desk.window->findChild<QAbstractButton*>(text("users.remove")) == nullptr); // nobody removes himself
}

TEST_CASE("roles: an own role begins as a copy, and says at once what it comes to") {
    AdminDesk desk;
    desk.open("roles", text("mediator"));
    CHECK(desk.shown("roles.rights").contains(QStringLiteral("居民的服务需求")));
    desk.shot("roles");
    CHECK_FALSE(desk.window->findChild<QAbstractButton*>(text("roles.remove"))->isEnabled());
    desk.press("roles.copy");
    desk.type("role.name", QStringLiteral("矛盾调处员"));
    desk.tick("role.operation.export", true);
    CHECK(desk.shown("roles.rights").contains(QStringLiteral("导出")));
    desk.press("role.save");
    const auto roles = [&] {
        return must(
            security::officeRoles(desk.gui.office.reader(), desk.gui.office.tables(), desk.gui.office.access()));
    };
    REQUIRE(roles().size() == 8);
    CHECK(roles().back().role.label.zh == "矛盾调处员");
    CHECK(roles().back().role.operations.has(Right::Export));
    CHECK(roles().back().role.grants == roles()[2].role.grants);
    // Not left while it is not saved.
    desk.tick("role.operation.export", false);
    desk.open("users");
    CHECK(desk.window->current().page == text("roles"));
    desk.press("role.discard");
    auto* remove = desk.window->findChild<QAbstractButton*>(text("roles.remove"));
    REQUIRE(GuiOffice::until([&] { return remove->isEnabled(); })); // the list is read again
    desk.press("roles.remove");
    CHECK(roles().size() == 7);
}

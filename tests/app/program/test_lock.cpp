// The whole program on an encrypted file: sign-in, lock and back to where one was, plain to encrypted and back.
#include "app/program.h"
#include "core/journal/drafts.h"
#include "core/security/users.h"
#include "tests/support/gui_office.h"
#include "tests/support/gui_recovery_sheet.h"
#include "tests/support/gui_screenshot.h"
#include "tests/support/sealed_office.h"
#include "ui/widgets/label.h"

#include <QtCore/QFileInfo>
#include <QtGui/QAction>
#include <QtTest/QTest>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QApplication>
#include <QtWidgets/QDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>

using namespace mulin;
using namespace mulin::app;
using namespace mulin::test;

namespace {

struct Desk {
    explicit Desk(const std::string& path) : file(QString::fromStdString(path)) {
        qputenv("XDG_CONFIG_HOME", config.path("").c_str());
        program =
            std::make_unique<Program>(*qApp, Options{file, {}, QStringLiteral("zh_CN"), QStringLiteral("light"), {}});
        program->start();
    }
    ui::SignIn& signIn() {
        REQUIRE(GuiOffice::until([&] { return program->signIn() != nullptr; }));
        QApplication::setActiveWindow(program->signIn());
        return *program->signIn();
    }
    ui::MainWindow& window() {
        REQUIRE(GuiOffice::until([&] { return program->office() != nullptr; }));
        QApplication::setActiveWindow(&program->office()->window());
        QCoreApplication::processEvents();
        return program->office()->window();
    }
    template<class T> static T& part(QWidget& in, const char* name) {
        T* found = nullptr;
        GuiOffice::until([&] { return (found = in.findChild<T*>(QString::fromLatin1(name))) != nullptr; });
        INFO(name);
        REQUIRE(found != nullptr);
        return *found;
    }
    static void type(QWidget& in, const char* name, const QString& words) {
        auto& field = part<QLineEdit>(in, name);
        field.setFocus();
        field.clear();
        QTest::keyClicks(&field, words);
    }
    void enter(const QString& user, const QString& password) {
        ui::SignIn& door = signIn();
        type(door, "signIn.user", user);
        type(door, "signIn.password", password);
        part<QAbstractButton>(door, "signIn.open").click();
    }
    /// An entry of the user's menu.
    void choose(const QString& text) {
        for (QAction* action : window().userMenu().actions())
            if (action->text() == text) return action->trigger();
        FAIL(text.toStdString());
    }
    bool offered(const QString& text) {
        for (const QAction* action : window().userMenu().actions())
            if (action->text() == text) return true;
        return false;
    }

    TempFolder config;
    QString file;
    std::unique_ptr<Program> program;
};

const QString password = QString::fromLatin1(SealedOffice::password);

} // namespace

TEST_CASE("an encrypted file is signed in to, in one's own name; its title says nothing of being open to all") {
    const SealedOffice sealed;
    Desk it(sealed.path);
    it.enter(QStringLiteral("limin"), QStringLiteral("wrong"));
    auto& message = Desk::part<QLabel>(it.signIn(), "signIn.message");
    REQUIRE(GuiOffice::until([&] { return message.text().contains(QStringLiteral("密码不对")); }));
    CHECK(it.program->office() == nullptr);
    it.enter(QStringLiteral("limin"), password);
    const QString title = it.window().windowTitle();
    CHECK(title.contains(QStringLiteral("友谊南里社区")));
    CHECK_FALSE(title.contains(QStringLiteral("未加密")));
    CHECK(it.program->office()->opened().user == QStringLiteral("李敏"));
    CHECK(it.program->signIn() == nullptr);
    CHECK(Desk::part<QAbstractButton>(it.window(), "shell.lock").isVisible());
}

TEST_CASE("Ctrl+L closes the file with its key; afterwards the same page is open, and the half-filled form is kept") {
    const SealedOffice sealed;
    Desk it(sealed.path);
    it.enter(QStringLiteral("limin"), password);
    ui::MainWindow& window = it.window();
    window.open({QStringLiteral("residents"), QStringLiteral("new")});
    auto& name = Desk::part<QLineEdit>(window, "resident.name");
    name.setFocus();
    QTest::keyClicks(&name, QStringLiteral("zhang"));
    QTest::keyClick(&window, Qt::Key_L, Qt::ControlModifier);
    ui::SignIn& door = it.signIn();
    REQUIRE(GuiOffice::until([&] { return it.program->office() == nullptr && door.step() == ui::SignIn::Password; }));
    // Nothing of the office is left open: anybody else may take the file's lock.
    CHECK_FALSE(QFileInfo::exists(it.file + QStringLiteral(".lock")));
    CHECK(Desk::part<QLineEdit>(door, "signIn.user").text() == QStringLiteral("limin"));
    CHECK(door.windowTitle().contains(QStringLiteral("已锁定")));
    for (const QWidget* top : QApplication::topLevelWidgets())
        CHECK((top == &door || !top->isVisible() || top->parentWidget() == &door));
    savePicture(door, QStringLiteral("locked"));
    {
        const auto office =
            must(Office::open(sealed.path, Office::Mode::ReadOnly, {{}, {}, sealed.encryption.key, {}}));
        std::int64_t drafts = 0;
        auto count = office->reader().prepare("SELECT count(*) FROM local_draft");
        if (count.step()) drafts = count.integer(0);
        CHECK(drafts == 1);
    }
    it.enter(QStringLiteral("limin"), password);
    ui::MainWindow& again = it.window();
    CHECK(again.current() == ui::Location{QStringLiteral("residents"), QStringLiteral("new")});
    CHECK(GuiOffice::until([&] { return Desk::part<QWidget>(again, "resident.draft").isVisibleTo(&again); }));
}

TEST_CASE("who signs in after somebody else is not led to where that one was") {
    const SealedOffice sealed;
    {
        const auto office = must(Office::open(sealed.path, Office::Mode::Write, {{}, {}, sealed.encryption.key, {}}));
        must(security::addUser(*must(office->journal()), must(office->accessFor("limin")),
                               {"zhou", "周建军", {"secretary"}},
                               {db::Secret("Zhou-2026-office"), db::KeyCost::floor()}));
    }
    Desk it(sealed.path);
    it.enter(QStringLiteral("limin"), password);
    it.window().open({QStringLiteral("users")});
    QTest::keyClick(&it.window(), Qt::Key_L, Qt::ControlModifier);
    ui::SignIn& door = it.signIn();
    REQUIRE(GuiOffice::until([&] { return it.program->office() == nullptr && door.step() == ui::SignIn::Password; }));
    it.enter(QStringLiteral("zhou"), QStringLiteral("Zhou-2026-office"));
    CHECK(it.window().current() == it.window().home());
}

TEST_CASE("a plain file has nothing to lock") {
    const TempOffice plain;
    const std::string path = plain.folder.path("copy.mulin");
    QFile::copy(QString::fromStdString(plain.office->path()), QString::fromStdString(path));
    Desk it(path);
    CHECK(it.window().windowTitle().contains(QStringLiteral("未加密")));
    CHECK_FALSE(Desk::part<QAbstractButton>(it.window(), "shell.lock").isVisible());
    it.program->lock();
    CHECK(it.program->office() != nullptr);
    CHECK_FALSE(it.offered(QStringLiteral("修改密码…")));
    CHECK_FALSE(it.offered(QStringLiteral("自动锁定")));
}

TEST_CASE("how the file is protected is for who admits users; the own password is everybody's") {
    const SealedOffice sealed;
    must(db::putKeySlot(sealed.path, sealed.encryption.key,
                        {"wang", db::Secret("Second+word7x"), db::KeyCost::floor(), 1000}));
    Desk it(sealed.path);
    it.enter(QStringLiteral("wang"), QStringLiteral("Second+word7x"));
    CHECK(it.window().isVisible());
    CHECK(it.program->office()->opened().user == QStringLiteral("王海燕"));
    CHECK(it.offered(QStringLiteral("修改密码…")));
    CHECK_FALSE(it.offered(QStringLiteral("打印恢复单…")));
    CHECK_FALSE(it.offered(QStringLiteral("取消加密…")));
}

TEST_CASE("closing the sign-in leaves the choice of another file") {
    const SealedOffice sealed;
    Desk it(sealed.path);
    it.signIn().close();
    REQUIRE(GuiOffice::until([&] { return it.program->firstRunPage() != nullptr; }));
    CHECK(it.program->signIn() == nullptr);
    CHECK(it.program->firstRunPage()->isVisible());
}

TEST_CASE("in the user's menu: another password, then the encryption removed and given anew") {
    const SealedOffice sealed;
    Desk it(sealed.path);
    it.enter(QStringLiteral("limin"), password);
    it.window().open({QStringLiteral("visits")});

    it.choose(QStringLiteral("修改密码…"));
    Desk::type(it.window(), "passwordDialog.current", QStringLiteral("guess"));
    Desk::type(it.window(), "passwordDialog.password", QStringLiteral("Second+word7x"));
    Desk::type(it.window(), "passwordDialog.again", QStringLiteral("Second+word7x"));
    savePicture(Desk::part<QWidget>(it.window(), "passwordDialog.accept").window()[0],
                QStringLiteral("change-password"));
    Desk::part<QAbstractButton>(it.window(), "passwordDialog.accept").click();
    auto& note = Desk::part<QLabel>(it.window(), "passwordDialog.current.note");
    REQUIRE(GuiOffice::until([&] { return note.text() == QStringLiteral("密码不对，再错 4 次就要等一会儿"); }));
    Desk::type(it.window(), "passwordDialog.current", password);
    Desk::part<QAbstractButton>(it.window(), "passwordDialog.accept").click();
    REQUIRE(GuiOffice::until([&] { return bool(db::unlock(sealed.path, "limin", db::Secret("Second+word7x"))); }));
    REQUIRE(GuiOffice::until([&] { return it.window().findChild<QDialog*>() == nullptr; }));

    it.choose(QStringLiteral("取消加密…"));
    Desk::type(it.window(), "passwordDialog.current", QStringLiteral("Second+word7x"));
    Desk::part<QAbstractButton>(it.window(), "passwordDialog.accept").click();
    REQUIRE(GuiOffice::until([&] { return it.program->office() != nullptr && !it.program->office()->encrypted(); }));
    CHECK(it.window().windowTitle().contains(QStringLiteral("未加密")));
    CHECK(it.window().current().page == QStringLiteral("visits"));
    CHECK_FALSE(db::isEncrypted(sealed.path));
    CHECK(it.program->office()->opened().user == QStringLiteral("李敏"));

    it.choose(QStringLiteral("给文件加密…"));
    Desk::type(it.window(), "protection.password", QStringLiteral("Third+word7xy"));
    Desk::type(it.window(), "protection.again", QStringLiteral("Third+word7xy"));
    auto& next = Desk::part<QAbstractButton>(it.window(), "protection.next");
    QWidget& dialog = *next.window();
    next.click();
    const QStringList groups = shownSheet(dialog);
    savePicture(dialog, QStringLiteral("encrypt-sheet"));
    next.click();
    copyFromSheet(dialog, groups);
    next.click();
    REQUIRE(GuiOffice::until([&] { return it.program->office() != nullptr && it.program->office()->encrypted(); }));
    CHECK(it.window().current().page == QStringLiteral("visits"));
    CHECK(db::unlock(sealed.path, "limin", db::Secret("Third+word7xy")));
    CHECK(it.offered(QStringLiteral("打印恢复单…")));
}

TEST_CASE("another key for the file: the others get a password on paper, the sheet is a new one") {
    const SealedOffice sealed;
    must(db::putKeySlot(sealed.path, sealed.encryption.key,
                        {"wang", db::Secret("Second+word7x"), db::KeyCost::floor(), 1000}));
    Desk it(sealed.path);
    it.enter(QStringLiteral("limin"), password);
    it.choose(QStringLiteral("更换文件密钥…"));
    savePicture(*Desk::part<QLineEdit>(it.window(), "passwordDialog.current").window(), QStringLiteral("rekey-ask"));
    Desk::type(it.window(), "passwordDialog.current", password);
    Desk::part<QAbstractButton>(it.window(), "passwordDialog.accept").click();
    auto& next = Desk::part<QAbstractButton>(it.window(), "rekey.next");
    QWidget& dialog = *next.window();
    auto& temporary = Desk::part<QLineEdit>(dialog, "rekey.wang");
    const std::string given = temporary.text().toStdString();
    CHECK(given.size() == 19);
    CHECK(dialog.findChild<QLineEdit*>(QStringLiteral("rekey.limin")) == nullptr);
    // What is typed instead must be worth something.
    Desk::type(dialog, "rekey.wang", QStringLiteral("12345678"));
    next.click();
    CHECK(Desk::part<QLabel>(dialog, "rekey.wang.note").text().contains(QStringLiteral("太短")));
    temporary.setText(QString::fromStdString(given));
    savePicture(dialog, QStringLiteral("rekey-others"));
    next.click();
    const QStringList groups = shownSheet(dialog);
    savePicture(dialog, QStringLiteral("rekey-sheet"));
    next.click();
    copyFromSheet(dialog, groups);
    const auto before = sealed.encryption.key;
    next.click();
    REQUIRE(GuiOffice::until([&] { return it.program->office() == nullptr; }));
    REQUIRE(GuiOffice::until([&] { return it.program->office() != nullptr; }));
    CHECK(it.program->office()->encrypted());
    CHECK_FALSE(it.program->office()->opened().office->key() == before);
    CHECK(db::unlock(sealed.path, "limin", db::Secret(SealedOffice::password)));
    CHECK(db::unlock(sealed.path, "wang", db::Secret(given)));
    CHECK_FALSE(db::unlock(sealed.path, "wang", db::Secret("Second+word7x")));
    CHECK_FALSE(db::unlock(sealed.path, sealed.encryption.recovery));
    const std::string code = groups.join(QLatin1Char('-')).toStdString();
    CHECK(db::unlock(sealed.path, must(db::parseRecoveryCode(db::Secret(code)))));
}

TEST_CASE("wrong passwords in a dialog count with those of the sign-in page") {
    const SealedOffice sealed;
    Desk it(sealed.path);
    it.enter(QStringLiteral("limin"), password);
    it.choose(QStringLiteral("取消加密…"));
    auto& accept = Desk::part<QAbstractButton>(it.window(), "passwordDialog.accept");
    auto& field = Desk::part<QLineEdit>(it.window(), "passwordDialog.current");
    auto& note = Desk::part<QLabel>(it.window(), "passwordDialog.current.note");
    for (int left = 4; left >= 0; --left) {
        field.setText(QStringLiteral("wrong %1").arg(left));
        accept.click();
        const QString words = left == 0 ? QStringLiteral("已输错 5 次") : QStringLiteral("再错 %1 次").arg(left);
        REQUIRE(GuiOffice::until([&] { return note.text().contains(words); }));
    }
    CHECK_FALSE(field.isEnabled());
    CHECK_FALSE(accept.isEnabled());
    savePicture(*accept.window(), QStringLiteral("password-dialog-waiting"));
    CHECK(it.program->preferences().failedAttempts(it.file).count == 5);
    // Locking leads nobody around it.
    Desk::part<QAbstractButton>(it.window(), "passwordDialog.cancel").click();
    it.program->lock();
    ui::SignIn& door = it.signIn();
    CHECK(Desk::part<QLabel>(door, "signIn.message").text().contains(QStringLiteral("已输错 5 次")));
    CHECK_FALSE(Desk::part<QLineEdit>(door, "signIn.password").isEnabled());
}

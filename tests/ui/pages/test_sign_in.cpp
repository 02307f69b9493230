// In front of an encrypted file, with the keyboard: passwords, waiting after wrong ones, the recovery sheet.
#include "tests/support/gui_office.h"
#include "tests/support/gui_screenshot.h"
#include "tests/support/sealed_office.h"
#include "ui/look/theme.h"
#include "ui/pages/security/sign_in.h"
#include "ui/shell/language.h"
#include "ui/shell/preferences.h"
#include "ui/widgets/label.h"
#include "ui/widgets/password_field.h"

#include <QtTest/QTest>

#include <fstream>

using namespace mulin;
using namespace mulin::ui;
using namespace mulin::test;

namespace {

struct Door {
    explicit Door(bool chinese = true, Theme theme = Theme::Light) {
        installLanguage(*qApp, chinese ? QStringLiteral("zh_CN") : QStringLiteral("en"));
        apply(*qApp, theme);
        settings = QString::fromStdString(office.folder.path("settings.ini"));
        preferences = std::make_unique<Preferences>(settings);
        show();
    }
    ~Door() { apply(*qApp, Theme::Light); }
    void show() {
        page.reset();
        page = std::make_unique<SignIn>(background, *preferences);
        page->setClock(clock);
        QObject::connect(page.get(), &SignIn::unlocked,
                         [this](const QString&, const QString& who, const db::Key& with) {
                             user = who;
                             key = with;
                         });
        page->setAttribute(Qt::WA_DontShowOnScreen);
        page->resize(1160, 780);
        page->ask(QString::fromStdString(office.path));
        page->show();
        QApplication::setActiveWindow(page.get());
        QCoreApplication::processEvents();
    }
    template<class T = QLineEdit> T& part(const char* name) {
        auto* found = page->findChild<T*>(QString::fromLatin1(name));
        INFO(name);
        REQUIRE(found != nullptr);
        return *found;
    }
    void type(const char* name, const QString& words) {
        auto& field = part(name);
        field.setFocus();
        field.clear();
        QTest::keyClicks(&field, words);
    }
    bool ready() {
        return part("signIn.password").isEnabled() && part<QAbstractButton>("signIn.open").text() != busy();
    }
    static QString busy() { return QCoreApplication::translate("mulin::ui::SignIn", "Opening …"); }
    QString message() { return part<QLabel>("signIn.message").text(); }
    void tryWith(const QString& password) {
        type("signIn.password", password);
        QTest::keyClick(&part("signIn.password"), Qt::Key_Return);
        CHECK_FALSE(part<QAbstractButton>("signIn.open").isEnabled());
        REQUIRE(GuiOffice::until([&] { return part<QAbstractButton>("signIn.open").text() != busy() || key; }));
    }
    std::string remembered() const {
        std::ifstream file(settings.toStdString());
        return {std::istreambuf_iterator<char>(file), {}};
    }

    SealedOffice office;
    QString settings;
    std::shared_ptr<FixedClock> clock = std::make_shared<FixedClock>(1'000'000'000'000);
    Background background;
    std::unique_ptr<Preferences> preferences;
    std::unique_ptr<SignIn> page;
    QString user;
    db::Key key;
};

} // namespace

TEST_CASE("the password opens the file; the user is remembered, the password nowhere") {
    Door it;
    CHECK_FALSE(it.part<QAbstractButton>("signIn.open").isEnabled());
    CHECK(it.part("signIn.password").echoMode() == QLineEdit::Password);
    it.type("signIn.user", QStringLiteral("limin"));
    it.tryWith(QStringLiteral("kestrel+moss9"));
    CHECK(it.message().contains(QStringLiteral("密码不对")));
    CHECK(it.message().contains(QStringLiteral("再错 4 次")));
    CHECK(it.part("signIn.password").text().isEmpty());
    CHECK_FALSE(it.key);
    savePicture(*it.page, QStringLiteral("sign-in-wrong"));
    it.type("signIn.user", QStringLiteral("wang"));
    it.tryWith(QStringLiteral("Kestrel+moss9"));
    CHECK(it.message().contains(QStringLiteral("“wang”")));
    it.type("signIn.user", QStringLiteral("limin"));
    it.tryWith(QString::fromLatin1(SealedOffice::password));
    REQUIRE(it.key == it.office.encryption.key);
    CHECK(it.user == QStringLiteral("limin"));
    CHECK(it.part("signIn.password").text().isEmpty());
    CHECK(it.preferences->failedAttempts(it.page->path()).count == 0);

    it.show();
    CHECK(it.part("signIn.user").text() == QStringLiteral("limin"));
    CHECK(it.part("signIn.password").hasFocus());
    it.preferences.reset(new Preferences(it.settings));
    const std::string kept = it.remembered();
    CHECK(kept.find("limin") != std::string::npos);
    CHECK(kept.find("estrel") == std::string::npos);
    CHECK_FALSE(it.page->windowTitle().contains(QStringLiteral("limin")));
}

TEST_CASE("after five wrong passwords one waits, also in a program that was started anew") {
    Door it;
    it.type("signIn.user", QStringLiteral("limin"));
    for (int i = 0; i < 5; ++i) it.tryWith(QStringLiteral("wrong %1").arg(i));
    CHECK(it.message().contains(QStringLiteral("已输错 5 次，请等 30 秒再试")));
    CHECK_FALSE(it.part("signIn.password").isEnabled());
    savePicture(*it.page, QStringLiteral("sign-in-waiting"));
    it.preferences = std::make_unique<Preferences>(it.settings);
    it.preferences->setLastUser(QString::fromStdString(it.office.path), QStringLiteral("limin"));
    it.clock->advance(10'000);
    it.show();
    CHECK(it.message().contains(QStringLiteral("请等 20 秒")));
    CHECK_FALSE(it.part("signIn.password").isEnabled());
    it.clock->advance(20'000);
    REQUIRE(GuiOffice::until([&] { return it.part("signIn.password").isEnabled(); }));
    CHECK_FALSE(it.part<QLabel>("signIn.message").isVisible());
    // The sixth costs twice as much, and more is said in minutes.
    it.tryWith(QStringLiteral("wrong"));
    CHECK(it.message().contains(QStringLiteral("请等 1 分 0 秒")));
    it.clock->advance(60'000);
    REQUIRE(GuiOffice::until([&] { return it.part("signIn.password").isEnabled(); }));
    it.tryWith(QString::fromLatin1(SealedOffice::password));
    CHECK(it.key);
    CHECK(it.preferences->failedAttempts(it.page->path()).count == 0);
}

TEST_CASE("the sheet instead of the password: typed as one reads it, and a new password") {
    Door it;
    it.type("signIn.user", QStringLiteral("limin"));
    QTest::mouseClick(&it.part<LinkLabel>("signIn.forgotten"), Qt::LeftButton);
    REQUIRE(it.page->step() == SignIn::Recovery);
    CHECK(it.part("signIn.sheet.user").text() == QStringLiteral("limin"));
    const auto press = [&] { it.part<QAbstractButton>("signIn.recover").click(); };
    const auto settle = [&] {
        REQUIRE(GuiOffice::until(
            [&] { return it.part<QAbstractButton>("signIn.recover").text() != Door::busy() || it.key; }));
    };
    press();
    CHECK(it.part<QLabel>("signIn.sheet.code.note").text() == QStringLiteral("请填恢复单上的恢复码"));
    it.type("signIn.sheet.code", QStringLiteral("ABCD EFGH"));
    it.type("signIn.new.password", QStringLiteral("Second+word7x"));
    it.type("signIn.new.again", QStringLiteral("Second+word7x"));
    press();
    settle();
    CHECK(it.part<QLabel>("signIn.sheet.code.note").text().startsWith(QStringLiteral("有地方填错了")));
    it.type("signIn.sheet.code", QString::fromStdString(SealedOffice().code()));
    press();
    settle();
    CHECK(it.part<QLabel>("signIn.sheet.code.note").text() == QStringLiteral("这张恢复单是别的文件的"));
    it.type("signIn.sheet.code",
            QString::fromStdString(it.office.code()).toLower().replace(QLatin1Char('-'), QLatin1Char(' ')));
    it.type("signIn.sheet.user", QStringLiteral("nobody"));
    press();
    settle();
    CHECK(it.part<QLabel>("signIn.sheet.user.note").text().contains(QStringLiteral("nobody")));
    savePicture(*it.page, QStringLiteral("sign-in-sheet"));
    CHECK(clipped(*it.page).join(QStringLiteral("; ")).toStdString() == "");
    it.type("signIn.sheet.user", QStringLiteral("wang"));
    press();
    settle();
    REQUIRE(it.key == it.office.encryption.key);
    CHECK(it.user == QStringLiteral("wang"));
    CHECK(it.part("signIn.sheet.code").text().isEmpty());
    CHECK(db::unlock(it.office.path, "wang", db::Secret("Second+word7x")));
}

TEST_CASE("with the passwords in the file damaged the sheet is asked for at once") {
    Door it;
    std::fstream file(it.office.path, std::ios::in | std::ios::out | std::ios::binary);
    for (const std::streamoff at : {200, 32768 + 200}) file.seekp(at).write("damaged", 7);
    file.close();
    it.type("signIn.user", QStringLiteral("limin"));
    it.tryWith(QString::fromLatin1(SealedOffice::password));
    REQUIRE(it.page->step() == SignIn::Recovery);
    CHECK(it.part<QLabel>("signIn.why").text().contains(QStringLiteral("损坏")));
    it.type("signIn.sheet.code", QString::fromStdString(it.office.code()));
    it.type("signIn.new.password", QStringLiteral("Second+word7x"));
    it.type("signIn.new.again", QStringLiteral("Second+word7x"));
    it.part<QAbstractButton>("signIn.recover").click();
    REQUIRE(GuiOffice::until([&] { return bool(it.key); }));
    CHECK(db::unlock(it.office.path, "limin", db::Secret("Second+word7x")));
}

TEST_CASE("the eye shows what was typed, Caps Lock is told, and nothing stays in the field") {
    Door it(false, Theme::Dark);
    auto& field = it.part<PasswordField>("signIn.password");
    it.type("signIn.password", QStringLiteral("secret"));
    savePicture(*it.page, QStringLiteral("sign-in-dark-en"));
    CHECK_FALSE(it.part<QWidget>("signIn.capsLock").isVisible());
    QTest::keyClick(&field, Qt::Key_Q, Qt::NoModifier);
    QKeyEvent capital(QEvent::KeyPress, Qt::Key_Q, Qt::NoModifier, QStringLiteral("Q"));
    QApplication::sendEvent(&field, &capital);
    CHECK(it.part<QWidget>("signIn.capsLock").isVisible());
    QKeyEvent shifted(QEvent::KeyPress, Qt::Key_Q, Qt::ShiftModifier, QStringLiteral("Q"));
    QApplication::sendEvent(&field, &shifted);
    CHECK_FALSE(it.part<QWidget>("signIn.capsLock").isVisible());
    auto* eye = field.findChild<QAbstractButton*>(QStringLiteral("password.eye"));
    REQUIRE(eye != nullptr);
    eye->click();
    CHECK(field.echoMode() == QLineEdit::Normal);
    eye->click();
    CHECK(field.echoMode() == QLineEdit::Password);

    const QString shared = field.text();
    field.wipe();
    CHECK(field.text().isEmpty());
    CHECK_FALSE(shared.contains(QStringLiteral("secret")));
    CHECK(unnamed(*it.page).join(QStringLiteral("; ")).toStdString().empty());
}

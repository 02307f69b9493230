// The first minutes, with the keyboard: a unit from the register, its tiers, a file.
#include "core/db/key_slots.h"
#include "core/journal/rows.h"
#include "core/office.h"
#include "tests/support/gui_recovery_sheet.h"
#include "tests/support/gui_screenshot.h"
#include "tests/support/temp_office.h"
#include "ui/look/theme.h"
#include "ui/pages/first_run/first_run.h"
#include "ui/shell/language.h"
#include "ui/widgets/label.h"

#include <catch2/catch.hpp>

#include <QtCore/QElapsedTimer>
#include <QtCore/QFileInfo>
#include <QtGui/QInputMethodEvent>
#include <QtTest/QTest>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QRadioButton>

using namespace mulin;
using namespace mulin::ui;
using namespace mulin::test;

namespace {

struct Beginning {
    explicit Beginning(schema::Language language = schema::Language::Zh) {
        installLanguage(*qApp, language == schema::Language::Zh ? QStringLiteral("zh_CN") : QStringLiteral("en"));
        apply(*qApp, Theme::Light);
        page = std::make_unique<FirstRun>(background, language);
        QObject::connect(page.get(), &FirstRun::created,
                         [this](const QString& path, const QString& login, const db::Key& with) {
                             made = path;
                             user = login;
                             key = with;
                         });
        QObject::connect(page.get(), &FirstRun::opened, [this](const QString& path) { opened = path; });
        QObject::connect(page.get(), &FirstRun::demoWanted, [this] { ++demos; });
        page->setAttribute(Qt::WA_DontShowOnScreen);
        page->resize(1160, 780);
        page->show();
        QApplication::setActiveWindow(page.get());
        QCoreApplication::processEvents();
    }
    template<class T> T& part(const char* name) {
        auto* found = page->findChild<T*>(QString::fromLatin1(name));
        INFO(name);
        REQUIRE(found != nullptr);
        return *found;
    }
    void press(const char* name) { part<QAbstractButton>(name).click(); }
    /// A key is made at a cost that a busy computer pays several times.
    static bool until(const std::function<bool()>& done) {
        QElapsedTimer clock;
        for (clock.start(); !done() && clock.elapsed() < 60'000;)
            QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
        return done();
    }
    void search(const QString& words) {
        auto& field = part<QLineEdit>("firstRun.search");
        field.setFocus();
        field.selectAll();
        QInputMethodEvent commit;
        commit.setCommitString(words);
        QApplication::sendEvent(&field, &commit);
    }
    void type(const char* name, const QString& words) {
        auto& field = part<QLineEdit>(name);
        field.setFocus();
        field.clear();
        QTest::keyClicks(&field, words);
    }
    /// From the step of the file on, without a password.
    void makePlain() {
        press("firstRun.next");
        REQUIRE(page->step() == FirstRun::Protection);
        part<QRadioButton>("protection.plain").click();
        press("firstRun.next");
    }
    int hits() {
        const auto* list = page->findChild<QListView*>(QStringLiteral("firstRun.search.popup.list"));
        return list == nullptr || list->model() == nullptr ? -1 : list->model()->rowCount();
    }

    TempFolder folder;
    Background background;
    std::unique_ptr<FirstRun> page;
    QString made, opened, user;
    db::Key key;
    int demos = 0;
};

} // namespace

TEST_CASE("an office is made from the first page on: typed name, Enter, tiers, file") {
    Beginning it;
    CHECK(it.page->step() == FirstRun::Begin);
    it.press("firstRun.new");
    CHECK(it.page->step() == FirstRun::Unit);
    CHECK_FALSE(it.part<QAbstractButton>("firstRun.next").isEnabled());

    it.search(QStringLiteral("友谊南里"));
    REQUIRE(Beginning::until([&] { return it.hits() == 1; }));
    QTest::keyClick(&it.part<QLineEdit>("firstRun.search"), Qt::Key_Return);
    REQUIRE(it.page->unit());
    CHECK(it.page->unit()->code == "130202002018");
    CHECK(it.part<QLabel>("firstRun.unit").text() == QStringLiteral("友谊南里社区居民委员会"));
    CHECK(savePicture(*it.page, QStringLiteral("first-run-unit")).width() > 0);
    CHECK(unnamed(*it.page).join(QStringLiteral("; ")).toStdString().empty());

    // Enter goes on, once the list is closed.
    QTest::keyClick(&it.part<QLineEdit>("firstRun.search"), Qt::Key_Return);
    REQUIRE(it.page->step() == FirstRun::Tiers);
    it.part<QRadioButton>("firstRun.tiers.four").click();
    it.press("firstRun.next");
    REQUIRE(it.page->step() == FirstRun::File);
    it.part<QLineEdit>("firstRun.login").setText(QStringLiteral("lihong"));
    it.part<QLineEdit>("firstRun.userName").setText(QStringLiteral("李红"));
    const QString path = QString::fromStdString(it.folder.path("new/友谊南里.mulin"));
    it.page->setPath(path);
    savePicture(*it.page, QStringLiteral("first-run-file"));
    it.makePlain();
    savePicture(*it.page, QStringLiteral("first-run-plain"));
    REQUIRE(Beginning::until([&] { return !it.made.isEmpty(); }));
    CHECK(it.made == path);
    CHECK(it.user == QStringLiteral("lihong"));
    CHECK_FALSE(it.key);
    CHECK_FALSE(db::isEncrypted(path.toStdString()));

    const auto office = must(Office::open(path.toStdString(), Office::Mode::ReadOnly));
    const auto access = must(office->accessFor("lihong"));
    REQUIRE(access.user());
    CHECK(journal::findRecord(office->reader(), *office->tables().find("user"), access.user()->uid())->text("name") ==
          "李红");
}

TEST_CASE("a unit is no longer chosen when its name is typed over") {
    Beginning it;
    it.page->goTo(FirstRun::Unit);
    it.page->chooseUnit(QStringLiteral("130202002018"));
    REQUIRE(it.page->unit());
    it.search(QStringLiteral("某某某某不存在的社区"));
    CHECK_FALSE(it.page->unit());
    CHECK_FALSE(it.part<QAbstractButton>("firstRun.next").isEnabled());
    REQUIRE(Beginning::until([&] { return it.hits() == 0; }));
    it.press("firstRun.back");
    CHECK(it.page->step() == FirstRun::Begin);
}

TEST_CASE("a file that is there already is not written over; the sentence stands beside the field") {
    Beginning it;
    const std::string path = it.folder.path("taken.mulin");
    QFile taken(QString::fromStdString(path));
    REQUIRE(taken.open(QIODevice::WriteOnly));
    taken.write("mine");
    taken.close();
    it.page->goTo(FirstRun::Unit);
    it.page->chooseUnit(QStringLiteral("130202002018"));
    it.page->goTo(FirstRun::File);
    it.part<QLineEdit>("firstRun.login").setText(QStringLiteral("a"));
    it.page->setPath(QString::fromStdString(path));
    // Whoever works here has a name: without it nothing is made.
    it.press("firstRun.next");
    CHECK(it.part<QLabel>("firstRun.userName.note").text().contains(QStringLiteral("姓名")));
    it.part<QLineEdit>("firstRun.userName").setText(QStringLiteral("李红"));
    it.press("firstRun.next");
    auto& note = it.part<QLabel>("firstRun.path.note");
    REQUIRE(Beginning::until([&] { return note.text().contains(QStringLiteral("taken.mulin")); }));
    CHECK(it.made.isEmpty());
    CHECK(QFileInfo(taken.fileName()).size() == 4);
    // The next try is not blocked by the last answer.
    it.page->setPath(QString::fromStdString(it.folder.path("free.mulin")));
    CHECK_FALSE(note.text().contains(QStringLiteral("taken.mulin")));
    it.makePlain();
    CHECK(Beginning::until([&] { return !it.made.isEmpty(); }));
}

TEST_CASE("by default there is a password, a recovery sheet, and the proof that it is at hand") {
    const auto language = GENERATE(schema::Language::Zh, schema::Language::En);
    const bool chinese = language == schema::Language::Zh;
    Beginning it(language);
    it.page->goTo(FirstRun::Unit);
    it.page->chooseUnit(QStringLiteral("130202002018"));
    it.page->goTo(FirstRun::File);
    it.part<QLineEdit>("firstRun.login").setText(QStringLiteral("lihong"));
    it.part<QLineEdit>("firstRun.userName").setText(QStringLiteral("李红"));
    it.page->setPath(QString::fromStdString(it.folder.path("sealed.mulin")));
    it.press("firstRun.next");
    REQUIRE(it.page->step() == FirstRun::Protection);
    CHECK(it.part<QRadioButton>("protection.withPassword").isChecked());
    CHECK_FALSE(it.part<QLabel>("protection.warning").isVisible());
    auto& note = it.part<QLabel>("protection.password.note");

    // What is no good is said beside the field, and nothing goes on.
    it.type("protection.password", QStringLiteral("Lihong@1980"));
    it.press("firstRun.next");
    if (chinese) CHECK(note.text() == QStringLiteral("太好猜：自己的名字加几个数字"));
    it.type("protection.password", QStringLiteral("Youyi@12345"));
    it.press("firstRun.next");
    if (chinese) CHECK(note.text() == QStringLiteral("太好猜：单位的名字加几个数字"));
    it.type("protection.password", QStringLiteral("Kestrel+moss9"));
    it.type("protection.again", QStringLiteral("Kestrel+moss8"));
    it.press("firstRun.next");
    if (chinese) CHECK(it.part<QLabel>("protection.again.note").text() == QStringLiteral("和上面不一致"));
    CHECK(it.page->step() == FirstRun::Protection);
    CHECK(sheetGroups(*it.page).isEmpty());
    it.type("protection.again", QStringLiteral("Kestrel+moss9"));
    savePicture(*it.page, chinese ? QStringLiteral("first-run-password") : QStringLiteral("first-run-password-en"));
    CHECK(unnamed(*it.page).join(QStringLiteral("; ")).toStdString().empty());
    it.press("firstRun.next");
    const QStringList groups = shownSheet(*it.page);
    REQUIRE(Beginning::until([&] { return it.part<QAbstractButton>("recoverySheet.print").isEnabled(); }));
    // Enter goes on from here, and not to the demonstration, whose link was the next that could have the focus.
    CHECK(it.page->window()->focusWidget() == &it.part<QAbstractButton>("recoverySheet.print"));
    savePicture(*it.page, chinese ? QStringLiteral("first-run-sheet") : QStringLiteral("first-run-sheet-en"));
    CHECK(clipped(*it.page).join(QStringLiteral("; ")).toStdString().empty());

    // The code is not beside the question for it.
    it.press("firstRun.next");
    CHECK(sheetGroups(*it.page).isEmpty());
    CHECK_FALSE(it.part<QAbstractButton>("firstRun.next").isEnabled());
    auto& first = it.part<QLineEdit>("rehearsal.first");
    auto& second = it.part<QLineEdit>("rehearsal.second");
    const auto asked = [&](const QLineEdit& field) { return groupAsked(field, groups); };
    CHECK(asked(first) != asked(second));
    it.type("rehearsal.first", QStringLiteral("0000"));
    it.type("rehearsal.second", asked(second).toLower());
    savePicture(*it.page, chinese ? QStringLiteral("first-run-rehearsal") : QStringLiteral("first-run-rehearsal-en"));
    it.press("firstRun.next");
    CHECK(it.part<QLabel>("rehearsal.first.note")
              .text()
              .contains(chinese ? QStringLiteral("和恢复单上的第") : QStringLiteral("Not what group")));
    CHECK_FALSE(QFileInfo::exists(QString::fromStdString(it.folder.path("sealed.mulin"))));
    it.type("rehearsal.first", asked(first));
    it.press("firstRun.next");
    REQUIRE(Beginning::until([&] { return !it.made.isEmpty(); }));

    const std::string path = it.made.toStdString();
    REQUIRE(db::isEncrypted(path));
    CHECK(it.user == QStringLiteral("lihong"));
    const auto unlocked = must(db::unlock(path, "lihong", db::Secret("Kestrel+moss9")));
    CHECK(unlocked.key == it.key);
    const auto recovery = must(db::parseRecoveryCode(db::Secret(groups.join(QLatin1Char('-')).toStdString())));
    CHECK(must(db::unlock(path, recovery)) == it.key);
    const auto office = must(Office::open(path, Office::Mode::ReadOnly, {{}, {}, it.key, {}}));
    CHECK(must(office->accessFor("lihong")).user());
}

TEST_CASE("files of before, the demonstration and the other language are one click away") {
    Beginning it(schema::Language::En);
    it.page->setRecent({QStringLiteral("/a/友谊南里.mulin")});
    auto& recent = it.part<LinkLabel>("firstRun.recent");
    QTest::keyClick(&recent, Qt::Key_Return);
    CHECK(it.opened == QStringLiteral("/a/友谊南里.mulin"));
    QTest::mouseClick(&it.part<LinkLabel>("firstRun.demo"), Qt::LeftButton);
    CHECK(it.demos == 1);
    QString wanted;
    QObject::connect(it.page.get(), &FirstRun::languageWanted, [&](const QString& code) { wanted = code; });
    QTest::mouseClick(&it.part<LinkLabel>("firstRun.language"), Qt::LeftButton);
    CHECK(wanted == QStringLiteral("zh_CN"));
    savePicture(*it.page, QStringLiteral("first-run-en"));
}

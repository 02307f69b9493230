// The help says what the program does today: every word it prints in bold is a word of the window.
#include "tests/ui/pages/desk.h"

#include "ui/pages/help/help_page.h"
#include "ui/pages/help/help_text.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QRegularExpression>
#include <QtGui/QAction>
#include <QtGui/QTextDocument>
#include <QtGui/QTextFrame>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QTextBrowser>

using namespace mulin;
using namespace mulin::ui;
using namespace mulin::test;

namespace {

QString read(const QString& path) {
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return QString::fromUtf8(file.readAll());
}

QString all(const QString& folder, const QStringList& patterns) {
    QString words;
    QDir dir(text(MULIN_SOURCE_DIR) + folder);
    for (const QString& name : dir.entryList(patterns, QDir::Files)) words += read(dir.filePath(name));
    return words;
}

} // namespace

TEST_CASE("help: the same chapters in both languages, each with a title, no place left open") {
    const Commands commands;
    const auto zh = helpChapters(commands, schema::Language::Zh);
    const auto en = helpChapters(commands, schema::Language::En);
    REQUIRE(zh.size() == 20);
    REQUIRE(en.size() == zh.size());
    for (std::size_t i = 0; i < zh.size(); ++i) {
        INFO(zh[i].id.toStdString());
        CHECK(zh[i].id == en[i].id);
        for (const Chapter* chapter : {&zh[i], &en[i]}) {
            CHECK_FALSE(chapter->title.isEmpty());
            CHECK(chapter->text.size() > 100);
            CHECK_FALSE(chapter->text.contains(text("{{")));
            CHECK_FALSE(chapter->text.contains(text("http")));
        }
        CHECK_FALSE(zh[i].text.contains(QRegularExpression(text("[\\x{4e00}-\\x{9fff}][,;!?()]"))));
    }
}

TEST_CASE("help: a table is shown as one") {
    QTextDocument document;
    setHelpText(document, text("| key | act |\n|---|---|\n| `F1` | help |\n"));
    CHECK(document.rootFrame()->childFrames().size() == 1);
}

TEST_CASE("help: the table of keys is that of the commands") {
    Desk desk;
    for (const auto& chapter : helpChapters(desk.commands, schema::Language::Zh)) {
        if (chapter.id != text("keys")) continue;
        int listed = 0;
        for (const Command& command : desk.commands.all()) {
            const QString keys = desk.commands.keysOf(command.id);
            if (keys.isEmpty()) continue;
            ++listed;
            INFO(keys.toStdString());
            CHECK(chapter.text.contains(QStringLiteral("| `%1` | %2 |").arg(keys, command.text)));
        }
        CHECK(listed > 15);
    }
}

TEST_CASE("help: what is printed in bold stands in the window") {
    const QString zh =
        all(text("/translations/zh"), {text("*.tsv")}) + all(text("/resources/types"), {text("*.toml")}) +
        all(text("/resources/ledgers"), {text("*.toml")}) + all(text("/resources/reports"), {text("*.toml")});
    const QString en = all(text("/translations/zh"), {text("*.tsv")}) +
                       all(text("/resources/types"), {text("*.toml")}) +
                       all(text("/resources/reports"), {text("*.toml")});
    // Headings of figures that stand for several, and commands of the terminal.
    const QStringList own{QStringLiteral("verify"),       QStringLiteral("backup"),
                          QStringLiteral("年龄"),         QStringLiteral("台账新增"),
                          QStringLiteral("台账月末在册"), text("Ages"),
                          text("Births, deaths"),         text("Ledgers")};
    const QRegularExpression bold(text("\\*\\*([^*]+)\\*\\*"));
    for (const auto& [language, words] : {std::pair{schema::Language::Zh, zh}, std::pair{schema::Language::En, en}}) {
        for (const Chapter& chapter : helpChapters(Commands(), language)) {
            for (auto at = bold.globalMatch(chapter.text); at.hasNext();) {
                const QString named = at.next().captured(1);
                for (const QString& part : named.split(QStringLiteral("、"))) {
                    if (own.contains(part)) continue;
                    INFO(chapter.id.toStdString() << ": " << part.toStdString());
                    CHECK(words.contains(part));
                }
            }
        }
    }
}

TEST_CASE("F1 opens the chapter of the page; Esc goes back; words are found") {
    Desk desk;
    desk.open("visits", text("list"));
    desk.commands.action(text("help"))->trigger();
    desk.gui.settle();
    auto* page = dynamic_cast<HelpPage*>(desk.window->currentPage());
    REQUIRE(page != nullptr);
    CHECK(page->chapter() == text("visits"));
    desk.shot("help-visits");
    CHECK(page->closeInner());
    CHECK(desk.window->current().page == text("visits"));
    desk.open("history");
    desk.commands.action(text("help"))->trigger();
    CHECK(page->chapter() == text("undo"));
    auto* search = page->findChild<QLineEdit*>(text("help.filter"));
    search->setText(QStringLiteral("AB不存在"));
    search->setText(QStringLiteral("人户分离"));
    CHECK(page->chapter() == text("residents"));
    auto* browser = page->findChild<QTextBrowser*>(text("help.text"));
    CHECK(browser->extraSelections().size() == 1);
    auto* list = page->findChild<QListWidget*>(text("help.chapters"));
    int shown = 0;
    for (int i = 0; i < list->count(); ++i) shown += list->isRowHidden(i) ? 0 : 1;
    CHECK(shown == 1);
    search->clear();
    desk.open("help", text("keys"));
    CHECK(browser->toPlainText().contains(text("Ctrl+Z")));
    desk.shot("help-keys");
    desk.open("help", text("reports"));
    desk.shot("help-reports");
}

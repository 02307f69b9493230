// An office as the pages share it: what Ctrl+Z finds, and that whoever reads after a write reads what was written.
#include "core/journal/act_pages.h"
#include "core/records/query.h"
#include "tests/support/gui_office.h"
#include "ui/shell/language.h"

#include <catch2/catch.hpp>

#include <QtCore/QCoreApplication>

using namespace mulin;
using namespace mulin::ui;
using namespace mulin::test;
using schema::Value;
using schema::Values;

namespace {

void add(GuiOffice& gui, const std::string& name) {
    gui.session->transact(nullptr, {"person.add", {}}, [name](journal::Writer& writer) -> Result<void> {
        MULIN_TRY(writer.create("person", Values().set("name", Value(name))));
        return {};
    });
    gui.settle();
}

} // namespace

TEST_CASE("Ctrl+Z finds the last change behind any number of looks and undone acts") {
    GuiOffice gui;
    QStringList said;
    QObject::connect(gui.session.get(), &OfficeSession::said,
                     [&](const StatusMessage& message) { said << message.text; });
    const RecordId first = gui.office.add("person", Values().set("name", Value("甲")));
    add(gui, "单秀兰");
    CHECK(gui.session->undoHint() == QStringLiteral("登记居民 单秀兰"));
    int seen = 0;
    for (int i = 0; i < 60; ++i)
        gui.session->reveal(nullptr, "person", first, "phone", QStringLiteral("核对"), [&](bool ok) { seen += ok; });
    gui.settle();
    REQUIRE(seen == 60);
    for (int i = 0; i < 40; ++i) {
        add(gui, "错" + std::to_string(i));
        gui.session->undo();
        gui.settle();
    }
    CHECK(gui.session->undoHint() == QStringLiteral("登记居民 单秀兰"));
    gui.session->refreshUndo();
    gui.settle();
    CHECK(gui.session->undoHint() == QStringLiteral("登记居民 单秀兰"));
    gui.session->undo();
    gui.settle();
    CHECK(gui.session->undoHint() == QStringLiteral("登记居民 甲"));
}

TEST_CASE("Ctrl+Z leaves alone what was done before the office was opened") {
    GuiOffice gui;
    add(gui, "单秀兰");
    gui.session->finishWriting();
    gui.session.reset();
    gui.office.reopen();
    gui.session =
        std::make_unique<OfficeSession>(*gui.office.office, gui.office.access(), gui.background, schema::Language::Zh);
    gui.session->refreshUndo();
    gui.settle();
    CHECK(gui.session->undoHint().isEmpty());
    QStringList said;
    QObject::connect(gui.session.get(), &OfficeSession::said,
                     [&](const StatusMessage& message) { said << message.text; });
    gui.session->undo();
    gui.settle();
    CHECK(said == QStringList{QStringLiteral("没有可以撤销的操作。")});
    add(gui, "曲桂芝");
    CHECK(gui.session->undoHint() == QStringLiteral("登记居民 曲桂芝"));
}

TEST_CASE("whoever reads after a write reads what was written, whatever was asked or broken off before") {
    GuiOffice gui;
    Latest latest, other;
    std::int64_t seen = -1;
    const auto ask = [&](Latest& which, bool counts) {
        gui.session->read(
            nullptr, which,
            [](const ReadContext& context) -> Result<std::int64_t> {
                records::Query query;
                query.type = "person";
                return records::count(context.reader, context.tables, context.access, query, context.today);
            },
            [&seen, counts](const Result<std::int64_t>& count) {
                if (counts && count) seen = *count;
            });
    };
    for (int i = 1; i <= 150; ++i) {
        ask(latest, true);
        ask(other, false); // broken off by the next round
        gui.office.add("person", Values().set("name", Value("人" + std::to_string(i))));
        ask(latest, true);
        ask(other, false);
        seen = -1;
        REQUIRE(GuiOffice::until([&] { return seen >= 0; }));
        REQUIRE(seen == i);
    }
}

TEST_CASE("an answer that was asked for before a write does not take its undo off the status line") {
    GuiOffice gui;
    for (int i = 0; i < 100; ++i) {
        const std::string name = "人" + std::to_string(i);
        gui.session->refreshUndo();
        add(gui, name);
        REQUIRE(gui.session->undoHint() == QString::fromStdString("登记居民 " + name));
    }
}

TEST_CASE("an undo says what was undone; where nothing could be set back, that; what was kept is listed with reasons") {
    installLanguage(*QCoreApplication::instance(), QStringLiteral("zh_CN"));
    GuiOffice gui;
    StatusMessage said;
    QObject::connect(gui.session.get(), &OfficeSession::said, [&](const StatusMessage& message) { said = message; });
    add(gui, "单秀兰");
    gui.session->undo();
    gui.settle();
    CHECK(said.text == QStringLiteral("已撤销：登记居民 单秀兰"));
    gui.session->redo();
    gui.settle();
    CHECK(said.text == QStringLiteral("已恢复：登记居民 单秀兰"));
    CHECK(gui.session->undoHint() == QStringLiteral("登记居民 单秀兰"));
    // Changed since: the act before has nothing left that could be set back.
    records::Query query;
    query.type = "person";
    const auto found =
        must(records::list(gui.office.reader(), gui.office.tables(), gui.office.access(), query, gui.office.today()));
    REQUIRE(found.size() == 1);
    const auto set = [&](const char* phone) {
        gui.session->transact(nullptr, {"person.edit", {{"type", "person"}, {"id", found.front().id().hex()}}},
                              [&, phone](journal::Writer& writer) {
                                  return writer.update("person", found.front().id(),
                                                       Values().set("phone", Value(phone)));
                              });
        gui.settle();
        return *must(journal::lastUndoable(gui.office.reader(), gui.office.access()));
    };
    const TxnId first = set("13812347177").txn;
    set("13812347178");
    gui.session->undo(first);
    gui.settle();
    CHECK(said.kind == StatusMessage::Kind::Warning);
    CHECK(said.text == QStringLiteral("没有撤销：1 人后来改过或有人用到，都保留了：单秀兰"));
    CHECK(said.page == QStringLiteral("kept"));
    const auto undoing = Uid::fromHex(said.argument.toStdString());
    REQUIRE(undoing);
    const auto left =
        must(journal::leftBy(gui.office.reader(), gui.office.tables(), gui.office.access(), TxnId(*undoing)));
    const auto kept = describeKept(gui.office.reader(), gui.office.tables(), gui.office.access(), left.entries,
                                   gui.session->language());
    REQUIRE(kept.size() == 1);
    CHECK(kept.front().reason == "changed");
    CHECK(kept.front().title == QStringLiteral("单秀兰"));
    CHECK(kept.front().field == QStringLiteral("联系电话"));
}

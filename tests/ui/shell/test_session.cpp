// An office as the pages share it: what Ctrl+Z finds, and that whoever reads after a write reads what was written.
#include "core/records/query.h"
#include "tests/support/gui_office.h"

#include <catch2/catch.hpp>

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

// Definitions change while the program is open: it goes on with other record types in its place, with the file, the
// sealed ledgers and what Ctrl+Z would undo.
#include "app/program.h"
#include "core/journal/vault.h"
#include "core/ledgers/definitions.h"
#include "core/organisation/setup.h"
#include "tests/support/gui_office.h"
#include "tests/support/temp_office.h"

#include <QtWidgets/QApplication>

using namespace mulin;
using namespace mulin::app;
using namespace mulin::test;

namespace {

struct Desk {
    Desk() {
        {
            TempOffice made;
            path = folder.path("office.mulin");
            made.office.reset();
            REQUIRE(
                QFile::copy(QString::fromStdString(made.folder.path("office.mulin")), QString::fromStdString(path)));
        }
        qputenv("XDG_CONFIG_HOME", config.path("").c_str());
        program = std::make_unique<Program>(
            *qApp, Options{QString::fromStdString(path), {}, QStringLiteral("zh_CN"), QStringLiteral("light"), {}});
        program->start();
        REQUIRE(GuiOffice::until([&] { return program->office() != nullptr; }));
    }
    /// Writes as a page would, and waits until the window works with what follows from it.
    void write(const char* operation, const journal::Journal::Body& body, bool renews = true) {
        const OfficeWindow* before = program->office();
        bool done = false;
        program->office()->session().transact(&program->office()->window(), {operation, {}}, body,
                                              [&](const Result<journal::ChangeSet>& result) {
                                                  must(result);
                                                  done = true;
                                              });
        REQUIRE(GuiOffice::until([&] { return done; }));
        if (renews) REQUIRE(GuiOffice::until([&] { return program->office() != before; }));
    }
    const schema::Catalogue& catalogue() { return program->office()->session().catalogue(); }

    TempFolder folder, config;
    std::string path;
    std::unique_ptr<Program> program;
};

} // namespace

TEST_CASE("a ledger that is put to use is in the window at once, and goes with its undo") {
    Desk desk;
    desk.program->office()->window().open({QStringLiteral("ledgers"), QStringLiteral("living_alone")});
    std::string ledger;
    desk.write("ledger_definition.add", [&](journal::Writer& writer) -> Result<void> {
        MULIN_TRY_LET(
            made, writer.create("ledger_definition",
                                schema::Values().set("name", "入冬取暖").set("class", "own").set("purpose", "检查")));
        ledger = schema::ownId(made.uid());
        return {};
    });
    REQUIRE(desk.catalogue().find(ledger));
    CHECK(desk.program->office()->window().current().page == QStringLiteral("ledgers"));
    CHECK_FALSE(desk.program->office()->session().isReadOnly());
    CHECK(desk.program->office()->session().access().allows(access::Right::Write, ledger));
    // Nobody else got in meanwhile.
    CHECK_FALSE(Office::open(desk.path, Office::Mode::Write));
    const OfficeWindow* before = desk.program->office();
    REQUIRE(GuiOffice::until([&] { return !desk.program->office()->session().undoHint().isEmpty(); }));
    desk.program->office()->session().undo();
    REQUIRE(GuiOffice::until([&] { return desk.program->office() != before; }));
    const schema::TypeDef* gone = desk.catalogue().find(ledger);
    CHECK((gone == nullptr || gone->gone));
}

TEST_CASE("people are entered in the ledger that was just made") {
    Desk desk;
    std::string ledger;
    desk.write("ledger_definition.add", [&](journal::Writer& writer) -> Result<void> {
        MULIN_TRY_LET(
            made, writer.create("ledger_definition",
                                schema::Values().set("name", "入冬取暖").set("class", "own").set("purpose", "检查")));
        ledger = schema::ownId(made.uid());
        return {};
    });
    desk.write(
        "person.add",
        [&](journal::Writer& writer) -> Result<void> {
            MULIN_TRY_LET(who, writer.create("person", schema::Values().set("name", "单秀兰")));
            MULIN_TRY_LET(entry,
                          writer.create(ledger, schema::Values().set("person", who).set("entered_on", writer.today())));
            (void)entry;
            return {};
        },
        false);
    desk.program.reset();
    auto office = must(Office::open(desk.path, Office::Mode::ReadOnly));
    CHECK(ledgers::enrolled(office->reader(), *office->tables().find(ledger)) == 1);
    NoProgress progress;
    CHECK(must(journal::verify(office->reader(), office->catalogue(), progress)).sound());
}

TEST_CASE("another kind of office keeps other records at once, and with its undo those of before") {
    Desk desk;
    CHECK_FALSE(desk.catalogue().find("correction_talk")->takesNew());
    desk.write("office.kind", [](journal::Writer& writer) {
        return organisation::setSetting(writer, organisation::setting_key::officeKind, "judicial");
    });
    CHECK(desk.catalogue().find("correction_talk")->takesNew());
    const OfficeWindow* before = desk.program->office();
    REQUIRE(GuiOffice::until([&] { return !desk.program->office()->session().undoHint().isEmpty(); }));
    desk.program->office()->session().undo();
    REQUIRE(GuiOffice::until([&] { return desk.program->office() != before; }));
    CHECK_FALSE(desk.catalogue().find("correction_talk")->takesNew());
    // Other settings leave the window as it is.
    desk.write(
        "office.month_end",
        [](journal::Writer& writer) {
            return organisation::setSetting(writer, organisation::setting_key::monthEndDay, "25");
        },
        false);
}

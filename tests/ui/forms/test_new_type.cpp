// A record type is one file: a definition from a string, taken through every use there is.
#include "core/journal/history.h"
#include "core/records/query.h"
#include "core/records/search.h"
#include "core/records/timeline.h"
#include "core/records/view.h"
#include "core/sheets/export.h"
#include "core/sheets/import.h"
#include "tests/support/gui_office.h"
#include "ui/forms/record_form.h"
#include "ui/grids/filter_conditions.h"
#include "ui/grids/record_model.h"
#include "ui/look/theme.h"
#include "ui/shell/language.h"
#include "ui/shell/operation_text.h"
#include "ui/widgets/page_head.h"

#include <catch2/catch.hpp>

#include <QtCore/QFile>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLineEdit>

using namespace mulin;
using namespace mulin::ui;
using namespace mulin::test;

namespace {

constexpr const char* bicycle = R"(
[type]
id = "bicycle"
label = { zh = "车辆", en = "Vehicle" }
number = "CL{year}-{serial}"
compartment = "people"
title = "{plate}"
event_date = "seen_on"
person = "owner"
list = ["plate", "kind", "owner", "seen_on", "price"]
sort = "plate"

[[field]]
id = "plate"
type = "text"
label = { zh = "车牌", en = "Plate" }
synonyms = ["车牌号", "号牌"]
required = true
indexed = true
max_length = 20
search = "text"

[[field]]
id = "number"
type = "text"
label = { zh = "编号", en = "Number" }

[[field]]
id = "kind"
type = "choice"
label = { zh = "车型", en = "Kind" }
choices = [
  { code = "ebike", label = { zh = "电动自行车", en = "Electric bicycle" }, synonyms = ["电动车"] },
  { code = "bike", label = { zh = "自行车", en = "Bicycle" } },
]

[[field]]
id = "owner"
type = "link"
target = "person"
label = { zh = "车主", en = "Owner" }

[[field]]
id = "seen_on"
type = "date"
label = { zh = "登记日期", en = "Seen on" }
future = false

[[field]]
id = "price"
type = "money"
label = { zh = "购价", en = "Price" }
)";

/// An office whose catalogue knows one type more.
struct WithBicycles {
    WithBicycles() {
        installLanguage(*qApp, QStringLiteral("zh_CN"));
        apply(*qApp, Theme::Light);
        gui.session.reset();
        const std::string path = gui.office.office->path();
        gui.office.office.reset();
        auto catalogue = must(schema::Catalogue::shipped());
        must(catalogue.add(bicycle, "bicycle.toml"));
        must(catalogue.check());
        gui.office.office =
            must(Office::open(path, Office::Mode::Write, {gui.office.environment, std::move(catalogue)}));
        gui.session = std::make_unique<OfficeSession>(*gui.office.office, gui.office.access(), gui.background,
                                                      schema::Language::Zh);
        owner = gui.person("单秀兰", "3", "2", "501", "1952-03-18", true, "13812347177");
    }
    const schema::TypeDef& type() const { return *gui.session->catalogue().find("bicycle"); }
    const db::Reader& reader() { return gui.office.reader(); }
    std::vector<journal::Record> list(const std::string& where) {
        records::Query query;
        query.type = "bicycle";
        query.where = where;
        return must(records::list(reader(), gui.office.tables(), gui.office.access(), query, gui.office.today()));
    }
    sheets::ImportReport import(const char* sheet) {
        const std::string path = gui.office.folder.path("vehicles.csv");
        QFile file(QString::fromStdString(path));
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(sheet);
        file.close();
        sheets::ImportRequest request;
        request.path = path;
        request.type = "bicycle";
        NoProgress progress;
        return must(sheets::importSheet(gui.office.journal(), gui.office.access(), request, progress));
    }

    GuiOffice gui;
    RecordId owner{Uid{}};
};

} // namespace

TEST_CASE("a type that is one file: its form writes, its number runs, its table is there after opening again") {
    WithBicycles it;
    RecordForm form(*it.gui.session, it.type(), QStringLiteral("bicycle"), FormPlan{});
    form.setAttribute(Qt::WA_DontShowOnScreen);
    form.show();
    form.startNew();
    SavedSpy saved(form);
    form.save(false);
    CHECK(saved.count() == 0); // the plate is required

    QTest::keyClicks(form.editor("plate")->focusWidget(), QStringLiteral("T12345"));
    QTest::keyClicks(form.editor("seen_on")->focusWidget(), QStringLiteral("2026-11-20"));
    QTest::keyClicks(form.editor("price")->focusWidget(), QStringLiteral("1999.50"));
    form.save(false);
    REQUIRE(GuiOffice::until([&] { return saved.count() == 1; }));
    it.gui.settle();

    const journal::Record record = it.gui.office.record("bicycle", saved.ids[0]);
    CHECK(record.text("plate") == "T12345");
    CHECK(record.get("price").number() == 199950);
    CHECK(record.text("number") == "CL2026-0001");
    CHECK(records::titleOf(it.reader(), it.gui.office.tables(), it.gui.office.access(), record, schema::Language::Zh) ==
          "T12345");
    CHECK(it.gui.office.sound());
}

TEST_CASE("a type that is one file: lists, conditions, search, timeline, history, undo and recycle bin") {
    WithBicycles it;
    const RecordId first = it.gui.office.add("bicycle", schema::Values()
                                                            .set("plate", schema::Value("冀B T12345"))
                                                            .set("kind", schema::Value("ebike"))
                                                            .set("owner", schema::Value(it.owner.uid()))
                                                            .set("seen_on", schema::Value(it.gui.office.today())));
    it.gui.office.add("bicycle",
                      schema::Values().set("plate", schema::Value("A0001")).set("kind", schema::Value("bike")));

    RecordModel model(*it.gui.session, "bicycle", defaultColumns(*it.gui.session, it.type()));
    model.reload();
    REQUIRE(GuiOffice::until([&] { return model.loaded() && model.rowCount() == 2; }));
    static_cast<void>(model.index(0, 0).data());
    REQUIRE(GuiOffice::until([&] { return model.index(1, 2).data().toString() == QStringLiteral("单秀兰"); }));
    CHECK(model.index(0, 0).data().toString() == QStringLiteral("A0001")); // sorted by the plate
    CHECK(model.index(1, 1).data().toString() == QStringLiteral("电动自行车"));
    CHECK(model.headerData(0, Qt::Horizontal).toString() == QStringLiteral("车牌"));

    FilterBar bar(QStringLiteral("bicycles"));
    FilterConditions conditions(*it.gui.session, bar, it.type(), nullptr);
    conditions.set("kind", {{"ebike", QStringLiteral("电动自行车")}});
    CHECK(it.list(conditions.expression()).size() == 1);
    CHECK(it.list("price is empty").size() == 2);

    const auto found =
        must(records::search(it.reader(), it.gui.office.tables(), it.gui.office.access(), {"bicycle", "12345", 50}));
    CHECK(found.size() == 1);

    const auto mentions =
        must(records::timeline(it.reader(), it.gui.office.tables(), it.gui.office.access(), it.owner, "person"));
    CHECK(std::any_of(mentions.begin(), mentions.end(), [&](const auto& one) { return one.record.id() == first; }));

    must(it.gui.office.transact("bicycle.edit", [&](journal::Writer& writer) {
        return writer.update("bicycle", first, schema::Values().set("plate", schema::Value("冀B T54321")));
    }));
    auto changes =
        must(journal::history(it.reader(), it.gui.office.tables(), it.gui.office.access(), "bicycle", first));
    REQUIRE(changes.size() == 2);
    CHECK(changes[1].created);
    const auto lines = historyLines(it.reader(), it.gui.office.tables(), it.gui.office.access(), it.type(), changes[0],
                                    schema::Language::Zh);
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].field == QStringLiteral("车牌"));
    CHECK(lines[0].before == QStringLiteral("冀B T12345"));
    CHECK(lines[0].after == QStringLiteral("冀B T54321"));
    const auto act =
        describe(it.reader(), it.gui.office.tables(), it.gui.office.access(), changes[0].act, schema::Language::Zh);
    CHECK(operationText(act).contains(QStringLiteral("单秀兰"))); // whose it is
    CHECK(operationText(act).contains(QStringLiteral("车牌")));

    must(it.gui.office.journal().undo(it.gui.office.access()));
    CHECK(it.gui.office.record("bicycle", first).text("plate") == "冀B T12345");
    must(it.gui.office.transact("bicycle.delete",
                                [&](journal::Writer& writer) { return writer.remove("bicycle", first); }));
    CHECK(it.list("").size() == 1);
    CHECK(
        must(journal::recycleBin(it.reader(), it.gui.office.tables(), it.gui.office.access(), "bicycle", 10)).size() ==
        1);
    must(it.gui.office.journal().undo(it.gui.office.access()));
    CHECK(it.list("owner = " + it.owner.hex()).size() == 1);
    CHECK(it.gui.office.sound());
}

TEST_CASE("a type that is one file: read in from a sheet with a clerk's headings and written out again") {
    WithBicycles it;
    const auto report =
        it.import("车辆登记表,,,,\n号牌,车型,登记日期,购价,车主\nA100,电动车,2026年11月2日,\"2,300\",单秀兰\n"
                  "A200,自行车,2026/10/1,350,\n,自行车,,,\n");
    CHECK(report.rows == 3);
    CHECK(report.added == 2);
    CHECK(report.rejected == 1); // without a plate
    const auto all = it.list("");
    REQUIRE(all.size() == 2);
    CHECK(all[0].text("kind") == "ebike");
    CHECK(all[0].get("price").number() == 230000);
    CHECK(all[0].get("seen_on").date().iso() == "2026-11-02");
    CHECK(all[0].get("owner").uid() == it.owner.uid());
    CHECK(all[1].get("owner").isEmpty());

    sheets::ListExport out;
    out.query.type = "bicycle";
    out.columns = {"plate", "kind", "price"};
    out.path = it.gui.office.folder.path("out.csv");
    CHECK(must(sheets::exportList(security::Disclosure::nothingStored(), it.reader(), it.gui.office.tables(),
                                  it.gui.office.access(), out, it.gui.office.today())) == 2);
    QFile file(QString::fromStdString(out.path));
    REQUIRE(file.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(file.readAll());
    CHECK(text.contains(QStringLiteral("车牌,车型,购价")));
    CHECK(text.contains(QStringLiteral("A100,电动自行车,2300")));

    must(it.gui.office.journal().undo(it.gui.office.access(), report.txn));
    CHECK(it.list("").empty());
    CHECK(it.gui.office.sound());
}

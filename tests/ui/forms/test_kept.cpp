// What a form cannot show, or shows and nobody touches, stays what it is; what belongs to another record never gets
// into this one.
#include "core/organisation/setup.h"
#include "tests/ui/forms/form_case.h"
#include "ui/forms/link_editors.h"
#include "ui/forms/plain_editors.h"
#include "ui/widgets/withheld.h"

#include <catch2/catch.hpp>

#include <QtWidgets/QCheckBox>
#include <QtWidgets/QLayout>

using namespace mulin;
using namespace mulin::ui;
using namespace mulin::test;
using schema::Values;

namespace {

/// A form before a worker of one grid; some people live in another one.
struct GridCase : FormCase {
    explicit GridCase(const char* type, FormPlan plan = {}) : FormCase(type, plan) {
        const auto grid = [&](const char* name) {
            std::optional<RecordId> made;
            must(gui.office.transact("unit.add", [&](journal::Writer& writer) -> Result<void> {
                MULIN_TRY_LET(
                    id, organisation::addGrid(writer, RecordId(organisation::unitUid("130202002018")), {name, 0, {}}));
                made = id;
                return {};
            }));
            return *made;
        };
        const RecordId own = grid("一号网格"), other = grid("二号网格");
        gui.office.add(
            "user",
            Values().set("login", "wang").set("name", "王海燕").set("roles", "|grid_worker|").link("units", {}, own));
        const auto person = [&](const char* name, RecordId in) {
            return gui.office.add("person", Values().set("name", name).set("own_grid", in));
        };
        mine = person("单秀兰", own);
        neighbour = person("曲桂芝", own);
        beyond = person("仇永福", other);
        form.reset();
        gui.session = std::make_unique<OfficeSession>(*gui.office.office, must(gui.office.office->accessFor("wang")),
                                                      gui.background, schema::Language::Zh);
        form = std::make_unique<RecordForm>(*gui.session, *gui.session->catalogue().find(type),
                                            QString::fromLatin1(type), plan);
        form->resize(1200, 900);
        form->setAttribute(Qt::WA_DontShowOnScreen);
        form->show();
        QApplication::setActiveWindow(form.get());
    }
    ~GridCase() { form.reset(); }
    /// "role 32 digits" of all that are linked.
    std::vector<std::string> linksOf(RecordId id) {
        std::vector<std::string> found;
        for (const journal::Link& link : journal::linksFrom(gui.office.reader(), gui.office.tables(), id.uid()))
            found.push_back(link.role + ' ' + link.to.hex());
        std::sort(found.begin(), found.end());
        return found;
    }
    void save() {
        SavedSpy saved(*form);
        REQUIRE(form->save(false));
        REQUIRE(GuiOffice::until([&] { return saved.count() == 1; }));
        gui.settle();
    }

    std::optional<RecordId> mine, neighbour, beyond;
};

} // namespace

TEST_CASE("who lies beyond reach stays in a field that others are added to and taken from") {
    GridCase it("visit");
    const RecordId visit = it.gui.office.add("visit", Values()
                                                          .set("visited_on", *Date::fromIso("2026-11-20"))
                                                          .set("findings", "在家")
                                                          .link("people", "visited", *it.mine)
                                                          .link("people", "visitor", *it.beyond));
    it.load(visit);
    auto* visitors = qobject_cast<LinksEditor*>(it.form->editor("people:visitor"));
    REQUIRE(visitors->linked().size() == 1);
    CHECK_FALSE(it.form->isDirty());
    const auto chips = visitors->widget()->findChildren<QAbstractButton*>();
    REQUIRE(chips.size() == 1);
    CHECK(chips.front()->text() == withheldWords());
    // It is not taken away, neither by its click nor from the line.
    chips.front()->click();
    QTest::keyClick(it.focus("people:visitor"), Qt::Key_Backspace);
    CHECK(visitors->linked().size() == 1);

    visitors->add({*it.neighbour, QStringLiteral("曲桂芝")});
    it.save();
    const std::vector<std::string> both{"visited " + it.mine->hex(), "visitor " + it.neighbour->hex(),
                                        "visitor " + it.beyond->hex()};
    auto sorted = both;
    std::sort(sorted.begin(), sorted.end());
    CHECK(it.linksOf(visit) == sorted);
    // Who is seen goes again; the other one stays.
    QTest::keyClick(it.focus("people:visitor"), Qt::Key_Backspace);
    CHECK(visitors->linked().size() == 1);
    it.save();
    CHECK(it.linksOf(visit) == std::vector<std::string>{both[0], both[2]});
    // Nobody unseen is copied into the next one.
    CHECK(it.form->lastLinked("people:visitor").empty());
    it.form->startNew();
    it.form->fillAsLast();
    it.gui.settle();
    CHECK(it.form->linked("people:visitor").empty());
}

TEST_CASE("links of a role that the form does not show stay") {
    FormPlan plan;
    plan.fields = {"visited_on", "people:visited", "findings"};
    GridCase it("visit", plan);
    const RecordId visit = it.gui.office.add("visit", Values()
                                                          .set("visited_on", *Date::fromIso("2026-11-20"))
                                                          .link("people", "visited", *it.mine)
                                                          .link("people", "visitor", *it.neighbour));
    it.load(visit);
    qobject_cast<LinksEditor*>(it.form->editor("people:visited"))->add({*it.neighbour, QStringLiteral("曲桂芝")});
    it.save();
    CHECK(it.linksOf(visit).size() == 3);
}

TEST_CASE("a link beyond reach is kept when another field is saved") {
    GridCase it("kinship");
    const RecordId kin = it.gui.office.add(
        "kinship", Values().set("person", *it.mine).set("relation", "child").set("relative", *it.beyond));
    it.load(kin);
    CHECK(it.form->editor("relative")->text() == withheldWords());
    CHECK_FALSE(it.form->isDirty());
    it.type("lives", "外省");
    it.save();
    CHECK(it.stored(kin, "kinship").text("lives") == "外省");
    CHECK(it.stored(kin, "kinship").get("relative").uid() == it.beyond->uid());
    // It can be replaced by somebody who is seen.
    qobject_cast<LinkEditor*>(it.form->editor("relative"))->take({*it.neighbour, QStringLiteral("曲桂芝")});
    it.save();
    CHECK(it.stored(kin, "kinship").get("relative").uid() == it.neighbour->uid());
}

TEST_CASE("another one of the same name is a change") {
    FormCase it("kinship");
    const RecordId one = it.gui.office.add("person", Values().set("name", "单秀兰"));
    const RecordId first = it.gui.office.add("person", Values().set("name", "王芳"));
    const RecordId second =
        it.gui.office.add("person", Values().set("name", "王芳").set("birth_date", *Date::fromIso("1952-03-18")));
    const RecordId kin =
        it.gui.office.add("kinship", Values().set("person", one).set("relation", "friend").set("relative", first));
    it.load(kin);
    CHECK_FALSE(it.form->isDirty());
    qobject_cast<LinkEditor*>(it.form->editor("relative"))->take({second, QStringLiteral("王芳")});
    CHECK(it.form->isDirty());
    CHECK(it.form->save(false));
    it.gui.settle();
    CHECK(it.stored(kin, "kinship").get("relative").uid() == second.uid());
    CHECK_FALSE(it.form->isDirty());
}

TEST_CASE("ticks show choices that are retired or that nobody defines, where they are ticked") {
    FormCase it("person");
    schema::FieldDef field;
    field.id = "marks";
    field.type = schema::FieldType::Choices;
    field.label = {"标记", "Marks"};
    for (const auto& [code, zh] : {std::pair("a", "甲"), std::pair("b", "乙"), std::pair("old", "旧")}) {
        schema::ChoiceDef& choice = field.choices.emplace_back();
        choice.code = code;
        choice.label = {zh, code};
    }
    field.choices.back().retired = true;
    QWidget box;
    TickEditor ticks(*it.gui.session, *it.gui.session->catalogue().find("person"), field, &box);
    const auto shown = [&] {
        QStringList labels;
        const QLayout& row = *ticks.widget()->layout();
        for (int at = 0; at < row.count(); ++at)
            if (const auto* tick = qobject_cast<QCheckBox*>(row.itemAt(at)->widget()); !tick->isHidden())
                labels << tick->text();
        return labels;
    };
    CHECK(shown() == QStringList{QStringLiteral("甲"), QStringLiteral("乙")});
    const schema::Value stored(schema::storedChoices({"a", "old", "zz"}));
    ticks.setValue(stored, {});
    CHECK(must(ticks.read()) == stored);
    CHECK(shown() ==
          QStringList{QStringLiteral("甲"), QStringLiteral("乙"), QStringLiteral("旧"), QStringLiteral("zz")});
    const QString text = ticks.text();
    ticks.setText({});
    CHECK(shown() == QStringList{QStringLiteral("甲"), QStringLiteral("乙")});
    ticks.setText(text);
    CHECK(must(ticks.read()) == stored);
    ticks.offer(std::vector<std::string>{"b"});
    CHECK(shown() ==
          QStringList{QStringLiteral("乙"), QStringLiteral("甲"), QStringLiteral("旧"), QStringLiteral("zz")});
}

TEST_CASE("a no that was stored stays; where nothing was changed nothing is written") {
    FormCase it("estate");
    const RecordId id = it.gui.office.add("estate", Values().set("name", "友谊南里").set("owners_committee", 0));
    it.load(id);
    const std::string before = it.gui.office.digest();
    CHECK_FALSE(it.form->save(false));
    it.gui.settle();
    CHECK(it.gui.office.digest() == before);
    it.type("name", "友谊北里");
    CHECK(it.form->save(false));
    it.gui.settle();
    const auto stored = it.stored(id, "estate");
    CHECK(stored.text("name") == "友谊北里");
    REQUIRE(stored.get("owners_committee").isNumber());
    CHECK(stored.get("owners_committee").number() == 0);
}

TEST_CASE("until another record is read nothing of the one before can be saved, changed or taken for it") {
    FormCase it("person");
    const RecordId first = it.gui.person("单秀兰", "3", "2", "501", "1952-03-18", true, "13812347177");
    const RecordId second = it.gui.person("王海燕", "4", "1", "101", "1984-05-05", true, "13812347178");
    it.load(first);
    const QWidget* name = it.form->editor("name")->widget();
    it.form->load(second);
    it.form->focusFirst();
    CHECK_FALSE(it.form->record());
    CHECK_FALSE(it.form->isNew());
    CHECK(it.form->editor("name")->text().isEmpty());
    CHECK(it.form->editor("phone")->text().isEmpty());
    CHECK_FALSE(name->isEnabled());
    CHECK_FALSE(it.form->isDirty());
    CHECK_FALSE(it.form->save(false));
    it.form->discard();
    it.gui.settle();
    CHECK(it.form->record() == second);
    CHECK(it.form->editor("name")->text() == QStringLiteral("王海燕"));
    CHECK(name->isEnabled());
    CHECK(name->hasFocus());

    // It cannot be read: the form stays empty, and says why.
    it.form->load(RecordId(Uid{}));
    it.gui.settle();
    CHECK_FALSE(it.form->record());
    CHECK_FALSE(it.form->isNew());
    CHECK_FALSE(name->isEnabled());
    CHECK(it.form->editor("name")->text().isEmpty());
    CHECK_FALSE(it.form->save(false));
    const auto* message = it.form->findChild<QLabel*>(QStringLiteral("person.message"));
    REQUIRE(message != nullptr);
    CHECK_FALSE(message->text().isEmpty());
    it.form->startNew();
    CHECK(name->isEnabled());
    CHECK(it.form->isNew());
    CHECK(message->text().isEmpty());
}

TEST_CASE("what was typed into a stored record can be taken back, readable or not") {
    FormCase it("person");
    const RecordId id = it.gui.person("单秀兰", "3", "2", "501", "1952-03-18", true, "13812347177");
    it.load(id);
    it.type("remark", "abc");
    it.type("birth_date", "1952-");
    REQUIRE(it.form->isDirty());
    it.form->discard();
    CHECK_FALSE(it.form->isDirty());
    it.gui.settle();
    CHECK_FALSE(it.form->isDirty());
    CHECK(it.form->editor("remark")->text().isEmpty());
    CHECK(it.form->editor("birth_date")->text() == QStringLiteral("1952-03-18"));
    it.follow("person.takeBack");
    CHECK(it.form->editor("remark")->text() == QStringLiteral("abc"));
    CHECK(it.form->editor("birth_date")->text() == QStringLiteral("1952-"));
    CHECK(it.form->row("birth_date")->hasError());
    // What was not touched stays masked.
    CHECK(qobject_cast<QLineEdit*>(it.form->editor("phone")->widget())->text() == QStringLiteral("138****7177"));

    // Another record begins with nothing of it.
    it.form->discard();
    it.gui.settle();
    REQUIRE(it.form->canTakeBack());
    it.form->startNew();
    CHECK_FALSE(it.form->canTakeBack());

    // Half an ID number of a new one.
    const QString half = QString::fromStdString(idNumber("1952-03-18", 301).substr(0, 9));
    it.type("id_number", half.toUtf8().constData());
    it.form->discard();
    CHECK(it.form->editor("id_number")->text().isEmpty());
    it.form->takeBack();
    CHECK(it.form->editor("id_number")->text() == half);
}

TEST_CASE("what somebody else changed after it was discarded is shown beside what is taken back") {
    FormCase it("person");
    const RecordId id = it.gui.person("单秀兰", "3", "2", "501", "1952-03-18", true, "13812347177");
    it.load(id);
    it.type("remark", "怕狗");
    it.form->discard();
    it.gui.settle();
    it.gui.session->announce(must(it.gui.office.transact("person.edit", [&](journal::Writer& writer) {
        return writer.update("person", id, Values().set("remark", "耳背"));
    })));
    it.gui.settle();
    it.form->takeBack();
    it.gui.settle();
    CHECK(it.form->editor("remark")->text() == QStringLiteral("怕狗"));
    CHECK(it.note("person.remark").contains(QStringLiteral("耳背")));
    CHECK_FALSE(it.form->save(false));
}

TEST_CASE("mine is kept, and then typed back to what stood there before: that is saved") {
    FormCase it("person");
    const RecordId id = it.gui.person("单秀兰", "3", "2", "501", "1952-03-18", true, "13812347177");
    it.load(id);
    it.type("remark", "怕狗");
    it.gui.session->announce(must(it.gui.office.transact("person.edit", [&](journal::Writer& writer) {
        return writer.update("person", id, Values().set("remark", "耳背"));
    })));
    it.gui.settle();
    it.follow("person.remark.other");
    auto* remark = qobject_cast<QPlainTextEdit*>(it.focus("remark"));
    remark->selectAll();
    QTest::keyClick(remark, Qt::Key_Delete);
    CHECK(it.form->isDirty());
    CHECK(it.form->save(false));
    it.gui.settle();
    CHECK(it.stored(id, "person").text("remark").empty());
}

TEST_CASE("what is registered on the way and half typed is asked about before it goes") {
    FormPlan plan;
    plan.fields = {"visited_on", "organisations", "findings"};
    FormCase it("visit", plan);
    it.form->startNew();
    emit it.form->editor("organisations")->registerRequested(QStringLiteral("友谊超市"));
    REQUIRE(it.form->inner() != nullptr);
    QWidget* name = it.form->inner()->editor("name")->focusWidget();
    QTest::keyClicks(name, QStringLiteral("x"));
    QTest::keyClick(name, Qt::Key_Escape);
    REQUIRE(it.form->inner() != nullptr);
    auto* keep = it.form->findChild<QAbstractButton*>(QStringLiteral("visit.new.leave.save"));
    REQUIRE(keep != nullptr);
    CHECK(keep->isVisible());
    QTest::keyClick(keep, Qt::Key_Escape);
    CHECK_FALSE(keep->isVisible());
    REQUIRE(it.form->inner() != nullptr);
    CHECK(it.form->inner()->isDirty());
    QTest::keyClick(it.form->inner()->editor("name")->focusWidget(), Qt::Key_Escape);
    it.press("visit.new.leave.discard");
    CHECK(it.form->inner() == nullptr);
}

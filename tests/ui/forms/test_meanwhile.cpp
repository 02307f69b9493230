// A form is open, and others write: what they changed is shown, what was typed stays, nothing is overwritten unseen.
#include "tests/ui/forms/form_case.h"
#include "ui/forms/record_history.h"

#include <catch2/catch.hpp>

using namespace mulin;
using namespace mulin::ui;
using namespace mulin::test;
using schema::Values;

namespace {

struct OpenForm : FormCase {
    OpenForm() : FormCase("person") {
        gui.office.add("user", Values().set("login", "wang").set("name", "王海燕").set("roles", "|community_worker|"));
        id = gui.person("单秀兰", "3", "2", "501", "1952-03-18", true, "13812347177");
        must(gui.office.set("person", *id, Values().set("remark", "怕狗").set("job", "焊工")));
        load(*id);
    }
    journal::ChangeSet other(const journal::Journal::Body& body, const char* operation = "person.edit") {
        auto changes = must(gui.office.journal().transact(must(gui.office.office->accessFor("wang")),
                                                          {operation, {{"type", "person"}}}, body));
        gui.session->announce(changes);
        gui.settle();
        return changes;
    }
    void change(const char* field, const char* value) {
        other([&](journal::Writer& writer) { return writer.update("person", *id, Values().set(field, value)); });
    }
    QString gone() const {
        const auto* words = form->findChild<QLabel*>(QStringLiteral("person.gone.words"));
        return words->isVisible() ? words->text() : QString();
    }
    std::optional<RecordId> id;
};

} // namespace

TEST_CASE("a field that nobody touched here takes what is new, and says from whom") {
    OpenForm it;
    it.change("remark", "耳背");
    CHECK(it.form->editor("remark")->text() == QStringLiteral("耳背"));
    CHECK(it.note("person.remark").contains(QStringLiteral("王海燕")));
    CHECK_FALSE(it.form->isDirty());
    CHECK(it.note("person.job").isEmpty());
    // Personal numbers stay masked.
    it.change("phone", "13900001111");
    auto* phone = qobject_cast<QLineEdit*>(it.form->editor("phone")->widget());
    CHECK(phone->text() == QStringLiteral("139****1111"));
    CHECK_FALSE(it.note("person.phone").contains(QStringLiteral("13900001111")));
}

TEST_CASE("a field that is being written keeps what was typed until it is decided") {
    OpenForm it;
    it.type("remark", "耳背，怕狗");
    it.change("remark", "腿脚不便");
    CHECK(it.form->editor("remark")->text() == QStringLiteral("耳背，怕狗"));
    CHECK(it.note("person.remark").contains(QStringLiteral("腿脚不便")));
    CHECK(it.note("person.remark").contains(QStringLiteral("王海燕")));
    it.type("remark", "耳背，怕猫"); // typing on does not make it go
    CHECK(it.note("person.remark").contains(QStringLiteral("腿脚不便")));
    CHECK_FALSE(it.form->save(false));
    CHECK(it.stored(*it.id, "person").text("remark") == "腿脚不便");

    SECTION("theirs") {
        it.follow("person.remark.fix");
        CHECK(it.form->editor("remark")->text() == QStringLiteral("腿脚不便"));
        CHECK_FALSE(it.form->isDirty());
        CHECK_FALSE(it.form->row("remark")->hasError());
    }
    SECTION("mine") {
        it.follow("person.remark.other");
        SavedSpy saved(*it.form);
        CHECK(it.form->save(false));
        REQUIRE(GuiOffice::until([&] { return saved.count() == 1; }));
        CHECK(it.stored(*it.id, "person").text("remark") == "耳背，怕猫");
        // And a change after that is noticed again.
        it.gui.settle();
        it.type("remark", "甲");
        it.change("remark", "乙");
        CHECK(it.note("person.remark").contains(QStringLiteral("乙")));
    }
    SECTION("they went back") {
        it.change("remark", "怕狗");
        CHECK_FALSE(it.note("person.remark").contains(QStringLiteral("怕狗")));
        CHECK(it.form->save(false));
    }
    SECTION("they write the same") {
        it.change("remark", "耳背，怕猫");
        CHECK(it.note("person.remark").isEmpty());
        CHECK_FALSE(it.form->isDirty());
    }
}

TEST_CASE("one's own undo beside the form is shown too") {
    OpenForm it;
    it.gui.session->undo();
    it.gui.settle();
    CHECK(it.form->editor("remark")->text().isEmpty());
    CHECK(it.note("person.remark").contains(QStringLiteral("撤销")));
}

TEST_CASE("what was written while the form was hidden is shown when it comes back") {
    OpenForm it;
    it.type("remark", "甲");
    it.form->hide();
    it.change("remark", "乙");
    CHECK_FALSE(it.note("person.remark").contains(QStringLiteral("乙")));
    it.form->show();
    it.gui.settle();
    CHECK(it.note("person.remark").contains(QStringLiteral("乙")));
}

TEST_CASE("a record deleted elsewhere: a sentence, what was typed stays, and two ways on") {
    OpenForm it;
    const bool merged = GENERATE(false, true);
    it.type("remark", "耳背");
    it.other([&](journal::Writer& writer) { return writer.remove("person", *it.id); },
             merged ? "person.merge" : "person.delete");
    CHECK(it.gone().contains(QStringLiteral("王海燕")));
    CHECK(it.gone().contains(merged ? QStringLiteral("合并") : QStringLiteral("删除")));
    CHECK(it.form->editor("remark")->text() == QStringLiteral("耳背"));
    CHECK_FALSE(it.form->save(false));

    SECTION("it is brought back") {
        it.press("person.gone.back");
        CHECK(it.gone().isEmpty());
        CHECK(it.form->editor("remark")->text() == QStringLiteral("耳背"));
        CHECK(it.form->save(false));
        it.gui.settle();
        CHECK(it.stored(*it.id, "person").text("remark") == "耳背");
    }
    SECTION("what was typed becomes a new record") {
        it.press("person.gone.anew");
        CHECK(it.gone().isEmpty());
        CHECK(it.form->isNew());
        SavedSpy saved(*it.form);
        CHECK(it.form->save(false));
        REQUIRE(GuiOffice::until([&] { return saved.count() == 1; }));
        CHECK(saved.ids.front() != *it.id);
        CHECK(it.stored(saved.ids.front(), "person").text("remark") == "耳背");
        CHECK(it.stored(saved.ids.front(), "person").text("name") == "单秀兰");
        CHECK(it.stored(saved.ids.front(), "person").text("room") == "501");
    }
}

TEST_CASE("the changes of a record: one value is brought back, Ctrl+Z takes that back") {
    OpenForm it;
    it.change("remark", "耳背");
    const bool wide = GENERATE(true, false);
    if (!wide) it.form->resize(700, 700);
    QTest::keyClick(it.focus("remark"), Qt::Key_H, Qt::ControlModifier);
    it.gui.settle();
    REQUIRE(it.form->showsHistory());
    auto* history = it.form->findChild<RecordHistory*>();
    REQUIRE(history->isVisible());
    CHECK(it.form->editor("remark")->widget()->isVisible() == wide);
    const auto offers = [&] {
        std::vector<LinkLabel*> found;
        for (auto* link : history->findChildren<LinkLabel*>())
            if (link->objectName().startsWith(QStringLiteral("person.history."))) found.push_back(link);
        return found;
    };
    REQUIRE(offers().size() == 3); // remark twice, job
    LinkLabel* offer = offers().front();
    CHECK(offer->text().contains(QStringLiteral("怕狗")));
    CHECK(offer->accessibleName().contains(QStringLiteral("备注")));
    QTest::keyClick(offer, Qt::Key_Return);
    it.gui.settle();
    CHECK(it.stored(*it.id, "person").text("remark") == "怕狗");
    CHECK(it.form->editor("remark")->text() == QStringLiteral("怕狗"));
    CHECK(it.gui.session->undoHint().contains(QStringLiteral("备注")));
    it.gui.session->undo();
    it.gui.settle();
    CHECK(it.form->editor("remark")->text() == QStringLiteral("耳背"));
    QTest::keyClick(history, Qt::Key_Escape);
    CHECK_FALSE(it.form->showsHistory());
    CHECK(it.form->editor("remark")->widget()->isVisible());
}

TEST_CASE("the changes show no personal number and offer nothing where nothing may be written") {
    OpenForm it;
    it.change("phone", "13900001111");
    it.form->showHistory(true);
    it.gui.settle();
    auto* history = it.form->findChild<RecordHistory*>();
    for (const QLabel* label : history->findChildren<QLabel*>()) {
        CHECK_FALSE(label->text().contains(QStringLiteral("13812347177")));
        CHECK_FALSE(label->text().contains(QStringLiteral("13900001111")));
    }
}

// One person, one file: who it is, what is next, kin from both sides, one timeline over everything, and all of it on
// paper.
#include "tests/ui/pages/desk.h"

#include "core/journal/blobs.h"
#include "core/journal/history.h"
#include "core/people/kinship.h"
#include "core/records/query.h"
#include "ui/forms/record_form.h"
#include "ui/pages/documents_panel.h"
#include "ui/pages/person/kin_form.h"
#include "ui/pages/person/person_print.h"
#include "ui/pages/person/person_sheet.h"
#include "ui/pages/person/person_view.h"
#include "ui/pages/person/timeline_panel.h"
#include "ui/printing/pdf.h"
#include "ui/widgets/form_rows.h"
#include "ui/widgets/label.h"

#include <QtCore/QBuffer>
#include <QtCore/QTemporaryDir>
#include <QtGui/QAction>
#include <QtPdf/QPdfDocument>
#include <QtTest/QTest>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QTabBar>

using namespace mulin;
using namespace mulin::ui;
using namespace mulin::test;
using schema::Values;

namespace {

struct PersonDesk : Desk {
    using Desk::Desk;

    PersonView& file(RecordId id) {
        open("person", hex(id));
        auto* view = window->currentPage()->findChild<PersonView*>();
        REQUIRE(GuiOffice::until([&] { return view->person() == id && !view->personName().isEmpty(); }));
        gui.settle();
        return *view;
    }
    /// 周敏, daughter of 单秀兰, in the register; 周强, son, in another province.
    void addKin() {
        daughter = gui.person("周敏", "4", "1", "402", "1980-05-05", true, "13312340592");
        gui.office.add("kinship", Values()
                                      .set("person", gui.people[0])
                                      .set("relation", "child")
                                      .set("relative", *daughter)
                                      .set("emergency", true)
                                      .set("call", "有备用钥匙"));
        gui.office.add("kinship", Values()
                                      .set("person", gui.people[0])
                                      .set("relation", "child")
                                      .set("name", "周强")
                                      .set("sex", "male")
                                      .set("lives", "外省"));
    }
    static QString labels(const QWidget& in) {
        QString all;
        for (const auto* label : in.findChildren<QLabel*>())
            if (label->isVisible()) all += label->text() + QLatin1Char('|');
        return all;
    }
    QString rows(const char* name) {
        QString all;
        const auto& list = visible<TimelineView>(name);
        for (int row = 0; row < list.model()->rowCount(); ++row)
            all += list.model()->index(row, 0).data(Qt::AccessibleTextRole).toString() + QLatin1Char('\n');
        return all;
    }
    QString tab(int index) { return visible<QTabBar>("person.tabs").tabText(index); }

    std::optional<RecordId> daughter;
};

QString wordsOf(const printing::Pages& pages) {
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.pdf"));
    must(printing::writePdf(security::Disclosure::nothingStored(), pages, path));
    QPdfDocument document;
    document.load(path);
    QString all;
    for (int page = 0; page < document.pageCount(); ++page) all += document.getAllText(page).text();
    return all.remove(QLatin1Char('\r')).remove(QLatin1Char('\n'));
}

} // namespace

TEST_CASE("a ledger that somebody has left stands apart in the file, with its days, and its reason in the timeline") {
    PersonDesk desk;
    const RecordId id = desk.gui.people[0];
    const Date day = desk.gui.office.today();
    records::Query query;
    query.type = "living_alone";
    for (const auto& one :
         must(records::list(desk.gui.office.reader(), desk.gui.office.tables(), desk.gui.office.access(), query, day)))
        if (one.get("person").uid() == id.uid())
            must(desk.gui.office.set("living_alone", one.id(),
                                     Values().set("left_on", day).set("exit_reason", "not_alone")));
    PersonView& view = desk.file(id);
    view.setTab(PersonView::Ledgers);
    desk.gui.settle();
    const QString shown = desk.labels(view);
    const auto heading = shown.indexOf(QStringLiteral("曾在册"));
    REQUIRE(heading > shown.indexOf(QStringLiteral("在册台账")));
    CHECK(shown.indexOf(QStringLiteral("独居老人"), heading) > heading);
    CHECK(shown.contains(QString::fromStdString(day.iso())));
    view.setTab(PersonView::Timeline);
    desk.gui.settle();
    CHECK(desk.rows("person.timeline").contains(QString::fromStdString(day.iso()) + QStringLiteral(" 退出")));
}

TEST_CASE("the file says who it is, what is next and who belongs to it") {
    PersonDesk desk;
    desk.addKin();
    PersonView& view = desk.file(desk.gui.people[0]);
    desk.shot("pages-person");
    const QString shown = desk.labels(view);
    for (const char* words : {"单秀兰", "74 岁", "周敏", "女儿", "周强", "儿子", "外省", "未登记", "叫应", "第3网格"}) {
        INFO(words);
        if (QString::fromUtf8(words) != QStringLiteral("第3网格")) CHECK(shown.contains(QString::fromUtf8(words)));
    }
    CHECK(shown.contains(QStringLiteral("133****0592")));
    CHECK_FALSE(shown.contains(QStringLiteral("13312340592")));
    CHECK(desk.tab(PersonView::Family).endsWith(QStringLiteral("4"))); // two at home, two elsewhere
    CHECK(desk.tab(PersonView::Ledgers).endsWith(QStringLiteral("2")));
    // The next step has the button that it wants.
    desk.press("person.next.0");
    CHECK(desk.window->current().page == text("visit"));
}

TEST_CASE("kin is seen from the other side with the other word, and added on the page") {
    PersonDesk desk;
    desk.addKin();
    PersonView& view = desk.file(*desk.daughter);
    CHECK(desk.labels(view).contains(QStringLiteral("母亲")));
    view.setTab(PersonView::Family);
    desk.press("person.addKin");
    auto* kin = desk.window->currentPage()->findChild<KinForm*>();
    REQUIRE(kin != nullptr);
    REQUIRE(kin->isVisible());
    kin->form()->editor("relation")->setValue(schema::Value("neighbour"));
    kin->form()->editor("name")->setText(QStringLiteral("对门解姨"));
    SavedSpy saved(*kin->form());
    desk.commands.action(text("save"))->trigger();
    INFO(desk.labels(*kin).toStdString());
    REQUIRE(GuiOffice::until([&] { return saved.count() == 1; }));
    desk.gui.settle();
    REQUIRE(GuiOffice::until([&] { return desk.labels(view).contains(QStringLiteral("对门解姨")); }));
    desk.shot("pages-person-kin");
    CHECK(desk.labels(view).contains(QStringLiteral("邻居")));
}

TEST_CASE("kin who live elsewhere stand beside the household, on the board too") {
    PersonDesk desk;
    desk.addKin();
    const RecordId household(desk.gui.office.record("person", desk.gui.people[0]).get("household").uid());
    desk.open("household", desk.hex(household));
    REQUIRE(GuiOffice::until(
        [&] { return PersonDesk::labels(*desk.window->currentPage()).contains(QStringLiteral("不同住的亲属")); }));
    const QString seen = PersonDesk::labels(*desk.window->currentPage());
    CHECK(seen.contains(QStringLiteral("周敏")));
    CHECK(seen.contains(QStringLiteral("周强")));
    CHECK(seen.contains(QStringLiteral("儿子")));
    CHECK(seen.contains(QStringLiteral("外省")));
}

TEST_CASE("a kinship asked for from elsewhere opens itself, not a new one") {
    PersonDesk desk;
    desk.addKin();
    const auto kin = must(people::kinOf(desk.gui.office.reader(), desk.gui.session->tables(),
                                        desk.gui.session->access(), desk.gui.people[0]));
    REQUIRE(kin.size() == 2);
    desk.open("person", text("kin:") + desk.hex(kin[0].record) + QLatin1Char(':') + desk.hex(desk.gui.people[0]));
    KinForm* form = nullptr;
    REQUIRE(GuiOffice::until([&] {
        form = desk.window->currentPage()->findChild<KinForm*>();
        return form != nullptr && form->isVisible() && form->form()->record().has_value();
    }));
    CHECK(form->form()->record() == kin[0].record);
}

TEST_CASE("the timeline is narrowed by kind and by words, and read on as one scrolls") {
    PersonDesk desk;
    const RecordId id = desk.gui.people[0];
    must(desk.gui.office.transact("import", [&](journal::Writer& writer) -> Result<void> {
        for (int i = 0; i < 400; ++i) {
            Values visit = Values().set("visited_on", writer.today().plusDays(-100 - i));
            visit.set("findings", i == 399 ? "讲起从前的老房子" : "情况正常");
            visit.link("people", "visited", id);
            MULIN_TRY(writer.create("visit", visit));
        }
        return {};
    }));
    PersonView& view = desk.file(id);
    view.setTab(PersonView::Timeline);
    desk.gui.settle();
    auto& list = desk.visible<TimelineView>("person.timeline");
    const int first = list.rows();
    CHECK(first < 200); // not all four hundred
    list.scrollToBottom();
    REQUIRE(GuiOffice::until([&] { return list.rows() > first; }));
    desk.gui.settle();
    desk.press("person.timeline.kind.ledgers");
    CHECK(desk.rows("person.timeline").contains(QStringLiteral("入独居老人台账")));
    CHECK_FALSE(desk.rows("person.timeline").contains(QStringLiteral("情况正常")));
    desk.press("person.timeline.kind.all");
    auto& panel = desk.visible<TimelinePanel>("");
    panel.filter(QStringLiteral("老房子"));
    desk.gui.settle();
    CHECK(desk.rows("person.timeline").contains(QStringLiteral("老房子")));
    CHECK(list.rows() == 2); // the month and the visit
    panel.filter(QStringLiteral("没有的字"));
    desk.gui.settle();
    CHECK(desk.labels(panel).contains(QStringLiteral("没有这些字")));
    // What others write keeps what it is narrowed by.
    panel.filter(QStringLiteral("老房子"));
    desk.gui.settle();
    desk.gui.visit(id, desk.gui.people[18], desk.gui.office.today(), "又来过");
    view.reload();
    desk.gui.settle();
    CHECK(list.rows() == 2);
}

TEST_CASE("entered late says when") {
    PersonDesk desk;
    const RecordId id = desk.gui.people[20];
    desk.gui.visit(id, desk.gui.people[18], desk.gui.office.today().plusDays(-20), "补记的走访");
    PersonView& view = desk.file(id);
    view.setTab(PersonView::Timeline);
    desk.gui.settle();
    CHECK(desk.rows("person.timeline").contains(QStringLiteral("补录")));
}

TEST_CASE("one goes through the list from file to file") {
    PersonDesk desk;
    desk.open("residents");
    RecordTable* table = desk.table("residents.table");
    REQUIRE(GuiOffice::until([&] { return table->records()->complete() && table->records()->rowCount() == 24; }));
    table->setCurrentIndex(table->model()->index(0, 0));
    desk.gui.settle();
    const auto first = table->currentId();
    REQUIRE(first);
    emit table->opened(*first);
    desk.gui.settle();
    CHECK(desk.visible<QLabel>("person.path.place").text() == QStringLiteral("第 1 人，共 24 人"));
    CHECK_FALSE(desk.visible<QAbstractButton>("person.path.previous").isEnabled());
    desk.press("person.path.next");
    CHECK(desk.visible<QLabel>("person.path.place").text() == QStringLiteral("第 2 人，共 24 人"));
    CHECK(desk.window->current().argument == desk.hex(*table->records()->idAt(1)));
    desk.press("person.path.previous");
    CHECK(desk.window->current().argument == desk.hex(*first));
    // Come to by another way, there is no list.
    desk.file(*table->records()->idAt(5));
    for (auto* place : desk.window->currentPage()->findChildren<QLabel*>(text("person.path.place")))
        CHECK_FALSE(place->isVisible());
}

TEST_CASE("tabs by keys") {
    PersonDesk desk;
    PersonView& view = desk.file(desk.gui.people[0]);
    view.setFocus();
    auto& tabs = desk.visible<QTabBar>("person.tabs");
    QTest::keyClick(&tabs, Qt::Key_Tab, Qt::ControlModifier);
    CHECK(tabs.currentIndex() == PersonView::Family);
    QTest::keyClick(&tabs, Qt::Key_Right);
    CHECK(tabs.currentIndex() == PersonView::Ledgers);
}

TEST_CASE("the whole file on paper: masked, or in full for a purpose that is logged") {
    PersonDesk desk;
    desk.addKin();
    const RecordId id = desk.gui.people[0];
    desk.file(id);
    desk.commands.action(text("print"))->trigger();
    PersonPrint* print = nullptr;
    REQUIRE(GuiOffice::until([&] {
        print = desk.window->findChild<PersonPrint*>();
        return print != nullptr && print->isVisible();
    }));
    savePicture(*print, text("pages-person-print"));
    const QString words = wordsOf(print->pages());
    for (const char* part : {"单秀兰档案", "友谊南里社区", "照片", "周敏", "子女", "有备用钥匙", "周强", "外省",
                             "独居老人", "血压 142/86", "经办人", "社区盖章", "第 1 页 共"}) {
        INFO(part);
        CHECK(words.contains(QString::fromUtf8(part)));
    }
    CHECK(words.contains(QStringLiteral("138****7177")));
    CHECK_FALSE(words.contains(QStringLiteral("13812347177")));
    print->setMonths(3);
    REQUIRE(GuiOffice::until([&] { return wordsOf(print->pages()).contains(QStringLiteral("2026年8月22日")); }));
    print->showNumbers(QStringLiteral("上门核对"));
    desk.gui.settle();
    const QString full = wordsOf(print->pages());
    CHECK(full.contains(QStringLiteral("13812347177")));
    CHECK(full.contains(QStringLiteral("上门核对")));
    journal::ActFilter filter;
    filter.logs = true;
    const auto acts = must(journal::acts(desk.gui.office.reader(), desk.gui.office.access(), filter));
    CHECK(std::any_of(acts.begin(), acts.end(), [](const journal::Act& act) {
        return act.operation == "reveal" || act.operation == "person.reveal";
    }));
    print->reject();
}

TEST_CASE("the photo stands in the head and on paper, in place of the words of its frame; papers in their tab") {
    PersonDesk desk;
    const RecordId id = desk.gui.people[0];
    QByteArray bytes;
    QBuffer content(&bytes);
    QImage picture(600, 800, QImage::Format_RGB32);
    picture.fill(QColor(200, 30, 30));
    REQUIRE(content.open(QIODevice::ReadWrite));
    REQUIRE(picture.save(&content, "PNG"));
    const auto put = [&](const schema::TypeDef& type, const char* name) {
        content.seek(0);
        return must(journal::stage(desk.gui.office.journal(), type, content, name)).text();
    };
    const schema::Catalogue& catalogue = desk.gui.session->catalogue();
    const std::string photo = put(*catalogue.find("person"), "face.png");
    must(desk.gui.office.transact("person.edit", [&](journal::Writer& writer) {
        return writer.update("person", id, Values().set("photo", photo));
    }));
    desk.gui.office.add("document", Values()
                                        .set("title", "审批表")
                                        .set("file", put(*catalogue.find("document"), "form.png"))
                                        .link("about", "", id));
    desk.file(id);
    const QImage seen = desk.window->currentPage()->grab().toImage();
    int red = 0;
    for (int y = 0; y < 200; ++y)
        for (int x = 0; x < 120; ++x)
            red += QColor(seen.pixel(x, y)).red() > 180 && QColor(seen.pixel(x, y)).green() < 60;
    CHECK(red > 400);
    CHECK(desk.tab(PersonView::Papers).contains(QLatin1Char('1')));
    auto* papers = desk.window->currentPage()->findChild<DocumentsPanel*>();
    REQUIRE(papers != nullptr);
    CHECK(GuiOffice::until([&] { return papers->count() == 1; }));

    NoProgress progress;
    const ReadContext context{
        desk.gui.office.reader(),  desk.gui.session->tables(), catalogue, desk.gui.session->access(),
        desk.gui.session->today(), schema::Language::Zh,       progress};
    const auto pages = must(personPages(context, {id}, {}));
    REQUIRE(pages.pages.front().pictures.size() == 1);
    CHECK_FALSE(wordsOf(pages).contains(QStringLiteral("照片")));
}

TEST_CASE("files of several people come one after the other, each with its own pages; it can be stopped") {
    PersonDesk desk;
    const std::vector<RecordId> people{desk.gui.people[0], desk.gui.people[1], desk.gui.people[2]};
    NoProgress progress;
    const ReadContext context{desk.gui.office.reader(),
                              desk.gui.session->tables(),
                              desk.gui.session->catalogue(),
                              desk.gui.session->access(),
                              desk.gui.session->today(),
                              schema::Language::Zh,
                              progress};
    const auto pages = must(personPages(context, people, {}));
    const QString words = wordsOf(pages);
    for (const char* name : {"单秀兰档案", "曲桂芝档案", "仇永福档案"}) CHECK(words.contains(QString::fromUtf8(name)));
    CHECK(words.count(QStringLiteral("第 1 页 共")) == 3);
    struct Stopped final : Progress {
        void report(std::int64_t done, std::int64_t) override { m_stop = done >= 1; }
        bool cancelled() const override { return m_stop; }
        bool m_stop = false;
    } stopping;
    const ReadContext stopped{desk.gui.office.reader(),
                              desk.gui.session->tables(),
                              desk.gui.session->catalogue(),
                              desk.gui.session->access(),
                              desk.gui.session->today(),
                              schema::Language::Zh,
                              stopping};
    CHECK(personPages(stopped, people, {}).error().code == ErrorCode::Cancelled);
}

TEST_CASE("a service is registered from the file, and one comes back to the file") {
    PersonDesk desk;
    PersonView& view = desk.file(desk.gui.people[0]);
    desk.open("records", text("aid_application:new:") + desk.hex(desk.gui.people[0]));
    auto* form = desk.window->currentPage()->findChild<RecordForm*>();
    REQUIRE(form);
    CHECK(form->linked("person").front().id == desk.gui.people[0]);
    form->editor("kind")->setValue(schema::Value("temporary"));
    form->editor("held_on")->setValue(schema::Value(*Date::fromIso("2026-01-20")));
    form->editor("accepted_on")->setValue(schema::Value(*Date::fromIso("2026-01-19")));
    desk.window->currentPage()->runCommand(text("save"));
    desk.gui.settle();
    // Nobody accepts what was not applied for yet: told at its field, nothing is lost.
    CHECK(form->row("accepted_on")->hasError());
    desk.shot("service-order");
    form->editor("accepted_on")->setValue(schema::Value(*Date::fromIso("2026-01-21")));
    desk.window->currentPage()->runCommand(text("save"));
    REQUIRE(GuiOffice::until([&] { return view.isVisible(); }));
    CHECK(view.person() == desk.gui.people[0]);
}

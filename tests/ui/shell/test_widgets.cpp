#include "tests/support/gui_screenshot.h"
#include "ui/grids/table_delegate.h"
#include "ui/look/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/form_rows.h"
#include "ui/widgets/label.h"
#include "ui/widgets/page_head.h"
#include "ui/widgets/popup_list.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/segmented.h"
#include "ui/widgets/step_bar.h"

#include <catch2/catch.hpp>

#include <QtCore/QStringListModel>
#include <QtGui/QPainter>
#include <QtGui/QStandardItemModel>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDateEdit>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QTableView>
#include <QtWidgets/QVBoxLayout>

using namespace mulin;
using namespace mulin::ui;

namespace {

QString text(const char* utf8) { return QString::fromUtf8(utf8); }

} // namespace

TEST_CASE("labels show names with markup as they are") {
    apply(*qApp, Theme::Light);
    for (QLabel* label : {plainLabel(text("<b>单</b>")), paragraph(text("<img src=x>")),
                          static_cast<QLabel*>(new ElidedLabel(text("<u>x</u>"))),
                          static_cast<QLabel*>(new LinkLabel(text("<a>x</a>")))}) {
        CHECK(label->textFormat() == Qt::PlainText);
        delete label;
    }
}

TEST_CASE("an elided label gives way, a plain one does not") {
    ElidedLabel elided(QString(200, QChar(0x5C45)));
    CHECK(elided.minimumSizeHint().width() < 100);
    CHECK(elided.sizeHint().width() > 2000);
    CHECK(plainLabel(QString(200, QChar(0x5C45)))->minimumSizeHint().width() > 2000);
}

TEST_CASE("buttons are 32 high and as wide as their parts") {
    apply(*qApp, Theme::Light);
    Button plain(ButtonKind::Secondary, text("打印"));
    Button full(ButtonKind::Secondary, text("打印"));
    full.withIcon(text("print"))->withKeys(text("Ctrl+P"));
    CHECK(plain.sizeHint().height() == 32);
    CHECK(full.sizeHint().width() > plain.sizeHint().width() + 16 + 30);
    CHECK(plain.accessibleName() == text("打印"));
    const std::unique_ptr<Button> square(iconButton(text("close"), text("关闭")));
    CHECK(square->sizeHint() == QSize(32, 32));
    CHECK(square->accessibleName() == text("关闭"));
    QSignalSpy clicked(&plain, &QAbstractButton::clicked);
    QTest::keyClick(&plain, Qt::Key_Return);
    QTest::keyClick(&plain, Qt::Key_Space);
    CHECK(clicked.count() == 2);
    plain.setEnabled(false);
    QTest::keyClick(&plain, Qt::Key_Return);
    CHECK(clicked.count() == 2);
}

TEST_CASE("a chip is edited by a click, removed at its cross or by Delete") {
    Chip chip(text("网格"), text("3"));
    chip.resize(chip.sizeHint());
    QSignalSpy edited(&chip, &QAbstractButton::clicked);
    QSignalSpy removed(&chip, &Chip::removeRequested);
    QTest::mouseClick(&chip, Qt::LeftButton, {}, {10, 16});
    CHECK(edited.count() == 1);
    QTest::mouseClick(&chip, Qt::LeftButton, {}, {chip.width() - 8, 16});
    CHECK(removed.count() == 1);
    CHECK(edited.count() == 1);
    QTest::keyClick(&chip, Qt::Key_Delete);
    CHECK(removed.count() == 2);
    const int before = chip.sizeHint().width();
    chip.setValue(text("3、4、7"));
    CHECK(chip.sizeHint().width() > before);
    CHECK(chip.accessibleName().contains(text("3、4、7")));
}

TEST_CASE("segments are exclusive and do not move when the bold one changes") {
    Segmented segmented({text("名册"), text("楼栋"), text("户")});
    QSignalSpy chosen(&segmented, &Segmented::chosen);
    const QSize before = segmented.sizeHint();
    CHECK(segmented.current() == 0);
    segmented.setCurrent(2);
    CHECK(segmented.current() == 2);
    CHECK(chosen.count() == 1);
    CHECK(segmented.sizeHint() == before);
    segmented.setCurrent(7);
    CHECK(segmented.current() == 2);
}

TEST_CASE("a form marks the wrong field, offers a way out and finds it again") {
    FormRows form(text("visit"));
    auto* first = new QLineEdit;
    auto* second = new QLineEdit;
    FormRow* a = form.add(text("date"), text("日期"), first, text("提示"), true);
    FormRow* b = form.add(text("person"), text("对象"), second);
    CHECK(first->objectName() == text("visit.date"));
    CHECK_FALSE(first->accessibleName().isEmpty());
    CHECK(form.errorCount() == 0);
    CHECK(form.firstError() == nullptr);
    b->setError(text("没有这个人"), text("新登记"));
    CHECK(second->property("bad").toBool());
    CHECK(second->accessibleDescription() == text("没有这个人"));
    CHECK(form.firstError() == b);
    a->setError(text("晚于今天"));
    CHECK(form.firstError() == a);
    CHECK(form.errorCount() == 2);
    QSignalSpy fixed(b, &FormRow::fixRequested);
    form.show();
    auto* fix = form.findChild<LinkLabel*>(text("visit.person.fix"));
    REQUIRE(fix != nullptr);
    QTest::keyClick(fix, Qt::Key_Return);
    CHECK(fixed.count() == 1);
    a->setGood(text("好"));
    b->clear();
    CHECK(form.errorCount() == 0);
    CHECK_FALSE(second->property("bad").toBool());
}

TEST_CASE("a flow breaks its line where the room ends") {
    QWidget box;
    auto* flow = new FlowLayout(&box, 8);
    for (int i = 0; i < 3; ++i) {
        auto* item = new QWidget(&box);
        item->setFixedSize(100, 32);
        flow->addWidget(item);
    }
    CHECK(flow->heightForWidth(316) == 32);
    CHECK(flow->heightForWidth(315) == 32 + 8 + 32);
    CHECK(flow->heightForWidth(90) == 3 * 32 + 2 * 8);
    CHECK(flow->sizeHint() == QSize(316, 32));
    delete flow->takeAt(0);
    CHECK(flow->count() == 2);
    CHECK(flow->takeAt(5) == nullptr);
}

TEST_CASE("tags that do not fit are counted") {
    apply(*qApp, Theme::Light);
    const std::vector<Tag> tags = {{text("独居")}, {text("高龄")}, {text("失能")}};
    QImage image(400, 40, QImage::Format_RGB32);
    QPainter painter(&image);
    const int one = tagSize(text("独居")).width();
    const int all = paintTags(painter, {0, 0, 400, 36}, tags);
    CHECK(all == 3 * one + 8);
    const int some = paintTags(painter, {0, 0, 2 * one, 36}, tags);
    CHECK(some <= 2 * one);
    CHECK(some > one);
    CHECK(paintTags(painter, {0, 0, 10, 36}, tags) <= 10);
    CHECK(paintTags(painter, {0, 0, 100, 36}, {}) == 0);
}

TEST_CASE("the picker moves with the arrows while the focus stays in the field") {
    QWidget window;
    window.resize(600, 400);
    auto* field = new QLineEdit(&window);
    field->setGeometry(20, 20, 300, 32);
    PopupList popup(*field);
    QStringListModel model({text("单秀兰"), text("孙香莲"), text("宋学礼")});
    popup.setModel(&model);
    window.setAttribute(Qt::WA_DontShowOnScreen);
    window.show();
    field->setFocus();
    CHECK_FALSE(popup.isVisible());
    popup.popUp();
    CHECK(popup.isVisible());
    CHECK(popup.geometry().top() == 20 + 32 + px().s1);
    QSignalSpy chosen(&popup, &PopupList::chosen);
    QTest::keyClick(field, Qt::Key_Down);
    QTest::keyClick(field, Qt::Key_Down);
    QTest::keyClick(field, Qt::Key_Down); // stays on the last
    CHECK(popup.current().row() == 2);
    QTest::keyClick(field, Qt::Key_Up);
    QTest::keyClick(field, Qt::Key_Return);
    REQUIRE(chosen.count() == 1);
    CHECK(chosen.front().front().toModelIndex().row() == 1);
    CHECK_FALSE(popup.isVisible());
    QTest::keyClick(field, Qt::Key_Down);
    CHECK(popup.isVisible());
    QTest::keyClick(field, Qt::Key_Escape);
    CHECK_FALSE(popup.isVisible());
    field->move(20, 360); // no room below: opens above
    popup.popUp();
    CHECK(popup.geometry().bottom() < 360);
    model.setStringList({});
    CHECK_FALSE(popup.isVisible());
}

TEST_CASE("a styled table has fixed rows, whole-row selection and the program's header") {
    apply(*qApp, Theme::Light);
    QTableView table;
    TableDelegate* delegate = styleTable(table);
    QStandardItemModel model(3, 3);
    for (int row = 0; row < 3; ++row) {
        for (int column = 0; column < 3; ++column) model.setItem(row, column, new QStandardItem(text("单秀兰")));
    }
    table.setModel(&model);
    table.resize(500, 300);
    CHECK(table.rowHeight(0) == 36);
    CHECK(table.horizontalHeader()->sizeHint().height() == 32);
    CHECK(table.verticalHeader()->isHidden());
    CHECK(table.selectionBehavior() == QAbstractItemView::SelectRows);
    table.setCurrentIndex(model.index(1, 0));
    const QImage image = test::picture(table);
    const int y = 32 + 36 + 18;
    CHECK(image.pixelColor(1, y) == colour(Colour::Accent));
    CHECK(image.pixelColor(480, y) == colour(Colour::AccentSoft));
    CHECK(image.pixelColor(480, 32 + 35) == colour(Colour::Line));
    QStyleOptionViewItem option;
    const int first = delegate->sizeHint(option, model.index(0, 0)).width();
    CHECK(first == delegate->sizeHint(option, model.index(0, 1)).width() + px().s6 - px().s2);
    // A column moved to the front takes the wide margin.
    table.horizontalHeader()->moveSection(1, 0);
    CHECK(first == delegate->sizeHint(option, model.index(0, 1)).width());
    QTest::mouseMove(table.viewport(), {100, 18});
    styleTable(table, true);
    CHECK(table.verticalHeader()->defaultSectionSize() == 32);
}

TEST_CASE("fields take their state from focus and error") {
    apply(*qApp, Theme::Light);
    QWidget window;
    auto* field = new QLineEdit(&window);
    field->setGeometry(10, 10, 200, 32);
    CHECK(field->sizeHint().height() == 32);
    CHECK(test::picture(window).pixelColor(100, 10) == colour(Colour::Field));
    field->setProperty("bad", true);
    CHECK(test::picture(window).pixelColor(100, 11) == colour(Colour::Overdue));
    CHECK(QComboBox().sizeHint().height() == 32);
    for (QWidget* spin : {static_cast<QWidget*>(new QDateEdit), static_cast<QWidget*>(new QSpinBox)}) {
        spin->setParent(&window);
        spin->ensurePolished();
        CHECK(spin->minimumHeight() == 32);
    }
}

TEST_CASE("the foot of a page comes to rest, with room and without") {
    struct Requests final : QObject {
        bool eventFilter(QObject* object, QEvent* event) override {
            if (event->type() == QEvent::LayoutRequest) ++count;
            return QObject::eventFilter(object, event);
        }
        int count = 0;
    };
    apply(*qApp, Theme::Light);
    QWidget window;
    auto* layout = new QVBoxLayout(&window);
    auto* foot = new PageFoot(&window);
    auto* save = (new Button(ButtonKind::Primary, text("保存"), foot))->withKeys(text("Ctrl+S"));
    foot->addLeft(save);
    foot->addRight(new ElidedLabel(text("这里有一句话"), Look::Secondary, foot));
    layout->addWidget(foot);
    window.resize(600, 80);
    window.show();
    for (const int width : {600, foot->minimumSizeHint().width() + 24, 600}) {
        window.resize(width, 80);
        for (int round = 0; round < 20; ++round) QCoreApplication::processEvents();
        Requests requests;
        foot->installEventFilter(&requests);
        for (int round = 0; round < 20; ++round) QCoreApplication::processEvents();
        INFO(width);
        CHECK(requests.count == 0);
    }
    CHECK_FALSE(save->keysHidden());
}

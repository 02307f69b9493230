#include "tests/ui/shell/gallery.h"

#include "ui/grids/table_delegate.h"
#include "ui/look/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/form_rows.h"
#include "ui/widgets/label.h"
#include "ui/widgets/marks.h"
#include "ui/widgets/page_head.h"
#include "ui/widgets/popup_list.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/segmented.h"
#include "ui/widgets/step_bar.h"

#include <QtCore/QDir>
#include <QtGui/QStandardItemModel>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDateEdit>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QRadioButton>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QTabBar>
#include <QtWidgets/QTableView>
#include <QtWidgets/QVBoxLayout>

namespace mulin::test {

using namespace ui;

namespace {

using Builder = QWidget* (*)(const Words&, QWidget*);

class SamplePage final : public Page {
public:
    SamplePage(Shell& shell, const Words& words, Builder build) : Page(shell) {
        auto* layout = new QVBoxLayout(this);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->addWidget(build(words, this));
    }
    QStringList commandsNow() const override { return {QStringLiteral("register"), QStringLiteral("print")}; }
};

QVBoxLayout* column(QWidget* widget) {
    auto* layout = new QVBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    return layout;
}

QStandardItem* cell(const QString& text, CellState state = CellState::Plain) {
    auto* item = new QStandardItem(text);
    if (state != CellState::Plain) item->setData(QVariant::fromValue(state), StateRole);
    return item;
}

QStandardItem* number(const QString& text) {
    QStandardItem* item = cell(text);
    item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    return item;
}

QStandardItem* tags(const QStringList& texts) {
    std::vector<Tag> made;
    for (const QString& text : texts) made.push_back({text, TagKind::Neutral});
    auto* item = new QStandardItem;
    item->setData(QVariant::fromValue(made), TagsRole);
    return item;
}

} // namespace

Gallery::Gallery(const Words& chosen) : words(chosen), window(std::make_unique<MainWindow>(commands, background)) {
    const auto page = [this](Builder build) {
        return [this, build](Shell& shell) -> Page* { return new SamplePage(shell, words, build); };
    };
    const auto id = [](const char* text) { return QString::fromLatin1(text); };
    window->setPages({
        {id("today"), words("工作台", "Today"), id("home"), page(emptyLedger)},
        {id("residents"), words("居民", "Residents"), id("residents"), page(residentsBody)},
        {id("organisation"), words("组织", "Organisation"), id("organisation"), page(swatches)},
        {id("ledgers"), words("台账", "Ledgers"), id("ledger"), page(emptyLedger), true},
        {id("visits"), words("走访", "Visits"), id("visit"), page(visitForm)},
        {id("matters"), words("事项", "Matters"), id("matters"), page(emptyLedger)},
        {id("mediation"), words("纠纷调解", "Mediation"), id("mediation"), page(emptyLedger)},
        {id("services"), words("服务", "Services"), id("services"), page(emptyLedger)},
        {id("council"), words("议事 · 党建", "Council, Party"), id("council"), page(emptyLedger)},
        {id("reports"), words("报表", "Reports"), id("report"), page(emptyLedger), true},
        {id("exchange"), words("数据交换", "Exchange"), id("exchange"), page(emptyLedger)},
        {id("settings"), words("管理", "Administration"), id("settings"), page(emptyLedger)},
        {id("import"), words("导入居民", "Import residents"), id("import"), page(importSteps), false, id("residents")},
    });
    window->setOffice(words("友谊南里社区", "Youyi Nanli"), words("友谊街道", "Youyi Street"));
    window->setUser(words("李文静", "Li Wenjing"));
    window->setCounter(id("today"), id("7"));
    window->setCounter(id("ledgers"), id("3"));
    window->setCounter(id("visits"), id("12"));
    window->setCounter(id("exchange"), id("1"));
    window->say({StatusMessage::Kind::Done, words("已保存", "Saved"),
                 words("修改 单秀兰 的电话", "phone of Shan Xiulan changed")});
    window->setStatusRight(words("备份 10 分钟前", "Backup 10 minutes ago"));
}

QWidget* residentsBody(const Words& w, QWidget* parent) {
    auto* body = new QWidget(parent);
    QVBoxLayout* layout = column(body);
    auto* head = new PageHead(QStringLiteral("residents"), w("居民", "Residents"), false, body);
    head->addBeside(new Segmented({w("名册", "List"), w("楼栋", "Buildings"), w("户", "Households")}, head));
    head->addButton(QStringLiteral("new"), w("新登记", "New"), QStringLiteral("plus"));
    head->addButton(QStringLiteral("import"), w("导入", "Import"), QStringLiteral("import"));
    head->addButton(QStringLiteral("print"), w("打印", "Print"), QStringLiteral("print"));
    head->addButton(QStringLiteral("more"), w("更多", "More"))->withChevron();
    layout->addWidget(head);
    auto* filters = new FilterBar(QStringLiteral("residents"), body);
    filters->addChip(w("网格", "Grid"), w("3、4、7", "3, 4, 7"));
    filters->addChip(w("标记", "Marks"), w("独居、低保、残疾", "alone, allowance"));
    filters->addChip(w("下次走访", "Next visit"), w("11月底前", "in November"));
    auto* view = new Button(ButtonKind::Chip, w("入冬必访", "Before winter"), filters);
    view->withChevron();
    filters->addAtEnd(w("视图", "View"), view);
    filters->addAtEnd(iconButton(QStringLiteral("columns"), w("选列", "Columns"), filters));
    layout->addWidget(filters);
    layout->addWidget(new Line(Qt::Horizontal, body));

    auto* table = new QTableView(body);
    table->setObjectName(QStringLiteral("residents.table"));
    table->setAccessibleName(w("居民", "Residents"));
    styleTable(*table);
    auto* model = new QStandardItemModel(table);
    model->setHorizontalHeaderLabels({w("姓名", "Name"), w("性别", "Sex"), w("年龄", "Age"), w("住址", "Address"),
                                      w("电话", "Phone"), w("标记", "Marks"), w("包联人", "In charge"),
                                      w("下次走访", "Next visit")});
    model->setHeaderData(2, Qt::Horizontal, int(Qt::AlignRight), Qt::TextAlignmentRole);
    const char* names[] = {"单秀兰", "曲桂芝", "仇永福",   "解淑珍", "卢志强", "区振华",
                           "宓素琴", "潘玉林", "覃美云",   "朴哲浩", "查桂兰", "乐广成",
                           "牟凤英", "冼国强", "尉迟秀云", "靳长河", "佟玉珍", "<b>滕</b>"};
    int row = 0;
    for (const char* name : names) {
        const bool due = row < 3;
        model->appendRow(
            {cell(QString::fromUtf8(name)), cell(w(row % 3 ? "女" : "男", row % 3 ? "f" : "m")),
             number(QString::number(58 + row * 7 % 34)),
             cell(QStringLiteral("3-%1-%2").arg(row % 3 + 1).arg(row * 101 % 6 + 1)),
             cell(QStringLiteral("138****%1").arg(7177 + row * 131),
                  row == 1 ? CellState::Secondary : CellState::Plain),
             tags(row % 4 ? QStringList{w("独居", "alone"), w("高龄", "80+")} : QStringList{w("低保", "allowance")}),
             cell(w("王海燕", "Wang Haiyan")),
             cell(due ? w("今天", "today") : QStringLiteral("11-%1").arg(22 + row / 3),
                  due ? CellState::Due : CellState::Plain)});
        ++row;
    }
    table->setModel(model);
    const int widths[] = {104, 52, 52, 96, 124, 200, 96};
    for (int i = 0; i < 7; ++i) table->setColumnWidth(i, widths[i] * px().base / 14);
    table->horizontalHeader()->setSortIndicator(7, Qt::AscendingOrder);
    table->horizontalHeader()->setSortIndicatorShown(true);
    table->setCurrentIndex(model->index(0, 0));
    layout->addWidget(table, 1);
    auto* foot = new ListFoot(body);
    foot->setLeft(w("62 人，全部 6,012 人　已选 1", "62 of 6,012 people   1 selected"));
    foot->setRight(w("回车打开　空格选中　F2 改单元格", "Enter opens   Space selects   F2 edits the cell"));
    layout->addWidget(foot);
    return body;
}

QWidget* visitForm(const Words& w, QWidget* parent) {
    auto* body = new QWidget(parent);
    QVBoxLayout* layout = column(body);
    auto* head = new PageHead(QStringLiteral("visit"), w("登记走访", "Register a visit"), true, body);
    head->setBackVisible(true);
    head->setNote(w("保存时编号 ZF2026-1931", "Number when saved ZF2026-1931"));
    head->addButton(QStringLiteral("asLast"), w("照上一次填", "As last time"), QStringLiteral("undo"));
    layout->addWidget(head);
    auto* form = new FormRows(QStringLiteral("visit"), body);
    auto* date = new QDateEdit(QDate(2026, 11, 25), form);
    date->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
    date->setCalendarPopup(true);
    date->setFixedWidth(176);
    form->add(QStringLiteral("date"), w("走访日期", "Date"), date)
        ->setError(w("晚于今天。还没去的，", "Later than today."), w("改为计划走访", "Make it a planned visit"));
    form->add(QStringLiteral("visitors"), w("走访人", "Visitors"),
              new QLineEdit(w("李文静、王海燕", "Li Wenjing"), form))
        ->setGood(w("已够两人", "Two people, as required"));
    auto* person = new QLineEdit(QStringLiteral("sxl"), form);
    form->add(QStringLiteral("person"), w("走访对象", "Person"), person,
              w("姓名、首字母、房号、证件后四位都行", "Name, initials, room or last four of the ID"));
    auto* ways = new QWidget(form);
    auto* flow = new FlowLayout(ways, px().s4);
    for (const QString& text : {w("入户", "At home"), w("电话", "By phone"), w("来访", "At the office")}) {
        auto* way = new QRadioButton(text, ways);
        way->setChecked(flow->count() == 0);
        flow->addWidget(way);
    }
    form->add(QStringLiteral("way"), w("方式", "Way"), ways);
    auto* kind = new QComboBox(form);
    kind->addItems({w("困难群众台账：月金额（元）", "Monthly amount (yuan)"), w("不导入", "Leave out")});
    form->add(QStringLiteral("kind"), w("台账", "Ledger"), kind, w("可改", "May be changed"));
    auto* note =
        new QPlainTextEdit(w("精神好，血压 142/86。上次说的扶手还没修。", "Well. The handrail is still loose."), form);
    note->setFixedHeight(76);
    form->add(QStringLiteral("note"), w("情况", "Findings"), note,
              w("写看到的、听到的，不写评价", "What you saw and heard"));
    auto* seen = new QWidget(form);
    auto* ticks = new FlowLayout(seen, px().s4);
    for (const QString& text :
         {w("水电气", "Utilities"), w("取暖", "Heating"), w("用药", "Medicine"), w("烟感", "Alarm")}) {
        auto* tick = new QCheckBox(text, seen);
        tick->setChecked(ticks->count() < 3);
        ticks->addWidget(tick);
    }
    form->add(QStringLiteral("seen"), w("逐项看过", "Checked"), seen, w("空格打勾", "Space ticks"));
    auto* amount = new QSpinBox(form);
    amount->setRange(0, 9999);
    amount->setValue(672);
    amount->setFixedWidth(176);
    form->add(QStringLiteral("amount"), w("金额", "Amount"), amount)->setWarning(w("比上月多", "More than last month"));
    auto* off = new QLineEdit(w("不能改", "Cannot be changed"), form);
    off->setEnabled(false);
    form->add(QStringLiteral("off"), w("编号", "Number"), off);
    layout->addWidget(form);
    layout->addStretch(1);
    auto* foot = new PageFoot(body);
    auto* save = new Button(ButtonKind::Primary, w("保存并登记下一户", "Save and next"), foot);
    foot->addLeft(save->withKeys(QStringLiteral("Ctrl+Enter"))->named(QStringLiteral("visit.saveNext")));
    foot->addLeft((new Button(ButtonKind::Secondary, w("保存", "Save"), foot))->withKeys(QStringLiteral("Ctrl+S")));
    foot->addLeft((new Button(ButtonKind::Tool, w("放弃", "Discard"), foot))->withKeys(QStringLiteral("Esc")));
    foot->addRight(plainLabel(w("草稿 8 秒前存好", "Draft kept 8 seconds ago"), Look::Caption, foot));
    layout->addWidget(foot);
    return body;
}

QWidget* importSteps(const Words& w, QWidget* parent) {
    auto* body = new QWidget(parent);
    QVBoxLayout* layout = column(body);
    auto* head = new PageHead(QStringLiteral("import"), w("导入居民", "Import residents"), false, body);
    head->setNote(w("友谊南里 2026 入户名册.xlsx　工作表“总表”　6,012 行", "register 2026.xlsx   6,012 rows"));
    head->addButton(QStringLiteral("header"), w("换表头行", "Other header row"));
    layout->addWidget(head);
    auto* steps =
        new StepBar({w("选文件", "File"), w("对应列", "Columns"), w("检查与查重", "Check"), w("结果", "Result")},
                    Qt::Horizontal, body);
    steps->setCurrent(1);
    layout->addWidget(steps);
    auto* tabs = new QTabBar(body);
    tabs->setObjectName(QStringLiteral("import.tabs"));
    tabs->setDrawBase(false);
    tabs->setExpanding(false);
    for (const QString& text : {w("概况", "Overview"), w("家庭", "Family"), w("时间线", "Timeline")})
        tabs->addTab(text);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(px().s6, px().s3, px().s6, 0);
    row->addWidget(tabs);
    row->addStretch(1);
    layout->addLayout(row);
    layout->addWidget(new Line(Qt::Horizontal, body));
    auto* side = new StepBar({w("新建，还是接着用", "New or existing"), w("我们是哪个单位", "Which office"),
                              w("先备份一次", "First backup")},
                             Qt::Vertical, body);
    side->setCurrent(1);
    auto* below = new QHBoxLayout;
    below->setContentsMargins(px().s6, px().s6, px().s6, px().s6);
    below->setSpacing(px().s6);
    below->addWidget(side, 0, Qt::AlignTop);
    auto* card = new Card(Card::Kind::Suggestion, body);
    auto* inside = new QVBoxLayout(card);
    inside->setContentsMargins(px().s3, px().s3, px().s3, px().s3);
    inside->addWidget(plainLabel(w("应保尽保　看看这 4 户", "Worth a look: 4 households"), Look::Strong, card));
    inside->addWidget(paragraph(w("按已登记的情况提示，要不要申请由本人和街道定",
                                  "Suggested from what is registered; the people and the street decide"),
                                Look::Caption, card));
    inside->addWidget(new LinkLabel(w("看依据", "Why"), card));
    below->addWidget(card, 1, Qt::AlignTop);
    layout->addLayout(below);
    layout->addStretch(1);
    auto* foot = new PageFoot(body);
    foot->addLeft(new Button(ButtonKind::Secondary, w("上一步", "Back"), foot));
    foot->addRight(plainLabel(w("还没有写入任何东西", "Nothing written yet"), Look::Caption, foot));
    foot->addRight(new Button(ButtonKind::Tool, w("取消", "Cancel"), foot));
    foot->addRight(
        (new Button(ButtonKind::Primary, w("检查与查重", "Check"), foot))->withKeys(QStringLiteral("Ctrl+Enter")));
    layout->addWidget(foot);
    return body;
}

QWidget* emptyLedger(const Words& w, QWidget* parent) {
    auto* body = new QWidget(parent);
    QVBoxLayout* layout = column(body);
    layout->addWidget(new PageHead(QStringLiteral("ledger"), w("台账", "Ledgers"), true, body));
    auto* empty =
        new EmptyState(QStringLiteral("ledger"), w("这本台账还没有人", "Nobody in this ledger yet"),
                       w("从居民名册里选人入册，或者导入现成的表格。", "Choose residents, or import a sheet."), body);
    empty->addAction(QStringLiteral("ledger.add"), w("入册", "Add people"), QStringLiteral("plus"));
    empty->addAction(QStringLiteral("ledger.import"), w("导入表格", "Import a sheet"), QStringLiteral("import"), false);
    layout->addWidget(empty, 1);
    return body;
}

QWidget* swatches(const Words& w, QWidget* parent) {
    auto* body = new QWidget(parent);
    QVBoxLayout* layout = column(body);
    layout->addWidget(new PageHead(QStringLiteral("parts"), w("组织", "Organisation"), true, body));
    auto* inside = new QVBoxLayout;
    inside->setContentsMargins(px().s6, px().s4, px().s6, px().s4);
    inside->setSpacing(px().s3);
    auto* buttons = new QWidget(body);
    auto* flow = new FlowLayout(buttons);
    for (const ButtonKind kind :
         {ButtonKind::Primary, ButtonKind::Secondary, ButtonKind::Quiet, ButtonKind::Tool, ButtonKind::Chip}) {
        flow->addWidget((new Button(kind, w("登记走访", "Register"), buttons))->withIcon(QStringLiteral("visit")));
        auto* off = new Button(kind, w("不能用", "Disabled"), buttons);
        off->setEnabled(false);
        flow->addWidget(off);
    }
    auto* chosen = new Button(ButtonKind::Chip, w("全部 47", "All 47"), buttons);
    chosen->setChecked(true);
    flow->addWidget(chosen);
    inside->addWidget(buttons);
    auto* marks = new QWidget(body);
    auto* row = new FlowLayout(marks, px().s1);
    for (const TagKind kind :
         {TagKind::Neutral, TagKind::Due, TagKind::Overdue, TagKind::Done, TagKind::Accent, TagKind::Outline}) {
        row->addWidget(new TagLabel({w("已办结", "closed"), kind}, marks));
    }
    inside->addWidget(marks);
    auto* looks = new QWidget(body);
    auto* lines = new FlowLayout(looks, px().s4);
    for (const Look look : {Look::Title, Look::Name, Look::Lead, Look::Figure, Look::Strong, Look::Body,
                            Look::Secondary, Look::Caption, Look::Due, Look::Overdue, Look::Done, Look::Accent}) {
        lines->addWidget(plainLabel(w("友谊南里 2026-11-22", "Youyi Nanli 2026-11-22"), look, looks));
    }
    inside->addWidget(looks);
    auto* icons = new QWidget(body);
    auto* grid = new FlowLayout(icons, px().s3);
    const QDir folder(QStringLiteral(":/icons"));
    for (const QString& file : folder.entryList({QStringLiteral("*.svg")}, QDir::Files, QDir::Name)) {
        grid->addWidget(new IconLabel(file.chopped(4), Colour::Text2, &Sizes::icon, icons));
    }
    inside->addWidget(icons);
    inside->addWidget(
        paragraph(w("每一项都能用键盘走到。", "Everything can be reached by keyboard."), Look::Secondary, body));
    layout->addLayout(inside);
    layout->addStretch(1);
    return body;
}

} // namespace mulin::test

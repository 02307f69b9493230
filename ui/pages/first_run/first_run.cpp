#include "ui/pages/first_run/first_run.h"

#include "core/office.h"
#include "ui/look/icons.h"
#include "ui/look/roles.h"
#include "ui/look/theme.h"
#include "ui/shell/error_text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/form_rows.h"
#include "ui/widgets/label.h"
#include "ui/widgets/marks.h"
#include "ui/widgets/page_head.h"
#include "ui/widgets/popup_list.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/step_bar.h"

#include <QtCore/QDir>
#include <QtCore/QLocale>
#include <QtCore/QStandardPaths>
#include <QtCore/QSysInfo>
#include <QtGui/QStandardItemModel>
#include <QtWidgets/QButtonGroup>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QRadioButton>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

namespace mulin::ui {

namespace {

constexpr int cardWidth = 1080, cardHeight = 700, stepsWidth = 256;
constexpr std::size_t hitsShown = 50;
constexpr int codeRole = Qt::UserRole + 1;

QString text(const std::string& utf8) { return QString::fromStdString(utf8); }

QString loginName() {
    for (const char* name : {"USER", "LOGNAME", "USERNAME"})
        if (const QString value = qEnvironmentVariable(name); !value.isEmpty()) return value;
    return QStringLiteral("admin");
}

} // namespace

FirstRun::FirstRun(Background& background, schema::Language language, QWidget* parent)
    : QWidget(parent), m_background(background), m_language(language) {
    setSurface(*this, Surface::Bg);
    if (auto shipped = organisation::Divisions::shipped()) m_divisions = std::move(*shipped);
    if (auto templates = organisation::shippedTiers()) m_templates = std::move(*templates);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(px().s6, px().s6, px().s6, px().s6);
    auto* card = new Card(Card::Kind::Framed, this);
    card->setMaximumSize(cardWidth * px().base / 14, cardHeight * px().base / 14);
    outer->addWidget(card);
    auto* row = new QHBoxLayout(card);
    row->setContentsMargins(1, 1, 1, 1);
    row->setSpacing(0);
    row->addWidget(makeSide());
    row->addWidget(new Line(Qt::Vertical, card));
    auto* right = new QVBoxLayout;
    right->setSpacing(0);
    m_stack = new QStackedWidget(card);
    m_stack->addWidget(makeBegin());
    m_stack->addWidget(makeUnit());
    m_stack->addWidget(makeTiers());
    m_stack->addWidget(makeFile());
    right->addWidget(m_stack, 1);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(px().s6 + px().s4, px().s3, px().s6 + px().s4, px().s6);
    m_message = new ElidedLabel({}, Look::Overdue, card);
    m_message->setObjectName(QStringLiteral("firstRun.message"));
    foot->addWidget(m_message, 1);
    m_back = (new Button(ButtonKind::Secondary, tr("Back"), card))->named(QStringLiteral("firstRun.back"));
    m_next = (new Button(ButtonKind::Primary, tr("Next"), card))->named(QStringLiteral("firstRun.next"));
    foot->addWidget(m_back);
    foot->addWidget(m_next);
    right->addLayout(foot);
    row->addLayout(right, 1);
    connect(m_back, &QAbstractButton::clicked, this, [this] { goTo(static_cast<Step>(qMax(0, step() - 1))); });
    connect(m_next, &QAbstractButton::clicked, this, &FirstRun::next);
    goTo(Begin);
}

QWidget* FirstRun::makeSide() {
    auto* side = new QWidget(this);
    setSurface(*side, Surface::Bg);
    side->setFixedWidth(stepsWidth * px().base / 14);
    auto* layout = new QVBoxLayout(side);
    layout->setContentsMargins(px().s6, px().s6 + px().s2, px().s4, px().s6);
    layout->setSpacing(px().s6);
    auto* brand = new QHBoxLayout;
    brand->setSpacing(px().s3);
    brand->addWidget(new IconLabel(QStringLiteral("mulin"), Colour::Accent, &Sizes::figure, side));
    brand->addWidget(plainLabel(tr("Mulin"), Look::Lead, side));
    brand->addStretch(1);
    layout->addLayout(brand);
    m_steps = new StepBar({tr("New, or go on"), tr("Which office we are"), tr("Grids and tiers"), tr("User and file")},
                          Qt::Vertical, side);
    layout->addWidget(m_steps);
    layout->addStretch(1);
    layout->addWidget(paragraph(tr("Everything is in one file. It works without a network."), Look::Caption, side));
    return side;
}

QVBoxLayout* FirstRun::pageLayout(QWidget* page, const QString& title, const QString& words) {
    setSurface(*page, Surface::Raised);
    auto* layout = new QVBoxLayout(page);
    const int side = px().s6 + px().s4;
    layout->setContentsMargins(side, side, side, px().s4);
    layout->setSpacing(px().s2);
    layout->addWidget(plainLabel(title, Look::Name, page));
    layout->addWidget(paragraph(words, Look::Secondary, page));
    layout->addSpacing(px().s3);
    return layout;
}

QWidget* FirstRun::makeBegin() {
    auto* page = new QWidget(this);
    auto* layout = pageLayout(page, tr("A new office file, or one that is there"),
                              tr("All residents, visits and ledgers of an office are in one file."));
    auto* fresh = (new Button(ButtonKind::Primary, tr("New office file"), page))
                      ->named(QStringLiteral("firstRun.new"))
                      ->withIcon(QStringLiteral("plus"));
    auto* existing = (new Button(ButtonKind::Secondary, tr("Open a file that is there …"), page))
                         ->named(QStringLiteral("firstRun.open"))
                         ->withIcon(QStringLiteral("folder"));
    connect(fresh, &QAbstractButton::clicked, this, [this] { goTo(Unit); });
    connect(existing, &QAbstractButton::clicked, this, &FirstRun::openExisting);
    layout->addWidget(fresh, 0, Qt::AlignLeft);
    layout->addWidget(existing, 0, Qt::AlignLeft);
    layout->addStretch(1);
    return page;
}

QWidget* FirstRun::makeUnit() {
    auto* page = new QWidget(this);
    auto* layout = pageLayout(page, tr("Which office are we"),
                              tr("Type the name of the community or street, its initials or its code, and choose from "
                                 "the national register."));
    m_search = new SearchField(tr("Name, pinyin, initials or code"), {}, page);
    m_search->setObjectName(QStringLiteral("firstRun.search"));
    m_search->setAccessibleName(tr("Search the national register"));
    m_search->setMinimumHeight(44 * px().base / 14);
    layout->addWidget(m_search);
    m_hits = new QStandardItemModel(this);
    m_popup = new PopupList(*m_search);
    m_popup->setModel(m_hits);
    m_popup->setMaximumRows(7);
    connect(m_search, &QLineEdit::textEdited, this, &FirstRun::search);
    connect(m_popup, &PopupList::chosen, this,
            [this](const QModelIndex& index) { chooseUnit(index.data(codeRole).toString()); });
    layout->addStretch(3);
    m_facts = new QWidget(page);
    auto* facts = new QGridLayout(m_facts);
    facts->setContentsMargins(0, 0, 0, 0);
    facts->setHorizontalSpacing(px().s4);
    facts->setVerticalSpacing(px().s2);
    facts->setColumnStretch(1, 1);
    facts->setColumnStretch(3, 1);
    facts->addWidget(new Line(Qt::Horizontal, m_facts), 0, 0, 1, 4);
    m_unitName = plainLabel({}, Look::Lead, m_facts);
    m_unitName->setObjectName(QStringLiteral("firstRun.unit"));
    facts->addWidget(m_unitName, 1, 0, 1, 3);
    facts->addWidget(plainLabel(tr("Chosen"), Look::Accent, m_facts), 1, 3, Qt::AlignRight);
    const auto fact = [&](int row, int column, const QString& label) {
        facts->addWidget(plainLabel(label, Look::Secondary, m_facts), row, column);
        auto* value = new ElidedLabel({}, Look::Body, m_facts);
        facts->addWidget(value, row, column + 1);
        return value;
    };
    m_above = fact(2, 0, tr("Part of"));
    m_code = fact(2, 2, tr("Code"));
    m_gridCode = fact(3, 0, tr("Codes of grids"));
    m_region = fact(3, 2, tr("ID number region"));
    layout->addWidget(m_facts);
    layout->addStretch(1);
    return page;
}

QWidget* FirstRun::makeTiers() {
    auto* page = new QWidget(this);
    auto* layout =
        pageLayout(page, tr("How the office is organised"),
                   tr("The tiers from the office down to the households. Names of posts can be changed later."));
    m_tiers = new QButtonGroup(this);
    for (std::size_t i = 0; i < m_templates.size(); ++i) {
        auto* choice = new QRadioButton(text(m_templates[i].label.in(m_language)), page);
        choice->setObjectName(QStringLiteral("firstRun.tiers.") + text(m_templates[i].id));
        choice->setAccessibleName(choice->text());
        choice->setMinimumHeight(px().control);
        choice->setChecked(i == 0);
        m_tiers->addButton(choice, static_cast<int>(i));
        layout->addWidget(choice);
        auto* help = paragraph(text(m_templates[i].help.in(m_language)), Look::Secondary, page);
        help->setContentsMargins(px().s6, 0, 0, px().s3);
        layout->addWidget(help);
    }
    layout->addStretch(1);
    return page;
}

QWidget* FirstRun::makeFile() {
    auto* page = new QWidget(this);
    auto* layout =
        pageLayout(page, tr("Who works with it, and where it is kept"),
                   tr("The first user may do everything. The file is not encrypted: whoever can copy it can read it."));
    auto* form = new FormRows(QStringLiteral("firstRun"), page);
    m_login = new QLineEdit(loginName(), form);
    m_userName = new QLineEdit(form);
    m_path = new QLineEdit(form);
    form->add(QStringLiteral("login"), tr("Login"), m_login, tr("Letters and digits"), true);
    form->add(QStringLiteral("userName"), tr("Name"), m_userName, tr("As it stands in the history"));
    form->add(QStringLiteral("path"), tr("File"), m_path, {}, true);
    layout->addWidget(form);
    auto* choose =
        (new Button(ButtonKind::Secondary, tr("Another place …"), page))->named(QStringLiteral("firstRun.choosePath"));
    connect(choose, &QAbstractButton::clicked, this, &FirstRun::chooseFile);
    connect(m_path, &QLineEdit::textEdited, this, [this] { m_pathTouched = true; });
    for (QLineEdit* field : {m_login, m_path}) connect(field, &QLineEdit::textChanged, this, &FirstRun::dress);
    layout->addWidget(choose, 0, Qt::AlignLeft);
    layout->addStretch(1);
    return page;
}

void FirstRun::search(const QString& typed) {
    m_hits->clear();
    if (!m_divisions || typed.trimmed().isEmpty()) {
        m_search->setNote({});
        return;
    }
    std::size_t total = 0;
    const auto hits = m_divisions->search(typed.toStdString(), hitsShown, &total);
    const QLocale numbers(QLocale::English);
    m_search->setNote(tr("%1 found").arg(numbers.toString(static_cast<qulonglong>(total))));
    QList<QStandardItem*> items;
    for (const organisation::Hit& hit : hits) {
        auto* item = new QStandardItem(text(hit.unit.name));
        std::vector<MarkedPart> marks;
        for (const auto& [first, count] : hit.marks)
            marks.push_back({static_cast<int>(first), static_cast<int>(count)});
        item->setData(QVariant::fromValue(marks), MarksRole);
        item->setData(text(hit.path), SecondRole);
        item->setData(text(hit.unit.code), EndRole);
        item->setData(text(hit.unit.code), codeRole);
        items << item;
    }
    if (!items.isEmpty()) m_hits->invisibleRootItem()->appendRows(items);
    m_popup->popUp();
}

void FirstRun::chooseUnit(const QString& code) {
    m_unit = m_divisions ? m_divisions->find(code.toStdString()) : std::nullopt;
    if (m_unit) m_search->setText(text(m_unit->name));
    m_popup->suspend();
    m_search->setNote({});
    showUnit();
    dress();
}

void FirstRun::showUnit() {
    if (!m_unit) return;
    m_unitName->setText(text(m_unit->name));
    m_above->setText(text(m_unit->path()));
    m_code->setText(text(m_unit->code));
    m_gridCode->setText(m_unit->level == organisation::Level::Community
                            ? tr("%1 + 3 digits, can be changed").arg(text(m_unit->code))
                            : tr("code of the community + 3 digits"));
    const std::string county = m_unit->code.substr(0, 6);
    const auto region = m_divisions->find(county);
    m_region->setText(text(county) + QLatin1Char(' ') + (region ? text(region->brief) : QString()));
    if (!m_pathTouched) {
        const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
        m_path->setText(QDir(folder).filePath(text(m_unit->brief) + QStringLiteral(".mulin")));
    }
}

void FirstRun::setPath(const QString& path) {
    m_pathTouched = true;
    m_path->setText(path);
}

int FirstRun::step() const { return m_stack->currentIndex(); }

void FirstRun::goTo(Step step) {
    m_stack->setCurrentIndex(step);
    m_steps->setCurrent(step);
    m_message->setText({});
    if (step == Unit) m_search->setFocus();
    if (step == File) m_login->setFocus();
    dress();
}

void FirstRun::dress() {
    const int at = step();
    m_back->setVisible(at != Begin);
    m_next->setVisible(at != Begin);
    m_facts->setVisible(m_unit.has_value());
    m_next->setText(at == Unit    ? tr("Next: grids and tiers")
                    : at == Tiers ? tr("Next: user and file")
                                  : tr("Make the office file"));
    const bool ready = at == Unit   ? m_unit.has_value()
                       : at == File ? !m_login->text().trimmed().isEmpty() && !m_path->text().trimmed().isEmpty()
                                    : true;
    m_next->setEnabled(ready && !m_busy);
    m_back->setEnabled(!m_busy);
}

void FirstRun::next() {
    if (step() == Unit && m_unit)
        goTo(Tiers);
    else if (step() == Tiers)
        goTo(File);
    else if (step() == File)
        create();
}

void FirstRun::openExisting() {
    auto* dialog = new QFileDialog(this, tr("Open an office file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Office files (*.mulin)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &FirstRun::opened);
    dialog->open();
}

void FirstRun::chooseFile() {
    auto* dialog = new QFileDialog(this, tr("Where the file is kept"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("mulin"));
    dialog->setNameFilter(tr("Office files (*.mulin)"));
    dialog->selectFile(m_path->text());
    connect(dialog, &QFileDialog::fileSelected, this, &FirstRun::setPath);
    dialog->open();
}

void FirstRun::create() {
    if (m_busy || !m_unit) return;
    organisation::SetupRequest request;
    request.code = m_unit->code;
    const int tiers = m_tiers->checkedId();
    if (tiers >= 0) request.tiers = m_templates[static_cast<std::size_t>(tiers)].id;
    request.login = m_login->text().trimmed().toStdString();
    request.userName = m_userName->text().trimmed().toStdString();
    request.deviceName = QSysInfo::machineHostName().toStdString();
    QString path = m_path->text().trimmed();
    if (!path.endsWith(QLatin1String(".mulin"))) path += QStringLiteral(".mulin");
    m_busy = true;
    m_message->setText({});
    dress();
    m_background.run(
        {.title = tr("Making the office file"), .receiver = this, .cancellable = false},
        [request, file = path.toStdString()](Progress&) -> Result<void> {
            QDir().mkpath(QFileInfo(QString::fromStdString(file)).absolutePath());
            const auto office = Office::createFor(file, request);
            return office ? Result<void>{} : Result<void>{office.error()};
        },
        [this, path](const Result<void>& done) {
            m_busy = false;
            dress();
            if (done)
                emit created(path);
            else
                m_message->setText(errorText(done.error(), nullptr, m_language));
        });
}

} // namespace mulin::ui

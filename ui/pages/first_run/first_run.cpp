#include "ui/pages/first_run/first_run.h"

#include "core/office.h"
#include "ui/look/icons.h"
#include "ui/look/theme.h"
#include "ui/pages/security/protection_steps.h"
#include "ui/shell/error_text.h"
#include "ui/shell/text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/form_rows.h"
#include "ui/widgets/label.h"
#include "ui/widgets/marks.h"
#include "ui/widgets/page_head.h"
#include "ui/widgets/scrolled.h"
#include "ui/widgets/step_bar.h"
#include "ui/widgets/step_dialog.h"

#include <QtCore/QDir>
#include <QtCore/QStandardPaths>
#include <QtCore/QSysInfo>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QButtonGroup>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QRadioButton>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

namespace mulin::ui {

namespace {

constexpr int cardWidth = 1080, cardHeight = 700, stepsWidth = 256;

} // namespace

QString FirstRun::loginName() {
    for (const char* name : {"USER", "LOGNAME", "USERNAME"})
        if (const QString value = qEnvironmentVariable(name); !value.isEmpty()) return value;
    return QStringLiteral("admin");
}

FirstRun::FirstRun(Background& background, schema::Language language, QWidget* parent)
    : QWidget(parent), m_background(background), m_language(language) {
    setSurface(*this, Surface::Bg);
    if (auto templates = organisation::shippedTiers()) m_templates = std::move(*templates);
    auto* outer = new QGridLayout(this);
    outer->setContentsMargins(px().s6, px().s6, px().s6, 0);
    outer->setVerticalSpacing(px().s6);
    auto* card = new Card(Card::Kind::Framed, this);
    card->setMaximumSize(cardWidth * px().base / 14, cardHeight * px().base / 14);
    outer->addWidget(card, 0, 0);
    outer->addWidget(makeFoot(), 1, 0, Qt::AlignHCenter);
    outer->setRowStretch(0, 1);
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
    makeProtection();
    right->addWidget(m_stack, 1);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(px().s2);
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
    connect(m_back, &QAbstractButton::clicked, this, [this] {
        if (step() != Protection || !m_protection->back()) goTo(static_cast<Step>(qMax(0, step() - 1)));
    });
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
    m_steps = new StepBar({tr("New, or go on"), tr("Which office we are"), tr("Grids and tiers"), tr("User and file"),
                           tr("Password"), tr("Recovery sheet")},
                          Qt::Vertical, side);
    layout->addWidget(m_steps);
    layout->addStretch(1);
    layout->addWidget(paragraph(tr("Everything is in one file. It works without a network."), Look::Caption, side));
    return side;
}

QWidget* FirstRun::makeBegin() {
    auto* page = new QWidget(this);
    auto* layout = stepPage(page, tr("A new office file, or one that is there"),
                            tr("All residents, visits and ledgers of an office are in one file."));
    m_fresh = (new Button(ButtonKind::Primary, tr("New office file"), page))
                  ->named(QStringLiteral("firstRun.new"))
                  ->withIcon(QStringLiteral("plus"));
    auto* existing = (new Button(ButtonKind::Secondary, tr("Open a file that is there …"), page))
                         ->named(QStringLiteral("firstRun.open"))
                         ->withIcon(QStringLiteral("folder"));
    connect(m_fresh, &QAbstractButton::clicked, this, [this] { goTo(Unit); });
    connect(existing, &QAbstractButton::clicked, this, &FirstRun::openExisting);
    auto* ways = new QHBoxLayout;
    ways->setSpacing(px().s2);
    ways->addWidget(m_fresh);
    ways->addWidget(existing);
    ways->addStretch(1);
    layout->addLayout(ways);
    layout->addSpacing(px().s6);
    m_recent = new QVBoxLayout;
    m_recent->setSpacing(0);
    layout->addLayout(m_recent);
    layout->addStretch(1);
    return page;
}

QWidget* FirstRun::makeFoot() {
    auto* foot = new QWidget(this);
    auto* layout = new QHBoxLayout(foot);
    layout->setContentsMargins(0, 0, 0, px().s3);
    layout->setSpacing(px().s6);
    const auto link = [&](const char* name, const QString& words, auto act) {
        auto* label = new LinkLabel(words, foot);
        label->setObjectName(QStringLiteral("firstRun.") + QLatin1String(name));
        connect(label, &LinkLabel::clicked, this, act);
        layout->addWidget(label);
    };
    layout->addWidget(plainLabel(tr("The first time?"), Look::Secondary, foot));
    link("demo", tr("See the demonstration community; people and matters in it are made up"),
         [this] { emit demoWanted(); });
    link("large", tr("Large type"), [this] { emit largeTextWanted(); });
    link("contrast", tr("High contrast"), [this] { emit contrastWanted(); });
    const bool english = m_language == schema::Language::En;
    link("language", english ? QStringLiteral("中文") : QStringLiteral("English"),
         [this, english] { emit languageWanted(english ? QStringLiteral("zh_CN") : QStringLiteral("en")); });
    return foot;
}

void FirstRun::setRecent(const QStringList& files) {
    while (QLayoutItem* item = m_recent->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    if (files.isEmpty()) return;
    m_recent->addWidget(plainLabel(tr("Opened before"), Look::Secondary));
    for (const QString& file : files) {
        auto* link = new LinkLabel(QDir::toNativeSeparators(file));
        link->setObjectName(QStringLiteral("firstRun.recent"));
        connect(link, &LinkLabel::clicked, this, [this, file] { emit opened(file); });
        m_recent->addWidget(link, 0, Qt::AlignLeft);
    }
}

void FirstRun::setBusy(const QString& words) {
    m_busy = !words.isEmpty();
    setLook(*m_message, Look::Secondary);
    m_message->setText(words);
    m_stack->setEnabled(!m_busy);
    dress();
}

QWidget* FirstRun::makeUnit() {
    auto* page = new QWidget(this);
    auto* layout = stepPage(page, tr("Which office are we"),
                            tr("Type the name of the community or street, its initials or its code, and choose from "
                               "the national register."));
    m_units = new UnitChooser(m_background, page);
    connect(m_units, &UnitChooser::changed, this, &FirstRun::unitChanged);
    layout->addWidget(m_units);
    layout->addStretch(1);
    return page;
}

QWidget* FirstRun::makeTiers() {
    auto* page = new QWidget(this);
    auto* layout =
        stepPage(page, tr("How the office is organised"),
                 tr("The tiers from the office down to the households. Names of posts can be changed later."));
    m_tiers = new QButtonGroup(this);
    for (std::size_t i = 0; i < m_templates.size(); ++i) {
        auto* choice = new QRadioButton(utf(m_templates[i].label.in(m_language)), page);
        choice->setObjectName(QStringLiteral("firstRun.tiers.") + utf(m_templates[i].id));
        choice->setAccessibleName(choice->text());
        choice->setMinimumHeight(px().control);
        choice->setChecked(i == 0);
        m_tiers->addButton(choice, static_cast<int>(i));
        layout->addWidget(choice);
        auto* help = paragraph(utf(m_templates[i].help.in(m_language)), Look::Secondary, page);
        help->setContentsMargins(px().s6, 0, 0, 0);
        layout->addWidget(help);
        QStringList grid;
        for (const organisation::Tier& tier : m_templates[i].tiers) grid << utf(tier.grid.in(m_language));
        auto* face = paragraph(tr("Grid: %1").arg(grid.join(QStringLiteral("—"))), Look::Secondary, page);
        face->setContentsMargins(px().s6, 0, 0, px().s4);
        layout->addWidget(face);
    }
    layout->addStretch(1);
    // In a small window, their words are not cut.
    return scrolled(page, this, Qt::NoFocus);
}

QWidget* FirstRun::makeFile() {
    auto* page = new QWidget(this);
    auto* layout = stepPage(page, tr("Who works with it, and where it is kept"),
                            tr("The first user may do everything; further users are admitted later."));
    auto* form = new FormRows(QStringLiteral("firstRun"), page);
    form->setNotesBelow();
    m_login = new QLineEdit(loginName(), form);
    m_userName = new QLineEdit(form);
    m_path = new QLineEdit(form);
    m_loginRow = form->add(QStringLiteral("login"), tr("Login"), m_login, tr("Letters and digits"), true);
    m_nameRow = form->add(QStringLiteral("userName"), tr("Name"), m_userName, tr("As it stands in the history"), true);
    m_pathRow = form->add(QStringLiteral("path"), tr("File"), m_path,
                          tr("On the disk of this computer; not on a network drive"), true);
    layout->addWidget(form);
    auto* choose =
        (new Button(ButtonKind::Secondary, tr("Another place …"), page))->named(QStringLiteral("firstRun.choosePath"));
    connect(choose, &QAbstractButton::clicked, this, &FirstRun::chooseFile);
    connect(m_path, &QLineEdit::textEdited, this, [this] { m_pathTouched = true; });
    connect(m_path, &QLineEdit::textChanged, this, [this] { m_pathRow->clear(); });
    connect(m_login, &QLineEdit::textChanged, this, [this] { m_loginRow->clear(); });
    connect(m_userName, &QLineEdit::textChanged, this, [this] { m_nameRow->clear(); });
    for (QLineEdit* field : {m_login, m_path}) connect(field, &QLineEdit::textChanged, this, &FirstRun::dress);
    auto* indented = new QHBoxLayout;
    indented->addSpacing(px().formLabel + px().s3);
    indented->addWidget(choose);
    indented->addStretch(1);
    layout->addLayout(indented);
    layout->addStretch(1);
    return page;
}

void FirstRun::makeProtection() {
    m_protection = new ProtectionSteps(m_background, true, this);
    m_stack->addWidget(m_protection);
    connect(m_protection, &ProtectionSteps::changed, this, &FirstRun::dress);
    connect(m_protection, &ProtectionSteps::finished, this, &FirstRun::create);
    connect(m_protection, &ProtectionSteps::refused, this, [this](const QString& sentence) {
        setLook(*m_message, Look::Overdue);
        m_message->setText(sentence);
    });
}

void FirstRun::chooseUnit(const QString& code) { m_units->choose(code); }

void FirstRun::unitChanged() {
    if (unit() && !m_pathTouched) {
        const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
        m_path->setText(QDir(folder).filePath(utf(unit()->brief) + QStringLiteral(".mulin")));
    }
    dress();
}

void FirstRun::setPath(const QString& path) {
    m_pathTouched = true;
    m_path->setText(path);
}

int FirstRun::step() const { return m_stack->currentIndex(); }

void FirstRun::goTo(Step step) {
    m_stack->setCurrentIndex(step);
    m_message->setText({});
    if (step == Begin) m_fresh->setFocus();
    if (step == Unit) m_units->setFocus();
    if (step == File) m_userName->setFocus();
    dress();
}

void FirstRun::dress() {
    if (m_next == nullptr) return;
    const int at = step();
    const auto protection = m_protection->step();
    m_steps->setCurrent(at == Protection && protection != ProtectionSteps::Password ? at + 1 : at);
    m_back->setVisible(at != Begin);
    m_next->setVisible(at != Begin);
    m_next->setText(at == Unit                                ? tr("Next: grids and tiers")
                    : at == Tiers                             ? tr("Next: user and file")
                    : at == File                              ? tr("Next: password")
                    : m_protection->isBusy()                  ? tr("Making the key …")
                    : m_protection->plain()                   ? tr("Make the plain office file")
                    : protection == ProtectionSteps::Password ? tr("Next: recovery sheet")
                    : protection == ProtectionSteps::Sheet    ? tr("Printed: next")
                                                              : tr("Make the office file"));
    const bool ready = at == Unit         ? unit().has_value()
                       : at == File       ? !m_login->text().trimmed().isEmpty() && !m_path->text().trimmed().isEmpty()
                       : at == Protection ? m_protection->ready()
                                          : true;
    m_next->setEnabled(ready && !m_busy);
    m_back->setEnabled(!m_busy && !m_protection->isBusy());
}

void FirstRun::next() {
    if (step() == Unit && unit())
        goTo(Tiers);
    else if (step() == Tiers)
        goTo(File);
    else if (step() == File)
        protect();
    else if (step() == Protection)
        m_protection->next();
}

void FirstRun::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (m_next->isVisible()) m_next->click();
    } else {
        QWidget::keyPressEvent(event);
    }
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

QString FirstRun::path() const {
    const QString path = m_path->text().trimmed();
    return path.endsWith(QLatin1String(".mulin")) ? path : path + QStringLiteral(".mulin");
}

void FirstRun::refusePlace(const Error& error) {
    goTo(File);
    m_pathRow->setError(errorText(error, nullptr, m_language));
    m_path->setFocus();
}

void FirstRun::protect() {
    if (m_busy || !unit()) return;
    if (m_userName->text().trimmed().isEmpty()) {
        m_nameRow->setError(tr("Write your name: everything you do is signed with it."));
        m_userName->setFocus();
        return;
    }
    // Said now, not after a sheet was printed for it.
    if (QFileInfo::exists(path()))
        return refusePlace(makeError(ErrorCode::FileExists, {{"path", path().toStdString()}}));
    FileOwner owner;
    owner.login = m_login->text().trimmed();
    owner.userName = m_userName->text().trimmed();
    owner.office = utf(unit()->name);
    owner.officeNames = {utf(unit()->brief), utf(unit()->name)};
    owner.file = path();
    goTo(Protection);
    m_protection->begin(owner);
}

void FirstRun::create() {
    if (m_busy || !unit()) return;
    organisation::SetupRequest request;
    request.code = unit()->code;
    const int tiers = m_tiers->checkedId();
    if (tiers >= 0) request.tiers = m_templates[static_cast<std::size_t>(tiers)].id;
    request.login = m_login->text().trimmed().toStdString();
    request.userName = m_userName->text().trimmed().toStdString();
    request.deviceName = QSysInfo::machineHostName().toStdString();
    db::Key key;
    std::shared_ptr<const db::FileHeader> header;
    if (const auto& made = m_protection->encryption(); made && !m_protection->plain()) {
        key = made->key;
        header = made->header;
    }
    m_busy = true;
    m_message->setText({});
    dress();
    m_background.run(
        {.title = tr("Making the office file"), .receiver = this, .cancellable = false},
        [request, key, header, file = path().toStdString()](Progress&) -> Result<void> {
            QDir().mkpath(QFileInfo(QString::fromStdString(file)).absolutePath());
            const auto office = Office::createFor(file, request, {{}, {}, key, header});
            return office ? Result<void>{} : Result<void>{office.error()};
        },
        [this, key, path = path()](const Result<void>& done) {
            m_busy = false;
            dress();
            // What can go wrong here is the place: it is there already, cannot be written, is full.
            if (!done) return refusePlace(done.error());
            emit created(path, m_login->text().trimmed(), key);
        });
}

} // namespace mulin::ui

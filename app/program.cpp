#include "app/program.h"

#include "app/demo/demo.h"
#include "app/file_protection.h"
#include "app/words.h"
#include "core/ledgers/definitions.h"
#include "ui/look/theme.h"
#include "ui/shell/error_text.h"
#include "ui/shell/language.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QLocale>
#include <QtCore/QStandardPaths>
#include <QtGui/QActionGroup>
#include <QtGui/QScreen>
#include <QtWidgets/QApplication>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QMenu>
#include <QtWidgets/QMessageBox>

namespace mulin::app {

namespace {

constexpr QSize officeSize{1440, 900}, firstRunSize{1160, 780};

} // namespace

Program::Program(QApplication& app, Options options) : m_app(app), m_options(std::move(options)) {
    dress();
    watch();
}

Program::~Program() { m_background.shutDown(); }

void Program::start() {
    if (!m_options.file.isEmpty()) return open(m_options.file);
    const QStringList recent = m_preferences.recentFiles();
    if (recent.isEmpty()) return firstRun();
    open(recent.first());
}

void Program::dress() {
    const QString wanted = m_options.language.isEmpty() ? m_preferences.language() : m_options.language;
    const QString code = ui::languageFor(wanted, QLocale::system());
    ui::installLanguage(m_app, code);
    m_language = code == QStringLiteral("en") ? schema::Language::En : schema::Language::Zh;
    const auto theme = m_options.theme.isEmpty() ? m_preferences.theme() : ui::themeNamed(m_options.theme);
    const auto size = ui::textSizeNamed(m_options.text);
    ui::apply(m_app, theme.value_or(ui::themeOfDesktop()), size.value_or(m_preferences.textSize()));
}

void Program::rebuild() {
    // What was asked for on the command line gives way to what is chosen in the window.
    dress();
    const QSignalBlocker quiet(m_app);
    QApplication::setQuitOnLastWindowClosed(false);
    if (m_office) {
        m_preferences.setGeometry(m_office->window().saveGeometry());
        const ui::Location place = m_office->window().current();
        const bool maximised = m_office->window().isMaximized();
        show(OfficeWindow::release(std::move(m_office)));
        if (maximised) m_office->window().showMaximized();
        m_office->window().open(place);
    } else if (m_firstRun) {
        const auto before = std::move(m_firstRun);
        firstRun();
        if (before->unit()) m_firstRun->chooseUnit(QString::fromStdString(before->unit()->code));
        m_firstRun->goTo(static_cast<ui::FirstRun::Step>(before->step()));
        m_firstRun->setGeometry(before->geometry());
    }
    QApplication::setQuitOnLastWindowClosed(true);
}

void Program::open(const QString& path) { open(OpenRequest{path, m_options.user, {}}); }

void Program::open(const OpenRequest& request, std::optional<journal::Operation> note) {
    if (m_office && QFileInfo(m_office->path()) == QFileInfo(request.path)) return;
    m_background.run(
        {.title = {}, .receiver = this, .lane = QStringLiteral("open"), .cancellable = false},
        [request, language = m_language, environment = m_options.environment](Progress&) {
            return openOffice(request, language, environment);
        },
        [this, request, note = std::move(note)](Result<OpenedOffice> opened) {
            if (!opened) return refuse(request.path, opened.error());
            if (m_office && !m_office->mayClose()) return endSignIn();
            show(std::move(*opened));
            if (note && !m_office->session().isReadOnly())
                m_office->session().transact(
                    &m_office->window(), *note, [](journal::Writer&) -> Result<void> { return {}; },
                    [](const Result<journal::ChangeSet>&) {});
        });
}

void Program::renew() {
    if (!m_office || m_renewing || m_office->session().isReadOnly()) return;
    m_renewing = true;
    ui::MainWindow& window = m_office->window();
    m_office->keepDrafts();
    window.setEnabled(false); // nothing is written any more through the office that goes
    m_office->session().finishWriting();
    const OpenRequest request{m_office->path(), m_office->opened().login, m_office->opened().office->key()};
    m_background.run(
        {.title = {}, .receiver = this, .cancellable = false},
        [request, language = m_language, environment = m_options.environment, former = m_office->opened().office.get()](
            Progress&) { return openOffice(request, language, environment, former); },
        [this](Result<OpenedOffice> opened) {
            m_renewing = false;
            ui::MainWindow& before = m_office->window();
            if (!opened) {
                before.setEnabled(true);
                m_office->session().sayError(opened.error());
            } else {
                m_place = Place{m_office->path(), m_office->opened().login, before.current(), before.isMaximized()};
                m_news = WindowWords::tr("Ledgers and fields are in use as they are defined now");
                show(std::move(*opened));
            }
            if (std::exchange(m_lockAfter, false)) lock();
        });
}

void Program::show(OpenedOffice opened) {
    auto made = std::make_unique<OfficeWindow>(std::move(opened), m_language, &m_preferences);
    OfficeWindow& window = *made;
    // The office goes with its window: not while a button or a dialog of it is still at work.
    const auto later = [this](auto act) { QMetaObject::invokeMethod(this, act, Qt::QueuedConnection); };
    window.commands().handle(QStringLiteral("lock"), [this, later] { later([this] { lock(); }); });
    addProtectionActs(window.window().userMenu(), window,
                      [this, later](const db::NewEncryption& to) { later([this, to] { reprotect(to); }); });
    fillMenu(window);
    QObject::connect(&made->window(), &ui::MainWindow::closing, this,
                     [this] { m_preferences.setGeometry(m_office->window().saveGeometry()); });
    QObject::connect(&window.session(), &ui::OfficeSession::changed, this,
                     [this, later](const journal::ChangeSet& changes) {
                         if (ledgers::changesDefinitions(changes)) later([this] { renew(); });
                     });
    if (m_office) m_preferences.setGeometry(m_office->window().saveGeometry());
    if (!made->window().restoreGeometry(m_preferences.geometry())) {
        made->window().resize(officeSize);
        place(made->window());
    }
    made->window().show();
    m_office = std::move(made); // the old window goes after the new one is there
    m_firstRun.reset();
    m_preferences.remember(m_office->path());
    if (m_signIn) makeOwnKey(m_office->session(), m_signIn->takePassword());
    endSignIn();
    if (const auto place = std::exchange(m_place, {}); place && QFileInfo(place->path) == QFileInfo(m_office->path())) {
        if (place->maximised) m_office->window().showMaximized();
        // Somebody else begins at the beginning: where one was is one's own affair.
        if (place->login == m_office->opened().login) m_office->window().open(place->location);
    }
    if (const auto trouble = std::exchange(m_trouble, {})) m_office->session().sayError(*trouble);
    if (const QString news = std::exchange(m_news, {}); !news.isEmpty())
        m_office->session().say({ui::StatusMessage::Kind::Done, news});
    // A plain file has nothing to lock but its sealed ledgers.
    m_idle.setLimit(m_preferences.lockMinutes() * 60'000);
}

void Program::place(QWidget& window) {
    // A frame needs room too, and a window that does not fit takes the whole screen.
    const QRect room = m_app.primaryScreen()->availableGeometry();
    const QSize wished = window.size();
    if (wished.width() >= room.width() || wished.height() + ui::px().control >= room.height()) {
        window.resize(qMin(wished.width(), room.width() * 9 / 10), qMin(wished.height(), room.height() * 8 / 10));
        window.setWindowState(window.windowState() | Qt::WindowMaximized);
    }
}

void Program::firstRun() {
    m_firstRun = std::make_unique<ui::FirstRun>(m_background, m_language);
    ui::FirstRun& page = *m_firstRun;
    page.setRecent(m_preferences.recentFiles());
    QObject::connect(&page, &ui::FirstRun::created, this,
                     [this](const QString& path, const QString& login, const db::Key& key) {
                         if (key) m_preferences.setLastUser(path, login);
                         open(OpenRequest{path, login, key});
                     });
    QObject::connect(&page, &ui::FirstRun::opened, this, [this](const QString& path) { open(path); });
    QObject::connect(&page, &ui::FirstRun::demoWanted, this, &Program::newDemo);
    QObject::connect(&page, &ui::FirstRun::largeTextWanted, this, [this] {
        m_options.text.clear();
        m_preferences.setTextSize(m_preferences.textSize() == ui::TextSize::Normal ? ui::TextSize::Large
                                                                                   : ui::TextSize::Normal);
        QMetaObject::invokeMethod(
            this, [this] { rebuild(); }, Qt::QueuedConnection);
    });
    QObject::connect(&page, &ui::FirstRun::contrastWanted, this, [this] {
        m_options.theme.clear();
        m_preferences.setTheme(m_preferences.theme() == ui::Theme::Contrast ? std::nullopt
                                                                            : std::optional(ui::Theme::Contrast));
        QMetaObject::invokeMethod(
            this, [this] { rebuild(); }, Qt::QueuedConnection);
    });
    QObject::connect(&page, &ui::FirstRun::languageWanted, this, [this](const QString& code) {
        m_options.language.clear();
        m_preferences.setLanguage(code);
        QMetaObject::invokeMethod(
            this, [this] { rebuild(); }, Qt::QueuedConnection);
    });
    page.setWindowTitle(WindowWords::tr("Mulin neighbourhood ledger"));
    page.resize(firstRunSize);
    place(page);
    page.show();
}

void Program::newDemo() {
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    const QString path = folder.filePath(WindowWords::tr("Demonstration community") + QStringLiteral(".mulin"));
    if (QFileInfo::exists(path)) return open(path);
    m_firstRun->setBusy(WindowWords::tr("Making the demonstration community; this takes a moment"));
    m_background.run(
        {.title = {}, .receiver = m_firstRun.get()},
        [path, login = ui::FirstRun::loginName().toStdString()](Progress& progress) -> Result<void> {
            QDir().mkpath(QFileInfo(path).absolutePath());
            demo::DemoRequest request;
            request.file = path.toStdString();
            SystemClock clock;
            request.until = clock.today();
            request.now = clock.nowMs();
            request.login = login;
            const auto made = demo::makeDemo(request, progress);
            return made ? Result<void>{} : Result<void>{made.error()};
        },
        [this, path](const Result<void>& made) {
            m_firstRun->setBusy({});
            if (!made) return refuse(path, made.error());
            open(path);
        });
}

void Program::chooseFile(QWidget& above, const QString& near) {
    auto* dialog = new QFileDialog(&above, WindowWords::tr("Open an office file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setDirectory(QFileInfo(near).absolutePath());
    dialog->setNameFilter(WindowWords::tr("Office files (*.mulin)"));
    QObject::connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) { open(path); });
    dialog->open();
}

void Program::fillMenu(OfficeWindow& window) {
    QMenu& menu = window.window().userMenu();
    if (window.encrypted()) addLocking(menu);
    menu.addAction(WindowWords::tr("Open another file …"), this,
                   [this] { chooseFile(m_office->window(), m_office->path()); });
    auto* recent = menu.addMenu(WindowWords::tr("Opened before"));
    for (const QString& file : m_preferences.recentFiles())
        recent->addAction(QDir::toNativeSeparators(file), this, [this, file] { open(file); });
    recent->setEnabled(!recent->isEmpty());
    menu.addAction(WindowWords::tr("New office file …"), this, [this] {
        if (!m_firstRun) firstRun();
        m_firstRun->goTo(ui::FirstRun::Unit);
        m_firstRun->raise();
        m_firstRun->activateWindow();
    });
    menu.addSeparator();
    addAppearance(menu);
}

void Program::addAppearance(QMenu& menu) {
    const auto choice = [&](QMenu& under, QActionGroup* group, const QString& text, bool now, auto act) {
        QAction* action = under.addAction(text);
        action->setCheckable(true);
        action->setChecked(now);
        group->addAction(action);
        // The menu that asks is rebuilt with its window: not while it is open.
        QObject::connect(action, &QAction::triggered, this, [this, act] {
            if (!m_office->mayClose()) return;
            act();
            QMetaObject::invokeMethod(
                this, [this] { rebuild(); }, Qt::QueuedConnection);
        });
    };
    auto* looks = menu.addMenu(WindowWords::tr("Colours"));
    auto* themes = new QActionGroup(looks);
    const std::pair<std::optional<ui::Theme>, const char*> named[] = {
        {std::nullopt, QT_TRANSLATE_NOOP("Window", "As the desktop")},
        {ui::Theme::Light, QT_TRANSLATE_NOOP("Window", "Light")},
        {ui::Theme::Dark, QT_TRANSLATE_NOOP("Window", "Dark")},
        {ui::Theme::Contrast, QT_TRANSLATE_NOOP("Window", "High contrast")}};
    for (const auto& [theme, text] : named)
        choice(*looks, themes, WindowWords::tr(text), m_preferences.theme() == theme, [this, theme = theme] {
            m_options.theme.clear();
            m_preferences.setTheme(theme);
        });
    auto* sizes = menu.addMenu(WindowWords::tr("Size of type"));
    auto* sizeGroup = new QActionGroup(sizes);
    const std::pair<ui::TextSize, const char*> sized[] = {
        {ui::TextSize::Normal, QT_TRANSLATE_NOOP("Window", "Normal")},
        {ui::TextSize::Large, QT_TRANSLATE_NOOP("Window", "Large")},
        {ui::TextSize::Largest, QT_TRANSLATE_NOOP("Window", "Largest")}};
    for (const auto& [size, text] : sized)
        choice(*sizes, sizeGroup, WindowWords::tr(text), m_preferences.textSize() == size, [this, size = size] {
            m_options.text.clear();
            m_preferences.setTextSize(size);
        });
    auto* spoken = menu.addMenu(QStringLiteral("语言 Language"));
    auto* spokenGroup = new QActionGroup(spoken);
    const std::pair<const char*, QString> tongues[] = {{"zh_CN", QStringLiteral("中文")},
                                                       {"en", QStringLiteral("English")}};
    const QString now = m_language == schema::Language::En ? QStringLiteral("en") : QStringLiteral("zh_CN");
    for (const auto& [code, text] : tongues)
        choice(*spoken, spokenGroup, text, now == QLatin1String(code), [this, code = QString::fromLatin1(code)] {
            m_options.language.clear();
            m_preferences.setLanguage(code);
        });
}

void Program::refuse(const QString& path, const Error& error) {
    const bool asking = m_signIn && QFileInfo(m_signIn->path()) == QFileInfo(path);
    if (error.code == ErrorCode::FileEncrypted && !asking) return showSignIn().ask(path, m_options.user);
    if (asking) return m_signIn->refuse(error);
    if (error.code == ErrorCode::HeaderDamaged) {
        showSignIn().ask(path, m_options.user);
        return m_signIn->refuse(error);
    }
    m_preferences.forget(path);
    if (!m_office && !m_firstRun && !m_signIn) firstRun();
    QWidget* above = m_signIn   ? static_cast<QWidget*>(m_signIn.get())
                     : m_office ? static_cast<QWidget*>(&m_office->window())
                                : m_firstRun.get();
    auto* box = new QMessageBox(QMessageBox::Warning, WindowWords::tr("The file cannot be opened"),
                                ui::errorText(error, nullptr, m_language), QMessageBox::Ok, above);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->open();
}

} // namespace mulin::app

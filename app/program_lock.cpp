// The encrypted file: its sign-in, its lock, and how a file becomes encrypted or plain.
#include "app/program.h"
#include "app/words.h"
#include "core/office_keys.h"
#include "ui/shell/error_text.h"

#include <QtCore/QFileInfo>
#include <QtGui/QActionGroup>
#include <QtWidgets/QApplication>
#include <QtWidgets/QMenu>

namespace mulin::app {

namespace {

constexpr QSize signInSize{1160, 780};
constexpr int minutesOffered[] = {5, 10, 30};
constexpr int againMs = 30'000; ///< while something is being written

QString protectionNews(bool before, bool after, const std::vector<std::string>& without) {
    if (!after) return WindowWords::tr("The file is plain now");
    if (!before) return WindowWords::tr("The file is encrypted");
    if (without.empty()) return WindowWords::tr("The file has a new key; the old recovery sheet opens backups alone");
    QStringList logins;
    for (const std::string& login : without) logins << QString::fromStdString(login);
    return WindowWords::tr("The file has a new key. These cannot sign in until they are given a password: %1")
        .arg(logins.join(WindowWords::tr(", ")));
}

} // namespace

void Program::watch() {
    QObject::connect(&m_systemLock, &ui::SystemLock::locked, this, [this] {
        if (m_office && !m_office->encrypted()) m_office->closeSealed();
        lock();
    });
    QObject::connect(&m_idle, &ui::IdleWatch::idle, this, [this] {
        // An import that takes longer than the clerk's patience is not cut off, nor hidden.
        if (m_office && m_office->session().isWriting())
            m_idle.setLimit(againMs);
        else if (m_office && !m_office->encrypted()) {
            m_office->closeSealed();
            m_idle.setLimit(m_preferences.lockMinutes() * 60'000);
        } else
            lock();
    });
}

ui::SignIn& Program::showSignIn() {
    if (m_signIn) return *m_signIn;
    m_signIn = std::make_unique<ui::SignIn>(m_background, m_preferences);
    ui::SignIn& page = *m_signIn;
    QObject::connect(&page, &ui::SignIn::unlocked, this,
                     [this](const QString& path, const QString& login, const db::Key& key) {
                         journal::Operation note{"user.sign_in", {}, journal::TxnKind::Log};
                         if (m_signIn->failedBefore() > 0)
                             note.args["failed"] = std::to_string(m_signIn->failedBefore());
                         if (m_signIn->step() == ui::SignIn::Recovery) note.args["by"] = "sheet";
                         open(OpenRequest{path, login, key}, note);
                     });
    QObject::connect(&page, &ui::SignIn::otherFileWanted, this, [this] { chooseFile(*m_signIn, m_signIn->path()); });
    QObject::connect(&page, &ui::SignIn::closing, this, [this] {
        m_place.reset();
        if (!m_office && !m_firstRun) firstRun();
        m_signIn.release()->deleteLater();
    });
    if (!page.restoreGeometry(m_preferences.geometry())) {
        page.resize(signInSize);
        place(page);
    }
    page.show();
    // In front of it there was nothing but the choice of a file.
    if (m_firstRun && !m_office) m_firstRun.reset();
    return page;
}

void Program::endSignIn() {
    if (!m_signIn) return;
    m_signIn->hide();
    m_signIn.release()->deleteLater(); // it may be the one that asks
}

void Program::closeOffice(const QString& sentence) {
    ui::MainWindow& window = m_office->window();
    m_office->keepDrafts();
    m_place = Place{m_office->path(), m_office->opened().login, window.current(), window.isMaximized()};
    m_preferences.setGeometry(window.saveGeometry());
    const QString path = m_office->path();
    const QString login = m_office->opened().login;
    endSignIn();
    ui::SignIn& page = showSignIn();
    page.ask(path, login);
    page.work(sentence);
    window.hide();
    m_idle.setLimit(0);
    // Waits for what is still being written.
    const std::unique_ptr<OfficeWindow> closing = std::move(m_office);
}

void Program::lock() {
    if (!m_office || !m_office->encrypted()) return;
    if (m_renewing) {
        m_lockAfter = true;
        return;
    }
    closeOffice(WindowWords::tr("Locking …"));
    if (m_signIn) m_signIn->work({});
}

void Program::reprotect(const db::NewEncryption& to) {
    if (!m_office || m_renewing) return;
    const OpenRequest before{m_office->path(), m_office->opened().login, m_office->opened().office->key()};
    closeOffice(!to.key      ? WindowWords::tr("Writing the plain file; nothing is lost meanwhile")
                : before.key ? WindowWords::tr("Writing the file with its new key; nothing is lost meanwhile")
                             : WindowWords::tr("Encrypting the file; nothing is lost meanwhile"));
    m_background.run(
        {.title = WindowWords::tr("Writing the file anew"), .receiver = this, .cancellable = false},
        [before, to](Progress& progress) {
            return mulin::protect(before.path.toStdString(), before.key, to, before.login.toStdString(), progress);
        },
        [this, before, key = to.key](const Result<std::vector<std::string>>& done) {
            OpenRequest after = before;
            if (done) {
                after.key = key;
                m_news = protectionNews(bool(before.key), bool(key), *done);
                if (key) m_preferences.setLastUser(after.path, after.login);
            }
            // As it was before, with the reason: the file is whole.
            m_trouble = done ? std::optional<Error>() : done.error();
            open(after);
        });
}

void Program::addLocking(QMenu& menu) {
    QMenu* after = menu.addMenu(WindowWords::tr("Lock by itself"));
    auto* group = new QActionGroup(after);
    for (const int minutes : minutesOffered) {
        QAction* action = after->addAction(WindowWords::tr("After %1 minutes without a key").arg(minutes));
        action->setCheckable(true);
        action->setChecked(m_preferences.lockMinutes() == minutes);
        group->addAction(action);
        QObject::connect(action, &QAction::triggered, this, [this, minutes] {
            m_preferences.setLockMinutes(minutes);
            m_idle.setLimit(minutes * 60'000);
        });
    }
    menu.addSeparator();
}

} // namespace mulin::app

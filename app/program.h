// The program with its windows: the first-run page, the sign-in of an encrypted file or one open office, and what this
// machine remembers of them.
#pragma once

#include "app/office_window.h"
#include "core/db/key_slots.h"
#include "ui/pages/first_run/first_run.h"
#include "ui/pages/security/sign_in.h"
#include "ui/shell/idle_watch.h"
#include "ui/shell/preferences.h"
#include "ui/shell/system_lock.h"

class QApplication;

namespace mulin::app {

struct Options {
    QString file, user, language, theme, text; ///< as typed; empty = not given
    Environment environment = {};              ///< of the offices that are opened
};

class Program final : public QObject {
public:
    Program(QApplication& app, Options options);
    ~Program() override;
    /// The file that was named, else the one of the last time, else the first-run page.
    void start();

    /// Closes an encrypted office, with its connections and its key; asks for the password over an empty window. Where
    /// one was is open again afterwards.
    void lock();
    ui::Preferences& preferences() { return m_preferences; }
    OfficeWindow* office() const { return m_office.get(); }
    ui::SignIn* signIn() const { return m_signIn.get(); }
    ui::FirstRun* firstRunPage() const { return m_firstRun.get(); }

private:
    void open(const QString& path);
    /// `note`: what the log tells of it once the office is open.
    void open(const OpenRequest& request, std::optional<journal::Operation> note = {});
    void show(OpenedOffice opened);
    void firstRun();
    /// The sign-in of the file, in the place of the window there was.
    ui::SignIn& showSignIn();
    void endSignIn();
    /// Takes the office out of its window, and shows the sign-in instead.
    void closeOffice(const QString& words);
    /// Writes the file anew with this, as a plain one without a key; the office is closed meanwhile.
    void reprotect(const db::NewEncryption& to);
    void watch();
    /// The record types of the office are others than before: it is opened anew in its place, and its session goes on.
    void renew();
    void addLocking(QMenu& menu);
    void newDemo();
    void chooseFile(QWidget& above, const QString& near);
    /// Theme, size of type and language as they are wished now; open windows are built anew.
    void dress();
    void rebuild();
    void place(QWidget& window);
    void fillMenu(OfficeWindow& window);
    void addAppearance(QMenu& menu);
    void refuse(const QString& path, const Error& error);

    QApplication& m_app;
    Options m_options;
    ui::Preferences m_preferences;
    schema::Language m_language = schema::Language::Zh;
    ui::Background m_background;
    ui::IdleWatch m_idle;
    ui::SystemLock m_systemLock;
    std::unique_ptr<ui::FirstRun> m_firstRun;
    std::unique_ptr<ui::SignIn> m_signIn;
    std::unique_ptr<OfficeWindow> m_office;
    struct Place {
        QString path, login;
        ui::Location location;
        bool maximised = false;
    };
    /// What became of that, for when the office is open again.
    std::optional<Error> m_trouble;
    QString m_news;
    bool m_renewing = false, m_lockAfter = false;
    std::optional<Place> m_place; ///< where one was before the office was closed for a while
};

} // namespace mulin::app

// One office, open in its window: what belongs together lives and dies together, the window first.
#pragma once

#include "app/backup_state.h"
#include "core/office.h"
#include "ui/shell/background.h"
#include "ui/shell/commands.h"
#include "ui/shell/main_window.h"
#include "ui/shell/office_session.h"

#include <memory>

namespace mulin::app {

/// An office as the worker thread opened it, with what its window says about it.
struct OpenedOffice {
    std::unique_ptr<Office> office;
    access::Access access;
    QString name;   ///< of the unit
    QString parent; ///< of the unit above; may be empty
    QString user;   ///< of who works here
    QString login;  ///< likewise
};

struct OpenRequest {
    QString path;
    QString login; ///< empty = the file's first user
    db::Key key;   ///< of an encrypted file
};

/// Reads the file: for a worker thread.
/// `former`: the same office, whose session goes on with other record types, see OfficeOptions.
Result<OpenedOffice> openOffice(const OpenRequest& request, schema::Language language, Environment environment = {},
                                const Office* former = nullptr);

class OfficeWindow {
public:
    OfficeWindow(OpenedOffice opened, schema::Language language, ui::Preferences* preferences = nullptr);
    ~OfficeWindow();
    OfficeWindow(const OfficeWindow&) = delete;
    OfficeWindow& operator=(const OfficeWindow&) = delete;

    ui::MainWindow& window() { return m_window; }
    const OpenedOffice& opened() const { return m_opened; }
    ui::Background& background() { return m_background; }
    ui::OfficeSession& session() { return m_session; }
    ui::Commands& commands() { return m_commands; }
    bool encrypted() const { return m_opened.office->encrypted(); }
    QString path() const;
    /// What is half filled in lies in the file before the window goes.
    void keepDrafts();
    /// Sealed ledgers that are open.
    void closeSealed();
    /// False if a form on the page is to be finished first.
    bool mayClose();
    /// Closes the window and keeps the office open: for a window that is built anew.
    static OpenedOffice release(std::unique_ptr<OfficeWindow> window);

private:
    void addFileActs();
    void backUp();
    void check();

    OpenedOffice m_opened;
    schema::Language m_language;
    ui::Background m_background;
    ui::Commands m_commands;
    ui::OfficeSession m_session;
    ui::MainWindow m_window;
    BackupState m_backup;
};

} // namespace mulin::app

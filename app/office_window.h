// One office, open in its window: what belongs together lives and dies together, the window first.
#pragma once

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
};

/// Reads the file: for a worker thread. `user` empty = the file's first user.
Result<OpenedOffice> openOffice(const QString& path, const std::string& user, schema::Language language);

class OfficeWindow {
public:
    OfficeWindow(OpenedOffice opened, schema::Language language, ui::Preferences* preferences = nullptr);
    ~OfficeWindow();
    OfficeWindow(const OfficeWindow&) = delete;
    OfficeWindow& operator=(const OfficeWindow&) = delete;

    ui::MainWindow& window() { return m_window; }
    QString path() const;
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
};

} // namespace mulin::app

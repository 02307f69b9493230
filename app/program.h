// The program with its windows: the first-run page or one open office, and what this machine remembers of them.
#pragma once

#include "app/office_window.h"
#include "ui/pages/first_run/first_run.h"
#include "ui/shell/preferences.h"

class QApplication;

namespace mulin::app {

struct Options {
    QString file, user, language, theme, text; ///< as typed; empty = not given
};

class Program final : public QObject {
public:
    Program(QApplication& app, Options options);
    /// The file that was named, else the one of the last time, else the first-run page.
    void start();

private:
    void open(const QString& path);
    void show(OpenedOffice opened);
    void firstRun();
    void newDemo();
    void chooseFile();
    /// Theme, size of type and language as they are wished now; open windows are built anew.
    void dress();
    void rebuild();
    void place(QWidget& window);
    void fillMenu(QMenu& menu);
    void addAppearance(QMenu& menu);
    void refuse(const QString& path, const Error& error);

    QApplication& m_app;
    Options m_options;
    ui::Preferences m_preferences;
    schema::Language m_language = schema::Language::Zh;
    ui::Background m_background;
    std::unique_ptr<ui::FirstRun> m_firstRun;
    std::unique_ptr<OfficeWindow> m_office;
};

} // namespace mulin::app

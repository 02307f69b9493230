#include "app/window.h"

#include "core/office.h"
#include "core/records/view.h"
#include "ui/look/theme.h"
#include "ui/pages/first_run/first_run.h"
#include "ui/pages/search_popup.h"
#include "ui/pages/work_pages.h"
#include "ui/shell/commands.h"
#include "ui/shell/error_text.h"
#include "ui/shell/language.h"
#include "ui/shell/main_window.h"
#include "ui/shell/office_session.h"

#include <QtCore/QCommandLineParser>
#include <QtWidgets/QApplication>
#include <QtWidgets/QMessageBox>

namespace mulin::app {

namespace {

/// One office, open in its window: what belongs together lives and dies together, the window first.
class OpenOffice {
public:
    OpenOffice(std::unique_ptr<Office> office, const access::Access& access, schema::Language language)
        : m_office(std::move(office))
        , m_session(*m_office, access, m_background, language)
        , m_window(m_commands, m_background) {
        const db::Reader& reader = m_office->reader();
        const auto title = [&](const char* type, const Uid& uid) {
            return QString::fromStdString(records::titleOf(reader, m_office->tables(), type, uid, language));
        };
        const QString name = title("unit", m_office->unit());
        QString parent;
        if (const auto unit = journal::findRecord(reader, *m_office->tables().find("unit"), m_office->unit()))
            if (unit->get("parent").isUid()) parent = title("unit", unit->get("parent").uid());
        m_window.setPages(ui::workPages(m_session));
        ui::attach(m_session, m_window);
        ui::attachSearch(m_session, m_window);
        m_window.setOffice(name, parent);
        if (access.user()) m_window.setUser(title("user", access.user()->uid()));
        m_window.setWindowTitle(QCoreApplication::translate("Window", "%1 — Mulin 睦邻 (not encrypted)").arg(name));
        if (const auto& why = m_office->readOnlyBecause()) {
            m_window.setStatusRight(QCoreApplication::translate("Window", "Read only"));
            m_window.say({ui::StatusMessage::Kind::Warning, ui::errorText(*why, &m_office->catalogue(), language), {}});
        }
        m_window.resize(1440, 900);
        m_window.open({QStringLiteral("residents"), {}});
        m_window.show();
    }
    ~OpenOffice() {
        m_session.finishWriting();
        m_background.shutDown();
    }

private:
    std::unique_ptr<Office> m_office;
    ui::Background m_background;
    ui::Commands m_commands;
    ui::OfficeSession m_session;
    ui::MainWindow m_window;
};

class Program {
public:
    Program(schema::Language language, std::string user) : m_language(language), m_user(std::move(user)) {}

    /// False if the file cannot be opened; the user has been told why.
    bool open(const QString& path) {
        auto office = Office::open(path.toStdString(), Office::Mode::WriteIfFree);
        if (!office) return refuse(office.error());
        const auto access = (*office)->accessFor(m_user);
        if (!access) return refuse(access.error());
        m_office = std::make_unique<OpenOffice>(std::move(*office), *access, m_language);
        if (m_firstRun) m_firstRun->hide();
        return true;
    }

    void firstRun() {
        m_firstRun = std::make_unique<ui::FirstRun>(m_background, m_language);
        QObject::connect(m_firstRun.get(), &ui::FirstRun::created, m_firstRun.get(),
                         [this](const QString& path) { open(path); });
        QObject::connect(m_firstRun.get(), &ui::FirstRun::opened, m_firstRun.get(),
                         [this](const QString& path) { open(path); });
        m_firstRun->setWindowTitle(QStringLiteral("睦邻·社区工作台账"));
        m_firstRun->resize(1040, 760);
        m_firstRun->show();
    }

private:
    bool refuse(const Error& error) {
        QMessageBox box(QMessageBox::Warning, QCoreApplication::translate("Window", "The file cannot be opened"),
                        ui::errorText(error, nullptr, m_language));
        box.setTextFormat(Qt::PlainText);
        box.exec();
        return false;
    }

    schema::Language m_language;
    std::string m_user;
    ui::Background m_background;
    std::unique_ptr<ui::FirstRun> m_firstRun;
    std::unique_ptr<OpenOffice> m_office;
};

} // namespace

int runWindow(int argc, char** argv) {
    QApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addPositionalArgument(QStringLiteral("FILE"), QStringLiteral("office file (.mulin)"));
    parser.addOptions({{QStringLiteral("lang"), QStringLiteral("zh_CN or en"), QStringLiteral("L")},
                       {QStringLiteral("user"), QStringLiteral("login"), QStringLiteral("U")},
                       {QStringLiteral("theme"), QStringLiteral("light, dark or contrast"), QStringLiteral("T")},
                       {QStringLiteral("text"), QStringLiteral("normal, large or largest"), QStringLiteral("S")}});
    parser.process(app);
    const QString code = ui::languageFor(parser.value(QStringLiteral("lang")), QLocale::system());
    ui::installLanguage(app, code);
    const QString theme = parser.value(QStringLiteral("theme")), size = parser.value(QStringLiteral("text"));
    ui::apply(app,
              theme == QStringLiteral("dark")       ? ui::Theme::Dark
              : theme == QStringLiteral("contrast") ? ui::Theme::Contrast
              : theme == QStringLiteral("light")    ? ui::Theme::Light
                                                    : ui::themeOfDesktop(),
              size == QStringLiteral("large")     ? ui::TextSize::Large
              : size == QStringLiteral("largest") ? ui::TextSize::Largest
                                                  : ui::TextSize::Normal);
    Program program(code == QStringLiteral("en") ? schema::Language::En : schema::Language::Zh,
                    parser.value(QStringLiteral("user")).toStdString());
    if (parser.positionalArguments().isEmpty())
        program.firstRun();
    else if (!program.open(parser.positionalArguments().first()))
        return 1;
    return app.exec();
}

} // namespace mulin::app

#include "app/office_window.h"

#include "app/words.h"
#include "core/db/backup.h"
#include "core/journal/vault.h"
#include "core/journal/verify.h"
#include "core/records/view.h"
#include "ui/forms/form_draft.h"
#include "ui/look/icons.h"
#include "ui/pages/list_cell.h"
#include "ui/pages/search_popup.h"
#include "ui/pages/work_pages.h"
#include "ui/shell/error_text.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QMenu>

namespace mulin::app {

Result<OpenedOffice> openOffice(const OpenRequest& request, schema::Language language, Environment environment,
                                const Office* former) {
    auto office = Office::open(request.path.toStdString(), Office::Mode::WriteIfFree,
                               {std::move(environment), {}, request.key, {}, former});
    if (!office) return office.error();
    auto access = (*office)->accessFor(request.login.toStdString());
    if (!access) return access.error();
    const db::Reader& reader = (*office)->reader();
    const journal::Tables& tables = (*office)->tables();
    const auto title = [&](const char* type, const Uid& uid) {
        return QString::fromStdString(records::titleOf(reader, tables, *access, type, uid, language));
    };
    OpenedOffice opened{nullptr, *access, title("unit", (*office)->unit()), {}, {}, request.login};
    if (const auto unit = records::find(reader, tables, *access, "unit", (*office)->unit()))
        if (unit->get("parent").isUid()) opened.parent = title("unit", unit->get("parent").uid());
    if (access->user()) {
        opened.user = title("user", access->user()->uid());
        if (const auto user = records::find(reader, tables, *access, "user", access->user()->uid()))
            opened.login = QString::fromStdString(user->text("login"));
    }
    opened.office = std::move(*office);
    return opened;
}

OfficeWindow::OfficeWindow(OpenedOffice opened, schema::Language language, ui::Preferences* preferences)
    : m_opened(std::move(opened))
    , m_language(language)
    , m_session(*m_opened.office, m_opened.access, m_background, language)
    , m_window(m_commands, m_background)
    , m_backup(m_session, m_window) {
    m_session.setPreferences(preferences);
    m_session.setUserName(m_opened.user);
    m_window.setPages(ui::workPages(m_session));
    ui::attach(m_session, m_window);
    ui::attachSearch(m_session, m_window);
    m_window.setOffice(m_opened.name, m_opened.parent);
    m_window.setUser(m_opened.user);
    if (!encrypted()) m_window.setWindowTitle(WindowWords::tr("%1 — Mulin 睦邻 (not encrypted)").arg(m_opened.name));
    // Nothing to lock without a password, nothing waits yet.
    m_commands.action(QStringLiteral("lock"))->setVisible(encrypted());
    m_commands.action(QStringLiteral("notices"))->setVisible(false);
    addFileActs();
    if (const auto& why = m_opened.office->readOnlyBecause()) {
        m_window.setStatusRight(WindowWords::tr("Read only"));
        m_window.say(
            {ui::StatusMessage::Kind::Warning, ui::errorText(*why, &m_opened.office->catalogue(), m_language), {}});
    } else {
        m_backup.refresh();
    }
    if (const auto& left = m_opened.office->leftOut(); !left.empty())
        m_window.say({ui::StatusMessage::Kind::Warning,
                      WindowWords::tr("Definitions of a newer version that stay unused: %1").arg(left.size()),
                      {}});
    m_window.open(m_window.home());
}

OfficeWindow::~OfficeWindow() {
    m_session.finishWriting();
    m_background.shutDown();
}

QString OfficeWindow::path() const { return QString::fromStdString(m_opened.office->path()); }

void OfficeWindow::keepDrafts() {
    for (ui::FormDraft* draft : m_window.findChildren<ui::FormDraft*>()) draft->flush();
    for (ui::ListCell* cell : m_window.findChildren<ui::ListCell*>()) cell->leave();
}

void OfficeWindow::closeSealed() {
    m_session.write(
        {.title = {}, .receiver = &m_window},
        [](journal::Journal& journal, Progress&) -> Result<bool> {
            const auto open = journal::openVaults(journal.reader());
            for (const std::string& vault : open) MULIN_TRY(journal.closeVault(vault));
            return !open.empty();
        },
        [this](const Result<bool>& closed) {
            if (!closed) return m_session.sayError(closed.error());
            if (!*closed) return;
            m_session.refreshAccess();
            // What was said before may name somebody who is in one.
            m_session.say({ui::StatusMessage::Kind::Done, WindowWords::tr("The sealed ledgers are closed")});
        });
}

bool OfficeWindow::mayClose() {
    const ui::Page* page = m_window.currentPage();
    return page == nullptr || m_window.currentPage()->mayLeave();
}

OpenedOffice OfficeWindow::release(std::unique_ptr<OfficeWindow> window) {
    window->m_session.finishWriting();
    window->m_background.shutDown();
    OpenedOffice opened = std::move(window->m_opened); // the session's office stays where it is
    opened.access = window->m_session.access();        // vaults stay open, and parts in them
    window.reset();
    return opened;
}

void OfficeWindow::addFileActs() {
    QMenu& menu = m_window.userMenu();
    menu.addAction(ui::icon(QStringLiteral("save")), WindowWords::tr("Make a backup …"), &m_window,
                   [this] { backUp(); });
    menu.addAction(ui::icon(QStringLiteral("file")), WindowWords::tr("Check the file"), &m_window, [this] { check(); });
    menu.addSeparator();
}

void OfficeWindow::backUp() {
    const QFileInfo file(path());
    const QString name = QStringLiteral("%1-%2.mulin")
                             .arg(file.completeBaseName(), QString::fromStdString(m_opened.office->today().iso()));
    auto* dialog = new QFileDialog(&m_window, WindowWords::tr("Where the backup is kept"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setOption(QFileDialog::DontConfirmOverwrite); // never written over: the copy is refused
    dialog->setDefaultSuffix(QStringLiteral("mulin"));
    dialog->setNameFilter(WindowWords::tr("Office files (*.mulin)"));
    dialog->selectFile(name);
    QObject::connect(dialog, &QFileDialog::fileSelected, &m_window, [this](const QString& target) {
        m_background.run(
            {.title = WindowWords::tr("Making a backup"), .receiver = &m_window},
            [this, target](Progress& progress) -> Result<void> {
                auto reader = m_opened.office->newReader();
                if (!reader) return reader.error();
                return db::backup(**reader, target.toStdString(), progress);
            },
            [this, target](const Result<void>& done) {
                if (!done) return m_session.sayError(done.error());
                if (!m_session.isReadOnly())
                    m_session.write(
                        {.title = {}, .receiver = &m_window},
                        [access = m_session.access(), file = target.toStdString()](journal::Journal& journal,
                                                                                   Progress&) {
                            return security::logBackup(journal, access, file);
                        },
                        [this](const Result<void>&) { m_backup.refresh(); });
                m_session.say(
                    {ui::StatusMessage::Kind::Done,
                     WindowWords::tr("The backup is written and checked: %1").arg(QDir::toNativeSeparators(target))});
            });
    });
    dialog->open();
}

void OfficeWindow::check() {
    m_background.run(
        {.title = WindowWords::tr("Checking every byte"), .receiver = &m_window},
        [this](Progress& progress) -> Result<journal::Verdict> {
            auto reader = m_opened.office->newReader();
            if (!reader) return reader.error();
            return journal::verify(**reader, m_opened.office->catalogue(), progress);
        },
        [this](const Result<journal::Verdict>& verdict) {
            using Kind = ui::StatusMessage::Kind;
            if (!verdict) return m_session.sayError(verdict.error());
            if (verdict->sound())
                return m_session.say({Kind::Done, WindowWords::tr("The file is sound: %L1 acts").arg(verdict->txns)});
            m_session.say({Kind::Error,
                           WindowWords::tr("The file is damaged. Keep it as it is and go back to the last backup.")});
        });
}

} // namespace mulin::app

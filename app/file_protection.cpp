#include "app/file_protection.h"

#include "app/words.h"
#include "core/security/users.h"
#include "core/security/vaults.h"
#include "ui/look/icons.h"
#include "ui/pages/security/password_dialog.h"
#include "ui/pages/security/protection_dialog.h"
#include "ui/pages/security/rekey_dialog.h"
#include "ui/shell/error_text.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>
#include <QtWidgets/QMenu>

namespace mulin::app {

namespace {

using Plan = ui::PasswordDialog::Plan;

/// The dialog; `done` once it is certain that it is the user who sits here.
void ask(OfficeWindow& window, Plan plan,
         std::function<void(const db::Secret& wanted, const db::Secret& current)> done) {
    plan.file = window.path();
    auto* dialog = new ui::PasswordDialog(
        window.background(), window.session().preferences(), plan,
        [path = window.path().toStdString(),
         login = window.opened().login.toStdString()](const db::Secret& current) -> Result<void> {
            MULIN_TRY(db::unlock(path, login, current));
            return {};
        },
        &window.window());
    QObject::connect(dialog, &ui::PasswordDialog::confirmed, &window.window(), std::move(done));
    dialog->open();
}

/// What the history tells of a file's protection.
void note(OfficeWindow& window, const journal::Operation& operation,
          std::function<void(const Result<journal::ChangeSet>&)> done) {
    window.session().transact(
        &window.window(), operation, [](journal::Writer&) -> Result<void> { return {}; }, std::move(done));
}

void changePassword(OfficeWindow& window) {
    Plan plan;
    plan.title = WindowWords::tr("Change the password");
    plan.words = WindowWords::tr(
        "It is asked the next time this file is opened. Backups made before open with the password of their day.");
    plan.accept = plan.title;
    plan.asksNew = true;
    plan.login = window.opened().login;
    ask(window, plan, [&window, login = plan.login.toStdString()](const db::Secret& wanted, const db::Secret& current) {
        window.session().write(
            {.title = {}, .receiver = &window.window()},
            [access = window.session().access(), login, wanted, current](journal::Journal& journal, Progress&) {
                return security::setPassword(journal, access, login, {wanted}, current);
            },
            [&window](const Result<void>& done) {
                if (!done) return window.session().sayError(done.error());
                window.session().say({ui::StatusMessage::Kind::Done, WindowWords::tr("The password is changed")});
            });
    });
}

void showSheet(OfficeWindow& window, const db::RecoveryKey& key) {
    const OpenedOffice& opened = window.opened();
    ui::printing::RecoverySheet sheet;
    sheet.office = opened.name;
    sheet.file = QFileInfo(window.path()).fileName();
    sheet.user = opened.user;
    sheet.date = opened.office->today();
    sheet.code = db::recoveryCode(key);
    const auto permit = [&window](const QString& file, const std::function<void(const security::Disclosure&)>& goOn) {
        security::Leaving leaving{access::Right::Print, "recovery_sheet"};
        leaving.path = file.toStdString();
        window.session().disclose(&window.window(), leaving, goOn);
    };
    (new ui::RecoverySheetDialog(window.background(), permit, sheet, &window.window()))->open();
}

void printSheet(OfficeWindow& window) {
    Plan plan;
    plan.title = WindowWords::tr("Print the recovery sheet");
    plan.words = WindowWords::tr("With this sheet the file can be opened without any password.");
    plan.accept = WindowWords::tr("Show the sheet");
    ask(window, plan, [&window](const db::Secret&, const db::Secret&) {
        window.background().run(
            {.title = {}, .receiver = &window.window()},
            [path = window.path().toStdString(), key = window.opened().office->key()](Progress&) {
                return db::recoveryKey(path, key);
            },
            [&window](const Result<db::RecoveryKey>& key) {
                if (!key) return window.session().sayError(key.error());
                // Written down before it is seen.
                note(window, journal::Operation{"file.recovery_sheet", {}, journal::TxnKind::Log},
                     [&window, key = *key](const Result<journal::ChangeSet>& written) {
                         if (!written) return window.session().sayError(written.error());
                         showSheet(window, key);
                     });
            });
    });
}

ui::FileOwner ownerOf(OfficeWindow& window) {
    const OpenedOffice& opened = window.opened();
    ui::FileOwner owner;
    owner.login = opened.login;
    owner.userName = opened.user;
    owner.office = opened.name;
    owner.officeNames = {opened.name, opened.parent};
    owner.file = window.path();
    return owner;
}

void encrypt(OfficeWindow& window, const Reprotect& reprotect) {
    auto* dialog = new ui::ProtectionDialog(window.background(), ownerOf(window), &window.window());
    QObject::connect(dialog, &ui::ProtectionDialog::wanted, &window.window(), reprotect);
    dialog->open();
}

/// Who else has a password, which a new key makes void.
void othersWithPassword(OfficeWindow& window, std::function<void(std::vector<security::User>)> done) {
    ui::Latest once;
    window.session().read(
        &window.window(), once,
        [own = window.opened().login.toStdString()](const ui::ReadContext& it) -> Result<std::vector<security::User>> {
            MULIN_TRY_LET(users, security::users(it.reader, it.tables, it.access));
            std::erase_if(users,
                          [&](const security::User& user) { return user.login == own || !user.passwordChangedMs; });
            return users;
        },
        [&window, done = std::move(done)](Result<std::vector<security::User>> users) {
            if (!users) return window.session().sayError(users.error());
            done(std::move(*users));
        });
}

void rekey(OfficeWindow& window, const Reprotect& reprotect) {
    Plan plan;
    plan.title = WindowWords::tr("Change the key of the file");
    plan.words =
        WindowWords::tr("The file is written anew with another key. Whoever has kept the old key, an old recovery "
                        "sheet or the password of somebody removed reads nothing of what comes after.");
    plan.warning =
        WindowWords::tr("There will be a new recovery sheet, and everybody else needs a new password. Backups of "
                        "before keep the old key: destroy them, or lock them away with the old sheet.");
    plan.accept = WindowWords::tr("Go on");
    ask(window, plan, [&window, reprotect](const db::Secret& own, const db::Secret&) {
        othersWithPassword(window, [&window, reprotect, own](std::vector<security::User> others) {
            auto* dialog =
                new ui::RekeyDialog(window.background(), ownerOf(window), own, std::move(others), &window.window());
            QObject::connect(dialog, &ui::RekeyDialog::wanted, &window.window(), reprotect);
            dialog->open();
        });
    });
}

void decrypt(OfficeWindow& window, const Reprotect& reprotect) {
    Plan plan;
    plan.title = WindowWords::tr("Remove the encryption");
    plan.words = WindowWords::tr("The file is written anew as a plain file; nothing in it is lost.");
    plan.warning = WindowWords::tr("After that whoever gets hold of the file reads everybody's ID number and "
                                   "telephone. Passwords and recovery sheet are void.");
    plan.accept = plan.title;
    ask(window, plan, [reprotect](const db::Secret&, const db::Secret&) { reprotect({}); });
}

/// Of a plain file: the password for sealed ledgers alone.
void sealedPassword(OfficeWindow& window) {
    const auto set = [&window](const db::Secret& wanted, const db::Secret& current) {
        window.session().write(
            {.title = {}, .receiver = &window.window()},
            [access = window.session().access(), current, wanted](journal::Journal& journal, Progress&) {
                return security::hasPersonalKey(journal.reader(), *access.user())
                           ? security::changePersonalPassword(journal, access, current, wanted)
                           : security::makePersonalKey(journal, *access.user(), wanted);
            },
            [&window](const Result<void>& done) {
                if (!done) return window.session().sayError(done.error());
                window.session().refreshAccess();
                window.session().say(
                    {ui::StatusMessage::Kind::Done, WindowWords::tr("The password for sealed ledgers is set")});
            });
    };
    const auto latest = std::make_shared<ui::Latest>();
    window.session().read(
        &window.window(), *latest,
        [](const ui::ReadContext& context) -> Result<bool> {
            return context.access.user() && security::hasPersonalKey(context.reader, *context.access.user());
        },
        [&window, set, latest](const Result<bool>& has) {
            Plan plan;
            plan.title = WindowWords::tr("Password for sealed ledgers");
            plan.words = WindowWords::tr("It is asked whenever a sealed ledger is opened. This file is not encrypted: "
                                         "nothing else is protected by it.");
            plan.accept = WindowWords::tr("Set the password");
            plan.asksNew = true;
            plan.asksPresent = has && *has;
            plan.login = window.opened().login;
            plan.file = window.path();
            auto* dialog = new ui::PasswordDialog(
                window.background(), window.session().preferences(), plan,
                [&window, has = has && *has](const db::Secret& current) -> Result<void> {
                    if (!has) return {};
                    MULIN_TRY_LET(reader, window.opened().office->newReader());
                    return security::checkPersonalPassword(*reader, *window.opened().access.user(), current);
                },
                &window.window());
            QObject::connect(dialog, &ui::PasswordDialog::confirmed, &window.window(), set);
            dialog->open();
        });
}

} // namespace

void makeOwnKey(ui::OfficeSession& session, const db::Secret& password) {
    if (password.empty() || session.isReadOnly() || !session.access().user()) return;
    session.write(
        ui::WriteRequest{},
        [user = *session.access().user(), password](journal::Journal& journal, Progress&) {
            return security::makePersonalKey(journal, user, password);
        },
        [](const Result<void>&) {}); // without it: when the first sealed ledger is opened
}

void addProtectionActs(QMenu& menu, OfficeWindow& window, const Reprotect& reprotect) {
    const auto add = [&](const char* icon, const QString& text, auto act) {
        QAction* action = menu.addAction(ui::icon(QLatin1String(icon)), text, &window.window(), act);
        // They write into the file.
        action->setEnabled(!window.opened().office->readOnlyBecause());
    };
    // Everybody has a password of their own; how the file is protected is for who admits users.
    const bool administers = window.opened().access.allows(access::Right::Users, {});
    if (window.encrypted()) {
        add("key", WindowWords::tr("Change the password …"), [&window] { changePassword(window); });
        if (administers) {
            add("print", WindowWords::tr("Print the recovery sheet …"), [&window] { printSheet(window); });
            add("key", WindowWords::tr("Change the key of the file …"),
                [&window, reprotect] { rekey(window, reprotect); });
            add("unlock", WindowWords::tr("Remove the encryption …"),
                [&window, reprotect] { decrypt(window, reprotect); });
        }
    } else if (administers) {
        const QString text = WindowWords::tr("Encrypt the file …");
        const auto act = [&window, reprotect] { encrypt(window, reprotect); };
        add("lock", text, act);
        // For the page of users too.
        const QString id = QStringLiteral("file.encrypt");
        window.commands().add({id, text, QStringLiteral("lock"), {}, false, {{access::Right::Users}}});
        window.commands().handle(id, act);
    }
    if (!window.encrypted() && window.opened().access.user())
        add("key", WindowWords::tr("Password for sealed ledgers …"), [&window] { sealedPassword(window); });
    menu.addSeparator();
}

} // namespace mulin::app

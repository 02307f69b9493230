#include "app/file_protection.h"

#include "core/security/users.h"
#include "ui/look/icons.h"
#include "ui/pages/security/password_dialog.h"
#include "ui/pages/security/protection_dialog.h"
#include "ui/shell/error_text.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>
#include <QtWidgets/QMenu>

namespace mulin::app {

namespace {

QString words(const char* source) { return QCoreApplication::translate("Window", source); }

using Plan = ui::PasswordDialog::Plan;

/// The dialog; `done` once it is certain that it is the user who sits here.
void ask(OfficeWindow& window, const Plan& plan, std::function<void(const db::Secret& wanted)> done) {
    auto* dialog = new ui::PasswordDialog(
        window.background(), plan,
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
    plan.title = words(QT_TRANSLATE_NOOP("Window", "Change the password"));
    plan.words = words(QT_TRANSLATE_NOOP("Window", "It is asked the next time this file is opened. Backups made before "
                                                   "open with the password of their day."));
    plan.accept = plan.title;
    plan.asksNew = true;
    plan.login = window.opened().login;
    ask(window, plan, [&window, login = plan.login.toStdString()](const db::Secret& wanted) {
        window.session().write(
            {.title = {}, .receiver = &window.window()},
            [access = window.session().access(), login, wanted](journal::Journal& journal, Progress&) {
                return security::setPassword(journal, access, login, {wanted});
            },
            [&window](const Result<void>& done) {
                if (!done) return window.session().sayError(done.error());
                window.session().say(
                    {ui::StatusMessage::Kind::Done, words(QT_TRANSLATE_NOOP("Window", "The password is changed"))});
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
    (new ui::RecoverySheetDialog(window.background(), sheet, &window.window()))->open();
}

void printSheet(OfficeWindow& window) {
    Plan plan;
    plan.title = words(QT_TRANSLATE_NOOP("Window", "Print the recovery sheet"));
    plan.words = words(QT_TRANSLATE_NOOP("Window", "With this sheet the file can be opened without any password."));
    plan.accept = words(QT_TRANSLATE_NOOP("Window", "Show the sheet"));
    ask(window, plan, [&window](const db::Secret&) {
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

void encrypt(OfficeWindow& window, const Conversion& conversion) {
    const OpenedOffice& opened = window.opened();
    ui::FileOwner owner;
    owner.login = opened.login;
    owner.userName = opened.user;
    owner.office = opened.name;
    owner.officeNames = {opened.name, opened.parent};
    owner.file = window.path();
    auto* dialog = new ui::ProtectionDialog(window.background(), owner, &window.window());
    QObject::connect(dialog, &ui::ProtectionDialog::wanted, &window.window(), conversion.encrypt);
    dialog->open();
}

void decrypt(OfficeWindow& window, const Conversion& conversion) {
    Plan plan;
    plan.title = words(QT_TRANSLATE_NOOP("Window", "Remove the encryption"));
    plan.words = words(QT_TRANSLATE_NOOP("Window", "The file is written anew as a plain file; nothing in it is lost."));
    plan.warning = words(QT_TRANSLATE_NOOP("Window", "After that whoever gets hold of the file reads everybody's ID "
                                                     "number and telephone. Passwords and recovery sheet are void."));
    plan.accept = plan.title;
    ask(window, plan, [decrypt = conversion.decrypt](const db::Secret&) { decrypt(); });
}

} // namespace

void addProtectionActs(QMenu& menu, OfficeWindow& window, Conversion conversion) {
    const auto add = [&](const char* icon, const QString& text, auto act) {
        QAction* action = menu.addAction(ui::icon(QLatin1String(icon)), text, &window.window(), act);
        // They write into the file.
        action->setEnabled(!window.opened().office->readOnlyBecause());
    };
    // Everybody has a password of their own; how the file is protected is for who admits users.
    const bool administers = window.opened().access.allows(access::Right::Users, {});
    if (window.encrypted()) {
        add("key", words(QT_TRANSLATE_NOOP("Window", "Change the password …")), [&window] { changePassword(window); });
        if (administers) {
            add("print", words(QT_TRANSLATE_NOOP("Window", "Print the recovery sheet …")),
                [&window] { printSheet(window); });
            add("unlock", words(QT_TRANSLATE_NOOP("Window", "Remove the encryption …")),
                [&window, conversion] { decrypt(window, conversion); });
        }
    } else if (administers) {
        const QString text = words(QT_TRANSLATE_NOOP("Window", "Encrypt the file …"));
        const auto act = [&window, conversion] { encrypt(window, conversion); };
        add("lock", text, act);
        // For the page of users too.
        const QString id = QStringLiteral("file.encrypt");
        window.commands().add({id, text, QStringLiteral("lock"), {}, false, {{access::Right::Users}}});
        window.commands().handle(id, act);
    }
    menu.addSeparator();
}

} // namespace mulin::app

// How an office file gets its encryption: a password, the recovery sheet, and the proof that the sheet is on paper.
// A part of the first-run page, and of the dialog that encrypts a plain file.
#pragma once

#include "core/db/key_slots.h"
#include "core/security/password_policy.h"

#include <QtWidgets/QWidget>

class QLineEdit;
class QRadioButton;
class QStackedWidget;
class QVBoxLayout;

namespace mulin::ui {

class Background;
class FormRow;
class NewPassword;
class RecoverySheetView;

/// Whose file it becomes.
struct FileOwner {
    QString login, userName;
    QString office;               ///< as printed on the sheet
    QStringList officeNames = {}; ///< no good in a password
    QString file;
    friend bool operator==(const FileOwner&, const FileOwner&) = default;
};

class ProtectionSteps final : public QWidget {
    Q_OBJECT
public:
    enum Step { Password, Sheet, Rehearsal };
    /// `plainOffered`: the file may also do without.
    ProtectionSteps(Background& background, bool plainOffered, QWidget* parent = nullptr);
    ~ProtectionSteps() override;

    /// From the beginning, unless everything is done for this very owner.
    void begin(const FileOwner& owner);
    /// The passwords are known already, the owner's first: begins with the sheet, when the key is made.
    void beginWith(const FileOwner& owner, std::vector<db::NewKeySlot> users);
    Step step() const;
    bool isBusy() const { return m_busy; }
    /// May go on.
    bool ready() const;
    void next();
    /// False on the first step that was asked.
    bool back();
    /// Chosen to be readable by anybody.
    bool plain() const;
    bool isDone() const { return plain() || m_done; }
    const std::optional<db::NewEncryption>& encryption() const { return m_made; }

signals:
    /// Step, readiness or business.
    void changed();
    /// The sheet is shown.
    void keyMade();
    /// Nothing is left to ask.
    void finished();
    /// The step could not be done.
    void refused(const QString& sentence);

private:
    QVBoxLayout* page(const QString& title, const QString& words);
    void makePassword(bool plainOffered);
    void makeSheet();
    void makeRehearsal();
    void choosePlain();
    void encrypt(std::vector<db::NewKeySlot> users);
    void rehearse();
    void goTo(Step step);
    void setBusy(bool busy);

    Background& m_background;
    FileOwner m_owner;
    QStackedWidget* m_stack;
    QRadioButton *m_withPassword = nullptr, *m_plain = nullptr;
    QWidget* m_plainWarning = nullptr;
    NewPassword* m_password = nullptr;
    RecoverySheetView* m_sheet = nullptr;
    struct Asked {
        int group = 0;
        QLineEdit* field = nullptr;
        FormRow* row = nullptr;
    };
    Asked m_asked[2];
    std::optional<db::NewEncryption> m_made;
    bool m_busy = false, m_done = false;
    bool m_known = false; ///< passwords are not asked
};

} // namespace mulin::ui

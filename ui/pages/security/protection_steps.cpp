#include "ui/pages/security/protection_steps.h"

#include "core/base/clock.h"
#include "ui/look/theme.h"
#include "ui/pages/security/new_password.h"
#include "ui/pages/security/recovery_sheet_view.h"
#include "ui/pages/security/sheet_rehearsal.h"
#include "ui/shell/background.h"
#include "ui/shell/error_text.h"
#include "ui/widgets/label.h"
#include "ui/widgets/step_dialog.h"

#include <QtCore/QFileInfo>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QRadioButton>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

namespace mulin::ui {

ProtectionSteps::ProtectionSteps(Background& background, bool plainOffered, QWidget* parent)
    : QWidget(parent), m_background(background), m_stack(new QStackedWidget(this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    makePassword(plainOffered);
    makeSheet();
    makeRehearsal();
}

ProtectionSteps::~ProtectionSteps() = default;

QVBoxLayout* ProtectionSteps::page(const QString& title, const QString& words) {
    auto* page = new QWidget(m_stack);
    m_stack->addWidget(page);
    return stepPage(page, title, words);
}

void ProtectionSteps::makePassword(bool plainOffered) {
    auto* layout = page(tr("Set a password"),
                        tr("The file is encrypted. Whoever copies it or finds the stick reads nothing without the "
                           "password. It is asked whenever the file is opened."));
    const auto choice = [&](const char* name, const QString& words) {
        auto* button = new QRadioButton(words, layout->parentWidget());
        button->setObjectName(QStringLiteral("protection.") + QLatin1String(name));
        button->setAccessibleName(words);
        button->setMinimumHeight(px().control);
        button->setVisible(plainOffered);
        connect(button, &QRadioButton::toggled, this, &ProtectionSteps::choosePlain);
        layout->addWidget(button);
        return button;
    };
    m_withPassword = choice("withPassword", tr("With a password"));
    m_password = new NewPassword(QStringLiteral("protection"), layout->parentWidget());
    m_password->setContentsMargins(plainOffered ? px().s6 : 0, 0, 0, 0);
    connect(m_password, &NewPassword::changed, this, &ProtectionSteps::changed);
    layout->addWidget(m_password);
    auto* advice = paragraph(tr("Easy to remember and hard to guess: four or five words that have nothing to do "
                                "with each other. Not your name, not the office, not a birthday."),
                             Look::Caption, layout->parentWidget());
    advice->setContentsMargins(plainOffered ? px().s6 : 0, 0, 0, 0);
    layout->addWidget(advice);
    layout->addSpacing(px().s3);
    m_plain = choice("plain", tr("Without a password (plain file)"));
    m_plainWarning =
        paragraph(tr("Whoever gets hold of the file, by a stick, a copy or a repair of the computer, reads everybody's "
                     "ID number and telephone. Only for practising with invented people."),
                  Look::Due, layout->parentWidget());
    m_plainWarning->setObjectName(QStringLiteral("protection.warning"));
    m_plainWarning->setContentsMargins(px().s6, 0, 0, 0);
    layout->addWidget(m_plainWarning);
    layout->addStretch(1);
    m_withPassword->setChecked(true);
}

void ProtectionSteps::makeSheet() {
    auto* layout =
        page(tr("The recovery sheet"),
             tr("If every password is forgotten, this code alone opens the file. Print it, seal it in an envelope and "
                "put it into the safe. Nobody else has it, the makers of the program included."));
    // The file that it opens is not made yet: there is no log that could know.
    m_sheet = new RecoverySheetView(
        m_background,
        [](const QString&, const std::function<void(const security::Disclosure&)>& goOn) {
            goOn(security::Disclosure::nothingStored());
        },
        layout->parentWidget());
    layout->addWidget(m_sheet);
    layout->addStretch(1);
}

void ProtectionSteps::makeRehearsal() {
    auto* layout = page(tr("Is the sheet at hand?"),
                        tr("Take the printed sheet and copy two groups from it. Then it is certain that it is there "
                           "and can be read."));
    m_rehearsal = new SheetRehearsal(layout->parentWidget());
    connect(m_rehearsal, &SheetRehearsal::changed, this, &ProtectionSteps::changed);
    layout->addWidget(m_rehearsal);
    layout->addStretch(1);
}

void ProtectionSteps::begin(const FileOwner& owner) {
    if (m_done && owner == m_owner) return emit finished();
    m_known = false;
    m_owner = owner;
    m_done = false;
    m_made.reset();
    security::PasswordContext context;
    for (const QString& name : {owner.userName, owner.login}) context.ownNames.push_back(name.toStdString());
    for (const QString& name : owner.officeNames) context.officeNames.push_back(name.toStdString());
    m_password->setContext(std::move(context));
    goTo(Password);
}

void ProtectionSteps::beginWith(const FileOwner& owner, std::vector<db::NewKeySlot> users) {
    m_known = true;
    m_owner = owner;
    m_done = false;
    m_made.reset();
    encrypt(std::move(users));
}

ProtectionSteps::Step ProtectionSteps::step() const { return static_cast<Step>(m_stack->currentIndex()); }

bool ProtectionSteps::plain() const { return m_plain->isChecked(); }

void ProtectionSteps::choosePlain() {
    if (m_plainWarning == nullptr) return;
    m_password->setEnabled(!plain());
    m_plainWarning->setVisible(plain());
    emit changed();
}

bool ProtectionSteps::ready() const {
    if (m_busy) return false;
    return step() != Rehearsal || m_rehearsal->isFilled();
}

void ProtectionSteps::goTo(Step step) {
    m_stack->setCurrentIndex(step);
    if (step == Password) m_password->setFocus();
    if (step == Sheet) m_sheet->setFocus(); // not on what stands around, where Enter would lead away
    if (step == Rehearsal) m_rehearsal->setFocus();
    emit changed();
}

bool ProtectionSteps::back() {
    if (step() == Password || (m_known && step() == Sheet)) return false;
    goTo(step() == Rehearsal ? Sheet : Password);
    return true;
}

void ProtectionSteps::next() {
    if (m_busy) return;
    if (step() == Sheet) {
        m_rehearsal->begin(m_made->recovery);
        return goTo(Rehearsal);
    }
    if (step() == Rehearsal) return rehearse();
    if (plain()) return emit finished();
    if (m_password->check()) encrypt({{m_owner.login.toStdString(), m_password->secret(), {}, 0}});
}

void ProtectionSteps::setBusy(bool busy) {
    m_busy = busy;
    m_stack->setEnabled(!busy);
    emit changed();
}

void ProtectionSteps::encrypt(std::vector<db::NewKeySlot> users) {
    setBusy(true);
    m_background.run(
        {.title = {}, .receiver = this, .lane = {}, .cancellable = false},
        [users = std::move(users)](Progress&) mutable {
            const db::KeyCost cost = db::KeyCost::tuned();
            for (db::NewKeySlot& user : users) {
                user.cost = cost;
                user.nowMs = SystemClock().nowMs();
            }
            return db::newEncryption(users);
        },
        [this](Result<db::NewEncryption> made) {
            setBusy(false);
            if (!made) return emit refused(errorText(made.error()));
            m_made = std::move(*made);
            printing::RecoverySheet sheet;
            sheet.office = m_owner.office;
            sheet.file = QFileInfo(m_owner.file).fileName();
            sheet.user = m_owner.userName.isEmpty() ? m_owner.login : m_owner.userName;
            sheet.date = SystemClock().today();
            sheet.code = db::recoveryCode(m_made->recovery);
            m_sheet->setSheet(sheet);
            goTo(Sheet);
            emit keyMade();
        });
}

void ProtectionSteps::rehearse() {
    if (!m_rehearsal->check()) return;
    m_sheet->clear();
    m_password->wipe();
    m_done = true;
    emit finished();
}

} // namespace mulin::ui

#include "ui/pages/security/rekey_dialog.h"

#include "ui/look/theme.h"
#include "ui/pages/security/new_password.h"
#include "ui/printing/layout.h"
#include "ui/printing/password_slips.h"
#include "ui/printing/print_dialog.h"
#include "ui/shell/background.h"
#include "ui/shell/error_text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/form_rows.h"
#include "ui/widgets/label.h"
#include "ui/widgets/password_field.h"
#include "ui/widgets/scrolled.h"

#include <QtCore/QFileInfo>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

namespace mulin::ui {

namespace {

QString text(std::string_view utf8) { return QString::fromUtf8(utf8.data(), qsizetype(utf8.size())); }

} // namespace

RekeyDialog::RekeyDialog(Background& background, const FileOwner& owner, const db::Secret& own,
                         std::vector<security::User> others, QWidget* parent)
    : StepDialog(QStringLiteral("rekey"), tr("Change the key of the file"), WayOut::Cancel, parent)
    , m_background(background)
    , m_owner(owner)
    , m_own(own)
    , m_stack(new QStackedWidget(this))
    , m_steps(new ProtectionSteps(background, false, m_stack)) {
    for (security::User& user : others) m_others.push_back({std::move(user), nullptr, nullptr});
    m_stack->addWidget(othersPage());
    m_stack->addWidget(m_steps);
    setSteps(m_stack);
    connect(m_steps, &ProtectionSteps::changed, this, &RekeyDialog::dress);
    connect(m_steps, &ProtectionSteps::keyMade, this, [this] {
        m_stack->setCurrentIndex(1);
        dress();
    });
    connect(m_steps, &ProtectionSteps::refused, this, &RekeyDialog::say);
    connect(m_steps, &ProtectionSteps::finished, this, [this] {
        emit wanted(*m_steps->encryption());
        accept();
    });
    dress();
}

RekeyDialog::~RekeyDialog() {
    for (const Other& other : m_others) wipe(*other.field);
}

QWidget* RekeyDialog::othersPage() {
    const bool alone = m_others.empty();
    auto* page = new QWidget(m_stack);
    auto* layout = stepPage(
        page, alone ? tr("A new key for the file") : tr("These users need a new password"),
        alone ? tr("Nobody else has a password for this file; yours stays. Next comes the new recovery sheet: the old "
                   "one opens backups of before alone.")
              : tr("With the new key their present passwords open nothing any more; yours stays. Hand each of them the "
                   "temporary one below, on paper, or type another. Whoever's field is empty cannot sign in until an "
                   "administrator sets a password."));
    if (alone) {
        layout->addStretch(1);
        return page;
    }
    auto* list = new QWidget(page);
    auto* top = new QVBoxLayout(list);
    top->setContentsMargins(0, 0, px().s2, 0);
    auto* rows = new FormRows(QStringLiteral("rekey"), list);
    top->addWidget(rows);
    top->addStretch(1);
    rows->setNotesBelow();
    for (Other& other : m_others) {
        other.field = new QLineEdit(text(security::temporaryPassword().text()), rows);
        other.field->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
        other.row = rows->add(text(other.user.login), tr("%1 (%2)").arg(text(other.user.name), text(other.user.login)),
                              other.field);
        connect(other.field, &QLineEdit::textEdited, other.row, &FormRow::clear);
    }
    layout->addWidget(scrolled(list, page), 1);
    auto* print = (new Button(ButtonKind::Secondary, tr("Print the slips …"), page))
                      ->named(QStringLiteral("rekey.print"))
                      ->withIcon(QStringLiteral("print"));
    connect(print, &QAbstractButton::clicked, this, &RekeyDialog::printSlips);
    layout->addWidget(print, 0, Qt::AlignLeft);
    return page;
}

bool RekeyDialog::atOthers() const { return m_stack->currentIndex() == 0; }

bool RekeyDialog::checkOthers() {
    const Other* wrong = nullptr;
    for (const Other& other : m_others) {
        other.row->clear();
        if (other.field->text().isEmpty()) continue;
        security::PasswordContext context;
        context.ownNames = {other.user.name, other.user.login};
        for (const QString& name : m_owner.officeNames) context.officeNames.push_back(name.toStdString());
        const auto fault = security::passwordFault(secretOf(*other.field).text(), context);
        if (!fault) continue;
        other.row->setError(passwordFaultText(*fault));
        if (wrong == nullptr) wrong = &other;
    }
    if (wrong != nullptr) wrong->field->setFocus();
    return wrong == nullptr;
}

void RekeyDialog::next() {
    if (!atOthers()) return m_steps->next();
    if (checkOthers()) makeKey();
}

void RekeyDialog::back() {
    if (!m_steps->back()) m_stack->setCurrentIndex(0);
    dress();
}

void RekeyDialog::makeKey() {
    std::vector<db::NewKeySlot> users{{m_owner.login.toStdString(), m_own, {}, 0}};
    for (const Other& other : m_others)
        if (!other.field->text().isEmpty()) users.push_back({other.user.login, secretOf(*other.field), {}, 0});
    m_steps->beginWith(m_owner, std::move(users));
}

void RekeyDialog::printSlips() {
    if (!checkOthers()) return;
    std::vector<printing::PasswordSlip> slips;
    for (const Other& other : m_others)
        if (!other.field->text().isEmpty())
            slips.push_back({text(other.user.name), text(other.user.login), secretOf(*other.field)});
    if (slips.empty()) return;
    m_background.run(
        {.title = {}, .receiver = this, .lane = QStringLiteral("passwordSlips")},
        [office = m_owner.office, file = QFileInfo(m_owner.file).fileName(), slips](Progress& progress) {
            return printing::layOut(printing::passwordSlips(office, file, slips), progress);
        },
        [this](Result<printing::Pages> pages) {
            if (!pages) return say(errorText(pages.error()));
            // Passwords that are not set yet: that they are, is logged.
            printing::printAsking(
                *this, std::move(*pages),
                [](const QString&, const std::function<void(const security::Disclosure&)>& goOn) {
                    goOn(security::Disclosure::nothingStored());
                },
                [this](const Result<void>& done) { say(done ? QString() : errorText(done.error())); });
        });
}

void RekeyDialog::dress() {
    const auto step = m_steps->step();
    m_stack->widget(0)->setEnabled(!m_steps->isBusy());
    setFoot(m_steps->isBusy()                ? tr("Making the key …")
            : atOthers()                     ? tr("Next: recovery sheet")
            : step == ProtectionSteps::Sheet ? tr("Printed: next")
                                             : tr("Change the key"),
            !m_steps->isBusy() && (atOthers() || m_steps->ready()), !atOthers());
}

} // namespace mulin::ui

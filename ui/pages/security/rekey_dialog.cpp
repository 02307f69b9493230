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
#include <QtGui/QKeyEvent>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

namespace mulin::ui {

namespace {

constexpr int dialogWidth = 780, dialogHeight = 560;

QString text(std::string_view utf8) { return QString::fromUtf8(utf8.data(), qsizetype(utf8.size())); }

} // namespace

RekeyDialog::RekeyDialog(Background& background, const FileOwner& owner, const db::Secret& own,
                         std::vector<security::User> others, QWidget* parent)
    : QDialog(parent)
    , m_background(background)
    , m_owner(owner)
    , m_own(own)
    , m_stack(new QStackedWidget(this))
    , m_steps(new ProtectionSteps(background, false, m_stack)) {
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(true);
    setWindowTitle(tr("Change the key of the file"));
    setSurface(*this, Surface::Raised);
    for (security::User& user : others) m_others.push_back({std::move(user), nullptr, nullptr});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_stack->addWidget(othersPage());
    m_stack->addWidget(m_steps);
    layout->addWidget(m_stack, 1);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(px().s6 + px().s4, px().s3, px().s6 + px().s4, px().s6);
    foot->setSpacing(px().s2);
    m_message = new ElidedLabel({}, Look::Overdue, this);
    auto* cancel = (new Button(ButtonKind::Secondary, tr("Cancel"), this))->named(QStringLiteral("rekey.cancel"));
    m_back = (new Button(ButtonKind::Secondary, tr("Back"), this))->named(QStringLiteral("rekey.back"));
    m_next = (new Button(ButtonKind::Primary, tr("Next"), this))->named(QStringLiteral("rekey.next"));
    foot->addWidget(m_message, 1);
    foot->addWidget(cancel);
    foot->addWidget(m_back);
    foot->addWidget(m_next);
    layout->addLayout(foot);
    connect(cancel, &QAbstractButton::clicked, this, &QDialog::reject);
    connect(m_next, &QAbstractButton::clicked, this, &RekeyDialog::next);
    connect(m_back, &QAbstractButton::clicked, this, [this] {
        if (!m_steps->back()) m_stack->setCurrentIndex(0);
        dress();
    });
    connect(m_steps, &ProtectionSteps::changed, this, &RekeyDialog::dress);
    connect(m_steps, &ProtectionSteps::keyMade, this, [this] {
        m_stack->setCurrentIndex(1);
        dress();
    });
    connect(m_steps, &ProtectionSteps::refused, m_message, &QLabel::setText);
    connect(m_steps, &ProtectionSteps::finished, this, [this] {
        emit wanted(*m_steps->encryption());
        accept();
    });
    resize(dialogWidth * px().base / 14, dialogHeight * px().base / 14);
    dress();
}

RekeyDialog::~RekeyDialog() {
    for (const Other& other : m_others) wipe(*other.field);
}

QWidget* RekeyDialog::othersPage() {
    auto* page = new QWidget(m_stack);
    setSurface(*page, Surface::Raised);
    auto* layout = new QVBoxLayout(page);
    const int side = px().s6 + px().s4;
    layout->setContentsMargins(side, side, side, px().s4);
    layout->setSpacing(px().s2);
    const bool alone = m_others.empty();
    layout->addWidget(
        plainLabel(alone ? tr("A new key for the file") : tr("These users need a new password"), Look::Name, page));
    layout->addWidget(paragraph(
        alone ? tr("Nobody else has a password for this file; yours stays. Next comes the new recovery sheet: the old "
                   "one opens backups of before alone.")
              : tr("With the new key their present passwords open nothing any more; yours stays. Hand each of them the "
                   "temporary one below, on paper, or type another. Whoever's field is empty cannot sign in until an "
                   "administrator sets a password."),
        Look::Secondary, page));
    if (alone) {
        layout->addStretch(1);
        return page;
    }
    auto* list = new QWidget(page);
    auto* top = new QVBoxLayout(list);
    top->setContentsMargins(0, px().s3, px().s2, 0);
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

void RekeyDialog::makeKey() {
    std::vector<db::NewKeySlot> users{{m_owner.login.toStdString(), m_own, {}, 0}};
    for (const Other& other : m_others)
        if (!other.field->text().isEmpty()) users.push_back({other.user.login, secretOf(*other.field), {}, 0});
    m_message->setText({});
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
            if (!pages) return m_message->setText(errorText(pages.error()));
            // Passwords that are not set yet: that they are, is logged.
            printing::printAsking(
                *this, std::move(*pages),
                [](const QString&, const std::function<void(const security::Disclosure&)>& goOn) {
                    goOn(security::Disclosure::nothingStored());
                },
                [this](const Result<void>& done) { m_message->setText(done ? QString() : errorText(done.error())); });
        });
}

void RekeyDialog::dress() {
    const auto step = m_steps->step();
    m_stack->widget(0)->setEnabled(!m_steps->isBusy());
    m_back->setVisible(!atOthers());
    m_next->setEnabled(!m_steps->isBusy() && (atOthers() || m_steps->ready()));
    m_next->setText(m_steps->isBusy()                ? tr("Making the key …")
                    : atOthers()                     ? tr("Next: recovery sheet")
                    : step == ProtectionSteps::Sheet ? tr("Printed: next")
                                                     : tr("Change the key"));
}

void RekeyDialog::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        m_next->click();
    else
        QDialog::keyPressEvent(event);
}

} // namespace mulin::ui

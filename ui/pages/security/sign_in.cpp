#include "ui/pages/security/sign_in.h"

#include "core/office_keys.h"
#include "ui/look/theme.h"
#include "ui/pages/security/new_password.h"
#include "ui/shell/background.h"
#include "ui/shell/error_text.h"
#include "ui/shell/preferences.h"
#include "ui/widgets/button.h"
#include "ui/widgets/form_rows.h"
#include "ui/widgets/label.h"
#include "ui/widgets/marks.h"
#include "ui/widgets/password_field.h"
#include "ui/widgets/strip.h"

#include <QtCore/QDateTime>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtGui/QCloseEvent>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

namespace mulin::ui {

namespace {

constexpr int cardWidth = 432, sheetWidth = 600;

int scaled(int width) { return width * px().base / 14; }

/// A backup that is opened after the password was changed wants the earlier one.
QString ofItsDay(const QString& sentence, const Error& error) {
    const qint64 changed = QString::fromStdString(error.arg("changed_ms")).toLongLong();
    if (changed <= 0) return SignIn::tr("%1 A backup opens with the password of its day.").arg(sentence);
    return SignIn::tr("%1 The one in this file was set on %2; a backup opens with the password of its day.")
        .arg(sentence, QDateTime::fromMSecsSinceEpoch(changed).date().toString(Qt::ISODate));
}

} // namespace

SignIn::SignIn(Background& background, Preferences& preferences, QWidget* parent)
    : QWidget(parent)
    , m_background(background)
    , m_preferences(preferences)
    , m_gate(&preferences)
    , m_stack(new QStackedWidget(this)) {
    setObjectName(QStringLiteral("signIn"));
    setSurface(*this, Surface::Bg);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_stack, 1);
    makePassword();
    makeRecovery();
    makeWork();
    layout->addWidget(makeFoot());
    connect(&m_gate, &PasswordGate::changed, this, &SignIn::showGate);
}

SignIn::~SignIn() = default;

void SignIn::setClock(std::shared_ptr<Clock> clock) { m_gate.setClock(std::move(clock)); }

QVBoxLayout* SignIn::card(const QString& name) {
    auto* page = new QWidget(m_stack);
    m_stack->addWidget(page);
    auto* around = new QGridLayout(page);
    around->setContentsMargins(px().s6, px().s6, px().s6, px().s6);
    auto* card = new Card(Card::Kind::Framed, page);
    card->setObjectName(name);
    around->addWidget(card, 0, 0, Qt::AlignCenter);
    auto* layout = new QVBoxLayout(card);
    const int side = px().s6 + px().s4;
    layout->setContentsMargins(side, side - px().s1, side, side - px().s2);
    layout->setSpacing(px().s2);
    return layout;
}

void SignIn::makePassword() {
    auto* layout = card(QStringLiteral("signIn.card"));
    QWidget* card = layout->parentWidget();
    card->setFixedWidth(scaled(cardWidth));
    auto* brand = new QHBoxLayout;
    brand->setSpacing(px().s4);
    brand->addWidget(new IconLabel(QStringLiteral("mulin"), Colour::Accent, &Sizes::figure, card));
    auto* names = new QVBoxLayout;
    names->setSpacing(0);
    names->addWidget(plainLabel(tr("Mulin neighbourhood ledger"), Look::Title, card));
    m_file = new ElidedLabel({}, Look::Secondary, card);
    m_file->setObjectName(QStringLiteral("signIn.file"));
    names->addWidget(m_file);
    brand->addLayout(names, 1);
    layout->addLayout(brand);
    layout->addSpacing(px().s4);

    const auto field = [&](const QString& words, QLineEdit* edit, const char* name) {
        auto* label = plainLabel(words, Look::Secondary, card);
        label->setBuddy(edit);
        edit->setObjectName(QStringLiteral("signIn.") + QLatin1String(name));
        edit->setAccessibleName(words);
        edit->setMinimumHeight(px().searchHeight);
        layout->addWidget(label);
        layout->addWidget(edit);
    };
    m_user = new QLineEdit(card);
    m_password = new PasswordField(card);
    field(tr("User"), m_user, "user");
    layout->addSpacing(px().s1);
    field(tr("Password"), m_password, "password");
    m_capsLock = new QWidget(card);
    m_capsLock->setObjectName(QStringLiteral("signIn.capsLock"));
    auto* caps = new QHBoxLayout(m_capsLock);
    caps->setContentsMargins(0, 0, 0, 0);
    caps->setSpacing(px().s1);
    caps->addWidget(new IconLabel(QStringLiteral("warning"), Colour::Due, &Sizes::iconSmall, m_capsLock));
    caps->addWidget(plainLabel(tr("Caps Lock is on"), Look::Due, m_capsLock));
    caps->addStretch(1);
    m_capsLock->hide();
    layout->addWidget(m_capsLock);
    m_message = paragraph({}, Look::Overdue, card);
    m_message->setObjectName(QStringLiteral("signIn.message"));
    m_message->hide();
    layout->addWidget(m_message);
    layout->addSpacing(px().s1);
    m_open = (new Button(ButtonKind::Primary, tr("Open"), card))->named(QStringLiteral("signIn.open"));
    m_open->setMinimumHeight(px().searchHeight + px().s1);
    m_open->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    layout->addWidget(m_open);
    layout->addSpacing(px().s2);
    auto* links = new QHBoxLayout;
    auto* other = new LinkLabel(tr("Another file"), card);
    other->setObjectName(QStringLiteral("signIn.other"));
    auto* forgotten = new LinkLabel(tr("Forgot the password"), card);
    forgotten->setObjectName(QStringLiteral("signIn.forgotten"));
    links->addWidget(other);
    links->addStretch(1);
    links->addWidget(forgotten);
    layout->addLayout(links);

    connect(m_open, &QAbstractButton::clicked, this, &SignIn::signIn);
    connect(other, &LinkLabel::clicked, this, &SignIn::otherFileWanted);
    connect(forgotten, &LinkLabel::clicked, this, [this] { askForSheet(); });
    connect(m_password, &PasswordField::capsLockSeen, m_capsLock, &QWidget::setVisible);
    for (QLineEdit* edit : {m_user, static_cast<QLineEdit*>(m_password)})
        connect(edit, &QLineEdit::textEdited, this, [this] {
            if (!m_gate.isShut()) say({});
            dress();
        });
}

void SignIn::makeRecovery() {
    auto* layout = card(QStringLiteral("signIn.sheet"));
    QWidget* card = layout->parentWidget();
    card->setFixedWidth(scaled(sheetWidth));
    layout->addWidget(plainLabel(tr("Open with the recovery sheet"), Look::Title, card));
    m_why = paragraph({}, Look::Overdue, card);
    m_why->setObjectName(QStringLiteral("signIn.why"));
    layout->addWidget(m_why);
    layout->addWidget(paragraph(tr("Take the printed sheet out of its envelope, type the code, and set a new password. "
                                   "Seal the sheet again afterwards: it stays valid."),
                                Look::Secondary, card));
    layout->addSpacing(px().s2);
    auto* rows = new FormRows(QStringLiteral("signIn.sheet"), card);
    rows->setNotesBelow();
    m_code = new QLineEdit(rows);
    m_code->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhPreferUppercase | Qt::ImhNoPredictiveText);
    m_sheetUser = new QLineEdit(rows);
    m_codeRow = rows->add(QStringLiteral("code"), tr("Recovery code"), m_code,
                          tr("Nine groups of four; small letters will do, spaces do not matter"), true);
    m_sheetUserRow = rows->add(QStringLiteral("user"), tr("User"), m_sheetUser, tr("Who gets the new password"), true);
    layout->addWidget(rows);
    m_new = new NewPassword(QStringLiteral("signIn.new"), card);
    layout->addWidget(m_new);
    layout->addSpacing(px().s3);
    auto* acts = new QHBoxLayout;
    acts->setSpacing(px().s2);
    auto* back = (new Button(ButtonKind::Secondary, tr("Back"), card))->named(QStringLiteral("signIn.back"));
    m_recover = (new Button(ButtonKind::Primary, tr("Set the password and open"), card))
                    ->named(QStringLiteral("signIn.recover"));
    acts->addStretch(1);
    acts->addWidget(back);
    acts->addWidget(m_recover);
    layout->addLayout(acts);
    connect(back, &QAbstractButton::clicked, this, [this] {
        wipe(*m_code);
        m_new->wipe();
        goTo(Password);
    });
    connect(m_recover, &QAbstractButton::clicked, this, &SignIn::recover);
    connect(m_code, &QLineEdit::textChanged, m_codeRow, &FormRow::clear);
    connect(m_sheetUser, &QLineEdit::textChanged, this, [this] {
        m_sheetUserRow->clear();
        m_new->setContext({{m_sheetUser->text().trimmed().toStdString()}, {}});
    });
}

void SignIn::makeWork() {
    auto* layout = card(QStringLiteral("signIn.work"));
    QWidget* card = layout->parentWidget();
    card->setFixedWidth(scaled(cardWidth));
    m_working = paragraph({}, Look::Lead, card);
    m_working->setObjectName(QStringLiteral("signIn.working"));
    m_bar = new QProgressBar(card);
    m_bar->setTextVisible(false);
    m_bar->setRange(0, 0);
    layout->addWidget(m_working);
    layout->addWidget(m_bar);
    layout->addSpacing(px().s2);
    connect(&m_background, &Background::changed, this, [this] {
        for (const TaskInfo& task : m_background.visible()) {
            if (task.total <= 0) continue;
            m_bar->setRange(0, 1000);
            m_bar->setValue(int(task.done * 1000 / task.total));
        }
    });
}

QWidget* SignIn::makeFoot() {
    auto* foot = new QWidget(this);
    auto* layout = new QVBoxLayout(foot);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(new Line(Qt::Horizontal, foot));
    m_foot = new ElidedLabel({}, Look::Caption, foot);
    m_foot->setAlignment(Qt::AlignCenter);
    m_foot->setMinimumHeight(px().status + px().s2);
    layout->addWidget(m_foot);
    return foot;
}

SignIn::Step SignIn::step() const { return static_cast<Step>(m_stack->currentIndex()); }

void SignIn::ask(const QString& path, const QString& user) {
    m_path = path;
    const QFileInfo file(path);
    m_file->setText(file.completeBaseName());
    m_foot->setText(tr("%1 · encrypted").arg(QDir::toNativeSeparators(file.absoluteFilePath())));
    setWindowTitle(tr("%1 — locked — Mulin").arg(file.completeBaseName()));
    m_user->setText(user.isEmpty() ? m_preferences.lastUser(path) : user);
    say({});
    goTo(Password);
    m_gate.setFile(path);
}

void SignIn::askForSheet(const QString& why) {
    m_why->setText(why);
    m_why->setVisible(!why.isEmpty());
    m_sheetUser->setText(m_user->text());
    goTo(Recovery);
}

void SignIn::work(const QString& words) {
    m_working->setText(words);
    m_bar->setRange(0, 0);
    goTo(words.isEmpty() ? Password : Work);
}

void SignIn::goTo(Step step) {
    m_stack->setCurrentIndex(step);
    if (step == Password)
        (m_user->text().isEmpty() ? m_user : m_password)->setFocus();
    else if (step == Recovery)
        m_code->setFocus();
    dress();
}

void SignIn::say(const QString& sentence) {
    m_message->setText(sentence);
    m_message->setVisible(!sentence.isEmpty());
}

void SignIn::setBusy(bool busy) {
    m_busy = busy;
    dress();
}

void SignIn::dress() {
    const bool waiting = m_gate.isShut();
    // Keys that are pressed meanwhile are for nobody, least for the link behind the field.
    if (m_busy || waiting) setFocus();
    m_stack->widget(Recovery)->setEnabled(!m_busy);
    m_user->setEnabled(!m_busy);
    m_password->setEnabled(!m_busy && !waiting);
    m_open->setEnabled(!m_busy && !waiting && !m_password->text().isEmpty());
    m_open->setText(m_busy ? tr("Opening …") : tr("Open"));
    m_recover->setText(m_busy ? tr("Opening …") : tr("Set the password and open"));
}

void SignIn::showGate() {
    const bool wasShut = std::exchange(m_shut, m_gate.isShut());
    if (m_shut || wasShut) say(m_gate.sentence());
    dress();
    if (wasShut && !m_shut) m_password->setFocus();
}

void SignIn::signIn() {
    if (m_busy || m_password->text().isEmpty() || m_gate.isShut()) return;
    say({});
    const std::string login = m_user->text().trimmed().toStdString();
    const db::Secret password = m_password->secret();
    setBusy(true);
    m_background.run(
        {.title = {}, .receiver = this, .lane = {}, .cancellable = false},
        [file = m_path.toStdString(), login, password](Progress&) { return db::unlock(file, login, password); },
        [this](const Result<db::Unlocked>& done) {
            if (done) {
                m_password->wipe();
                m_failedBefore = m_gate.failures();
                m_gate.right();
                const QString user = QString::fromStdString(done->slot.login);
                m_preferences.setLastUser(m_path, user);
                emit unlocked(m_path, user, done->key); // still busy: the office is being opened
                return;
            }
            refuse(done.error());
        });
}

void SignIn::refuse(const Error& error) {
    setBusy(false);
    m_password->wipe();
    const bool guess = error.code == ErrorCode::WrongPassword || error.code == ErrorCode::NoKeySlot;
    if (guess) m_gate.wrong();
    if (error.code == ErrorCode::HeaderDamaged) {
        m_gate.right();
        return askForSheet(errorWords(error).all());
    }
    goTo(Password);
    if (error.code == ErrorCode::WrongPassword) {
        //: %n more wrong ones are free
        say(ofItsDay(
            tr("The password is wrong. Look at Caps Lock and the input method; %n more tries, then one has to wait.",
               nullptr, m_gate.attemptsLeft()),
            error));
    } else if (error.code == ErrorCode::NoKeySlot) {
        say(tr("No user “%1” has a password for this file. Check the name; whoever was removed, or needs a new "
               "password "
               "since the file has a new key, gets one from an administrator. A backup knows the users of its day.")
                .arg(m_user->text().trimmed()));
        m_user->setFocus();
    } else {
        say(errorText(error));
    }
    if (m_gate.isShut()) say(m_gate.sentence());
}

void SignIn::recover() {
    if (m_busy) return;
    if (m_code->text().trimmed().isEmpty()) {
        m_codeRow->setError(tr("Type the code from the sheet"));
        return m_code->setFocus();
    }
    const QString login = m_sheetUser->text().trimmed();
    if (login.isEmpty()) {
        m_sheetUserRow->setError(tr("Say for whom"));
        return m_sheetUser->setFocus();
    }
    m_new->setContext({{login.toStdString()}, {}});
    if (!m_new->check()) return;
    setBusy(true);
    m_background.run(
        {.title = {}, .receiver = this, .lane = {}, .cancellable = false},
        [file = m_path.toStdString(), code = secretOf(*m_code),
         user = OwnPassword{login.toStdString(), m_new->secret()}](Progress&) {
            return mulin::recover(file, code, user, db::KeyCost::tuned());
        },
        [this, login](const Result<db::Key>& key) {
            if (key) {
                wipe(*m_code);
                m_new->wipe();
                m_failedBefore = m_gate.failures();
                m_gate.right();
                m_preferences.setLastUser(m_path, login);
                emit unlocked(m_path, login, *key);
                return;
            }
            setBusy(false);
            const ErrorCode code = key.error().code;
            if (code == ErrorCode::UnknownRecord) {
                m_sheetUserRow->setError(tr("Nobody works with this file under the name “%1”").arg(login));
                m_sheetUser->setFocus();
            } else {
                m_codeRow->setError(code == ErrorCode::WrongRecovery && key.error().arg("what") == "typed"
                                        ? tr("Mistyped somewhere: compare it with the sheet, group by group")
                                    : code == ErrorCode::WrongRecovery ? tr("This sheet belongs to another file")
                                                                       : errorText(key.error()));
                m_code->setFocus();
            }
        });
}

void SignIn::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (step() == Password)
            signIn();
        else if (step() == Recovery)
            recover();
    } else if (event->key() == Qt::Key_Escape && step() == Recovery && !m_busy) {
        goTo(Password);
    } else {
        QWidget::keyPressEvent(event);
    }
}

void SignIn::closeEvent(QCloseEvent* event) {
    if (step() == Work) return event->ignore(); // the file is being written
    emit closing();
    event->accept();
}

} // namespace mulin::ui

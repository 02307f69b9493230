#include "ui/pages/admin/users_page.h"

#include "core/records/query.h"
#include "core/records/view.h"
#include "ui/grids/table_delegate.h"
#include "ui/look/roles.h"
#include "ui/pages/admin/user_form.h"
#include "ui/pages/security/password_dialog.h"
#include "ui/shell/commands.h"
#include "ui/shell/text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/page_head.h"
#include "ui/widgets/scrolled.h"
#include "ui/widgets/strip.h"

#include <QtGui/QAction>
#include <QtGui/QStandardItemModel>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QTableView>
#include <QtWidgets/QVBoxLayout>

namespace mulin::ui {

namespace {

using access::Right;

constexpr int userWidth = 380;
enum Column { Name, Login, Roles, Units, Password, ColumnCount };

QString passwordText(const security::User& user, bool encrypted) {
    if (!encrypted) return UsersPage::tr("none needed");
    if (!user.passwordChangedMs) return UsersPage::tr("not set");
    return UsersPage::tr("set on %1").arg(utf(dateOfMs(*user.passwordChangedMs).iso()));
}

} // namespace

Result<std::vector<UserRow>> readUsers(const ReadContext& context) {
    MULIN_TRY_LET(users, security::users(context.reader, context.tables, context.access));
    MULIN_TRY_LET(roles, security::officeRoles(context.reader, context.tables, context.access));
    std::vector<UserRow> rows;
    for (security::User& user : users) {
        MULIN_TRY_LET(summary, security::summaryOf(context.reader, context.tables, context.catalogue, context.access,
                                                   UserId(user.id.uid()), context.today));
        UserRow row{std::move(user), {}, {}, {}, std::move(summary), false};
        for (const security::OfficeRole& role : roles) {
            const auto& codes = row.user.roles;
            const auto& own = row.user.ownRoles;
            if (std::find(codes.begin(), codes.end(), role.role.code) != codes.end() ||
                (role.record && std::find(own.begin(), own.end(), *role.record) != own.end()))
                row.roles << utf(role.role.label.in(context.language));
        }
        // Posts count too; what lies in a unit of the user's goes without saying.
        const auto& units = row.summary.units;
        for (const Uid& unit : units) {
            const auto record = records::find(context.reader, context.tables, context.access, "unit", unit);
            if (!record || std::find(units.begin(), units.end(), record->get("parent").uid()) != units.end()) continue;
            row.units << utf(
                records::titleOf(context.reader, context.tables, context.access, *record, context.language));
        }
        for (const RecordId& unit : row.user.units)
            row.assigned << utf(
                records::titleOf(context.reader, context.tables, context.access, "unit", unit.uid(), context.language));
        row.self = context.access.user() && context.access.user()->uid() == row.user.id.uid();
        rows.push_back(std::move(row));
    }
    return rows;
}

UsersPage::UsersPage(Shell& shell, OfficeSession& session)
    : Page(shell)
    , m_session(session)
    , m_encrypted(session.office().encrypted())
    , m_stack(new QStackedWidget(this))
    , m_permits(session, "user", this) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    m_stack->addWidget(makeList());
}

QWidget* UsersPage::makeList() {
    auto* page = new QWidget(this);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* head = new PageHead(QStringLiteral("users"), tr("Users"), true, page);
    head->setNote(tr("Who signs in, and what for"));
    auto* roles = head->addButton(QStringLiteral("roles"), tr("Roles"), QStringLiteral("key"));
    connect(roles, &QAbstractButton::clicked, this, [this] { shell().open({QStringLiteral("roles")}); });
    auto* add = head->addButton(QStringLiteral("new"), tr("New user"), QStringLiteral("user-plus"), true);
    m_permits.require(add, Needs{{Right::Users}});
    connect(add, &QAbstractButton::clicked, this, [this] { startForm(nullptr); });
    layout->addWidget(head);
    if (!m_encrypted) {
        auto* card = new Card(Card::Kind::Warning, page);
        auto* inside = new QHBoxLayout(card);
        inside->setContentsMargins(px().s4, px().s1, px().s4, px().s1);
        inside->addWidget(paragraph(tr("This file is not encrypted, so nobody has a password: whoever opens it works "
                                       "as its first user and sees everything."),
                                    Look::Body, card),
                          1);
        if (QAction* encrypt = shell().commands().action(QStringLiteral("file.encrypt"))) {
            auto* link = new LinkLabel(tr("Encrypt the file …"), card);
            link->setObjectName(QStringLiteral("users.encrypt"));
            connect(link, &LinkLabel::clicked, encrypt, &QAction::trigger);
            inside->addWidget(link);
        }
        auto* around = new QHBoxLayout;
        around->setContentsMargins(px().s6, px().s3, px().s6, px().s3);
        around->addWidget(card);
        layout->addLayout(around);
        layout->addWidget(new Line(Qt::Horizontal, page));
    }
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    auto* left = new QVBoxLayout;
    left->setSpacing(0);
    m_table = new QTableView(page);
    m_table->setObjectName(QStringLiteral("users.table"));
    m_table->setAccessibleName(tr("Users"));
    m_model = new QStandardItemModel(0, ColumnCount, this);
    m_model->setHorizontalHeaderLabels({tr("Name"), tr("Login"), tr("Roles"), tr("Own grids"), tr("Password")});
    styleTable(*m_table);
    m_table->setModel(m_model);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->horizontalHeader()->setStretchLastSection(false);
    m_table->horizontalHeader()->setSectionResizeMode(Roles, QHeaderView::Stretch);
    left->addWidget(m_table, 1);
    m_foot = new ListFoot(page);
    m_foot->setRight(tr("Enter changes   Ctrl+N adds a user"));
    left->addWidget(m_foot);
    row->addLayout(left, 1);
    row->addWidget(new Line(Qt::Vertical, page));
    auto* inside = new QWidget;
    m_panelLayout = new QVBoxLayout(inside);
    m_panelLayout->setContentsMargins(px().s6, px().s4, px().s6, px().s4);
    m_panelLayout->addStretch(1);
    m_panel = scrolled(inside, page, Qt::NoFocus);
    row->addWidget(m_panel);
    layout->addLayout(row, 1);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &UsersPage::showChosen);
    connect(m_table, &QTableView::activated, this, [this] {
        if (m_session.refusal({{Right::Users}}).isEmpty()) startForm(chosen());
    });
    return page;
}

void UsersPage::open(const QString& argument) {
    if (argument == QLatin1String("new")) return startForm(nullptr);
    m_wanted = argument;
    reload();
    if (!inForm()) m_table->setFocus();
}

void UsersPage::reload() {
    m_session.read(this, m_latest, readUsers, [this](Result<std::vector<UserRow>> rows) {
        if (rows)
            show(std::move(*rows));
        else
            m_session.sayError(rows.error());
    });
}

void UsersPage::show(std::vector<UserRow> rows) {
    if (m_wanted.isEmpty() && chosen()) m_wanted = utf(chosen()->user.id.hex());
    const QSignalBlocker quiet(m_table->selectionModel());
    m_rows = std::move(rows);
    m_model->removeRows(0, m_model->rowCount());
    int current = 0;
    for (const UserRow& row : m_rows) {
        const QString name = utf(row.user.name.empty() ? row.user.login : row.user.name);
        const QString cells[] = {row.self ? tr("%1 (you)").arg(name) : name, utf(row.user.login),
                                 row.roles.isEmpty() ? tr("no role yet") : row.roles.join(tr(", ")),
                                 row.units.join(tr(", ")), passwordText(row.user, m_encrypted)};
        QList<QStandardItem*> items;
        for (const QString& cell : cells) {
            items << new QStandardItem(cell);
            items.back()->setToolTip(plainToolTip(cell));
        }
        for (const int column : {Login, Units, Password})
            items[column]->setData(QVariant::fromValue(CellState::Secondary), StateRole);
        if (utf(row.user.id.hex()) == m_wanted) current = m_model->rowCount();
        m_model->appendRow(items);
    }
    m_wanted.clear();
    m_table->setCurrentIndex(m_model->index(current, 0));
    m_foot->setLeft(tr("%n users", nullptr, static_cast<int>(m_rows.size())));
    fit();
    showChosen();
}

const UserRow* UsersPage::chosen() const {
    const int row = m_table->currentIndex().row();
    return row < 0 || row >= static_cast<int>(m_rows.size()) ? nullptr : &m_rows[static_cast<std::size_t>(row)];
}

void UsersPage::showChosen() {
    if (m_details != nullptr) m_details->deleteLater(); // a button of it may be asking
    m_details = nullptr;
    const UserRow* row = chosen();
    if (row == nullptr) return;
    m_details = new QWidget;
    m_panelLayout->insertWidget(0, m_details);
    auto* layout = new QVBoxLayout(m_details);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(px().s2);
    const QString name = utf(row->user.name.empty() ? row->user.login : row->user.name);
    layout->addWidget(new ElidedLabel(name, Look::Title, m_details));
    const QString roles =
        row->roles.isEmpty() ? tr("No role yet: nothing can be seen or done.") : row->roles.join(tr(", "));
    layout->addWidget(paragraph(roles, Look::Secondary, m_details));
    layout->addWidget(
        paragraph(tr("Password: %1").arg(passwordText(row->user, m_encrypted)), Look::Secondary, m_details));
    auto* acts = new QHBoxLayout;
    acts->setSpacing(px().s2);
    const auto button = [&](const char* control, const QString& words) {
        auto* made = (new Button(ButtonKind::Secondary, words, m_details))
                         ->named(QStringLiteral("users.") + QString::fromLatin1(control));
        m_permits.require(made, Needs{{Right::Users}});
        acts->addWidget(made);
        return made;
    };
    connect(button("edit", tr("Change")), &QAbstractButton::clicked, this, [this] { startForm(chosen()); });
    if (m_encrypted && !row->self)
        connect(button("password", tr("Set a password")), &QAbstractButton::clicked, this, &UsersPage::setPassword);
    if (!row->self) connect(button("remove", tr("Remove")), &QAbstractButton::clicked, this, &UsersPage::remove);
    acts->addStretch(1);
    layout->addLayout(acts);
    layout->addSpacing(px().s2);
    layout->addWidget(new Line(Qt::Horizontal, m_details));
    layout->addSpacing(px().s2);
    auto* view = new RightsView(tr("What this person may do"), m_details);
    view->setObjectName(QStringLiteral("users.rights"));
    view->show(rightsLines(row->summary, m_session.catalogue(), m_session.language(), &row->units));
    layout->addWidget(view);
    layout->addSpacing(px().s2);
    layout->addWidget(new Line(Qt::Horizontal, m_details));
    const QString leaving =
        row->self ? tr("Your own password is changed in the menu at the top right. Another administrator can remove "
                       "you.")
        : m_encrypted ? tr("Whoever is removed can no longer open the file. What was entered stays under that name. "
                           "The user goes to the recycle bin; back from there, a new password is needed.")
                      : tr("What was entered by somebody who is removed stays under that name. The user goes to the "
                           "recycle bin.");
    layout->addWidget(paragraph(leaving, Look::Caption, m_details));
}

void UsersPage::startForm(const UserRow* row) {
    if (inForm()) return;
    auto made = row ? std::optional(*row) : std::nullopt;
    m_session.read(
        this, m_formLatest,
        [unit = m_session.office().unit()](const ReadContext& context) -> Result<UserForm::Choice> {
            MULIN_TRY_LET(roles, security::officeRoles(context.reader, context.tables, context.access));
            UserForm::Choice choice{std::move(roles), {}};
            choice.office =
                records::titleOf(context.reader, context.tables, context.access, "unit", unit, context.language);
            return choice;
        },
        [this, made](Result<UserForm::Choice> choice) {
            if (!choice) return m_session.sayError(choice.error());
            m_form = new UserForm(m_session, std::move(*choice), made, m_stack);
            m_stack->addWidget(m_form);
            m_stack->setCurrentWidget(m_form);
            connect(m_form, &UserForm::closeRequested, this, &UsersPage::closeForm);
            connect(m_form, &UserForm::saved, this, [this](const RecordId& id) {
                closeForm();
                m_wanted = utf(id.hex());
                reload();
            });
            emit commandsChanged();
            m_form->focusFirst();
        });
}

void UsersPage::closeForm() {
    if (m_form == nullptr) return;
    m_stack->setCurrentIndex(0);
    m_stack->removeWidget(m_form);
    m_form->deleteLater();
    m_form = nullptr;
    m_table->setFocus();
    emit commandsChanged();
}

bool UsersPage::inForm() const { return m_form != nullptr; }

void UsersPage::setPassword() {
    const UserRow* row = chosen();
    if (row == nullptr) return;
    std::string own;
    for (const UserRow& one : m_rows)
        if (one.self) own = one.user.login;
    const QString name = utf(row->user.name);
    PasswordDialog::Plan plan;
    plan.file = QString::fromStdString(m_session.office().path());
    plan.title = tr("A password for %1").arg(name);
    plan.words = tr("First type your own password, then the new one for %1. Hand it over in person; %1 should change "
                    "it after signing in. That you have set it stands in the history.")
                     .arg(name);
    plan.accept = tr("Set the password");
    plan.asksNew = true;
    plan.login = utf(row->user.login);
    auto* dialog = new PasswordDialog(
        m_session.background(), m_session.preferences(), plan,
        [path = m_session.office().path(), own](const db::Secret& current) -> Result<void> {
            MULIN_TRY(db::unlock(path, own, current));
            return {};
        },
        this);
    connect(dialog, &PasswordDialog::confirmed, this, [this, login = row->user.login, name](const db::Secret& wanted) {
        m_session.write(
            {.title = {}, .receiver = this},
            [access = m_session.access(), login, wanted](journal::Journal& journal, Progress&) {
                return security::setPassword(journal, access, login, {wanted});
            },
            [this, name](const Result<void>& done) {
                if (!done) return m_session.sayError(done.error());
                m_session.say({StatusMessage::Kind::Done, tr("%1 has a new password").arg(name)});
                reload();
            });
    });
    dialog->open();
}

void UsersPage::remove() {
    const UserRow* row = chosen();
    if (row == nullptr || row->self) return;
    const QString name = utf(row->user.name);
    m_session.write(
        {.title = {}, .receiver = this},
        [access = m_session.access(), login = row->user.login](journal::Journal& journal, Progress&) {
            return security::removeUser(journal, access, login);
        },
        [this, name, id = row->user.id](const Result<void>& done) {
            if (!done) return m_session.sayError(done.error());
            m_session.announce({{}, {{"user", id, journal::ChangeKind::Deleted}}});
            m_session.refreshUndo();
            m_session.say(
                {StatusMessage::Kind::Done, m_encrypted ? tr("%1 is removed and can no longer open the file").arg(name)
                                                        : tr("%1 is removed").arg(name)});
        });
}

void UsersPage::fit() {
    const auto scaled = [](int pixels) { return pixels * px().base / 14; };
    m_panel->setFixedWidth(qMin(scaled(userWidth), width() * 2 / 5));
    int rest = width() - m_panel->width();
    m_table->setColumnWidth(Name, scaled(132));
    m_table->setColumnWidth(Login, scaled(108));
    m_table->setColumnWidth(Units, scaled(140));
    m_table->setColumnWidth(Password, scaled(148));
    rest -= scaled(132 + 108 + 140);
    // What is left out stands in the panel.
    m_table->setColumnHidden(Password, rest < scaled(148 + 140));
    m_table->setColumnHidden(Units, rest < scaled(140));
    m_table->setColumnHidden(Login, rest + scaled(140) < scaled(140));
}

void UsersPage::resizeEvent(QResizeEvent* event) {
    Page::resizeEvent(event);
    fit();
}

bool UsersPage::runCommand(const QString& id) {
    if (id == QLatin1String("register")) {
        startForm(nullptr);
    } else if ((id == QLatin1String("save") || id == QLatin1String("commit")) && inForm()) {
        m_form->save();
    } else {
        return Page::runCommand(id);
    }
    return true;
}

QStringList UsersPage::commandsNow() const {
    if (inForm()) return {QStringLiteral("save"), QStringLiteral("commit")};
    return {QStringLiteral("register")};
}

bool UsersPage::closeInner() {
    if (!inForm()) return false;
    closeForm();
    return true;
}

bool UsersPage::mayLeave() {
    if (!inForm() || !m_form->isDirty()) {
        closeForm();
        return true;
    }
    m_session.say({StatusMessage::Kind::Warning, tr("Not saved yet: Ctrl+S saves, Esc discards")});
    return false;
}

} // namespace mulin::ui

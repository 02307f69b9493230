#include "ui/pages/admin/user_form.h"

#include "ui/look/theme.h"
#include "ui/pages/admin/role_ticks.h"
#include "ui/pages/security/new_password.h"
#include "ui/shell/error_text.h"
#include "ui/shell/text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/form_rows.h"
#include "ui/widgets/label.h"
#include "ui/widgets/page_head.h"
#include "ui/widgets/scrolled.h"
#include "ui/widgets/strip.h"

#include "core/schema/validation.h"

#include <QtWidgets/QLineEdit>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace mulin::ui {

namespace {

constexpr int besideWidth = 340;
} // namespace

UserForm::UserForm(OfficeSession& session, Choice choice, std::optional<UserRow> row, QWidget* parent)
    : QWidget(parent), m_session(session), m_choice(std::move(choice)), m_row(std::move(row)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* head = new PageHead(QStringLiteral("user"),
                              m_row ? tr("Change %1").arg(utf(m_row->user.name)) : tr("New user"), true, this);
    head->setBackVisible(true);
    connect(head, &PageHead::backRequested, this, &UserForm::closeRequested);
    layout->addWidget(head);
    auto* both = new QHBoxLayout;
    both->setSpacing(0);
    both->addWidget(scrolled(makeFields(), nullptr, Qt::NoFocus), 1);
    both->addWidget(new Line(Qt::Vertical, this));
    auto* right = new QWidget;
    auto* side = new QVBoxLayout(right);
    side->setContentsMargins(px().s6, px().s4, px().s6, px().s4);
    m_rights = new RightsView(tr("What this person may do then"), right);
    m_rights->setObjectName(QStringLiteral("user.rights"));
    side->addWidget(m_rights);
    side->addStretch(1);
    QScrollArea* beside = scrolled(right, nullptr, Qt::NoFocus);
    beside->setFixedWidth(besideWidth * px().base / 14);
    both->addWidget(beside);
    layout->addLayout(both, 1);
    auto* foot = new PageFoot(this);
    m_keep = (new Button(ButtonKind::Primary, tr("Save"), foot))
                 ->withKeys(QStringLiteral("Ctrl+S"))
                 ->named(QStringLiteral("user.save"));
    connect(m_keep, &QAbstractButton::clicked, this, &UserForm::save);
    m_keep->setEnabled(!session.isReadOnly());
    auto* drop = (new Button(ButtonKind::Tool, tr("Discard"), foot))
                     ->withKeys(QStringLiteral("Esc"))
                     ->named(QStringLiteral("user.discard"));
    connect(drop, &QAbstractButton::clicked, this, &UserForm::closeRequested);
    foot->addLeft(m_keep);
    foot->addLeft(drop);
    m_message = new ElidedLabel({}, Look::Overdue, foot);
    m_message->setObjectName(QStringLiteral("user.message"));
    foot->addRight(m_message);
    layout->addWidget(foot);
    preview();
    m_before = state();
}

QWidget* UserForm::makeFields() {
    auto* inside = new QWidget;
    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* rows = new FormRows(QStringLiteral("user"));
    rows->setNarrow();
    column->addWidget(rows);
    m_name = new QLineEdit(rows);
    m_name->setMaxLength(100);
    m_nameRow = rows->add(QStringLiteral("name"), tr("Name"), m_name, tr("As it stands in the history"), true);
    m_login = new QLineEdit(rows);
    m_login->setMaxLength(100);
    m_loginRow = rows->add(QStringLiteral("login"), tr("Login"), m_login,
                           m_row ? tr("Stays as it is: the password belongs to it")
                                 : tr("Typed when signing in; letters or the name"),
                           true);
    m_roles = new RoleTicks(m_choice.roles, m_session.language(), rows);
    rows->add(QStringLiteral("roles"), tr("Roles"), m_roles,
              tr("One person may have several: they add up, none takes anything away"));
    const schema::TypeDef& type = *m_session.catalogue().find("user");
    m_units = makeEditor(m_session, type, *type.field("units"), rows);
    rows->add(QStringLiteral("units"), tr("Own grids"), m_units->widget(),
              tr("For roles that end at the own grids; posts held in a grid count too"));
    if (m_row) {
        m_name->setText(utf(m_row->user.name));
        m_login->setText(utf(m_row->user.login));
        m_login->setEnabled(false);
        m_roles->setHeld(m_row->user.roles, m_row->user.ownRoles);
        std::vector<LinkedRecord> linked;
        for (std::size_t i = 0; i < m_row->user.units.size(); ++i)
            linked.push_back({m_row->user.units[i], m_row->assigned.value(static_cast<int>(i)), "unit"});
        m_units->setLinked(linked);
    }
    if (!m_row) m_units->setLinked({});
    if (!m_row && m_session.office().encrypted()) {
        rows->addSection(tr("First password"));
        auto* around = new QHBoxLayout;
        around->setContentsMargins(px().s6, 0, px().s6, px().s4);
        auto* box = new QVBoxLayout;
        m_password = new NewPassword(QStringLiteral("user"), inside);
        box->addWidget(m_password);
        box->addWidget(paragraph(tr("Hand it over in person. It is changed in the menu at the top right after signing "
                                    "in."),
                                 Look::Caption, inside));
        around->addLayout(box, 1);
        column->addLayout(around);
    }
    column->addStretch(1);
    connect(m_roles, &RoleTicks::changed, this, &UserForm::preview);
    connect(m_units, &FieldEditor::edited, this, &UserForm::preview);
    for (QLineEdit* field : {m_name, m_login}) {
        connect(field, &QLineEdit::textChanged, this, [this, field] {
            (field == m_name ? m_nameRow : m_loginRow)->clear();
            checkPassword();
        });
    }
    return inside;
}

void UserForm::preview() {
    QStringList names;
    for (const LinkedRecord& unit : m_units->linked()) names << unit.title;
    if (m_row) // those of posts stay whatever is chosen here
        for (const QString& unit : m_row->units)
            if (!names.contains(unit) && !m_row->assigned.contains(unit)) names << unit;
    const access::Summary summary = access::summaryOf(m_roles->roles(), m_session.catalogue());
    m_rights->show(rightsLines(summary, m_session.catalogue(), m_session.language(), &names));
}

void UserForm::checkPassword() {
    if (m_password != nullptr)
        m_password->setContext({{m_login->text().toStdString(), m_name->text().toStdString()}, {m_choice.office}});
}

QString UserForm::state() const {
    QStringList parts{m_name->text(), m_login->text(), m_units->text()};
    for (const access::Role& role : m_roles->roles()) parts << utf(role.code);
    return parts.join(QLatin1Char('\n'));
}

bool UserForm::isDirty() const { return !m_saving && state() != m_before; }

void UserForm::setSaving(bool saving) {
    m_saving = saving;
    m_keep->setEnabled(!saving);
    m_keep->setText(saving ? tr("One moment …") : tr("Save"));
}

std::vector<RecordId> UserForm::units() const {
    std::vector<RecordId> all;
    for (const LinkedRecord& unit : m_units->linked()) all.push_back(unit.id);
    return all;
}

void UserForm::focusFirst() { m_name->setFocus(Qt::OtherFocusReason); }

bool UserForm::check() {
    const bool named = !m_name->text().trimmed().isEmpty(), known = !m_login->text().trimmed().isEmpty();
    if (!named) m_nameRow->setError(tr("Write the name: the history calls the user so"));
    if (!known) m_loginRow->setError(tr("A login is needed to sign in"));
    if (!named || !known) {
        (named ? m_login : m_name)->setFocus(Qt::OtherFocusReason);
        return false;
    }
    if (!m_units->read()) {
        m_units->focusWidget()->setFocus(Qt::OtherFocusReason);
        m_message->setText(tr("No grid is called “%1”").arg(m_units->text()));
        return false;
    }
    return m_password == nullptr || m_password->check();
}

void UserForm::save() {
    if (m_saving) return;
    m_message->setText({});
    if (!check()) return;
    if (!m_row) return add();
    if (!isDirty()) return emit closeRequested();
    change();
}

void UserForm::add() {
    setSaving(true);
    security::NewUser user{m_login->text().trimmed().toStdString(), m_name->text().trimmed().toStdString(),
                           m_roles->codes(), m_roles->own(), units()};
    const db::Secret secret = m_password != nullptr ? m_password->secret() : db::Secret();
    m_session.write(
        {.title = tr("Adding the user"), .receiver = this},
        [access = m_session.access(), user, secret](journal::Journal& journal, Progress&) {
            return security::addUser(journal, access, user, {secret});
        },
        [this, name = m_name->text().trimmed()](const Result<RecordId>& made) {
            setSaving(false);
            if (!made) return tell(made.error());
            if (m_password != nullptr) m_password->wipe();
            m_session.say({StatusMessage::Kind::Done, tr("%1 may sign in now").arg(name)});
            m_session.refreshUndo();
            emit saved(*made);
            m_session.announce({{}, {{"user", *made, journal::ChangeKind::Created}}});
        });
}

void UserForm::change() {
    setSaving(true);
    schema::Values values;
    values.set("name", schema::Value(m_name->text().trimmed().toStdString()));
    const auto codes = m_roles->codes();
    values.set("roles", codes.empty() ? schema::Value() : schema::Value(schema::storedChoices(codes)));
    values.links["own_roles"];
    for (const RecordId& role : m_roles->own()) values.link("own_roles", {}, role);
    values.links["units"];
    for (const RecordId& unit : units()) values.link("units", {}, unit);
    const RecordId id = m_row->user.id;
    m_session.transact(
        this, {"user.edit", {{"type", "user"}, {"id", id.hex()}}},
        [id, values](journal::Writer& writer) -> Result<void> { return writer.update("user", id, values); },
        [this, id](const Result<journal::ChangeSet>& done) {
            setSaving(false);
            if (!done) return tell(done.error());
            emit saved(id);
        });
}

void UserForm::tell(const Error& error) {
    if (error.code == ErrorCode::AlreadyThere || error.arg("field") == "login") {
        m_loginRow->setError(tr("Somebody has this login already"));
        m_login->setFocus(Qt::OtherFocusReason);
        return;
    }
    const QString sentence = errorText(error, &m_session.catalogue(), m_session.language());
    m_message->setText(sentence);
    m_message->setToolTip(plainToolTip(sentence));
    m_session.sayError(error);
}

} // namespace mulin::ui

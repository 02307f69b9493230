#include "ui/pages/admin/roles_page.h"

#include "ui/look/theme.h"
#include "ui/pages/admin/rights_text.h"
#include "ui/pages/admin/role_editor.h"
#include "ui/pages/record_acts.h"
#include "ui/shell/text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/page_head.h"
#include "ui/widgets/scrolled.h"
#include "ui/widgets/side_list.h"
#include "ui/widgets/strip.h"

#include <QtWidgets/QVBoxLayout>

namespace mulin::ui {

namespace {

using access::Right;

constexpr int previewWidth = 340, narrowPage = 960;
} // namespace

RolesPage::RolesPage(Shell& shell, OfficeSession& session)
    : Page(shell)
    , m_session(session)
    , m_head(new PageHead(QStringLiteral("roles"), tr("Roles"), true, this))
    , m_list(new SideList(QStringLiteral("roles.list"), tr("Roles"), this))
    , m_editor(new RoleEditor(session))
    , m_permits(session, "role", this) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_remove = m_head->addButton(QStringLiteral("remove"), tr("Delete"), QStringLiteral("trash"));
    m_permits.require(m_remove, Needs{{Right::Users}});
    connect(m_remove, &QAbstractButton::clicked, this, &RolesPage::remove);
    auto* copying =
        m_head->addButton(QStringLiteral("copy"), tr("New role like this one"), QStringLiteral("copy"), true);
    m_permits.require(copying, Needs{{Right::Users}});
    connect(copying, &QAbstractButton::clicked, this, &RolesPage::copy);
    layout->addWidget(m_head);
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(m_list);
    row->addWidget(new Line(Qt::Vertical, this));
    auto* middle = new QVBoxLayout;
    middle->setSpacing(0);
    auto* inside = new QWidget;
    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_editor, 1);
    m_below = new QWidget(inside);
    auto* under = new QVBoxLayout(m_below);
    under->setContentsMargins(px().s6, 0, px().s6, px().s4);
    column->addWidget(m_below);
    middle->addWidget(scrolled(inside, nullptr, Qt::NoFocus), 1);
    auto* foot = new PageFoot(this);
    m_save = (new Button(ButtonKind::Primary, tr("Save"), foot))
                 ->withKeys(QStringLiteral("Ctrl+S"))
                 ->named(QStringLiteral("role.save"));
    m_permits.require(m_save, Needs{{Right::Users}});
    m_drop = (new Button(ButtonKind::Tool, tr("Discard"), foot))
                 ->withKeys(QStringLiteral("Esc"))
                 ->named(QStringLiteral("role.discard"));
    m_message = new ElidedLabel({}, Look::Overdue, foot);
    foot->addLeft(m_save);
    foot->addLeft(m_drop);
    foot->addRight(m_message);
    connect(m_save, &QAbstractButton::clicked, this, &RolesPage::save);
    connect(m_drop, &QAbstractButton::clicked, this, &RolesPage::discard);
    middle->addWidget(foot);
    row->addLayout(middle, 1);
    row->addWidget(new Line(Qt::Vertical, this));
    auto* right = m_sentences = new QWidget;
    auto* side = new QVBoxLayout(right);
    side->setContentsMargins(px().s6, px().s4, px().s6, px().s4);
    m_rights = new RightsView(tr("What this role may do"), right);
    m_rights->setObjectName(QStringLiteral("roles.rights"));
    side->addWidget(m_rights);
    side->addWidget(
        paragraph(tr("Of somebody with several roles the page Users says what they come to."), Look::Caption, right));
    side->addStretch(1);
    m_beside = scrolled(right, nullptr, Qt::NoFocus);
    row->addWidget(m_beside);
    layout->addLayout(row, 1);
    connect(m_list, &SideList::chosen, this, &RolesPage::choose);
    connect(m_editor, &RoleEditor::changed, this, &RolesPage::describe);
    m_editor->setEnabled(m_session.refusal({{Right::Users}}).isEmpty());
    connect(&session, &OfficeSession::accessChanged, this,
            [this] { m_editor->setEnabled(m_session.refusal({{Right::Users}}).isEmpty()); });
}

void RolesPage::open(const QString& argument) {
    if (!argument.isEmpty() && !m_new && !m_editor->isDirty()) m_code = argument;
    reload();
}

void RolesPage::reload() {
    m_session.read(
        this, m_latest,
        [](const ReadContext& context) {
            return security::officeRoles(context.reader, context.tables, context.access);
        },
        [this](Result<std::vector<security::OfficeRole>> roles) {
            if (roles)
                show(std::move(*roles));
            else
                m_session.sayError(roles.error());
        });
}

const security::OfficeRole* RolesPage::find(const QString& code) const {
    for (const security::OfficeRole& one : m_roles)
        if (utf(one.role.code) == code) return &one;
    return nullptr;
}

void RolesPage::show(std::vector<security::OfficeRole> roles) {
    const bool kept = m_new || (find(m_code) != nullptr && m_editor->isDirty()); // what is being typed stays
    m_roles = std::move(roles);
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    for (const security::OfficeRole& one : m_roles) {
        const QString name = m_session.label(one.role.label);
        m_list->add(utf(one.role.code), one.shipped ? name : tr("%1 (own)").arg(name), m_session.label(one.role.help));
        m_list->setCounter(utf(one.role.code), QString::number(one.holders));
    }
    m_list->setCurrent(m_code);
    if (!kept) {
        m_code = m_list->current();
        if (const auto* role = find(m_code)) m_editor->setRole(role->role);
    }
    describe();
}

void RolesPage::choose(const QString& code) {
    if (code == m_code && !m_new) return;
    if (!mayLeave()) {
        const QSignalBlocker quiet(m_list);
        m_list->setCurrent(m_code);
        return;
    }
    m_new = false;
    m_code = code;
    if (const auto* role = find(code)) m_editor->setRole(role->role);
    describe();
}

void RolesPage::copy() {
    if (!mayLeave()) return;
    access::Role role = m_editor->role();
    role.code.clear();
    const QString name = tr("%1, changed").arg(m_session.label(role.label));
    m_new = true;
    m_editor->setRole(role);
    access::Role named = role;
    named.label = {name.toStdString(), name.toStdString()};
    m_editor->setRole(named);
    describe();
    m_editor->focusName();
}

void RolesPage::describe() {
    const auto* shown = m_new ? nullptr : find(m_code);
    const bool dirty = m_new || m_editor->isDirty();
    const access::Role role = m_editor->role();
    m_head->setNote(m_new              ? tr("A new role of your office")
                    : shown == nullptr ? QString()
                    : shown->holders == 0
                        ? tr("%1: nobody has it").arg(m_session.label(shown->role.label))
                        : tr("%1: %n users have it", nullptr, shown->holders).arg(m_session.label(shown->role.label)));
    m_save->setEnabled(dirty && !m_session.isReadOnly());
    m_drop->setEnabled(dirty);
    m_remove->setEnabled(shown != nullptr && !shown->shipped && shown->record);
    m_remove->setToolTip(shown != nullptr && shown->shipped ? tr("Shipped roles stay; they can be changed")
                                                            : QString());
    m_message->setText({});
    const std::vector<access::Role> one{role};
    m_rights->show(
        rightsLines(access::summaryOf(one, m_session.catalogue()), m_session.catalogue(), m_session.language()));
    emit commandsChanged();
}

void RolesPage::save() {
    if (m_saving || !m_save->isEnabled() || !m_editor->check()) return;
    access::Role role = m_editor->role();
    const auto* shown = m_new ? nullptr : find(m_code);
    if (m_new) role.code = role.label.zh;
    std::optional<RecordId> record;
    if (shown != nullptr) record = shown->record;
    if (m_new && find(utf(role.code)) != nullptr) {
        m_message->setText(tr("There is a role of this name already"));
        return m_editor->focusName();
    }
    journal::Operation operation{m_new ? "role.add" : "role.edit", {{"type", "role"}}};
    if (record) operation.args["id"] = record->hex();
    m_saving = true;
    m_session.transact(
        this, operation,
        [record, role](journal::Writer& writer) -> Result<void> {
            MULIN_TRY(security::putRole(writer, record, role));
            return {};
        },
        [this, role](const Result<journal::ChangeSet>& done) {
            m_saving = false;
            if (!done) {
                m_session.sayError(done.error());
                return;
            }
            m_new = false;
            m_code = utf(role.code);
            m_editor->setRole(role);
            reload();
        });
}

void RolesPage::discard() {
    m_new = false;
    if (const auto* role = find(m_code)) m_editor->setRole(role->role);
    describe();
}

void RolesPage::remove() {
    const auto* shown = m_new ? nullptr : find(m_code);
    if (shown == nullptr || !shown->record || shown->shipped) return;
    discard();
    deleteRecords(m_session, this, "role", {*shown->record});
}

void RolesPage::resizeEvent(QResizeEvent* event) {
    Page::resizeEvent(event);
    const auto scaled = [](int pixels) { return pixels * px().base / 14; };
    const bool narrow = width() < scaled(narrowPage);
    m_beside->setFixedWidth(qMin(scaled(previewWidth), width() / 4));
    m_beside->setVisible(!narrow);
    m_below->setVisible(narrow);
    QWidget* place = narrow ? m_below : m_sentences;
    if (m_rights->parentWidget() != place) static_cast<QVBoxLayout*>(place->layout())->insertWidget(0, m_rights);
}

bool RolesPage::runCommand(const QString& id) {
    if (id == QLatin1String("register")) {
        copy();
    } else if (id == QLatin1String("save") || id == QLatin1String("commit")) {
        save();
    } else {
        return Page::runCommand(id);
    }
    return true;
}

QStringList RolesPage::commandsNow() const {
    QStringList now{QStringLiteral("register")};
    if (m_new || m_editor->isDirty()) now << QStringLiteral("save") << QStringLiteral("commit");
    return now;
}

bool RolesPage::closeInner() {
    if (!m_new && !m_editor->isDirty()) return false;
    discard();
    return true;
}

bool RolesPage::mayLeave() {
    if (!m_new && !m_editor->isDirty()) return true;
    m_session.say({StatusMessage::Kind::Warning, tr("Not saved yet: Ctrl+S saves, Esc discards")});
    return false;
}

} // namespace mulin::ui

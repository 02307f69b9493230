#include "ui/pages/ledgers/vault_members.h"

#include "core/records/view.h"
#include "core/security/users.h"
#include "ui/look/theme.h"
#include "ui/pages/person/timeline_view.h"
#include "ui/pages/security/vault_sheet.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/page_head.h"
#include "ui/widgets/scrolled.h"

#include <QtWidgets/QComboBox>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace mulin::ui {

namespace {

constexpr int logRows = 300, nameWidth = 160, partWidth = 120, membersWidth = 620;
constexpr security::VaultPart allParts[] = {security::VaultPart::Read, security::VaultPart::Write,
                                            security::VaultPart::Manage};

QString partName(security::VaultPart part) {
    switch (part) {
    case security::VaultPart::Read: return VaultMembers::tr("Look");
    case security::VaultPart::Write: return VaultMembers::tr("Enter");
    case security::VaultPart::Manage: break;
    }
    return VaultMembers::tr("Manage");
}

QComboBox* partBox(security::VaultPart now, const QString& name, QWidget* parent) {
    auto* box = new QComboBox(parent);
    for (const security::VaultPart part : allParts) box->addItem(partName(part));
    box->setCurrentIndex(static_cast<int>(now));
    box->setAccessibleName(name);
    box->setFixedWidth(partWidth * px().base / 14);
    return box;
}

} // namespace

struct VaultMembers::Content {
    std::vector<security::VaultMember> members;
    std::vector<Person> others; ///< without a part
    std::vector<TimelineRow> log;
    std::string own; ///< login
};

VaultMembers::VaultMembers(OfficeSession& session, std::string vault, QWidget* parent)
    : QWidget(parent), m_session(session), m_vault(std::move(vault)), m_place(new QVBoxLayout) {
    const auto types = typesOf(session.catalogue(), m_vault);
    m_label = types.empty() ? QString() : session.label(types.front()->label);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* head = new PageHead(QStringLiteral("vaultMembers"), tr("%1: members and key").arg(m_label), true, this);
    head->setBackVisible(true);
    connect(head, &PageHead::backRequested, this, &VaultMembers::backRequested);
    connect(head->addButton(QStringLiteral("rekey"), tr("Change the key, new recovery sheet"), QStringLiteral("key")),
            &QAbstractButton::clicked, this, &VaultMembers::rekey);
    layout->addWidget(head);
    auto* inside = new QWidget;
    layout->addWidget(scrolled(inside, this, Qt::NoFocus), 1);
    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(px().s6, px().s4, px().s6, px().s4);
    column->setSpacing(px().s2);
    column->addLayout(m_place);
    column->addSpacing(px().s3);
    column->addWidget(new Line(Qt::Horizontal, inside));
    column->addWidget(plainLabel(tr("Log"), Look::Strong, inside));
    column->addWidget(paragraph(tr("Who opened the ledger, looked at a record or changed something. Only those who "
                                   "manage the ledger see it."),
                                Look::Secondary, inside));
    m_log = new TimelineView(QStringLiteral("vaultMembers.log"), tr("Log"), inside);
    m_log->setGrowing(true);
    column->addWidget(m_log);
    column->addStretch(1);
    // Whoever else acts meanwhile stands in it too.
    connect(&session, &OfficeSession::changed, this, &VaultMembers::reload);
    reload();
}

void VaultMembers::reload() {
    m_session.read(
        this, m_latest,
        [vault = m_vault](const ReadContext& context) -> Result<Content> {
            Content content;
            MULIN_TRY_LET(all, security::vaults(context.reader, context.catalogue, context.access));
            for (const security::Vault& one : all)
                if (one.id == vault) content.members = one.members;
            MULIN_TRY_LET(users, security::users(context.reader, context.tables, context.access));
            for (const security::User& user : users) {
                const UserId id(user.id.uid());
                if (context.access.user() == id) content.own = user.login;
                if (std::none_of(content.members.begin(), content.members.end(),
                                 [&](const auto& member) { return member.user == id; }))
                    content.others.push_back(
                        {user.login, QString::fromStdString(user.name), security::hasPersonalKey(context.reader, id)});
            }
            MULIN_TRY_LET(log, security::vaultLog(context.reader, context.access, vault, logRows));
            for (const journal::Act& act : log) {
                TimelineRow row;
                row.date = QString::fromStdString(dateOfMs(act.wall).iso());
                row.icon = act.kind == journal::TxnKind::Log ? QStringLiteral("eye") : QStringLiteral("edit");
                row.title =
                    operationText(describe(context.reader, context.tables, context.access, act, context.language));
                if (act.user)
                    row.end = QString::fromStdString(records::titleOf(context.reader, context.tables, context.access,
                                                                      "user", act.user->uid(), context.language)) +
                              QChar(0x3000);
                row.end += QString::fromStdString(isoTimestamp(act.wall)).mid(11, 5);
                content.log.push_back(std::move(row));
            }
            return content;
        },
        [this](const Result<Content>& content) {
            if (content)
                fill(*content);
            else if (content.error().code != ErrorCode::VaultLocked)
                m_session.sayError(content.error());
        });
}

QWidget* VaultMembers::memberRow(const security::VaultMember& member, bool self, QWidget* parent) {
    auto* row = new QWidget(parent);
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(px().s3);
    const QString login = QString::fromStdString(member.login);
    const QString name = member.name.empty() ? login : QString::fromStdString(member.name);
    auto* who = new ElidedLabel(name, Look::Strong, row);
    who->setFixedWidth(nameWidth * px().base / 14);
    line->addWidget(who);
    line->addWidget(new ElidedLabel(self ? tr("%1 (you)").arg(login) : login, Look::Secondary, row), 1);
    auto* part = partBox(member.part, tr("Part of %1").arg(name), row);
    part->setObjectName(QStringLiteral("vaultMembers.part.") + login);
    connect(part, &QComboBox::activated, this, [this, login = member.login, was = member.part](int index) {
        if (static_cast<security::VaultPart>(index) != was) grant(login, static_cast<security::VaultPart>(index));
    });
    line->addWidget(part);
    auto* take = (new Button(ButtonKind::Secondary, tr("Take away"), row))
                     ->named(QStringLiteral("vaultMembers.revoke.") + login);
    take->setAccessibleName(tr("Take the part of %1 away").arg(name));
    connect(take, &QAbstractButton::clicked, this, [this, login = member.login] { revoke(login); });
    line->addWidget(take);
    return row;
}

void VaultMembers::fill(const Content& content) {
    if (m_inside != nullptr) {
        m_place->removeWidget(m_inside);
        m_inside->hide();
        m_inside->deleteLater();
    }
    m_inside = new QWidget(this);
    m_inside->setMaximumWidth(membersWidth * px().base / 14);
    m_place->addWidget(m_inside);
    auto* column = new QVBoxLayout(m_inside);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px().s2);
    column->addWidget(plainLabel(tr("Who has a part"), Look::Strong, m_inside));
    for (const security::VaultMember& member : content.members)
        column->addWidget(memberRow(member, member.login == content.own, m_inside));
    column->addWidget(
        paragraph(tr("Look: open it and read. Enter: also add, change and delete. Manage: also decide who "
                     "has a part. If a part is taken away, the ledger gets another key and is encrypted "
                     "anew; what the person has seen or copied before cannot be taken back."),
                  Look::Caption, m_inside));
    column->addSpacing(px().s3);
    QStringList without;
    auto* add = new QWidget(m_inside);
    auto* line = new QHBoxLayout(add);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(px().s3);
    auto* who = new QComboBox(add);
    who->setObjectName(QStringLiteral("vaultMembers.who"));
    who->setAccessibleName(tr("Colleague"));
    for (const Person& one : content.others) {
        const QString login = QString::fromStdString(one.login);
        const QString name = one.name.isEmpty() || one.name == login ? login : tr("%1 (%2)").arg(one.name, login);
        if (one.hasKey)
            who->addItem(name, login);
        else
            without << name;
    }
    auto* part = partBox(security::VaultPart::Read, tr("Part"), add);
    part->setObjectName(QStringLiteral("vaultMembers.part"));
    auto* give = (new Button(ButtonKind::Secondary, tr("Give a part"), add))
                     ->named(QStringLiteral("vaultMembers.grant"))
                     ->withIcon(QStringLiteral("user-plus"));
    connect(give, &QAbstractButton::clicked, this, [this, who, part] {
        grant(who->currentData().toString().toStdString(), static_cast<security::VaultPart>(part->currentIndex()));
    });
    line->addWidget(who, 1);
    line->addWidget(part);
    line->addWidget(give);
    column->addWidget(plainLabel(tr("Give a part to a colleague"), Look::Strong, m_inside));
    column->addWidget(add);
    add->setVisible(who->count() > 0);
    if (who->count() == 0)
        column->addWidget(
            paragraph(tr("There is no colleague now to whom a part could be given."), Look::Secondary, m_inside));
    if (!without.isEmpty())
        column->addWidget(paragraph(m_session.office().encrypted()
                                        ? tr("Cannot be given a part yet: %1. They have to sign in once with their "
                                             "password first.")
                                              .arg(without.join(tr(", ")))
                                        : tr("Cannot be given a part yet: %1. They have to set their password for "
                                             "sealed ledgers first, in the menu under their name.")
                                              .arg(without.join(tr(", "))),
                                    Look::Secondary, m_inside));
    m_log->setRows(content.log);
}

void VaultMembers::settle(const Result<void>& done, const QString& words) {
    if (done) return m_session.say({StatusMessage::Kind::Done, words});
    m_session.sayError(done.error());
    reload(); // what was chosen is not so
}

void VaultMembers::grant(const std::string& login, security::VaultPart part) {
    if (login.empty()) return;
    writeVault(
        m_session, this,
        [vault = m_vault, login, part](journal::Journal& journal, const access::Access& access) {
            return security::grantVault(journal, access, vault, login, part);
        },
        [this, login, part](const Result<void>& done) {
            settle(done, tr("%1: %2").arg(QString::fromStdString(login), partName(part)));
        });
}

void VaultMembers::revoke(const std::string& login) {
    writeVault(
        m_session, this,
        [vault = m_vault, login](journal::Journal& journal, const access::Access& access) {
            return security::revokeVault(journal, access, vault, login);
        },
        [this, login](const Result<void>& done) {
            settle(done,
                   tr("%1 has no part any more; the ledger is encrypted anew").arg(QString::fromStdString(login)));
        });
}

void VaultMembers::rekey() {
    // The old sheet is void by then: whoever has left the page meanwhile gets the new one all the same.
    QWidget* to = window();
    writeVault(
        m_session, to,
        [vault = m_vault](journal::Journal& journal, const access::Access& access) {
            return security::rekeyVault(journal, access, vault);
        },
        [&session = m_session, vault = m_vault, label = m_label, to,
         page = QPointer<VaultMembers>(this)](const Result<db::RecoveryKey>& recovery) {
            if (page)
                page->settle(recovery ? Result<void>() : Result<void>(recovery.error()),
                             tr("The ledger has another key; the old recovery sheet is void"));
            else if (!recovery)
                session.sayError(recovery.error());
            if (recovery) VaultSheetDialog::open(session, vault, label, *recovery, to);
        });
}

} // namespace mulin::ui

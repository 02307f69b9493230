// The half of the page that has to do with sealed ledgers: which ones stand in the list, what stands in the place of a
// closed one, their visits.
#include "core/ledgers/member_visits.h"
#include "core/records/view.h"
#include "ui/grids/filter_conditions.h"
#include "ui/grids/record_table.h"
#include "ui/pages/ledgers/ledger_columns.h"
#include "ui/pages/ledgers/ledgers_page.h"
#include "ui/pages/ledgers/sealed_panel.h"
#include "ui/pages/ledgers/sealed_visit.h"
#include "ui/pages/ledgers/suggestion_strip.h"
#include "ui/pages/ledgers/vault_members.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/marks.h"
#include "ui/widgets/page_head.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/segmented.h"
#include "ui/widgets/side_list.h"

#include <QtGui/QAction>
#include <QtGui/QCursor>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QMenu>
#include <QtWidgets/QStackedWidget>

#include <algorithm>

namespace mulin::ui {

Card* LedgersPage::makeOpenNote() {
    auto* card = new Card(Card::Kind::Suggestion, this);
    card->setObjectName(QStringLiteral("sealed.openNote"));
    auto* layout = new QHBoxLayout(card);
    layout->setContentsMargins(px().s6, px().s1, px().s6, px().s1);
    layout->setSpacing(px().s2);
    layout->addWidget(new IconLabel(QStringLiteral("unlock"), Colour::Accent, &Sizes::iconSmall, card));
    layout->addWidget(new ElidedLabel(tr("This sealed ledger is open. Close it when you leave."), Look::Body, card), 1);
    m_manage = (new Button(ButtonKind::Tool, tr("Members and key"), card))->named(QStringLiteral("sealed.manage"));
    connect(m_manage, &QAbstractButton::clicked, this, &LedgersPage::manage);
    layout->addWidget(m_manage);
    m_merged = (new Button(ButtonKind::Secondary, {}, card))
                   ->withMenu(m_mergedMenu = new QMenu)
                   ->named(QStringLiteral("sealed.merged"));
    layout->addWidget(m_merged);
    auto* close = (new Button(ButtonKind::Secondary, tr("Close"), card))
                      ->named(QStringLiteral("sealed.close"))
                      ->withIcon(QStringLiteral("lock"));
    connect(close, &QAbstractButton::clicked, this, [this] {
        if (mayLeave()) closeVault(m_session, type().compartment);
    });
    layout->addWidget(close);
    card->hide();
    return card;
}

/// Entries that were merged while the ledger was closed: each follows when somebody says so.
void LedgersPage::offerMerged() {
    const std::string vault = type().compartment;
    const auto found = m_sealing.merged.find(vault);
    const bool any = found != m_sealing.merged.end() && m_session.refusal({{access::Right::Write, m_type}}).isEmpty();
    m_merged->setVisible(any);
    if (!any) return;
    m_merged->setText(tr("Merged meanwhile: %n", nullptr, static_cast<int>(found->second.size())));
    m_mergedMenu->clear();
    for (const Sealing::Merged& one : found->second)
        m_mergedMenu->addAction(one.words, this, [this, vault, merge = one.merge] {
            m_session.transact(this, {"person.follow_merge", {}}, [vault, merge](journal::Writer& writer) {
                return people::followMerge(writer, merge, vault);
            });
        });
}

std::string LedgersPage::openLedger() const {
    for (const schema::TypeDef* ledger : readable(m_session.catalogue().ledgers(), m_session.access()))
        if (!ledger->sealed()) return ledger->id;
    return "person"; // a list that is not shown
}

bool LedgersPage::isViewable(const schema::TypeDef& of) const {
    if (of.sealed()) return m_sealing.isOpen(of.compartment);
    return of.ledger && m_session.access().allows(access::Right::Read, of.id);
}

const schema::TypeDef* LedgersPage::visitType() const {
    if (!type().sealed()) return nullptr;
    return ledgers::visitTypeOf(m_session.tables(), *typesOf(m_session.catalogue(), type().compartment).front());
}

void LedgersPage::readSealed() {
    m_session.read(this, m_sealed, readSealing, [this](const Result<Sealing>& sealing) {
        if (!sealing) return;
        m_sealing = *sealing;
        fillSealed();
    });
}

void LedgersPage::fillSealed() {
    std::vector<SideList::Entry> entries;
    for (const security::Vault& vault : m_sealing.vaults) {
        const bool open = m_sealing.isOpen(vault.id);
        for (const schema::TypeDef* one : m_sealing.shown(m_session.catalogue(), vault.id))
            if (open || one == vault.ledger)
                entries.push_back(
                    {QString::fromStdString(one->id), m_session.label(one->label), m_session.label(one->help), !open});
    }
    auto groups = openGroups();
    if (!entries.empty()) groups.push_back({tr("Sealed ledgers"), entries});
    m_ledgers->setGroups(groups);
    m_bySheet->setVisible(!m_sealing.others.empty());
    // Whoever may read no other ledger begins with the sealed ones.
    if (const QStringList ids = m_ledgers->ids(); !type().sealed() && !isViewable(type()) && !ids.isEmpty())
        m_ledgers->setCurrent(ids.front());
    else if (m_ledgers->current().isEmpty())
        m_ledgers->setCurrent(QString::fromStdString(m_type));
    showRight();
    count();
    if (m_pending.isEmpty()) return;
    const QString pending = std::exchange(m_pending, QString());
    if (m_ledgers->ids().contains(pending.section(QLatin1Char(':'), 0, 0)) && mayLeave()) open(pending);
}

void LedgersPage::showRight() {
    const security::Vault* vault = type().sealed() ? m_sealing.find(type().compartment) : nullptr;
    const bool viewable = isViewable(type());
    if (!viewable && m_formPage != nullptr && m_stack->currentWidget() == m_formPage) {
        if (m_form != nullptr) m_form->discard();
        closeForm();
        clearInner();
    }
    const std::string listed = viewable ? m_type : openLedger();
    // Of a ledger that was closed no row stays behind, seen or not.
    if (listed != m_listed) {
        m_listed = listed;
        const schema::TypeDef& of = *m_session.catalogue().find(listed);
        if (viewable) describeEmpty();
        m_model->setType(listed, ledgerColumns(m_session, of));
        m_filters->setType(of);
        m_search->clear();
        if (viewable)
            filter();
        else
            m_model->setWhere({});
    }
    if (!viewable && vault != nullptr) m_panel->show(m_sealing, *vault);
    m_right->setCurrentIndex(viewable ? 0 : 1);
    dress();
}

void LedgersPage::dress() {
    const bool viewable = isViewable(type());
    const bool writes = m_session.access().allows(access::Right::Write, m_type);
    const bool sealed = type().sealed();
    m_state->setVisible(viewable && type().ledger);
    m_enrol->setVisible(viewable && writes && kind() != Kind::Visit && type().takesNew());
    m_enrol->setText(kind() == Kind::Ledger ? tr("Enter somebody") : tr("Register"));
    m_leave->setVisible(viewable && writes && type().ledger);
    m_visit->setVisible(viewable && writes && kind() != Kind::Paper && visitType() != nullptr);
    // What the law asks of whoever notices it can be read without the ledger.
    const schema::TypeDef* duties = m_session.catalogue().find("duty_report");
    m_more->setVisible(viewable || !m_sealing.others.empty() || (duties && type().compartment == duties->compartment));
    m_month->setVisible(viewable && type().ledger);
    m_design->setVisible(viewable && type().ledger && !sealed);
    m_import->setVisible(viewable && writes && !type().elsewhere);
    m_compare->setVisible(viewable && type().ledger && !sealed);
    const security::Vault* vault = m_sealing.find(type().compartment);
    m_openNote->setVisible(sealed && viewable);
    m_suggestions->setType(viewable ? m_type : std::string());
    summarise();
    offerMerged();
    m_manage->setVisible(vault != nullptr && vault->mine == security::VaultPart::Manage);
    emit commandsChanged();
}

void LedgersPage::manage() {
    if (!mayLeave()) return;
    clearInner();
    auto* members = new VaultMembers(m_session, type().compartment, m_formPage);
    connect(members, &VaultMembers::backRequested, this, &LedgersPage::closeForm);
    m_formPage->layout()->addWidget(members);
    m_stack->setCurrentWidget(m_formPage);
    emit commandsChanged();
}

void LedgersPage::offerSheets() {
    auto* menu = new QMenu(this); // in no loop of its own: the page may be closed while it is open
    menu->setObjectName(QStringLiteral("sealed.sheets"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const security::Vault& vault : m_sealing.others)
        menu->addAction(m_session.label(vault.ledger->label), this, [this, id = vault.id, label = vault.ledger->label] {
            m_panel->askForSheet(QString::fromStdString(id), m_session.label(label));
            m_right->setCurrentWidget(m_panel);
        });
    menu->popup(QCursor::pos());
}

void LedgersPage::visitChosen() {
    if (kind() != Kind::Ledger) return visit(std::nullopt);
    const auto id = m_table->currentId();
    if (!id) return visit(std::nullopt);
    m_session.read(
        this, m_latest,
        [of = m_type, field = type().person, id = *id](const ReadContext& context) -> Result<std::optional<RecordId>> {
            const auto record = records::find(context.reader, context.tables, context.access, of, id.uid());
            if (!record || !record->get(field).isUid()) return std::optional<RecordId>();
            return std::optional(RecordId(record->get(field).uid()));
        },
        [this](const Result<std::optional<RecordId>>& person) { visit(person ? *person : std::nullopt); });
}

void LedgersPage::visit(std::optional<RecordId> person) {
    const schema::TypeDef* of = visitType();
    if (of == nullptr || (inForm() && m_form->isDirty())) return;
    makeVisitForm(*of, tr("Register a visit: %1").arg(m_session.label(of->label)));
    m_session.read(
        m_form, m_latest, [person](const ReadContext& context) { return sealedVisitPreset(context, person); },
        [form = m_form](const Result<RecordForm::Preset>& preset) {
            form->startNew(preset ? *preset : RecordForm::Preset());
            form->focusFirst();
        });
}

} // namespace mulin::ui

#include "ui/pages/admin/account_page.h"

#include "ui/forms/record_form.h"
#include "ui/pages/record_acts.h"
#include "ui/widgets/page_head.h"

#include <QtWidgets/QVBoxLayout>

namespace mulin::ui {

AccountPage::AccountPage(Shell& shell, OfficeSession& session) : Page(shell), m_session(session) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* head = new PageHead(QStringLiteral("account"), tr("My name"), true, this);
    head->setBackVisible(true);
    connect(head, &PageHead::backRequested, this, [this] { this->shell().back(); });
    layout->addWidget(head);
    FormPlan plan;
    plan.fields = {"name", "person"};
    plan.hints = {{"name", tr("As it stands in the history, for what was done before too")},
                  {"person", tr("If you are in the register yourself: visits then begin with you as visitor")}};
    m_form = new RecordForm(session, *session.catalogue().find("user"), QStringLiteral("account"), plan, this);
    m_form->setCheck([](const RecordForm& form) -> std::pair<std::string, QString> {
        const bool empty = form.editor("name")->text().trimmed().isEmpty();
        return {"name", empty ? AccountPage::tr("Write your name: everything you do is signed with it.") : QString()};
    });
    layout->addWidget(m_form, 1);
    connect(m_form, &RecordForm::saved, this, [this] { this->shell().back(); });
    connect(m_form, &RecordForm::discardedEntry, this, [this] { this->shell().back(); });
    connect(m_form, &RecordForm::loaded, this, &AccountPage::takeFocus);
}

void AccountPage::open(const QString&) {
    if (const auto& user = m_session.access().user(); user && !m_form->isDirty()) m_form->load(RecordId(user->uid()));
}

void AccountPage::takeFocus() {
    if (isVisible()) m_form->editor("name")->focusWidget()->setFocus(Qt::OtherFocusReason);
}

bool AccountPage::runCommand(const QString& id) {
    if (id != QLatin1String("save")) return Page::runCommand(id);
    m_form->save(false);
    return true;
}

QStringList AccountPage::commandsNow() const { return {QStringLiteral("save")}; }

bool AccountPage::closeInner() {
    if (!m_form->isDirty()) return false;
    m_form->discard();
    return true;
}

bool AccountPage::mayLeave() { return mayLeaveForm(m_session, *m_form); }

} // namespace mulin::ui

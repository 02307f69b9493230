#include "ui/pages/person/person_page.h"

#include "ui/forms/record_form.h"
#include "ui/pages/person/person_view.h"
#include "ui/pages/record_acts.h"
#include "ui/widgets/page_head.h"

#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

namespace mulin::ui {

PersonPage::PersonPage(Shell& shell, OfficeSession& session)
    : Page(shell)
    , m_session(session)
    , m_stack(new QStackedWidget(this))
    , m_view(new PersonView(session, shell, PersonView::Shape::Page, this))
    , m_editPage(new QWidget(this))
    , m_form(new RecordForm(session, *session.catalogue().find("person"), QStringLiteral("person.edit"), FormPlan{},
                            m_editPage)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    m_stack->addWidget(m_view);
    auto* column = new QVBoxLayout(m_editPage);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* head = new PageHead(QStringLiteral("person.edit"), tr("Change"), true, m_editPage);
    head->setBackVisible(true);
    column->addWidget(head);
    column->addWidget(m_form, 1);
    m_stack->addWidget(m_editPage);
    connect(head, &PageHead::backRequested, this, [this] {
        if (mayLeave()) showFile();
    });
    connect(m_view, &PersonView::editRequested, this, &PersonPage::edit);
    connect(m_view, &PersonView::backRequested, this, [this] { this->shell().back(); });
    connect(m_view, &PersonView::deleteRequested, this, [this] {
        if (m_view->person()) deleteRecords(m_session, this, "person", {*m_view->person()});
    });
    connect(m_view, &PersonView::loaded, this, &Page::commandsChanged);
    connect(m_view, &PersonView::loaded, head,
            [this, head] { head->setTitle(tr("Change %1").arg(m_view->personName())); });
    connect(m_form, &RecordForm::saved, this, &PersonPage::showFile);
    connect(m_form, &RecordForm::discardedEntry, this, &PersonPage::showFile);
}

void PersonPage::open(const QString& argument) {
    const QString hex = argument.section(QLatin1Char(':'), -1);
    const auto id = Uid::fromHex(hex.toStdString());
    if (!id) return;
    if (!m_view->person() || m_view->person()->uid() != *id || !editing()) {
        m_view->show(RecordId(*id));
        showFile();
    }
    const bool changes = argument.startsWith(QLatin1String("changes:"));
    if (changes)
        connect(
            m_form, &RecordForm::loaded, m_form, [this] { m_form->showHistory(true); }, Qt::SingleShotConnection);
    if (changes || argument.startsWith(QLatin1String("edit:"))) edit();
}

bool PersonPage::editing() const { return m_stack->currentWidget() == m_editPage; }

void PersonPage::edit() {
    if (!m_view->person()) return;
    m_form->load(*m_view->person());
    m_stack->setCurrentWidget(m_editPage);
    m_form->focusFirst();
    emit commandsChanged();
}

void PersonPage::showFile() {
    m_stack->setCurrentWidget(m_view);
    m_view->setFocus();
    emit commandsChanged();
}

void PersonPage::reload() { m_view->reload(); }

bool PersonPage::runCommand(const QString& id) {
    if (id == QLatin1String("save") && editing()) {
        m_form->save(false);
        return true;
    }
    if (id == QLatin1String("register") && !editing() && m_view->hasHousehold()) {
        m_view->addMember();
        return true;
    }
    return Page::runCommand(id);
}

QStringList PersonPage::commandsNow() const {
    if (editing()) return {QStringLiteral("save")};
    return m_view->hasHousehold() ? QStringList{QStringLiteral("register")} : QStringList();
}

bool PersonPage::closeInner() {
    if (!editing()) return false;
    m_form->discard();
    showFile();
    return true;
}

bool PersonPage::mayLeave() { return !editing() || mayLeaveForm(m_session, *m_form); }

} // namespace mulin::ui

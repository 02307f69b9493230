#include "ui/pages/person/person_page.h"

#include "ui/forms/record_form.h"
#include "ui/pages/person/kin_form.h"
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
    connect(m_view, &PersonView::kinRequested, this, &PersonPage::editKin);
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
    const QString what = argument.section(QLatin1Char(':'), 0, -2);
    if (what == QLatin1String("timeline")) m_view->setTab(PersonView::Timeline);
    if (what == QLatin1String("family")) m_view->setTab(PersonView::Family);
    if (what.section(QLatin1Char(':'), 0, 0) == QLatin1String("kin")) { // its name stands in the form
        const auto kin = Uid::fromHex(what.section(QLatin1Char(':'), 1).toStdString());
        connect(
            m_view, &PersonView::loaded, this,
            [this, kin] { editKin(kin ? std::optional(RecordId(*kin)) : std::nullopt); }, Qt::SingleShotConnection);
    }
    const bool changes = what == QLatin1String("changes");
    if (changes)
        connect(
            m_form, &RecordForm::loaded, m_form, [this] { m_form->showHistory(true); }, Qt::SingleShotConnection);
    if (changes || what == QLatin1String("edit")) edit();
}

bool PersonPage::editing() const { return m_stack->currentWidget() != m_view; }

RecordForm* PersonPage::form() const {
    if (!editing()) return nullptr;
    return m_stack->currentWidget() == m_editPage ? m_form : m_kin->form();
}

void PersonPage::edit() {
    if (!m_view->person()) return;
    m_form->load(*m_view->person());
    m_stack->setCurrentWidget(m_editPage);
    m_form->focusFirst();
    emit commandsChanged();
}

void PersonPage::editKin(const std::optional<RecordId>& record) {
    if (!m_view->person()) return;
    if (m_kin == nullptr) {
        m_kin = new KinForm(m_session, this);
        m_stack->addWidget(m_kin);
        connect(m_kin, &KinForm::backRequested, this, [this] {
            if (mayLeave()) showFile();
        });
        connect(m_kin, &KinForm::saved, this, &PersonPage::showFile);
        connect(m_kin, &KinForm::left, this, &PersonPage::showFile);
    }
    m_stack->setCurrentWidget(m_kin);
    if (record)
        m_kin->load(*record);
    else
        m_kin->startNew(*m_view->person(), m_view->personName());
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
        form()->save(false);
        return true;
    }
    if (editing()) return Page::runCommand(id);
    if (id == QLatin1String("register") && m_view->hasHousehold()) {
        m_view->addMember();
    } else if (id == QLatin1String("print")) {
        m_view->print();
    } else if (id == QLatin1String("filter")) {
        m_view->findInTimeline();
    } else {
        return Page::runCommand(id);
    }
    return true;
}

QStringList PersonPage::commandsNow() const {
    if (editing()) return {QStringLiteral("save")};
    QStringList commands{QStringLiteral("print"), QStringLiteral("filter")};
    if (m_view->hasHousehold()) commands << QStringLiteral("register");
    return commands;
}

bool PersonPage::closeInner() {
    if (!editing()) return false;
    form()->discard();
    showFile();
    return true;
}

bool PersonPage::mayLeave() { return !editing() || mayLeaveForm(m_session, *form()); }

} // namespace mulin::ui

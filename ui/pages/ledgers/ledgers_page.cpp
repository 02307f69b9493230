#include "ui/pages/ledgers/ledgers_page.h"

#include "core/journal/drafts.h"
#include "core/records/view.h"
#include "ui/grids/filter_conditions.h"
#include "ui/grids/list_place.h"
#include "ui/grids/record_table.h"
#include "ui/look/icons.h"
#include "ui/look/theme.h"
#include "ui/pages/ledgers/ledger_columns.h"
#include "ui/pages/ledgers/sealed_panel.h"
#include "ui/pages/ledgers/sealed_visit.h"
#include "ui/pages/ledgers/suggestion_strip.h"
#include "ui/pages/list_acts.h"
#include "ui/pages/list_views.h"
#include "ui/pages/record_acts.h"
#include "ui/pages/security/vault_sheet.h"
#include "ui/shell/operation_text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/label.h"
#include "ui/widgets/page_head.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/segmented.h"
#include "ui/widgets/side_list.h"

#include <QtCore/QLocale>
#include <QtCore/QPointer>
#include <QtWidgets/QMenu>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace mulin::ui {

using access::Right;

LedgersPage::LedgersPage(Shell& shell, OfficeSession& session)
    : Page(shell), m_session(session), m_stack(new QStackedWidget(this)), m_permits(session, {}, this) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    m_stack->addWidget(makeList());
}

QWidget* LedgersPage::makeList() {
    auto* page = new QWidget(this);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_head = new PageHead(QStringLiteral("ledgers"), tr("Ledgers"), true, page);
    m_state = new Segmented({tr("Now in it"), tr("Left"), tr("All")}, m_head);
    m_head->addBeside(m_state);
    connect(m_state, &Segmented::chosen, this, &LedgersPage::filter);
    m_enrol = m_head->addButton(QStringLiteral("enrol"), tr("Enter somebody"), QStringLiteral("plus"), true);
    connect(m_permits.require(m_enrol, Right::Write), &QAbstractButton::clicked, this, [this] { enrol(std::nullopt); });
    m_visit = m_head->addButton(QStringLiteral("visit"), tr("Register a visit"), QStringLiteral("visit"));
    connect(m_permits.require(m_visit, Right::Write), &QAbstractButton::clicked, this, &LedgersPage::visitChosen);
    m_leave = m_head->addButton(QStringLiteral("leave"), tr("Leave"));
    connect(m_permits.require(m_leave, Right::Write), &QAbstractButton::clicked, this, [this] {
        if (const auto id = chosenOrSay()) edit(*id, true);
    });
    m_more = m_head->addButton(QStringLiteral("more"), tr("More"))->withMenu(makeMenu());
    layout->addWidget(m_head);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    m_ledgers = new SideList(QStringLiteral("ledgers.list"), tr("Ledgers"), page);
    m_ledgers->setGroups(openGroups());
    auto* side = new QVBoxLayout;
    side->setContentsMargins(0, 0, 0, px().s2);
    side->addWidget(m_ledgers, 1);
    m_own = (new Button(ButtonKind::Tool, tr("New ledger …"), page))
                ->named(QStringLiteral("ledgers.own"))
                ->withIcon(QStringLiteral("plus"));
    m_permits.require(m_own, {{Right::Configure}}, Permits::Without::Hidden);
    connect(m_own, &QAbstractButton::clicked, this, [this] {
        this->shell().open({QStringLiteral("designer"), QStringLiteral("new")});
    });
    side->addWidget(m_own, 0, Qt::AlignLeft);
    row->addLayout(side);
    row->addWidget(new Line(Qt::Vertical, page));
    m_right = new QStackedWidget(page);
    m_right->addWidget(makeRight());
    m_panel = new SealedPanel(m_session, page);
    m_right->addWidget(m_panel);
    connect(m_panel, &SealedPanel::made, this, [this](const std::string& vault, const db::RecoveryKey& recovery) {
        if (const auto types = typesOf(m_session.catalogue(), vault); !types.empty())
            VaultSheetDialog::open(m_session, vault, m_session.label(types.front()->label), recovery, this);
    });
    row->addWidget(m_right, 1);
    layout->addLayout(row, 1);
    connect(m_ledgers, &SideList::chosen, this, [this](const QString& type) { choose(type.toStdString()); });
    return page;
}

QMenu* LedgersPage::makeMenu() {
    auto* menu = m_menu = new QMenu;
    m_import = menu->addAction(icon(QStringLiteral("import")), tr("Import …"), this, [this] {
        shell().open({QStringLiteral("import"), QString::fromStdString(m_type)});
    });
    m_permits.require(m_import, Right::Import);
    m_compare = menu->addAction(icon(QStringLiteral("table")), tr("Compare a list …"), this, [this] {
        shell().open({QStringLiteral("compare"), QString::fromStdString(m_type)});
    });
    m_permits.require(m_compare, Right::Import);
    m_month = menu->addAction(icon(QStringLiteral("calendar")), tr("Changes of the month …"), this, [this] {
        shell().open({QStringLiteral("ledger_month"), QString::fromStdString(m_type)});
    });
    m_month->setObjectName(QStringLiteral("ledgers.month"));
    m_design = menu->addAction(icon(QStringLiteral("edit")), tr("Design this ledger …"), this, [this] {
        shell().open({QStringLiteral("designer"), QString::fromStdString(m_type)});
    });
    m_design->setObjectName(QStringLiteral("ledgers.design"));
    m_permits.require(m_design, {{Right::Configure}});
    m_duties = menu->addAction(icon(QStringLiteral("file")), tr("Duties to report …"), this,
                               [this] { shell().open({QStringLiteral("duties")}); });
    menu->addSeparator();
    m_permits.require(menu->addAction(tr("Change"), this,
                                      [this] {
                                          if (const auto id = chosenOrSay()) edit(*id, false);
                                      }),
                      Right::Write);
    menu->addAction(tr("Recycle bin"), this, [this] {
        shell().open({QStringLiteral("history"), QStringLiteral("bin:") + QString::fromStdString(m_type)});
    });
    menu->addSeparator();
    m_bySheet = menu->addAction(icon(QStringLiteral("key")), tr("Open by the recovery sheet …"), this,
                                &LedgersPage::offerSheets);
    return menu;
}

QWidget* LedgersPage::makeRight() {
    auto* list = new QWidget(this);
    auto* right = new QVBoxLayout(list);
    right->setContentsMargins(0, 0, 0, 0);
    right->setSpacing(0);
    m_openNote = makeOpenNote();
    right->addWidget(m_openNote);
    m_type = openLedger();
    m_permits.setType(m_type);
    right->addWidget(makeSummary());
    m_suggestions = new SuggestionStrip(m_session, list);
    connect(m_suggestions, &SuggestionStrip::personAsked, this, [this](const RecordId& id) {
        shell().open({QStringLiteral("person"), QString::fromStdString(id.hex())});
    });
    connect(m_suggestions, &SuggestionStrip::enrolAsked, this,
            [this](const RecordId& id, const std::string& reason) { enrol(id, reason); });
    connect(m_suggestions, &SuggestionStrip::leaveAsked, this, [this](const RecordId& id) { edit(id, true); });
    connect(m_suggestions, &SuggestionStrip::reviewAsked, this, [this](const RecordId& id) { edit(id, false); });
    connect(m_suggestions, &SuggestionStrip::visitAsked, this, [this](const RecordId& id) {
        if (type().sealed()) return visit(id); // what is found stays in the vault
        shell().open({QStringLiteral("visit"), QStringLiteral("new:") + QString::fromStdString(id.hex())});
    });
    connect(m_suggestions, &SuggestionStrip::recordAsked, this, [this](const std::string& of, const RecordId& id) {
        if (of != m_type) m_ledgers->setCurrent(QString::fromStdString(of));
        if (of == m_type) edit(id, false);
    });
    right->addWidget(m_suggestions);
    auto* bar = new FilterBar(QStringLiteral("ledgers"), list);
    m_filters = new FilterConditions(m_session, *bar, type(), this);
    m_search = new SearchField(tr("Name or initials"), QStringLiteral("Ctrl+F"), bar);
    m_search->setObjectName(QStringLiteral("ledgers.filter"));
    m_search->setAccessibleName(tr("Filter the list"));
    m_search->setRoom(220);
    bar->addAtEnd(m_search);
    right->addWidget(bar);
    right->addWidget(new Line(Qt::Horizontal, list));
    m_table = new RecordTable(m_session, QStringLiteral("ledgers.table"), tr("People in the ledger"), list);
    m_model = new RecordModel(m_session, m_type, ledgerColumns(m_session, type()), this);
    m_table->setRecords(*m_model);
    m_place = new ListPlace(*m_table, list);
    connect(m_place, &ListPlace::clearRequested, this, [this] {
        m_search->clear();
        showAll();
        m_table->setFocus();
    });
    right->addWidget(m_place, 1);
    m_foot = new ListFoot(list);
    showKeys(*m_foot, m_permits,
             {{tr("Enter changes"), Right::Write, tr("Enter opens")},
              {tr("Ctrl+N registers"), Right::Write, {}, [this] { return type().takesNew(); }}});
    right->addWidget(m_foot);
    m_acts = new ListActs(m_session, {*m_table, *m_foot, bar, m_filters, m_search, &shell()}, this);
    m_acts->views()->setState([this] { return std::to_string(m_state->current()); },
                              [this](const std::string& state) { m_state->setCurrent(std::atoi(state.c_str())); });
    m_acts->views()->setStart([this] { m_state->setCurrent(InIt); });
    m_menu->addSeparator();
    m_acts->addTo(*m_menu);
    connect(m_search, &QLineEdit::textChanged, m_model, &RecordModel::setSearch);
    connect(m_filters, &FilterConditions::changed, this, &LedgersPage::filter);
    connect(m_table, &RecordTable::chosenHidden, this, [this] {
        if (std::exchange(m_askedFor, false)) showAll(); // who was asked for is seen; who has just left need not be
    });
    connect(m_model, &RecordModel::spineLoaded, this, [this] {
        const auto total = m_model->total();
        const QString number = total ? QLocale(QLocale::English).toString(*total) : QString();
        m_foot->setLeft(!total                   ? RecordModel::countingWords()
                        : kind() == Kind::Ledger ? tr("%1 people").arg(number)
                        : kind() == Kind::Visit  ? tr("%1 visits").arg(number)
                                                 : tr("%1 entries").arg(number));
    });
    connect(m_model, &RecordModel::failed, this, [this](const Error& error) {
        if (isViewable(*m_session.catalogue().find(m_model->type()))) m_session.sayError(error);
    });
    connect(m_table, &RecordTable::opened, this, [this](const RecordId& id) { edit(id, false); });
    return list;
}

void LedgersPage::count() {
    struct Counts {
        std::vector<std::pair<QString, std::int64_t>> entries;
        bool draft = false; ///< of a new ledger
    };
    std::vector<std::pair<std::string, std::string>> asked; // type, condition
    for (const QString& id : m_ledgers->ids())
        if (const schema::TypeDef* one = m_session.catalogue().find(id.toStdString()); isViewable(*one))
            asked.emplace_back(one->id, one->until.empty() ? std::string() : one->until + " is empty");
    m_session.read(
        this, m_count,
        [asked](const ReadContext& context) -> Result<Counts> {
            Counts counts;
            for (const auto& [type, where] : asked) {
                records::Query query;
                query.type = type;
                query.where = where;
                const auto number =
                    records::count(context.reader, context.tables, context.access, query, context.today);
                if (number)
                    counts.entries.emplace_back(QString::fromStdString(type), *number);
                else if (number.error().code == ErrorCode::Cancelled)
                    return number.error();
            }
            const auto drafts = journal::drafts(context.reader, context.access, "designer/new", std::nullopt);
            counts.draft = drafts && !drafts->empty();
            return counts;
        },
        [this](const Result<Counts>& counts) {
            if (!counts) return;
            for (const auto& [type, number] : counts->entries) m_ledgers->setCounter(type, QString::number(number));
            m_own->setText(counts->draft ? tr("Go on with the new ledger …") : tr("New ledger …"));
        });
}

void LedgersPage::choose(const std::string& chosen) {
    if (chosen.empty()) return;
    m_type = chosen;
    m_permits.setType(m_type);
    emit commandsChanged();
    showRight();
    if (m_right->currentWidget() == m_panel) m_panel->takeFocus();
}

void LedgersPage::describeEmpty() {
    const QString name = m_session.label(type().label);
    if (kind() != Kind::Ledger) {
        const bool visits = kind() == Kind::Visit;
        m_place->setNoMatch(visits ? tr("No visit matches.") : tr("No entry matches."), tr("Show all"));
        auto* none = new EmptyState(visits ? QStringLiteral("visit") : QStringLiteral("file"),
                                    visits ? tr("No visit has been registered yet.")
                                           : tr("Nothing has been registered here yet."),
                                    m_session.label(type().help), m_place);
        return m_place->setEmpty(none);
    }
    m_place->setNoMatch(tr("Nobody in the ledger %1 matches.").arg(name), tr("Show all"));
    auto* empty = new EmptyState(QStringLiteral("ledger"), tr("Nobody is in the ledger %1 yet.").arg(name),
                                 m_session.label(type().help), m_place);
    connect(m_permits.require(
                empty->addAction(QStringLiteral("ledgers.first"), tr("Enter somebody"), QStringLiteral("plus")),
                Right::Write),
            &QAbstractButton::clicked, this, [this] { enrol(std::nullopt); });
    m_place->setEmpty(empty);
}

std::optional<RecordId> LedgersPage::chosenOrSay() {
    const auto id = m_table->currentId();
    if (!id) m_session.say({StatusMessage::Kind::Plain, tr("Choose somebody in the list first")});
    return id;
}

void LedgersPage::filter() {
    const int state = type().until.empty() ? All : m_state->current();
    std::string where = state == InIt   ? type().until + " is empty"
                        : state == Left ? type().until + " is not empty"
                                        : "";
    if (const std::string more = m_filters->expression(); !more.empty()) where += (where.empty() ? "" : " and ") + more;
    m_model->setWhere(where);
}

void LedgersPage::showAll() {
    const QSignalBlocker quiet(m_filters);
    m_filters->clear();
    m_state->setCurrent(All);
    filter();
}

void LedgersPage::open(const QString& argument) {
    if (!argument.isEmpty() && m_stack->currentIndex() != 0) closeForm(); // it is of something else
    const QStringList parts = argument.split(QLatin1Char(':'), Qt::SkipEmptyParts);
    const schema::TypeDef* wanted = m_session.catalogue().find(parts.value(0).toStdString());
    m_pending.clear();
    if (wanted != nullptr && wanted->sealed() && !m_ledgers->ids().contains(parts.value(0))) m_pending = argument;
    if (m_listed.empty() || m_pending.isEmpty()) m_ledgers->setCurrent(parts.value(0));
    readSealed();
    count();
    if (!m_pending.isEmpty() || !isViewable(type())) return;
    if (parts.value(1) == QLatin1String("enrol")) {
        const auto person = Uid::fromHex(parts.value(2).toStdString());
        enrol(person ? std::optional(RecordId(*person)) : std::nullopt);
    } else if (parts.value(1) == QLatin1String("left")) {
        m_state->setCurrent(Left);
        filter();
    } else if (parts.value(1) == QLatin1String("import")) {
        m_state->setCurrent(All);
        m_filters->setImport(parts.value(2).toStdString(), parts.value(3).toStdString());
    } else if (const auto id = Uid::fromHex(parts.value(1).toStdString())) {
        m_askedFor = true;
        m_table->choose(RecordId(*id));
    }
}

void LedgersPage::reload() {
    readSealed();
    count();
    summarise();
    m_suggestions->reload();
    m_model->reload();
}

void LedgersPage::clearInner() {
    m_latest.cancel();
    if (m_formPage != nullptr) {
        m_stack->removeWidget(m_formPage);
        m_formPage->deleteLater();
    }
    m_form = nullptr;
    m_formPage = new QWidget(this);
    auto* layout = new QVBoxLayout(m_formPage);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_stack->addWidget(m_formPage);
}

void LedgersPage::showForm(const schema::TypeDef& of, const QString& title, const FormPlan& plan) {
    clearInner();
    auto* layout = m_formPage->layout();
    auto* head = new PageHead(QStringLiteral("enrolment"), title, true, m_formPage);
    head->setBackVisible(true);
    layout->addWidget(head);
    m_form = new RecordForm(m_session, of, QStringLiteral("enrolment"), plan, m_formPage);
    layout->addWidget(m_form);
    connect(head, &PageHead::backRequested, this, [this] {
        if (mayLeave()) closeForm();
    });
    connect(m_form, &RecordForm::discardedEntry, this, &LedgersPage::closeForm);
    connect(m_form, &RecordForm::saved, this, [this, of = of.id](const RecordId& id, bool next) {
        m_askedFor = false;
        if (of == m_type) m_table->choose(id);
        if (!next) closeForm();
    });
    if (of.ledger && visitType() != nullptr) {
        auto* go = head->addButton(QStringLiteral("visit"), tr("Register a visit"), QStringLiteral("visit"));
        go->setVisible(false);
        connect(m_form, &RecordForm::loaded, go, [go, form = m_form] { go->setVisible(!form->isNew()); });
        connect(go, &QAbstractButton::clicked, this, [this, field = of.person] {
            const auto person = m_form->linked(field);
            if (!person.empty() && mayLeave()) visit(person.front().id);
        });
    }
    m_stack->setCurrentWidget(m_formPage);
    emit commandsChanged();
}

void LedgersPage::makeForm(bool leaving, bool entering) {
    const QString name = m_session.label(type().label);
    FormPlan plan;
    plan.addOperation = m_type + ".enrol";
    if (leaving) {
        plan.operation = m_type + ".leave";
        plan.fields = {type().until, "exit_reason", "remark"};
        plan.hints[type().until] = tr("The day from which the person is no longer in it");
    } else {
        plan.saveNext = tr("Save and enter the next");
        plan.fields = entryPlan(entering).fields;
    }
    showForm(type(), leaving ? tr("Leave the ledger %1").arg(name) : name, plan);
    if (leaving) {
        m_form->setCheck([field = type().until](const RecordForm& form) -> std::pair<std::string, QString> {
            const auto empty = [&](const std::string& id) {
                const FieldEditor* editor = form.editor(id);
                return editor != nullptr && editor->text().isEmpty();
            };
            if (!empty(field) && !empty("exit_reason")) return {field, {}};
            return {empty(field) ? field : "exit_reason", LedgersPage::tr("Has to be filled in")};
        });
    }
}

FormPlan LedgersPage::entryPlan(bool entering) const {
    FormPlan plan;
    for (const schema::Section& section : type().sections) {
        const auto& fields = section.fields;
        // Who enters does not leave yet.
        if (std::find(fields.begin(), fields.end(), type().until) != fields.end() && entering) continue;
        plan.fields.push_back("#" + section.label.in(m_session.language()));
        plan.fields.insert(plan.fields.end(), fields.begin(), fields.end());
    }
    return plan;
}

void LedgersPage::makeVisitForm(const schema::TypeDef& of, const QString& title) {
    showForm(of, title, sealedVisitPlan());
    for (const schema::TypeDef* one : typesOf(m_session.catalogue(), of.compartment))
        if (one->ledger) askForLedger(m_session, *m_form, *one);
}

void LedgersPage::enrol(std::optional<RecordId> person, const std::string& reason) {
    if (!type().takesNew() || (inForm() && m_form->isDirty())) return;
    if (kind() == Kind::Visit) return visit(person);
    if (kind() == Kind::Ledger)
        makeForm(false, true);
    else
        showForm(type(), m_session.label(type().label), entryPlan(true));
    RecordForm::Preset preset;
    if (!reason.empty()) preset.values["entry_reason"] = schema::Value(reason);
    startAbout(m_session, m_latest, *m_form, type(), person, std::move(preset));
}

void LedgersPage::edit(RecordId id, bool leaving) {
    if (kind() != Kind::Ledger) {
        if (kind() == Kind::Visit)
            makeVisitForm(type(), m_session.label(type().label));
        else
            showForm(type(), m_session.label(type().label), entryPlan(false));
        return m_form->load(id);
    }
    makeForm(leaving, false);
    if (leaving) {
        connect(m_form, &RecordForm::loaded, m_form, [this, form = m_form, field = type().until] {
            const FieldEditor* day = form->editor(field);
            if (day != nullptr && day->text().isEmpty()) form->propose(field, schema::Value(m_session.today()));
            form->focusFirst();
        });
        m_session.read(
            this, m_latest,
            [type = m_type, id](const ReadContext& context) -> Result<QString> {
                const auto record = records::find(context.reader, context.tables, context.access, type, id.uid());
                return record ? subjectOf(context.reader, context.tables, context.access, *record, context.language)
                              : QString();
            },
            [this, head = QPointer<PageHead>(m_formPage->findChild<PageHead*>())](const Result<QString>& name) {
                if (name && head && !name->isEmpty())
                    head->setTitle(tr("%1 leaves the ledger %2").arg(*name, m_session.label(type().label)));
            });
    }
    m_form->load(id);
}

void LedgersPage::closeForm() {
    m_latest.cancel();
    m_stack->setCurrentIndex(0);
    // What is hidden takes no keys and proposes nothing.
    if (m_formPage != nullptr) {
        m_stack->removeWidget(m_formPage);
        m_formPage->deleteLater();
        m_formPage = nullptr;
        m_form = nullptr;
    }
    m_table->setFocus();
    emit commandsChanged();
}

bool LedgersPage::inForm() const { return m_form != nullptr && m_stack->currentWidget() == m_formPage; }

bool LedgersPage::runCommand(const QString& id) {
    if (!inForm() && m_right->currentWidget() == m_panel) return Page::runCommand(id);
    if (id == QLatin1String("register")) {
        enrol(std::nullopt);
    } else if (id == QLatin1String("filter")) {
        m_search->setFocus(Qt::ShortcutFocusReason);
    } else if (id == QLatin1String("save") && inForm()) {
        m_form->save(false);
    } else if (id == QLatin1String("commit") && inForm()) {
        m_form->save(true);
    } else if (inForm() || !m_acts->run(id)) {
        return Page::runCommand(id);
    }
    return true;
}

QStringList LedgersPage::commandsNow() const {
    if (inForm()) return {QStringLiteral("save"), QStringLiteral("commit")};
    if (m_stack->currentIndex() != 0 || m_right->currentWidget() == m_panel) return {};
    QStringList commands{QStringLiteral("filter")};
    if (type().takesNew()) commands << QStringLiteral("register");
    return commands + ListActs::commands();
}

bool LedgersPage::closeInner() {
    if (m_stack->currentIndex() == 0) return false;
    if (m_form != nullptr) m_form->discard();
    closeForm();
    return true;
}

bool LedgersPage::mayLeave() { return m_acts->mayLeave() && (!inForm() || mayLeaveForm(m_session, *m_form)); }

} // namespace mulin::ui

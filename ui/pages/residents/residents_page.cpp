#include "ui/pages/residents/residents_page.h"

#include "core/records/query.h"
#include "core/records/view.h"
#include "ui/forms/record_form.h"
#include "ui/grids/filter_conditions.h"
#include "ui/grids/list_place.h"
#include "ui/grids/record_table.h"
#include "ui/grids/record_trail.h"
#include "ui/look/icons.h"
#include "ui/pages/list_acts.h"
#include "ui/pages/list_views.h"
#include "ui/pages/person/person_print.h"
#include "ui/pages/person/person_view.h"
#include "ui/pages/record_acts.h"
#include "ui/pages/residents/household_view.h"
#include "ui/pages/residents/namesake_note.h"
#include "ui/widgets/button.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/page_head.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/segmented.h"

#include <QtCore/QLocale>
#include <QtGui/QResizeEvent>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QMenu>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

namespace mulin::ui {

using access::Right;

namespace {
constexpr int recordWidth = 408;
}

ResidentsPage::ResidentsPage(Shell& shell, OfficeSession& session)
    : Page(shell), m_session(session), m_stack(new QStackedWidget(this)), m_permits(session, "person", this) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    m_stack->addWidget(makeList());
    m_stack->addWidget(makeForm());
}

QWidget* ResidentsPage::makeList() {
    auto* list = new QWidget(this);
    auto* layout = new QVBoxLayout(list);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* head = new PageHead(QStringLiteral("residents"), tr("Residents"), false, list);
    m_modes = new Segmented({tr("Register"), tr("Buildings"), tr("Households")}, head);
    head->addBeside(m_modes);
    connect(m_modes, &Segmented::chosen, this, &ResidentsPage::setMode);
    auto* add = head->addButton(QStringLiteral("new"), tr("New"), QStringLiteral("plus"));
    m_permits.require(add, Right::Write);
    connect(add, &QAbstractButton::clicked, this, &ResidentsPage::startNew);
    auto* import = head->addButton(QStringLiteral("import"), tr("Import"), QStringLiteral("import"));
    m_permits.require(import, Right::Import);
    connect(import, &QAbstractButton::clicked, this, [this] { shell().open({QStringLiteral("import")}); });
    auto* menu = new QMenu;
    m_permits.require(
        menu->addAction(tr("Find duplicates"), this, [this] { shell().open({QStringLiteral("duplicates")}); }),
        Right::Write);
    head->addButton(QStringLiteral("more"), tr("More"))->withMenu(menu);
    layout->addWidget(head);

    auto* bar = new FilterBar(QStringLiteral("residents"), list);
    m_filters = new FilterConditions(m_session, *bar, *m_session.catalogue().find("person"), this);
    m_search = new SearchField(tr("Name, initials, room, last four of the ID"), QStringLiteral("Ctrl+F"), bar);
    m_search->setObjectName(QStringLiteral("residents.filter"));
    m_search->setAccessibleName(tr("Filter the list"));
    m_search->setRoom(300);
    bar->addAtEnd(m_search);
    layout->addWidget(bar);
    layout->addWidget(new Line(Qt::Horizontal, list));

    m_splitter = new QSplitter(Qt::Horizontal, list);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    m_body = new QStackedWidget(m_splitter);
    auto* left = new QWidget(m_body);
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_table = new RecordTable(m_session, QStringLiteral("residents.table"), tr("Residents"), left);
    m_model = new RecordModel(m_session, "person", residentColumns(m_session), this);
    m_table->setRecords(*m_model);
    auto* place = new ListPlace(*m_table, left);
    place->setNoMatch(tr("Nobody in the list matches."), tr("Show all"));
    connect(place, &ListPlace::clearRequested, this, [this] {
        m_search->clear();
        m_filters->clear();
        m_table->setFocus();
    });
    column->addWidget(place, 1);
    m_foot = new ListFoot(left);
    showKeys(*m_foot, m_permits,
             {{tr("Enter opens")}, {tr("Delete deletes"), Right::Delete}, {tr("Ctrl+N registers"), Right::Write}});
    column->addWidget(m_foot);
    m_body->addWidget(left);
    auto* empty = new EmptyState(QStringLiteral("residents"), tr("No residents yet"),
                                 tr("Read in the register you have, or register the first household."), m_body);
    connect(m_permits.require(empty->addAction(QStringLiteral("residents.emptyImport"), tr("Import a register"),
                                               QStringLiteral("import")),
                              Right::Import),
            &QAbstractButton::clicked, this, [this] { shell().open({QStringLiteral("import")}); });
    connect(m_permits.require(empty->addAction(QStringLiteral("residents.emptyNew"), tr("Register somebody"),
                                               QStringLiteral("plus"), false),
                              Right::Write),
            &QAbstractButton::clicked, this, &ResidentsPage::startNew);
    m_body->addWidget(empty);
    m_side = new QStackedWidget(m_splitter);
    m_person = new PersonView(m_session, shell(), PersonView::Shape::Panel, m_side);
    m_household = new HouseholdView(m_session, shell(), false, m_side);
    m_side->addWidget(m_person);
    m_side->addWidget(m_household);
    m_side->setMinimumWidth(recordWidth * px().base / 14);
    m_side->hide();
    m_splitter->addWidget(m_body);
    m_splitter->addWidget(m_side);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    layout->addWidget(m_splitter, 1);

    m_acts = new ListActs(m_session, {*m_table, *m_foot, bar, m_filters, m_search, &shell()}, this);
    m_acts->views()->setStart([this] {
        if (m_modes->current() == Register) m_filters->setOnTheRolls();
    });
    m_acts->addTo(*menu);
    menu->addSeparator();
    m_enrol = menu->addAction(icon(QStringLiteral("ledger")), tr("Take the chosen ones into a ledger …"), m_acts,
                              &ListActs::enrol);
    m_enrol->setObjectName(QStringLiteral("residents.enrol"));
    Needs someLedger;
    for (const schema::TypeDef* ledger : m_session.catalogue().ledgers())
        if (!ledger->sealed()) someLedger.push_back({Right::Write, ledger->id});
    m_permits.require(m_enrol, someLedger);
    m_table->addAction(m_enrol);
    m_printFiles = m_permits.require(
        menu->addAction(tr("Print the files of the chosen ones …"), this, &ResidentsPage::printFiles), Right::Print);
    m_printFiles->setObjectName(QStringLiteral("residents.printFiles"));
    m_table->addAction(m_printFiles);
    menu->addAction(tr("Recycle bin"), this, [this] {
        shell().open({QStringLiteral("history"), QStringLiteral("bin")});
    });

    connect(m_search, &QLineEdit::textChanged, m_model, &RecordModel::setSearch);
    connect(m_search, &QLineEdit::returnPressed, this, [this] {
        if (m_model->rowCount() > 0) {
            m_table->setCurrentIndex(m_model->index(0, 0));
            m_table->setFocus();
        }
    });
    connect(m_filters, &FilterConditions::changed, this, [this] { m_model->setWhere(m_filters->expression()); });
    connect(m_model, &RecordModel::spineLoaded, this, &ResidentsPage::describe);
    connect(m_model, &RecordModel::failed, this, [this](const Error& error) { m_session.sayError(error); });
    connect(m_table, &RecordTable::currentRecordChanged, this, &ResidentsPage::showRecord);
    connect(m_table, &RecordTable::opened, this, &ResidentsPage::openRecord);
    connect(m_table, &RecordTable::chosenHidden, this, [this] {
        if (!m_filters->empty()) m_filters->clear(); // who was asked for is seen
    });
    connect(m_person, &PersonView::closeRequested, this, [this] { closeInner(); });
    connect(m_household, &HouseholdView::closeRequested, this, [this] { closeInner(); });
    connect(m_person, &PersonView::loaded, this,
            [this] { m_side->setMinimumWidth(qMax(recordWidth * px().base / 14, m_person->tabsWidth())); });
    connect(m_person, &PersonView::editRequested, this, &ResidentsPage::editCurrent);
    connect(m_person, &PersonView::kinRequested, this, [this](const std::optional<RecordId>& record) {
        if (!m_person->person()) return;
        const QString kin = record ? QString::fromStdString(record->hex()) + QLatin1Char(':') : QString();
        shell().open({QStringLiteral("person"),
                      QStringLiteral("kin:") + kin + QString::fromStdString(m_person->person()->hex())});
    });
    connect(m_person, &PersonView::deleteRequested, this, [this] {
        if (m_person->person()) deleteRecords(m_session, this, "person", {*m_person->person()});
    });
    return list;
}

QWidget* ResidentsPage::makeForm() {
    m_formPage = new QWidget(this);
    auto* layout = new QVBoxLayout(m_formPage);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_formHead = new PageHead(QStringLiteral("resident"), tr("Register a resident"), true, m_formPage);
    m_formHead->setBackVisible(true);
    layout->addWidget(m_formHead);
    FormPlan plan;
    plan.saveNext = tr("Save and register the next");
    plan.hints = {{"name", tr("The only thing that has to be known")},
                  {"id_number", tr("Sex and birth date follow from it")},
                  {"building", tr("3, 3号楼, 综合楼")},
                  {"address", tr("Only if there is no building: 某某巷12号")},
                  {"birth_date", tr("19520318, 1952-3-18, 1952年3月18日")}};
    m_form =
        new RecordForm(m_session, *m_session.catalogue().find("person"), QStringLiteral("resident"), plan, m_formPage);
    m_namesakes = new NamesakeNote(m_session, shell(), *m_form, m_formPage);
    layout->addWidget(m_namesakes);
    layout->addWidget(m_form, 1);
    connect(m_formHead, &PageHead::backRequested, this, [this] {
        if (mayLeave()) closeForm();
    });
    connect(m_form, &RecordForm::discardedEntry, this, &ResidentsPage::closeForm);
    connect(m_form, &RecordForm::saved, this, [this](const RecordId& id, bool next) {
        m_table->choose(id);
        m_namesakes->forget();
        if (!next) closeForm();
    });
    return m_formPage;
}

void ResidentsPage::open(const QString& argument) {
    if (!m_opened) {
        m_opened = true;
        m_filters->setOnTheRolls();
    }
    if (!argument.isEmpty() && inForm()) { // it is of somebody else
        m_toHousehold = false;
        closeForm();
    }
    if (argument == QLatin1String("new")) {
        startNew();
    } else if (argument.startsWith(QLatin1String("new:"))) {
        if (const auto household = Uid::fromHex(argument.mid(4).toStdString()))
            startAt("household", RecordId(*household));
    } else if (argument.startsWith(QLatin1String("at:"))) {
        if (const auto dwelling = Uid::fromHex(argument.mid(3).toStdString())) startAt("dwelling", RecordId(*dwelling));
    } else if (argument == QLatin1String("register") || argument == QLatin1String("households")) {
        m_modes->setCurrent(argument == QLatin1String("register") ? Register : Households);
    } else if (argument == QLatin1String("check")) {
        m_filters->set("check", {{"*", {}}});
    } else if (argument.startsWith(QLatin1String("import:"))) {
        m_modes->setCurrent(Register);
        m_filters->setImport(argument.section(QLatin1Char(':'), 1, 1).toStdString(),
                             argument.section(QLatin1Char(':'), 2, 2).toStdString());
    } else if (const auto id = Uid::fromHex(argument.toStdString())) {
        m_modes->setCurrent(Register);
        m_table->choose(RecordId(*id));
    }
    if (!inForm()) m_table->setFocus();
}

void ResidentsPage::reload() {
    m_model->reload();
    if (m_side->isVisible()) m_side->currentWidget() == m_person ? m_person->reload() : m_household->reload();
}

/// One file after the other, with its own page numbers.
void ResidentsPage::printFiles() {
    m_session.read(
        this, m_files,
        [rows = m_table->chosenRows()](const ReadContext& context) -> Result<std::vector<RecordId>> {
            std::vector<RecordId> people;
            MULIN_TRY_LET(found, records::window(context.reader, context.tables, context.access, "person", rows));
            for (const auto& record : found)
                if (record) people.push_back(record->id());
            return people;
        },
        [this](const Result<std::vector<RecordId>>& people) {
            if (!people) return m_session.sayError(people.error());
            printPeople(m_session, this, *people);
        });
}

void ResidentsPage::setMode(int mode) {
    if (mode == Buildings) {
        m_modes->setCurrent(m_mode); // this page stays what it is
        shell().open({QStringLiteral("building")});
        return;
    }
    if (std::exchange(m_mode, mode) == mode) return;
    const char* type = mode == Households ? "household" : "person";
    for (QAction* act : {m_enrol, m_printFiles}) act->setVisible(mode == Register); // they are about people
    m_side->hide();
    m_filters->setType(*m_session.catalogue().find(type));
    m_model->setType(type, mode == Households ? defaultColumns(m_session, *m_session.catalogue().find(type))
                                              : residentColumns(m_session));
    m_search->clear();
    if (mode == Register) m_filters->setOnTheRolls();
}

void ResidentsPage::showRecord(const std::optional<RecordId>& id) {
    if (!id) {
        m_side->hide();
        return;
    }
    // On narrow windows the record has a page of its own.
    if (width() + px().navigation < px().narrow) return;
    const bool households = m_modes->current() == Households;
    m_side->setCurrentWidget(households ? static_cast<QWidget*>(m_household) : m_person);
    if (households) {
        m_household->show(*id);
    } else {
        m_person->show(*id);
    }
    const bool first = !m_side->isVisibleTo(m_splitter);
    m_side->show();
    if (first) {
        const int side = m_side->minimumWidth();
        m_splitter->setSizes({width() - side - 1, side});
    }
    describe();
}

void ResidentsPage::openRecord(const RecordId& id) {
    if (const int row = m_table->currentIndex().row(); m_model->idAt(row) == id)
        RecordTrail::of(m_session).begin(*m_model, row, m_acts->views()->currentName());
    shell().open({m_modes->current() == Households ? QStringLiteral("household") : QStringLiteral("person"),
                  QString::fromStdString(id.hex())});
}

void ResidentsPage::startNew() {
    if (!mayLeave()) return;
    m_latest.cancel();
    m_formHead->setTitle(tr("Register a resident"));
    m_toHousehold = false;
    m_namesakes->forget();
    m_form->startNew();
    m_stack->setCurrentWidget(m_formPage);
    m_form->focusFirst();
    emit commandsChanged();
}

/// Who it is to the head is asked, not guessed.
void ResidentsPage::startAt(const char* type, RecordId at) {
    if (!mayLeave()) return;
    m_session.read(
        this, m_latest,
        [type, at](const ReadContext& context) -> Result<RecordForm::Preset> {
            RecordForm::Preset preset;
            auto home = records::find(context.reader, context.tables, context.access, type, at.uid());
            if (!home) return makeError(ErrorCode::UnknownRecord, {{"type", type}, {"id", at.hex()}});
            if (home->type().id == "household") {
                preset.values["household"] = schema::Value(at);
                if (!home->get("dwelling").isUid()) return preset;
                home = records::find(context.reader, context.tables, context.access, "dwelling",
                                     home->get("dwelling").uid());
                if (!home) return preset;
            }
            const std::pair<const char*, const char*> same[] = {{"estate_name", "estate_name"},
                                                                {"building", "building_short"},
                                                                {"entrance", "entrance"},
                                                                {"room", "room"}};
            for (const auto& [field, from] : same)
                if (!home->text(from).empty()) preset.values[field] = schema::Value(home->text(from));
            if (home->text("building_short").empty() && !home->text("address").empty())
                preset.values["address"] = schema::Value(home->text("address"));
            return preset;
        },
        [this, household = std::string_view(type) == "household"](const Result<RecordForm::Preset>& preset) {
            if (!preset) {
                m_session.sayError(preset.error());
                return;
            }
            m_formHead->setTitle(household ? tr("Add a household member") : tr("Register a resident"));
            m_toHousehold = true;
            m_namesakes->forget();
            m_form->startNew(*preset);
            m_stack->setCurrentWidget(m_formPage);
            m_form->focusFirst();
            emit commandsChanged();
        });
}

void ResidentsPage::editCurrent() {
    if (!m_person->person()) return;
    m_latest.cancel();
    m_formHead->setTitle(tr("Change %1").arg(m_person->personName()));
    m_toHousehold = false;
    m_namesakes->forget(m_person->person());
    m_form->load(*m_person->person());
    m_stack->setCurrentWidget(m_formPage);
    emit commandsChanged();
}

void ResidentsPage::closeForm() {
    m_stack->setCurrentIndex(0);
    if (std::exchange(m_toHousehold, false)) {
        shell().back();
        return;
    }
    m_table->setFocus();
    emit commandsChanged();
}

void ResidentsPage::describe() {
    const QLocale locale(QLocale::English);
    const bool none = m_model->countOfAll() == 0;
    m_body->setCurrentIndex(none ? 1 : 0);
    if (!m_model->total()) {
        m_foot->setLeft(RecordModel::countingWords());
        return;
    }
    const QString count = locale.toString(m_model->rowCount());
    const QString all = locale.toString(static_cast<qlonglong>(m_model->countOfAll()));
    const bool some = m_model->rowCount() < m_model->countOfAll();
    if (m_modes->current() == Register && m_filters->onTheRolls()) {
        m_foot->setLeft(tr("%1 people on the rolls").arg(count));
    } else if (m_modes->current() == Households) {
        m_foot->setLeft(some ? tr("%1 of %2 households").arg(count, all) : tr("%1 households").arg(count));
    } else {
        m_foot->setLeft(some ? tr("%1 of %2 people").arg(count, all) : tr("%1 people").arg(count));
    }
}

bool ResidentsPage::inForm() const { return m_stack->currentWidget() == m_formPage; }

bool ResidentsPage::runCommand(const QString& id) {
    if (id == QLatin1String("register")) {
        startNew();
    } else if (id == QLatin1String("filter")) {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    } else if (id == QLatin1String("save") && inForm()) {
        m_form->save(false);
    } else if (id == QLatin1String("commit") && inForm()) {
        m_form->save(true);
    } else if (id == QLatin1String("commit")) {
        if (const auto current = m_table->currentId()) openRecord(*current);
    } else if (inForm() || !m_acts->run(id)) {
        return Page::runCommand(id);
    }
    return true;
}

QStringList ResidentsPage::commandsNow() const {
    if (inForm()) return {QStringLiteral("save"), QStringLiteral("commit")};
    return QStringList{QStringLiteral("register"), QStringLiteral("filter"), QStringLiteral("commit")} +
           ListActs::commands();
}

bool ResidentsPage::closeInner() {
    if (inForm()) {
        m_form->discard();
        closeForm();
        return true;
    }
    if (m_search->hasFocus() && !m_search->text().isEmpty()) {
        m_search->clear();
        return true;
    }
    if (!m_side->isVisible()) return false;
    m_side->hide();
    m_table->setFocus();
    return true;
}

bool ResidentsPage::mayLeave() { return m_acts->mayLeave() && (!inForm() || mayLeaveForm(m_session, *m_form)); }

void ResidentsPage::resizeEvent(QResizeEvent* event) {
    Page::resizeEvent(event);
    if (width() + px().navigation < px().narrow) m_side->hide();
}

} // namespace mulin::ui

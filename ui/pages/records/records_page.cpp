#include "ui/pages/records/records_page.h"

#include "core/records/view.h"
#include "ui/forms/attachment_intake.h"
#include "ui/forms/record_form.h"
#include "ui/grids/filter_conditions.h"
#include "ui/grids/list_place.h"
#include "ui/grids/record_table.h"
#include "ui/look/number.h"
#include "ui/look/theme.h"
#include "ui/pages/documents_panel.h"
#include "ui/pages/list_acts.h"
#include "ui/pages/record_acts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/page_head.h"
#include "ui/widgets/scrolled.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/side_list.h"

#include <QtCore/QLocale>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QMenu>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

namespace mulin::ui {

using access::Right;

namespace {

constexpr int searchWidth = 260, papersWidth = 288;

} // namespace

std::vector<const schema::TypeDef*> RecordsPage::typesOf(const schema::Catalogue& catalogue) {
    std::vector<const schema::TypeDef*> types;
    for (const schema::TypeDef* type : catalogue.types())
        if (!type->ledger && (type->navigation.empty() || type->navigation == "registers")) types.push_back(type);
    return types;
}

RecordsPage::RecordsPage(Shell& shell, OfficeSession& session)
    : Page(shell), m_session(session), m_stack(new QStackedWidget(this)), m_permits(session, {}, this) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    m_stack->addWidget(makeList());
}

QWidget* RecordsPage::makeList() {
    auto* page = new QWidget(this);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_head = new PageHead(QStringLiteral("records"), tr("Registers"), true, page);
    m_new = m_head->addButton(QStringLiteral("new"), tr("New"), QStringLiteral("plus"), true);
    connect(m_permits.require(m_new, Right::Write), &QAbstractButton::clicked, this, [this] { startNew(); });
    m_import = m_head->addButton(QStringLiteral("import"), tr("Import"), QStringLiteral("import"));
    connect(m_permits.require(m_import, Right::Import), &QAbstractButton::clicked, this, [this] {
        shell().open({QStringLiteral("import"), QString::fromStdString(m_type)});
    });
    auto* menu = new QMenu;
    m_head->addButton(QStringLiteral("more"), tr("More"))->withMenu(menu);
    layout->addWidget(m_head);

    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    m_types = new SideList(QStringLiteral("records.types"), tr("Registers"), page);
    for (const schema::TypeDef* type : readable(typesOf(m_session.catalogue()), m_session.access()))
        if (!type->elsewhere) offer(*type);
    row->addWidget(m_types);
    row->addWidget(new Line(Qt::Vertical, page));
    m_type = m_types->ids().value(0, QStringLiteral("organisation")).toStdString();
    m_permits.setType(m_type);

    auto* right = new QVBoxLayout;
    right->setSpacing(0);
    auto* bar = new FilterBar(QStringLiteral("records"), page);
    m_filters = new FilterConditions(m_session, *bar, type(), this);
    m_search = new SearchField(tr("Name or number"), QStringLiteral("Ctrl+F"), bar);
    m_search->setObjectName(QStringLiteral("records.filter"));
    m_search->setAccessibleName(tr("Filter the list"));
    m_search->setRoom(searchWidth);
    bar->addAtEnd(m_search);
    right->addWidget(bar);
    right->addWidget(new Line(Qt::Horizontal, page));
    m_table = new RecordTable(m_session, QStringLiteral("records.table"), tr("Registers"), page);
    m_model = new RecordModel(m_session, m_type, defaultColumns(m_session, type()), this);
    m_table->setRecords(*m_model);
    m_place = new ListPlace(*m_table, page);
    connect(m_place, &ListPlace::clearRequested, this, [this] {
        m_search->clear();
        m_filters->clear();
        m_table->setFocus();
    });
    describeEmpty();
    right->addWidget(m_place, 1);
    m_foot = new ListFoot(page);
    showKeys(*m_foot, m_permits,
             {{tr("Enter changes"), Right::Write, tr("Enter opens")},
              {tr("Delete deletes"), Right::Delete},
              {tr("Ctrl+N registers"), Right::Write, {}, [this] { return type().takesNew(); }}});
    right->addWidget(m_foot);
    row->addLayout(right, 1);
    layout->addLayout(row, 1);

    m_acts = new ListActs(m_session, {*m_table, *m_foot, bar, m_filters, m_search, &shell()}, this);
    m_acts->addTo(*menu);
    menu->addSeparator();
    menu->addAction(tr("Recycle bin"), this, [this] {
        shell().open({QStringLiteral("history"), QStringLiteral("bin")});
    });

    connect(m_types, &SideList::chosen, this, &RecordsPage::choose);
    connect(m_search, &QLineEdit::textChanged, m_model, &RecordModel::setSearch);
    connect(m_filters, &FilterConditions::changed, this, [this] { m_model->setWhere(m_filters->expression()); });
    connect(m_model, &RecordModel::spineLoaded, this, [this] {
        if (!m_model->total()) {
            m_foot->setLeft(RecordModel::countingWords());
            return;
        }
        const bool some = m_model->rowCount() < m_model->countOfAll();
        m_foot->setLeft(some ? tr("%1 of %2 records").arg(number(m_model->rowCount()), number(m_model->countOfAll()))
                             : tr("%1 records").arg(number(m_model->rowCount())));
    });
    connect(m_model, &RecordModel::failed, this, [this](const Error& error) { m_session.sayError(error); });
    connect(m_table, &RecordTable::opened, this, &RecordsPage::edit);
    return page;
}

void RecordsPage::offer(const schema::TypeDef& type) {
    const QString id = QString::fromStdString(type.id);
    if (!m_types->ids().contains(id)) m_types->add(id, m_session.label(type.label), m_session.label(type.help));
}

void RecordsPage::choose(const QString& chosen) {
    m_type = chosen.toStdString();
    m_permits.setType(m_type);
    emit commandsChanged();
    m_head->setNote(m_session.label(type().help));
    m_new->setVisible(type().takesNew());
    m_import->setVisible(type().takesNew());
    describeEmpty();
    m_filters->setType(type());
    m_model->setType(m_type, defaultColumns(m_session, type()));
    m_search->clear();
    m_model->setWhere({});
}

void RecordsPage::describeEmpty() {
    const QString name = m_session.label(type().label);
    m_place->setNoMatch(tr("No record of “%1” matches.").arg(name), tr("Show all"));
    const QString help = m_session.label(type().help);
    auto* empty = new EmptyState(QString::fromStdString(type().icon), tr("Nothing in “%1” yet.").arg(name),
                                 help.isEmpty() ? m_session.label(type().purpose) : help, m_place);
    connect(m_permits.require(
                empty->addAction(QStringLiteral("records.first"), tr("Register: %1").arg(name), QStringLiteral("plus")),
                Right::Write),
            &QAbstractButton::clicked, this, [this] { startNew(); });
    connect(m_permits.require(
                empty->addAction(QStringLiteral("records.firstImport"), tr("Import"), QStringLiteral("import"), false),
                Right::Import),
            &QAbstractButton::clicked, this, [this] {
                shell().open({QStringLiteral("import"), QString::fromStdString(m_type)});
            });
    m_place->setEmpty(empty);
}

void RecordsPage::count() {
    m_session.read(
        this, m_count,
        [](const ReadContext& context) -> Result<std::vector<std::pair<std::string, std::int64_t>>> {
            std::vector<std::pair<std::string, std::int64_t>> counts;
            for (const schema::TypeDef* type : readable(typesOf(context.catalogue), context.access)) {
                records::Query query;
                query.type = type->id;
                MULIN_TRY_LET(found,
                              records::count(context.reader, context.tables, context.access, query, context.today));
                counts.emplace_back(type->id, found);
            }
            return counts;
        },
        [this](const Result<std::vector<std::pair<std::string, std::int64_t>>>& counts) {
            if (!counts) return;
            for (const auto& [type, found] : *counts) {
                if (found > 0) offer(*m_session.catalogue().find(type)); // what other offices keep stays readable
                m_types->setCounter(QString::fromStdString(type), number(found));
            }
        });
}

void RecordsPage::open(const QString& argument) {
    m_cameForIt = false;
    if (!argument.isEmpty() && inForm()) closeForm(); // it is of something else
    const QStringList parts = argument.split(QLatin1Char(':'), Qt::SkipEmptyParts);
    m_types->setCurrent(parts.value(0));
    count();
    if (parts.value(1) == QLatin1String("new")) {
        const auto person = Uid::fromHex(parts.value(2).toStdString());
        startNew(person ? std::optional(RecordId(*person)) : std::nullopt);
        m_cameForIt = person.has_value();
    } else if (parts.value(1) == QLatin1String("import")) {
        m_filters->setImport(parts.value(2).toStdString(), parts.value(3).toStdString());
    } else if (const auto id = Uid::fromHex(parts.value(1).toStdString())) {
        m_table->choose(RecordId(*id));
        edit(RecordId(*id));
        m_cameForIt = true;
    } else if (!inForm()) {
        m_table->setFocus();
    }
}

void RecordsPage::reload() {
    count();
    m_model->reload();
}

void RecordsPage::makeForm(const QString& title, bool fresh) {
    m_latest.cancel();
    if (m_formPage != nullptr) {
        m_stack->removeWidget(m_formPage);
        m_formPage->deleteLater();
    }
    m_formPage = new QWidget(this);
    auto* layout = new QVBoxLayout(m_formPage);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* head = new PageHead(QStringLiteral("record"), title, true, m_formPage);
    head->setBackVisible(true);
    layout->addWidget(head);
    FormPlan plan;
    if (fresh) plan.saveNext = tr("Save and register the next");
    m_form = new RecordForm(m_session, type(), QStringLiteral("record"), plan, m_formPage);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_form, 1);
    layout->addLayout(row, 1);
    m_papers = nullptr;
    if (!fresh && m_type != "document" && m_session.access().allows(Right::Read, "document")) {
        row->addWidget(new Line(Qt::Vertical, m_formPage));
        m_papers = new DocumentsPanel(m_session, nullptr, QStringLiteral("record.documents"));
        auto* place = scrolled(m_papers, m_formPage, Qt::NoFocus);
        place->setFixedWidth(papersWidth * px().base / 14);
        row->addWidget(place);
        connect(m_papers, &DocumentsPanel::editRequested, this, [this](const RecordId& document) {
            if (mayLeave())
                shell().open(
                    {QStringLiteral("records"), QStringLiteral("document:") + QString::fromStdString(document.hex())});
        });
    }
    m_stack->addWidget(m_formPage);
    connect(head, &PageHead::backRequested, this, [this] {
        if (mayLeave()) closeForm();
    });
    // A file says how it is called: nobody types that again.
    connect(m_form, &RecordForm::edited, this, [this](const QString& key) {
        FieldEditor* name = m_form->editor("title");
        if (m_type != "document" || key != QLatin1String("file") || !name->text().isEmpty()) return;
        if (const auto file = schema::Attachment::parse(m_form->editor("file")->text().toStdString()))
            name->setText(QString::fromStdString(titleOf(*file)));
    });
    connect(m_form, &RecordForm::discardedEntry, this, &RecordsPage::closeForm);
    connect(m_form, &RecordForm::saved, this, [this](const RecordId& id, bool next) {
        m_table->choose(id);
        if (!next) closeForm();
    });
    m_stack->setCurrentWidget(m_formPage);
    emit commandsChanged();
}

void RecordsPage::startNew(std::optional<RecordId> person) {
    if (!type().takesNew() || (inForm() && m_form->isDirty())) return;
    makeForm(tr("Register: %1").arg(m_session.label(type().label)), true);
    startAbout(m_session, m_latest, *m_form, type(), person);
}

void RecordsPage::edit(RecordId id) {
    makeForm(m_session.label(type().label), false);
    m_form->load(id);
    if (m_papers != nullptr) m_papers->setSubject(m_type, id);
}

void RecordsPage::closeForm() {
    m_latest.cancel();
    m_stack->setCurrentIndex(0);
    emit commandsChanged();
    m_table->setFocus();
    if (std::exchange(m_cameForIt, false)) shell().back();
}

bool RecordsPage::inForm() const { return m_formPage != nullptr && m_stack->currentWidget() == m_formPage; }

bool RecordsPage::runCommand(const QString& id) {
    if (id == QLatin1String("register")) {
        startNew();
    } else if (id == QLatin1String("filter")) {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    } else if (id == QLatin1String("save") && inForm()) {
        m_form->save(false);
    } else if (id == QLatin1String("commit") && inForm()) {
        m_form->save(m_form->isNew());
    } else if (inForm() || !m_acts->run(id)) {
        return Page::runCommand(id);
    }
    return true;
}

QStringList RecordsPage::commandsNow() const {
    if (inForm()) return {QStringLiteral("save"), QStringLiteral("commit")};
    QStringList commands{QStringLiteral("filter")};
    if (type().takesNew()) commands << QStringLiteral("register");
    return commands + ListActs::commands();
}

bool RecordsPage::closeInner() {
    if (inForm()) {
        m_form->discard();
        closeForm();
        return true;
    }
    if (!m_search->hasFocus() || m_search->text().isEmpty()) return false;
    m_search->clear();
    return true;
}

bool RecordsPage::mayLeave() { return m_acts->mayLeave() && (!inForm() || mayLeaveForm(m_session, *m_form)); }

} // namespace mulin::ui

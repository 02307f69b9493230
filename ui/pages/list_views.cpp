#include "ui/pages/list_views.h"

#include "ui/grids/filter_conditions.h"
#include "ui/grids/record_table.h"
#include "ui/pages/view_dialog.h"
#include "ui/shell/error_text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/page_head.h"
#include "ui/widgets/search_field.h"

#include <QtWidgets/QMenu>

#include <algorithm>

namespace mulin::ui {

using access::Right;

namespace {

/// Before the word that the page itself keeps; no id of a field begins so.
const std::string stateMark = "@";

/// A name with & is no key to press.
QString inMenu(const std::string& name) {
    return QString::fromStdString(name).replace(QLatin1Char('&'), QLatin1String("&&"));
}

} // namespace

ListViews::ListViews(OfficeSession& session, RecordTable& table, FilterConditions& filters, FilterBar& bar,
                     SearchField& search, QWidget* page)
    : QObject(page)
    , m_session(session)
    , m_table(table)
    , m_filters(filters)
    , m_search(search)
    , m_page(page)
    , m_button(new Button(ButtonKind::Secondary, tr("All"), &bar))
    , m_menu(new QMenu(m_button)) {
    m_button->named(table.objectName().section(QLatin1Char('.'), 0, 0) + QStringLiteral(".view"))->withMenu(m_menu);
    m_caption = bar.addAtEnd(tr("View"), m_button);
    connect(m_menu, &QMenu::aboutToShow, this, &ListViews::fill);
    connect(&filters, &FilterConditions::restored, this, [this](const QStringList& leftOut) {
        m_leftOut << leftOut;
        m_leftOut.removeDuplicates();
        if (m_leftOut.isEmpty() || m_opening.isEmpty()) return;
        m_session.say(
            {StatusMessage::Kind::Warning, tr("“%1” is shown without what is no longer there or not yours to see: %2")
                                               .arg(m_opening, m_leftOut.join(QChar(0x3001)))});
    });
    connect(table.records(), &QAbstractItemModel::modelReset, this, &ListViews::follow);
    connect(&session, &OfficeSession::changed, this, [this](const journal::ChangeSet& changes) {
        if (changes.touches("view")) readViews();
    });
    follow();
}

/// The list is of another type now.
void ListViews::follow() {
    if (m_type == m_table.records()->type()) return;
    m_type = m_table.records()->type();
    m_current.reset();
    m_shipped.clear();
    m_views.clear();
    const schema::TypeDef* type = m_session.catalogue().find(m_type);
    const bool kept = type != nullptr && !type->sealed();
    m_button->setVisible(kept);
    m_caption->setVisible(kept);
    describe();
    if (kept) readViews();
}

void ListViews::readViews() {
    m_session.read(
        this, m_latest,
        [type = m_type](const ReadContext& context) {
            return records::savedViews(context.reader, context.tables, context.access, type, context.today);
        },
        [this](Result<std::vector<records::SavedView>> views) {
            if (!views) return;
            m_views = std::move(*views);
            if (current() == nullptr) m_current.reset();
            describe();
        });
}

const records::SavedView* ListViews::current() const {
    const auto at = std::find_if(m_views.begin(), m_views.end(),
                                 [&](const records::SavedView& one) { return m_current && one.id == m_current; });
    return at == m_views.end() ? nullptr : &*at;
}

const schema::ViewDef* ListViews::shipped() const {
    const schema::TypeDef* type = m_session.catalogue().find(m_type);
    if (type == nullptr || m_shipped.empty()) return nullptr;
    const auto at = std::find_if(type->views.begin(), type->views.end(),
                                 [&](const schema::ViewDef& one) { return one.id == m_shipped; });
    return at == type->views.end() ? nullptr : &*at;
}

void ListViews::openShipped(const schema::ViewDef& view) {
    open({{}, m_session.label(view.label).toStdString(), m_type, view.conditions, view.columns, view.order, {}});
    m_shipped = view.id;
    describe();
}

bool ListViews::mayChange(const records::SavedView& view) const {
    return !m_session.isReadOnly() && (view.mine || m_session.access().allows(Right::Configure, {}));
}

void ListViews::describe() {
    const records::SavedView* shown = current();
    const schema::ViewDef* made = shipped();
    const QString name = shown != nullptr  ? QString::fromStdString(shown->name)
                         : made != nullptr ? m_session.label(made->label)
                                           : tr("All");
    m_button->setText(name);
    m_button->setAccessibleName(tr("View: %1").arg(name));
}

void ListViews::fill() {
    m_menu->clear();
    const auto add = [this](const char* name, const QString& words, auto act) {
        QAction* action = m_menu->addAction(words, this, act);
        action->setObjectName(QStringLiteral("view.") + QString::fromLatin1(name));
        return action;
    };
    const auto choice = [&](QAction* action, bool on) {
        action->setCheckable(true);
        action->setChecked(on);
    };
    const records::SavedView* shown = current();
    choice(add("all", tr("All"), [this] { openAll(); }), shown == nullptr && shipped() == nullptr);
    for (const schema::ViewDef& view : m_session.catalogue().find(m_type)->views) {
        QAction* action = m_menu->addAction(inMenu(m_session.label(view.label).toStdString()), this,
                                            [this, &view] { openShipped(view); });
        action->setObjectName(QStringLiteral("view.shipped.") + QString::fromStdString(view.id));
        choice(action, &view == shipped());
    }
    if (!m_views.empty() && m_views.front().mine) m_menu->addSection(tr("My views"));
    bool others = false;
    for (const records::SavedView& view : m_views) {
        if (!view.mine && !std::exchange(others, true)) m_menu->addSection(tr("Shared by others"));
        QAction* action = m_menu->addAction(inMenu(view.name), this, [this, view] { open(view); });
        action->setObjectName(QStringLiteral("view.open.") + QString::fromStdString(view.id->hex()));
        choice(action, &view == shown);
    }
    m_menu->addSeparator();
    add("save", tr("Keep as a view …"), [this] { ask(now({})); })->setEnabled(!m_session.isReadOnly());
    if (shown == nullptr) return;
    const bool may = mayChange(*shown);
    const records::SavedView view = *shown;
    add("overwrite", tr("Keep “%1” as it is shown now").arg(inMenu(view.name)), [this, view] {
        records::SavedView changed = now(QString::fromStdString(view.name));
        changed.id = view.id;
        changed.shared = view.shared;
        store(changed);
    })->setEnabled(may);
    add("rename", tr("Rename or share “%1” …").arg(inMenu(view.name)), [this, view] { ask(view); })->setEnabled(may);
    add("delete", tr("Delete “%1”").arg(inMenu(view.name)), [this, view] { remove(view); })->setEnabled(may);
}

records::SavedView ListViews::now(const QString& name) const {
    records::SavedView view;
    view.name = name.toStdString();
    view.of = m_type;
    view.conditions = m_filters.lines();
    if (m_readState) view.conditions.push_back(stateMark + m_readState());
    view.columns = m_table.shownIds();
    view.order = m_table.records()->sorting();
    view.search = m_search.text().trimmed().toStdString();
    return view;
}

void ListViews::open(const records::SavedView& view) {
    const schema::TypeDef& type = *m_session.catalogue().find(m_type);
    m_current = view.id;
    m_shipped.clear();
    m_opening = QString::fromStdString(view.name);
    m_leftOut.clear();
    const auto seen = [&](const std::string& field) {
        const schema::FieldDef* def = type.field(field);
        return def == nullptr || (!def->retired && m_session.access().allowsField(Right::Read, m_type, field));
    };
    const auto label = [&](const std::string& field) {
        const schema::FieldDef* def = type.field(field);
        return def != nullptr ? m_session.label(def->label) : QString::fromStdString(field);
    };
    std::vector<std::string> columns;
    const std::vector<RecordColumn> offered = m_table.records()->offered();
    for (const std::string& id : view.columns) {
        const bool there =
            std::any_of(offered.begin(), offered.end(), [&](const RecordColumn& one) { return one.id == id; });
        if (there && seen(id))
            columns.push_back(id);
        else
            m_leftOut << label(id);
    }
    std::string order = view.order;
    const std::string by = order.starts_with('-') ? order.substr(1) : order;
    const journal::Table* table = m_session.tables().find(m_type);
    if (!by.empty() && (table == nullptr || table->column(by) == nullptr || !seen(by))) {
        m_leftOut << label(by);
        order.clear();
    }
    m_search.setText(QString::fromStdString(view.search));
    m_table.setViewColumns(columns);
    m_table.records()->setSorting(order);
    std::vector<std::string> conditions;
    for (const std::string& line : view.conditions) {
        if (!line.starts_with(stateMark))
            conditions.push_back(line);
        else if (m_writeState)
            m_writeState(line.substr(stateMark.size()));
    }
    m_filters.restore(conditions);
    describe();
}

QString ListViews::currentName() const {
    const records::SavedView* view = current();
    return view != nullptr ? QString::fromStdString(view->name) : QString();
}

void ListViews::openAll() {
    m_current.reset();
    m_shipped.clear();
    m_opening.clear();
    m_search.clear();
    m_table.setViewColumns({});
    m_table.records()->setOwnOrder();
    m_filters.clear();
    if (m_start) m_start();
    describe();
}

void ListViews::ask(const records::SavedView& view) {
    auto* dialog = new ViewDialog(view, m_page);
    connect(dialog, &ViewDialog::decided, this, &ListViews::store);
    dialog->open();
}

void ListViews::store(const records::SavedView& view) {
    // The name of one's own is that view.
    records::SavedView kept = view;
    if (!kept.id)
        for (const records::SavedView& one : m_views)
            if (one.mine && one.name == kept.name) kept.id = one.id;
    auto made = std::make_shared<std::optional<RecordId>>(kept.id);
    journal::Operation operation;
    operation.id = kept.id ? "view.edit" : "view.add";
    operation.args["type"] = "view";
    m_session.transact(
        this, operation,
        [kept, made](journal::Writer& writer) -> Result<void> {
            if (kept.id) return writer.update("view", *kept.id, records::valuesOf(kept));
            MULIN_TRY_LET(created, writer.create("view", records::valuesOf(kept)));
            *made = created;
            return {};
        },
        [this, made, type = m_type](const Result<journal::ChangeSet>& changes) {
            if (!changes) return m_session.sayError(changes.error());
            if (type == m_type) m_current = *made;
            readViews();
        });
}

void ListViews::remove(const records::SavedView& view) {
    journal::Operation operation;
    operation.id = "view.delete";
    operation.args["type"] = "view";
    operation.args["id"] = view.id->hex();
    m_session.transact(this, operation, [id = *view.id](journal::Writer& writer) { return writer.remove("view", id); });
}

} // namespace mulin::ui

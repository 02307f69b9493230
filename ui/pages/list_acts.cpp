#include "ui/pages/list_acts.h"

#include "ui/grids/filter_conditions.h"
#include "ui/grids/record_table.h"
#include "ui/look/icons.h"
#include "ui/pages/bulk_dialog.h"
#include "ui/pages/import/import_page.h"
#include "ui/pages/list_cell.h"
#include "ui/pages/list_copy.h"
#include "ui/pages/list_print.h"
#include "ui/pages/list_views.h"
#include "ui/pages/record_acts.h"
#include "ui/pages/record_export.h"
#include "ui/widgets/page_head.h"
#include "ui/widgets/search_field.h"

#include <QtCore/QLocale>
#include <QtGui/QAction>
#include <QtWidgets/QMenu>

namespace mulin::ui {

using access::Right;

ListActs::ListActs(OfficeSession& session, const ListParts& parts, QWidget* page)
    : QObject(page)
    , m_session(session)
    , m_parts(parts)
    , m_page(page)
    , m_permits(session, parts.table.records()->type(), this)
    , m_cell(new ListCell(session, parts.table)) {
    RecordTable& table = m_parts.table;
    m_out = {m_permits.require(add("export", tr("Export sheet …"), QStringLiteral("export"), &ListActs::exportSheet),
                               Right::Export),
             m_permits.require(add("print", tr("Print …"), QStringLiteral("print"), &ListActs::print), Right::Print)};
    QAction* copied = m_permits.require(
        add("copy", tr("Copy the chosen ones"), QStringLiteral("copy"), &ListActs::copy), Right::Export);
    copied->setShortcut(QKeySequence::Copy);
    m_out.push_back(copied);
    if (m_parts.shell != nullptr) {
        QAction* pasted = m_permits.require(
            add("paste", tr("Paste from Excel …"), QStringLiteral("import"), &ListActs::paste), Right::Import);
        pasted->setShortcut(QKeySequence::Paste);
        m_out.push_back(pasted);
    }
    QAction* cell = m_permits.require(
        add("editCell", tr("Change this cell"), QStringLiteral("edit"), &ListActs::editCell), Right::Write);
    cell->setShortcut(QKeySequence(Qt::Key_F2));
    m_changes = {
        cell,
        m_permits.require(
            add("change", tr("Change a field of the chosen ones …"), QStringLiteral("edit"), &ListActs::change),
            Right::Write),
        m_permits.require(add("delete", tr("Delete the chosen ones"), QStringLiteral("trash"), &ListActs::remove),
                          Right::Delete)};
    auto* between = new QAction(this);
    between->setSeparator(true);
    // The same by the menu key or the right button of the mouse.
    table.setContextMenuPolicy(Qt::ActionsContextMenu);
    for (const auto* group : {&m_out, &m_changes}) {
        if (group == &m_changes) table.addAction(between);
        for (QAction* action : *group) {
            action->setShortcutContext(Qt::WidgetShortcut);
            table.addAction(action);
        }
    }
    connect(&table, &RecordTable::deleteRequested, this, [this] {
        if (m_permits.allows(Right::Delete)) remove();
    });
    connect(&table, &RecordTable::chosenChanged, this, &ListActs::describe);
    connect(table.records(), &RecordModel::spineLoaded, this, &ListActs::describe);
    connect(table.records(), &QAbstractItemModel::modelReset, this,
            [this] { m_permits.setType(m_parts.table.records()->type()); });
    if (m_parts.bar != nullptr && m_parts.filters != nullptr && m_parts.search != nullptr)
        m_views = new ListViews(session, table, *m_parts.filters, *m_parts.bar, *m_parts.search, page);
}

QAction* ListActs::add(const char* name, const QString& words, const QString& iconName, void (ListActs::*act)()) {
    auto* action = new QAction(icon(iconName), words, this);
    action->setObjectName(m_parts.table.objectName().section(QLatin1Char('.'), 0, 0) + QLatin1Char('.') +
                          QString::fromLatin1(name));
    connect(action, &QAction::triggered, this, act);
    return action;
}

void ListActs::addTo(QMenu& menu) {
    for (QAction* action : m_out) menu.addAction(action);
    menu.addSeparator();
    for (QAction* action : m_changes) menu.addAction(action);
}

bool ListActs::run(const QString& command) {
    if (command != QLatin1String("print")) return false;
    print();
    return true;
}

void ListActs::describe() {
    const std::int64_t count = m_parts.table.chosenCount();
    m_parts.foot.setChosen(
        count > 0 ? tr("%1 chosen").arg(QLocale(QLocale::English).toString(static_cast<qlonglong>(count))) : QString());
}

void ListActs::exportSheet() { exportRecords(m_session, m_page, *m_parts.table.records(), title()); }

void ListActs::print() {
    const RecordModel& model = *m_parts.table.records();
    std::vector<std::int64_t> chosen = m_parts.table.chosenRows();
    if (chosen.size() < 2 && !model.complete()) {
        connect(&model, &RecordModel::spineLoaded, this, &ListActs::print, Qt::SingleShotConnection);
        return;
    }
    ListSnapshot list = snapshotOf(m_session, model, title(), {.onPaper = true});
    if (chosen.size() > 1) list.rows = std::move(chosen);
    QStringList conditions;
    if (m_parts.filters != nullptr && !m_parts.filters->empty()) conditions << m_parts.filters->words();
    if (m_parts.search != nullptr && !m_parts.search->text().trimmed().isEmpty())
        conditions << tr("Search: %1").arg(m_parts.search->text().trimmed());
    printRecords(m_session, m_page, std::move(list), conditions.join(tr("; ")));
}

void ListActs::copy() { copyRecords(m_session, m_page, *m_parts.table.records(), m_parts.table.chosenRows(), title()); }

void ListActs::paste() {
    std::vector<std::string> columns;
    for (const RecordColumn& column : m_parts.table.records()->columns()) columns.push_back(column.id);
    m_parts.shell->open({QStringLiteral("import"), ImportPage::pasteInto(m_parts.table.records()->type(), columns)});
}

void ListActs::change() {
    std::vector<std::int64_t> rows = m_parts.table.chosenRows();
    if (rows.empty()) {
        m_session.say({StatusMessage::Kind::Plain, tr("Choose in the list first whom it is about")});
        return;
    }
    const schema::TypeDef& type = *m_session.catalogue().find(m_parts.table.records()->type());
    (new BulkDialog(m_session, type, std::move(rows), BulkDialog::Act::Change, m_page))->open();
}

void ListActs::enrol() {
    std::vector<std::int64_t> rows = m_parts.table.chosenRows();
    if (rows.empty()) {
        m_session.say({StatusMessage::Kind::Plain, tr("Choose in the list first whom it is about")});
        return;
    }
    const schema::TypeDef& type = *m_session.catalogue().find(m_parts.table.records()->type());
    (new BulkDialog(m_session, type, std::move(rows), BulkDialog::Act::Enrol, m_page))->open();
}

void ListActs::editCell() { m_cell->begin(); }
bool ListActs::mayLeave() { return m_cell->leave(); }

/// One goes at once, Ctrl+Z brings it back; several are looked at first.
void ListActs::remove() {
    RecordModel& model = *m_parts.table.records();
    std::vector<std::int64_t> rows = m_parts.table.chosenRows();
    if (rows.empty()) return;
    if (rows.size() == 1) {
        if (const auto id = model.idAt(model.rowOf(rows.front()))) deleteRecords(m_session, this, model.type(), {*id});
        return;
    }
    const schema::TypeDef& type = *m_session.catalogue().find(model.type());
    (new BulkDialog(m_session, type, std::move(rows), BulkDialog::Act::Delete, m_page))->open();
}

} // namespace mulin::ui

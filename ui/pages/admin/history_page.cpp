#include "ui/pages/admin/history_page.h"

#include "core/records/query.h"
#include "core/records/view.h"
#include "ui/grids/table_delegate.h"
#include "ui/grids/table_header.h"
#include "ui/look/number.h"
#include "ui/look/roles.h"
#include "ui/pages/admin/act_model.h"
#include "ui/pages/record_acts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/page_head.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/segmented.h"

#include <QtCore/QLocale>
#include <QtCore/QTimer>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QTableView>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>
#include <map>

namespace mulin::ui {

namespace {

/// Of one kind: after the undoing of a large import the bin is large too.
constexpr int filterWidth = 88, filterLength = 14;
constexpr int leastName = 160;
constexpr int binRows = 2000;
constexpr std::size_t actsOffered = 60;
constexpr int actionColumn = 6;

struct User {
    QString name;
    QString hex;
};

} // namespace

class HistoryPage::Bin final : public QAbstractTableModel {
public:
    using QAbstractTableModel::QAbstractTableModel;
    void setRows(std::vector<BinRow> rows) {
        m_all = std::move(rows);
        filter();
    }
    void setFilter(const QString& words) {
        m_words = words.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
        filter();
    }
    void setAct(const QString& txn) {
        m_act = txn;
        filter();
    }
    const BinRow& row(int at) const { return m_all[m_shown[static_cast<std::size_t>(at)]]; }
    std::size_t all() const { return m_all.size(); }
    int rowCount(const QModelIndex& parent = {}) const override {
        return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
    }
    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : actionColumn + 1; }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override {
        if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
        const QString titles[] = {HistoryPage::tr("Record"),
                                  HistoryPage::tr("Where, number"),
                                  HistoryPage::tr("Kind"),
                                  HistoryPage::tr("Deleted on"),
                                  HistoryPage::tr("By the act"),
                                  HistoryPage::tr("By"),
                                  QString()};
        return titles[section];
    }
    QVariant data(const QModelIndex& index, int role) const override {
        if (!index.isValid()) return {};
        const BinRow& shown = row(index.row());
        if (role == Qt::DisplayRole) {
            const QString cells[] = {
                shown.title, shown.where, shown.kind, shown.when, shown.act, shown.who, HistoryPage::tr("Restore")};
            return cells[index.column()];
        }
        if (role == StateRole && index.column() == actionColumn) return QVariant::fromValue(CellState::Accent);
        if (role == StateRole && index.column() > 0) return QVariant::fromValue(CellState::Secondary);
        return {};
    }

private:
    void filter() {
        beginResetModel();
        m_shown.clear();
        for (std::size_t i = 0; i < m_all.size(); ++i) {
            const BinRow& one = m_all[i];
            if (!m_act.isEmpty() && one.txn != m_act) continue;
            const QString words = QStringList{one.title, one.where, one.kind, one.act, one.who}.join(QLatin1Char(' '));
            if (std::all_of(m_words.begin(), m_words.end(),
                            [&](const QString& word) { return words.contains(word, Qt::CaseInsensitive); }))
                m_shown.push_back(i);
        }
        endResetModel();
    }

    std::vector<BinRow> m_all;
    std::vector<std::size_t> m_shown;
    QStringList m_words;
    QString m_act;
};

namespace {

/// What tells two of one name apart: the place, as it was, and the end of the number.
QString whereOf(const ReadContext& context, const journal::Record& record) {
    QStringList words;
    const schema::TypeDef& type = record.type();
    const auto shown = [&](const journal::Record& of, const char* field) {
        const schema::FieldDef* def = of.type().field(field);
        return def == nullptr ? QString()
                              : QString::fromStdString(records::shownText(
                                    context.reader, context.tables, context.access, of, *def, context.language, false));
    };
    QString place = shown(record, "door");
    for (const char* field : {"address", "dwelling", "estate_name"})
        if (place.isEmpty()) place = shown(record, field);
    if (type.id == "person" && place.isEmpty()) {
        // Where the person lived may have gone too, or be there still.
        for (const bool gone : {false, true}) {
            records::Query query;
            query.type = "residence";
            query.where = "person = " + record.uid.hex();
            query.deleted = gone;
            query.limit = 1;
            const auto homes = records::list(context.reader, context.tables, context.access, query, context.today);
            if (place.isEmpty() && homes && !homes->empty()) place = shown(homes->front(), "dwelling");
        }
    }
    words << place;
    for (const schema::FieldDef& field : type.fields) {
        const std::string& number = record.text(field.id);
        if (field.type != schema::FieldType::IdNumber || number.size() < 4) continue;
        words << HistoryPage::tr("…%1").arg(QString::fromStdString(number.substr(number.size() - 4)));
    }
    words << QString::fromStdString(record.text("number"));
    words.removeAll(QString());
    return words.join(QChar(0x3000));
}

} // namespace

HistoryPage::HistoryPage(Shell& shell, OfficeSession& session)
    : Page(shell)
    , m_session(session)
    , m_mode(nullptr)
    , m_search(nullptr)
    , m_users(new QComboBox(this))
    , m_types(new QComboBox(this))
    , m_binActs(new QComboBox(this))
    , m_button(nullptr)
    , m_stack(new QStackedWidget(this))
    , m_actTable(new QTableView(this))
    , m_binTable(new QTableView(this))
    , m_acts(new ActModel(session, this))
    , m_bin(new Bin(this))
    , m_foot(new ListFoot(this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* head = new PageHead(QStringLiteral("history"), tr("History"), true, this);
    m_mode = new Segmented({tr("Acts"), tr("Recycle bin")}, head);
    m_mode->setObjectName(QStringLiteral("history.mode"));
    head->addBeside(m_mode);
    m_search = new SearchField(tr("Person, number or act"), QStringLiteral("Ctrl+F"), head);
    m_search->setObjectName(QStringLiteral("history.filter"));
    m_search->setAccessibleName(tr("Filter the list"));
    m_search->setRoom(260);
    head->addAtEnd(m_search);
    m_users->setObjectName(QStringLiteral("history.users"));
    m_users->setAccessibleName(tr("Who"));
    m_users->addItem(tr("Everybody"), QString());
    m_users->hide();
    head->addAtEnd(m_users);
    m_types->setObjectName(QStringLiteral("history.types"));
    m_types->setAccessibleName(tr("Kind of record"));
    // Narrow ones at need: the two of the recycle bin must not make a small window grow.
    for (QComboBox* filter : {m_types, m_binActs}) {
        filter->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        filter->setMinimumContentsLength(filterLength);
        filter->setMinimumWidth(filterWidth * px().base / 14);
    }
    m_types->addItem(tr("All kinds"), QString());
    for (const schema::TypeDef* type : session.catalogue().types()) {
        if (type->id == "setting" || type->id == "user") continue;
        if (!session.access().allows(access::Right::Read, type->id)) continue;
        m_types->addItem(session.label(type->label), QString::fromStdString(type->id));
    }
    m_types->hide();
    head->addAtEnd(m_types);
    m_binActs->setObjectName(QStringLiteral("history.binActs"));
    m_binActs->setAccessibleName(tr("Deleted by the act"));
    m_binActs->addItem(tr("All acts"), QString());
    m_binActs->hide();
    head->addAtEnd(m_binActs);
    m_button = head->addButton(QStringLiteral("act"), tr("Undo the chosen act"), QStringLiteral("undo"));
    m_button->setEnabled(false);
    connect(m_button, &QAbstractButton::clicked, this, &HistoryPage::actOnChosen);
    layout->addWidget(head);
    const auto set = [](QTableView& table, QAbstractItemModel& model, const QString& name, const QString& words) {
        table.setObjectName(name);
        table.setAccessibleName(words);
        styleTable(table);
        table.setModel(&model);
        table.setSelectionMode(QAbstractItemView::SingleSelection);
        stretchColumn(*table.horizontalHeader(), 0, leastName * px().base / 14);
    };
    set(*m_actTable, *m_acts, QStringLiteral("history.acts"), tr("Acts"));
    set(*m_binTable, *m_bin, QStringLiteral("history.bin"), tr("Recycle bin"));
    const int actWidths[] = {0, 148, 148, 100, 148};
    for (int column = 1; column < ActModel::ColumnCount; ++column)
        m_actTable->setColumnWidth(column, actWidths[column] * px().base / 14);
    const int binWidths[] = {0, 264, 88, 100, 200, 88, 76};
    for (int column = 1; column <= actionColumn; ++column)
        m_binTable->setColumnWidth(column, binWidths[column] * px().base / 14);
    m_stack->addWidget(m_actTable);
    m_stack->addWidget(m_binTable);
    auto* empty = new EmptyState(QStringLiteral("trash"), tr("Nothing has been deleted."),
                                 tr("What you delete waits here and can be restored at any time."), m_stack);
    m_stack->addWidget(empty);
    layout->addWidget(m_stack, 1);
    layout->addWidget(m_foot);
    connect(m_mode, &Segmented::chosen, this, &HistoryPage::setMode);
    auto* pause = new QTimer(this);
    pause->setSingleShot(true);
    pause->setInterval(150);
    connect(pause, &QTimer::timeout, this, &HistoryPage::filter);
    connect(m_search, &QLineEdit::textChanged, pause, qOverload<>(&QTimer::start));
    connect(m_users, &QComboBox::currentIndexChanged, this, [this] {
        const auto user = Uid::fromHex(m_users->currentData().toString().toStdString());
        m_acts->setUser(user ? std::optional(UserId(*user)) : std::nullopt);
    });
    connect(m_types, &QComboBox::currentIndexChanged, this, &HistoryPage::loadBin);
    connect(m_binActs, &QComboBox::currentIndexChanged, this,
            [this] { m_bin->setAct(m_binActs->currentData().toString()); });
    connect(m_acts, &ActModel::spineLoaded, this, &HistoryPage::describe);
    connect(m_acts, &ActModel::windowLoaded, this, &HistoryPage::describe);
    connect(m_bin, &QAbstractItemModel::modelReset, this, &HistoryPage::describe);
    for (QTableView* table : {m_actTable, m_binTable})
        connect(table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &HistoryPage::describe);
    connect(m_actTable, &QTableView::clicked, this, [this](const QModelIndex& index) {
        if (index.column() == ActModel::State) undoAct(index.row());
        if (index.column() == ActModel::Kept) openKept(index.row());
    });
    connect(m_actTable, &QTableView::activated, this, [this](const QModelIndex& index) {
        if (index.column() != ActModel::State && index.column() != ActModel::Kept) openAct(index.row());
    });
    connect(m_binTable, &QTableView::clicked, this, [this](const QModelIndex& index) {
        if (index.column() == actionColumn) restore(index.row());
    });
    connect(m_binTable, &QTableView::activated, this, [this](const QModelIndex& index) {
        if (index.column() != actionColumn) restore(index.row());
    });
}

void HistoryPage::open(const QString& argument) {
    loadUsers();
    if (argument.startsWith(QLatin1String("bin"))) {
        const int type = m_types->findData(argument.mid(4));
        m_types->setCurrentIndex(qMax(0, type));
        m_mode->setCurrent(1);
        setMode(1);
        return;
    }
    reload();
}

void HistoryPage::setMode(int mode) {
    // What was looked for in the one is not what is looked for in the other.
    if ((m_stack->currentIndex() > 0) != (mode == 1)) m_search->clear();
    m_stack->setCurrentIndex(mode);
    m_types->setVisible(mode == 1);
    m_binActs->setVisible(mode == 1);
    m_users->setVisible(mode == 0 && m_users->count() > 2);
    m_button->setText(mode == 1 ? tr("Restore the chosen record") : tr("Undo the chosen act"));
    m_button->updateGeometry();
    (mode == 1 ? m_binTable : m_actTable)->setFocus(Qt::OtherFocusReason);
    reload();
}

void HistoryPage::reload() {
    if (m_mode->current() == 1)
        loadBin();
    else
        m_acts->reload();
}

int HistoryPage::shownRows() const { return m_mode->current() == 1 ? m_bin->rowCount() : m_acts->rowCount(); }

void HistoryPage::filter() {
    m_acts->setFilter(m_search->text());
    m_bin->setFilter(m_search->text());
}

void HistoryPage::loadUsers() {
    m_session.read(
        this, m_usersLatest,
        [](const ReadContext& context) -> Result<std::vector<User>> {
            records::Query query;
            query.type = "user";
            MULIN_TRY_LET(found, records::list(context.reader, context.tables, context.access, query, context.today));
            std::vector<User> users;
            for (const journal::Record& record : found)
                users.push_back({QString::fromStdString(records::titleOf(context.reader, context.tables, context.access,
                                                                         record, context.language)),
                                 QString::fromStdString(record.uid.hex())});
            return users;
        },
        [this](const Result<std::vector<User>>& users) {
            if (!users) return;
            const QSignalBlocker blocker(m_users);
            const QString chosen = m_users->currentData().toString();
            while (m_users->count() > 1) m_users->removeItem(1);
            for (const User& user : *users) m_users->addItem(user.name, user.hex);
            m_users->setCurrentIndex(qMax(0, m_users->findData(chosen)));
            m_users->setVisible(m_mode->current() == 0 && m_users->count() > 2);
        });
}

void HistoryPage::loadBin() {
    const std::string wanted = m_types->currentData().toString().toStdString();
    m_session.read(
        this, m_binLatest,
        [wanted](const ReadContext& context) -> Result<std::vector<BinRow>> {
            std::vector<std::pair<std::int64_t, BinRow>> found;
            std::map<Uid, QString> acts; // a large act is worded once
            for (const schema::TypeDef* type : context.catalogue.types()) {
                if (!wanted.empty() && type->id != wanted) continue;
                if (!context.access.allows(access::Right::Read, type->id)) continue;
                MULIN_TRY_LET(bin,
                              journal::recycleBin(context.reader, context.tables, context.access, type->id, binRows));
                for (const journal::Deleted& one : bin) {
                    BinRow row;
                    row.type = type->id;
                    row.record = one.record.id();
                    row.kind = QString::fromStdString(type->label.in(context.language));
                    row.title = fullSubject(context, one.record);
                    row.where = whereOf(context, one.record);
                    row.txn = QString::fromStdString(one.act.txn.hex());
                    const auto [act, fresh] = acts.try_emplace(one.act.txn.uid());
                    if (fresh)
                        act->second = operationText(
                            ui::describe(context.reader, context.tables, context.access, one.act, context.language));
                    row.act = act->second;
                    row.when = QString::fromStdString(dateOfMs(one.act.wall).iso());
                    if (one.act.user) {
                        row.who =
                            QString::fromStdString(records::titleOf(context.reader, context.tables, context.access,
                                                                    "user", one.act.user->uid(), context.language));
                    }
                    found.emplace_back(one.act.wall, std::move(row));
                }
            }
            // Of one act, people before what hung on them.
            std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
                if (a.first != b.first) return a.first > b.first;
                return (a.second.type == "person") > (b.second.type == "person");
            });
            std::vector<BinRow> rows;
            for (auto& [wall, row] : found) rows.push_back(std::move(row));
            return rows;
        },
        [this](Result<std::vector<BinRow>> rows) {
            if (!rows) {
                m_session.sayError(rows.error());
                return;
            }
            fillBinActs(*rows);
            m_bin->setRows(std::move(*rows));
            // Enter restores what was deleted last.
            if (!m_binTable->currentIndex().isValid()) m_binTable->setCurrentIndex(m_bin->index(0, 0));
        });
}

/// Acts that deleted something, newest first, with how much.
void HistoryPage::fillBinActs(const std::vector<BinRow>& rows) {
    std::vector<std::pair<QString, int>> acts;
    std::map<QString, QString> words;
    for (const BinRow& row : rows) {
        const auto at = std::find_if(acts.begin(), acts.end(), [&](const auto& one) { return one.first == row.txn; });
        if (at == acts.end()) {
            acts.emplace_back(row.txn, 1);
            words[row.txn] = row.when + QLatin1Char(' ') + row.act;
        } else {
            ++at->second;
        }
        if (acts.size() > actsOffered) break;
    }
    const QString chosen = m_binActs->currentData().toString();
    const QSignalBlocker blocker(m_binActs);
    while (m_binActs->count() > 1) m_binActs->removeItem(1);
    for (const auto& [txn, count] : acts) m_binActs->addItem(tr("%1 (%2)").arg(words[txn]).arg(count), txn);
    m_binActs->setCurrentIndex(qMax(0, m_binActs->findData(chosen)));
    m_bin->setAct(m_binActs->currentData().toString());
}

void HistoryPage::describe() {
    const bool bin = m_mode->current() == 1;
    if (bin) {
        m_stack->setCurrentIndex(m_bin->all() == 0 ? 2 : 1);
        const auto count = static_cast<qlonglong>(m_bin->rowCount());
        m_foot->setLeft(m_bin->all() >= binRows ? tr("%1 deleted records, the newest of each kind").arg(number(count))
                                                : tr("%1 deleted records").arg(number(count)));
        m_foot->setRight(tr("Enter restores the chosen record"));
        m_button->setEnabled(m_binTable->currentIndex().isValid() && !m_session.isReadOnly());
        return;
    }
    m_foot->setLeft(m_acts->filtered() ? tr("%1 acts match").arg(number(m_acts->rowCount()))
                                       : tr("%1 acts").arg(number(m_acts->rowCount())));
    m_foot->setRight(tr("Enter opens the record   Ctrl+Enter undoes the chosen act"));
    const QModelIndex chosen = m_actTable->currentIndex();
    const ActRow* row = chosen.isValid() ? m_acts->at(chosen.row()) : nullptr;
    m_button->setEnabled(row != nullptr && row->undoable && !m_session.isReadOnly());
}

void HistoryPage::actOnChosen() {
    if (m_mode->current() == 1) {
        if (m_binTable->currentIndex().isValid()) restore(m_binTable->currentIndex().row());
    } else if (m_actTable->currentIndex().isValid()) {
        undoAct(m_actTable->currentIndex().row());
    }
}

void HistoryPage::undoAct(int row) {
    const ActRow* chosen = m_acts->at(row);
    if (chosen != nullptr && chosen->undoable) m_session.undo(chosen->txn);
}

void HistoryPage::openAct(int row) {
    const ActRow* chosen = m_acts->at(row);
    if (chosen == nullptr) return;
    if (!chosen->record) {
        if (openKept(row)) return;
        m_session.say({StatusMessage::Kind::Plain, tr("This act concerns many records or none: %1").arg(chosen->what)});
        return;
    }
    if (!openRecord(m_session, shell(), chosen->type, *chosen->record))
        m_session.say({StatusMessage::Kind::Plain, tr("This record has no page of its own.")});
}

bool HistoryPage::openKept(int row) {
    const ActRow* chosen = m_acts->at(row);
    if (chosen == nullptr || !chosen->keptBy) return false;
    shell().open({QStringLiteral("kept"), QString::fromStdString(chosen->keptBy->hex())});
    return true;
}

void HistoryPage::restore(int row) {
    const BinRow& chosen = m_bin->row(row);
    journal::Operation operation;
    operation.id = chosen.type + ".restore";
    operation.args = {{"type", chosen.type}, {"id", chosen.record->hex()}};
    m_session.transact(this, operation, [type = chosen.type, id = *chosen.record](journal::Writer& writer) {
        return writer.restore(type, id);
    });
}

bool HistoryPage::runCommand(const QString& id) {
    if (id == QLatin1String("filter")) {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    } else if (id == QLatin1String("commit")) {
        actOnChosen();
    } else {
        return Page::runCommand(id);
    }
    return true;
}

QStringList HistoryPage::commandsNow() const { return {QStringLiteral("filter"), QStringLiteral("commit")}; }

bool HistoryPage::closeInner() {
    if (m_search->text().isEmpty()) return false;
    m_search->clear();
    (m_mode->current() == 1 ? m_binTable : m_actTable)->setFocus();
    return true;
}

} // namespace mulin::ui

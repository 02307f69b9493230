#include "ui/pages/admin/history_page.h"

#include "ui/grids/table_delegate.h"
#include "ui/look/roles.h"
#include "ui/widgets/button.h"
#include "ui/widgets/page_head.h"
#include "ui/widgets/segmented.h"

#include <QtCore/QAbstractTableModel>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QTableView>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace mulin::ui {

namespace {
constexpr int actsPerPage = 200;
constexpr int binRows = 200;
} // namespace

class HistoryPage::Acts final : public QAbstractTableModel {
public:
    using QAbstractTableModel::QAbstractTableModel;
    void setRows(std::vector<ActRow> rows) {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
    }
    void append(std::vector<ActRow> rows) {
        if (rows.empty()) return;
        beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(rows.size()) - 1);
        for (ActRow& row : rows) m_rows.push_back(std::move(row));
        endInsertRows();
    }
    const std::vector<ActRow>& rows() const { return m_rows; }
    int rowCount(const QModelIndex& parent = {}) const override {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : 4; }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override {
        if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
        const QString titles[] = {HistoryPage::tr("What"), HistoryPage::tr("When"), HistoryPage::tr("Who"), QString()};
        return titles[section];
    }
    QVariant data(const QModelIndex& index, int role) const override {
        if (!index.isValid()) return {};
        const ActRow& row = m_rows[static_cast<std::size_t>(index.row())];
        const int column = index.column();
        if (role == Qt::DisplayRole) {
            const QString cells[] = {row.what, row.when, row.who, row.undoable ? HistoryPage::tr("Undo") : row.state};
            return cells[column];
        }
        if (role == StateRole && column == 3)
            return QVariant::fromValue(row.undoable ? CellState::Accent : CellState::Secondary);
        if (role == StateRole && column > 0) return QVariant::fromValue(CellState::Secondary);
        if (role == StrongRole) return false;
        return {};
    }

private:
    std::vector<ActRow> m_rows;
};

class HistoryPage::Bin final : public QAbstractTableModel {
public:
    using QAbstractTableModel::QAbstractTableModel;
    void setRows(std::vector<BinRow> rows) {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
    }
    const std::vector<BinRow>& rows() const { return m_rows; }
    int rowCount(const QModelIndex& parent = {}) const override {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : 5; }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override {
        if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
        const QString titles[] = {HistoryPage::tr("Record"), HistoryPage::tr("Kind"), HistoryPage::tr("Deleted on"),
                                  HistoryPage::tr("By"), QString()};
        return titles[section];
    }
    QVariant data(const QModelIndex& index, int role) const override {
        if (!index.isValid()) return {};
        const BinRow& row = m_rows[static_cast<std::size_t>(index.row())];
        if (role == Qt::DisplayRole) {
            const QString cells[] = {row.title, row.kind, row.when, row.who, HistoryPage::tr("Restore")};
            return cells[index.column()];
        }
        if (role == StateRole && index.column() == 4) return QVariant::fromValue(CellState::Accent);
        if (role == StateRole && index.column() > 0) return QVariant::fromValue(CellState::Secondary);
        return {};
    }

private:
    std::vector<BinRow> m_rows;
};

HistoryPage::HistoryPage(Shell& shell, OfficeSession& session)
    : Page(shell)
    , m_session(session)
    , m_mode(nullptr)
    , m_stack(new QStackedWidget(this))
    , m_actTable(new QTableView(this))
    , m_binTable(new QTableView(this))
    , m_types(new QComboBox(this))
    , m_acts(new Acts(this))
    , m_bin(new Bin(this))
    , m_foot(new ListFoot(this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* head = new PageHead(QStringLiteral("history"), tr("History"), true, this);
    m_mode = new Segmented({tr("Acts"), tr("Recycle bin")}, head);
    head->addBeside(m_mode);
    m_types->setObjectName(QStringLiteral("history.types"));
    m_types->setAccessibleName(tr("Kind of record"));
    m_types->setMinimumWidth(176);
    m_types->addItem(tr("All kinds"), QString());
    for (const schema::TypeDef* type : session.catalogue().types()) {
        m_types->addItem(session.label(type->label), QString::fromStdString(type->id));
    }
    head->addAtEnd(m_types);
    layout->addWidget(head);
    const auto set = [](QTableView& table, QAbstractItemModel& model, const QString& name, const QString& words) {
        table.setObjectName(name);
        table.setAccessibleName(words);
        styleTable(table);
        table.setModel(&model);
        table.setSelectionMode(QAbstractItemView::SingleSelection);
        table.horizontalHeader()->setStretchLastSection(false);
        table.horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    };
    set(*m_actTable, *m_acts, QStringLiteral("history.acts"), tr("Acts"));
    set(*m_binTable, *m_bin, QStringLiteral("history.bin"), tr("Recycle bin"));
    for (const int column : {1, 2, 3}) m_actTable->setColumnWidth(column, 148 * px().base / 14);
    for (const int column : {1, 2, 3, 4}) m_binTable->setColumnWidth(column, 132 * px().base / 14);
    m_stack->addWidget(m_actTable);
    m_stack->addWidget(m_binTable);
    layout->addWidget(m_stack, 1);
    layout->addWidget(m_foot);
    connect(m_mode, &Segmented::chosen, this, [this](int mode) {
        m_stack->setCurrentIndex(mode);
        m_types->setVisible(mode == 1);
        reload();
    });
    m_types->hide();
    connect(m_types, &QComboBox::currentIndexChanged, this, &HistoryPage::loadBin);
    connect(m_actTable, &QTableView::clicked, this, [this](const QModelIndex& index) {
        if (index.column() == 3) act(index.row());
    });
    connect(m_actTable, &QTableView::activated, this, [this](const QModelIndex& index) { act(index.row()); });
    connect(m_binTable, &QTableView::clicked, this, [this](const QModelIndex& index) {
        if (index.column() == 4) restore(index.row());
    });
    connect(m_binTable, &QTableView::activated, this, [this](const QModelIndex& index) { restore(index.row()); });
    // The end of the list reads on.
    connect(m_actTable->verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        if (value == m_actTable->verticalScrollBar()->maximum() && m_acts->rowCount() % actsPerPage == 0)
            loadActs(true);
    });
}

void HistoryPage::open(const QString& argument) {
    if (argument.startsWith(QLatin1String("bin"))) {
        const int type = m_types->findData(argument.mid(4));
        m_types->setCurrentIndex(qMax(0, type));
        m_mode->setCurrent(1);
    }
    reload();
}

void HistoryPage::reload() {
    if (m_mode->current() == 1) {
        loadBin();
    } else {
        loadActs(false);
    }
}

int HistoryPage::shownRows() const { return m_mode->current() == 1 ? m_bin->rowCount() : m_acts->rowCount(); }

void HistoryPage::loadActs(bool more) {
    std::optional<TxnId> before;
    if (more && m_acts->rowCount() > 0) before = m_acts->rows().back().txn;
    m_session.read(
        this, m_actsLatest,
        [before](const ReadContext& context) -> Result<std::vector<ActRow>> {
            journal::ActFilter filter;
            filter.before = before;
            filter.limit = actsPerPage;
            filter.logs = true;
            MULIN_TRY_LET(acts, journal::acts(context.reader, context.access, filter));
            std::vector<ActRow> rows;
            for (const journal::Act& one : acts) {
                ActRow row;
                row.txn = one.txn;
                row.when =
                    QString::fromStdString(isoTimestamp(one.wall)).left(16).replace(QLatin1Char('T'), QLatin1Char(' '));
                if (one.user) {
                    row.who = QString::fromStdString(
                        records::titleOf(context.reader, context.tables, "user", one.user->uid(), context.language));
                }
                row.what =
                    operationText(describe(context.reader, context.tables, context.access, one, context.language));
                row.undoable = one.undoable && one.entries > 0 && one.operation != "office.new";
                if (one.undoneBy) row.state = HistoryPage::tr("undone");
                if (one.kind == journal::TxnKind::Log) row.state = HistoryPage::tr("log");
                rows.push_back(std::move(row));
            }
            return rows;
        },
        [this, more](Result<std::vector<ActRow>> rows) {
            if (!rows) {
                m_session.sayError(rows.error());
                return;
            }
            if (more) {
                m_acts->append(std::move(*rows));
            } else {
                m_acts->setRows(std::move(*rows));
            }
            m_foot->setLeft(tr("%1 acts").arg(m_acts->rowCount()));
            m_foot->setRight(tr("Enter undoes the chosen act"));
        });
}

void HistoryPage::loadBin() {
    const std::string wanted = m_types->currentData().toString().toStdString();
    m_session.read(
        this, m_binLatest,
        [wanted](const ReadContext& context) -> Result<std::vector<BinRow>> {
            std::vector<std::pair<std::int64_t, BinRow>> found;
            for (const schema::TypeDef* type : context.catalogue.types()) {
                if (!wanted.empty() && type->id != wanted) continue;
                MULIN_TRY_LET(bin,
                              journal::recycleBin(context.reader, context.tables, context.access, type->id, binRows));
                for (const journal::Deleted& one : bin) {
                    BinRow row;
                    row.type = type->id;
                    row.record = one.record.id();
                    row.kind = QString::fromStdString(type->label.in(context.language));
                    row.title = subjectOf(context.reader, context.tables, one.record, context.language);
                    row.when = QString::fromStdString(dateOfMs(one.act.wall).iso());
                    if (one.act.user) {
                        row.who = QString::fromStdString(records::titleOf(context.reader, context.tables, "user",
                                                                          one.act.user->uid(), context.language));
                    }
                    found.emplace_back(one.act.wall, std::move(row));
                }
            }
            std::stable_sort(found.begin(), found.end(),
                             [](const auto& a, const auto& b) { return a.first > b.first; });
            std::vector<BinRow> rows;
            for (auto& [wall, row] : found) rows.push_back(std::move(row));
            return rows;
        },
        [this](Result<std::vector<BinRow>> rows) {
            if (!rows) {
                m_session.sayError(rows.error());
                return;
            }
            m_bin->setRows(std::move(*rows));
            m_foot->setLeft(tr("%1 deleted records").arg(m_bin->rowCount()));
            m_foot->setRight(tr("Enter restores the chosen record"));
        });
}

void HistoryPage::act(int row) {
    const ActRow& chosen = m_acts->rows()[static_cast<std::size_t>(row)];
    if (chosen.undoable) m_session.undo(chosen.txn);
}

void HistoryPage::restore(int row) {
    const BinRow& chosen = m_bin->rows()[static_cast<std::size_t>(row)];
    journal::Operation operation;
    operation.id = chosen.type + ".restore";
    operation.args = {{"type", chosen.type}, {"id", chosen.record->hex()}};
    m_session.transact(this, operation, [type = chosen.type, id = *chosen.record](journal::Writer& writer) {
        return writer.restore(type, id);
    });
}

} // namespace mulin::ui

#include "ui/pages/admin/kept_page.h"

#include "ui/grids/table_delegate.h"
#include "ui/look/theme.h"
#include "ui/pages/record_acts.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/page_head.h"

#include <QtGui/QStandardItemModel>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QTableView>
#include <QtWidgets/QVBoxLayout>

namespace mulin::ui {

namespace {

QString reason(const KeptRecord& kept) {
    const QString by = kept.by.join(KeptPage::tr(", "));
    if (kept.reason == "changed") return KeptPage::tr("changed since");
    if (kept.reason == "linked") return by.isEmpty() ? KeptPage::tr("used since") : KeptPage::tr("used by %1").arg(by);
    if (kept.reason == "belongs")
        return by.isEmpty() ? KeptPage::tr("belongs to something kept") : KeptPage::tr("belongs to %1").arg(by);
    if (kept.reason == "gone")
        return by.isEmpty() ? KeptPage::tr("deleted since") : KeptPage::tr("deleted since, named by %1").arg(by);
    return {};
}

} // namespace

KeptPage::KeptPage(Shell& shell, OfficeSession& session)
    : Page(shell)
    , m_session(session)
    , m_head(new PageHead(QStringLiteral("kept"), tr("Kept as it is"), true, this))
    , m_table(new QTableView(this))
    , m_rows(new QStandardItemModel(this))
    , m_foot(new ListFoot(this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_head->setBackVisible(true);
    connect(m_head, &PageHead::backRequested, this, [this] { this->shell().back(); });
    layout->addWidget(m_head);
    m_table->setObjectName(QStringLiteral("kept.table"));
    m_table->setAccessibleName(tr("What the undo left as it is"));
    m_rows->setHorizontalHeaderLabels({tr("Record"), tr("Kind"), tr("Field"), tr("Why it was kept")});
    styleTable(*m_table);
    m_table->setModel(m_rows);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    const auto scaled = [](int pixels) { return pixels * px().base / 14; };
    m_table->setColumnWidth(0, scaled(240));
    m_table->setColumnWidth(1, scaled(112));
    m_table->setColumnWidth(2, scaled(132));
    layout->addWidget(m_table, 1);
    m_nothing = new EmptyState(QStringLiteral("check"), tr("Nothing was kept."),
                               tr("The undo took back everything that the act had changed."), this);
    m_nothing->hide();
    layout->addWidget(m_nothing, 1);
    m_foot->setRight(tr("Enter or double click opens the record"));
    layout->addWidget(m_foot);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex& index) {
        const KeptRecord& kept = m_kept[static_cast<std::size_t>(index.row())];
        if (!openRecord(m_session, this->shell(), kept.type, kept.id))
            m_session.say({StatusMessage::Kind::Plain, tr("This record has no page of its own.")});
    });
}

void KeptPage::open(const QString& argument) {
    const auto id = Uid::fromHex(argument.toStdString());
    m_undoing = id ? std::optional(TxnId(*id)) : std::nullopt;
    reload();
    m_table->setFocus();
}

void KeptPage::reload() {
    if (!m_undoing) return show({});
    m_session.read(
        this, m_latest,
        [id = *m_undoing](const ReadContext& context) -> Result<Kept> {
            MULIN_TRY_LET(undo, journal::act(context.reader, context.access, id));
            MULIN_TRY_LET(left, journal::leftBy(context.reader, context.tables, context.access, id));
            Kept kept;
            kept.when = QString::fromStdString(dateOfMs(undo.wall).iso());
            kept.count = left.count;
            kept.records = describeKept(context.reader, context.tables, context.access, left.entries, context.language);
            if (undo.undoes) {
                MULIN_TRY_LET(undone, journal::act(context.reader, context.access, *undo.undoes));
                kept.of = operationText(
                    ui::describe(context.reader, context.tables, context.access, undone, context.language));
            }
            return kept;
        },
        [this](const Result<Kept>& kept) {
            show(kept ? *kept : Kept());
            if (!kept) m_session.sayError(kept.error());
        });
}

void KeptPage::show(const Kept& kept) {
    m_kept = kept.records;
    m_head->setNote(kept.of.isEmpty() ? QString() : tr("Undo of: %1").arg(kept.of) + QChar(0x3000) + kept.when);
    const int row = m_table->currentIndex().row();
    m_rows->removeRows(0, m_rows->rowCount());
    for (const KeptRecord& one : m_kept) {
        QList<QStandardItem*> cells;
        for (const QString& words : {one.title, one.kind, one.field, reason(one)}) cells << new QStandardItem(words);
        m_rows->appendRow(cells);
    }
    if (row >= 0 && row < m_rows->rowCount()) m_table->setCurrentIndex(m_rows->index(row, 0));
    m_table->setVisible(!m_kept.empty());
    m_nothing->setVisible(m_kept.empty());
    const auto shown = static_cast<std::int64_t>(m_kept.size());
    m_foot->setLeft(kept.count > shown ? tr("%1 of %2 entries").arg(shown).arg(kept.count)
                                       : tr("%1 entries").arg(shown));
}

} // namespace mulin::ui

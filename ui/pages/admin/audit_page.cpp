#include "ui/pages/admin/audit_page.h"

#include "core/records/view.h"
#include "ui/grids/table_delegate.h"
#include "ui/pages/admin/act_panel.h"
#include "ui/pages/admin/audit_export.h"
#include "ui/pages/admin/audit_filter.h"
#include "ui/pages/admin/chain_panel.h"
#include "ui/widgets/beside.h"
#include "ui/widgets/button.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/page_head.h"
#include "ui/widgets/strip.h"

#include <QtCore/QFileInfo>
#include <QtCore/QLocale>
#include <QtCore/QStandardPaths>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QTableView>
#include <QtWidgets/QVBoxLayout>

namespace mulin::ui {

namespace {

constexpr int panelWidth = 424, listWidth = 560;

} // namespace

AuditPage::AuditPage(Shell& shell, OfficeSession& session)
    : Page(shell)
    , m_session(session)
    , m_head(new PageHead(QStringLiteral("audit"), tr("Audit"), false, this))
    , m_acts(new ActModel(session, {ActModel::When, ActModel::Who, ActModel::What, ActModel::About, ActModel::Device},
                          this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    Button* check = m_head->addButton(QStringLiteral("chain"), tr("Is the log whole?"), QStringLiteral("link"));
    connect(check, &QAbstractButton::clicked, this, [this] {
        m_chain->reload();
        m_beside->setShown(m_beside->shown() == m_chain ? nullptr : static_cast<QWidget*>(m_chain));
    });
    m_export = m_head->addButton(QStringLiteral("export"), tr("Export sheet"), QStringLiteral("export"));
    connect(m_export, &QAbstractButton::clicked, this, &AuditPage::exportAsking);
    layout->addWidget(m_head);
    auto* bar = new FilterBar(QStringLiteral("audit"), this);
    m_filter = new AuditFilter(session, *bar, this);
    connect(m_filter, &AuditFilter::changed, this, &AuditPage::ask);
    layout->addWidget(bar);
    m_beside = new Beside(listWidth, panelWidth, this);
    auto* left = new QWidget(m_beside);
    auto* list = new QVBoxLayout(left);
    list->setContentsMargins(0, 0, 0, 0);
    list->setSpacing(0);
    m_table = new QTableView(left);
    m_table->setObjectName(QStringLiteral("audit.acts"));
    m_table->setAccessibleName(tr("Acts of the log"));
    styleTable(*m_table)->setStrongColumn(-1);
    m_table->setModel(m_acts);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    QHeaderView* head = m_table->horizontalHeader();
    head->setStretchLastSection(false);
    head->setSectionResizeMode(2, QHeaderView::Stretch);
    const int widths[] = {148, 92, 0, 212, 120};
    for (const int column : {0, 1, 3, 4}) m_table->setColumnWidth(column, widths[column] * px().base / 14);
    list->addWidget(m_table, 1);
    m_empty = new EmptyState(QStringLiteral("history"), tr("No act is like that."),
                             tr("Take away a condition above to see more."), left);
    m_empty->hide();
    list->addWidget(m_empty, 1);
    m_foot = new ListFoot(left);
    list->addWidget(m_foot);
    m_beside->setMain(left);
    m_act = new ActPanel(session, m_beside);
    m_beside->add(m_act);
    m_chain = new ChainPanel(session, m_beside);
    m_beside->add(m_chain);
    layout->addWidget(m_beside, 1);
    // What is told at the side need not stand in the list.
    connect(m_beside, &Beside::arranged, this, [this] { m_table->setColumnHidden(4, m_beside->shown() != nullptr); });
    connect(m_acts, &ActModel::spineLoaded, this, &AuditPage::describe);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &AuditPage::showAct);
    connect(m_acts, &ActModel::windowLoaded, this, [this](int first, int last) {
        const int chosen = m_table->currentIndex().row();
        if (m_beside->shown() == m_act && chosen >= first && chosen <= last) showAct();
    });
    connect(m_table, &QTableView::activated, this, &AuditPage::showAct);
    connect(m_act, &ActPanel::closeRequested, this, [this] { closeInner(); });
    connect(m_chain, &ChainPanel::closeRequested, this, [this] { closeInner(); });
    connect(m_act, &ActPanel::aboutRequested, m_filter, &AuditFilter::setRecord);
}

void AuditPage::open(const QString& argument) {
    reload();
    const std::string type = argument.section(QLatin1Char(':'), 0, 0).toStdString();
    const auto id = Uid::fromHex(argument.section(QLatin1Char(':'), 1, 1).toStdString());
    if (!id || !m_session.catalogue().find(type)) return;
    m_session.read(
        this, m_title,
        [type, id = *id](const ReadContext& context) -> Result<QString> {
            return QString::fromStdString(
                records::titleOf(context.reader, context.tables, context.access, type, id, context.language));
        },
        [this, type, id = *id](const Result<QString>& title) {
            if (title) m_filter->setRecord(type, RecordId(id), *title);
        });
}

void AuditPage::reload() { m_acts->reload(); }

void AuditPage::takeFocus() { m_table->setFocus(); }

void AuditPage::ask() {
    if (m_beside->shown() == m_act) m_beside->setShown(nullptr);
    m_acts->setQuestion(m_filter->question());
}

void AuditPage::describe() {
    const QString count = QLocale(QLocale::English).toString(m_acts->rowCount());
    m_foot->setLeft(m_filter->empty() ? tr("%1 acts").arg(count) : tr("%1 acts match").arg(count));
    m_foot->setRight(tr("The arrow keys go from act to act"));
    const bool none = m_acts->rowCount() == 0;
    m_table->setVisible(!none);
    m_empty->setVisible(none);
    m_export->setEnabled(!none);
}

void AuditPage::showAct() {
    const QModelIndex chosen = m_table->currentIndex();
    const ActRow* act = chosen.isValid() ? m_acts->at(chosen.row()) : nullptr;
    if (act == nullptr) return;
    m_act->show(*act);
    m_beside->setShown(m_act);
}

bool AuditPage::closeInner() {
    const bool open = m_beside->shown() != nullptr;
    m_beside->setShown(nullptr);
    if (open) m_table->setFocus();
    return open;
}

void AuditPage::exportAsking() {
    auto* dialog = new QFileDialog(this, tr("Export the log as a spreadsheet"));
    dialog->setObjectName(QStringLiteral("audit.dialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("Spreadsheets (*.xlsx *.csv)"));
    dialog->setDefaultSuffix(QStringLiteral("xlsx"));
    if (const QString home = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
        QFileInfo(home).isDir())
        dialog->setDirectory(home);
    dialog->selectFile(QStringLiteral("%1-%2.xlsx").arg(tr("Audit"), QString::fromStdString(m_session.today().iso())));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString& path) { exportActs(m_session, m_acts->spine(), path); });
    dialog->open();
}

} // namespace mulin::ui

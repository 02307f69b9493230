#include "ui/pages/compare/compare_page.h"

#include "core/sheets/import_targets.h"
#include "ui/forms/form_draft.h"
#include "ui/grids/table_delegate.h"
#include "ui/grids/table_header.h"
#include "ui/look/number.h"
#include "ui/look/theme.h"
#include "ui/pages/compare/list_words.h"
#include "ui/pages/compare/rows_model.h"
#include "ui/pages/compare/verdict_panel.h"
#include "ui/pages/import/mapping_view.h"
#include "ui/pages/print_view.h"
#include "ui/shell/error_text.h"
#include "ui/shell/permits.h"
#include "ui/shell/text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/page_head.h"
#include "ui/widgets/scrolled.h"
#include "ui/widgets/segmented.h"
#include "ui/widgets/strip.h"

#include <QtCore/QFileInfo>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QTableView>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace mulin::ui {

using sheets::ListDecision;
using sheets::ListOutcome;

namespace {

constexpr int cardWidth = 560;
constexpr int columnWidths[] = {205, 96, 330, 110}, apartWidth = 160, leastWords = 160;
enum Filter { All, Differing, Theirs, Ours, Same, Unread };

} // namespace

ComparePage::ComparePage(Shell& shell, OfficeSession& session)
    : Page(shell)
    , m_session(session)
    , m_head(new PageHead(QStringLiteral("compare"), tr("Compare a list"), true, this))
    , m_error(paragraph({}, Look::Overdue, this))
    , m_stack(new QStackedWidget(this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_head->setBackVisible(true);
    connect(m_head, &PageHead::backRequested, this, [this] {
        if (!closeInner()) this->shell().back();
    });
    m_mapping = m_head->addButton(QStringLiteral("columns"), tr("Columns"), QStringLiteral("columns"));
    connect(m_mapping, &QAbstractButton::clicked, this, &ComparePage::showColumns);
    m_other = m_head->addButton(QStringLiteral("other"), tr("Another list"), QStringLiteral("folder"));
    connect(m_other, &QAbstractButton::clicked, this, &ComparePage::chooseFile);
    layout->addWidget(m_head);
    m_error->setObjectName(QStringLiteral("compare.error"));
    m_error->setContentsMargins(px().s6, px().s2, px().s6, px().s2);
    m_error->hide();
    layout->addWidget(m_error);
    m_columns = new MappingView(session, MappingView::Use::Compare, this);
    m_draft = new FormDraft(session, this);
    connect(m_draft, &FormDraft::due, this, [this] {
        const DecidedRows all = decidedRows();
        all.empty() ? m_draft->drop() : m_draft->keep(draftOf(all));
    });
    connect(m_draft, &FormDraft::found, this, &ComparePage::goOnWith);
    m_stack->addWidget(makeChooser());
    m_stack->addWidget(m_columns);
    m_stack->addWidget(makeRows());
    layout->addWidget(m_stack, 1);
    layout->addWidget(m_foot = makeFoot());
    setType(m_type);
    refresh();
}

QWidget* ComparePage::makeChooser() {
    auto* page = new QWidget(this);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(px().s6, px().s4, px().s6, px().s4);
    auto* card = new Card(Card::Kind::Framed, page);
    card->setMaximumWidth(cardWidth * px().base / 14);
    auto* inside = new QVBoxLayout(card);
    inside->setContentsMargins(px().s6, px().s6, px().s6, px().s6);
    inside->setSpacing(px().s3);
    auto* with = new QHBoxLayout;
    with->setSpacing(px().s3);
    auto* caption = plainLabel(tr("Compare with"), Look::Secondary, card);
    m_types = new QComboBox(card);
    m_types->setObjectName(QStringLiteral("compare.type"));
    m_types->setAccessibleName(tr("What the list is compared with"));
    m_types->setMaxVisibleItems(20);
    caption->setBuddy(m_types);
    for (const schema::TypeDef* type : sheets::importTypes(m_session.catalogue()))
        if (sheets::isComparable(*type) && m_session.access().allows(access::Right::Import, type->id))
            m_types->addItem(m_session.label(type->label), utf(type->id));
    connect(m_types, &QComboBox::activated, this, [this] { setType(m_types->currentData().toString().toStdString()); });
    with->addWidget(caption);
    with->addWidget(m_types, 1);
    inside->addLayout(with);
    inside->addWidget(plainLabel(tr("Choose the list of the other office"), Look::Lead, card));
    inside->addWidget(
        paragraph(tr(".xlsx, .xls, .ods or .csv, as it came. It shows who is the same, who differs, and who is "
                     "in one of the two alone; nothing is taken over before you have decided it."),
                  Look::Secondary, card));
    auto* buttons = new QHBoxLayout;
    m_choose = (new Button(ButtonKind::Primary, tr("Choose the list …"), card))
                   ->named(QStringLiteral("compare.choose"))
                   ->withIcon(QStringLiteral("folder"));
    connect(m_choose, &QAbstractButton::clicked, this, &ComparePage::chooseFile);
    buttons->addWidget(m_choose);
    buttons->addStretch(1);
    inside->addLayout(buttons);
    auto* line = new QHBoxLayout;
    line->addWidget(card, 1);
    line->addStretch(0);
    column->addLayout(line);
    column->addStretch(1);
    return page;
}

QWidget* ComparePage::makeRows() {
    auto* page = new QWidget(this);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(px().s6, px().s2, px().s6, px().s2);
    m_filter = new Segmented(
        {tr("All"), tr("Differs"), tr("Theirs alone"), tr("Ours alone"), tr("The same"), tr("Cannot be told")}, page);
    m_filter->setObjectName(QStringLiteral("compare.filter"));
    m_filter->setAccessibleName(tr("Rows to show"));
    connect(m_filter, &Segmented::chosen, this, &ComparePage::fill);
    bar->addWidget(m_filter);
    bar->addStretch(1);
    column->addLayout(bar);
    column->addWidget(new Line(Qt::Horizontal, page));
    auto* parts = new QHBoxLayout;
    parts->setSpacing(0);
    m_rows = new RowsModel(
        {tr("Outcome"), tr("Name"), tr("Theirs | ours"), tr("Decision")},
        [this](std::size_t row, int which) { return wordsOf(row, which); }, this);
    m_table = new QTableView(page);
    m_table->setModel(m_rows);
    m_table->setObjectName(QStringLiteral("compare.table"));
    m_table->setAccessibleName(tr("Rows of the list"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    styleTable(*m_table)->setStrongColumn(1);
    for (int i = 0; i < 4; ++i) m_table->setColumnWidth(i, columnWidths[i] * px().base / 14);
    stretchColumn(*m_table->horizontalHeader(), 2, leastWords * px().base / 14);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ComparePage::showRow);
    parts->addWidget(m_table, 1);
    parts->addWidget(new Line(Qt::Vertical, page));
    m_panel = new VerdictPanel(m_session, page);
    connect(m_panel, &VerdictPanel::decided, this, &ComparePage::decide);
    connect(m_panel, &VerdictPanel::meant, this, &ComparePage::mean);
    auto* place = scrolled(m_panel, page, Qt::NoFocus);
    place->setFixedWidth(VerdictPanel::panelWidth * px().base / 14);
    parts->addWidget(place);
    column->addLayout(parts, 1);
    return page;
}

QWidget* ComparePage::makeFoot() {
    auto* foot = new PageFoot(this);
    m_words = new ElidedLabel({}, Look::Secondary, foot);
    foot->addLeft(m_words);
    m_source = new QLineEdit(foot);
    m_source->setObjectName(QStringLiteral("compare.source"));
    m_source->setAccessibleName(tr("Whose list it is"));
    m_sourceCaption = plainLabel(tr("Whose list it is"), Look::Secondary, foot);
    m_sourceCaption->setBuddy(m_source);
    m_source->setMaxLength(100);
    m_source->setMinimumWidth(200 * px().base / 14);
    m_export = (new Button(ButtonKind::Secondary, tr("Export the result …"), foot))
                   ->named(QStringLiteral("compare.export"))
                   ->withIcon(QStringLiteral("export"));
    m_print = (new Button(ButtonKind::Secondary, tr("Print the result"), foot))
                  ->named(QStringLiteral("compare.print"))
                  ->withIcon(QStringLiteral("print"));
    (new Permits(m_session, {}, this))->require(m_print, access::Right::Print);
    m_carry = (new Button(ButtonKind::Primary, tr("Carry out"), foot))->named(QStringLiteral("compare.carry"));
    foot->addRight(m_sourceCaption);
    foot->addRight(m_source);
    foot->addRight(m_export);
    foot->addRight(m_print);
    foot->addRight(m_carry);
    connect(m_export, &QAbstractButton::clicked, this, &ComparePage::askExport);
    connect(m_print, &QAbstractButton::clicked, this, &ComparePage::print);
    connect(m_carry, &QAbstractButton::clicked, this, [this] {
        if (m_stack->currentIndex() == Columns)
            compare();
        else
            carryOut();
    });
    connect(m_source, &QLineEdit::textChanged, this, &ComparePage::refresh);
    connect(m_source, &QLineEdit::textEdited, m_draft, &FormDraft::touched);
    return foot;
}

const schema::TypeDef& ComparePage::typeDef() const { return *m_session.catalogue().find(m_type); }

void ComparePage::setType(const std::string& type) {
    const int at = m_types->findData(utf(type));
    if (at < 0) return;
    m_type = type;
    m_types->setCurrentIndex(at);
    m_head->setTitle(tr("Compare a list: %1").arg(m_session.label(typeDef().label)));
}

void ComparePage::open(const QString& argument) {
    if (isBusy() || (argument.isEmpty() && m_list)) return;
    const auto colon = argument.indexOf(QLatin1Char(':'));
    const QString type = colon < 0 ? argument : argument.left(colon);
    const bool same = type.isEmpty() || type.toStdString() == m_type;
    if (same && colon < 0 && !m_verdicts.empty()) { // they wait here
        m_session.say({StatusMessage::Kind::Plain, tr("There are decisions that were not carried out")});
        return;
    }
    if (!type.isEmpty() && (!same || !m_list)) {
        leaveList();
        m_stack->setCurrentIndex(ChooseFile);
        setType(type.toStdString());
    }
    refresh();
    if (colon >= 0)
        choose(argument.mid(colon + 1));
    else if (m_stack->currentIndex() == ChooseFile)
        m_choose->setFocus();
}

/// What is ours may be another by now; decisions that wait stay as they are.
void ComparePage::reload() {
    if (m_list && m_verdicts.empty() && !isBusy() && m_stack->currentIndex() == Rows) compare();
}

void ComparePage::chooseFile() {
    auto* dialog = new QFileDialog(this, tr("Choose the list"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Spreadsheets (*.xlsx *.xls *.et *.ods *.csv *.txt)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &ComparePage::choose);
    dialog->open();
}

void ComparePage::choose(const QString& path) {
    if (isBusy() || path.isEmpty()) return;
    leaveList();
    m_path = path.toStdString();
    m_map.reset();
    m_source->setText(QFileInfo(path).completeBaseName());
    m_draft->begin("compare/" + m_type + '/' + QFileInfo(path).fileName().toStdString(), {});
    compare();
}

void ComparePage::compare() {
    m_error->hide();
    if (m_stack->currentIndex() == Columns) m_map = sheets::ColumnMap::of(m_columns->mapping());
    m_running = std::make_shared<std::atomic<bool>>(false);
    refresh();
    WriteRequest write;
    write.title = tr("Comparing the list");
    write.receiver = this;
    write.cancellable = true;
    m_session.write(
        write,
        [request = sheets::CompareRequest{m_path, m_type, m_map, m_sheet, m_meant}, access = m_session.access(),
         stopped = m_running](journal::Journal& journal, Progress& whole) {
            StoppableProgress progress(whole, stopped);
            return sheets::compareList(journal, access, request, progress);
        },
        [this](Result<sheets::ListComparison> list) {
            m_running.reset();
            if (!list) {
                showError(list.error());
                refresh();
                return;
            }
            takeOver(std::move(*list));
            if (meanAgain()) return compare();
            m_stack->setCurrentIndex(Rows);
            const std::int64_t counts[] = {static_cast<std::int64_t>(m_list->rows.size()),
                                           m_list->count(ListOutcome::Differing),
                                           m_list->count(ListOutcome::Missing) + m_list->count(ListOutcome::Unknown),
                                           m_list->count(ListOutcome::Extra),
                                           m_list->count(ListOutcome::Same),
                                           m_list->count(ListOutcome::Unread)};
            for (int i = 0; i <= Unread; ++i) m_filter->setNote(i, number(counts[i]));
            m_filter->setShown(Unread, counts[Unread] > 0);
            m_names.clear();
            for (const sheets::ListRow& row : m_list->rows) ++m_names[row.name];
            fill();
            m_table->setFocus();
            if (std::exchange(m_cameBack, false) && !m_verdicts.empty())
                m_session.say({StatusMessage::Kind::Plain, tr("%n decisions of the last time are here again", nullptr,
                                                              static_cast<int>(m_verdicts.size()))});
        });
}

void ComparePage::mean(std::size_t row, RecordId person) {
    if (isBusy() || !m_list || row >= m_list->rows.size()) return;
    const std::uint32_t number = m_list->rows[row].cells.number;
    m_meant.insert_or_assign(number, person);
    m_verdicts.erase(row); // what was said of another one
    m_draft->touched();
    m_goTo = number;
    if (m_filter->current() != All) {
        const QSignalBlocker quiet(m_filter);
        m_filter->setCurrent(All); // to see what came out of it
    }
    compare();
}

void ComparePage::showColumns() {
    if (isBusy() || m_path.empty()) return;
    m_running = std::make_shared<std::atomic<bool>>(false);
    refresh();
    sheets::ImportRequest request;
    request.path = m_path;
    request.type = m_type;
    request.map = m_map;
    m_session.read(
        this, m_reading,
        [request](const ReadContext& context) {
            return sheets::preview(context.catalogue, request, context.today, context.progress);
        },
        [this](const Result<sheets::SheetPreview>& preview) {
            m_running.reset();
            if (!preview) {
                showError(preview.error());
            } else {
                m_columns->show(typeDef(), *preview);
                m_stack->setCurrentIndex(Columns);
            }
            refresh();
        });
}

bool ComparePage::isShown(ListOutcome outcome) const {
    switch (m_filter->current()) {
    case Differing: return outcome == ListOutcome::Differing;
    case Theirs: return outcome == ListOutcome::Missing || outcome == ListOutcome::Unknown;
    case Ours: return outcome == ListOutcome::Extra;
    case Same: return outcome == ListOutcome::Same;
    case Unread: return outcome == ListOutcome::Unread;
    default: return true;
    }
}

void ComparePage::fill() {
    if (!m_list) return;
    std::vector<std::size_t> shown;
    for (std::size_t i = 0; i < m_list->rows.size(); ++i)
        if (isShown(m_list->rows[i].outcome)) shown.push_back(i);
    // What there is to decide comes first.
    std::stable_partition(shown.begin(), shown.end(),
                          [&](std::size_t row) { return m_list->rows[row].outcome != ListOutcome::Same; });
    const bool apart =
        std::any_of(m_list->rows.begin(), m_list->rows.end(), [&](const auto& row) { return isToldApart(row); });
    m_table->setColumnWidth(1, (apart ? apartWidth : columnWidths[1]) * px().base / 14);
    int current = 0;
    for (std::size_t line = 0; line < shown.size(); ++line)
        if (m_goTo > 0 && m_list->rows[shown[line]].cells.number == m_goTo) current = static_cast<int>(line);
    m_goTo = 0;
    m_rows->show(std::move(shown));
    m_table->setCurrentIndex(m_rows->index(current, 0));
    showRow();
    refresh();
}

bool ComparePage::isToldApart(const sheets::ListRow& row) const {
    const auto at = m_names.find(row.name);
    return !row.beside.empty() && (row.outcome == ListOutcome::Unread || (at != m_names.end() && at->second > 1));
}

QString ComparePage::nameOf(const sheets::ListRow& row) const {
    const QString name = isToldApart(row) ? nameText(row) : utf(row.name);
    return name.isEmpty() ? tr("(empty)") : name;
}

QString ComparePage::wordsOf(std::size_t row, int column) const {
    const sheets::ListRow& one = m_list->rows[row];
    switch (column) {
    case 0: return outcomeText(one.outcome);
    case 1: return nameOf(one);
    case 2: return differenceText(m_session, one);
    default: return decisionOf(row);
    }
}

QString ComparePage::decisionOf(std::size_t row) const {
    const auto verdict = m_verdicts.find(row);
    if (verdict != m_verdicts.end()) return decisionText(verdict->second.decision);
    return m_list->rows[row].before ? tr("decided before") : QString();
}

void ComparePage::showRow() {
    const QModelIndex index = m_table->currentIndex();
    if (!index.isValid() || !m_list) return m_panel->clear();
    const std::size_t row = m_rows->rowAt(index.row());
    const auto at = m_verdicts.find(row);
    sheets::ListVerdict verdict;
    verdict.row = row;
    m_panel->show(typeDef(), m_list->rows[row], nameOf(m_list->rows[row]),
                  at == m_verdicts.end() ? verdict : at->second);
}

void ComparePage::decide(const sheets::ListVerdict& verdict) {
    if (!m_list || verdict.row >= m_list->rows.size()) return;
    if (verdict.decision == ListDecision::Later)
        m_verdicts.erase(verdict.row);
    else
        m_verdicts.insert_or_assign(verdict.row, verdict);
    m_rows->renew(verdict.row);
    m_draft->touched();
    refresh();
}

void ComparePage::carryOut() {
    if (isBusy() || !m_list || m_verdicts.empty() || m_source->text().trimmed().isEmpty()) return;
    m_error->hide();
    std::vector<sheets::ListVerdict> verdicts;
    for (const auto& [row, verdict] : m_verdicts) verdicts.push_back(verdict);
    m_running = std::make_shared<std::atomic<bool>>(false);
    refresh();
    WriteRequest write;
    write.title = tr("Carrying out what was decided");
    m_session.write(
        write,
        [list = *m_list, source = m_source->text().trimmed().toStdString(), verdicts,
         access = m_session.access()](journal::Journal& journal, Progress&) {
            return sheets::decideList(journal, access, list, source, verdicts);
        },
        [page = QPointer<ComparePage>(this), &session = m_session](const Result<journal::ChangeSet>& changes) {
            if (page) page->m_running.reset();
            if (!changes) {
                if (page) {
                    page->showError(changes.error());
                    page->refresh();
                }
                return;
            }
            session.say({StatusMessage::Kind::Done, tr("What was decided about the list is carried out")});
            session.announce(*changes);
            session.refreshUndo();
            if (!page) return;
            page->m_verdicts.clear();
            page->m_waiting = {};
            page->m_draft->drop();
            page->compare(); // what is left of it
        });
}

bool ComparePage::runCommand(const QString& id) {
    if (id != QLatin1String("print")) return Page::runCommand(id);
    if (m_stack->currentIndex() == Sheet)
        m_sheetView->print();
    else
        print();
    return true;
}

QStringList ComparePage::commandsNow() const {
    return m_list && m_stack->currentIndex() >= Rows ? QStringList{QStringLiteral("print")} : QStringList();
}

void ComparePage::showError(const Error& error) {
    m_error->setText(errorText(error, &m_session.catalogue(), m_session.language()));
    m_error->show();
}

void ComparePage::refresh() {
    const int place = m_stack->currentIndex();
    const bool busy = isBusy();
    m_mapping->setVisible(place == Rows);
    m_other->setVisible(place == Rows);
    m_sourceCaption->setVisible(place == Rows);
    m_source->setVisible(place == Rows);
    m_export->setVisible(place == Rows);
    m_print->setVisible(place == Rows);
    m_head->setVisible(place != Sheet);
    m_foot->setVisible(place != Sheet);
    m_carry->setVisible(place != ChooseFile);
    m_carry->setText(place == Columns ? tr("Compare") : tr("Carry out (%1)").arg(m_verdicts.size()));
    m_carry->setEnabled(!busy && (place == Columns || (!m_verdicts.empty() && !m_session.isReadOnly() &&
                                                       !m_source->text().trimmed().isEmpty())));
    for (Button* button : {m_mapping, m_other, m_export}) button->setEnabled(!busy);
    emit commandsChanged();
    m_panel->setEnabled(!busy);
    m_head->setNote(place == ChooseFile ? QString() : QFileInfo(utf(m_path)).fileName());
    m_words->setText(busy                 ? tr("Working …")
                     : place != Rows      ? QString()
                     : m_verdicts.empty() ? tr("Nothing is taken over before it is decided")
                                          : tr("All that is decided becomes one step; Ctrl+Z takes it back"));
}

bool ComparePage::closeInner() {
    if (isBusy()) {
        m_running->store(true);
        return true;
    }
    if (m_stack->currentIndex() == ChooseFile) return false;
    if (m_stack->currentIndex() == Sheet || (m_stack->currentIndex() == Columns && m_list)) {
        m_stack->setCurrentIndex(Rows);
    } else if (!m_verdicts.empty()) {
        return false; // one may go: they wait here
    } else {
        m_stack->setCurrentIndex(ChooseFile);
        leaveList();
    }
    refresh();
    return true;
}

bool ComparePage::mayLeave() {
    m_draft->flush();
    if (m_verdicts.empty()) return true;
    // They wait here: coming back finds them.
    m_session.say({StatusMessage::Kind::Plain, tr("There are decisions that were not carried out")});
    return true;
}

} // namespace mulin::ui

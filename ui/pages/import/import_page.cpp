#include "ui/pages/import/import_page.h"

#include "core/journal/history.h"
#include "core/sheets/comparison.h"
#include "core/sheets/import_targets.h"
#include "ui/pages/import/heading_row.h"
#include "ui/pages/import/import_result.h"
#include "ui/pages/import/mapping_view.h"
#include "ui/shell/error_text.h"
#include "ui/shell/text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/page_head.h"
#include "ui/widgets/step_bar.h"

#include <QtCore/QFileInfo>
#include <QtCore/QLocale>
#include <QtCore/QMimeData>
#include <QtCore/QStandardPaths>
#include <QtGui/QDragEnterEvent>
#include <QtGui/QShortcut>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QInputDialog>
#include <QtWidgets/QMenu>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

namespace mulin::ui {

namespace {

constexpr int dropWidth = 560;
constexpr std::uint32_t headerRowsOffered = 12;
QString count(std::int64_t value) { return QLocale(QLocale::English).toString(static_cast<qlonglong>(value)); }

QString droppedFile(const QMimeData* data) {
    if (!data || data->urls().size() != 1) return {};
    return data->urls().constFirst().toLocalFile();
}

} // namespace

ImportPage::ImportPage(Shell& shell, OfficeSession& session)
    : Page(shell), m_session(session), m_head(new PageHead(QStringLiteral("import"), tr("Import"), false, this)) {
    setAcceptDrops(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_sheets = m_head->addButton(QStringLiteral("sheet"), tr("Worksheet"))->withMenu(new QMenu(this));
    m_header = m_head->addButton(QStringLiteral("header"), tr("Row of the headings"))->withMenu(new QMenu(this));
    m_maps = m_head->addButton(QStringLiteral("maps"), tr("Saved columns"), QStringLiteral("ledger"))
                 ->withMenu(new QMenu(this));
    m_undo = m_head->addButton(QStringLiteral("undo"), tr("Undo the import"), QStringLiteral("undo"));
    connect(m_undo, &QAbstractButton::clicked, this, &ImportPage::undoImport);
    layout->addWidget(m_head);
    m_steps = new StepBar({tr("Choose the file"), tr("Columns"), tr("Check"), tr("Result")}, Qt::Horizontal, this);
    layout->addWidget(m_steps);
    m_error = paragraph({}, Look::Overdue, this);
    m_error->setObjectName(QStringLiteral("import.error"));
    m_error->setContentsMargins(px().s6, px().s2, px().s6, px().s2);
    m_error->hide();
    layout->addWidget(m_error);
    layout->addWidget(makeConversion());
    m_stack = new QStackedWidget(this);
    m_columns = new MappingView(session, MappingView::Use::Import, this);
    m_checked = new ImportResult(session, this);
    m_outcome = new ImportResult(session, this);
    m_stack->addWidget(buildFileStep());
    m_stack->addWidget(m_columns);
    m_stack->addWidget(m_checked);
    m_stack->addWidget(m_outcome);
    connect(m_outcome, &ImportResult::wanted, this, &ImportPage::seeRows);
    m_headings = new HeadingRow(session, this);
    m_stack->addWidget(m_headings);
    connect(m_headings, &HeadingRow::chosen, this, [this](std::uint32_t row) {
        m_headerRow = row;
        m_map.reset();
        readSheet();
    });
    layout->addWidget(m_stack, 1);
    layout->addWidget(buildFoot());
    connect(m_columns, &MappingView::mappingChanged, this, [this] {
        m_map = sheets::ColumnMap::of(m_columns->mapping());
        readSheet();
    });
    connect(m_columns, &MappingView::saveRequested, this, &ImportPage::askMapName);
    for (const auto key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto* shortcut = new QShortcut(QKeySequence(Qt::CTRL | key), this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, m_next, &QAbstractButton::click);
    }
    setType(m_type);
    setStep(ChooseFile);
}

QWidget* ImportPage::buildFileStep() {
    auto* page = new QWidget(this);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(px().s6, px().s4, px().s6, px().s4);
    auto* card = new Card(Card::Kind::Framed, page);
    card->setMaximumWidth(dropWidth * px().base / 14);
    auto* inside = new QVBoxLayout(card);
    inside->setContentsMargins(px().s6, px().s6, px().s6, px().s6);
    inside->setSpacing(px().s3);
    auto* into = new QHBoxLayout;
    into->setSpacing(px().s3);
    auto* caption = plainLabel(tr("The sheet holds"), Look::Secondary, card);
    m_types = new QComboBox(card);
    m_types->setObjectName(QStringLiteral("import.type"));
    m_types->setAccessibleName(tr("What the sheet holds"));
    caption->setBuddy(m_types);
    m_types->setMaxVisibleItems(20);
    for (const schema::TypeDef* type : sheets::importTypes(m_session.catalogue()))
        m_types->addItem(m_session.label(type->label), QString::fromStdString(type->id));
    connect(m_types, &QComboBox::activated, this, [this] { setType(m_types->currentData().toString().toStdString()); });
    into->addWidget(caption);
    into->addWidget(m_types, 1);
    inside->addLayout(into);
    inside->addWidget(new Line(Qt::Horizontal, card));
    inside->addWidget(plainLabel(tr("Choose the register as it is"), Look::Lead, card));
    inside->addWidget(paragraph(
        tr(".xlsx, .xls, .ods and .csv, as the office keeps them: titles above the headings, merged cells and "
           "empty rows do no harm. Nothing is written before you have seen the check."),
        Look::Secondary, card));
    auto* buttons = new QHBoxLayout;
    m_choose = (new Button(ButtonKind::Primary, tr("Choose the file …"), card))
                   ->named(QStringLiteral("import.choose"))
                   ->withIcon(QStringLiteral("folder"));
    connect(m_choose, &QAbstractButton::clicked, this, &ImportPage::chooseFile);
    buttons->addWidget(m_choose);
    m_compare = (new Button(ButtonKind::Quiet, tr("Only compare a list …"), card))
                    ->named(QStringLiteral("import.compare"))
                    ->withIcon(QStringLiteral("table"));
    connect(m_compare, &QAbstractButton::clicked, this, [this] {
        this->shell().open({QStringLiteral("compare"), QString::fromStdString(m_type)});
    });
    buttons->addWidget(m_compare);
    buttons->addStretch(1);
    inside->addLayout(buttons);
    auto* line = new QHBoxLayout; // aligned, the card would not get the height that its wrapped words need
    line->addWidget(card, 1);
    line->addStretch(0);
    column->addLayout(line);
    column->addStretch(1);
    return page;
}

QWidget* ImportPage::buildFoot() {
    auto* foot = new PageFoot(this);
    const auto button = [foot](ButtonKind kind, const char* name, const QString& text) {
        return (new Button(kind, text, foot))->named(QStringLiteral("import.") + QString::fromLatin1(name));
    };
    m_back = button(ButtonKind::Secondary, "back", tr("Back"));
    m_words = new ElidedLabel({}, Look::Secondary, foot);
    m_cancel = button(ButtonKind::Tool, "cancel", tr("Cancel"));
    m_save =
        button(ButtonKind::Secondary, "saveReturned", tr("Export what came back"))->withIcon(QStringLiteral("export"));
    m_next = button(ButtonKind::Primary, "next", tr("Check"))->withKeys(QStringLiteral("Ctrl+Enter"));
    foot->addLeft(m_back);
    foot->addLeft(m_words);
    for (Button* right : {m_cancel, m_save, m_next}) foot->addRight(right);
    connect(m_back, &QAbstractButton::clicked, this, &ImportPage::stepBack);
    connect(m_cancel, &QAbstractButton::clicked, this, &ImportPage::stop);
    connect(m_save, &QAbstractButton::clicked, this, &ImportPage::askReturned);
    connect(m_next, &QAbstractButton::clicked, this, &ImportPage::advance);
    return foot;
}

const schema::TypeDef& ImportPage::typeDef() const { return *m_session.catalogue().find(m_type); }

void ImportPage::setType(const std::string& type) {
    if (!m_session.catalogue().find(type)) return;
    m_type = type;
    const QString id = QString::fromStdString(type);
    if (m_types->findData(id) < 0) m_types->addItem(m_session.label(typeDef().label), id);
    m_types->setCurrentIndex(m_types->findData(id));
    m_head->setTitle(tr("Import %1").arg(m_session.label(typeDef().label)));
    m_compare->setVisible(sheets::isComparable(typeDef()));
}

void ImportPage::open(const QString& argument) {
    if (isBusy()) return;                                            // comes back to what still runs
    if (std::exchange(m_seeing, false) && m_step == Outcome) return; // back from its rows
    const auto colon = argument.indexOf(QLatin1Char(':'));
    const QString type = colon < 0 ? argument : argument.left(colon);
    if (argument.isEmpty() && m_step != Outcome) return; // back to the sheet that was being looked at
    if (m_step != ChooseFile) setStep(ChooseFile);
    if (!type.isEmpty()) setType(type.toStdString());
    if (colon < 0) return;
    const QString what = argument.mid(colon + 1);
    if (const auto columns = pastedInto(what))
        paste(*columns);
    else
        choose(what);
}

void ImportPage::reload() {
    if (m_step != Outcome || !m_report || !m_report->txn) return;
    m_session.read(
        this, m_acts,
        [txn = *m_report->txn](const ReadContext& context) -> Result<bool> {
            MULIN_TRY_LET(act, journal::act(context.reader, context.access, txn));
            return act.undoneBy.has_value();
        },
        [this](const Result<bool>& undone) {
            if (!undone) return;
            m_undone = *undone;
            refresh();
        });
}

sheets::ImportRequest ImportPage::request() const {
    sheets::ImportRequest request;
    request.path = m_converted ? m_converted->path() : m_path;
    request.pasted = m_pasted;
    request.type = m_type;
    request.map = m_map;
    request.sheet = m_sheet;
    if (m_headerRow) {
        if (!request.map) request.map.emplace();
        request.map->headerRow = m_headerRow;
    }
    request.reasonHeading = tr("Reason").toStdString();
    request.words = [&session = m_session](const Error& error) {
        return returnedText(error, &session.catalogue(), session.language()).toStdString();
    };
    return request;
}

void ImportPage::chooseFile() {
    auto* dialog = new QFileDialog(this, tr("Choose the sheet"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Spreadsheets (*.xlsx *.xls *.et *.ods *.csv *.txt)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &ImportPage::choose);
    dialog->open();
}

void ImportPage::choose(const QString& path) {
    if (isBusy() || path.isEmpty()) return;
    begin(path.toStdString());
    readSheet();
}

/// Nothing is known yet of what is going to be read.
void ImportPage::begin(const std::string& path) {
    m_path = path;
    m_converted.reset();
    m_pasted.reset();
    m_sheet.clear();
    m_headerRow = 0;
    m_map.reset();
    m_preview.reset();
}

void ImportPage::readSheet() {
    m_error->hide();
    m_convert->parentWidget()->hide();
    m_running = std::make_shared<std::atomic<bool>>(false);
    setBusy(tr("Reading the sheet"));
    m_session.read(
        this, m_reading,
        [request = request(), stopped = m_running](const ReadContext& context) -> Result<sheets::SheetPreview> {
            StoppableProgress progress(context.progress, stopped);
            return sheets::preview(context.catalogue, request, context.today, progress);
        },
        [this](Result<sheets::SheetPreview> preview) {
            m_running.reset();
            if (!preview) {
                const bool headings =
                    preview.error().code == ErrorCode::SheetNoHeader || preview.error().code == ErrorCode::SheetNoName;
                // Rows without headings stand under those of the list that they were pasted into.
                if (!m_preview && headings && m_pasted && !m_pastedHead.empty()) {
                    m_pasted = std::make_shared<const std::string>(std::exchange(m_pastedHead, {}) + "\n" + *m_pasted);
                    return readSheet();
                }
                if (!m_preview) setStep(ChooseFile);
                showError(preview.error());
                // The sentence asks for the row of the headings: here it is pointed at.
                if (!m_preview && headings) {
                    sheets::OpenOptions options;
                    options.sheet = m_sheet;
                    options.pasted = m_pasted;
                    m_headings->show(QString::fromStdString(m_path), options);
                    m_stack->setCurrentWidget(m_headings);
                }
                refresh();
                return;
            }
            m_preview = std::move(*preview);
            m_columns->show(typeDef(), *m_preview);
            fillMenus();
            setStep(Columns);
        });
}

void ImportPage::fillMenus() {
    QMenu* rows = m_header->findChild<QMenu*>();
    if (!rows) return;
    rows->clear();
    for (std::uint32_t row = 1; row <= headerRowsOffered; ++row)
        rows->addAction(tr("The headings are in row %1").arg(row), this, [this, row] {
            m_headerRow = row;
            m_map.reset();
            readSheet();
        });
    QMenu* names = m_sheets->findChild<QMenu*>();
    names->clear();
    for (const std::string& name : m_preview->sheets)
        names->addAction(QString::fromStdString(name).replace(QLatin1Char('&'), QLatin1String("&&")), this,
                         [this, name] {
                             m_sheet = name;
                             m_headerRow = 0;
                             m_map.reset();
                             readSheet();
                         });
    QMenu* maps = m_maps->findChild<QMenu*>();
    maps->clear();
    for (const QString& name : savedMaps(m_type))
        maps->addAction(QString(name).replace(QLatin1Char('&'), QLatin1String("&&")), this, [this, name] {
            auto map = sheets::ColumnMap::load(savedMapPath(m_type, name).toStdString());
            if (!map) {
                showError(map.error());
                return;
            }
            m_map = std::move(*map);
            m_headerRow = m_map->headerRow;
            readSheet();
        });
    if (maps->isEmpty()) maps->addAction(tr("None kept yet"))->setEnabled(false);
}

void ImportPage::advance() {
    if (isBusy() || !m_next->isEnabled()) return;
    switch (m_step) {
    case ChooseFile: chooseFile(); break;
    case Columns: run(true); break;
    case Checked: run(false); break;
    case Outcome: leaveForList(); break;
    }
}

void ImportPage::stepBack() {
    if (isBusy() || m_step == ChooseFile || m_step == Outcome) return;
    setStep(m_step == Checked ? Columns : ChooseFile);
}

void ImportPage::run(bool dry) {
    m_error->hide();
    sheets::ImportRequest request = this->request();
    request.map = sheets::ColumnMap::of(m_columns->mapping());
    request.map->headerRow = m_headerRow;
    if (m_map) request.map->fillDown = m_map->fillDown;
    request.sheet = m_preview->sheet;
    request.dryRun = dry;
    m_running = std::make_shared<std::atomic<bool>>(false);
    setBusy(dry ? tr("Checking every row; nothing is written …") : tr("Importing …"));
    WriteRequest write;
    write.title = dry ? tr("Checking the sheet") : tr("Importing");
    write.cancellable = true;
    // Without a receiver: the others hear of what was written even if this page is gone by then.
    m_session.write(
        write,
        [request, access = m_session.access(), stopped = m_running](journal::Journal& journal, Progress& whole) {
            StoppableProgress progress(whole, stopped);
            return sheets::importSheet(journal, access, request, progress);
        },
        [page = QPointer<ImportPage>(this), &session = m_session, dry](Result<sheets::ImportReport> report) {
            const journal::ChangeSet changes = report && !dry ? report->changes : journal::ChangeSet();
            const bool written = report && report->txn;
            if (page) page->finished(dry, std::move(report));
            if (!written) return;
            session.announce(changes);
            session.refreshUndo();
        });
}

void ImportPage::finished(bool dry, Result<sheets::ImportReport> report) {
    m_running.reset();
    if (!report) {
        showError(report.error());
        refresh();
        return;
    }
    m_report = std::move(*report);
    m_undone = false;
    (dry ? m_checked : m_outcome)->show(*m_report, !dry);
    if (!dry)
        m_session.say({StatusMessage::Kind::Done, tr("%1 imported").arg(count(m_report->added + m_report->updated))});
    setStep(dry ? Checked : Outcome);
}

void ImportPage::stop() {
    if (m_running)
        m_running->store(true);
    else if (m_step != Outcome) {
        setStep(ChooseFile);
        shell().back(); // to where one came from
    }
}

void ImportPage::seeRows(const QString& what) {
    if (!m_report || !m_report->txn) return;
    m_seeing = true;
    const QString import = QStringLiteral("import:%1:%2").arg(QString::fromStdString(m_report->txn->hex()), what);
    const QString page = QString::fromStdString(typeDef().navigation);
    const QString ofType = QString::fromStdString(m_type) + QLatin1Char(':') + import;
    if (page == QLatin1String("residents") || page == QLatin1String("visits"))
        shell().open({page, import});
    else if (page == QLatin1String("ledgers"))
        shell().open({page, ofType});
    else if (page.isEmpty() || page == QLatin1String("registers"))
        shell().open({QStringLiteral("records"), ofType});
    else
        leaveForList();
}

void ImportPage::setStep(Step step) {
    m_step = step;
    if (step == ChooseFile) {
        m_preview.reset();
        m_report.reset();
    }
    m_error->hide();
    m_steps->setCurrent(step);
    m_stack->setCurrentIndex(step);
    refresh();
    if (isVisible()) (step == ChooseFile ? m_choose : m_next)->setFocus(Qt::OtherFocusReason);
    emit stepChanged(step);
}

void ImportPage::setBusy(const QString& words) {
    m_busyWords = words;
    refresh();
}

void ImportPage::refresh() {
    const bool busy = isBusy();
    const bool atResult = m_step == Outcome;
    QStringList note;
    if (m_preview) {
        note << QFileInfo(QString::fromStdString(m_path)).fileName();
        if (!m_preview->sheet.empty()) note << tr("Worksheet “%1”").arg(QString::fromStdString(m_preview->sheet));
        note << tr("%1 rows").arg(count(m_preview->rows));
        if (m_step == Columns) note << tr("headings in row %1").arg(m_preview->header.lastRow);
        if (atResult && m_report) note << tr("took %1 s").arg(QString::number(m_report->seconds, 'f', 1));
    }
    m_head->setNote(note.join(wide));
    m_header->setVisible(m_step == Columns);
    m_maps->setVisible(m_step == Columns);
    m_sheets->setVisible(m_step == Columns && m_preview && m_preview->sheets.size() > 1);
    m_undo->setVisible(atResult && m_report && m_report->txn);
    m_undo->setEnabled(!m_undone);
    m_back->setVisible(m_step == Columns || m_step == Checked);
    m_cancel->setVisible(!atResult);
    m_save->setVisible((atResult || m_step == Checked) && m_report && m_report->rejected > 0);
    m_next->setVisible(m_step != ChooseFile);
    const bool changes = m_report && m_report->added + m_report->updated > 0;
    m_next->setText(m_step == Columns    ? tr("Check")
                    : m_step == Checked  ? tr("Import")
                    : m_type == "person" ? tr("See the residents")
                                         : tr("See the list"));
    m_next->setEnabled(!busy && (m_step != Checked || (changes && !m_session.isReadOnly())));
    for (Button* button : {m_back, m_header, m_maps, m_sheets, m_save}) button->setEnabled(!busy);
    m_columns->setEnabled(!busy);
    QString words;
    if (busy)
        words = m_busyWords;
    else if (m_undone)
        words = tr("This import was undone");
    else if (atResult)
        words = tr("The import is one act and can be undone on any day; people changed meanwhile are named and stay.");
    else if (m_step == Checked && m_session.isReadOnly())
        words = tr("This file may only be read");
    else if (m_step == Checked && !changes)
        words = tr("There is nothing to write");
    else if (m_step != ChooseFile)
        words = tr("Nothing has been written yet");
    m_words->setText(words);
}

void ImportPage::askReturned() {
    auto* dialog = new QFileDialog(this, tr("Export what came back"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("Spreadsheets (*.xlsx)"));
    dialog->setDefaultSuffix(QStringLiteral("xlsx"));
    const QFileInfo source(QString::fromStdString(m_path));
    dialog->setDirectory(m_pasted ? QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)
                                  : source.absolutePath());
    dialog->selectFile(tr("%1 - returned.xlsx").arg(source.completeBaseName()));
    connect(dialog, &QFileDialog::fileSelected, this, &ImportPage::saveReturned);
    dialog->open();
}

void ImportPage::saveReturned(const QString& path) {
    if (isBusy() || !m_report || !m_preview || m_report->rejected == 0) return;
    const auto done = [this, path](const Result<void>& saved) {
        if (!saved)
            showError(saved.error());
        else
            m_session.say({StatusMessage::Kind::Done, tr("Saved as %1").arg(path)});
    };
    sheets::ImportRequest request = this->request();
    if (static_cast<std::int64_t>(m_report->rejections.size()) == m_report->rejected) {
        m_session.background().run(
            {.title = tr("Writing the rows that come back"), .receiver = this},
            [file = path.toStdString(), header = m_preview->header, rows = m_report->rejections, request](Progress&) {
                return writeReturned(file, header, rows, request);
            },
            done);
        return;
    }
    // More than the report keeps: the sheet is read once more, without writing.
    request.map = sheets::ColumnMap::of(m_report->mapping);
    request.map->headerRow = m_headerRow;
    if (m_map) request.map->fillDown = m_map->fillDown;
    request.sheet = m_preview->sheet;
    request.dryRun = true;
    request.rejects = path.toStdString();
    WriteRequest write;
    write.title = tr("Writing the rows that come back");
    write.receiver = this;
    write.cancellable = true;
    m_session.write(
        write,
        [request, access = m_session.access()](journal::Journal& journal, Progress& progress) -> Result<void> {
            MULIN_TRY_LET(again, sheets::importSheet(journal, access, request, progress));
            static_cast<void>(again);
            return {};
        },
        done);
}

void ImportPage::askMapName() {
    auto* dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Save these columns"));
    dialog->setLabelText(tr("Name, for the next sheet of this kind"));
    dialog->setTextValue(QFileInfo(QString::fromStdString(m_path)).completeBaseName());
    connect(dialog, &QInputDialog::textValueSelected, this, &ImportPage::keepMap);
    dialog->open();
}

void ImportPage::keepMap(const QString& name) {
    if (name.trimmed().isEmpty() || !m_preview) return;
    sheets::ColumnMap map = sheets::ColumnMap::of(m_columns->mapping());
    map.type = m_type;
    map.headerRow = m_headerRow;
    if (m_map) map.fillDown = m_map->fillDown;
    if (const auto saved = saveMap(map, name); !saved) {
        showError(saved.error());
        return;
    }
    fillMenus();
    m_session.say({StatusMessage::Kind::Done, tr("Columns kept as “%1”").arg(name.trimmed())});
}

void ImportPage::undoImport() {
    if (m_report && m_report->txn && !m_undone) m_session.undo(m_report->txn);
}

void ImportPage::leaveForList() {
    const QString page = QString::fromStdString(typeDef().navigation);
    if (page == QLatin1String("ledgers"))
        shell().open({page, QString::fromStdString(m_type)});
    else if (page.isEmpty() || page == QLatin1String("registers"))
        shell().open({QStringLiteral("records"), QString::fromStdString(m_type)});
    else
        shell().open({page});
}

bool ImportPage::closeInner() {
    if (isBusy()) {
        stop();
        return true;
    }
    if (m_step != Columns && m_step != Checked) return false;
    stepBack();
    return true;
}

void ImportPage::dragEnterEvent(QDragEnterEvent* event) {
    if (m_step == ChooseFile && !isBusy() && !droppedFile(event->mimeData()).isEmpty()) event->acceptProposedAction();
}

void ImportPage::dropEvent(QDropEvent* event) {
    choose(droppedFile(event->mimeData()));
    event->acceptProposedAction();
}

} // namespace mulin::ui

#include "ui/pages/designer/draft_preview.h"

#include "ui/forms/choice_list.h"
#include "ui/forms/field_editor.h"
#include "ui/forms/record_form.h"
#include "ui/grids/table_delegate.h"
#include "ui/printing/list_document.h"
#include "ui/printing/page_view.h"
#include "ui/shell/text.h"
#include "ui/widgets/form_rows.h"
#include "ui/widgets/label.h"
#include "ui/widgets/scrolled.h"
#include "ui/widgets/segmented.h"
#include "ui/widgets/strip.h"

#include <QtGui/QStandardItemModel>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QTableView>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace mulin::ui {

namespace {

constexpr int pauseMs = 120;
/// Parts of a form that all ledgers have.
bool isCommon(const schema::Section& section) {
    return section.id == "entry" || section.id == "care" || section.id == "exit";
}
} // namespace

DraftPreview::DraftPreview(OfficeSession& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_ways(new Segmented({tr("Form"), tr("List"), tr("Paper")}, this))
    , m_stack(new QStackedWidget(this))
    , m_rows(new QStandardItemModel(this))
    , m_paper(new printing::PageView(this)) {
    setSurface(*this, Surface::Bg);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(px().s6, px().s3, px().s6, px().s4);
    auto* head = new QHBoxLayout;
    head->addWidget(plainLabel(tr("As it will be"), Look::Strong, this));
    head->addStretch(1);
    m_ways->setObjectName(QStringLiteral("designer.preview.ways"));
    head->addWidget(m_ways);
    layout->addLayout(head);
    layout->addWidget(m_stack, 1);
    const auto table = [this](const char* name) {
        auto* made = new QTableView(this);
        made->setObjectName(QString::fromLatin1(name));
        made->setAccessibleName(tr("The list as it will be"));
        styleTable(*made);
        made->setModel(m_rows);
        made->setSelectionMode(QAbstractItemView::NoSelection);
        made->setFocusPolicy(Qt::NoFocus);
        return made;
    };
    auto* form = new QWidget;
    setSurface(*form, Surface::Bg);
    m_formPlace = new QVBoxLayout(form);
    m_formPlace->setContentsMargins(0, 0, 0, 0);
    m_formPlace->setSpacing(px().s2);
    m_formPlace->addSpacing(px().s2);
    m_formPlace->addWidget(plainLabel(tr("In the list it looks like this"), Look::Caption, form));
    m_below = table("designer.preview.below");
    m_formPlace->addWidget(m_below);
    m_formPlace->addStretch(1);
    auto* area = scrolled(form, nullptr, Qt::NoFocus);
    setSurface(*area, Surface::Bg);
    setSurface(*form, Surface::Bg); // after it was dressed as a page
    setSurface(*area->viewport(), Surface::Bg);
    m_stack->addWidget(area);
    m_list = table("designer.preview.list");
    m_stack->addWidget(m_list);
    m_paper->setAccessibleName(tr("The ledger on paper"));
    m_paper->setFit(printing::PageView::Fit::Width);
    m_stack->addWidget(m_paper);
    connect(m_ways, &Segmented::chosen, this, [this](int way) {
        m_stack->setCurrentIndex(way);
        if (way == 2) layPaper();
    });
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMs);
    connect(&m_pause, &QTimer::timeout, this, &DraftPreview::build);
}

void DraftPreview::setSamples(std::vector<Sample> samples) {
    m_samples = std::move(samples);
    m_pause.start();
}

void DraftPreview::show(std::shared_ptr<const schema::Catalogue> catalogue, const schema::TypeDef* type) {
    m_catalogue = std::move(catalogue);
    m_type = type;
    m_pause.start();
}

void DraftPreview::build() {
    if (m_type == nullptr) return;
    buildForm();
    m_built = m_catalogue;
    buildList();
    if (m_stack->currentIndex() == 2) layPaper();
}

void DraftPreview::buildForm() {
    // What was tried out in a field stays there.
    std::map<std::string, QString> tried;
    for (const FieldEditor* editor : m_editors) tried[editor->field().id] = editor->text();
    m_editors.clear();
    delete m_form;
    m_form = new Card(Card::Kind::Framed, this);
    m_form->setObjectName(QStringLiteral("designer.preview.form"));
    auto* column = new QVBoxLayout(m_form);
    column->setContentsMargins(px().s4, px().s3, px().s4, px().s3);
    auto* head = new QHBoxLayout;
    head->addWidget(plainLabel(nameOf(m_type->label, tr("New ledger")), Look::Strong, m_form));
    head->addStretch(1);
    QStringList who;
    if (!m_samples.empty())
        for (const char* id : {"person", "door", "phone"})
            if (const auto at = m_samples.front().find(id); at != m_samples.front().end() && !at->second.isEmpty())
                who << at->second;
    head->addWidget(new ElidedLabel(who.join(QStringLiteral("  ")), Look::Caption, m_form));
    column->addLayout(head);
    auto* rows = new FormRows(QStringLiteral("designer.preview"), m_form);
    rows->setNarrow();
    rows->setNotesBelow();
    const auto add = [&](const schema::FieldDef& field) {
        if (!isEditable(*m_type, field) || !field.asked || field.type == schema::FieldType::Attachment) return;
        FieldEditor* editor = makeEditor(m_session, *m_type, field, rows);
        letShrink(*editor->widget());
        const QString label = withUnit(nameOf(field.label, tr("New field")), field, m_session.language());
        FormRow* row = rows->add(utf(field.id), label, editor->widget(), m_session.label(field.help), field.required);
        connect(editor, &FieldEditor::left, row, [editor, row] {
            if (editor->read()) row->clear();
        });
        if (const auto at = tried.find(field.id); at != tried.end() && !at->second.isEmpty())
            editor->setText(at->second);
        m_editors.push_back(editor);
    };
    for (const schema::Section& section : m_type->sections) {
        if (m_type->ledger && isCommon(section)) continue;
        if (section.label.zh != m_type->label.zh) rows->addSection(m_session.label(section.label));
        for (const std::string& id : section.fields)
            if (const schema::FieldDef* field = m_type->field(id)) add(*field);
    }
    column->addWidget(rows);
    if (m_editors.empty()) column->addWidget(paragraph(tr("No field of its own yet"), Look::Secondary, m_form));
    if (m_type->ledger)
        column->addWidget(paragraph(tr("Entry, contact worker, visits and leaving are asked as in every ledger."),
                                    Look::Caption, m_form));
    m_formPlace->insertWidget(0, m_form);
}

/// What has no name yet is called by its id.
QString DraftPreview::nameOf(const schema::Label& label, const QString& unnamed) const {
    return schema::ownUid(label.zh) ? unnamed : m_session.label(label);
}

QString DraftPreview::wordsOf(const Sample& sample, const schema::FieldDef& field) const {
    const auto at = sample.find(field.id);
    return at == sample.end() ? QString() : at->second;
}

void DraftPreview::buildList() {
    m_rows->clear();
    QStringList titles;
    std::vector<const schema::FieldDef*> columns;
    for (const std::string& id : m_type->list)
        if (const schema::FieldDef* field = m_type->field(id)) {
            columns.push_back(field);
            titles << nameOf(field->label, tr("New field"));
        }
    m_rows->setHorizontalHeaderLabels(titles);
    for (const Sample& sample : m_samples) {
        QList<QStandardItem*> row;
        for (const schema::FieldDef* field : columns) {
            auto* item = new QStandardItem(wordsOf(sample, *field));
            item->setEditable(false);
            const bool number = field->type == schema::FieldType::Integer || field->type == schema::FieldType::Money;
            if (number) item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            row << item;
        }
        m_rows->appendRow(row);
    }
    m_below->resizeColumnsToContents();
    m_list->resizeColumnsToContents();
    m_below->setFixedHeight(px().tableHeader + px().row * static_cast<int>(m_samples.size()) + px().scrollBar +
                            px().s1);
}

void DraftPreview::layPaper() {
    if (m_type == nullptr) return;
    printing::PrintedList printed;
    printed.title = nameOf(m_type->label, tr("New ledger"));
    printed.printedOn = utf(m_session.today().iso());
    printed.pageLine = tr("Page {page} of {pages}");
    std::vector<const schema::FieldDef*> columns;
    for (const std::string& id : m_type->rules.columnsOnPaper(m_type->list))
        if (const schema::FieldDef* field = m_type->field(id)) {
            columns.push_back(field);
            printed.columns.push_back(
                {nameOf(field->label, tr("New field")), field->type == schema::FieldType::Integer});
        }
    for (const Sample& sample : m_samples) {
        std::vector<QString> row;
        for (const schema::FieldDef* field : columns) row.push_back(wordsOf(sample, *field));
        printed.rows.push_back(std::move(row));
    }
    printed.counted = tr("%n rows as an example", nullptr, static_cast<int>(m_samples.size()));
    m_session.read(
        this, m_latest,
        [printed](const ReadContext& context) -> Result<printing::Pages> {
            MULIN_TRY_LET(document, printing::listDocument(printed));
            return printing::layOut(document, context.progress);
        },
        [this](Result<printing::Pages> pages) {
            if (pages) m_paper->setPages(std::move(*pages));
        });
}

} // namespace mulin::ui

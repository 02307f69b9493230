#include "ui/pages/import/mapping_view.h"

#include "core/schema/validation.h"
#include "ui/grids/table_delegate.h"
#include "ui/look/number.h"
#include "ui/shell/text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/scrolled.h"
#include "ui/widgets/strip.h"

#include <QtCore/QLocale>
#include <QtGui/QStandardItemModel>
#include <QtGui/QWheelEvent>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QTableView>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace mulin::ui {

namespace {

constexpr int sideWidth = 352, leastSide = 240;
constexpr double sure = 0.7;
enum Column { Letters, Heading, Samples, Fills, Check, ColumnCount };
QString utf16(const std::string& text) { return QString::fromStdString(text); }

QString targetLabel(const std::vector<sheets::Target>& targets, const std::string& id, schema::Language language) {
    const sheets::Target* target = targetOf(targets, id);
    return utf16(target ? target->label.in(language) : id);
}

/// Scrolling over the table must not change what a column fills.
class TargetBox final : public QComboBox {
public:
    explicit TargetBox(QWidget* parent) : QComboBox(parent) { setFocusPolicy(Qt::StrongFocus); }

protected:
    void wheelEvent(QWheelEvent* event) override { event->ignore(); }
};

} // namespace

const sheets::Target* targetOf(const std::vector<sheets::Target>& targets, const std::string& id) {
    const auto at =
        std::find_if(targets.begin(), targets.end(), [&](const sheets::Target& target) { return target.id == id; });
    return at == targets.end() ? nullptr : &*at;
}

QString sampleText(const schema::FieldDef* field, const std::string& text) {
    if (!field || field->mask == schema::Mask::None) return utf16(text);
    return utf16(schema::masked(field->mask, text));
}

MappingView::MappingView(OfficeSession& session, Use use, QWidget* parent)
    : QWidget(parent), m_session(session), m_use(use), m_model(new QStandardItemModel(this)) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    auto* left = new QVBoxLayout;
    left->setSpacing(0);
    m_table = new QTableView(this);
    m_table->setObjectName(QStringLiteral("import.columns"));
    m_table->setAccessibleName(tr("Columns of the sheet"));
    styleTable(*m_table)->setStrongColumn(Heading);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setModel(m_model);
    left->addWidget(m_table, 1);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(px().s6, px().s2, px().s4, px().s2);
    m_summary = new ElidedLabel({}, Look::Secondary, this);
    foot->addWidget(m_summary, 1);
    auto* save = (new Button(ButtonKind::Secondary, tr("Save these columns"), this))
                     ->named(QStringLiteral("import.keepMap"))
                     ->withIcon(QStringLiteral("save"));
    connect(save, &QAbstractButton::clicked, this, &MappingView::saveRequested);
    save->setVisible(use == Use::Import);
    foot->addWidget(save);
    left->addWidget(new Line(Qt::Horizontal, this));
    left->addLayout(foot);
    row->addLayout(left, 1);
    row->addWidget(new Line(Qt::Vertical, this));

    m_side = new QWidget(this);
    QWidget* side = m_side;
    side->setFixedWidth(leastSide * px().base / 14);
    auto* column = new QVBoxLayout;
    column->setContentsMargins(px().s6, px().s4, px().s6, px().s4);
    column->setSpacing(px().s3);
    auto* top = new QHBoxLayout;
    m_title = new ElidedLabel({}, Look::Lead, side);
    m_caption = new ElidedLabel({}, Look::Caption, side);
    m_caption->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    top->addWidget(m_title, 1);
    top->addWidget(m_caption, 1);
    column->addLayout(top);
    m_words = paragraph({}, Look::Secondary, side);
    column->addWidget(m_words);
    m_sample = new SampleView(session.language(), this);
    auto* scroll = scrolled(m_sample, this);
    scroll->setObjectName(QStringLiteral("import.after"));
    scroll->setAccessibleName(tr("A row as it is read"));
    auto* right = new QVBoxLayout(side);
    right->setContentsMargins(0, 0, 0, 0);
    right->setSpacing(0);
    right->addLayout(column);
    right->addWidget(new Line(Qt::Horizontal, side));
    right->addWidget(scroll, 1);
    row->addWidget(side);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        if (!m_filling) showColumn();
    });
}

void MappingView::show(const schema::TypeDef& type, const sheets::SheetPreview& preview) {
    const int column = std::max(0, m_table->currentIndex().row());
    m_type = &type;
    m_preview = preview;
    fillTable();
    m_table->selectRow(std::min(column, m_model->rowCount() - 1));
    showColumn();
    m_sample->show(type, preview);
}

const schema::FieldDef* MappingView::fieldOf(const std::string& id) const {
    const sheets::Target* target = targetOf(m_preview.targets, id);
    return target ? target->field : nullptr;
}

QString MappingView::findingText(std::size_t at, QString& icon, int& state) const {
    const sheets::ColumnMapping& column = m_preview.mapping[at];
    const auto set = [&](const char* name, CellState how) {
        icon = QString::fromLatin1(name);
        state = static_cast<int>(how);
    };
    if (column.target.empty()) {
        set("minus", CellState::Secondary);
        const auto meansFile = [&](const schema::FieldDef& field) {
            return field.type == schema::FieldType::Attachment && !field.retired &&
                   (column.title == field.label.zh || column.title == field.label.en ||
                    std::find(field.synonyms.begin(), field.synonyms.end(), column.title) != field.synonyms.end());
        };
        if (std::any_of(m_type->fields.begin(), m_type->fields.end(), meansFile))
            return tr("Left out: a sheet brings no files, they are added to the record");
        return tr("Left out");
    }
    const auto& survey = m_preview.columns[at];
    std::size_t wrong = 0;
    for (const auto& [code, finding] : survey.findings) wrong += finding.count;
    if (wrong > 0) {
        set("warning", CellState::Due);
        return tr("%1 rows cannot be read as they are").arg(number(wrong));
    }
    if (column.confidence < sure) {
        set("warning", CellState::Due);
        return tr("a guess, please look");
    }
    const schema::FieldDef* field = m_type->field(column.target); // not what stands beside a link
    if (survey.empty > 0 && field && field->required) {
        set("warning", CellState::Due);
        return (m_use == Use::Import ? tr("%1 rows empty, they come back") : tr("%1 rows empty"))
            .arg(number(survey.empty));
    }
    set("check", CellState::Done);
    if (survey.empty > 0) return tr("%1 rows empty, which is fine").arg(number(survey.empty));
    return tr("Filled in every row");
}

/// What a column fills is always seen: the samples give way, and before them what stands beside.
void MappingView::fitColumns() {
    const int base = px().base;
    const int letters = base * 5, heading = base * 10, samples = base * 14, fills = base * 14;
    const int wanted = letters + heading + samples + fills + px().scrollBar;
    m_side->setFixedWidth(qBound(leastSide * base / 14, width() - wanted, sideWidth * base / 14));
    const int room = width() - m_side->width() - px().hairline - px().scrollBar;
    m_table->setColumnWidth(Letters, letters);
    m_table->setColumnWidth(Heading, heading);
    m_table->setColumnWidth(Samples, qBound(base * 6, room - letters - heading - fills, samples));
    m_table->setColumnWidth(Fills, fills);
}

void MappingView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fitColumns();
}

void MappingView::fillTable() {
    m_filling = true;
    m_model->clear();
    m_model->setHorizontalHeaderLabels(
        {tr("Column"), tr("Name in the sheet"), tr("Samples"), tr("Goes to"), tr("Check")});
    const auto& targets = m_preview.targets;
    int good = 0, look = 0, out = 0;
    for (std::size_t i = 0; i < m_preview.mapping.size(); ++i) {
        const sheets::ColumnMapping& column = m_preview.mapping[i];
        QStringList samples;
        for (const std::string& sample : m_preview.columns[i].samples)
            if (samples.size() < 3) samples << sampleText(fieldOf(column.target), sample).left(40);
        QString icon;
        int state = 0;
        const QString finding = findingText(i, icon, state);
        QList<QStandardItem*> items;
        for (const QString& text : {utf16(sheets::columnName(column.column)), utf16(column.title), samples.join(wide),
                                    targetLabel(targets, column.target, m_session.language()), finding}) {
            auto* item = new QStandardItem(text);
            item->setEditable(false);
            items << item;
        }
        items[Letters]->setData(QVariant::fromValue(CellState::Secondary), StateRole);
        items[Letters]->setData(false, StrongRole);
        items[Samples]->setData(QVariant::fromValue(CellState::Secondary), StateRole);
        items[Check]->setData(QVariant::fromValue(static_cast<CellState>(state)), StateRole);
        items[Check]->setData(false, StrongRole);
        items[Check]->setData(icon, IconRole);
        items[Check]->setToolTip(plainToolTip(finding));
        const auto how = static_cast<CellState>(state);
        ++(how == CellState::Done ? good : how == CellState::Due ? look : out);
        m_model->appendRow(items);
        auto* holder = new QWidget(m_table);
        auto* inside = new QHBoxLayout(holder);
        inside->setContentsMargins(0, 0, px().s2, px().hairline);
        auto* box = new TargetBox(holder);
        box->setObjectName(QStringLiteral("import.target.%1").arg(i));
        box->setAccessibleName(tr("What column “%1” fills").arg(utf16(column.title)));
        box->addItem(tr("Left out"), QString());
        for (const sheets::Target& target : targets)
            box->addItem(utf16(target.label.in(m_session.language())), utf16(target.id));
        box->setCurrentIndex(std::max(0, box->findData(utf16(column.target))));
        box->setMaxVisibleItems(16);
        inside->addWidget(box);
        const int row = static_cast<int>(i);
        // Later: the box is replaced while the table is filled again.
        connect(
            box, &QComboBox::activated, this,
            [this, row, box] { setTarget(row, box->currentData().toString().toStdString()); }, Qt::QueuedConnection);
        m_table->setIndexWidget(m_model->index(row, Fills), holder);
    }
    m_table->horizontalHeader()->setStretchLastSection(true);
    fitColumns();
    QStringList parts{tr("%1 columns known").arg(good)};
    if (look > 0) parts << tr("%1 want a look").arg(look);
    if (out > 0) parts << tr("%1 left out").arg(out);
    m_summary->setText(parts.join(wide));
    m_filling = false;
}

void MappingView::setTarget(int row, const std::string& target) {
    if (row < 0 || static_cast<std::size_t>(row) >= m_preview.mapping.size()) return;
    auto& mapping = m_preview.mapping;
    auto& chosen = mapping[static_cast<std::size_t>(row)];
    if (chosen.target == target) return;
    if (!target.empty())
        for (sheets::ColumnMapping& other : mapping)
            if (other.target == target) other.target.clear(); // one column for one field
    chosen.target = target;
    chosen.confidence = 1;
    m_preview.columns[static_cast<std::size_t>(row)].findings.clear();
    m_table->selectRow(row);
    emit mappingChanged();
}

/// What becomes of a cell that cannot be read.
QString MappingView::afterwards(const schema::FieldDef* field) const {
    if (m_use == Use::Compare) return tr("What cannot be read is not compared.");
    if (m_type->id == "person")
        return tr("What cannot be read stays in the remark and the resident is marked to be checked.");
    if (m_type->field("remark") && field && !field->required && field->id != m_type->eventDate)
        return tr("What cannot be read stays in the remark.");
    return {};
}

void MappingView::showColumn() {
    const int row = m_table->currentIndex().row();
    if (!m_type || row < 0 || static_cast<std::size_t>(row) >= m_preview.mapping.size()) return;
    const auto at = static_cast<std::size_t>(row);
    const sheets::ColumnMapping& column = m_preview.mapping[at];
    m_title->setText(column.target.empty() ? tr("Left out")
                                           : targetLabel(m_preview.targets, column.target, m_session.language()));
    m_caption->setText(tr("Column %1").arg(utf16(sheets::columnName(column.column))) + wide + utf16(column.title));
    QStringList lines;
    for (const auto& [code, finding] : m_preview.columns[at].findings) {
        QString what;
        switch (code) {
        case ErrorCode::BadIdNumber:
            what = tr("%1 rows: the ID number is not complete or its check digit is wrong.");
            break;
        case ErrorCode::NotAChoice: what = tr("%1 rows: a word that is not in the list."); break;
        case ErrorCode::FutureDate: what = tr("%1 rows: a date in the future."); break;
        case ErrorCode::TooLong: what = tr("%1 rows: too long."); break;
        case ErrorCode::OutOfRange: what = tr("%1 rows: too large or too small."); break;
        default: what = tr("%1 rows: not in a form that can be read."); break;
        }
        lines << what.arg(number(finding.count)) + QLatin1Char(' ') +
                     tr("First in row %1: %2")
                         .arg(finding.firstRow)
                         .arg(sampleText(fieldOf(column.target), finding.example));
    }
    if (lines.isEmpty()) {
        QString icon;
        int state = 0;
        lines << findingText(at, icon, state);
    } else if (const QString after = afterwards(m_type->field(column.target)); !after.isEmpty()) {
        lines << after;
    }
    m_words->setText(lines.join(QLatin1Char('\n')));
}

} // namespace mulin::ui

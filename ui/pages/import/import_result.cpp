#include "ui/pages/import/import_result.h"

#include "core/sheets/import_targets.h"
#include "ui/grids/table_delegate.h"
#include "ui/look/number.h"
#include "ui/look/roles.h"
#include "ui/pages/import/mapping_view.h"
#include "ui/shell/error_text.h"
#include "ui/shell/office_session.h"
#include "ui/widgets/label.h"
#include "ui/widgets/marks.h"
#include "ui/widgets/strip.h"

#include <QtCore/QLocale>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QTableWidget>
#include <QtWidgets/QVBoxLayout>

namespace mulin::ui {

namespace {

/// The role of those whom a record is about.
std::string roleOf(const schema::TypeDef& type) {
    const schema::FieldDef* person = type.field(type.person);
    return person && !person->roles.empty() ? person->roles.front().code : std::string();
}

} // namespace

ImportResult::ImportResult(OfficeSession& session, QWidget* parent)
    : QWidget(parent), m_session(session), m_table(new QTableWidget(0, 4, this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* figures = new QHBoxLayout;
    figures->setContentsMargins(px().s6, px().s3, px().s6, px().s3);
    figures->setSpacing(px().s6);
    const auto role = [](Colour colour) { return static_cast<int>(colour); };
    m_figures.push_back(addFigure(*figures, tr("Added"), QStringLiteral("plus"), role(Colour::Done), tr("records")));
    m_figures.push_back(
        addFigure(*figures, tr("Updated"), QStringLiteral("edit"), role(Colour::Accent), tr("records")));
    m_figures.push_back(
        addFigure(*figures, tr("Already there"), QStringLiteral("check"), role(Colour::Text2), tr("rows")));
    m_figures.push_back(addFigure(*figures, tr("Returned"), QStringLiteral("undo"), role(Colour::Overdue), tr("rows")));
    m_figures.push_back(addFigure(*figures, tr("Together"), QStringLiteral("table"), role(Colour::Text2), tr("rows")));
    layout->addLayout(figures);
    layout->addWidget(new Line(Qt::Horizontal, this));
    const char* const whats[] = {"added", "updated"};
    for (std::size_t i = 0; i < std::size(whats); ++i) {
        m_figures[i].link->setObjectName(QStringLiteral("import.see.") + QString::fromLatin1(whats[i]));
        connect(m_figures[i].link, &LinkLabel::clicked, this,
                [this, what = QString::fromLatin1(whats[i])] { emit wanted(what); });
    }
    m_marked = new LinkLabel({}, this);
    m_marked->setObjectName(QStringLiteral("import.see.marked"));
    m_marked->setContentsMargins(px().s6, 0, px().s6, 0);
    m_marked->hide();
    connect(m_marked, &LinkLabel::clicked, this, [this] { emit wanted(QStringLiteral("marked")); });
    auto* marked = new QHBoxLayout;
    marked->addWidget(m_marked);
    marked->addStretch(1);
    layout->addLayout(marked);
    m_head = plainLabel({}, Look::Strong, this);
    m_head->setContentsMargins(px().s6, px().s3, px().s6, px().s3);
    layout->addWidget(m_head);
    m_table->setObjectName(QStringLiteral("import.returned"));
    m_table->setAccessibleName(tr("Rows that come back"));
    m_table->setHorizontalHeaderLabels({tr("Row"), tr("Name"), tr("What it says"), tr("Reason")});
    styleTable(*m_table)->setStrongColumn(1);
    const int widths[] = {84, 96, 192, 400};
    for (int i = 0; i < 4; ++i) m_table->setColumnWidth(i, widths[i] * px().base / 14);
    m_table->horizontalHeader()->setStretchLastSection(true);
    layout->addWidget(m_table, 1);
    layout->addStretch(0); // without returned rows the figures stay as high as they are
}

ImportResult::Figure ImportResult::addFigure(QHBoxLayout& row, const QString& title, const QString& icon, int role,
                                             const QString& unit) {
    if (!m_figures.empty()) row.addWidget(new Line(Qt::Vertical, this));
    auto* column = new QVBoxLayout;
    column->setSpacing(0);
    auto* head = new QHBoxLayout;
    head->setSpacing(px().s1);
    head->addWidget(new IconLabel(icon, static_cast<Colour>(role), &Sizes::iconSmall, this));
    head->addWidget(plainLabel(title, Look::Secondary, this));
    head->addStretch(1);
    column->addLayout(head);
    auto* line = new QHBoxLayout;
    line->setSpacing(px().s2);
    Figure figure{new LinkLabel(tr("See them"), this), plainLabel(QStringLiteral("0"), Look::Figure, this),
                  paragraph({}, Look::Caption, this)};
    figure.value->setAccessibleName(title);
    line->addWidget(figure.value);
    line->addWidget(plainLabel(unit, Look::Secondary, this), 0, Qt::AlignBottom);
    line->addWidget(figure.link, 0, Qt::AlignBottom);
    line->addStretch(1);
    column->addLayout(line);
    column->addWidget(figure.note);
    column->addStretch(1);
    figure.link->hide();
    row.addLayout(column, 1);
    return figure;
}

void ImportResult::show(const sheets::ImportReport& report, bool done) {
    const std::int64_t values[] = {report.added, report.updated, report.duplicates, report.rejected, report.rows};
    const QString notes[] = {
        report.households ? tr("%n new households", nullptr, static_cast<int>(report.households)) : QString(),
        report.marked ? tr("%1 of both are marked for checking").arg(number(report.marked)) : QString(),
        tr("They add nothing"), done ? tr("Not written; the reason stands in each row") : tr("Will not be written"),
        tr("The four add up to the rows of the sheet")};
    for (std::size_t i = 0; i < m_figures.size(); ++i) {
        m_figures[i].value->setText(number(values[i]));
        m_figures[i].note->setText(notes[i]);
        m_figures[i].link->setVisible(done && report.txn && i < 2 && values[i] > 0);
    }
    m_marked->setText(tr("Marked for checking: %1").arg(number(report.marked)));
    m_marked->setVisible(done && report.txn && report.marked > 0);
    m_head->setText(report.rejected == 0 ? tr("No row comes back")
                    : report.rejections.size() < static_cast<std::size_t>(report.rejected)
                        ? tr("Rows that come back: %1, the first %2 here")
                              .arg(number(report.rejected), number(static_cast<std::int64_t>(report.rejections.size())))
                        : tr("Rows that come back: %1").arg(number(report.rejected)));
    // Whom the row is about, and the number or the day that tells it apart.
    const schema::TypeDef* type = m_session.catalogue().find(report.type);
    const auto targets = type ? sheets::importTargets(m_session.catalogue(), *type) : std::vector<sheets::Target>();
    std::optional<std::size_t> name, id;
    const sheets::Target* nameField = nullptr;
    const schema::FieldDef* idField = nullptr;
    for (const sheets::ColumnMapping& column : report.mapping) {
        const sheets::Target* target = targetOf(targets, column.target);
        if (!target || !target->field) continue;
        const bool calls = target->id == "name" || (target->link == type->person && !type->person.empty() &&
                                                    (!target->beside || target->field->id == "name") &&
                                                    (target->role.empty() || target->role == roleOf(*type)));
        const bool number = target->field->type == schema::FieldType::IdNumber;
        if (calls && !name) {
            name = column.column;
            nameField = target;
        }
        if (number || (!id && target->id == type->eventDate)) {
            id = column.column;
            idField = target->field;
        }
    }
    const auto language = m_session.language();
    m_table->setHorizontalHeaderLabels(
        {tr("Row"), nameField ? QString::fromStdString(nameField->label.in(language)) : tr("Name"),
         idField ? QString::fromStdString(idField->label.in(language)) : tr("What it says"), tr("Reason")});
    m_table->setRowCount(static_cast<int>(report.rejections.size()));
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const sheets::Rejection& one = report.rejections[static_cast<std::size_t>(row)];
        const auto cell = [&](const std::optional<std::size_t>& column) {
            return column && *column < one.cells.size() ? one.cells[*column] : std::string();
        };
        const auto put = [&](int column, const QString& text) {
            auto* item = new QTableWidgetItem(text);
            item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
            item->setToolTip(plainToolTip(text));
            m_table->setItem(row, column, item);
        };
        put(0, number(one.row));
        m_table->item(row, 0)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        const QString who = QString::fromStdString(cell(name));
        put(1, who.trimmed().isEmpty() ? tr("(empty)") : who);
        put(2, sampleText(idField, cell(id)));
        put(3, errorWords(one.error, &m_session.catalogue(), m_session.language()).what);
    }
    m_table->setVisible(report.rejected != 0);
}

} // namespace mulin::ui

#include "ui/pages/reports/figure_panel.h"

#include "ui/grids/record_table.h"
#include "ui/look/number.h"
#include "ui/pages/list_acts.h"
#include "ui/shell/permits.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/page_head.h"
#include "ui/widgets/segmented.h"

#include <QtCore/QLocale>
#include <QtWidgets/QVBoxLayout>

namespace mulin::ui {

namespace {

/// The columns that fit beside a page.
std::vector<std::string> columnsOf(const schema::TypeDef& type, const std::string& figure) {
    if (type.id == "person") return {"name", "sex", "birth_date", "door"};
    if (type.id == "household") return {"head", "door", "number"};
    if (type.id == "residence") return {"person", figure == "moved_out" ? "until" : "since", "dwelling"};
    if (type.id == "visit") return {"visited_on", "people", "purpose"};
    if (type.id == "organisation") return {"name", "address"};
    if (type.ledger) return {type.person, "door", type.since, type.until};
    return type.list;
}

} // namespace

FigurePanel::FigurePanel(OfficeSession& session, QWidget* parent)
    : QWidget(parent), m_session(session), m_type("person") {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(px().s4, px().s4, px().s3, px().s3);
    head->setSpacing(px().s2);
    auto* top = new QHBoxLayout;
    top->setSpacing(px().s4);
    m_title = new ElidedLabel({}, Look::Lead, this);
    m_value = plainLabel({}, Look::Lead, this);
    m_value->setObjectName(QStringLiteral("figure.value"));
    top->addWidget(m_title);
    top->addWidget(m_value);
    top->addStretch(1);
    Button* sheet = iconButton(QStringLiteral("export"), tr("Export these records as a sheet"), this)
                        ->named(QStringLiteral("figure.export"));
    (new Permits(session, {}, this))->require(sheet, access::Right::Export);
    top->addWidget(sheet);
    Button* close = iconButton(QStringLiteral("close"), tr("Close"), this)->named(QStringLiteral("figure.close"));
    connect(close, &QAbstractButton::clicked, this, &FigurePanel::closeRequested);
    top->addWidget(close);
    head->addLayout(top);
    m_meaning = paragraph({}, Look::Secondary, this);
    head->addWidget(m_meaning);
    m_months = new Segmented({tr("This month"), tr("Month before")}, this);
    m_months->setObjectName(QStringLiteral("figure.month"));
    connect(m_months, &Segmented::chosen, this, [this](int index) {
        printing::FigureRef other = m_figure;
        other.before = index == 1;
        emit turned(other.anchor());
    });
    auto* months = new QHBoxLayout;
    months->addWidget(m_months);
    months->addStretch(1);
    head->addLayout(months);
    layout->addLayout(head);
    m_table = new RecordTable(m_session, QStringLiteral("figure.rows"), tr("Records behind the figure"), this);
    m_model = new RecordModel(m_session, m_type, {}, this);
    m_model->setSpineSource([](const ReadContext&, const records::Query&) -> Result<std::vector<std::int64_t>> {
        return std::vector<std::int64_t>{};
    });
    m_table->setRecords(*m_model);
    layout->addWidget(m_table, 1);
    m_foot = new ListFoot(this);
    m_foot->setRight(tr("Enter or double click opens the record"));
    layout->addWidget(m_foot);
    m_acts = new ListActs(session, {*m_table, *m_foot}, this);
    m_acts->setTitle([this] { return m_title->text(); });
    connect(sheet, &QAbstractButton::clicked, m_acts, &ListActs::exportSheet);
    connect(m_model, &RecordModel::spineLoaded, this,
            [this] { m_foot->setLeft(tr("%1 records").arg(number(m_model->rowCount()))); });
    connect(m_model, &RecordModel::failed, this, [this](const Error& error) { m_session.sayError(error); });
    connect(m_table, &RecordTable::opened, this,
            [this](const RecordId& id) { emit opened(QString::fromStdString(m_type), id); });
}

bool FigurePanel::mayLeave() { return m_acts->mayLeave(); }

bool FigurePanel::show(const reports::MonthlyReport& report, const printing::FigureRef& ref) {
    const reports::Figure* figure = report.figure(ref.figure);
    const reports::Amount* amount = ref.amountIn(report);
    const schema::TypeDef* type = figure ? m_session.catalogue().find(figure->type) : nullptr;
    if (!amount || !type) return false;
    m_figure = ref;
    m_type = type->id;
    m_title->setText(m_session.label(figure->label));
    m_value->setText(number(amount->value) + QLatin1Char(' ') + m_session.label(figure->unit));
    QStringList meaning;
    if (ref.grid) {
        const std::string& name = report.grids[*ref.grid].name;
        meaning << (name.empty() ? tr("Without a grid") : QString::fromStdString(name));
    } else {
        meaning << QString::fromStdString(report.office);
    }
    const reports::Period& period = ref.before ? report.last : report.period;
    meaning << tr("%1 to %2").arg(QString::fromStdString(period.from.iso()), QString::fromStdString(period.to.iso()));
    const reports::Amount* whole = printing::FigureRef{ref.figure, {}, ref.before}.amountIn(report);
    if (ref.grid && whole) meaning << tr("of %1").arg(number(whole->value));
    if (figure->denominator && !ref.before && *figure->denominator > 0)
        meaning << tr("%1 of %2 residents, %3 %")
                       .arg(number(amount->value), number(*figure->denominator))
                       .arg(QString::number(100.0 * static_cast<double>(amount->value) /
                                                static_cast<double>(*figure->denominator),
                                            'f', 1));
    m_meaning->setText(meaning.join(QChar(0x3000)));
    m_months->setCurrent(ref.before ? 1 : 0);
    for (const bool before : {false, true})
        if (const reports::Amount* other = printing::FigureRef{ref.figure, ref.grid, before}.amountIn(report))
            m_months->setNote(before ? 1 : 0, number(other->value));
    std::vector<RecordColumn> columns;
    for (const std::string& field : columnsOf(*type, ref.figure))
        if (type->field(field)) columns.push_back(fieldColumn(m_session, *type, field));
    m_model->setSpineSource([rows = amount->rows, id = type->id](const ReadContext& context, const records::Query&) {
        return reports::rowsOf(context.reader, context.tables, context.access, id, rows);
    });
    m_model->setType(type->id, std::move(columns));
    m_model->setWhere({});
    m_table->fitColumns();
    return true;
}

} // namespace mulin::ui

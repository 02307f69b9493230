#include "ui/look/number.h"
#include "ui/look/theme.h"
#include "ui/pages/import/import_page.h"
#include "ui/pages/import/mapping_view.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"

#include <QtWidgets/QGridLayout>
#include <QtWidgets/QVBoxLayout>

namespace mulin::ui {

SampleView::SampleView(schema::Language language, QWidget* parent)
    : QWidget(parent), m_language(language), m_place(new QVBoxLayout) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(px().s6, px().s4, px().s6, px().s4);
    layout->setSpacing(px().s2);
    layout->addWidget(plainLabel(tr("This is how it is read"), Look::Strong, this));
    layout->addLayout(m_place);
    auto* turn = new QHBoxLayout;
    auto* back = (new Button(ButtonKind::Secondary, tr("Row before"), this))->named(QStringLiteral("import.rowBefore"));
    auto* on = (new Button(ButtonKind::Secondary, tr("Next row"), this))->named(QStringLiteral("import.rowNext"));
    connect(back, &QAbstractButton::clicked, this, [this] {
        if (m_row > 0) --m_row;
        fill();
    });
    connect(on, &QAbstractButton::clicked, this, [this] {
        if (m_preview && m_row + 1 < m_preview->samples.size()) ++m_row;
        fill();
    });
    turn->addWidget(back);
    turn->addWidget(on);
    m_where = new ElidedLabel({}, Look::Caption, this);
    turn->addWidget(m_where, 1);
    layout->addLayout(turn);
    layout->addStretch(1);
}

void SampleView::show(const schema::TypeDef& type, const sheets::SheetPreview& preview) {
    m_type = &type;
    m_preview = preview;
    if (m_row >= preview.samples.size()) m_row = 0;
    fill();
}

void SampleView::fill() {
    if (m_body) {
        m_place->removeWidget(m_body);
        m_body->deleteLater();
    }
    m_body = new QWidget(this);
    auto* grid = new QGridLayout(m_body);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(px().s4);
    grid->setVerticalSpacing(px().s2);
    grid->setColumnStretch(1, 1);
    if (m_preview && m_row < m_preview->samples.size()) {
        const auto& row = m_preview->samples[m_row];
        for (const sheets::ColumnMapping& column : m_preview->mapping) {
            const sheets::Target* target = targetOf(m_preview->targets, column.target);
            if (!target || column.column >= row.size() || row[column.column].empty()) continue;
            const int at = grid->rowCount();
            grid->addWidget(plainLabel(QString::fromStdString(target->label.in(m_language)), Look::Secondary, m_body),
                            at, 0);
            grid->addWidget(
                new ElidedLabel(sampleText(target->field, row[column.column]).simplified(), Look::Body, m_body), at, 1);
        }
        m_where->setText(tr("Row %1 of %2").arg(number(m_row + 1), number(m_preview->rows)));
    }
    m_place->addWidget(m_body);
}

} // namespace mulin::ui

#include "ui/pages/import/heading_row.h"

#include "core/sheets/sheet_reader.h"
#include "ui/grids/table_delegate.h"
#include "ui/look/theme.h"
#include "ui/widgets/label.h"

#include <QtWidgets/QHeaderView>
#include <QtWidgets/QTableWidget>
#include <QtWidgets/QVBoxLayout>

namespace mulin::ui {

namespace {
constexpr std::size_t rowsShown = 20;
constexpr qsizetype cellsShown = 12;
} // namespace

HeadingRow::HeadingRow(OfficeSession& session, QWidget* parent)
    : QWidget(parent), m_session(session), m_table(new QTableWidget(this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* words =
        paragraph(tr("Double click the row with the headings (name, ID number …), or choose it and press Enter."),
                  Look::Strong, this);
    words->setContentsMargins(px().s6, px().s3, px().s6, px().s3);
    layout->addWidget(words);
    m_table->setObjectName(QStringLiteral("import.headings"));
    m_table->setAccessibleName(tr("The first rows of the sheet"));
    styleTable(*m_table)->setStrongColumn(-1);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    layout->addWidget(m_table, 1);
    connect(m_table, &QTableWidget::activated, this,
            [this](const QModelIndex& index) { emit chosen(index.siblingAtColumn(0).data(Qt::UserRole).toUInt()); });
}

void HeadingRow::show(const QString& path, const sheets::OpenOptions& options) {
    m_table->setRowCount(0);
    m_session.read(
        this, m_latest,
        [file = path.toStdString(), options](const ReadContext&) -> Result<std::vector<Line>> {
            MULIN_TRY_LET(reader, sheets::openSheet(file, options));
            std::vector<Line> lines;
            sheets::Row row;
            while (lines.size() < rowsShown) {
                MULIN_TRY_LET(more, reader->next(row));
                if (!more) break;
                Line line;
                line.number = row.number;
                for (const sheets::Cell& cell : row.cells) {
                    if (line.cells.size() == cellsShown) break;
                    line.cells << QString::fromUtf8(cell.text.data(), static_cast<qsizetype>(cell.text.size()));
                }
                lines.push_back(std::move(line));
            }
            return lines;
        },
        [this](const Result<std::vector<Line>>& lines) {
            if (!lines) return m_session.sayError(lines.error());
            qsizetype widest = 0;
            for (const Line& line : *lines) widest = qMax(widest, line.cells.size());
            m_table->setColumnCount(static_cast<int>(widest) + 1);
            QStringList heads{tr("Row")};
            for (qsizetype i = 0; i < widest; ++i) heads << QString(QChar(static_cast<ushort>('A' + i)));
            m_table->setHorizontalHeaderLabels(heads);
            m_table->setRowCount(static_cast<int>(lines->size()));
            for (int row = 0; row < m_table->rowCount(); ++row) {
                const Line& line = (*lines)[static_cast<std::size_t>(row)];
                auto* number = new QTableWidgetItem(QString::number(line.number));
                number->setData(Qt::UserRole, line.number);
                m_table->setItem(row, 0, number);
                for (qsizetype i = 0; i < line.cells.size(); ++i)
                    m_table->setItem(row, static_cast<int>(i) + 1, new QTableWidgetItem(line.cells.at(i)));
            }
            m_table->setColumnWidth(0, px().row * 2);
            if (m_table->rowCount() > 0) m_table->setCurrentCell(0, 0);
            m_table->setFocus();
        });
}

} // namespace mulin::ui

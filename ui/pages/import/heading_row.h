// The first rows of a sheet as they are, to point at the one with the headings.
#pragma once

#include "core/sheets/sheet_reader.h"
#include "ui/shell/office_session.h"

#include <QtWidgets/QWidget>

class QTableWidget;

namespace mulin::ui {

class HeadingRow final : public QWidget {
    Q_OBJECT
public:
    explicit HeadingRow(OfficeSession& session, QWidget* parent = nullptr);
    void show(const QString& path, const sheets::OpenOptions& options);

signals:
    void chosen(std::uint32_t row);

private:
    struct Line {
        std::uint32_t number = 0;
        QStringList cells;
    };
    OfficeSession& m_session;
    QTableWidget* m_table;
    Latest m_latest;
};

} // namespace mulin::ui

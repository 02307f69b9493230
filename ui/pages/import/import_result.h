// What an import did, or would do: figures that add up to the rows, and the rows that come back.
#pragma once

#include "core/sheets/import.h"

#include <QtWidgets/QWidget>

class QHBoxLayout;
class QLabel;
class QTableWidget;

namespace mulin::ui {

class LinkLabel;
class OfficeSession;

class ImportResult final : public QWidget {
    Q_OBJECT
public:
    explicit ImportResult(OfficeSession& session, QWidget* parent = nullptr);
    /// `done`: written; otherwise it is a rehearsal.
    void show(const sheets::ImportReport& report, bool done);

signals:
    /// "added", "updated", "marked": the records are to be seen.
    void wanted(const QString& what);

private:
    struct Figure {
        LinkLabel* link;
        QLabel* value;
        QLabel* note;
    };
    Figure addFigure(QHBoxLayout& row, const QString& title, const QString& icon, int role, const QString& unit);

    OfficeSession& m_session;
    std::vector<Figure> m_figures;
    LinkLabel* m_marked;
    QLabel* m_head;
    QTableWidget* m_table;
};

} // namespace mulin::ui

// The table over a RecordModel: sorting by header, the chosen record kept when the rows change, Enter and double click
// open it.
#pragma once

#include "ui/grids/record_model.h"

#include <QtWidgets/QTableView>

namespace mulin::ui {

class RecordTable final : public QTableView {
    Q_OBJECT
public:
    RecordTable(OfficeSession& session, const QString& objectName, const QString& accessibleName,
                QWidget* parent = nullptr);

    /// Not taken over.
    void setRecords(RecordModel& model);
    RecordModel* records() const { return m_records; }
    std::optional<RecordId> currentId() const;
    std::vector<RecordId> selectedIds() const;
    /// Chooses and shows the record, now or when it has been read; without it in the list nothing is chosen.
    void choose(RecordId id);
    void fitColumns();

signals:
    void currentRecordChanged(const std::optional<mulin::RecordId>& id);
    void opened(const mulin::RecordId& id);
    void deleteRequested();

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void focusInEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void sortBy(int column);
    void restore();
    void remember(std::optional<std::int64_t> row);
    void announce();

    OfficeSession& m_session;
    RecordModel* m_records = nullptr;
    std::optional<std::int64_t> m_row; ///< of the chosen record
    std::string m_rowType;
    std::optional<RecordId> m_announced;
    bool m_restoring = false;
    Latest m_locate;
};

} // namespace mulin::ui

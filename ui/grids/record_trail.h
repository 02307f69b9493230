// The list that somebody is gone through from: one record opened, the next one reached without going back.
#pragma once

#include "ui/shell/office_session.h"

namespace mulin::ui {

class RecordModel;

class RecordTrail final : public QObject {
    Q_OBJECT
public:
    /// That of the session; there is one.
    static RecordTrail& of(OfficeSession& session);

    /// `row`: of the one that is opened. `title`: of the view one came from, empty: the list as it is. Only of a list
    /// that has been read whole.
    void begin(const RecordModel& model, int row, const QString& title);
    /// Is the record the one that was opened out of the list?
    bool leadsBy(const std::string& type, RecordId record) const { return m_type == type && m_at == record; }
    const QString& title() const { return m_title; }
    int position() const { return m_position; } ///< from 0
    int count() const { return static_cast<int>(m_rows.size()); }
    /// Goes `by` rows on; `there` gets the record, unless the list ends.
    void step(int by, std::function<void(RecordId)> there);

private:
    explicit RecordTrail(OfficeSession& session);

    OfficeSession& m_session;
    std::string m_type;
    QString m_title;
    std::vector<std::int64_t> m_rows;
    int m_position = 0;
    std::optional<RecordId> m_at;
    Latest m_latest;
};

} // namespace mulin::ui

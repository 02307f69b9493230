// One 下一步 where it is seen: what, by when, by whom; done or dropped in place, with what came of it.
#pragma once

#include "core/ledgers/next_steps.h"
#include "ui/shell/office_session.h"

#include <QtWidgets/QWidget>

class QLineEdit;

namespace mulin::ui {

class StepRow final : public QWidget {
    Q_OBJECT
public:
    /// `area` names the controls: AREA.done, AREA.drop, AREA.outcome. `narrow`: in a side panel, on two lines.
    StepRow(OfficeSession& session, const ledgers::OpenStep& step, const QString& area, bool narrow, QWidget* parent);
    void ask(ledgers::StepEnd end);
    void finish();

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    OfficeSession& m_session;
    RecordId m_step;
    QWidget* m_answer;
    QLineEdit* m_outcome;
    ledgers::StepEnd m_end = ledgers::StepEnd::Done;
};

/// "今天到期", "逾期 3 天", "11-30"; empty: no limit.
QString stepDueWords(const std::optional<Date>& due, Date today);

} // namespace mulin::ui

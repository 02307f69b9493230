// Beside the entry of a visit: who it is, what was found last time, what is open, what to ask, and where this one entry
// will appear, all worked out from what is on file.
#pragma once

#include "core/ledgers/visit_outlook.h"
#include "ui/shell/office_session.h"

#include <QtWidgets/QWidget>

class QVBoxLayout;

namespace mulin::ui {

struct VisitSide {
    QString name, words; ///< of the one that is looked at; empty: nobody
    QStringList ledgers;
    QString lastHead, lastFindings;
    QStringList ask;     ///< what was asked for or is open
    QStringList appears; ///< a line each
    ledgers::VisitOutlook outlook;
};
struct VisitSideAsk {
    std::vector<RecordId> people, organisations;
    std::optional<RecordId> shown; ///< whom the panel shows; else the last of those visited
    Date on;
};
Result<VisitSide> readVisitSide(const ReadContext& context, const VisitSideAsk& ask);

class VisitSidePanel final : public QWidget {
    Q_OBJECT
public:
    VisitSidePanel(OfficeSession& session, QWidget* parent);
    void show(const VisitSide& side);

private:
    void line();
    void addPerson(const VisitSide& side);
    void addKeys();

    OfficeSession& m_session;
    QWidget* m_inside = nullptr;
    QVBoxLayout* m_layout = nullptr;
};

} // namespace mulin::ui

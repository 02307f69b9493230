// 登记走访: one visit in under a minute. At the side: who it is, what was found last time, where the entry will appear.
#pragma once

#include "ui/forms/record_form.h"
#include "ui/forms/record_picker.h"
#include "ui/pages/visits/visit_side.h"
#include "ui/shell/office_session.h"
#include "ui/shell/page.h"

class QVBoxLayout;

namespace mulin::ui {

class DocumentsPanel;
class PageHead;
class PapersEditor;

class VisitEntryPage final : public Page {
    Q_OBJECT
public:
    VisitEntryPage(Shell& shell, OfficeSession& session);

    /// "new", "new:<person>", "new:organisation:<id>", or the id of a visit.
    void open(const QString& argument) override;
    void reload() override;
    bool runCommand(const QString& id) override;
    QStringList commandsNow() const override;
    bool closeInner() override;
    QSize minimumSizeHint() const override;
    bool mayLeave() override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Start {
        RecordForm::Preset preset;
        std::vector<PickerRow> visitors;
    };
    void makeForm();
    void makeSide();
    void connectForm();
    void propose(const std::vector<PickerRow>& visitors);
    /// What the file says about those who are named now: side panel, next visit, checklist, how many go together.
    void look(std::optional<RecordId> shown = {});
    void take(const ledgers::VisitOutlook& outlook);
    void checkVisitors();
    void startFor(std::optional<RecordId> person, std::optional<RecordId> organisation = {});
    void asLast();
    /// All who live in the household of the one named last.
    void wholeHousehold();
    /// Not gone yet: a plan for that day, with all that is written.
    void planInstead();
    Date visitedOn() const;
    std::pair<std::string, QString> check(const RecordForm& form) const;

    OfficeSession& m_session;
    PageHead* m_head;
    RecordForm* m_form = nullptr;
    PapersEditor* m_photos = nullptr;
    QWidget* m_sideBox = nullptr;
    VisitSidePanel* m_side = nullptr;
    DocumentsPanel* m_papers = nullptr;
    QWidget* m_papersPlace = nullptr;
    QString m_lastFindings, m_proposedNext;
    int m_leastVisitors = 1;
    QString m_leastFor;
    int m_today = 0;
    bool m_planning = false;
    Latest m_latest, m_person, m_visitors, m_home;
};

} // namespace mulin::ui

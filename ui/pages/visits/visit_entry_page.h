// 登记走访: one visit in under a minute. At the side: who it is, what was found last time, where the entry will appear.
#pragma once

#include "ui/forms/record_form.h"
#include "ui/forms/record_picker.h"
#include "ui/shell/office_session.h"
#include "ui/shell/page.h"

class QVBoxLayout;

namespace mulin::ui {

class DocumentsPanel;
class PageHead;

class VisitEntryPage final : public Page {
    Q_OBJECT
public:
    VisitEntryPage(Shell& shell, OfficeSession& session);

    /// "new", "new:<person>", or the id of a visit.
    void open(const QString& argument) override;
    bool runCommand(const QString& id) override;
    QStringList commandsNow() const override;
    bool closeInner() override;
    QSize minimumSizeHint() const override;
    bool mayLeave() override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Side {
        QString name, words;
        QStringList ledgers;
        QString lastHead, lastFindings, lastNeeds;
    };
    struct Start {
        RecordForm::Preset preset;
        std::vector<PickerRow> visitors;
    };
    void propose(const std::vector<PickerRow>& visitors);
    void watchPerson();
    void showPerson(RecordId id);
    void fillSide(const std::optional<Side>& side);
    void startFor(std::optional<RecordId> person);
    void checkVisitors();
    void asLast();

    OfficeSession& m_session;
    PageHead* m_head;
    RecordForm* m_form;
    QWidget* m_side = nullptr;
    DocumentsPanel* m_papers;
    QWidget* m_papersPlace;
    QVBoxLayout* m_sidePlace;
    std::optional<RecordId> m_shown;
    QString m_lastFindings;
    int m_today = 0;
    Latest m_latest, m_person, m_visitors;
};

} // namespace mulin::ui
